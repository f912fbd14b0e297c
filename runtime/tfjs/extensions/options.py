"""Options with Keras's names and words as TF.js spells them, for those that a program reads."""

from __future__ import annotations

from typing import Any

from tfjs.extensions.named import namedObjects

WORDS: dict[str, str] = {
    "tf": "channelsLast",
    "th": "channelsFirst",
    "hard_sigmoid": "hardSigmoid6",
    "hard_swish": "hardSilu",
    "silu": "swish",
    "lecun_normal": "leCunNormal",
    "lecun_uniform": "leCunUniform",
    "LecunNormal": "leCunNormal",
    "LecunUniform": "leCunUniform",
    "uniform": "randomUniform",
    "normal": "randomNormal",
    "zero": "zeros",
    "one": "ones",
    "STFT": "stft",
    "STFTInitializer": "stft",
}
"""Words of Keras that are not TF.js's in snake case or as the name of a class."""


NUMBER_TYPES: dict[str, str] = {
    "float": "float32",
    "int": "int32",
    "bool_": "bool",
    "str": "string",
    "float64": "float32",
    "double": "float32",
    "float16": "float32",
    "bfloat16": "float32",
    "mixed_float16": "float32",
    "mixed_bfloat16": "float32",
    "int8": "int32",
    "uint8": "int32",
    "int16": "int32",
    "uint16": "int32",
    "uint32": "int32",
    "int64": "int32",
    "uint64": "int32",
    "complex128": "complex64",
}
"""Types of numbers of Keras that TF.js does not have, and the nearest that it has."""


def camelOf(name: str) -> str:
    """`use_bias` as `useBias`, `HeNormal` as `heNormal`."""
    parts: list[str] = name.split("_")
    rest: list[str] = [part[:1].upper() + part[1:] for part in parts[1:]]
    first: str = parts[0]
    return first[:1].lower() + first[1:] + "".join(rest)


def isWordOf(key: str, kinds: list[str]) -> bool:
    """Whether an option is of one of these kinds: `kernel_initializer` is an initializer."""
    return any(key == kind or key.endswith("_" + kind) for kind in kinds)


def kerasOption(key: str, value: Any) -> Any:
    """The value of an option of Keras, called `key` there, as TF.js takes it: its word, or the
    object, where TF.js has no word or means something else by it. What is no text is taken over as
    it is."""
    if isWordOf(key, ["loss", "metrics", "optimizer", "regularizer"]):
        return namedObjects(key, value)
    if not isinstance(value, str):
        return value
    word: str = value
    if isWordOf(key, ["activation", "initializer", "constraint", "data_format"]):
        return WORDS[word] if word in WORDS else camelOf(word)
    if isWordOf(key, ["dtype"]):
        return NUMBER_TYPES[word] if word in NUMBER_TYPES else word
    return word


def kerasOptions(options: dict[str, Any], names: dict[str, str] | None = None) -> dict[str, Any]:
    """The options of a callable of Keras as those of the callable of TF.js: `{"use_bias": False,
    "kernel_initializer": "he_normal"}` gives `{"useBias": False, "kernelInitializer":
    "heNormal"}`. `names` are the keys that TF.js calls by another name. What is no text is taken
    over as it is, and so are keys and words that are TF.js's already."""
    renamed: dict[str, str] = names if names is not None else {}
    return {
        renamed[key] if key in renamed else camelOf(key): kerasOption(key, value)
        for key, value in options.items()
    }
