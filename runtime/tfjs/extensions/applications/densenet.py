"""DenseNet (Huang and others, 2016): every layer sees what all before it found."""

from __future__ import annotations

from typing import Any

from tfjs.extensions.applications.building import (
    activated,
    averaged,
    classified,
    convolved,
    finished,
    joined,
    largest,
    meanOfPlaces,
    normalized,
    optionsOf,
    padded,
    pooled,
    started,
)
from tfjs.extensions.applications.resnet import RESNET_EPSILON, lively

GROWTH = 32
"""The channels that each layer adds."""


def denseBlock(x: Any, name: str) -> Any:
    bare = {"useBias": False}
    inner = convolved(lively(x, f"{name}_0"), f"{name}_1_conv", 4 * GROWTH, 1, bare)
    near = {"padding": "same", **bare}
    inner = convolved(lively(inner, f"{name}_1"), f"{name}_2_conv", GROWTH, 3, near)
    return joined([x, inner], f"{name}_concat")


def densenet(owner: str, depths: list[int], config: Any) -> Any:
    """`depths` are the numbers of layers of the four blocks."""
    said = optionsOf(owner, {}, config)
    start = started(owner, said, 224, 32)
    x: Any = padded(start, [[3, 3], [3, 3]], None)
    x = lively(convolved(x, "conv1_conv", 64, 7, {"strides": 2, "useBias": False}), "conv1")
    x = largest(padded(x, [[1, 1], [1, 1]], None), 3, 2, "valid", "pool1")
    for stage, depth in enumerate(depths):
        if stage > 0:
            between = f"pool{stage + 1}"
            channels: int = x.shape[3]
            x = lively(x, between)
            x = convolved(x, f"{between}_conv", channels // 2, 1, {"useBias": False})
            x = averaged(x, 2, 2, "valid", f"{between}_pool")
        for block in range(depth):
            x = denseBlock(x, f"conv{stage + 2}_block{block + 1}")
    x = activated(normalized(x, "bn", {"epsilon": RESNET_EPSILON}), "relu", "relu")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, "avg_pool"), said)
    else:
        x = pooled(x, said, "avg_pool", "max_pool")
    name = owner.lower()
    return finished(said, start, x, name, f"{name}_weights_tf_dim_ordering_tf_kernels")


def denseNet121(config: Any) -> Any:
    return densenet("denseNet121", [6, 12, 24, 16], config)


def denseNet169(config: Any) -> Any:
    return densenet("denseNet169", [6, 12, 32, 32], config)


def denseNet201(config: Any) -> Any:
    return densenet("denseNet201", [6, 12, 48, 32], config)
