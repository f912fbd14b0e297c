import numpy as np
from keras.layers import LSTM, Dense, Embedding
from keras.models import Sequential

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
model = Sequential()
model.add(Embedding(max_features, 4, mask_zero=True))
model.add(LSTM(5))
model.add(Dense(1, activation="sigmoid"))

model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])

print("Train...")
model.fit(x_train, y_train, batch_size=2, epochs=2, verbose=0)
score, acc = model.evaluate(x_train, y_train, batch_size=2, verbose=0)
print("Test score:", score)
print("Test accuracy:", acc)
