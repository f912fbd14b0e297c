"""Statements of any spacing in Black's: its spaces, quotes and numbers, a statement on one line.

What Black would do more about is Irregular: strings over several lines, brackets that it takes
away, a suite beside its head, backslashes at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from keras_tfjs.layout.leaves import WORDS_BEFORE_OPERANDS, Irregular
from keras_tfjs.layout.rows import Row

_TOKEN = re.compile(
    r"""[ \t\f]*(?:
    (?P<string>[rRbBfFuU]{0,2}(?:"(?!"")(?:[^"\\\n]|\\.)*"|'(?!'')(?:[^'\\\n]|\\.)*'))
    |(?P<ellipsis>\.\.\.)
    |(?P<number>0[xXoObB]\w+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)
    |(?P<name>\w+)
    |(?P<open>[(\[{])
    |(?P<close>[)\]}])
    |(?P<sign>\*\*=|//=|<<=|>>=|->|:=|[-+*/%@&|^=<>!]=|\*\*|//|<<|>>|[-+*/%@&|^=<>~.,:])
    |(?P<line>\n+)
    |(?P<comment>\#[^\n]*)
    )""",
    re.VERBOSE,
)

_MARGIN = re.compile(r" *")
_HEADS = frozenset("if elif else for while try except finally with def class async".split())
_ASSIGNMENTS = frozenset("= += -= *= @= /= %= &= |= ^= <<= >>= **= //= -> :".split())
_UNARY = frozenset("+-~*") | {"**"}
_BEFORE_KEPT_BRACKETS = frozenset("and or not is if else in return lambda".split())
_KEEP_BRACKETS = frozenset(("yield", "await", "for", "async", ":=", "*"))
"""Words and signs that brackets may have to stay around."""
_NUMBER = re.compile(r"\d[\d_]*|\d+\.\d+|\d[\d.]*e[+-]?\d+")
_SIMPLE_BOUND = re.compile(r"[-+~]*(?:\w+|\d*\.\d+)?")


def rows(code: str, *, keeps_commas: bool) -> Iterator[Row]:
    """The logical lines of `code`. Raises Irregular.

    `keeps_commas`: those before closing brackets mean something; else they go.
    """
    position, end = 0, len(code)
    while position < end:
        line = _Line(code, position, keeps_commas=keeps_commas)
        yield line.row
        position = line.end


class _Bracket:
    __slots__ = ("annotated", "commas", "is_atom", "lambdas", "place", "slices", "text")

    def __init__(self, text: str, place: int, *, is_atom: bool) -> None:
        self.text = text
        self.place = place
        """Index among the tokens."""
        self.is_atom = is_atom
        self.commas = 0
        self.lambdas = 0
        self.slices: list[int] = []
        """Places of the colons of the slice that is being read."""
        self.annotated = False


class _Line:
    """One logical line, read from `start` on."""

    def __init__(self, code: str, start: int, *, keeps_commas: bool) -> None:
        self._keeps_commas = keeps_commas
        margin = _MARGIN.match(code, start)
        assert margin is not None
        depth, odd = divmod(len(margin.group()), 4)
        if odd:
            raise Irregular("margin")
        self._texts: list[str] = []
        self._spaces: list[str] = []
        self._brackets = [_Bracket("", -1, is_atom=False)]
        self._is_operand = False
        """Whether an operand stands before."""
        self._hugs = True
        """Whether what follows stands close."""
        self._comment = ""
        self.end = self._read(code, margin.end())
        self._check()
        text = "".join(map(str.__add__, self._spaces, self._texts))
        self.row = Row(depth, text, 1, self._comment)

    def _read(self, code: str, position: int) -> int:
        # Each token of what is written anew comes by here: no call for the plain ones
        end, match = len(code), _TOKEN.match
        texts, spaces = self._texts, self._spaces
        while position < end:
            found = match(code, position)
            if found is None:
                raise Irregular(code[position : position + 20])
            position = found.end()
            kind = found.lastgroup or ""
            text = found[kind]
            if kind == "name":
                if text == "lambda":
                    self._brackets[-1].lambdas += 1
                texts.append(text)
                spaces.append("" if self._hugs else " ")
                self._is_operand, self._hugs = text not in WORDS_BEFORE_OPERANDS, False
            elif kind == "sign":
                self._sign(text)
            elif kind == "open":
                self._open(text)
            elif kind == "close":
                self._close(text)
            elif kind == "line":
                if len(self._brackets) == 1:
                    return position
            elif kind == "comment":
                self._end_of_line_comment(text)
            else:
                texts.append(_OPERANDS[kind](text))
                spaces.append("" if self._hugs else " ")
                self._is_operand, self._hugs = True, False
        return position

    def _end_of_line_comment(self, text: str) -> None:
        text = text.rstrip()
        if text[1:2].isalnum():
            text = f"# {text[1:]}"
        plain = text[:2] == "# " and not text.startswith(("# type:", "# fmt:", "# yapf:"))
        if len(self._brackets) > 1 or not self._texts or not plain:
            raise Irregular(text)
        self._comment = text

    def _add(self, text: str, space: str) -> None:
        self._texts.append(text)
        self._spaces.append(space)

    def _previous(self) -> str:
        return self._texts[-1] if self._texts else ""

    # --- brackets ---

    def _open(self, text: str) -> None:
        previous = self._previous()
        bracket = _Bracket(text, len(self._texts), is_atom=not self._is_operand or text == "{")
        if text == "(" and bracket.is_atom:
            at_statement = len(self._brackets) == 1 and previous in _ASSIGNMENTS
            if previous in WORDS_BEFORE_OPERANDS and previous not in _BEFORE_KEPT_BRACKETS:
                raise Irregular(text)
            if at_statement and previous in ("->", ":") and not self._brackets[0].lambdas:
                raise Irregular(text)
        self._add(text, "" if self._hugs or (self._is_operand and text != "{") else " ")
        self._brackets.append(bracket)
        self._is_operand, self._hugs = False, True

    def _close(self, text: str) -> None:
        bracket = self._brackets.pop()
        if bracket.text + text not in ("()", "[]", "{}"):
            raise Irregular(text)
        if not bracket.is_atom and bracket.text == "[":
            self._end_slice(bracket)
        if self._previous() == ",":
            self._last_comma(bracket)
        self._add(text, "")
        self._is_operand, self._hugs = True, False

    def _last_comma(self, bracket: _Bracket) -> None:
        if bracket.commas == 1 and bracket.is_atom and bracket.text == "(":
            return
        is_index = bracket.text == "[" and not bracket.is_atom
        if is_index:
            raise Irregular("a comma behind an index")
        if self._keeps_commas:
            return
        self._texts.pop()
        self._spaces.pop()

    # --- signs ---

    def _sign(self, text: str) -> None:
        bracket = self._brackets[-1]
        match text:
            case ",":
                self._comma(bracket)
            case ".":
                if not self._is_operand or self._texts[-1][0].isdigit():
                    raise Irregular(text)
                self._add(text, "")
                self._is_operand, self._hugs = False, True
            case ":":
                self._colon(bracket)
            case "=":
                is_named = len(self._brackets) > 1 or bool(bracket.lambdas)
                is_tight = is_named and not (bracket.annotated and not bracket.lambdas)
                self._add(text, "" if is_tight else " ")
                self._is_operand, self._hugs = False, is_tight
            case "@" if not self._texts:
                self._add(text, "")
                self._hugs = True
            case _ if text in _UNARY and not self._is_operand:
                self._add(text, "" if self._hugs else " ")
                self._hugs = True
            case _:
                self._add(text, " ")
                self._is_operand, self._hugs = False, False

    def _comma(self, bracket: _Bracket) -> None:
        if not bracket.is_atom and bracket.text == "[":
            self._end_slice(bracket)
        bracket.commas += 1
        bracket.annotated = False
        self._add(",", "")
        self._is_operand, self._hugs = False, False

    def _colon(self, bracket: _Bracket) -> None:
        hugs = False
        if bracket.lambdas:
            bracket.lambdas -= 1
        elif bracket.text == "[" and not bracket.is_atom:
            # As part of a slice it stands close, if that is none with operators
            bracket.slices.append(len(self._texts))
            hugs = True
            self._add(":", " " if self._previous() == "," else "")
            self._is_operand, self._hugs = False, hugs
            return
        elif bracket.text == "(" and not bracket.is_atom:
            bracket.annotated = True
        self._add(":", "")
        self._is_operand, self._hugs = False, hugs

    def _end_slice(self, bracket: _Bracket) -> None:
        """Room around the colon of a slice whose bounds are no plain names or numbers."""
        colons = bracket.slices
        if not colons:
            return
        bracket.slices = []
        start = bracket.place + 1
        for place in range(len(self._texts) - 1, bracket.place, -1):
            if self._texts[place] == "," and self._is_outer(place, bracket):
                start = place + 1
                break
        edges = [start - 1, *colons, len(self._texts)]
        bounds = ("".join(self._texts[left + 1 : right]) for left, right in pairwise(edges))
        if all(map(_SIMPLE_BOUND.fullmatch, bounds)):
            return
        if len(colons) > 1:
            raise Irregular("a slice with a step")
        [colon] = colons
        if colon > start:
            self._spaces[colon] = " "
        if colon + 1 < len(self._texts):
            self._spaces[colon + 1] = " "

    def _is_outer(self, place: int, bracket: _Bracket) -> bool:
        depth = 0
        for text in self._texts[bracket.place + 1 : place]:
            depth += (text in ("(", "[", "{")) - (text in (")", "]", "}"))
        return depth == 0

    # --- what Black does more about ---

    def _check(self) -> None:
        texts = self._texts
        if len(self._brackets) > 1 or not texts:
            raise Irregular("brackets")
        first = texts[0]
        is_head = first in _HEADS and not (first == "async" and len(texts) == 1)
        if is_head and texts[-1] != ":":
            raise Irregular("a suite beside its head")
        if first in ("match", "case", "type", "print", "exec") and texts[-1] == ":":
            raise Irregular(first)
        if first[-1] in "\"'" or texts[1:2] == [";"]:
            raise Irregular(first)
        if first == "class" and texts[2:4] == ["(", ")"]:
            raise Irregular("no bases")
        if first == "except" and "," in texts:
            raise Irregular(first)
        self._check_brackets()
        self._check_signs()

    def _check_brackets(self) -> None:
        """Brackets around all that a statement gives, tests, goes through or assigns."""
        texts = self._texts
        if "(" not in texts:
            return
        depth = 0
        open_ones: list[tuple[int, bool]] = []
        commas: dict[int, bool] = {}
        superfluous: list[tuple[int, int]] = []
        for place, text in enumerate(texts):
            if text in ("(", "[", "{"):
                before = texts[place - 1] if place else ""
                is_whole = text == "(" and depth == 0 and self._takes_all(place, before)
                open_ones.append((place, is_whole))
                depth += 1
            elif text in (")", "]", "}"):
                depth -= 1
                start, is_whole = open_ones.pop()
                after = texts[place + 1 : place + 2]
                if is_whole and (not after or after in ([":"], ["="], ["in"])):
                    keeps = commas.get(start, False) and texts[start - 1] in ("=", "return")
                    if not keeps:
                        superfluous.append((start, place))
            elif text == "," and open_ones:
                commas[open_ones[-1][0]] = True
        for start, end in reversed(superfluous):
            self._take_away(start, end, is_row=commas.get(start, False))

    def _take_away(self, start: int, end: int, *, is_row: bool) -> None:
        """Takes away brackets around a whole value or condition. Raises Irregular for others."""
        texts, spaces = self._texts, self._spaces
        before, inside = texts[start - 1] if start else "", texts[start + 1 : end]
        is_value = end + 1 == len(texts) and (before == "return" or before in _ASSIGNMENTS)
        is_test = before in ("if", "elif", "while") and texts[end + 1 :] == [":"]
        again = inside[:1] == ["("] and inside[-1] == ")"
        if is_row or again or not inside or not (is_value or is_test):
            raise Irregular("brackets that Black takes away")
        if not _KEEP_BRACKETS.isdisjoint(inside):
            raise Irregular("brackets that Black takes away")
        del texts[end], spaces[end], texts[start], spaces[start]
        spaces[start] = " "

    def _takes_all(self, place: int, before: str) -> bool:
        if not place or before in ("return", "in") or before in _ASSIGNMENTS:
            return True
        first = self._texts[0]
        if first in ("assert", "with") and before == ",":
            return True
        return before in ("if", "elif", "while") and place == 1

    def _check_signs(self) -> None:
        """A sign before a power: Black puts the power into brackets."""
        texts = self._texts
        if "**" not in texts:
            return
        for place, text in enumerate(texts):
            if text not in ("-", "+", "~") or (place and _ends_operand(texts[place - 1])):
                continue
            depth = 0
            for later in texts[place + 1 :]:
                depth += (later in ("(", "[", "{")) - (later in (")", "]", "}"))
                if depth < 0 or (not depth and later in (",", "+", "-", "*", "/", ":", "=")):
                    break
                if not depth and later == "**":
                    raise Irregular("a sign before a power")


def _ends_operand(text: str) -> bool:
    last = text[-1]
    return (last.isalnum() or last in "_)]}\"'") and text not in WORDS_BEFORE_OPERANDS


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        if text[-1] == "." and text[:-1].isdigit():
            return text + "0"
        if text[0] == "." and text[1:].isdigit():
            return "0" + text
        raise Irregular(text)
    if "e" in text and not re.fullmatch(r"\d+(\.\d+)?e[+-]?\d+", text):
        raise Irregular(text)
    return text


def _string(text: str) -> str:
    """With double quotes where that needs no more escapes."""
    start = min(text.index(quote) for quote in "\"'" if quote in text)
    prefix, quote, body = text[:start], text[start], text[start + 1 : -1]
    if prefix not in ("", "f", "r", "b"):
        raise Irregular(text)
    if "\\" in body and ('"' in body or "'" in body):
        raise Irregular(text)
    if quote == '"' or '"' in body:
        return text
    return f'{prefix}"{body}"'


_OPERANDS: dict[str, Callable[[str], str]] = {"string": _string, "number": _number, "ellipsis": str}
"""How a token that is an operand by itself is written."""
