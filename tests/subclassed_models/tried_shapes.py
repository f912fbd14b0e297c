import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Attended(layers.Layer):
    """Attention in several heads, whose output shape nothing but a call tells."""

    def __init__(self, heads, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads
        self.projection = layers.Dense(4)

    def call(self, inputs):
        apart = tf.reshape(self.projection(inputs), (-1, 4, self.heads, 2))
        apart = tf.transpose(apart, perm=[0, 2, 1, 3])
        scores = tf.nn.softmax(tf.matmul(apart, apart, transpose_b=True), axis=-1)
        joined = tf.transpose(tf.matmul(scores, apart), perm=[0, 2, 1, 3])
        return tf.reshape(joined, (-1, 4, 2 * self.heads))


class Inside(keras.Model):
    """A functional model inside, which asks a layer of the program for its shape."""

    def __init__(self):
        super().__init__()
        inputs = keras.Input(shape=(4, 3))
        self.encoder = keras.Model(inputs, Attended(2)(inputs))
        self.dense = layers.Dense(1)
        self.total_tracker = keras.metrics.Mean(name="total")
        self.spread_tracker = keras.metrics.Mean(name="spread")

    @property
    def metrics(self):
        return [self.total_tracker, self.spread_tracker]

    def call(self, inputs):
        return self.dense(tf.reduce_mean(self.encoder(inputs), axis=1))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            made = self(x, training=True)
            loss = tf.reduce_mean(tf.square(y - made))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        self.total_tracker.update_state(loss)
        self.spread_tracker.update_state(tf.abs(made))
        return {"total": self.total_tracker.result(), "spread": self.spread_tracker.result()}


x = np.sin(np.arange(144, dtype="float32")).reshape((12, 4, 3))
y = np.cos(np.arange(12, dtype="float32")).reshape((12, 1))
model = Inside()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1))
