"""`tf.Model`, the base of models of one's own (an extension)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tfjs.layers import Layer, SymbolicTensor
from tfjs.layers.base import Kwargs
from tfjs.layers.calls import calling, inherited
from tfjs.layers.inside import held
from tfjs.layers.naming import name_scope
from tfjs.layers.shapes import Shape, is_shape, shape_list
from tfjs.layers.variables import as_tensor
from tfjs.metrics.base import Metric
from tfjs.metrics.means import Mean
from tfjs.models.called import CallGraph, flat, structure_of, zeros_of
from tfjs.models.graph import Graph
from tfjs.tensor import Tensor
from tfjs.training.compiled import compiled
from tfjs.training.data import Samples, counted, rows, tensor_of
from tfjs.training.layers_model import LayersModel
from tfjs.training.step import objective_losses
from tfjs.training.stepping import number_of_samples, parts_of_step, takes_training

_SAMPLES = 1  # how many samples a model without an input shape is tried on


class Model(LayersModel):
    """A model as a program: layers in attributes (also in lists and dicts) and a `call`.

        class Net(tf.Model):
            className = "Net"

            def __init__(self, config):
                super().__init__(config)
                self.hidden = tf.layers.dense({"units": 8, "activation": "relu"})
                self.out = tf.layers.dense({"units": 1})

            def call(self, inputs, kwargs):
                return self.out.apply(self.hidden.apply(inputs))

    `call(inputs, kwargs)` gets what was passed (a tensor, a list or a dict of them) and gives a
    tensor, a list, a tuple or a dict; `kwargs.get("training")`, `kwargs.get("mask")`. Layers that
    it applies are in training when it is. The model is built by the first data or by
    `build([None, ...])`; then its layers are fixed. As in Keras evaluation counts the penalties,
    and metrics are those of the whole epoch.

    A class may define `trainStep(data)` and `testStep(data)` (`data` is `[x, y]`, `[x, y,
    sampleWeight]` or x alone), `computeLoss(x, y, yPred, sampleWeight)` and `computeMetrics(...)`,
    which the steps call, a property `metrics` (reset at each epoch) and `compile(args)`. With
    `{inputs, outputs}` in its config it is a functional model with such methods.
    """

    className = "Model"
    mayAddLosses = True

    _onlyInputs = False  # whether the data of the step under way is x alone

    def __init__(self, args: Mapping[str, Any] | None = None) -> None:
        args = args or {}
        self._example: Any = None
        if "inputs" in args or "outputs" in args:
            own = {key: args[key] for key in ("inputs", "outputs", "name") if key in args}
            super().__init__(own)
        else:
            Layer.__init__(self, {key: args.get(key) for key in ("name", "trainable")})
        self._givenDtype = args.get("dtype")
        self.lossTracker = Mean(name="loss")

    @property
    def isProgram(self) -> bool:
        """Whether `call` decides, and not a graph of layers."""
        return self.graph is None or isinstance(self.graph, CallGraph)

    @property
    def hasCall(self) -> bool:
        return type(self).call is not Model.call

    # Layers.

    @property
    def layers(self) -> list[Layer]:
        return [layer for _, layer in held(self, Layer)] if self.isProgram else super().layers

    # Building and calling.

    def call(self, inputs: Any, kwargs: Kwargs) -> Any:
        if self.isProgram:
            raise NotImplementedError(
                f"{self.name} ({self.getClassName()}): define call(inputs, kwargs), which applies "
                "the layers; without it the model can only be trained by a trainStep(data)"
            )
        return super().call(inputs, kwargs)

    def called(self, inputs: Any, kwargs: Kwargs) -> Any:
        """What `call` gives for tensors, structured as it gives it."""
        with name_scope(self.name), calling(kwargs := inherited(kwargs)):
            made = self.call(inputs, kwargs)
        for y in flat(made):
            if not isinstance(y, Tensor):
                raise TypeError(
                    f"{self.name} ({self.getClassName()}): call() must return tensors, got "
                    f"{type(y).__name__}"
                )
        if self.graph is None:
            self._take_shape(inputs, made)
        return made

    def _take_shape(self, inputs: Any, outputs: Any) -> None:
        structures = [structure_of(inputs), structure_of(outputs)]
        self.connect(CallGraph(self, inputs, outputs, structures))
        for path, layer in held(self, Layer):
            _name_weights(path, layer)
        for weight in (*self._trainableWeights, *self._nonTrainableWeights):
            weight.originalName = weight.originalName.rpartition("/")[2]

    def connect(self, graph: Graph) -> None:
        if not isinstance(graph, CallGraph):
            super().connect(graph)
            return
        self.graph = graph
        self.built = True
        self.supportsMasking = True
        self._refCount = self._refCount or 1
        self._compiled = self._collected = None
        self.inputNames = graph.given.names("input")
        self.outputNames = graph.made.names(self.name if graph.made.keys is None else "output")

    def build(self, inputShape: Any = None) -> None:
        """Run `call` once, on zeros of this shape (a list of shapes, or a dict of them)."""
        if self.graph is not None:
            return
        example, self._example = self._example, None
        if example is None:
            example = _zeros(inputShape, self.name)
        if self.hasCall:
            self.called(example, {})
        else:
            self.connect(CallGraph(self, example, [], [structure_of(example), structure_of([])]))

    def build_for(self, x: Any, what: str) -> Graph:
        if self.graph is None:
            label = f"{self.name}: {what}: x"
            given = structure_of(x) if _is_several(x) else structure_of(0)
            tensors = [tensor_of(one, label) for one in self._flat(x)]
            counted(tensors, label)
            firsts = [rows(one, 0, min(_SAMPLES, one.dims[0])) for one in tensors]
            self._example = given.joined(firsts)
            shape = given.joined([[None, *one.dims[1:]] for one in firsts])
            self.build(shape)
            if self.graph is None:
                raise RuntimeError(
                    f"{self.name}: build(inputShape) must call super().build(inputShape)"
                )
        return self.need_graph()

    def _flat(self, x: Any) -> list[Any]:
        if isinstance(x, Mapping) and isinstance(self.graph, CallGraph) and self.graph.given.named:
            missing = [name for name in self.inputNames if name not in x]
            if missing:
                raise ValueError(
                    f"{self.name}: data is missing for {', '.join(missing)}; got {sorted(x)}"
                )
            return [x[name] for name in self.inputNames]
        return flat(x) if _is_several(x) else [x]

    def _inputs(self, x: Any, what: str) -> list[Tensor]:
        graph = self.build_for(x, what)
        if not isinstance(graph, CallGraph):
            return super()._inputs(x, what)
        label = f"{self.name}: {what}"
        given = self._flat(x)
        if len(given) != len(graph.inputs):
            raise ValueError(
                f"{label}: expected {len(graph.inputs)} inputs ({', '.join(self.inputNames)}), got "
                f"{len(given)}"
            )
        tensors = [
            tensor_of(one, f"{label}: input {name}")
            for one, name in zip(given, self.inputNames, strict=True)
        ]
        counted(tensors, f"{label}: the inputs")
        return tensors

    def apply(self, inputs: Any, kwargs: Kwargs | None = None) -> Any:
        given = flat(inputs) if _is_several(inputs) else [inputs]
        if not self.isProgram or any(isinstance(one, SymbolicTensor) for one in given):
            return super().apply(inputs, kwargs)
        self.assertNotDisposed()
        structure = structure_of(inputs) if _is_several(inputs) else structure_of(0)
        tensors = [as_tensor(one) for one in given]
        if self.graph is None and type(self).build is not Model.build:
            self._example = structure.joined(tensors)
            self.build(structure.joined([[None, *one.dims[1:]] for one in tensors]))
        return self.called(structure.joined(tensors), kwargs or {})

    def call_masked(
        self, inputs: Any, kwargs: Kwargs, masks: Sequence[Any]
    ) -> tuple[Sequence[Any], Sequence[Any]]:
        graph = self.need_graph()
        if not isinstance(graph, CallGraph):
            return super().call_masked(inputs, kwargs, masks)
        return graph.run(inputs if isinstance(inputs, (list, tuple)) else [inputs], kwargs, masks)

    def _predict(self, xs: Sequence[Tensor], size: int) -> Any:
        made = super()._predict(xs, size)
        graph = self.need_graph()
        if not isinstance(graph, CallGraph):
            return made
        return graph.made.joined(made if isinstance(made, list) else [made])

    def assertInputCompatibility(self, inputs: Any) -> None:
        if not self.isProgram:
            super().assertInputCompatibility(inputs)

    def computeOutputShape(self, inputShape: Any) -> Any:
        if self.graph is None:
            self.build(inputShape)
        return super().computeOutputShape(inputShape)

    # Training.

    @property
    def metrics(self) -> Any:
        """The loss's mean, the compiled metrics and those in attributes, as objects."""
        own = [one for _, one in held(self, Metric) if one is not self.lossTracker]
        if self._compileArgs is None:
            return own
        if self.graph is None:
            return [self.lossTracker, *own]
        compiled = [one.function for one in self.compiled.metrics]
        return [self.lossTracker, *compiled, *own]

    @property
    def ownTraining(self) -> bool:
        return self._defines("trainStep", "computeLoss", "computeMetrics")

    @property
    def ownTests(self) -> bool:
        return self._defines("testStep", "computeLoss", "computeMetrics")

    def _defines(self, *names: str) -> bool:
        """Whether the class, or the object, has one of the methods of its own."""
        return any(
            name in vars(self) or getattr(type(self), name) is not getattr(Model, name)
            for name in names
        )

    def trainStep(self, data: Any) -> dict[str, Any]:
        """A step on `data`: [x, y], [x, y, sampleWeight] or x alone; the logs so far."""
        if self.optimizer is None:
            raise ValueError(
                f"{self.name}: trainStep: there is no optimizer; give one to "
                "compile({'optimizer': ...})"
            )
        x, y, weight = parts_of_step(data, self._onlyInputs)
        outputs: Any = None

        def total_loss() -> Tensor:
            nonlocal outputs
            outputs = self.apply(x, {"training": True})
            for one in flat(outputs):
                one.mark_kept()
            return self._loss_of(x, y, outputs, weight, training=True)

        trained = self.trainableWeights
        loss = self.optimizer.minimize(total_loss, True, [one.read() for one in trained])
        for variable in trained:
            if variable.constraint is not None:
                variable.constrain()
        self.lossTracker.updateState(loss, None, number_of_samples(x))
        return self.computeMetrics(x, y, outputs, weight)

    def testStep(self, data: Any) -> dict[str, Any]:
        """The loss and the metrics so far, without a step."""
        x, y, weight = parts_of_step(data, self._onlyInputs)
        outputs = self.apply(x, {"training": False})
        loss = self._loss_of(x, y, outputs, weight, training=False)
        self.lossTracker.updateState(loss, None, number_of_samples(x))
        return self.computeMetrics(x, y, outputs, weight)

    def _loss_of(self, *given: Any, training: bool) -> Tensor:
        compute: Callable[..., Tensor] = self.computeLoss
        return compute(*given, training) if takes_training(compute) else compute(*given)

    def train_on(self, batch: Samples) -> dict[str, Any]:
        return super().train_on(self._structured(batch))

    def _test_batch(self, batch: Samples) -> dict[str, Tensor]:
        return super()._test_batch(self._structured(batch))

    def _structured(self, batch: Samples) -> Samples:
        """For steps of one's own: inputs in the structure in which they were given."""
        graph = self.need_graph()
        if not (self.ownTraining or self.ownTests):
            return batch
        self._onlyInputs = batch.isOnlyInputs
        if not isinstance(graph, CallGraph):
            return batch
        return Samples(batch.xs, batch.ys, batch.weights, graph.given.joined(batch.xs))

    def computeLoss(
        self, x: Any = None, y: Any = None, yPred: Any = None, sampleWeight: Any = None
    ) -> Tensor:
        """The compiled loss of outputs `yPred` for targets y, and what the last call added."""
        ys, outputs = self._by_output(y), self._by_output(yPred)
        weights = [sampleWeight] * len(ys) if not _is_several(sampleWeight) else flat(sampleWeight)
        batch = Samples(outputs, ys, weights)
        masks = [output.kerasMask for output in outputs]
        total: Tensor | None = None
        if self.compiled.objectives:
            total, _ = objective_losses(self.compiled, batch, outputs, masks)
        for loss in self.calculateLosses():
            total = loss if total is None else total.add(loss)
        if total is None:
            raise ValueError(
                f"{self.name}: computeLoss: there is no loss; give one to compile({{'loss': ...}}) "
                "or add one with addLoss in call"
            )
        return total

    def computeMetrics(
        self, x: Any = None, y: Any = None, yPred: Any = None, sampleWeight: Any = None
    ) -> dict[str, Any]:
        """Let the compiled metrics see a batch; the results of all metrics by name."""
        if not self.outputNames:
            self._compile_for(flat(yPred))
        ys, outputs = self._by_output(y), self._by_output(yPred)
        for metric in self.compiled.metrics:
            function: Any = metric.function
            weight = sampleWeight if metric.weighted else None
            function.updateState(ys[metric.output], outputs[metric.output], weight)
        return self.getMetricsResult()

    def _compile_for(self, outputs: Sequence[Tensor]) -> None:
        """The compiled metrics of a model without `call`, by what its own step predicts."""
        args = self.need_compile()
        if not self.compiled.metrics and (args.metrics or args.weightedMetrics):
            shapes: list[Shape] = [list(each.shape) for each in outputs]
            self._compiled = compiled(
                {},
                args.metrics,
                None,
                [f"output_{place + 1}" for place in range(len(outputs))],
                shapes,
                weighted=args.weightedMetrics,
                keeping=True,
            )

    def getMetricsResult(self) -> dict[str, Any]:
        """The results of all metrics by name."""
        return {metric.name: metric.result() for metric in self.metrics}

    def _by_output(self, value: Any) -> list[Any]:
        if isinstance(value, Mapping):
            return [value[name] for name in self.outputNames]
        return flat(value)

    # Files.

    def getConfig(self) -> dict[str, Any]:
        """What makes the model again; a class that reads more keys adds them."""
        if not self.isProgram:
            return super().getConfig()
        config: dict[str, Any] = {"name": self.name, "trainable": self.trainable}
        if isinstance(self.graph, CallGraph):
            shapes = [x.shape for x in self.graph.inputs]
            config["buildInputShape"] = self.graph.given.joined(shapes)
        return config

    @classmethod
    def fromConfig(cls, config: Mapping[str, Any], customObjects: Any = None) -> Any:
        if "layers" in config and "inputLayers" in config:
            return super().fromConfig(config, customObjects)
        shape = config.get("buildInputShape")
        try:
            model = cls({key: value for key, value in config.items() if key != "buildInputShape"})
        except KeyError as missing:
            raise ValueError(
                f"{cls.className}: the saved config has no {missing}; define getConfig() to return "
                "{**super().getConfig(), ...} with all that __init__ reads"
            ) from missing
        if shape is not None:
            model.build(shape)
        return model


def _zeros(shape: Any, name: str) -> Any:
    """Samples of zeros for a shape, a list of shapes or a dict of them."""
    if isinstance(shape, Mapping):
        return {key: zeros_of([each])[0] for key, each in shape.items()}
    if shape is None:
        raise RuntimeError(
            f"{name}: the shape of its input is not known yet; call build([None, 4]) or give data"
        )
    made = zeros_of(shape_list(shape))
    return made[0] if is_shape(shape) else made


def _is_several(x: Any) -> bool:
    """Whether this is a list or dict of tensors and not one."""
    if isinstance(x, Mapping):
        return True
    return isinstance(x, (list, tuple)) and any(
        hasattr(v, "shape") or isinstance(v, Mapping) for v in x
    )


def _name_weights(path: str, layer: Layer) -> None:
    """Weights are named by where their layer is kept: equal in every object of the class."""
    lasts = [weight.originalName.rpartition("/")[2] for weight in layer.weights]
    for index, (weight, last) in enumerate(zip(layer.weights, lasts, strict=True)):
        number = "" if lasts.count(last) == 1 else f"{index}/"
        weight.originalName = f"{path}/{number}{last}"
