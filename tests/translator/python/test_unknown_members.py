"""Members of what nobody knows keep the names of Keras, and that is said."""

import pytest

from keras_tfjs import translate

HEAD = "import tensorflow as tf\n\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "def count(step):\n    step.assign_add(1)\n",
        "def count():\n    count.steps.assign_sub(1)\n\n\ncount.steps = tf.Variable(0)\n",
    ],
    ids=["a parameter", "an attribute of a function"],
)
def test_a_change_of_what_may_be_a_variable(text: str) -> None:
    made = translate(HEAD + text, to="tfjs", from_="keras")
    assert "KT130" in [one.code for one in made.diagnostics]


def test_a_change_of_a_variable() -> None:
    text = HEAD + "step = tf.Variable(0)\nstep.assign_add(1)\n"
    made = translate(text, to="tfjs", from_="keras")
    assert "KT130" not in [one.code for one in made.diagnostics]
