"""Variables that a left-over statement was to declare: without a declaration, what reads one of
them fails as if the name were misspelled, and a module that imports it does not start."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.places import bound_in, own_parts
from keras_tfjs.javascript.words import ANY_TYPE

_COMMENT = tree.Comment(ANY_TYPE, own_line=True)


def names_bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement binds, those of imports among them."""
    yield from bound_in(node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for one in own_parts(node):
        if isinstance(one, ast.Import | ast.ImportFrom):
            bound = (alias.asname or alias.name.split(".")[0] for alias in one.names)
            yield from (name for name in bound if name != "*")


def left_variables(names: Sequence[str], *, typescript: bool) -> list[tree.Statement]:
    """Their declaration, without a value."""
    kind, said = (tree.Type("any"), ()) if typescript else (None, (_COMMENT,))
    return [
        tree.Declaration("let", (tree.Declarator(tree.Identifier(name, kind), None),), leading=said)
        for name in names
    ]
