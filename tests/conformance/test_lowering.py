"""What lower writes computes on TF.js what Python computes, and what it says of TF.js holds."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import numpy as np
import pytest
from lowering import INDICES, OPERATORS, TENSORS, strict
from programs import ORACLES

from keras_tfjs import javascript
from keras_tfjs.catalog import tfjs
from keras_tfjs.lower.rules.runtime_only import NOT_CARRIED_OUT
from keras_tfjs.source import Options

SAMPLES = OPERATORS | INDICES


@pytest.fixture(scope="module")
def node(toolbox: object, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """`node(code)`: what a module that ends with `show(value)` shows."""
    folder = tmp_path_factory.mktemp("node")
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")

    def run(code: str) -> Any:
        file = folder / "program.mjs"
        show = "const show = (value) => process.stdout.write(JSON.stringify(value));\n"
        quiet = "console.warn = () => {};\nconsole.log = () => {};\n"
        file.write_text(code.replace("\n", f"\n{quiet}{show}", 1), encoding="utf-8")
        done = subprocess.run(["node", str(file)], capture_output=True, text=True, cwd=folder)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="module")
def computed(node: Any) -> dict[str, Any]:
    """What TF.js makes of the samples' strict forms, written as JavaScript."""
    lines = [f"r{place} = {method}" for place, (_, method) in enumerate(SAMPLES.values())]
    program = TENSORS + "\n".join(lines) + "\n"
    code = javascript.from_python(strict(program).code, Options()).code
    results = ", ".join(f"r{place}.arraySync()" for place in range(len(SAMPLES)))
    return dict(zip(SAMPLES, node(f"{code}show([{results}]);\n"), strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_computes_what_numpy_computes(name: str, computed: dict[str, Any]) -> None:
    written = SAMPLES[name][0]
    x = np.array([[1.5, 2, 3], [4, 5, 6]])
    names = {"x": x, "v": np.array([1.0, 2, 3]), "i": np.array([0, 1]), "n": 1, "np": np}
    expected = eval(written, names)
    assert np.shape(computed[name]) == np.shape(expected)
    np.testing.assert_allclose(computed[name], np.asarray(expected, dtype=float), rtol=1e-5)


HEAD = "import * as tf from '@tensorflow/tfjs';\n"
MODEL = (
    HEAD + "const m = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});\n"
    "m.compile({optimizer: 'sgd', loss: 'meanSquaredError'});\n"
    "const x = tf.ones([2, 1]);\n"
)
TRIES = (
    "const tries = async (f) => {try {await f(); return null;} catch (e) {return e.message;}};\n"
)

OPTIONS = {
    ("tfjs.LayersModel.fit", "sampleWeight"): "m.fit(x, x, {sampleWeight: tf.ones([2])})",
    ("tfjs.LayersModel.evaluate", "verbose"): "m.evaluate(x, x, {verbose: 1})",
    ("tfjs.LayersModel.evaluate", "steps"): "m.evaluate(x, x, {steps: 1})",
}


@pytest.mark.parametrize(("option", "code"), OPTIONS.items(), ids=lambda each: str(each))
def test_an_option_that_is_said_to_throw_throws(
    node: Any, option: tuple[str, str], code: str
) -> None:
    assert NOT_CARRIED_OUT[option].startswith("throws")
    assert node(f"{MODEL}{TRIES}show(await tries(() => {code}));\n")


def test_evaluate_ignores_sample_weights(node: Any) -> None:
    weights = "tf.tensor1d([0, 9])"
    plain, weighted = node(
        f"{MODEL}const y = tf.tensor2d([[1], [5]]);\n"
        f"show([m.evaluate(x, y), m.evaluate(x, y, {{sampleWeight: {weights}}})]"
        ".map((t) => t.dataSync()[0]));\n"
    )
    assert NOT_CARRIED_OUT["tfjs.LayersModel.evaluate", "sampleWeight"].startswith("ignores it")
    assert plain == weighted


@pytest.mark.parametrize(
    ("key", "kind"), [("stepsPerEpoch", "onBatchEnd"), ("validationSteps", "onEpochEnd")]
)
def test_fit_ignores_how_many_steps_it_is_asked_for(node: Any, key: str, kind: str) -> None:
    """As many batches, and the validation loss of all of them."""
    plain, asked = node(
        f"{MODEL}const run = async (more) => {{const seen = [];\n"
        "  m.setWeights([tf.tensor2d([[0.5]]), tf.tensor1d([0])]);\n"
        "  await m.fit(x, x, {batchSize: 1, shuffle: false, validationData: [x, x.add(x)],\n"
        f"    callbacks: {{{kind}: (i, logs) => {{seen.push(logs.val_loss ?? i);}}}}, ...more}});\n"
        f"  return seen;}};\nshow([await run({{}}), await run({{{key}: 1}})]);\n"
    )
    assert NOT_CARRIED_OUT["tfjs.LayersModel.fit", key] == "ignores it"
    assert plain == asked


def test_every_option_that_is_said_of_tfjs_is_tried_here() -> None:
    tried = {
        *OPTIONS,
        ("tfjs.LayersModel.evaluate", "sampleWeight"),
        ("tfjs.LayersModel.fit", "stepsPerEpoch"),
        ("tfjs.LayersModel.fit", "validationSteps"),
    }
    assert tried == set(NOT_CARRIED_OUT)


SHAPELESS = {
    "a dense layer": ("tf.layers.dense({units: 1})", True),
    "a wrapper around a layer with a shape": (
        "tf.layers.bidirectional({layer: tf.layers.simpleRNN({units: 1, inputShape: [2, 3]})})",
        True,
    ),
    "an embedding": ("tf.layers.embedding({inputDim: 3, outputDim: 2})", False),
    "a dense layer with inputDim": ("tf.layers.dense({units: 1, inputDim: 3})", False),
}


@pytest.mark.parametrize(("layer", "throws"), SHAPELESS.values(), ids=SHAPELESS.keys())
def test_which_first_layers_need_a_shape(node: Any, layer: str, throws: bool) -> None:
    told = node(f"{HEAD}{TRIES}show(await tries(() => tf.sequential().add({layer})));\n")
    assert bool(told) is throws


@pytest.mark.parametrize("name", sorted(tfjs.contents("tfjs.train")))
def test_an_optimizer_has_the_numbers_it_is_given_by_position(node: Any, name: str) -> None:
    parameters = [each.name for each in tfjs.parameters(f"tfjs.train.{name}") or ()]
    numbers = [(place + 1) / 16 for place in range(len(parameters))]
    config = node(f"{HEAD}show(tf.train.{name}(...{numbers}).getConfig());\n")
    assert config == dict(zip(parameters, numbers, strict=True))


STEP = "optimizer.minimize(() => x.mul(w).square().mean(), true)"

LEAKS = {
    "a cost that is kept": (f"const loss = {STEP};", 1),
    "a cost that is read in a tidy": (f"const loss = tf.tidy(() => {STEP}.dataSync()[0]);", 0),
    "gradients outside a tidy": (
        "const t = tf.variableGrads(() => x.mul(w).mean()); optimizer.applyGradients(t.grads);",
        2,
    ),
    "gradients in a tidy": (
        "tf.tidy(() => {const t = tf.variableGrads(() => x.mul(w).mean());"
        " optimizer.applyGradients(t.grads);});",
        0,
    ),
}


@pytest.mark.parametrize(("step", "leaked"), LEAKS.values(), ids=LEAKS.keys())
def test_tensors_that_a_step_leaves_behind(node: Any, step: str, leaked: int) -> None:
    told = node(
        f"{HEAD}const w = tf.variable(tf.scalar(1)), x = tf.ones([2]);\n"
        "const optimizer = tf.train.sgd(0.1);\n"
        "const before = tf.memory().numTensors;\n"
        f"for (let i = 0; i < 5; i++) {{{step}}}\n"
        "show((tf.memory().numTensors - before) / 5);\n"
    )
    assert told == leaked


def test_logs_of_a_callback_class_are_tensors_that_await_reads(node: Any) -> None:
    told = node(
        f"{MODEL}let seen;\nclass Watch extends tf.Callback {{\n"
        "  async onEpochEnd(epoch, logs) {\n"
        "    seen = [logs.loss < 1e9, typeof (await logs.loss.data())[0]];\n  }\n}\n"
        "await m.fit(x, x, {callbacks: [new Watch()]});\nshow(seen);\n"
    )
    assert told == [False, "number"]
