"""Room around powers, as Black has it."""

from __future__ import annotations

from keras_tfjs.layout.leaves import Leaf, Reader


def hugged(text: str) -> str:
    """A statement with the spaces that Black has around powers: none between plain operands.
    Raises Irregular."""
    leaves = Reader(text).leaves
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
