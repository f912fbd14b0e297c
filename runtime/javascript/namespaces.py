"""The factories of extensions.js, as the runtime's tables have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sources import in_parts, name_of

from keras_tfjs.catalog import ROWS, rows_of_keras, tfjs
from keras_tfjs.catalog.keras.derived import DERIVED
from tfjs import optimizers
from tfjs.extensions.layers import EXTENSIONS
from tfjs.layers.base import LayerConfig
from tfjs.layers.recurrent.cells import RNNCell
from tfjs.layers.recurrent.loop import Loop
from tfjs.losses.classes import CLASSES as LOSSES
from tfjs.losses.classes import PLAIN
from tfjs.optimizers.options import Options
from tfjs.serialization import FACTORIES, REQUIRED, config_keys

_metrics = import_module("tfjs.metrics")  # tf.metrics has the functions of TF.js over it
METRICS: Mapping[str, type] = _metrics.CLASSES
MEANS = _metrics.MEANS
CALLBACKS: Mapping[str, type] = import_module("tfjs.callbacks").CLASSES


LACKING = {
    "tfjs.layers.rnn": ["zeroOutputForMask"],
    "tfjs.layers.batchNormalization": ["renorm", "renormClipping", "renormMomentum"],
    "tfjs.layers.categoryEncoding": ["sparse"],
    "tfjs.data.imageDataGenerator": ["zcaWhitening"],
}
"""Options that only the runtime carries out, where a factory has others."""


@dataclass(frozen=True)
class Made:
    """A factory: `namespace.name` is `expression`, takes the keys of a config (true: it must be
    given), and gives something of a type of TypeScript."""

    namespace: str
    name: str
    expression: str
    keys: Mapping[str, bool]
    type: str

    @property
    def declaration(self) -> str:
        """It as TypeScript declares it."""
        if not self.keys and ("=>" in self.type or self.name[:1].isupper()):
            return f"{self.name}: {self.type};"
        keys = "; ".join(f"{key}{'' if must else '?'}: any" for key, must in self.keys.items())
        given = "config" if any(self.keys.values()) else "config?"
        return f"{self.name}: ({given}: {{{keys}}}) => {self.type};"


def keys_of(*classes: Any) -> dict[str, bool]:
    """The keys that any of some classes takes, and which of them all need."""
    every = [config_keys(cls) for cls in classes]
    return {
        key: all(keys.get(key) is REQUIRED for keys in every)
        for key in dict.fromkeys(key for keys in every for key in keys)
    }


BASES = (
    Made("layers", "Layer", "Layer", {}, "typeof tf.layers.Layer"),
    Made("layers", "RNNCell", "RNNCell", {}, "typeof tf.layers.RNNCell"),
    Made("constraints", "Constraint", "Constraint", {}, "PartClass<[tf.Tensor]>"),
    Made(
        "initializers",
        "Initializer",
        "Initializer",
        {},
        "PartClass<[number[], any?]>",
    ),
    Made("regularizers", "Regularizer", "Regularizer", {}, "PartClass<[tf.Tensor]>"),
    Made(
        "data",
        "Sequence",
        "Sequence",
        {},
        "new (...given: any[]) => {[member: string]: any}",
    ),
    Made("losses", "Loss", "OwnLoss", {}, "OwnClass<Loss>"),
    Made("metrics", "Metric", "OwnMetric", {}, "OwnClass<Metric>"),
    Made("train", "Optimizer", "OwnOptimizer", {}, "OwnClass<OwnOptimizer>"),
    Made("train", "LearningRateSchedule", "OwnSchedule", {}, "OwnClass<Schedule>"),
)
"""Classes to derive from, those of layers aside."""


def derived() -> Iterator[Made]:
    """Classes of TF.js's layers, which it does not show."""
    type_ = "OwnClass<tf.layers.Layer>"
    for keras, full in DERIVED.items():
        name = str(rows_of_keras(keras)[0].tfjs).rpartition(".")[2]
        keys = keys_of(FACTORIES["layers"][name].cls)
        sample = "".join(f"{key}: {_sample(key)}, " for key, must in keys.items() if must)
        given = f", {{{sample[:-2]}}}" if sample else ""
        yield Made("layers", full.rpartition(".")[2], f"derivable('{name}'{given})", {}, type_)


