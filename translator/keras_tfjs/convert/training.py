"""The arguments of compile() in model files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from keras_tfjs.convert.configs import same
from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import Form, Key
from keras_tfjs.convert.model import Plain, Training
from keras_tfjs.convert.values import NoCounterpart, described, plain_value
from keras_tfjs.convert.weights import snake_case


@dataclass(frozen=True)
class OptimizerRow:
    """One optimizer that both libraries step alike. `fixed` are the values that its keys without a
    counterpart must have; any other key must be null, false or 0."""

    keras: str
    tfjs: str
    keys: tuple[Key, ...]
    fixed: Mapping[str, Any]


def _optimizer(
    keras: str, keys: str, tfjs: str | None = None, fixed: Mapping[str, Any] | None = None
) -> OptimizerRow:
    return OptimizerRow(
        keras, tfjs or keras, tuple(Key.parse(key) for key in keys.split()), fixed or {}
    )


_RATE = "learning_rate=learningRate"
_BETAS = f"{_RATE} beta_1=beta1 beta_2=beta2 epsilon=epsilon"

_OPTIMIZERS = (
    _optimizer("SGD", _RATE, fixed={"momentum": 0, "nesterov": False}),
    _optimizer("SGD", f"{_RATE} momentum nesterov=useNesterov", tfjs="Momentum"),
    _optimizer("Adam", _BETAS, fixed={"amsgrad": False}),
    _optimizer("Adamax", _BETAS),
    _optimizer(
        "RMSprop", f"{_RATE} rho=decay momentum epsilon", tfjs="RMSProp", fixed={"centered": False}
    ),
    _optimizer(
        "Adagrad",
        f"{_RATE} initial_accumulator_value=initialAccumulatorValue",
        fixed={"epsilon": 1e-7},
    ),
)

_IDLE = frozenset(
    {
        "name",
        "ema_momentum",
        "ema_overwrite_frequency",
        "loss_scale_factor",
        "jit_compile",
        "is_legacy_optimizer",
    }
)
"""Keys of Keras's optimizers that do nothing by themselves."""

_LOSSES = {
    name: name
    for name in (
        "mean_squared_error",
        "mean_absolute_error",
        "mean_absolute_percentage_error",
        "mean_squared_logarithmic_error",
        "squared_hinge",
        "hinge",
        "categorical_hinge",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "binary_crossentropy",
        "poisson",
    )
} | {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "msle": "mean_squared_logarithmic_error",
}
"""Keras's names of losses -> the one that TF.js spells in camelCase."""

_METRICS = {
    "acc": "accuracy",
    "accuracy": "accuracy",
    "mse": "mse",
    "mean_squared_error": "mse",
    "mae": "mae",
    "mean_absolute_error": "mae",
    "mape": "mape",
    "mean_absolute_percentage_error": "mape",
    "binary_accuracy": "binary_accuracy",
    "categorical_accuracy": "categorical_accuracy",
    "binary_crossentropy": "binary_crossentropy",
    "categorical_crossentropy": "categorical_crossentropy",
}
"""Names of metrics -> the one that both libraries take."""


def read_keras_training(config: Any, form: Form, findings: Findings) -> Training | None:
    """`compile_config` of a `.keras` file or `training_config` of an HDF5 file."""
    if not isinstance(config, dict) or not config:
        return None
    config = plain_value(config)
    try:
        optimizer = config.get("optimizer") or config.get("optimizer_config")
        for key in ("loss_weights", "weighted_metrics", "sample_weight_mode"):
            if config.get(key):
                raise NoCounterpart(f"{key} has no counterpart")
        return Training(
            _read_keras_optimizer(optimizer),
            _mapped(config.get("loss"), _LOSSES, "loss"),
            _mapped(_flat_metrics(config.get("metrics")), _METRICS, "metric"),
        )
    except NoCounterpart as missing:
        findings.report("KT508", what="training configuration", problem=str(missing))
        return None


def _flat_metrics(metrics: Any) -> Any:
    """Keras 2 lists the metrics of its one output in a list of their own."""
    match metrics:
        case [list(inner)]:
            return inner
        case _:
            return metrics


def _read_keras_optimizer(value: Any) -> Plain:
    match value:
        case str():
            return Plain(_class_named(value))
        case {"class_name": str(class_name), "config": dict(config)}:
            name = class_name.removeprefix("Custom>")
        case None:
            raise NoCounterpart("the file names no optimizer")
        case _:
            raise NoCounterpart(f"the optimizer {described(value)} has no counterpart")
    rows = [row for row in _OPTIMIZERS if row.keras == name]
    if not rows:
        raise NoCounterpart(f"the optimizer {name} has no counterpart")
    known = {key.keras3 for row in rows for key in row.keys}
    fixed = rows[0].fixed if len(rows) == 1 else {}
    read: dict[str, Any] = {}
    for key, item in config.items():
        if key in known:
            read[key] = item
        elif key in fixed:
            if not same(item, fixed[key]):
                raise NoCounterpart(f"{name} with {key}={described(item)} has no counterpart")
        elif key not in _IDLE and item not in (None, False, 0):
            raise NoCounterpart(f"{name} with {key}={described(item)} has no counterpart")
    if not isinstance(read.get("learning_rate"), int | float):
        raise NoCounterpart(f"the learning rate {described(read.get('learning_rate'))} changes")
    return Plain(name, read)


