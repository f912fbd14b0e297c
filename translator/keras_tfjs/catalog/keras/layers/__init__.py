"""Layers and models: one row each."""

from keras_tfjs.catalog.keras.layers.convolutional import BORDERS, CONVOLUTIONS, POOLING
from keras_tfjs.catalog.keras.layers.core import ACTIVATIONS, CORE, MERGE_FUNCTIONS, MERGES
from keras_tfjs.catalog.keras.layers.models import MODELS
from keras_tfjs.catalog.keras.layers.normalization import NORMALIZATION
from keras_tfjs.catalog.keras.layers.preprocessing import AUDIO, IMAGES, TABLES
from keras_tfjs.catalog.keras.layers.recurrent import ATTENTION, RECURRENT

LAYERS = (
    *CORE,
    *ACTIVATIONS,
    *MERGES,
    *NORMALIZATION,
    *CONVOLUTIONS,
    *POOLING,
    *BORDERS,
    *RECURRENT,
    *ATTENTION,
    *IMAGES,
    *TABLES,
    *AUDIO,
)

__all__ = ["LAYERS", "MERGE_FUNCTIONS", "MODELS"]
