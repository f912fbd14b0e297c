"""What real Keras computes for the cases of tests/preprocessing_cases.py.

A JSON list of requests on standard input, the list of answers on the last line of output.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

KINDS = {
    "apply_inversion": tf.bool,
    "should_apply_blur": tf.bool,
    "apply_erasing": tf.bool,
    "apply_perspective": tf.bool,
    "apply_transform": tf.bool,
    "batch_masks": tf.bool,
    "permutation_order": tf.int32,
    "layer_idxes": tf.int32,
    "shift_factor": tf.uint8,
}
"""What is not drawn as a float."""


def tensors(value, key=None):
    """What was drawn for images, under the names that Keras has for it; layers that change images
    by others have theirs inside."""
    if isinstance(value, dict):
        return {name: tensors(one, name) for name, one in value.items()}
    if isinstance(value, list) and any(isinstance(one, list | dict) for one in flat(value)):
        return [tensors(one) for one in value]
    if value is None or isinstance(value, str):
        return value
    return tf.cast(tf.constant(value, tf.float32), KINDS.get(key, tf.float32))


def flat(value):
    """The dicts in a list of lists, and its empty lists."""
    for one in value:
        if isinstance(one, list) and one:
            yield from flat(one)
        elif isinstance(one, list | dict):
            yield one


def changed(layer, images, drawn):
    """Images under a layer. Where noise is drawn for each place, the layer draws it while it
    works."""
    noise = drawn.pop("noise", None)
    if noise is None:
        return layer.transform_images(images, drawn, training=True)
    draw = tf.random.stateless_normal
    tf.random.stateless_normal = lambda shape, **options: tf.reshape(noise, shape)
    try:
        return layer.transform_images(images, {**drawn, "seed": 0}, training=True)
    finally:
        tf.random.stateless_normal = draw


def answer(request):
    layer = getattr(keras.layers, request["className"])(**request["arguments"])
    if request["data"] is not None:
        layer.adapt(np.array(request["data"]))
    inputs = np.array(request["inputs"])
    if (inputs.dtype == np.float64 and inputs.ndim > 2) or request["className"].endswith("gram"):
        inputs = inputs.astype(np.float32)
    if request["drawn"] is None:
        return {"output": np.array(layer(inputs)).tolist()}
    images = inputs.astype(np.float32)
    drawn = tensors(request["drawn"])
    return {"output": np.array(changed(layer, images, drawn)).tolist()}


print(json.dumps([answer(request) for request in json.load(sys.stdin)]))
