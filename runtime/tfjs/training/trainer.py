"""What a network needs to be trained and evaluated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tfjs.callbacks import History, progress, standardized
from tfjs.data import Dataset
from tfjs.layers import LayerVariable
from tfjs.layers.shapes import Shape, singleton
from tfjs.metrics.base import Metric
from tfjs.models.graph import Graph
from tfjs.ops.creation import scalar
from tfjs.optimizers import Optimizer
from tfjs.promise import promised
from tfjs.serialization import create
from tfjs.tensor import Tensor
from tfjs.training import optimizing
from tfjs.training.added import AddedLosses
from tfjs.training.arguments import (
    BatchArgs,
    CompileArgs,
    EvaluateArgs,
    EvaluateDatasetArgs,
    FitArgs,
    FitDatasetArgs,
)
from tfjs.training.compiled import Compiled, compiled
from tfjs.training.configs import (
    BatchConfig,
    CompileConfig,
    EvaluateConfig,
    EvaluateDatasetConfig,
    FitConfig,
    FitDatasetConfig,
)
from tfjs.training.data import (
    Samples,
    check_samples,
    free_samples,
    inputs_of,
    targets_of,
    weights_of,
)
from tfjs.training.feeds import DatasetFeed, Feed, SampleFeed, parts_of
from tfjs.training.fitting import Fit, Plan
from tfjs.training.step import not_frozen, number, test_step, train_step


class Trainer(AddedLosses):
    """A network with `compile`, `fit`, `evaluate` and what belongs to them.

    A class of one's own may define `trainStep(data)` and `testStep(data)`: given `[x, y]` or
    `[x, y, sampleWeight]` they do one step and return a dict of values for the logs.
    """

    isTraining = False
    stopTraining = False
    history: History | None = None
    loss: Any = None
    metrics: Any = None
    trainStep: Any = None
    testStep: Any = None

    _optimizer: Optimizer | None = None
    _compileArgs: CompileArgs | None = None
    _compiled: Compiled | None = None
    _collected: Sequence[LayerVariable] | None = None
    resumeAt: int = 0

    @property
    def ownTraining(self) -> bool:
        """Whether a training step is one of the class's own."""
        return self.trainStep is not None

    @property
    def ownTests(self) -> bool:
        """Whether a step of evaluation is one of the class's own."""
        return self.testStep is not None

    # Compiling.

    def compile(self, args: CompileConfig | None = None) -> None:
        """`{optimizer, loss, metrics}`, and (extensions) `lossWeights`, `weightedMetrics`,
        `applyMasks` (masks of the outputs leave samples out of losses and metrics, as in Keras),
        `evaluateRegularization` (evaluate and val_loss hold regularization losses, as in Keras) and
        `collectWeights`: "compile" (what is trainable now is trained until it is frozen, as in
        TF.js) or "firstStep" (what is trainable at the first step, as in Keras 3).

        Loss and metrics: a name of TF.js's, a function of (labels, predictions), or an object of
        `tf.losses` and `tf.metrics`; a list or a dict by output name for several outputs.
        """
        made = create(CompileArgs, args, "compile")
        if made.optimizer is None and not self.ownTraining:
            raise ValueError(
                "compile: the key 'optimizer' is missing: compile({'optimizer': 'adam', ...})"
            )
        if made.loss is None and not self.ownTraining and not self.hasOwnLosses:
            raise ValueError("compile: the key 'loss' is missing: compile({'loss': ...})")
        optimizer = None if made.optimizer is None else optimizing.get(made.optimizer)
        before = self._compileArgs, self._compiled, self._collected
        self._compileArgs = made
        self._compiled = self._collected = None
        try:
            if self.graph is not None:
                self._finish_compiling()
            else:
                made.check_names()
        except (TypeError, ValueError):
            self._compileArgs, self._compiled, self._collected = before
            raise
        self._optimizer = optimizer
        self.loss = made.loss
        if not isinstance(getattr(type(self), "metrics", None), property):
            self.metrics = made.metrics

    def _finish_compiling(self) -> None:
        args = self.need_compile()
        graph = self.need_graph()
        shapes = [tensor.shape for tensor in graph.outputs]
        self._compiled = compiled(
            {} if args.loss is None else args.loss,
            args.metrics,
            args.lossWeights,
            self.outputNames,
            shapes,
            weighted=args.weightedMetrics,
            masked=args.applyMasks,
            keeping=self.mayAddLosses,
            regularized=args.evaluateRegularization,
        )
        self._collected = None if args.collectWeights == "firstStep" else self.trainableWeights

    def need_compile(self) -> CompileArgs:
        if self._compileArgs is None:
            raise RuntimeError(
                f"{self.name}: You must compile a model before training/testing. Use "
                "model.compile({'optimizer': ..., 'loss': ...})."
            )
        return self._compileArgs

    def connect(self, graph: Graph) -> None:
        super().connect(graph)
        self._compiled = self._collected = None  # made again when they are needed

    @property
    def compiled(self) -> Compiled:
        self.need_compile()
        self.need_graph()
        if self._compiled is None:
            self._finish_compiling()
        assert self._compiled is not None
        return self._compiled

    @property
    def metricsNames(self) -> list[str]:
        return list(self.compiled.names)

    @property
    def optimizer(self) -> Any:
        return self._optimizer

    @optimizer.setter
    def optimizer(self, optimizer: Any) -> None:
        self._optimizer = optimizing.get(optimizer)

    # Data.

    def build_for(self, x: Any, what: str) -> Graph:
        """The graph, for data that is about to go in. Sequential models may be built by it."""
        return self.need_graph()

    def _inputs(self, x: Any, what: str) -> list[Tensor]:
        graph = self.build_for(x, what)
        return inputs_of(
            x,
            self.inputNames,
            [tensor.shape for tensor in graph.inputs],
            [tensor.dtype for tensor in graph.inputs],
            f"{self.name}: {what}",
        )

    def _samples(
        self, x: Any, y: Any, what: str, size: int, sample: Any = None, classes: Any = None
    ) -> Samples:
        self.need_compile()
        xs = self._inputs(x, what)
        label = f"{self.name}: {what}"
        if not self.compiled.objectives and (self.ownTraining or self.hasOwnLosses):
            return free_samples(xs, y, sample, label)
        shapes: list[Shape] = [tensor.shape for tensor in self.outputs]
        ys = targets_of(y, self.compiled, self.outputNames, shapes, label)
        check_samples(xs, ys, size if self.stateful else None, label)
        return Samples(xs, ys, weights_of(sample, classes, ys, self.compiled, label))

    def _element(self, element: Any, what: str, classes: Any = None) -> Samples:
        """A batch of a dataset."""
        x, y, weight = parts_of(element, f"{self.name}: {what}")
        return self._samples(x, y, what, 1, weight, classes)

    # Training.

    @promised
    async def fit(self, x: Any, y: Any = None, args: FitConfig | None = None) -> History:
        """Train on inputs x and targets y; a promise of the history.

        `{batchSize 32, epochs 1, verbose, callbacks, validationSplit, validationData, shuffle,
        classWeight, initialEpoch, yieldEvery}`, and (extensions) `sampleWeight`, `stepsPerEpoch`,
        `validationSteps`, `validationBatchSize`, `validationFreq`, a dataset as validationData.
        """
        if isinstance(x, Dataset):
            raise TypeError("fit: for a dataset call fitDataset(dataset, {...})")
        self._start_fit()
        try:
            given = create(FitArgs, args, "fit")
            size = given.batchSize
            samples = self._samples(x, y, "fit", size, given.sampleWeight, given.classWeight)
            validation: Feed | None = None
            if given.validationData is not None:
                validation = self._validation("fit", given)
            elif given.validationSplit:
                samples, held = self._split(samples, given.validationSplit)
                validation = SampleFeed(held, given.validationBatchSize or size)
            feed = SampleFeed(samples, size, given.shuffle, given.stepsPerEpoch)
            return await self._fit(feed, validation, given)
        finally:
            self.isTraining = False

    @promised
    async def fitDataset(self, dataset: Any, args: FitDatasetConfig) -> History:
        """Train on a dataset whose elements `{xs, ys}` are batches; a promise of the history.

        `{batchesPerEpoch, epochs 1, verbose, callbacks, validationData, validationBatchSize,
        validationBatches, classWeight, initialEpoch, yieldEvery}`.
        """
        if not isinstance(dataset, Dataset):
            raise TypeError(
                f"{self.name}: fitDataset: expected a dataset of tf.data, got "
                f"{type(dataset).__name__}; for tensors call fit(x, y, {{...}})"
            )
        self._start_fit()
        try:
            given = create(FitDatasetArgs, args, "fitDataset")
            validation: Feed | None = None
            if given.validationData is not None:
                validation = self._validation("fitDataset", given)
            feed = DatasetFeed(
                dataset,
                lambda one: self._element(one, "fitDataset", given.classWeight),
                given.batchesPerEpoch,
                "batchesPerEpoch",
            )
            return await self._fit(feed, validation, given)
        finally:
            self.isTraining = False

    def _start_fit(self) -> None:
        if self.isTraining:
            raise RuntimeError("Cannot start training because another fit() call is ongoing.")
        self.isTraining = True
        self.resumeAt = 0

    async def _fit(self, feed: Feed, validation: Feed | None, args: Any) -> History:
        if not isinstance(feed, SampleFeed):
            await self._build_by(feed)
        plan = Plan(
            feed,
            validation,
            args.batchSize,
            args.epochs,
            args.initialEpoch,
            args.verbose,
            args.yieldEvery,
            args.validationFreq,
        )
        callbacks = standardized(args.callbacks, args.yieldEvery)
        with progress.showing(args.verbose, feed.count) as shown:
            return await Fit(self, plan, [*callbacks, *shown]).run()

    async def _build_by(self, feed: DatasetFeed) -> None:
        """Let a model that has no input shape yet see the first batch."""
        if self.graph is None:
            once = DatasetFeed(feed.dataset, feed.read, None, feed.key)
            await once.next()

    def _validation(self, what: str, args: Any) -> Feed:
        """The data to validate on."""
        data = args.validationData
        if isinstance(data, Dataset):
            steps = args.validationSteps
            key = "validationBatches" if what == "fitDataset" else "validationSteps"
            label = f"{what}: validationData"
            return DatasetFeed(data, lambda one: self._element(one, label), steps, key, anew=True)
        x, y, *rest = data
        size = args.validationBatchSize or args.batchSize or 32
        samples = self._samples(x, y, f"{what}: validationData", size, rest[0] if rest else None)
        if args.validationSteps is not None:
            samples = samples.part(0, min(samples.count, args.validationSteps * size))
        return SampleFeed(samples, size)

    def _split(self, samples: Samples, share: float) -> tuple[Samples, Samples]:
        """The samples to train on, and the last ones, to validate on."""
        split = int(samples.count * (1 - share))
        if not 0 < split < samples.count:
            raise ValueError(
                f"{self.name}: fit: validationSplit {share} leaves {split} of "
                f"{samples.count} samples to train on"
            )
        return samples.part(0, split), samples.part(split, samples.count)

    def firstEpoch(self, asked: int) -> int:
        """The epoch to begin with: a callback that restores a training may have set a later one."""
        return max(asked, self.resumeAt)

    def finish_training(self) -> None:
        """After the last epoch: an optimizer that averages weights gives them to the model."""
        if self._optimizer is not None:
            self._optimizer.useAverages([w.val for w in self._collected or ()])

    def train_on(self, batch: Samples) -> dict[str, Any]:
        """One training step; values for the logs by their names."""
        if self.ownTraining:
            return _numbers(self.trainStep(batch.data()))
        made = self.compiled
        if self._collected is None:
            self._collected = self.trainableWeights
        assert self._optimizer is not None
        trained = not_frozen(self._collected, self.need_compile().collectWeights)
        values = train_step(self.training_graph(), made, self._optimizer, trained, batch)
        return dict(zip(made.names, values, strict=True))

    @promised
    async def trainOnBatch(
        self, x: Any, y: Any, args: BatchConfig | None = None
    ) -> float | list[float]:
        """One training step on one batch; a promise of the loss, or of the loss and metrics.

        (Extensions) `{sampleWeight, classWeight}`. Metrics that keep a state go on until
        `resetMetrics()`.
        """
        given = create(BatchArgs, args, "trainOnBatch")
        samples = self._samples(x, y, "trainOnBatch", 1, given.sampleWeight, given.classWeight)
        values = list(self.train_on(samples).values())
        return values[0] if len(values) == 1 else values

    # Testing.

    @property
    def keepsState(self) -> frozenset[str]:
        """Names whose values are of all batches so far."""
        made = self.compiled
        return frozenset(n for n, keeps in zip(made.names, made.stateful, strict=True) if keeps)

    def resetMetrics(self) -> None:
        """Let the metrics that keep a state forget it (an extension)."""
        self.compiled.reset()
        for metric in self.metrics if isinstance(self.metrics, (list, tuple)) else ():
            if isinstance(metric, Metric):
                metric.resetState()

    def evaluate(self, x: Any, y: Any = None, args: EvaluateConfig | None = None) -> Any:
        """The loss, a scalar tensor, or a list of the loss and the metrics.

        `{batchSize 32, verbose}`, and (extensions) `sampleWeight`, `steps`: only so many batches.
        """
        given = create(EvaluateArgs, args, "evaluate")
        samples = self._samples(x, y, "evaluate", given.batchSize, given.sampleWeight)
        if given.steps is not None:
            samples = samples.part(0, min(samples.count, given.steps * given.batchSize))
        return singleton(list(self.test_on(samples, given.batchSize).values()))

    @promised
    async def evaluateDataset(self, dataset: Any, args: EvaluateDatasetConfig | None = None) -> Any:
        """`evaluate` on a dataset of batches `{xs, ys}`; a promise. `{batches, verbose}`."""
        given = create(EvaluateDatasetArgs, args, "evaluateDataset")
        feed = DatasetFeed(
            dataset, lambda one: self._element(one, "evaluateDataset"), given.batches, "batches"
        )
        values = await self._test_feed(feed)
        return singleton(list(values.values()))

    def testOnBatch(self, x: Any, y: Any, args: BatchConfig | None = None) -> Any:
        """`evaluate` in one batch, as numbers, without resetting metrics (an extension).
        `{sampleWeight}`."""
        given = create(BatchArgs, args, "testOnBatch")
        samples = self._samples(x, y, "testOnBatch", 1, given.sampleWeight)
        return singleton([float(one.dataSync()[0]) for one in self._test_batch(samples).values()])

    def _test_batch(self, batch: Samples) -> dict[str, Tensor]:
        if self.ownTests:
            return dict(self.testStep(batch.data()))
        values = test_step(self.training_graph(), self.compiled, batch)
        return dict(zip(self.compiled.names, values, strict=True))

    def test_on(self, samples: Samples, size: int) -> dict[str, Tensor]:
        """The values by name, averaged over the batches by their sizes."""
        self.resetMetrics()
        mean = Weighted(self.keepsState, self.ownTests)
        for batch in samples.batches(size, shuffle=False):
            mean.add(self._test_batch(batch), batch.count)
        return mean.values()

    async def _test_feed(self, feed: Feed) -> dict[str, Tensor]:
        if self.graph is not None:
            self.resetMetrics()
        mean: Weighted | None = None
        feed.begin()
        while (batch := await feed.next()) is not None:
            mean = mean or Weighted(self.keepsState, self.ownTests)
            mean.add(self._test_batch(batch), batch.count)
        if mean is None:
            raise ValueError(f"{self.name}: evaluate: expected at least one batch, got none")
        return mean.values()

    async def test_on_feed(self, feed: Feed) -> dict[str, Any]:
        """The values of validation, as numbers."""
        if isinstance(feed, SampleFeed):
            return _numbers(self.test_on(feed.samples, feed.size))
        return _numbers(await self._test_feed(feed))


class Weighted:
    """Means of tensors by the sizes of their batches; those that keep a state are the last ones."""

    def __init__(self, keeps: frozenset[str], all_keep: bool) -> None:
        self.keeps = keeps
        self.all_keep = all_keep
        self.totals: dict[str, Tensor] = {}
        self.seen = 0

    def add(self, values: Mapping[str, Tensor], size: int) -> None:
        for name, value in values.items():
            if self.all_keep or name in self.keeps:
                self.totals[name] = value
            else:
                before = self.totals.get(name)
                part = value.mul(size)
                self.totals[name] = scalar(0).add(part) if before is None else before.add(part)
        self.seen += size

    def values(self) -> dict[str, Tensor]:
        return {
            name: total if self.all_keep or name in self.keeps else total.div(self.seen)
            for name, total in self.totals.items()
        }


def _numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: number(v) if isinstance(v, Tensor) else v for k, v in values.items()}
