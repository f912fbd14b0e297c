"""Kinds of random arguments, from which the rows of operations are made.

A kind draws one argument for a shape that the operation's row draws first; `together` draws
arguments that depend on each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

Draw = st.DrawFn
Kind = Callable[[Draw, list[int]], Any]
Arguments = list[Any]

SEED = st.integers(0, 2**32 - 1)
EXTENT = st.integers(1, 5)


@dataclass(frozen=True)
class Row:
    """How the arguments of an operation are drawn, and whether its gradients are compared."""

    arguments: st.SearchStrategy[Arguments]
    slopes: bool = True


def generator(draw: Draw) -> np.random.Generator:
    return np.random.default_rng(draw(SEED))


def between(low: float, high: float) -> Kind:
    """Float32 numbers of the row's shape."""
    return lambda draw, shape: generator(draw).uniform(low, high, shape).astype(np.float32)


floats = between(-3, 3)
positive = between(0.1, 4)
inside = between(-0.95, 0.95)


def wholes(low: int, high: int) -> Kind:
    """Int32 numbers from `low` up to but without `high`."""
    return lambda draw, shape: generator(draw).integers(low, high, shape).astype(np.int32)


def truths(draw: Draw, shape: list[int]) -> Any:
    return generator(draw).integers(0, 2, shape).astype(bool)


def numbers(draw: Draw, shape: list[int]) -> Any:
    """Float32, int32 or bool."""
    return draw(st.sampled_from([floats, wholes(-9, 9), truths]))(draw, shape)


def special(draw: Draw, shape: list[int]) -> Any:
    """Float32 numbers, NaN and infinities among them."""
    choice = np.array([np.nan, np.inf, -np.inf, 0, 1.5], np.float32)
    return generator(draw).choice(choice, shape)


def texts(draw: Draw, shape: list[int]) -> Any:
    words = np.array(["", "a", "b c", "a,b,,c", "long er text", "ÄÖ 日"])
    return generator(draw).choice(words, shape)


def broadcast(kind: Kind) -> Kind:
    """Arrays of `kind` whose shape broadcasts to the row's."""

    def drawn(draw: Draw, shape: list[int]) -> Any:
        smaller = [draw(st.sampled_from([extent, 1])) for extent in shape]
        return kind(draw, smaller[draw(st.integers(0, len(shape))) :])

    return drawn


def one_of(*values: Any) -> Kind:
    return lambda draw, shape: draw(st.sampled_from(values))


def axis(draw: Draw, shape: list[int]) -> Any:
    return draw(st.integers(-len(shape), len(shape) - 1))


def axes(draw: Draw, shape: list[int]) -> Any:
    """None, an axis, or several."""
    several = st.lists(st.integers(0, len(shape) - 1), min_size=1, unique=True)
    return draw(st.one_of(st.none(), st.integers(-len(shape), len(shape) - 1), several))


def several(kind: Kind) -> Kind:
    return lambda draw, shape: [kind(draw, shape) for _ in range(draw(st.integers(1, 4)))]


def row(
    *kinds: Kind, low: int = 1, high: int = 4, least: int = 1, slopes: bool = True, most: int = 5
) -> Row:
    """Arguments of these kinds, for shapes of `low` to `high` axes."""

    @st.composite
    def drawn(draw: Draw) -> Arguments:
        extents = st.lists(st.integers(least, most), min_size=low, max_size=high)
        shape = draw(extents)
        return [kind(draw, shape) for kind in kinds]

    return Row(drawn(), slopes)


def together(make: Callable[[Draw], Arguments], slopes: bool = True) -> Row:
    return Row(st.composite(make)(), slopes)
