"""Variables whose first assignment was left over: they are declared where they are named next,
since a module of JavaScript assigns to no name that nothing declares, and reads none before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.words import ANY_TYPE


def declared(statements: list[tree.Statement]) -> list[tree.Statement]:
    """The statements of a module, with a declaration where each name that has none stands first,
    in functions aside."""
    missing = _missing(statements)
    if not missing:
        return statements
    made: list[tree.Statement] = []
    for statement in statements:
        read = {name for name in _read(statement) if name in missing}
        here = read | {name for name in _assigned(statement) if name in missing}
        missing -= here
        match statement:
            case tree.ExpressionStatement(
                expression=tree.Assignment(
                    operator="=", target=tree.Identifier(name=name) as target, value=value
                )
            ) if (here == {name} and not read):
                made.append(
                    tree.Declaration(
                        "let",
                        (tree.Declarator(target, value),),
                        span=statement.span,
                        leading=statement.leading,
                        trailing=statement.trailing,
                        blank_before=statement.blank_before,
                    )
                )
            case _ if here:
                listed = tuple(
                    tree.Declarator(tree.Identifier(name), None) for name in sorted(here)
                )
                said = (tree.Comment(ANY_TYPE),)
                blank = statement.blank_before
                made.append(tree.Declaration("let", listed, leading=said, blank_before=blank))
                made.append(replace(statement, blank_before=False))
            case _:
                made.append(statement)
    return made


def _missing(statements: list[tree.Statement]) -> set[str]:
    return set(_unbound(statements, frozenset()))


_FUNCTIONS = (tree.Function, tree.Arrow)


def _unbound(nodes: Iterable[tree.Node], known: frozenset[str]) -> Iterator[str]:
    """Names that a function, or the module, and the functions in it assign and nothing around
    them binds."""
    own: list[tree.Node] = []
    inner: list[tree.Function | tree.Arrow] = []
    pending = list(nodes)
    while pending:
        node = pending.pop()
        own.append(node)
        if isinstance(node, _FUNCTIONS):
            inner.append(node)
        else:
            pending.extend(tree.children(node))
    known |= {name for node in own for name in declared_by(node)}
    for node in own:
        match node:
            case tree.Assignment(operator="=", target=target):
                yield from (name for name in _names(target) if name not in known)
            case _:
                pass
    for function in inner:
        parameters = {name for one in function.parameters for name in _names(one)}
        yield from _unbound(tree.children(function), known | parameters)


def _assigned(statement: tree.Statement) -> Iterator[str]:
    for node in tree.walk(statement):
        match node:
            case tree.Assignment(operator="=", target=target):
                yield from _names(target)
            case _:
                pass


def _read(statement: tree.Statement) -> Iterator[str]:
    """The names that a statement reads when it is run."""
    pending: list[tree.Node] = [statement]
    while pending:
        match pending.pop():
            case tree.Function() | tree.Arrow() | tree.Class():
                pass
            case tree.Assignment(operator="=", target=tree.Identifier(), value=value):
                pending.append(value)
            case tree.Property(key=tree.Identifier(), value=value, computed=False):
                pending.append(value)
            case tree.Identifier(name=name):
                yield name
            case node:
                pending.extend(tree.children(node))


def declared_by(node: tree.Node) -> Iterator[str]:
    """The names that a node declares for what stands around it."""
    match node:
        case tree.Function(name=tree.Identifier(name=name)):
            yield name
        case tree.Arrow() | tree.Function():
            pass
        case _:
            yield from _bound(node)


def _bound(node: tree.Node) -> Iterator[str]:
    match node:
        case tree.Declarator(target=target):
            yield from _names(target)
        case tree.Class(name=tree.Identifier(name=name)):
            yield name
        case tree.Import(namespace=namespace, names=names, default=default):
            yield from (one for one in (namespace, default) if one is not None)
            yield from (one.alias for one in names or ())
        case tree.ForEach(kind=str(), target=target):
            yield from _names(target)
        case tree.Try(parameter=tree.Expression() as parameter):
            yield from _names(parameter)
        case _:
            pass


def _names(target: tree.Expression) -> Iterator[str]:
    """The variables of a pattern."""
    match target:
        case tree.Identifier(name=name):
            yield name
        case tree.Array(elements=elements):
            for one in elements:
                if one is not None:
                    yield from _names(one)
        case tree.Object(properties=properties):
            for one in properties:
                yield from _names(one.value if isinstance(one, tree.Property) else one)
        case tree.Default(target=inner) | tree.Spread(value=inner):
            yield from _names(inner)
        case _:
            pass
