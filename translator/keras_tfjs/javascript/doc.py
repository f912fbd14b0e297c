"""A document algebra: what to print, with every place where a line may break, and the printer.

A document is text, a sequence of documents, or one of the classes below. A `Group` is printed on
one line if it fits, else the lines directly in it break. The choices are made outermost first, in
one pass, as in Wadler's and prettier's printers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """A place to break. Flat it is a space (`soft`: nothing); `hard` always breaks.

    `literal` breaks without indentation (inside template literals).
    """

    soft: bool = False
    hard: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Indent:
    contents: Doc


@dataclass(slots=True, eq=False)
class Group:
    """Breaks as a whole. `states`: other layouts of the same thing, from flattest to most expanded,
    of which the first that fits is taken."""

    contents: Doc
    broken: bool = False
    states: Sequence[Doc] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """Contents and separators alternately; a separator breaks only if what follows does not fit."""

    parts: Sequence[Doc]


@dataclass(frozen=True, slots=True)
class IfBreak:
    """`broken` if `group` (default: the enclosing one) is broken, else `flat`."""

    broken: Doc
    flat: Doc = ""
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class IndentIfBreak:
    """Indented if `group`, printed before, is broken."""

    contents: Doc
    group: Group


@dataclass(frozen=True, slots=True)
class LineSuffix:
    """Held back to the end of the line: a trailing comment."""

    contents: str


@dataclass(frozen=True, slots=True)
class BreakParent:
    """Breaks every enclosing group."""


@dataclass(frozen=True, slots=True)
class Mark:
    """No text: says that what follows comes from `line` of the source."""

    line: int


Doc: TypeAlias = (
    str
    | Sequence["Doc"]
    | Line
    | Indent
    | Group
    | Fill
    | IfBreak
    | IndentIfBreak
    | LineSuffix
    | BreakParent
    | Mark
)

LINE = Line()
SOFT = Line(soft=True)
BREAK = BreakParent()
HARD: Doc = (Line(hard=True), BREAK)
LITERAL: Doc = (Line(hard=True, literal=True), BREAK)


def join(separator: Doc, docs: Iterable[Doc]) -> list[Doc]:
    parts: list[Doc] = []
    for doc in docs:
        if parts:
            parts.append(separator)
        parts.append(doc)
    return parts


def indent(*docs: Doc) -> Indent:
    return Indent(docs)


def group(*docs: Doc, broken: bool = False) -> Group:
    return Group(docs, broken)


def conditional(states: Sequence[Doc]) -> Group:
    return Group(states[0], states=states)


def text_width(text: str) -> int:
    """Columns on a terminal: two for wide East Asian characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        (
            0
            if unicodedata.combining(character)
            else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        )
        for character in text
    )


def will_break(doc: Doc) -> bool:
    """Whether the document holds a forced line break."""
    pending = [doc]
    while pending:
        match pending.pop():
            case str() | LineSuffix() | Mark():
                pass
            case BreakParent():
                return True
            case Line(hard=hard):
                if hard:
                    return True
            case Group(contents=contents, broken=broken):
                if broken:
                    return True
                pending.append(contents)
            case Indent(contents) | IndentIfBreak(contents):
                pending.append(contents)
            case IfBreak(broken_doc, flat):
                pending.extend((broken_doc, flat))
            case Fill(parts):
                pending.extend(parts)
            case parts:
                pending.extend(parts)
    return False


@dataclass(slots=True)
class _Break:
    """One group on the way down: `holds` a forced break?"""

    group: Group | None
    holds: bool = False


