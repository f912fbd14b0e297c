import keras
import numpy as np
from keras import layers

features = np.linspace(-1, 1, 40).reshape(10, 4)
targets = np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])

# Weight the classes by how rare they are.
counts = [8, 2]
weight_for_0 = 1.0 / counts[0]
weight_for_1 = 1.0 / counts[1]

model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        layers.Dense(8, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy")

history = model.fit(
    features,
    targets,
    batch_size=5,
    epochs=3,
    verbose=0,
    class_weight={0: weight_for_0, 1: weight_for_1},
)
print("losses:", history.history["loss"])
