"""The models of this project."""

import tfjs as tf


def build_linear():
    """One number in, one number out."""
    model = tf.sequential()
    model.add(tf.layers.dense({"units": 1, "inputShape": [1]}))
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    return model


def build_mlp(hidden=8):
    """A small network with one hidden layer."""
    inputs = tf.input({"shape": [1]})
    x = tf.layers.dense({"units": hidden, "activation": "relu"}).apply(inputs)
    outputs = tf.layers.dense({"units": 1}).apply(x)
    model = tf.model({"inputs": inputs, "outputs": outputs})
    model.compile(
        {"optimizer": tf.train.sgd({"learningRate": 0.05}), "loss": "meanSquaredError"}
    )
    return model
