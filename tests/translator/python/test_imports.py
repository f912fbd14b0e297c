"""Imports follow what the rewritten file names."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options


def to_tfjs(text: str) -> str:
    return translate(text, Dialect.TFJS, Options()).code


def to_keras(text: str) -> str:
    return translate(text, Dialect.KERAS, Options()).code


@pytest.mark.parametrize(
    ("imports", "made"),
    [
        ("import keras", "keras.Input(shape=[1])"),
        ("import tensorflow as tf", "tf.keras.Input(shape=[1])"),
        ("import tensorflow", "tensorflow.keras.Input(shape=[1])"),
        ("from tensorflow import keras", "keras.Input(shape=[1])"),
        ("from tensorflow import keras as k", "k.Input(shape=[1])"),
        ("from keras import Input", "Input(shape=[1])"),
        ("from tensorflow.keras import Input as I", "I(shape=[1])"),
        ("from tensorflow.keras.layers import Input", "Input(shape=[1])"),
        ("from tensorflow.keras import layers as L", "L.Input(shape=[1])"),
        ("import tf_keras as keras", "keras.Input(shape=[1])"),
    ],
)
def test_every_way_to_import_keras_becomes_one(imports: str, made: str) -> None:
    assert (
        to_tfjs(f"{imports}\nx = {made}\n") == 'import tfjs as tf\nx = tf.input({"shape": [1]})\n'
    )


def test_a_snippet_without_imports_gets_none() -> None:
    assert to_tfjs("x = keras.Input(shape=[1])\n") == 'x = tf.input({"shape": [1]})\n'
    assert to_keras('x = tf.input({"shape": [1]})\n') == "x = keras.Input(shape=[1])\n"


def test_star_imports_go_with_the_last_name_they_bring() -> None:
    stars = "from keras.models import *\nfrom keras.layers import *\n"
    made = 'm = tf.sequential({"layers": [tf.layers.flatten()]})\n'
    assert to_tfjs(f"{stars}m = Sequential([Flatten()])\n") == f"import tfjs as tf\n{made}"
    kept = to_tfjs(f"{stars}m = Sequential([Flatten()])\nl = unheard_of(m)\n")
    assert kept == f"import tfjs as tf\n{stars}{made}l = unheard_of(m)\n"
    other = to_tfjs(f"{stars}from sizes import *\nm = Sequential([Flatten()])\nl = WIDTH\n")
    assert other == f"import tfjs as tf\nfrom sizes import *\n{made}l = WIDTH\n"


def test_star_imports_of_arrays_stay() -> None:
    text = "from numpy import *\nfrom keras.layers import *\nx = Flatten()\ny = vander(x)\n"
    lines = ["from numpy import *", "import tfjs as tf", "x = tf.layers.flatten()", "y = vander(x)"]
    assert sorted(to_tfjs(text).splitlines()) == sorted(lines)


def test_tensorflow_that_is_still_needed_keeps_its_name() -> None:
    text = (
        "import tensorflow as tf\nx = tf.keras.Input(shape=[1])\n"
        "d = tf.data.Dataset.list_files(a)\n"
    )
    code = to_tfjs(text)
    assert code.startswith("import tfjs\nimport tensorflow as tf\n")
    assert 'x = tfjs.input({"shape": [1]})' in code
    assert "d = tf.data.Dataset.list_files(a)" in code


def test_the_new_import_stands_above_the_first_name_that_needs_it() -> None:
    """A notebook may import a part of the framework that goes long after the first use of it."""
    text = (
        "import sys\n\nimport tensorflow as tf\n\nx = tf.constant([1.0])\nprint(tf.unheard_of(x))\n"
        "from tensorflow import keras\n\nmodel = keras.Sequential()\n"
    )
    assert to_tfjs(text).startswith(
        "import sys\n\nimport tfjs\nimport tensorflow as tf\n\nx = tfjs.tensor([1.0])\n"
    )
    again = "import keras\nm = keras.Sequential()\nkeras.unheard_of(m)\nimport keras\n"
    assert to_tfjs(again).startswith("import tfjs as tf\nimport keras\nm = tf.sequential()\n")


def test_a_module_that_the_file_imports_too_late_is_imported_once_more() -> None:
    text = "import numpy as np\nimport keras\nx = keras.ops.sqrt(np.pi)\nimport math\n"
    made = to_tfjs(text)
    assert made.index("import math\n") < made.index("math.pi")


def test_a_variable_called_tf_is_not_hidden() -> None:
    text = "import keras\ntf = 3\nx = keras.Input(shape=[tf])\n"
    assert to_tfjs(text) == 'import tfjs\ntf = 3\nx = tfjs.input({"shape": [tf]})\n'


def test_numpy_that_is_still_needed_stays() -> None:
    text = "import keras\nimport numpy as np\nx = np.linalg.eigh(a)\ny = np.ones([2])\n"
    assert to_tfjs(text) == (
        "import tfjs as tf\nimport numpy as np\nx = np.linalg.eigh(a)\ny = tf.ones([2])\n"
    )


def test_only_the_names_that_are_no_longer_used_go() -> None:
    text = (
        "from keras import Input, ops, visualization\nx = Input(shape=[1])\nvisualization.draw(x)\n"
    )
    made = to_tfjs(text).splitlines()[:2]
    assert made == ["import tfjs as tf", "from keras import visualization"]


def test_an_import_alone_in_its_block_leaves_a_pass() -> None:
    text = "import keras\nif a:\n    import numpy as np\n    \nx = np.ones([1])\n"
    assert "if a:\n    pass\n" in to_tfjs(text)


def test_the_new_import_stands_behind_docstring_and_future() -> None:
    text = (
        '"""Doc."""\nfrom __future__ import annotations\n\nimport keras\n\nm = keras.Sequential()\n'
    )
    assert to_tfjs(text) == text.replace("import keras", "import tfjs as tf").replace(
        "keras.Sequential", "tf.sequential"
    )


def test_a_comment_behind_an_import_stays() -> None:
    assert to_tfjs("import keras  # note\nm = keras.Sequential()\n").startswith(
        "import tfjs as tf  # note\n"
    )


def test_the_way_back_imports_what_it_names() -> None:
    text = "import tfjs as tf\nx = tf.ones([2])\nm = tf.sequential()\n"
    assert to_keras(text) == (
        "import keras\nimport numpy as np\nx = np.ones([2])\nm = keras.Sequential()\n"
    )


def test_other_libraries_imports_stay() -> None:
    text = "import torch.nn as nn\nfrom torch import keras\nx = nn.Dense(3)\ny = keras.Input(3)\n"
    assert to_tfjs(text) == text


def test_a_block_that_loses_all_its_statements_is_left_with_pass() -> None:
    source = (
        "from keras.optimizers import SGD\n"
        "def make(old):\n"
        "    if old:\n"
        "        try:\n"
        "            import tf_keras\n"
        "            optimizer = tf_keras.optimizers.SGD\n"
        "        except ImportError:\n"
        "            print('none')\n"
        "    else:\n"
        "        optimizer = SGD\n"
        "    return optimizer(learning_rate=0.5)\n"
    )
    made = to_tfjs(source)
    compile(made, "made", "exec")
    assert "        try:\n            pass\n" in made


def test_a_block_whose_import_and_call_both_go_is_left_with_pass() -> None:
    source = (
        "import tensorflow as tf\n"
        "try:\n"
        "    tf.keras.backend.set_learning_phase(True)\n"
        "except ImportError:\n"
        "    from tensorflow.keras.backend import set_learning_phase\n"
        "    set_learning_phase(True)\n"
    )
    assert to_tfjs(source) == "try:\n    pass\nexcept ImportError:\n    pass\n"


def test_operations_of_javascript_that_stay_are_said_once() -> None:
    source = (
        "import tfjs as tf\n"
        "from tfjs import js\n"
        "def total(a, b):\n"
        "    return js.add(a, js.add(b, 1))\n"
        "model = tf.sequential()\n"
    )
    stage = translate(source, Dialect.KERAS, Options())
    assert "from tfjs import js\n" in stage.code
    assert [(each.code, each.span.line) for each in stage.diagnostics] == [("KT170", 4)]
    without = translate(
        source.replace("js.add(b, 1)", "b").replace("js.add", "max"), Dialect.KERAS, Options()
    )
    assert not without.diagnostics
