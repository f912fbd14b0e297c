import keras
import numpy as np

x_train = np.linspace(0.0, 1.0, 32).reshape(8, 4)
y_train = np.array([[0], [1], [0], [1], [1], [0], [1], [0]])

model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        keras.layers.Dense(6, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(loss="binary_crossentropy", optimizer="adam")

batch_size = 4
epochs = 2
for epoch in range(epochs):
    for start in range(0, len(x_train), batch_size):
        x_batch = x_train[start : start + batch_size]
        y_batch = y_train[start : start + batch_size]
        loss = model.train_on_batch(x_batch, y_batch)
    print("Epoch", epoch + 1)

print(model.predict(x_train[:2]))
