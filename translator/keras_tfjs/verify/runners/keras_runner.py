"""Real Keras as a side of a comparison: run by any interpreter that has Keras 3 and NumPy."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import os
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

# A relative import: this file runs inside interpreters where keras_tfjs is not installed.
from .recorder import Patches, Recorder, serve

EAGER_VARIABLE = "KERAS_TFJS_KERAS_EAGER"
"""Set: models are compiled with `run_eagerly`. The same numbers, and for a few small steps much
sooner, because nothing is traced."""


class KerasSide:
    modules = frozenset({"keras", "tensorflow"})

    def __init__(self) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        import keras

        self.keras = keras

    def layers(self, unit: Any) -> list[Any]:
        inner = getattr(unit, "layers", None)
        if inner is None:
            return [unit] if unit.weights else []
        return [layer for item in inner for layer in self.layers(item)]

    def read(self, layer: Any) -> list[np.ndarray[Any, Any]]:
        return [np.asarray(weight) for weight in layer.get_weights()]

    def write(self, layer: Any, weights: list[np.ndarray[Any, Any]]) -> None:
        layer.set_weights(weights)

    def concrete(self, value: Any) -> Any:
        if isinstance(value, self.keras.KerasTensor):
            return None
        if hasattr(value, "as_list"):  # tf.TensorShape
            return value.as_list()
        return np.asarray(value.numpy()) if hasattr(value, "numpy") else None

    def _build(self, model: Any, x: Any) -> None:
        """Gives a model without an input shape the weights that this data asks for."""
        if model.built or type(model).call is self.keras.Model.call:
            return  # built, or by parts that its own training step calls
        if not isinstance(x, (np.ndarray, list, tuple, dict)) and not hasattr(x, "shape"):
            first = next(iter(x))
            x = first[0] if isinstance(first, tuple) else first
        model(self.keras.tree.map_structure(lambda array: array[:1], x))

    @contextlib.contextmanager
    def patched(self, recorder: Recorder) -> Iterator[None]:
        keras = self.keras
        keras.utils.clear_session()
        with Patches() as patches:
            for name, write in WRITERS.items():
                patches.set(keras.Model, name, self._entry(recorder, name, write))
            if os.environ.get(EAGER_VARIABLE):
                # Where it is defined: to Keras, a class with another `compile` is a user's own.
                patches.set(_definer(keras.Model, "compile"), "compile", _eager)
            patches.set(keras.Layer, "__call__", lambda original: self._call(recorder, original))
            patches.set(keras.Layer, "set_weights", recorder.keeping)
            patches.set(keras.Model, "load_weights", recorder.keeping)
            if keras.backend.backend() == "tensorflow":
                tf = importlib.import_module("tensorflow")
                made = type(tf.function(lambda: None))
                patches.set(made, "__call__", lambda original: _called(tf, recorder, original))
            for module in (keras.models, keras.saving):
                patches.set(module, "load_model", lambda original: _loading(recorder, original))
            yield

    def _entry(
        self, recorder: Recorder, name: str, write: Callable[[Recorder, Any], dict[str, Any]]
    ) -> Callable[[Any], Any]:
        def make(original: Any) -> Any:
            signature = inspect.signature(original)

            def entry(model: Any, *args: Any, **kwargs: Any) -> Any:
                if recorder.busy:
                    return original(model, *args, **kwargs)
                bound = signature.bind(model, *args, **kwargs)
                for option, value in QUIET.items():
                    if option in signature.parameters:
                        bound.arguments[option] = value
                with recorder.inside():
                    self._build(model, bound.arguments["x"])
                event = recorder.event(name_of(name), unit=recorder.unit(model))
                with recorder.inside():
                    result = original(*bound.args, **bound.kwargs)
                event.update(write(recorder, result))
                return result

            return entry

        return make

    def _call(self, recorder: Recorder, original: Any) -> Any:
        def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
            if recorder.busy:
                return original(layer, *args, **kwargs)
            with recorder.inside():
                result = original(layer, *args, **kwargs)
            outputs = self.keras.tree.flatten(result)
            if any(self.concrete(output) is None for output in outputs):
                return result
            unit = recorder.unit(layer)
            with recorder.inside():
                # Again, because the first call may have drawn the weights that were then set.
                result = original(layer, *args, **kwargs)
            recorder.event(
                "apply",
                unit=unit,
                outputs=[recorder.encode(output) for output in self.keras.tree.flatten(result)],
            )
            return result

        return call


def _definer(cls: type, method: str) -> type:
    return next(each for each in cls.__mro__ if method in vars(each))


def _eager(original: Any) -> Any:
    signature = inspect.signature(original)

    def compile_eagerly(model: Any, *args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(model, *args, **kwargs)
        bound.arguments["run_eagerly"] = True
        return original(*bound.args, **bound.kwargs)

    return compile_eagerly


def name_of(method: str) -> str:
    return {"train_on_batch": "trainOnBatch"}.get(method, method)


def _numbers(recorder: Recorder, result: Any) -> dict[str, Any]:
    if isinstance(result, dict):  # by name, which the list of numbers is not sorted by
        result = {"loss": result["loss"], **result} if "loss" in result else result
    values = list(result.values()) if isinstance(result, dict) else result
    return {"values": recorder.encode(np.atleast_1d(np.asarray(values, dtype="float64")))}


def _outputs(recorder: Recorder, result: Any) -> dict[str, Any]:
    values = [result[key] for key in sorted(result)] if isinstance(result, dict) else result
    single = isinstance(result, np.ndarray)
    return {"outputs": [recorder.encode(item) for item in ([result] if single else values)]}


WRITERS: dict[str, Callable[[Recorder, Any], dict[str, Any]]] = {
    "fit": lambda recorder, result: {"history": recorder.history(result.history)},
    "evaluate": _numbers,
    "train_on_batch": _numbers,
    "predict": _outputs,
}

QUIET = {"verbose": 0, "shuffle": False}
"""No progress bars; and no library draws the order of another's batches."""


def _called(tf: Any, recorder: Recorder, original: Any) -> Any:
    """The program's functions run as they are written, so that the calls inside are seen."""

    def called(function: Any, *args: Any, **kwargs: Any) -> Any:
        if recorder.busy or not tf.executing_eagerly():
            return original(function, *args, **kwargs)
        return function.python_function(*args, **kwargs)

    return called


def _loading(recorder: Recorder, original: Any) -> Any:
    def loading(filepath: Any, *args: Any, **kwargs: Any) -> Any:
        with recorder.inside():
            model = original(filepath, *args, **kwargs)
        return recorder.load(model, str(filepath))

    return loading


def main() -> None:
    serve(KerasSide)
