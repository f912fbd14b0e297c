"""The config objects of a model's methods, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from tfjs import objectives
from tfjs.callbacks import YieldEvery
from tfjs.data import Dataset
from tfjs.layers.shapes import as_list
from tfjs.serialization import unknown
from tfjs.training.data import batch_size


class CompileArgs:
    """What `compile` takes."""

    def __init__(
        self,
        *,
        optimizer: Any = None,
        loss: Any = None,
        metrics: Any = None,
        lossWeights: Any = None,
        weightedMetrics: Any = None,
        applyMasks: bool = False,
        evaluateRegularization: bool = False,
        collectWeights: Literal["compile", "firstStep"] = "compile",
    ) -> None:
        if collectWeights not in ("compile", "firstStep"):
            raise ValueError(
                unknown("compile: collectWeights", collectWeights, ("compile", "firstStep"))
            )
        self.optimizer = optimizer
        self.loss = loss
        self.metrics = metrics
        self.lossWeights = lossWeights
        self.weightedMetrics = weightedMetrics
        self.applyMasks = applyMasks
        self.evaluateRegularization = evaluateRegularization
        self.collectWeights = collectWeights

    def check_names(self) -> None:
        """Raise for wrong names now, although the outputs are not known yet."""
        for one in as_list(self.loss):
            if one is not None and not isinstance(one, Mapping):
                objectives.get(one)


def _whole(what: str, value: Any, least: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{what}: expected a whole number from {least} on, got {value!r}")


def _check_verbose(what: str, verbose: Any) -> None:
    if not isinstance(verbose, int) or verbose not in (0, 1, 2):
        raise ValueError(f"{what}: verbose: expected 0, 1 or 2, got {verbose!r}")


def _check_validation(what: str, data: Any) -> None:
    expected = f"{what}: validationData: expected [x, y] or [x, y, sampleWeight], got"
    if not isinstance(data, (list, tuple)):
        raise TypeError(f"{expected} {type(data).__name__}")
    if len(data) not in (2, 3):
        raise ValueError(f"{expected} {len(data)} items")


class _Training:
    """What `fit` and `fitDataset` have in common."""

    what: ClassVar[str]
    batchSize: int | None = None

    def take(
        self,
        epochs: int,
        initialEpoch: int,
        verbose: Any,
        callbacks: Any,
        classWeight: Any,
        yieldEvery: YieldEvery,
        validationData: Any,
        validationBatchSize: int | None,
        validationSteps: int | None,
        validationFreq: int | Sequence[int],
    ) -> None:
        for name, value in (("epochs", epochs), ("initialEpoch", initialEpoch)):
            _whole(f"{self.what}: {name}", value, 0)
        _check_verbose(self.what, verbose)
        if isinstance(yieldEvery, str) and yieldEvery not in ("auto", "batch", "epoch", "never"):
            raise ValueError(
                unknown(f"{self.what}: yieldEvery", yieldEvery, ("auto", "batch", "epoch", "never"))
            )
        if isinstance(yieldEvery, int | float) and yieldEvery < 0:
            raise ValueError(
                f"{self.what}: yieldEvery: expected milliseconds from 0 on, got {yieldEvery!r}"
            )
        if validationData is not None and not isinstance(validationData, Dataset):
            _check_validation(self.what, validationData)
        if validationSteps is not None:
            _whole(f"{self.what}: validationSteps", validationSteps, 1)
        for each in (
            validationFreq if isinstance(validationFreq, (list, tuple)) else [validationFreq]
        ):
            _whole(f"{self.what}: validationFreq", each, 1)
        self.epochs = epochs
        self.initialEpoch = initialEpoch
        self.verbose = verbose
        self.callbacks = callbacks
        self.classWeight = classWeight
        self.yieldEvery: YieldEvery = yieldEvery
        self.validationData = validationData
        self.validationBatchSize = (
            None
            if validationBatchSize is None
            else batch_size(validationBatchSize, f"{self.what}: validationBatchSize")
        )
        self.validationSteps = validationSteps
        self.validationFreq = validationFreq


class FitArgs(_Training):
    """What `fit` takes."""

    what = "fit"

    def __init__(
        self,
        *,
        batchSize: int | None = None,
        epochs: int = 1,
        verbose: int = 1,
        callbacks: Any = None,
        validationSplit: float = 0.0,
        validationData: Any = None,
        shuffle: bool | Literal["batch"] = True,
        classWeight: Any = None,
        sampleWeight: Any = None,
        initialEpoch: int = 0,
        stepsPerEpoch: int | None = None,
        validationSteps: int | None = None,
        validationBatchSize: int | None = None,
        validationFreq: int | Sequence[int] = 1,
        yieldEvery: YieldEvery = "auto",
    ) -> None:
        self.batchSize: int = batch_size(batchSize, "fit")
        self.take(
            epochs, initialEpoch, verbose, callbacks, classWeight, yieldEvery, validationData,
            validationBatchSize, validationSteps, validationFreq,
        )  # fmt: skip
        numeric = isinstance(validationSplit, int | float)
        if not numeric or not 0 <= validationSplit < 1:
            raise ValueError(
                f"fit: validationSplit: expected a share from 0 on below 1, got {validationSplit!r}"
            )
        if shuffle == "batch":
            raise ValueError("fit: shuffle: expected True or False; TF.js cannot shuffle batches")
        if stepsPerEpoch is not None:
            _whole("fit: stepsPerEpoch", stepsPerEpoch, 1)
        self.validationSplit = validationSplit
        self.shuffle = bool(shuffle)
        self.sampleWeight = sampleWeight
        self.stepsPerEpoch = stepsPerEpoch


class FitDatasetArgs(_Training):
    """What `fitDataset` takes."""

    what = "fitDataset"

    def __init__(
        self,
        *,
        batchesPerEpoch: int | None = None,
        epochs: int,
        verbose: int = 1,
        callbacks: Any = None,
        validationData: Any = None,
        validationBatchSize: int | None = None,
        validationBatches: int | None = None,
        classWeight: Any = None,
        initialEpoch: int = 0,
        validationFreq: int | Sequence[int] = 1,
        yieldEvery: YieldEvery = "auto",
    ) -> None:
        self.take(
            epochs, initialEpoch, verbose, callbacks, classWeight, yieldEvery, validationData,
            validationBatchSize, validationBatches, validationFreq,
        )  # fmt: skip
        if batchesPerEpoch is not None:
            _whole("fitDataset: batchesPerEpoch", batchesPerEpoch, 1)
        self.batchesPerEpoch = batchesPerEpoch


class EvaluateDatasetArgs:
    """What `evaluateDataset` takes."""

    def __init__(self, *, batches: int | None = None, verbose: Verbose = 0) -> None:
        if batches is not None:
            _whole("evaluateDataset: batches", batches, 1)
        _check_verbose("evaluateDataset", verbose)
        self.batches = batches
        self.verbose = verbose


class BatchArgs:
    """What `trainOnBatch` and `testOnBatch` take beside the data."""

    def __init__(self, *, sampleWeight: Any = None, classWeight: Any = None) -> None:
        self.sampleWeight = sampleWeight
        self.classWeight = classWeight


Verbose = Literal[0, 1, 2] | bool


class PredictArgs:
    """What `predict` takes."""

    what = "predict"

    def __init__(
        self, *, batchSize: int | None = None, verbose: Verbose = 0, steps: int | None = None
    ) -> None:
        self.batchSize = batch_size(batchSize, self.what)
        _check_verbose(self.what, verbose)
        self.verbose = verbose
        if steps is not None:
            _whole(f"{self.what}: steps", steps, 1)
        self.steps = steps


class LoadWeightsArgs:
    """What `loadWeightsFrom` takes."""

    def __init__(self, *, skipMismatch: bool = False, byName: bool = False) -> None:
        self.skipMismatch = skipMismatch
        self.byName = byName


class EvaluateArgs(PredictArgs):
    """What `evaluate` takes."""

    what = "evaluate"

    def __init__(
        self,
        *,
        batchSize: int | None = None,
        verbose: Verbose = 0,
        sampleWeight: Any = None,
        steps: int | None = None,
    ) -> None:
        super().__init__(batchSize=batchSize, verbose=verbose, steps=steps)
        self.sampleWeight = sampleWeight
