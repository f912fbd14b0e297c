"""Optimizers by name, as `compile` takes them and model.json has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.optimizers import CLASSES, EXTENSIONS, LearningRateSchedule, Optimizer, every_argument
from tfjs.serialization import REQUIRED, config_keys, deserialize, unknown
from tfjs.train import with_arithmetic

# What TF.js makes of a name alone. Its rates differ from those of Keras for the first three.
_ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "Adadelta": {"learningRate": 1.0},
    "Adagrad": {"learningRate": 0.01},
    "Adamax": {"learningRate": 0.002},
    "Adam": {"learningRate": 0.001},
    "RMSProp": {"learningRate": 0.001},
    "SGD": {"learningRate": 0.01},
}
_CLASSES: Mapping[str, type[Optimizer]] = {cls.className: cls for cls in (*CLASSES, *EXTENSIONS)}
_EXTENSIONS: Mapping[str, Any] = {
    cls.className.lower(): cls for cls in EXTENSIONS if REQUIRED not in every_argument(cls).values()
}

_NAMES = {spelling: name for name in _ARGUMENTS for spelling in (name.lower(), name)}


def get(identifier: Any) -> Optimizer:
    """An optimizer given to `compile`: an object of `tf.train`, a name, or, as an extension, the
    name of an optimizer that only Keras has, with Keras's default rate."""
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, str):
        name = _NAMES.get(identifier) or _NAMES.get(identifier.lower())
        if name is None and identifier.lower() in _EXTENSIONS:
            made: Optimizer = _EXTENSIONS[identifier.lower()]()
            return made
        if name is None:
            raise ValueError(unknown("compile: the optimizer", identifier, _NAMES))
        return _CLASSES[name](**_ARGUMENTS[name])
    raise TypeError(
        "compile: optimizer: expected a name or an object such as tf.train.sgd(0.1), got "
        f"{identifier!r}"
    )


def from_config(config: Mapping[str, Any]) -> Optimizer:
    """The optimizer of a training config, its keys in camelCase."""
    name = config.get("className")
    cls = _CLASSES.get(_NAMES.get(str(name), str(name)))
    if cls is None:
        raise ValueError(unknown("model.json: the optimizer", name, _CLASSES))
    given = dict(config.get("config", {}))
    if isinstance(given.get("learningRate"), Mapping):
        given["learningRate"] = deserialize(
            given["learningRate"], LearningRateSchedule, "model.json: learningRate"
        )
    cls = with_arithmetic(cls, {k: v for k, v in given.items() if k in _MEANING})
    known = {**every_argument(cls), **config_keys(cls)}
    return cls(**{key: value for key, value in given.items() if key in known})


# Keys that say whose arithmetic it is; programs write many others that say nothing.
_MEANING = frozenset({"arithmetic", "learningRate"})
