"""Dropout of whole channels."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import onlyTensor


class SpatialDropout(Extension):
    """In training, sets a share `rate` of the channels to zero and scales up the others."""

    def requiredKeys(self) -> list[str]:
        return ["rate"]

    def configDefaults(self) -> dict[str, Any]:
        return {"dataFormat": "channelsLast", "seed": None}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        rate: float = self.config["rate"]
        if kwargs.get("training") is not True or rate == 0:
            return x
        first: bool = self.config["dataFormat"] == "channelsFirst"
        channels: int = 1 if first else len(x.shape) - 1
        kept: list[int] = []
        for axis in range(len(x.shape)):
            kept.append(x.shape[axis] if axis == 0 or axis == channels else 1)
        return tf.dropout(x, rate, kept, self.config["seed"])


class SpatialDropout2D(SpatialDropout):
    """Leaves whole channels of images out in training."""

    className = "SpatialDropout2D"


class SpatialDropout3D(SpatialDropout):
    """Leaves whole channels of volumes out in training."""

    className = "SpatialDropout3D"
