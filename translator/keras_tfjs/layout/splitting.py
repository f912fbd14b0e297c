"""A statement too long for its line, split as Black splits it.

From the right: at the last pair of brackets, or at an earlier one where that leaves a first line
that fits. Inside brackets: at all places of the highest priority. The pieces are split again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from keras_tfjs.layout.brackets import leaves_of
from keras_tfjs.layout.leaves import COMMA, DOT, Leaf
from keras_tfjs.layout.lines import Line, in_matching_brackets


class _CannotSplit(Exception):
    pass


@dataclass(slots=True)
class _Parts:
    """A line in three: up to an opening bracket, what is inside, the closing one and the rest."""

    head: Line
    body: Line
    tail: Line
    opening: Leaf
    closing: Leaf

    def lines(self) -> list[Line]:
        return [one for one in (self.head, self.body, self.tail) if one.leaves]


def split(text: str, depth: int, width: int) -> list[str]:
    """The lines of a statement or a block's head. Raises leaves.Irregular."""
    line = Line(leaves_of(text), depth)
    line.mark()
    return [one.text() for one in _Splitter(width).lines(line)]


class _Splitter:
    def __init__(self, width: int, *, keeps_hidden: bool = False) -> None:
        self._width = width
        self._keeps_hidden = keeps_hidden
        """Brackets that could be left out are written where a line is split at them."""

    def _fits(self, line: Line, less: int = 0) -> bool:
        return not line.leaves or len(line.text()) <= self._width - less

    def lines(self, line: Line) -> list[Line]:
        if not line.must_split and not line.is_spread and self._fits(line):
            return [line]
        ways = [self._from_right]
        if _is_definition(line):
            ways = [_from_left]
        elif line.is_inside:
            ways = [_at_delimiters, self._from_right]
        for way in ways:
            try:
                return self._applied(line, way)
            except _CannotSplit:
                continue
        return [line]

    def _applied(self, line: Line, way: Callable[[Line], list[Line]]) -> list[Line]:
        text = line.text()
        hidden = [one for one in line.hidden if not one.depth]
        result: list[Line] = []
        for one in way(line):
            if one.text() == text:
                raise _CannotSplit
            result.extend(self.lines(one))
        if (
            self._keeps_hidden
            or way != self._from_right
            or not line.hidden
            or any(one.text for one in hidden)
            or self._fits(result[0])
        ):
            return result
        other = _Splitter(self._width, keeps_hidden=True)
        second = other._applied(_copied(line), other._from_right)
        return second if all(map(other._fits, second)) else result

    # --- from the right ---

    def _from_right(self, line: Line) -> list[Line]:
        starts: dict[int, int] = {}
        column = 4 * line.depth
        for leaf in line.leaves:
            starts[id(leaf)] = column
            column += len(leaf.space) + len(leaf.text)
        first: list[Line] | None = None
        for passed in self._passed_over(line):
            if passed:
                last = next(
                    (
                        one
                        for one in reversed(line.leaves)
                        if one.kind == ")" and id(one) not in passed
                    ),
                    None,
                )
                opening = last.opener if last is not None else None
                start = starts.get(id(opening), 0) if opening is not None and opening.text else 0
                if start > self._width:
                    continue  # nor would the first line fit
            lines = self._without_hidden(line, _at_last_bracket(line, passed), passed)
            if first is None and not passed:
                first = lines
            if self._fits(lines[0]):
                return lines
        if first is not None:
            return first
        return self._without_hidden(line, _at_last_bracket(line, set()), set())

    def _passed_over(self, line: Line) -> Iterator[set[int]]:
        """Closing brackets that a split need not be at, since all from the one before on fits in a
        line: none first, then more and more. Items that want lines of their own are not passed."""
        passed: set[int] = set()
        if not line.is_spread:
            yield passed
        length = 4 * line.depth
        opening: Leaf | None = None
        closing: Leaf | None = None
        inner: set[int] = set()
        leaves = line.leaves
        for index in range(len(leaves) - 1, -1, -1):
            leaf = leaves[index]
            length += len(leaf.space) + len(leaf.text)
            if length > self._width:
                return
            if opening is not None:
                if leaf is opening:
                    opening = None
                elif leaf.kind == ")":
                    if leaf.is_spread:
                        return
                    inner.add(id(leaf))
            elif leaf.kind == ")":
                if index and leaves[index - 1].kind == "(":
                    inner.add(id(leaf))
                    continue
                if closing is not None:
                    passed.add(id(closing))
                    passed.update(inner)
                    inner.clear()
                    yield passed
                if leaf.is_spread:
                    return
                if leaf.text:
                    opening, closing = leaf.opener, leaf

    def _without_hidden(self, line: Line, parts: _Parts, passed: set[int]) -> list[Line]:
        """The three lines of a split, or those of one further left where it is at brackets that can
        be left out."""
        if (
            not self._keeps_hidden
            and parts.opening.is_round
            and not parts.opening.text
            and not parts.closing.text
            and line.leaves[0].text not in ("import", "from")
            and self._can_leave_out(parts)
        ):
            try:
                without = {id(parts.closing), *passed}
                other = _at_last_bracket(line, without)
                if self._is_better(other, parts):
                    return self._without_hidden(line, other, without)
            except _CannotSplit:
                is_chain = sum(one.kind == "=" for one in line.leaves) > 1
                if not is_chain and not _can_be_split(parts.body) and not self._fits(parts.body):
                    raise
        if not parts.opening.text:
            parts.opening.text, parts.closing.text = "(", ")"
        return parts.lines()

    def _is_better(self, other: _Parts, parts: _Parts) -> bool:
        """Whether to split inside of brackets that can be left out, and not at them."""
        head = parts.head.leaves
        if not (len(head) >= 2 and head[-2].kind == "="):
            return True
        if not any(one.kind in "()" for one in head[:-1]):
            return True
        if not self._fits(parts.head, 1) or parts.head.is_spread:
            return True
        signs = sum(one.kind == "=" for one in head)
        if signs > 1 and signs > sum(one.kind == "=" for one in other.head.leaves):
            return False
        for leaf in reversed(other.head.leaves):
            if leaf.kind == "=":
                break
            if leaf.kind == ")":
                return True
        return any(one.kind == "=" for one in other.head.leaves) and self._fits(other.head)

    def _can_leave_out(self, parts: _Parts) -> bool:
        """Whether the inside of brackets reads well without them, split somewhere in itself."""
        line = parts.body
        if not line.delimiters:
            return True
        strongest = line.strongest()
        if line.count(strongest) > 1:
            return False
        if strongest == DOT:
            return True
        first, second = line.leaves[:2]
        if first.kind == "(" and second.kind != ")" and self._can_start(line, first):
            return True
        before, last = line.leaves[-2:]
        return (
            last.kind == ")"
            and (last.is_round or last.is_atom)
            and before.kind != "("
            and self._can_end(line, last)
        )

    def _can_start(self, line: Line, first: Leaf) -> bool:
        """Whether what follows the brackets that a line starts with fits."""
        is_behind = False
        length = 4 * line.depth
        for leaf in line.leaves:
            if leaf.kind == ")" and leaf.opener is first:
                is_behind = True
            if is_behind:
                length += len(leaf.space) + len(leaf.text)
                if length > self._width:
                    return False
                if leaf.kind == "(":
                    is_behind = False
        return True

    def _can_end(self, line: Line, last: Leaf) -> bool:
        """Whether what precedes the brackets that a line ends with fits, or can be split."""
        length = 4 * line.depth
        has_others = False
        for leaf in line.leaves:
            length += len(leaf.space) + len(leaf.text)
            if leaf is last.opener:
                if has_others or length <= self._width:
                    return True
            elif leaf.kind == "(":
                has_others = True
        return False


