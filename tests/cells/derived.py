"""Recurrent layers and cells that derive from the library's."""

import keras
import numpy as np
from keras import layers, ops


class NormedLSTMCell(layers.LSTMCell):
    def __init__(self, units, gain=0.5, **kwargs):
        super().__init__(units, **kwargs)
        self.gain = gain
        self.norm = layers.LayerNormalization()

    def call(self, inputs, states, training=None):
        output, states = super().call(inputs, states, training=training)
        return self.norm(output) * self.gain, states


class PlainCell(layers.GRUCell):
    pass


class Residual(layers.SimpleRNNCell):
    def build(self, input_shape):
        super().build(input_shape)
        self.scale = self.add_weight(shape=(self.units,), name="scale")

    def call(self, inputs, states, training=False):
        before = states[0]
        h = ops.matmul(inputs, self.kernel) + ops.matmul(before, self.recurrent_kernel)
        h = ops.tanh(h + self.bias) * self.scale
        return h, [h]


class Doubled(layers.LSTM):
    def __init__(self, units, factor=2.0, **kwargs):
        super().__init__(units, return_sequences=True, **kwargs)
        self.factor = factor

    def call(self, sequences, initial_state=None, mask=None, training=False):
        made = super().call(sequences, initial_state=initial_state, mask=mask, training=training)
        return made * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


class Named(layers.GRU):
    def __init__(self, units, **kwargs):
        super().__init__(units, activation="relu", **kwargs)


def filled(model):
    model.set_weights(
        [np.cos(np.arange(np.prod(w.shape)) + 1).reshape(w.shape) for w in model.get_weights()]
    )


inputs = keras.Input((5, 3))
x = layers.RNN(NormedLSTMCell(4), return_sequences=True)(inputs)
x = layers.RNN(PlainCell(3), return_sequences=True)(x)
x = layers.RNN(Residual(3), return_sequences=True)(x)
x = Doubled(2)(x)
x = Named(3)(x)
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
