"""Optimizers and learning-rate schedules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from keras_tfjs.catalog.keras.layers.notation import factory
from keras_tfjs.catalog.row import Ask, Pin, Row, parameters

_EVERY = (
    "+weight_decay:None +clipnorm:None +clipvalue:None +global_clipnorm:None +use_ema:False "
    "+ema_momentum:0.99 +ema_overwrite_frequency:None +loss_scale_factor:None "
    "+gradient_accumulation_steps:None ?name:None"
)
_RATE = "learning_rate(lr)"


def optimizer(
    name: str,
    words: str,
    *,
    tfjs: str | None = None,
    rate: float | None = None,
    when: str = "",
    asks: tuple[Ask, ...] = (),
) -> Row:
    """An optimizer's row. `rate` is Keras's learning rate where TF.js has none or another.

    Keras 1 and 2 also had the names in small letters.
    """
    return Row(
        keras=f"keras.optimizers.{name}",
        tfjs=f"tfjs.train.{tfjs or name.lower()}",
        parameters=parameters(
            f"| {words} {_EVERY}", "-decay:0.0 ?jit_compile:True -adaptive_epsilon:False"
        ),
        pins={} if rate is None else {"learning_rate": Pin(rate, None)},
        when=tuple(when.split()),
        older=(f"keras.optimizers.{name.lower()}",),
        asks=asks,
    )


def _arithmetic(code: str, **needed: Any) -> tuple[Ask, ...]:
    """Keras's numbers instead of TF.js's, where they are needed."""
    return (Ask("arithmetic", "keras", code, **needed),)


def extension(name: str, words: str, *, every: bool = True, tfjs: str = "") -> Row:
    """The row of an optimizer that only the runtime has: its options are plain ones."""
    rest = " ".join(word.lstrip("+").partition(":")[0] for word in _EVERY.split()[:-1])
    own = {word.partition("(")[0] for word in words.split()}
    further = " ".join(word for word in rest.split() if word not in own)
    head, _, tail = words.partition(" || ")
    text = f"{head} {further} ?name:None {tail} ?jit_compile:True" if every else words
    return Row(
        keras=f"keras.optimizers.{name}",
        tfjs=f"tfjs.train.{tfjs or factory(name)}",
        parameters=parameters(f"| {text}"),
        older=(f"keras.optimizers.{name.lower()}",),
        extension=True,
    )


_BETAS = f"{_RATE} beta_1 beta_2 epsilon"

OPTIMIZERS = (
    optimizer(
        "SGD",
        f"{_RATE} momentum nesterov=useNesterov",
        tfjs="momentum",
        rate=0.01,
        when="momentum",
        asks=_arithmetic("KT222", where="changing rates"),
    ),
    optimizer("SGD", f"{_RATE} -momentum:0.0 -nesterov:False", rate=0.01),
    optimizer(
        "Adam",
        f"{_RATE} beta_1 beta_2 epsilon +amsgrad:False",
        asks=(
            *_arithmetic("KT208", parameter="epsilon", least=1e-6),
            *_arithmetic("KT208", exact=True),
        ),
    ),
    optimizer(
        "RMSprop",
        f"{_RATE} rho=decay momentum epsilon centered",
        rate=0.001,
        asks=_arithmetic("KT213", parameter="centered", off=False),
    ),
    optimizer("Adagrad", f"{_RATE} initial_accumulator_value +epsilon:1e-07", rate=0.001),
    optimizer("Adadelta", f"{_RATE} rho epsilon", rate=0.001, asks=_arithmetic("KT209")),
    optimizer("Adamax", f"{_RATE} beta_1 beta_2 epsilon", rate=0.001),
    extension("AdamW", f"{_RATE} weight_decay beta_1 beta_2 epsilon amsgrad"),
    extension("Nadam", _BETAS),
    extension("Lamb", _BETAS),
    extension("Lion", f"{_RATE} beta_1 beta_2"),
    extension(
        "Ftrl",
        f"{_RATE} learning_rate_power initial_accumulator_value l1_regularization_strength "
        "l2_regularization_strength l2_shrinkage_regularization_strength beta",
    ),
    extension(
        "Adafactor",
        f"{_RATE} beta_2_decay epsilon_1 epsilon_2 clip_threshold relative_step",
    ),
    extension(
        "Muon",
        f"{_RATE} adam_beta_1 adam_beta_2 adam_weight_decay epsilon weight_decay || "
        "exclude_layers exclude_embeddings muon_a muon_b muon_c adam_lr_ratio momentum ns_steps "
        "nesterov rms_rate",
    ),
    extension("ScheduleFreeAdamW", f"{_BETAS} warmup_steps"),
    extension(
        "LossScaleOptimizer",
        "inner_optimizer initial_scale dynamic_growth_steps ?name:None",
        every=False,
    ),
    extension("MultiOptimizer", "optimizer_map loss_scale_factor ?name:None", every=False),
    extension("OptimizerMap", "default_optimizer optimizer_map", every=False),
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


def _schedule(name: str, words: str) -> Row:
    return Row(
        keras=f"keras.optimizers.schedules.{name}",
        tfjs=f"tfjs.train.{factory(name)}",
        parameters=parameters(words),
        extension=True,
    )


_DECAYS = "initial_learning_rate decay_steps"

SCHEDULES = (
    _schedule("ExponentialDecay", f"{_DECAYS} decay_rate | staircase ?name:None"),
    _schedule("InverseTimeDecay", f"{_DECAYS} decay_rate | staircase ?name:None"),
    _schedule("PolynomialDecay", f"{_DECAYS} | end_learning_rate power cycle ?name:None"),
    _schedule("PiecewiseConstantDecay", "boundaries values | ?name:None"),
    _schedule("CosineDecay", f"{_DECAYS} | alpha ?name:None warmup_target warmup_steps"),
    _schedule(
        "CosineDecayRestarts",
        "initial_learning_rate first_decay_steps | t_mul m_mul alpha ?name:None",
    ),
)
"""Values of a learning rate that change from step to step."""
