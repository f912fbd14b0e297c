"""What real Keras computes for the losses, metrics, optimizers, schedules, regularizers,
constraints and initializers of tests/training_cases.py.

A JSON list of requests on standard input, the list of answers on the last line of output.
"""

import json
import sys

import keras
import numpy as np
import tensorflow as tf

request = json.load(sys.stdin)
START = request["start"]


def plain(value):
    return rounded(np.array(value, np.float64).tolist())


def rounded(value):
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return None if np.isnan(value) else float(f"{value:.8g}")


def tensors(batch):
    weights = batch["weights"]
    y, p = np.array(batch["y"], np.float32), tf.constant(np.array(batch["p"], np.float32))
    return y, p, None if weights is None else np.array(weights, np.float32)


def loss(made, batches):
    answers = []
    for batch in batches:
        y, p, weights = tensors(batch)
        with tf.GradientTape() as tape:
            tape.watch(p)
            value = made(y, p, sample_weight=weights)
        answers.append([plain(value), plain(tf.convert_to_tensor(tape.gradient(value, p)))])
    return answers


def metric(made, batches):
    answers = []
    for batch in batches:
        y, p, weights = tensors(batch)
        if isinstance(made, (keras.metrics.Sum,)) or type(made) is keras.metrics.Mean:
            made.update_state(y, sample_weight=weights)
        else:
            made.update_state(y, p, sample_weight=weights)
        answers.append(plain(made.result()))
    return answers


def train(made, batches):
    variables = [keras.Variable(np.array(v, np.float32), name=k) for k, v in START.items()]
    answers = []
    for batch in batches:
        gradients = [tf.constant(np.array(batch[name], np.float32)) for name in START]
        made.apply(gradients, variables)
        answers.append([plain(variable.numpy()) for variable in variables])
    return answers


def network(model):
    inputs = keras.Input((5, 2) if model == "steps" else (4,))
    if model == "steps":
        x = keras.layers.SimpleRNN(4, return_sequences=True)(keras.layers.Masking(0.0)(inputs))
        return keras.Model(inputs, keras.layers.Dense(1)(x))
    x = keras.layers.Dense(5, "tanh")(inputs)
    last = keras.layers.Dense(3, "softmax") if model == "classes" else keras.layers.Dense(1)
    return keras.Model(inputs, last(x))


def built(value, numbers):
    match value:
        case {"of": path, "with": config}:
            found = keras
            for part in path.split("."):
                found = getattr(found, part)
            return found(**{key: built(item, numbers) for key, item in config.items()})
        case dict():
            return {int(key): item for key, item in value.items()}
        case list():
            return [built(one, numbers) for one in value]
        case "the weights":
            return np.array(numbers["weights"], np.float32)
        case "the weights of rows":
            return np.array(numbers["weights"], np.float32)[:, None]
        case "the data":
            return np.array(numbers["x"], np.float32), np.array(numbers["y"])
        case _:
            return value


def fit(one):
    [numbers] = one["batches"]
    model = network(one["model"])
    model.set_weights([np.array(w, np.float32) for w in one["weights"]])
    model.compile(**{key: built(item, numbers) for key, item in one["compile"].items()})
    arguments = {"batch_size": 8, "epochs": 4, "shuffle": False, "verbose": 0}
    arguments |= {key: built(item, numbers) for key, item in one["fit"].items()}
    x, y = built("the data", numbers)
    history = model.fit(x, y, **arguments).history
    final = [float(w.sum()) for w in model.get_weights()]
    return {**{name: plain(values) for name, values in history.items()}, "final weights": final}


def answer(one):
    space = one["space"]
    if space == "fit":
        return fit(one)
    if space == "schedules":
        schedule = getattr(keras.optimizers.schedules, one["className"])(**one["arguments"])
        return [plain(schedule(step)) for step in range(len(one["batches"]))]
    module = keras.optimizers if space == "train" else getattr(keras, space)
    made = getattr(module, one["className"])(**one["arguments"])
    if space == "initializers":
        return [plain(made(batch["shape"])) for batch in one["batches"]]
    if space in ("regularizers", "constraints"):
        return [plain(made(tf.constant(np.array(b["w"], np.float32)))) for b in one["batches"]]
    return {"losses": loss, "metrics": metric, "train": train}[space](made, one["batches"])


def guarded(one):
    try:
        return answer(one)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


print(json.dumps([guarded(one) for one in request["cases"]]))
