"""The config that a constructor of one's own was given, where Keras gives keyword arguments: what
is asked of one that may be missing, and reads of it as a whole."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python import Site, build
from keras_tfjs.rules.standing import Standing

_CONFIG = "config"
_IS_GIVEN = m.Comparison(
    left=m.Name(_CONFIG),
    comparisons=[m.ComparisonTarget(operator=m.IsNot(), comparator=m.Name("None"))],
)
_IS_MISSING = m.Comparison(
    left=m.Name(_CONFIG),
    comparisons=[m.ComparisonTarget(operator=m.Is(), comparator=m.Name("None"))],
)
_SUPER = m.Call(
    func=m.Attribute(value=m.Call(func=m.Name("super"), args=[]), attr=m.Name("__init__")),
    args=[m.Arg(value=m.Name(_CONFIG))],
)


def without_config(
    body: cst.IndentedBlock, keys: Iterable[str], rest: str, at: Site
) -> cst.IndentedBlock:
    """The body of `__init__` whose reads of entries are parameters by now. What still reads the
    config has one that is made of them."""
    made = body.visit(_Given(rest, at))
    assert isinstance(made, cst.IndentedBlock)
    if not _reads(made):
        return made
    entries: list[cst.BaseDictElement] = [
        cst.DictElement(build.string(key), cst.Name(key)) for key in keys
    ]
    if rest:
        entries.append(cst.StarredDictElement(cst.Name(rest)))
    return made.with_changes(body=[build.assign(_CONFIG, cst.Dict(entries)), *made.body])


class _Given(Standing):
    """Takes for granted that there is a config."""

    def __init__(self, rest: str, at: Site) -> None:
        super().__init__(at)
        self._rest = rest

    def leave_BooleanOperation(
        self, original_node: cst.BooleanOperation, updated_node: cst.BooleanOperation
    ) -> cst.BaseExpression:
        is_and = isinstance(updated_node.operator, cst.And)
        if not m.matches(updated_node.left, _IS_GIVEN if is_and else _IS_MISSING):
            return updated_node
        self.made += 1
        return updated_node.right

    def leave_IfExp(self, original_node: cst.IfExp, updated_node: cst.IfExp) -> cst.BaseExpression:
        for test, value in ((_IS_GIVEN, updated_node.body), (_IS_MISSING, updated_node.orelse)):
            if m.matches(updated_node.test, test):
                self.made += 1
                return value
        return updated_node

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        if not self._rest or not m.matches(updated_node, _SUPER):
            return updated_node
        self.made += 1
        return updated_node.with_changes(args=[cst.Arg(cst.Name(self._rest), star="**")])


def _reads(body: cst.IndentedBlock) -> bool:
    """Whether the name is read, and not only spelled: as a keyword, an attribute."""
    found = _Reads()
    body.visit(found)
    return found.count > 0


class _Reads(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def visit_Name(self, node: cst.Name) -> None:
        self.count += node.value == _CONFIG

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        self.count -= node.attr.value == _CONFIG

    def visit_Arg_keyword(self, node: cst.Arg) -> None:
        self.count -= node.keyword is not None and node.keyword.value == _CONFIG
