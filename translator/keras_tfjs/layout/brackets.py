"""Leaves with brackets that may stand without changing the meaning.

They have an empty text until a line is split at them, as Black has it: around what `return` gives,
a condition, what is assigned, a conditional expression.
"""

from __future__ import annotations

from keras_tfjs.layout.leaves import (
    COMPREHENSION,
    OPERATORS,
    WORDS_BEFORE_OPERANDS,
    Irregular,
    Leaf,
    Reader,
)

_ARITHMETIC = frozenset((5, 6, 7, 8))
"""Priorities of the operators around which a statement may stand in brackets."""


def leaves_of(text: str) -> list[Leaf]:
    """Leaves of a statement or of the head of a block, on one line. Raises Irregular."""
    reader = Reader(text)
    leaves = reader.leaves
    wrapped = [span for span in _wrapped(reader) if _is_hidden(leaves, *span)]
    for start, end in reader.annotations:
        for one in leaves[start : end + 1]:
            one.plain = False
    tests = [
        span for span in reader.tests if span not in wrapped and not _is_bracketed(leaves, *span)
    ]
    if wrapped or tests:
        leaves = _with_brackets(leaves, wrapped, tests)
    if "," in text:
        _mark_spread(leaves)
    return leaves


def _mark_spread(leaves: list[Leaf]) -> None:
    """Finds the commas before closing brackets. That of a tuple of one is no wish."""
    commas = [0]
    previous: Leaf | None = None
    for leaf in leaves:
        if leaf.kind == "(":
            commas.append(0)
        elif leaf.kind == ",":
            commas[-1] += 1
        elif leaf.kind == ")":
            count = commas.pop()
            if previous is not None and previous.kind == ",":
                if leaf.text == "]" and not leaf.is_atom:
                    raise Irregular("a comma behind an index")
                leaf.is_spread = count > 1 or not (leaf.is_atom and leaf.is_round)
        previous = leaf


def _wrapped(reader: Reader) -> list[tuple[int, int]]:
    """First and last leaves of what may stand in brackets, by the kind of statement."""
    leaves, last = reader.leaves, len(reader.leaves) - 1
    first = leaves[0].text
    if first in ("match", "case", "with") and leaves[last].text == ":":
        raise Irregular(first)
    if first in WORDS_BEFORE_OPERANDS or reader.is_definition or first in ("class", "@"):
        spans = _of_keyword(reader, first, last)
    else:
        spans = _of_assignment(reader, last)
    return [(start, end) for start, end in spans if start <= end]


def _of_keyword(reader: Reader, first: str, last: int) -> list[tuple[int, int]]:
    leaves = reader.leaves
    head = reader.colons[-1] - 1 if reader.colons else last
    match first:
        case "return" | "del":
            return [(1, last)]
        case "if" | "elif" | "while":
            return [(1, head)]
        case "except":
            names = [index for index, one in enumerate(leaves) if one.text == "as"]
            return [(1, names[0] - 1 if names else head)]
        case "for" | "async" if not reader.is_definition:
            start = 1 if first == "for" else 2
            if leaves[start - 1].text != "for":
                return []
            depth = 0
            for index, one in enumerate(leaves):
                depth += (one.kind == "(") - (one.kind == ")")
                if one.text == "in" and not depth and index > start:
                    return [(start, index - 1), (index + 1, head)]
            return []
        case "from":
            names = [index for index, one in enumerate(leaves) if one.text == "import"]
            return [] if leaves[last].text == "*" else [(names[0] + 1, last)]
        case "def" | "async":
            returned = [(index + 1, head) for index in reader.assigned]
            unions = [span for span in reader.annotations if _is_union(leaves, *span)]
            return [*unions, *returned]
        case "assert":
            comma = _comma(leaves)
            return [(1, last)] if comma < 0 else [(1, comma - 1), (comma + 1, last)]
        case _:
            return []


