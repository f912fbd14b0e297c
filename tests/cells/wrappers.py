"""Wrappers of one's own, and those that derive from the library's."""

import keras
import numpy as np
from keras import layers


class Weighted(layers.Wrapper):
    def __init__(self, layer, rate=0.0, **kwargs):
        super().__init__(layer, **kwargs)
        self.rate = rate

    def build(self, input_shape=None):
        if not self.layer.built:
            self.layer.build(input_shape)
            self.layer.built = True
        super().build()
        self.g = self.add_weight(name="g", shape=(self.layer.units,), initializer="ones")

    def call(self, inputs, training=None):
        if training:
            inputs = inputs * (1 - self.rate)
        return self.layer(inputs) * self.g

    def compute_output_shape(self, input_shape):
        return self.layer.compute_output_shape(input_shape)

    def get_config(self):
        config = super().get_config()
        config.update({"rate": self.rate})
        return config


class Twice(layers.Wrapper):
    def call(self, inputs):
        return self.layer(self.layer(inputs))


class PerStep(layers.TimeDistributed):
    def call(self, inputs, training=None, mask=None):
        return super().call(inputs, training=training, mask=mask) * 2.0


class Both(layers.Bidirectional):
    def __init__(self, layer, **kwargs):
        super().__init__(layer, merge_mode="sum", **kwargs)


def filled(model):
    model.set_weights(
        [np.cos(np.arange(np.prod(w.shape)) + 1).reshape(w.shape) for w in model.get_weights()]
    )


inputs = keras.Input((5, 3))
x = PerStep(layers.Dense(4))(inputs)
x = Both(layers.SimpleRNN(4))(x)
x = Weighted(layers.Dense(3), rate=0.25)(x)
x = Twice(layers.Dense(3, activation="tanh"))(x)
model = keras.Model(inputs, layers.Dense(2)(x))
model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
xs = np.sin(np.arange(30.0).reshape(2, 5, 3))
ys = np.array([[0.1, 0.2], [0.3, -0.4]])
model.predict(xs, verbose=0)
filled(model)
print(model.predict(xs, verbose=0))
history = model.fit(xs, ys, epochs=3, batch_size=2, shuffle=False, verbose=0)
print(history.history["loss"])
print(model.predict(xs, verbose=0))
