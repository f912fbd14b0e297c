import numpy as np
import keras
from keras import layers

vocabulary = 16
embedding_dim = 4

# Input for variable-length sequences of integers
inputs = keras.Input(shape=(None,), dtype="int32")
x = layers.Embedding(vocabulary, embedding_dim)(inputs)
# Add 2 bidirectional LSTMs
x = layers.Bidirectional(layers.LSTM(3, return_sequences=True))(x)
x = layers.Bidirectional(layers.LSTM(3))(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])

x_train = np.array([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9], [3, 2, 3, 8, 4]])
y_train = np.array([0, 1, 1, 0])
model.fit(x_train, y_train, batch_size=2, epochs=2, validation_data=(x_train, y_train))
print(model.predict(x_train))
