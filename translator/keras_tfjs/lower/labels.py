"""`fit` and `evaluate` with nothing but inputs: a generator or a Sequence makes the labels in
Keras, or `addLoss` does without."""

from __future__ import annotations

import ast

from keras_tfjs.catalog import tfjs
from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.model import LOCAL
from keras_tfjs.python import Site
from keras_tfjs.python.own_losses import is_given_a_loss

_OWN = (LOCAL, "tfjs.Model", "tfjs.extensions.")
"""Models with a training step of their own."""


def require(at: Site) -> None:
    """Says that a call of `fit` or `evaluate` has none, where the model has no step of its own."""
    match at.tree():
        case ast.Call(
            func=ast.Attribute(value=model, attr="fit" | "evaluate" as method),
            args=[given, *rest],
            keywords=[],
        ) if not isinstance(given, ast.Starred) and (not rest or _are_options(rest, method)):
            kind = at.facts.kind(model)
            if not isinstance(kind, Instance) or kind.of.startswith(_OWN):
                return
            if is_given_a_loss(model, at, "tfjs.LayersModel.addLoss"):
                return
            if kind.of or kind.outputs is not None:  # else it may come from another file
                at.report("KT480", method=method)
        case _:
            pass


def _are_options(rest: list[ast.expr], method: str) -> bool:
    """Whether there are no labels: None, or the only other argument is a dict of options and not
    of labels by output."""
    match rest:
        case [ast.Constant(value=None), *_]:
            return True
        case [ast.Dict(keys=keys)]:
            *_, options = tfjs.parameters(f"tfjs.LayersModel.{method}") or ()
            known = options.config or ()
            return all(isinstance(key, ast.Constant) and key.value in known for key in keys)
    return False
