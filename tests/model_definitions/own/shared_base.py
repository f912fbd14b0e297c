import keras
from keras import layers, ops
from keras.models import Sequential


def create_base_network(input_shape):
    return Sequential(
        [
            layers.Input(shape=input_shape),
            layers.Flatten(),
            layers.Dense(16, activation="relu"),
            layers.Dropout(0.1),
            layers.Dense(8, activation="relu"),
        ],
        name="base",
    )


def euclidean_distance(vects):
    x, y = vects
    sum_square = ops.sum(ops.square(x - y), axis=1, keepdims=True)
    return ops.sqrt(ops.maximum(sum_square, 1e-7))


shape = (6, 6)
base_network = create_base_network(shape)
input_a = layers.Input(shape=shape)
input_b = layers.Input(shape=shape)
processed_a = base_network(input_a)
processed_b = base_network(input_b)
distance = layers.Lambda(euclidean_distance, output_shape=(1,))([processed_a, processed_b])
similarity = layers.Dot(axes=1, normalize=True)([processed_a, processed_b])
apart = ops.abs(processed_a - processed_b)
score = layers.Dense(1, activation="sigmoid")(apart)
definition = keras.Model([input_a, input_b], [distance, similarity, score])
