"""Blocks and the statements that have them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from keras_tfjs.python.reading import shapes
from keras_tfjs.python.reading.places import Irregular
from keras_tfjs.python.reading.shapes import shape
from keras_tfjs.python.reading.smalls import SMALL, Smalls, as_name

_line = shape(cst.SimpleStatementLine, "body", "trailing_whitespace")
_inline = shape(cst.SimpleStatementSuite, "body", "trailing_whitespace")
_block = shape(cst.IndentedBlock, "body", "header", "indent")
_function = shape(
    cst.FunctionDef, "decorators", "name", "params", "returns", "body", "asynchronous"
)
_class = shape(cst.ClassDef, "decorators", "name", "bases", "keywords", "lpar", "rpar", "body")
_decorator = shape(cst.Decorator, "decorator")
_if = shape(cst.If, "test", "body", "orelse")
_else = shape(cst.Else, "body")
_for = shape(cst.For, "target", "iter", "body", "orelse", "asynchronous")
_while = shape(cst.While, "test", "body", "orelse")
_with = shape(cst.With, "items", "body", "asynchronous")
_item = shape(cst.WithItem, "item", "asname", "comma")
_try = shape(cst.Try, "body", "handlers", "orelse", "finalbody")
_handler = shape(cst.ExceptHandler, "type", "name", "body", "whitespace_after_except")
_finally = shape(cst.Finally, "body")

_ENDING = re.compile(r"[ \t]*(#.*)?\Z")
_PLAIN = cst.TrailingWhitespace()
_SENTINEL = cst.MaybeSentinel.DEFAULT
_MARGIN = "    "
Make = Callable[..., Any]
"""(block, what follows it) -> statement."""


class Blocks(Smalls):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._indent: str | None = None

    def module(self, tree: ast.Module) -> cst.Module:
        """Raises Irregular where libcst has to read the whole text."""
        if "\r" in self.data or "\f" in self.data:
            raise Irregular
        body = self._body(tree.body, "")
        return cst.Module(body, default_indent=self._indent or _MARGIN)

    def _body(self, trees: Sequence[ast.stmt], margin: str) -> tuple[Any, ...]:
        made = []
        place, count = 0, len(trees)
        while place < count:
            tree = trees[place]
            if not isinstance(tree, SMALL):
                made.append(self._compound(tree, margin))
                place += 1
                continue
            first = place
            place += 1
            while place < count and trees[place].lineno == trees[place - 1].end_lineno:
                place += 1
            made.append(self._row(trees[first:place], margin))
        return tuple(made)

    def _row(self, trees: Sequence[ast.stmt], margin: str) -> Any:
        start, end = self.start(trees[0]), self.end(trees[-1])
        try:
            self.regular(start, end)
            return _line(tuple(map(self.small, trees)), self._behind(end))
        except Irregular:
            stop = self.data.find("\n", end)
            text = margin + self.text(start, stop if stop >= 0 else len(self.data))
            return _by_libcst(text, margin)

    def _behind(self, end: int) -> cst.TrailingWhitespace:
        """What ends the line: nothing, or a comment."""
        data = self.data
        if data.startswith("\n", end):
            return _PLAIN
        found = _ENDING.match(self.rest(end))
        if found is None:
            raise Irregular
        comment = found[1]
        if comment is None:
            return _PLAIN
        return cst.TrailingWhitespace(cst.SimpleWhitespace("  "), cst.Comment(comment))

    # Statements with blocks

    def _compound(self, tree: ast.stmt, margin: str) -> Any:
        reader = _READERS.get(type(tree))
        if reader is None or getattr(tree, "type_params", None):
            raise Irregular
        return reader(self, tree, margin)

    def _headed(self, tree: Any, margin: str, read: Callable[[], tuple[Make, int]]) -> Any:
        """A statement whose head `read` reads: how it is made, and where its last part ends."""
        start = self.start(tree)
        decorators = getattr(tree, "decorator_list", ())
        first = self.data.rfind("@", 0, self.start(decorators[0])) if decorators else start
        try:
            make, end = read()
            colon = self.data.find(":", end)
            self.regular(first, colon)
        except Irregular:
            return self._with_odd_head(tree, margin, first)
        body = self._suite(tree.body, colon, margin)
        return make(body, *self._behind_body(tree, margin))

    def _behind_body(self, tree: Any, margin: str) -> tuple[Any, ...]:
        """What follows the block, of statements that may have such parts."""
        orelse = getattr(tree, "orelse", None)
        if orelse is None:
            return ()
        if not orelse:
            return (None,)
        if isinstance(tree, ast.If) and _is_elif(orelse) and self._says_elif(orelse[0]):
            return (self._if(orelse[0], margin),)
        return (_else(self._clause(orelse, margin)),)

    def _says_elif(self, tree: ast.stmt) -> bool:
        return self.data.startswith("elif", self.start(tree))

    def _with_odd_head(self, tree: Any, margin: str, first: int) -> Any:
        """A statement whose head libcst reads."""
        if self.data.startswith("elif", first):
            raise Irregular
        stop = self.data.find("\n", self.lines[self._line_above(tree.body[0])])
        node = _by_libcst(f"{margin}{self.text(first, stop)}\n{margin} pass", margin)
        body = self._suite(tree.body, None, margin).with_changes(header=node.body.header)
        rest = self._behind_body(tree, margin)
        if rest:
            node = node.with_changes(orelse=rest[0])
        return node.with_changes(body=body)

    def _line_above(self, tree: ast.stmt) -> int:
        """The line of a head's colon, above what starts its block and the comments over it."""
        decorators = getattr(tree, "decorator_list", ())
        line = (decorators[0].lineno if decorators else tree.lineno) - 1
        while not self._has_code(line):
            line -= 1
        return line

    def _has_code(self, line: int) -> bool:
        text = self.data[self.lines[line] : self.lines[line + 1]].strip()
        return bool(text) and text[0] != "#"

    def _suite(self, trees: Sequence[ast.stmt], colon: int | None, margin: str) -> Any:
        """The block behind a colon; without one the block has the header that it is given."""
        first = trees[0]
        start = self.start(first)
        line = self.lines[first.lineno]
        inner = self.data[line:start]
        if inner.strip():
            if colon is None:
                raise Irregular
            end = self.end(trees[-1])
            self.regular(start, end)
            return _inline(tuple(map(self.small, trees)), self._behind(end))
        step = inner[len(margin) :]
        if self._indent is None:
            self._indent = step
        header = _PLAIN if colon is None else self._behind(colon + 1)
        return _block(self._body(trees, inner), header, None if step == self._indent else step)

    def _clause(self, trees: Sequence[ast.stmt], margin: str) -> Any:
        """The block of `else:` or `finally:`, of which nothing has a place."""
        first = trees[0]
        line = self.lines[first.lineno]
        if not self.data[line : self.start(first)].strip():
            line = self.lines[self._line_above(first)]
        return self._suite(trees, self.data.find(":", line), margin)

    # One kind after the other

    def _function(self, tree: Any, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            start = self.start(tree)
            low = self.data.find("(", start) + 1
            given = tree.args
            every = [*given.args, *given.kwonlyargs, given.vararg, given.kwarg]
            every += [*given.defaults, *given.kw_defaults]
            low = max([low, *(self.end(each) for each in every if each is not None)])
            high = self.data.find(":", low) if tree.returns is None else self.start(tree.returns)
            params, _ = self.parameters(given, start, high)
            returns = None
            if tree.returns is not None:
                returns = shapes.annotation(self.one(tree.returns, low))
                low = self.end(tree.returns)
            decorators, name = self._decorators(tree), self.word(tree.name)
            asynchronous = _asynchronous(tree, ast.AsyncFunctionDef)

            def make(body: Any) -> Any:
                return _function(decorators, name, params, returns, body, asynchronous)

            return make, low

        return self._headed(tree, margin, read)

    def _decorators(self, tree: ast.FunctionDef | ast.ClassDef) -> tuple[Any, ...]:
        return tuple(
            _decorator(self.one(each, self.data.rfind("@", 0, self.start(each))))
            for each in tree.decorator_list
        )

    def _class(self, tree: ast.ClassDef, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            low = self.start(tree) + len("class ")
            given: list[ast.expr | ast.keyword] = [*tree.bases, *tree.keywords]
            end = max([low, *(self.end(each) for each in given)])
            colon = self.data.find(":", end)
            args = self.arguments(tree.bases, tree.keywords, low, colon)
            count = len(tree.bases)
            if any(each.keyword is not None or each.star == "**" for each in args[:count]):
                raise Irregular
            opened = self.opened(low, colon)
            brackets = (cst.LeftParen(), cst.RightParen()) if opened else (_SENTINEL, _SENTINEL)
            decorators, name = self._decorators(tree), self.word(tree.name)

            def make(body: Any) -> Any:
                return _class(decorators, name, args[:count], args[count:], *brackets, body)

            return make, end

        return self._headed(tree, margin, read)

    def _if(self, tree: ast.If, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            test = self.one(tree.test, self.start(tree))
            return (lambda body, orelse: _if(test, body, orelse)), self.end(tree.test)

        return self._headed(tree, margin, read)

    def _for(self, tree: Any, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            target = self.one(tree.target, self.start(tree))
            iterated = self.one(tree.iter, self.end(tree.target))
            asynchronous = _asynchronous(tree, ast.AsyncFor)

            def make(body: Any, orelse: Any) -> Any:
                return _for(target, iterated, body, orelse, asynchronous)

            return make, self.end(tree.iter)

        return self._headed(tree, margin, read)

    def _while(self, tree: ast.While, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            test = self.one(tree.test, self.start(tree))
            return (lambda body, orelse: _while(test, body, orelse)), self.end(tree.test)

        return self._headed(tree, margin, read)

    def _with(self, tree: Any, margin: str) -> Any:
        def read() -> tuple[Make, int]:
            low = self.start(tree)
            if self.opened(low, self.start(tree.items[0].context_expr)):
                raise Irregular
            items = []
            for each in tree.items:
                value, name = self.one(each.context_expr, low), None
                low = self.end(each.context_expr)
                if each.optional_vars is not None:
                    name = as_name(self.one(each.optional_vars, low))
                    low = self.end(each.optional_vars)
                comma = _SENTINEL if each is tree.items[-1] else shapes.COMMA
                items.append(_item(value, name, comma))
            asynchronous = _asynchronous(tree, ast.AsyncWith)
            return (lambda body: _with(tuple(items), body, asynchronous)), low

        return self._headed(tree, margin, read)

    def _try(self, tree: ast.Try, margin: str) -> Any:
        body = self._suite(tree.body, self.data.find(":", self.start(tree)), margin)
        handlers = tuple(self._handler(each, margin) for each in tree.handlers)
        orelse = _else(self._clause(tree.orelse, margin)) if tree.orelse else None
        final = _finally(self._clause(tree.finalbody, margin)) if tree.finalbody else None
        return _try(body, handlers, orelse, final)

    def _handler(self, tree: ast.ExceptHandler, margin: str) -> Any:
        start = end = self.start(tree)
        caught = name = None
        if tree.type is not None:
            caught, end = self.one(tree.type, start), self.end(tree.type)
        if tree.name is not None:
            name = as_name(self.word(tree.name))
        colon = self.data.find(":", end)
        self.regular(start, colon)
        space = cst.SimpleWhitespace("") if caught is None else shapes.SPACE
        return _handler(caught, name, self._suite(tree.body, colon, margin), space)


def _is_elif(trees: Sequence[ast.stmt]) -> bool:
    """Whether all that is in an `else` is an `if`."""
    return len(trees) == 1 and isinstance(trees[0], ast.If)


def _asynchronous(tree: ast.stmt, kind: type[ast.stmt]) -> cst.Asynchronous | None:
    return shapes.ASYNCHRONOUS if isinstance(tree, kind) else None


def _by_libcst(text: str, margin: str) -> Any:
    """The one statement of `text`, whose lines have a margin."""
    try:
        read = cst.parse_module(f"if 1:\n{text}" if margin else text)
    except cst.ParserSyntaxError:
        raise Irregular from None
    if not margin:
        return read.body[0]
    shell = cst.ensure_type(read.body[0], cst.If)
    return cst.ensure_type(shell.body, cst.IndentedBlock).body[0]


_READERS: dict[type[ast.stmt], Callable[[Blocks, Any, str], Any]] = {
    ast.FunctionDef: Blocks._function,
    ast.AsyncFunctionDef: Blocks._function,
    ast.ClassDef: Blocks._class,
    ast.If: Blocks._if,
    ast.For: Blocks._for,
    ast.AsyncFor: Blocks._for,
    ast.While: Blocks._while,
    ast.With: Blocks._with,
    ast.AsyncWith: Blocks._with,
    ast.Try: Blocks._try,
}
