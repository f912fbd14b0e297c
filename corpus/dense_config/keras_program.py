import keras
import numpy as np

dense = keras.layers.Dense(units=1, input_shape=[1])
print(dense(np.array([[1], [2]])))
