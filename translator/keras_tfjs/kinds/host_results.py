"""Results of Python's own functions and methods that depend on the call."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from keras_tfjs.kinds import library
from keras_tfjs.kinds.model import (
    FLOAT,
    INTEGER,
    UNKNOWN,
    Class,
    DictOf,
    Function,
    Kind,
    ListOf,
    NoneValue,
    Number,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    join,
)
from keras_tfjs.kinds.operators import binary

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result


def _element(site: CallSite, result: Result) -> Kind:
    return element(site.argument(0))


def _elements(site: CallSite, result: Result) -> Kind:
    if not site.node.args:
        return ListOf(UNKNOWN)
    first, node = site.argument(0), site.node.args[0]
    if first == ListOf(UNKNOWN) and isinstance(node, ast.Call):
        kinds = [_given(site, one) for one in site.inference.definitions.yielded(node.func)]
        return ListOf(join(*kinds)) if kinds else first
    return first if isinstance(first, ListOf | TupleOf | Unreached) else ListOf(element(first))


def _given(site: CallSite, node: ast.Yield | ast.YieldFrom) -> Kind:
    """What a generator gives at a place."""
    if node.value is None:
        return NoneValue()
    kind = site.inference.kind(node.value)
    return element(kind) if isinstance(node, ast.YieldFrom) else kind


def _enumerated(site: CallSite, result: Result) -> Kind:
    return ListOf(TupleOf((INTEGER, element(site.argument(0)))))


def _zipped(site: CallSite, result: Result) -> Kind:
    match site.node.args:
        case [ast.Starred(value=rows)]:  # rows turned into columns
            return ListOf(ListOf(element(element(site.inference.kind(rows)))))
        case _:
            pass
    return ListOf(TupleOf(tuple(element(kind) for kind in site.arguments())))


def _called(site: CallSite, result: Result) -> Kind:
    """What the last argument, a function, gives."""
    functions = [kind for kind in site.arguments() if isinstance(kind, Function)]
    return functions[-1].returns if functions else UNKNOWN


def _mapped(site: CallSite, result: Result) -> Kind:
    match site.argument(0):
        case Function(returns=returns):
            return ListOf(returns)
        case Class(name):
            text = library.call_result(name)
            return ListOf(library.plain_kind(text, "") if text else UNKNOWN)
        case _:
            return ListOf(UNKNOWN)


def _filtered(site: CallSite, result: Result) -> Kind:
    return ListOf(element(site.argument(1)))


def _mapping(site: CallSite, result: Result) -> Kind:
    items = tuple((k.arg, site.inference.kind(k.value)) for k in site.node.keywords if k.arg)
    if not site.node.args:
        return DictOf(join(*(kind for _, kind in items)) if items else UNKNOWN, items)
    first = site.argument(0)
    match element(first):
        case TupleOf((_, value)) if not isinstance(first, DictOf) and not items:
            return DictOf(value)
    return first if isinstance(first, DictOf) and not items else DictOf(UNKNOWN)


def _summed(site: CallSite, result: Result) -> Kind:
    item = element(site.argument(0))
    if isinstance(item, Number):
        return binary(ast.Add(), item, INTEGER)
    return item if is_array(item) or isinstance(item, Unreached) else UNKNOWN


def _extreme(site: CallSite, result: Result) -> Kind:
    if len(site.node.args) == 1:
        return element(site.argument(0))
    return join(*(site.argument(index) for index in range(len(site.node.args))))


def _rounded(site: CallSite, result: Result) -> Kind:
    return INTEGER if len(site.node.args) == 1 else FLOAT


def _got(site: CallSite, result: Result) -> Kind:
    """`d.get("k", default)`."""
    receiver = site.receiver
    if isinstance(receiver, Unreached):
        return site.argument(1) if len(site.node.args) == 2 else receiver
    if not isinstance(receiver, DictOf):
        return UNKNOWN
    key = site.node.args[0] if site.node.args else None
    held = receiver.values
    if isinstance(key, ast.Constant) and receiver.items:
        held = dict(receiver.items).get(str(key.value), NoneValue())
    if len(site.node.args) == 2:
        default = site.argument(1)
        return default if isinstance(held, Unknown) and is_plain(default) else join(held, default)
    return held


def is_plain(kind: Kind) -> bool:
    """A number: what a caller puts in a config in place of a default is one too."""
    return isinstance(kind, Number)


def _pairs(site: CallSite, result: Result) -> Kind:
    receiver = site.receiver
    values = receiver.values if isinstance(receiver, DictOf) else UNKNOWN
    keys = element(receiver) if isinstance(receiver, DictOf) else UNKNOWN
    return ListOf(TupleOf((keys, values)))


def _valued(site: CallSite, result: Result) -> Kind:
    receiver = site.receiver
    return ListOf(receiver.values if isinstance(receiver, DictOf) else UNKNOWN)


HOST_RESULTS: dict[str, Callable[[CallSite, Result], Kind]] = {
    "called": _called,
    "element": _element,
    "elements": _elements,
    "enumerated": _enumerated,
    "extreme": _extreme,
    "filtered": _filtered,
    "got": _got,
    "mapped": _mapped,
    "mapping": _mapping,
    "pairs": _pairs,
    "rounded": _rounded,
    "summed": _summed,
    "valued": _valued,
    "zipped": _zipped,
}
