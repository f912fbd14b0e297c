"""Convolutions, pooling, and what pads, crops and enlarges images."""

from __future__ import annotations

from keras_tfjs.catalog.keras.layers.notation import (
    ACTIVITY,
    KERNEL,
    KERNEL_CONSTRAINTS,
    RANDOM_KERNEL,
    extension,
    layer,
)
from keras_tfjs.catalog.row import Ask, Row

_SIZES = "kernel_size(filter_length) | strides(subsample subsample_length) padding(border_mode)"
_FORMAT = "data_format(dim_ordering)"
_RATE = "dilation_rate(atrous_rate)"
_ACTIVATION = "activation use_bias(bias)"
_REST = f"{_ACTIVATION} {KERNEL} {ACTIVITY}{KERNEL_CONSTRAINTS}"
_CONVOLUTION = f"filters(nb_filter) {_SIZES} {_FORMAT} {_RATE} +groups:1 {_REST}"
_UNREAD = "?kernel_initializer:None ?kernel_regularizer:None ?kernel_constraint:None"
"""What Keras 2 takes for every convolution, and reads in none that is taken apart by channels."""

_PLAIN_DEPTHWISE = (
    f"{_ACTIVATION} depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer "
    f"{ACTIVITY}depthwise_constraint bias_constraint"
)
_SEPARABLE = (
    f"filters(nb_filter) {_SIZES} +data_format(dim_ordering):'channels_last' "
    f"+dilation_rate:1 depth_multiplier {_ACTIVATION} "
    "depthwise_initializer {pointwise}pointwise_initializer{default} bias_initializer "
    "depthwise_regularizer pointwise_regularizer bias_regularizer "
    f"{ACTIVITY}depthwise_constraint pointwise_constraint bias_constraint"
)


def _transposed(order: str) -> str:
    return f"filters(nb_filter) {_SIZES} {order} {_REST}"


CONVOLUTIONS = (
    layer(
        "Conv1D",
        _CONVOLUTION.replace(_FORMAT, "+data_format(dim_ordering):'channels_last'"),
        random=RANDOM_KERNEL,
        aliases="Convolution1D",
    ),
    layer(
        "Conv2D",
        _CONVOLUTION,
        random=RANDOM_KERNEL,
        aliases="Convolution2D",
        older="AtrousConvolution2D AtrousConv2D",
    ),
    layer("Conv3D", _CONVOLUTION, random=RANDOM_KERNEL, aliases="Convolution3D"),
    layer(
        "Conv2DTranspose",
        _transposed(f"+output_padding:None {_FORMAT} +dilation_rate:1"),
        "-groups:1",
        random=RANDOM_KERNEL,
        aliases="Convolution2DTranspose",
        older="Deconvolution2D Deconv2D",
    ),
    layer(
        "Conv3DTranspose",
        _transposed(f"{_FORMAT} +output_padding:None +dilation_rate:1"),
        "-groups:1",
        random=RANDOM_KERNEL,
        aliases="Convolution3DTranspose",
        older="Deconvolution3D Deconv3D",
    ),
    layer(
        "Conv1DTranspose",
        "filters kernel_size | strides padding output_padding data_format dilation_rate activation "
        "use_bias kernel_initializer bias_initializer kernel_regularizer bias_regularizer "
        "activity_regularizer kernel_constraint bias_constraint",
        "-groups:1",
        aliases="Convolution1DTranspose",
        extension=True,
    ),
    layer(
        "DepthwiseConv2D",
        f"kernel_size | strides padding depth_multiplier data_format +dilation_rate:1 "
        f"{_PLAIN_DEPTHWISE}",
        _UNREAD,
        random={"depthwise_initializer": RANDOM_KERNEL["kernel_initializer"]},
    ),
    extension(
        "DepthwiseConv1D",
        "kernel_size | strides padding depth_multiplier data_format dilation_rate "
        "activation use_bias depthwise_initializer bias_initializer depthwise_regularizer "
        "bias_regularizer activity_regularizer depthwise_constraint bias_constraint",
    ),
    layer(
        "SeparableConv2D",
        _SEPARABLE.format(pointwise="+", default=":'glorot_uniform'"),
        _UNREAD,
        aliases="SeparableConvolution2D",
    ),
    layer(
        "SeparableConv1D",
        "filters kernel_size | strides padding data_format dilation_rate depth_multiplier "
        "activation use_bias depthwise_initializer pointwise_initializer bias_initializer "
        "depthwise_regularizer pointwise_regularizer bias_regularizer activity_regularizer "
        "depthwise_constraint pointwise_constraint bias_constraint",
        aliases="SeparableConvolution1D",
        extension=True,
    ),
)


def _pool(size: int, name: str, short: str, also: str) -> Row:
    form = "+data_format:'channels_last'" if size == 1 else _FORMAT
    return layer(
        f"{name}Pooling{size}D",
        f"| pool_size(pool_length) strides(stride) padding(border_mode) {form}",
        aliases=f"{short}Pool{size}D",
        also=" ".join(f"{word}{size}d" for word in also.split()),
    )


def _global(size: int, name: str, short: str, also: str = "") -> Row:
    form = "+data_format:'channels_last'" if size == 1 else "data_format"
    only = size == 3
    return layer(
        f"Global{name}Pooling{size}D",
        f"| {form} keepdims" if only else f"| {form} +keepdims:False",
        aliases=f"Global{short}Pool{size}D",
        also=also,
        extension=only,
    )


POOLING = (
    _pool(1, "Max", "Max", "maxPool"),
    _pool(2, "Max", "Max", "maxPool"),
    _pool(3, "Max", "Max", ""),
    *(_pool(size, "Average", "Avg", "avgPool avgPooling") for size in (1, 2, 3)),
    *(_global(size, "Average", "Avg") for size in (1, 2, 3)),
    _global(1, "Max", "Max", "globalMaxPool1d"),
    _global(2, "Max", "Max", "globalMaxPool2d"),
    _global(3, "Max", "Max"),
    *(
        extension(f"Adaptive{name}Pooling{size}D", "output_size | data_format")
        for name in ("Average", "Max")
        for size in (1, 2, 3)
    ),
)

BORDERS = (
    layer("ZeroPadding2D", f"| padding:shape {_FORMAT}"),
    extension("ZeroPadding1D", "| padding:shape data_format"),
    extension("ZeroPadding3D", "| padding:shape data_format"),
    layer("Cropping2D", f"| cropping {_FORMAT}", tfjs="cropping2D"),
    extension("Cropping1D", "| cropping"),
    extension("Cropping3D", "| cropping data_format"),
    layer(
        "UpSampling2D",
        f"| size:sizes {_FORMAT} interpolation",
        tfjs="upSampling2d",
        asks=(Ask("halfPixelCenters", True, "KT223", parameter="interpolation", off="nearest"),),
    ),
    extension("UpSampling1D", "| size", tfjs="upSampling1d"),
    extension("UpSampling3D", "| size data_format", tfjs="upSampling3d"),
)
