"""The leaves of one statement of Python: its tokens, with what splitting a line asks of them."""

from __future__ import annotations

import re

COMPREHENSION = 20
COMMA = 18
TERNARY = 16
LOGIC = 14
STRING = 12
COMPARATOR = 10
DOT = 1

OPERATORS = {"|": 9, "^": 8, "&": 7, "<<": 6, ">>": 6, "+": 5, "-": 5} | {
    "*": 4,
    "/": 4,
    "//": 4,
    "%": 4,
    "@": 4,
    "**": 2,
}
_COMPARATORS = frozenset(("==", "!=", "<", ">", "<=", ">="))
_ASSIGNMENTS = frozenset("= += -= *= @= /= %= &= |= ^= <<= >>= **= //=".split())

_PARTNERS = {"(": ")", "[": "]", "{": "}"}

WORDS_BEFORE_OPERANDS = frozenset(
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

    depth = 0
    before = 0
    """How much a line wants to break before it."""
    opener: Leaf | None = None
    is_round = False
    is_atom = False
    """A bracket around a value of its own, not around arguments or an index."""
    is_spread = False
    """A closing bracket with a comma before it that asks for one item a line."""
    plain = True
    """Not part of an annotation."""

    def __init__(self, text: str, space: str, kind: str) -> None:
        self.text = text
        self.space = self.gap = space
        """What stands before it: nothing at the beginning of a line, the gap elsewhere."""
        self.kind = kind

    def __repr__(self) -> str:
        return f"Leaf({self.text!r})"

    def copy(self) -> Leaf:
        made = Leaf(self.text, self.gap, self.kind)
        made.before, made.is_round, made.is_atom = self.before, self.is_round, self.is_atom
        made.depth, made.plain, made.is_spread = self.depth, self.plain, self.is_spread
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
        self.lambdas: list[int] = []
        """Of each `lambda` that waits for its colon, how many conditional ones were open before."""
        self.annotation = -1


class Reader:
    """Leaves of a text, and where what Black may put into brackets begins and ends."""

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
                return previous.text not in WORDS_BEFORE_OPERANDS
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
            case _ if text in _PARTNERS:
                leaf = Leaf(text, space, "(")
                leaf.is_round = text == "("
                leaf.is_atom = text == "{" or not self._is_operand()
                self._frames.append(_Frame(leaf, index + 1))
            case _ if text in ")]}":
                if frame.opener is None or _PARTNERS[frame.opener.text] != text:
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
                frame.lambdas.append(len(frame.tests))
            case "return" | "yield" | "raise" | "assert" | "del" | "from":
                frame.start = index + 1
            case _:
                pass

    def _sign(self, text: str, space: str, frame: _Frame, index: int) -> Leaf:
        match text:
            case ",":
                if frame.lambdas:
                    self._end_tests(frame, frame.lambdas[-1])
                else:
                    self._end(frame)
                frame.start = index + 1
                return Leaf(text, space, ",")
            case ".":
                return Leaf(text, space, ".")
            case ":":
                if frame.lambdas:
                    self._end_tests(frame, frame.lambdas.pop())
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
                    leaf.before = OPERATORS.get(text, 0)
                elif text == "**":
                    frame.start = index + 1
                return leaf

    def _end(self, frame: _Frame) -> None:
        """An expression ends before the next leaf, and all conditional ones that are open in it."""
        last = len(self.leaves) - 1
        self._end_tests(frame, 0)
        if frame.annotation >= 0 and not frame.lambdas:
            self.annotations.append((frame.annotation, last))
            frame.annotation = -1

    def _end_tests(self, frame: _Frame, kept: int) -> None:
        """The conditional expressions end that began after the first `kept` of them."""
        last = len(self.leaves) - 1
        self.tests.extend((start, last) for start in frame.tests[kept:])
        del frame.tests[kept:]
