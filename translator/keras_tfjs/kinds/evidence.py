"""What a parameter must be, from how its function uses it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Dialect

if TYPE_CHECKING:
    from keras_tfjs.kinds.values import Binding


_OPTIONS = ("mask", "training", "train")
"""Ends of names of parameters that say how to compute, and are not computed with."""


def inputs_of(function: ast.AST) -> dict[int, str]:
    """The parameters of an own class's `call` that are its data, by their place behind `self`: the
    first, and all others that must be given."""
    if not isinstance(function, ast.FunctionDef):
        return {}
    places = [*function.args.posonlyargs, *function.args.args][1:]
    required = len(places) - len(function.args.defaults)
    return {
        place: each.arg
        for place, each in enumerate(places)
        if place == 0 or (place < required and not each.arg.endswith(_OPTIONS))
    }


def may_be_inputs(function: ast.AST) -> dict[int, str]:
    """The parameters behind those that may be given data or left out: None unless they are given,
    and computed with."""
    if not isinstance(function, ast.FunctionDef):
        return {}
    places = [*function.args.posonlyargs, *function.args.args][1:]
    shift = len(places) - len(function.args.defaults)
    needed = len(inputs_of(function))
    found: dict[int, str] = {}
    for place in range(needed, len(places)):
        name = places[place].arg
        default = function.args.defaults[place - shift] if place >= shift else None
        is_open = isinstance(default, ast.Constant) and default.value is None
        if not is_open or name.endswith((*_OPTIONS, "state", "states")):
            break
        if not _is_computed_with(function, name):
            break
        found[place] = name
    return found


def _is_computed_with(function: ast.FunctionDef, name: str) -> bool:
    for node in subtree(function):
        match node:
            case ast.BinOp(left=left, right=right):
                operands = [left, right]
            case ast.Call(func=ast.Name(id="isinstance" | "bool" | "str")):
                operands = []
            case ast.Call(args=args):
                operands = [one for each in args for one in (*_items(each), each)]
            case _:
                operands = []
        if any(isinstance(each, ast.Name) and each.id == name for each in operands):
            return True
    return False


def _items(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.List | ast.Tuple) else []


def is_own_call(function: ast.AST, dialect: Dialect) -> bool:
    """Whether it is the `call` of a class in Keras Python, which gets the arguments as given."""
    named = isinstance(function, ast.FunctionDef) and function.name == "call"
    return named and dialect is Dialect.KERAS


def takes(function: ast.AST, dialect: Dialect) -> bool:
    """Whether it is the `call` of a class of TF.js, which gets a list of its tensors, and does not
    ask first whether it has."""
    if dialect is not Dialect.TFJS or not isinstance(function, ast.FunctionDef):
        return False
    asked = (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "isinstance"
        for node in subtree(function)
    )
    return function.name == "call" and not any(asked)


def is_config(function: ast.AST, name: str) -> bool:
    """Whether a parameter is the one object of options that TF.js makes an object of a class from:
    the only one of its constructor, which hands it to the base class or reads entries of it."""
    if not isinstance(function, ast.FunctionDef) or function.name != "__init__":
        return False
    if [each.arg for each in function.args.args[1:]] != [name] or function.args.kwonlyargs:
        return False
    for node in subtree(function):
        match node:
            case ast.Attribute(value=ast.Name(id=read)) | ast.Subscript(
                value=ast.Name(id=read), slice=ast.Constant(value=str())
            ):
                if read == name:
                    return True
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"),
                args=[handed],
            ):
                if any(isinstance(one, ast.Name) and one.id == name for one in subtree(handed)):
                    return True
    return False


def held_together(function: ast.AST, place: int) -> str:
    """How a function takes its parameter apart, in the notation: `x, y = data` and `data[0]` a
    tuple of tensors, `data["title"]` a dict of them; else one tensor."""
    if not isinstance(function, ast.FunctionDef | ast.Lambda):
        return "Tensor"
    name = function.args.args[place].arg
    return parted(function, name)


def parted(function: ast.AST, name: str) -> str:
    """The same of a name within a piece of the program."""
    count = 0
    for node in subtree(function):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=parts) | ast.List(elts=parts)], value=value):
                if _passes(value, name):
                    count = max(count, len(parts))
            case ast.Subscript(value=ast.Name(id=value), slice=ast.Constant(value=str())):
                if value == name:
                    return "dict(Tensor)"
            case ast.Subscript(value=ast.Name(id=value), slice=ast.Constant(value=int() as place)):
                if value == name:
                    count = max(count, place + 1, 2)
    return f"tuple({','.join(['Tensor'] * count)})" if count else "Tensor"


def _passes(value: ast.expr, name: str) -> bool:
    """`data`, or `unpack_x_y_sample_weight(data)`."""
    match value:
        case ast.Name(id=found):
            return found == name
        case ast.Call(args=[ast.Name(id=found)]):
            called = value.func.attr if isinstance(value.func, ast.Attribute) else ""
            return found == name and called == "unpack_x_y_sample_weight"
    return False


_stand_ins: WeakKeyDictionary[ast.AST, frozenset[tuple[str, ast.stmt]]] = WeakKeyDictionary()


def replaces_none(binding: Binding) -> bool:
    """Whether it is what `if x is None: x = ...` gives a parameter in the place of its default."""
    function = binding.scope.node
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    if function not in _stand_ins:
        _stand_ins[function] = frozenset(_standing_in(function))
    return (binding.name, binding.statement) in _stand_ins[function]


def _standing_in(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[tuple[str, ast.stmt]]:
    for statement in function.body:
        match statement:
            case ast.If(
                test=ast.Compare(
                    left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]
                ),
                body=body,
            ):
                yield from ((name, each) for each in body)
