"""Nodes of libcst without its checks, which take longest: Python has parsed the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import libcst as cst

Parentheses = tuple[tuple[cst.LeftParen, ...], tuple[cst.RightParen, ...]]

_SET = object.__setattr__


def shape(kind: type[cst.CSTNode], *names: str, **fixed: object) -> Callable[..., Any]:
    """A function that makes a `kind` from the values of `names`: its other fields are `fixed`, or
    have their defaults, and all nodes share these."""
    known: dict[str, object] = {}
    values: dict[str, str] = {}
    for each in dataclasses.fields(kind):
        if each.name in names:
            values[each.name] = f"its_{each.name}"
        else:
            values[each.name] = f"usual_{each.name}"
            known[f"usual_{each.name}"] = fixed[each.name] if each.name in fixed else _default(each)
    return _maker(kind, [f"its_{each}" for each in names], values, known)


def _maker(
    kind: type[cst.CSTNode],
    parameters: Sequence[str],
    values: Mapping[str, str],
    known: Mapping[str, object],
) -> Callable[..., Any]:
    """A function of `parameters` that makes a `kind` whose fields have `values`, expressions of
    these and of what is `known`.

    Half of the time of reading is spent in such functions. Each is written for its class, as those
    of dataclasses are: a loop over the fields takes up to three times as long.
    """
    setters = {f"set_{name}": getattr(kind, name).__set__ for name in values}
    names = {"new": object.__new__, "kind": kind, **setters, **known}
    lines = [
        f"def factory({', '.join(names)}):",
        f"    def make({', '.join(parameters)}):",
        "        node = new(kind)",
        *(f"        set_{name}(node, {value})" for name, value in values.items()),
        "        return node",
        "    return make",
    ]
    made: dict[str, Any] = {}
    exec("\n".join(lines), made)
    maker: Callable[..., Any] = made["factory"](**names)
    return maker


Node = TypeVar("Node", bound=cst.CSTNode)


@cache
def _copier(kind: type[cst.CSTNode]) -> Callable[[Any], Any]:
    values = {each.name: f"old.{each.name}" for each in dataclasses.fields(kind)}
    return _maker(kind, ["old"], values, {})


def with_fields(node: Node, changed: Mapping[str, object]) -> Node:
    """libcst's `with_changes` without its checks."""
    made: Node = _copier(type(node))(node)
    for name, value in changed.items():
        _SET(made, name, value)
    return made


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default is not dataclasses.MISSING:
        return field.default
    assert field.default_factory is not dataclasses.MISSING
    made = field.default_factory()
    return tuple(made) if isinstance(made, list) else made


_SPACE = cst.SimpleWhitespace(" ")
_NONE = cst.SimpleWhitespace("")
_GROUPED = ("lpar", "rpar")
COMMA = cst.Comma(_NONE, _SPACE)
LAST_COMMA = cst.Comma(_NONE, _NONE)
NO_COMMA = cst.MaybeSentinel.DEFAULT
_EQUAL = cst.AssignEqual(_NONE, _NONE)
_OPEN, _CLOSE = cst.LeftParen(), cst.RightParen()
PARENTHESES: tuple[Parentheses, ...] = tuple(
    ((_OPEN,) * count, (_CLOSE,) * count) for count in range(9)
)

name_ = shape(cst.Name, "value", *_GROUPED)
integer = shape(cst.Integer, "value", *_GROUPED)
float_ = shape(cst.Float, "value", *_GROUPED)
imaginary = shape(cst.Imaginary, "value", *_GROUPED)
string = shape(cst.SimpleString, "value", *_GROUPED)
ellipsis_ = shape(cst.Ellipsis, *_GROUPED)
attribute = shape(cst.Attribute, "value", "attr", *_GROUPED)
call = shape(cst.Call, "func", "args", *_GROUPED)
argument = shape(cst.Arg, "value", "comma", whitespace_after_arg=_NONE)
starred_argument = shape(cst.Arg, "value", "star", "comma", whitespace_after_arg=_NONE)
named_argument = shape(
    cst.Arg, "keyword", "value", "comma", equal=_EQUAL, whitespace_after_arg=_NONE
)
subscript = shape(cst.Subscript, "value", "slice", *_GROUPED)
subscript_element = shape(cst.SubscriptElement, "slice", "comma")
index = shape(cst.Index, "value")
slice_ = shape(cst.Slice, "lower", "upper", "step", "second_colon", first_colon=cst.Colon())
binary = shape(cst.BinaryOperation, "left", "operator", "right", *_GROUPED)
boolean = shape(cst.BooleanOperation, "left", "operator", "right", *_GROUPED)
unary = shape(cst.UnaryOperation, "operator", "expression", *_GROUPED)
comparison = shape(cst.Comparison, "left", "comparisons", *_GROUPED)
comparison_target = shape(cst.ComparisonTarget, "operator", "comparator")
element = shape(cst.Element, "value", "comma")
starred_element = shape(cst.StarredElement, "value", "comma")
list_ = shape(cst.List, "elements", *_GROUPED)
tuple_ = shape(cst.Tuple, "elements", *_GROUPED)
set_ = shape(cst.Set, "elements", *_GROUPED)
dict_ = shape(cst.Dict, "elements", *_GROUPED)
dict_element = shape(cst.DictElement, "key", "value", "comma")
starred_dict_element = shape(cst.StarredDictElement, "value", "comma")
lambda_ = shape(cst.Lambda, "params", "body", "whitespace_after_lambda", *_GROUPED)
parameters = shape(cst.Parameters, "params", "star_arg", "kwonly_params", "star_kwarg")
parameter = shape(cst.Param, "star", "name", "annotation", "equal", "default", "comma")
annotation = shape(cst.Annotation, "annotation")
if_expression = shape(cst.IfExp, "body", "test", "orelse", *_GROUPED)
generator = shape(cst.GeneratorExp, "elt", "for_in", *_GROUPED)
list_comprehension = shape(cst.ListComp, "elt", "for_in", *_GROUPED)
set_comprehension = shape(cst.SetComp, "elt", "for_in", *_GROUPED)
dict_comprehension = shape(cst.DictComp, "key", "value", "for_in", *_GROUPED)
loop = shape(cst.CompFor, "target", "iter", "ifs", "inner_for_in", "asynchronous")
condition = shape(cst.CompIf, "test")
named_expression = shape(cst.NamedExpr, "target", "value", *_GROUPED)
yield_ = shape(cst.Yield, "value", "whitespace_after_yield", *_GROUPED)
from_ = shape(cst.From, "item")
await_ = shape(cst.Await, "expression", *_GROUPED)

PARAMETER_STAR = cst.ParamStar()
ASYNCHRONOUS = cst.Asynchronous()
SECOND_COLON = cst.Colon()
SPACE = _SPACE
EQUAL = _EQUAL
