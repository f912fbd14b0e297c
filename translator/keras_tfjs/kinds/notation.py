"""The notation in which the catalogues say what a call gives.

number int float str bool none any       plain kinds
Tensor Tensor0 NdArray Layer ...         instances by role; a digit is the rank
Model:Sequential                         an instance and its class
Promise(T) list(T) tuple(T,U) dict(T) {key:T,...} function(T)
name(args)                               computed from the call: see results.COMPUTED
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from keras_tfjs.kinds.model import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NONE,
    NUMBER,
    STRING,
    UNKNOWN,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Promise,
    TupleOf,
)


@dataclass(frozen=True)
class Result:
    """A parsed result: a word, its class after a colon, its arguments or its keyed fields."""

    word: str
    of: str = ""
    arguments: tuple[Result, ...] = ()
    fields: tuple[tuple[str, Result], ...] = ()


_WORD = re.compile(r"[A-Za-z_][\w.-]*")
_PLAIN: dict[str, Kind] = {
    "number": NUMBER,
    "int": INTEGER,
    "float": FLOAT,
    "str": STRING,
    "bool": BOOLEAN,
    "none": NONE,
    "any": UNKNOWN,
    "mask": Instance("Tensor", dtype="bool"),
    "indices": Instance("Tensor", dtype="int32"),
}


@cache
def parse(text: str) -> Result:
    """`text` read; raises ValueError where it is not in the notation."""
    result, end = _parse(text, 0)
    if end != len(text):
        raise ValueError(f"result notation {text!r}: unexpected {text[end:]!r}")
    return result


def _parse(text: str, at: int) -> tuple[Result, int]:
    if text.startswith("{", at):
        return _parse_fields(text, at + 1)
    match = _WORD.match(text, at)
    if match is None:
        raise ValueError(f"result notation {text!r}: expected a word at column {at}")
    word, at, of = match.group(), match.end(), ""
    if text.startswith(":", at) and (match := _WORD.match(text, at + 1)):
        of, at = match.group(), match.end()
    arguments: list[Result] = []
    if text.startswith("(", at):
        at += 1
        while not text.startswith(")", at):
            argument, at = _parse(text, at)
            arguments.append(argument)
            at += text.startswith(",", at)
        at += 1
    return Result(word, of, tuple(arguments)), at


def _parse_fields(text: str, at: int) -> tuple[Result, int]:
    fields: list[tuple[str, Result]] = []
    while not text.startswith("}", at):
        match = _WORD.match(text, at)
        if match is None or not text.startswith(":", match.end()):
            raise ValueError(f"result notation {text!r}: expected a key at column {at}")
        field, at = _parse(text, match.end() + 1)
        fields.append((match.group(), field))
        at += text.startswith(",", at)
    return Result("{}", fields=tuple(fields)), at + 1


def kind_of(result: Result, prefix: str, compute: Callable[[Result], Kind | None]) -> Kind:
    """The kind that `result` stands for; `prefix` ("tfjs.", "keras.") completes class names.

    `compute` answers for the words that depend on the call, and None for all others.
    """
    computed = compute(result)
    if computed is not None:
        return computed

    def inner(index: int = 0) -> Kind:
        if index >= len(result.arguments):
            return UNKNOWN
        return kind_of(result.arguments[index], prefix, compute)

    match result.word:
        case word if word in _PLAIN:
            return _PLAIN[word]
        case "Promise":
            return Promise(inner())
        case "list":
            return ListOf(inner())
        case "tuple":
            return TupleOf(tuple(inner(index) for index in range(len(result.arguments))))
        case "dict":
            return DictOf(inner())
        case "function":
            return Function("", inner())
        case "{}":
            items = tuple((key, kind_of(of, prefix, compute)) for key, of in result.fields)
            return DictOf(UNKNOWN, items)
        case word:
            role = word.rstrip("0123456789")
            shape = (None,) * int(word[len(role) :]) if len(role) < len(word) else None
            return Instance(role, prefix + result.of if result.of else "", shape)
