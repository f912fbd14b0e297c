"""What one name of Keras, NumPy, TensorFlow or TensorFlow.js becomes, as text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from keras_tfjs.catalog import ROWS, Answer, Row, advice_of, rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.composition import Composition, composed_names, compositions_of
from keras_tfjs.catalog.row import ABSENT, Ask, Parameter
from keras_tfjs.catalog.traps import traps_of
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.diagnostics import ROWS as DIAGNOSTICS
from keras_tfjs.kinds import canonical
from keras_tfjs.pipeline.answers import Answered, answer, public_names
from keras_tfjs.pipeline.example import example
from keras_tfjs.source import Dialect

_PREFIXES = ("", "keras.", "tfjs.", "keras.layers.")
_CONVENTIONAL = {"np.": "numpy.", "tf.": "tfjs.", "K.": "keras.backend."}


def explain_name(name: str) -> str | None:
    """How `name` translates, however it is spelled: `keras.layers.Dense`, `tf.layers.dense`,
    `np.argmax`, `Dense`. None if the catalogue has no such name."""
    text = _correspondence(name)
    return None if text is None else "\n".join([text, *_words(name), *_traps(name)])


def _words(name: str) -> Iterator[str]:
    """What the name is as the string of an option."""
    last = _last(name)
    for kind, words in WORDS.items():
        other = words.to_tfjs.get(last)
        if other is not None and kind is not Type.DTYPE:
            yield f"  as a string, {kind.replace('_', ' ')}: {last!r} <-> {other!r}"


def _traps(name: str) -> Iterator[str]:
    """What goes wrong where the name is translated by its spelling."""
    rows = _rows(name)
    names = [spelled for row in rows for spelled in (row.keras, row.tfjs)] or _full_names(name)
    found = dict.fromkeys(trap for full in names for trap in traps_of(full))
    for trap in found:
        code = f" ({trap.code})" if trap.code else ""
        yield f"  trap {trap.id}: {trap.differs}"
        yield f"    to TF.js: {trap.forward}; to Keras: {trap.backward}{code}"


def _correspondence(name: str) -> str | None:
    rows = _rows(name)
    if rows:
        return "\n\n".join("\n".join(_lines(row)) for row in rows)
    for full in _full_names(name):
        if entries := compositions_of(full):
            return "\n\n".join("\n".join(_composed(full, entry)) for entry in entries)
        if (found := answer(full)) is not None and (found.parameters or full in public_names()):
            return "\n".join(_answered(found))
    return None


def nearest_names(name: str) -> list[str]:
    """Names of the catalogue that `name` may be meant for, nearest first."""
    names = {spelled for row in ROWS for spelled in (row.keras, _shown(row.tfjs)) if spelled}
    lasts = {_last(spelled).lower(): spelled for spelled in sorted(names | composed_names())}
    near = difflib.get_close_matches(_last(name).lower(), lasts, 3)
    return [lasts[last] for last in near]


def _full_names(name: str) -> Iterator[str]:
    """The canonical names that a spelling may stand for, likeliest first."""
    spellings = [name]
    for short, full in _CONVENTIONAL.items():
        if name.startswith(short):
            spellings.append(full + name.removeprefix(short))
    if name.startswith("tf."):
        spellings.append("tensorflow." + name.removeprefix("tf."))
    for spelling in spellings:
        for prefix in _PREFIXES:
            yield canonical(prefix + spelling)
    if "." not in name:
        yield from (each for each in public_names() if _last(each) == name)
        yield from sorted(each for each in composed_names() if _last(each) == name)


def _rows(name: str) -> list[Row]:
    last = _last(name)
    found: list[Row] = []
    for full in _full_names(name) if last != name else ():
        if found := [*rows_of_keras(full), *rows_of_tfjs(full)]:
            break
    if last == name:
        found = [row for row in ROWS if last in (_last(row.keras), _last(row.tfjs))]
        found = found or list(rows_of_keras(f"keras.layers.{name}"))
    return [row for index, row in enumerate(found) if row not in found[:index]]


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _shown(name: str) -> str:
    return name.replace("tfjs.", "tf.", 1)


def _lines(row: Row) -> Iterator[str]:
    yield f"{row.keras} <-> {_shown(row.tfjs) or 'a config object of these keys'}"
    if row.extension:
        yield "  an extension of the runtime: TF.js 4.22 has none"
    if row.word:
        yield f"  without other options, for compile(): the string {row.word!r}"
    if row.aliases:
        yield f"  also: {', '.join(row.aliases)}"
    if row.also:
        yield f"  also in TF.js: {', '.join(map(_shown, row.also))}"
    if row.older:
        yield f"  older Keras: {', '.join(row.older)}"
    width = max((len(each.keras) for each in row.parameters), default=0)
    for each in row.parameters:
        yield f"  {each.keras:<{width}}  {_counterpart(each, row)}".rstrip()
    for names, when in ((row.pins, ""), (row.random_pins, " (with --exact)")):
        for keyword, pin in names.items():
            yield (
                f"  written out{when}: {keyword} = {pin.keras!r}, "
                f"because TF.js's default is {pin.tfjs!r}"
            )
    for ask in row.asks:
        yield f"  asks the runtime for Keras's meaning{_when(ask)}: {ask.key} = {ask.value!r}"
    yield from _differences(row)
    yield from _example(row)


def _counterpart(each: Parameter, row: Row) -> str:
    older = f" (in older Keras {', '.join(each.older)})" if each.older else ""
    if each.extension:
        usual = "" if each.harmless is ABSENT else f", unless {each.harmless!r}"
        return f"{each.tfjs}, an extension{usual}{older}"
    if each.tfjs is not None:
        place = row.places.index(each.keras) + 1 if each.keras in row.places else None
        converted = "" if each.type == "value" else f", as {each.type.replace('_', ' ')}"
        where = f", argument {place}" if place else ""
        return f"{each.tfjs}{where}{converted}{older}"
    if each.carried:
        return f"no key in TF.js: written around the call, unless {each.harmless!r}{older}"
    if each.cosmetic:
        return f"no counterpart; changes only what is shown{older}"
    if each.harmless is not ABSENT:
        return f"no counterpart; {each.harmless!r} is what TF.js does{older}"
    return f"no counterpart{older}"


def _when(ask: Ask) -> str:
    """Where a key is written."""
    if ask.exact:
        return " (with --exact)"
    if ask.where:
        return f" (in programs with {ask.where})"
    if not ask.parameter:
        return ""
    least = "" if ask.least is None else f" from {ask.least} on"
    return f" (where {ask.parameter} is given{least})"


def _differences(row: Row) -> Iterator[str]:
    noted = (each.note for each in row.parameters if each.note)
    codes = dict.fromkeys((*row.notes, *noted, *(each.code for each in row.asks)))
    for code in codes:
        yield f"  what differs: {code}, {DIAGNOSTICS[code].title} (keras-tfjs explain {code})"


def _example(row: Row) -> Iterator[str]:
    shown = example(row)
    if shown is not None:
        for title, dialect in (("Keras", Dialect.KERAS), ("TF.js", Dialect.JS)):
            yield f"  in {title}:"
            yield from (f"    {line}".rstrip() for line in shown[dialect].strip().split("\n"))


def _composed(name: str, entry: Composition) -> Iterator[str]:
    condition = f", where {entry.condition}" if entry.condition else ""
    yield f"{name}({entry.signature}) -> {entry.template}{condition}"


def _answered(found: Answered) -> Iterator[str]:
    if found.answer is Answer.NONE:
        yield f"{found.name} has no counterpart in TF.js"
        yield f"  {advice_of(canonical(found.name)) or found.by}"
        return
    yield f"{found.name} -> {found.by}"
