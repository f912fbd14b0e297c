"""What real Keras computes for the layers of tests/layer_cases.py.

A JSON list of requests on standard input, the list of answers on the last line of output.
"""

import inspect
import json
import sys

import keras
import numpy as np
import tensorflow as tf

# Names that Keras's strings do not have.
ACTIVATIONS = {"gelu_tanh": lambda x: keras.activations.gelu(x, approximate=True)}


def value(given):
    match given:
        case {"className": name, "arguments": arguments}:
            return layer_of(name, arguments)
        case list():
            return [value(one) for one in given]
        case {"className": name, "config": config}:
            module = keras.regularizers if hasattr(keras.regularizers, name) else keras.constraints
            arguments = {"maxValue": "max_value"}
            return getattr(module, name)(**{arguments.get(k, k): v for k, v in config.items()})
        case str():
            return ACTIVATIONS.get(given, given)
        case _:
            return given


def layer_of(name, arguments):
    return getattr(keras.layers, name)(**{key: value(item) for key, item in arguments.items()})


def ordered(layer):
    """The weights in TF.js's order."""
    return [*layer.trainable_weights, *layer.non_trainable_weights]


def set_weights(layer, values):
    for weight, value in zip(ordered(layer), values, strict=True):
        weight.assign(value)


def plain(gradients):
    """Numbers, of the gradient of an embedding too, which has only the rows that were used."""
    return [tf.convert_to_tensor(gradient).numpy().tolist() for gradient in gradients]


def answer(request):
    layer = layer_of(request["className"], request["arguments"])
    arrays = [np.array(x, np.float32) for x in request["inputs"]]
    weights = [np.array(w, np.float32) for w in request["weights"]]
    target = np.array(request["target"], np.float32)
    inputs = [keras.Input(array.shape[1:]) for array in arrays]
    before = [keras.layers.Masking(0.0)(x) for x in inputs] if request["masked"] else inputs
    several = "query" in inspect.signature(layer.call).parameters
    passed = before if several else [before if len(before) > 1 else before[0]]
    model = keras.Model(inputs, layer(*passed, **request["callArguments"]))
    given = arrays if len(arrays) > 1 else arrays[0]
    set_weights(layer, weights)
    output = model(given, training=False).numpy()
    tensors = [tf.constant(array) for array in arrays]
    with tf.GradientTape() as tape:
        if not request["whole"]:
            tape.watch(tensors)
        made = model(tensors if len(tensors) > 1 else tensors[0], training=True)
        loss = tf.reduce_mean(tf.square(made - target))
    trained = [weight.value for weight in layer.trainable_weights]
    by_inputs, by_weights = tape.gradient(loss, [tensors, trained])
    set_weights(layer, weights)
    if trained:
        # By hand and eagerly: what fit traces costs more than the steps.
        optimizer = keras.optimizers.SGD(request["rate"])
        for _ in range(request["steps"]):
            with tf.GradientTape() as tape:
                made = model(given, training=True)
                loss = tf.add_n([tf.reduce_mean(tf.square(made - target)), *model.losses])
            optimizer.apply(tape.gradient(loss, trained), layer.trainable_weights)
    return {
        "output": output.tolist(),
        "byInputs": [] if request["whole"] else plain(by_inputs),
        "byWeights": plain(by_weights),
        "weights": [weight.numpy().tolist() for weight in ordered(layer)],
    }


print(json.dumps([answer(request) for request in json.load(sys.stdin)]))
