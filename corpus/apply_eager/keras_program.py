import keras
import numpy as np

flatten = keras.layers.Flatten()

print(flatten(np.ones([2, 3, 4])))
