import keras
import numpy as np

model = keras.Sequential()
model.add(keras.layers.Dense(units=2, activation="relu", input_shape=[1]))
model.add(keras.layers.Dense(units=1))
print(model.predict(np.array([[1], [2], [3]])))
