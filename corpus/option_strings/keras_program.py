import keras
import numpy as np

# Data format, initializer, loss and metric are named by strings.
model = keras.Sequential()
model.add(keras.layers.Flatten(data_format="channels_first", input_shape=[2, 1, 2]))
model.add(
    keras.layers.Dense(
        units=3, activation="softmax", kernel_initializer="glorot_normal"
    )
)
model.compile(
    optimizer="sgd", loss="categorical_crossentropy", metrics=["categorical_accuracy"]
)

xs = np.array([[[[1, 0]], [[0, 1]]], [[[0, 1]], [[1, 1]]]])
ys = np.array([[1, 0, 0], [0, 0, 1]])
model.fit(xs, ys, epochs=10)
print(model.predict(xs))
