"""MobileNet (Howard and others, 2017) and MobileNet V2 (Sandler and others, 2018)."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs import extensions
from tfjs.extensions.applications.building import (
    activated,
    activationOf,
    added,
    borderFor,
    bounded,
    classified,
    convolved,
    depthwise,
    finished,
    meanOfPlaces,
    normalized,
    optionsOf,
    padded,
    pooled,
    shapeOf,
    toNearest,
)

MOBILENET_STEPS = [
    [64, 1],
    [128, 2],
    [128, 1],
    [256, 2],
    [256, 1],
    [512, 2],
    [512, 1],
    [512, 1],
    [512, 1],
    [512, 1],
    [512, 1],
    [1024, 2],
    [1024, 1],
]
"""Channels and strides of the blocks."""

MOBILENET_V2_STAGES = [
    [16, 1, 1, 1],
    [24, 2, 2, 6],
    [32, 3, 2, 6],
    [64, 4, 2, 6],
    [96, 3, 1, 6],
    [160, 3, 2, 6],
    [320, 1, 1, 6],
]
"""Channels, blocks, strides of the first block, and how many times wider a block is inside."""

SLOW = {"momentum": 0.999}


def usualSize(said: dict[str, Any], sizes: list[int]) -> int:
    """The size of the pictures that there are weights for."""
    given: Any = said["inputShape"]
    if given is None and said["inputTensor"] is not None:
        given = said["inputTensor"].shape[1:]
    if given is None:
        return 224
    height: int | None = given[0]
    width: int | None = given[1]
    if height is None or height != width or height not in sizes:
        return 224
    return height


def sizeIn(shape: list[Any], said: dict[str, Any], size: int) -> str:
    """The height as it stands in the model's name."""
    if said["weights"] == "imagenet":
        return str(size)
    return "None" if shape[0] is None else str(shape[0])


def refuseWidth(owner: str, said: dict[str, Any], widths: list[float]) -> None:
    """ValueError where there are no weights for a width."""
    width: float = said["alpha"]
    if said["weights"] == "imagenet" and width not in widths:
        raise ValueError(f"{owner}: alpha: there are weights for {widths}, got {width}")


def shortWidth(width: float) -> str:
    """1, 1.3 or 0.35 as the names of files have it: at least one digit after the point."""
    return f"{width:.1f}" if width == int(width) else str(width)


def mobileNet(config: Any) -> Any:
    own = {"alpha": 1, "depthMultiplier": 1, "dropout": 0.001}
    said = optionsOf("mobileNet", own, config)
    refuseWidth("mobileNet", said, [0.25, 0.5, 0.75, 1])
    size = usualSize({**said, "inputTensor": None}, [128, 160, 192, 224])
    shape = shapeOf("mobileNet", said, size, 32)
    start = tf.input({"shape": shape}) if said["inputTensor"] is None else said["inputTensor"]
    width: float = said["alpha"]
    bare = {"padding": "same", "useBias": False}
    x: Any = convolved(start, "conv1", int(32 * width), 3, {"strides": 2, **bare})
    x = bounded(normalized(x, "conv1_bn", {}), "conv1_relu")
    for index, step in enumerate(MOBILENET_STEPS):
        number = index + 1
        strides = step[1]
        more: dict[str, Any] = {"depthMultiplier": said["depthMultiplier"], "strides": strides}
        if strides > 1:
            x = padded(x, [[0, 1], [0, 1]], f"conv_pad_{number}")
        else:
            more["padding"] = "same"
        x = depthwise(x, f"conv_dw_{number}", 3, more)
        x = bounded(normalized(x, f"conv_dw_{number}_bn", {}), f"conv_dw_{number}_relu")
        x = convolved(x, f"conv_pw_{number}", int(step[0] * width), 1, bare)
        x = bounded(normalized(x, f"conv_pw_{number}_bn", {}), f"conv_pw_{number}_relu")
    if said["includeTop"]:
        classes: int = said["classes"]
        x = extensions.layers.globalAveragePooling2d({"keepdims": True}).apply(x)
        x = tf.layers.dropout({"rate": said["dropout"], "name": "dropout"}).apply(x)
        x = convolved(x, "conv_preds", classes, 1, {"padding": "same"})
        x = tf.layers.reshape({"targetShape": [classes], "name": "reshape_2"}).apply(x)
        x = activated(x, activationOf(said), "predictions")
    else:
        x = pooled(x, said, None, None)
    name = f"mobilenet_{width:.2f}_{sizeIn(shape, said, size)}"
    texts: dict[str, str] = {"1": "1_0", "0.75": "7_5", "0.5": "5_0", "0.25": "2_5"}
    pretrained = said["weights"] == "imagenet"
    part = texts[shortWidth(width).replace(".0", "")] if pretrained else ""
    return finished(said, start, x, name, f"mobilenet_{part}_{size}_tf")


def invertedBlock(x: Any, filters: int, strides: int, wider: int, name: str) -> Any:
    """A block of MobileNet V2: wide inside, narrow at its ends."""
    channels: int = x.shape[3]
    bare = {"padding": "same", "useBias": False}
    inner: Any = x
    if wider > 1:
        inner = convolved(inner, f"{name}expand", wider * channels, 1, bare)
        inner = bounded(normalized(inner, f"{name}expand_BN", SLOW), f"{name}expand_relu")
    if strides > 1:
        inner = padded(inner, borderFor(inner, 3), f"{name}pad")
        inner = depthwise(inner, f"{name}depthwise", 3, {"strides": strides})
    else:
        inner = depthwise(inner, f"{name}depthwise", 3, {"padding": "same"})
    inner = bounded(normalized(inner, f"{name}depthwise_BN", SLOW), f"{name}depthwise_relu")
    inner = normalized(
        convolved(inner, f"{name}project", filters, 1, bare), f"{name}project_BN", SLOW
    )
    return added([x, inner], f"{name}add") if channels == filters and strides == 1 else inner


def mobileNetV2(config: Any) -> Any:
    said = optionsOf("mobileNetV2", {"alpha": 1}, config)
    refuseWidth("mobileNetV2", said, [0.35, 0.5, 0.75, 1, 1.3, 1.4])
    size = usualSize(said, [96, 128, 160, 192, 224])
    shape = shapeOf("mobileNetV2", said, size, 32)
    start = tf.input({"shape": shape}) if said["inputTensor"] is None else said["inputTensor"]
    width: float = said["alpha"]
    first = {"strides": 2, "padding": "same", "useBias": False}
    x: Any = convolved(start, "Conv1", toNearest(32 * width, 8), 3, first)
    x = bounded(normalized(x, "bn_Conv1", SLOW), "Conv1_relu")
    number = 0
    for stage in MOBILENET_V2_STAGES:
        for block in range(stage[1]):
            name = "expanded_conv_" if number == 0 else f"block_{number}_"
            filters = toNearest(int(stage[0] * width), 8)
            x = invertedBlock(x, filters, stage[2] if block == 0 else 1, stage[3], name)
            number = number + 1
    last = toNearest(1280 * width, 8) if width > 1 else 1280
    x = normalized(convolved(x, "Conv_1", last, 1, {"useBias": False}), "Conv_1_bn", SLOW)
    x = bounded(x, "out_relu")
    if said["includeTop"]:
        x = classified(meanOfPlaces(x, None), said)
    else:
        x = pooled(x, said, None, None)
    label = f"mobilenetv2_{width:.2f}_{sizeIn(shape, said, size)}"
    file = f"mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{shortWidth(width)}_{size}"
    return finished(said, start, x, label, file)
