"""Attributes that only models, layers and variables have, of things that nobody knows: they keep
the names of Keras, and that has to be said. So have those of a graph, which a function here is none
of."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.catalog.keras_results import MODEL_MEMBERS, WEIGHTS
from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.kinds import Facts, Unknown
from keras_tfjs.source import Span

MODEL = "model", "keras.Model"
VARIABLE = "variable", "keras.Variable"
_RECEIVERS = {
    **dict.fromkeys(MODEL_MEMBERS, MODEL),
    **dict.fromkeys(("assign_add", "assign_sub"), VARIABLE),
}
_OF_GRAPHS = {
    "python_function": "the function itself is a plain one here: leave the attribute out",
    **dict.fromkeys(
        """experimental_get_compiler_ir experimental_get_tracing_count get_concrete_function
        pretty_printed_concrete_signatures""".split(),
        "call the function itself: nothing is traced",
    ),
}
"""What tf.function gives a function besides, and the way out."""


def members_of_unknown(facts: Facts) -> Iterator[Diagnostic]:
    for node in facts.parents:
        match node:
            case ast.Attribute(value=owner, attr=attr) if attr in _RECEIVERS:
                if isinstance(facts.kind(owner), Unknown) and not _is_weight(owner, attr):
                    span = Span(node.lineno, node.col_offset, node.lineno, node.end_col_offset or 0)
                    what, kind = _RECEIVERS[attr]
                    yield diagnostic(
                        ROWS["KT130"],
                        span,
                        construct=attr,
                        receiver=ast.unparse(owner),
                        method=attr,
                        what=what,
                        type=kind,
                    )
            case ast.Attribute(attr=attr) if attr in _OF_GRAPHS:
                yield diagnostic(
                    ROWS["KT126"],
                    Span(node.lineno, node.col_offset, node.lineno, node.end_col_offset or 0),
                    construct=attr,
                    name=f"{attr} of a graph function",
                    advice=_OF_GRAPHS[attr],
                )


def _is_weight(owner: ast.expr, method: str) -> bool:
    """Whether what seems to be a layer's weight is changed, of which the rules speak."""
    inner = owner.value if isinstance(owner, ast.Subscript) else owner
    return method not in MODEL_MEMBERS and getattr(inner, "attr", "") in WEIGHTS
