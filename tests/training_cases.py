"""What training is made of, in configurations, and the numbers that go through it for 20 steps.

Real Keras and the runtime get the same labels, predictions, weights and gradients, and answer with
what comes out of each step. Names and strings of a config are Keras's in camelCase.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from training_numbers import DATA

import tfjs as tf
from tfjs.serialization import to_snake

STEPS = 20


@dataclass(frozen=True)
class Case:
    """A thing of `tf.<space>`. `keras`: Keras's arguments where they differ; `data`: which labels
    and predictions; `weighted`: with sample weights."""

    space: str
    name: str
    config: Mapping[str, Any] = field(default_factory=dict)
    keras: Mapping[str, Any] = field(default_factory=dict)
    keras_class: str = ""
    data: str = "probabilities"
    weighted: bool = False
    atol: float = 1e-6

    @property
    def id(self) -> str:
        options = ", ".join(f"{key} {value}" for key, value in self.config.items())
        weighted = " with sample weights" if self.weighted else ""
        data = "" if self.data == "probabilities" else f" of {self.data}"
        return f"{self.space}.{self.name}({options}){data}{weighted}"

    @property
    def class_name(self) -> str:
        if self.keras_class:
            return self.keras_class
        return str(self.factory.cls.className)

    @property
    def factory(self) -> Any:
        return getattr(getattr(tf, "train" if self.space == "schedules" else self.space), self.name)

    def request(self) -> dict[str, Any]:
        arguments = {
            keras_name(key): to_snake(value) if isinstance(value, str) else value
            for key, value in self.config.items()
            if key not in ("arithmetic", "generator", "learningRate")
            or (key == "learningRate" and not isinstance(value, dict))
        }
        return {
            "space": self.space,
            "className": self.class_name,
            "arguments": {**arguments, **self.keras},
            "batches": self.batches(),
        }

    def batches(self) -> list[dict[str, Any]]:
        """The numbers of each step; of an initializer, the shapes."""
        if self.space == "initializers":
            return [{"shape": shape} for shape in SHAPES.get(self.name, ([4, 6], [2, 3, 4, 3]))]
        random = np.random.default_rng(zlib.crc32(self.data.encode()))
        return [DATA[self.data](random, self.weighted) for _ in range(STEPS)]


SHAPES: Mapping[str, Sequence[Sequence[int]]] = {"identity": ([4, 4],)}
"""Of an initializer that makes matrices only."""

RENAMED = {"useNesterov": "nesterov", "decay": "rho"}


def keras_name(key: str) -> str:
    """`beta1` -> `beta_1`, `epsilon2` -> `epsilon_2`; all others in snake_case."""
    snake = RENAMED.get(key) or to_snake(key)
    for stem in ("beta", "epsilon"):
        for digit in "12":
            snake = snake.replace(f"{stem}{digit}", f"{stem}_{digit}")
    return snake


START = {"w": [[0.5, -0.2, 0.1], [0.3, 0.8, -0.6], [-0.4, 0.7, 0.2], [0.9, -0.5, 0.05]],
         "b": [0.1, -0.3, 0.2]}  # fmt: skip


def _losses() -> Sequence[Case]:
    plain = "meanSquaredError meanAbsoluteError meanAbsolutePercentageError logcosh poisson "
    plain += "meanSquaredLogarithmicError cosineSimilarity huber"
    logits = {"fromLogits": True, "labelSmoothing": 0.1}
    rows: list[tuple[str, dict[str, Any], str]] = [
        *((name, {}, "amounts") for name in plain.split()),
        ("huber", {"delta": 0.4}, "amounts"),
                ("meanSquaredError", {"reduction": "sum"}, "amounts"),
        ("meanSquaredError", {"reduction": "meanWithSampleWeight"}, "amounts"),
        ("kullbackLeiblerDivergence", {}, "probabilities"),
        ("hinge", {}, "logits"),
        ("squaredHinge", {}, "logits"),
        ("categoricalHinge", {}, "logits"),
        ("binaryCrossentropy", {}, "several labels"),
        ("binaryCrossentropy", logits, "logits"),
        ("categoricalCrossentropy", {}, "probabilities"),
        ("categoricalCrossentropy", logits, "logits"),
        ("sparseCategoricalCrossentropy", {}, "classes"),
        ("sparseCategoricalCrossentropy", {"fromLogits": True}, "class logits"),
        ("sparseCategoricalCrossentropy", {"ignoreClass": 2}, "classes"),
        ("binaryFocalCrossentropy", {}, "several labels"),
        ("binaryFocalCrossentropy", {"applyClassBalancing": True, "alpha": 0.4, "gamma": 1.5,
                                     "fromLogits": True}, "logits"),
        ("categoricalFocalCrossentropy", {}, "probabilities"),
        ("categoricalFocalCrossentropy", {"alpha": 0.5, "gamma": 3.0, "fromLogits": True},
         "logits"),
        ("categoricalGeneralizedCrossEntropy", {"q": 0.7}, "classes"),
        ("dice", {}, "several labels"),
        ("dice", {"axis": [1]}, "several labels"),
        ("tversky", {"alpha": 0.3, "beta": 0.7}, "several labels"),
        ("circle", {}, "embeddings"),
        ("circle", {"gamma": 10.0, "margin": 0.3, "removeDiagonal": False}, "embeddings"),
        ("ctc", {}, "sequences"),
    ]  # fmt: skip
    return [
        Case("losses", name, config, data=data, weighted=weighted)
        for name, config, data in rows
        for weighted in (False, True)
    ]


def _metrics() -> Sequence[Case]:
    two = {"numClasses": 4, "targetClassIds": [0, 2]}
    rows: list[tuple[str, dict[str, Any], str]] = [
        *((name, {}, "amounts") for name in (
            "meanSquaredError meanAbsoluteError meanAbsolutePercentageError logCoshError poisson "
            "meanSquaredLogarithmicError cosineSimilarity pearsonCorrelation rootMeanSquaredError "
            "concordanceCorrelation r2Score").split()),
        ("r2Score", {"classAggregation": "varianceWeightedAverage"}, "amounts"),
        ("r2Score", {"classAggregation": None, "numRegressors": 2}, "amounts"),
        ("kullbackLeiblerDivergence", {}, "probabilities"),
        ("hinge", {}, "logits"),
        ("squaredHinge", {}, "logits"),
        ("categoricalHinge", {}, "logits"),
        ("accuracy", {}, "chosen classes"),
        ("binaryAccuracy", {"threshold": 0.3}, "several labels"),
        ("categoricalAccuracy", {}, "probabilities"),
        ("sparseCategoricalAccuracy", {}, "classes"),
        ("topKCategoricalAccuracy", {"k": 2}, "probabilities"),
        ("sparseTopKCategoricalAccuracy", {"k": 2}, "classes"),
        ("sparseTopKCategoricalAccuracy", {"k": 2, "fromSortedIds": True}, "sorted ids"),
        ("binaryCrossentropy", {"labelSmoothing": 0.1}, "several labels"),
        ("categoricalCrossentropy", {"fromLogits": True}, "logits"),
        ("sparseCategoricalCrossentropy", {}, "classes"),
        ("truePositives", {}, "binary"),
        ("falsePositives", {"thresholds": [0.2, 0.6]}, "binary"),
        ("trueNegatives", {"thresholds": [0.0, 0.5, 1.0]}, "binary"),
        ("falseNegatives", {}, "several labels"),
        ("precision", {}, "binary"),
        ("precision", {"topK": 2}, "probabilities"),
        ("precision", {"classId": 1, "thresholds": [0.2, 0.5]}, "probabilities"),
        ("recall", {}, "several labels"),
        ("recall", {"topK": 1, "classId": 0}, "probabilities"),
        ("sensitivityAtSpecificity", {"specificity": 0.6}, "binary"),
        ("specificityAtSensitivity", {"sensitivity": 0.6, "numThresholds": 50}, "binary"),
        ("precisionAtRecall", {"recall": 0.5}, "binary"),
        ("recallAtPrecision", {"precision": 0.5, "numThresholds": 1}, "binary"),
        ("auc", {}, "binary"),
        ("auc", {"curve": "PR"}, "binary"),
        ("auc", {"curve": "PR", "summationMethod": "majoring"}, "binary"),
        ("auc", {"summationMethod": "minoring", "thresholds": [0.1, 0.5, 0.6]}, "binary"),
        ("auc", {"curve": "PRGAIN"}, "binary"),
        ("auc", {"multiLabel": True}, "several labels"),
        ("auc", {"multiLabel": True, "curve": "PR", "labelWeights": [1.0, 2.0, 0.5],
                 "numLabels": 3}, "several labels"),
        ("auc", {"fromLogits": True}, "logits"),
        ("fBetaScore", {"average": "macro", "beta": 2.0}, "probabilities"),
        ("fBetaScore", {"average": "weighted", "beta": 0.5}, "probabilities"),
        ("f1Score", {}, "probabilities"),
        ("f1Score", {"average": "micro", "threshold": 0.4}, "several labels"),
        ("iou", two, "chosen classes"),
        ("iou", {**two, "ignoreClass": 2}, "chosen classes"),
        ("meanIoU", {"numClasses": 4}, "chosen classes"),
        ("oneHotIoU", two, "probabilities"),
        ("oneHotMeanIoU", {"numClasses": 4}, "probabilities"),
        ("binaryIoU", {"threshold": 0.4}, "binary"),
        ("mean", {}, "values"),
        ("sum", {}, "values"),
    ]  # fmt: skip
    unweighted = {"iou", "meanIoU", "oneHotIoU", "oneHotMeanIoU", "binaryIoU"}
    return [
        Case("metrics", name, config, _upper(config), data=data, weighted=weighted)
        for name, config, data in rows
        for weighted in ((False,) if name in unweighted else (False, True))
    ]


def _upper(config: Mapping[str, Any]) -> dict[str, Any]:
    return {"curve": config["curve"]} if "curve" in config else {}


def _optimizers() -> Sequence[Case]:
    rate = {"learningRate": 0.05}
    keras = {**rate, "arithmetic": "keras"}
    options: list[dict[str, Any]] = [
        {"weightDecay": 0.1}, {"clipnorm": 0.5}, {"clipvalue": 0.3}, {"globalClipnorm": 0.7},
        {"useEma": True, "emaMomentum": 0.8, "emaOverwriteFrequency": 3},
        {"gradientAccumulationSteps": 3}, {"lossScaleFactor": 4.0},
    ]  # fmt: skip
    known = [
        Case("train", name, {**keras, **config}, keras_class=cls, data="gradients")
        for name, cls, config in (
            ("momentum", "SGD", {"momentum": 0.9}),
            ("momentum", "SGD", {"momentum": 0.9, "useNesterov": True}),
            ("adam", "Adam", {}),
            ("adam", "Adam", {"amsgrad": True, "epsilon": 0.01}),
            ("rmsprop", "RMSprop", {"decay": 0.8}),
            ("rmsprop", "RMSprop", {"momentum": 0.5, "centered": True}),
            ("adagrad", "Adagrad", {"epsilon": 0.01}),
            ("adadelta", "Adadelta", {"learningRate": 1.0}),
            ("adamax", "Adamax", {}),
        )
    ]
    new = [
        Case("train", name, {**rate, **config}, data="gradients")
        for name, config in (
            ("adamW", {}), ("adamW", {"weightDecay": 0.1, "amsgrad": True}), ("nadam", {}),
            ("lamb", {}), ("lion", {}), ("ftrl", {}),
            ("ftrl", {"l1RegularizationStrength": 0.01, "l2RegularizationStrength": 0.02,
                      "l2ShrinkageRegularizationStrength": 0.03, "beta": 0.1}),
            ("adafactor", {}), ("adafactor", {"relativeStep": False, "clipThreshold": 0.5}),
            ("muon", {}), ("muon", {"nesterov": False, "nsSteps": 3, "rmsRate": None}),
            ("scheduleFreeAdamW", {}), ("scheduleFreeAdamW", {"warmupSteps": 5}),
        )
    ]  # fmt: skip
    around = [
        Case("train", name, {**rate, **option}, keras_class=cls, data="gradients")
        for name, cls in (("sgd", "SGD"), ("lamb", "Lamb"))
        for option in options
    ]
    return [*known, *new, *around]


def _schedules() -> Sequence[Case]:
    start = {"initialLearningRate": 0.1, "decaySteps": 6}
    rows: list[tuple[str, dict[str, Any]]] = [
        ("exponentialDecay", {**start, "decayRate": 0.5}),
        ("exponentialDecay", {**start, "decayRate": 0.5, "staircase": True}),
        ("inverseTimeDecay", {**start, "decayRate": 0.5}),
        ("inverseTimeDecay", {**start, "decayRate": 0.5, "staircase": True}),
        ("polynomialDecay", {**start, "power": 2.0}),
        ("polynomialDecay", {**start, "endLearningRate": 0.01, "cycle": True}),
        ("piecewiseConstantDecay", {"boundaries": [3, 7], "values": [0.1, 0.05, 0.01]}),
        ("cosineDecay", {**start, "alpha": 0.1}),
        ("cosineDecay", {**start, "warmupTarget": 0.3, "warmupSteps": 4}),
        ("cosineDecayRestarts", {"initialLearningRate": 0.1, "firstDecaySteps": 4}),
        ("cosineDecayRestarts", {"initialLearningRate": 0.1, "firstDecaySteps": 4, "tMul": 1.0,
                                 "mMul": 0.8, "alpha": 0.05}),
    ]  # fmt: skip
    return [Case("schedules", name, config) for name, config in rows]


def _weights() -> Sequence[Case]:
    rows: list[tuple[str, str, dict[str, Any], str]] = [
        ("regularizers", "l1", {"l1": 0.02}, "L1"),
        ("regularizers", "l2", {"l2": 0.02}, "L2"),
        ("regularizers", "l1l2", {"l1": 0.02, "l2": 0.05}, "L1L2"),
        ("regularizers", "orthogonalRegularizer", {}, ""),
        ("regularizers", "orthogonalRegularizer", {"factor": 0.1, "mode": "columns"}, ""),
        ("constraints", "maxNorm", {"maxValue": 1.0}, "MaxNorm"),
        ("constraints", "maxNorm", {"maxValue": 0.8, "axis": 1}, "MaxNorm"),
        (
            "constraints",
            "minMaxNorm",
            {"minValue": 0.5, "maxValue": 1.0, "rate": 0.7},
            "MinMaxNorm",
        ),
        ("constraints", "nonNeg", {}, "NonNeg"),
        ("constraints", "unitNorm", {}, "UnitNorm"),
    ]
    return [
        Case(s, name, config, keras_class=cls, data="gradients") for s, name, config, cls in rows
    ]


def _initializers() -> Sequence[Case]:
    seeded = {"seed": 7, "generator": "keras"}
    wide = {"scale": 0.5, "mode": "fanOut", "distribution": "uniform", **seeded}
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("zeros", "Zeros", {}),
        ("ones", "Ones", {}),
        ("constant", "Constant", {"value": 2.5}),
        ("identity", "Identity", {"gain": 0.5}),
        ("randomUniform", "RandomUniform", {"minval": -1.0, "maxval": 2.0, **seeded}),
        ("randomNormal", "RandomNormal", {"mean": 1.0, "stddev": 0.5, **seeded}),
        ("truncatedNormal", "TruncatedNormal", {"mean": 1.0, "stddev": 0.5, **seeded}),
        ("varianceScaling", "VarianceScaling", wide),
        ("glorotUniform", "GlorotUniform", seeded),
        ("heUniform", "HeUniform", seeded),
        ("leCunUniform", "LecunUniform", seeded),
    ]
    # TF.js does not make up for what a truncated normal loses of its spread, as Keras does.
    lost = 0.87962566103423978**2
    fans = [("glorotNormal", 1, "fan_avg"), ("heNormal", 2, "fan_in"), ("leCunNormal", 1, "fan_in")]
    return [
        *(Case("initializers", name, config, keras_class=cls) for name, cls, config in rows),
        *(
            Case("initializers", name, seeded, {"scale": scale * lost, "mode": mode},
                 keras_class="VarianceScaling")
            for name, scale, mode in fans
        ),
    ]  # fmt: skip


CASES = (
    *_losses(),
    *_metrics(),
    *_optimizers(),
    *_schedules(),
    *_weights(),
    *_initializers(),
)


def made(case: Case) -> Any:
    """The runtime's object."""
    return case.factory(dict(case.config))


