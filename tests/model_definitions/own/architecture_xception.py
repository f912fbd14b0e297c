from keras.applications import Xception
from keras.layers import Input

definition = Xception(include_top=False, weights=None, input_tensor=Input((71, 71, 3)))