def _is_definition(line: Line) -> bool:
    match line.leaves:
        case [first, *_] if first.text == "def":
            return True
        case [first, second, *_]:
            return first.text == "async" and second.text == "def"
        case _:
            return False


def _copied(line: Line) -> Line:
    partners: dict[int, Leaf] = {}
    leaves: list[Leaf] = []
    for one in line.leaves:
        made = one.copy()
        partners[id(one)] = made
        if one.opener is not None:
            made.opener = partners.get(id(one.opener), one.opener)
        leaves.append(made)
    copy = Line(leaves, line.depth, is_inside=line.is_inside)
    copy.mark()
    return copy


def _can_be_split(line: Line) -> bool:
    """False for what surely cannot: a name, or a text with a chain of calls that is none."""
    leaves = line.leaves
    if len(leaves) < 2:
        return False
    if not (leaves[0].kind == "s" and leaves[1].kind == "."):
        return True
    calls = dots = 0
    following = leaves[-1]
    for leaf in leaves[-2::-1]:
        if leaf.kind == "(":
            if following.kind != ")":
                return False
            calls += 1
        elif leaf.kind == ".":
            dots += 1
        elif leaf.kind == "n":
            if following.kind not in (".", "("):
                return False
        elif leaf.kind != ")":
            return False
        if dots > 1 and calls > 1:
            return False
    return True


