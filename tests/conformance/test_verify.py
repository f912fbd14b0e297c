"""`keras-tfjs verify` as a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from programs import CORPUS, KERAS_PYTHON, ORACLES

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Toolbox, verify

DIFFERENT = """
import keras
import numpy as np

model = keras.Sequential()
model.add(keras.layers.Dense(units=1, input_shape=[1]))
print(model.predict(np.array([[1], [2]])))
print(%s)
"""

BATCHES = """
import keras
import numpy as np

class Batches(keras.utils.Sequence):
    def __init__(self, x, y, batch_size):
        super().__init__()
        self.x, self.y, self.batch_size = x, y, batch_size

    def __len__(self):
        return len(self.x) // self.batch_size

    def __getitem__(self, i):
        low = i * self.batch_size
        high = low + self.batch_size
        return self.x[low:high], self.y[low:high]

x = np.arange(24.0, dtype="float32").reshape(12, 2) / 10
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
print(model.fit(Batches(x, x[:, :1] * 2, 2), epochs=2).history["loss"])
"""

STEPS = """
import keras
import numpy as np
import tensorflow as tf

x = np.arange(20.0, dtype="float32").reshape(10, 2) / 10
model = keras.Sequential([keras.layers.Dense(3), keras.layers.Dense(1)])
optimizer = keras.optimizers.SGD(learning_rate=0.1)

@tf.function
def step(a, b):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(a, training=True) - b))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss

for _ in range(3):
    print(float(step(x, x[:, :1] * 2)))
"""


@pytest.mark.parametrize(
    ("file", "to", "sides"),
    [
        ("optimizer_train/keras_program.py", Dialect.TFJS, "Keras and the runtime"),
        ("optimizer_train/keras_program.py", Dialect.JS, "Keras and TensorFlow.js"),
        ("optimizer_train/tfjs_program.py", Dialect.KERAS, "the runtime and Keras"),
        ("optimizer_train/tfjs_program.py", Dialect.JS, "the runtime and TensorFlow.js"),
        ("optimizer_train/tfjs_program.js", Dialect.KERAS, "TensorFlow.js and Keras"),
        ("optimizer_train/tfjs_program.js", Dialect.TFJS, "TensorFlow.js and the runtime"),
        ("load_model/keras_program.py", Dialect.TFJS, "Keras and the runtime"),
        ("load_model/keras_program.py", Dialect.JS, "Keras and TensorFlow.js"),
    ],
)
def test_a_program_agrees_with_its_translation(
    file: str, to: Dialect, sides: str, toolbox: Toolbox
) -> None:
    result = verify(CORPUS / file, to=to, toolbox=toolbox)
    assert result.agrees, result.report
    assert f"{sides} agree on" in result.report


@pytest.mark.parametrize("to", [Dialect.TFJS, Dialect.JS], ids=lambda to: to.value)
@pytest.mark.parametrize(
    "program",
    [
        pytest.param(BATCHES, id="batches in an order that is drawn"),
        pytest.param(STEPS, id="steps of a function of the graph, of a model that is not built"),
    ],
)
def test_what_keras_draws_or_traces_is_compared_as_it_is_written(
    program: str, to: Dialect, toolbox: Toolbox, tmp_path: Path
) -> None:
    file = tmp_path / "train.py"
    file.write_text(program, encoding="utf-8")
    result = verify(file, to=to, toolbox=toolbox)
    assert result.agrees, result.report


def test_the_first_difference_is_named(toolbox: Toolbox, tmp_path: Path) -> None:
    """A program that prints what only its own library knows."""
    file = tmp_path / "train.py"
    file.write_text(DIFFERENT % "len(type(model).__module__)", encoding="utf-8")
    result = verify(file, toolbox=toolbox)
    assert not result.agrees
    assert result.difference is not None
    assert result.difference.where == "event 3, print [0]"


def test_a_program_that_fails_by_itself_is_not_compared(toolbox: Toolbox, tmp_path: Path) -> None:
    file = tmp_path / "train.py"
    file.write_text(DIFFERENT % "1 // 0", encoding="utf-8")
    result = verify(file, toolbox=toolbox)
    assert result.report == (
        f"{file}: the original fails in Keras: line 8: ZeroDivisionError: "
        "integer division or modulo by zero"
    )


def test_the_command_line_says_that_they_agree() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "keras_tfjs", "verify", "corpus/dense_config/keras_program.py"],
        cwd=CORPUS.parent,
        env={
            **os.environ,
            "KERAS_TFJS_KERAS": str(KERAS_PYTHON),
            "KERAS_TFJS_NODE_PACKAGES": str(ORACLES),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "corpus/dense_config/keras_program.py: Keras and the runtime agree on 1 apply, 1 print and "
        "the final weights of 1 layer\n"
    )
