"""Attributes that only models and layers have, of things that nobody knows: they keep the names of
Keras, and that has to be said."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.catalog.keras_results import MODEL_MEMBERS
from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.kinds import Facts, Unknown
from keras_tfjs.source import Span

MODEL = "model", "keras.Model"


def members_of_unknown(facts: Facts) -> Iterator[Diagnostic]:
    for node in facts.parents:
        match node:
            case ast.Attribute(value=owner, attr=attr) if attr in MODEL_MEMBERS:
                if isinstance(facts.kind(owner), Unknown):
                    span = Span(node.lineno, node.col_offset, node.lineno, node.end_col_offset or 0)
                    what, kind = MODEL
                    yield diagnostic(
                        ROWS["KT130"],
                        span,
                        construct=attr,
                        receiver=ast.unparse(owner),
                        method=attr,
                        what=what,
                        type=kind,
                    )
