"""How many outputs models and layers have, and what calling them gives."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.kinds.cells import is_cell, step
from keras_tfjs.kinds.model import (
    LOCAL,
    UNKNOWN,
    DictOf,
    Instance,
    Kind,
    ListOf,
    TupleOf,
    is_array,
)
from keras_tfjs.kinds.values import Binding

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result

SEVERAL = 2
"""How many outputs a list has whose length is not known: more than one, it must be supposed."""


def outputs_of_model(site: CallSite) -> int | None:
    """How many outputs a model has that this call makes, as far as its arguments tell."""
    if site.name in ("keras.Sequential", "tfjs.sequential", "tfjs.Sequential"):
        return 1
    written = site.config(0, "outputs") or site.written(1, "outputs")
    if written is None:
        return None
    held = site.inference.flow.loads.get(written) if isinstance(written, ast.Name) else None
    found = held.source if isinstance(held, Binding) and not held.path else written
    match site.inference.kind(written):
        case TupleOf(items):
            return len(items)
        case ListOf():
            return len(found.elts) if isinstance(found, ast.List) else SEVERAL
        case DictOf(items=items):
            return len(items) or SEVERAL
        case Instance():
            return 1
        case _:
            return None


def _are_named(site: CallSite, model: Instance) -> bool:
    """Whether a model was made with a dict of outputs, and gives one."""
    if not isinstance(model.origin, ast.Call):
        return False
    made = site._replace(node=model.origin, name="keras.Model")
    written = made.config(0, "outputs") or made.written(1, "outputs")
    return written is not None and isinstance(site.inference.kind(written), DictOf)


UNCERTAIN = 0
"""Stands for the count of a layer that only the running program tells."""


def outputs_of_layer(site: CallSite) -> int | None:
    """How many outputs a layer has that this call makes: a recurrent one hands out its states
    where it is asked to, and a wrapper what its layer does."""
    asked = site.config(0, "returnState") or site.written(-1, "return_state")
    match asked:
        case None | ast.Constant(value=False):
            inner = site.config(0, "layer") or site.written(0, "layer")
            kind = UNKNOWN if inner is None else site.inference.kind(inner)
            return kind.outputs if isinstance(kind, Instance) and kind.role == "Layer" else None
        case ast.Constant(value=True):
            return SEVERAL
    return UNCERTAIN


def _gives_scores(site: CallSite) -> bool:
    """Whether attention is asked for its scores, too."""
    key, keyword = "returnAttentionScores", "return_attention_scores"
    asked = site.config(1, key) or site.written(-1, keyword)
    return isinstance(asked, ast.Constant) and asked.value is True


def each_output(site: CallSite, called: Kind, one: Kind) -> Kind:
    """What a model or a layer gives: a list where it has several outputs, by a class of the file
    what its `call` returns."""
    if not isinstance(called, Instance) or not isinstance(one, Instance):
        return one
    definitions = site.inference.definitions
    if is_cell(called, definitions):
        is_flat = site.name.startswith("tfjs.") and not site.name.endswith(".applyStep")
        return ListOf(Instance("Tensor")) if is_flat else step(site)
    own = definitions.member(called.of, "call") if called.of.startswith(LOCAL) else None
    match definitions.returned(own) if own is not None else None:
        case TupleOf(items) if all(is_array(each) for each in items):
            return TupleOf((one,) * len(items))
        case ListOf(of) if is_array(of):
            return ListOf(one)
    if _are_named(site, called):
        return DictOf(one)
    if called.outputs == UNCERTAIN or called.of.endswith("Cells"):
        return UNKNOWN
    if _gives_scores(site):
        return ListOf(one)
    return ListOf(one) if (called.outputs or 1) > 1 else one


def some(site: CallSite, result: Result) -> Kind:
    """One of it or a list: a model with several outputs gives a list."""
    one = site.result(result.arguments[0])
    receiver = site.receiver
    if isinstance(receiver, Instance) and _are_named(site, receiver):
        return DictOf(one)
    several = isinstance(receiver, Instance) and (receiver.outputs or 1) > 1
    several = several or is_cell(receiver, site.inference.definitions)
    return ListOf(one) if several else one
