"""Config values that are spelled differently: activations, initializers, regularizers, constraints.

Each table has the three spellings in columns; the first one is the conversion's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.model import Plain


class NoCounterpart(Exception):
    """A value that the target does not have. The text says which."""


@dataclass(frozen=True)
class Spelling:
    keras3: str | None
    keras2: str | None
    tfjs: str | None

    def name(self, form: Form) -> str | None:
        match form:
            case Form.KERAS3:
                return self.keras3
            case Form.KERAS2:
                return self.keras2
            case Form.TFJS:
                return self.tfjs


KERAS2_HARD_SIGMOID = "hard_sigmoid of Keras 2"

ACTIVATIONS: Mapping[str, Spelling] = {
    **{
        name: Spelling(name, name, name)
        for name in (
            "elu",
            "gelu",
            "linear",
            "log_softmax",
            "mish",
            "relu",
            "relu6",
            "selu",
            "sigmoid",
            "softmax",
            "softplus",
            "softsign",
            "tanh",
        )
    },
    "silu": Spelling("silu", "swish", "swish"),
    # clip(0.2 x + 0.5, 0, 1), and in Keras 3 relu6(x + 3) / 6
    KERAS2_HARD_SIGMOID: Spelling(None, "hard_sigmoid", "hard_sigmoid"),
    "hard_sigmoid": Spelling("hard_sigmoid", None, None),
    "exponential": Spelling("exponential", "exponential", None),
}

_ALIASES = {"swish": "silu"}
"""Second names of activations in files."""


def read_activation(value: Any, form: Form) -> str:
    """The activation's name in the conversion. None in a file is `linear`."""
    if value is None:
        return "linear"
    if not isinstance(value, str):
        raise NoCounterpart(described(value))
    for name, spelling in ACTIVATIONS.items():
        if spelling.name(form) == value:
            return name
    if value in _ALIASES:
        return _ALIASES[value]
    raise NoCounterpart(described(value))


def write_activation(name: str, form: Form) -> str:
    written = ACTIVATIONS[name].name(form)
    if written is None:
        raise NoCounterpart(described(name))
    return written


INITIALIZERS: Mapping[str, frozenset[str]] = {
    "Zeros": frozenset(),
    "Ones": frozenset(),
    "Constant": frozenset({"value"}),
    "RandomUniform": frozenset({"minval", "maxval", "seed"}),
    "RandomNormal": frozenset({"mean", "stddev", "seed"}),
    "TruncatedNormal": frozenset({"mean", "stddev", "seed"}),
    "VarianceScaling": frozenset({"scale", "mode", "distribution", "seed"}),
    "GlorotUniform": frozenset({"seed"}),
    "GlorotNormal": frozenset({"seed"}),
    "HeUniform": frozenset({"seed"}),
    "HeNormal": frozenset({"seed"}),
    "LecunUniform": frozenset({"seed"}),
    "LecunNormal": frozenset({"seed"}),
    "Orthogonal": frozenset({"gain", "seed"}),
    "Identity": frozenset({"gain"}),
}

NORMAL_CORRECTION = 0.87962566103423978**2
"""Keras divides the deviation of a truncated normal by this one's root, TF.js does not."""

_NORMAL_SCALES: Mapping[str, tuple[float, str]] = {
    "GlorotNormal": (1.0, "fan_avg"),
    "HeNormal": (2.0, "fan_in"),
    "LecunNormal": (1.0, "fan_in"),
}
"""What the named normal initializers are as VarianceScaling: scale and mode."""

_TFJS_INITIALIZERS = {"LecunUniform": "LeCunUniform", "LecunNormal": "LeCunNormal"}
_KERAS_INITIALIZERS = {tfjs: keras for keras, tfjs in _TFJS_INITIALIZERS.items()}


def read_initializer(value: Any, form: Form) -> Plain | None:
    plain = _read_plain(value)
    if plain is None:
        return None
    name = _KERAS_INITIALIZERS.get(plain.class_name, plain.class_name)
    known = INITIALIZERS.get(name)
    if known is None:
        raise NoCounterpart(described(value))
    config = {key: item for key, item in plain.config.items() if key in known}
    if form is not Form.TFJS:
        return Plain(name, {**config, **_plain_seed(config)})
    if name in _NORMAL_SCALES:
        scale, mode = _NORMAL_SCALES[name]
        config = {"scale": scale, "mode": mode, "distribution": "normal", **config}
        name = "VarianceScaling"
    if name == "VarianceScaling":
        config |= _keras_distribution(config)
    return Plain(name, config)


def _plain_seed(config: Mapping[str, Any]) -> dict[str, Any]:
    """A Keras 3 seed can be a generator object, which no other form has."""
    return {} if isinstance(config.get("seed"), int | None) else {"seed": None}


