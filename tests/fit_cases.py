"""Trainings by `fit`, told to real Keras and to the runtime: the curves must be the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import tfjs as tf

SAMPLES = 24


@dataclass(frozen=True)
class Fit:
    """`compile` and `fit` in both languages. Values that are `{"of": path, "with": config}` are
    objects of that library. `model`: "classes", "amounts" or "steps" (masked, over time)."""

    name: str
    model: str
    compile: Mapping[str, Any]
    keras_compile: Mapping[str, Any]
    fit: Mapping[str, Any] = field(default_factory=dict)
    keras_fit: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # of Keras's logs, where others

    def request(self) -> dict[str, Any]:
        return {
            "space": "fit",
            "name": self.name,
            "model": self.model,
            "compile": self.keras_compile,
            "fit": self.keras_fit,
            "batches": [data(self.model)],
            "weights": initial(self.model),
        }


def of(path: str, **config: Any) -> dict[str, Any]:
    return {"of": path, "with": config}


def data(model: str) -> dict[str, Any]:
    random = np.random.default_rng(7)
    if model == "steps":
        x = np.round(random.normal(size=(SAMPLES, 5, 2)), 3)
        for row, length in enumerate(random.integers(2, 6, SAMPLES)):
            x[row, length:] = 0
        y: Any = np.round(random.normal(size=(SAMPLES, 5, 1)), 3)
    else:
        x = np.round(random.normal(size=(SAMPLES, 4)), 3)
        amounts = np.round(x[:, :1] - 0.5 * x[:, 1:2] + 0.3, 3)
        y = random.integers(0, 3, SAMPLES) if model == "classes" else amounts
    weights = np.round(random.uniform(0.2, 2, SAMPLES), 3)
    return {"x": x.tolist(), "y": y.tolist(), "weights": weights.tolist()}


SHAPES: Mapping[str, list[list[int]]] = {
    "classes": [[4, 5], [5], [5, 3], [3]],
    "amounts": [[4, 5], [5], [5, 1], [1]],
    "steps": [[2, 4], [4, 4], [4], [4, 1], [1]],
}


def initial(model: str) -> list[Any]:
    random = np.random.default_rng(3)
    return [np.round(random.normal(size=s) * 0.5, 4).tolist() for s in SHAPES[model]]


def network(model: str) -> Any:
    """The runtime's model with the initial weights."""
    if model == "steps":
        layers = [
            tf.layers.masking({"maskValue": 0, "inputShape": [5, 2]}),
            tf.layers.simpleRNN({"units": 4, "returnSequences": True}),
            tf.layers.dense({"units": 1}),
        ]
    else:
        last: Any = {"units": 3, "activation": "softmax"} if model == "classes" else {"units": 1}
        layers = [
            tf.layers.dense({"units": 5, "activation": "tanh", "inputShape": [4]}),
            tf.layers.dense(last),
        ]
    made = tf.sequential({"layers": layers})
    made.setWeights([tf.tensor(w) for w in initial(model)])
    return made


def _built(value: Any, numbers: Mapping[str, Any]) -> Any:
    match value:
        case {"of": path, "with": config}:
            found: Any = tf
            for part in path.split("."):
                found = getattr(found, part)
            return found({k: _built(v, numbers) for k, v in config.items()})
        case list():
            return [_built(one, numbers) for one in value]
        case "the weights":
            return np.array(numbers["weights"])
        case "the weights of rows":
            return np.array(numbers["weights"])[:, None]
        case "the data":
            return [np.array(numbers["x"]), np.array(numbers["y"])]
        case _:
            return value


def history(case: Fit) -> dict[str, list[float]]:
    """What the runtime's fit gives."""
    numbers = data(case.model)
    model = network(case.model)
    model.compile({key: _built(value, numbers) for key, value in case.compile.items()})
    args = {"batchSize": 8, "epochs": 4, "shuffle": False, "verbose": 0}
    args |= {key: _built(value, numbers) for key, value in case.fit.items()}
    made = model.fit(np.array(numbers["x"]), np.array(numbers["y"]), args).result()
    final = [float(np.asarray(w).sum()) for w in model.getWeights()]
    return {**made.history, "final weights": final}


SPARSE = {"optimizer": of("train.sgd", learningRate=0.2), "loss": "sparseCategoricalCrossentropy"}
K_SPARSE = {
    "optimizer": of("optimizers.SGD", learning_rate=0.2),
    "loss": "sparse_categorical_crossentropy",
}
SQUARES = {"optimizer": of("train.sgd", learningRate=0.1), "loss": "meanSquaredError"}
K_SQUARES = {"optimizer": of("optimizers.SGD", learning_rate=0.1), "loss": "mean_squared_error"}
METRICS = [
    of("metrics.sparseCategoricalAccuracy"),
    of("metrics.sparseTopKCategoricalAccuracy", k=2),
]
K_METRICS = [
    of("metrics.SparseCategoricalAccuracy"),
    of("metrics.SparseTopKCategoricalAccuracy", k=2),
]

