"""``tf.util``: the small functions that TF.js shows of its own workings."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tfjs.util.affine import (
    applyAffineTransform,
    randomRotation,
    randomShear,
    randomShift,
    randomZoom,
)
from tfjs.util.arrays import (
    assert_,
    assertNonNull,
    bytesFromStringArray,
    bytesPerElement,
    checkConversionForErrors,
    convertBackendValuesAndArrayBuffer,
    createScalarValue,
    flatten,
    getArrayFromDType,
    getTypedArrayFromDType,
    hasEncodingLoss,
    inferDtype,
    isBoolean,
    isFunction,
    isNumber,
    isPromise,
    isString,
    isTypedArray,
    isValidDtype,
    makeOnesTypedArray,
    makeZerosNestedTypedArray,
    makeZerosTypedArray,
    toNestedArray,
    toTensor,
    toTypedArray,
)
from tfjs.util.counting import getUid
from tfjs.util.downloads import getFile
from tfjs.util.graphs import getSourceInputs, graphFunction, graphGrads, learningPhase
from tfjs.util.hashing import fingerPrint64, hexToLong
from tfjs.util.numbers import (
    clamp,
    createShuffledIndices,
    distSquared,
    nearestDivisor,
    nearestLargerEven,
    randUniform,
    repeatedTry,
    setRandomSeed,
    setTensorSeed,
    shuffle,
    shuffleCombo,
    swap,
    tanh,
)
from tfjs.util.numbers import sum_ as sum
from tfjs.util.pictures import arrayToImg, imgToArray, loadImg, saveImg
from tfjs.util.progress import Progbar, progbar
from tfjs.util.sequences import padSequences
from tfjs.util.shades import (
    applyBrightnessShift,
    applyChannelShift,
    randomBrightness,
    randomChannelShift,
)
from tfjs.util.shapes import (
    arraysEqual,
    arraysEqualWithNull,
    assertNonNegativeIntegerDimensions,
    assertShapesMatch,
    computeStrides,
    indexToLoc,
    inferFromImplicitShape,
    isInt,
    isScalarShape,
    locToIndex,
    parseAxisParam,
    sizeFromShape,
    sizeToSquarishShape,
    squeezeShape,
)
from tfjs.util.skipgrams import makeSamplingTable, skipgrams
from tfjs.util.text import decodeString, encodeString, fetch, now, rightPad
from tfjs.util.tokens import (
    Tokenizer,
    hashingTrick,
    oneHotText,
    textToWordSequence,
    tokenizer,
    tokenizerFromJSON,
)

if TYPE_CHECKING:
    from tfjs.extensions.options import kerasOption, kerasOptions
    from tfjs.extensions.places import (
        dotAlongLast,
        dotProductAttention,
        repeatElements,
        sliceUpdate,
        takeAlongAxis,
    )
    from tfjs.extensions.results import numbersByName, numbersIn
    from tfjs.extensions.structures import (
        flattenStructure,
        mapStructure,
        packXYSampleWeight,
        unpackXYSampleWeight,
    )
    from tfjs.extensions.trials import triedOutputShape

_LATER = {
    "cloneModel": "training.made_again",
    "deserialize": "training.made_again",
    "kerasOption": "extensions.options",
    "kerasOptions": "extensions.options",
    "numbersByName": "extensions.results",
    "numbersIn": "extensions.results",
    "serialize": "training.made_again",
    "triedOutputShape": "extensions.trials",
    **dict.fromkeys(
        ("dotAlongLast", "dotProductAttention", "repeatElements", "sliceUpdate", "takeAlongAxis"),
        "extensions.places",
    ),
    **dict.fromkeys(
        ("flattenStructure", "mapStructure", "packXYSampleWeight", "unpackXYSampleWeight"),
        "extensions.structures",
    ),
}
"""Functions that need what stands on this module, or that are written for JavaScript too, by their
modules, loaded when asked for."""


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"tfjs.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Progbar",
    "Tokenizer",
    "applyAffineTransform",
    "applyBrightnessShift",
    "applyChannelShift",
    "arrayToImg",
    "arraysEqual",
    "arraysEqualWithNull",
    "assertNonNegativeIntegerDimensions",
    "assertNonNull",
    "assertShapesMatch",
    "assert_",
    "bytesFromStringArray",
    "bytesPerElement",
    "checkConversionForErrors",
    "clamp",
    "cloneModel",
    "computeStrides",
    "convertBackendValuesAndArrayBuffer",
    "createScalarValue",
    "createShuffledIndices",
    "decodeString",
    "deserialize",
    "distSquared",
    "dotAlongLast",
    "dotProductAttention",
    "encodeString",
    "fetch",
    "fingerPrint64",
    "flatten",
    "flattenStructure",
    "getArrayFromDType",
    "getFile",
    "getSourceInputs",
    "getTypedArrayFromDType",
    "getUid",
    "graphFunction",
    "graphGrads",
    "hasEncodingLoss",
    "hashingTrick",
    "hexToLong",
    "imgToArray",
    "indexToLoc",
    "inferDtype",
    "inferFromImplicitShape",
    "isBoolean",
    "isFunction",
    "isInt",
    "isNumber",
    "isPromise",
    "isScalarShape",
    "isString",
    "isTypedArray",
    "isValidDtype",
    "kerasOption",
    "kerasOptions",
    "learningPhase",
    "loadImg",
    "locToIndex",
    "makeOnesTypedArray",
    "makeSamplingTable",
    "makeZerosNestedTypedArray",
    "makeZerosTypedArray",
    "mapStructure",
    "nearestDivisor",
    "nearestLargerEven",
    "now",
    "numbersByName",
    "numbersIn",
    "oneHotText",
    "packXYSampleWeight",
    "padSequences",
    "parseAxisParam",
    "progbar",
    "randUniform",
    "randomBrightness",
    "randomChannelShift",
    "randomRotation",
    "randomShear",
    "randomShift",
    "randomZoom",
    "repeatElements",
    "repeatedTry",
    "rightPad",
    "saveImg",
    "serialize",
    "setRandomSeed",
    "setTensorSeed",
    "shuffle",
    "shuffleCombo",
    "sizeFromShape",
    "sizeToSquarishShape",
    "skipgrams",
    "sliceUpdate",
    "squeezeShape",
    "sum",
    "swap",
    "takeAlongAxis",
    "tanh",
    "textToWordSequence",
    "toNestedArray",
    "toTensor",
    "toTypedArray",
    "tokenizer",
    "tokenizerFromJSON",
    "triedOutputShape",
    "unpackXYSampleWeight",
]
