"""NumPy that the API half left in place: the runtime takes its arrays, JavaScript has none, except
what the module numpy.js draws."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "numpy.*", to=Dialect.JS)
def called(call: cst.Call, at: Site) -> None:
    if at.name not in DRAWS:
        at.report("KT409", name=_written(at))


@rule(cst.Attribute, "numpy.*", to=Dialect.JS)
def mentioned(node: cst.Attribute, at: Site) -> None:
    if at.name not in DRAWS and at.name != "numpy.random":
        at.report("KT409", name=_written(at))


@rule(cst.Subscript, "NdArray[]", to=Dialect.JS)
def picked(node: cst.Subscript, at: Site) -> None:
    at.report("KT409", name="an index of np.ndarray")


def _written(at: Site) -> str:
    return "np." + (at.name or "").removeprefix("numpy.")
