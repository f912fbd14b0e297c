"""Kinds from annotations: `x: tf.Tensor`, `n: int = 3`, `xs: list[float]`, `m: "keras.Model"`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.model import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NONE,
    STRING,
    UNKNOWN,
    DictOf,
    Function,
    Kind,
    ListOf,
    Promise,
    TupleOf,
    join,
)
from keras_tfjs.kinds.subtree import subtree

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_PLAIN: dict[str, Kind] = {
    "int": INTEGER,
    "float": FLOAT,
    "bool": BOOLEAN,
    "str": STRING,
}
_SEQUENCES = frozenset(
    [
        "list",
        "List",
        "Sequence",
        "Iterable",
        "Iterator",
        "Generator",
        "Collection",
        "set",
        "Set",
        "frozenset",
    ]
)
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "OrderedDict"})
_PROMISES = frozenset({"Awaitable", "Coroutine", "Promise"})
_WRAPPERS = frozenset({"Optional", "Final", "Annotated", "ClassVar", "Union"})


def annotation_kind(inference: Inference, node: ast.expr) -> Kind:
    """The kind of values that `node` annotates."""
    match node:
        case ast.Constant(value=None):
            return NONE
        case ast.Constant(value=str(text)):
            return _quoted(inference, text)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return join(annotation_kind(inference, left), annotation_kind(inference, right))
        case ast.Subscript(value=value, slice=index):
            inner = index.elts if isinstance(index, ast.Tuple) else [index]
            return _generic(inference, _last_name(value), inner)
        case ast.Name() | ast.Attribute():
            return _simple(inference, node)
        case _:
            return UNKNOWN


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _simple(inference: Inference, node: ast.Name | ast.Attribute) -> Kind:
    last = _last_name(node)
    name = inference.name(node) or ""
    if name.startswith("builtins.") and last in _PLAIN:
        return _PLAIN[last]
    if last in _SEQUENCES | {"tuple", "Tuple"}:
        return ListOf(UNKNOWN)
    if last in _MAPPINGS:
        return DictOf(UNKNOWN)
    if last == "Callable":
        return Function("", UNKNOWN)
    return inference.definitions.instance_of(name) or UNKNOWN


def _generic(inference: Inference, outer: str, inner: list[ast.expr]) -> Kind:
    kinds = [
        UNKNOWN if isinstance(node, ast.List) else annotation_kind(inference, node)
        for node in inner
    ]
    match outer:
        case name if name in _SEQUENCES:
            return ListOf(kinds[0])
        case "tuple" | "Tuple":
            endless = isinstance(inner[-1], ast.Constant) and inner[-1].value is Ellipsis
            return ListOf(kinds[0]) if endless else TupleOf(tuple(kinds))
        case name if name in _MAPPINGS:
            return DictOf(kinds[-1])
        case "Callable":
            return Function("", kinds[-1])
        case name if name in _PROMISES:
            return Promise(kinds[-1])
        case name if name in _WRAPPERS:
            return join(*kinds)
        case _:
            return UNKNOWN


def _quoted(inference: Inference, text: str) -> Kind:
    """A forward reference: names are looked up among the module's own."""
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return UNKNOWN
    for name in [each for each in subtree(node) if isinstance(each, ast.Name)]:
        inference.flow.read_later(name)
    return annotation_kind(inference, node) if canonical(text) else UNKNOWN
