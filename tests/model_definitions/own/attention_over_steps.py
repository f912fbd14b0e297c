import keras
import keras.ops as K
from keras.layers import LSTM, Bidirectional, Dense, Embedding, Input


class Attention(keras.layers.Layer):
    """A weighted mean over the steps."""

    def __init__(self, units=5, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.W = self.add_weight(
            name="W", shape=(input_shape[-1], self.units), initializer="glorot_uniform"
        )
        self.b = self.add_weight(name="b", shape=(self.units,), initializer="zeros")
        self.u = self.add_weight(name="u", shape=(self.units, 1), initializer="glorot_uniform")
        super().build(input_shape)

    def call(self, x):
        score = K.matmul(K.tanh(K.matmul(x, self.W) + self.b), self.u)
        weights = K.softmax(score, axis=1)
        return K.sum(x * weights, axis=1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[-1])

    def get_config(self):
        config = super().get_config()
        config.update({"units": self.units})
        return config


tokens = Input(shape=(12,), dtype="int32")
x = Embedding(30, 8)(tokens)
x = Bidirectional(LSTM(4, return_sequences=True))(x)
x = Attention(3)(x)
definition = keras.Model(tokens, Dense(1, activation="sigmoid")(x))
