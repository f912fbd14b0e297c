"""The words of a program: what it calls its variables, its members and its objects' keys."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes


def user_members(program: tree.Program) -> frozenset[str]:
    """Names that the file's own classes have as members."""
    found: set[str] = set()
    for node in tree.walk(program):
        match node:
            case tree.Method(key=tree.Identifier(name=name)):
                found.add(name)
            case tree.Field(key=tree.Identifier(name=name)):
                found.add(name)
            case tree.Assignment(target=tree.Member(object=tree.This(), name=name)):
                found.add(name)
            case tree.Call(callee=tree.Member(name="addArgument"), arguments=arguments):
                found.update(destinations(arguments))
            case tree.Object(properties=members) if any(
                isinstance(one, tree.Property) and one.kind in ("get", "set") for one in members
            ) or _says_this(node):
                found.update(
                    one.key.name
                    for one in members
                    if isinstance(one, tree.Property) and isinstance(one.key, tree.Identifier)
                )
            case _:
                pass
    return frozenset(found - {"constructor"})


def destinations(arguments: tuple[tree.Expression, ...]) -> Iterator[str]:
    """The names under which a command line's option or place is known."""
    words = [one.value for one in arguments if isinstance(one, tree.StringLiteral)]
    long = next((one for one in words if one.startswith("--")), words[0] if words else "")
    first, *rest = long.strip("-").replace("_", "-").split("-")
    yield first + "".join(one[:1].upper() + one[1:] for one in rest)
    for one in arguments:
        match one:
            case tree.Object(properties=members):
                for member in members:
                    match member:
                        case tree.Property(
                            key=tree.Identifier(name="dest"), value=tree.StringLiteral(value=name)
                        ):
                            yield name
                        case _:
                            pass
            case _:
                pass


def _says_this(node: tree.Object) -> bool:
    """Whether a method of the object says `this`."""
    return any(
        isinstance(inner, tree.This)
        for one in node.properties
        if isinstance(one, tree.Property) and isinstance(one.value, tree.Function)
        for inner in tree.walk(one.value)
    )


def object_keys(program: tree.Program) -> Iterator[str]:
    """Words that the file's objects have as keys."""
    for node in tree.walk(program):
        match node:
            case tree.Property(key=tree.Identifier(name=name), computed=False):
                yield name
            case tree.Property(key=tree.StringLiteral(value=value)):
                yield value
            case _:
                pass


def null_keys(program: tree.Program) -> Iterator[str]:
    """Keys that some object of the file has with null or undefined as the value."""
    for node in tree.walk(program):
        match node:
            case tree.Property(
                key=tree.Identifier(name=name),
                value=tree.NullLiteral() | tree.Identifier(name="undefined"),
            ):
                yield name
            case tree.Property(
                key=tree.StringLiteral(value=name),
                value=tree.NullLiteral() | tree.Identifier(name="undefined"),
            ):
                yield name
            case _:
                pass


def variables(program: tree.Program) -> Iterator[str]:
    """Names that are more than members and keys."""
    for node in tree.walk(program):
        match node:
            case tree.Property(key=tree.Identifier() as key, value=value, computed=False):
                if value is not key:
                    continue
                yield key.name
            case tree.Declarator() | tree.Function() | tree.Arrow() | tree.Assignment():
                for inner in tree.children(node):
                    if isinstance(inner, tree.Identifier):
                        yield inner.name
            case tree.Class(name=tree.Identifier(name=name)):
                yield name
            case tree.Import(default=default, namespace=namespace, names=names):
                yield from (one for one in (default, namespace) if one)
                yield from (one.alias for one in names or ())
            case tree.Default(target=tree.Identifier(name=name)):
                yield name
            case tree.Spread(value=tree.Identifier(name=name)):
                yield name
            case tree.Array(elements=elements):
                yield from (one.name for one in elements if isinstance(one, tree.Identifier))
            case tree.ForEach(target=tree.Identifier(name=name)):
                yield name
            case _:
                pass


def identifiers(program: tree.Program) -> Iterator[str]:
    for node in tree.walk(program):
        match node:
            case tree.Identifier(name=name):
                yield name
            case tree.Member(name=name):
                yield name.removeprefix("#")
            case tree.Import(default=default, namespace=namespace, names=names):
                yield from (one for one in (default, namespace) if one)
                yield from (one.alias for one in names or ())
            case _:
                pass


def may_have_tensors(program: tree.Program, scopes: Scopes) -> bool:
    """Whether tensors can come into the file: it names TF.js, or has to do with other files."""
    for node in tree.walk(program):
        match node:
            case tree.Import() | tree.Export():
                return True
            case tree.Identifier(name="tf" | "require") if scopes.variable(node) is None:
                return True
            case _:
                pass
    return False
