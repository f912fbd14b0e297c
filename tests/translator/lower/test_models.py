"""Models and their files, older names, and what only the runtime has."""

from __future__ import annotations

import pytest
from lowering import PRELUDE, codes, loose, strict

OLDER = {
    "tf.loadModel": ('m = tf.loadModel("https://a/model.json")', "tf.loadLayersModel("),
    "new tf.Sequential()": ("m = tf.Sequential()", "tf.sequential("),
    "new tf.LayersModel": ('m = tf.LayersModel({"inputs": a, "outputs": b})', "tf.model("),
}


@pytest.mark.parametrize(("text", "today"), OLDER.values(), ids=OLDER.keys())
def test_older_name_is_read_with_a_warning(text: str, today: str) -> None:
    for stage in (strict(f"{PRELUDE}{text}\n"), loose(f"{PRELUDE}{text}\n")):
        assert codes(stage) == ["KT416"]
        assert today in stage.code


SHAPELESS = {
    "a layer that is added": "m = tf.sequential()\nm.add(tf.layers.dense({'units': 1}))",
    "a layer without options": "m = tf.sequential()\nm.add(tf.layers.flatten())",
    "a layer in a list": 'm = tf.sequential({"layers": [tf.layers.dense({"units": 1})]})',
    "a layer under a name": "d = tf.layers.dense({'units': 1})\nm = tf.sequential()\nm.add(d)",
    "a layer in a function": (
        "def f():\n    m = tf.sequential()\n    m.add(tf.layers.dense({'units': 1}))\n    return m"
    ),
    "a wrapper around a layer with a shape": (
        "m = tf.sequential()\n"
        "m.add(tf.layers.bidirectional({'layer': tf.layers.lstm({'inputShape': [2, 3]})}))"
    ),
}


@pytest.mark.parametrize("text", SHAPELESS.values(), ids=SHAPELESS.keys())
def test_a_model_without_a_shape_is_that_of_the_extensions(text: str) -> None:
    stage = strict(f"{PRELUDE}{text}\n")
    extended = text.replace("tf.sequential", "extensions.sequential")
    assert (codes(stage), stage.code) == ([], f"{PRELUDE}from tfjs import extensions\n{extended}\n")
    assert loose(stage.code).code == f"{PRELUDE}{text}\n"


OF_MODELS = {
    "a first": "m.add(Own())",
    "a later one": "m.add(tf.layers.dense({'units': 1, 'inputShape': [3]}))\nm.add(Own())",
    "one under a name": "for _ in range(2):\n    own = Own()\n    m.add(own)",
}


@pytest.mark.parametrize("adding", OF_MODELS.values(), ids=OF_MODELS.keys())
def test_a_model_of_models_of_ones_own_is_that_of_the_extensions(adding: str) -> None:
    own = "class Own(tf.Model):\n    def call(self, inputs, kwargs):\n        return inputs\n\n\n"
    stage = strict(f"{PRELUDE}{own}m = tf.sequential()\n{adding}\n")
    assert "m = extensions.sequential()" in stage.code


SHAPED = {
    "inputShape": "m = tf.sequential()\nm.add(tf.layers.dense({'units': 1, 'inputShape': [3]}))",
    "a second layer": (
        "m = tf.sequential()\nm.add(tf.layers.dense({'units': 1, 'inputShape': [3]}))\n"
        "m.add(tf.layers.dense({'units': 1}))"
    ),
    "an embedding": (
        "m = tf.sequential()\nm.add(tf.layers.embedding({'inputDim': 3, 'outputDim': 2}))"
    ),
    "an input layer": "m = tf.sequential()\nm.add(tf.layers.inputLayer({'inputShape': [3]}))",
    "options from elsewhere": "m = tf.sequential()\nm.add(tf.layers.dense(options))",
    "options that are completed elsewhere": (
        "m = tf.sequential()\nm.add(tf.layers.dense({'units': 1, **shape}))"
    ),
    "a layer from elsewhere": "m = tf.sequential()\nm.add(make())",
    "a model that comes from elsewhere": "m = make()\nm.add(tf.layers.dense({'units': 1}))",
    "a functional model": (
        "a = tf.input({'shape': [3]})\nb = tf.layers.dense({'units': 1}).apply(a)"
    ),
}


@pytest.mark.parametrize("text", SHAPED.values(), ids=SHAPED.keys())
def test_nothing_is_said_about_a_shape(text: str) -> None:
    assert codes(strict(f"{PRELUDE}{text}\n")) == []


MODEL = "m = tf.sequential()\n"

