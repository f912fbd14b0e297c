import keras
import numpy as np

# Three classes on a small grid.
x_train = np.reshape(np.linspace(-1.0, 1.0, num=48), [12, 4])
y_train = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])

model = keras.Sequential(
    [
        keras.layers.Dense(units=8, activation="relu", input_shape=[4]),
        keras.layers.Dense(units=8, activation="relu"),
        keras.layers.Dense(units=3, activation="softmax"),
    ]
)
model.compile(
    optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
)
history = model.fit(x_train, y_train, batch_size=4, epochs=3, verbose=0)

loss, accuracy = model.evaluate(x_train, y_train)
print("Loss:", loss)
print("Accuracy:", accuracy)
print("Final loss:", history.history["loss"][-1])
