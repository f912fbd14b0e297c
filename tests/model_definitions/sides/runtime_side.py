"""The runtime tells of a program's models: `python runtime_side.py SECONDS`."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from described import Array, Json, serve

import tfjs as tf


class Runtime:
    def is_model(self, value: Any) -> bool:
        return isinstance(value, tf.LayersModel)

    def layers(self, model: Any) -> list[Any]:
        found = []
        for layer in model.layers:
            found += self.layers(layer) if self.is_model(layer) else [layer]
        return found

    def told(self, layer: Any) -> Json:
        shapes = [list(one.shape) for one in layer.getWeights()]
        return {"class": layer.getClassName(), "weights": shapes}

    def fill(self, layer: Any, weights: list[Array]) -> None:
        before = layer.getWeights()
        layer.setWeights(
            [
                tf.tensor(new) if old.dtype == "float32" else old
                for old, new in zip(before, weights, strict=True)
            ]
        )

    def parameters(self, model: Any) -> int:
        return int(model.countParams())

    def inputs(self, model: Any, given: Json) -> Json:
        return given

    def run(self, model: Any, arrays: list[Array]) -> list[Array]:
        tensors = [tf.tensor(one) for one in arrays]
        made = model.predict(tensors if len(tensors) > 1 else tensors[0])
        if isinstance(made, dict):
            made = list(made.values())
        return [np.asarray(one) for one in (made if isinstance(made, list) else [made])]


if __name__ == "__main__":
    serve(Runtime, int(sys.argv[1]))
