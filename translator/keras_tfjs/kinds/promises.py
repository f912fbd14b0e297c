"""Which calls of Keras have a counterpart in TF.js that gives a promise."""

from __future__ import annotations

import ast
from functools import lru_cache

from keras_tfjs.catalog import extensions, rows_of_keras, tfjs
from keras_tfjs.catalog.composition import compositions_of

_BY_RULES = frozenset(("keras.models.load_model", "keras.models.model_from_json"))
"""Names that no row has: rules make the calls."""


def becomes_promise(name: str, call: ast.Call) -> bool:
    """Whether what a call of the canonical Keras name becomes is waited for."""
    if name in _BY_RULES:
        return True
    if any(
        tfjs.is_promise(row.tfjs) or extensions.is_promise(row.tfjs) for row in rows_of_keras(name)
    ):
        return True
    given = len(call.args) + len(call.keywords)
    return any(given <= most for most in _waiting_forms(name))


@lru_cache(maxsize=1024)
def _waiting_forms(name: str) -> tuple[int, ...]:
    """How many arguments at most each form of a composed function takes that waits."""
    found = []
    for one in compositions_of(name):
        if ".result()" in one.template:
            left_out = one.condition.count("not given(")
            optional = len(one.defaults) if left_out else 0
            found.append(len(one.parameters) - optional)
    return tuple(found)
