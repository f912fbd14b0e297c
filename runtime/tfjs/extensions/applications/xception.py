"""Xception (Chollet, 2016): convolutions of each channel by itself, and across channels."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.applications.building import (
    activated,
    added,
    classified,
    convolved,
    finished,
    largest,
    meanOfPlaces,
    normalized,
    optionsOf,
    pooled,
    started,
)


def separated(x: Any, filters: int, name: str) -> Any:
    layer = tf.layers.separableConv2d(
        {
            "filters": filters,
            "kernelSize": 3,
            "padding": "same",
            "useBias": False,
            "depthwiseInitializer": "glorotUniform",
            "pointwiseInitializer": "glorotUniform",
            "name": name,
        }
    )
    return normalized(layer.apply(x), f"{name}_bn", {})


def narrowed(x: Any, first: int, filters: int, number: int) -> Any:
    """A block that halves the picture."""
    block = f"block{number}"
    beside = convolved(x, None, filters, 1, {"strides": 2, "padding": "same", "useBias": False})
    beside = normalized(beside, None, {})
    inner: Any = x
    if number > 2:
        inner = activated(inner, "relu", f"{block}_sepconv1_act")
    inner = separated(inner, first, f"{block}_sepconv1")
    inner = activated(inner, "relu", f"{block}_sepconv2_act")
    inner = separated(inner, filters, f"{block}_sepconv2")
    inner = largest(inner, 3, 2, "same", f"{block}_pool")
    return added([inner, beside], None)


def xception(config: Any) -> Any:
    said = optionsOf("xception", {}, config)
    start = started("xception", said, 299, 71)
    x: Any = convolved(start, "block1_conv1", 32, 3, {"strides": 2, "useBias": False})
    x = activated(normalized(x, "block1_conv1_bn", {}), "relu", "block1_conv1_act")
    x = convolved(x, "block1_conv2", 64, 3, {"useBias": False})
    x = activated(normalized(x, "block1_conv2_bn", {}), "relu", "block1_conv2_act")
    for index, filters in enumerate([128, 256, 728]):
        x = narrowed(x, filters, filters, index + 2)
    for number in range(5, 13):
        inner: Any = x
        for place in range(1, 4):
            name = f"block{number}_sepconv{place}"
            inner = separated(activated(inner, "relu", f"{name}_act"), 728, name)
        x = added([inner, x], None)
    x = narrowed(x, 728, 1024, 13)
    for index, filters in enumerate([1536, 2048]):
        name = f"block14_sepconv{index + 1}"
        x = activated(separated(x, filters, name), "relu", f"{name}_act")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, "avg_pool"), said)
    else:
        x = pooled(x, said, None, None)
    file = "xception_weights_tf_dim_ordering_tf_kernels"
    return finished(said, start, x, "xception", file)
