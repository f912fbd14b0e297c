"""Pictures that change while a model trains, and texts as numbers: what extensions.js lacks of
them, and arrays where the module gives tensors."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.lower.arrays import handed_over, is_ndarray
from keras_tfjs.lower.configs import items, short
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_GENERATOR = "tfjs.data.ImageDataGenerator"
_FILES = ("flowFromDirectory", "flowFromDataframe")
_SHIFTS = ("widthShiftRange", "heightShiftRange")
_READ = (
    "read the pictures into one tensor, with tf.node.decodeImage and "
    "tf.image.resizeNearestNeighbor in Node, and hand that to flow"
)
_SAVED = "write the batches yourself, or run this program in Python"


@rule(cst.Call, f"{_GENERATOR}.*", "tfjs.util.Tokenizer.*", to=Dialect.JS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression:
    name = at.name or ""
    if name.startswith(_GENERATOR) and name.rpartition(".")[2] in _FILES:
        at.report("KT420", name=short(name), way=_READ)
    for argument in call.args:
        if "saveToDir" in (items(argument.value) or {}):
            at.report("KT420", name=f"saveToDir of {short(name)}", way=_SAVED)
    if is_ndarray(at.kind()):
        return build.method(at.imports.need("np"), "asarray", call)
    return handed_over(call, at)


@rule(cst.Call, "tfjs.data.imageDataGenerator", to=Dialect.JS)
def made(call: cst.Call, at: Site) -> None:
    """Keras moves by a part of a pixel where 4.0 says how far, and by whole pixels where 4 does."""
    for argument in call.args:
        for key, value in (items(argument.value) or {}).items():
            number = build.evaluated(value)
            is_whole = isinstance(number, float) and number.is_integer() and number > 0
            if key in _SHIFTS and is_whole:
                at.report("KT430", value, key=key, number=number)
