import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Dense, Flatten, Input, Lambda
from tensorflow.keras.models import Model


def euclidean_distance(vects):
    x, y = vects
    sum_square = tf.reduce_sum(tf.square(x - y), axis=1, keepdims=True)
    return tf.sqrt(tf.maximum(sum_square, 1e-7))


def contrastive_loss(margin=1.0):
    def loss(y_true, y_pred):
        square_pred = tf.square(y_pred)
        margin_square = tf.square(tf.maximum(margin - y_pred, 0))
        return tf.reduce_mean((1 - y_true) * square_pred + y_true * margin_square)

    return loss


def make_pairs(x, digits):
    """Each sample with one of its class and one of another class."""
    pairs = []
    labels = []
    for place in range(len(x)):
        same = [i for i in range(len(x)) if digits[i] == digits[place] and i != place]
        other = [i for i in range(len(x)) if digits[i] != digits[place]]
        pairs.append([x[place], x[same[0]]])
        labels.append(0)
        pairs.append([x[place], x[other[place % len(other)]]])
        labels.append(1)
    return np.array(pairs), np.array(labels).astype("float32")


def create_base_network(input_shape):
    input = Input(shape=input_shape)
    x = Flatten()(input)
    x = Dense(8, activation="tanh")(x)
    x = Dense(4, activation="tanh")(x)
    return Model(input, x)


rng = np.random.default_rng(12)
digits = np.array([0, 1, 2, 0, 1, 2, 0, 1])
x = rng.normal(size=(8, 3, 3)) + digits.reshape(-1, 1, 1)
pairs, labels = make_pairs(x.astype("float32"), digits)
print(pairs.shape, labels.shape)

base_network = create_base_network((3, 3))
input_a = Input(shape=(3, 3))
input_b = Input(shape=(3, 3))
processed_a = base_network(input_a)
processed_b = base_network(input_b)
distance = Lambda(euclidean_distance, name="distance")([processed_a, processed_b])
model = Model([input_a, input_b], distance)
model.compile(loss=contrastive_loss(margin=1.5), optimizer="sgd")
history = model.fit(
    [pairs[:, 0], pairs[:, 1]], labels, batch_size=8, epochs=4, verbose=0
)
print(history.history["loss"])

distances = model.predict([pairs[:, 0], pairs[:, 1]], verbose=0)
print(distances[:2])
