"""What compositions ask to be computed while translating: `known.f(...)` in their texts.

Every function takes Python values and answers one, or raises NotKnown where it would have to know
more. Shapes hold None for a length that is not known.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any


class NotKnown(Exception):
    """What has to be computed now depends on what only the running program knows."""


Shape = tuple[int | None, ...]


def _rank(shape: Shape | None) -> int:
    if shape is None:
        raise NotKnown
    return len(shape)


def _axis(shape: Shape | None, axis: object) -> int:
    rank = _rank(shape)
    if not isinstance(axis, int) or not -rank <= axis < rank:
        raise NotKnown
    return axis % rank


def _length(shape: Shape | None, axis: object) -> int:
    place = _axis(shape, axis)
    length = shape[place] if shape is not None else None
    if length is None:
        raise NotKnown
    return length


def swapped(shape: Shape | None, first: object, second: object) -> list[int]:
    """The permutation that exchanges two axes."""
    order = list(range(_rank(shape)))
    one, other = _axis(shape, first), _axis(shape, second)
    order[one], order[other] = order[other], order[one]
    return order


def moved(shape: Shape | None, source: object, destination: object) -> list[int]:
    """The permutation that moves axes to other places."""
    sources = list(source) if isinstance(source, list | tuple) else [source]
    targets = list(destination) if isinstance(destination, list | tuple) else [destination]
    froms = [_axis(shape, each) for each in sources]
    order = [axis for axis in range(_rank(shape)) if axis not in froms]
    pairs = zip((_axis(shape, each) for each in targets), froms, strict=True)
    for place, axis in sorted(pairs):
        order.insert(place, axis)
    return order


def last(shape: Shape | None, count: int) -> list[int]:
    """The last `count` axes."""
    rank = _rank(shape)
    return list(range(rank - count, rank))


def rank(shape: Shape | None) -> int:
    return _rank(shape)


def size(shape: Shape | None, axis: object = None) -> int:
    """How many elements an array has, or how long an axis is."""
    if axis is not None:
        return _length(shape, axis)
    if shape is None:
        raise NotKnown
    return math.prod(_length(shape, each) for each in range(len(shape)))


def axis(shape: Shape | None, place: object) -> int:
    """An axis counted from the front."""
    return _axis(shape, place)


def parts(shape: Shape | None, places: object, axis: object) -> list[int]:
    """Lengths of the parts when an axis is cut at places."""
    length = _length(shape, axis)
    if not isinstance(places, list | tuple) or not all(isinstance(p, int) for p in places):
        raise NotKnown
    cuts = [min(p if p >= 0 else length + p, length) for p in places]
    return [end - start for start, end in zip([0, *cuts], [*cuts, length], strict=True)]


def sections(shape: Shape | None, count: object, axis: object) -> list[int]:
    """Lengths of nearly equal parts of an axis, the longer ones first."""
    if not isinstance(count, int):
        raise NotKnown
    short, longer = divmod(_length(shape, axis), count)
    return [short + 1] * longer + [short] * (count - longer)


def padding(width: Any, shape: Shape | None) -> list[list[int]]:
    """Pairs for every axis, of what NumPy takes for a padding."""
    rank = _rank(shape)
    match width:
        case int():
            return [[width, width]] * rank
        case [int() as before, int() as after] | [[int() as before, int() as after]]:
            return [[before, after]] * rank
        case [int() as both]:
            return [[both, both]] * rank
        case [*pairs] if len(pairs) == rank:
            return [[before, after] for before, after in pairs]
    raise NotKnown


def slices(shape: Shape | None, axis: object, begin: int, end: int) -> list[list[int]]:
    """Begin and size for a slice of one axis: `begin` from its front, `end` from its back."""
    place = _axis(shape, axis)
    begins = [begin if each == place else 0 for each in range(_rank(shape))]
    sizes = [
        _length(shape, axis) - begin - end if each == place else -1 for each in range(_rank(shape))
    ]
    return [begins, sizes]


def begins(shape: Shape | None, axis: object, begin: int) -> list[int]:
    return slices(shape, axis, begin, 0)[0]


def sizes(shape: Shape | None, axis: object, begin: int, end: int) -> list[int]:
    return slices(shape, axis, begin, end)[1]


def quantile_place(shape: Shape | None, axis: object, share: object) -> float:
    """Where between the sorted elements of an axis a quantile lies."""
    if not isinstance(share, int | float):
        raise NotKnown
    count = size(shape) if axis is None else _length(shape, axis)
    return float(share) * (count - 1)


def lower(shape: Shape | None, axis: object, share: object) -> int:
    return math.floor(quantile_place(shape, axis, share))


def upper(shape: Shape | None, axis: object, share: object) -> int:
    return math.ceil(quantile_place(shape, axis, share))


def fraction(shape: Shape | None, axis: object, share: object) -> float:
    place = quantile_place(shape, axis, share)
    return place - math.floor(place)


def insertion(shape: Shape | None, axes: object) -> list[int | None]:
    """A shape with ones inserted where `axes` say; at most one length unknown (-1)."""
    places: Sequence[Any] = axes if isinstance(axes, list | tuple) else [axes]
    _rank(shape)
    assert shape is not None
    whole = len(shape) + len(places)
    taken = {place % whole for place in places}
    lengths = iter(shape)
    done = [1 if place in taken else next(lengths) for place in range(whole)]
    if sum(each is None for each in done) > 1:
        raise NotKnown
    return [-1 if each is None else each for each in done]


def earlier(axes: object) -> int:
    """Of two axes of a result, none before the last counted from the back, the one in front."""
    match axes:
        case [int() as one, int() as other] if min(one, other) >= -1 and max(one, other) >= 0:
            return max(one, other) if min(one, other) < 0 else min(one, other)
    raise NotKnown


def later(axes: object) -> int:
    earlier(axes)
    assert isinstance(axes, list | tuple)
    last: int = min(axes) if min(axes) < 0 else max(axes)
    return last


def only(places: object) -> object:
    """The one element of a list."""
    match places:
        case [one]:
            return one
    raise NotKnown


def interval(start: object, stop: object, num: object, endpoint: object) -> float:
    """The last number of a range of `num` equally spaced ones that leaves out `stop`."""
    match start, stop, num:
        case (int() | float()) as first, (int() | float()) as end, int() as count:
            return end if endpoint is not False else first + (end - first) * (count - 1) / count
    raise NotKnown


def rolled(shape: Shape | None, shift: object, axis: object) -> list[int]:
    """Lengths of the two parts that a roll exchanges."""
    if not isinstance(shift, int):
        raise NotKnown
    length = size(shape) if axis is None else _length(shape, axis)
    back = shift % length
    return [length - back, back]


def around(shape: Shape | None, inner: Shape | None, start: object) -> list[list[int]]:
    """The padding that puts something of shape `inner` at `start` of something larger."""
    if not isinstance(start, list | tuple) or len(start) != _rank(shape):
        raise NotKnown
    return [
        [begin, _length(shape, axis) - begin - _length(inner, axis)]
        for axis, begin in enumerate(start)
    ]


def diagonal(shape: Shape | None, offset: object) -> list[int]:
    """Places of a diagonal in a matrix whose rows follow each other."""
    if not isinstance(offset, int) or _rank(shape) != 2:
        raise NotKnown
    rows, columns = _length(shape, 0), _length(shape, 1)
    return [row * columns + row + offset for row in range(rows) if 0 <= row + offset < columns]


def contraction(axes: object, first: Shape | None, second: Shape | None) -> str:
    """The einsum equation of NumPy's tensordot."""
    rank, other = _rank(first), _rank(second)
    match axes:
        case int():
            left, right = list(range(rank - axes, rank)), list(range(axes))
        case [[*left], [*right]]:
            pass
        case [int() as one, int() as two]:
            left, right = [one], [two]
        case _:
            raise NotKnown
    one_way = [chr(ord("a") + each) for each in range(rank)]
    other_way = [chr(ord("a") + rank + each) for each in range(other)]
    for here, there in zip(left, right, strict=True):
        other_way[there] = one_way[here]
    kept = [letter for letter in one_way if letter not in other_way]
    kept += [letter for letter in other_way if letter not in one_way]
    return f"{''.join(one_way)},{''.join(other_way)}->{''.join(kept)}"


