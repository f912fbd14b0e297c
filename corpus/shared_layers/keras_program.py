import keras
import numpy as np
from keras import layers

# Two documents go through the same embedding and the same encoder.
shared_embedding = layers.Embedding(12, 4)
encoder = layers.GlobalAveragePooling1D()

text_input_a = keras.Input(shape=(5,), dtype="int32")
text_input_b = keras.Input(shape=(5,), dtype="int32")
encoded_a = encoder(shared_embedding(text_input_a))
encoded_b = encoder(shared_embedding(text_input_b))

merged = layers.Multiply()([encoded_a, encoded_b])
outputs = layers.Dense(1, activation="sigmoid")(merged)
model = keras.Model([text_input_a, text_input_b], outputs)
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])

questions = np.array(
    [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 1, 3, 5, 7], [2, 4, 6, 8, 0]]
)
answers = np.array(
    [[5, 4, 3, 2, 1], [1, 1, 2, 2, 3], [7, 5, 3, 1, 11], [9, 9, 9, 9, 9]]
)
labels = np.array([1, 0, 1, 0])
model.fit([questions, answers], labels, epochs=3, batch_size=2, verbose=0)
print(model.evaluate([questions, answers], labels, verbose=0))
