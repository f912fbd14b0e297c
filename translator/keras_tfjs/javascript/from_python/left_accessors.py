"""Accessors that give no value, as those that only throw, which derived classes put others in place
of: TypeScript takes them for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_types import returns


def left_accessors(statements: list[tree.Statement]) -> Iterator[int]:
    """The accessors, by id."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Method(kind="get", value=function) if not returns(function):
                    yield id(node)
                case _:
                    pass