def _propagate(doc: Doc) -> None:
    """Marks every group that holds a forced break as broken, without recursion.

    A group with several states keeps the choice: a break in one of them does not decide it.
    """
    seen: set[int] = set()
    stack: list[tuple[Doc, bool]] = [(doc, False)]
    frames = [_Break(None)]
    while stack:
        current, leaving = stack.pop()
        if leaving:
            assert isinstance(current, Group)
            frame = frames.pop()
            if frame.holds and not current.states:
                current.broken = True
            frames[-1].holds |= current.broken
            continue
        match current:
            case str() | Line() | LineSuffix() | Mark():
                pass
            case BreakParent():
                frames[-1].holds = True
            case Group():
                if id(current) in seen:
                    frames[-1].holds |= current.broken
                    continue
                seen.add(id(current))
                frames.append(_Break(current))
                stack.append((current, True))
                stack.extend((inner, False) for inner in current.states or (current.contents,))
            case Indent(contents) | IndentIfBreak(contents):
                stack.append((contents, False))
            case IfBreak(broken, flat):
                stack.append((broken, False))
                stack.append((flat, False))
            case Fill(parts):
                stack.extend((part, False) for part in parts)
            case parts:
                stack.extend((part, False) for part in parts)


Mode: TypeAlias = Literal["flat", "broken"]
Command: TypeAlias = tuple[str, Mode, Doc]


