"""The leaves of one statement of Python: its tokens, with what splitting a line asks of them.

Brackets that may stand without changing the meaning are among them with an empty text, as Black has
them: around what `return` gives, a condition, what is assigned, a conditional expression.
"""

from __future__ import annotations

import re

COMPREHENSION = 20
COMMA = 18
TERNARY = 16
LOGIC = 14
STRING = 12
COMPARATOR = 10
DOT = 1

_OPERATORS = {"|": 9, "^": 8, "&": 7, "<<": 6, ">>": 6, "+": 5, "-": 5} | {
    "*": 4,
    "/": 4,
    "//": 4,
    "%": 4,
    "@": 4,
    "**": 2,
}
_COMPARATORS = frozenset(("==", "!=", "<", ">", "<=", ">="))
ARITHMETIC = frozenset((5, 6, 7, 8))
"""Priorities of the operators around which a statement may stand in brackets."""

_ASSIGNMENTS = frozenset("= += -= *= @= /= %= &= |= ^= <<= >>= **= //=".split())

_CLOSERS = {"(": ")", "[": "]", "{": "}"}

_WORDS_BEFORE_OPERANDS = frozenset(
    """and or not in is if else elif while for lambda return yield await async from import del raise
    assert except as global nonlocal with try finally""".split()
)

_TOKEN = re.compile(
    r"""(?P<space>[ ]*)(?:
    (?P<string>[rRbBfFuU]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<number>0[xXoObB]\w+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)
    |(?P<name>\w+)
    |(?P<sign>\*\*=|//=|<<=|>>=|->|:=|[-+*/%@&|^=<>!]=|\*\*|//|<<|>>|[-+*/%@&|^=<>~.,:()\[\]{}])
    )""",
    re.VERBOSE,
)


class Irregular(Exception):
    """A statement that is no plain row of tokens."""


class Leaf:
    """A token. `kind`: n(ame), 0 (number), s(tring), o(perator), or one of `( ) , . : =`."""

    __slots__ = ("before", "depth", "is_atom", "is_round", "kind", "opener", "plain", "space", "text")

    def __init__(self, text: str, space: str, kind: str) -> None:
        self.text = text
        self.space = space
        self.kind = kind
        self.depth = 0
        self.before = 0
        """How much a line wants to break before it."""
        self.opener: Leaf | None = None
        self.is_round = False
        self.is_atom = False
        """A bracket around a value of its own, not around arguments or an index."""
        self.plain = True
        """Not part of an annotation."""

    def __repr__(self) -> str:
        return f"Leaf({self.text!r})"

    def copy(self) -> Leaf:
        made = Leaf(self.text, self.space, self.kind)
        made.before, made.is_round, made.is_atom = self.before, self.is_round, self.is_atom
        made.depth, made.plain = self.depth, self.plain
        return made


class _Frame:
    """What is known inside one bracket, or outside of all."""

    __slots__ = ("annotation", "is_comprehension", "lambdas", "loops", "opener", "start", "tests")

    def __init__(self, opener: Leaf | None, start: int) -> None:
        self.opener = opener
        self.start = start
        """Where the expression begins that a conditional one would begin with."""
        self.tests: list[int] = []
        """Beginnings of the conditional expressions that have not ended."""
        self.is_comprehension = False
        self.loops = 0
        """How many `for` wait for their `in`."""
        self.lambdas = 0
        self.annotation = -1


