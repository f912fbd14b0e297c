import keras
import numpy as np


@keras.saving.register_keras_serializable()
class MLPBlock(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense_1 = keras.layers.Dense(units=units, activation="relu")
        self.dense_2 = keras.layers.Dense(units=units, use_bias=False)
        self.norm = keras.layers.BatchNormalization()

    def call(self, inputs, training=None):
        x = self.dense_2(self.dense_1(inputs))
        return self.norm(x, training=training)

    def compute_output_shape(self, input_shape):
        return self.dense_2.compute_output_shape(
            self.dense_1.compute_output_shape(input_shape)
        )


@keras.saving.register_keras_serializable()
class Classifier(keras.Model):
    """Two blocks and a softmax."""

    def __init__(self, units=6, num_classes=3, **kwargs):
        super().__init__(**kwargs)
        self.block_1 = MLPBlock(units=units)
        self.block_2 = MLPBlock(units=units)
        self.dropout = keras.layers.Dropout(rate=0.5)
        self.classifier = keras.layers.Dense(units=num_classes, activation="softmax")

    def call(self, inputs, training=None):
        x = self.block_1(inputs, training=training)
        x = keras.ops.relu(x)
        x = self.block_2(x, training=training)
        return self.classifier(x)


rng = np.random.default_rng(7)
x = keras.ops.cast(rng.standard_normal((24, 5)), "float32")
y = rng.integers(0, 3, size=24)

model = Classifier(num_classes=3)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.02),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(x, y, batch_size=8, epochs=3, validation_split=0.25, verbose=0)
print("val_loss:", history.history["val_loss"])
loss, accuracy = model.evaluate(x, y)
print(f"loss {loss:.3f}, accuracy {accuracy:.3f}")
probabilities = model.predict(x[:4])
print(probabilities.argmax(axis=-1))
