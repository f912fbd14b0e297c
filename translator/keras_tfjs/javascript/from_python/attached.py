"""Methods that a file gives its classes behind their definitions, `Window.plot = plot`, written in
the class: it is where JavaScript, and what asks for signatures, looks for them."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator

from keras_tfjs.kinds.subtree import subtree


def with_attached(module: ast.Module) -> ast.Module:
    """The module with such methods, which call the functions."""
    found = list(_attached(module))
    for owner, name, statement, function in found:
        owner.body.append(_method(name, function, owner.body[-1]))
        nothing = ast.copy_location(ast.Pass(), statement)
        module.body[module.body.index(statement)] = nothing
    for *_, function in found:
        function.decorator_list = []
    return module


def _attached(
    module: ast.Module,
) -> Iterator[tuple[ast.ClassDef, str, ast.Assign, ast.FunctionDef]]:
    """Classes, with the name of a member, the statement that gives it, and the function."""
    bound = Counter(_bound(module))
    defined = {one.name: one for one in module.body if isinstance(one, ast.ClassDef)}
    functions = {one.name: one for one in module.body if isinstance(one, ast.FunctionDef)}
    for statement in module.body:
        match statement:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id=owner), attr=attr)],
                value=ast.Name(id=name),
            ) if (
                owner in defined and name in functions
            ):
                function = functions[name]
                once = bound[owner] == bound[name] == bound[f"{owner}.{attr}"] == 1
                if once and attr not in _members(defined[owner]) and _is_method(function, module):
                    yield defined[owner], attr, statement, function
            case _:
                pass


def _bound(module: ast.Module) -> Iterator[str]:
    """What is bound anywhere, once for each time."""
    for node in subtree(module):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                yield name
            case ast.Attribute(value=ast.Name(id=owner), attr=attr, ctx=ast.Store() | ast.Del()):
                yield f"{owner}.{attr}"
            case ast.alias(name=name, asname=other):
                yield other or name
            case _:
                pass


def _members(owner: ast.ClassDef) -> set[str]:
    """The names that the class has already, or its objects."""
    return {
        name
        for node in subtree(owner)
        for name in (getattr(node, "name", None), getattr(node, "attr", None))
        if isinstance(name, str) and (not isinstance(node, ast.Attribute) or _is_stored(node))
    } | {one.id for one in subtree(owner) if isinstance(one, ast.Name) and _is_stored(one)}


def _is_stored(node: ast.Attribute | ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _is_method(function: ast.FunctionDef, module: ast.Module) -> bool:
    """Whether a function takes the object first, and is read as a property only where it stands
    for one."""
    arguments = function.args
    if not arguments.args or arguments.posonlyargs or (arguments.vararg and arguments.kwarg):
        return False
    match function.decorator_list:
        case []:
            return True
        case [ast.Name(id="property")]:
            used = [one for one in subtree(module) if isinstance(one, ast.Name)]
            return sum(one.id == function.name for one in used) == 1
        case _:
            return False


_PLACED = ast.stmt | ast.expr | ast.arg | ast.keyword


def _method(name: str, function: ast.FunctionDef, place: ast.stmt) -> ast.FunctionDef:
    arguments = function.args
    given: list[ast.expr] = [ast.Name(one.arg, ast.Load()) for one in arguments.args]
    if arguments.vararg is not None:
        rest = ast.Name(arguments.vararg.arg, ast.Load())
        given.append(ast.Starred(rest, ast.Load()))
    named = [ast.keyword(one.arg, ast.Name(one.arg, ast.Load())) for one in arguments.kwonlyargs]
    if arguments.kwarg is not None:
        named.append(ast.keyword(None, ast.Name(arguments.kwarg.arg, ast.Load())))
    call = ast.Call(ast.Name(function.name, ast.Load()), given, named)
    listed = copy.deepcopy(arguments)  # whose defaults are read where they stand
    made = ast.FunctionDef(name, listed, [ast.Return(call)], list(function.decorator_list), None)
    row = place.end_lineno or place.lineno
    for one in subtree(made):
        if isinstance(one, _PLACED) and not hasattr(one, "lineno"):
            ast.copy_location(one, place)
            one.lineno = row
    return made
