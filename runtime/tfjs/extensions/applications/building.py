"""What the architectures of keras.applications have in common: options, input, layers and end."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.applications.weights import checkWeights, weighted

COMMON: dict[str, Any] = {
    "includeTop": True,
    "weights": "imagenet",
    "inputTensor": None,
    "inputShape": None,
    "pooling": None,
    "classes": 1000,
    "classifierActivation": "softmax",
    "name": None,
}


def optionsOf(owner: str, own: dict[str, Any], config: Any) -> dict[str, Any]:
    """What an architecture was asked for, over its defaults. ValueError for what does not go."""
    said: dict[str, Any] = {**COMMON, **own}
    given: dict[str, Any] = config
    for key, value in given.items():
        if key not in said:
            raise ValueError(
                f"{owner}: the key '{key}' is unknown; known are {', '.join(said.keys())}"
            )
        said[key] = value
    checkWeights(owner, said["weights"])
    classes: int = said["classes"]
    if said["weights"] == "imagenet" and said["includeTop"] and classes != 1000:
        raise ValueError(
            f"{owner}: with the weights 'imagenet' and includeTop, classes is 1000, got {classes}; "
            "for other classes ask for includeTop False and put a dense layer on it"
        )
    return said


def shapeOf(owner: str, said: dict[str, Any], size: int, least: int) -> list[Any]:
    """Height, width and channels of the input, of which some may be None without the top."""
    top: bool = said["includeTop"]
    pretrained: bool = said["weights"] == "imagenet"
    if said["inputShape"] is None:
        return [size, size, 3] if top else [None, None, 3]
    given: list[int | None] = said["inputShape"]
    shape: list[int | None] = [*given]
    if len(shape) != 3:
        raise ValueError(f"{owner}: inputShape: expected [height, width, channels], got {shape}")
    height, width, channels = shape
    for extent in [height, width]:
        if extent is None and top:
            raise ValueError(f"{owner}: inputShape: with includeTop its size is known, got {shape}")
        if extent is not None and extent < least:
            raise ValueError(f"{owner}: inputShape: expected {least} or more, got {shape}")
    if pretrained and (channels != 3 or (top and (height != size or width != size))):
        wanted = f"[{size}, {size}, 3]" if top else "3 channels"
        raise ValueError(
            f"{owner}: inputShape: with the weights 'imagenet' expected {wanted}, got {shape}"
        )
    return shape


def started(owner: str, said: dict[str, Any], size: int, least: int) -> Any:
    """The symbolic tensor that the architecture begins with: `inputTensor`, or a new input."""
    shape = shapeOf(owner, said, size, least)
    return tf.input({"shape": shape}) if said["inputTensor"] is None else said["inputTensor"]


def finished(said: dict[str, Any], start: Any, end: Any, name: str, file: str) -> Any:
    """The model from `start` to `end`, with its weights; `file` is the name of those that Keras
    publishes."""
    inputs: Any = [start]
    if said["inputTensor"] is not None:
        inputs = tf.util.getSourceInputs(start)
    named: str = name if said["name"] is None else said["name"]
    model = tf.model({"inputs": inputs, "outputs": end, "name": named})
    return weighted(model, said, file)


def convolved(x: Any, name: Any, filters: int, size: Any, more: dict[str, Any]) -> Any:
    """x under a convolution; `more` are its other keys."""
    config: Any = {
        "filters": filters,
        "kernelSize": size,
        "kernelInitializer": "glorotUniform",
        "name": name,
        **more,
    }
    return tf.layers.conv2d(config).apply(x)


def depthwise(x: Any, name: str, size: Any, more: dict[str, Any]) -> Any:
    """x under a convolution of each channel by itself, without a bias."""
    config: Any = {
        "kernelSize": size,
        "depthwiseInitializer": "glorotUniform",
        "useBias": False,
        "name": name,
        **more,
    }
    return tf.layers.depthwiseConv2d(config).apply(x)


def normalized(x: Any, name: Any, more: dict[str, Any]) -> Any:
    config: Any = {"name": name, **more}
    return tf.layers.batchNormalization(config).apply(x)


def activated(x: Any, activation: str, name: Any) -> Any:
    return tf.layers.activation({"activation": activation, "name": name}).apply(x)


def bounded(x: Any, name: Any) -> Any:
    """x with its negative numbers as 0 and those above 6 as 6."""
    return tf.layers.reLU({"maxValue": 6, "name": name}).apply(x)


def padded(x: Any, padding: Any, name: Any) -> Any:
    return tf.layers.zeroPadding2d({"padding": padding, "name": name}).apply(x)


def largest(x: Any, size: int, strides: int, padding: str, name: Any) -> Any:
    """The largest numbers in windows."""
    config: Any = {"poolSize": size, "strides": strides, "padding": padding, "name": name}
    return tf.layers.maxPooling2d(config).apply(x)


def averaged(x: Any, size: int, strides: int, padding: str, name: Any) -> Any:
    """The means of windows."""
    config: Any = {"poolSize": size, "strides": strides, "padding": padding, "name": name}
    return tf.layers.averagePooling2d(config).apply(x)


def added(parts: list[Any], name: Any) -> Any:
    return tf.layers.add({"name": name}).apply(parts)


def joined(parts: list[Any], name: Any) -> Any:
    return tf.layers.concatenate({"axis": 3, "name": name}).apply(parts)


def meanOfPlaces(x: Any, name: Any) -> Any:
    return tf.layers.globalAveragePooling2d({"name": name}).apply(x)


def pooled(x: Any, said: dict[str, Any], meanName: Any, largestName: Any) -> Any:
    """The end without a top: as it is, or one number for each channel."""
    if said["pooling"] == "avg":
        return meanOfPlaces(x, meanName)
    if said["pooling"] == "max":
        return tf.layers.globalMaxPooling2d({"name": largestName}).apply(x)
    return x


def activationOf(said: dict[str, Any]) -> Any:
    given: Any = said["classifierActivation"]
    return "linear" if given is None else given


def classified(x: Any, said: dict[str, Any]) -> Any:
    """The layer that tells the classes."""
    layer = tf.layers.dense(
        {
            "units": said["classes"],
            "activation": activationOf(said),
            "kernelInitializer": "glorotUniform",
            "name": "predictions",
        }
    )
    return layer.apply(x)


def toNearest(wanted: float, divisor: int) -> int:
    """The multiple of `divisor` next to a number of channels, and no tenth below it."""
    nearest: int = max(divisor, int(wanted + divisor / 2) // divisor * divisor)
    return nearest + divisor if nearest < 0.9 * wanted else nearest


def borderFor(x: Any, size: int) -> list[list[int]]:
    """The padding by which windows at every second place cover x as Keras's padding 'same' does."""
    shape: list[int | None] = x.shape
    half = size // 2
    border: list[list[int]] = []
    for extent in shape[1:3]:
        even: bool = extent is None or extent % 2 == 0
        border.append([half - 1 if even else half, half])
    return border
