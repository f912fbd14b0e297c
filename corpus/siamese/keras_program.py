import keras
import numpy as np
from keras import layers


def create_base_network(input_dim):
    """Base network to be shared."""
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(8, activation="relu")(inputs)
    x = layers.Dense(4, activation="tanh")(x)
    return keras.Model(inputs, x, name="embedding")


base_network = create_base_network(5)

# Both towers have the same weights.
input_a = keras.Input(shape=(5,))
input_b = keras.Input(shape=(5,))
tower_a = base_network(input_a)
tower_b = base_network(input_b)

similarity = layers.Dot(axes=1, normalize=True)([tower_a, tower_b])
score = layers.Dense(1, activation="sigmoid")(similarity)
model = keras.Model(inputs=[input_a, input_b], outputs=score)

left = np.linspace(-1, 1, 30).reshape(6, 5)
right = left[::-1]
labels = np.array([0, 0, 1, 1, 0, 0])

model.compile(loss="binary_crossentropy", optimizer="rmsprop")
model.fit([left, right], labels, batch_size=3, epochs=3)
print(model.predict([left, right]))
