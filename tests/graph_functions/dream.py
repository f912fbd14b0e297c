"""A loss of several layers, added up in a loop, and its gradient by the picture."""

import json

import numpy as np
from keras import backend as K
from keras.layers import Conv2D, Input
from keras.models import Model

dream = Input(batch_shape=(1, 9, 9, 3))
x = Conv2D(4, 3, activation="relu", name="mixed2")(dream)
x = Conv2D(4, 3, activation="relu", name="mixed3")(x)
model = Model(dream, x)
for layer in model.layers:
    layer.set_weights(
        [0.2 + 0.3 * np.sin(np.arange(w.size) + 1.0).reshape(w.shape) for w in layer.get_weights()]
    )
settings = {"mixed2": 0.2, "mixed3": 1.5}
named = [(layer.name, layer) for layer in model.layers]
layer_dict = dict(named)

loss = K.variable(0.0)
for layer_name in settings:
    coeff = settings[layer_name]
    activation = layer_dict[layer_name].output
    loss = loss + coeff * K.sum(K.square(activation[:, 2:-2, 2:-2, :])) / 100.0

grads = K.gradients(loss, dream)[0]
grads /= K.maximum(K.mean(K.abs(grads)), 1e-7)
fetch_loss_and_grads = K.function([dream], [loss, grads])


def eval_loss_and_grads(x):
    outs = fetch_loss_and_grads([x])
    loss_value = outs[0]
    grad_values = outs[1]
    return loss_value, grad_values


def gradient_ascent(x, iterations, step, max_loss=None):
    for _ in range(iterations):
        loss_value, grad_values = eval_loss_and_grads(x)
        if max_loss is not None and loss_value > max_loss:
            break
        x = x + step * grad_values
    return x


picture = np.cos(np.arange(9.0 * 9 * 3)).reshape((1, 9, 9, 3))
picture = gradient_ascent(picture, 3, 0.05, max_loss=1000.0)
print(json.dumps(picture.tolist()))
