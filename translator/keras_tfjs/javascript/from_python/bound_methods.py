"""Methods of TF.js's objects and of dicts that are handed over, not called: JavaScript forgets
whose they are."""

from __future__ import annotations

import ast

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import DictOf, Instance
from keras_tfjs.kinds.subtree import subtree


def method_of_library(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """`model.predict` as a value; None for what is no method of an object of TF.js."""
    name = t.facts.name(node) or ""
    if not name.startswith("tfjs.") or not isinstance(t.kind(node.value), Instance):
        return None
    if tfjs.parameters(name) is None:
        return None
    owner = t.expression(node.value)
    if any(isinstance(one, ast.Call) for one in subtree(node.value)):  # made once, as in Python
        return build.text(f"((one) => one.{node.attr}.bind(one))(x)", x=owner)
    return build.method(tree.Member(owner, node.attr), "bind", owner)


def getter(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """`d.get` as a value: what sorts by it, or goes through a list with it, gives a key alone."""
    if node.attr != "get":
        return None
    is_map = t.is_map(node.value)
    if not is_map and not isinstance(t.kind(node.value), DictOf):
        return None
    parent = t.facts.parents.get(node)
    is_key = isinstance(parent, ast.keyword) or (
        isinstance(parent, ast.Call) and t.facts.callee(parent) == "builtins.map"
    )
    head = "(key) => " if is_key else "(key, other) => "
    value = "x.get(key)" if is_map else "x[key]"
    return build.text(f"{head}{value}{'' if is_key else ' ?? other'}", x=t.expression(node.value))
