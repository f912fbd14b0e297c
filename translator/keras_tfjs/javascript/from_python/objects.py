"""Objects of the file's own classes: which class an expression is of, and operators that the class
gives a meaning by a special method."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Instance, Unknown
from keras_tfjs.kinds.subtree import subtree

BINARY: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.MatMult: "matmul",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.LShift: "lshift",
    ast.RShift: "rshift",
}
UNARY: dict[type[ast.unaryop], str] = {
    ast.USub: "__neg__",
    ast.UAdd: "__pos__",
    ast.Invert: "__invert__",
}
ORDER: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("__lt__", "__gt__"),
    ast.Gt: ("__gt__", "__lt__"),
    ast.LtE: ("__le__", "__ge__"),
    ast.GtE: ("__ge__", "__le__"),
}
_OPPOSITE = {"__le__": "__gt__", "__ge__": "__lt__", "__lt__": "__ge__", "__gt__": "__le__"}
FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def class_of(t: Translator, node: ast.expr, depth: int = 0) -> ast.ClassDef | None:
    """The file's class that an expression is an object of, as far as the file shows it."""
    match t.kind(node):
        case Instance(of=name) if name in t.definitions.classes:
            return t.definitions.classes[name]
        case Unknown() if depth < 8:
            pass
        case _:
            return None
    match node:
        case ast.Call():
            found = t.definitions.find(node)
            if isinstance(found, ast.ClassDef):
                return found
            if isinstance(found, ast.FunctionDef):
                return _returned(t, found, depth)
            return None
        case ast.BinOp(left=left, op=operator, right=right):
            for side, prefix in ((left, "__"), (right, "__r")):
                owner = class_of(t, side, depth + 1)
                word = f"{prefix}{BINARY[type(operator)]}__"
                method = method_of(t, owner, word) if owner is not None else None
                if method is not None:
                    return _returned(t, method, depth)
            return None
        case ast.UnaryOp(op=operator, operand=operand) if type(operator) in UNARY:
            owner = class_of(t, operand, depth + 1)
            method = method_of(t, owner, UNARY[type(operator)]) if owner is not None else None
            return _returned(t, method, depth) if method is not None else None
        case ast.Name():
            return _named(t, node, depth)
        case _:
            return None


def _named(t: Translator, node: ast.Name, depth: int) -> ast.ClassDef | None:
    binding = t.facts.binding(node)
    match binding.statement if binding else None:
        case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == node.id:
            return class_of(t, value, depth + 1)
        case ast.AnnAssign(value=ast.expr() as value):
            return class_of(t, value, depth + 1)
        case _:
            pass
    function = t.functions[-1] if t.functions else None
    match function:
        case ast.FunctionDef(name=name, args=ast.arguments(args=[_, ast.arg(arg=other)])) if (
            name in _TAKING_SAME and other == node.id and _is_taken_apart(function, other)
        ):
            return t.definitions.owners.get(id(function))
        case _:
            return None


def _is_taken_apart(function: ast.FunctionDef, name: str) -> bool:
    """Whether a function asks its argument for members, but not what it is: then it takes others,
    too."""
    asked = any(
        isinstance(one, ast.Call)
        and isinstance(one.func, ast.Name)
        and one.func.id in ("isinstance", "type", "hasattr")
        and any(isinstance(inner, ast.Name) and inner.id == name for inner in one.args)
        for one in subtree(function)
    )
    return not asked and any(
        isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == name
        for one in subtree(function)
    )


_TAKING_SAME = frozenset(
    (
        *(f"__{name}__" for name in ("add", "sub", "eq", "ne", "and", "or", "xor")),
        *(name for pair in ORDER.values() for name in pair),
    )
)
"""Methods whose argument is of the same class, where nothing says otherwise."""


def _returned(t: Translator, function: FunctionDef, depth: int) -> ast.ClassDef | None:
    """The class that a function's results are of."""
    for inner in subtree(function):
        match inner:
            case ast.Return(value=ast.Name(id="self")):
                return t.definitions.owners.get(id(function))
            case ast.Return(value=ast.Call() as call):
                found = t.definitions.find(call)
                if isinstance(found, ast.ClassDef):
                    return found
                match call.func:
                    case ast.Call(func=ast.Name(id="type")) | ast.Name(id="cls"):
                        return t.definitions.owners.get(id(function))
                    case ast.Attribute(attr="__class__"):
                        return t.definitions.owners.get(id(function))
                    case _:
                        pass
            case _:
                pass
    return None


def method_of(t: Translator, owner: ast.ClassDef, name: str) -> FunctionDef | None:
    """The method that an object of a class has, its own or a base's."""
    for statement in owner.body:
        if isinstance(statement, FunctionDef) and statement.name == name:
            return statement
    for base in owner.bases:
        parent = t.definitions.class_of(base)
        if parent is not None and parent is not owner:
            found = method_of(t, parent, name)
            if found is not None:
                return found
    return None


def is_property(t: Translator, owner: ast.ClassDef, name: str) -> bool:
    """Whether a name of an object is computed when it is read."""
    found = method_of(t, owner, name)
    return found is not None and any(
        ast.unparse(one).endswith("property") for one in found.decorator_list
    )


def special(
    t: Translator, node: ast.expr, name: str, *arguments: ast.expr
) -> tree.Expression | None:
    """`node.__name__(arguments)`, if the class of `node` is the file's and has it."""
    owner = class_of(t, node)
    if owner is None or method_of(t, owner, name) is None:
        return None
    return build.method(t.expression(node), name, *(t.expression(one) for one in arguments))


def operation(
    t: Translator, left: ast.expr, operator: ast.operator, right: ast.expr
) -> tree.Expression | None:
    word = BINARY[type(operator)]
    return special(t, left, f"__{word}__", right) or special(t, right, f"__r{word}__", left)


def comparison(
    t: Translator, left: ast.expr, operator: ast.cmpop, right: ast.expr
) -> tree.Expression | None:
    """`left < right` and the like, also by a method for the opposite (functools.total_ordering)."""
    own, mirrored = ORDER[type(operator)]
    made = special(t, left, own, right) or special(t, right, mirrored, left)
    if made is not None:
        return made
    opposite = special(t, left, _OPPOSITE[own], right) or special(
        t, right, _OPPOSITE[mirrored], left
    )
    return None if opposite is None else tree.Unary("!", opposite)
