"""The metric strings of `compile`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs import objectives
from tfjs.metrics import functions
from tfjs.metrics.base import Metric
from tfjs.objectives import LossFunction, camel_of
from tfjs.serialization import REQUIRED, config_keys, unknown
from tfjs.tensor import Tensor
from tfjs.uncalled import is_function

METRICS: Mapping[str, LossFunction] = {
    "binaryAccuracy": functions.binaryAccuracy,
    "categoricalAccuracy": functions.categoricalAccuracy,
    "precision": functions.precision,
    "categoricalCrossentropy": functions.categoricalCrossentropy,
    "sparseCategoricalCrossentropy": functions.sparseCategoricalCrossentropy,
    "mse": functions.mse,
    "MSE": functions.MSE,
    "mae": functions.meanAbsoluteError,
    "MAE": functions.meanAbsoluteError,
    "mape": functions.mape,
    "MAPE": functions.MAPE,
    "cosine": functions.cosineProximity,
}

# By loss and output: binary, sparse, categorical.
_BY_SHAPE: Mapping[str, tuple[str, tuple[LossFunction, LossFunction, LossFunction]]] = {
    name: (label, chosen)
    for names, label, chosen in (
        (
            ("accuracy", "acc"),
            "acc",
            (
                functions.binaryAccuracy,
                functions.sparseCategoricalAccuracy,
                functions.categoricalAccuracy,
            ),
        ),
        (
            ("crossentropy", "ce"),
            "ce",
            (
                functions.binaryCrossentropy,
                functions.sparseCategoricalCrossentropy,
                functions.categoricalCrossentropy,
            ),
        ),
    )
    for name in names
}

_ALSO = {
    "meanSquaredError": "mse",
    "meanAbsoluteError": "mae",
    "meanAbsolutePercentageError": "mape",
    "cosineProximity": "cosine",
}

_KERAS = {
    "mean_squared_error": "mse",
    "MeanSquaredError": "mse",
    "mean_absolute_error": "mae",
    "MeanAbsoluteError": "mae",
    "mean_absolute_percentage_error": "mape",
    "MeanAbsolutePercentageError": "mape",
    "binary_accuracy": "binaryAccuracy",
    "BinaryAccuracy": "binaryAccuracy",
    "categorical_accuracy": "categoricalAccuracy",
    "CategoricalAccuracy": "categoricalAccuracy",
    "categorical_crossentropy": "categoricalCrossentropy",
    "CategoricalCrossentropy": "categoricalCrossentropy",
    "sparse_categorical_crossentropy": "sparseCategoricalCrossentropy",
    "SparseCategoricalCrossentropy": "sparseCategoricalCrossentropy",
}
"""Words of Keras for strings of TF.js."""

_OBJECTS = {
    "kld": "kullbackLeiblerDivergence",
    "kl_divergence": "kullbackLeiblerDivergence",
    "KLDivergence": "kullbackLeiblerDivergence",
    "msle": "meanSquaredLogarithmicError",
    "bce": "binaryCrossentropy",
    "log_cosh": "logCoshError",
    "logcosh": "logCoshError",
    "cosine_proximity": "cosineSimilarity",
}
"""Words of Keras for metrics that are objects, where they are not TF.js's in snake case."""


KNOWN: dict[str, type[Metric]] = {}
"""The metrics with a state by their factories' names; the package puts them here."""


def of_keras(word: str) -> tuple[str, LossFunction | Metric] | None:
    """The metric that a word of Keras means where TF.js does not know it, and its key in logs."""
    if camel_of(word) == word and not word.islower():
        return None
    if word in _KERAS:
        return _KERAS[word], METRICS[_KERAS[word]]
    if camel_of(word) == "sparseCategoricalAccuracy":
        return "sparseCategoricalAccuracy", functions.sparseCategoricalAccuracy
    if word not in _BY_SHAPE and (cls := _class_of(word)) is not None:
        made = cls()
        return made.name, made
    return None


def _class_of(word: str) -> Callable[[], Metric] | None:
    name = _OBJECTS.get(word) or _OBJECTS.get(word.lower()) or camel_of(word)
    cls = KNOWN.get(name)
    return None if cls is None or REQUIRED in config_keys(cls).values() else cls


def get(
    identifier: object, loss: LossFunction | None, output_shape: list[int | None]
) -> tuple[str, LossFunction | Metric]:
    """A metric given to `compile` as the name of its history key and a function or a `Metric`.

    "accuracy" and "crossentropy" mean the binary one where the output's last axis is 1 or the loss
    is binaryCrossentropy, the sparse one with sparseCategoricalCrossentropy, else the categorical.
    """
    match identifier:
        case str() if identifier in _BY_SHAPE:
            label, (binary, sparse, categorical) = _BY_SHAPE[identifier]
            if output_shape[-1] == 1 or loss is objectives.binaryCrossentropy:
                return label, binary
            if loss is objectives.sparseCategoricalCrossentropy:
                return label, sparse
            return label, categorical
        case str() if identifier in METRICS:
            return identifier, METRICS[identifier]
        case str() if (found := of_keras(identifier)) is not None:
            return found
        case str():
            known = [*_BY_SHAPE, *METRICS]
            raise ValueError(unknown("compile: the metric", identifier, known, _ALSO))
        case Metric():
            return identifier.name, identifier
        case _ if is_function(identifier):
            function: Callable[[Tensor, Tensor], Tensor] = identifier
            return name_of(function), function
        case _:
            raise TypeError(
                "compile: a metric must be one of TF.js's names or a function of (labels, "
                f"predictions), got {identifier!r}"
            )


def name_of(function: Any) -> str:
    """What a function's values are called in logs."""
    return str(getattr(function, "__name__", None) or type(function).__name__)
