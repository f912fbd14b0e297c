"""Where a value may be None, as far as the file writes it: kinds leave None out, so that `x = None`
before a loop says nothing of what `x` is in it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.kinds.evidence import replaces_none
from keras_tfjs.kinds.values import Binding

if TYPE_CHECKING:
    from keras_tfjs.kinds.definitions import Definitions
    from keras_tfjs.kinds.flow import Flow

_DEEPEST = 6
"""Names that are followed, one given to the next."""


class Absence:
    def __init__(self, flow: Flow, definitions: Definitions) -> None:
        self._flow = flow
        self._definitions = definitions

    def may_be_none(self, node: ast.expr, depth: int = 0) -> bool:
        """Whether None is written where `node` gets a value."""
        match node:
            case ast.Constant(value=None):
                return True
            case ast.IfExp(body=yes, orelse=no):
                return self.may_be_none(yes, depth) or self.may_be_none(no, depth)
            case ast.BoolOp(op=ast.Or(), values=[*_, last]):
                return self.may_be_none(last, depth)
            case ast.Name() if depth < _DEEPEST:
                value = self._flow.loads.get(node)
                found = list(self._definitions.bindings(value)) if value is not None else []
                return self._any(found, depth)
            case ast.Attribute(attr=attr) if depth < _DEEPEST:
                stored = self._flow.attribute_stores.get(attr, ())
                return self._any([binding for _, binding in stored], depth)
            case _:
                return False

    def _any(self, bindings: list[Binding], depth: int) -> bool:
        replaced = any(one.source is not None and replaces_none(one) for one in bindings)
        for one in bindings:
            if one.how == "parameter":
                if not replaced and _is_none_by_default(one):
                    return True
            elif (
                one.source is not None and not one.path and self.may_be_none(one.source, depth + 1)
            ):
                return True
        return False


def _is_none_by_default(parameter: Binding) -> bool:
    match parameter.scope.node:
        case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
            pass
        case ast.Lambda(args=arguments):
            pass
        case _:
            return False
    listed = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(reversed(listed), reversed(arguments.defaults), strict=False),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return any(
        one.arg == parameter.name and isinstance(value, ast.Constant) and value.value is None
        for one, value in pairs
    )
