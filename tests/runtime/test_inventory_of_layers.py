"""What TensorFlow.js 4.22 declares of layers and models: each is there, or left out for a reason
given here; every layer, initializer, regularizer, constraint and activation has numbers of a real
library (recorded, and asked again by tests/conformance)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from extension_cases import ALL_CASES
from layer_cases import Case
from recorded import recording

import tfjs as tf
from keras_tfjs.catalog import tfjs as facts
from tfjs.activations import ACTIVATIONS
from tfjs.serialization import FACTORIES

SPACES = (
    "layers initializers regularizers constraints callbacks metrics losses train models data "
    "serialization"
).split()

INSIDE = "a step inside of TF.js's own classes, which the runtime takes another way"
GRAPH = "how TF.js stores the graph; inputs, outputs, layers and getLayer() say what is in it"
STATES = "how TF.js stores states and dropout masks; states, getStates() and setStates() are there"
FUNCTIONS = "the functions of the config are called as they are"

LEFT_OUT = {
    "*_": INSIDE,
    "*Internal*": INSIDE,
    "Layer.updates": "always empty in TF.js",
    "Layer.warnOnIncompatibleInputShape": INSIDE,
    "Layer.disposeWeights": "dispose() does it",
    "LayersModel.isOptimizerOwned": INSIDE,
    "LayersModel.lossFunctions": "`loss` is there; the functions are made for each compile",
    "LayersModel.metricsTensors": "metricsNames and the logs of fit say which and what",
    "LayersModel.checkTrainableWeightsConsistency": INSIDE,
    "LayersModel.standardizeUserData*": INSIDE,
    "LayersModel.getDedupedMetricsNames": "metricsNames",
    "LayersModel.makeTrainFunction": INSIDE,
    "LayersModel.fitLoop": INSIDE,
    "LayersModel.getNamedWeights": "weights have names",
    "LayersModel.*TrainingConfig": "save and loadLayersModel take the optimizer along",
    "Container.inputLayers*": GRAPH,
    "Container.outputLayers*": GRAPH,
    "Container.*ByDepth": GRAPH,
    "Container.internal*": GRAPH,
    "Container.containerNodes": GRAPH,
    "Container.feed*": GRAPH,
    "Container.parseWeights": INSIDE,
    "Container.updatedConfig": "toJSON() gives it",
    "Container.runInternalGraph": INSIDE,
    "LayerVariable.assertNotDisposed": INSIDE,
    "Callback.model": "set by fit: before there is none in TF.js, too",
    "CustomCallback.*": FUNCTIONS,
    "EarlyStopping.monitorFunc": INSIDE,
    "RNN.stateSpec": STATES,
    "RNN.keptStates": STATES,
    "RNNCell.*ropoutMask": STATES,
    "Optimizer.incrementIterations": INSIDE,
    "Optimizer.saveIterations": INSIDE,
    "Optimizer.extractIterations": INSIDE,
    "SGDOptimizer.c": INSIDE,
}
"""Members by a pattern of class and name, and why."""


def _trained() -> tuple[Any, Any]:
    layer = tf.layers.dense({"units": 1, "inputShape": [2]})
    model = tf.sequential({"layers": [layer]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    return model, model.fit(tf.ones([2, 2]), tf.ones([2, 1])).result()


MODEL, HISTORY = _trained()

OBJECTS: dict[str, Any] = {
    "layers.Layer": MODEL.layers[0],
    "Container": MODEL,
    "LayersModel": MODEL,
    "Sequential": MODEL,
    "SymbolicTensor": MODEL.inputs[0],
    "LayerVariable": MODEL.weights[0],
    "History": HISTORY,
    "BaseCallback": HISTORY,
    "Callback": tf.Callback(),
    "CustomCallback": tf.CustomCallback({}),
    "EarlyStopping": tf.callbacks.earlyStopping(),
    "InputSpec": tf.InputSpec({}),
    "layers.RNN": tf.layers.simpleRNN({"units": 1}),
    "layers.RNNCell": tf.layers.simpleRNNCell({"units": 1}),
    "serialization.Serializable": MODEL,
    "Optimizer": MODEL.optimizer,
    "SGDOptimizer": MODEL.optimizer,
    "MomentumOptimizer": tf.train.momentum(0.1, 0.9),
    "RMSPropOptimizer": tf.train.rmsprop(0.1),
    "AdamOptimizer": tf.train.adam(),
    "AdamaxOptimizer": tf.train.adamax(),
    "AdagradOptimizer": tf.train.adagrad(0.1),
    "AdadeltaOptimizer": tf.train.adadelta(),
    "data.Dataset": tf.data.array([1]),
}


def _own_members(cls: str) -> list[str]:
    _, *bases = facts.bases(f"tfjs.{cls}")
    inherited = {name for base in bases for name in facts.members(base)}
    return sorted(facts.members(f"tfjs.{cls}") - inherited)


MEMBERS = [(cls, name) for cls in OBJECTS for name in _own_members(cls)]

NAMES = [
    f"{space}.{name}"
    for space in SPACES
    for name in sorted(facts.contents(f"tfjs.{space}"))
    if name not in ("SerializationMap", "CSVDataset", "TextLineDataset")
]


def _short(cls: str, name: str) -> str:
    return f"{cls.rpartition('.')[2]}.{name}"


def _reasons(cls: str, name: str) -> list[str]:
    return [pattern for pattern in LEFT_OUT if fnmatch(_short(cls, name), pattern)]


def _cased(value: Any) -> Iterator[str]:
    """The factories of a case: its own, and those of the layers inside of it."""
    match value:
        case Case():
            yield value.layer
            yield from ("masking",) * value.masked
            yield from _cased([*value.config.values()])
        case list():
            for one in value:
                yield from _cased(one)


@pytest.mark.parametrize("name", NAMES)
def test_the_runtime_has(name: str) -> None:
    space, last = name.split(".")
    assert hasattr(getattr(tf, space), last), f"tf.{name} is missing"


@pytest.mark.parametrize(("cls", "name"), MEMBERS)
def test_an_object_has_the_member(cls: str, name: str) -> None:
    there, reasons = hasattr(OBJECTS[cls], name), _reasons(cls, name)
    assert there or reasons, f"{_short(cls, name)} is missing"


def test_nothing_is_left_out_that_is_there() -> None:
    missing = [(cls, name) for cls, name in MEMBERS if not hasattr(OBJECTS[cls], name)]
    assert {pattern for one in missing for pattern in _reasons(*one)} == set(LEFT_OUT)


def test_every_layer_of_tfjs_has_numbers_of_a_real_library(measured: Callable[[str], None]) -> None:
    made = FACTORIES["layers"]
    names = [
        name for name in facts.contents("tfjs.layers") if name[0].islower() and name != "input"
    ]
    answers = recording("layers")
    live = {
        library: {made[name].cls for case in ALL_CASES if case.name in by for name in _cased(case)}
        for library, by in answers.items()
    }
    # Every model of a case begins with one; test_recurrent.py compares a step with the layer's.
    otherwise = {made["inputLayer"].cls, made["convLstm2dCell"].cls}
    classes = {made[name].cls for name in names}
    assert classes - live["tfjs"] - live["keras"] == otherwise
    measured(
        f"layers of TF.js: {len(names)} factories of {len(classes)} classes, all there; cases "
        f"against real TF.js for {len(classes & live['tfjs'])}, against real Keras for "
        f"{len(classes & live['keras'])}; {len(MEMBERS)} members of {len(OBJECTS)} classes, "
        f"{sum(hasattr(OBJECTS[cls], name) for cls, name in MEMBERS)} of them there"
    )


def test_every_initializer_regularizer_and_constraint_has_numbers_of_tfjs() -> None:
    recorded = recording("initializers")
    for space in ("initializers", "regularizers", "constraints"):
        cased = {one["name"] for one in recorded[space]}
        assert set(facts.contents(f"tfjs.{space}")) <= cased, space


def test_every_activation_has_numbers_of_tfjs() -> None:
    answered = recording("layers")["tfjs"]
    used = {case.config.get("activation") for case in ALL_CASES if case.name in answered}
    assert set(ACTIVATIONS) - used == {"linear"}  # the one of every layer that says none


def test_a_class_of_ones_own_is_registered_and_read_back() -> None:
    class Doubled(tf.layers.Layer):
        className = "DoubledOfTheInventory"

        def call(self, inputs: Any, kwargs: Any) -> Any:
            return tf.mul(inputs[0] if isinstance(inputs, list) else inputs, 2)

    tf.serialization.registerClass(Doubled)
    model = tf.sequential({"layers": [Doubled({"inputShape": [2]})]})
    again = tf.models.modelFromJSON(model.toJSON(None, False)).result()
    assert again.predict(tf.ones([1, 2])).arraySync() == [[2, 2]]


def test_states_are_read_and_set() -> None:
    layer = tf.layers.simpleRNN({"units": 2, "stateful": True})
    layer.apply(tf.ones([1, 3, 2]))
    layer.setStates([tf.fill([1, 2], 3)])
    assert [state.arraySync() for state in layer.getStates()] == [[[3, 3]]]
    assert [s.arraySync() for s in layer.getInitialState(tf.ones([2, 3, 2]))] == [[[0, 0], [0, 0]]]


def test_layers_are_found_and_histories_are_read() -> None:
    assert MODEL.findLayer(0) is MODEL.layers[0]
    assert HISTORY.syncData().result() is None
