"""Functions and gradients of symbolic tensors: keras.backend of Keras 2 <-> tf.util."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Row, parameters

GRAPHS = (
    Row(
        "keras.backend.function",
        "tfjs.util.graphFunction",
        parameters("inputs:data outputs:data | -updates:None ?name:None"),
        bare=True,
        extension=True,
    ),
    Row(
        "keras.backend.gradients",
        "tfjs.util.graphGrads",
        parameters("loss:data variables:data"),
        ("loss", "variables"),
        False,
        bare=True,
        extension=True,
    ),
    Row(
        "tensorflow.gradients",
        "tfjs.util.graphGrads",
        parameters("ys:data xs:data -grad_ys:None ?name:None ?stop_gradients:None"),
        ("ys", "xs"),
        False,
        bare=True,
        extension=True,
        aliases=("tensorflow.compat.v1.gradients",),
    ),
    Row(
        "keras.backend.get_uid",
        "tfjs.util.getUid",
        parameters("prefix"),
        ("prefix",),
        False,
        bare=True,
        extension=True,
    ),
    Row(
        "keras.backend.learning_phase",
        "tfjs.util.learningPhase",
        (),
        (),
        False,
        extension=True,
    ),
)

RESULTS: Mapping[str, str] = {
    "tfjs.util.graphFunction": "graphed",
    "tfjs.util.graphGrads": "list(SymbolicTensor)",
    "tfjs.util.learningPhase": "SymbolicTensor",
    "tfjs.util.getUid": "int",
}

KERAS_RESULTS: Mapping[str, str] = {
    "keras.backend.function": "graphed",
    "keras.backend.gradients": "list(SymbolicTensor)",
    "tensorflow.gradients": "list(SymbolicTensor)",
    "tensorflow.compat.v1.gradients": "list(SymbolicTensor)",
    "keras.backend.get_uid": "int",
    "keras.backend.placeholder": "SymbolicTensor",
}
"""What these give, in the notation of kinds/notation.py. The gradient by what the outputs do not
depend on is None, which programs do not ask for."""
