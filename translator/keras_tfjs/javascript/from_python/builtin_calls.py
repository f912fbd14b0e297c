"""Calls of Python's builtins whose form depends on more than the kinds of their arguments."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.class_tests import is_instance, is_subclass
from keras_tfjs.javascript.from_python.comprehensions import first_of, lazily, quantifier
from keras_tfjs.javascript.from_python.expressions import elements, is_identifier, property_of
from keras_tfjs.javascript.from_python.loops import is_lazy, is_listed, iterated, listed
from keras_tfjs.javascript.from_python.none_values import may_keep_none
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.regular import match_call, regular_call
from keras_tfjs.javascript.from_python.sorting import as_list, sort_alone, sorted_alone, sorted_by
from keras_tfjs.javascript.from_python.strings import formatted, is_template, str_format
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    ListOf,
    NoneValue,
    Number,
    String,
    TupleOf,
    Unknown,
    is_symbolic,
)

_LEVELS = {
    "debug": "debug",
    "info": "info",
    "warning": "warn",
    "error": "error",
    "critical": "error",
    "exception": "error",
}


def builtin_call(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    plain = name.removeprefix("builtins.")
    if name.startswith("re."):
        return regular_call(t, node, name)
    if (matched := match_call(t, node)) is not None:
        return matched
    match node.func:
        case ast.Attribute(value=ast.Constant(value=str() as text), attr="format"):
            return str_format(t, node, text)
        case ast.Attribute(value=receiver, attr="format") if is_template(t, node, receiver):
            filled = (t.expression(receiver), tree.Array(elements(t, node.args, node)))
            named = (_literal_keys(t, node.keywords),) if node.keywords else ()
            return build.call("pyFormatted", *filled, *named)
        case ast.Attribute(value=receiver, attr="sort") if node.keywords:
            return sorted_by(t, node, t.expression(receiver), in_place=True)
        case ast.Attribute(value=receiver, attr="sort"):
            return sort_alone(t, receiver)
        case ast.Attribute(value=receiver, attr="get"):
            return _get(t, node, receiver)
        case ast.Attribute(value=receiver, attr="pop") if t.is_unknown(receiver):
            return _pop(t, node, receiver)
        case ast.Attribute(value=receiver, attr=attr) if t.forms.of(receiver) == "logger":
            method = _LEVELS.get(attr, attr)
            return build.method(t.expression(receiver), method, *elements(t, node.args, node))
        case ast.Attribute(value=receiver, attr=attr) if (
            attr in _LEVELS and t.facts.name(receiver) == "logging"
        ):
            arguments = elements(t, node.args, node)
            return build.method(build.name("console"), _LEVELS[attr], *arguments)
        case ast.Attribute(value=receiver, attr="update") if node.keywords and not node.args:
            if isinstance(t.kind(receiver), DictOf) and not t.is_map(receiver):
                added = _literal_keys(t, node.keywords)
                return build.text("Object.assign(d, e)", d=t.expression(receiver), e=added)
        case _:
            pass
    if not name.startswith("builtins.") and name not in ("asyncio.gather",):
        return None
    if plain in _LIST_MAKERS:
        return _list_maker(t, node, plain)
    match plain, node:
        case "isinstance", ast.Call(args=[value, wanted]):
            return is_instance(t, value, wanted)
        case "issubclass", ast.Call(args=[one, other]):
            return is_subclass(t, one, other)
        case "str", ast.Call(args=[value]):
            return _text(t, value)
        case ("max" | "min"), ast.Call(args=[one, other, *_], keywords=[]):
            if all(
                isinstance(arg, ast.Starred) or isinstance(t.kind(arg), Number | Boolean | Unknown)
                for arg in node.args
            ):
                return build.method(build.name("Math"), plain, *elements(t, node.args, node))
            listed_ = tree.Array(elements(t, node.args, node))
            return build.call("pyMost", listed_, build.number(1 if plain == "max" else -1))
        case ("max" | "min"), ast.Call(args=[one, other, *rest], keywords=keywords):
            values = ast.copy_location(ast.List([one, other, *rest], ast.Load()), node)
            return _most(t, node, plain, values, keywords)
        case ("max" | "min"), ast.Call(args=[values], keywords=[*keywords]):
            return _most(t, node, plain, values, keywords)
        case "bool", ast.Call(args=[value]) if not isinstance(t.kind(value), Number | String):
            if isinstance(t.kind(value), Unknown) and t.forms.of(value) is None:
                return build.call("pyTruth", t.expression(value))
            made = test(t, value)
            return made if isinstance(made, tree.Binary) else build.call("Boolean", made)
        case "type", ast.Call(args=[value]):
            return tree.Member(t.expression(value), "constructor")
        case "format", ast.Call(args=[value, ast.Constant(value=str() as spec)]):
            return formatted(t, value, spec)
        case "format", ast.Call(args=[value, spec]):
            return build.call("pyFormat", t.expression(value), t.expression(spec))
        case "len", ast.Call(args=[value]) if is_symbolic(t.kind(value)):
            return tree.Member(t.expression(value), "length")  # only lists have one
        case "len", ast.Call(args=[ast.Attribute(attr="shape") as value]) if t.is_unknown(value):
            return tree.Member(t.expression(value), "length")
        case "len", ast.Call(args=[value]) if t.is_unknown(value) and t.forms.of(value) is None:
            return build.call("pyLength", t.expression(value))
        case "int", ast.Call(args=[value]):
            return _int(t, value)
        case "float", ast.Call(args=[value]):
            return _float(t, value)
        case "next", ast.Call(args=[ast.GeneratorExp() as generator, ast.expr() as default]):
            return first_of(t, generator, default) or build.call(
                "pyNext", lazily(t, generator), t.expression(default)
            )
        case "next", ast.Call(args=[ast.GeneratorExp() as generator]):
            return tree.Member(build.method(lazily(t, generator), "next"), "value")
        case "next", ast.Call(args=[values]) if "StopIteration" in t.caught_names:
            return build.call("pyNext", t.expression(values))
        case "next", ast.Call(args=[values]) if _is_read_whole(t, values):
            return build.method(t.expression(values), "shift")
        case "next", ast.Call(args=[values]):
            return tree.Member(build.method(t.expression(values), "next"), "value")
        case "dict", ast.Call(args=[], keywords=keywords):
            if t.is_map(node):
                return tree.New(build.name("Map"), ())
            return _literal_keys(t, keywords)
        case "dict", ast.Call(args=[values], keywords=[]):
            return _dict(t, node, values)
        case "sorted", ast.Call(args=[values], keywords=keywords):
            copied = tree.Array((tree.Spread(iterated(t, values)),))
            if keywords:
                return sorted_by(t, node, copied, in_place=False)
            return sorted_alone(t, values, copied)
        case "set" | "frozenset", ast.Call(args=[]):
            return tree.New(build.name("Set"), ())
        case "set" | "frozenset", ast.Call(args=[values]):
            made = iterated(t, values)
            if t.forms.has_tuples(node) or _holds_tuples(t, values):
                made = build.method(listed(t, values), "map", build.name("pyKey"))
            return tree.New(build.name("Set"), (made,))
        case "map" | "filter", ast.Call() if is_lazy(t, node):
            # the kinds take it for a list, where nobody asks for the next value
            return iterated(t, node) if t.forms.of(node) == "iterator" else listed(t, node)
        case "filter", ast.Call(args=[ast.Constant(value=None), values]):
            return build.text("xs.filter((value) => pyTruth(value))", xs=listed(t, values))
        case "zip" | "enumerate", ast.Call(func=ast.Name(id=spelled)) if spelled == plain:
            return iterated(t, node)
        case "asyncio.gather", ast.Call():
            gathered = tree.Array(elements(t, node.args, node))
            return build.method(build.name("Promise"), "all", gathered)
        case _:
            return None


_LIST_MAKERS = frozenset(("list", "tuple", "sum", "any", "all"))


def _list_maker(t: Translator, node: ast.Call, plain: str) -> tree.Expression | None:
    """Builtins that go through one argument from its start to its end."""
    if not node.args or node.keywords:
        return None
    values = node.args[0]
    match plain, values:
        case "any" | "all", ast.GeneratorExp() as generator:
            return quantifier(t, generator, "some" if plain == "any" else "every")
        case "any" | "all", _:
            method = "some" if plain == "any" else "every"
            match t.kind(values):
                case ListOf(of=Number() | String() | Boolean()):
                    truth: tree.Expression = build.name("Boolean")
                case _:
                    truth = build.name("pyTruth")
            return build.method(listed(t, values), method, truth)
        case _, ast.GeneratorExp():
            made = as_list(t, values)
        case "list" | "tuple", ast.Call(func=ast.Name(id="range")):
            return None
        case "list" | "tuple", _:
            if t.forms.of(values) is not None or isinstance(t.kind(values), String):
                return None
            match values:
                case ast.Call(
                    func=ast.Name(id="zip" | "enumerate" | "map" | "filter")
                ) if is_listed(t, values):
                    return None
                case _:
                    pass
            return (
                listed(t, values)
                if _is_new(values)
                else tree.Array((tree.Spread(iterated(t, values)),))
            )
        case "sum", _ if len(node.args) == 1 and not is_listed(t, values):
            made = listed(t, values)
        case _:
            return None
    if plain in ("list", "tuple"):
        return made
    start = t.expression(node.args[1]) if len(node.args) > 1 else build.number(0)
    return build.text("xs.reduce((total, value) => total + value, z)", xs=made, z=start)


def _is_new(node: ast.expr) -> bool:
    """Whether the array of an expression belongs to nobody else."""
    match node:
        case ast.Call(func=ast.Name(id="zip" | "enumerate" | "sorted" | "reversed" | "range")):
            return True
        case ast.ListComp():
            return True
        case _:
            return False


def _holds_tuples(t: Translator, values: ast.expr) -> bool:
    match values, t.kind(values):
        case ast.GeneratorExp(elt=ast.Tuple()), _:
            return True
        case _, ListOf(of=TupleOf()):
            return True
        case _:
            return False


def _text(t: Translator, value: ast.expr) -> tree.Expression | None:
    """`str(value)`: JavaScript's own for numbers and texts."""
    if t.is_error(value):
        return tree.Member(t.expression(value), "message")
    match t.kind(value):
        case Number() | String():
            return None
        case Unknown() if not t.has_texts and t.forms.of(value) is None:
            return None
        case ListOf() | TupleOf() | DictOf():
            return build.call("pyRepr", t.expression(value))
        case _:
            return build.call("pyStr", t.expression(value))


