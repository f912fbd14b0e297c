"""Cases of the layers that TF.js lacks. In JavaScript they are those of extensions.js."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grid_cases import GRID_CASES
from layer_cases import CASES, Case

_LINE, _IMAGE, _VOLUME = ((2, 7, 4),), ((2, 6, 5, 4),), ((2, 4, 3, 4, 2),)
_FIRST = {"dataFormat": "channelsFirst"}
_L1L2 = {"className": "L1L2", "config": {"l1": 0.1, "l2": 0.2}}
_CAUSAL = {"useCausalMask": True}


def _core() -> Iterator[Case]:
    yield Case("subtract", shapes=((2, 3), (2, 3)))
    yield Case("subtract", shapes=((2, 3, 2), (2, 1, 2)))
    yield Case("identity", shapes=((2, 3),))
    scaled = [Case("rescaling", {"scale": 0.5}), Case("zeroPadding2d", {"padding": 1})]
    yield Case("pipeline", {"layers": scaled}, shapes=_IMAGE, tfjs=False)
    yield Case("activityRegularization", {"l1": 0.1, "l2": 0.2}, shapes=((2, 3),), tfjs=False)
    for equation, shape, options in (
        ("ab,bc->ac", (2, 3), {"outputShape": 4, "biasAxes": "c", "activation": "relu"}),
        ("abc,cd->abd", (2, 3, 4), {"outputShape": [None, 5], "biasAxes": "d"}),
        ("...x,xy->...y", (2, 3, 4), {"outputShape": 5, "biasAxes": "y"}),
        ("abc,cde->abde", (2, 3, 4), {"outputShape": [3, 2, 3], "biasAxes": "de"}),
        ("abc,cde->abde", (2, 3, 4), {"outputShape": [None, 2, 3], "biasAxes": "d"}),
        ("abcd,cde->abe", (2, 3, 2, 4), {"outputShape": [None, 5]}),
        ("ab...,bc->ac...", (2, 3, 4), {"outputShape": 5, "biasAxes": "c"}),
        ("abc,bcd->abd", (2, 3, 4), {"outputShape": [3, 2], "kernelRegularizer": _L1L2}),
    ):
        yield Case("einsumDense", {"equation": equation, **options}, shapes=(shape,))


def _normalizations() -> Iterator[Case]:
    loose: dict[str, Any] = {"rtol": 1e-4, "atol": 5e-6}
    yield Case("groupNormalization", {"groups": 2}, shapes=((3, 4),), **loose)
    yield Case("groupNormalization", {"groups": 2, "epsilon": 0.01}, shapes=_IMAGE, **loose)
    yield Case("groupNormalization", {"groups": -1, "center": False}, shapes=_IMAGE, **loose)
    yield Case("groupNormalization", {"groups": 2, "axis": 1}, shapes=((2, 4, 3, 2),), **loose)
    yield Case(
        "groupNormalization",
        {"groups": 1, "scale": False, "betaRegularizer": _L1L2},
        shapes=_LINE,
        **loose,
    )
    yield Case("rmsNormalization", shapes=_LINE, **loose)
    yield Case("rmsNormalization", {"axis": [1, 2], "epsilon": 0.1}, shapes=((2, 3, 4),), **loose)
    yield Case("unitNormalization", shapes=_LINE, **loose)
    yield Case("unitNormalization", {"axis": 1}, shapes=_LINE, **loose)
    dense, conv = Case("dense", {"units": 2}), Case("conv2d", {"filters": 2, "kernelSize": 2})
    yield Case("spectralNormalization", {"layer": dense}, shapes=((3, 4),), **loose)
    twice = {"powerIterations": 2, "layer": conv}
    yield Case("spectralNormalization", twice, shapes=_IMAGE, **loose)


def _attention() -> Iterator[Case]:
    two, three = ((2, 3, 4), (2, 5, 4)), ((2, 3, 4), (2, 5, 6), (2, 5, 4))
    loose: dict[str, Any] = {"rtol": 1e-4, "atol": 5e-6}
    yield Case("attention", shapes=two, **loose)
    yield Case("attention", shapes=three, **loose)
    yield Case("attention", {"useScale": True}, shapes=two, call=_CAUSAL, **loose)
    yield Case("attention", {"scoreMode": "concat", "useScale": True}, shapes=two, **loose)
    yield Case("attention", shapes=two, masked=True, steps=0, tfjs=False, **loose)
    yield Case("attention", shapes=two, masked=True, steps=0, tfjs=False, call=_CAUSAL, **loose)
    yield Case("additiveAttention", shapes=two, **loose)
    yield Case("additiveAttention", {"useScale": False}, shapes=three, **loose)
    yield Case("additiveAttention", shapes=two, masked=True, steps=0, tfjs=False, **loose)
    heads = {"numHeads": 2, "keyDim": 3}
    yield Case("multiHeadAttention", heads, shapes=two, **loose)
    yield Case("multiHeadAttention", heads, shapes=two, call=_CAUSAL, **loose)
    other = {"valueDim": 2, "outputShape": 5, "useBias": False}
    yield Case("multiHeadAttention", {**heads, **other}, shapes=three, **loose)
    yield Case("multiHeadAttention", {**heads, "useGate": True}, shapes=two, **loose)
    near = {**heads, "slidingWindow": 2, "kernelRegularizer": _L1L2}
    yield Case("multiHeadAttention", near, shapes=two, **loose)
    yield Case("multiHeadAttention", heads, shapes=two, masked=True, steps=0, tfjs=False, **loose)
    wide = ((2, 2, 3, 4), (2, 2, 3, 4))
    yield Case("multiHeadAttention", heads, shapes=wide, **loose)
    yield Case("multiHeadAttention", {**heads, "attentionAxes": 2}, shapes=wide, **loose)
    yield Case("multiHeadAttention", {**heads, "attentionAxes": 1}, shapes=wide, **loose)
    grouped = {"headDim": 3, "numQueryHeads": 4, "numKeyValueHeads": 2}
    yield Case("groupQueryAttention", grouped, shapes=two, **loose)
    yield Case("groupQueryAttention", {**grouped, "useGate": True}, shapes=two, **loose)
    yield Case("groupQueryAttention", grouped, shapes=two, call=_CAUSAL, **loose)


def _borders() -> Iterator[Case]:
    for padding in (1, 2, [1, 2]):
        yield Case("zeroPadding1d", {"padding": padding}, shapes=_LINE)
        yield Case("cropping1d", {"cropping": padding}, shapes=_LINE)
    for padding in (1, [1, 0, 1], [[1, 0], [0, 1], [2, 1]]):
        yield Case("zeroPadding3d", {"padding": padding}, shapes=_VOLUME)
        yield Case("cropping3d", {"cropping": padding}, shapes=((2, 5, 4, 5, 2),))
    yield Case("zeroPadding3d", _FIRST, shapes=_VOLUME)
    yield Case("cropping3d", _FIRST, shapes=((2, 2, 5, 4, 3),))
    yield Case("upSampling1d", shapes=_LINE)
    yield Case("upSampling1d", {"size": 3}, shapes=_LINE)
    yield Case("upSampling3d", shapes=_VOLUME)
    yield Case("upSampling3d", {"size": [1, 2, 3], **_FIRST}, shapes=((1, 2, 3, 2, 2),))


def _convolutions() -> Iterator[Case]:
    same: dict[str, Any] = {"padding": "same"}
    configs: tuple[dict[str, Any], ...] = (
        {},
        {"strides": 2, "activation": "relu"},
        {**same, "strides": 2},
        {**same, "strides": 3, "useBias": False},
        {**same, "dilationRate": 2},
        {"dilationRate": 2},
    )
    for config in configs:
        yield Case("conv1dTranspose", {"filters": 3, "kernelSize": 2, **config}, shapes=_LINE)
        yield Case("depthwiseConv1d", {"kernelSize": 2, **config}, shapes=_LINE)
        yield Case("separableConv1d", {"filters": 3, "kernelSize": 2, **config}, shapes=_LINE)
    padded = {"filters": 2, "kernelSize": 3, "strides": 2, "outputPadding": 1}
    yield Case("conv1dTranspose", padded, shapes=_LINE)
    yield Case("conv1dTranspose", padded | same, shapes=_LINE)
    yield Case("conv1dTranspose", {"filters": 2, "kernelSize": 4, "strides": 3}, shapes=_LINE)
    yield Case("depthwiseConv1d", {"kernelSize": 3, "depthMultiplier": 2}, shapes=_LINE)


def _pooling() -> Iterator[Case]:
    for name in ("Average", "Max"):
        yield Case(f"global{name}Pooling3d", shapes=_VOLUME)
        yield Case(f"global{name}Pooling3d", {**_FIRST, "keepdims": True}, shapes=_VOLUME)
        yield Case(f"adaptive{name}Pooling1d", {"outputSize": 3}, shapes=_LINE)
        yield Case(f"adaptive{name}Pooling2d", {"outputSize": [4, 2]}, shapes=_IMAGE)
        yield Case(f"adaptive{name}Pooling2d", {"outputSize": 2, **_FIRST}, shapes=_IMAGE)
        yield Case(f"adaptive{name}Pooling3d", {"outputSize": 2}, shapes=_VOLUME)


def _recurrent() -> Iterator[Case]:
    loose: dict[str, Any] = {"rtol": 1e-4, "atol": 5e-6}
    gates = {"recurrentActivation": "sigmoid"}
    lines, images = ((2, 3, 4, 2),), ((2, 3, 4, 3, 2),)
    small: dict[str, Any] = {"filters": 2, "kernelSize": 2}
    cell = Case("gruCell", {"units": 2, "resetAfter": True, **gates})
    yield Case("rnn", {"cell": cell}, shapes=_LINE, tfjs=False, **loose)
    yield Case("convLstm1d", small, shapes=lines, **loose)
    options = {"returnSequences": True, "padding": "same", "useBias": False, "strides": 2}
    yield Case("convLstm1d", {**small, **options}, shapes=lines, **loose)
    yield Case("convLstm1d", {**small, "goBackwards": True}, shapes=lines, **loose)
    yield Case("convLstm2d", small, shapes=images, keras=None, **loose)
    yield Case("convLstm2d", {**small, **gates}, shapes=images, **loose)
    yield Case("convLstm2d", {**small, **gates, **options}, shapes=images, **loose)
    yield Case("convLstm3d", {**small, "kernelSize": 1}, shapes=((1, 2, 2, 3, 2, 2),), **loose)


def _options() -> Iterator[Case]:
    """What TF.js's own layers have more of, and those of its layers that are alike in Keras."""
    loose: dict[str, Any] = {"rtol": 1e-4, "atol": 5e-6}
    yield Case("layerNormalization", shapes=_LINE, **loose)
    yield Case("layerNormalization", {"axis": [1, 2], "epsilon": 0.1}, shapes=_LINE, **loose)
    bare = {"center": False, "scale": False}  # for which TF.js has no gradient
    yield Case("layerNormalization", bare, shapes=_LINE, tfjs=False, **loose)
    yield Case("reLU", {"negativeSlope": 0.2, "maxValue": 0.8}, tfjs=False)
    yield Case("reLU", {"threshold": 0.5, "negativeSlope": 0.1}, tfjs=False)
    yield Case("globalAveragePooling1d", {"keepdims": True}, shapes=_LINE, tfjs=False)
    yield Case("globalMaxPooling2d", {"keepdims": True, **_FIRST}, shapes=_IMAGE, tfjs=False)
    # A mask may leave out all of a sample's steps in none of these
    yield Case("globalAveragePooling1d", shapes=((3, 5, 2),), masked=True, tfjs=False)
    yield Case("rescaling", {"scale": 0.5, "offset": 1}, shapes=_IMAGE)
    yield Case("spatialDropout1d", {"rate": 0}, shapes=_LINE)
    yield Case("spatialDropout2d", {"rate": 0}, shapes=_IMAGE)
    for name, config in (
        ("batchNormalization", {}), ("conv1d", {"filters": 2, "kernelSize": 2}), ("flatten", {}),
    ):  # fmt: skip
        penalized = {**config, "activityRegularizer": _L1L2}
        yield Case(name, penalized, shapes=_LINE, tfjs=False, **loose)


EXTENSION_CASES = (
    *_options(),
    *_convolutions(),
    *_pooling(),
    *_recurrent(),
    *_core(),
    *_normalizations(),
    *_attention(),
    *_borders(),
)

ALL_CASES = (*CASES, *EXTENSION_CASES, *GRID_CASES)
