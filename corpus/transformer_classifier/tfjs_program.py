import tfjs as tf


class TransformerBlock(tf.layers.Layer):
    className = "TransformerBlock"

    def __init__(self, config):
        embed_dim = config["embed_dim"]
        num_heads = config["num_heads"]
        ff_dim = config["ff_dim"]
        rate = config.get("rate", 0.0)
        super().__init__(config)
        self.att = tf.layers.multiHeadAttention(
            {"numHeads": num_heads, "keyDim": embed_dim}
        )
        self.ffn = tf.sequential(
            {
                "layers": [
                    tf.layers.dense({"units": ff_dim, "activation": "relu"}),
                    tf.layers.dense({"units": embed_dim}),
                ]
            }
        )
        self.layernorm1 = tf.layers.layerNormalization({"epsilon": 1e-6})
        self.layernorm2 = tf.layers.layerNormalization({"epsilon": 1e-6})
        self.dropout = tf.layers.dropout({"rate": rate})

    def call(self, inputs, kwargs):
        inputs = inputs[0] if isinstance(inputs, list) else inputs
        attn_output = self.dropout.apply(self.att.apply([inputs, inputs]))
        out1 = self.layernorm1.apply(inputs.add(attn_output))
        return self.layernorm2.apply(out1.add(self.ffn.apply(out1)))


tf.serialization.registerClass(TransformerBlock)


class TokenAndPositionEmbedding(tf.layers.Layer):
    className = "TokenAndPositionEmbedding"

    def __init__(self, config):
        maxlen = config["maxlen"]
        vocab_size = config["vocab_size"]
        embed_dim = config["embed_dim"]
        super().__init__(config)
        self.token_emb = tf.layers.embedding(
            {"inputDim": vocab_size, "outputDim": embed_dim}
        )
        self.pos_emb = tf.layers.embedding({"inputDim": maxlen, "outputDim": embed_dim})
        self.maxlen = maxlen

    def call(self, inputs, kwargs):
        x = inputs[0] if isinstance(inputs, list) else inputs
        positions = tf.range(0, self.maxlen, 1, "int32")
        return self.token_emb.apply(x).add(self.pos_emb.apply(positions))

    def computeOutputShape(self, input_shape):
        return self.token_emb.computeOutputShape(input_shape)


tf.serialization.registerClass(TokenAndPositionEmbedding)


def build_model(vocab_size, maxlen, embed_dim):
    inputs = tf.input({"shape": [maxlen]})
    x = TokenAndPositionEmbedding(
        {"maxlen": maxlen, "vocab_size": vocab_size, "embed_dim": embed_dim}
    ).apply(inputs)
    x = TransformerBlock({"embed_dim": embed_dim, "num_heads": 2, "ff_dim": 8}).apply(x)
    x = tf.layers.globalAveragePooling1d().apply(x)
    x = tf.layers.dense({"units": 5, "activation": "relu"}).apply(x)
    outputs = tf.layers.dense({"units": 2, "activation": "softmax"}).apply(x)
    return tf.model({"inputs": inputs, "outputs": outputs})


vocab_size = 20
maxlen = 6
model = build_model(vocab_size, maxlen, embed_dim=4)

x_train = tf.range(0, 96, 1, "int32").reshape([16, maxlen]).mul(7).mod(vocab_size)
y_train = tf.range(0, 16, 1, "int32").mod(2)

model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.1}),
        "loss": "sparseCategoricalCrossentropy",
        "metrics": ["accuracy"],
    }
)
history = model.fit(
    x_train, y_train, {"batchSize": 4, "epochs": 3, "verbose": 0}
).result()
print(history.history["loss"])
scores = [t.dataSync()[0] for t in model.evaluate(x_train, y_train)]
print("loss:", scores[0])
