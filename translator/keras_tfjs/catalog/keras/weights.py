"""Initializers, regularizers and constraints."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Ask, Literal, Pin, Row, parameters
from keras_tfjs.catalog.words import snake


def initializer(
    name: str,
    words: str = "",
    tfjs: str | None = None,
    *,
    pin: Mapping[str, tuple[Literal, Literal]] | None = None,
    notes: tuple[str, ...] = (),
    aliases: str = "",
    extension: bool = False,
    asks: tuple[Ask, ...] = (),
) -> Row:
    further = (f"keras.initializers.{alias}" for alias in aliases.split())
    return Row(
        f"keras.initializers.{name}",
        f"tfjs.initializers.{tfjs or name[:1].lower() + name[1:]}",
        parameters(f"| {words}"),
        pins={key: Pin(*both) for key, both in (pin or {}).items()},
        aliases=(f"keras.initializers.{snake(name)}", *further),
        notes=notes,
        extension=extension,
        asks=asks,
    )


_NORMAL = ("KT204",)
_SEEDED = "seed +input_axes:None +output_axes:None"
_KERAS_NUMBERS = (Ask("generator", "keras", "KT212", parameter="seed", exact=True, dropped=True),)

INITIALIZERS = (
    initializer("Zeros"),
    initializer("Ones"),
    initializer("Constant", "value", pin={"value": (0.0, 0.0)}),
    initializer("RandomUniform", "minval:nonzero maxval:nonzero seed", asks=_KERAS_NUMBERS),
    initializer("RandomNormal", "mean stddev:nonzero seed", asks=_KERAS_NUMBERS),
    initializer("TruncatedNormal", "mean stddev:nonzero seed", asks=_KERAS_NUMBERS),
    initializer(
        "VarianceScaling",
        f"scale mode:fan_mode distribution:distribution {_SEEDED}",
        notes=_NORMAL,
        asks=_KERAS_NUMBERS,
    ),
    initializer("GlorotUniform", _SEEDED, asks=_KERAS_NUMBERS),
    initializer("GlorotNormal", _SEEDED, notes=_NORMAL, asks=_KERAS_NUMBERS),
    initializer("HeNormal", _SEEDED, notes=_NORMAL, asks=_KERAS_NUMBERS),
    initializer("HeUniform", _SEEDED, asks=_KERAS_NUMBERS),
    initializer("LecunNormal", _SEEDED, "leCunNormal", notes=_NORMAL, asks=_KERAS_NUMBERS),
    initializer("LecunUniform", _SEEDED, "leCunUniform", asks=_KERAS_NUMBERS),
    initializer("Orthogonal", "gain seed@KT212", aliases="OrthogonalInitializer"),
    initializer("Identity", "gain", aliases="IdentityInitializer"),
    initializer(
        "STFT",
        "side:option window:option scaling:option periodic",
        "stft",
        aliases="STFTInitializer",
        extension=True,
    ),
)

TRUNCATION = 0.7737413
"""The variance of a unit normal that is cut off at twice its standard deviation: Keras divides by
it what it draws a truncated normal with, TF.js does not."""

TRUNCATED: Mapping[str, tuple[float, str]] = {
    "keras.initializers.GlorotNormal": (1.0, "fanAvg"),
    "keras.initializers.HeNormal": (2.0, "fanIn"),
    "keras.initializers.LecunNormal": (1.0, "fanIn"),
}
"""Scale and fan of the initializers that draw a truncated normal, in TF.js's words."""

REGULARIZERS = (
    Row(
        "keras.regularizers.L1",
        "tfjs.regularizers.l1",
        parameters("l1(l)"),
        aliases=("keras.regularizers.l1",),
    ),
    Row(
        "keras.regularizers.L2",
        "tfjs.regularizers.l2",
        parameters("l2(l)"),
        aliases=("keras.regularizers.l2",),
    ),
    Row(
        "keras.regularizers.L1L2",
        "tfjs.regularizers.l1l2",
        parameters("| l1 l2"),
        pins={"l1": Pin(0.0, 0.01), "l2": Pin(0.0, 0.01)},
        aliases=("keras.regularizers.l1_l2",),
        older=("keras.regularizers.l1l2",),
    ),
    Row(
        "keras.regularizers.OrthogonalRegularizer",
        "tfjs.regularizers.orthogonalRegularizer",
        parameters("| factor mode:option"),
        aliases=("keras.regularizers.orthogonal_regularizer",),
        extension=True,
    ),
)

_BOTH = ("l1", "l2")

REGULARIZER_WORDS: Mapping[str, tuple[str, Mapping[str, float]]] = {
    **dict.fromkeys(("l1", "L1"), ("tfjs.regularizers.l1", {})),
    **dict.fromkeys(("l2", "L2"), ("tfjs.regularizers.l2", {})),
    "l1_l2": ("tfjs.regularizers.l1l2", dict.fromkeys(_BOTH, 0.01)),
    **dict.fromkeys(("L1L2", "l1l2"), ("tfjs.regularizers.l1l2", dict.fromkeys(_BOTH, 0.0))),
    **dict.fromkeys(
        ("orthogonal_regularizer", "OrthogonalRegularizer"),
        ("tfjs.regularizers.orthogonalRegularizer", {}),
    ),
}
"""Regularizer strings of Keras: the TF.js function and the factors that the string sets. TF.js does
not know the strings."""


def _constraint(name: str, tfjs: str, words: str) -> Row:
    return Row(
        f"keras.constraints.{name}",
        f"tfjs.constraints.{tfjs}",
        parameters(f"| {words}"),
        aliases=(f"keras.constraints.{snake(name)}",),
        older=(f"keras.constraints.{name.lower()}",),
    )


CONSTRAINTS = (
    _constraint("MaxNorm", "maxNorm", "max_value(m) axis"),
    _constraint("MinMaxNorm", "minMaxNorm", "min_value max_value rate axis"),
    _constraint("NonNeg", "nonNeg", ""),
    _constraint("UnitNorm", "unitNorm", "axis"),
)

IDENTIFIERS = tuple(
    Row(
        f"keras.{namespace}.{name}",
        f"tfjs.{namespace}.{name}",
        parameters(given),
        (given,),
        config=False,
        bare=True,
        extension=True,
        aliases=(f"keras.{namespace}.deserialize",) if name == "get" else (),
    )
    for namespace in ("initializers", "regularizers", "constraints")
    for name, given in (("get", "identifier"), ("serialize", namespace.removesuffix("s")))
)
"""What a word, a description or a function of the program stands for, and back."""
