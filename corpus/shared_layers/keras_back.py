import keras
import numpy as np

# Two documents go through the same embedding and the same encoder.
shared_embedding = keras.layers.Embedding(input_dim=12, output_dim=4)
encoder = keras.layers.GlobalAveragePooling1D()

text_input_a = keras.Input(shape=[5], dtype="int32")
text_input_b = keras.Input(shape=[5], dtype="int32")
encoded_a = encoder(shared_embedding(text_input_a))
encoded_b = encoder(shared_embedding(text_input_b))

merged = encoded_a * encoded_b
outputs = keras.layers.Dense(units=1, activation="sigmoid")(merged)
model = keras.Model([text_input_a, text_input_b], outputs)
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])

questions = np.array(
    [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 1, 3, 5, 7], [2, 4, 6, 8, 0]]
)
answers = np.array(
    [[5, 4, 3, 2, 1], [1, 1, 2, 2, 3], [7, 5, 3, 1, 11], [9, 9, 9, 9, 9]]
)
labels = np.array([1, 0, 1, 0])
model.fit([questions, answers], labels, epochs=3, batch_size=2, verbose=0)
print(model.evaluate([questions, answers], labels))
