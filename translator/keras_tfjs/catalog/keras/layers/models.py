"""What makes a model, and its inputs."""

from __future__ import annotations

from keras_tfjs.catalog.row import Ask, Row, parameters

_OF_LAYERS = (
    "-input_shape:None -batch_input_shape:None -input_dim:None -batch_size:None -weights:None "
    "-dynamic:False -dtype:'float32'"
)
"""What Keras 2 takes for every layer, a model too: only a layer has a use for it."""

MODELS = (
    Row(
        "keras.Sequential",
        "tfjs.sequential",
        parameters("layers | -trainable:True name", _OF_LAYERS),
        bare=True,
        asks=(Ask("hidesInput", True, "KT228", where="hidden input"),),
    ),
    Row(
        "keras.Model",
        "tfjs.model",
        parameters("inputs(input) outputs(output) | name", f"-trainable:True {_OF_LAYERS}"),
        bare=True,
    ),
    Row(
        "keras.Input",
        "tfjs.input",
        parameters(
            "| shape -batch_size:None dtype sparse -ragged:None batch_shape name "
            "-tensor:None -optional:False",
            "-type_spec:None",
        ),
        also=("tfjs.layers.input",),
    ),
    Row(
        "keras.layers.InputLayer",
        "tfjs.layers.inputLayer",
        parameters(
            "| shape(input_shape)=inputShape batch_size dtype sparse -ragged:None "
            "batch_shape(batch_input_shape)=batchInputShape -input_tensor:None -optional:False "
            "name",
            "-type_spec:None -activity_regularizer:None -trainable:True -autocast:True "
            "-input_dim:None -weights:None -dynamic:False",
        ),
    ),
)
