"""`Own.method(x)` and `Own.method`: methods that are taken from the class, not from an object."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.class_properties import is_class_property
from keras_tfjs.javascript.from_python.objects import FunctionDef, method_of
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import Instance


def method_of_class(t: Translator, node: ast.expr) -> FunctionDef | None:
    """The method of an object that an expression takes from its class."""
    if not isinstance(node, ast.Attribute) or isinstance(t.kind(node.value), Instance):
        return None
    owner = t.definitions.class_of(node.value)
    found = None if owner is None else method_of(t, owner, node.attr)
    if found is None or {"staticmethod", "classmethod"} & set(
        map(ast.unparse, found.decorator_list)
    ):
        return None
    # another file's decorators are known by their names alone
    is_read = any(ast.unparse(one).endswith("property") for one in found.decorator_list)
    return None if is_read or is_class_property(t, found) else found


def is_of_class(t: Translator, owner: ast.ClassDef, node: ast.Attribute) -> bool:
    """Whether a name of a class is a function that is given the class."""
    found = method_of(t, owner, node.attr)
    return found is not None and "classmethod" in map(ast.unparse, found.decorator_list)


def refuse_constructor(t: Translator, node: ast.Call) -> None:
    """Raises Untranslatable for an `__init__` that `super()` does not mean: JavaScript has no way
    to run a constructor on an object that is there."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
        what = "a constructor, called on an object that is there,"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def without_object(node: ast.Call) -> ast.Call:
    """The call's arguments behind the object."""
    return ast.copy_location(ast.Call(node.func, node.args[1:], node.keywords), node)


def of_prototype(
    t: Translator, node: ast.Attribute, given: ast.expr, arguments: tuple[tree.Expression, ...]
) -> tree.Expression:
    """`Own.prototype.method.call(object, ...)`."""
    prototype = tree.Member(t.expression(node.value), "prototype")
    method = tree.Member(prototype, t.names.attribute(node.attr))
    return build.method(method, "call", t.expression(given), *arguments)


def as_function(t: Translator, node: ast.Attribute) -> tree.Expression:
    """The method as a function of the object and the arguments."""
    one, rest = build.name("one"), tree.Spread(build.name("rest"))
    return tree.Arrow((one, rest), build.method(one, t.names.attribute(node.attr), rest))