def dot(first: Shape | None, second: Shape | None) -> str:
    """The einsum equation of NumPy's dot: last axis with last but one."""
    rank, other = _rank(first), _rank(second)
    return contraction([[rank - 1], [max(other - 2, 0)]], first, second)


def hundredth(share: object) -> float:
    if not isinstance(share, int | float):
        raise NotKnown
    return share / 100


def ones(shape: Shape | None) -> list[int]:
    """A shape of as many axes, all of length 1."""
    return [1] * _rank(shape)


def adaptive(shape: Shape | None, output: object) -> list[int]:
    """The window that cuts the two middle axes of images into `output` equal parts each."""
    if not isinstance(output, int):
        raise NotKnown
    lengths = [_length(shape, 1), _length(shape, 2)]
    if any(length % output for length in lengths):
        raise NotKnown
    return [length // output for length in lengths]


def lowered(word: object) -> str:
    if not isinstance(word, str):
        raise NotKnown
    return word.lower()


def paired(sizes: object) -> tuple[object, ...]:
    """A list of sizes as the tuple that Keras wants."""
    if not isinstance(sizes, list | tuple):
        raise NotKnown
    return tuple(sizes)


def uppered(word: object) -> str:
    if not isinstance(word, str):
        raise NotKnown
    return word.upper()


def window(sizes: object) -> object:
    """Sizes for the middle axes, of TensorFlow's that count batches and channels, too."""
    match sizes:
        case [1, *middle, 1]:
            return middle
        case int() | [*_]:
            return sizes
    raise NotKnown


FUNCTIONS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        adaptive,
        around,
        axis,
        begins,
        contraction,
        diagonal,
        dot,
        earlier,
        fraction,
        hundredth,
        insertion,
        interval,
        last,
        later,
        lower,
        lowered,
        moved,
        ones,
        only,
        padding,
        paired,
        parts,
        rank,
        rolled,
        sections,
        size,
        sizes,
        swapped,
        upper,
        uppered,
        window,
    )
}


@cache
def shape_places(function: Callable[..., Any]) -> frozenset[int]:
    """Which parameters of a function are shapes."""
    annotations = [each.annotation for each in inspect.signature(function).parameters.values()]
    return frozenset(place for place, each in enumerate(annotations) if each == "Shape | None")
