"""TF.js as programs get it otherwise than by an import at their head: with `require` when they know
which processor to use, for its effect alone, or by a script of the page. Python imports it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import CHARTS_PACKAGE
from keras_tfjs.javascript.node_modules import headed
from keras_tfjs.javascript.to_python.modules import PACKAGE
from keras_tfjs.javascript.to_python.variables import bound_names

_OF_PAGES = {"tf": "@tensorflow/tfjs", "tfvis": CHARTS_PACKAGE}
"""Names that the libraries' scripts give to a page."""


def with_late_imports(program: tree.Program, *, is_file: bool) -> tree.Program:
    """The program with imports for TF.js asked for late. A text that is no file may be a part of a
    program, and says of itself what its names are."""
    bound = Counter(_bound(program))
    made = _without_requires(program, bound)
    if not is_file:
        return made
    used = {
        node.object.name
        for node in tree.walk(made)
        if isinstance(node, tree.Member) and isinstance(node.object, tree.Identifier)
    }
    missing = [name for name in _OF_PAGES if name in used and not bound[name]]
    imports = [tree.Import(_OF_PAGES[name], namespace=name) for name in missing]
    return headed(made, imports) if imports else made


def _without_requires(program: tree.Program, bound: Counter[str]) -> tree.Program:
    if not any(_is_required(node) for node in tree.walk(program)):
        return program
    late = {name for name in _assigned(program) if bound[name] == 1}

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.ExpressionStatement(
                expression=tree.Assignment(target=tree.Identifier(name=name))
            ) if (name in late):
                return _nothing(node)
            case tree.ExpressionStatement(expression=value) if _is_required(value):
                return _nothing(node)
            case tree.Declaration(declarators=declarators):
                kept = tuple(one for one in declarators if not _is_unset(one, late))
                if not kept:
                    return _nothing(node)
                return replace(node, declarators=kept)
            case _:
                return node

    unset = sorted(
        node.target.name
        for node in tree.walk(program)
        if isinstance(node, tree.Declarator)
        and _is_unset(node, late)
        and isinstance(node.target, tree.Identifier)
    )
    made = tree.changed(program, change)
    assert isinstance(made, tree.Program)
    imports = [tree.Import("@tensorflow/tfjs", namespace=name) for name in unset]
    return headed(made, imports) if imports else made


def _nothing(node: tree.Statement) -> tree.Statement:
    return tree.Empty(
        span=node.span,
        leading=node.leading,
        trailing=node.trailing,
        blank_before=node.blank_before,
    )


def _assigned(program: tree.Program) -> set[str]:
    """Variables that get nothing but TF.js."""
    found: set[str] = set()
    others: set[str] = set()
    statements = {
        id(node.expression)
        for node in tree.walk(program)
        if isinstance(node, tree.ExpressionStatement)
    }
    for node in tree.walk(program):
        match node:
            case tree.Assignment(
                operator="=", target=tree.Identifier(name=name), value=value
            ) if id(node) in statements and _is_required(value):
                found.add(name)
            case tree.Assignment(target=target):
                others.update(one.name for one in bound_names(target))
            case tree.Declarator(target=tree.Identifier(name=name), value=value) if _is_nothing(
                value
            ) or _is_required(value):
                pass
            case tree.Declarator(target=target):
                others.update(one.name for one in bound_names(target))
            case _:
                pass
    return found - others


def _is_unset(node: tree.Declarator, late: set[str]) -> bool:
    match node:
        case tree.Declarator(target=tree.Identifier(name=name), value=value):
            return name in late and _is_nothing(value)
        case _:
            return False


def _is_nothing(value: tree.Expression | None) -> bool:
    return value is None or isinstance(value, tree.NullLiteral)


def _is_required(node: tree.Node | None) -> bool:
    match node:
        case tree.Call(
            callee=tree.Identifier(name="require"), arguments=(tree.StringLiteral(value=source),)
        ):
            return PACKAGE.fullmatch(source) is not None
        case _:
            return False


def _bound(program: tree.Program) -> Iterator[str]:
    """The names that the program declares, once for each place."""
    for node in tree.walk(program):
        match node:
            case tree.Declarator(target=target) | tree.ForEach(target=target):
                yield from (one.name for one in bound_names(target))
            case tree.Function(name=name, parameters=parameters):
                yield from (name.name,) if name else ()
                yield from (one.name for each in parameters for one in bound_names(each))
            case tree.Arrow(parameters=parameters):
                yield from (one.name for each in parameters for one in bound_names(each))
            case tree.Class(name=tree.Identifier(name=bound)):
                yield bound
            case tree.Import(default=default, namespace=namespace, names=names):
                yield from (one for one in (default, namespace) if one)
                yield from (one.alias for one in names or ())
            case _:
                pass
