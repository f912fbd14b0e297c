import keras
import numpy as np

num_blocks = 3
width = 6

inputs = keras.Input(shape=[width])
x = inputs
for i in range(num_blocks):
    y = keras.layers.LayerNormalization(name=f"norm_{i}")(x)
    y = keras.layers.Dense(units=width * 2, activation="relu", name=f"expand_{i}")(y)
    y = keras.layers.Dense(units=width, name=f"project_{i}")(y)
    x = x + y

outputs = keras.layers.Dense(units=2, activation="softmax")(x)
model = keras.Model(inputs, outputs)

x_train = np.reshape(np.sin(np.arange(8 * width)), [8, width])
y_train = np.array([0, 1, 0, 1, 0, 1, 0, 1])
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.05),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=2, batch_size=4)
