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
    "batch_masks": tf.bool,
    "permutation_order": tf.int32,
    "shift_factor": tf.uint8,
}
"""What is not drawn as a float."""


def tensors(value):
    """What was drawn for images, under the names that Keras has for it."""
    return {key: tf.constant(one, tf.float32) for key, one in value.items()}


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
    for key, kind in KINDS.items():
        if key in drawn:
            drawn[key] = tf.cast(drawn[key], kind)
    return {"output": np.array(layer.transform_images(images, drawn, training=True)).tolist()}


print(json.dumps([answer(request) for request in json.load(sys.stdin)]))
