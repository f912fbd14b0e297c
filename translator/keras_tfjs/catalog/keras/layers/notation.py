"""How a layer's row is written, and the parts that many layers share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from keras_tfjs.catalog.row import Ask, Literal, Pin, Row, parameters

_BASE = (
    "+activity_regularizer:None trainable dtype -autocast:True input_shape batch_input_shape "
    "batch_size input_dtype=inputDType weights name -dynamic:False input_dim=inputShape:listed"
)
ACTIVITY = "+activity_regularizer:None "
"""TF.js throws for an activity regularizer."""

RANDOM_KERNEL = {"kernel_initializer": Pin("glorot_uniform", "glorot_normal")}
KERNEL_INITIALIZERS = "kernel_initializer(init) bias_initializer"
KERNEL_REGULARIZERS = "kernel_regularizer(W_regularizer) bias_regularizer(b_regularizer)"
KERNEL_CONSTRAINTS = "kernel_constraint(W_constraint) bias_constraint(b_constraint)"
KERNEL = f"{KERNEL_INITIALIZERS} {KERNEL_REGULARIZERS}"
BETA_GAMMA = "beta_initializer gamma_initializer beta_regularizer gamma_regularizer"
QUANTIZED = "-quantization_config:None"
LOW_RANK = f"-lora_rank:None -lora_alpha:None {QUANTIZED}"
RECURRENT_KERNEL = (
    "kernel_initializer(init) recurrent_initializer(inner_init) bias_initializer {forget}"
    "kernel_regularizer(W_regularizer) recurrent_regularizer(U_regularizer) "
    "bias_regularizer(b_regularizer) {activity}kernel_constraint recurrent_constraint "
    "bias_constraint dropout(dropout_W) recurrent_dropout(dropout_U)"
)
GATES: Mapping[str, tuple[Literal, Literal]] = {"recurrent_activation": ("sigmoid", "hard_sigmoid")}
FORGET: Mapping[str, tuple[Literal, Literal]] = {**GATES, "unit_forget_bias": (True, False)}
"""What differs by default in gated cells."""


def factory(name: str) -> str:
    """TF.js's factory is the class name with small first letters and 1d, 2d, 3d:
    `Conv2D` -> `conv2d`, `RMSNormalization` -> `rmsNormalization`."""
    for dimensions in "123":
        name = name.replace(f"{dimensions}D", f"{dimensions}d")
    capitals = len(name) - len(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    small = max(1, capitals - 1 if capitals < len(name) else capitals)
    return name[:small].lower() + name[small:]


def _name(word: str) -> str:
    """The Keras name of a word of the notation."""
    match = re.match(r"[-+?]?(\w+)", word)
    return match[1] if match else word


def layer(
    name: str,
    words: str = "",
    keywords: str = "",
    *,
    tfjs: str | None = None,
    pin: Mapping[str, tuple[Literal, Literal]] | None = None,
    random: Mapping[str, Pin] | None = None,
    aliases: str = "",
    older: str = "",
    also: str = "",
    braces: bool = False,
    notes: tuple[str, ...] = (),
    extension: bool = False,
    asks: tuple[Ask, ...] = (),
) -> Row:
    """A layer's row. `aliases`, `older` and `also` are further names in Keras, in older Keras and
    in TF.js."""
    own = {_name(word) for word in f"{words} {keywords}".split()}
    base = " ".join(word for word in _BASE.split() if _name(word) not in own)
    return Row(
        keras=f"keras.layers.{name}",
        tfjs=f"tfjs.layers.{tfjs or factory(name)}",
        parameters=parameters(words, f"{keywords} {base}"),
        pins={key: Pin(*both) for key, both in (pin or {}).items()},
        random_pins=random or {},
        aliases=tuple(f"keras.layers.{alias}" for alias in aliases.split()),
        older=tuple(f"keras.layers.{alias}" for alias in older.split()),
        also=tuple(f"tfjs.layers.{alias}" for alias in also.split()),
        braces=braces,
        notes=notes,
        extension=extension,
        asks=asks,
    )


def extension(name: str, words: str = "", keywords: str = "", *, tfjs: str = "") -> Row:
    """The row of a layer that only the runtime has."""
    return layer(name, words, keywords, tfjs=tfjs or None, extension=True)
