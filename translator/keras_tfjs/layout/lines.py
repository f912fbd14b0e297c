"""One line of leaves: where it can be split, and how wide it is."""

from __future__ import annotations

from keras_tfjs.layout.leaves import COMMA, DOT, Leaf

STEP = "    "


class Line:
    """Leaves that stand `depth` blocks deep. What is inside brackets may break anywhere."""

    __slots__ = ("delimiters", "depth", "hidden", "is_inside", "is_spread", "leaves", "must_split")

    def __init__(self, leaves: list[Leaf], depth: int, *, is_inside: bool = False) -> None:
        self.leaves = leaves
        self.depth = depth
        self.is_inside = is_inside
        self.must_split = False
        self.is_spread = False
        """Whether a comma before a bracket that closes in it asks for one item a line."""
        self.delimiters: dict[int, int] = {}
        """Priorities of the places, by the id of the leaf after which the line can break."""
        self.hidden: list[Leaf] = []
        """Brackets without a text among the leaves that were marked."""

    def text(self) -> str:
        leaves = self.leaves
        first = leaves[0]
        rest = "".join([one.space + one.text for one in leaves[1:]])
        return f"{first.space}{STEP * self.depth}{first.text}{rest}"

    def mark(self, leaves: list[Leaf] | None = None) -> None:
        """Finds the depth of leaves in brackets and the places to break outside of them: what
        stands between `for` and `in`, or `lambda` and its colon, counts as inside."""
        depth = 0
        openers: list[Leaf] = []
        loops: list[int] = []
        lambdas: list[int] = []
        delimiters = self.delimiters
        previous: Leaf | None = None
        for leaf in self.leaves if leaves is None else leaves:
            kind = leaf.kind
            if kind == ")":
                if not openers and not depth:
                    continue
                depth -= 1
                if openers:
                    openers.pop()
                if not leaf.text:
                    self.hidden.append(leaf)
                self.is_spread |= leaf.is_spread
            elif loops and leaf.text == "in" and kind == "n" and loops[-1] == depth:
                depth -= 1
                loops.pop()
            elif lambdas and kind == ":" and lambdas[-1] == depth:
                depth -= 1
                lambdas.pop()
            leaf.depth = depth
            if not depth:
                if kind == ",":
                    delimiters[id(leaf)] = COMMA
                elif previous is not None:
                    if leaf.before:
                        delimiters[id(previous)] = leaf.before
                    elif kind == "." and previous.kind == ")":
                        delimiters[id(previous)] = DOT
            if kind == "(":
                openers.append(leaf)
                depth += 1
                if not leaf.text:
                    self.hidden.append(leaf)
            elif kind == "n":
                if leaf.text == "for":
                    depth += 1
                    loops.append(depth)
                elif leaf.text == "lambda":
                    depth += 1
                    lambdas.append(depth)
            previous = leaf

    def strongest(self, *, but: Leaf | None = None) -> int:
        """The highest priority of a place to break, without the one after `but`; 0 for none."""
        without = id(but)
        return max((one for key, one in self.delimiters.items() if key != without), default=0)

    def count(self, priority: int) -> int:
        return sum(1 for one in self.delimiters.values() if one == priority)


def in_matching_brackets(leaves: list[Leaf]) -> list[Leaf]:
    """The leaves of whole pairs of brackets, brackets included, where some lack their partner."""
    inside: set[int] = set()
    open_ones: list[list[int]] = []
    for leaf in leaves:
        if leaf.kind == "(":
            open_ones.append([id(leaf)])
        elif leaf.kind == ")":
            if open_ones:
                inside.update(open_ones.pop())
                inside.add(id(leaf))
        elif open_ones:
            open_ones[-1].append(id(leaf))
    return [one for one in leaves if id(one) in inside]
