import keras
import numpy as np

max_features = 20
maxlen = 6

x_train = np.array(
    [
        [1, 4, 7, 2, 0, 0],
        [1, 9, 3, 0, 0, 0],
        [1, 12, 14, 6, 8, 2],
        [1, 5, 5, 19, 2, 0],
    ]
)
y_train = np.array([1, 0, 1, 0])

print("Build model...")
model = keras.Sequential()
model.add(keras.layers.Embedding(input_dim=max_features, output_dim=4, mask_zero=True))
model.add(keras.layers.LSTM(units=5))
model.add(keras.layers.Dense(units=1, activation="sigmoid"))

model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])

print("Train...")
model.fit(x_train, y_train, batch_size=2, epochs=2, verbose=0)
score, acc = model.evaluate(x_train, y_train, batch_size=2)
print("Test score:", score)
print("Test accuracy:", acc)
