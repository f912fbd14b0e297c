"""Makes model files with real Keras and predicts with them: run by an interpreter that has it.

One JSON request on standard input: {"library": "keras" | "tf_keras", "make": DIRECTORY,
"names": [...], "predict": [{"file", "inputs"}]}; one JSON answer on the last line of standard
output. `make` saves every model (or those named) as .h5 and .keras.
"""

import importlib
import json
import sys
from pathlib import Path

import numpy as np

request = json.load(sys.stdin)
keras = importlib.import_module(request["library"])
L = keras.layers


def sequential():
    model = keras.Sequential(
        [
            L.Input((4,)),
            L.Dense(3, activation="relu", name="hidden", kernel_regularizer="l2"),
            L.Dropout(0.2),
            L.BatchNormalization(),
            L.Dense(2, activation="softmax", kernel_constraint=keras.constraints.MaxNorm(2)),
        ],
        name="classifier",
    )
    model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])
    return model, [(2, 4)]


def single():
    inputs = keras.Input((3,))
    outputs = L.Dense(1, kernel_initializer="he_normal")(L.Flatten()(L.Reshape((3, 1))(inputs)))
    return keras.Model(inputs, outputs), [(2, 3)]


def functional():
    first, second = keras.Input((4,), name="first"), keras.Input((4,), name="second")
    shared = L.Dense(3, activation="tanh", name="shared")
    left, right = shared(first), shared(second)
    both = L.Concatenate()([left, right])
    score = L.Dense(1, name="score")(both)
    kind = L.Dense(2, activation="sigmoid", name="kind")(L.Add()([left, right]))
    return keras.Model([first, second], [score, kind], name="two_headed"), [(2, 4), (2, 4)]


def nested():
    inner = keras.Sequential([L.Input((4,)), L.Dense(3), L.BatchNormalization()], name="encoder")
    inside = keras.Input((3,))
    head = keras.Model(inside, L.Dense(2, name="q")(inside), name="head")
    first, second = keras.Input((4,), name="first"), keras.Input((4,), name="second")
    once = head(L.Dense(3)(L.Multiply()([inner(first), inner(second)])))
    twice = head(inner(second))
    inner.layers[0].trainable = False
    return keras.Model([first, second], [once, L.Add()([once, twice])]), [(2, 4), (2, 4)]


def stacked():
    inner = keras.Sequential([L.Input((4,)), L.Dense(3, activation="elu")], name="inner")
    model = keras.Sequential([inner, L.Dense(2)], name="outer")
    model.build((None, 4))
    return model, [(2, 4)]


def image():
    model = keras.Sequential(
        [
            L.Input((12, 12, 2)),
            L.Conv2D(4, 3, strides=2, padding="same", activation="relu"),
            L.BatchNormalization(scale=False),
            L.DepthwiseConv2D(3, depth_multiplier=2, use_bias=False, padding="same"),
            L.UpSampling2D(2),
            L.MaxPooling2D(2, strides=1),
            L.ZeroPadding2D(((1, 0), (2, 1))),
            L.SeparableConv2D(3, 2, depth_multiplier=2),
            L.Cropping2D(((0, 1), (1, 1))),
            L.AveragePooling2D((2, 3), padding="same"),
            L.Conv2DTranspose(2, 3, strides=2, padding="same"),
            L.Conv2D(2, (2, 3), dilation_rate=2),
            L.GlobalAveragePooling2D(),
        ]
    )
    return model, [(2, 12, 12, 2)]


def series():
    inputs = keras.Input((8, 3))
    x = L.Conv1D(4, 3, padding="same", activation="selu")(inputs)
    x = L.MaxPooling1D(2)(x)
    long = L.GlobalAveragePooling1D()(x)
    y = L.AveragePooling1D(2, padding="same")(L.Permute((2, 1))(x))
    return keras.Model(inputs, [long, L.GlobalMaxPooling1D()(y), L.Flatten()(y)]), [(2, 8, 3)]


