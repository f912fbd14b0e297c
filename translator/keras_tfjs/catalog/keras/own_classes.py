"""Classes that a program derives its own constraints, losses, metrics, ... from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from keras_tfjs.catalog.row import Parameter, parameters


@dataclass(frozen=True)
class OwnClass:
    """A base class of Keras under its names (the last is the way back), that of the TF.js-style
    dialects, the role of its objects, the methods that a class of one's own may define, and what
    the base's `__init__` takes, in its order."""

    keras: tuple[str, ...]
    tfjs: str
    role: str
    methods: Mapping[str, str]
    options: tuple[Parameter, ...] = ()


_CONFIG = {"get_config": "getConfig"}
_APPLIED = {"__call__": "apply", **_CONFIG}

OWN_CLASSES = (
    OwnClass(
        ("keras.constraints.Constraint",),
        "tfjs.constraints.Constraint",
        "Constraint",
        _APPLIED,
    ),
    OwnClass(
        ("keras.Initializer", "keras.initializers.Initializer"),
        "tfjs.initializers.Initializer",
        "Initializer",
        _APPLIED,
    ),
    OwnClass(
        ("keras.Regularizer", "keras.regularizers.Regularizer"),
        "tfjs.regularizers.Regularizer",
        "Regularizer",
        _APPLIED,
    ),
    OwnClass(
        ("keras.Loss", "keras.losses.Loss"),
        "tfjs.losses.Loss",
        "Loss",
        {"call": "call", **_CONFIG},
        parameters("name reduction:option dtype"),
    ),
    OwnClass(
        ("keras.Metric", "keras.metrics.Metric"),
        "tfjs.metrics.Metric",
        "Metric",
        {
            "update_state": "updateState",
            "result": "result",
            "reset_states": "resetState",
            "reset_state": "resetState",
            **_CONFIG,
        },
        parameters("dtype name"),
    ),
    OwnClass(
        ("keras.optimizers.schedules.LearningRateSchedule",),
        "tfjs.train.LearningRateSchedule",
        "Schedule",
        _APPLIED,
    ),
    OwnClass(
        ("keras.Optimizer", "keras.optimizers.Optimizer"),
        "tfjs.train.Optimizer",
        "Optimizer",
        {"build": "build", "update_step": "updateStep", **_CONFIG},
        parameters(
            "learning_rate(lr) weight_decay clipnorm clipvalue global_clipnorm use_ema "
            "ema_momentum ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps "
            "name"
        ),
    ),
)

BY_KERAS: Mapping[str, OwnClass] = {name: one for one in OWN_CLASSES for name in one.keras}
BY_TFJS: Mapping[str, OwnClass] = {one.tfjs: one for one in OWN_CLASSES}
