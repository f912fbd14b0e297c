"""The nodes of a tree, without what stands for a word or a sign alone."""

from __future__ import annotations

import ast

_WORDS = frozenset("ctx id attr arg op ops module level kind type_comment simple rest".split())
"""Fields that hold words and signs, never a node that stands in the text."""
_CHILDLESS = frozenset((ast.Name, ast.Constant, ast.alias))
_SURE = frozenset("args keywords elts values targets body orelse generators comparators".split())
"""Lists of nodes and of nothing else. A class has the name of one for a single node at most."""


class _Parts(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of nodes of a class that may hold nodes of the text."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        words = _WORDS if kind not in _CHILDLESS else frozenset(kind._fields)
        found = self[kind] = tuple(field for field in kind._fields if field not in words)
        return found


_PARTS = _Parts()


def subtree(node: ast.AST) -> list[ast.AST]:
    """A node and all inside it, in the order of `ast.walk`, which also gives contexts and operators
    and takes twice as long."""
    found = [node]
    for each in found:  # which grows meanwhile
        for field in _PARTS[each.__class__]:
            value = getattr(each, field, None)
            if value.__class__ is list:
                if field in _SURE:
                    found += value
                else:
                    found += [one for one in value if isinstance(one, ast.AST)]
            elif isinstance(value, ast.AST):
                found.append(value)
    return found
