"""Optimizers, losses, metrics and callbacks."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Literal, Pin, Row, parameters
from keras_tfjs.catalog.words import listed, snake

_EVERY_OPTIMIZER = (
    "-weight_decay:None -clipnorm:None -clipvalue:None -global_clipnorm:None -use_ema:False "
    "-ema_momentum:0.99 -ema_overwrite_frequency:None -loss_scale_factor:None "
    "-gradient_accumulation_steps:None -name -decay:0.0"
)


def optimizer(
    name: str,
    words: str,
    *,
    tfjs: str | None = None,
    rate: float | None = None,
    when: str = "",
    notes: tuple[str, ...] = (),
) -> Row:
    """An optimizer's row. `rate` is Keras's learning rate where TF.js has none or another.

    Keras 1 and 2 also had the names in small letters.
    """
    older = (f"keras.optimizers.{name.lower()}",)
    return Row(
        keras=f"keras.optimizers.{name}",
        tfjs=f"tfjs.train.{tfjs or name.lower()}",
        parameters=parameters(f"| {words}", _EVERY_OPTIMIZER),
        pins={} if rate is None else {"learning_rate": Pin(rate, None)},
        when=tuple(when.split()),
        older=older,
        notes=notes,
    )


OPTIMIZERS = (
    optimizer(
        "SGD",
        "learning_rate(lr) momentum nesterov=useNesterov",
        tfjs="momentum",
        rate=0.01,
        when="momentum",
    ),
    optimizer("SGD", "learning_rate(lr) -momentum:0.0 -nesterov:False", rate=0.01),
    optimizer("Adam", "learning_rate(lr) beta_1 beta_2 epsilon@KT208 -amsgrad:False"),
    optimizer("RMSprop", "learning_rate(lr) rho=decay momentum epsilon centered@KT213", rate=0.001),
    optimizer("Adagrad", "learning_rate(lr) initial_accumulator_value -epsilon:1e-07", rate=0.001),
    optimizer("Adadelta", "learning_rate(lr) rho epsilon", rate=0.001, notes=("KT209",)),
    optimizer("Adamax", "learning_rate(lr) beta_1 beta_2 epsilon", rate=0.001),
)

OPTIMIZER_WORDS: Mapping[str, str] = {
    word: row.keras
    for row in OPTIMIZERS
    if not row.when
    for word in (row.keras.rpartition(".")[2], row.keras.rpartition(".")[2].lower())
}
"""Optimizer strings of Keras and the class each means."""

STRING_RATES: Mapping[str, float] = {"adagrad": 0.01, "adadelta": 1.0, "adamax": 0.002}
"""Learning rates of the optimizers that TF.js makes from a string, where Keras has 0.001."""

SAME_OPTIMIZER_WORDS = frozenset({"sgd", "adam", "rmsprop"})
"""Strings for which both libraries make the same optimizer."""

_LOSSES = listed(
    "MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredLogarithmicError "
    "KLDivergence Poisson Hinge SquaredHinge CategoricalHinge LogCosh CosineSimilarity "
    "BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy"
)

_WORD_OF_CLASS = {"KLDivergence": "kl_divergence"}

LOSS_WORDS: Mapping[str, str] = {
    **{f"keras.losses.{name}": _WORD_OF_CLASS.get(name, snake(name)) for name in _LOSSES},
    **{
        f"keras.losses.{word}": word
        for word in (_WORD_OF_CLASS.get(name, snake(name)) for name in _LOSSES)
    },
}
"""Loss classes and functions, and the string that says the same."""

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

OBJECT_HINTS: Mapping[str, str] = {
    "from_logits": "give the last layer activation='softmax' (or 'sigmoid') and leave it out",
    "label_smoothing": "smooth the labels themselves: y * (1 - s) + s / classes",
    "reduction": "the string means the mean over the batch; scale the learning rate instead",
}
"""Ways out for options that change the numbers."""

_METRIC_FUNCTIONS = (
    "BinaryAccuracy=binaryAccuracy CategoricalAccuracy=categoricalAccuracy "
    "SparseCategoricalAccuracy=sparseCategoricalAccuracy "
    "CategoricalCrossentropy=categoricalCrossentropy MeanSquaredError=mse MeanAbsoluteError=mae "
    "MeanAbsolutePercentageError=mape"
)

METRIC_WORDS: Mapping[str, str] = {
    f"keras.metrics.{spelling}": snake(name)
    for name in (pair.partition("=")[0] for pair in _METRIC_FUNCTIONS.split())
    for spelling in (name, snake(name))
}
"""Metric classes and functions, and the Keras string that says the same."""

CALLBACKS = (
    Row(
        "keras.callbacks.EarlyStopping",
        "tfjs.callbacks.earlyStopping",
        parameters(
            "| monitor min_delta patience verbose mode baseline restore_best_weights "
            "-start_from_epoch:0"
        ),
    ),
    Row(
        "keras.callbacks.LambdaCallback",
        "",
        parameters(
            "| on_epoch_begin on_epoch_end on_train_begin on_train_end",
            "on_train_batch_begin(on_batch_begin)=onBatchBegin "
            "on_train_batch_end(on_batch_end)=onBatchEnd",
        ),
    ),
)
"""LambdaCallback has no function in TF.js: its config object is the callback."""
