"""Layers of the libraries that programs derive layers of their own from: `class Own(Dropout)`."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.words import listed

LAYER, TFJS_LAYER = "keras.layers.Layer", "tfjs.layers.Layer"

DERIVED: Mapping[str, str] = {
    f"keras.layers.{name}": f"tfjs.layers.{name}"
    for name in listed(
        "Activation AlphaDropout AveragePooling1D AveragePooling2D BatchNormalization Conv1D "
        "Conv2D Conv2DTranspose Conv3D Dense DepthwiseConv2D Dropout Embedding Flatten "
        "GaussianDropout GaussianNoise LayerNormalization LeakyReLU MaxPooling1D MaxPooling2D "
        "SeparableConv2D SpatialDropout1D ZeroPadding2D"
    )
}
"""TF.js has functions where Keras has these classes; the runtime and extensions.js have both."""

DERIVED_BACK: Mapping[str, str] = {tfjs: keras for keras, tfjs in DERIVED.items()}


def framework_base(name: str) -> str:
    """The base whose life cycle a class that derives from a library's class has."""
    if name in DERIVED:
        return LAYER
    return TFJS_LAYER if name in DERIVED_BACK else name
