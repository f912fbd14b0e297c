"""The first difference between two runs of one program."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from keras_tfjs.verify.trace import Event, Trace, Unit

Json = Any


@dataclass(frozen=True)
class Tolerance:
    """|expected - got| <= relative * |expected| + absolute * max(1, largest magnitude of the
    array). `weights`: another one for final weights."""

    relative: float = 1e-5
    absolute: float = 1e-6
    weights: Tolerance | None = None

    def holds(self, expected: float, got: float, magnitude: float) -> bool:
        if math.isnan(expected) or math.isnan(got):
            return math.isnan(expected) and math.isnan(got)
        if math.isinf(expected) or math.isinf(got):
            return expected == got
        bound = self.relative * abs(expected) + self.absolute * max(1.0, magnitude)
        return abs(expected - got) <= bound


@dataclass(frozen=True)
class Difference:
    """One disagreement: `where` says event and element, `expected` and `got` the two values."""

    where: str
    expected: str
    got: str
    relative_error: float | None = None

    def __str__(self) -> str:
        error = "" if self.relative_error is None else f", relative error {self.relative_error:.1e}"
        return f"{self.where}: expected {self.expected}, got {self.got}{error}"


def compare(expected: Trace, got: Trace, tolerance: Tolerance | None = None) -> Difference | None:
    """None where the two agree; otherwise where they first part."""
    return next(differences(expected, got, tolerance or Tolerance()), None)


def differences(expected: Trace, got: Trace, tolerance: Tolerance) -> Iterator[Difference]:
    """All disagreements: initial weights first, then events in order, then final weights."""
    if len(expected.units) != len(got.units):
        yield Difference(
            "models and layers used", _names(expected.units) or "none", _names(got.units) or "none"
        )
        return
    yield from _weights(expected, got, tolerance, "initial")
    for number, (one, other) in enumerate(zip(expected.events, got.events, strict=False), start=1):
        where = f"event {number}, {one.kind}"
        if one.kind != other.kind or one.unit != other.unit:
            yield Difference(where, _describe(one), _describe(other))
            return
        if _came_to_something(one) != _came_to_something(other):
            yield Difference(where, _outcome(one), _outcome(other))
            return
        yield from _values(where, _facts(one), _facts(other), tolerance)
    yield from _count(expected.events, got.events)
    yield from _weights(expected, got, tolerance.weights or tolerance, "final")


def _names(units: tuple[Unit, ...]) -> str:
    return ", ".join(unit.name for unit in units)


def _describe(event: Event) -> str:
    return event.kind if event.unit is None else f"{event.kind} of model {event.unit + 1}"


def _came_to_something(event: Event) -> bool:
    """Whether the call returned. Of one that failed, and was caught, nothing was recorded."""
    return any(event.facts.values())


def _outcome(event: Event) -> str:
    return "a result" if _came_to_something(event) else "an exception that the program caught"


def _facts(event: Event) -> Json:
    if not _came_to_something(event):
        return []
    if event.kind == "print":
        return event.facts["values"]
    (fact,) = event.facts.values()
    return {"dict": fact} if event.kind == "fit" else fact


def _count(expected: tuple[Event, ...], got: tuple[Event, ...]) -> Iterator[Difference]:
    if len(expected) > len(got):
        missing = expected[len(got)]
        yield Difference(f"event {len(got) + 1}", _describe(missing), "the end of the program")
    elif len(got) > len(expected):
        extra = got[len(expected)]
        yield Difference(f"event {len(expected) + 1}", "the end of the program", _describe(extra))


def _weights(expected: Trace, got: Trace, tolerance: Tolerance, when: str) -> Iterator[Difference]:
    for one, other in zip(expected.units, got.units, strict=True):
        if len(one.layers) != len(other.layers):
            yield Difference(
                f"layers with weights in {one.name}", str(len(one.layers)), str(len(other.layers))
            )
            continue
        for layer, counterpart in zip(one.layers, other.layers, strict=True):
            yield from _values(
                f"{when} weights of {layer.name}",
                list(getattr(layer, when)),
                list(getattr(counterpart, when)),
                tolerance,
            )


_METRIC_TAIL = re.compile(r"(^|_)accuracy$")


def _key(name: str) -> str:
    """Keras's `val_accuracy` and TF.js's `val_acc`, `meanSquaredError` and `mean_squared_error`."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return _METRIC_TAIL.sub(r"\1acc", snake)


def _values(where: str, one: Json, other: Json, tolerance: Tolerance) -> Iterator[Difference]:
    """Compares two encoded values; arrays and lists of numbers are the same thing."""
    if _is_opaque(one) or _is_opaque(other):
        return
    expected, got = _as_array(one), _as_array(other)
    if expected is not None and got is not None:
        yield from _arrays(where, expected, got, tolerance)
        return
    match one, other:
        case {"dict": dict() as left}, {"dict": dict() as right}:
            yield from _dicts(where, left, right, tolerance)
        case list(), list():
            if len(one) != len(other):
                yield Difference(where, f"{len(one)} values", f"{len(other)} values")
                return
            for index, (left, right) in enumerate(zip(one, other, strict=True)):
                yield from _values(f"{where} [{index}]", left, right, tolerance)
        case str(), str():
            yield from _texts(where, one, other, tolerance)
        case {"shape": list(), "data": list()}, str():
            assert expected is not None
            yield from _printed_array(where, expected, other, tolerance)
        case _ if one != other:
            yield Difference(where, repr(one), repr(other))


