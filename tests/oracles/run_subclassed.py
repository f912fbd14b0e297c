"""Trains the models of tests/subclassed_models, and of other folders given, by real Keras: the
answers for each folder as JSON on the last line."""

import json
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

sys.path.insert(0, str(Path(__file__).parent.parent))
from filled_weights import values

FOLDER = Path(__file__).parent.parent / "subclassed_models"
FOLDERS = [FOLDER, *(Path(one) for one in sys.argv[1:])]


def leaves(model):
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from leaves(layer)
        else:
            yield layer


def trained(path):
    keras.utils.set_random_seed(0)
    space = {}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    model, x, y = space["model"], space["x"], space["y"]
    given = tf.nest.map_structure(tf.convert_to_tensor, x)
    callable_ = type(model).call is not keras.Model.call
    if callable_:
        model(given)
    for number, layer in enumerate(leaves(model)):
        layer.set_weights(values(number, [w.shape for w in layer.get_weights()]))
    history = model.fit(x, y, batch_size=16, epochs=5, shuffle=False, verbose=0).history
    answer = {"history": {key: [float(v) for v in column] for key, column in history.items()}}
    if callable_:
        made = model(given)
        answer["outputs"] = [np.asarray(one).tolist() for one in tf.nest.flatten(made)]
    if model.loss is not None:
        evaluated = model.evaluate(x, y, verbose=0, return_dict=True)
        answer["evaluated"] = float(evaluated.get("loss", min(evaluated.values())))
    return answer


print(
    json.dumps(
        [{path.stem: trained(path) for path in sorted(folder.glob("*.py"))} for folder in FOLDERS]
    )
)
