import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

# Three classes on a small grid.
x_train = np.linspace(-1.0, 1.0, 48).reshape((12, 4))
y_train = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])

model = keras.Sequential(
    [
        layers.Dense(8, activation="relu", input_shape=(4,)),
        layers.Dense(8, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(
    optimizer="adam",
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(x_train, y_train, batch_size=4, epochs=3, verbose=0)

loss, accuracy = model.evaluate(x_train, y_train, verbose=0)
print("Loss:", loss)
print("Accuracy:", accuracy)
print("Final loss:", history.history["loss"][-1])
