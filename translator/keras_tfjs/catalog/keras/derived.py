"""Layers of the libraries that programs derive layers of their own from: `class Own(Dropout)`."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.words import listed

LAYER, TFJS_LAYER = "keras.layers.Layer", "tfjs.layers.Layer"
CELL, TFJS_CELL = "keras.layers.AbstractRNNCell", "tfjs.layers.RNNCell"
"""The base of cells of one's own that only Keras 2 has, and that of TF.js."""

WRAPPER = "keras.layers.Wrapper"

CELLS = frozenset(
    f"{library}.layers.{name}"
    for library in ("keras", "tfjs")
    for name in ("AbstractRNNCell", "RNNCell", "SimpleRNNCell", "GRUCell", "LSTMCell")
)
"""Bases of cells: layers that are one step of a recurrent one."""

DERIVED: Mapping[str, str] = {
    f"keras.layers.{name}": f"tfjs.layers.{name}"
    for name in listed(
        "Activation AlphaDropout AveragePooling1D AveragePooling2D BatchNormalization "
        "Bidirectional Conv1D Conv2D Conv2DTranspose Conv3D Dense DepthwiseConv2D Dropout "
        "Embedding Flatten GRU GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D "
        "GlobalAveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D LSTM LSTMCell "
        "LayerNormalization LeakyReLU MaxPooling1D MaxPooling2D ReLU Reshape SeparableConv2D "
        "SimpleRNN SimpleRNNCell SpatialDropout1D TimeDistributed UpSampling2D Wrapper "
        "ZeroPadding2D"
    )
}
"""TF.js has functions where Keras has these classes; the runtime and extensions.js have both."""

DERIVED_BACK: Mapping[str, str] = {tfjs: keras for keras, tfjs in DERIVED.items()}


def framework_base(name: str) -> str:
    """The base whose life cycle a class that derives from a library's class has."""
    if name in DERIVED:
        return LAYER
    if name == CELL:
        return LAYER
    return TFJS_LAYER if name in DERIVED_BACK or name == TFJS_CELL else name