# --- one split ---


def _at_last_bracket(line: Line, passed: set[int]) -> _Parts:
    leaves = line.leaves
    end = len(leaves) - 1
    while end >= 0:
        closing = leaves[end]
        if closing.kind == ")" and id(closing) not in passed:
            start = end - 1
            while start >= 0 and leaves[start] is not closing.opener:
                start -= 1
            if start < 0:
                break
            if start < end - 1:
                return _parts(line, leaves, start, end)
            end = start  # nothing inside
        end -= 1
    raise _CannotSplit


def _parts(line: Line, leaves: list[Leaf], start: int, end: int) -> _Parts:
    head = _outer(line, leaves[: start + 1], is_head=True)
    body = _inner(line, leaves[start + 1 : end], leaves[start])
    tail = _outer(line, leaves[end:])
    if not body.leaves and len("".join(one.space + one.text for one in tail.leaves).strip()) < 3:
        raise _CannotSplit
    return _Parts(head, body, tail, leaves[start], leaves[end])


def _outer(line: Line, leaves: list[Leaf], *, is_head: bool = False) -> Line:
    made = Line(leaves, line.depth)
    if is_head:
        made.mark(in_matching_brackets(leaves))
    return made


def _inner(line: Line, leaves: list[Leaf], opening: Leaf) -> Line:
    wants_comma = line.leaves[0].text in ("import", "from") or (
        _is_definition(line)
        and not opening.is_atom
        and not any(one.kind == "," and one.plain for one in leaves)
    )
    if wants_comma and leaves and leaves[-1].kind != ",":
        leaves = [*leaves, Leaf(",", "", ",")]
    made = Line(leaves, line.depth + 1, is_inside=True)
    made.mark()
    last = leaves[-1] if leaves and leaves[-1].kind == "," else None
    if leaves and (opening.is_atom or last is not None):
        made.must_split = made.strongest(but=last) == COMMA
    return made


def _from_left(line: Line) -> list[Line]:
    """A definition: its parameters on lines of their own, or where it has none what it returns."""
    leaves = line.leaves
    start = 0
    while start < len(leaves):
        opening = leaves[start]
        if opening.kind == "(" and opening.is_round:
            ends = (end for end in range(start, len(leaves)) if leaves[end].opener is opening)
            end = next(ends, 0)
            if not end:
                break
            if end > start + 1:
                opening.text, leaves[end].text = "(", ")"
                return _parts(line, leaves, start, end).lines()
        start += 1
    raise _CannotSplit


def _at_delimiters(line: Line) -> list[Line]:
    leaves = line.leaves
    last = leaves[-1]
    strongest = line.strongest(but=last)
    if not strongest or (strongest == DOT and line.count(DOT) == 1):
        raise _CannotSplit
    made: list[Line] = []
    start = 0
    for index, leaf in enumerate(leaves):
        if line.delimiters.get(id(leaf)) == strongest or leaf is last:
            part = leaves[start : index + 1]
            start = index + 1
            if leaf is last and strongest == COMMA and leaf.kind != ",":
                part.append(Leaf(",", "", ","))
            part[0].space = ""
            one = Line(part, line.depth, is_inside=True)
            one.mark()
            made.append(one)
    return made