def _sample(key: str) -> str:
    return _SAMPLES.get(key, "1")


_SAMPLES = {
    "activation": "'linear'",
    "layer": "tf.layers.simpleRNN({units: 1})",
    "targetShape": "[1]",
    "dims": "[1]",
}


LAYER_KEYS = dict.fromkeys(LayerConfig.__annotations__, False)
TYPES = {
    "layers": "Layer",
    "losses": "Loss",
    "metrics": "Metric",
    "train": "Optimizer",
    "callbacks": "tf.Callback",
    "initializers": "any",
    "regularizers": "any",
}


def camel(name: str) -> str:
    """`squared_hinge` -> `squaredHinge`, as the translator writes names of functions."""
    lead = name[: len(name) - len(name.lstrip("_"))]
    first, *others = name.lstrip("_").split("_")
    return lead + first + "".join(one.capitalize() for one in others)


def class_name(cls: type) -> str:
    """The class in JavaScript."""
    if cls.__name__ in in_parts():
        return cls.__name__
    for table, suffix in ((LOSSES, ""), (METRICS, "Metric")):
        if cls in table.values() and cls.__qualname__ in _TABLED:
            return cls.__name__ + (suffix if cls.__name__ in _LOSSES else "")
    return name_of(cls)


_LOSSES = {name for name, _ in PLAIN.values()}
_TABLED = _LOSSES | {name for _, name, _, _ in MEANS}


def made_by_tables() -> str:
    """Classes that the runtime makes of a name and a function."""
    text = []
    for name, function in PLAIN.values():
        text.append(_class(name, "PlainLoss", {"className": name}, "call", function))
    for _, name, fixed, function in MEANS:
        own = name + ("Metric" if name in _LOSSES else "")
        fields = {"className": name, "fixedName": fixed}
        text.append(_class(own, "MeanMetric", fields, "valuesOf", function))
    return "\n".join(text)


def _class(name: str, base: str, fields: Mapping[str, str], member: str, function: Any) -> str:
    statics = "".join(f"  static {key} = '{value}';\n" for key, value in fields.items())
    return (
        f"class {name} extends {base} {{\n{statics}\n  {member}(yTrue, yPred) {{\n"
        f"    return {camel(name_of(function))}(yTrue, yPred);\n  }}\n}}\n"
    )


def tables() -> list[Made]:
    """All factories but those of the layers of `tfjs.extensions`, and other functions."""
    seeding = [
        Made("util", name, name, {}, "(seed: number) => void")
        for name in ("setRandomSeed", "setTensorSeed")
    ]
    return [
        *_data(),
        *_layers(),
        *derived(),
        *_train(),
        *_of("losses", LOSSES),
        *_of("metrics", METRICS),
        *_others(),
        *seeding,
    ]


_OF_PARTS = {
    "get": "(identifier: any) => any",
    "serialize": "(object: any) => {className: string; config: any} | null",
}


def _loader(options: str) -> str:
    """Arrays of `numpy`, the module, where that is handed over."""
    arrays = f"(config: {{{options}numpy: any}}) => Promise<any[][]>"
    tensors = f"(config?: {{{options}numpy?: null}}) => Promise<tf.Tensor[][]>"
    return f"{{loadData: ({arrays}) & ({tensors})}}"