@dataclass
class _Printer:
    width: int
    out: list[str] = field(default_factory=list)
    column: int = 0
    modes: dict[int, Mode] = field(default_factory=dict)
    suffixes: list[str] = field(default_factory=list)
    remeasure: bool = False
    line: int = 1
    source: list[int] = field(default_factory=lambda: [0])

    def write(self, text: str) -> None:
        self.out.append(text)
        self.column += text_width(text)

    def newline(self, indentation: str) -> None:
        self._trim()
        self.out.append("\n" + indentation)
        self.column = len(indentation)
        self.source.append(0)

    def _trim(self) -> None:
        while self.out:
            stripped = self.out[-1].rstrip(" ")
            if stripped == self.out[-1] and stripped:
                return
            self.out[-1] = stripped
            if stripped:
                return
            self.out.pop()

    def fits(self, command: Command, rest: list[Command], room: int, *, flat: bool = False) -> bool:
        """Whether everything up to the next possible break has room. `flat`: a broken group inside
        does not."""
        suffix = bool(self.suffixes)
        waiting = len(rest)
        commands: list[tuple[Mode, Doc]] = [command[1:]]
        while room >= 0:
            if not commands:
                if not waiting:
                    return True
                waiting -= 1
                commands.append(rest[waiting][1:])
                continue
            mode, doc = commands.pop()
            match doc:
                case str():
                    room -= text_width(doc)
                case Line(soft, hard):
                    if mode == "broken" or hard:
                        return True
                    if not soft:
                        room -= 1
                case Indent(contents) | IndentIfBreak(contents):
                    commands.append((mode, contents))
                case Group():
                    if flat and doc.broken:
                        return False
                    inner: Mode = "broken" if doc.broken else mode
                    last = doc.states[-1] if doc.states and inner == "broken" else doc.contents
                    commands.append((inner, last))
                case Fill(parts):
                    commands.extend((mode, part) for part in reversed(parts))
                case IfBreak(broken, plain, other):
                    chosen = self.modes.get(id(other), "flat") if other else mode
                    commands.append((mode, broken if chosen == "broken" else plain))
                case LineSuffix():
                    suffix = True
                case BreakParent():
                    if suffix:
                        return True
                case Mark():
                    pass
                case parts:
                    commands.extend((mode, part) for part in reversed(parts))
        return False

    def print(self, doc: Doc) -> None:
        commands: list[Command] = [("", "broken", doc)]
        while commands:
            indentation, mode, current = commands.pop()
            match current:
                case str():
                    if current:
                        self.write(current)
                case Indent(contents):
                    commands.append((indentation + "  ", mode, contents))
                case IndentIfBreak(contents, other):
                    deeper = self.modes.get(id(other)) == "broken"
                    commands.append((indentation + "  " * deeper, mode, contents))
                case Group():
                    chosen = self._layout(current, indentation, mode, commands)
                    commands.append(chosen)
                    self.modes[id(current)] = chosen[1]
                case Fill(parts):
                    self._fill(parts, indentation, mode, commands)
                case IfBreak(broken, flat, other):
                    decided = self.modes.get(id(other), "flat") if other else mode
                    commands.append((indentation, mode, broken if decided == "broken" else flat))
                case LineSuffix(contents):
                    self.suffixes.append(contents)
                case Line():
                    self._line(current, indentation, mode, commands)
                case BreakParent():
                    pass
                case Mark(line):
                    if not self.source[-1]:
                        self.source[-1] = line
                case parts:
                    commands.extend((indentation, mode, part) for part in reversed(parts))
        for suffix in self.suffixes:
            self.write(suffix)

    def _line(self, line: Line, indentation: str, mode: Mode, commands: list[Command]) -> None:
        if mode == "flat" and not line.hard:
            if not line.soft:
                self.write(" ")
            return
        if mode == "flat":
            self.remeasure = True
        for suffix in self.suffixes:
            self.write(suffix)
        self.suffixes.clear()
        if line.literal:
            self.out.append("\n")
            self.column = 0
            self.source.append(0)
        else:
            self.newline(indentation)

    def _layout(self, doc: Group, indentation: str, mode: Mode, commands: list[Command]) -> Command:
        if mode == "flat" and not self.remeasure:
            contents = doc.states[-1] if doc.states and doc.broken else doc.contents
            return (indentation, "broken" if doc.broken else "flat", contents)
        self.remeasure = False
        room = self.width - self.column
        flat: Command = (indentation, "flat", doc.contents)
        if not doc.broken and self.fits(flat, commands, room):
            return flat
        if not doc.states:
            return (indentation, "broken", doc.contents)
        if not doc.broken:
            for state in doc.states[1:]:
                attempt: Command = (indentation, "flat", state)
                if self.fits(attempt, commands, room):
                    return attempt
        return (indentation, "broken", doc.states[-1])

    def _fill(
        self, parts: Sequence[Doc], indentation: str, mode: Mode, commands: list[Command]
    ) -> None:
        if not parts:
            return
        room = self.width - self.column
        content, *others = parts[:3]
        flat: Command = (indentation, "flat", content)
        fits = self.fits(flat, [], room, flat=True)
        printed: Command = flat if fits else (indentation, "broken", content)
        if not others:
            commands.append(printed)
            return
        separator = others[0]
        if len(others) == 1:
            commands.append((indentation, "flat" if fits else "broken", separator))
            commands.append(printed)
            return
        pair: Command = (indentation, "flat", (content, separator, others[1]))
        together = self.fits(pair, [], room, flat=True)
        commands.append((indentation, mode, Fill(_Tail.of(parts, 2))))
        commands.append((indentation, "flat" if together else "broken", separator))
        commands.append(printed)


class _Tail(Sequence[Doc]):
    """The rest of a sequence without a copy, so that a long fill stays linear."""

    def __init__(self, parts: Sequence[Doc], start: int) -> None:
        self.parts = parts
        self.start = start

    @classmethod
    def of(cls, parts: Sequence[Doc], count: int) -> _Tail:
        if isinstance(parts, _Tail):
            return cls(parts.parts, parts.start + count)
        return cls(parts, count)

    def __len__(self) -> int:
        return len(self.parts) - self.start

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # overloads of Sequence
        if isinstance(index, slice):
            return [self.parts[i + self.start] for i in range(*index.indices(len(self)))]
        return self.parts[index + self.start if index >= 0 else index]


def render(doc: Doc, width: int = 80) -> tuple[str, tuple[int, ...]]:
    """The text, and for every line of it the source line its first `Mark` names.

    A line without a mark has the source line of the one before it.
    """
    _propagate(doc)
    printer = _Printer(width)
    printer.print(doc)
    lines: list[int] = []
    for line in printer.source:
        lines.append(line or (lines[-1] if lines else 1))
    return "".join(printer.out), tuple(lines)
