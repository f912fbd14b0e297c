"""Losses with Keras's meaning: objects with a reduction, and the functions that they reduce.

`tf.losses.huber({"delta": 2})` makes an object for `compile`. TF.js's own functions under the same
names take tensors; `tf.losses.meanSquaredError` does both.
"""

from __future__ import annotations

from tfjs.losses.base import Loss
from tfjs.losses.classes import CLASSES
from tfjs.losses.own import Loss as Own
from tfjs.ops.registry import PUBLIC, show
from tfjs.serialization import Factory
from tfjs.serialization.both import FunctionOrFactory

for _name, _cls in CLASSES.items():
    _made = Factory(_cls, _name, "losses")
    _function = getattr(PUBLIC["losses"], _name, None)
    if _function is None:
        show("losses", _name, _made)
    else:
        setattr(PUBLIC["losses"], _name, FunctionOrFactory(_function, _made))
show("losses", "Loss", Own)

__all__ = ["CLASSES", "Loss"]
