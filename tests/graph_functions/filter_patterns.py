"""The picture that excites a filter most, by steps along the gradient."""

import json

import numpy as np
from keras import backend as K
from keras.layers import Conv2D, MaxPooling2D
from keras.models import Sequential

model = Sequential()
model.add(Conv2D(3, 3, activation="tanh", padding="same", input_shape=(8, 8, 3), name="low"))
model.add(MaxPooling2D(2))
model.add(Conv2D(4, 3, activation="tanh", name="high"))
for layer in model.layers:
    layer.set_weights(
        [0.3 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )


def normalize(x):
    return x / (K.sqrt(K.mean(K.square(x))) + K.epsilon())


def generate_pattern(layer_name, filter_index):
    layer_output = model.get_layer(layer_name).output
    loss = K.mean(layer_output[:, :, :, filter_index])
    grads = K.gradients(loss, model.input)[0]
    grads = normalize(grads)
    iterate = K.function([model.input], [loss, grads])
    picture = np.cos(np.arange(8.0 * 8 * 3)).reshape((1, 8, 8, 3))
    for _ in range(4):
        loss_value, grads_value = iterate([picture])
        picture = picture + grads_value * 0.1
    return picture[0], loss_value


for index in range(3):
    pattern, loss_value = generate_pattern("high", index)
    print(json.dumps(float(loss_value)))
    print(json.dumps(pattern.tolist()))
