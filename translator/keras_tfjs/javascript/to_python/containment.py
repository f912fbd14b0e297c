"""`key in owner`, which JavaScript asks of every object."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import DictOf, Facts, String, Unknown


def contained(c: Converter, node: tree.Binary, key: ast.expr) -> ast.expr:
    """`key in owner`: an entry of a dict, else a place or a member."""
    match node.right:
        case tree.Call(callee=tree.Identifier() as called, arguments=[holder]) if c.is_standard(
            called, "Object"
        ) and not isinstance(holder, tree.Spread):
            match node.left, holder:
                case tree.StringLiteral(value=name), tree.This() if name.isidentifier():
                    asked = build.constant(c.member(name))
                    return build.call("hasattr", c.expression(holder), asked)
                case _:
                    return c.js("has", c.expression(holder), key)
        case _:
            pass
    owner = c.expression(node.right)
    match node.left, node.right:
        case tree.Identifier(name=name), _ if name.startswith("#"):
            within = c.class_names[-1] if c.class_names else "Class"
            private = build.constant(f"_{within.lstrip('_')}{c.member(name)}")
            return c.js("has", owner, private)
        case tree.StringLiteral(value=name), tree.This() if name.isidentifier():
            return build.call("hasattr", owner, build.constant(c.member(name)))
        case _:
            pass
    made = build.compare(key, ast.In(), owner)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.left), facts.kind(made.comparators[0]):
            case String(), DictOf() if not _is_inherited(made.left):
                return lambda one: one
            case _, Unknown():
                return None
            case _:
                return lambda one: c.js("has", one.comparators[0], one.left)

    return c.defer(made, decide, lambda one: c.js("has", one.comparators[0], one.left))


def _is_inherited(key: ast.expr) -> bool:
    """Whether a key is the name of a method that every object has."""
    return isinstance(key, ast.Constant) and key.value in (
        "toString",
        "valueOf",
        "hasOwnProperty",
        "isPrototypeOf",
    )
