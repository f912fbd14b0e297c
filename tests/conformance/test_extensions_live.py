"""extensions.js computes on real TensorFlow.js what the runtime and Keras compute."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import callback_cases
import fit_cases
import numpy as np
import pytest
import random_layers
import training_cases
from extension_cases import ALL_CASES
from layer_cases import Case, difference
from preprocessing_cases import PREPARED
from programs import ORACLES
from recorded import recording

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.extensions import in_javascript, is_extension
from keras_tfjs.catalog.keras.derived import DERIVED
from keras_tfjs.verify import Toolbox

_FIRST = {"dataFormat": "channelsFirst"}
_L1L2 = {"className": "L1L2", "config": {"l1": 0.1, "l2": 0.2}}
_ACTIVATIONS = (
    "celu exponential hardShrink hardSigmoid6 hardSilu hardTanh leakyRelu logSigmoid softShrink "
    "sparsePlus sparseSigmoid sparsemax squareplus tanhShrink"
)


def _options() -> Iterator[Case]:
    """Options of TensorFlow.js's layers that it lacks."""
    line, image = ((2, 7, 4),), ((2, 6, 5, 4),)
    window = {"filters": 4, "kernelSize": 2}
    for name in _ACTIVATIONS.split():  # and glu, after which a layer has another shape
        yield Case("activation", {"activation": name}, shapes=((3, 4),))
    yield Case("dense", {"units": 2, "activation": "leakyRelu"})
    yield Case("conv1d", {**window, **_FIRST}, shapes=line)
    yield Case("conv1d", {**window, "groups": 2, "padding": "causal"}, shapes=line)
    yield Case("conv2d", {**window, **_FIRST, "strides": 2}, shapes=image)
    yield Case("separableConv2d", {**window, **_FIRST}, shapes=image)
    yield Case("depthwiseConv2d", {"kernelSize": 2, "dilationRate": 2, **_FIRST}, shapes=image)
    yield Case("maxPooling1d", _FIRST, shapes=line)
    yield Case("averagePooling1d", {"poolSize": 3, **_FIRST}, shapes=line)
    yield Case("globalMaxPooling1d", {"keepdims": True, **_FIRST}, shapes=line)
    yield Case("globalAveragePooling2d", {"keepdims": True}, shapes=image)
    yield Case("gru", {"units": 2, "resetAfter": True, "activityRegularizer": _L1L2}, shapes=line)
    for seeded in ("gaussianDropout", "alphaDropout"):
        yield Case(seeded, {"rate": 0.4, "seed": 3}, shapes=((3, 4),))
    yield Case("gaussianNoise", {"stddev": 0.4, "seed": 3}, shapes=((3, 4),))


NOT_OURS = {
    "batchNormalization(axis 1)": "TensorFlow.js normalizes the last axis of four only",
    "batchNormalization(trainable False)": "no option: what TensorFlow.js does with a frozen layer",
    "flatten() of [4, 3]": "no option: TensorFlow.js flattens from three axes on",
    "elu(alpha 0.5)": "TensorFlow.js throws for another alpha",
    "softmax(axis 1)": "TensorFlow.js throws for another axis",
    "kernelConstraint": "TensorFlow.js leaves constraints out in training",
    "recurrentRegularizer": "TensorFlow.js leaves a cell's regularizers out",
    "categoryEncoding": "no option: TensorFlow.js's layer works outside of models only",
    "zeroOutputForMask": "in Python only",
    "renorm": "in Python only",
    "layerNormalization(center False": "no option: TensorFlow.js throws",
    "globalAveragePooling1d() of [3, 5, 2] masked": "TensorFlow.js counts masked steps",
    "ttention": "TensorFlow.js hands no list of masks to a layer",
}
"""What TensorFlow.js cannot do and no extension is asked for, by a part of the case's name."""

LAYERS = [
    case
    for case in (*_options(), *ALL_CASES)
    if (case not in ALL_CASES)
    or (not case.tfjs and not any(part in case.name for part in NOT_OURS))
]

