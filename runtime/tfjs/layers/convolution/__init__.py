"""Layers that slide filters over their input."""

from tfjs.layers.convolution.depthwise import DepthwiseConv2D
from tfjs.layers.convolution.plain import Conv1D, Conv2D, Conv3D
from tfjs.layers.convolution.separable import SeparableConv2D
from tfjs.layers.convolution.transposed import Conv2DTranspose, Conv3DTranspose

__all__ = [
    "Conv1D",
    "Conv2D",
    "Conv2DTranspose",
    "Conv3D",
    "Conv3DTranspose",
    "DepthwiseConv2D",
    "SeparableConv2D",
]
