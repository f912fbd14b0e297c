"""Bodies: statements with their comments, and documentation comments as docstrings."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.documentation import with_sections
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, Surroundings
from keras_tfjs.javascript.to_python.variables import Variable
from keras_tfjs.javascript.words import ANY_TYPE

_STAR = re.compile(r"^\s*\* ?", re.MULTILINE)


def is_document(comment: tree.Comment) -> bool:
    return comment.text.startswith("/**") and comment.text != "/**/"


def document_text(comment: tree.Comment) -> str:
    """What a documentation comment says, without its stars."""
    inner = comment.text.removeprefix("/**").removesuffix("*/")
    text = _STAR.sub("", inner) if "\n" in inner else inner
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(lines).replace("*\\/", "*/")


def statements_of(
    c: Converter, body: tuple[tree.Statement, ...], dangling: tuple[tree.Comment, ...] = ()
) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    waiting: tuple[tree.Comment, ...] = ()
    for node in hoisted(c, body):
        produced = c.statement(node)
        leading = (*waiting, *_without_type(node))
        if not produced:
            waiting = (*leading, *node.trailing)
            continue
        waiting = ()
        _surround(c, produced, leading, node)
        made.extend(produced)
    ending = (*waiting, *dangling)
    if ending:
        if not made:
            made.append(ast.Pass())
        last = made[-1]
        before = c.around.get(last, Surroundings())
        c.around[last] = Surroundings(
            before.leading, before.trailing, (*before.dangling, *ending), before.blank_before
        )
    return made


def _without_type(node: tree.Statement) -> tuple[tree.Comment, ...]:
    """The comments before a statement, but for the type of what gets values of several, here or in
    an expression of it: it is TypeScript's only."""
    return tuple(one for one in node.leading if one.text != ANY_TYPE)


def _only_types(node: tree.Statement) -> bool:
    """Whether a statement says the type of an attribute, and nothing else."""
    match node:
        case tree.ExpressionStatement(
            expression=tree.Member(object=tree.This()), leading=(*_, tree.Comment(text=text))
        ):
            return text == ANY_TYPE
        case _:
            return False


def hoisted(c: Converter, body: tuple[tree.Statement, ...]) -> tuple[tree.Statement, ...]:
    """The statements with functions moved up to where they are first used: JavaScript knows them
    from the start of their block."""
    body = tuple(one for one in body if not _only_types(one))
    places: dict[Variable, int] = {}
    for index, node in enumerate(body):
        function = _declared_function(node)
        variable = c.variable(function.name) if function and function.name else None
        if variable is not None:
            places[variable] = index
    if not places or all(index < len(places) for index in places.values()):
        return body
    order: list[tree.Statement] = []
    done: set[int] = set()
    followed: set[int] = set()

    def place(index: int) -> None:
        if index not in done:
            done.add(index)
            order.append(body[index])

    def place_used(index: int) -> None:
        """Functions that a statement uses, and those that they use, wherever they stand."""
        if index in followed:
            return
        followed.add(index)
        for variable in _used(c, body[index], places):
            place_used(places[variable])
            place(places[variable])

    for index, node in enumerate(body):
        if _declared_function(node) is None:
            place_used(index)
        place(index)
    return tuple(order)


def _declared_function(node: tree.Statement) -> tree.Function | None:
    inner = node.declaration if isinstance(node, tree.Export) else node
    return inner.function if isinstance(inner, tree.FunctionDeclaration) else None


def _used(c: Converter, node: tree.Node, places: dict[Variable, int]) -> list[Variable]:
    found: dict[Variable, None] = {}
    for inner in tree.walk(node):
        if isinstance(inner, tree.Identifier):
            variable = c.variable(inner)
            if variable is not None and variable in places:
                found[variable] = None
    return list(found)


def _surround(
    c: Converter, produced: list[ast.stmt], leading: tuple[tree.Comment, ...], node: tree.Statement
) -> None:
    first, last = produced[0], produced[-1]
    known = c.around.get(first, Surroundings())
    if leading or node.blank_before:
        c.around[first] = Surroundings(
            (*leading, *known.leading), known.trailing, known.dangling, node.blank_before
        )
    if node.trailing:
        known = c.around.get(last, Surroundings())
        c.around[last] = Surroundings(
            known.leading, (*known.trailing, *node.trailing), known.dangling, known.blank_before
        )


def body_of(c: Converter, node: tree.Statement) -> list[ast.stmt]:
    """A block's or single statement's statements, at least `pass`."""
    if isinstance(node, tree.Block):
        made = statements_of(c, node.body, node.dangling)
    else:
        made = statements_of(c, (node,))
    return made or [ast.Pass()]


def document(
    c: Converter, node: tree.Statement, made: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> ast.stmt:
    """A documentation comment before a definition becomes its docstring."""
    if not node.leading or not is_document(node.leading[-1]):
        return made
    text = with_sections(document_text(node.leading[-1]), c.names.__getitem__)
    c.documented.add(id(node.leading[-1]))
    if not text:  # it said types alone
        return made
    docstring = build.run(build.constant(text))
    if node.leading[-1].span is not None:
        c.lines[docstring] = node.leading[-1].span.line
    made.body.insert(0, docstring)
    if len(made.body) > 1 and isinstance(made.body[1], ast.Pass) and made.body[1] not in c.around:
        del made.body[1]
    return made
