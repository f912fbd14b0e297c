"""The language half: strict TF.js-style Python <-> JavaScript and TypeScript. It knows no Keras."""

from keras_tfjs.javascript.from_python import from_python
from keras_tfjs.javascript.to_python import to_python

__all__ = ["from_python", "to_python"]
