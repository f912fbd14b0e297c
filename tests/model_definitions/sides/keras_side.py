"""Real Keras tells of a program's models: `python keras_side.py 3|2 SECONDS`. 2: tf_keras, which
the program finds as `keras`, and the modules that its older versions had."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import os
import sys
from types import ModuleType
from typing import Any

import numpy as np
from described import Array, Json, serve

VERSION = sys.argv[1]
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
if VERSION == "2":
    os.environ["TF_USE_LEGACY_KERAS"] = "1"

import tensorflow as tf  # noqa: E402  (after the variables that it reads)

keras: Any = tf.keras

DIMENSIONS = {5: [2, 8, 16, 16], 4: [2, 64, 64], 3: [2, 12]}
"""What stands for unknown sizes, by rank."""


_make_embedding = keras.layers.Embedding.__init__


def _embedding(self: Any, *args: Any, **options: Any) -> None:
    """Keras 3 drops the length of sequences, which the two others keep to."""
    _make_embedding(self, *args, **options)
    self.told_length = options.get("input_length")


if VERSION == "3":
    keras.layers.Embedding.__init__ = _embedding

FORMER = {
    "keras.engine.topology": ("tf_keras.layers", "tf_keras.utils"),
    "keras.engine": ("tf_keras.layers", "tf_keras.src.engine"),
    "keras.engine.base_layer": ("tf_keras.layers",),
    "keras.layers.convolutional": ("tf_keras.layers",),
    "keras.layers.pooling": ("tf_keras.layers",),
    "keras.layers.merge": ("tf_keras.layers",),
    "keras.layers.normalization": ("tf_keras.layers",),
    "keras.layers.advanced_activations": ("tf_keras.layers",),
    "keras.layers.core": ("tf_keras.layers",),
    "keras.layers.embeddings": ("tf_keras.layers",),
    "keras.layers.recurrent": ("tf_keras.layers",),
    "keras.layers.wrappers": ("tf_keras.layers",),
    "keras.layers.noise": ("tf_keras.layers",),
    "keras.utils": ("tf_keras.utils", "tf_keras.src.utils"),
    "keras.utils.np_utils": ("tf_keras.utils",),
    "keras.utils.vis_utils": ("tf_keras.utils",),
    "keras.utils.data_utils": ("tf_keras.utils", "tf_keras.src.utils.data_utils"),
    "keras.utils.conv_utils": ("tf_keras.src.utils.conv_utils",),
    "keras.utils.layer_utils": ("tf_keras.src.utils.layer_utils", "tf_keras.utils"),
    "keras.applications.imagenet_utils": (
        "tf_keras.applications.imagenet_utils",
        "tf_keras.src.applications.imagenet_utils",
    ),
}
"""Modules that Keras 2 had at some time, and where their names are today."""


def _obtain_input_shape(
    input_shape: Any,
    default_size: int,
    min_size: int,
    data_format: str,
    include_top: bool = True,
    require_flatten: bool = True,
    weights: Any = None,
) -> Any:
    """As Keras 2.0 had it: the last parameter had two names."""
    from tf_keras.src.applications.imagenet_utils import obtain_input_shape

    flat = include_top and require_flatten
    return obtain_input_shape(input_shape, default_size, min_size, data_format, flat)


GONE = {
    "keras.applications.imagenet_utils": {"_obtain_input_shape": _obtain_input_shape},
    "keras.layers": {"CuDNNLSTM": None, "CuDNNGRU": None},
    "keras.utils.layer_utils": {"convert_all_kernels_in_model": None},
}
"""Names that are gone for good; None: programs only call it with other backends or machines."""


OWN = ("keras.", "tensorflow.python.keras.")
"""What is made anew of tf_keras."""


class OlderModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """`import keras` is tf_keras, with modules that it no longer has."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if self._public(name).partition(".")[0] != "keras" or not self._homes(name):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def _public(self, name: str) -> str:
        """TensorFlow 2 had its Keras in modules of its own, which are hardly any of it today."""
        return name.removeprefix("tensorflow.python.")

    def _homes(self, name: str) -> list[Any]:
        found = []
        public = self._public(name)
        for home in FORMER.get(public, (f"tf_{public}",)):
            with contextlib.suppress(ImportError):
                found.append(importlib.import_module(home))
        return found

    def create_module(self, spec: Any) -> ModuleType:
        module = ModuleType(spec.name)
        module.__path__ = []
        for source in reversed(self._homes(spec.name)):
            for name in dir(source):
                if not name.startswith("__"):
                    setattr(module, name, getattr(source, name))
        for name, value in GONE.get(self._public(spec.name), {}).items():
            setattr(module, name, value)
        return module

    def exec_module(self, module: ModuleType) -> None:
        pass


class Keras:
    def __init__(self) -> None:
        if VERSION == "2":
            for name in [one for one in sys.modules if f"{one}.".startswith(OWN)]:
                del sys.modules[name]
            sys.meta_path.insert(0, OlderModules())

    def is_model(self, value: Any) -> bool:
        return isinstance(value, keras.Model)

    def layers(self, model: Any) -> list[Any]:
        found = []
        for layer in model.layers:
            found += self.layers(layer) if self.is_model(layer) else [layer]
        return found

    def told(self, layer: Any) -> Json:
        shapes = [list(array.shape) for array in layer.get_weights()]
        return {"class": type(layer).__name__, "weights": shapes}

    def fill(self, layer: Any, weights: list[Array]) -> None:
        before = layer.get_weights()
        layer.set_weights(
            [
                new if old.dtype.kind == "f" else old
                for old, new in zip(before, weights, strict=True)
            ]
        )
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()

    def parameters(self, model: Any) -> int:
        return int(model.count_params())

    def inputs(self, model: Any, given: Json) -> Json:
        if isinstance(model, keras.Sequential) and not model.built and model.layers:
            length = getattr(model.layers[0], "told_length", None)
            if isinstance(length, int):
                model.build((None, length))
        if not model.inputs:
            raise ValueError("no defined inputs before it is called")
        return [self._input(model, tensor) for tensor in model.inputs]

    def _input(self, model: Any, tensor: Any) -> Json:
        shape = list(tensor.shape)
        known = DIMENSIONS.get(len(shape), [2])
        sizes = [
            size or (known[place] if place < len(known) else 3) for place, size in enumerate(shape)
        ]
        dtype = tensor.dtype if isinstance(tensor.dtype, str) else tensor.dtype.name
        below = 0 if dtype.startswith("float") else 2
        for layer in self.layers(model):
            if isinstance(layer, keras.layers.Embedding) and tensor in _sources(layer):
                below = layer.input_dim
                length = getattr(layer, "told_length", None)
                if isinstance(length, int) and shape[1:] == [None]:
                    sizes[1] = length
        return {"shape": sizes, "dtype": dtype, "below": below}

    def run(self, model: Any, arrays: list[Array]) -> list[Array]:
        given = [tf.constant(array) for array in arrays]
        made = model(given if len(given) > 1 else given[0], training=False)
        return [np.asarray(one) for one in tf.nest.flatten(made)]


class _Sources(list[Any]):
    def __contains__(self, tensor: object) -> bool:
        return any(one is tensor for one in self)


def _sources(layer: Any) -> _Sources:
    """The tensors that a layer was called on, and those of the model that holds it."""
    nodes = getattr(layer, "_inbound_nodes", [])
    return _Sources(one for node in nodes for one in tf.nest.flatten(_given(node)))


def _given(node: Any) -> Any:
    return getattr(node, "input_tensors", None) or getattr(node, "keras_inputs", [])


if __name__ == "__main__":
    serve(Keras, int(sys.argv[2]))
