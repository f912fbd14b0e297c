"""A project of several files whose layers, models and losses are classes of its own: objects of
them are made, called and derived from in other files than those that define them."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "shared/base.py": '''\
import keras
from keras import layers


class Scale(layers.Layer):
    def __init__(self, units, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.factor = factor

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="ones")

    def call(self, x):
        return keras.ops.matmul(x, self.w) * self.factor

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "factor": self.factor}


class Cross(layers.Layer):
    def call(self, first, second=None):
        if second is None:
            second = first
        return first * second

    def compute_output_shape(self, input_shape):
        return input_shape
''',
    "shared/__init__.py": '''\
from .base import Cross, Scale
''',
    "nets.py": '''\
import keras
import shared.base
from shared import Scale


class Shifted(Scale):
    def __init__(self, units, shift=1.0, **kwargs):
        super().__init__(units, factor=3.0, **kwargs)
        self.shift = shift

    def call(self, x):
        return super().call(x) + self.shift

    def get_config(self):
        return {**super().get_config(), "shift": self.shift}


class Net(keras.Model):
    def __init__(self, width):
        super().__init__()
        self.wide = Shifted(width, shift=2.0)
        self.cross = shared.base.Cross()

    def call(self, x, training=None):
        y = self.wide(x)
        return self.cross(y, self.halved(y))

    def halved(self, y):
        return y * 0.5
''',
    "main.py": '''\
import numpy as np
import keras
import nets
from shared import Cross, Scale

a = keras.Input((2,))
b = Scale(3, name="wide")(a)
c = nets.Shifted(units=3, shift=4.0)(a)
model = keras.Model(a, Cross()(b, second=c))
x = np.array([[1.0, 2.0], [3.0, 4.0]])
print("%.3f" % float(np.sum(model.predict(x, verbose=0))))
net = nets.Net(3)
print("%.3f" % float(np.sum(net.predict(x, verbose=0))))
print("%.3f" % float(np.sum(net.halved(np.ones((2, 2), "float32")))))
config = Scale(3).get_config()
print(config["units"], "%.1f" % config["factor"])
''',
}  # fmt: skip

PRINTED = "1284.000\n975.000\n2.000\n3 2.0\n"


def write(folder: Path) -> Path:
    (folder / ".git").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
