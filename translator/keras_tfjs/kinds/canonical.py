"""Canonical names: one name for a thing, however a file's imports spell it."""

from __future__ import annotations

import builtins
from functools import cache

from keras_tfjs.catalog import keras_names, tensorflow_one
from keras_tfjs.source import Dialect

_ALIASES = (
    ("tensorflow.python.keras", "keras"),
    ("tensorflow.python.ops.control_flow_ops", "tensorflow"),
    ("tensorflow.python.ops.state_ops", "tensorflow.compat.v1"),
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
"""Modules of TensorFlow 2 whose classes and functions are those of Keras."""

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
    "keras.optimizer_v2.optimizer_v2.OptimizerV2": "keras.optimizers.Optimizer",
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


_INITIALIZERS = {
    "tensorflow.zeros_initializer": "keras.initializers.Zeros",
    "tensorflow.ones_initializer": "keras.initializers.Ones",
    "tensorflow.constant_initializer": "keras.initializers.Constant",
    "tensorflow.random_normal_initializer": "keras.initializers.RandomNormal",
    "tensorflow.random_uniform_initializer": "keras.initializers.RandomUniform",
}
"""TensorFlow 2's own initializers, which take and draw what Keras's do."""


@cache
def canonical(name: str) -> str:
    """`tensorflow.keras.layers.Dense` -> `keras.layers.Dense`; a name of nobody's stays."""
    for prefix, replacement in _ALIASES:
        if name == prefix or name.startswith(prefix + "."):
            return canonical(replacement + name[len(prefix) :])
    today = name.replace("compat.v1.", "")
    if (
        name in tensorflow_one.SAME
        or name in tensorflow_one.TYPES
        or today in (*tensorflow_one.RENAMED, *tensorflow_one.ALONE)
    ):
        return tensorflow_one.RENAMED.get(today, today)
    if name in _INITIALIZERS:
        return _INITIALIZERS[name]
    if name.startswith("tensorflow."):
        _, module, *rest = name.split(".")
        if module in _OF_KERAS and len(rest) == 1 and _is_of_keras(name, rest[0]):
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


def _is_of_keras(name: str, last: str) -> bool:
    """Whether a name of a module that TensorFlow 2 takes from Keras is Keras's."""
    return last[:1].isupper() or (
        name not in tensorflow_one.OTHERWISE
        and keras_names.is_function(name.replace("tensorflow", "keras"))
    )


_BUILTINS = frozenset(vars(builtins)) | {"__file__"}
_CONVENTIONAL = {"keras": "keras", "np": "numpy", "numpy": "numpy"}


def conventional(name: str, dialect: Dialect) -> str | None:
    """What a name means that a file uses and never binds, so that a pasted snippet translates."""
    if name == "tf":
        return "tensorflow" if dialect is Dialect.KERAS else "tfjs"
    if name in _CONVENTIONAL:
        return _CONVENTIONAL[name]
    return f"builtins.{name}" if name in _BUILTINS else None