def _int(t: Translator, value: ast.expr) -> tree.Expression | None:
    match t.kind(value):
        case Number():
            return None
        case String() if not t.catches_texts:
            return None
        case Boolean():
            return build.call("Number", t.expression(value))
        case _ if _is_read_number(t, value):
            return build.text("Math.trunc(n)", n=t.expression(value))
        case _:
            return build.call("pyInt", t.expression(value))


def _is_read_number(t: Translator, value: ast.expr) -> bool:
    return isinstance(value, ast.Subscript) and t.is_read(value.value)


_SPECIAL = {"inf": "Infinity", "infinity": "Infinity", "nan": "NaN"}


def _float(t: Translator, value: ast.expr) -> tree.Expression | None:
    match value, t.kind(value):
        case ast.Constant(value=str() as text), _ if text.strip("+-").lower() in _SPECIAL:
            made = build.name(_SPECIAL[text.strip("+-").lower()])
            return tree.Unary("-", made) if text.startswith("-") else made
        case ast.Constant(value=str()), _:
            return None
        case _, String() if t.catches_texts:
            return build.call("pyFloat", t.expression(value))
        case _, Number() | String():
            return None
        case _:
            return build.call("Number", t.expression(value))


def _most(
    t: Translator, node: ast.Call, plain: str, values: ast.expr, keywords: list[ast.keyword]
) -> tree.Expression | None:
    if not keywords:
        if isinstance(values, ast.GeneratorExp):
            made = as_list(t, values)
            if isinstance(t.kind(values.elt), Number | Unknown):
                return build.method(build.name("Math"), plain, tree.Spread(made))
            return build.call("pyMost", made, build.number(1 if plain == "max" else -1))
        if t.is_unknown(values) and t.forms.of(values) is None:
            return build.method(build.name("Math"), plain, tree.Spread(t.expression(values)))
        if t.forms.of(values) is not None or isinstance(t.kind(values), DictOf | String):
            return build.call(
                "pyMost", iterated(t, values), build.number(1 if plain == "max" else -1)
            )
        return None
    options = {one.arg: one.value for one in keywords}
    source = as_list(t, values) if isinstance(values, ast.GeneratorExp) else iterated(t, values)
    arguments = [source, build.number(1 if plain == "max" else -1)]
    if "key" in options or "default" in options:
        key = options.get("key")
        is_none = key is None or isinstance(key, ast.Constant)
        arguments.append(tree.NullLiteral() if is_none or key is None else t.expression(key))
    if "default" in options:
        arguments.append(t.expression(options["default"]))
    return build.call("pyMost", *arguments)


