"""Metrics: strings and functions where TF.js has them, else objects that keep a state."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.keras.layers.notation import factory
from keras_tfjs.catalog.row import Literal, Row, parameters
from keras_tfjs.catalog.types import FUNCTION_METRICS, WORDS, Type
from keras_tfjs.catalog.words import snake


def _metric(
    name: str, words: str = "name dtype", *, tfjs: str = "", word: str | None = None
) -> Row:
    string = snake(name) if word is None else word
    known = {*WORDS[Type.METRICS].to_tfjs, *FUNCTION_METRICS}
    return Row(
        keras=f"keras.metrics.{name}",
        tfjs=f"tfjs.metrics.{tfjs or factory(name)}",
        parameters=parameters(words if "|" in words else f"| {words}"),
        word=string if string in known else "",
        extension=True,
    )


_AT = "num_thresholds class_id name dtype"
_IOU = "name dtype ignore_class {true}sparse_y_pred axis"
_CLASSES = "num_classes target_class_ids:shape"

METRICS = (
    _metric("BinaryAccuracy", "name dtype threshold"),
    _metric("CategoricalAccuracy"),
    _metric("SparseCategoricalAccuracy"),
    _metric("CategoricalCrossentropy", "name dtype from_logits label_smoothing axis"),
    _metric("SparseCategoricalCrossentropy", "name dtype from_logits ignore_class axis"),
    _metric("MeanSquaredError"),
    _metric("MeanAbsoluteError"),
    _metric("MeanAbsolutePercentageError"),
    _metric("Accuracy", word=""),
    _metric("BinaryCrossentropy", "name dtype from_logits label_smoothing"),
    _metric("MeanSquaredLogarithmicError"),
    _metric("RootMeanSquaredError"),
    _metric("LogCoshError"),
    _metric("KLDivergence", tfjs="kullbackLeiblerDivergence"),
    _metric("Poisson"),
    _metric("Hinge"),
    _metric("SquaredHinge"),
    _metric("CategoricalHinge"),
    _metric("CosineSimilarity", "name dtype axis"),
    _metric("PearsonCorrelation", "name dtype axis"),
    _metric("ConcordanceCorrelation", "name dtype axis"),
    _metric("R2Score", "class_aggregation:option num_regressors name dtype"),
    _metric("F1Score", "average:option threshold name dtype"),
    _metric("FBetaScore", "average:option beta threshold name dtype"),
    _metric("TopKCategoricalAccuracy", "k name dtype"),
    _metric("SparseTopKCategoricalAccuracy", "k name dtype from_sorted_ids"),
    _metric("Precision", "thresholds top_k class_id name dtype"),
    _metric("Recall", "thresholds top_k class_id name dtype"),
    _metric("TruePositives", "thresholds name dtype"),
    _metric("TrueNegatives", "thresholds name dtype"),
    _metric("FalsePositives", "thresholds name dtype"),
    _metric("FalseNegatives", "thresholds name dtype"),
    _metric("PrecisionAtRecall", f"recall | {_AT}"),
    _metric("RecallAtPrecision", f"precision | {_AT}"),
    _metric("SensitivityAtSpecificity", f"specificity | {_AT}"),
    _metric("SpecificityAtSensitivity", f"sensitivity | {_AT}"),
    _metric(
        "AUC",
        "num_thresholds curve:option summation_method:option name dtype thresholds multi_label "
        "num_labels label_weights from_logits",
    ),
    _metric("IoU", f"{_CLASSES} | {_IOU.format(true='sparse_y_true ')}", tfjs="iou"),
    _metric("MeanIoU", f"num_classes | {_IOU.format(true='sparse_y_true ')}"),
    _metric("OneHotIoU", f"{_CLASSES} | {_IOU.format(true='')}"),
    _metric("OneHotMeanIoU", f"num_classes | {_IOU.format(true='')}"),
    _metric("BinaryIoU", "target_class_ids:shape threshold name dtype"),
    _metric("Mean"),
    _metric("Sum"),
    _metric("MeanMetricWrapper", "fn | name dtype"),
)

METRIC_WORDS: Mapping[str, str] = {
    f"keras.metrics.{spelling}": row.word
    for row in METRICS
    if row.word
    for spelling in (row.keras.rpartition(".")[2], snake(row.keras.rpartition(".")[2]))
} | {
    f"keras.{module}.{spelling}": function
    for function, spellings in {
        **{row.word: "" for row in METRICS if row.word},
        "mean_squared_error": "mse MSE",
        "mean_absolute_error": "mae MAE",
        "mean_absolute_percentage_error": "mape MAPE",
    }.items()
    for module in ("losses", "metrics")
    for spelling in (function, *spellings.split())
}
"""Metric classes and functions, and the Keras string that says the same."""

_SPOKEN = {
    "Accuracy": "",
    "KLDivergence": "kl_divergence kld KLD kullback_leibler_divergence",
    "LogCoshError": "log_cosh_error log_cosh logcosh",
    "CosineSimilarity": "cosine_similarity cosine_proximity",
    "MeanSquaredLogarithmicError": "mean_squared_logarithmic_error msle MSLE",
    "BinaryCrossentropy": "binary_crossentropy bce BCE",
    "AUC": "auc",
    "F1Score": "f1_score",
    "FBetaScore": "f_beta_score",
    "R2Score": "r2_score",
    "RootMeanSquaredError": "root_mean_squared_error",
}

METRIC_OBJECTS: Mapping[str, Row] = {
    spelling: row
    for row in METRICS
    if not row.word and not any(each.bare for each in row.parameters)
    for name in [row.keras.rpartition(".")[2]]
    for spelling in (name, *_SPOKEN.get(name, snake(name)).split())
}
"""Strings of Keras for which TF.js has neither string nor function, and the metric each makes."""

METRIC_FUNCTIONS_BACK: Mapping[str, tuple[str, bool]] = {
    f"tfjs.metrics.{function}": (word, same)
    for same, pairs in {
        True: "binaryAccuracy=binary_accuracy categoricalAccuracy=categorical_accuracy "
        "sparseCategoricalAccuracy=sparse_categorical_accuracy "
        "binaryCrossentropy=binary_crossentropy "
        "categoricalCrossentropy=categorical_crossentropy meanSquaredError=mean_squared_error "
        "MSE=mean_squared_error mse=mean_squared_error meanAbsoluteError=mean_absolute_error "
        "meanAbsolutePercentageError=mean_absolute_percentage_error "
        "MAPE=mean_absolute_percentage_error mape=mean_absolute_percentage_error",
        False: "precision=precision recall=recall r2Score=r2_score "
        "cosineProximity=cosine_similarity",
    }.items()
    for function, _, word in (pair.partition("=") for pair in pairs.split())
}
"""Functions of tf.metrics, Keras's string, and whether the two compute the same."""

OBJECT_DEFAULTS: Mapping[str, tuple[Literal, ...]] = {
    "reduction": ("sum_over_batch_size", "auto"),
    "from_logits": (False,),
    "label_smoothing": (0.0,),
    "axis": (-1,),
    "ignore_class": (None,),
    "threshold": (0.5,),
    "dtype": (None, "float32"),
}
"""What may be said to a loss or metric class without changing what its string says."""
