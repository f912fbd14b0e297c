"""What one name of Keras, NumPy, TensorFlow or TensorFlow.js becomes, as text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from keras_tfjs.catalog import ROWS, Row, rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.row import ABSENT, Parameter
from keras_tfjs.kinds import canonical

_PREFIXES = ("", "keras.", "tfjs.", "keras.layers.")
_CONVENTIONAL = {"np.": "numpy.", "tf.": "tfjs."}


def explain_name(name: str) -> str | None:
    """How `name` translates, however it is spelled: `keras.layers.Dense`, `tf.layers.dense`,
    `np.argmax`, `Dense`. None if the catalogue has no such name."""
    rows = _rows(name)
    return "\n\n".join("\n".join(_lines(row)) for row in rows) if rows else None


def nearest_names(name: str) -> list[str]:
    """Names of the catalogue that `name` may be meant for, nearest first."""
    names = {spelled: spelled for row in ROWS for spelled in (row.keras, _shown(row.tfjs))}
    lasts = {spelled.rpartition(".")[2].lower(): spelled for spelled in names}
    near = difflib.get_close_matches(name.rpartition(".")[2].lower(), lasts, 3)
    return [lasts[last] for last in near]


def _rows(name: str) -> list[Row]:
    spellings = [name]
    for short, full in _CONVENTIONAL.items():
        if name.startswith(short):
            spellings.append(full + name.removeprefix(short))
    if name.startswith("tf."):
        spellings.append("tensorflow." + name.removeprefix("tf."))
    for spelling in spellings:
        for prefix in _PREFIXES:
            full = canonical(prefix + spelling)
            if found := (*rows_of_keras(full), *rows_of_tfjs(full)):
                return [row for index, row in enumerate(found) if row not in found[:index]]
    last = name.rpartition(".")[2]
    if last != name:
        return []
    return [row for row in ROWS if last in (row.keras.rpartition(".")[2], _last(row.tfjs))]


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _shown(name: str) -> str:
    return name.replace("tfjs.", "tf.", 1)


def _lines(row: Row) -> Iterator[str]:
    yield f"{row.keras} <-> {_shown(row.tfjs)}"
    if row.aliases:
        yield f"  also: {', '.join(row.aliases)}"
    if row.older:
        yield f"  older Keras: {', '.join(row.older)}"
    width = max((len(each.keras) for each in row.parameters), default=0)
    for each in row.parameters:
        yield f"  {each.keras:<{width}}  {_counterpart(each, row)}"
    for names, when in ((row.pins, ""), (row.random_pins, " (with --exact)")):
        for keyword, pin in names.items():
            yield (
                f"  written out{when}: {keyword} = {pin.keras!r}, "
                f"because TF.js's default is {pin.tfjs!r}"
            )
    if row.notes:
        yield f"  what differs: {', '.join(row.notes)} (keras-tfjs explain {row.notes[0]})"


def _counterpart(each: Parameter, row: Row) -> str:
    if each.tfjs is not None:
        place = row.places.index(each.keras) + 1 if each.keras in row.places else None
        return f"{each.tfjs}, argument {place}" if place else each.tfjs
    if each.cosmetic:
        return "no counterpart; changes only what is shown"
    if each.harmless is not ABSENT:
        return f"no counterpart; {each.harmless!r} is what TF.js does"
    return "no counterpart"
