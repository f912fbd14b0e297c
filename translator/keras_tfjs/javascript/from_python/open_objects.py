"""Variables and fields whose objects get members that TypeScript does not see: from outside of
their class, or by keys that only the running program knows."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, Variable


def open_objects(statements: list[tree.Statement], emitted: Emitted) -> Iterator[int]:
    """The variables, by id."""
    names = {
        one.name.name: one
        for statement in statements
        for one in tree.walk(statement)
        if isinstance(one, tree.Class) and one.name is not None
    }
    set_outside = _set_outside(statements, emitted)
    for variable in emitted.variables:
        if variable.kind not in ("const", "let"):
            continue
        given = set_outside.get(id(variable), set())
        match variable.first:
            case tree.New(callee=tree.Identifier(name=name)) if given and name in names:
                known = _known(name, names, emitted)
                if known is not None and not given <= known:
                    yield id(variable)
            case tree.Object(properties=()) if not variable.members <= given | _OF_OBJECTS:
                yield id(variable)
            case _:
                pass


_OF_OBJECTS = frozenset("hasOwnProperty toString".split())


def open_fields(statements: list[tree.Statement], emitted: Emitted) -> Iterator[tuple[int, str]]:
    """The fields that begin as `{}` and are asked for what only a key has put there, by the id of
    their class and their name."""
    owners = {id(members): members for members in emitted.classes.values()}
    asked: dict[tuple[int, str], set[str]] = {}
    given: dict[tuple[int, str], set[str]] = {}
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Assignment(operator="=", target=tree.Member() as member):
                    found = given
                case tree.Member() as member:
                    found = asked
                case _:
                    continue
            match member.object:
                case tree.Member(object=tree.This(), name=name) as held if (
                    id(held) in emitted.fields
                ):
                    place = id(emitted.fields[id(held)]), name
                    found.setdefault(place, set()).add(member.name)
                case _:
                    pass
    for place, members in asked.items():
        owner, name = owners[place[0]], place[1]
        declared = owner.made.get(name) or owner.changed.get(name) or ()
        is_empty = any(isinstance(one, tree.Object) and not one.properties for _, one in declared)
        if is_empty and not members <= given.get(place, set()) | _OF_OBJECTS:
            yield place


def _set_outside(statements: list[tree.Statement], emitted: Emitted) -> dict[int, set[str]]:
    """The members that are assigned to, by the id of the variable."""
    found: dict[int, set[str]] = {}
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Assignment(
                    operator="=", target=tree.Member(object=tree.Identifier() as owner, name=name)
                ):
                    variable: Variable | None = emitted.uses.get(id(owner))
                    if variable is not None:
                        found.setdefault(id(variable), set()).add(name)
                case _:
                    pass
    return found


def _known(name: str, names: dict[str, tree.Class], emitted: Emitted) -> set[str] | None:
    """The members that a class and its bases have; None where one is of elsewhere."""
    found: set[str] = set()
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        members = emitted.classes.get(id(names[name]))
        if members is None:
            return None
        found.update(members.methods, members.made, members.changed)
        for one in names[name].members:
            match one:
                case tree.Field(key=tree.Identifier(name=field), static=False):
                    found.add(field)
                case _:
                    pass
        match names[name].superclass:
            case None:
                return found
            case tree.Identifier(name=base) if base in names:
                name = base
            case _:
                return None
    return found
