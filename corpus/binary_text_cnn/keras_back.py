import keras
import numpy as np

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

sequence_input = keras.Input(shape=[sequence_length], dtype="int32")
embedded = keras.layers.Embedding(input_dim=max_words, output_dim=4)(sequence_input)

# One branch for each width of the filters.
branches = []
for width in [2, 3, 4]:
    branch = keras.layers.Conv1D(filters=3, kernel_size=width, activation="tanh")(
        embedded
    )
    branch = keras.layers.GlobalMaxPooling1D()(branch)
    branches.append(branch)

merged = keras.layers.Concatenate()(branches)
predictions = keras.layers.Dense(units=1, activation="sigmoid")(merged)
model = keras.Model(sequence_input, predictions)
model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(texts, labels, epochs=3, batch_size=2)
print(model.predict(texts))
