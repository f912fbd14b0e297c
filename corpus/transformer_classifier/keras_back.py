import keras
import numpy as np


@keras.saving.register_keras_serializable()
class TransformerBlock(keras.layers.Layer):
    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.0, **kwargs):
        super().__init__(**kwargs)
        self.att = keras.layers.MultiHeadAttention(
            num_heads=num_heads, key_dim=embed_dim
        )
        self.ffn = keras.Sequential(
            [
                keras.layers.Dense(units=ff_dim, activation="relu"),
                keras.layers.Dense(units=embed_dim),
            ]
        )
        self.layernorm1 = keras.layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = keras.layers.LayerNormalization(epsilon=1e-6)
        self.dropout = keras.layers.Dropout(rate=rate)

    def call(self, inputs):
        attn_output = self.dropout(self.att(inputs, inputs))
        out1 = self.layernorm1(inputs + attn_output)
        return self.layernorm2(out1 + self.ffn(out1))


@keras.saving.register_keras_serializable()
class TokenAndPositionEmbedding(keras.layers.Layer):
    def __init__(self, maxlen, vocab_size, embed_dim, **kwargs):
        super().__init__(**kwargs)
        self.token_emb = keras.layers.Embedding(
            input_dim=vocab_size, output_dim=embed_dim
        )
        self.pos_emb = keras.layers.Embedding(input_dim=maxlen, output_dim=embed_dim)
        self.maxlen = maxlen

    def call(self, x):
        positions = np.arange(self.maxlen, dtype="int32")
        return self.token_emb(x) + self.pos_emb(positions)

    def compute_output_shape(self, input_shape):
        return self.token_emb.compute_output_shape(input_shape)


def build_model(vocab_size, maxlen, embed_dim):
    inputs = keras.Input(shape=[maxlen])
    x = TokenAndPositionEmbedding(
        maxlen=maxlen, vocab_size=vocab_size, embed_dim=embed_dim
    )(inputs)
    x = TransformerBlock(embed_dim=embed_dim, num_heads=2, ff_dim=8)(x)
    x = keras.layers.GlobalAveragePooling1D()(x)
    x = keras.layers.Dense(units=5, activation="relu")(x)
    outputs = keras.layers.Dense(units=2, activation="softmax")(x)
    return keras.Model(inputs, outputs)


vocab_size = 20
maxlen = 6
model = build_model(vocab_size, maxlen, embed_dim=4)

x_train = np.reshape(np.arange(96), [16, maxlen]) * 7 % vocab_size
y_train = np.arange(16) % 2

model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.1),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(x_train, y_train, batch_size=4, epochs=3, verbose=0)
print(history.history["loss"])
scores = model.evaluate(x_train, y_train)
print("loss:", scores[0])
