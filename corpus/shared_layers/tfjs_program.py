import tfjs as tf

# Two documents go through the same embedding and the same encoder.
shared_embedding = tf.layers.embedding({"inputDim": 12, "outputDim": 4})
encoder = tf.layers.globalAveragePooling1d()

text_input_a = tf.input({"shape": [5], "dtype": "int32"})
text_input_b = tf.input({"shape": [5], "dtype": "int32"})
encoded_a = encoder.apply(shared_embedding.apply(text_input_a))
encoded_b = encoder.apply(shared_embedding.apply(text_input_b))

merged = tf.layers.multiply({}).apply([encoded_a, encoded_b])
outputs = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(merged)
model = tf.model({"inputs": [text_input_a, text_input_b], "outputs": outputs})
model.compile(
    {"optimizer": "sgd", "loss": "binaryCrossentropy", "metrics": ["accuracy"]}
)

questions = tf.tensor2d(
    [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 1, 3, 5, 7], [2, 4, 6, 8, 0]], [4, 5]
)
answers = tf.tensor2d(
    [[5, 4, 3, 2, 1], [1, 1, 2, 2, 3], [7, 5, 3, 1, 11], [9, 9, 9, 9, 9]], [4, 5]
)
labels = tf.tensor1d([1, 0, 1, 0])
model.fit([questions, answers], labels, {"epochs": 3, "batchSize": 2, "verbose": 0})
print([t.dataSync()[0] for t in model.evaluate([questions, answers], labels)])
