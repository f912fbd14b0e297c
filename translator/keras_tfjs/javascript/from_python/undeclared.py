"""Variables whose first assignment was left over: the next one declares them, since a module of
JavaScript assigns to no name that nothing declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.words import ANY_TYPE


def declared(statements: list[tree.Statement]) -> list[tree.Statement]:
    """The statements of a module, with a declaration before the first assignment to each name that
    has none."""
    missing = _missing(statements)
    if not missing:
        return statements
    made: list[tree.Statement] = []
    for statement in statements:
        here = {name for name in _assigned(statement) if name in missing}
        missing -= here
        match statement:
            case tree.ExpressionStatement(
                expression=tree.Assignment(
                    operator="=", target=tree.Identifier(name=name) as target, value=value
                )
            ) if here == {name}:
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
    assigned: set[str] = set()
    known: set[str] = set()
    for statement in statements:
        assigned.update(_assigned(statement))
        for node in tree.walk(statement):
            known.update(_bound(node))
    return assigned - known


def _assigned(statement: tree.Statement) -> Iterator[str]:
    for node in tree.walk(statement):
        match node:
            case tree.Assignment(operator="=", target=target):
                yield from _names(target)
            case _:
                pass


def _bound(node: tree.Node) -> Iterator[str]:
    match node:
        case tree.Declarator(target=target):
            yield from _names(target)
        case tree.Function(name=name, parameters=parameters):
            if name is not None:
                yield name.name
            for one in parameters:
                yield from _names(one)
        case tree.Arrow(parameters=parameters):
            for one in parameters:
                yield from _names(one)
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
