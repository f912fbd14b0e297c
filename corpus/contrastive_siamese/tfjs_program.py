import numpy as np
import tfjs as tf


def euclidean_distance(vects):
    x, y = vects
    sum_square = x.sub(y).square().sum(1, True)
    return sum_square.maximum(1e-7).sqrt()


def contrastive_loss(margin=1.0):
    def loss(y_true, y_pred):
        square_pred = y_pred.square()
        margin_square = tf.scalar(margin).sub(y_pred).maximum(0).square()
        return (
            tf.scalar(1)
            .sub(y_true)
            .mul(square_pred)
            .add(y_true.mul(margin_square))
            .mean()
        )

    return loss


def make_pairs(x, digits):
    """Each sample with one of its class and one of another class."""
    pairs = []
    labels = []
    for place in range(x.shape[0]):
        same = [
            i
            for i in range(x.shape[0])
            if digits.gather(i).equal(digits.gather(place)) and i != place
        ]
        other = [
            i
            for i in range(x.shape[0])
            if digits.gather(i).notEqual(digits.gather(place))
        ]
        pairs.append([x.gather(place), x.gather(same[0])])
        labels.append(0)
        pairs.append([x.gather(place), x.gather(other[place % len(other)])])
        labels.append(1)
    return tf.tensor(pairs), tf.tensor(labels, None, "int32").cast("float32")


def create_base_network(input_shape):
    input = tf.input({"shape": input_shape})
    x = tf.layers.flatten().apply(input)
    x = tf.layers.dense({"units": 8, "activation": "tanh"}).apply(x)
    x = tf.layers.dense({"units": 4, "activation": "tanh"}).apply(x)
    return tf.model({"inputs": input, "outputs": x})


rng = np.random.default_rng(12)
digits = tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], "int32")
x = tf.tensor(rng.normal(size=(8, 3, 3))).add(digits.reshape([-1, 1, 1]))
pairs, labels = make_pairs(x.cast("float32"), digits)
print(pairs.shape, labels.shape)

base_network = create_base_network((3, 3))
input_a = tf.input({"shape": [3, 3]})
input_b = tf.input({"shape": [3, 3]})
processed_a = base_network.apply(input_a)
processed_b = base_network.apply(input_b)
distance = tf.layers.lambda_(
    {"function": euclidean_distance, "name": "distance"}
).apply([processed_a, processed_b])
model = tf.model({"inputs": [input_a, input_b], "outputs": distance})
model.compile({"loss": contrastive_loss(margin=1.5), "optimizer": "sgd"})
history = model.fit(
    [pairs.gather(0, 1), pairs.gather(1, 1)],
    labels,
    {"batchSize": 8, "epochs": 4, "verbose": 0},
).result()
print(history.history["loss"])

distances = model.predict([pairs.gather(0, 1), pairs.gather(1, 1)])
distances.slice([0], [min(2, distances.shape[0])]).print()