class _Reader:
    def __init__(self, text: str) -> None:
        self.leaves: list[Leaf] = []
        self.tests: list[tuple[int, int]] = []
        self.annotations: list[tuple[int, int]] = []
        self.assigned: list[int] = []
        """Places of signs of assignment, outside of all brackets."""
        self.colons: list[int] = []
        self._frames = [_Frame(None, 0)]
        self._previous: Leaf | None = None
        position = 0
        end = len(text)
        match = _TOKEN.match
        while position < end:
            found = match(text, position)
            if found is None:
                raise Irregular(text[position : position + 20])
            kind = found.lastgroup
            if kind is None or kind == "space":
                raise Irregular(text[position : position + 20])
            self._add(found.group(kind), found.group("space"), kind)
            position = found.end()
        if len(self._frames) != 1:
            raise Irregular(text[:20])
        self._end(self._frames[0])

    @property
    def is_definition(self) -> bool:
        return self.leaves[0].text == "def" or (
            self.leaves[0].text == "async" and self.leaves[1].text == "def"
        )

    def _is_operand(self) -> bool:
        """Whether what stands before is the end of an operand."""
        previous = self._previous
        if previous is None:
            return False
        match previous.kind:
            case "n":
                return previous.text not in _WORDS_BEFORE_OPERANDS
            case "0" | "s" | ")":
                return True
            case _:
                return False

    def _add(self, text: str, space: str, token: str) -> None:
        frame = self._frames[-1]
        leaves = self.leaves
        index = len(leaves)
        match token:
            case "string":
                leaf = Leaf(text, space, "s")
                if self._previous is not None and self._previous.kind == "s":
                    leaf.before = STRING
            case "number":
                leaf = Leaf(text, space, "0")
            case "name":
                leaf = Leaf(text, space, "n")
                self._word(leaf, frame, index)
            case _ if text in _CLOSERS:
                leaf = Leaf(text, space, "(")
                leaf.is_round = text == "("
                leaf.is_atom = text == "{" or not self._is_operand()
                self._frames.append(_Frame(leaf, index + 1))
            case _ if text in ")]}":
                if frame.opener is None or _CLOSERS[frame.opener.text] != text:
                    raise Irregular(text)
                self._end(frame)
                leaf = Leaf(text, space, ")")
                leaf.opener = frame.opener
                leaf.is_round, leaf.is_atom = frame.opener.is_round, frame.opener.is_atom
                self._frames.pop()
            case _:
                leaf = self._sign(text, space, frame, index)
        leaves.append(leaf)
        self._previous = leaf

    def _word(self, leaf: Leaf, frame: _Frame, index: int) -> None:
        previous = self._previous
        match leaf.text:
            case "and" | "or":
                leaf.before = LOGIC
            case "is":
                leaf.before = COMPARATOR
            case "not":
                if self._is_operand():
                    leaf.before = COMPARATOR
            case "in":
                if frame.loops:
                    frame.loops -= 1
                    frame.start = index + 1
                elif not (previous is not None and previous.text == "not"):
                    leaf.before = COMPARATOR
            case "for" | "async":
                if frame.opener is not None:
                    self._end(frame)
                    frame.is_comprehension = True
                    if previous is None or previous.text != "async":
                        leaf.before = COMPREHENSION
                frame.loops += leaf.text == "for"
            case "if" if index and frame.is_comprehension:
                leaf.before = COMPREHENSION
            case "if" if index:
                leaf.before = TERNARY
                frame.tests.append(frame.start)
            case "else" if index:
                leaf.before = TERNARY
                frame.start = index + 1
            case "lambda":
                frame.lambdas += 1
            case "return" | "yield" | "raise" | "assert" | "del" | "from" | "await":
                frame.start = index + 1
            case _:
                pass

    def _sign(self, text: str, space: str, frame: _Frame, index: int) -> Leaf:
        match text:
            case ",":
                self._end(frame)
                frame.start = index + 1
                return Leaf(text, space, ",")
            case ".":
                return Leaf(text, space, ".")
            case ":":
                if frame.lambdas:
                    frame.lambdas -= 1
                else:
                    self._end(frame)
                    if frame.opener is None:
                        self.colons.append(index)
                    elif len(self._frames) == 2 and self.is_definition:
                        frame.annotation = index + 1
                frame.start = index + 1
                return Leaf(text, space, ":")
            case ":=":
                frame.start = index + 1
                return Leaf(text, space, "o")
            case "->":
                self._end(frame)
                self.assigned.append(index)
                return Leaf(text, space, "o")
            case _ if text in _ASSIGNMENTS:
                if frame.opener is None and not frame.lambdas:
                    self._end(frame)
                    self.assigned.append(index)
                elif frame.annotation >= 0:
                    self.annotations.append((frame.annotation, index - 1))
                    frame.annotation = -1
                frame.start = index + 1
                return Leaf(text, space, "=" if text == "=" else "o")
            case _:
                leaf = Leaf(text, space, "o")
                if text in _COMPARATORS:
                    leaf.before = COMPARATOR
                elif self._is_operand():
                    leaf.before = _OPERATORS.get(text, 0)
                elif text == "**":
                    frame.start = index + 1
                return leaf

    def _end(self, frame: _Frame) -> None:
        """An expression ends before the next leaf, and all conditional ones that are open in it."""
        last = len(self.leaves) - 1
        self.tests.extend((start, last) for start in frame.tests)
        frame.tests.clear()
        if frame.annotation >= 0 and not frame.lambdas:
            self.annotations.append((frame.annotation, last))
            frame.annotation = -1


