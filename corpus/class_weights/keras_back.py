import keras
import numpy as np

features = np.reshape(np.linspace(-1, 1, num=40), [10, 4])
targets = np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])

# Weight the classes by how rare they are.
counts = [8, 2]
weight_for_0 = 1.0 / counts[0]
weight_for_1 = 1.0 / counts[1]

model = keras.Sequential(
    [
        keras.layers.Dense(units=8, activation="relu", input_shape=[4]),
        keras.layers.Dense(units=1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy"
)

history = model.fit(
    features,
    targets,
    batch_size=5,
    epochs=3,
    verbose=0,
    class_weight={0: weight_for_0, 1: weight_for_1},
)
print("losses:", history.history["loss"])
