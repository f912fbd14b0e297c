"""The fields of dataclasses, as their constructors and patterns take them."""

from __future__ import annotations

import ast


def is_dataclass(owner: ast.ClassDef) -> bool:
    return any(
        ast.unparse(one.func if isinstance(one, ast.Call) else one).endswith("dataclass")
        for one in owner.decorator_list
    )


def dataclass_init(owner: ast.ClassDef) -> ast.FunctionDef:
    """The constructor that a dataclass has, as its fields say."""
    listed: list[ast.arg] = [ast.arg("self")]
    later: list[ast.arg] = []
    defaults: list[ast.expr] = []
    for statement in owner.body:
        match statement:
            case ast.AnnAssign(annotation=annotation) if "ClassVar" in ast.unparse(annotation):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=None):
                listed.append(ast.arg(name))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                later.append(ast.arg(name))
                defaults.append(value)
            case _:
                pass
    arguments = ast.arguments([], [*listed, *later], None, [], [], None, defaults)
    return ast.FunctionDef("__init__", arguments, [ast.Pass()], [], None)


def constructor_fields(owner: ast.ClassDef) -> tuple[str, ...]:
    """The attributes that a pattern of the class gives by position: its __match_args__, or the
    fields of a dataclass."""
    found = []
    for statement in owner.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__match_args__")], value=ast.Tuple(elts=names)):
                return tuple(str(one.value) for one in names if isinstance(one, ast.Constant))
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.append(name)
            case _:
                pass
    return tuple(found)
