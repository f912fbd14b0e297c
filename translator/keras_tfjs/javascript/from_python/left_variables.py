"""Variables that a left-over statement was to declare: without a declaration, what reads one of
them fails as if the name were misspelled, and a module that imports it does not start."""

from __future__ import annotations

from collections.abc import Sequence

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.words import ANY_TYPE

_COMMENT = tree.Comment(ANY_TYPE, own_line=True)


def left_variables(names: Sequence[str], *, typescript: bool) -> list[tree.Statement]:
    """Their declaration, without a value."""
    kind, said = (tree.Type("any"), ()) if typescript else (None, (_COMMENT,))
    return [
        tree.Declaration("let", (tree.Declarator(tree.Identifier(name, kind), None),), leading=said)
        for name in names
    ]
