import keras
import numpy as np
from keras import layers


class Heads(keras.Model):
    def __init__(self):
        super().__init__()
        self.shared = layers.Dense(5, activation="elu")
        self.price = layers.Dense(1)
        self.kind = layers.Dense(3, activation="softmax")

    def call(self, inputs):
        x = self.shared(inputs)
        return {"price": self.price(x), "kind": self.kind(x)}


x = np.sin(np.arange(48, dtype="float32")).reshape((12, 4))
y = {
    "price": np.cos(np.arange(12, dtype="float32")).reshape((12, 1)),
    "kind": keras.utils.to_categorical(np.arange(12) % 3, 3),
}
model = Heads()
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05),
    loss={"price": "mse", "kind": "categorical_crossentropy"},
    loss_weights={"price": 1.0, "kind": 0.5},
)
