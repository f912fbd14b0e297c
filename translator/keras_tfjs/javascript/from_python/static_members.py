"""What objects have from their class: JavaScript finds static methods and fields by the class
alone."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.class_rows import separate
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.model import IN, LOCAL
from keras_tfjs.kinds.subtree import subtree

_OF_CLASS = frozenset(("staticmethod", "classmethod"))


def class_of_object(t: Translator, node: ast.expr) -> ast.ClassDef | None:
    """The file's class that an expression is known to be an object of."""
    match t.kind(node):
        case Instance(of=name):
            return t.definitions.classes.get(name)
        case _:
            return None


def class_attributes(t: Translator, owner: ast.ClassDef) -> set[str]:
    """Names that a class binds in its body, functions that take no object among them, and that its
    methods never set on the object."""
    if owner not in t.class_attributes:
        t.class_attributes[owner] = _class_attributes(t, owner)
    return t.class_attributes[owner]


def _class_attributes(t: Translator, owner: ast.ClassDef) -> set[str]:
    bound: set[str] = set()
    if any(ast.unparse(base).endswith(("NamedTuple", "Enum")) for base in owner.bases):
        return bound
    for one in separate(owner.body):
        match one:
            case ast.Assign(targets=targets):
                bound.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(
                target=ast.Name(id=target), value=value
            ) if value is not None and not is_dataclass(owner):
                bound.add(target)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _is_of_class(one):
                bound.add(one.name)
            case _:
                pass
    for base in owner.bases:
        parent = t.definitions.class_of(base)
        if parent is not None and parent is not owner:
            bound |= class_attributes(t, parent)
    for inner in subtree(owner):
        if isinstance(inner, ast.Attribute) and not isinstance(inner.ctx, ast.Load):
            bound.discard(inner.attr)
    return {name for name in bound if not _is_set_on_objects(t, name)}


def _is_set_on_objects(t: Translator, name: str) -> bool:
    """Whether the file sets an attribute of that name on what is an object as far as it shows."""
    return any(
        isinstance(t.kind(target.value), Instance) for target in t.facts.attribute_targets(name)
    )


def _is_of_class(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return not _OF_CLASS.isdisjoint(map(ast.unparse, function.decorator_list))


def holder_of_static(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """The class, where the member is one of the class of another file that the object is of."""
    match t.kind(node.value):
        case Instance(of=of) if of.startswith(LOCAL) and IN in of:
            pass
        case _:
            return None
    if not _is_static(t, of, node.attr):
        return None
    match t.facts.origin(node.value):
        case ast.Call(func=ast.Name() | ast.Attribute() as made) if (
            made is not getattr(node.value, "func", None) and t.facts.name(made) == of
        ):
            return t.expression(made)
        case _:
            return tree.Member(t.expression(node.value), "constructor")


def _is_static(t: Translator, of: str, name: str) -> bool:
    """Whether the nearest class that has the member has it for itself."""
    for base in t.facts.bases(of):
        owner = t.facts.own_class(base)
        for one in owner.body if owner is not None else ():
            match one:
                case ast.FunctionDef() | ast.AsyncFunctionDef() if one.name == name:
                    return _is_of_class(one)
                case _:
                    pass
    return False
