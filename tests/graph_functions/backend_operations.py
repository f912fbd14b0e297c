"""Operations of keras.backend on layers' numbers."""

import json

import numpy as np
import tensorflow as tf
from keras import backend as K

tf.compat.v1.disable_eager_execution()
K.set_learning_phase(0)
K.clear_session()
x = K.constant(np.cos(np.arange(48.0)).reshape((1, 4, 4, 3)))
k = K.constant(np.sin(np.arange(54.0)).reshape((3, 3, 3, 2)))
print(json.dumps(K.eval(K.conv2d(x, k, padding="same")).tolist()))
print(json.dumps(K.eval(K.conv2d(x, k, strides=(2, 2))).tolist()))
print(json.dumps(K.eval(K.conv2d(x, k, padding="same", dilation_rate=(2, 2))).tolist()))
print(json.dumps(K.eval(K.pool2d(x, (2, 2), padding="same", pool_mode="avg")).tolist()))
print(json.dumps(K.eval(K.pool2d(x, (2, 2), strides=(2, 2))).tolist()))
s = K.constant(np.cos(np.arange(24.0)).reshape((2, 6, 2)))
w = K.constant(np.sin(np.arange(18.0)).reshape((3, 2, 3)))
print(json.dumps(K.eval(K.conv1d(s, w, strides=2)).tolist()))
print(json.dumps(K.eval(K.conv1d(s, w, padding="same")).tolist()))
m = K.constant(np.array([0.1, 0.2]))
v = K.constant(np.array([1.1, 0.7]))
b = K.constant(np.array([0.3, -0.2]))
g = K.constant(np.array([0.9, 1.2]))
print(json.dumps(K.eval(K.batch_normalization(s, m, v, b, g, axis=-1, epsilon=0.01)).tolist()))
print(json.dumps(bool(K.is_sparse(s))))
