"""Inception V3 (Szegedy and others, 2015) and Inception-ResNet V2 (2016): blocks of branches."""

from __future__ import annotations

from typing import Any

import tfjs as tf
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
    pooled,
    started,
)


def step(x: Any, filters: int, size: Any, strides: int, padding: str) -> Any:
    """A convolution, normalized, its negative numbers as 0."""
    more = {"strides": strides, "padding": padding, "useBias": False}
    x = normalized(convolved(x, None, filters, size, more), None, {"scale": False})
    return activated(x, "relu", None)


def branch(x: Any, steps: list[Any]) -> Any:
    """Steps one after the other: pairs of channels and sizes."""
    for filters, size in steps:
        x = step(x, filters, size, 1, "same")
    return x


def halving(x: Any, steps: list[Any], filters: int) -> Any:
    """A branch whose last step halves the picture."""
    return step(branch(x, steps), filters, 3, 2, "valid")


def pooling(x: Any, filters: int) -> Any:
    """The branch of the means."""
    return step(averaged(x, 3, 1, "same", None), filters, 1, 1, "same")


def stem(start: Any) -> Any:
    x = step(start, 32, 3, 2, "valid")
    x = step(x, 32, 3, 1, "valid")
    x = largest(step(x, 64, 3, 1, "same"), 3, 2, "valid", None)
    x = step(step(x, 80, 1, 1, "valid"), 192, 3, 1, "valid")
    return largest(x, 3, 2, "valid", None)


def parted(x: Any, name: Any) -> Any:
    """Lying and standing windows side by side."""
    return joined([step(x, 384, [1, 3], 1, "same"), step(x, 384, [3, 1], 1, "same")], name)


def inceptionV3(config: Any) -> Any:
    said = optionsOf("inceptionV3", {}, config)
    start = started("inceptionV3", said, 299, 75)
    x: Any = stem(start)
    for index, filters in enumerate([32, 64, 64]):
        branches = [
            branch(x, [[64, 1]]),
            branch(x, [[48, 1], [64, 5]]),
            branch(x, [[64, 1], [96, 3], [96, 3]]),
            pooling(x, filters),
        ]
        x = joined(branches, f"mixed{index}")
    branches = [
        halving(x, [], 384),
        halving(x, [[64, 1], [96, 3]], 96),
        largest(x, 3, 2, "valid", None),
    ]
    x = joined(branches, "mixed3")
    for index, inner in enumerate([128, 160, 160, 192]):
        there = [[inner, 1], [inner, [1, 7]], [192, [7, 1]]]
        back = [[inner, 1], [inner, [7, 1]], [inner, [1, 7]], [inner, [7, 1]], [192, [1, 7]]]
        branches = [branch(x, [[192, 1]]), branch(x, there), branch(x, back), pooling(x, 192)]
        x = joined(branches, f"mixed{index + 4}")
    branches = [
        halving(x, [[192, 1]], 320),
        halving(x, [[192, 1], [192, [1, 7]], [192, [7, 1]]], 192),
        largest(x, 3, 2, "valid", None),
    ]
    x = joined(branches, "mixed8")
    for index in range(2):
        branches = [
            branch(x, [[320, 1]]),
            parted(branch(x, [[384, 1]]), f"mixed9_{index}"),
            parted(branch(x, [[448, 1], [384, 3]]), None),
            pooling(x, 192),
        ]
        x = joined(branches, f"mixed{index + 9}")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, "avg_pool"), said)
    else:
        x = pooled(x, said, None, None)
    file = "inception_v3_weights_tf_dim_ordering_tf_kernels"
    return finished(said, start, x, "inception_v3", file)


class CustomScaleLayer(tf.layers.Layer):
    """The first input plus `scale` times the second."""

    className = "CustomScaleLayer"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.scale: float = config["scale"]

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        parts: list[tf.Tensor] = inputs
        return parts[0].add(parts[1].mul(self.scale))

    def computeOutputShape(self, inputShape: Any) -> Any:
        return inputShape[0]

    def getConfig(self) -> dict[str, Any]:
        config: dict[str, Any] = super().getConfig()
        return {**config, "scale": self.scale}


def corrected(x: Any, branches: list[Any], scale: float, activation: str, name: str) -> Any:
    """x plus a share of what the branches find."""
    channels: int = x.shape[3]
    found = joined(branches, f"{name}_mixed")
    found = convolved(found, f"{name}_conv", channels, 1, {"padding": "same"})
    x = CustomScaleLayer({"scale": scale}).apply([x, found])
    return x if activation == "" else activated(x, activation, f"{name}_ac")


def inceptionResNetV2(config: Any) -> Any:
    said = optionsOf("inceptionResNetV2", {}, config)
    start = started("inceptionResNetV2", said, 299, 75)
    x: Any = stem(start)
    branches = [
        branch(x, [[96, 1]]),
        branch(x, [[48, 1], [64, 5]]),
        branch(x, [[64, 1], [96, 3], [96, 3]]),
        pooling(x, 64),
    ]
    x = joined(branches, "mixed_5b")
    for index in range(10):
        branches = [
            branch(x, [[32, 1]]),
            branch(x, [[32, 1], [32, 3]]),
            branch(x, [[32, 1], [48, 3], [64, 3]]),
        ]
        x = corrected(x, branches, 0.17, "relu", f"block35_{index + 1}")
    branches = [
        halving(x, [], 384),
        halving(x, [[256, 1], [256, 3]], 384),
        largest(x, 3, 2, "valid", None),
    ]
    x = joined(branches, "mixed_6a")
    for index in range(20):
        branches = [branch(x, [[192, 1]]), branch(x, [[128, 1], [160, [1, 7]], [192, [7, 1]]])]
        x = corrected(x, branches, 0.1, "relu", f"block17_{index + 1}")
    branches = [
        halving(x, [[256, 1]], 384),
        halving(x, [[256, 1]], 288),
        halving(x, [[256, 1], [288, 3]], 320),
        largest(x, 3, 2, "valid", None),
    ]
    x = joined(branches, "mixed_7a")
    for index in range(10):
        branches = [branch(x, [[192, 1]]), branch(x, [[192, 1], [224, [1, 3]], [256, [3, 1]]])]
        last: bool = index == 9
        name = f"block8_{index + 1}"
        x = corrected(x, branches, 1 if last else 0.2, "" if last else "relu", name)
    x = convolved(x, "conv_7b", 1536, 1, {"padding": "same", "useBias": False})
    x = activated(normalized(x, "conv_7b_bn", {"scale": False}), "relu", "conv_7b_ac")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, "avg_pool"), said)
    else:
        x = pooled(x, said, None, None)
    file = "inception_resnet_v2_weights_tf_dim_ordering_tf_kernels"
    return finished(said, start, x, "inception_resnet_v2", file)
