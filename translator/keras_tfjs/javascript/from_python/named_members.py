"""Attributes that a text names: `getattr(x, "my_rate")` is the member that `x.my_rate` is."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.rows import by_row
from keras_tfjs.javascript.from_python.static_members import class_attributes
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Instance, Module
from keras_tfjs.kinds.subtree import subtree

_ASKING = ("builtins.getattr", "builtins.hasattr")
_FUNCTIONS = frozenset((*_ASKING, "builtins.setattr", "builtins.delattr"))


def named_member(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """What `getattr`, `setattr`, `hasattr` and `delattr` are for a name that is a plain text, and
    `x.__dict__.update(given)`."""
    if (owner := _updated(t, node)) is not None:
        _say(t, node, owner)
        given = t.expression(node.args[0])
        return build.text("Object.assign(x, y)", x=t.expression(owner), y=given)
    if name not in _FUNCTIONS:
        return None
    match node.args:
        case [
            owner,
            ast.Constant(value=str() as attribute) as text,
            *rest,
        ] if attribute.isidentifier() and not attribute.startswith("__"):
            pass
        case [owner, ast.Constant(), *_]:
            return None
        case [owner, *_]:
            _say(t, node, owner, methods=name in _ASKING)
            return None
        case _:
            return None
    if node.keywords or isinstance(t.kind(owner), Module) or t.facts.name(owner) is not None:
        return None
    member = ast.copy_location(ast.Attribute(owner, attribute, ast.Load()), node)
    match name, rest:
        case "builtins.getattr", [] if node in t.called and not _is_of_class(t, owner, attribute):
            return tree.Member(t.expression(owner), t.names.attribute(attribute))
        case "builtins.getattr", []:
            return t.expression(member)
        case "builtins.setattr", [value]:
            place = tree.Member(t.expression(owner), t.names.attribute(attribute))
            return tree.Assignment("=", place, t.expression(value))
        case "builtins.hasattr", [] if _is_of_class(t, owner, attribute):
            holder = tree.Member(t.expression(owner), "constructor")
            return tree.Binary("in", tree.StringLiteral(t.names.attribute(attribute)), holder)
        case "builtins.hasattr", [] if not _is_object(t, owner) or _is_denied(t, node):
            # `in` throws where there is no object; nothing is an attribute of None. TypeScript
            # takes an object that lacks what it declares for none at all.
            asked = build.text("Object(x)", x=t.expression(owner))
            return tree.Binary("in", tree.StringLiteral(t.names.attribute(attribute)), asked)
        case ("builtins.hasattr" | "builtins.getattr" | "builtins.delattr"), _:
            t.given[text] = tree.StringLiteral(t.names.attribute(attribute))
            return by_row(t, node)
        case _:
            return None


def _updated(t: Translator, node: ast.Call) -> ast.expr | None:
    """The object whose attributes a call takes over from a dict."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(value=owner, attr="__dict__"), attr="update"),
            args=[_],
            keywords=[],
        ):
            return owner
        case ast.Call(
            func=ast.Attribute(value=ast.Call(func=function, args=[owner]), attr="update"),
            args=[_],
            keywords=[],
        ) if (
            t.facts.name(function) == "builtins.vars"
        ):
            return owner
        case _:
            return None


def _say(t: Translator, node: ast.Call, owner: ast.expr, *, methods: bool = False) -> None:
    """Says that a name is computed, where attributes of the object's class, and `methods`, are
    spelled otherwise than the program has them."""
    match t.kind(owner):
        case Instance(of=of) if of in t.definitions.classes:
            pass
        case _:
            return
    for one in subtree(t.definitions.classes[of]):
        match one:
            case ast.Attribute(value=ast.Name(id="self"), attr=attribute) if t.names.attribute(
                attribute
            ) != attribute and (methods or not t.definitions.defines(attribute)):
                made = t.names.attribute(attribute)
                t.report("KT343", node, source=t.source(node), name=made)
                return
            case _:
                pass


def _is_denied(t: Translator, node: ast.Call) -> bool:
    parent = t.facts.parents.get(node)
    return isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not)


def _is_object(t: Translator, node: ast.expr) -> bool:
    kind = t.kind(node)
    return isinstance(kind, Instance) or (isinstance(node, ast.Name) and node.id == "self")


def _is_of_class(t: Translator, node: ast.expr, attribute: str) -> bool:
    match t.kind(node):
        case Instance(of=of) if of in t.definitions.classes:
            return attribute in class_attributes(t, t.definitions.classes[of])
        case _:
            return False
