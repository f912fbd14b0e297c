"""Model files cross between the real libraries, and both ends predict the same.

Every model of tests/oracles/model_files_keras.py is saved by real Keras, converted, loaded by real
TensorFlow.js, converted back and loaded by real Keras; models built and saved by real TensorFlow.js
go the other way; the runtime's files go to both.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import KERAS_PYTHON, ORACLES, ROOT

import tfjs as tf
from keras_tfjs.convert import convert
from keras_tfjs.diagnostics import Severity

KERAS_SCRIPT = ORACLES / "model_files_keras.py"
TFJS_SCRIPT = ORACLES / "model_files_tfjs.mjs"

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"

ONLY_KERAS3 = {"nested", "translation"}
"""Models that no HDF5 file carries to both Keras 2 and Keras 3 (KT513)."""

BUILT_BY_TFJS = {
    "a dense model": (
        "const m = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [4], "
        "activation: 'relu', kernelInitializer: 'heNormal', "
        "kernelRegularizer: tf.regularizers.l1({l1: 0.1})}), tf.layers.batchNormalization(), "
        "tf.layers.dropout({rate: 0.5}), tf.layers.leakyReLU({alpha: 0.2}), "
        "tf.layers.dense({units: 2, activation: 'softmax'})]});"
        "m.compile({optimizer: tf.train.momentum(0.1, 0.9), loss: 'categoricalCrossentropy', "
        "metrics: ['accuracy']}); return m;",
        [[2, 4]],
    ),
    "a convolutional model": (
        "return tf.sequential({layers: [tf.layers.conv2d({filters: 3, kernelSize: 3, "
        "inputShape: [8, 8, 1], activation: 'relu'}), tf.layers.maxPooling2d({poolSize: 2}), "
        "tf.layers.flatten(), tf.layers.dense({units: 2})]});",
        [[2, 8, 8, 1]],
    ),
    "a recurrent model": (
        "return tf.sequential({layers: [tf.layers.lstm({units: 3, inputShape: [5, 2], "
        "recurrentActivation: 'sigmoid', returnSequences: true}), tf.layers.gru({units: 2, "
        "recurrentActivation: 'sigmoid'})]});",
        [[2, 5, 2]],
    ),
    "a model with a shared model inside": (
        "const a = tf.input({shape: [4]}), b = tf.input({shape: [4]});"
        "const inner = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [4]})]});"
        "const hi = tf.input({shape: [3]});"
        "const head = tf.model({inputs: hi, outputs: tf.layers.dense({units: 2}).apply(hi)});"
        "const x = head.apply(inner.apply(a)), y = head.apply(inner.apply(b));"
        "return tf.model({inputs: [a, b], outputs: [x, tf.layers.add().apply([x, y])]});",
        [[2, 4], [2, 4]],
    ),
}


def _runtime_sequential() -> Any:
    model = tf.sequential()
    model.add(tf.layers.dense({"units": 3, "activation": "relu", "inputShape": [4]}))
    model.add(tf.layers.batchNormalization())
    model.add(tf.layers.dense({"units": 2, "activation": "softmax"}))
    return model


def _runtime_functional() -> Any:
    first, second = tf.input({"shape": [4]}), tf.input({"shape": [4]})
    shared = tf.layers.dense({"units": 3, "activation": "tanh"})
    both = tf.layers.concatenate({}).apply([shared.apply(first), shared.apply(second)])
    outputs = [
        tf.layers.dense({"units": 1}).apply(both),
        tf.layers.dense({"units": 2, "activation": "sigmoid"}).apply(both),
    ]
    return tf.model({"inputs": [first, second], "outputs": outputs})


BUILT_BY_THE_RUNTIME: dict[str, tuple[Callable[[], Any], list[list[int]]]] = {
    "a sequential model": (_runtime_sequential, [[2, 4]]),
    "a functional model": (_runtime_functional, [[2, 4], [2, 4]]),
}

RECORDED = {
    "keras": ("sequential", "functional", "nested"),
    "tf_keras": ("sequential", "functional"),
}
"""The models whose files the light tests use."""


def _ask(command: Sequence[str], request: Any) -> Any:
    done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def _ask_keras(request: dict[str, Any]) -> Any:
    return _ask([str(KERAS_PYTHON), str(KERAS_SCRIPT)], request)


def _ask_tfjs(requests: list[dict[str, Any]]) -> Any:
    return _ask(["node", str(TFJS_SCRIPT)], requests)


def _converted(source: Path, target: Path) -> Path:
    errors = [one for one in convert(source, target) if one.severity is Severity.ERROR]
    assert not errors, f"{source.name}: {[one.message for one in errors]}"
    return target


def _assert_equal(got: Any, expected: Any, what: str) -> None:
    assert "error" not in got, f"{what}: {got}"
    outputs = got["outputs"] if isinstance(got, dict) else got
    assert len(outputs) == len(expected), what
    for ours, theirs in zip(outputs, expected, strict=True):
        assert ours["shape"] == theirs["shape"], what
        values = np.asarray(theirs["data"], np.float32)
        tolerance = 1e-6 * max(1.0, float(np.abs(values).max(initial=0)))
        np.testing.assert_allclose(
            np.asarray(ours["data"], np.float32), values, rtol=1e-5, atol=tolerance, err_msg=what
        )


@dataclass(frozen=True)
class Case:
    """One file that real Keras saved, and what it predicts with it."""

    name: str
    file: Path
    inputs: list[Any]
    outputs: list[Any]
    there: Path = field(default=Path())
    """The converted model.json."""


@pytest.fixture(scope="module", params=["keras", "tf_keras"], ids=["Keras 3", "Keras 2"])
def cases(
    request: pytest.FixtureRequest, toolbox: object, tmp_path_factory: pytest.TempPathFactory
) -> list[Case]:
    folder = tmp_path_factory.mktemp(request.param)
    made = _ask_keras({"library": request.param, "make": str(folder)})["made"]
    return [
        Case(
            f"{name}{suffix}",
            folder / f"{name}{suffix}",
            model["inputs"],
            model["outputs"],
            _converted(folder / f"{name}{suffix}", folder / f"{name}{suffix}.tfjs" / "model.json"),
        )
        for name, model in made.items()
        for suffix in (".h5", ".keras")
    ]


def test_tfjs_predicts_with_a_converted_file_what_keras_predicts(cases: list[Case]) -> None:
    answers = _ask_tfjs([{"load": f"file://{case.there}", "inputs": case.inputs} for case in cases])
    for case, answer in zip(cases, answers, strict=True):
        _assert_equal(answer, case.outputs, case.name)


def test_a_compiled_model_arrives_compiled(cases: list[Case]) -> None:
    found = [case for case in cases if case.name.startswith("sequential")]
    for answer in _ask_tfjs([{"load": f"file://{case.there}"} for case in found]):
        assert answer["compiled"]["optimizer"] == "Adam"
        assert answer["compiled"]["config"]["learningRate"] == pytest.approx(0.01)
        assert answer["compiled"]["loss"] == "categoricalCrossentropy"
        assert answer["layers"][0] == "hidden"


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
def test_keras_3_predicts_the_same_with_a_file_that_came_back(
    cases: list[Case], suffix: str
) -> None:
    back = [_converted(case.there, case.there.parent / f"back{suffix}") for case in cases]
    _assert_keras_predicts("keras", cases, back)


def test_keras_2_predicts_the_same_with_an_hdf5_file_that_came_back(cases: list[Case]) -> None:
    chosen = [case for case in cases if case.file.stem not in ONLY_KERAS3]
    back = [_converted(case.there, case.there.parent / "back.h5") for case in chosen]
    _assert_keras_predicts("tf_keras", chosen, back)


def _assert_keras_predicts(library: str, cases: list[Case], files: list[Path]) -> None:
    requests = [
        {"file": str(file), "inputs": case.inputs} for file, case in zip(files, cases, strict=True)
    ]
    answers = _ask_keras({"library": library, "predict": requests})["predicted"]
    for case, answer in zip(cases, answers, strict=True):
        _assert_equal(answer, case.outputs, f"{case.name} in {library}")


def _folder(parent: Path, name: str) -> Path:
    return parent / name.replace(" ", "_")


def _tfjs_requests(folder: Path) -> list[dict[str, Any]]:
    """Every model of BUILT_BY_TFJS built, saved below `folder` and run on random inputs."""
    generator = np.random.default_rng(3)
    return [
        {
            "build": source,
            "save": f"file://{_folder(folder, name)}",
            "config": {"includeOptimizer": True},
            "inputs": [
                {
                    "data": generator.normal(size=shape).astype(np.float32).ravel().tolist(),
                    "shape": shape,
                    "dtype": "float32",
                }
                for shape in shapes
            ],
        }
        for name, (source, shapes) in BUILT_BY_TFJS.items()
    ]


def test_keras_predicts_with_files_of_tfjs_what_tfjs_predicts(
    toolbox: object, tmp_path: Path
) -> None:
    requests = _tfjs_requests(tmp_path)
    answers = _ask_tfjs(requests)
    cases = [
        Case(name, _folder(tmp_path, name), request["inputs"], answer["outputs"])
        for name, request, answer in zip(BUILT_BY_TFJS, requests, answers, strict=True)
    ]
    for suffix in (".h5", ".keras"):
        files = [_converted(case.file, tmp_path / f"{case.name}{suffix}") for case in cases]
        _assert_keras_predicts("keras", cases, files)


@pytest.mark.parametrize("library", RECORDED, ids=lambda one: f"with {one}")
def test_the_recorded_files_still_predict_what_is_recorded(
    library: str, toolbox: object, update: bool
) -> None:
    folder = RECORDINGS / library
    recording = folder / "predictions.json"
    if update and not recording.exists():
        request = {"library": library, "make": str(folder), "names": RECORDED[library]}
        recording.write_text(json.dumps(_ask_keras(request)["made"]) + "\n", encoding="utf-8")
    recorded = json.loads(recording.read_text(encoding="utf-8"))
    assert set(recorded) == set(RECORDED[library])
    cases = [
        Case(f"{name}{suffix}", folder / f"{name}{suffix}", model["inputs"], model["outputs"])
        for name, model in recorded.items()
        for suffix in (".h5", ".keras")
    ]
    _assert_keras_predicts(library, cases, [case.file for case in cases])


def test_the_recorded_files_of_tfjs_still_predict_what_is_recorded(
    toolbox: object, update: bool
) -> None:
    folder = RECORDINGS / "tfjs"
    recording = folder / "predictions.json"
    if update and not recording.exists():
        requests = _tfjs_requests(folder)
        recorded = {
            name: {"inputs": request["inputs"], "outputs": answer["outputs"]}
            for name, request, answer in zip(
                BUILT_BY_TFJS, requests, _ask_tfjs(requests), strict=True
            )
        }
        recording.write_text(json.dumps(recorded) + "\n", encoding="utf-8")
    recorded = json.loads(recording.read_text(encoding="utf-8"))
    assert set(recorded) == set(BUILT_BY_TFJS)
    answers = _ask_tfjs(
        [
            {"load": f"file://{_folder(folder, name)}", "inputs": model["inputs"]}
            for name, model in recorded.items()
        ]
    )
    for (name, model), answer in zip(recorded.items(), answers, strict=True):
        _assert_equal(answer, model["outputs"], name)


def test_models_of_the_runtime_are_loaded_by_tfjs_and_converted_by_keras(
    toolbox: object, tmp_path: Path
) -> None:
    cases = []
    for name, (build, shapes) in BUILT_BY_THE_RUNTIME.items():
        model = build()
        generator = np.random.default_rng(7)
        values = [generator.normal(size=shape).astype(np.float32) for shape in shapes]
        tensors = [tf.tensor(value) for value in values]
        outputs = model.predict(tensors if len(tensors) > 1 else tensors[0])
        outputs = outputs if isinstance(outputs, list) else [outputs]
        model.save(f"file://{_folder(tmp_path, name)}").result()
        cases.append(
            Case(
                name,
                _folder(tmp_path, name),
                [
                    {"data": v.ravel().tolist(), "shape": list(v.shape), "dtype": "float32"}
                    for v in values
                ],
                [{"data": t.dataSync().tolist(), "shape": t.shape} for t in outputs],
            )
        )
    answers = _ask_tfjs([{"load": f"file://{case.file}", "inputs": case.inputs} for case in cases])
    for case, answer in zip(cases, answers, strict=True):
        _assert_equal(answer, case.outputs, f"{case.name} in TensorFlow.js")
    for suffix in (".h5", ".keras"):
        files = [_converted(case.file, tmp_path / f"{case.name}{suffix}") for case in cases]
        _assert_keras_predicts("keras", cases, files)
