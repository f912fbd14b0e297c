import keras
import numpy as np
import tensorflow as tf
from keras import layers


class OwnStep(keras.Model):
    """A functional model with a training step of its own."""

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=predicted)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, predicted)
        return {"loss": self.metrics[0].result()}


inputs = keras.Input(shape=(4,))
outputs = layers.Dense(1)(layers.Dense(5, activation="tanh")(inputs))
x = np.sin(np.arange(48, dtype="float32")).reshape((12, 4))
y = np.cos(np.arange(12, dtype="float32")).reshape((12, 1))
model = OwnStep(inputs, outputs)
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse", metrics=["mae"])
