import tfjs as tf


def create_base_network(input_dim):
    """Base network to be shared."""
    inputs = tf.input({"shape": [input_dim]})
    x = tf.layers.dense({"units": 8, "activation": "relu"}).apply(inputs)
    x = tf.layers.dense({"units": 4, "activation": "tanh"}).apply(x)
    return tf.model({"inputs": inputs, "outputs": x, "name": "embedding"})


base_network = create_base_network(5)

# Both towers have the same weights.
input_a = tf.input({"shape": [5]})
input_b = tf.input({"shape": [5]})
tower_a = base_network.apply(input_a)
tower_b = base_network.apply(input_b)

similarity = tf.layers.dot({"axes": 1, "normalize": True}).apply([tower_a, tower_b])
score = tf.layers.dense({"units": 1, "activation": "sigmoid"}).apply(similarity)
model = tf.model({"inputs": [input_a, input_b], "outputs": score})

left = tf.linspace(-1, 1, 30).reshape([6, 5])
right = left.reverse(0)
labels = tf.tensor1d([0, 0, 1, 1, 0, 0])

model.compile({"loss": "binaryCrossentropy", "optimizer": "rmsprop"})
model.fit([left, right], labels, {"batchSize": 3, "epochs": 3})
model.predict([left, right]).print()