def _keras_distribution(config: Mapping[str, Any]) -> dict[str, Any]:
    match config.get("distribution", "normal"):
        case "normal":
            scale = config.get("scale", 1.0) * NORMAL_CORRECTION
            return {"scale": scale, "distribution": "truncated_normal"}
        case _:
            # TF.js draws from a uniform for every other word, 'truncatedNormal' included
            return {"distribution": "uniform"}


def write_initializer(plain: Plain | None, form: Form) -> Any:
    if plain is None or form is not Form.TFJS:
        return _write_plain(plain, "keras.initializers", form)
    name, config = plain.class_name, dict(plain.config)
    if name in _NORMAL_SCALES:
        scale, mode = _NORMAL_SCALES[name]
        config |= {"scale": scale, "mode": mode, "distribution": "truncated_normal"}
        name = "VarianceScaling"
    if name == "VarianceScaling":
        match config.get("distribution", "truncated_normal"):
            case "truncated_normal" | "normal":
                scale = config.get("scale", 1.0) / NORMAL_CORRECTION
                config |= {"scale": scale, "distribution": "normal"}
            case "uniform":
                pass
            case other:
                raise NoCounterpart(f"VarianceScaling({other})")
    return _write_plain(Plain(_TFJS_INITIALIZERS.get(name, name), config), "", form)


def read_regularizer(value: Any, form: Form) -> Plain | None:
    """L1, L2 and L1L2 all as L1L2 with both factors."""
    plain = _read_plain(value)
    if plain is None:
        return None
    # TF.js's L1L2 takes 0.01 for a factor that is not there, Keras 0
    missing = 0.01 if form is Form.TFJS else 0.0
    match plain.class_name:
        case "L1L2":
            factors = {key: plain.config.get(key, missing) for key in ("l1", "l2")}
        case "L1":
            factors = {"l1": plain.config.get("l1", 0.01), "l2": 0.0}
        case "L2":
            factors = {"l1": 0.0, "l2": plain.config.get("l2", 0.01)}
        case _:
            raise NoCounterpart(described(value))
    return Plain("L1L2", factors)


def write_regularizer(plain: Plain | None, form: Form) -> Any:
    return _write_plain(plain, "keras.regularizers", form)


CONSTRAINTS: Mapping[str, frozenset[str]] = {
    "MaxNorm": frozenset({"max_value", "axis"}),
    "UnitNorm": frozenset({"axis"}),
    "NonNeg": frozenset(),
    "MinMaxNorm": frozenset({"min_value", "max_value", "rate", "axis"}),
}


def read_constraint(value: Any, form: Form) -> Plain | None:
    plain = _read_plain(value)
    if plain is None:
        return None
    known = CONSTRAINTS.get(plain.class_name)
    if known is None:
        raise NoCounterpart(described(value))
    return Plain(plain.class_name, {k: v for k, v in plain.config.items() if k in known})


def write_constraint(plain: Plain | None, form: Form) -> Any:
    return _write_plain(plain, "keras.constraints", form)


def _read_plain(value: Any) -> Plain | None:
    """An object of either Keras's form with `module`, or the plain one of Keras 2 and TF.js."""
    match value:
        case None:
            return None
        case {"class_name": str(class_name)}:
            config = value.get("config")
            return Plain(class_name, config if isinstance(config, dict) else {})
        case _:
            raise NoCounterpart(described(value))


def _write_plain(plain: Plain | None, module: str, form: Form) -> Any:
    if plain is None:
        return None
    written: dict[str, Any] = {"class_name": plain.class_name, "config": dict(plain.config)}
    if form is Form.KERAS3:
        return {"module": module, **written, "registered_name": None}
    return written


def described(value: Any) -> str:
    """A value in few characters, for a message."""
    match value:
        case {"class_name": str(class_name)}:
            return class_name
        case str():
            return f"'{value}'"
        case _:
            text = repr(value)
            return text if len(text) <= 40 else f"{text[:37]}..."


def plain_value(value: Any) -> Any:
    """A config value without Keras's wrappers for tuples and arrays; tuples become lists."""
    match value:
        case {"class_name": "__tuple__", "items": items}:
            return [plain_value(item) for item in items]
        case {"class_name": "__numpy__", "config": {"value": inner}}:
            return plain_value(inner)
        case {"type": "ndarray", "value": inner}:
            return plain_value(inner)
        case list() | tuple():
            return [plain_value(item) for item in value]
        case dict():
            return {key: plain_value(item) for key, item in value.items()}
        case _:
            return value


Reader = Callable[[Any, Form], Any]
Writer = Callable[[Any, Form], Any]

KINDS: Mapping[str, tuple[Reader, Writer]] = {
    "activation": (read_activation, write_activation),
    "initializer": (read_initializer, write_initializer),
    "regularizer": (read_regularizer, write_regularizer),
    "constraint": (read_constraint, write_constraint),
}


def kind_of(key: str) -> str:
    """Which table a config key's value belongs to: its last word says it. `""` for plain values."""
    word = key.rsplit("_", 1)[-1]
    return word if word in KINDS else ""
