"""From the rewritten tree to text: untouched lines are the source's own, others are formatted.

Lines between units (blank lines, comments) belong to nobody and are copied. Every line written
remembers the source line it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import libcst as cst

from keras_tfjs.python.formatting import comments, formatted, in_string_lines, lost_comments
from keras_tfjs.python.source_text import SourceText
from keras_tfjs.python.units import Clause, Header, Headers, clauses

Overrides = dict[cst.CSTNode, tuple[str, ...]]
"""Text that stands for a source unit whatever the tree says (import lines)."""

_COLUMNS = 4
_DEFINITIONS = frozenset((cst.FunctionDef, cst.ClassDef))


@dataclass
class Changes:
    """What the walk did to the statements.

    `origin` gives the source node of a node of the new tree that was walked, `touched` the units
    whose own text (not that of statements inside them) changed, `born` the source unit that a
    statement without origin was made from. `in_front` holds new statements by the statement of the
    source that they are to stand in front of.
    """

    origin: dict[cst.CSTNode, cst.CSTNode] = field(default_factory=dict)
    touched: set[cst.CSTNode] = field(default_factory=set)
    born: dict[cst.CSTNode, cst.CSTNode] = field(default_factory=dict)
    in_front: dict[cst.CSTNode, list[cst.BaseStatement]] = field(default_factory=dict)

    def source(self, node: cst.CSTNode) -> cst.CSTNode:
        """The node of the source that `node` came from; itself, where the walk left it."""
        return self.origin.get(node, node)


class Line(NamedTuple):
    text: str
    source: int


class Layout:
    """Writes a rewritten module. `resolve` turns stand-in names into the real ones."""

    def __init__(
        self,
        source: SourceText,
        changes: Changes,
        headers: Headers,
        *,
        indent: str,
        overrides: Overrides,
        resolve: Callable[[str], str],
    ) -> None:
        self._source = source
        self._changes = changes
        self._headers = headers
        self._indent = indent
        self._overrides = overrides
        self._resolve = resolve
        self._cursor = 1
        self._lines: list[Line] = []
        self._opened = 0
        self._dropped: list[tuple[Line | None, Line]] = []

    def write(self, module: cst.Module) -> list[Line]:
        self._body(module.body, 0, "")
        self._gap(len(self._source.lines) + 1)
        if self._lines and self._lines[-1].text and not self._source.lines[-1]:
            self._lines.append(Line("", len(self._source.lines)))
        return self._with_dropped() if self._dropped else self._lines

    def _with_dropped(self) -> list[Line]:
        """The lines with the comments of statements that are gone, where nothing carries them."""
        lost = lost_comments(
            "\n".join(self._source.lines), "\n".join(line.text for line in self._lines)
        )
        left = Counter(lost)
        behind: dict[int, list[Line]] = {}
        for before, comment in self._dropped:
            if left[comment.text.strip()] > 0:
                left[comment.text.strip()] -= 1
                behind.setdefault(id(before), []).append(comment)
        done = behind.get(id(None), [])
        for line in self._lines:
            done.append(line)
            done += behind.get(id(line), ())
        return done

    def _body(self, body: Sequence[cst.BaseStatement], depth: int, indent: str) -> None:
        previous: cst.BaseStatement | None = None
        for node in body:
            if previous is not None and self._spaced(previous, node):
                self._blank_lines(1 if depth else 2)
            self._statement(node, depth, indent)
            previous = node

    def _statement(self, node: cst.BaseStatement, depth: int, indent: str) -> None:
        if type(node) is cst.SimpleStatementLine:
            self._unit(node, depth, indent)
            return
        if isinstance(node, cst.Match):
            self._unit(node, depth, indent)
            depth, indent = depth + 1, indent + (node.indent or self._indent)
        for clause in clauses(node):
            elif_ = isinstance(clause, cst.If) and clause is not node
            self._unit(clause, depth, indent, elif_=elif_)
            self._opened = len(self._lines)
            if isinstance(clause.body, cst.IndentedBlock):
                inner = indent + (clause.body.indent or self._indent)
                if self._opens_with_new_definition(clause):
                    self._lines.append(Line("", self._lines[-1].source))
                self._body(clause.body.body, depth + 1, inner)

    def _opens_with_new_definition(self, clause: Clause) -> bool:
        """Black keeps a definition apart from the header of a loop or branch that it is made in."""
        if isinstance(clause, cst.FunctionDef | cst.ClassDef):
            return False
        first = clause.body.body[0]
        if not isinstance(first, cst.FunctionDef) or self._is_untouched(first):
            return False
        return self._cursor > len(self._source.lines) or not self._is_blank(self._cursor)

    # Between units

    def _spaced(self, *pair: cst.BaseStatement) -> bool:
        """Whether Black's blank lines around definitions are ours to see to."""
        defines = any(type(each) in _DEFINITIONS for each in pair)
        return defines and not all(map(self._is_untouched, pair))

    def _is_untouched(self, node: cst.CSTNode) -> bool:
        origin = self._changes.source(node)
        return origin in self._source.extent and origin not in self._changes.touched

    def _blank_lines(self, wanted: int) -> None:
        """Sees that `wanted` blank lines stand before the next unit and its comments."""
        while self._cursor <= len(self._source.lines) and self._is_blank(self._cursor):
            self._cursor += 1
        self._set_blank_run(wanted)

    def _set_blank_run(self, wanted: int) -> None:
        while self._lines and not self._lines[-1].text.strip():
            self._lines.pop()
        if len(self._lines) > self._opened:
            self._lines += [Line("", self._lines[-1].source)] * wanted

    def _blank_run(self) -> int:
        count = 0
        for line in reversed(self._lines):
            if line.text.strip():
                break
            count += 1
        return count

    def _is_blank(self, line: int) -> bool:
        return line not in self._source.owned and not self._source.lines[line - 1].strip()

    def _gap(self, start: int, old: str = "", new: str = "") -> None:
        """Copies the free lines between what was written last and source line `start`.

        Where a unit between them is gone, the longer of the blank runs around it stays. Comments
        before a unit that moves from margin `old` to `new` move with it.
        """
        held = 0
        removed = False
        for line in range(self._cursor, start):
            if line in self._source.owned:
                if not removed:
                    held = self._blank_run()
                    self._set_blank_run(0)
                removed = True
                self._drop(line)
                continue
            if removed and self._source.lines[line - 1].strip():
                self._set_blank_run(max(held, self._blank_run()))
                removed = False
            text = self._source.lines[line - 1]
            if text.startswith(old):
                [text] = _reindented([text], old, new)
            self._lines.append(Line(text, line))
        if removed:
            after = self._blank_run()
            if self._source.lines[start - 1 : start]:
                self._set_blank_run(max(held, after))
        if not any(line.text.strip() for line in self._lines) and removed:
            self._lines.clear()
        self._cursor = max(self._cursor, start)

    def _drop(self, number: int) -> None:
        """Remembers the comment behind a line that is gone, and the line that it follows."""
        text = self._source.lines[number - 1]
        margin = text[: len(text) - len(text.lstrip())]
        for comment in comments(text.strip()):
            before = next((line for line in reversed(self._lines) if line.text.strip()), None)
            self._dropped.append((before, Line(margin + comment, number)))

    # Units

    def _unit(self, node: cst.CSTNode, depth: int, indent: str, *, elif_: bool = False) -> None:
        origin = self._changes.source(node)
        if origin not in self._source.extent:
            unit = self._headers.of(node)
            self._fresh(unit, depth, indent, self._birthplace(node), "")
            return
        start, end = self._source.extent[origin]
        if origin in self._overrides:
            self._override(origin, start, end)
            return
        self._gap(start, self._source.indent(origin), indent)
        touched = origin in self._changes.touched
        anew = self._headers.of(node, elif_=elif_) if touched else None
        if anew is None or self._says_the_same(anew, origin):
            text = self._source.lines[start - 1 : end]
            moved = _reindented(text, self._source.indent(origin), indent)
            self._lines += [Line(line, start + i) for i, line in enumerate(moved)]
        else:
            self._fresh(anew, depth, indent, (start, end), self._source.text(origin))
        self._cursor = max(self._cursor, end + 1)

    def _says_the_same(self, unit: Header, origin: cst.CSTNode) -> bool:
        """Whether a statement was rewritten to what it was: it keeps its spaces and lines."""
        if unit.above or unit.below or unit.shell:
            return False
        old, new = self._source.text(origin), self._resolve(unit.code)
        return "".join(old.split()) == "".join(new.split())

    def _override(self, origin: cst.CSTNode, start: int, end: int) -> None:
        text = list(self._overrides[origin])
        lost = lost_comments(self._source.text(origin), "\n".join(text))
        if not text and not lost:
            return
        self._gap(start)
        if len(lost) == 1 and text:
            text[0] = f"{text[0]}  {lost[0]}"
        else:
            text[:0] = [self._source.indent(origin) + comment for comment in lost]
        self._lines += [Line(line, start) for line in text]
        self._cursor = max(self._cursor, end + 1)

    def _birthplace(self, node: cst.CSTNode) -> tuple[int, int]:
        maker = self._changes.born.get(node)
        if maker is not None and maker in self._source.extent:
            return self._source.extent[maker]
        line = self._lines[-1].source if self._lines else self._cursor
        return line, line

    def _fresh(
        self, unit: Header, depth: int, indent: str, extent: tuple[int, int], before: str
    ) -> None:
        start, end = extent
        code = self._resolve(unit.code)
        lines = formatted(code, depth - unit.shell, spread=start != end, width=self._source.width)
        lines = lines[unit.above : len(lines) - unit.below]
        lines = tuple(_reindented(lines, " " * (_COLUMNS * depth), indent))
        sources = matched_lines(self._source.lines[start - 1 : end], lines)
        for comment in lost_comments(before, code):
            self._lines.append(Line(indent + comment, start))
        for line, offset in zip(lines, sources, strict=True):
            self._lines.append(Line(line, start + offset))


