import keras
import numpy as np


@keras.saving.register_keras_serializable()
class Linear(keras.layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(
            shape=[input_shape[-1], self.units], initializer="random_normal"
        )
        self.b = self.add_weight(shape=[self.units], initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        return inputs @ self.w + self.b

    def compute_output_shape(self, input_shape):
        return [*input_shape[:-1], self.units]

    def get_config(self):
        config = super().get_config()
        config.update({"units": self.units})
        return config


inputs = keras.Input(shape=[3])
x = Linear(units=8)(inputs)
x = keras.layers.ReLU()(x)
outputs = Linear(units=1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mean_squared_error")

x = np.reshape(np.linspace(-1, 1, num=24), [8, 3])
y = np.sum(x, axis=1)
model.fit(x, y, epochs=3, batch_size=4)
print(model.predict(x))
