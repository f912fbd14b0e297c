"""Members that a class may be asked for before they have a value: undefined in JavaScript, no
attribute at all in Python. The class has None for them."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree


def unset_members(node: tree.Class) -> list[str]:
    """Members of the class itself that only its methods set, and those of its objects that a
    constructor sets after a place where it may return, or that only its methods set and the class
    itself asks for. In the order in which they are set."""
    declared = {
        one.key.name
        for one in node.members
        if isinstance(one, tree.Field | tree.Method) and isinstance(one.key, tree.Identifier)
    }
    found: dict[str, None] = {}
    for one in node.members:
        if not isinstance(one, tree.Method):
            continue
        if one.kind == "constructor":
            found.update(dict.fromkeys(_after_return(one.value)))
        if node.name is not None:
            found.update(dict.fromkeys(_of_class(one.value, node.name.name)))
    found.update(dict.fromkeys(_asked(node)))
    return [name for name in found if name not in declared]


def _after_return(function: tree.Function) -> Iterator[str]:
    sure: set[str] = set()
    returned = False
    for inner in _own_nodes(function):
        match inner:
            case tree.Return():
                returned = True
            case tree.Assignment(target=tree.Member(object=tree.This(), name=name)):
                if returned and name not in sure:
                    yield name
                sure.add(name)
            case _:
                pass


def _asked(node: tree.Class) -> Iterator[str]:
    """`this.x ?? y` of a member that no constructor sets."""
    asked: set[str] = set()
    sure: set[str] = set()
    later: dict[str, None] = {}
    for member in node.members:
        is_first = isinstance(member, tree.Method) and member.kind == "constructor"
        for inner in tree.walk(member):
            match inner:
                case tree.Assignment(
                    operator="=", target=tree.Member(object=tree.This(), name=name)
                ):
                    (sure.add if is_first else later.setdefault)(name)
                case (
                    tree.Binary(operator="??" | "||" | "&&", left=test)
                    | tree.Binary(
                        operator="==" | "===" | "!=" | "!==",
                        left=test,
                        right=tree.NullLiteral() | tree.Identifier(name="undefined"),
                    )
                    | tree.If(test=test)
                    | tree.Conditional(test=test)
                    | tree.Unary(operator="!", operand=test)
                ):
                    match test:
                        case tree.Member(object=tree.This(), name=name):
                            asked.add(name)
                        case _:
                            pass
                case _:
                    pass
    return (name for name in later if name in asked - sure and not name.startswith("#"))


def _of_class(function: tree.Function, owner: str) -> Iterator[str]:
    for inner in tree.walk(function):
        match inner:
            case tree.Assignment(
                target=tree.Member(object=tree.Identifier(name=name), name=member)
            ) if (name == owner):
                yield member
            case _:
                pass


def _own_nodes(node: tree.Node) -> Iterator[tree.Node]:
    """What runs when the function does, in the order of the text."""
    for child in tree.children(node):
        if not isinstance(child, tree.Function | tree.Arrow):
            yield child
            yield from _own_nodes(child)
