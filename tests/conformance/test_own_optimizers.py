"""An optimizer as TensorFlow 2 had it: tf_keras, which still runs it, the runtime and real
TensorFlow.js train alike."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs import translate
from keras_tfjs.modules import content, imported
from keras_tfjs.verify import Toolbox

PROGRAM = """\
import numpy as np
import tensorflow as tf


class Unbiased(tf.keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.01, momentum=0.9, name="Unbiased", **kwargs):
        super().__init__(name, **kwargs)
        self._set_hyper("learning_rate", kwargs.get("lr", learning_rate))
        self._set_hyper("decay", self._initial_decay)
        self._set_hyper("momentum", momentum)

    def _create_slots(self, var_list):
        for var in var_list:
            self.add_slot(var, "velocity")
        for var in var_list:
            self.add_slot(var, "size", initializer="ones")

    def _resource_apply_dense(self, grad, var, apply_state=None):
        var_dtype = var.dtype.base_dtype
        lr_t = self._decayed_lr(var_dtype)
        momentum = self._get_hyper("momentum", var_dtype)
        velocity = self.get_slot(var, "velocity")
        size = self.get_slot(var, "size")
        step = tf.cast(self.iterations + 1, var_dtype)
        v_t = velocity.assign(momentum * velocity + grad, use_locking=self._use_locking)
        s_t = size.assign(tf.maximum(size * 0.5, tf.abs(grad)))
        return var.assign_sub(lr_t * v_t / s_t / (1 - tf.pow(momentum, step)))

    def _resource_apply_sparse(self, grad, var, indices, apply_state=None):
        raise NotImplementedError


x = np.sin(np.arange(36.0)).reshape((12, 3))
y = np.cos(np.arange(12.0)).reshape((12, 1))
for given in ({"learning_rate": 0.05}, {"lr": 0.05, "decay": 0.2, "clipnorm": 0.5}):
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(2, input_shape=(3,), kernel_initializer="ones"))
    model.add(tf.keras.layers.Dense(1, kernel_initializer="ones"))
    if "lr" in given:
        optimizer = Unbiased(lr=0.05, decay=0.2, clipnorm=0.5)
    else:
        optimizer = Unbiased(0.05, momentum=0.7)
    model.compile(optimizer=optimizer, loss="mse")
    history = model.fit(x, y, epochs=5, batch_size=3, shuffle=False, verbose=0)
    print([float(one) for one in history.history["loss"]])
"""


def _numbers(folder: Path, name: str, text: str, *command: object) -> list[float]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*map(str, command), str(file)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [float(one) for one in re.findall(r"\d+\.\d+(?:e-?\d+)?", done.stdout)]


@pytest.fixture(scope="module")
def in_keras(toolbox: Toolbox, tmp_path_factory: pytest.TempPathFactory) -> list[float]:
    older = PROGRAM.replace("optimizers.Optimizer", "optimizers.legacy.Optimizer")
    text = "import tf_keras\n" + older.replace("tf.keras", "tf_keras")
    return _numbers(tmp_path_factory.mktemp("keras"), "whole.py", text, KERAS_PYTHON)


def test_the_runtime_trains_alike(in_keras: list[float], tmp_path: Path) -> None:
    made = translate(PROGRAM, to="tfjs", from_="keras")
    assert made.complete, made.diagnostics
    got = _numbers(tmp_path, "whole.py", made.code, sys.executable)
    np.testing.assert_allclose(got, in_keras, rtol=1e-5)


def test_javascript_trains_alike(in_keras: list[float], tmp_path: Path) -> None:
    made = translate(PROGRAM, to="js", from_="keras")
    assert made.complete, made.diagnostics
    (tmp_path / "node_modules").symlink_to(ORACLES / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for each in imported(made.code):
        (tmp_path / each).write_bytes(content(each))
    got = _numbers(tmp_path, "whole.js", made.code, "node")
    np.testing.assert_allclose(got, in_keras, rtol=1e-5)
