"""The config objects of a model's methods, for editors and type checkers.

Their keys are those of `tfjs.training.arguments`, which checks them at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Required, TypedDict

from tfjs.callbacks import BaseCallback, YieldEvery
from tfjs.data import Dataset
from tfjs.layers import Layer, SymbolicTensor
from tfjs.losses import Loss
from tfjs.metrics.base import Metric
from tfjs.optimizers import Optimizer

Verbose = Literal[0, 1, 2] | bool
OneLoss = str | Loss | Callable[..., Any] | None
OneMetric = str | Metric | Callable[..., Any]
Metrics = OneMetric | Sequence[OneMetric] | Mapping[str, OneMetric | Sequence[OneMetric]]
Events = Mapping[str, Callable[..., Any] | None]
Callbacks = BaseCallback | Events | Sequence[BaseCallback] | Sequence[Events]
ClassWeight = Mapping[Any, Any] | Sequence[Mapping[Any, Any] | None]


class SequentialConfig(TypedDict, total=False):
    """What `tf.sequential` takes. `hidesInput` is an extension: as in Keras, an input layer says
    the shape and is none of `layers`."""

    layers: Sequence[Layer] | None
    name: str | None
    hidesInput: bool | None


class ModelConfig(TypedDict, total=False):
    """What `tf.model` takes."""

    inputs: Required[SymbolicTensor | Sequence[SymbolicTensor]]
    outputs: Required[SymbolicTensor | Sequence[SymbolicTensor]]
    name: str | None


class SaveConfig(TypedDict, total=False):
    """What `save` takes."""

    trainableOnly: bool | None
    includeOptimizer: bool | None


class LoadWeightsConfig(TypedDict, total=False):
    """What `loadWeightsFrom` takes."""

    skipMismatch: bool | None
    byName: bool | None


class CompileConfig(TypedDict, total=False):
    """What `compile` takes."""

    optimizer: str | Optimizer | None
    loss: OneLoss | Sequence[OneLoss] | Mapping[str, OneLoss]
    metrics: Metrics | None
    lossWeights: Sequence[float] | Mapping[str, float] | None
    weightedMetrics: Metrics | None
    applyMasks: bool | None
    evaluateRegularization: bool | None
    collectWeights: Literal["compile", "firstStep"] | None


class _TrainingConfig(TypedDict, total=False):
    verbose: Verbose | None
    callbacks: Callbacks | None
    validationData: Sequence[Any] | Dataset | None
    classWeight: ClassWeight | None
    initialEpoch: int | None
    yieldEvery: YieldEvery | None
    validationBatchSize: int | None
    validationFreq: int | Sequence[int] | None


class FitConfig(_TrainingConfig, total=False):
    """What `fit` takes."""

    batchSize: int | None
    epochs: int | None
    validationSplit: float | None
    shuffle: bool | Literal["batch"] | None
    sampleWeight: Any
    stepsPerEpoch: int | None
    validationSteps: int | None


class FitDatasetConfig(_TrainingConfig, total=False):
    """What `fitDataset` takes."""

    batchesPerEpoch: int | None
    epochs: Required[int]
    validationBatches: int | None


class EvaluateConfig(TypedDict, total=False):
    """What `evaluate` takes."""

    batchSize: int | None
    verbose: Verbose | None
    sampleWeight: Any
    steps: int | None


class EvaluateDatasetConfig(TypedDict, total=False):
    """What `evaluateDataset` takes."""

    batches: int | None
    verbose: Verbose | None


class PredictConfig(TypedDict, total=False):
    """What `predict` takes."""

    batchSize: int | None
    verbose: Verbose | None
    steps: int | None


class BatchConfig(TypedDict, total=False):
    """What `trainOnBatch` and `testOnBatch` take beside the data."""

    sampleWeight: Any
    classWeight: ClassWeight | None
