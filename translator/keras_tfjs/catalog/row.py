"""What one correspondence between Keras and TF.js is, and the short notation it is written in.

A parameter list is a text of words separated by blanks. `|` ends what Keras users may write
positionally; what follows is written as keywords on the way back. A word is one parameter:

    units            Keras's name; TF.js's is its camelCase
    rho=decay        TF.js has another name
    rate:number      of this declared type (else the type that goes with the name, see types.py)
    -lora_rank       TF.js has no counterpart
    -groups:1        none either, but the literal 1 means what TF.js does
    ?verbose:0       none, and it changes no number
    !return_dict:False   none, but a rule carries out what else it asks for than the literal
    +groups:1        only an extension of the runtime carries it out; the literal 1 TF.js does too
    x/a/input        the same parameter in the other libraries that a row serves
    learning_rate(lr)    a name that only older Keras had
    seed@KT212       a difference, by its diagnostic, that goes with the parameter
    axis~-1          in a positional call of TF.js -1 fills the place when something follows
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from keras_tfjs.catalog.types import TYPE_OF_NAME, Type
from keras_tfjs.catalog.words import camel

Literal = str | int | float | bool | tuple[int, ...] | None


class Absent(Enum):
    """No literal stands here."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


@dataclass(frozen=True)
class Parameter:
    """One parameter of a callable. `tfjs` is None without counterpart; then `harmless` is the
    literal that may be left out because it asks for what TF.js does anyway, and `cosmetic` ones
    change only what is shown; what `carried` ones ask for, a rule writes around the call. An
    `extension` is carried out by the runtime alone; TF.js lacks the key, throws or ignores it, and
    only its `harmless` literal is the same in both. `bare` parameters are written positionally on
    the way back, `positional` ones may stand so in a Keras call. `filler` is what stands in TF.js's
    positional place while the parameter is not given, `note` the code of a diagnostic about what
    differs where the parameter is used."""

    keras: str
    tfjs: str | None
    type: Type = Type.VALUE
    also: tuple[str, ...] = ()
    bare: bool = True
    positional: bool = True
    older: tuple[str, ...] = ()
    harmless: Literal | Absent = ABSENT
    cosmetic: bool = False
    carried: bool = False
    extension: bool = False
    filler: Literal = None
    note: str | None = None


@dataclass(frozen=True)
class Pin:
    """A default that differs. `keras` and `tfjs` are both in Keras's terms."""

    keras: Literal
    tfjs: Literal


@dataclass(frozen=True)
class Ask:
    """A key that only the runtime has, by which it computes what Keras computes where TF.js
    computes something else.

    It is needed always; or where the `parameter` is given and is not `off`, and is not below
    `least`; or where the program does what `where` names (python/asks.py). Then it is written on
    the way to TF.js; on the way back it is left out, and `code` is said where it is missing, for
    then the program has TF.js's numbers. One for `exact` is written only then; else the difference
    is said. JavaScript has an extension of the factory, or, if `dropped`, goes without the key,
    which is said.
    """

    key: str
    value: Literal
    code: str
    parameter: str = ""
    off: Literal | Absent = ABSENT
    least: float | None = None
    where: str = ""
    exact: bool = False
    dropped: bool = False
    effect: str = ""

    @property
    def fields(self) -> Mapping[str, str]:
        """What the text of the diagnostic wants to know."""
        return {"effect": self.effect} if self.effect else {}


class Answer(Enum):
    """What the catalogue says about a Keras name."""

    COUNTERPART = "counterpart"
    COMPOSITION = "composition"
    EXTENSION = "extension"
    NONE = "no counterpart"


