"""ResNet (He and others, 2015) and ResNet V2 (2016): blocks whose input is added in the end."""

from __future__ import annotations

from typing import Any

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
    padded,
    pooled,
    started,
)

RESNET_EPSILON = 1.001e-5


def steady(x: Any, name: str) -> Any:
    return normalized(x, f"{name}_bn", {"epsilon": RESNET_EPSILON})


def lively(x: Any, name: str) -> Any:
    """x normalized, its negative numbers as 0."""
    return activated(steady(x, name), "relu", f"{name}_relu")


def residual(x: Any, filters: int, strides: int, first: bool, name: str) -> Any:
    """A block of ResNet. The first of a stage has a convolution beside it."""
    beside: Any = x
    if first:
        beside = convolved(x, f"{name}_0_conv", 4 * filters, 1, {"strides": strides})
        beside = steady(beside, f"{name}_0")
    inner = convolved(x, f"{name}_1_conv", filters, 1, {"strides": strides})
    inner = lively(inner, f"{name}_1")
    inner = convolved(inner, f"{name}_2_conv", filters, 3, {"padding": "same"})
    inner = lively(inner, f"{name}_2")
    inner = steady(convolved(inner, f"{name}_3_conv", 4 * filters, 1, {}), f"{name}_3")
    return activated(added([beside, inner], f"{name}_add"), "relu", f"{name}_out")


def residualBefore(x: Any, filters: int, strides: int, first: bool, name: str) -> Any:
    """A block of ResNet V2, which normalizes before it convolves."""
    bare = {"useBias": False}
    ready = lively(x, f"{name}_preact")
    beside: Any = x
    if first:
        beside = convolved(ready, f"{name}_0_conv", 4 * filters, 1, {"strides": strides})
    elif strides > 1:
        beside = largest(x, 1, strides, "valid", None)
    inner = lively(convolved(ready, f"{name}_1_conv", filters, 1, bare), f"{name}_1")
    inner = padded(inner, [[1, 1], [1, 1]], f"{name}_2_pad")
    inner = convolved(inner, f"{name}_2_conv", filters, 3, {"strides": strides, **bare})
    inner = convolved(lively(inner, f"{name}_2"), f"{name}_3_conv", 4 * filters, 1, {})
    return added([beside, inner], f"{name}_out")


def resnet(owner: str, depths: list[int], second: bool, config: Any) -> Any:
    """`depths` are the numbers of blocks of the stages; `second`: V2."""
    said = optionsOf(owner, {}, config)
    start = started(owner, said, 224, 32)
    x: Any = padded(start, [[3, 3], [3, 3]], "conv1_pad")
    x = convolved(x, "conv1_conv", 64, 7, {"strides": 2})
    if not second:
        x = lively(x, "conv1")
    x = largest(padded(x, [[1, 1], [1, 1]], "pool1_pad"), 3, 2, "valid", "pool1_pool")
    filters = 64
    for stage, depth in enumerate(depths):
        for block in range(depth):
            label = f"conv{stage + 2}_block{block + 1}"
            if second:
                halves: bool = block == depth - 1 and stage < 3
                x = residualBefore(x, filters, 2 if halves else 1, block == 0, label)
            else:
                halved: bool = block == 0 and stage > 0
                x = residual(x, filters, 2 if halved else 1, block == 0, label)
        filters = 2 * filters
    if second:
        x = lively(x, "post")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, "avg_pool"), said)
    else:
        x = pooled(x, said, "avg_pool", "max_pool")
    name = owner.lower()
    return finished(said, start, x, name, f"{name}_weights_tf_dim_ordering_tf_kernels")


def resNet50(config: Any) -> Any:
    return resnet("resNet50", [3, 4, 6, 3], False, config)


def resNet101(config: Any) -> Any:
    return resnet("resNet101", [3, 4, 23, 3], False, config)


def resNet152(config: Any) -> Any:
    return resnet("resNet152", [3, 8, 36, 3], False, config)


def resNet50V2(config: Any) -> Any:
    return resnet("resNet50V2", [3, 4, 6, 3], True, config)


def resNet101V2(config: Any) -> Any:
    return resnet("resNet101V2", [3, 4, 23, 3], True, config)


def resNet152V2(config: Any) -> Any:
    return resnet("resNet152V2", [3, 8, 36, 3], True, config)
