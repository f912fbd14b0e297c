"""Expressions of libcst from those of Python's tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import libcst as cst

from keras_tfjs.python.reading import shapes
from keras_tfjs.python.reading.places import Irregular, Places
from keras_tfjs.python.reading.shapes import COMMA, LAST_COMMA, NO_COMMA, PARENTHESES, Parentheses

Reader = Callable[["Expressions", Any, int, Parentheses], Any]
"""(reader, tree, where it starts, the parentheses around it) -> node."""

_PREFIX = re.compile(r"[a-zA-Z]{0,2}\Z")
_PLACE = attrgetter("lineno", "col_offset")

_OPERATORS: dict[type[ast.AST], cst.CSTNode] = {
    ast.Add: cst.Add(),
    ast.Sub: cst.Subtract(),
    ast.Mult: cst.Multiply(),
    ast.MatMult: cst.MatrixMultiply(),
    ast.Div: cst.Divide(),
    ast.Mod: cst.Modulo(),
    ast.Pow: cst.Power(),
    ast.LShift: cst.LeftShift(),
    ast.RShift: cst.RightShift(),
    ast.BitOr: cst.BitOr(),
    ast.BitXor: cst.BitXor(),
    ast.BitAnd: cst.BitAnd(),
    ast.FloorDiv: cst.FloorDivide(),
    ast.And: cst.And(),
    ast.Or: cst.Or(),
    ast.Not: cst.Not(),
    ast.USub: cst.Minus(),
    ast.UAdd: cst.Plus(),
    ast.Invert: cst.BitInvert(),
    ast.Eq: cst.Equal(),
    ast.NotEq: cst.NotEqual(),
    ast.Lt: cst.LessThan(),
    ast.LtE: cst.LessThanEqual(),
    ast.Gt: cst.GreaterThan(),
    ast.GtE: cst.GreaterThanEqual(),
    ast.Is: cst.Is(),
    ast.IsNot: cst.IsNot(),
    ast.In: cst.In(),
    ast.NotIn: cst.NotIn(),
}


class Expressions(Places):
    """Reads what Python's tree says, and between its nodes what it does not say."""

    def one(self, tree: ast.expr, low: int, structural: int = 0) -> Any:
        """The node of `tree`. All that stands between `low` and it are names of the language, signs
        and parentheses, of which `structural` ones are not around the node."""
        start = self.lines[tree.lineno] + tree.col_offset
        opens = self.data.count("(", low, start) - structural
        around = self.around(opens, start, self.end(tree)) if opens else PARENTHESES[0]
        reader = _READERS.get(type(tree))
        if reader is None:
            raise Irregular
        return reader(self, tree, start, around)

    def maybe(self, tree: ast.expr | None, low: int) -> Any:
        return None if tree is None else self.one(tree, low)

    # Leaves

    def name(self, tree: ast.Name, start: int, around: Parentheses) -> Any:
        return shapes.name_(self.text(start, self.end(tree)), *around)

    def constant(self, tree: ast.Constant, start: int, around: Parentheses) -> Any:
        text = self.text(start, self.end(tree))
        match tree.value:
            case str() | bytes():
                return self._string(text, around)
            case None | bool():
                return shapes.name_(text, *around)
            case int():
                return shapes.integer(text, *around)
            case float():
                return shapes.float_(text, *around)
            case complex():
                return shapes.imaginary(text, *around)
        return shapes.ellipsis_(*around)

    def _string(self, text: str, around: Parentheses) -> Any:
        quote = text[-3:] if text[-3:] in ('"""', "'''") and len(text) >= 6 else text[-1]
        before, *rest = text.split(quote)
        if len(rest) == 2 and _PREFIX.match(before):
            return shapes.string(text, *around)
        return self.parsed(text, around)

    def parsed(self, text: str, around: Parentheses) -> Any:
        """An expression that libcst reads: texts that are several, or that have expressions."""
        left, right = around
        return cst.parse_expression(f"({text})").with_changes(lpar=left, rpar=right)

    def formatted(self, tree: ast.JoinedStr, start: int, around: Parentheses) -> Any:
        return self.parsed(self.text(start, self.end(tree)), around)

    # What has parts

    def attribute(self, tree: ast.Attribute, start: int, around: Parentheses) -> Any:
        return shapes.attribute(self.one(tree.value, start), self.word(tree.attr), *around)

    def call(self, tree: ast.Call, start: int, around: Parentheses) -> Any:
        func = self.one(tree.func, start)
        low, high = self.end(tree.func), self.end(tree)
        return shapes.call(func, self.arguments(tree.args, tree.keywords, low, high), *around)

    def arguments(
        self, values: Sequence[ast.expr], keywords: Sequence[ast.keyword], low: int, high: int
    ) -> tuple[Any, ...]:
        """The arguments of a call, whose parenthesis opens behind `low`, and which ends at
        `high`."""
        items: list[ast.expr | ast.keyword] = [*values, *keywords]
        if not items:
            return ()
        if values and keywords and isinstance(values[-1], ast.Starred):
            items.sort(key=_PLACE)
        made = []
        last = len(items) - 1
        for place, item in enumerate(items):
            start, end = self.start(item), self.end(item)
            comma: object = COMMA
            if place == last:
                comma = LAST_COMMA if self.has_comma(end, high) else NO_COMMA
            match item:
                case ast.keyword(arg=None, value=value):
                    made.append(shapes.starred_argument(self.one(value, start), "**", comma))
                case ast.keyword(arg=str() as word, value=value):
                    named = self.one(value, start)
                    made.append(shapes.named_argument(self.word(word), named, comma))
                case ast.Starred(value=value):
                    made.append(shapes.starred_argument(self.one(value, start), "*", comma))
                case ast.GeneratorExp() if end == high and not self.opened(low, start):
                    made.append(shapes.argument(self.bare(item, start), comma))
                case ast.expr():
                    made.append(shapes.argument(self.one(item, low, place == 0), comma))
            low = end
        return tuple(made)

    def subscript(self, tree: ast.Subscript, start: int, around: Parentheses) -> Any:
        value = self.one(tree.value, start)
        low, high = self.end(tree.value), self.end(tree)
        places: Sequence[ast.expr] = [tree.slice]
        is_row = isinstance(tree.slice, ast.Tuple) and not self.has_own(tree.slice)
        if isinstance(tree.slice, ast.Tuple) and is_row:
            places = tree.slice.elts
        made = []
        for place in places:
            end = self.end(place)
            is_last = place is places[-1]
            comma: object = NO_COMMA if is_last else COMMA
            if is_last and self.has_comma(end, high):
                comma = LAST_COMMA
            made.append(shapes.subscript_element(self._place(place, low), comma))
            low = end
        return shapes.subscript(value, tuple(made), *around)

    def _place(self, tree: ast.expr, low: int) -> Any:
        if not isinstance(tree, ast.Slice):
            return shapes.index(self.one(tree, low))
        parts, colons = [self.maybe(tree.lower, low)], 0
        place = self.start(tree) if tree.lower is None else self.end(tree.lower)
        for part in (tree.upper, tree.step):
            parts.append(self.maybe(part, place))
            if part is not None:
                colons += self.data.count(":", place, self.start(part))
                place = self.end(part)
        colons += self.data.count(":", place, self.end(tree))
        second = shapes.SECOND_COLON if colons > 1 else cst.MaybeSentinel.DEFAULT
        return shapes.slice_(*parts, second)

    def binary(self, tree: ast.BinOp, start: int, around: Parentheses) -> Any:
        left = self.one(tree.left, start)
        right = self.one(tree.right, self.end(tree.left))
        return shapes.binary(left, _OPERATORS[type(tree.op)], right, *around)

    def boolean(self, tree: ast.BoolOp, start: int, around: Parentheses) -> Any:
        operator = _OPERATORS[type(tree.op)]
        first, *rest = tree.values
        node, low = self.one(first, start), self.end(first)
        for value in rest:
            outer = around if value is rest[-1] else PARENTHESES[0]
            node = shapes.boolean(node, operator, self.one(value, low), *outer)
            low = self.end(value)
        return node

    def unary(self, tree: ast.UnaryOp, start: int, around: Parentheses) -> Any:
        return shapes.unary(_OPERATORS[type(tree.op)], self.one(tree.operand, start), *around)

    def comparison(self, tree: ast.Compare, start: int, around: Parentheses) -> Any:
        left, low = self.one(tree.left, start), self.end(tree.left)
        targets = []
        for operator, value in zip(tree.ops, tree.comparators, strict=True):
            made = shapes.comparison_target(_OPERATORS[type(operator)], self.one(value, low))
            targets.append(made)
            low = self.end(value)
        return shapes.comparison(left, tuple(targets), *around)

    def elements(
        self, trees: Sequence[ast.expr], low: int, high: int, structural: int = 0
    ) -> tuple[Any, ...]:
        made = []
        for tree in trees:
            start, end = self.start(tree), self.end(tree)
            comma: object = COMMA
            if tree is trees[-1]:
                comma = LAST_COMMA if self.has_comma(end, high) else NO_COMMA
            if isinstance(tree, ast.Starred):
                made.append(shapes.starred_element(self.one(tree.value, start), comma))
            else:
                made.append(shapes.element(self.one(tree, low, structural), comma))
            low, structural = end, 0
        return tuple(made)

    def list_display(self, tree: ast.List, start: int, around: Parentheses) -> Any:
        return shapes.list_(self.elements(tree.elts, start, self.end(tree)), *around)

    def set_display(self, tree: ast.Set, start: int, around: Parentheses) -> Any:
        return shapes.set_(self.elements(tree.elts, start, self.end(tree)), *around)

    def tuple_display(self, tree: ast.Tuple, start: int, around: Parentheses) -> Any:
        own = self.has_own(tree)
        end = self.end(tree)
        elements = self.elements(tree.elts, start, end, own)
        if not own and len(elements) == 1:
            # Where the row is no tuple of itself, Python's place of it ends before its comma
            elements = (elements[0].with_changes(comma=LAST_COMMA),)
        return shapes.tuple_(elements, *self._with_own(around, own, start, end))

    def _with_own(self, around: Parentheses, own: int, start: int, end: int) -> Parentheses:
        if own and self.data.find("\n", start, end) >= 0:
            raise Irregular
        return PARENTHESES[len(around[0]) + own]

    def has_own(self, tree: ast.Tuple) -> bool:
        """Whether the first parenthesis opens the tuple, not its first element."""
        start = self.start(tree)
        if self.data[start] != "(":
            return False
        if not tree.elts:
            return True
        first = tree.elts[0]
        opened = self.opened(start, self.start(first))
        if isinstance(first, ast.Starred):
            opened += self.opened(self.start(first), self.start(first.value))
        comma = self.data.find(",", self.end(first))
        return opened > self.data.count(")", self.end(first), comma)

    def dict_display(self, tree: ast.Dict, start: int, around: Parentheses) -> Any:
        made = []
        low, high = start, self.end(tree)
        for key, value in zip(tree.keys, tree.values, strict=True):
            end = self.end(value)
            comma: object = COMMA
            if value is tree.values[-1]:
                comma = LAST_COMMA if self.has_comma(end, high) else NO_COMMA
            if key is None:
                made.append(shapes.starred_dict_element(self.one(value, low), comma))
            else:
                read = self.one(key, low), self.one(value, self.end(key))
                made.append(shapes.dict_element(*read, comma))
            low = end
        return shapes.dict_(tuple(made), *around)

    def if_expression(self, tree: ast.IfExp, start: int, around: Parentheses) -> Any:
        body = self.one(tree.body, start)
        test = self.one(tree.test, self.end(tree.body))
        orelse = self.one(tree.orelse, self.end(tree.test))
        return shapes.if_expression(body, test, orelse, *around)

    def lambda_(self, tree: ast.Lambda, start: int, around: Parentheses) -> Any:
        low = self.start(tree.body)
        parameters, last = self.parameters(tree.args, start, low)
        has_any = last > start
        space = shapes.SPACE if has_any else cst.MaybeSentinel.DEFAULT
        return shapes.lambda_(parameters, self.one(tree.body, last), space, *around)

    def parameters(self, tree: ast.arguments, low: int, high: int) -> tuple[Any, int]:
        """The parameters, and where the last of them ends; `high`: no comma stands from there on
        up to it but that behind the last."""
        if tree.posonlyargs:
            raise Irregular
        defaults = [None] * (len(tree.args) - len(tree.defaults)) + list(tree.defaults)
        rows: list[tuple[str, ast.arg, ast.expr | None]] = []
        rows += (("", arg, each) for arg, each in zip(tree.args, defaults, strict=True))
        positional = len(rows)
        if tree.vararg is not None:
            rows.append(("*", tree.vararg, None))
        starred = len(rows)
        rows += (
            ("", arg, each) for arg, each in zip(tree.kwonlyargs, tree.kw_defaults, strict=True)
        )
        named = len(rows)
        if tree.kwarg is not None:
            rows.append(("**", tree.kwarg, None))
        made = []
        for place, (star, arg, default) in enumerate(rows):
            low = self.end(arg)
            hint = None
            if arg.annotation is not None:
                hint = shapes.annotation(self.one(arg.annotation, self.start(arg)))
            value = self.maybe(default, low)
            if default is not None:
                low = self.end(default)
            comma: object = COMMA
            if place == len(rows) - 1:
                comma = LAST_COMMA if self.has_comma(low, high) else NO_COMMA
            equal: object = cst.MaybeSentinel.DEFAULT
            if default is not None:
                equal = _SPACED_EQUAL if hint is not None else shapes.EQUAL
            made.append(shapes.parameter(star, self.word(arg.arg), hint, equal, value, comma))
        star_arg: object = cst.MaybeSentinel.DEFAULT
        if tree.vararg is not None:
            star_arg = made[positional]
        elif tree.kwonlyargs:
            star_arg = shapes.PARAMETER_STAR
        rest = made[named] if tree.kwarg is not None else None
        read = shapes.parameters(
            tuple(made[:positional]), star_arg, tuple(made[starred:named]), rest
        )
        return read, low

    # Comprehensions

    def bare(self, tree: ast.GeneratorExp, start: int) -> Any:
        """A generator whose parentheses are those of the call that it is the argument of."""
        element = self.one(tree.elt, start, 1)
        return shapes.generator(element, self.loops(tree.generators, self.end(tree.elt)), (), ())

    def generator(self, tree: ast.GeneratorExp, start: int, around: Parentheses) -> Any:
        element = self.one(tree.elt, start, 1)
        loops = self.loops(tree.generators, self.end(tree.elt))
        own = self._with_own(around, 1, start, self.end(tree))
        return shapes.generator(element, loops, *own)

    def list_comprehension(self, tree: ast.ListComp, start: int, around: Parentheses) -> Any:
        element = self.one(tree.elt, start)
        loops = self.loops(tree.generators, self.end(tree.elt))
        return shapes.list_comprehension(element, loops, *around)

    def set_comprehension(self, tree: ast.SetComp, start: int, around: Parentheses) -> Any:
        element = self.one(tree.elt, start)
        loops = self.loops(tree.generators, self.end(tree.elt))
        return shapes.set_comprehension(element, loops, *around)

    def dict_comprehension(self, tree: ast.DictComp, start: int, around: Parentheses) -> Any:
        key, value = self.one(tree.key, start), self.one(tree.value, self.end(tree.key))
        loops = self.loops(tree.generators, self.end(tree.value))
        return shapes.dict_comprehension(key, value, loops, *around)

    def loops(self, trees: Sequence[ast.comprehension], low: int) -> Any:
        read = []
        for tree in trees:
            target = self.one(tree.target, low)
            iterated = self.one(tree.iter, self.end(tree.target))
            low = self.end(tree.iter)
            conditions = []
            for test in tree.ifs:
                conditions.append(shapes.condition(self.one(test, low)))
                low = self.end(test)
            read.append((tree, target, iterated, tuple(conditions)))
        inner = None
        for tree, target, iterated, tests in reversed(read):
            asynchronous = shapes.ASYNCHRONOUS if tree.is_async else None
            inner = shapes.loop(target, iterated, tests, inner, asynchronous)
        return inner

    # What is rare

    def named_expression(self, tree: ast.NamedExpr, start: int, around: Parentheses) -> Any:
        target = self.one(tree.target, start)
        value = self.one(tree.value, self.end(tree.target))
        return shapes.named_expression(target, value, *around)

    def yield_(self, tree: ast.Yield, start: int, around: Parentheses) -> Any:
        value = self.maybe(tree.value, start)
        space = cst.MaybeSentinel.DEFAULT if value is None else shapes.SPACE
        return shapes.yield_(value, space, *around)

    def yield_from(self, tree: ast.YieldFrom, start: int, around: Parentheses) -> Any:
        source = shapes.from_(self.one(tree.value, start))
        return shapes.yield_(source, shapes.SPACE, *around)

    def await_(self, tree: ast.Await, start: int, around: Parentheses) -> Any:
        return shapes.await_(self.one(tree.value, start), *around)


_SPACED_EQUAL = cst.AssignEqual()

_READERS: dict[type[ast.AST], Reader] = {
    ast.Name: Expressions.name,
    ast.Constant: Expressions.constant,
    ast.JoinedStr: Expressions.formatted,
    ast.Attribute: Expressions.attribute,
    ast.Call: Expressions.call,
    ast.Subscript: Expressions.subscript,
    ast.BinOp: Expressions.binary,
    ast.BoolOp: Expressions.boolean,
    ast.UnaryOp: Expressions.unary,
    ast.Compare: Expressions.comparison,
    ast.List: Expressions.list_display,
    ast.Set: Expressions.set_display,
    ast.Tuple: Expressions.tuple_display,
    ast.Dict: Expressions.dict_display,
    ast.IfExp: Expressions.if_expression,
    ast.Lambda: Expressions.lambda_,
    ast.GeneratorExp: Expressions.generator,
    ast.ListComp: Expressions.list_comprehension,
    ast.SetComp: Expressions.set_comprehension,
    ast.DictComp: Expressions.dict_comprehension,
    ast.NamedExpr: Expressions.named_expression,
    ast.Yield: Expressions.yield_,
    ast.YieldFrom: Expressions.yield_from,
    ast.Await: Expressions.await_,
}
