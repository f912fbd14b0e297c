"""What a row is: a Python expression, the JavaScript expression that means the same, and which way.

Single letters and pairs of letters stand for operands and say what they must be:

    xs, ys   a list          ns  a list of numbers    ss  a list of strings
    s, t, u  a string        n, m, k  a number        i, j  an integer, or a number that may be one
    wn       a number that is proven to be whole
    d, e     a dict that is an object                 p, q  a dict that is a Map
    c, w     a set           g   an iterator          dq  a deque
    ct, cu   a Counter       dd  a Counter or a defaultdict
    pa       a path, which is a text in JavaScript     fl  an open file, by its descriptor
    cw       a writer of separated values, which is its file
    da, db   a date          du, dv  a length of time
    f        a function      x, y, z  anything        o   something of which nothing is known
    v, vs    a number, a text or a boolean, which are compared by value; a list of such
    h        anything, as a key of the Map or a member of the set in the same row

Every other name is literal. A row without an operand of a stated kind needs no inference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["both", "to_javascript", "to_python"]


@dataclass(frozen=True)
class Row:
    """`caveat`: how the two differ, for a warning. `proven`: where the kinds are not known, the
    expression is rather a call of another object's method of that name."""

    python: str
    javascript: str
    way: Way = "both"
    caveat: str = ""
    proven: bool = False


def both(python: str, javascript: str) -> Row:
    return Row(python, javascript)


def to_javascript(python: str, javascript: str, caveat: str = "") -> Row:
    return Row(python, javascript, "to_javascript", caveat)


def to_python(javascript: str, python: str, caveat: str = "") -> Row:
    return Row(python, javascript, "to_python", caveat)


def if_proven(javascript: str, python: str) -> Row:
    return Row(python, javascript, "to_python", proven=True)


KINDS = {
    **dict.fromkeys(("xs", "ys"), "list"),
    "ns": "numbers",
    "ss": "strings",
    **dict.fromkeys("stu", "string"),
    **dict.fromkeys("nmk", "number"),
    **dict.fromkeys("ij", "integer"),
    "wn": "whole",
    **dict.fromkeys("de", "dict"),
    "f": "function",
    **dict.fromkeys("cw", "set"),
    **dict.fromkeys("pq", "map"),
    **dict.fromkeys(("ct", "cu"), "counter"),
    "dd": "default",
    "dq": "deque",
    "g": "iterator",
    "pa": "path",
    "fl": "file",
    "cw": "writer",
    **dict.fromkeys(("da", "db"), "date"),
    **dict.fromkeys(("du", "dv"), "duration"),
    "o": "unknown",
    **dict.fromkeys("xyzh", "any"),
    "v": "value",
    "vs": "values",
}
"""What a placeholder must be."""
