import tfjs as tf

# Attention over time steps, written with plain layers.
inputs = tf.input({"shape": [5, 3]})
hidden = tf.layers.lstm(
    {
        "units": 4,
        "recurrentActivation": "sigmoid",
        "unitForgetBias": True,
        "returnSequences": True,
    }
).apply(inputs)
scores = tf.layers.dense({"units": 1, "activation": "tanh"}).apply(hidden)
scores = tf.layers.flatten().apply(scores)
weights = tf.layers.softmax({"axis": -1}).apply(scores)
weights = tf.layers.repeatVector({"n": 4}).apply(weights)
weights = tf.layers.permute({"dims": [2, 1]}).apply(weights)
weighted = tf.layers.multiply({}).apply([hidden, weights])
context = tf.layers.globalAveragePooling1d().apply(weighted)
outputs = tf.layers.dense({"units": 1}).apply(context)

model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

x = tf.range(0, 4 * 5 * 3).cos().reshape([4, 5, 3])
y = tf.tensor1d([0.0, 1.0, -1.0, 0.5])
model.fit(x, y, {"epochs": 2, "batchSize": 2})
print(model.predict(x).shape)
