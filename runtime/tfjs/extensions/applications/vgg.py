"""VGG (Simonyan and Zisserman, 2014): convolutions of 3 x 3 in five blocks."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.applications.building import (
    classified,
    convolved,
    finished,
    largest,
    optionsOf,
    pooled,
    started,
)

FILTERS = [64, 128, 256, 512, 512]


def vgg(name: str, depths: list[int], config: Any) -> Any:
    """`depths` are the numbers of convolutions of the blocks."""
    said = optionsOf(name, {}, config)
    start = started(name, said, 224, 32)
    x: Any = start
    for index, depth in enumerate(depths):
        block = f"block{index + 1}"
        for place in range(depth):
            more = {"padding": "same", "activation": "relu"}
            x = convolved(x, f"{block}_conv{place + 1}", FILTERS[index], 3, more)
        x = largest(x, 2, 2, "valid", f"{block}_pool")
    if said["includeTop"]:
        x = tf.layers.flatten({"name": "flatten"}).apply(x)
        for layer in ["fc1", "fc2"]:
            wide: Any = {"units": 4096, "activation": "relu", "name": layer}
            wide["kernelInitializer"] = "glorotUniform"
            x = tf.layers.dense(wide).apply(x)
        x = classified(x, said)
    else:
        x = pooled(x, said, None, None)
    return finished(said, start, x, name, f"{name}_weights_tf_dim_ordering_tf_kernels")


def vgg16(config: Any) -> Any:
    return vgg("vgg16", [2, 2, 3, 3, 3], config)


def vgg19(config: Any) -> Any:
    return vgg("vgg19", [2, 2, 4, 4, 4], config)
