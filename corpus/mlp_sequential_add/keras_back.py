import keras
import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])

model = keras.Sequential()
model.add(keras.layers.Dense(units=8, input_dim=2))
model.add(keras.layers.Activation(activation="tanh"))
model.add(keras.layers.Dropout(rate=0.0))
model.add(keras.layers.Dense(units=1))
model.add(keras.layers.Activation(activation="sigmoid"))

sgd = keras.optimizers.SGD(learning_rate=0.1)
model.compile(loss="binary_crossentropy", optimizer=sgd)

model.fit(X, y, batch_size=1, epochs=5, verbose=0)
print(model.predict(X))
