"""The config objects of a model's methods, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from tfjs import objectives
from tfjs.callbacks import YieldEvery
from tfjs.layers.shapes import as_list
from tfjs.serialization import unknown
from tfjs.training.data import batch_size


class CompileArgs:
    """What `compile` takes."""

    def __init__(
        self, *, optimizer: Any, loss: Any, metrics: Any = None, lossWeights: Any = None
    ) -> None:
        self.optimizer = optimizer
        self.loss = loss
        self.metrics = metrics
        self.lossWeights = lossWeights

    def check_names(self) -> None:
        """Raise for wrong names now, although the outputs are not known yet."""
        for one in as_list(self.loss):
            if not isinstance(one, Mapping):
                objectives.get(one)


class FitArgs:
    """What `fit` takes."""

    def __init__(
        self,
        *,
        batchSize: int | None = None,
        epochs: int = 1,
        verbose: int = 1,
        callbacks: Any = None,
        validationSplit: float = 0.0,
        validationData: Sequence[Any] | None = None,
        shuffle: bool | Literal["batch"] = True,
        classWeight: Any = None,
        sampleWeight: Any = None,
        initialEpoch: int = 0,
        stepsPerEpoch: int | None = None,
        validationSteps: int | None = None,
        yieldEvery: YieldEvery = "auto",
    ) -> None:
        self.batchSize = batch_size(batchSize, "fit")
        for name, value in (("epochs", epochs), ("initialEpoch", initialEpoch)):
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise ValueError(f"fit: {name}: expected a whole number from 0 on, got {value!r}")
        if not 0 <= validationSplit < 1:
            raise ValueError(
                f"fit: validationSplit: expected a share from 0 on below 1, got {validationSplit!r}"
            )
        if validationData is not None and len(validationData) not in (2, 3):
            raise ValueError(
                "fit: validationData: expected [x, y] or [x, y, sampleWeight], got "
                f"{len(validationData)} items"
            )
        if shuffle == "batch":
            raise ValueError("fit: shuffle: expected True or False; TF.js cannot shuffle batches")
        for name, steps in (("stepsPerEpoch", stepsPerEpoch), ("validationSteps", validationSteps)):
            if steps is not None:
                raise ValueError(
                    f"fit: {name} has no effect on tensors in TF.js; leave it out: every epoch "
                    "goes through all samples"
                )
        if isinstance(yieldEvery, str) and yieldEvery not in ("auto", "batch", "epoch", "never"):
            raise ValueError(
                unknown("fit: yieldEvery", yieldEvery, ("auto", "batch", "epoch", "never"))
            )
        self.epochs = epochs
        self.verbose = verbose
        self.callbacks = callbacks
        self.validationSplit = validationSplit
        self.validationData = validationData
        self.shuffle = bool(shuffle)
        self.classWeight = classWeight
        self.sampleWeight = sampleWeight
        self.initialEpoch = initialEpoch
        self.yieldEvery: YieldEvery = yieldEvery


Verbose = Literal[0, 1, 2] | bool


class PredictArgs:
    """What `predict` takes."""

    what = "predict"

    def __init__(self, *, batchSize: int | None = None, verbose: Verbose = 0) -> None:
        self.batchSize = batch_size(batchSize, self.what)
        self.verbose = verbose


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
        super().__init__(batchSize=batchSize, verbose=verbose)
        if steps is not None:
            raise ValueError(
                "evaluate: steps: TF.js cannot evaluate tensors in steps; leave it out"
            )
        self.sampleWeight = sampleWeight