def _dict(t: Translator, node: ast.Call, values: ast.expr) -> tree.Expression | None:
    if t.is_map(values):
        return tree.New(build.name("Map"), (t.expression(values),))
    if t.forms.of(values) is None and isinstance(t.kind(values), DictOf):
        return build.text("({...d})", d=t.expression(values))
    pairs = as_list(t, values) if isinstance(values, ast.GeneratorExp) else iterated(t, values)
    if t.is_map(node):
        return tree.New(build.name("Map"), (pairs,))
    return build.method(build.name("Object"), "fromEntries", pairs)


def _literal_keys(t: Translator, keywords: list[ast.keyword]) -> tree.Expression:
    made: list[tree.Expression] = [
        (
            tree.Spread(t.expression(one.value))
            if one.arg is None
            else property_of(one.arg, t.expression(one.value))
        )
        for one in keywords
    ]
    return tree.Object(tuple(made))


def _get(t: Translator, node: ast.Call, receiver: ast.expr) -> tree.Expression | None:
    """`d.get("key", default)`."""
    kind = t.kind(receiver)
    if t.forms.of(receiver) is not None or t.facts.name(receiver) == "os.environ":
        return None
    if not isinstance(kind, DictOf | Unknown) or not 1 <= len(node.args) <= 2 or node.keywords:
        return None
    match node.args[0]:
        case ast.Constant(value=str() as key) if is_identifier(key):
            has_default = len(node.args) == 2 and not isinstance(t.kind(node.args[1]), NoneValue)
            if has_default and may_keep_none(t, key):
                values = (t.expression(one) for one in node.args)
                return build.call("pyGet", t.expression(receiver), *values)
            value: tree.Expression = tree.Member(t.expression(receiver), key)
        case key_node if isinstance(kind, DictOf):
            value = tree.Index(t.expression(receiver), t.expression(key_node))
        case _:
            values = (t.expression(one) for one in node.args)
            return build.call("pyGet", t.expression(receiver), *values)
    if len(node.args) == 1 or isinstance(t.kind(node.args[1]), NoneValue):
        return tree.Binary("??", value, tree.NullLiteral())
    return tree.Binary("??", value, t.expression(node.args[1]))


def _pop(t: Translator, node: ast.Call, receiver: ast.expr) -> tree.Expression | None:
    """`x.pop(key)` of a list or a dict: JavaScript's `pop` takes the last element, whatever it is
    given."""
    if t.forms.of(receiver) is not None or node.keywords or t.definitions.defines("pop"):
        return None
    match node.args:
        case [ast.Constant(value=0)]:
            return build.method(t.expression(receiver), "shift")
        case [place] if isinstance(t.kind(place), Number):
            taken = {"xs": t.expression(receiver), "i": t.expression(place)}
            return build.text("xs.splice(i, 1)[0]", **taken)
        case [key, *others] if others or isinstance(t.kind(key), String):
            given = (t.expression(one) for one in (key, *others))
            return build.call("pyPop", t.expression(receiver), *given)
        case _:
            return None


def _is_read_whole(t: Translator, node: ast.expr) -> bool:
    """Whether it is a reader whose rows are a list in JavaScript."""
    made = t.facts.origin(node)
    name = t.facts.callee(made) if isinstance(made, ast.Call) else None
    return name in ("csv.reader", "csv.DictReader")