def _dicts(
    where: str, one: dict[str, Json], other: dict[str, Json], tolerance: Tolerance
) -> Iterator[Difference]:
    left = {_key(name): value for name, value in one.items()}
    right = {_key(name): value for name, value in other.items()}
    if left.keys() != right.keys():
        yield Difference(where, ", ".join(sorted(left)), ", ".join(sorted(right)))
        return
    for name in left:
        yield from _values(f"{where} {name}", left[name], right[name], tolerance)


_WORDS = {"True": "1", "False": "0", "nan": "NaN", "inf": "Infinity"}


def _array_in_text(text: str) -> Json:
    """The lists of numbers that a text as NumPy prints it shows; None for other texts."""
    words = re.sub(r"\b(?:True|False|nan|inf)\b", lambda word: _WORDS[word[0]], text)
    words = re.sub(r"(?<=\d)\.(?!\d)", ".0", words)
    words = re.sub(r"(?<=[\d\]yN])\s+(?=[-\[\dIN])", ", ", words)
    try:
        return json.loads(words)
    except json.JSONDecodeError:
        return None


def _printed_array(
    where: str, expected: _Array, text: str, tolerance: Tolerance
) -> Iterator[Difference]:
    """An array that one language handed over and the other one printed, with eight digits."""
    if "..." in text:  # the first and the last of very many
        first, _, last = text.partition("...")[0], "...", text.rpartition("...")[2]
        heads = [float(one) for one in _NUMBER.findall(first)]
        tails = [float(one) for one in _NUMBER.findall(last)]
        shown = _Array((len(heads) + len(tails),), (*heads, *tails))
        ends = (*expected.data[: len(heads)], *expected.data[-len(tails) :])
        expected = _Array(shown.shape, ends)
    else:
        found = _as_array(_array_in_text(text))
        if found is None:
            yield Difference(where, f"an array of shape {list(expected.shape)}", repr(text))
            return
        shown = found
    rounded = (
        one if abs(one - other) <= 1e-8 * max(1.0, abs(one)) else other
        for one, other in zip(expected.data, shown.data, strict=False)
    )
    if len(shown.data) == len(expected.data):
        shown = _Array(shown.shape, tuple(rounded))
    yield from _arrays(where, expected, shown, tolerance)


_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def _texts(where: str, one: str, other: str, tolerance: Tolerance) -> Iterator[Difference]:
    """Texts agree when what is not a number is equal and the numbers agree: within the tolerance,
    or to one in the last printed place."""
    if one == other:
        return
    same_words = _NUMBER.sub("#", one) == _NUMBER.sub("#", other)
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=False)
    if not same_words or not all(_printed_alike(left, right, tolerance) for left, right in pairs):
        yield Difference(where, repr(one), repr(other))


def _printed_alike(one: str, other: str, tolerance: Tolerance) -> bool:
    decimals = len(one.partition(".")[2]) if "e" not in one.lower() else 0
    step = 1.01 * 10.0**-decimals if decimals else 0.0
    left, right = float(one), float(other)
    return tolerance.holds(left, right, abs(left)) or abs(left - right) <= step


@dataclass(frozen=True)
class _Array:
    shape: tuple[int, ...]
    data: tuple[float, ...]


def _as_array(value: Json) -> _Array | None:
    """An encoded array, a number, or a rectangular list of numbers; None for all else."""
    match value:
        case {"shape": list() as shape, "data": list() as data}:
            return _Array(tuple(shape), tuple(float(item) for item in data))
        case bool() | int() | float():
            return _Array((), (float(value),))
        case "NaN" | "Infinity" | "-Infinity":
            return _Array((), (float(value),))
        case list():
            # Arrays in a list are compared one by one, so that a difference names its own element.
            parts = [None if isinstance(item, dict) else _as_array(item) for item in value]
            inner = [part for part in parts if part is not None]
            if len(inner) < len(parts) or len({part.shape for part in inner}) > 1:
                return None
            inner_shape = inner[0].shape if inner else ()
            numbers = tuple(number for part in inner for number in part.data)
            return _Array((len(value), *inner_shape), numbers)
    return None


def _arrays(
    where: str, expected: _Array, got: _Array, tolerance: Tolerance
) -> Iterator[Difference]:
    if expected.shape != got.shape:
        yield Difference(f"{where}, shape", str(list(expected.shape)), str(list(got.shape)))
        return
    magnitude = max((abs(item) for item in expected.data if math.isfinite(item)), default=0.0)
    for place, (one, other) in enumerate(zip(expected.data, got.data, strict=True)):
        if not tolerance.holds(one, other, magnitude):
            error = abs(one - other) / abs(one) if one else None
            element = _element(place, expected.shape)
            yield Difference(f"{where}{element}", f"{one:.9g}", f"{other:.9g}", error)


def _element(place: int, shape: tuple[int, ...]) -> str:
    indices: list[int] = []
    for size in reversed(shape):
        place, index = divmod(place, size)
        indices.insert(0, index)
    return f" [{', '.join(map(str, indices))}]" if indices else ""


def _is_opaque(value: Json) -> bool:
    """An object that no language prints as values (a model, a function)."""
    return isinstance(value, dict) and "opaque" in value
