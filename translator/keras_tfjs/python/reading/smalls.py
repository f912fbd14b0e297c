"""Statements without a block of their own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from keras_tfjs.python.reading import shapes
from keras_tfjs.python.reading.expressions import Expressions
from keras_tfjs.python.reading.places import Irregular
from keras_tfjs.python.reading.shapes import PARENTHESES, shape

_assign = shape(cst.Assign, "targets", "value")
_target = shape(cst.AssignTarget, "target")
_augmented = shape(cst.AugAssign, "target", "operator", "value")
_annotated = shape(cst.AnnAssign, "target", "annotation", "value", "equal")
_expression = shape(cst.Expr, "value")
_return = shape(cst.Return, "value", "whitespace_after_return")
_raise = shape(cst.Raise, "exc", "cause", "whitespace_after_raise")
_assert = shape(cst.Assert, "test", "msg", "comma")
_delete = shape(cst.Del, "target")
_pass = shape(cst.Pass)
_break = shape(cst.Break)
_continue = shape(cst.Continue)
_import = shape(cst.Import, "names")
_import_from = shape(cst.ImportFrom, "module", "names", "relative")
_alias = shape(cst.ImportAlias, "name", "asname", "comma")
as_name = shape(cst.AsName, "name")
_global = shape(cst.Global, "names")
_nonlocal = shape(cst.Nonlocal, "names")
_item = shape(cst.NameItem, "name", "comma")

_EQUAL, _DOT, _STAR = cst.AssignEqual(), cst.Dot(), cst.ImportStar()
_DEFAULT = cst.MaybeSentinel.DEFAULT

_AUGMENTED: dict[type[ast.operator], cst.BaseAugOp] = {
    ast.Add: cst.AddAssign(),
    ast.Sub: cst.SubtractAssign(),
    ast.Mult: cst.MultiplyAssign(),
    ast.MatMult: cst.MatrixMultiplyAssign(),
    ast.Div: cst.DivideAssign(),
    ast.Mod: cst.ModuloAssign(),
    ast.Pow: cst.PowerAssign(),
    ast.LShift: cst.LeftShiftAssign(),
    ast.RShift: cst.RightShiftAssign(),
    ast.BitOr: cst.BitOrAssign(),
    ast.BitXor: cst.BitXorAssign(),
    ast.BitAnd: cst.BitAndAssign(),
    ast.FloorDiv: cst.FloorDivideAssign(),
}


class Smalls(Expressions):
    def small(self, tree: ast.stmt) -> Any:
        reader = _READERS.get(type(tree))
        if reader is None:
            raise Irregular
        return reader(self, tree, self.start(tree))

    def expression(self, tree: ast.Expr, start: int) -> Any:
        return _expression(self.one(tree.value, start))

    def assign(self, tree: ast.Assign, start: int) -> Any:
        targets, low = [], start
        for target in tree.targets:
            targets.append(_target(self.one(target, low)))
            low = self.end(target)
        return _assign(tuple(targets), self.one(tree.value, low))

    def augmented(self, tree: ast.AugAssign, start: int) -> Any:
        target = self.one(tree.target, start)
        value = self.one(tree.value, self.end(tree.target))
        return _augmented(target, _AUGMENTED[type(tree.op)], value)

    def annotated(self, tree: ast.AnnAssign, start: int) -> Any:
        target = self.one(tree.target, start)
        hint = shapes.annotation(self.one(tree.annotation, self.end(tree.target)))
        if tree.value is None:
            return _annotated(target, hint, None, _DEFAULT)
        return _annotated(target, hint, self.one(tree.value, self.end(tree.annotation)), _EQUAL)

    def return_(self, tree: ast.Return, start: int) -> Any:
        value = self.maybe(tree.value, start)
        return _return(value, _DEFAULT if value is None else shapes.SPACE)

    def raise_(self, tree: ast.Raise, start: int) -> Any:
        if tree.exc is None:
            return _raise(None, None, _DEFAULT)
        raised, cause = self.one(tree.exc, start), None
        if tree.cause is not None:
            cause = shapes.from_(self.one(tree.cause, self.end(tree.exc)))
        return _raise(raised, cause, shapes.SPACE)

    def assert_(self, tree: ast.Assert, start: int) -> Any:
        test = self.one(tree.test, start)
        if tree.msg is None:
            return _assert(test, None, _DEFAULT)
        return _assert(test, self.one(tree.msg, self.end(tree.test)), shapes.COMMA)

    def delete(self, tree: ast.Delete, start: int) -> Any:
        if len(tree.targets) == 1:
            return _delete(self.one(tree.targets[0], start))
        elements = self.elements(tree.targets, start, self.end(tree))
        return _delete(shapes.tuple_(elements, *PARENTHESES[0]))

    def pass_(self, tree: ast.Pass, start: int) -> Any:
        return _pass()

    def break_(self, tree: ast.Break, start: int) -> Any:
        return _break()

    def continue_(self, tree: ast.Continue, start: int) -> Any:
        return _continue()

    def import_(self, tree: ast.Import, start: int) -> Any:
        return _import(self._aliases(tree.names))

    def import_from(self, tree: ast.ImportFrom, start: int) -> Any:
        if self.opened(start, self.end(tree)):
            raise Irregular
        is_star = tree.names[0].name == "*"
        names = _STAR if is_star else self._aliases(tree.names)
        module = None if tree.module is None else self._dotted(tree.module)
        return _import_from(module, names, (_DOT,) * tree.level)

    def _aliases(self, names: Sequence[ast.alias]) -> tuple[Any, ...]:
        made = []
        for each in names:
            asname = None if each.asname is None else as_name(self.word(each.asname))
            comma = _DEFAULT if each is names[-1] else shapes.COMMA
            made.append(_alias(self._dotted(each.name), asname, comma))
        return tuple(made)

    def _dotted(self, name: str) -> Any:
        first, *rest = name.split(".")
        node: Any = self.word(first)
        for part in rest:
            node = shapes.attribute(node, self.word(part), *PARENTHESES[0])
        return node

    def global_(self, tree: ast.Global, start: int) -> Any:
        return _global(self._items(tree.names))

    def nonlocal_(self, tree: ast.Nonlocal, start: int) -> Any:
        return _nonlocal(self._items(tree.names))

    def _items(self, names: Sequence[str]) -> tuple[Any, ...]:
        last = len(names) - 1
        return tuple(
            _item(self.word(name), _DEFAULT if place == last else shapes.COMMA)
            for place, name in enumerate(names)
        )


_READERS: dict[type[ast.stmt], Callable[[Smalls, Any, int], Any]] = {
    ast.Expr: Smalls.expression,
    ast.Assign: Smalls.assign,
    ast.AugAssign: Smalls.augmented,
    ast.AnnAssign: Smalls.annotated,
    ast.Return: Smalls.return_,
    ast.Raise: Smalls.raise_,
    ast.Assert: Smalls.assert_,
    ast.Delete: Smalls.delete,
    ast.Pass: Smalls.pass_,
    ast.Break: Smalls.break_,
    ast.Continue: Smalls.continue_,
    ast.Import: Smalls.import_,
    ast.ImportFrom: Smalls.import_from,
    ast.Global: Smalls.global_,
    ast.Nonlocal: Smalls.nonlocal_,
}
SMALL = tuple(_READERS)
