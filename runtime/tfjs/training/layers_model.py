"""`LayersModel`: a network that can be compiled, trained, evaluated and saved."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tfjs.data import Pipeline
from tfjs.layers import SymbolicTensor
from tfjs.layers.shapes import as_list
from tfjs.ops.shape import concat
from tfjs.promise import promised
from tfjs.serialization import SerializationMap, create, from_pythonic, unknown
from tfjs.tensor import Tensor
from tfjs.training import optimizing
from tfjs.training.arguments import LoadWeightsArgs, PredictArgs
from tfjs.training.configs import LoadWeightsConfig, PredictConfig, SaveConfig
from tfjs.training.data import rows
from tfjs.training.described import in_camel, names_of
from tfjs.training.trainer import Trainer


class LayersModel(Trainer):
    """A model: layers between inputs and outputs, with training and inference."""

    className = "Model"

    userDefinedMetadata: Mapping[str, Any] | None = None

    # Inference.

    def predict(self, x: Any, args: PredictConfig | None = None) -> Any:
        """The outputs for inputs x, a tensor or a list of tensors. `{batchSize 32, verbose}`, and
        (extensions) `steps`: only so many batches; a dataset of batches as x, which may have
        targets beside the inputs."""
        given = create(PredictArgs, args, "predict")
        if isinstance(x, Pipeline):
            return self._predict_batches(itertools.islice(x.elements(), given.steps))
        xs = self._inputs(x, "predict")
        if given.steps is not None:
            xs = [rows(one, 0, min(one.dims[0], given.steps * given.batchSize)) for one in xs]
        return self._predict(xs, given.batchSize)

    def predictOnBatch(self, x: Any) -> Any:
        """`predict` in one batch."""
        xs = self._inputs(x, "predictOnBatch")
        return self._predict(xs, max(xs[0].dims[0], 1))

    def _predict_batches(self, elements: Iterable[Any]) -> Any:
        parts = []
        for element in elements:
            x = element[0] if isinstance(element, tuple) else element
            made = self.predictOnBatch(x)
            keys = self.outputKeys
            parts.append(as_list(made) if keys is None else [made[key] for key in keys])
        if not parts:
            raise ValueError(f"{self.name}: predict: the dataset has no batches")
        return self.joined([concat(list(outputs), 0) for outputs in zip(*parts, strict=True)])

    def _predict(self, xs: Sequence[Tensor], size: int) -> Any:
        graph = self.need_graph()
        count = xs[0].dims[0]
        if count <= size:
            return self.joined(graph.run(xs, {})[0])
        parts = [
            graph.run([rows(x, start, min(start + size, count)) for x in xs], {})[0]
            for start in range(0, count, size)
        ]
        return self.joined([concat(list(outputs), 0) for outputs in zip(*parts, strict=True)])

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
            "loss": names_of(args.loss, "loss"),
            "metrics": [] if args.metrics is None else names_of(args.metrics, "metric"),
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
                "loss": in_camel(config.get("loss")),
                "metrics": in_camel(config.get("metrics")),
            }
        )

    @promised
    async def save(self, handlerOrURL: Any, config: SaveConfig | None = None) -> Any:
        """Write topology and weights to a URL, a path or an IO handler.

        `{trainableOnly False, includeOptimizer False}`. A promise of what the handler says.
        """
        from tfjs.models.files import save

        if self.inputKeys or self.outputKeys:
            warnings.warn(
                f"{self.name}: save: model.json has no place for the names of a dict of inputs or "
                "outputs: loaded again, the model takes and gives lists",
                stacklevel=2,
            )
        return await save(self, handlerOrURL, config)

    def saveWeights(self, path: str | Path) -> None:
        """Write the weights alone as Keras's `save_weights` does (an extension): in Keras 3's
        layout to a name that ends in .weights.h5, in Keras 2's to any other .h5."""
        from tfjs.models.weight_files import save_weights

        save_weights(self, Path(path))

    def loadWeightsFrom(self, path: str | Path, config: LoadWeightsConfig | None = None) -> None:
        """Take the weights of a file of `saveWeights` or of Keras, .weights.h5, .h5 or .keras, or
        of a folder that `save` wrote (an extension; TF.js's own loadWeights takes tensors by name).

        `{skipMismatch False: leave a layer whose weights do not fit as it is, byName False: go by
        the layers' names, in files of Keras 2}`.
        """
        from tfjs.models.weight_files import load_weights_from

        given = create(LoadWeightsArgs, config, "loadWeightsFrom")
        load_weights_from(self, Path(path), by_name=given.byName, skip_mismatch=given.skipMismatch)

    def dispose(self) -> dict[str, Any]:
        result = super().dispose()
        if result["refCountAfterDispose"] == 0 and self._optimizer is not None:
            self._optimizer.dispose()
        return result


# Keras writes functional models under the second name.
SerializationMap.classes["Model"] = LayersModel
SerializationMap.classes["Functional"] = LayersModel
