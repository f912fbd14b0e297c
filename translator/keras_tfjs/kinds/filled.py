"""Dicts that start empty and are filled: what their values are, where all are plain."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import (
    UNKNOWN,
    Boolean,
    Kind,
    Number,
    String,
    Unreached,
    join,
)
from keras_tfjs.kinds.subtree import subtree

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_FILLING = frozenset(("setdefault", "update"))
"""Methods that put in what is not followed."""


class Filled:
    def __init__(self, inference: Inference) -> None:
        self._inference = inference

    def values(self, display: ast.Dict) -> Kind:
        """What `d[key] = value` puts into the dict that `display` starts."""
        stored = self._stored.get(display)
        if not stored or None in stored:
            return UNKNOWN
        kinds = [self._inference.kind(each) for each in stored if each is not None]
        if all(isinstance(kind, Number | String | Boolean | Unreached) for kind in kinds):
            return join(*kinds)
        return UNKNOWN

    @cached_property
    def _stored(self) -> dict[ast.expr, list[ast.expr | None]]:
        """By display; None for a value that is not followed."""
        found: dict[ast.expr, list[ast.expr | None]] = {}
        for node in subtree(self._inference.flow.tree):
            for holder, value in _put(node):
                for display in self._displays(holder):
                    found.setdefault(display, []).append(value)
        return found

    def _displays(self, holder: ast.expr) -> Iterator[ast.Dict]:
        flow = self._inference.flow
        match holder:
            case ast.Name():
                value = flow.loads.get(holder)
                bindings = self._inference.definitions.bindings(value) if value else ()
            case ast.Attribute(attr=attribute):
                bindings = (each for _, each in flow.attribute_stores.get(attribute, ()))
            case _:
                return
        for binding in bindings:
            if isinstance(binding.source, ast.Dict) and not binding.path:
                yield binding.source


def _put(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """The dicts that a piece of the program fills, and with what."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                match target:
                    case ast.Subscript(value=holder):
                        yield holder, value
                    case ast.Tuple(elts=parts) | ast.List(elts=parts):
                        for part in parts:
                            if isinstance(part, ast.Subscript):
                                yield part.value, None
        case ast.AugAssign(target=ast.Subscript(value=holder), value=value):
            yield holder, value
        case ast.For(target=ast.Subscript(value=holder)):
            yield holder, None
        case ast.Call(func=ast.Attribute(value=holder, attr=attr)) if attr in _FILLING:
            yield holder, None
