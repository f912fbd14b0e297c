"""The metric strings of `compile`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs import objectives
from tfjs.metrics import functions
from tfjs.metrics.base import Metric
from tfjs.objectives import LossFunction
from tfjs.serialization import unknown
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
    "cosineSimilarity": "cosine",
    "mean_squared_error": "mse",
    "mean_absolute_error": "mae",
    "mean_absolute_percentage_error": "mape",
    "cosine_proximity": "cosine",
    "cosine_similarity": "cosine",
}


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
        case str():
            known = [*_BY_SHAPE, *METRICS]
            given_as_function = [
                n for n in ("recall", "r2Score", "sparseCategoricalAccuracy") if n == identifier
            ]
            if given_as_function:
                raise ValueError(
                    f"compile: TF.js knows no metric string {identifier!r}; give the function: "
                    f"tf.metrics.{identifier}"
                )
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
