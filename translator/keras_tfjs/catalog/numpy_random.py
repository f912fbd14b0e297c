"""NumPy's random numbers: what programs draw, which the module numpy.js draws in JavaScript too.

A line is the name below `numpy.random`, what one draw is, and the parameters in JavaScript's order;
`-dtype` is one that JavaScript does not have. `RandomState` and `Generator` are the classes of what
`RandomState(seed)` and `default_rng(seed)` give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LEGACY = """
rand float *size
randn float *size
random float size
random_sample float size
uniform float low high size
normal float loc scale size
standard_normal float size
randint int low high size -dtype
choice item a size replace p
permutation order x
shuffle none x
seed none seed
"""
_OWN = """
random float size
uniform float low high size
normal float loc scale size
standard_normal float size
integers int low high size -dtype endpoint
choice item a size replace p
permutation order x
shuffle none x
"""
_MAKERS = """
default_rng Generator seed
RandomState RandomState seed
"""


@dataclass(frozen=True)
class Draw:
    """A function of NumPy's random numbers. `one` is what a draw without a size is."""

    name: str
    one: str
    parameters: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The parameters as Python has them, without stars and signs."""
        return tuple(one.lstrip("*-") for one in self.parameters)

    @property
    def kept(self) -> tuple[str, ...]:
        """Those that JavaScript has."""
        return tuple(one for one in self.parameters if not one.startswith("-"))

    @property
    def is_spread(self) -> bool:
        """Whether the size is all arguments."""
        return self.parameters[0] == "*size"


def _read(table: str, prefix: str) -> dict[str, Draw]:
    lines = (line.split() for line in table.split("\n") if line)
    return {
        f"{prefix}{name}": Draw(f"{prefix}{name}", one, tuple(rest)) for name, one, *rest in lines
    }


DRAWS: Mapping[str, Draw] = {
    **_read(_LEGACY, "numpy.random."),
    **_read(_LEGACY, "numpy.random.RandomState."),
    **_read(_OWN, "numpy.random.Generator."),
    **_read(_MAKERS, "numpy.random."),
}
"""By canonical name."""

STATES = frozenset({"numpy.random.RandomState", "numpy.random.Generator"})
"""Classes whose objects draw."""

DEFAULTS: Mapping[str, int] = {"low": 0, "high": 1, "loc": 0, "scale": 1}
"""Of `uniform` and `normal`, whose size comes behind them. Whole numbers have none: without `high`
they are drawn from below `low`."""

SEEDERS = frozenset({"numpy.random.seed", "keras.utils.set_random_seed"})
"""After these NumPy draws the same numbers again, which TF.js would not."""


def result(name: str) -> str | None:
    """What a call of `name` gives, in the notation of kinds/notation.py."""
    draw = DRAWS.get(name)
    if draw is None:
        return None
    if f"numpy.random.{draw.one}" in STATES:
        return f"Draws:random.{draw.one}"
    return "none" if draw.one == "none" else "drawn"