OTHERS = [case for case in ALL_CASES if case.tfjs and is_extension(f"tfjs.layers.{case.layer}")]
"""Layers that the cases of TensorFlow.js have from the module already: these are saved only."""

UNTRAINED = {
    "class weights that leave a class out, metrics that keep a state, validation": (
        "TensorFlow.js wants a weight for every class"
    ),
    "masks in loss and metrics": "TensorFlow.js has no masks there",
    "masks and sample weights": "TensorFlow.js has no masks there",
    "steps of an epoch": "TensorFlow.js ignores the option",
}
"""Trainings that TensorFlow.js cannot do, with extensions or without."""

TRAINING = [case for case in training_cases.CASES if case.space != "initializers"]
"""Initializers are TF.js's own: extensions.js has none."""
FITS = [case for case in fit_cases.CASES if case.name not in UNTRAINED]


def _asked(script: str, request: Any) -> list[Any]:
    command = ["node", str(ORACLES / script)]
    done = subprocess.run(
        command, input=json.dumps(request), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


@pytest.fixture(scope="module")
def layers(toolbox: Toolbox) -> Mapping[str, Any]:
    cases = [*LAYERS, *OTHERS]
    requests = [{**case.request(), "extended": True, "saved": True} for case in cases]
    answers = _asked("run_layers.mjs", requests)
    return {case.name: answer for case, answer in zip(cases, answers, strict=True)}


@pytest.mark.parametrize("case", LAYERS, ids=lambda case: case.name)
def test_layer(case: Case, layers: Mapping[str, Any]) -> None:
    assert "error" not in layers[case.name], layers[case.name]
    parts = {key: value for key, value in layers[case.name].items() if key != "bySaving"}
    found = difference(case, case.computed(), parts)
    assert not found, found


@pytest.mark.parametrize("case", [*LAYERS, *OTHERS], ids=lambda case: case.name)
def test_a_saved_model_with_the_layer_is_read_as_it_was(
    case: Case, layers: Mapping[str, Any]
) -> None:
    assert "error" not in layers[case.name], layers[case.name]
    assert case.eager or layers[case.name]["bySaving"] < 1e-5


STEPS_AND_WRAPPERS = frozenset(("GRUCell", "LSTMCell", "SimpleRNNCell", "Wrapper"))
"""No layers of one input: test_cells_live.py has programs with classes that derive from them."""


def _derived() -> Iterator[tuple[str, Case]]:
    """The classes of TensorFlow.js's layers that extensions.js gives to derive from."""
    for keras, full in DERIVED.items():
        factory = str(rows_of_keras(keras)[0].tfjs).rpartition(".")[2]
        name = full.rpartition(".")[2]
        cases = [*LAYERS, *(case for case in ALL_CASES if case.tfjs and case not in LAYERS)]
        for case in cases:
            if name not in STEPS_AND_WRAPPERS and case.layer == factory and not case.eager:
                yield name, case


SUBCLASSED = [*_derived()]


@pytest.fixture(scope="module")
def subclassed(toolbox: Toolbox) -> Sequence[Any]:
    requests = [{**case.request(), "extended": True, "base": name} for name, case in SUBCLASSED]
    return _asked("run_layers.mjs", requests)


@pytest.mark.parametrize(
    "index",
    range(len(SUBCLASSED)),
    ids=lambda index: f"derived from {SUBCLASSED[index][0]}: {SUBCLASSED[index][1].name}",
)
def test_a_derived_class_computes_what_its_base_does(index: int, subclassed: Sequence[Any]) -> None:
    _, case = SUBCLASSED[index]
    assert "error" not in subclassed[index], subclassed[index]
    found = difference(case, case.computed(), subclassed[index])
    assert not found, found


@pytest.fixture(scope="module")
def trained(toolbox: Toolbox) -> Sequence[Any]:
    parts = [
        {"space": c.space, "name": c.name, "config": dict(c.config), "batches": c.batches()}
        for c in TRAINING
    ]
    fits = [{**c.request(), "compile": dict(c.compile), "fit": dict(c.fit)} for c in FITS]
    return _asked("run_training.mjs", {"start": training_cases.START, "cases": parts + fits})


@pytest.mark.parametrize("index", range(len(TRAINING)), ids=lambda index: TRAINING[index].id)
def test_part_of_a_training(index: int, trained: Sequence[Any]) -> None:
    case = TRAINING[index]
    assert "error" not in trained[index], trained[index]
    found = training_cases.difference(case, trained[index], recording("keras_training")[case.id])
    assert not found, found


@pytest.mark.parametrize("index", range(len(FITS)), ids=lambda index: FITS[index].name)
def test_training(index: int, trained: Sequence[Any]) -> None:
    case, actual = FITS[index], trained[len(TRAINING) + index]
    assert "error" not in actual, actual
    found = fit_cases.difference(case, actual, recording("keras_training")[case.name])
    assert not found, found


CALLED = callback_cases.TRAININGS


@pytest.fixture(scope="module")
def called(toolbox: Toolbox, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Any]:
    folders = [tmp_path_factory.mktemp("node") for _ in CALLED]
    requests = [case.request(folder) for case, folder in zip(CALLED, folders, strict=True)]
    answers = _asked("run_callbacks.mjs", requests)
    for answer, folder in zip(answers, folders, strict=True):
        answer["files"] = callback_cases.files(folder)
    return answers


@pytest.mark.parametrize("index", range(len(CALLED)), ids=lambda index: CALLED[index].name)
def test_callback(index: int, called: Sequence[Any], tmp_path: Path) -> None:
    case, actual = CALLED[index], called[index]
    assert "error" not in actual, actual
    expected = callback_cases.computed(case, tmp_path)
    assert [curve.keys() for curve in actual["curves"]] == [
        curve.keys() for curve in expected["curves"]
    ]
    for ours, theirs in zip(expected["curves"], actual["curves"], strict=True):
        for key, column in ours.items():
            finite = [one if one is not None else np.nan for one in theirs[key]]
            wanted = np.where(np.isfinite(column), column, np.nan)
            np.testing.assert_allclose(finite, wanted, rtol=1e-4, atol=1e-6, err_msg=key)
    for ours, theirs in zip(expected["final"], actual["final"], strict=True):
        for one, other in zip(ours, theirs, strict=True):
            wanted = np.where(np.isfinite(one), one, np.nan)
            np.testing.assert_allclose(np.array(other, "float"), wanted, rtol=1e-3, atol=1e-5)
    assert actual["files"].keys() == expected["files"].keys()
    for name, written in expected["files"].items():
        _same_file(name, written, actual["files"][name])


def _same_file(name: str, ours: Any, theirs: Any) -> None:
    if name.endswith(".csv"):
        assert [row[0] for row in theirs] == [row[0] for row in ours]
        assert theirs[0] == ours[0]
        rows = [[float(one) for one in row] for row in theirs if row[0] != "epoch"]
        wanted = [[float(one) for one in row] for row in ours if row[0] != "epoch"]
        np.testing.assert_allclose(rows, wanted, rtol=1e-4)
    else:
        np.testing.assert_allclose(np.hstack(theirs), np.hstack(ours), rtol=1e-3, atol=1e-5)


RESUMED = [index for index, case in enumerate(CALLED) if case.name.startswith("resumed")]


@pytest.mark.parametrize("index", RESUMED, ids=lambda index: CALLED[index].name)
def test_a_resumed_training_gives_the_same_curve_in_node(
    index: int, called: Sequence[Any], tmp_path: Path
) -> None:
    case = CALLED[index]
    alone = callback_cases.Training(case.name, [], case.optimizer, (4,))
    whole = callback_cases.computed(alone, tmp_path)["curves"][0]["loss"]
    resumed = [one for curve in called[index]["curves"] for one in curve["loss"]]
    np.testing.assert_allclose(resumed, whole, rtol=1e-4)


@pytest.fixture(scope="module")
def drawn(toolbox: Toolbox) -> Sequence[Any]:
    requests = [case.request() for case in random_layers.CASES]
    return _asked("run_random_layers.mjs", {"seed": random_layers.SEED, "cases": requests})


@pytest.mark.parametrize(
    "index",
    range(len(random_layers.CASES)),
    ids=lambda index: random_layers.CASES[index].name,
)
def test_draws_in_node(index: int, drawn: Sequence[Any]) -> None:
    assert random_layers.problem(random_layers.CASES[index], drawn[index]) is None


UNTRIED: Mapping[str, str] = {
    "tfjs.callbacks.remoteMonitor": "posts to a server",
    "tfjs.initializers.Initializer": "a base of own classes: see tests/rosetta/own_classes.md",
    "tfjs.initializers.Initializer.apply": "its method",
    "tfjs.initializers.get": "gives objects: see tests/rosetta/published_layers.md",
    "tfjs.initializers.serialize": "gives a description: see tests/rosetta/published_layers.md",
    **{
        f"tfjs.layers.{name}": "a base of own classes: see tests/cells"
        for name in ("GRUCell", "LSTMCell", "RNNCell", "SimpleRNNCell", "Wrapper")
    },
    **{
        f"tfjs.train.{name}": "a base of own classes: see tests/conformance/test_own_optimizers.py"
        for name in ("LearningRateSchedule", "Optimizer")
    },
    "tfjs.layers.Layer": "a base: see the transformer of tests/subclassed_models",
    "tfjs.layers.inputLayer": "TensorFlow.js's own, without an option more",
    "tfjs.layers.lambda_": "takes a function: see tests/rosetta",
    "tfjs.layers.maxNumBoundingBoxes": "takes a dict of boxes, which a model does not",
    "tfjs.layers.randomCrop": "draws once for a whole batch",
    "tfjs.layers.randomHeight": "draws once for a whole batch",
    "tfjs.losses.Loss": "a base of own classes: see tests/rosetta/own_classes.md",
    "tfjs.metrics.Metric": "a base of own classes: see tests/rosetta/own_classes.md",
    "tfjs.metrics.meanMetricWrapper": "takes a function: see tests/rosetta",
    "tfjs.regularizers.Regularizer": "a base of own classes: see tests/rosetta/own_classes.md",
    "tfjs.regularizers.get": "gives objects: see tests/rosetta/published_layers.md",
    "tfjs.regularizers.serialize": "gives a description: see tests/rosetta/published_layers.md",
}
"""What extensions.js has and no case runs in Node, with the reason; only shrinks."""


def _layers_of(case: Any) -> Iterator[str]:
    """The layer of a case, and those inside."""
    yield case.layer
    for value in case.config.values():
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, Case):
                yield from _layers_of(one)


