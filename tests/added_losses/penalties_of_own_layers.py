"""What the weights and outputs of own layers, and of layers inside of them, cost."""

import keras
import numpy as np
from keras import regularizers
from keras.optimizers import SGD


class Scaled(keras.layers.Layer):
    """An own weight, and a layer inside, that cost something."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = keras.layers.Dense(
            3, kernel_initializer="ones", bias_regularizer=regularizers.L2(0.2)
        )

    def build(self, input_shape):
        self.scale = self.add_weight(
            name="scale",
            shape=(input_shape[-1],),
            initializer="ones",
            regularizer=regularizers.L2(0.1),
        )
        super().build(input_shape)

    def call(self, inputs):
        return self.inner(inputs * self.scale)


class Gated(keras.layers.Dense):
    """The library's layer with a call of its own."""

    def call(self, inputs):
        return super().call(inputs) * 0.5


x_train = np.array([[0.1, 0.9], [0.4, 0.3], [0.8, 0.1], [0.2, 0.6], [0.7, 0.5]])
y_train = np.array([[1.0], [0.0], [0.5], [0.2], [0.4]])
x = keras.Input(shape=(2,))
h = Scaled()(x)
h = Gated(
    4,
    kernel_initializer=keras.initializers.Constant(0.3),
    kernel_regularizer=regularizers.L1L2(l1=0.01, l2=0.1),
    activity_regularizer=regularizers.L2(0.01),
)(h)
y = Gated(1, kernel_initializer=keras.initializers.Constant(0.1), activation="tanh")(h)
model = keras.Model(x, y)
model.compile(optimizer=SGD(learning_rate=0.01), loss="mse")
history = model.fit(x_train, y_train, shuffle=False, epochs=3, batch_size=5, verbose=0)
print(history.history["loss"])
print(model.predict(x_train, verbose=0)[:, 0].tolist())
