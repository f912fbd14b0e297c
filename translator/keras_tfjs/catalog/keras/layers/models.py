"""What makes a model, and its inputs."""

from __future__ import annotations

from keras_tfjs.catalog.row import Row, parameters

MODELS = (
    Row(
        "keras.Sequential",
        "tfjs.sequential",
        parameters("layers | -trainable:True name"),
        bare=True,
    ),
    Row(
        "keras.Model",
        "tfjs.model",
        parameters("inputs(input) outputs(output) | name", "-trainable:True"),
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
            "| shape=inputShape batch_size dtype sparse -ragged:None "
            "batch_shape(batch_input_shape)=batchInputShape -input_tensor:None -optional:False "
            "name",
            "-type_spec:None",
        ),
    ),
)
