"""The runtime as a side of a comparison: run by an interpreter that has `tfjs`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

# A relative import: this file runs as part of a package of another name (see `process.py`).
from .recorder import Json, Patches, Recorder, serve


class RuntimeSide:
    modules = frozenset({"tfjs"})

    def __init__(self) -> None:
        import tfjs

        self.tf: Any = tfjs

    def layers(self, unit: Any) -> list[Any]:
        inner = getattr(unit, "layers", None)
        if inner is None:
            return [unit] if unit.weights else []
        return [layer for item in inner for layer in self.layers(item)]

    def read(self, layer: Any) -> list[np.ndarray[Any, Any]]:
        return [np.asarray(weight) for weight in layer.getWeights()]

    def write(self, layer: Any, weights: list[np.ndarray[Any, Any]]) -> None:
        layer.setWeights([self.tf.tensor(weight) for weight in weights])

    def concrete(self, value: Any) -> Any:
        return np.asarray(value) if isinstance(value, self.tf.Tensor) else None

    @contextlib.contextmanager
    def patched(self, recorder: Recorder) -> Iterator[None]:
        tf = self.tf
        with Patches() as patches:
            for name, write in WRITERS.items():
                patches.set(tf.LayersModel, name, self._entry(recorder, name, write))
                patches.own(tf.Sequential, name, self._entry(recorder, name, write))
            patches.set(tf.LayersModel, "loadWeights", recorder.keeping)
            patches.own(tf.Sequential, "loadWeights", recorder.keeping)
            patches.own(tf.layers.Layer, "setWeights", recorder.keeping)
            patches.own(tf.data.Sequence, "inRandomOrder", lambda _: _in_order)
            patches.own(tf.Model, "build", lambda original: _building(recorder, original))
            for owner in (tf.layers.Layer, tf.Model):
                patches.own(owner, "apply", lambda original: self._apply(recorder, original))
            patches.own(
                tf.layers.RNNCell, "applyStep", lambda original: self._apply(recorder, original)
            )
            patches.own(tf.Tensor, "print", lambda original: _print(recorder, original))
            patches.own(tf, "loadLayersModel", lambda original: _loading(recorder, original))
            yield

    def _build(self, model: Any, x: Any) -> None:
        """Gives a model without an input shape the weights that this data asks for."""
        if not model.built and getattr(model, "hasCall", True) and isinstance(x, self.tf.Tensor):
            model.predict(x.slice([0], [1]))

    def _entry(
        self, recorder: Recorder, name: str, write: Callable[[Recorder, Any], Json]
    ) -> Callable[[Any], Any]:
        def make(original: Any) -> Any:
            def entry(model: Any, x: Any, *args: Any) -> Any:
                if recorder.busy:
                    return original(model, x, *args)
                with recorder.inside():
                    self._build(model, x)
                kind = name.removesuffix("Dataset")
                event = recorder.event(kind, unit=recorder.unit(model), **EMPTY[name])
                if name == "fit":
                    args = (args[0], {**(args[1] if len(args) > 1 else {}), "shuffle": False})
                if name not in PROMISES:
                    with recorder.inside():
                        result = original(model, x, *args)
                    event.update(write(recorder, result))
                    return result
                recorder.enter()
                promise = original(model, x, *args)
                promise.then(
                    lambda result: event.update(write(recorder, result)), lambda _: None
                ).finally_(recorder.leave)
                return promise

            return entry

        return make

    def _apply(self, recorder: Recorder, original: Any) -> Any:
        def apply(layer: Any, *args: Any) -> Any:
            if recorder.busy:
                return original(layer, *args)
            with recorder.inside():
                result = original(layer, *args)
            if not all(isinstance(item, self.tf.Tensor) for item in _items(result)):
                return result
            unit = recorder.unit(layer)
            with recorder.inside():
                # Again, because the first call may have drawn the weights that were then set.
                result = original(layer, *args)
            recorder.event("apply", unit=unit, **_outputs(recorder, result))
            return result

        return apply


def _in_order(batches: Any) -> Any:
    """No order of batches is drawn."""
    return batches


def _building(recorder: Recorder, original: Any) -> Any:
    def build(model: Any, *args: Any) -> Any:
        """What it calls on the way is no event."""
        with recorder.inside():
            return original(model, *args)

    return build


def _items(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [value[key] for key in sorted(value)]
    if not isinstance(value, (list, tuple)):
        return [value]
    return [item for each in value for item in _items(each)]


def _numbers(recorder: Recorder, result: Any) -> Json:
    return {"values": [recorder.encode(float(np.asarray(item))) for item in _items(result)]}


def _outputs(recorder: Recorder, result: Any) -> Json:
    return {"outputs": [recorder.encode(item) for item in _items(result)]}


def _history(recorder: Recorder, result: Any) -> Json:
    return {"history": recorder.history(result.history)}


WRITERS: dict[str, Callable[[Recorder, Any], Json]] = {
    "fit": _history,
    "fitDataset": _history,
    "evaluate": _numbers,
    "evaluateDataset": _numbers,
    "trainOnBatch": _numbers,
    "predict": _outputs,
}

PROMISES = frozenset({"fit", "fitDataset", "evaluateDataset", "trainOnBatch"})

EMPTY: dict[str, Json] = {
    "fit": {"history": {}},
    "fitDataset": {"history": {}},
    "evaluate": {"values": []},
    "evaluateDataset": {"values": []},
    "trainOnBatch": {"values": []},
    "predict": {"outputs": []},
}
"""What an event says until its work has finished, and if that fails."""


def _print(recorder: Recorder, original: Any) -> Any:
    def printing(tensor: Any, *args: Any) -> Any:
        with recorder.printing([tensor]):
            return original(tensor, *args)

    return printing


def _loading(recorder: Recorder, original: Any) -> Any:
    def loading(path: Any, *args: Any) -> Any:
        recorder.enter()
        promise = original(path, *args)
        return promise.finally_(recorder.leave).then(
            lambda model: recorder.load(model, str(path).removeprefix("file://"))
        )

    return loading


def main() -> None:
    serve(RuntimeSide)
