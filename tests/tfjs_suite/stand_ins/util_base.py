"""TF.js's `util` modules: the runtime's `tf.util`, under the names that translated files call."""

from keras_tfjs.javascript.words import snake
from tfjs import util

globals().update({snake(name): getattr(util, name) for name in util.__all__})
