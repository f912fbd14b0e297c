"""What several TF.js calls say together: correspondences as texts with named holes.

One entry of a table of compositions is

    ops.logaddexp np.logaddexp(x1, x2) -> tf.logSumExp(tf.stack([x1, x2]), 0)

names of the function in front (`ops.`, `np.`, `tf.`, ... stand for libraries), then its parameters,
then TF.js-style Python with the parameters as holes. A line that starts with blanks continues the
one above. A parameter is written

    x/a            under these names in the libraries that the entry serves
    axis=None      with its default, which fills the hole where the call is silent
    seed=None!     with a default that both libraries have: what is silent stays so
    dtype:dtype    of this declared type (else the type that goes with the name, see types.py)
    -out=None      TF.js has none; the literal means what TF.js does
    ?out           TF.js has none, and no number depends on it
    *xs            all further positional arguments

`if` and a condition may stand before the arrow: a Python expression of `is None`, `==`, `in`,
`and`, `or`, `not` on holes that are literals, and of `rank(x)`, `size(x, axis)`, `dtype(x)`,
`number(x)`, `truth(x)`, `text(x)`, `given(x)`, `typed(x)`, `untyped(x)`, `column(x)`, `pairs(x)`.
Entries of one name are tried in order; what is not known counts as false. In the text,
`known.f(...)` is computed while translating, of literals and of shapes (python/known.py); an entry
for which it cannot be computed does not apply.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from keras_tfjs.catalog.row import ABSENT, Literal, Parameter, Row
from keras_tfjs.catalog.types import TYPE_OF_NAME, Type

LIBRARIES: Mapping[str, str] = {
    "ops": "keras.ops",
    "np": "numpy",
    "tf": "tensorflow",
    "nn": "tensorflow.nn",
    "math": "tensorflow.math",
    "linalg": "tensorflow.linalg",
    "image": "tensorflow.image",
    "random": "tensorflow.random",
    "K": "keras.backend",
    "act": "keras.activations",
    "losses": "keras.losses",
    "metrics": "keras.metrics",
    "utils": "keras.utils",
    "krandom": "keras.random",
    "keras": "keras",
    "js": "tfjs",
}
"""Short names of libraries in the tables."""


def full_name(short: str) -> str:
    """`np.std` as `numpy.std`."""
    library, _, rest = short.partition(".")
    return f"{LIBRARIES[library]}.{rest}"


@dataclass(frozen=True)
class Composition:
    """One entry. `condition` is a Python expression or empty, `template` TF.js-style Python;
    `rest` is the hole that takes all further positional arguments."""

    names: tuple[str, ...]
    signature: str
    condition: str
    template: str

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(_split(self.signature))

    @cached_property
    def rest(self) -> str | None:
        return next((word[1:] for word in self._words if word.startswith("*")), None)

    @cached_property
    def places(self) -> int:
        """How many parameters stand in front of the starred one."""
        return next(place for place, word in enumerate(self._words) if word.startswith("*"))

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(_parameter(word) for word in self._words if not word.startswith("*"))

    @cached_property
    def defaults(self) -> Mapping[str, str]:
        """Texts of the defaults by hole."""
        found = {}
        for word in self._words:
            name, equals, default = word.partition("=")
            if equals and not word.startswith(("-", "?")):
                found[re.split("[/:]", name)[0]] = default.removesuffix("!")
        return found

    @cached_property
    def shared(self) -> frozenset[str]:
        """Holes whose default is that of the other library, too; None and False always are."""
        names = (re.split("[/:=]", word)[0] for word in self._words if word.endswith("!"))
        return frozenset(names)

    @cached_property
    def row(self) -> Row:
        """The parameters as a row has them, by which a call is read."""
        return Row(self.names[0], "", self.parameters, config=False)


_WORD = re.compile(
    r"(?P<none>[-?]?)(?P<name>\w+)(?:/(?P<also>[\w/]+))?(?::(?P<type>\w+))?(?:=(?P<default>.+))?"
)


def _parameter(word: str) -> Parameter:
    match = _WORD.fullmatch(word)
    if match is None:
        raise ValueError(f"no parameter of a composition: {word!r}")
    name, default = match["name"], match["default"]
    also = tuple((match["also"] or "").split("/")) if match["also"] else ()
    if match["none"]:
        harmless: Literal = ast.literal_eval(default) if default else None
        if match["none"] == "?":
            return Parameter(name, None, also=also, cosmetic=True)
        return Parameter(name, None, also=also, harmless=harmless if default else ABSENT)
    type_ = Type(match["type"]) if match["type"] else TYPE_OF_NAME.get(name, Type.VALUE)
    return Parameter(name, name, type_, also)


def _split(signature: str) -> Iterator[str]:
    """Words between commas that stand in no brackets."""
    depth, start = 0, 0
    for place, character in enumerate(signature):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            yield signature[start:place].strip()
            start = place + 1
    if signature[start:].strip():
        yield signature[start:].strip()


_ENTRY = re.compile(r"(?P<names>[^(]+)\((?P<signature>.*?)\)(?: if (?P<condition>.+?))? -> ", re.S)


@cache
def _texts() -> Mapping[str, tuple[str, ...]]:
    """Texts of the entries by name: only those that are asked for are read."""
    from keras_tfjs.catalog.functions import BACK, COMPOSITIONS

    found: dict[str, tuple[str, ...]] = {}
    for table in (*COMPOSITIONS, BACK):
        for text in re.split(r"\n(?=\S)", table.strip()):
            for name in text.partition("(")[0].split():
                found[name] = (*found.get(name, ()), text)
    return {full_name(name): texts for name, texts in found.items()}


@cache
def _entry(text: str) -> Composition:
    """One entry of a table. Raises ValueError where the text is none."""
    line = " ".join(text.split())
    match = _ENTRY.match(line)
    if match is None:
        raise ValueError(f"no composition: {line!r}")
    names = tuple(map(full_name, match["names"].split()))
    return Composition(names, match["signature"], match["condition"] or "", line[match.end() :])


@cache
def compositions_of(name: str) -> tuple[Composition, ...]:
    """The compositions for a canonical name, in the order in which to try them."""
    return tuple(_entry(text) for text in _texts().get(name, ()))


def composed_names() -> frozenset[str]:
    return frozenset(_texts())
