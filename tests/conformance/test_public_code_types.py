"""The check of types that `make corpus-report` asks of TypeScript finds what is wrong, and only
that."""

from __future__ import annotations

from pathlib import Path

from tests.public_code import typescript

from keras_tfjs import pipeline
from keras_tfjs.source import Dialect, Module, Options
from keras_tfjs.verify import Toolbox

PROGRAM = """
import argparse
from collections import deque

import cv2
from tensorflow import keras

from helpers import shown

parser = argparse.ArgumentParser(description="a model")
parser.add_argument("--units", type=int, default=3)
options = parser.parse_args()
recent = deque([1, 2], maxlen=2)
recent.append(3)
model = keras.Sequential([keras.layers.Dense(options.units, input_shape=(2,))])
model.compile("sgd", "mse")
image = cv2.imread("x")
print(shown(image), [1, [2]] == [1, [2]], list(recent))
model.summary()
"""
LAST = PROGRAM.count("\n")


ELSEWHERE = """
from keras.utils import register_keras_serializable

from models import Base


@register_keras_serializable()
class Own(Base):
    def call(self, x):
        return self.scale(x)


own = Own(3, name="own")
own.call(2)
"""


ABOVE = """
from keras.callbacks import Callback, CallbackListOfOthers


class Callbacks(CallbackListOfOthers):
    def run(self):
        return self.callbacks
"""
BELOW = """
import keras
from above import Callbacks

import cv2

names = cv2.listed("x")
others = names - {1}
more = [*others]
made = Callbacks([1], more)
print(made.run(), keras.backend.floatx())
"""
NEVER_IMPORTED = """
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
"""
FITTED = """
import numpy as np
import tensorflow as tf

x, y = np.ones([4, 2]), np.ones([4, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
model.compile("sgd", "mse")
history = model.fit(x, y, epochs=1)
history = model.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(2), epochs=1)
print(history.history["loss"])
"""


THROUGH_ABSENT = {
    "pack/__init__.py": "export * from './inner/index.js';\n",
    "pack/inner/far.py": "export function made() {}\n",
    "user.py": "import * as pack from './pack/index.js';\npack.made();\n",
}
"""A name that a package has from one that is not at hand, and that another file defines."""


def _plain(path: str, code: str) -> typescript.Script:
    lines = tuple(range(1, code.count("\n") + 2))
    return typescript.script(path, "", code, lines, ())


def _script(path: str, spoilt: bool) -> typescript.Script:
    made = pipeline.run(PROGRAM, Dialect.JS, Dialect.KERAS, Options(filename=path))
    code = made.code.replace("model.summary()", "model.sumary(1, 2)") if spoilt else made.code
    return typescript.script(path, PROGRAM, code, made.source_map, made.diagnostics)


def test_it_finds_a_method_that_tfjs_lacks_and_nothing_else(
    tmp_path: Path, toolbox: Toolbox
) -> None:
    scripts = [_script("right.py", spoilt=False), _script("wrong.py", spoilt=True)]
    module = {"models": Module("class Base:\n    pass\n", Dialect.KERAS, path="/p/models.py")}
    made = pipeline.run(ELSEWHERE, Dialect.JS, Dialect.KERAS, Options(modules=module))
    scripts.append(
        typescript.script("own.py", ELSEWHERE, made.code, made.source_map, made.diagnostics)
    )
    above = Module(ABOVE, Dialect.KERAS, path="/p/above.py")
    for path, text in (("above.py", ABOVE), ("below.py", BELOW)):
        made = pipeline.run(text, Dialect.JS, Dialect.KERAS, Options(modules={"above": above}))
        scripts.append(typescript.script(path, text, made.code, made.source_map, made.diagnostics))
    for path, text in (("never_imported.py", NEVER_IMPORTED), ("fitted.py", FITTED)):
        made = pipeline.run(text, Dialect.JS, Dialect.KERAS, Options())
        scripts.append(typescript.script(path, text, made.code, made.source_map, made.diagnostics))
    scripts += [_plain(path, code) for path, code in THROUGH_ABSENT.items()]
    found = typescript.findings(scripts, tmp_path)
    assert found is not None
    assert [(one.path, one.line) for one in found] == [("wrong.py", LAST)]
    assert "sumary" in found[0].message
