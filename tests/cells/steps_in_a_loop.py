"""A model that takes its cells through the words by itself."""

import keras
import numpy as np
from keras import layers


class WordLoop(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.embedding = layers.Embedding(20, 6)
        self.first = layers.SimpleRNNCell(units)
        self.second = layers.LSTMCell(units)
        self.third = layers.GRUCell(units)
        self.outlayer = layers.Dense(1)

    def call(self, inputs, training=None):
        x = self.embedding(inputs)
        state0 = [keras.ops.zeros([4, self.units])]
        state1 = self.second.get_initial_state(batch_size=4)
        state2 = keras.ops.zeros([4, self.units])
        for word in keras.ops.unstack(x, axis=1):
            out0, state0 = self.first(word, state0, training=training)
            out1, state1 = self.second(out0, states=state1, training=training)
            out2, state2 = self.third(out1, state2)
        return self.outlayer(out2)


model = WordLoop(3)
x = np.arange(20).reshape(4, 5) % 20
y = np.array([[0.0], [1.0], [0.5], [0.2]])
model(x)
model.set_weights(
    [np.sin(np.arange(np.prod(w.shape)) + 1).reshape(w.shape) for w in model.get_weights()]
)
print(model(x).numpy())
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
history = model.fit(x, y, epochs=3, batch_size=4, shuffle=False, verbose=0)
print(history.history["loss"])
print(model.predict(x, verbose=0))
