"""EfficientNet (Tan and Le, 2019): one design in eight sizes."""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs import extensions
from tfjs.extensions.applications.building import (
    activated,
    activationOf,
    added,
    borderFor,
    convolved,
    depthwise,
    finished,
    meanOfPlaces,
    normalized,
    optionsOf,
    padded,
    pooled,
    started,
    toNearest,
)

EFFICIENT_STAGES = [
    [3, 1, 32, 16, 1, 1],
    [3, 2, 16, 24, 6, 2],
    [5, 2, 24, 40, 6, 2],
    [3, 3, 40, 80, 6, 2],
    [5, 3, 80, 112, 6, 1],
    [5, 4, 112, 192, 6, 2],
    [3, 1, 192, 320, 6, 1],
]
"""Window, blocks, channels before and after, how many times wider inside, and strides."""

DEVIATIONS = [0.229, 0.224, 0.225]
"""Of the channels of ImageNet's pictures."""


def spread() -> Any:
    config: Any = {"scale": 2, "mode": "fanOut", "distribution": "normal"}
    return tf.initializers.varianceScaling(config)


def wide(x: Any, name: str, filters: int, size: int, more: dict[str, Any]) -> Any:
    return convolved(x, name, filters, size, {"kernelInitializer": spread(), **more})


def swished(x: Any, name: str) -> Any:
    return activated(x, "swish", name)


def weighed(x: Any, filters: int, name: str) -> Any:
    """x with its channels weighed by what all places have of them."""
    channels: int = x.shape[3]
    weights = meanOfPlaces(x, f"{name}se_squeeze")
    shape: Any = {"targetShape": [1, 1, channels], "name": f"{name}se_reshape"}
    weights = tf.layers.reshape(shape).apply(weights)
    few = {"padding": "same", "activation": "swish"}
    weights = wide(weights, f"{name}se_reduce", filters, 1, few)
    shares = {"padding": "same", "activation": "sigmoid"}
    weights = wide(weights, f"{name}se_expand", channels, 1, shares)
    return tf.layers.multiply({"name": f"{name}se_excite"}).apply([x, weights])


def efficientBlock(x: Any, stage: list[int], filters: int, rate: float, name: str) -> Any:
    """A block; `rate` is the share of samples that go past it while it learns."""
    size, wider, strides = stage[0], stage[4], stage[5]
    channels: int = x.shape[3]
    bare = {"padding": "same", "useBias": False}
    inner: Any = x
    if wider > 1:
        inner = wide(inner, f"{name}expand_conv", channels * wider, 1, bare)
        inner = swished(normalized(inner, f"{name}expand_bn", {}), f"{name}expand_activation")
    more: dict[str, Any] = {"strides": strides, "depthwiseInitializer": spread()}
    if strides > 1:
        inner = padded(inner, borderFor(inner, size), f"{name}dwconv_pad")
    else:
        more["padding"] = "same"
    inner = depthwise(inner, f"{name}dwconv", size, more)
    inner = swished(normalized(inner, f"{name}bn", {}), f"{name}activation")
    inner = weighed(inner, max(1, channels // 4), name)
    inner = wide(inner, f"{name}project_conv", filters, 1, bare)
    inner = normalized(inner, f"{name}project_bn", {})
    if strides > 1 or channels != filters:
        return inner
    if rate > 0:
        dropped: Any = {"rate": rate, "noiseShape": [None, 1, 1, 1], "name": f"{name}drop"}
        inner = extensions.layers.dropout(dropped).apply(inner)
    return added([inner, x], f"{name}add")


def efficientnet(
    owner: str, width: float, depth: float, size: int, dropout: float, config: Any
) -> Any:
    """`width` and `depth` are how many times wider and deeper it is than the smallest."""
    said = optionsOf(owner, {}, config)
    start = started(owner, said, size, 32)
    x: Any = tf.layers.rescaling({"scale": 1 / 255}).apply(start)
    x = extensions.layers.normalization({"axis": 3}).apply(x)
    if said["weights"] == "imagenet":
        scales: Any = [1 / math.sqrt(one) for one in DEVIATIONS]
        x = extensions.layers.rescaling({"scale": scales}).apply(x)
    x = padded(x, borderFor(x, 3), "stem_conv_pad")
    x = wide(x, "stem_conv", toNearest(32 * width, 8), 3, {"strides": 2, "useBias": False})
    x = swished(normalized(x, "stem_bn", {}), "stem_activation")
    counts = [math.ceil(depth * stage[1]) for stage in EFFICIENT_STAGES]
    blocks = sum(counts)
    done = 0
    for index, stage in enumerate(EFFICIENT_STAGES):
        filters = toNearest(stage[3] * width, 8)
        for block in range(counts[index]):
            steps = stage if block == 0 else [*stage[:5], 1]
            label = f"block{index + 1}{'abcdefghijklmnopqrstuvwxyz'[block]}_"
            x = efficientBlock(x, steps, filters, 0.2 * done / blocks, label)
            done = done + 1
    bare = {"padding": "same", "useBias": False}
    x = wide(x, "top_conv", toNearest(1280 * width, 8), 1, bare)
    x = swished(normalized(x, "top_bn", {}), "top_activation")
    if said["includeTop"]:
        x = meanOfPlaces(x, "avg_pool")
        x = tf.layers.dropout({"rate": dropout, "name": "top_dropout"}).apply(x)
        even: Any = {"scale": 1 / 3, "mode": "fanOut", "distribution": "uniform"}
        layer = tf.layers.dense(
            {
                "units": said["classes"],
                "activation": activationOf(said),
                "kernelInitializer": tf.initializers.varianceScaling(even),
                "name": "predictions",
            }
        )
        x = layer.apply(x)
    else:
        x = pooled(x, said, "avg_pool", "max_pool")
    name = owner.lower()
    return finished(said, start, x, name, name)


def efficientNetB0(config: Any) -> Any:
    return efficientnet("efficientNetB0", 1, 1, 224, 0.2, config)


def efficientNetB1(config: Any) -> Any:
    return efficientnet("efficientNetB1", 1, 1.1, 240, 0.2, config)


def efficientNetB2(config: Any) -> Any:
    return efficientnet("efficientNetB2", 1.1, 1.2, 260, 0.3, config)


def efficientNetB3(config: Any) -> Any:
    return efficientnet("efficientNetB3", 1.2, 1.4, 300, 0.3, config)


def efficientNetB4(config: Any) -> Any:
    return efficientnet("efficientNetB4", 1.4, 1.8, 380, 0.4, config)


def efficientNetB5(config: Any) -> Any:
    return efficientnet("efficientNetB5", 1.6, 2.2, 456, 0.4, config)


def efficientNetB6(config: Any) -> Any:
    return efficientnet("efficientNetB6", 1.8, 2.6, 528, 0.5, config)


def efficientNetB7(config: Any) -> Any:
    return efficientnet("efficientNetB7", 2, 3.1, 600, 0.5, config)
