"""The config objects of a model's methods, for editors and type checkers.

Their keys are those of `tfjs.training.arguments`, which checks them at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypedDict

from tfjs.callbacks import YieldEvery

Verbose = Literal[0, 1, 2] | bool


class CompileConfig(TypedDict, total=False):
    """What `compile` takes."""

    optimizer: Any
    loss: Any
    metrics: Any
    lossWeights: Any
    weightedMetrics: Any
    applyMasks: bool | None
    evaluateRegularization: bool | None
    collectWeights: Literal["compile", "firstStep"] | None


class _TrainingConfig(TypedDict, total=False):
    verbose: Verbose | None
    callbacks: Any
    validationData: Any
    classWeight: Any
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
    epochs: int
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
    classWeight: Any
