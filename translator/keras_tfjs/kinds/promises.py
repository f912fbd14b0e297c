"""Which calls of Keras have a counterpart in TF.js that gives a promise."""

from __future__ import annotations

from keras_tfjs.catalog import extensions, rows_of_keras, tfjs


def becomes_promise(name: str) -> bool:
    """Whether the counterpart of a canonical Keras name is waited for."""
    return any(
        tfjs.is_promise(row.tfjs) or extensions.is_promise(row.tfjs) for row in rows_of_keras(name)
    )
