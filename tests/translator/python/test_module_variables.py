"""Values that a program keeps in a framework's module."""

import ast

import pytest

from keras_tfjs.python.module_variables import with_variables

USED = """\
import tensorflow as tf

tf.model = tf.keras.Sequential()


def train():
    return tf.model.fit(x, y)
"""


def test_every_use_is_the_variable() -> None:
    made = with_variables(USED, ast.parse(USED))
    assert made == USED.replace("tf.model", "tf_model")


@pytest.mark.parametrize(
    "text",
    [
        "import tensorflow as tf\ntf.gradients = own_gradients\nprint(tf.gradients(y, x))\n",
        "import keras\nkeras.backend = load()\nprint(keras.backend)\n",
        "import tensorflow as tf\nprint(tf.count)\ntf.count = int(1)\n",
        "import tensorflow as tf\ntf_model = 1\ntf.model = load()\n",
        "import tensorflow as tf\ntf = load()\ntf.model = load()\n",
        "import tensorflow as tf\n\n\ndef f():\n    tf.model = load()\n",
        "import settings\nsettings.model = load()\n",
    ],
    ids=[
        "a function that the library may call",
        "a module that Keras has",
        "read before it is set",
        "the name of the variable is another's",
        "no module any more",
        "set by a function",
        "a module of the program's own",
    ],
)
def test_members_that_stay(text: str) -> None:
    assert with_variables(text, ast.parse(text)) == text
