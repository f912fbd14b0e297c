"""Model files: Keras's .h5 and .keras <-> TensorFlow.js's model.json and weight files."""

from keras_tfjs.convert.door import KERAS_SUFFIXES, convert, load_keras_file, save_keras_file

__all__ = ["KERAS_SUFFIXES", "convert", "load_keras_file", "save_keras_file"]
