"""Objects as descriptions, what is made of these again, and models made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tfjs.serialization import Serializable, SerializationMap, from_pythonic, unknown
from tfjs.serialization import serialize as described

if TYPE_CHECKING:
    from tfjs.layers import Layer


def serialize(obj: Any) -> Any:
    """An extension: an object as `{className, config}`, from which `deserialize` makes it again.

    Losses and metrics also say their `module`, because some of both have one name. Lists and dicts
    are gone through; numbers, words and None are themselves. TypeError for a function.
    """
    from tfjs.losses import Loss
    from tfjs.metrics.base import Metric
    from tfjs.optimizers import Optimizer

    match obj:
        case Loss():
            return {"module": "losses", **described(obj)}
        case Metric():
            return {"module": "metrics", **described(obj)}
        case Serializable():
            return {"className": obj.getClassName(), "config": serialize(obj.getConfig())}
        case Optimizer():
            return _described_optimizer(obj)
        case Mapping():
            return {key: serialize(value) for key, value in obj.items()}
        case list() | tuple():
            return [serialize(value) for value in obj]
        case _ if callable(obj):
            raise TypeError(
                f"tf.util.serialize: {obj!r} is a function, which no description holds; write a "
                "class of your own with getConfig()"
            )
        case _:
            return obj


def deserialize(config: Any, module: str | None = None) -> Any:
    """An extension: the object that a description stands for; lists and dicts are gone through.

    With a `module` ("losses", "metrics", "train") words are those of Keras. A description in
    Keras's words (`class_name`) is read, too. ValueError for an unknown class.
    """
    if isinstance(config, str) and module is not None:
        return _object_of(config, module)
    if isinstance(config, (list, tuple)):
        return [deserialize(value, module) for value in config]
    if not isinstance(config, Mapping):
        return config
    name = config.get("className", config.get("class_name"))
    if name is None:
        return {key: deserialize(value, module) for key, value in config.items()}
    said = str(config.get("module") or module or "")
    cls = _class_of(str(name), said.rpartition(".")[2])
    given = config.get("config") or {}
    if "className" not in config and cls.__module__.startswith("tfjs."):
        given = from_pythonic(given)
    return _optimizer(cls, given) or cls.fromConfig(given)


def _object_of(word: str, module: str) -> Any:
    from tfjs import objectives
    from tfjs.metrics import strings
    from tfjs.training import optimizing

    match module:
        case "losses":
            return objectives.get(word)
        case "train":
            made = optimizing.get(word)
            rates = {"sgd": 0.01}
            made.learningRate = rates.get(word.lower(), 0.001)
            return made
        case "metrics":
            found = strings.of_keras(word)
            return word if found is None else found[1]
        case _:
            raise ValueError(f"tf.util.deserialize: expected a description, got {word!r}")


def _class_of(name: str, module: str) -> Any:
    from tfjs.losses import CLASSES as LOSSES
    from tfjs.optimizers import CLASSES, EXTENSIONS

    metrics: Mapping[str, Any] = import_module("tfjs.metrics").CLASSES
    own = SerializationMap.classes.get(name) if SerializationMap.known(name) else None
    if module == "losses":
        found = _named(name, LOSSES.values())
    elif module == "metrics":
        found = _named(name, metrics.values())
    else:
        others = (*CLASSES, *EXTENSIONS, *LOSSES.values(), *metrics.values())
        found = own or _named(name, others)
    if found is None and own is None:
        known = [each for each in SerializationMap.classes if ">" not in each]
        raise ValueError(
            unknown("tf.util.deserialize: the class", name, known)
            + ". A class of your own has to be registered by tf.serialization.registerClass first"
        )
    return found or own


def _named(name: str, classes: Iterable[Any]) -> Any:
    return next((cls for cls in classes if cls.className.lower() == name.lower()), None)


def _described_optimizer(optimizer: Any) -> dict[str, Any]:
    from tfjs.optimizers import CLASSES

    is_keras = type(optimizer) in [cls.keras for cls in CLASSES]
    arithmetic = {"arithmetic": "keras"} if is_keras else {}
    return {"className": optimizer.className, "config": {**optimizer.getConfig(), **arithmetic}}


def _optimizer(cls: Any, given: Mapping[str, Any]) -> Any:
    from tfjs.optimizers import CLASSES, EXTENSIONS
    from tfjs.training import optimizing

    if cls not in (*CLASSES, *EXTENSIONS):
        return None
    return optimizing.from_config({"className": cls.className, "config": given})


def cloneModel(model: Any, cloneFunction: Callable[[Any], Any] | None = None) -> Any:
    """An extension: a model of the same layers, made anew, with weights of their own.

    `cloneFunction` gives the layer for a layer; without it each is made again of its config.
    TypeError for a model that is no graph of layers.
    """
    import tfjs as tf

    clone = cloneFunction if cloneFunction is not None else _cloned
    if isinstance(model, tf.Sequential):
        hidden = [] if model.hiddenInput is None else [model.hiddenInput]
        made = tf.sequential({"name": model.name, "hidesInput": model.hidesInput})
        for layer in [*hidden, *model.layers]:
            made.add(_cloned(layer) if _is_input(layer) else clone(layer))
        return made
    is_derived = isinstance(model, tf.Model) and type(model) is not tf.Model
    if not isinstance(model, tf.LayersModel) or is_derived:
        raise TypeError(
            f"tf.util.cloneModel: expected a model of layers between inputs and outputs, got "
            f"{model!r}"
        )
    return _graph(model, clone)


def _cloned(layer: Layer) -> Any:
    import tfjs as tf

    if isinstance(layer, tf.LayersModel) and not isinstance(layer, tf.Model):
        return cloneModel(layer)
    return type(layer).fromConfig(layer.getConfig())


def _is_input(layer: Any) -> bool:
    return bool(layer.getClassName() == "InputLayer")


def _graph(model: Any, clone: Callable[[Any], Any]) -> Any:
    import tfjs as tf

    graph = model.need_graph()
    tensors: dict[int, Any] = {}
    layers: dict[Any, Any] = {}
    for one in graph.inputs:
        tensors[one.id] = tf.input(
            {"batchShape": one.shape, "dtype": one.dtype, "name": one.sourceLayer.name}
        )
    for depth in sorted(graph.nodes_by_depth, reverse=True):
        for node in graph.nodes_by_depth[depth]:
            if all(one.id in tensors for one in node.outputTensors):
                continue
            layer = node.outboundLayer
            if layer not in layers:
                layers[layer] = clone(layer)
            given = [tensors[one.id] for one in node.inputTensors]
            outputs = layers[layer].apply(given[0] if len(given) == 1 else given, node.callArgs)
            listed = outputs if isinstance(outputs, (list, tuple)) else [outputs]
            tensors.update(
                {old.id: new for old, new in zip(node.outputTensors, listed, strict=True)}
            )
    inputs = _ends(graph.inputs, tensors, model.inputKeys)
    outputs = _ends(graph.outputs, tensors, model.outputKeys)
    make = tf.Model if isinstance(model, tf.Model) else tf.model
    return make({"inputs": inputs, "outputs": outputs, "name": model.name})


def _ends(given: Sequence[Any], tensors: Mapping[int, Any], keys: Sequence[str] | None) -> Any:
    made = [tensors[one.id] for one in given]
    return made if keys is None else dict(zip(keys, made, strict=True))
