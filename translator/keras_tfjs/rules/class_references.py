"""A library's class that is named, not called: `-> keras.Model`, `isinstance(x, keras.Model)`."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import CLASSES, CLASSES_BACK, rows_of_keras
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.layer_types import told_apart
from keras_tfjs.source import Dialect

_WRAPS = "functools.wraps"


@rule(cst.Attribute, *CLASSES, to=Dialect.TFJS)
@rule(cst.Name, *CLASSES, to=Dialect.TFJS)
def class_to_tfjs(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """An array's class only as an annotation: `isinstance` asks what the value really is."""
    name = at.name or ""
    if not _is_type(at, annotation=not name.startswith("keras.")):
        return None
    return library_name(CLASSES[name], at)


@rule(cst.Attribute, *CLASSES_BACK, to=Dialect.KERAS)
@rule(cst.Name, *CLASSES_BACK, to=Dialect.KERAS)
def class_to_keras(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    return library_name(CLASSES_BACK[at.name or ""], at) if _is_type(at) else None


@rule(cst.Attribute, "keras.layers.*", "keras.models.*", "keras.callbacks.*", to=Dialect.TFJS)
@rule(cst.Name, "keras.layers.*", "keras.models.*", "keras.callbacks.*", to=Dialect.TFJS)
def type_without_counterpart(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    if _is_type(at):
        return None if _is_told_apart(at) else at.report("KT128", name=at.name)
    if _is_alias(at):
        return library_name(rows_of_keras(at.name or "")[-1].tfjs, at)
    if _is_value(at):
        return at.report("KT133", name=at.name)
    return None


def _is_told_apart(at: Site) -> bool:
    """Whether it stands in an `isinstance` that asks for the name of the class instead."""
    calls = [each for each in at.parents if isinstance(each, cst.Call)]
    tree = at.tree(calls[-1]) if calls else None
    return isinstance(tree, ast.Call) and bool(told_apart(tree, at))


def _is_alias(at: Site) -> bool:
    """Whether a class gets another name, under which the calls are known as well."""
    return isinstance(at.parent, cst.Assign) and _has_factory(at.name or "")


def _has_factory(name: str) -> bool:
    return bool(rows_of_keras(name)) and name.rpartition(".")[2][:1].isupper()


def _is_value(at: Site) -> bool:
    """Whether a class is handed on: as an element, an argument, a result or a default."""
    if not _has_factory(at.name or ""):
        return False
    holders = (cst.Element, cst.DictElement, cst.Return, cst.Param, cst.IfExp)
    if isinstance(at.parent, cst.Arg):
        call = at.parents[-2] if len(at.parents) > 1 else None
        tree = at.tree(call) if isinstance(call, cst.Call) else None
        if not isinstance(tree, ast.Call) or at.facts.callee(tree) == _WRAPS:
            return False
        return at.facts.preset(tree) is None
    return isinstance(at.parent, holders)


def _is_type(at: Site, *, annotation: bool = False) -> bool:
    """Whether the class stands where a type stands: in an annotation, or (unless only annotations
    count) as what `isinstance` and `issubclass` compare with."""
    for parent in reversed(at.parents):
        match parent:
            case cst.Annotation():
                return True
            case cst.Call():
                tree = at.tree(parent)
                called = at.facts.callee(tree) if isinstance(tree, ast.Call) else None
                return not annotation and called in ("builtins.isinstance", "builtins.issubclass")
            case cst.BaseStatement() | cst.BaseSmallStatement() | cst.ClassDef():
                return False
    return False


@rule(cst.Decorator, _WRAPS, to=Dialect.TFJS)
def wrapping(node: cst.Decorator, at: Site) -> cst.RemovalSentinel | None:
    """`@wraps(keras.layers.Conv2D)` gives a function the name of a class, and nothing else."""
    match node.decorator:
        case cst.Call(args=[cst.Arg(value=value)]) if _has_factory(at.name_of(value) or ""):
            return cst.RemoveFromParent()
    return None


@rule(cst.ClassDef, "keras.*", to=Dialect.TFJS)
@rule(cst.ClassDef, "tfjs.*", to=Dialect.KERAS)
def subclass_without_counterpart(node: cst.ClassDef, at: Site) -> None:
    """A subclass of what neither half can say as a subclass (layers and callbacks have rules)."""
    at.report("KT129", name=node.name.value, base=at.name)
