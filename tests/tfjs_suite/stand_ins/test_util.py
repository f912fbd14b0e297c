"""TF.js's helpers for tests: the runtime's `tf.test_util`, under the names that translated files
call. Those for videos are a browser's."""

from keras_tfjs.javascript.words import snake
from tfjs import test_util

globals().update({snake(name): getattr(test_util, name) for name in test_util.__all__})
create_video_element = play = None
