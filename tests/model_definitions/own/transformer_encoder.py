import keras
import numpy as np
from keras import layers


class PositionalEmbedding(layers.Layer):
    def __init__(self, sequence_length, vocab_size, embed_dim, **kwargs):
        super().__init__(**kwargs)
        self.token_emb = layers.Embedding(input_dim=vocab_size, output_dim=embed_dim)
        self.pos_emb = layers.Embedding(input_dim=sequence_length, output_dim=embed_dim)

    def call(self, x):
        length = x.shape[-1]
        positions = keras.ops.arange(0, length, 1)
        return self.token_emb(x) + self.pos_emb(positions)


def encoder(inputs, head_size, num_heads, ff_dim, dropout=0.0):
    x = layers.MultiHeadAttention(key_dim=head_size, num_heads=num_heads, dropout=dropout)(
        inputs, inputs
    )
    x = layers.Dropout(dropout)(x)
    x = layers.LayerNormalization(epsilon=1e-6)(x)
    res = x + inputs
    x = layers.Conv1D(filters=ff_dim, kernel_size=1, activation="relu")(res)
    x = layers.Conv1D(filters=inputs.shape[-1], kernel_size=1)(x)
    return layers.LayerNormalization(epsilon=1e-6)(x) + res


def build_model(length, vocab_size, head_size=4, num_heads=2, blocks=2, mlp_units=(8,)):
    inputs = keras.Input(shape=(length,), dtype="int32")
    x = PositionalEmbedding(length, vocab_size, 8)(inputs)
    for _ in range(blocks):
        x = encoder(x, head_size, num_heads, ff_dim=6, dropout=0.1)
    x = layers.GlobalAveragePooling1D()(x)
    for dim in mlp_units:
        x = layers.Dense(dim, activation="relu")(x)
    return keras.Model(inputs, layers.Dense(int(np.sqrt(16)), activation="softmax")(x))


definition = build_model(10, 20)