def _class_named(name: str) -> str:
    for row in _OPTIMIZERS:
        if row.keras.lower() == name.lower():
            return row.keras
    raise NoCounterpart(f"the optimizer '{name}' has no counterpart")


def _mapped(value: Any, table: Mapping[str, str], what: str) -> Any:
    match value:
        case None:
            return None
        case str() if value in table:
            return table[value]
        case list():
            return [_mapped(item, table, what) for item in value]
        case {"class_name": str(class_name), "config": {"fn": str(function)}}:
            return _mapped(function, table, f"{what} {class_name}")
        case {"class_name": str(class_name), "config": dict(config)}:
            _check_defaults(class_name, config, what)
            return _mapped(snake_case(class_name), table, what)
        case dict():
            return {key: _mapped(item, table, what) for key, item in value.items()}
        case _:
            raise NoCounterpart(f"the {what} {described(value)} has no counterpart")


_LOSS_DEFAULTS = {"reduction": "sum_over_batch_size", "axis": -1, "threshold": 0.5}


def _check_defaults(class_name: str, config: Mapping[str, Any], what: str) -> None:
    for key, item in config.items():
        if key in ("name", "dtype", "fn") or item in (None, False, 0, _LOSS_DEFAULTS.get(key)):
            continue
        raise NoCounterpart(f"the {what} {class_name} with {key}={described(item)} has none")


def write_tfjs_training(training: Training, findings: Findings) -> dict[str, Any] | None:
    """`trainingConfig` of a model.json."""
    try:
        row = _row_for(training.optimizer)
        if training.loss is None:
            raise NoCounterpart("there is no loss")
    except NoCounterpart as missing:
        findings.report("KT508", what="training configuration", problem=str(missing))
        return None
    config = {
        key.tfjs: training.optimizer.config[key.keras3]
        for key in row.keys
        if key.keras3 in training.optimizer.config
    }
    written: dict[str, Any] = {
        "optimizer_config": {"class_name": row.tfjs, "config": config},
        "loss": training.loss,
    }
    if training.metrics:
        written["metrics"] = training.metrics
    return written


def _row_for(optimizer: Plain) -> OptimizerRow:
    """The first row of the class whose fixed values the optimizer has."""
    for row in _OPTIMIZERS:
        if row.keras == optimizer.class_name and all(
            same(optimizer.config.get(key, value), value) for key, value in row.fixed.items()
        ):
            return row
    raise NoCounterpart(f"the optimizer {optimizer.class_name} has no counterpart")


def read_tfjs_training(config: Any, findings: Findings) -> Training | None:
    if not isinstance(config, dict) or not config:
        return None
    try:
        match config.get("optimizer_config"):
            case {"class_name": str(class_name), "config": dict(values)}:
                optimizer = _read_tfjs_optimizer(class_name, values)
            case other:
                raise NoCounterpart(f"the optimizer {described(other)} has no counterpart")
        return Training(
            optimizer,
            _mapped(config.get("loss"), _LOSSES, "loss"),
            _mapped(config.get("metrics"), _METRICS, "metric"),
        )
    except NoCounterpart as missing:
        findings.report("KT508", what="training configuration", problem=str(missing))
        return None


def _read_tfjs_optimizer(class_name: str, config: Mapping[str, Any]) -> Plain:
    for row in _OPTIMIZERS:
        if row.tfjs != class_name:
            continue
        names = {key.tfjs: key.keras3 for key in row.keys}
        # TF.js takes both spellings
        names |= {key.keras3: key.keras3 for key in row.keys}
        for key, item in config.items():
            if key not in names and item not in (None, False, 0, row.fixed.get(key)):
                raise NoCounterpart(f"{class_name} with {key}={described(item)} has no counterpart")
        return Plain(row.keras, {names[key]: v for key, v in config.items() if key in names})
    raise NoCounterpart(f"the optimizer {class_name} has no counterpart")


def write_keras_training(training: Training, form: Form) -> dict[str, Any]:
    """`compile_config` of a `.keras` file, or `training_config` of an HDF5 file."""
    optimizer = {
        "class_name": training.optimizer.class_name,
        "config": dict(training.optimizer.config),
    }
    written: dict[str, Any] = {
        "loss": training.loss,
        "loss_weights": None,
        "metrics": training.metrics,
        "weighted_metrics": None,
    }
    if form is Form.KERAS2:
        return written | {"optimizer_config": optimizer}
    module = {"module": "keras.optimizers", **optimizer, "registered_name": None}
    return {"optimizer": module, **written, "run_eagerly": False, "jit_compile": False}
