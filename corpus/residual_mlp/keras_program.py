import keras
import numpy as np
from keras import layers

num_blocks = 3
width = 6

inputs = keras.Input(shape=(width,))
x = inputs
for i in range(num_blocks):
    y = layers.LayerNormalization(name=f"norm_{i}")(x)
    y = layers.Dense(width * 2, activation="relu", name=f"expand_{i}")(y)
    y = layers.Dense(width, name=f"project_{i}")(y)
    x = layers.add([x, y])

outputs = layers.Dense(2, activation="softmax")(x)
model = keras.Model(inputs, outputs)

x_train = np.sin(np.arange(8 * width)).reshape(8, width)
y_train = np.array([0, 1, 0, 1, 0, 1, 0, 1])
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=2, batch_size=4)
