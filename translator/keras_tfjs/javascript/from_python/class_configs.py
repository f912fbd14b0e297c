"""`fromConfig` of classes: TensorFlow.js calls it on no class and names the class first."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.kinds.subtree import subtree

NAME = "fromConfig"


def with_classes_named(module: ast.Module) -> ast.Module:
    """The module, changed: class methods `fromConfig(cls, config)` are static ones, and calls of
    such give the class."""
    plain = set()
    for node in subtree(module):
        if isinstance(node, ast.ClassDef):
            if node.bases:
                _make_static(node)
            else:
                plain.add(node.name)
    for call in _calls(module):
        assert isinstance(call.func, ast.Attribute)
        owner = call.func.value
        if isinstance(owner, ast.Name) and owner.id not in plain and len(call.args) == 1:
            call.args.insert(0, ast.copy_location(ast.Name(owner.id, ast.Load()), owner))
    return module


def _make_static(owner: ast.ClassDef) -> None:
    for method in owner.body:
        if not isinstance(method, ast.FunctionDef) or method.name != NAME:
            continue
        for decorator in method.decorator_list:
            if isinstance(decorator, ast.Name) and decorator.id == "classmethod":
                decorator.id = "staticmethod"
                _name_class(method)


def _name_class(method: ast.FunctionDef) -> None:
    """`super().fromConfig(config)` in a method gives the class that the method was given."""
    for call in _calls(method):
        match call.func:
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[])):
                given = ast.Name(method.args.args[0].arg, ast.Load())
                call.args.insert(0, ast.copy_location(given, call))
            case _:
                pass


def _calls(owner: ast.AST) -> Iterator[ast.Call]:
    for node in subtree(owner):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name == NAME:
                yield node
            case _:
                pass
