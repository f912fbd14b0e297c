"""Bodies: statements with their comments, blank lines and declarations."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Set
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.documentation import with_tags
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.layout import first_row
from keras_tfjs.javascript.from_python.translator import Translator

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def docstring(body: list[ast.stmt]) -> str | None:
    match body:
        case [ast.Expr(value=ast.Constant(value=str() as text)), *_]:
            return inspect.cleandoc(text).rstrip()
        case _:
            return None


def jsdoc(
    text: str,
    node: ast.AST,
    t: Translator,
    named: Set[str] = frozenset(),
    known: Set[str] | None = None,
) -> tree.Comment:
    """A docstring as a comment of the form that documentation tools read. `named`: parameters of
    the function that are in a trailing object; `known`: all of them."""
    tagged = with_tags(text, t.names.__getitem__, named, known)
    lines = tagged.replace("*/", "*\\/").split("\n")
    if len(lines) == 1:
        body = f"/** {lines[0]} */"
    else:
        body = "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])
    return tree.Comment(body, span=t.layout.span(node))


def block(t: Translator, body: list[ast.stmt], owner: ast.AST) -> tree.Block:
    """A body in braces, with what stands in comments behind its header."""
    header = getattr(owner, "lineno", body[0].lineno)
    statements, dangling = statements_of(t, body, header)
    return tree.Block(tuple(statements), dangling)


def clause(t: Translator, body: list[ast.stmt], row: int) -> tree.Block:
    """The block of an `else` or `finally` on a row."""
    return block(t, body, ast.Pass(lineno=row, col_offset=0))


def statements_of(
    t: Translator, body: list[ast.stmt], header: int
) -> tuple[list[tree.Statement], tuple[tree.Comment, ...]]:
    """The statements of a body whose header is on row `header`, and the comments after the last."""
    made: list[tree.Statement] = []
    waiting: tuple[tree.Comment, ...] = _header_comments(t, body, header)
    row = max(header, first_row(body[0]) - 1) if body[0].lineno == header else header
    previous: ast.stmt | None = None
    undeclared: tuple[str, ...] = ()
    for index, node in enumerate(body):
        if index == 0 and docstring(body) is not None and t.documents(body):
            row = node.end_lineno or node.lineno
            waiting = (*waiting, *t.layout.trailing(row))
            continue
        start = first_row(node)
        leading = (*waiting, *t.layout.leading(row, start))
        declared = (*undeclared, *t.declarations.before.get((id(body), index), ()))
        if not leading and t.takes_in(node, body[index + 1 : index + 2]):
            row = node.end_lineno or node.lineno
            previous, undeclared = node, declared
            continue
        undeclared = ()
        produced = t.statement(node)
        waiting = ()
        if declared:
            names = tuple(t.names[name] for name in declared)
            produced.insert(0, replace(build.let(*names), span=t.layout.span(node)))
        end = node.end_lineno or node.lineno
        trailing = _finish(t, node, end)
        leading = (*leading, *trailing[1])
        if produced:
            beside = (previous, *body[index + 1 : index + 2])
            produced = _placed(t, produced, node, leading, trailing[0], beside, bool(made))
        else:
            waiting = (*leading, *trailing[0])
        made.extend(produced)
        row = end
        previous = node
    column = body[0].col_offset
    dangling = t.layout.dangling(row, t.layout.next_code(row), column)
    return made, (*waiting, *dangling)


def _header_comments(t: Translator, body: list[ast.stmt], header: int) -> tuple[tree.Comment, ...]:
    first = first_row(body[0])
    found: tuple[tree.Comment, ...] = ()
    for row in range(header, first):
        if t.layout.has_trailing(row) and _is_code(t, row):
            found = (*found, *(replace(one, own_line=True) for one in t.layout.trailing(row)))
    return found


def _is_code(t: Translator, row: int) -> bool:
    return not t.layout.lines[row - 1].lstrip().startswith("#")


def _finish(
    t: Translator, node: ast.stmt, end: int
) -> tuple[tuple[tree.Comment, ...], tuple[tree.Comment, ...]]:
    """The comment behind a statement, and those in it that found no better place."""
    if hasattr(node, "body"):
        return t.layout.trailing(end) if end == node.lineno else (), ()
    trailing = t.layout.trailing(end)
    return trailing, t.layout.strays(first_row(node), end)


def _is_forced(node: ast.stmt, blanks: int, beside: tuple[ast.stmt | None, ...]) -> bool:
    """Whether the blank lines before a statement are those that Black puts around definitions: two
    in a module, one in a function. They say nothing of the author's. Between definitions, and
    before one in a module, a line is kept: so JavaScript is written too."""
    defines = isinstance(node, _DEFINITIONS)
    if node.col_offset:
        return blanks == 1 and defines != isinstance(beside[0], _DEFINITIONS)
    return blanks == 2 and not defines and any(isinstance(one, _DEFINITIONS) for one in beside)


def _placed(
    t: Translator,
    produced: list[tree.Statement],
    node: ast.stmt,
    leading: tuple[tree.Comment, ...],
    trailing: tuple[tree.Comment, ...],
    beside: tuple[ast.stmt | None, ...],
    follows: bool,
) -> list[tree.Statement]:
    span = t.layout.span(node)
    produced = [one if one.span is not None else replace(one, span=span) for one in produced]
    start = first_row(node)
    first_line = leading[0].span.line if leading and leading[0].span else start
    blanks = t.layout.blanks_before(min(first_line, start))
    blank = follows and blanks > 0
    if not leading and _is_forced(node, blanks, beside):
        blank = False
    if leading and t.layout.blanks_before(start) and leading[-1].span and not produced[0].leading:
        leading = (*leading, tree.GAP)
    first = produced[0]
    produced[0] = replace(first, leading=(*leading, *first.leading), blank_before=blank)
    if trailing:
        last = produced[-1]
        produced[-1] = replace(last, trailing=(*last.trailing, *trailing))
    return produced
