"""Spelling of names: snake_case <-> camelCase for the user's own, reserved words, initialisms."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

ANY_TYPE = "/** @type {any} */"
"""Stands before a `let` whose values have no type in common; types alone read it."""

ANY_RESULT = ("{any}", "{Promise<any>}")
"""Of a function of which TypeScript does not see what it gives; the second one is async."""

INITIALISMS = frozenset("sgd rnn gru lstm cnn mse mae url http csv json rgb fft".split())
"""Words that TF.js writes in capitals after the first word of a name (`grayscaleToRGB`)."""

JAVASCRIPT_RESERVED = frozenset(
    """abstract arguments await break case catch class const continue debugger default delete do
    else enum eval export extends false finally for function if implements import in instanceof
    interface let new null package private protected public return static super switch this throw
    true try typeof undefined var void while with yield NaN Infinity""".split()
)
JAVASCRIPT_GLOBALS = frozenset(
    """Array Boolean Date Error Float32Array Int32Array JSON Map Math Number Object Promise
    RangeError Set String TypeError Uint8Array console process""".split()
)
PYTHON_RESERVED = frozenset(keyword.kwlist)
PYTHON_BUILTINS = frozenset(
    """abs all any asyncio bool callable dict enumerate float functools int isinstance js json len
    list math max min next print property random range reversed round set sorted str sum super time
    tuple type zip""".split()
)
"""What translated code uses: variables of these names get an underscore in Python."""

_SNAKE = re.compile(r"_*[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_CAMEL = re.compile(r"_*[a-z][a-z0-9]*(?:_[0-9]|[A-Z0-9a-z])*[A-Z](?:_[0-9]|[A-Z0-9a-z])*")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def camel(name: str) -> str:
    """`my_sgd` -> `mySGD`. What is not plain snake_case stays, and what would not come back
    (`x_y_z`); `_` before a digit stays, so that `x_1` and `x1` stay two names."""
    if _SNAKE.fullmatch(name) is None:
        return name
    body = name.lstrip("_")
    first, *rest = body.split("_")
    parts = [name[: len(name) - len(body)], first]
    for word in rest:
        if word[0].isdigit():
            parts.append("_" + word)
        elif word in INITIALISMS:
            parts.append(word.upper())
        else:
            parts.append(word[0].upper() + word[1:])
    made = "".join(parts)
    return made if _unjoined(made) == name else name


def _unjoined(name: str) -> str:
    return _WORDS.sub("_", name).lower()


def snake(name: str) -> str:
    """`mySGD` -> `my_sgd`, where that says the same back; other names stay."""
    if _CAMEL.fullmatch(name) is None:
        return name
    made = _unjoined(name)
    return made if camel(made) == name else name


def in_javascript(name: str, keep: bool = False) -> str:
    """A Python name as a JavaScript variable. `keep` changes only what JavaScript cannot have."""
    stem = name.rstrip("_")
    reserved = stem in PYTHON_RESERVED or stem in PYTHON_BUILTINS
    if name == stem + "_" and reserved and stem not in JAVASCRIPT_RESERVED:
        return stem
    made = name if keep else camel(name)
    return made + "_" if made in JAVASCRIPT_RESERVED or made in JAVASCRIPT_GLOBALS else made


def in_python(name: str, keep: bool = False) -> str:
    """A JavaScript variable's name in Python. `keep` changes only what Python cannot have."""
    stem = name.rstrip("_")
    reserved = stem in JAVASCRIPT_RESERVED or stem in JAVASCRIPT_GLOBALS
    if name == stem + "_" and reserved and stem not in PYTHON_RESERVED:
        return stem if keep else snake(stem)
    made = (name if keep else snake(name)).replace("$", "_")
    return made + "_" if made in PYTHON_RESERVED or made in PYTHON_BUILTINS else made


class Names:
    """One file's names in the other language: no two names become one.

    A name whose spelling is taken by another keeps its own. `variables` are those of the names
    that are more than members, `as_written` members that are never respelled: they take nothing
    from variables. `keep` changes only what the other language cannot have.
    `given` are spellings that other files of the project have settled.
    """

    def __init__(
        self,
        names: Iterable[str],
        *,
        javascript: bool,
        variables: Iterable[str] = (),
        as_written: Iterable[str] = (),
        keep: bool = False,
        given: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        convert = partial(in_javascript if javascript else in_python, keep=keep)
        known = set(names) - set(as_written)
        spelled = {name: given.get(name) or convert(name) for name in known}
        taken = {name for name, made in spelled.items() if name == made}
        self._made: dict[str, str] = {}
        for name in sorted(known):
            made = spelled[name]
            if made != name and made in taken and name not in given:
                keeps = name.isidentifier() and name not in _reserved(javascript)
                made = name if keeps else _free(made, taken)
            taken.add(made)
            self._made[name] = made
        self._convert = convert
        self._given = given
        self._variables = {self._made.get(name, name) for name in variables}

    def __getitem__(self, name: str) -> str:
        made = self._made.get(name)
        return (self._given.get(name) or self._convert(name)) if made is None else made

    def attribute(self, name: str) -> str:
        """The name after a dot, where every word may stand."""
        if name.startswith("__") and name.endswith("__"):
            return name
        if name.endswith("_") and name[:-1] in PYTHON_RESERVED:
            return name[:-1]
        made = self[name]
        return name if made == name + "_" else made

    def fresh(self, wanted: str) -> str:
        """A spelling that no variable of the file has, for one of our own."""
        made = _free(wanted, self._variables)
        self._variables.add(made)
        return made


def _reserved(javascript: bool) -> frozenset[str]:
    if javascript:
        return JAVASCRIPT_RESERVED | JAVASCRIPT_GLOBALS
    return PYTHON_RESERVED | PYTHON_BUILTINS


def _free(name: str, taken: set[str]) -> str:
    number = 2
    made = name
    while made in taken:
        made = f"{name}{number}"
        number += 1
    return made
