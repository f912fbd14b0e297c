"""`LayersModel`: a network that can be compiled, trained, evaluated and saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tfjs import objectives
from tfjs.callbacks import History, standardized
from tfjs.layers import LayerVariable, SymbolicTensor
from tfjs.layers.shapes import Shape, as_list, singleton
from tfjs.models.graph import Graph
from tfjs.models.network import Network
from tfjs.ops.creation import scalar
from tfjs.ops.shape import concat
from tfjs.optimizers import Optimizer
from tfjs.promise import promised
from tfjs.serialization import (
    SerializationMap,
    create,
    from_pythonic,
    to_camel,
    to_snake,
    unknown,
)
from tfjs.tensor import Tensor
from tfjs.training import optimizing
from tfjs.training.arguments import CompileArgs, EvaluateArgs, FitArgs, PredictArgs
from tfjs.training.compiled import Compiled, compiled
from tfjs.training.data import (
    Samples,
    check_samples,
    inputs_of,
    rows,
    targets_of,
    weights_of,
)
from tfjs.training.fitting import Plan, fit
from tfjs.training.step import test_step, train_step


class LayersModel(Network):
    """A model: layers between inputs and outputs, with training and inference."""

    className = "Model"

    isTraining = False
    stopTraining = False
    history: History | None = None
    loss: Any = None
    metrics: Any = None
    userDefinedMetadata: Mapping[str, Any] | None = None

    _optimizer: Optimizer | None = None
    _compileArgs: CompileArgs | None = None
    _compiled: Compiled | None = None
    _collected: Sequence[LayerVariable] | None = None

    # Compiling.

    def compile(self, args: Mapping[str, Any]) -> None:
        """`{optimizer, loss, metrics}`, and (an extension) `lossWeights`.

        Loss and metrics: a name of TF.js's or a function of (labels, predictions); a list or a
        dict by output name for several outputs.
        """
        made = create(CompileArgs, args, "compile")
        self._optimizer = optimizing.get(made.optimizer)
        self._compileArgs = made
        self.loss = made.loss
        self.metrics = made.metrics
        self._compiled = self._collected = None
        if self.graph is not None:
            self._finish_compiling()
        else:
            made.check_names()

    def _finish_compiling(self) -> None:
        args = self.need_compile()
        graph = self.need_graph()
        shapes = [tensor.shape for tensor in graph.outputs]
        self._compiled = compiled(
            args.loss, args.metrics, args.lossWeights, self.outputNames, shapes
        )
        self._collected = self.trainableWeights

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
        shapes: list[Shape] = [tensor.shape for tensor in self.outputs]
        ys = targets_of(y, self.compiled, self.outputNames, shapes, label)
        check_samples(xs, ys, size if self.stateful else None, label)
        return Samples(xs, ys, weights_of(sample, classes, ys, self.compiled, label))

    # Training.

    @promised
    async def fit(self, x: Any, y: Any, args: Mapping[str, Any] | None = None) -> History:
        """Train on inputs x and targets y; a promise of the history.

        `{batchSize 32, epochs 1, verbose, callbacks, validationSplit, validationData, shuffle,
        classWeight, initialEpoch, yieldEvery}`, and (an extension) `sampleWeight`.
        """
        if self.isTraining:
            raise RuntimeError("Cannot start training because another fit() call is ongoing.")
        given = create(FitArgs, args, "fit")
        self.isTraining = True
        try:
            samples = self._samples(
                x, y, "fit", given.batchSize, given.sampleWeight, given.classWeight
            )
            samples, validation = self._validation(samples, given)
            plan = Plan(
                samples,
                validation,
                given.batchSize,
                given.epochs,
                given.initialEpoch,
                given.shuffle,
                given.verbose,
                given.yieldEvery,
            )
            return await fit(self, plan, standardized(given.callbacks, given.yieldEvery))
        finally:
            self.isTraining = False

    def _validation(self, samples: Samples, args: FitArgs) -> tuple[Samples, Samples | None]:
        """The samples to train on, and those to validate on."""
        data = args.validationData
        if data is not None:
            x, y, *rest = data
            weights = rest[0] if rest else None
            return samples, self._samples(x, y, "fit: validationData", args.batchSize, weights)
        if not args.validationSplit:
            return samples, None
        split = int(samples.count * (1 - args.validationSplit))
        if not 0 < split < samples.count:
            raise ValueError(
                f"{self.name}: fit: validationSplit {args.validationSplit} leaves {split} of "
                f"{samples.count} samples to train on"
            )
        validation = samples.part(split, samples.count)
        unweighted = Samples(validation.xs, validation.ys, [None] * len(validation.ys))
        return samples.part(0, split), unweighted

    def train_on(self, batch: Samples) -> list[float]:
        """One training step; the values by `metricsNames`."""
        compiled = self.compiled
        assert self._collected is not None
        assert self._optimizer is not None
        return train_step(self.need_graph(), compiled, self._optimizer, self._collected, batch)

    @promised
    async def trainOnBatch(self, x: Any, y: Any) -> float | list[float]:
        """One training step on one batch; a promise of the loss, or of the loss and metrics."""
        samples = self._samples(x, y, "trainOnBatch", 1)
        values = self.train_on(samples)
        return values[0] if len(values) == 1 else values

    # Testing.

    def evaluate(self, x: Any, y: Any, args: Mapping[str, Any] | None = None) -> Any:
        """The loss, a scalar tensor, or a list of the loss and the metrics.

        `{batchSize 32, verbose}`, and (an extension) `sampleWeight`.
        """
        given = create(EvaluateArgs, args, "evaluate")
        samples = self._samples(x, y, "evaluate", given.batchSize, given.sampleWeight)
        return singleton(self.test_on(samples, given.batchSize))

    def test_on(self, samples: Samples, size: int) -> list[Tensor]:
        """The values by `metricsNames`, averaged over the batches by their sizes."""
        totals: list[Tensor] = []
        for batch in samples.batches(size, shuffle=False):
            values = test_step(self.need_graph(), self.compiled, batch)
            totals = totals or [scalar(0)] * len(values)
            totals = [
                total.add(value.mul(batch.count))
                for total, value in zip(totals, values, strict=True)
            ]
        return [total.div(samples.count) for total in totals]

    # Inference.

    def predict(self, x: Any, args: Mapping[str, Any] | None = None) -> Any:
        """The outputs for inputs x, a tensor or a list of tensors. `{batchSize 32, verbose}`."""
        given = create(PredictArgs, args, "predict")
        return self._predict(self._inputs(x, "predict"), given.batchSize)

    def predictOnBatch(self, x: Any) -> Any:
        """`predict` in one batch."""
        xs = self._inputs(x, "predictOnBatch")
        return self._predict(xs, max(xs[0].dims[0], 1))

    def _predict(self, xs: Sequence[Tensor], size: int) -> Any:
        graph = self.need_graph()
        count = xs[0].dims[0]
        if count <= size:
            return singleton(graph.run(xs, {})[0])
        parts = [
            graph.run([rows(x, start, min(start + size, count)) for x in xs], {})[0]
            for start in range(0, count, size)
        ]
        return singleton([concat(list(outputs), 0) for outputs in zip(*parts, strict=True)])

    def execute(self, inputs: Any, outputs: str | Sequence[str]) -> Any:
        """The values of symbolic tensors of the model, by their names."""
        graph = self.need_graph()
        names = [tensor.name for tensor in graph.inputs]
        if isinstance(inputs, Mapping):
            inputs = [inputs[name] for name in names]
        wanted = as_list(outputs)
        tensors: dict[str, SymbolicTensor] = {
            tensor.name: tensor for node in graph.nodes for tensor in node.outputTensors
        }
        for name in wanted:
            if name not in tensors:
                raise ValueError(unknown(f"{self.name}: execute: the output", name, tensors))
        values, _ = graph.execute([*as_list(inputs)], {})
        found = [values[graph.slots[tensors[name].id]] for name in wanted]
        return found if isinstance(outputs, (list, tuple)) else found[0]

    # Saving.

    def setUserDefinedMetadata(self, userDefinedMetadata: Mapping[str, Any]) -> None:
        """Data of one's own (JSON), saved and loaded with the model."""
        self.userDefinedMetadata = userDefinedMetadata

    def getUserDefinedMetadata(self) -> Mapping[str, Any] | None:
        return self.userDefinedMetadata

    def training_config(self) -> dict[str, Any]:
        """Optimizer, loss and metrics as model.json has them; ValueError for functions."""
        args = self.need_compile()
        assert self._optimizer is not None
        return {
            "loss": _names(args.loss, "loss"),
            "metrics": [] if args.metrics is None else _names(args.metrics, "metric"),
            "optimizer_config": {
                "class_name": self._optimizer.className,
                "config": self._optimizer.getConfig(),
            },
        }

    def compile_by(self, config: Mapping[str, Any]) -> None:
        """Compile by the training config of a model.json."""
        self.compile(
            {
                "optimizer": optimizing.from_config(from_pythonic(config["optimizer_config"])),
                "loss": _camel(config.get("loss")),
                "metrics": _camel(config.get("metrics")),
            }
        )

    @promised
    async def save(self, handlerOrURL: Any, config: Mapping[str, Any] | None = None) -> Any:
        """Write topology and weights to a URL, a path or an IO handler.

        `{trainableOnly False, includeOptimizer False}`. A promise of what the handler says.
        """
        from tfjs.models.files import save

        return await save(self, handlerOrURL, config)

    def dispose(self) -> dict[str, Any]:
        result = super().dispose()
        if result["refCountAfterDispose"] == 0 and self._optimizer is not None:
            self._optimizer.dispose()
        return result


def _names(value: Any, what: str) -> Any:
    """Names of losses or metrics in snake_case, as Keras and TF.js write them."""
    match value:
        case str():
            return to_snake(value)
        case Mapping():
            return {key: _names(item, what) for key, item in value.items()}
        case list() | tuple():
            return [_names(item, what) for item in value]
        case _:
            known = {id(f): name for name, f in objectives.LOSSES.items()}
            name = known.get(id(value)) or getattr(value, "__name__", None)
            if what == "metric" and name is not None:
                return to_snake(name)
            raise ValueError(
                f"save: the {what} {value!r} is a function and cannot be saved; compile with its "
                "name, or save without includeOptimizer"
            )


def _camel(value: Any) -> Any:
    """Names of losses and metrics as TF.js has them; output names stay."""
    match value:
        case str():
            return to_camel(value)
        case Mapping():
            return {key: _camel(item) for key, item in value.items()}
        case list():
            return [_camel(item) for item in value]
        case _:
            return value


# Keras writes functional models under the second name.
SerializationMap.classes["Model"] = LayersModel
SerializationMap.classes["Functional"] = LayersModel
