"""The options of a `call` of TF.js, which its body reads from an object: parameters in Keras."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.python import Site
from keras_tfjs.python.call_options import is_only_handed_on

TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))


def hands_on(at: Site, given: str) -> bool:
    """Whether a `call` gives other calls its options as they are, besides those that it names."""
    tree = at.tree()
    return isinstance(tree, ast.FunctionDef) and is_only_handed_on(tree, given)


def asked(options: Sequence[cst.Param]) -> list[cst.Param]:
    """`training`, which Keras gives to whoever names it, unless it is named."""
    if any(each.name.value == "training" for each in options):
        return []
    return [cst.Param(cst.Name("training"), default=cst.Name("None"), equal=TIGHT)]


def option_read(statement: cst.BaseStatement, given: str) -> cst.Param | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name() as name)],
                    value=cst.Call(
                        func=cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value="get")),
                        args=[_, *rest],
                    ),
                )
            ]
        ) if (
            owner == given
        ):
            default = rest[0].value if rest else cst.Name("None")
            return cst.Param(name, default=default, equal=TIGHT)
    return None