@dataclass(frozen=True)
class Row:
    """The only statement of one correspondence; both directions read it.

    `places` are the parameters that stand positionally in TF.js, in its order (Keras's names); the
    others are keys of one trailing object if `config`, else there are none.
    `pins` are written out where the source is silent, `random_pins` only under `exact`: they change
    the random draw of initial weights and nothing else. `when` names parameters one of which must
    be given for the row to apply; rows of one Keras name are tried in order. `flat` is a parameter
    without which Keras flattens the first operand. `method`: TF.js has it as a tensor's method too;
    `member`: both have it as a method only. `bare`: bare parameters are written positionally on the
    way back. `braces`: the config object is written even where it is empty and could be left out,
    `optional`: what only the runtime has may be called without one.
    `aliases` are further names of today's Keras, `older` names that only old Keras had, `also`
    further names in TF.js, read on the way back. `shown` are keys of TF.js without counterpart in
    Keras, which change nothing but what is shown. `gathered` are parameters that TF.js takes as one
    list in its first place. `notes` are codes of diagnostics about what
    differs wherever the row is used.

    `extension`: only the runtime has `tfjs`, under a name in TF.js's style. `word` is Keras's
    option string that says the same as the object where no other option is given. `asks` are keys
    without a parameter in Keras, which ask the runtime for Keras's meaning. Names without
    counterpart have no row, but advice (keras/advice.py).
    """

    keras: str
    tfjs: str
    parameters: tuple[Parameter, ...]
    places: tuple[str, ...] = ()
    config: bool = True
    pins: Mapping[str, Pin] = field(default_factory=dict)
    random_pins: Mapping[str, Pin] = field(default_factory=dict)
    when: tuple[str, ...] = ()
    flat: str | None = None
    method: bool = False
    member: bool = False
    bare: bool = False
    braces: bool = False
    optional: bool = False
    aliases: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    gathered: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extension: bool = False
    word: str = ""
    asks: tuple[Ask, ...] = ()

    @property
    def answer(self) -> Answer:
        return Answer.EXTENSION if self.extension else Answer.COUNTERPART

    def parameter(self, keras: str) -> Parameter | None:
        """The parameter of a Keras keyword, older names included."""
        return self._by_name.get(keras)

    def by_key(self, key: str) -> Parameter | None:
        """The parameter of a TF.js config key."""
        return next((each for each in self.parameters if each.tfjs == key), None)

    @cached_property
    def _by_name(self) -> Mapping[str, Parameter]:
        found: dict[str, Parameter] = {}
        for each in self.parameters:
            for name in (each.keras, *each.older, *each.also):
                found.setdefault(name, each)
        return found

    @cached_property
    def positional(self) -> tuple[Parameter, ...]:
        return tuple(each for each in self.parameters if each.positional)


_WORD = re.compile(
    r"(?P<mark>[-?+!]?)(?P<keras>\*?\w+)(?:/(?P<also>[\w/]+))?"
    r"(?:\((?P<older>[\w ]+)\))?"
    r"(?:=(?P<tfjs>\w+))?"
    r"(?::(?P<type>[^~@\s]+))?"
    r"(?:~(?P<filler>[^@\s]+))?"
    r"(?:@(?P<note>KT\d+))?"
    r"(?:\s+|$)"
)


def parameters(positional: str, keywords: str = "") -> tuple[Parameter, ...]:
    """Parameters of a notation. `keywords` are those that Keras takes by keyword only."""
    bare, _, named = positional.partition("|")
    return (
        *_words(bare, bare=True, positional=True),
        *_words(named, bare=False, positional=True),
        *_words(keywords, bare=False, positional=False),
    )


def _words(text: str, *, bare: bool, positional: bool) -> list[Parameter]:
    words, place, text = [], 0, text.strip()
    while place < len(text):
        match = _WORD.match(text, place)
        if match is None:
            raise ValueError(f"no parameter notation: {text[place:]!r}")
        words.append(_parameter(match, bare=bare, positional=positional))
        place = match.end()
    return words


def _parameter(match: re.Match[str], *, bare: bool, positional: bool) -> Parameter:
    keras, tail = match["keras"], match["type"]
    older = tuple((match["older"] or "").split())
    also = tuple(each for each in (match["also"] or "").split("/") if each)
    filler = ast.literal_eval(match["filler"]) if match["filler"] else None
    if match["mark"]:
        harmless = ast.literal_eval(tail) if tail else ABSENT
        extension = match["mark"] == "+"
        return Parameter(
            keras,
            (match["tfjs"] or camel(keras)) if extension else None,
            TYPE_OF_NAME.get(keras, Type.VALUE),
            also,
            bare,
            positional,
            older,
            harmless,
            cosmetic=match["mark"] == "?",
            carried=match["mark"] == "!",
            extension=extension,
            note=match["note"],
        )
    return Parameter(
        keras,
        match["tfjs"] or camel(keras),
        Type(tail) if tail else TYPE_OF_NAME.get(keras, Type.VALUE),
        also,
        bare,
        positional,
        older,
        filler=filler,
        note=match["note"],
    )
