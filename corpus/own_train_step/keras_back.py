import tensorflow as tf
import keras
import numpy as np


@keras.saving.register_keras_serializable()
class CustomModel(keras.Model):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(units=units, activation="tanh")
        self.out = keras.layers.Dense(units=1)
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.mae_metric = keras.metrics.MeanAbsoluteError(name="mae")
        self.loss_fn = keras.losses.MeanSquaredError()

    def call(self, inputs):
        return self.out(self.hidden(inputs))

    def train_step(self, data):
        x, y = data

        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)

        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.loss_tracker.update_state(loss)
        self.mae_metric.update_state(y, y_pred)
        return {
            "loss": self.loss_tracker.result(),
            "mae": self.mae_metric.result(),
        }

    def test_step(self, data):
        x, y = data
        y_pred = self(x, training=False)
        self.loss_tracker.update_state(self.loss_fn(y, y_pred))
        self.mae_metric.update_state(y, y_pred)
        return {
            "loss": self.loss_tracker.result(),
            "mae": self.mae_metric.result(),
        }

    @property
    def metrics(self):
        return [self.loss_tracker, self.mae_metric]


x = keras.ops.cast(np.reshape(np.sin(np.arange(64)), [16, 4]), "float32")
y = np.sum(x, axis=1, keepdims=True) * 0.5

model = CustomModel(units=6)
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9))

history = model.fit(x, y, batch_size=4, epochs=3, verbose=0)
print("mae:", history.history["mae"])
