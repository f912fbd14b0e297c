import keras
import numpy as np

vocabulary = 16
embedding_dim = 4

# Input for variable-length sequences of integers
inputs = keras.Input(shape=[None], dtype="int32")
x = keras.layers.Embedding(input_dim=vocabulary, output_dim=embedding_dim)(inputs)
# Add 2 bidirectional LSTMs
x = keras.layers.Bidirectional(layer=keras.layers.LSTM(units=3, return_sequences=True))(
    x
)
x = keras.layers.Bidirectional(layer=keras.layers.LSTM(units=3))(x)
outputs = keras.layers.Dense(units=1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])

x_train = np.array([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9], [3, 2, 3, 8, 4]])
y_train = np.array([0, 1, 1, 0])
model.fit(x_train, y_train, batch_size=2, epochs=2, validation_data=[x_train, y_train])
print(model.predict(x_train))