def _reindented(lines: Sequence[str], old: str, new: str) -> Sequence[str]:
    """`lines` moved from one margin to another; lines inside strings are data and stay."""
    if old == new:
        return lines
    inside = in_string_lines("\n".join(line.removeprefix(old) for line in lines) + "\n")
    return [
        new + line.removeprefix(old) if line.strip() and number not in inside else line
        for number, line in enumerate(lines, start=1)
    ]


_WORD = re.compile(r"[A-Za-z_]\w*|\d[\w.]*")


def matched_lines(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """For each line of a rewritten statement the line (from 0) of the old text it shows.

    A line belongs to the first old line, not before its predecessor's, that shares most of its
    words; words are compared without case and underscores, as the dialects differ in both.
    """
    if len(before) <= 1:
        return [0] * len(after)
    old = [_words(line) for line in before]
    having: dict[str, list[int]] = {}
    for number, words in enumerate(old):
        for word in words:
            having.setdefault(word, []).append(number)
    place, places = 0, []
    for line in after:
        place = _best(_words(line), old, having, place)
        places.append(place)
    return places


def _best(
    words: frozenset[str],
    old: Sequence[frozenset[str]],
    having: Mapping[str, Sequence[int]],
    place: int,
) -> int:
    """The first line from `place` on that shares most of the words. Only lines that have one of
    them are looked at, the rarest word first: no line shares more words than are left."""
    best, found = 0, place
    rarest = sorted((having[word] for word in words if word in having), key=len)
    for left, numbers in zip(range(len(rarest), 0, -1), rarest, strict=True):
        if left < best:
            break
        for at in range(bisect_left(numbers, place), len(numbers)):
            number = numbers[at]
            if left == best and number > found:
                break
            shared = len(words & old[number])
            if shared > best or (shared == best and number < found):
                best, found = shared, number
            if shared == len(rarest):
                break
    return found


def _words(line: str) -> frozenset[str]:
    return frozenset([word.replace("_", "") for word in _WORD.findall(line.lower())])
