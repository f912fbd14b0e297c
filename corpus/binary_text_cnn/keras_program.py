import keras
import numpy as np
from keras.layers import Conv1D, Dense, Embedding, Flatten, GlobalMaxPooling1D, Input
from keras.models import Model

max_words = 15
sequence_length = 8

texts = np.array(
    [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [8, 7, 6, 5, 4, 3, 2, 1],
        [9, 9, 10, 10, 11, 11, 12, 12],
        [14, 13, 12, 11, 10, 9, 8, 7],
    ]
)
labels = np.array([1, 0, 1, 0])

sequence_input = Input(shape=(sequence_length,), dtype="int32")
embedded = Embedding(max_words, 4)(sequence_input)

# One branch for each width of the filters.
branches = []
for width in [2, 3, 4]:
    branch = Conv1D(3, width, activation="tanh")(embedded)
    branch = GlobalMaxPooling1D()(branch)
    branches.append(branch)

merged = keras.layers.concatenate(branches)
predictions = Dense(1, activation="sigmoid")(merged)
model = Model(sequence_input, predictions)
model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(texts, labels, epochs=3, batch_size=2)
print(model.predict(texts))
