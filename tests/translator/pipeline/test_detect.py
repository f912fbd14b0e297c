"""Which dialect a text is taken for."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import detect, mentions
from keras_tfjs.source import Dialect

KERAS, TFJS, JS, TS = Dialect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("import keras", KERAS, id="import keras"),
        pytest.param("from tensorflow.keras import layers", KERAS, id="from tensorflow.keras"),
        pytest.param("import tf_keras as keras", KERAS, id="tf_keras"),
        pytest.param("import numpy as np\nx = np.ones(3)", KERAS, id="NumPy alone"),
        pytest.param("def f():\n    import keras", KERAS, id="an import inside a function"),
        pytest.param("import tfjs as tf", TFJS, id="import tfjs"),
        pytest.param("from tfjs import layers", TFJS, id="from tfjs"),
        pytest.param("import numpy as np\nimport tfjs as tf", TFJS, id="TF.js beside NumPy"),
        pytest.param("import tfjs as tf  # was keras", TFJS, id="Keras in a comment"),
        pytest.param('"""import tfjs as tf"""\nimport keras', KERAS, id="TF.js in a docstring"),
        pytest.param("x = keras.layers.Dense(1)", KERAS, id="a snippet that uses keras"),
        pytest.param("xs = np.array([1])", KERAS, id="a snippet that uses np"),
        pytest.param("x = tf.keras.layers.Dense(1)", KERAS, id="a snippet that uses tf.keras"),
        pytest.param("x = tf.layers.dense({'units': 1})", TFJS, id="a snippet that uses tf.layers"),
        pytest.param("x = tf.constant(1)", KERAS, id="a snippet of TensorFlow"),
        pytest.param("import keras\nimport tfjs as tf", TFJS, id="a half translated file"),
        pytest.param(
            "model.compile({'loss': loss})  # keras", TFJS, id="a model from elsewhere, compiled"
        ),
        pytest.param(
            "import numpy as np\nmodel.save(f'file://{path}').result()",
            TFJS,
            id="a model from elsewhere, saved",
        ),
        pytest.param("import keras\nm.save(f'file://{p}')", KERAS, id="Keras with an address"),
        pytest.param(
            "import keras\nm.save(f'file://{p}').result()", TFJS, id="Keras that is waited for"
        ),
        pytest.param(
            "from keras.utils import Odd\ny = m.predict(x, {'batchSize': 8})",
            TFJS,
            id="options of a prediction beside something of Keras",
        ),
        pytest.param(
            "import keras\nm.fit(x, {'left': a, 'callbacks': b})", KERAS, id="targets by name"
        ),
        pytest.param("model.compile(**{'loss': keras.loss})", KERAS, id="options spread"),
        pytest.param("import keras\nx = (", KERAS, id="Keras that does not parse"),
        pytest.param("import tfjs as tf\nx = (", TFJS, id="TF.js-style Python that does not parse"),
    ],
)
def test_python_is_told_apart_by_what_it_imports(text: str, expected: Dialect) -> None:
    assert detect(text, "program.py") is expected
    assert mentions(text)


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        pytest.param("a.js", JS, id="js"),
        pytest.param("a.mjs", JS, id="mjs"),
        pytest.param("a.TS", TS, id="upper case"),
        pytest.param("a.tsx", TS, id="tsx"),
        pytest.param("a.py", KERAS, id="py, whatever it holds"),
    ],
)
def test_the_suffix_decides_the_language(filename: str, expected: Dialect) -> None:
    assert detect("const x = 1;", filename) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("import keras\nkeras.Model()", KERAS, id="Python"),
        pytest.param("import * as tf from '@tensorflow/tfjs';", JS, id="JavaScript"),
        pytest.param("const a = tf.scalar(1);", JS, id="a JavaScript snippet"),
        pytest.param("const a: number = 1;", TS, id="TypeScript"),
        pytest.param("tf.layers.dense({units: 1});", JS, id="a call that Python parses too"),
        pytest.param("model.fit(x, y)\n", KERAS, id="a call without a semicolon"),
        pytest.param("import keras\nx = keras.Model(\n", KERAS, id="broken Python"),
        pytest.param("const a = tf.input{};\n", JS, id="broken JavaScript"),
        pytest.param("x = 7 // 2\nimport keras\n", KERAS, id="an integer division is no comment"),
    ],
)
def test_standard_input_is_the_language_that_parses(text: str, expected: Dialect) -> None:
    assert detect(text, "<stdin>") is expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("def add(a, b):\n    return a + b\n", id="plain Python"),
        pytest.param("export const a = 1;\n", id="plain JavaScript"),
        pytest.param("kerasify = 1\ntfx = 2\n", id="names that only start alike"),
    ],
)
def test_the_filter_passes_over_what_has_no_word_of_ours(text: str) -> None:
    assert not mentions(text)