def text():
    inputs = keras.Input((5,), dtype="int32")
    x = L.Embedding(10, 3, mask_zero=True)(inputs)
    x = L.LSTM(4, return_sequences=True, dropout=0.1)(x)
    x = L.GRU(3, reset_after=False, return_sequences=True, go_backwards=True)(x)
    return keras.Model(inputs, L.SimpleRNN(2, use_bias=False)(x)), [(3, 5)]


def translation():
    source, target = keras.Input((5, 2)), keras.Input((4, 2))
    _, hidden, cell = L.LSTM(3, return_state=True)(source)
    decoded = L.LSTM(3, return_sequences=True)(target, initial_state=[hidden, cell])
    return keras.Model([source, target], L.Dense(2)(decoded)), [(2, 5, 2), (2, 4, 2)]


def activations():
    inputs = keras.Input((6,))
    names = ["elu", "gelu", "linear", "mish", "relu", "selu", "sigmoid", "softmax", "softplus"]
    names += ["softsign", "tanh", "swish", "relu6", "log_softmax"]
    heads = [L.Dense(3, activation=name, name=f"with_{name}")(inputs) for name in names]
    heads += [layer(inputs) for layer in (L.LeakyReLU(), L.ELU(), L.PReLU(), L.ReLU(1.5))]
    heads += [L.Softmax()(inputs), L.LayerNormalization()(inputs), L.Activation("tanh")(inputs)]
    pair = heads[:2]
    heads += [
        merge(pair) for merge in (L.Average(), L.Maximum(), L.Minimum(), L.Multiply(), L.Dot(1))
    ]
    heads.append(L.Flatten()(L.RepeatVector(2)(heads[0])))
    return keras.Model(inputs, heads), [(3, 6)]


MODELS = {
    builder.__name__: builder
    for builder in (
        sequential,
        single,
        functional,
        nested,
        stacked,
        image,
        series,
        text,
        translation,
        activations,
    )
}


def fill(model, generator):
    """Weights that no initializer makes; variances stay positive."""
    for variable in model.weights:
        value = generator.normal(scale=0.5, size=variable.shape)
        name = getattr(variable, "path", variable.name)
        variable.assign(np.abs(value) + 0.1 if "variance" in name else value)


def arrays(inputs):
    given = [np.asarray(item["data"], item["dtype"]).reshape(item["shape"]) for item in inputs]
    return given[0] if len(given) == 1 else given


def predict(model, inputs):
    outputs = model.predict(arrays(inputs), verbose=0)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    return [{"data": item.ravel().tolist(), "shape": list(item.shape)} for item in outputs]


def make(name, directory):
    keras.backend.clear_session()
    model, shapes = MODELS[name]()
    generator = np.random.default_rng(sum(map(ord, name)))
    fill(model, generator)
    inputs = []
    for shape, tensor in zip(shapes, model.inputs, strict=True):
        if "int" in str(tensor.dtype):
            data, dtype = generator.integers(0, 9, shape), "int32"
        else:
            data, dtype = generator.normal(size=shape).astype("float32"), "float32"
        inputs.append({"data": data.ravel().tolist(), "shape": list(shape), "dtype": dtype})
    # in this order: saving HDF5, Keras 3 takes the optimizer out of the model's compile config
    for suffix in (".keras", ".h5"):
        model.save(str(directory / f"{name}{suffix}"))
    return {"inputs": inputs, "outputs": predict(model, inputs)}


answer = {"version": keras.__version__}
if request.get("make"):
    target = Path(request["make"])
    target.mkdir(parents=True, exist_ok=True)
    answer["made"] = {name: make(name, target) for name in request.get("names") or MODELS}
if request.get("predict"):
    answer["predicted"] = [
        predict(keras.models.load_model(item["file"], compile=False), item["inputs"])
        for item in request["predict"]
    ]
print(json.dumps(answer))
