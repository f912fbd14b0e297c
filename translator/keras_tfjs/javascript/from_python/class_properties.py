"""Properties of classes, by a descriptor of the program's own: static getters."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.objects import FunctionDef, class_of, method_of
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import makes_class_property


def is_class_property(t: Translator, node: FunctionDef) -> bool:
    return any(makes_class_property(t.definitions.class_of(one)) for one in node.decorator_list)


def reads_class_property(t: Translator, node: ast.Attribute) -> bool:
    """Whether a class, or an object of it, is asked for such a property."""
    owner = t.definitions.class_of(node.value) or class_of(t, node.value)
    method = None if owner is None else method_of(t, owner, node.attr)
    return method is not None and is_class_property(t, method)


def of_object(t: Translator, node: FunctionDef) -> tree.Node | None:
    """The getter by which objects have the property of their class."""
    if not is_class_property(t, node):
        return None
    name = t.names.attribute(node.name)
    value = tree.Member(tree.Member(tree.This(), "constructor"), name)
    function = tree.Function(None, (), build.block(tree.Return(value)))
    return tree.Method(build.name(name), function, "get", blank_before=True)
