"""Options that come to a library's call through the program: `def block(x, **options)` with
`Conv2D(8, 3, **options)`, a dict that is filled, copied and handed on.

A dict keeps the keys that it is given, so they are spelled for the other library where they are
given and where they are asked for. Dicts whose entries get into each other are one group: all
places of a group are known, and mean the same option for all that it reaches, or it is left.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from itertools import chain

from keras_tfjs.catalog import rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.row import Parameter, Row
from keras_tfjs.catalog.types import WORDS
from keras_tfjs.kinds import Facts
from keras_tfjs.python.option_dicts import OptionDicts, Place
from keras_tfjs.source import Dialect, Options

HANDED = "options handed on"
"""The name under which rules ask for the nodes that spell keys."""


@dataclass(frozen=True)
class Meaning:
    """What a key means: the parameter of a library's callable."""

    owner: str
    parameter: Parameter
    key: str
    """As the other library spells it."""


@dataclass
class HandedOptions:
    """`meanings` by the nodes that spell keys: `ast.keyword`, or `ast.Constant`. `values` by the
    expressions that are given for them. `nodes`: the smallest expressions and statements around
    them. `spread` are calls that take such a dict, with the keys that it may have."""

    meanings: dict[ast.AST | None, Meaning] = field(default_factory=dict)
    values: dict[ast.AST | None, Meaning] = field(default_factory=dict)
    nodes: set[ast.AST | None] = field(default_factory=set)
    spread: dict[ast.AST | None, frozenset[str]] = field(default_factory=dict)
    starred: dict[ast.AST, int] = field(default_factory=dict)
    """How many values the `*args` of a call are, if that is known."""


def handed_options(tree: ast.Module, facts: Facts, options: Options, to: Dialect) -> HandedOptions:
    """All that is known of the options that a file hands on."""
    found = HandedOptions()
    if any(map(_is_spread, chain(*map(facts.nodes, _SPREADING)))):  # most files have none
        dicts = OptionDicts(tree, facts, options, to)
        for group in dicts.groups():
            _note(group, dicts, to, found)
        found.starred = dicts.starred
    return found


_SPREADING: tuple[type[ast.AST], ...] = (ast.keyword, ast.Dict, ast.Call)


def _is_spread(node: ast.AST) -> bool:
    match node:
        case ast.keyword(arg=None):
            return True
        case ast.Dict(keys=keys):
            return None in keys
        case ast.Call(args=[*_, ast.Starred()]):
            return True
    return False


def _note(group: frozenset[Place], dicts: OptionDicts, to: Dialect, found: HandedOptions) -> None:
    """Adds what the keys of a group mean, if it is understood."""
    rows = [_row(callee, to) for place in group for callee in dicts.sinks.get(place, ())]
    if not rows or group & dicts.escaped or not dicts.is_handed(group):
        return
    entries = [entry for place in group for entry in dicts.entries.get(place, ())]
    meanings: dict[str, Meaning] = {}
    for key in {entry.key for entry in entries}:
        answers = {None if row is None else _meaning(key, row, to) for row in rows}
        if len({_REFUSED if each is None else each.key for each in answers}) != 1:
            return
        meaning = next(iter(answers))
        if meaning is None:
            return
        meanings[key] = meaning
    compared = {key for place in group for key in dicts.compared.get(place, ())}
    if any(meanings[key].parameter.type in WORDS for key in compared - _ALIKE):
        return
    taken = {name for place in group for name in dicts.taken.get(place, ())}
    if any(one.key != key and taken & {key, one.key} for key, one in meanings.items()):
        return
    for entry in entries:
        found.nodes.add(entry.around)
        found.meanings[entry.node] = meanings[entry.key]
        if entry.value is not None:
            found.values[entry.value] = meanings[entry.key]
            found.nodes.add(entry.holder or entry.around)
    for place in group:
        for value in dicts.spread.get(place, ()):
            found.spread[value] = frozenset(each.parameter.keras for each in meanings.values())


_ALIKE = frozenset(("padding",))
"""Options whose words are the same in both languages."""
_REFUSED = ""
"""No option."""


def _row(callee: str, to: Dialect) -> Row | None:
    rows = rows_of_keras(callee) if to is Dialect.TFJS else rows_of_tfjs(callee)
    if not rows or (to is Dialect.TFJS and len(rows) > 1):
        return None
    row = rows[0]
    return row if row.config and not row.places else None


def _meaning(key: str, row: Row, to: Dialect) -> Meaning | None:
    """What a key means to a callable; None where it is none of its options, or where more must be
    said or done than a dict can."""
    parameter = row.parameter(key) if to is Dialect.TFJS else row.by_key(key)
    if parameter is None or parameter.extension or parameter.note or key in parameter.older:
        return None
    if to is Dialect.KERAS and parameter.keras in row.pins:
        return None
    other = parameter.tfjs if to is Dialect.TFJS else parameter.keras
    owner = row.keras if to is Dialect.TFJS else row.tfjs
    return None if other is None else Meaning(owner, parameter, other)
