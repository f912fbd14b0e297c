"""Runs programs of Keras 2 with tf_keras as a graph, where K.function and K.gradients work.

Paths are the arguments; one JSON object on the last line of standard output has the lines that each
program, by its path, printed.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf
import tf_keras

tf.compat.v1.disable_eager_execution()
tf.compat.v1.experimental.output_all_intermediates(True)
for name in [each for each in sys.modules if each.split(".")[0] == "tf_keras"]:
    sys.modules["keras" + name.removeprefix("tf_keras")] = sys.modules[name]

answers = {}
for path in sys.argv[1:]:
    tf_keras.backend.clear_session()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(Path(path).read_text(encoding="utf-8"), path, "exec"), {"__name__": "main"})
    answers[path] = printed.getvalue().splitlines()
print(json.dumps(answers))