FILES = {
    "a Keras file that is loaded": (
        'm = tf.loadLayersModel("m.h5").result()',
        'm = tf.loadLayersModel("file://m/model.json").result()',
        ["KT414", "KT415"],
    ),
    "a path that is saved to": (
        MODEL + 'm.save("out/m").result()',
        MODEL + 'm.save("file://out/m").result()',
        ["KT414"],
    ),
    "a Keras file that is saved": (
        MODEL + 'm.save("m.keras").result()',
        MODEL + 'm.save("file://m").result()',
        ["KT414", "KT415"],
    ),
    "a file address": (
        MODEL + 'm.save("file://m").result()',
        MODEL + 'm.save("file://m").result()',
        ["KT414"],
    ),
    "another address": (
        MODEL + 'm.save("indexeddb://m").result()',
        MODEL + 'm.save("indexeddb://m").result()',
        [],
    ),
    "an address of the web": (
        'm = tf.loadLayersModel("https://a/model.json").result()',
        'm = tf.loadLayersModel("https://a/model.json").result()',
        [],
    ),
    "a path from elsewhere": (
        "m = tf.loadLayersModel(path).result()",
        "m = tf.loadLayersModel(path).result()",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected", "said"), FILES.values(), ids=FILES.keys())
def test_model_file(text: str, expected: str, said: list[str]) -> None:
    stage = strict(f"{PRELUDE}{text}\n")
    assert (stage.code, sorted(codes(stage))) == (f"{PRELUDE}{expected}\n", said)


ONLY_HERE = {
    "a name that TF.js does not have": ("x = tf.layers.frobnicate({})", ["KT410"]),
    "a class that TF.js does not have": ("class A(tf.Estimator):\n    pass", ["KT410"]),
    "a member that TF.js does not have": ("x = tf.ones([2]).frob()", ["KT410"]),
    "a key that TF.js does not read": (
        "x = tf.layers.conv2d({'filters': 1, 'kernelSize': 3, 'grups': 2})",
        ["KT411"],
    ),
    "an option that throws": (MODEL + "m.evaluate(x, y, {'verbose': 1})", ["KT412"]),
    "an evaluation without labels": (MODEL + "m.evaluate(data)", ["KT480"]),
    "an evaluation without labels, with options": (
        MODEL + "m.evaluate(data, {'batchSize': 3})",
        ["KT480"],
    ),
    "NumPy": ("x = np.linalg.eigh(a)", ["KT409"]),
    "a constant of NumPy": ("import numpy as np\nx = np.pi", ["KT409"]),
}


@pytest.mark.parametrize(("text", "expected"), ONLY_HERE.values(), ids=ONLY_HERE.keys())
def test_is_left_and_said(text: str, expected: list[str]) -> None:
    stage = strict(f"{PRELUDE}{text}\n")
    assert (codes(stage), stage.code) == (expected, f"{PRELUDE}{text}\n")
    ignored = [code for code in expected if code in ("KT411", "KT412")]
    assert codes(loose(f"{PRELUDE}{text}\n")) == ignored


BY_EXTENSIONS = {
    "weights of losses": "m.compile({'optimizer': 'sgd', 'loss': 'hinge', 'lossWeights': [1.0]})",
    "weights of samples": "m.fit(x, y, {'sampleWeight': w}).result()",
    "weights of samples in an evaluation": "m.evaluate(x, y, {'sampleWeight': w})",
    "metrics that forget": "m.resetMetrics()",
}


@pytest.mark.parametrize("text", BY_EXTENSIONS.values(), ids=BY_EXTENSIONS.keys())
def test_what_models_have_with_the_extensions_imports_them(text: str) -> None:
    stage = strict(f"{PRELUDE}{MODEL}{text}\n")
    extended = f"{PRELUDE}from tfjs import extensions\n{MODEL}{text}\n"
    assert (codes(stage), stage.code) == ([], extended)
    back = loose(extended)
    assert (codes(back), back.code) == ([], f"{PRELUDE}{MODEL}{text}\n")


ALONE = {
    "an option that is off": "x = tf.callbacks.earlyStopping({'restoreBestWeights': False})",
    "an attribute of one's own": MODEL + "m.width = 3\nprint(m.width)",
    "keys of a dict that is data": MODEL + "m.fit({'a': x}, {'b': y}, {'epochs': 1}).result()",
    "a user's attribute": (
        "class A(tf.layers.Layer):\n    def __init__(self, c):\n        super().__init__(c)\n"
        "        self.c = c"
    ),
    "a user's method": (
        "class A(tf.layers.Layer):\n    def twice(self, x):\n        return x\ny = A({}).twice(1)"
    ),
    "a promise": MODEL + "m.fit(x, y, {}).then(f)",
    "a constant": "x = tf.version",
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_is_left_alone(text: str) -> None:
    stage = strict(f"{PRELUDE}{text}\n")
    assert (codes(stage), stage.code) == ([], f"{PRELUDE}{text}\n")


def test_a_key_that_is_nearly_right_is_named() -> None:
    [found] = strict(f"{PRELUDE}tf.layers.dense({{'unit': 1}})\n").diagnostics
    assert found.message == (
        "tf.layers.dense has no option unit in TF.js 4.22.0; did you mean units?"
    )


WITHOUT_JAVASCRIPT = {
    "an option of a layer that is an extension": (
        "x = tf.layers.categoryEncoding({'numTokens': 3, 'sparse': True})"
    ),
    "an option": "x = tf.layers.batchNormalization({'renorm': True})",
}


@pytest.mark.parametrize("text", WITHOUT_JAVASCRIPT.values(), ids=WITHOUT_JAVASCRIPT.keys())
def test_an_extension_without_javascript_is_said(text: str) -> None:
    assert codes(strict(f"{PRELUDE}{text}\n")) == ["KT420"]


def test_what_to_write_instead_of_a_callback_is_said() -> None:
    [found] = strict(f"{PRELUDE}c = tf.callbacks.tensorBoard({{'logDir': 'logs'}})\n").diagnostics
    assert (found.code, found.help.partition(",")[0]) == (
        "KT420",
        "write tf.node.tensorBoard('logs')",
    )
