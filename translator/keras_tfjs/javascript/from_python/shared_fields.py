"""Class variables that objects are asked for: Python looks for what an object lacks in its class,
JavaScript keeps static fields apart. Where a member may be either's, the objects have accessors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.static_members import class_attributes, class_of_object
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds.model import Class, Module
from keras_tfjs.kinds.subtree import subtree

_asked: WeakKeyDictionary[ast.Module, frozenset[str]] = WeakKeyDictionary()


def shared_fields(t: Translator, node: ast.ClassDef) -> list[tree.Node]:
    """What gives the objects of a class its variables: other files may have them, or the file
    itself asks an object for one, whose class it does not know or which methods set."""
    names = _variables(t, node)
    for base in node.bases:
        parent = t.definitions.class_of(base)
        if names and parent is not None and parent is not node:
            names -= _variables(t, parent)
    if not names:
        return []
    is_open = t.options.is_imported or t.options.package
    if not is_open or t.definitions.from_framework(node):
        asked = _asked_of_objects(t)
        names = names if _ANY in asked else names & asked
    if not names:
        return []
    given = build.block(build.run(build.call("pyShareFields", tree.This())))
    return [tree.StaticBlock(given, blank_before=True)]


def _variables(t: Translator, node: ast.ClassDef) -> set[str]:
    """The variables of a class, and those of its bases, that its constructor does not set."""
    if is_dataclass(node):
        return set()
    found: set[str] = set()
    for base in node.bases:
        if ast.unparse(base).endswith(("NamedTuple", "Enum")):
            return set()
        parent = t.definitions.class_of(base)
        if parent is not None and parent is not node:
            found |= _variables(t, parent)
    for one in node.body:
        match one:
            case ast.Assign(targets=targets):
                found.update(each.id for each in targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
                found.add(name)
            case ast.FunctionDef(name="__init__", body=body):
                found.difference_update(_set(body))
            case _:
                pass
    return {name for name in found if not name.startswith("__")}


def _set(body: list[ast.stmt]) -> set[str]:
    """What the statements of a constructor set on the object, whatever happens."""
    targets = (one.targets for one in body if isinstance(one, ast.Assign))
    return {
        each.attr
        for every in targets
        for each in every
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    }


def _asked_of_objects(t: Translator) -> frozenset[str]:
    """The names for which the file asks objects, where it is not known that the class has them."""
    if t.module not in _asked:
        changed = (one.target for one in subtree(t.module) if isinstance(one, ast.AugAssign))
        reads = {id(one) for one in changed if isinstance(one, ast.Attribute)}
        found = {
            node.attr
            for node in subtree(t.module)
            if isinstance(node, ast.Attribute)
            and (isinstance(node.ctx, ast.Load) or id(node) in reads)
            and not _is_class(t, node.value)
            and not _is_known(t, node)
        }
        _asked[t.module] = frozenset(found.union(_asked_by_name(t.module)))
    return _asked[t.module]


_ANY = ""
"""Asked for, where the name is computed."""


def _asked_by_name(module: ast.Module) -> Iterator[str]:
    for node in subtree(module):
        match node:
            case ast.Call(func=ast.Name(id="getattr" | "hasattr"), args=[_, name, *_]):
                yield str(name.value) if isinstance(name, ast.Constant) else _ANY


def _is_class(t: Translator, node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="type"), args=[_]) | ast.Attribute(attr="__class__"):
            return True
    return isinstance(t.kind(node), Class | Module)


def _is_known(t: Translator, node: ast.Attribute) -> bool:
    owner = class_of_object(t, node.value)
    return owner is not None and node.attr in class_attributes(t, owner)
