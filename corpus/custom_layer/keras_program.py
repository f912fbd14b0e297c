import keras
import numpy as np
from keras import ops


class Linear(keras.layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(
            shape=(input_shape[-1], self.units),
            initializer="random_normal",
            trainable=True,
        )
        self.b = self.add_weight(
            shape=(self.units,), initializer="zeros", trainable=True
        )

    def call(self, inputs):
        return ops.matmul(inputs, self.w) + self.b

    def get_config(self):
        config = super().get_config()
        config.update({"units": self.units})
        return config


inputs = keras.Input(shape=(3,))
x = Linear(8)(inputs)
x = keras.layers.ReLU()(x)
outputs = Linear(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mse")

x = np.linspace(-1, 1, 24).reshape(8, 3)
y = x.sum(axis=1)
model.fit(x, y, epochs=3, batch_size=4)
print(model.predict(x))
