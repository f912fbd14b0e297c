"""`tf.metrics`: TF.js's functions of (labels, predictions), and Keras's metrics that keep a state.

`tf.metrics.auc({...})` makes an object for `compile`. Where both have a name, tensors mean TF.js's
function and a config (or nothing) Keras's metric.
"""

from __future__ import annotations

from typing import Any

from tfjs.losses import functions as _losses
from tfjs.metrics import accuracies as _accuracies
from tfjs.metrics import base as _base
from tfjs.metrics import confusion as _confusion
from tfjs.metrics import functions as _functions
from tfjs.metrics import means as _means
from tfjs.metrics import scores as _scores
from tfjs.metrics.functions import (
    MAPE,
    MSE,
    cosineProximity,
    mape,
    mse,
)
from tfjs.metrics.own import Metric
from tfjs.metrics.strings import KNOWN as _KNOWN
from tfjs.metrics.strings import METRICS, get, name_of
from tfjs.serialization import Factory as _Factory
from tfjs.serialization.both import FunctionOrFactory as _FunctionOrFactory

MEANS = (
    ("accuracy", "Accuracy", "accuracy", _accuracies.equality),
    ("categoricalAccuracy", "CategoricalAccuracy", "categorical_accuracy", _accuracies.categorical),
    (
        "sparseCategoricalAccuracy",
        "SparseCategoricalAccuracy",
        "sparse_categorical_accuracy",
        _accuracies.sparse,
    ),
    ("meanSquaredError", "MeanSquaredError", "mean_squared_error", _losses.squared),
    ("meanAbsoluteError", "MeanAbsoluteError", "mean_absolute_error", _losses.absolute),
    (
        "meanAbsolutePercentageError",
        "MeanAbsolutePercentageError",
        "mean_absolute_percentage_error",
        _losses.percentage,
    ),
    (
        "meanSquaredLogarithmicError",
        "MeanSquaredLogarithmicError",
        "mean_squared_logarithmic_error",
        _losses.logarithmic,
    ),
    ("logCoshError", "LogCoshError", "logcosh", _losses.log_cosh),
    ("kullbackLeiblerDivergence", "KLDivergence", "kl_divergence", _losses.divergence),
    ("poisson", "Poisson", "poisson", _losses.poisson),
    ("hinge", "Hinge", "hinge", _losses.hinge),
    ("squaredHinge", "SquaredHinge", "squared_hinge", _losses.squared_hinge),
    ("categoricalHinge", "CategoricalHinge", "categorical_hinge", _losses.categorical_hinge),
)

CLASSES: dict[str, type[_base.Metric]] = {
    **{
        factory: _means.plain(class_name, name, function)
        for factory, class_name, name, function in MEANS
    },
    "binaryAccuracy": _means.BinaryAccuracy,
    "topKCategoricalAccuracy": _means.TopKCategoricalAccuracy,
    "sparseTopKCategoricalAccuracy": _means.SparseTopKCategoricalAccuracy,
    "binaryCrossentropy": _means.BinaryCrossentropy,
    "categoricalCrossentropy": _means.CategoricalCrossentropy,
    "sparseCategoricalCrossentropy": _means.SparseCategoricalCrossentropy,
    "cosineSimilarity": _means.CosineSimilarity,
    "pearsonCorrelation": _means.PearsonCorrelation,
    "concordanceCorrelation": _means.ConcordanceCorrelation,
    "rootMeanSquaredError": _means.RootMeanSquaredError,
    "mean": _means.Mean,
    "sum": _means.Sum,
    "meanMetricWrapper": _means.MeanMetricWrapper,
    "truePositives": _confusion.TruePositives,
    "falsePositives": _confusion.FalsePositives,
    "trueNegatives": _confusion.TrueNegatives,
    "falseNegatives": _confusion.FalseNegatives,
    "precision": _confusion.Precision,
    "recall": _confusion.Recall,
    "sensitivityAtSpecificity": _confusion.SensitivityAtSpecificity,
    "specificityAtSensitivity": _confusion.SpecificityAtSensitivity,
    "precisionAtRecall": _confusion.PrecisionAtRecall,
    "recallAtPrecision": _confusion.RecallAtPrecision,
    "auc": _confusion.AUC,
    "fBetaScore": _scores.FBetaScore,
    "f1Score": _scores.F1Score,
    "r2Score": _scores.R2Score,
    "iou": _scores.IoU,
    "binaryIoU": _scores.BinaryIoU,
    "meanIoU": _scores.MeanIoU,
    "oneHotIoU": _scores.OneHotIoU,
    "oneHotMeanIoU": _scores.OneHotMeanIoU,
}
"""The metrics with a state, by the name of the factory."""

_KNOWN.update(CLASSES)


def _shown(name: str, cls: type[_base.Metric]) -> Any:
    made: Any = _Factory(cls, name, "metrics")
    function = getattr(_functions, name, None)
    return made if function is None else _FunctionOrFactory(function, made)


globals().update({name: _shown(name, cls) for name, cls in CLASSES.items()})

__all__ = [
    "CLASSES",
    "MAPE",
    "METRICS",
    "MSE",
    "Metric",
    "cosineProximity",
    "get",
    "mape",
    "mse",
    "name_of",
    *CLASSES,
]