DATA = {
    **dict.fromkeys(("initializers", "regularizers", "constraints"), _OF_PARTS),
    "data": {
        "fromGenerator": "(generator: any, dtypes?: any, args?: any[]) => Dataset",
        "fromTensors": "(tensors: any) => Dataset",
        "fromTensorSlices": "(tensors: any) => Dataset",
        "timeseriesDatasetFromArray": "(data: any, targets: any, config: any) => Dataset",
        "imageDataGenerator": "(config?: any) => any",
        "timeseriesGenerator": (
            "(data: any, targets: any, length: number, config?: any) => "
            "Dataset & {[place: number]: any}"
        ),
        "range": "(start: number, stop?: number, step?: number) => Dataset",
        "zipDatasets": "(datasets: any) => Dataset",
    },
    "util": {
        "cloneModel": "(model: any, cloneFunction?: any) => any",
        "deserialize": "(config: any, module?: string) => any",
        "serialize": "(object: any) => any",
        "getSourceInputs": "(tensor: tf.SymbolicTensor) => tf.SymbolicTensor[]",
        "getUid": "(prefix?: string) => number",
        "graphFunction": "(config: {inputs: any[]; outputs: any}) => (values: any[]) => any",
        "graphGrads": "(outputs: any, tensors: any) => any[]",
        "learningPhase": "() => tf.SymbolicTensor",
        "kerasOption": "(key: string, value: any) => any",
        "triedOutputShape": "(layer: any, inputShape: any) => any",
        "kerasOptions": "(options: any, names?: {[key: string]: string}) => any",
        "numbersByName": "(results: any, model: any) => {[name: string]: number}",
        "numbersIn": "(results: any) => any",
        "dotProductAttention": (
            "(query: any, key: any, value: any, bias?: any, mask?: any, scale?: number, "
            "isCausal?: boolean) => tf.Tensor"
        ),
        "dotAlongLast": "(x: any, y: any) => tf.Tensor",
        "repeatElements": "(x: any, repeats: any, axis?: number) => tf.Tensor",
        "sliceUpdate": "(inputs: any, startIndices: any, updates: any) => tf.Tensor",
        "takeAlongAxis": "(x: any, indices: any, axis: number) => tf.Tensor",
        "flattenStructure": "(structure: any) => any[]",
        "mapStructure": "(function_: (value: any) => any, structure: any) => any",
        "packXYSampleWeight": "(x: any, y?: any, sampleWeight?: any) => any",
        "unpackXYSampleWeight": "(data: any) => any[]",
        "padSequences": "(sequences: any, config?: any) => tf.Tensor",
        "toTensor": "(value: any, dtype?: tf.DataType) => any",
        "progbar": "(target: any, config?: any) => any",
        "tokenizer": "(config?: any) => any",
        "tokenizerFromJSON": "(text: string) => any",
        "textToWordSequence": "(text: string, config?: any) => string[]",
        "oneHotText": "(text: string, n: number, config?: any) => number[]",
        "hashingTrick": "(text: string, n: number, config?: any) => number[]",
        "makeSamplingTable": "(size: number, config?: any) => tf.Tensor",
        "skipgrams": (
            "(sequence: number[], vocabularySize: number, config?: any) => [number[][], any[]]"
        ),
        "applyAffineTransform": "(x: any, config?: any) => tf.Tensor",
        "randomRotation": "(x: any, rg: number, config?: any) => tf.Tensor",
        "randomShift": "(x: any, wrg: number, hrg: number, config?: any) => tf.Tensor",
        "randomShear": "(x: any, intensity: number, config?: any) => tf.Tensor",
        "randomZoom": "(x: any, zoomRange: number[], config?: any) => tf.Tensor",
        "applyChannelShift": "(x: any, intensity: number, channelAxis?: number) => tf.Tensor",
        "randomChannelShift": (
            "(x: any, intensityRange: number, channelAxis?: number) => tf.Tensor"
        ),
        "applyBrightnessShift": "(x: any, brightness: number, scale?: boolean) => tf.Tensor",
        "randomBrightness": "(x: any, brightnessRange: number[], scale?: boolean) => tf.Tensor",
    },
    "datasets": {
        "fashionMnist": _loader(""),
        "mnist": _loader("path?: string; "),
    },
}
"""Functions of the parts, with their types."""

