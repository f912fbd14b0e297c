"""Tests of what an object is: by the classes and types that are written, or that a variable
holds."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from keras_tfjs.javascript import helpers, tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import Class, Kind, ListOf, TupleOf

_TYPES = {
    "str": "typeof x === 'string'",
    "bool": "typeof x === 'boolean'",
    "int": "Number.isInteger(x)",
    "float": "typeof x === 'number'",
    "complex": "typeof x === 'number'",
    "list": "Array.isArray(x)",
    "tuple": "Array.isArray(x)",
    "set": "x instanceof Set",
    "frozenset": "x instanceof Set",
    "bytes": "x instanceof Uint8Array",
    "collections.abc.Callable": "typeof x === 'function'",
    "collections.abc.Iterable": "typeof x?.[Symbol.iterator] === 'function'",
    "collections.abc.Sequence": "Array.isArray(x) || typeof x === 'string'",
    "numbers.Number": "typeof x === 'number'",
    "six.integer_types": "Number.isInteger(x)",
    "six.string_types": "typeof x === 'string'",
    "six.text_type": "typeof x === 'string'",
}

_OF_TYPING = {
    **{name: name.lower() for name in ("Dict", "FrozenSet", "List", "Set", "Tuple")},
    **{name: f"collections.abc.{name}" for name in ("Callable", "Iterable", "Sequence")},
    "Mapping": "dict",
}
"""What the names of `typing` ask for."""

_NUMBER = _TYPES["float"]
"""Also of what may be an int."""


def instance_of(t: Translator, subject: tree.Expression, wanted: ast.expr) -> tree.Expression:
    """Whether an object is of a class. An exception that JavaScript has not is declared in every
    file that needs it: there its name tells."""
    kind = t.error_class(t.facts.name(wanted) or "")
    if t.has_neighbours and kind in helpers.names():
        return build.call("pyIsError", subject, tree.StringLiteral(kind))
    thrown = build.name(kind) if kind is not None else t.expression(wanted)
    if isinstance(thrown, tree.StringLiteral):
        what = "a type of numbers as a class"
        raise Untranslatable(wanted, "KT301", what=what, source=t.source(wanted))
    return tree.Binary("instanceof", subject, thrown)


def types_of(t: Translator, wanted: ast.expr) -> list[ast.expr]:
    """The types that are asked for: those of a tuple, written there or in the variable's place."""
    if isinstance(wanted, ast.Name | ast.Attribute) and isinstance(t.kind(wanted), TupleOf):
        origin = t.facts.origin(wanted)
        if isinstance(origin, ast.Tuple) and all(t.facts.name(one) for one in origin.elts):
            return origin.elts
    return wanted.elts if isinstance(wanted, ast.Tuple) else [wanted]


def is_instance(t: Translator, value: ast.expr, wanted: ast.expr) -> tree.Expression:
    subject = t.expression(value)
    if not isinstance(wanted, ast.Tuple):
        match t.kind(wanted):
            case TupleOf(items=items) if not any(map(_is_type, items)):
                used = {getattr(inner, "name", "") for inner in tree.walk(subject)}
                one = build.name(t.names.fresh("kind") if "kind" in used else "kind")
                test = build.arrow(one, tree.Binary("instanceof", subject, one))
                return build.method(t.expression(wanted), "some", test)
            case TupleOf(items=items) if types_of(t, wanted) == [wanted]:  # of another file
                names = [
                    kind.name.removeprefix("builtins.") if isinstance(kind, Class) else ""
                    for kind in items
                ]
                if {"int", "float"} == set(names):
                    return build.text(_NUMBER, x=subject)
                parts = [
                    build.text("xs[i]", xs=t.expression(wanted), i=build.number(at))
                    for at in range(len(items))
                ]
                return _any_of(
                    _of_type(t, value, subject, name) or tree.Binary("instanceof", subject, part)
                    for name, part in zip(names, parts, strict=True)
                )
            case ListOf():
                return build.call("pyIsInstance", subject, t.expression(wanted))
            case _:
                pass
    types = types_of(t, wanted)
    if {"int", "float"} == {ast.unparse(one) for one in types}:
        return build.text(_NUMBER, x=subject)
    return _any_of(_test(t, value, subject, one) for one in types)


def is_subclass(t: Translator, one: ast.expr, other: ast.expr) -> tree.Expression:
    subject = t.expression(one)
    of_one = "x === y || x.prototype instanceof y"
    match other, t.kind(other):
        case ast.Tuple(elts=elements), _:
            each = (build.text(of_one, x=subject, y=t.expression(base)) for base in elements)
            return _any_of(each)
        case _, TupleOf() | ListOf():
            text = "ys.some((base) => x === base || x.prototype instanceof base)"
            return build.text(text, ys=t.expression(other), x=subject)
        case _:
            return build.text(of_one, x=subject, y=t.expression(other))


def _any_of(tests: Iterable[tree.Expression | None]) -> tree.Expression:
    whole: tree.Expression | None = None
    for one in dict.fromkeys(tests):
        if one is not None:
            whole = one if whole is None else tree.Binary("||", whole, one)
    return whole or tree.BooleanLiteral(False)


def _test(
    t: Translator, value: ast.expr, subject: tree.Expression, wanted: ast.expr
) -> tree.Expression:
    name = (t.facts.name(wanted) or "").removeprefix("builtins.")
    name = _OF_TYPING.get(name.removeprefix("typing."), name)
    if ast.unparse(wanted) == "type(None)":
        return build.text("x == null", x=subject)
    return _of_type(t, value, subject, name) or instance_of(t, subject, wanted)


def _of_type(
    t: Translator, value: ast.expr, subject: tree.Expression, name: str
) -> tree.Expression | None:
    """A test for a type of Python itself."""
    if name in ("dict", "collections.abc.Mapping"):
        text = "x instanceof Map" if t.is_map(value) else "x?.constructor === Object"
        return build.text(text, x=subject)
    if name == "object":
        return tree.BooleanLiteral(True)
    return build.text(_TYPES[name], x=subject) if name in _TYPES else None


def _is_type(kind: Kind) -> bool:
    """Whether it is a type of Python itself, which JavaScript has no class for."""
    return isinstance(kind, Class) and kind.name.startswith("builtins.")
