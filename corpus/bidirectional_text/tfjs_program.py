import tfjs as tf

vocabulary = 16
embedding_dim = 4

# Input for variable-length sequences of integers
inputs = tf.input({"shape": [None], "dtype": "int32"})
x = tf.layers.embedding({"inputDim": vocabulary, "outputDim": embedding_dim}).apply(
    inputs
)
# Add 2 bidirectional LSTMs
x = tf.layers.bidirectional(
    {
        "layer": tf.layers.lstm(
            {
                "units": 3,
                "recurrentActivation": "sigmoid",
                "unitForgetBias": True,
                "returnSequences": True,
            }
        )
    }
).apply(x)
x = tf.layers.bidirectional(
    {
        "layer": tf.layers.lstm(
            {"units": 3, "recurrentActivation": "sigmoid", "unitForgetBias": True}
        )
    }
).apply(x)
outputs = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile(
    {"optimizer": "sgd", "loss": "binaryCrossentropy", "metrics": ["accuracy"]}
)

x_train = tf.tensor2d(
    [[3, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9], [3, 2, 3, 8, 4]], [4, 5]
)
y_train = tf.tensor1d([0, 1, 1, 0])
model.fit(
    x_train,
    y_train,
    {"batchSize": 2, "epochs": 2, "validationData": [x_train, y_train]},
)
model.predict(x_train).print()