CASES = (
    Fit(
        "class weights that leave a class out, metrics that keep a state, validation",
        "classes",
        {**SPARSE, "metrics": METRICS},
        {**K_SPARSE, "metrics": K_METRICS},
        {"classWeight": {0: 2.0, 2: 0.5}, "validationData": "the data"},
        {"class_weight": {"0": 2.0, "2": 0.5}, "validation_data": "the data"},
    ),
    Fit(
        "sample weights and weighted metrics",
        "amounts",
        {**SQUARES, "weightedMetrics": [of("metrics.meanAbsoluteError")]},
        {**K_SQUARES, "weighted_metrics": [of("metrics.MeanAbsoluteError")]},
        {"sampleWeight": "the weights"},
        {"sample_weight": "the weights"},
    ),
    Fit(
        "masks in loss and metrics",
        "steps",
        {**SQUARES, "metrics": [of("metrics.meanAbsoluteError")], "applyMasks": True},
        {**K_SQUARES, "metrics": [of("metrics.MeanAbsoluteError")]},
    ),
    Fit(
        "masks and sample weights",
        "steps",
        {**SQUARES, "applyMasks": True},
        K_SQUARES,
        {"sampleWeight": "the weights of rows"},
        {"sample_weight": "the weights of rows"},
    ),
    Fit(
        "a schedule, clipping and momentum",
        "amounts",
        {
            "optimizer": of(
                "train.momentum",
                learningRate=of(
                    "train.exponentialDecay", initialLearningRate=0.2, decaySteps=4, decayRate=0.5
                ),
                momentum=0.8,
                clipnorm=0.5,
            ),
            "loss": of("losses.huber", delta=0.5),
        },
        {
            "optimizer": of(
                "optimizers.SGD",
                learning_rate=of(
                    "optimizers.schedules.ExponentialDecay",
                    initial_learning_rate=0.2,
                    decay_steps=4,
                    decay_rate=0.5,
                ),
                momentum=0.8,
                clipnorm=0.5,
            ),
            "loss": of("losses.Huber", delta=0.5),
        },
    ),
    Fit(
        "early stopping that restores the best weights",
        "amounts",
        {**SQUARES, "optimizer": of("train.sgd", learningRate=0.6)},
        {**K_SQUARES, "optimizer": of("optimizers.SGD", learning_rate=0.6)},
        {
            "epochs": 12,
            "callbacks": [
                of(
                    "callbacks.earlyStopping",
                    monitor="loss",
                    patience=2,
                    restoreBestWeights=True,
                    startFromEpoch=2,
                )
            ],
        },
        {
            "epochs": 12,
            "callbacks": [
                of(
                    "callbacks.EarlyStopping",
                    monitor="loss",
                    patience=2,
                    restore_best_weights=True,
                    start_from_epoch=2,
                )
            ],
        },
    ),
    Fit(
        "a rate that is reduced on a plateau",
        "amounts",
        {**SQUARES, "optimizer": of("train.sgd", learningRate=0.6)},
        {**K_SQUARES, "optimizer": of("optimizers.SGD", learning_rate=0.6)},
        {
            "epochs": 8,
            "callbacks": [
                of("callbacks.reduceLROnPlateau", monitor="loss", patience=1, factor=0.5)
            ],
        },
        {
            "epochs": 8,
            "callbacks": [
                of("callbacks.ReduceLROnPlateau", monitor="loss", patience=1, factor=0.5)
            ],
        },
    ),
    Fit(
        "averages of the weights and accumulated gradients",
        "amounts",
        {
            **SQUARES,
            "optimizer": of(
                "train.sgd",
                learningRate=0.3,
                useEma=True,
                emaMomentum=0.7,
                gradientAccumulationSteps=2,
            ),
        },
        {
            **K_SQUARES,
            "optimizer": of(
                "optimizers.SGD",
                learning_rate=0.3,
                use_ema=True,
                ema_momentum=0.7,
                gradient_accumulation_steps=2,
            ),
        },
    ),
    Fit(
        "a scaled loss",
        "amounts",
        {
            **SQUARES,
            "optimizer": of(
                "train.lossScaleOptimizer", innerOptimizer=of("train.adamW", learningRate=0.05)
            ),
        },
        {
            **K_SQUARES,
            "optimizer": of(
                "optimizers.LossScaleOptimizer",
                inner_optimizer=of("optimizers.AdamW", learning_rate=0.05),
            ),
        },
    ),
    Fit(
        "steps of an epoch",
        "amounts",
        SQUARES,
        K_SQUARES,
        {"stepsPerEpoch": 2},
        {"steps_per_epoch": 2},
    ),
)


def difference(case: Fit, actual: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    """What is not the same in two histories; empty if nothing."""
    names = {case.names.get(name, name) for name in expected}
    if set(actual) != names:
        return f"logs {sorted(actual)}, expected {sorted(names)}"
    for name, values in expected.items():
        ours = actual[case.names.get(name, name)]
        if len(ours) != len(values) or not np.allclose(ours, values, rtol=1e-4, atol=1e-5):
            return f"{name}: {ours}, expected {values}"
    return ""
