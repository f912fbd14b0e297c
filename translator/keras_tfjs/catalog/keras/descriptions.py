"""Objects as descriptions, what is made of these, and models made anew: one function of the
extensions for all that Keras has in each of its modules."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Row, parameters


def _row(keras: str, tfjs: str, words: str, places: tuple[str, ...]) -> Row:
    return Row(
        f"keras.{keras}",
        f"tfjs.util.{tfjs}",
        parameters(words),
        places,
        config=False,
        bare=True,
        extension=True,
    )


DESCRIPTIONS = (
    _row("saving.serialize_keras_object", "serialize", "obj", ("obj",)),
    _row(
        "saving.deserialize_keras_object",
        "deserialize",
        "config | -custom_objects:None -safe_mode:True",
        ("config",),
    ),
    _row(
        "models.clone_model",
        "cloneModel",
        "model | -input_tensors:None clone_function -call_function:None -recursive:False",
        ("model", "clone_function"),
    ),
)

RESULTS: Mapping[str, str] = {
    "tfjs.util.serialize": "dict(any)",
    "tfjs.util.deserialize": "described(Layer,Loss,Metric,Optimizer)",
    "tfjs.util.cloneModel": "Model",
}
"""What these give, in the notation of kinds/notation.py."""

KERAS_RESULTS: Mapping[str, str] = {
    "keras.saving.serialize_keras_object": "dict(any)",
    **{
        f"keras.{module}.serialize": "dict(any)"
        for module in ("layers", "optimizers", "initializers", "regularizers", "constraints")
    },
    "keras.layers.deserialize": "Layer",
    "keras.losses.deserialize": "Loss",
    "keras.metrics.deserialize": "Metric",
    **{
        f"keras.{kind.lower()}s.{name}": kind
        for kind in ("Optimizer", "Initializer", "Regularizer", "Constraint")
        for name in ("get", "deserialize")
    },
    "keras.models.clone_model": "Model",
}
"""What Keras's give."""