def _of_assignment(reader: Reader, last: int) -> list[tuple[int, int]]:
    leaves = reader.leaves
    signs = sorted([*reader.assigned, *reader.colons])
    if not signs:
        return [(0, last)] if _is_arithmetic(leaves) else []
    spans: list[tuple[int, int]] = []
    target = leaves[: signs[0]]
    if _comma(target) >= 0 or leaves[0].is_atom:
        spans.append((0, signs[0] - 1))
    for place, sign in enumerate(signs):
        end = signs[place + 1] - 1 if place + 1 < len(signs) else last
        spans.append((sign + 1, end))
    return spans


def _comma(leaves: list[Leaf]) -> int:
    """Place of the first comma outside of brackets, -1 without one."""
    depth = 0
    for place, one in enumerate(leaves):
        depth += (one.kind == "(") - (one.kind == ")")
        if one.kind == "," and not depth:
            return place
    return -1


def _is_arithmetic(leaves: list[Leaf]) -> bool:
    if leaves[0].text in ("not", "lambda", "yield", "await"):
        return False
    depth = strongest = 0
    for one in leaves:
        depth += (one.kind == "(") - (one.kind == ")")
        if not depth:
            if one.kind == ",":
                return False
            strongest = max(strongest, one.before)
    return strongest in _ARITHMETIC


def _is_union(leaves: list[Leaf], start: int, end: int) -> bool:
    depth = strongest = 0
    for one in leaves[start : end + 1]:
        depth += (one.kind == "(") - (one.kind == ")")
        strongest = max(strongest, 0 if depth else one.before)
    return strongest == OPERATORS["|"]


def _closes_at(leaves: list[Leaf], start: int) -> int:
    """Place of the bracket that closes the one at `start`."""
    depth = 0
    for index in range(start, len(leaves)):
        depth += (leaves[index].kind == "(") - (leaves[index].kind == ")")
        if not depth:
            return index
    return -1


def _is_hidden(leaves: list[Leaf], start: int, end: int) -> bool:
    """Whether brackets that are not written stand around leaves: not where written ones do that
    stay, around a tuple, a generator or a `:=`."""
    opening = leaves[start]
    if opening.text != "(" or _closes_at(leaves, start) != end:
        return True
    if start + 1 == end:
        return False
    inside = leaves[start + 1 : end]
    depth = 0
    for one in inside:
        depth += (one.kind == "(") - (one.kind == ")")
        if not depth and (one.kind == "," or one.before == COMPREHENSION or one.text == ":="):
            return False
    raise Irregular("brackets that Black takes away")


def _is_bracketed(leaves: list[Leaf], start: int, end: int) -> bool:
    return (
        start > 0
        and leaves[start - 1].text == "("
        and end + 1 < len(leaves)
        and leaves[end + 1].opener is leaves[start - 1]
    )


def _with_brackets(
    leaves: list[Leaf],
    wrapped: list[tuple[int, int]],
    tests: list[tuple[int, int]],
) -> list[Leaf]:
    opened: dict[int, list[tuple[int, bool]]] = {}
    for spans, is_atom in ((wrapped, True), (tests, False)):
        for start, end in spans:
            opened.setdefault(start, []).append((end, is_atom))
    for ends in opened.values():
        ends.sort(key=lambda one: (-one[0], not one[1]))
    made: list[Leaf] = []
    waiting: list[tuple[int, Leaf]] = []
    for index, leaf in enumerate(leaves):
        for end, is_atom in opened.get(index, ()):
            opening = Leaf("", leaf.space, "(")
            leaf.space = leaf.gap = ""
            opening.is_round, opening.is_atom = True, is_atom
            waiting.append((end, opening))
            made.append(opening)
        made.append(leaf)
        while waiting and waiting[-1][0] == index:
            _, opening = waiting.pop()
            closing = Leaf("", "", ")")
            closing.is_round, closing.is_atom, closing.opener = True, opening.is_atom, opening
            made.append(closing)
    return made
