import tfjs as tf

max_words = 15
sequence_length = 8

texts = tf.tensor2d(
    [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [8, 7, 6, 5, 4, 3, 2, 1],
        [9, 9, 10, 10, 11, 11, 12, 12],
        [14, 13, 12, 11, 10, 9, 8, 7],
    ],
    [4, 8],
)
labels = tf.tensor1d([1, 0, 1, 0])

sequence_input = tf.input({"shape": [sequence_length], "dtype": "int32"})
embedded = tf.layers.embedding({"inputDim": max_words, "outputDim": 4}).apply(
    sequence_input
)

# One branch for each width of the filters.
branches = []
for width in [2, 3, 4]:
    branch = tf.layers.conv1d(
        {"filters": 3, "kernelSize": width, "activation": "tanh"}
    ).apply(embedded)
    branch = tf.layers.globalMaxPooling1d().apply(branch)
    branches.append(branch)

merged = tf.layers.concatenate({}).apply(branches)
predictions = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(merged)
model = tf.model({"inputs": sequence_input, "outputs": predictions})
model.compile(
    {"loss": "binaryCrossentropy", "optimizer": "sgd", "metrics": ["accuracy"]}
)
model.fit(texts, labels, {"epochs": 3, "batchSize": 2})
model.predict(texts).print()
