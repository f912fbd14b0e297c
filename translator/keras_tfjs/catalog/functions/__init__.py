"""Functions that several TF.js calls say together, by subject (see catalog/composition.py)."""

from __future__ import annotations

from keras_tfjs.catalog.functions.back import BACK
from keras_tfjs.catalog.functions.elementwise import ELEMENTWISE
from keras_tfjs.catalog.functions.images import IMAGES
from keras_tfjs.catalog.functions.linear_algebra import LINEAR_ALGEBRA
from keras_tfjs.catalog.functions.neural import NEURAL
from keras_tfjs.catalog.functions.objectives import OBJECTIVES
from keras_tfjs.catalog.functions.programs import HOST
from keras_tfjs.catalog.functions.reductions import REDUCTIONS
from keras_tfjs.catalog.functions.shapes import SHAPES

COMPOSITIONS = (
    ELEMENTWISE,
    REDUCTIONS,
    SHAPES,
    LINEAR_ALGEBRA,
    NEURAL,
    OBJECTIVES,
    IMAGES,
    HOST,
)

__all__ = ["BACK", "COMPOSITIONS"]