_SPELT = {
    "data.range": "rangeDataset",
    **{f"{cls.lower()}s.get": f"get{cls}" for cls in ("Initializer", "Regularizer", "Constraint")},
    **{f"{cls}.serialize": "described" for cls in ("initializers", "regularizers", "constraints")},
}


def _data() -> Iterator[Made]:
    for namespace, functions in DATA.items():
        for name, kind in functions.items():
            yield Made(namespace, name, _SPELT.get(f"{namespace}.{name}", name), {}, kind)


def _layers() -> Iterator[Made]:
    """Layers of TF.js with options that it lacks; each may have an activity regularizer."""
    names = {row.tfjs for row in ROWS if row.tfjs.startswith("tfjs.layers.") and not row.member}
    for full in sorted(names):
        name = full.rpartition(".")[2]
        if tfjs.exists(full) and name not in EXTENSIONS and name in FACTORIES["layers"]:
            cls = FACTORIES["layers"][name].cls
            keys = {**keys_of(cls), **LAYER_KEYS}
            kind = "Recurrent" if issubclass(cls, Loop) else TYPES["layers"]
            kind = "Cell" if issubclass(cls, RNNCell) else kind
            yield Made("layers", name, f"optioned('{name}')", keys, kind)


def _of(namespace: str, classes: Mapping[str, type]) -> Iterator[Made]:
    for name, cls in classes.items():
        yield _made(namespace, name, cls)


def _train() -> Iterator[Made]:
    options = _list(list(config_keys(Options)))
    for cls in optimizers.CLASSES:
        places = _list(list(optimizers.arguments_of(cls)))
        keras, keys = "null", "[]"
        if cls.keras is not None:
            keras, keys = class_name(cls.keras), _list(list(config_keys(cls.keras)))
        made = f"builtIn('{cls.factory}', {places}, {options}, {keras}, {keys})"
        extra = {"arithmetic": False, **keys_of(*([cls.keras] if cls.keras else []))}
        every = {**extra, **dict.fromkeys([*optimizers.every_argument(cls), *extra], False)}
        yield Made("train", cls.factory, made, every, TYPES["train"])
    for new in optimizers.EXTENSIONS:
        yield _made("train", new.factory, new)
    yield _made("train", "optimizerMap", optimizers.OptimizerMap, "any")
    for schedule in optimizers.SCHEDULES:
        name = schedule.className[0].lower() + schedule.className[1:]
        yield _made("train", name, schedule, "Schedule")


def _others() -> Iterator[Made]:
    """Callbacks and the parts of layers, of which JavaScript may lack some."""
    said = in_parts()
    for namespace, classes in (
        ("callbacks", CALLBACKS),
        ("initializers", {name: made.cls for name, made in FACTORIES["initializers"].items()}),
        ("regularizers", {name: made.cls for name, made in FACTORIES["regularizers"].items()}),
    ):
        for name, cls in classes.items():
            if cls.__name__ in said:
                yield _made(namespace, name, cls)


def _made(namespace: str, name: str, cls: type, kind: str = "") -> Made:
    made = _factory(f"{namespace}.{name}", cls)
    return Made(namespace, name, made, keys_of(cls), kind or TYPES[namespace])


def _factory(label: str, cls: type) -> str:
    keys = config_keys(cls)
    parts = [f"'{label}'", class_name(cls), _list(list(keys))]
    required = [key for key, default in keys.items() if default is REQUIRED]
    nulls = sorted(getattr(cls, "meaningful_none", ()))
    if required or nulls:
        parts.append(_list(required))
    if nulls:
        parts.append(_list(nulls))
    return f"factory({', '.join(parts)})"


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"
