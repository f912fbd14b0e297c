"""Gradients that an optimizer is handed: pairs with variables in Keras, named ones in TF.js."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_TAKEN = "tensorflow.GradientTape.gradient"
_GRADIENT, _VARIABLE, _INDEX = (cst.Name(each) for each in ("g", "w", "i"))


@rule(
    cst.Call,
    "keras.optimizers.Optimizer.apply_gradients",
    "keras.optimizers.Optimizer.apply",
    to=Dialect.TFJS,
)
def apply_gradients(call: cst.Call, at: Site) -> cst.Call | None:
    """Left as it is where the gradients come right from a tape, whose rule then minimizes."""
    match _gradients_and_variables(call), call:
        case (gradients, _), _ if _right_from_a_tape(gradients, at):
            return call
        case (gradients, variables), _:
            return handed(call, gradients, variables)
        case (
            None,
            cst.Call(
                func=cst.Attribute(attr=cst.Name(value="apply_gradients")),
                args=[cst.Arg(star="", value=pairs)],
            ),
        ):
            return _handed(call, cst.CompFor(_pair(_GRADIENT, _VARIABLE), pairs), _GRADIENT)
    return at.report("KT102", name=at.name)


def _gradients_and_variables(
    call: cst.Call,
) -> tuple[cst.BaseExpression, cst.BaseExpression] | None:
    match call:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value="apply")), args=[one, other]):
            return one.value, other.value
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="apply_gradients")),
            args=[cst.Arg(value=cst.Call(func=cst.Name(value="zip"), args=[one, other]))],
        ):
            return one.value, other.value
    return None


def applied(statement: cst.BaseStatement) -> cst.BaseStatement:
    """A statement whose call hands an optimizer gradients and variables, in TF.js's words."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call() as call) as only]):
            found = _gradients_and_variables(call)
            if found is not None:
                return statement.with_changes(body=[only.with_changes(value=handed(call, *found))])
    return statement


def handed(
    call: cst.Call, gradients: cst.BaseExpression, variables: cst.BaseExpression
) -> cst.Call:
    if isinstance(gradients, cst.Name):
        numbered = build.call("enumerate", variables)
        gradient = build.subscript(gradients, _INDEX)
        return _handed(call, cst.CompFor(_pair(_INDEX, _VARIABLE), numbered), gradient)
    zipped = build.call("zip", gradients, variables)
    return _handed(call, cst.CompFor(_pair(_GRADIENT, _VARIABLE), zipped), _GRADIENT)


def _pair(one: cst.Name, other: cst.Name) -> cst.Tuple:
    return cst.Tuple([cst.Element(one), cst.Element(other)], lpar=[], rpar=[])


def _handed(call: cst.Call, each: cst.CompFor, gradient: cst.BaseExpression) -> cst.Call:
    """`optimizer.applyGradients([{"name": w.name, "tensor": g} for g, w in pairs])`."""
    assert isinstance(call.func, cst.Attribute)
    named = build.dict_({"name": build.attribute(_VARIABLE, "name"), "tensor": gradient})
    return build.method(call.func.value, "applyGradients", cst.ListComp(named, each))


def _right_from_a_tape(gradients: cst.BaseExpression, at: Site) -> bool:
    tree = at.tree(gradients)
    if isinstance(tree, ast.Call):
        return at.facts.callee(tree) == _TAKEN
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    match binding.source if binding is not None and not binding.path else None:
        case ast.Call() as taken if binding is not None:
            once = len(at.facts.references(binding)) == 1
            return once and at.facts.callee(taken) == _TAKEN
    return False


@rule(cst.Call, "tfjs.Optimizer.applyGradients", to=Dialect.KERAS)
def applied_pairs(call: cst.Call, at: Site) -> cst.Call | None:
    """The pairs of a list that this module's other rule writes."""
    match call:
        case cst.Call(
            func=cst.Attribute(value=optimizer),
            args=[
                cst.Arg(
                    value=cst.ListComp(
                        elt=cst.Dict(
                            elements=[
                                cst.DictElement(
                                    key=cst.SimpleString(value='"name"' | "'name'"),
                                    value=cst.Attribute(
                                        value=cst.Name(value=item), attr=cst.Name(value="name")
                                    ),
                                ),
                                cst.DictElement(
                                    key=cst.SimpleString(value='"tensor"' | "'tensor'"),
                                    value=tensor,
                                ),
                            ]
                        ),
                        for_in=cst.CompFor(
                            target=cst.Tuple(
                                elements=[first, cst.Element(value=cst.Name(variable))]
                            ),
                            iter=iterated,
                            ifs=[],
                        ),
                    )
                )
            ],
        ) if item == variable and isinstance(first.value, cst.Name):
            pairs = _pairs(first.value.value, tensor, iterated)
            if pairs is not None:
                return build.method(optimizer, "apply_gradients", pairs)
    return at.report("KT112", name=at.name)


def _pairs(
    first: str, tensor: cst.BaseExpression, iterated: cst.BaseExpression
) -> cst.BaseExpression | None:
    match tensor, iterated:
        case cst.Name(value=name), _ if name == first:
            return iterated
        case (
            cst.Subscript(
                value=gradients,
                slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Name(value=index)))],
            )
            | cst.Call(
                func=cst.Attribute(value=cst.Name(value="js"), attr=cst.Name(value="get")),
                args=[cst.Arg(value=gradients), cst.Arg(value=cst.Name(value=index))],
            ),
            cst.Call(func=cst.Name(value="enumerate"), args=[variables]),
        ) if (
            index == first
        ):
            return build.call("zip", gradients, variables.value)
    return None
