"""Lists that grow: what `append` and `+=` add to the list that a display writes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from keras_tfjs.kinds.values import Binding, Value

if TYPE_CHECKING:
    from keras_tfjs.kinds.flow import Flow


class Grown:
    def __init__(self, flow: Flow, bindings: Callable[[Value], Iterator[Binding]]) -> None:
        self._flow = flow
        self._bindings = bindings

    def by(self, display: ast.expr) -> list[ast.expr]:
        """What is appended to the list that `display` writes."""
        return self._appended.get(display, [])

    @cached_property
    def _appended(self) -> dict[ast.expr, list[ast.expr]]:
        found: dict[ast.expr, list[ast.expr]] = {}
        for call in self._flow.calls.get("append", ()):
            if not isinstance(call.func, ast.Attribute) or len(call.args) != 1:
                continue
            for binding in self._holders(call.func.value):
                display = _display(binding)
                if display is not None:
                    found.setdefault(display, []).append(call.args[0])
        for binding in self._flow.bindings:
            match binding.how, binding.statement:
                case "augmented", ast.AugAssign(op=ast.Add(), value=ast.List(elts=added)) if (
                    binding.before is not None
                ):
                    for held in self._bindings(binding.before):
                        display = _display(held)
                        if display is not None:
                            found.setdefault(display, []).extend(added)
        return found

    def _holders(self, receiver: ast.expr) -> Iterator[Binding]:
        match receiver:
            case ast.Name():
                value = self._flow.loads.get(receiver)
                yield from self._bindings(value) if value else ()
            case ast.Attribute(attr=attribute):
                yield from (b for _, b in self._flow.attribute_stores.get(attribute, ()))


def _display(binding: Binding) -> ast.List | None:
    """The list display that a binding gives its name, also as one of several: `a, b = [], []`."""
    source = binding.source
    for how, index, _ in binding.path:
        if how != "index" or not isinstance(source, ast.Tuple) or index >= len(source.elts):
            return None
        source = source.elts[index]
    return source if isinstance(source, ast.List) else None
