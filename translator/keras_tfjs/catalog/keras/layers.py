"""Layers and models: one row each."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Literal, Pin, Row, parameters

_BASE = (
    "trainable dtype -autocast:True input_shape batch_input_shape "
    "input_dtype=inputDType weights name"
)
_REGULARIZED = "-activity_regularizer:None "
"""TF.js throws for an activity regularizer."""

_RANDOM_KERNEL = {"kernel_initializer": Pin("glorot_uniform", "glorot_normal")}
_KERNEL = "kernel_initializer(init) bias_initializer kernel_regularizer bias_regularizer"
_CONSTRAINTS = "kernel_constraint bias_constraint"
_RECURRENT = (
    "kernel_initializer recurrent_initializer bias_initializer {forget}kernel_regularizer "
    "recurrent_regularizer bias_regularizer -activity_regularizer:None kernel_constraint "
    "recurrent_constraint bias_constraint dropout recurrent_dropout"
)
_SEQUENCES = (
    "return_sequences return_state go_backwards stateful unroll implementation input_dim "
    "input_length"
)
_CONVOLUTION = (
    "filters kernel_size | strides padding data_format dilation_rate -groups:1 activation use_bias "
    f"{_KERNEL} {_REGULARIZED}{_CONSTRAINTS}"
)


def layer(
    name: str,
    words: str,
    keywords: str = "",
    *,
    tfjs: str | None = None,
    pin: Mapping[str, tuple[Literal, Literal]] | None = None,
    random: Mapping[str, Pin] | None = None,
    aliases: str = "",
    older: str = "",
    braces: bool = False,
    notes: tuple[str, ...] = (),
) -> Row:
    """A layer's row. TF.js's factory is the class name with a small first letter and 1d, 2d, 3d."""
    factory = tfjs or (name[:1].lower() + name[1:]).replace("1D", "1d").replace("2D", "2d").replace(
        "3D", "3d"
    )
    return Row(
        keras=f"keras.layers.{name}",
        tfjs=f"tfjs.layers.{factory}",
        parameters=parameters(words, f"{keywords} {_BASE}"),
        pins={key: Pin(*both) for key, both in (pin or {}).items()},
        random_pins=random or {},
        aliases=tuple(f"keras.layers.{alias}" for alias in aliases.split()),
        older=tuple(f"keras.layers.{alias}" for alias in older.split()),
        braces=braces,
        notes=notes,
    )


def _pooling(size: int) -> str:
    if size == 1:
        return "| pool_size strides padding -data_format:'channels_last'"
    return "| pool_size strides padding data_format" if size else "| data_format -keepdims:False"


LAYERS = (
    layer(
        "Dense",
        f"units(output_dim) | activation use_bias {_KERNEL} {_REGULARIZED}{_CONSTRAINTS} "
        "-lora_rank:None -lora_alpha:None",
        "input_dim",
        random=_RANDOM_KERNEL,
    ),
    layer("Activation", "activation"),
    layer("Dropout", "rate(p) | noise_shape seed@KT212"),
    layer("Flatten", "| data_format"),
    layer("Reshape", "target_shape"),
    layer("Permute", "dims"),
    layer("RepeatVector", "n"),
    layer(
        "Embedding",
        "input_dim output_dim | embeddings_initializer(init) embeddings_regularizer "
        "embeddings_constraint mask_zero weights -lora_rank:None -lora_alpha:None",
        f"input_length {_REGULARIZED}",
    ),
    layer(
        "BatchNormalization",
        "| axis momentum epsilon center scale beta_initializer gamma_initializer "
        "moving_mean_initializer moving_variance_initializer beta_regularizer gamma_regularizer "
        "beta_constraint gamma_constraint -renorm:False -renorm_clipping:None "
        "-renorm_momentum:0.99 -synchronized:False",
    ),
    layer(
        "LayerNormalization",
        "| axis epsilon center scale beta_initializer gamma_initializer "
        "beta_regularizer gamma_regularizer -beta_constraint:None -gamma_constraint:None",
    ),
    layer("Conv1D", _CONVOLUTION, random=_RANDOM_KERNEL, aliases="Convolution1D"),
    layer("Conv2D", _CONVOLUTION, random=_RANDOM_KERNEL, aliases="Convolution2D"),
    layer("Conv3D", _CONVOLUTION, random=_RANDOM_KERNEL, aliases="Convolution3D"),
    layer("MaxPooling1D", _pooling(1), aliases="MaxPool1D"),
    layer("MaxPooling2D", _pooling(2), aliases="MaxPool2D"),
    layer("MaxPooling3D", _pooling(3), aliases="MaxPool3D"),
    layer("AveragePooling1D", _pooling(1), aliases="AvgPool1D"),
    layer("AveragePooling2D", _pooling(2), aliases="AvgPool2D"),
    layer("AveragePooling3D", _pooling(3), aliases="AvgPool3D"),
    layer("GlobalAveragePooling2D", _pooling(0), aliases="GlobalAvgPool2D"),
    layer("GlobalMaxPooling2D", _pooling(0), aliases="GlobalMaxPool2D"),
    layer("ZeroPadding2D", "| padding:shape data_format"),
    layer(
        "LSTM",
        "units(output_dim) | activation recurrent_activation(inner_activation) use_bias "
        f"{_RECURRENT.format(forget='unit_forget_bias ')} -seed:None",
        _SEQUENCES,
        tfjs="lstm",
        pin={
            "recurrent_activation": ("sigmoid", "hard_sigmoid"),
            "unit_forget_bias": (True, False),
        },
        random=_RANDOM_KERNEL,
    ),
    layer(
        "GRU",
        "units(output_dim) | activation recurrent_activation(inner_activation) use_bias "
        f"{_RECURRENT.format(forget='')} -seed:None",
        f"{_SEQUENCES} reset_after",
        tfjs="gru",
        pin={"recurrent_activation": ("sigmoid", "hard_sigmoid"), "reset_after": (True, False)},
        random=_RANDOM_KERNEL,
    ),
    layer(
        "SimpleRNN",
        f"units(output_dim) | activation use_bias {_RECURRENT.format(forget='')} return_sequences "
        "return_state go_backwards stateful unroll -seed:None",
        "implementation input_dim input_length",
        tfjs="simpleRNN",
        random=_RANDOM_KERNEL,
    ),
    layer("Bidirectional", "layer | merge_mode -weights:None -backward_layer:None"),
    layer("TimeDistributed", "layer"),
    layer("ReLU", "| max_value -negative_slope:0.0 -threshold:0.0", tfjs="reLU"),
    layer("LeakyReLU", "| negative_slope(alpha)=alpha", tfjs="leakyReLU"),
    layer("ELU", "| alpha", tfjs="elu"),
    layer("Softmax", "| axis", pin={"axis": (-1, 1)}),
    layer("Add", "", braces=True),
    layer("Multiply", "", braces=True),
    layer("Average", "", braces=True),
    layer("Maximum", "", braces=True),
    layer("Minimum", "", braces=True),
    layer("Concatenate", "| axis", braces=True),
    layer("Dot", "axes | normalize", braces=True),
)

_MERGES = ("add", "multiply", "average", "maximum", "minimum", "concatenate", "dot")
"""keras.layers.add([a, b]) is keras.layers.Add()([a, b])."""

MERGE_FUNCTIONS: Mapping[str, str] = {
    f"keras.layers.{word}": f"keras.layers.{word.capitalize()}" for word in _MERGES
}


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
            "| shape -batch_size:None dtype -sparse:None -ragged:None batch_shape name "
            "-tensor:None -optional:False"
        ),
    ),
    Row(
        "keras.layers.InputLayer",
        "tfjs.layers.inputLayer",
        parameters(
            "| shape=inputShape batch_size dtype sparse -ragged:None "
            "batch_shape(batch_input_shape)=batchInputShape -input_tensor:None -optional:False name"
        ),
    ),
)
