"""JavaScript as CommonJS: `require`, `module.exports`, and an async function around what waits."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Dialect, Module, ModuleFormat, Options


def commonjs(text: str, **options: object) -> str:
    stage = from_python(text, Options(module_format=ModuleFormat.COMMONJS, **options))
    assert not stage.diagnostics
    return stage.code


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        pytest.param(
            "import tfjs as tf\nfrom tfjs import layers, train as t\n",
            "const tf = require('@tensorflow/tfjs');\n"
            "const {layers, train: t} = require('@tensorflow/tfjs');\n",
            id="namespaces and names are required",
        ),
        pytest.param(
            "def name():\n    return 'a'\n",
            "function name() {\n  return 'a';\n}\n\nmodule.exports = {name};\n",
            id="a library exports its functions",
        ),
        pytest.param(
            "# All of it.\n\nlimit = 3\n\n\ndef more():\n    global limit\n    limit += 1\n",
            "// All of it.\n\nlet limit = 3;\n\nfunction more() {\n  limit += 1;\n}\n\n"
            "module.exports = {\n  get limit() {\n    return limit;\n  },\n  more,\n};\n",
            id="a variable that is bound again is looked up",
        ),
        pytest.param(
            "import tfjs as tf\nmodule = tf.tensor([1])\nprint({'module': module}, __file__)\n",
            "const tf = require('@tensorflow/tfjs');\nconst module_ = tf.tensor([1]);\n"
            "console.log({module: module_}, __filename);\n",
            id="Node's own names are not taken",
        ),
        pytest.param(
            "import tfjs as tf\n\nmodel = tf.sequential()\n"
            "model.compile({'loss': 'meanSquaredError'})\n# Train.\n"
            "history = model.fit(x, y).result()\nprint(history.epoch)\n",
            "const tf = require('@tensorflow/tfjs');\n\nconst model = tf.sequential();\n"
            "model.compile({loss: 'meanSquaredError'});\n\n(async () => {\n  // Train.\n"
            "  const history = await model.fit(x, y);\n  console.log(history.epoch);\n})();\n",
            id="what waits goes into an async function",
        ),
        pytest.param(
            "import tfjs as tf\n\n\ndef losses():\n    return history.history['loss']\n\n\n"
            "history = tf.sequential().fit(1, 2).result()\nprint(losses())\n",
            "const tf = require('@tensorflow/tfjs');\n\n(async () => {\n  function losses() {\n"
            "    return history.history.loss;\n  }\n"
            "  const history = await tf.sequential().fit(1, 2);\n  console.log(losses());\n})();\n",
            id="and what uses a variable of it",
        ),
        pytest.param(
            "import tfjs as tf\n\n\ndef train():\n"
            "    return tf.sequential().fit(1, 2).result()\n\n\n"
            'if __name__ == "__main__":\n    train()\n',
            "const tf = require('@tensorflow/tfjs');\n\nasync function train() {\n"
            "  return await tf.sequential().fit(1, 2);\n}\n\nmodule.exports = {train};\n\n"
            "(async () => {\n  if (require.main === module) {\n    await train();\n  }\n})();\n",
            id="a main program that is a library too",
        ),
    ],
)
def test_modules_are_written(python: str, javascript: str) -> None:
    assert commonjs(python) == javascript


def test_a_package_hands_on_what_it_imports() -> None:
    parts = Module("def a():\n    pass\n", Dialect.TFJS, path="/p/parts.py")
    options = {"modules": {".parts": parts}, "package": True, "path": "/p/__init__.py"}
    text = commonjs("from .parts import a\n", **options)
    assert text == "module.exports = {a: require('./parts.js').a};\n"


def test_an_export_that_waits_is_said() -> None:
    text = "import tfjs as tf\nhistory = tf.sequential().fit(1, 2).result()\n"
    options = Options(module_format=ModuleFormat.COMMONJS, is_imported=True)
    stage = from_python(text, options)
    assert [one.code for one in stage.diagnostics] == ["KT314"]
    assert stage.diagnostics[0].span.line == 2
    assert "module.exports" not in stage.code


def test_the_main_guard_is_read() -> None:
    stage = to_python("if (require.main === module) {\n  console.log(1);\n}\n", Options())
    assert stage.code == 'if __name__ == "__main__":\n    print(1)\n'
