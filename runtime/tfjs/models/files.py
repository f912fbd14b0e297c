"""Models to and from files, by the IO handlers of `tf.io`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tfjs.io import LoadOptions, decodeWeights, encodeWeights, load_artifacts, save_artifacts
from tfjs.layers import Layer
from tfjs.layers.base import zero_weights
from tfjs.models.network import VERSION, Network
from tfjs.optimizers import Optimizer
from tfjs.promise import promised
from tfjs.serialization import create, deserialize, from_pythonic
from tfjs.tensor import Tensor, Variable

GENERATED_BY = "TensorFlow.js " + VERSION.replace(" ", " v")


class SaveArgs:
    """What `save` takes."""

    def __init__(self, *, trainableOnly: bool = False, includeOptimizer: bool = False) -> None:
        self.trainableOnly = trainableOnly
        self.includeOptimizer = includeOptimizer


async def save(model: Any, where: Any, config: Mapping[str, Any] | None) -> Any:
    """Give the artifacts of a model to a handler; what the handler says."""
    args = create(SaveArgs, config, "save")
    weights = model.trainableWeights if args.trainableOnly else model.weights
    encoded = await encodeWeights({w.originalName: w.read() for w in weights})
    artifacts: Any = {
        "modelTopology": model.toJSON(None, False),
        "format": "layers-model",
        "generatedBy": GENERATED_BY,
        "convertedBy": None,
    }
    specs, data = list(encoded["specs"]), encoded["data"]
    if args.includeOptimizer:
        artifacts["trainingConfig"] = model.training_config()
        own = await encodeWeights(await model.optimizer.getWeights(), "optimizer")
        specs += own["specs"]
        data += own["data"]
    if model.userDefinedMetadata is not None:
        artifacts["userDefinedMetadata"] = dict(model.userDefinedMetadata)
    artifacts |= {"weightSpecs": specs, "weightData": data}
    return await save_artifacts(where, artifacts)


@promised
async def loadLayersModel(pathOrIOHandler: Any, options: LoadOptions | None = None) -> Any:
    """A model from a path, a URL or an IO handler; a promise.

    `{strict True, ...}`: the other options are those of `tf.io.http`.
    """
    artifacts: Any = await load_artifacts(pathOrIOHandler, options)
    strict = (options or {}).get("strict", True)
    with zero_weights(strict and artifacts.get("weightData") is not None):
        model = model_of(artifacts["modelTopology"])
    if artifacts.get("trainingConfig") is not None:
        model.compile_by(artifacts["trainingConfig"])
    model.userDefinedMetadata = artifacts.get("userDefinedMetadata")
    if artifacts.get("weightData") is not None:
        specs = artifacts.get("weightSpecs")
        if specs is None:
            raise ValueError("loadLayersModel: the artifacts have weightData but no weightSpecs")
        values = decodeWeights(artifacts["weightData"], specs)
        optimizers = {spec["name"] for spec in specs if spec.get("group") == "optimizer"}
        own = {name: value for name, value in values.items() if name not in optimizers}
        model.loadWeights(own, strict)
        if optimizers and model.optimizer is not None:
            kept = [values[name] for name in values if name in optimizers]
            variables = [weight.val for weight in model.trainableWeights]
            await model.optimizer.setWeights(_state(model.optimizer, variables, kept))
    return model


def _state(
    optimizer: Optimizer, variables: Sequence[Variable], values: Sequence[Tensor]
) -> list[dict[str, Any]]:
    """What an optimizer kept, for variables that may have other names than when it was saved.

    The order is that of TF.js: the number of steps, then each of its arrays for all variables.
    """
    names = optimizer.weightNames(variables)
    if len(values) == 1:  # saved before its first step
        names = names[:1]
    if len(values) != len(names):
        raise ValueError(
            f"model.json: {optimizer.className} keeps {len(names)} values for "
            f"{len(variables)} weights, the file has {len(values)}"
        )
    return [{"name": name, "tensor": value} for name, value in zip(names, values, strict=True)]


def model_of(topology: Mapping[str, Any], custom: Any = None) -> Any:
    """A model from the topology of a model.json, with or without `model_config` around it."""
    described = from_pythonic(topology.get("model_config") or topology)
    model = deserialize(described, Layer, "model.json: model", custom)
    if not isinstance(model, Network):
        raise ValueError(
            "model.json: expected a Sequential or functional model, got the layer "
            f"{described.get('className')!r}"
        )
    return model


@promised
async def modelFromJSON(
    modelAndWeightsConfig: Mapping[str, Any], customObjects: Mapping[str, Any] | None = None
) -> Any:
    """A model from its topology (what `toJSON` gives), with new weights; a promise."""
    config = modelAndWeightsConfig
    return model_of(config.get("modelTopology") or config, customObjects)
