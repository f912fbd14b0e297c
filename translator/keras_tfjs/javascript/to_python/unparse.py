"""Python text of our tree, with comments, as logical lines; the layout comes afterwards."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import render
from keras_tfjs.javascript.printing.printer import Printer
from keras_tfjs.javascript.to_python.converter import Converter, Surroundings
from keras_tfjs.layout import Row

YIELD = -1


NAMED, LAMBDA, TEST, OR, AND, NOT, COMPARE = range(7)


BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, FACTOR, POWER, AWAIT, ATOM = range(7, 17)


BINARY: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", SUM),
    ast.Sub: ("-", SUM),
    ast.Mult: ("*", TERM),
    ast.Div: ("/", TERM),
    ast.Mod: ("%", TERM),
    ast.FloorDiv: ("//", TERM),
    ast.MatMult: ("@", TERM),
    ast.Pow: ("**", POWER),
    ast.BitOr: ("|", BIT_OR),
    ast.BitXor: ("^", BIT_XOR),
    ast.BitAnd: ("&", BIT_AND),
    ast.LShift: ("<<", SHIFT),
    ast.RShift: (">>", SHIFT),
}


def comment_text(comment: tree.Comment) -> list[str]:
    """A JavaScript comment as lines of Python comments."""
    if comment.is_line:
        body = comment.text[2:].strip("\r")
        return [_hashed(body.strip() if body.startswith(" ") else body)]
    inner = comment.text.removeprefix("/*").removesuffix("*/").lstrip("*")
    lines = [re.sub(r"^\s*\*? ?", "", line).rstrip() for line in re.split(r"\r\n?|\n", inner)]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return [_hashed(line.strip() if len(lines) == 1 else line) for line in lines] or ["#"]


def _hashed(text: str) -> str:
    return f"# {text}".rstrip()


class Emitter:
    """Writes statements line by line and remembers where each came from."""

    def __init__(self, c: Converter) -> None:
        self._c = c
        self.rows: list[Row] = []
        self._line = 1
        self.quote = '"'

    # --- lines ---

    def write(self, depth: int, text: str) -> None:
        self.rows.append(Row(depth, text, self._line))

    def comment(self, depth: int, comment: tree.Comment) -> None:
        if comment.span is not None:
            self._line = comment.span.line
        for line in comment_text(comment):
            self.write(depth, line)

    def comments(
        self, depth: int, comments: Sequence[tree.Comment], *, first: bool = False
    ) -> None:
        for index, one in enumerate(comments):
            if one is tree.GAP:
                self.write(0, "")
                continue
            if one.blank_before and (index or first):
                self.write(0, "")
            self.comment(depth, one)

    # --- statements ---

    def body(self, statements: Sequence[ast.stmt], depth: int) -> None:
        for index, node in enumerate(statements):
            around = self._c.around.get(node, Surroundings())
            leading = [one for one in around.leading if id(one) not in self._c.documented]
            if around.blank_before and index:
                self.write(0, "")
            self.comments(depth, leading)
            self._line = self._c.lines.get(node, self._line)
            start = len(self.rows)
            self.statement(node, depth)
            self._trail(around.trailing, start)
            self.comments(depth, around.dangling, first=True)

    def _trail(self, trailing: Sequence[tree.Comment], start: int) -> None:
        if not trailing or len(self.rows) == start:
            return
        texts = [line for one in trailing for line in comment_text(one)]
        row = self.rows[start] if self.rows[start].text.endswith(":") else self.rows[-1]
        if row.text.startswith("#"):
            row.text += "  " + " ".join(texts)
        else:
            row.comment = "  ".join(filter(None, [row.comment, " ".join(texts)]))

    def statement(self, node: ast.stmt, depth: int) -> None:
        left = self._c.left.get(node)
        if left is not None:
            self._left(left, depth)
            return
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._function(node, depth)
            case ast.ClassDef():
                self._decorators(node.decorator_list, depth)
                bases = ", ".join(self.expr(base) for base in node.bases)
                self.write(
                    depth, f"class {node.name}({bases}):" if bases else f"class {node.name}:"
                )
                self._block(node.body, depth)
            case ast.For() | ast.AsyncFor():
                word = "async for" if isinstance(node, ast.AsyncFor) else "for"
                target, values = self.target(node.target), self.expr(node.iter)
                self.write(depth, f"{word} {target} in {values}:")
                self._block(node.body, depth)
            case ast.While():
                self.write(depth, f"while {self.expr(node.test)}:")
                self._block(node.body, depth)
            case ast.If():
                self._if(node, depth)
            case ast.Try():
                self._try(node, depth)
            case ast.Expr(value=ast.Constant(value=str() as text)):
                is_first = self._begins_block()
                self.write(depth, _docstring(text))
                self.rows[-1].is_docstring = is_first
            case _:
                self.write(depth, self._simple(node))

    def _begins_block(self) -> bool:
        """Whether a statement would be the first of its block."""
        for row in reversed(self.rows):
            if row.text and not row.text.startswith("#"):
                return row.text.endswith(":")
        return True

    def _left(self, node: tree.Statement, depth: int) -> None:
        printer = Printer()
        printer.stack.append(tree.Program(()))
        plain = replace(node, leading=(), trailing=())
        text, _ = render(printer.print(plain), 100)
        for line in text.split("\n"):
            self.write(depth, _hashed(line))
        if depth:
            self.write(depth, "pass")

    def _block(self, body: Sequence[ast.stmt], depth: int) -> None:
        self.body(body or [ast.Pass()], depth + 1)

    def _decorators(self, decorators: Sequence[ast.expr], depth: int) -> None:
        for one in decorators:
            self.write(depth, f"@{self.expr(one)}")

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, depth: int) -> None:
        self._decorators(node.decorator_list, depth)
        word = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
        returns = f" -> {self.expr(node.returns)}" if node.returns is not None else ""
        self.write(depth, f"{word} {node.name}({self.arguments(node.args)}){returns}:")
        self._block(node.body, depth)

    def _if(self, node: ast.If, depth: int) -> None:
        word = "if"
        while True:
            self.write(depth, f"{word} {self.expr(node.test)}:")
            self._block(node.body, depth)
            match node.orelse:
                case []:
                    return
                case [ast.If() as following] if not self._c.around.get(following):
                    word, node = "elif", following
                    self._line = self._c.lines.get(node, self._line)
                case otherwise:
                    self.write(depth, "else:")
                    self._block(otherwise, depth)
                    return

    def _try(self, node: ast.Try, depth: int) -> None:
        self.write(depth, "try:")
        self._block(node.body, depth)
        for handler in node.handlers:
            kind = f" {self.expr(handler.type)}" if handler.type is not None else ""
            name = f" as {handler.name}" if handler.name else ""
            self.write(depth, f"except{kind}{name}:")
            self._block(handler.body, depth)
        if node.finalbody:
            self.write(depth, "finally:")
            self._block(node.finalbody, depth)

    def _simple(self, node: ast.stmt) -> str:
        match node:
            case ast.Expr(value=value):
                return self.expr(value, YIELD)
            case ast.Assign(targets=targets, value=value):
                left = "".join(f"{self.target(target)} = " for target in targets)
                return left + self.value(value)
            case ast.AugAssign(target=target, op=operator, value=value):
                left = self.target(target)
                return f"{left} {BINARY[type(operator)][0]}= {self.value(value)}"
            case ast.AnnAssign(target=target, annotation=annotation, value=value):
                right = f" = {self.value(value)}" if value is not None else ""
                return f"{self.target(target)}: {self.expr(annotation)}{right}"
            case ast.Return(value=ast.Yield() | ast.YieldFrom() as value):
                return f"return {self.expr(value)}"
            case ast.Return(value=value):
                return f"return {self.value(value)}" if value is not None else "return"
            case ast.Raise(exc=error):
                return f"raise {self.expr(error)}" if error is not None else "raise"
            case ast.Delete(targets=targets):
                return "del " + ", ".join(self.expr(target) for target in targets)
            case ast.Global(names=names):
                return "global " + ", ".join(names)
            case ast.Nonlocal(names=names):
                return "nonlocal " + ", ".join(names)
            case ast.Import(names=names):
                return "import " + ", ".join(map(_alias, names))
            case ast.ImportFrom(module=module, names=names, level=level):
                dots = "." * (level or 0)
                return f"from {dots}{module or ''} import {', '.join(map(_alias, names))}"
            case ast.Pass():
                return "pass"
            case ast.Break():
                return "break"
            case ast.Continue():
                return "continue"
            case _:
                raise AssertionError(f"no text for {type(node).__name__}")

    def value(self, node: ast.expr) -> str:
        """An expression where a tuple needs no parentheses."""
        if isinstance(node, ast.Tuple) and len(node.elts) > 1:
            return ", ".join(self.expr(element, NAMED) for element in node.elts)
        return self.expr(node, YIELD)

    target = value

    # --- expressions ---

    def expr(self, node: ast.expr, level: int = TEST) -> str:
        """Text of an expression that stands where `level` binds."""
        text, own = WRITERS[type(node)](self, node)
        return f"({text})" if own < level else text

    def arguments(self, node: ast.arguments) -> str:
        parts: list[str] = []
        plain = [*node.posonlyargs, *node.args]
        without = len(plain) - len(node.defaults)
        for index, one in enumerate(plain):
            default = node.defaults[index - without] if index >= without else None
            parts.append(self._argument(one, default))
        if node.vararg is not None:
            parts.append("*" + self._argument(node.vararg, None))
        elif node.kwonlyargs:
            parts.append("*")
        for one, keyword_default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
            parts.append(self._argument(one, keyword_default))
        if node.kwarg is not None:
            parts.append("**" + self._argument(node.kwarg, None))
        if not any(self._c.around.get(one) for one in plain):
            return ", ".join(parts)
        return self._spread_out(list(zip([*plain, *[None] * len(parts)], parts, strict=False)), ())

    def _argument(self, node: ast.arg, default: ast.expr | None) -> str:
        if node.annotation is not None:
            text = f"{node.arg}: {self.expr(node.annotation)}"
            return f"{text} = {self.expr(default)}" if default is not None else text
        return f"{node.arg}={self.expr(default)}" if default is not None else node.arg

    def items(self, nodes: Sequence[tuple[ast.AST | None, str]], owner: ast.AST) -> str:
        """The members of a bracket: on one line, or a line each where there are comments."""
        around = self._c.around.get(owner)
        dangling = around.dangling if around is not None else ()
        has_comments = bool(dangling) or any(
            node is not None and self._has_comments(node) for node, _ in nodes
        )
        if not has_comments and owner not in self._c.expanded:
            return ", ".join(text for _, text in nodes)
        return self._spread_out(nodes, dangling)

    def _has_comments(self, node: ast.AST) -> bool:
        around = self._c.around.get(node)
        return around is not None and bool(around.leading or around.trailing)

    def _spread_out(
        self,
        nodes: Sequence[tuple[ast.AST | None, str]],
        dangling: Sequence[tree.Comment],
    ) -> str:
        lines = [""]
        for node, text in nodes:
            around = self._c.around.get(node, Surroundings()) if node else Surroundings()
            for one in around.leading:
                lines.extend(comment_text(one) if one is not tree.GAP else [""])
            trailing = [line for one in around.trailing for line in comment_text(one)]
            ending = "  " + " ".join(trailing) if trailing else ""
            lines.append(f"{text},{ending}")
        for one in dangling:
            lines.extend(comment_text(one))
        return "\n".join([*lines, ""])


def _alias(node: ast.alias) -> str:
    return f"{node.name} as {node.asname}" if node.asname else node.name


def _docstring(text: str) -> str:
    body = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if body.endswith('"'):
        body = body[:-1] + '\\"'
    return f'"""{body}\n"""' if "\n" in body else f'"""{body}"""'


Writer = Callable[[Emitter, Any], tuple[str, int]]


WRITERS: dict[type[ast.expr], Writer] = {}


def writes(node_type: type[ast.expr]) -> Callable[[Writer], Writer]:
    def register(function: Writer) -> Writer:
        WRITERS[node_type] = function
        return function

    return register
