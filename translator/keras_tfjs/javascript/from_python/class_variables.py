"""Variables for classes that the branches of an `if` define, from which other classes derive:
TypeScript takes the variable for `any`, and what derives from it to have no static members."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, Variable


def class_variables(emitted: Emitted) -> dict[int, str]:
    """What is said of such variables, by their declarations' ids."""
    found: dict[int, str] = {}
    for one in emitted.variables:
        said = _said(one) if one.kind == "let" and one.first is None else None
        if said is not None and one.holder is not None:
            found[id(one.holder)] = f"/** @type {{{said}}} */"
    return found


def _said(variable: Variable) -> str | None:
    """`typeof Base`, where all classes that the variable holds have one base."""
    bases: set[str] = set()
    names: set[str] = set()
    for value in variable.later:
        base = _path(value.superclass) if isinstance(value, tree.Class) else None
        if not isinstance(value, tree.Class) or base is None:
            return None
        bases.add(base)
        fields = (one for one in value.members if isinstance(one, tree.Field) and one.static)
        names.update(one.key.name for one in fields if isinstance(one.key, tree.Identifier))
    if len(bases) != 1:
        return None
    members = "; ".join(f"{name}: any" for name in sorted(names))
    return f"typeof {bases.pop()}" + (f" & {{{members}}}" if members else "")


def _path(node: tree.Expression | None) -> str | None:
    match node:
        case tree.Identifier(name=name):
            return name
        case tree.Member(object=owner, name=name):
            outer = _path(owner)
            return None if outer is None else f"{outer}.{name}"
        case _:
            return None
