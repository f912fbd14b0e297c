"""Attributes that a class uses and never sets: subclasses do, or whoever has the object. The
constructor says so to TypeScript, in statements that do nothing, or where it must not the methods
say that their object may have anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.words import ANY_TYPE

_OF_OBJECTS = frozenset(
    """constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString
    valueOf""".split()
)


@dataclass
class _Known:
    """Of a class: what its body binds, what its methods set and what they use of the object;
    `methods` are those of its bound names that are no values."""

    methods: set[str] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    used: dict[str, None] = field(default_factory=dict)
    takes_all: bool = False
    """Whether the object takes over all that another has."""


def declared(statements: list[tree.Statement], *, alone: bool) -> list[tree.Statement]:
    """The statements of a module, with declarations in the constructors of its classes whose bases
    are the module's, too; of others the methods say something. Unless the module is `alone`, a
    subclass in another may have an accessor of the name, which a constructor must not run: then it
    is the methods as well."""
    classes = {
        one.name.name: one
        for statement in statements
        for one in tree.walk(statement)
        if isinstance(one, tree.Class) and one.name is not None
    }
    known = {name: _known(one) for name, one in classes.items()}
    wanted: dict[int, list[str]] = {}
    open_: set[int] = set()
    for name, one in classes.items():
        constructor = _constructor(one)
        family, is_whole = _family(name, classes)
        if not is_whole:
            rest = _of_subclasses(name, classes, known) - _OF_OBJECTS
            rest -= {each for member in family for each in known[member].bound}
            open_.update(id(method) for method in one.members if _uses(method, rest))
            continue
        bound = {each for member in family for each in known[member].bound}
        below = {each for other in known.values() for each in other.methods}
        others = bound | below | _OF_OBJECTS
        names = [each for each in known[name].used if each not in others]
        if constructor is None or not (alone or known[name].takes_all):
            values = {each for other in known.values() for each in other.bound}
            rest = {each for each in names if constructor is None or each not in values}
            names = [each for each in names if each not in rest]
            open_.update(id(method) for method in one.members if _uses(method, rest))
        if names:
            wanted[id(constructor)] = names
    if not wanted and not open_:
        return statements

    def change(before: tree.Node, made: tree.Node) -> tree.Node:
        if not isinstance(made, tree.Method):
            return made
        if id(before) in open_:
            made = replace(made, leading=_with_tag(made.leading))
        if id(before) not in wanted:
            return made
        body = made.value.body
        at = next((at for at, one in enumerate(body.body, 1) if _calls_super(one)), 0)
        said = map(_declaration, wanted[id(before)])
        whole = (*body.body[:at], *said, *body.body[at:])
        return replace(made, value=replace(made.value, body=replace(body, body=whole)))

    return [tree.rewritten(one, change) for one in statements]


def _uses(node: tree.Node, names: set[str]) -> bool:
    """Whether a method of objects uses a member of its own object."""
    if not names or not isinstance(node, tree.Method) or node.static:
        return False
    found = _Known()
    _look(node.value.body, found)
    return bool(found.used.keys() & names)


def _with_tag(leading: tuple[tree.Comment, ...]) -> tuple[tree.Comment, ...]:
    """The comments before a method with the one that says so."""
    match leading:
        case (*others, tree.Comment(text=text) as last) if text.startswith("/**"):
            lines = text.split("\n")[:-1] if "\n" in text else ["/**", f" * {text[4:-3]}"]
            said = "\n".join([*lines, f" * {_ANYTHING}", " */"])
            return (*others, replace(last, text=said))
        case _:
            return (*leading, tree.Comment(f"/** {_ANYTHING} */"))


_ANYTHING = "@this {any}"


def _declaration(name: str) -> tree.Statement:
    said = tree.Comment(ANY_TYPE, own_line=True)
    return tree.ExpressionStatement(tree.Member(tree.This(), name), leading=(said,))


def _constructor(node: tree.Class) -> tree.Method | None:
    for one in node.members:
        if isinstance(one, tree.Method) and one.kind == "constructor":
            return one
    return None


def _family(name: str, classes: dict[str, tree.Class]) -> tuple[list[str], bool]:
    """The class and its bases, as far as they are the module's, and whether all are."""
    found: list[str] = []
    while name not in found:
        found.append(name)
        match classes[name].superclass:
            case None:
                return found, True
            case tree.Identifier(name=base) if base in classes:
                name = base
            case _:
                break
    return found, False


def _of_subclasses(name: str, classes: dict[str, tree.Class], known: dict[str, _Known]) -> set[str]:
    """What classes of the module that have this one among their bases bind."""
    below = (one for one in classes if one != name and name in _family(one, classes)[0])
    return {each for one in below for each in known[one].bound}


def _known(node: tree.Class) -> _Known:
    found = _Known()
    for one in node.members:
        match one:
            case tree.Method(key=tree.Identifier(name=name), static=False):
                found.methods.add(name)
                _look(one.value.body, found)
            case tree.Field(key=tree.Identifier(name=name), static=False):
                found.bound.add(name)
            case tree.StaticBlock():
                found.methods.update(_of_prototype(one))
            case _:
                pass
    found.bound |= found.methods
    return found


def _of_prototype(node: tree.Node) -> Iterator[str]:
    for one in tree.walk(node):
        match one:
            case tree.Member(object=tree.Member(name="prototype"), name=name):
                yield name
            case _:
                pass


def _look(node: tree.Node, found: _Known) -> None:
    pending = [node]
    while pending:
        match pending.pop():
            case tree.Function() | tree.Class():
                pass
            case tree.Assignment(target=target, value=value):
                found.bound.update(_set(target))
                pending.extend((value, target))
            case tree.Member(object=tree.This(), name=name):
                found.used[name] = None
            case tree.Call(callee=tree.Member(name="assign"), arguments=(tree.This(), *given)):
                found.takes_all = True
                pending.extend(given)
            case one:
                pending.extend(reversed(list(tree.children(one))))


def _set(target: tree.Node) -> Iterable[str]:
    for one in tree.walk(target):
        match one:
            case tree.Member(object=tree.This(), name=name):
                yield name
            case _:
                pass


def _calls_super(node: tree.Statement) -> bool:
    match node:
        case tree.ExpressionStatement(expression=tree.Call(callee=tree.Super())):
            return True
        case _:
            return False
