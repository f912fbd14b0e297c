"""extensions.js computes on real TensorFlow.js what the runtime and Keras compute."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import fit_cases
import pytest
import training_cases
from extension_cases import ALL_CASES
from layer_cases import Case, difference
from programs import ORACLES
from recorded import recording

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
    "zeroOutputForMask": "in Python only",
    "renorm": "in Python only",
    "averagePooling": "TensorFlow.js's gradient of padded means is not the derivative",
    "upSampling2d(size": "TensorFlow.js's gradient of resizing is not the derivative",
    "layerNormalization(center False": "no option: TensorFlow.js throws",
    "globalAveragePooling1d() of [3, 5, 2] masked": "TensorFlow.js counts masked steps",
    "imum() of [2, 3, 2] and [2, 1, 2]": "TensorFlow.js has no gradient of extremes that spread",
    "ttention": "TensorFlow.js hands no list of masks to a layer",
}
"""What TensorFlow.js cannot do and no extension is asked for, by a part of the case's name."""

LAYERS = [
    case
    for case in (*_options(), *ALL_CASES)
    if (case not in ALL_CASES)
    or (not case.tfjs and not any(part in case.name for part in NOT_OURS))
]

UNTRAINED = {
    "class weights that leave a class out, metrics that keep a state, validation": (
        "TensorFlow.js wants a weight for every class"
    ),
    "masks in loss and metrics": "TensorFlow.js has no masks there",
    "masks and sample weights": "TensorFlow.js has no masks there",
    "steps of an epoch": "TensorFlow.js ignores the option",
}
"""Trainings that TensorFlow.js cannot do, with extensions or without."""

TRAINING = training_cases.CASES
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
    requests = [{**case.request(), "extended": True} for case in LAYERS]
    answers = _asked("run_layers.mjs", requests)
    return {case.name: answer for case, answer in zip(LAYERS, answers, strict=True)}


@pytest.mark.parametrize("case", LAYERS, ids=lambda case: case.name)
def test_layer(case: Case, layers: Mapping[str, Any]) -> None:
    assert "error" not in layers[case.name], layers[case.name]
    found = difference(case, case.computed(), layers[case.name])
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
