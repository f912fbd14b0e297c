"""What must hold of every translation of a Python program, whatever the program says."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tests.public_code.statements import statements

from keras_tfjs import pipeline
from keras_tfjs.diagnostics import Severity
from keras_tfjs.kinds import Facts, Unknown, infer
from keras_tfjs.kinds.model import Boolean, NoneValue, Number, String
from keras_tfjs.pipeline import Translation
from keras_tfjs.source import Dialect, Options

COMPILES = "the output compiles"
SAID = "what stays of Keras is said"
COMMENTS = "comments stay"
UNTOUCHED = "other lines stay as they are"
SETTLED = "a second run changes nothing"
SCRIPTED = "JavaScript is made"
PARSES = "the JavaScript parses"
TYPED = "what `tsc --checkJs` finds in the JavaScript is said"

LAWS = (COMPILES, SAID, COMMENTS, UNTOUCHED, SETTLED, SCRIPTED, PARSES, TYPED)

_MILDER = ("KT128",)
"""Warnings that speak of a name which stays: types, on which no number depends."""

_FRAMEWORKS = ("keras", "tensorflow")
_PLAIN = (Unknown, Number, String, Boolean, NoneValue)


@dataclass(frozen=True)
class Breach:
    """A law that does not hold at a line of the source (0: the whole file)."""

    law: str
    line: int
    detail: str


def breaches(source: str, made: Translation, options: Options) -> tuple[Breach, ...]:
    """The laws of one stage; those of the JavaScript are its maker's and its reader's to hold."""
    try:
        tree = ast.parse(made.code)
    except SyntaxError as problem:
        return (Breach(COMPILES, problem.lineno or 0, problem.msg),)
    before = ast.parse(source)
    return (
        *_silent(before, tree, made, options),
        *_lost_comments(source, made),
        *_changed_lines(source, before, made, options),
        *_unsettled(made, options),
    )


def _silent(
    before: ast.Module, tree: ast.Module, made: Translation, options: Options
) -> Iterator[Breach]:
    """Names of Keras or TensorFlow in the output whose statement has no error in the source."""
    facts = infer(tree, options, Dialect.TFJS)
    said = {
        line
        for one in made.diagnostics
        if one.severity is Severity.ERROR or one.code in _MILDER
        for line in range(one.span.line, one.span.end_line + 1)
    }
    if 0 in said:
        return
    spans = statements(before)
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name | ast.Attribute) or id(node) in inner:
            continue
        name = facts.name(node)
        if name is None or name.partition(".")[0] not in _FRAMEWORKS:
            continue
        if not _is_imported(node, facts):
            continue
        line = made.source_map[node.lineno - 1]
        first, last = spans.get(line, (line, line))
        if said.isdisjoint(range(first, last + 1)):
            yield Breach(SAID, line, name)


def _is_imported(node: ast.expr, facts: Facts) -> bool:
    """Whether the name starts at an import, and is no variable that holds such a value."""
    while isinstance(node, ast.Attribute):
        node = node.value
    binding = facts.binding(node) if isinstance(node, ast.Name) else None
    return binding is not None and binding.how == "import"


def _comments(text: str, lines: Container[int] | None = None) -> Counter[str]:
    """Comments without their marks and blanks, which Black puts right, of some lines or all."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(
        one.string.lstrip("#!: ").rstrip()
        for one in tokens
        if one.type == tokenize.COMMENT and (lines is None or one.start[0] in lines)
    )


def _lost_comments(source: str, made: Translation) -> Iterator[Breach]:
    """Comments that are gone, and not together with the whole line that they stood on."""
    for comment in _comments(source, set(made.source_map)) - _comments(made.code):
        yield Breach(COMMENTS, 0, comment)


def _changed_lines(
    source: str, tree: ast.Module, made: Translation, options: Options
) -> Iterator[Breach]:
    """Statements of which nothing is known to be any library's, and which changed all the same."""
    facts = infer(tree, options, Dialect.KERAS)
    written = {line.strip() for line in made.code.split("\n")}
    lines = [line.strip() for line in source.split("\n")]
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and _is_plain(node, facts):
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                if lines[line - 1] and lines[line - 1] not in written:
                    yield Breach(UNTOUCHED, line, lines[line - 1])
                    break


def _is_plain(statement: ast.stmt, facts: Facts) -> bool:
    if getattr(statement, "body", None) or isinstance(statement, ast.Import | ast.ImportFrom):
        return False
    for node in ast.walk(statement):
        if isinstance(node, ast.Name | ast.Attribute):
            name = facts.name(node)
            if name is not None and not name.startswith("builtins."):
                return False
        if isinstance(node, ast.expr) and not isinstance(facts.kind(node), _PLAIN):
            return False
        if isinstance(node, ast.AugAssign) and not isinstance(
            facts.kind_before(node.target), _PLAIN
        ):
            return False
    return True


def _unsettled(made: Translation, options: Options) -> Iterator[Breach]:
    again = pipeline.run(made.code, Dialect.TFJS, None, options)
    if again.code != made.code:
        pairs = zip(again.code.split("\n"), made.code.split("\n"), strict=False)
        line = next((at for at, (new, old) in enumerate(pairs) if new != old), 0)
        yield Breach(SETTLED, made.source_map[line], made.code.split("\n")[line])
