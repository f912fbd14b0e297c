"""Calls that read otherwise than they are written: errors, special methods by their own name and
through builtins, and layers that a model of unknown origin hands out."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.generated import is_enum
from keras_tfjs.javascript.from_python.objects import class_of, method_of, special
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable


def error(kind: str, arguments: tuple[tree.Expression, ...]) -> tree.Expression:
    """An error of JavaScript, which has one message: Python shows several arguments as a tuple."""
    if kind == "KeyError" and len(arguments) == 1:
        arguments = (build.call("pyRepr", arguments[0]),)
    if len(arguments) > 1:
        words = build.call("pyRepr", tree.Array(arguments))
        arguments = (build.text("`(${words.slice(1, -1)})`", words=words),)
    return tree.New(build.name(kind), arguments)


def special_by_name(t: Translator, node: ast.Call) -> tree.Expression | None:
    """`x.__setattr__(name, value)` where x has no such method of the file. Raises Untranslatable
    for a special method that JavaScript says in no other way."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=given, keywords=[]):
            pass
        case _:
            return None
    is_special = attr.startswith("__") and attr.endswith("__") and attr not in _CALLED
    if not is_special or t.definitions.defines(attr):
        return None
    match attr, given:
        case "__setattr__", [name, new]:
            place = tree.Index(t.expression(value), t.expression(name))
            return tree.Assignment("=", place, t.expression(new))
        case "__getattribute__", [name]:
            return tree.Index(t.expression(value), t.expression(name))
        case "__str__", []:
            return build.call("pyStr", t.expression(value))
        case "__repr__", []:
            return build.call("pyRepr", t.expression(value))
        case _:
            way_out = "write what calls it: an operator, a function or a subscript"
            which = f"the special method {attr}"
            raise Untranslatable(node, "KT308", name=which, help=way_out)


_CALLED = frozenset(("__init__", "__call__", "__new__"))


def stepped(t: Translator, node: ast.Call) -> ast.Call | None:
    """`next(generator)` for `generator.next()` of Python 2: JavaScript's gives an object."""
    match node:
        case ast.Call(func=ast.Attribute(value=values, attr="next"), args=[], keywords=[]):
            pass
        case _:
            return None
    if t.forms.of(values) != "iterator":
        return None
    function = ast.copy_location(ast.Name("next", ast.Load()), node.func)
    return ast.copy_location(ast.Call(function, [values], []), node)


def is_layer_of_unknown(t: Translator, node: ast.expr) -> bool:
    """`model.getLayer(name)`: only a model has the method, whatever the rest of the file tells."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="getLayer" | "get_layer")):
            return t.is_unknown(value) and not t.definitions.defines("getLayer")
        case _:
            return False


_SPECIAL_METHODS = {
    "builtins.len": "__len__",
    "builtins.abs": "__abs__",
    "builtins.int": "__int__",
    "builtins.float": "__float__",
    "builtins.bool": "__bool__",
    "builtins.next": "__next__",
    "builtins.hash": "__hash__",
    "builtins.reversed": "__reversed__",
}


def named_tuple(t: Translator, node: ast.Call) -> tree.Expression:
    """`namedtuple("Point", "x y")`."""
    name, *fields = node.args
    match fields:
        case [ast.Constant(value=str() as words)]:
            listed = words.replace(",", " ").split()
        case [ast.List(elts=elts) | ast.Tuple(elts=elts)]:
            listed = [str(one.value) for one in elts if isinstance(one, ast.Constant)]
        case _:
            what = "a namedtuple with computed fields"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    names = tuple(tree.StringLiteral(t.names.attribute(one)) for one in listed)
    defaults = tuple(t.expression(one.value) for one in node.keywords if one.arg == "defaults")
    return build.call("pyNamedTuple", t.expression(name), tree.Array(names), *defaults)


def is_named_tuple(t: Translator, node: ast.Name) -> bool:
    binding = t.facts.binding(node)
    match binding.statement if binding else None:
        case ast.Assign(value=ast.Call() as made):
            return callee(t.facts, made) == "collections.namedtuple"
        case _:
            return False


def through_special(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """`len(x)` of an object of the file's own class, and what goes through one."""
    if len(node.args) != 1 or node.keywords:
        return None
    of_class = t.definitions.class_of(node.args[0])
    if name == "builtins.len" and of_class is not None and is_enum(t, of_class):
        return build.text("[...x].length", x=t.expression(node.args[0]))
    if name in _SPECIAL_METHODS:
        return special(t, node.args[0], _SPECIAL_METHODS[name])
    owner = class_of(t, node.args[0])
    if owner is None or method_of(t, owner, "__iter__") is None:
        return None
    spread = tree.Array((tree.Spread(t.expression(node.args[0])),))
    if name in ("builtins.list", "builtins.tuple"):
        return spread
    if name == "builtins.len" and method_of(t, owner, "__len__") is None:
        return None
    if name == "builtins.sum":
        return build.text("xs.reduce((total, value) => total + value, 0)", xs=spread)
    if name == "builtins.sorted":
        return build.call("pySorted", spread)
    if name in ("builtins.max", "builtins.min"):
        return build.call("pyMost", spread, build.number(1 if name.endswith("max") else -1))
    return None
