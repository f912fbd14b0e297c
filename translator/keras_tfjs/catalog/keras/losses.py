"""Losses: strings where they say no more than a string can, else objects or functions."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.keras.layers.notation import factory
from keras_tfjs.catalog.row import Literal, Row, parameters
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.catalog.words import snake


def _loss(
    name: str,
    words: str = "",
    tail: str = "",
    *,
    word: str = "",
    tfjs: str = "",
    differs: bool = False,
) -> Row:
    """A loss's row. The class is an extension of the runtime; where `word` (else the class's name
    in small letters) is a string of TF.js too, an object without further options is that string,
    unless the string `differs`."""
    string = word or snake(name)
    rest = tail if "name" in tail else f"name {tail}"
    return Row(
        keras=f"keras.losses.{name}",
        tfjs=f"tfjs.losses.{tfjs or factory(name)}",
        parameters=parameters(f"| {words} reduction:option {rest} dtype"),
        word=string if string in WORDS[Type.LOSS].to_tfjs and not differs else "",
        extension=True,
    )


_LOGITS = "from_logits label_smoothing axis"

LOSSES = (
    _loss("MeanSquaredError"),
    _loss("MeanAbsoluteError"),
    _loss("MeanAbsolutePercentageError"),
    _loss("MeanSquaredLogarithmicError"),
    _loss("KLDivergence", word="kl_divergence", tfjs="kullbackLeiblerDivergence"),
    _loss("Poisson"),
    _loss("Hinge", differs=True),
    _loss("SquaredHinge", differs=True),
    _loss("CategoricalHinge"),
    _loss("LogCosh", tfjs="logcosh"),
    _loss("CosineSimilarity", "axis"),
    _loss("BinaryCrossentropy", _LOGITS),
    _loss("CategoricalCrossentropy", _LOGITS),
    _loss("SparseCategoricalCrossentropy", "from_logits ignore_class", tail="axis name"),
    _loss("Huber", "delta"),
    _loss("BinaryFocalCrossentropy", f"apply_class_balancing alpha gamma {_LOGITS}"),
    _loss("CategoricalFocalCrossentropy", f"alpha gamma {_LOGITS}"),
    _loss("CategoricalGeneralizedCrossEntropy", "q"),
    _loss("Dice", tail="axis"),
    _loss("Tversky", "alpha beta", tail="axis"),
    _loss("Circle", "gamma margin remove_diagonal"),
    _loss("CTC"),
)

_FUNCTION_OF_CLASS = {
    "KLDivergence": "kl_divergence",
    "CategoricalGeneralizedCrossEntropy": "categorical_generalized_cross_entropy",
    "CTC": "ctc",
}

_SHORT = {
    "mean_squared_error": "mse MSE",
    "mean_absolute_error": "mae MAE",
    "mean_absolute_percentage_error": "mape MAPE",
    "mean_squared_logarithmic_error": "msle MSLE",
    "kl_divergence": "kld KLD kullback_leibler_divergence",
    "binary_crossentropy": "bce BCE",
    "log_cosh": "logcosh",
    "cosine_similarity": "cosine_proximity",
    "huber": "huber_loss",
}


def _spellings(row: Row) -> list[str]:
    """The class's name, its function's and the short ones of older versions."""
    name = row.keras.rpartition(".")[2]
    function = _FUNCTION_OF_CLASS.get(name, snake(name))
    return [name, function, *_SHORT.get(function, "").split()]


LOSS_WORDS: Mapping[str, str] = {
    f"keras.{module}.{spelling}": row.word
    for row in LOSSES
    if row.word
    for spelling in _spellings(row)
    for module in ("losses", "metrics")
    if module == "losses" or not row.keras.endswith(f".{spelling}")
}
"""Loss classes and functions, and the string that says the same."""

LOSS_OBJECTS: Mapping[str, Row] = {
    spelling: row for row in LOSSES if not row.word for spelling in _spellings(row)
}
"""Strings of Keras for which TF.js has no string, and the loss each makes."""

Options = tuple[tuple[str, Literal], ...]

LOSS_FUNCTIONS: Mapping[tuple[str, Options], str] = {
    ("keras.losses.BinaryCrossentropy", (("from_logits", True),)): "sigmoidCrossEntropy",
    ("keras.losses.CategoricalCrossentropy", (("from_logits", True),)): "softmaxCrossEntropy",
    ("keras.losses.Huber", ()): "huberLoss",
}
"""Functions of tf.losses that compute what a loss with just these options computes, as the mean
over a batch (not what a weight for each sample needs)."""

LOSS_CALLS: Mapping[str, str] = {
    "meanSquaredError": "keras.losses.MeanSquaredError",
    "absoluteDifference": "keras.losses.MeanAbsoluteError",
    "hingeLoss": "keras.losses.Hinge",
    "logLoss": "keras.losses.BinaryCrossentropy",
}
"""Further functions of tf.losses, and the loss that computes the same; compile() takes a string
for these."""

FOURTH_ARGUMENT: Mapping[str, str] = {
    "sigmoidCrossEntropy": "label_smoothing",
    "softmaxCrossEntropy": "label_smoothing",
    "huberLoss": "delta",
}
"""The option that those functions take behind labels, predictions and weights."""
