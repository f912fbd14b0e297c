"""What functions of a graph, `K.function` and `tf.util.graphFunction`, give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import UNKNOWN, Instance, Kind, ListOf, TupleOf

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result

_SEVERAL = 2


def graphed(site: CallSite, result: Result) -> Kind:
    """The function: it gives a list where its outputs are one."""
    outputs = site.config(0, "outputs") or site.written(1, "outputs")
    match UNKNOWN if outputs is None else site.inference.kind(outputs):
        case ListOf() | TupleOf():
            count: int | None = _SEVERAL
        case Instance():
            count = 1
        case _:
            count = None
    return Instance("GraphFunction", site.name, outputs=count)


def computed_by(function: Instance) -> Kind:
    """What calling it gives: arrays in Keras."""
    one = Instance("NdArray" if function.of.startswith("keras.") else "Tensor")
    match function.outputs:
        case None:
            return UNKNOWN
        case 1:
            return one
    return ListOf(one)
