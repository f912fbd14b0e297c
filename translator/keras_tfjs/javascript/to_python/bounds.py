"""What numbers are at least: JavaScript reads undefined at a place before the first of an array,
where Python counts from the end.

An index is proven by its form (a literal, a length, a counter that goes up from a literal), by the
tests around it (`i > 0 && xs[i - 1]`, `for (...; i >= 0; i--)`, `if (i === 0) continue;`), or it is
a name that nothing makes smaller. What is left are places written as differences without a proof,
and what `indexOf` gives.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable

Known = Mapping[str, float]
"""What expressions, by their text, are at least: here, by the tests that led here. The text of a
difference `a - b` stands for what is known of two names."""

_SEARCHES = frozenset("indexOf lastIndexOf findIndex findLastIndex search".split())


class Bounds:
    def __init__(self, program: tree.Program, scopes: Scopes) -> None:
        self._scopes = scopes
        self._values: dict[Variable, list[tree.Expression]] = {}
        """What each variable is assigned."""
        self._least: dict[Variable, float] = {}
        for node in tree.walk(program):
            match node:
                case tree.Declarator(
                    target=tree.Identifier() as target, value=tree.Expression() as value
                ) | tree.Assignment(operator="=", target=tree.Identifier() as target, value=value):
                    self._assigned(target, value)
                case tree.Update(operator=operator, operand=tree.Identifier() as target):
                    one = tree.NumberLiteral("1")
                    self._assigned(target, tree.Binary(operator[0], target, one))
                case tree.Assignment(
                    operator="-=" | "+=" as operator, target=tree.Identifier() as target, value=by
                ):
                    self._assigned(target, tree.Binary(operator[0], target, by))
                case _:
                    pass

    def _assigned(self, target: tree.Identifier, value: tree.Expression) -> None:
        variable = self._scopes.variable(target)
        if variable is not None:
            self._values.setdefault(variable, []).append(value)

    def of(self, node: tree.Expression, known: Known) -> float:
        """What a number is at least: 0 where nothing shows that it may be less."""
        proven = known.get(_text(node), -math.inf) if known else -math.inf
        return max(proven, self._by_form(node, known))

    def _by_form(self, node: tree.Expression, known: Known) -> float:
        match node:
            case tree.NumberLiteral(raw=raw):
                return _number(raw)
            case tree.Unary(operator="-", operand=tree.NumberLiteral(raw=raw)):
                return -_number(raw)
            case tree.Unary(operator="-"):
                return -math.inf
            case tree.Identifier():
                return self._of_variable(node)
            case tree.Binary():
                return self._of_binary(node, known)
            case tree.Update(operator="--", prefix=True, operand=operand):
                return self.of(operand, known) - 1
            case tree.Update(operator="++", prefix=True, operand=operand):
                return self.of(operand, known) + 1
            case tree.Update(operand=operand) | tree.Cast(value=operand):
                return self.of(operand, known)
            case tree.Conditional(test=test, yes=yes, no=no):
                whether = self.of(yes, self.where(test, known))
                return min(whether, self.of(no, self.unless(test, known)))
            case tree.Call(callee=tree.Member(object=tree.Identifier(name="Math"), name=name)):
                return self._of_math(name, node.arguments, known)
            case tree.Call(callee=tree.Member(name=name)) if name in _SEARCHES:
                return -1
            case _:
                return 0

    def _of_variable(self, node: tree.Identifier) -> float:
        variable = self._scopes.variable(node)
        if variable is None or variable not in self._values:
            return 0
        if variable not in self._least:
            # While it is looked for: as if it were no bound at all, so that x + 1 is not one
            self._least[variable] = math.inf
            values = self._values[variable]
            found = min(self.of(one, {}) for one in values)
            falls = any(_falls(one, node.name) for one in values)
            self._least[variable] = -math.inf if falls else found
            if variable.kind == "parameter" and not falls:
                self._least[variable] = min(0, found)
        return self._least[variable]

    def _of_binary(self, node: tree.Binary, known: Known) -> float:
        if node.operator in ("+", "-"):
            return self._of_sum(node, known)
        left = self.of(node.left, known)
        match node.operator:
            case "*" | "/" | "%" | ">>" | "||" | "??" | "&&" | "|" | "**":
                right = self.of(node.right, known)
                both = left >= 0 and right >= 0
            case _:
                return 0
        match node.operator:
            case "%" | ">>" | "|":
                return 0 if left >= 0 else -math.inf
            case "||" | "??" | "&&":
                return min(left, right)
            case _:
                return 0 if both else -math.inf

    def _of_sum(self, node: tree.Binary, known: Known) -> float:
        """Of `n - 1 - i`: what is known of n - i, and the rest."""
        more: list[tree.Expression] = []
        less: list[tree.Expression] = []
        total = 0.0
        pending: list[tuple[tree.Expression, int]] = [(node, 1)]
        while pending:
            one, sign = pending.pop()
            match one:
                case tree.Binary(operator="+" | "-" as operator, left=left, right=right):
                    pending += ((left, sign), (right, sign if operator == "+" else -sign))
                case tree.NumberLiteral(raw=raw):
                    total += sign * _number(raw)
                case _:
                    (more if sign > 0 else less).append(one)
        for one in less:
            pair = next((up for up in more if f"{_text(up)} - {_text(one)}" in known), None)
            if pair is None:
                return -math.inf
            more.remove(pair)
            total += known[f"{_text(pair)} - {_text(one)}"]
        return total + sum(self.of(one, known) for one in more)

    def _of_math(self, name: str, arguments: tuple[tree.Expression, ...], known: Known) -> float:
        least = [self.of(one, known) for one in arguments]
        match name:
            case "max" if least:
                return max(least)
            case "min" if least:
                return min(least)
            case "floor" | "round" | "ceil" | "trunc" if least:
                return math.floor(least[0]) if math.isfinite(least[0]) else least[0]
            case _:
                return 0

    # --- what tests say ---

    def where(self, test: tree.Expression, known: Known) -> Known:
        """What is known where a test holds."""
        found = dict(known)
        pending = [test]
        while pending:
            match pending.pop():
                case tree.Binary(operator="&&", left=left, right=right):
                    pending += (left, right)
                case tree.Binary(operator=operator, left=left, right=right):
                    self._compared(found, operator, left, right)
                case tree.Unary(operator="!", operand=operand):
                    found = dict(self.unless(operand, found))
                case tree.Update(operator="--", prefix=False, operand=operand):
                    # while (i--): it was not 0, and is one less behind the test
                    found[_text(operand)] = max(0, self.of(operand, known) - 1)
                case tree.Identifier() | tree.Member() as one:
                    if self.of(one, found) >= 0:
                        found[_text(one)] = max(1, found.get(_text(one), 1))
                case _:
                    pass
        return found

    def unless(self, test: tree.Expression, known: Known) -> Known:
        """What is known where a test does not hold."""
        match test:
            case tree.Binary(operator="||", left=left, right=right):
                return self.unless(right, self.unless(left, known))
            case tree.Binary(operator=operator, left=left, right=right) if operator in _OPPOSITES:
                found = dict(known)
                self._compared(found, _OPPOSITES[operator], left, right)
                return found
            case tree.Unary(operator="!", operand=operand):
                return self.where(operand, known)
            case _:
                return known

    def _compared(
        self, found: dict[str, float], operator: str, left: tree.Expression, right: tree.Expression
    ) -> None:
        match operator:
            case ">" | ">=":
                self._more(found, left, right, 1 if operator == ">" else 0)
            case "<" | "<=":
                self._more(found, right, left, 1 if operator == "<" else 0)
            case "===" | "==":
                self._more(found, left, right, 0)
                self._more(found, right, left, 0)
            case "!==" | "!=":
                for one, other in ((left, right), (right, left)):
                    match other:
                        case tree.NumberLiteral() | tree.Unary(operator="-") if _text(
                            one
                        ) and self.of(other, {}) == self.of(one, found):
                            found[_text(one)] = self.of(one, found) + 1
                        case _:
                            pass
            case _:
                pass

    def _more(
        self, found: dict[str, float], more: tree.Expression, less: tree.Expression, by: int
    ) -> None:
        """`more` is at least `less` and `by`."""
        least = self.of(less, found) + by
        key, other = _text(more), _text(less)
        if key:
            found[key] = max(least, found.get(key, -math.inf))
        if key and other:
            found[f"{key} - {other}"] = by


_OPPOSITES = {
    ">": "<=",
    ">=": "<",
    "<": ">=",
    "<=": ">",
    "===": "!==",
    "!==": "===",
    "==": "!=",
    "!=": "==",
}


def _number(raw: str) -> float:
    try:
        return float(int(raw.replace("_", ""), 0))
    except ValueError:
        return 0


def _falls(value: tree.Expression, name: str) -> bool:
    """Whether `x = x - 1` or its like."""
    match value:
        case tree.Binary(operator="-", left=tree.Identifier(name=left)):
            return left == name
        case _:
            return False


def _text(node: tree.Expression) -> str:
    match node:
        case tree.Identifier(name=name):
            return name
        case tree.Binary(operator="-", left=left, right=right):
            return f"{_text(left)} - {_text(right)}"
        case tree.Member(object=inner, name=name):
            return f"{_text(inner)}.{name}"
        case tree.Cast(value=inner):
            return _text(inner)
        case _:
            return ""
