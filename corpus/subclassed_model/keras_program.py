import keras
import numpy as np
from keras import layers


class MLPBlock(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense_1 = layers.Dense(units, activation="relu")
        self.dense_2 = layers.Dense(units, use_bias=False)
        self.norm = layers.BatchNormalization()

    def call(self, inputs, training=None):
        x = self.dense_2(self.dense_1(inputs))
        return self.norm(x, training=training)


class Classifier(keras.Model):
    """Two blocks and a softmax."""

    def __init__(self, units=6, num_classes=3, **kwargs):
        super().__init__(**kwargs)
        self.block_1 = MLPBlock(units)
        self.block_2 = MLPBlock(units)
        self.dropout = layers.Dropout(0.5)
        self.classifier = layers.Dense(num_classes, activation="softmax")

    def call(self, inputs, training=None):
        x = self.block_1(inputs, training=training)
        x = keras.activations.relu(x)
        x = self.block_2(x, training=training)
        return self.classifier(x)


rng = np.random.default_rng(7)
x = rng.standard_normal((24, 5)).astype("float32")
y = rng.integers(0, 3, size=24)

model = Classifier(num_classes=3)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.02),
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
history = model.fit(x, y, batch_size=8, epochs=3, validation_split=0.25, verbose=0)
print("val_loss:", history.history["val_loss"])
loss, accuracy = model.evaluate(x, y, verbose=0)
print(f"loss {loss:.3f}, accuracy {accuracy:.3f}")
probabilities = model.predict(x[:4], verbose=0)
print(np.argmax(probabilities, axis=-1))