def leaves_of(text: str) -> list[Leaf]:
    """Leaves of a statement or of the head of a block, on one line. Raises Irregular."""
    reader = _Reader(text)
    leaves = reader.leaves
    wrapped = [span for span in _wrapped(reader) if _is_hidden(leaves, *span)]
    for start, end in reader.annotations:
        for one in leaves[start : end + 1]:
            one.plain = False
    tests = [
        span for span in reader.tests if span not in wrapped and not _is_bracketed(leaves, *span)
    ]
    if not wrapped and not tests:
        return leaves
    return _with_brackets(leaves, wrapped, tests)


def _wrapped(reader: _Reader) -> list[tuple[int, int]]:
    """First and last leaves of what may stand in brackets, by the kind of statement."""
    leaves, last = reader.leaves, len(reader.leaves) - 1
    first = leaves[0].text
    if first in _WORDS_BEFORE_OPERANDS or reader.is_definition or first in ("class", "@"):
        spans = _of_keyword(reader, first, last)
    else:
        spans = _of_assignment(reader, last)
    return [(start, end) for start, end in spans if start <= end]


def _of_keyword(reader: _Reader, first: str, last: int) -> list[tuple[int, int]]:
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
            return [*reader.annotations, *returned]
        case "assert":
            raise Irregular(first)
        case _:
            return []


def _of_assignment(reader: _Reader, last: int) -> list[tuple[int, int]]:
    leaves = reader.leaves
    signs = sorted([*reader.assigned, *reader.colons])
    if not signs:
        return [(0, last)] if _is_arithmetic(leaves) else []
    spans: list[tuple[int, int]] = []
    target = leaves[: signs[0]]
    if _has_comma(target) or leaves[0].is_atom:
        spans.append((0, signs[0] - 1))
    for place, sign in enumerate(signs):
        end = signs[place + 1] - 1 if place + 1 < len(signs) else last
        spans.append((sign + 1, end))
    return spans


def _has_comma(leaves: list[Leaf]) -> bool:
    depth = 0
    for one in leaves:
        depth += (one.kind == "(") - (one.kind == ")")
        if one.kind == "," and not depth:
            return True
    return False


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
    return strongest in ARITHMETIC


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
            leaf.space = ""
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


def hugged(text: str) -> str:
    """A statement with the spaces that Black has around powers: none between plain operands.
    Raises Irregular."""
    leaves = _Reader(text).leaves
    for index, leaf in enumerate(leaves):
        if leaf.text == "**" and leaf.before:
            is_simple = _is_simple_base(leaves, index - 1) and _is_simple_power(leaves, index + 1)
            leaf.space = leaves[index + 1].space = "" if is_simple else " "
    return "".join(one.space + one.text for one in leaves)


def _is_simple_base(leaves: list[Leaf], index: int) -> bool:
    """A number, or names with dots between them."""
    if leaves[index].kind not in ("n", "0"):
        return False
    while index > 1 and leaves[index].kind == "n" and leaves[index - 1].kind == ".":
        index -= 2
        if leaves[index].kind == ")":
            return leaves[index].text == "}"
    return True


def _is_simple_power(leaves: list[Leaf], index: int) -> bool:
    """The same, with a sign before it; as Black has it, with all words that follow."""
    if leaves[index].text in ("+", "-", "~"):
        index += 1
    if leaves[index].kind not in ("n", "0"):
        return False
    while index < len(leaves):
        leaf = leaves[index]
        if leaf.kind == "(" and leaf.text in "([":
            return False
        if leaf.kind not in ("n", ".") or leaf.text == "for":
            # The first may be a number, behind which nothing belongs to it
            return True
        index += 1
    return True
