"""Content and style of a picture that is the only thing that changes (neural style)."""

import json

import numpy as np
from keras import backend as K
from keras.layers import Conv2D, Input
from keras.models import Model

height, width = 6, 6
base_image = K.constant(np.cos(np.arange(108.0)).reshape((1, height, width, 3)))
style_image = K.constant(np.sin(np.arange(108.0)).reshape((1, height, width, 3)))
combination_image = K.placeholder((1, height, width, 3))
input_tensor = K.concatenate([base_image, style_image, combination_image], axis=0)

pictures = Input(shape=(6, 6, 3))
features = Conv2D(4, 3, activation="relu", name="features")(pictures)
network = Model(pictures, features)
for layer in network.layers:
    layer.set_weights(
        [0.3 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
outputs = network(input_tensor)


def content_loss(base, combination):
    return K.sum(K.square(combination - base))


def gram_matrix(x):
    flat = K.batch_flatten(K.permute_dimensions(x, (2, 0, 1)))
    return K.dot(flat, K.transpose(flat))


def style_loss(style, combination):
    return K.sum(K.square(gram_matrix(style) - gram_matrix(combination))) / (4.0 * 9 * 36**2)


def total_variation_loss(x):
    a = K.square(x[:, : height - 1, : width - 1, :] - x[:, 1:, : width - 1, :])
    b = K.square(x[:, : height - 1, : width - 1, :] - x[:, : height - 1, 1:, :])
    return K.sum(K.pow(a + b, 1.25))


loss = 0.0
loss = loss + 0.025 * content_loss(outputs[0, :, :, :], outputs[2, :, :, :])
loss = loss + style_loss(outputs[1, :, :, :], outputs[2, :, :, :])
loss = loss + 0.1 * total_variation_loss(combination_image)
grads = K.gradients(loss, combination_image)
results = [loss]
results += grads
f_outputs = K.function([combination_image], results)

x = 0.5 * np.cos(np.arange(108.0) + 2.0).reshape((1, height, width, 3))
for _ in range(2):
    outs = f_outputs([x])
    x = x - 0.1 * outs[1]
    print(json.dumps(float(outs[0])))
print(json.dumps(x.tolist()))