def _tried() -> set[str]:
    """The names that the cases here, and those of the other live tests of Node, call."""
    cases = [*LAYERS, *(case for case in ALL_CASES if case.tfjs), *random_layers.CASES, *PREPARED]
    made = {f"tfjs.layers.{name}" for case in cases for name in _layers_of(case)}
    made |= {f"tfjs.layers.{name}" for name, _ in SUBCLASSED}
    for part in TRAINING:
        space = {"schedules": "train"}.get(part.space, part.space)
        made.add(f"tfjs.{space}.{part.name}")
    configs = [*((case.compile, case.fit) for case in FITS)]
    configs += [(case.callbacks, case.optimizer) for case in CALLED]
    found = re.findall(r"'of': '([\w.]+)'", str(configs))
    return made | {f"tfjs.{name}" for name in found}


def test_every_extension_has_a_case(measured: Callable[[str], None]) -> None:
    spaces = ("layers", "losses", "metrics", "train", "callbacks", "initializers", "regularizers")
    names = [name for name in in_javascript() if name.split(".")[1] in spaces]
    tried = _tried()
    counted = Counter(name.split(".")[1] for name in names)
    done = Counter(name.split(".")[1] for name in names if name in tried)
    for space, count in counted.items():
        measured(f"tf.{space} in extensions.js: {done[space]} of {count} computed in Node")
    untried = {name for name in names if name not in tried}
    assert untried == set(UNTRIED), sorted(untried ^ set(UNTRIED))
