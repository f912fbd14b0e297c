"""Python annotations and kinds as TypeScript types."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.kinds import Boolean, Instance, Kind, ListOf, Number, String

_NAMES = {
    "int": "number",
    "float": "number",
    "str": "string",
    "bool": "boolean",
    "None": "void",
    "list": "any[]",
    "dict": "Record<string, any>",
    "Any": "any",
}
_ROLES = {
    "Tensor": "tf.Tensor",
    "SymbolicTensor": "tf.SymbolicTensor",
    "Layer": "tf.layers.Layer",
    "Model": "tf.LayersModel",
    "LayerVariable": "tf.LayerVariable",
    "Optimizer": "tf.Optimizer",
}


def of_annotation(node: ast.expr) -> tree.Type | None:
    """The type that an annotation names; None where TypeScript has no name for it."""
    text = _text(node)
    return tree.Type(text) if text else None


def _text(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Constant(value=str() as quoted):
            try:
                return _text(ast.parse(quoted, mode="eval").body)
            except SyntaxError:
                return None
        case ast.Name(id=name):
            return _NAMES.get(name, name)
        case ast.Attribute(value=ast.Name(id="tf")):
            return ast.unparse(node)
        case ast.Subscript(value=ast.Name(id="list" | "List"), slice=inner):
            element = _text(inner)
            return f"{element}[]" if element and element.isidentifier() else "any[]"
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            optional = _text(inner)
            return f"{optional} | null" if optional else None
        case ast.Subscript(value=ast.Name(id="dict" | "Dict"), slice=ast.Tuple(elts=[_, value])):
            return f"Record<string, {_text(value) or 'any'}>"
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            sides = (_text(left), _text(right))
            return " | ".join(one for one in sides if one) if all(sides) else None
        case _:
            return None


def of_kind(kind: Kind) -> tree.Type:
    match kind:
        case Number():
            return tree.Type("number")
        case String():
            return tree.Type("string")
        case Boolean():
            return tree.Type("boolean")
        case ListOf(of=Number()):
            return tree.Type("number[]")
        case Instance(role=role) if role in _ROLES:
            return tree.Type(_ROLES[role])
        case _:
            return tree.Type("any")
