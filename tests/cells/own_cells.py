"""Cells of one's own: of weights, around other cells, with several states, in a stack."""

import keras
import numpy as np
from keras import layers, ops


class Minimal(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name="kernel")
        self.recurrent = self.add_weight(shape=(self.units, self.units), name="recurrent")
        self.built = True

    def call(self, inputs, states):
        before = states[0]
        output = ops.tanh(ops.matmul(inputs, self.kernel) + ops.matmul(before, self.recurrent))
        return output, [output]


class Normed(layers.Layer):
    def __init__(self, units, activation="tanh", **kwargs):
        super().__init__(**kwargs)
        self.state_size = [units, units]
        self.output_size = units
        self.cell = layers.LSTMCell(units)
        self.norm = layers.LayerNormalization()
        self.drop = layers.Dropout(0.0)
        self.activation = keras.activations.get(activation)

    def call(self, inputs, states, training=None):
        outputs, new_states = self.cell(inputs, states, training=training)
        normed = self.activation(self.norm(outputs))
        _, c = new_states
        return self.drop(normed), [normed, c]


class Scaled(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.inner = Minimal(units)
        self.units = units

    @property
    def state_size(self):
        return self.units

    def call(self, x, states):
        output, state = self.inner(x, states)
        return output * 0.5, state


def filled(model):
    model.set_weights(
        [np.cos(np.arange(np.prod(w.shape)) + 1).reshape(w.shape) for w in model.get_weights()]
    )


inputs = keras.Input((None, 3))
x = layers.RNN(Minimal(4), return_sequences=True)(inputs)
x = layers.RNN(Scaled(3), return_sequences=True)(x)
x = layers.RNN(Normed(4))(x)
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

stack = keras.Sequential([layers.RNN([Minimal(4), Scaled(2)], input_shape=(5, 3)), layers.Dense(1)])
stack.predict(xs, verbose=0)
filled(stack)
print(stack.predict(xs, verbose=0))

cell = Minimal(2)
state = [np.zeros((2, 2), dtype="float32")]
for t in range(5):
    out, state = cell(xs[:, t], state)
print(out.shape)