def answer(case: Case) -> list[Any]:
    """What the runtime computes in each step."""
    batches = case.batches()
    match case.space:
        case "schedules":
            schedule = made(case)
            return [schedule(step) for step in range(STEPS)]
        case "initializers":
            return [made(case).apply(one["shape"]).arraySync() for one in batches]
        case "regularizers" | "constraints":
            return [made(case).apply(tf.tensor(one["w"])).arraySync() for one in batches]
        case "train":
            return _trained(made(case), batches)
        case "metrics":
            return _measured(made(case), batches)
    loss = made(case)
    return [_lost(loss, one) for one in batches]


def _tensors(batch: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    y, p = tf.tensor(batch["y"]), tf.tensor(batch["p"])
    return y, p, None if batch["weights"] is None else tf.tensor(batch["weights"])


def _lost(loss: Any, batch: Mapping[str, Any]) -> list[Any]:
    y, p, weights = _tensors(batch)
    both = tf.valueAndGrad(lambda x: loss.apply(y, x, weights))(p)
    return [both["value"].arraySync(), both["grad"].arraySync()]


def _measured(metric: Any, batches: Sequence[Mapping[str, Any]]) -> list[Any]:
    results = []
    for batch in batches:
        y, p, weights = _tensors(batch)
        if type(metric).__name__ in ("Mean", "Sum"):
            metric.updateState(y, {"sampleWeight": weights})
        else:
            metric.updateState(y, p, {"sampleWeight": weights})
        results.append(metric.result().arraySync())
    return results


def _trained(optimizer: Any, batches: Sequence[Mapping[str, Any]]) -> list[Any]:
    variables = {name: tf.variable(tf.tensor(value)) for name, value in START.items()}
    steps = []
    for batch in batches:
        pairs = [(variables[name], tf.tensor(batch[name])) for name in START]
        optimizer.applyGradients([{"name": v.name, "tensor": g} for v, g in pairs])
        steps.append([v.arraySync() for v in variables.values()])
    return steps


def difference(case: Case, actual: Any, expected: Any) -> str:
    """The first place where two answers are not the same; empty if there is none."""
    for step, (ours, theirs) in enumerate(zip(actual, expected, strict=True)):
        mine, other = flat(ours), flat(theirs)
        if mine.shape != other.shape:
            return f"step {step}: {mine.size} numbers, expected {other.size}"
        scale = np.abs(other[np.isfinite(other)]).max(initial=0)
        if not np.allclose(
            mine, other, rtol=1e-5, atol=case.atol * max(scale, 1e-3), equal_nan=True
        ):
            return f"step {step}: {ours}, expected {theirs}"
    return ""


def flat(value: Any) -> Any:
    if isinstance(value, list):
        return np.concatenate([flat(one) for one in value]) if value else np.zeros(0)
    return np.array([np.nan if value is None else value], np.float64)
