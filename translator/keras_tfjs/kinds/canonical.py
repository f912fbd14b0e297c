"""Canonical names: one name for a thing, however a file's imports spell it."""

from __future__ import annotations

import builtins
from functools import cache

from keras_tfjs.catalog import tensorflow_one
from keras_tfjs.source import Dialect

_ALIASES = (
    ("tensorflow.python.keras", "keras"),
    ("tensorflow.keras", "keras"),
    ("tensorflow.compat.v1.keras", "keras"),
    ("tensorflow.compat.v2.keras", "keras"),
    ("tensorflow.compat.v2", "tensorflow"),
    ("tensorflow.optimizers", "keras.optimizers"),
    ("tf_keras", "keras"),
    ("keras.api", "keras"),
    ("keras._tf_keras.keras", "keras"),
    ("tfjs.extensions", "tfjs"),
)
"""Prefixes under which the same library is reached, longest first where one holds another."""

_OF_KERAS = ("losses", "metrics", "initializers")
"""Modules of TensorFlow 2 whose classes are those of Keras; what TensorFlow 1 had there begins with
a small letter."""

_INNER_MODULES = {
    "layers": "keras.layers",
    "models": "keras",
    "optimizers": "keras.optimizers",
    "losses": "keras.losses",
    "metrics": "keras.metrics",
    "callbacks": "keras.callbacks",
    "initializers": "keras.initializers",
    "regularizers": "keras.regularizers",
    "constraints": "keras.constraints",
    "activations": "keras.activations",
    "utils": "keras.utils",
    "ops": "keras.ops",
}
"""keras.src.layers.core.dense.Dense is keras.layers.Dense: the public home of an inner module."""

_PARTS = {
    "keras.layers": "core convolutional convolutional_recurrent cudnn_recurrent pooling recurrent "
    "normalization embeddings merge advanced_activations wrappers noise local preprocessing "
    "experimental experimental.preprocessing",
    "keras.utils": "np_utils generic_utils vis_utils visualize_util data_utils layer_utils "
    "io_utils multi_gpu_utils training_utils",
    "keras.optimizers": "adam_v2 gradient_descent_v2 rmsprop_v2 adagrad_v2 adadelta_v2 adamax_v2 "
    "nadam_v2 ftrl_v2",
    "keras.backend": "tensorflow_backend",
}
"""Modules of Keras 1 and 2 whose names are those of the module around them today."""

_MOVED = ("sequence.pad_sequences", "image.load_img", "image.img_to_array", "image.array_to_img",
          "image.save_img")  # fmt: skip

_SAME = {
    "keras.models.Sequential": "keras.Sequential",
    "keras.models.Model": "keras.Model",
    "keras.engine.training.Model": "keras.Model",
    "keras.layers.Input": "keras.Input",
    "keras.models.Input": "keras.Input",
    "keras.utils.plot": "keras.utils.plot_model",
    "keras.layers.InputSpec": "keras.InputSpec",
    "keras.backend.Variable": "keras.Variable",
    "keras.Layer": "keras.layers.Layer",
    "keras.optimizers.legacy": "keras.optimizers",
    "keras.saving.load_model": "keras.models.load_model",
    "keras.saving.save": "keras.models",
    "keras.saving.saving_api": "keras.models",
    "keras.ops.numpy": "keras.ops",
    "keras.ops.nn": "keras.ops",
    "keras.ops.linalg": "keras.ops",
    **{f"keras.preprocessing.{name}": f"keras.utils.{name.split('.')[1]}" for name in _MOVED},
    **{f"{home}.{part}": home for home, parts in _PARTS.items() for part in parts.split()},
    "keras.engine": "keras.layers",
    "keras.engine.topology": "keras.layers",
    "keras.engine.base_layer": "keras.layers",
    "keras.legacy.layers": "keras.layers",
    "keras.objectives": "keras.losses",
    **{
        f"keras.optimizer_v2.{part}": "keras.optimizers"
        for part in "adam gradient_descent rmsprop adagrad adadelta adamax nadam ftrl".split()
    },
    "keras.initializations": "keras.initializers",
}
"""Second public names of Keras, and the module paths of Keras 1 and 2."""


@cache
def canonical(name: str) -> str:
    """`tensorflow.keras.layers.Dense` -> `keras.layers.Dense`; a name of nobody's stays."""
    for prefix, replacement in _ALIASES:
        if name == prefix or name.startswith(prefix + "."):
            return canonical(replacement + name[len(prefix) :])
    if name in tensorflow_one.SAME:
        return name.replace("compat.v1.", "")
    if name.startswith("tensorflow."):
        _, module, *rest = name.split(".")
        if module in _OF_KERAS and len(rest) == 1 and rest[0][:1].isupper():
            return canonical(f"keras.{module}.{rest[0]}")
    if not name.startswith("keras."):
        return name
    if name.startswith("keras.src."):
        _, _, inner, *rest = name.split(".")
        home = _INNER_MODULES.get(inner, f"keras.{inner}")
        return canonical(f"{home}.{rest[-1]}") if rest else home
    head, _, last = name.rpartition(".")
    if name in _SAME:
        return _SAME[name]
    if head in _SAME and not head.rpartition(".")[2][0].isupper():
        return canonical(f"{_SAME[head]}.{last}")
    return name


_BUILTINS = frozenset(vars(builtins)) | {"__file__"}
_CONVENTIONAL = {"keras": "keras", "np": "numpy", "numpy": "numpy"}


def conventional(name: str, dialect: Dialect) -> str | None:
    """What a name means that a file uses and never binds, so that a pasted snippet translates."""
    if name == "tf":
        return "tensorflow" if dialect is Dialect.KERAS else "tfjs"
    if name in _CONVENTIONAL:
        return _CONVENTIONAL[name]
    return f"builtins.{name}" if name in _BUILTINS else None
