import tfjs as tf

wide = tf.input({"shape": [3], "name": "wide"})
deep = tf.input({"shape": [5], "name": "deep"})

hidden = tf.layers.dense({"units": 8, "activation": "relu"}).apply(deep)
hidden = tf.layers.layerNormalization().apply(hidden)
hidden = tf.layers.dense({"units": 4, "activation": "selu"}).apply(hidden)
merged = tf.layers.concatenate({}).apply([wide, hidden])

score = tf.layers.dense({"units": 1, "name": "score"}).apply(merged)
auxiliary = tf.layers.dense({"units": 1, "name": "auxiliary"}).apply(hidden)

model = tf.model({"inputs": [wide, deep], "outputs": [score, auxiliary]})
model.compile(
    {
        "optimizer": tf.train.adagrad({"learningRate": 0.05}),
        "loss": ["meanSquaredError", "meanAbsoluteError"],
    }
)

x_wide = tf.linspace(0.0, 1.0, 18).reshape([6, 3])
x_deep = tf.range(0, 30).sin().reshape([6, 5])
targets = tf.linspace(-1.0, 1.0, 6).reshape([6, 1])

history = model.fit(
    [x_wide, x_deep], [targets, targets], {"epochs": 3, "batchSize": 2, "verbose": 0}
).result()
print(history.history["loss"])
scores, _ = model.predict([x_wide, x_deep])
print(scores.shape)
