"""What must hold of every translation of a Python program, whatever the program says."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tests.public_code.statements import statements

from keras_tfjs import pipeline
from keras_tfjs.depth import with_room
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

_KEPT = re.compile(r"(?<== )\w+\.keep\((.*)\)$")
"""What a tape's body makes and is used behind it: a tensor that has to outlive the function."""

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
    return with_room(lambda: _breaches(source, made, options))


def _breaches(source: str, made: Translation, options: Options) -> tuple[Breach, ...]:
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
        one.string.lstrip("#!: \N{NO-BREAK SPACE}").rstrip()
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
    written |= {_KEPT.sub(r"\1", line) for line in written}
    lines = [line.strip() for line in source.split("\n")]
    shared = _lines_with_others(tree, facts)
    losses = set(_losses_of_tapes(tree, facts))
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node not in losses and _is_plain(node, facts):
            if node.lineno in shared:
                continue
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                if lines[line - 1] and lines[line - 1] not in written:
                    yield Breach(UNTOUCHED, line, lines[line - 1])
                    break


def _lines_with_others(tree: ast.Module, facts: Facts) -> set[int]:
    """Lines of headers that a library has a part in: `if tensor > 0: continue` is one line."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.While | ast.For | ast.With):
            heads = [one for one in ast.iter_child_nodes(node) if not isinstance(one, ast.stmt)]
            if any(not _has_plain_parts(one, facts) for one in heads):
                found.add(node.lineno)
    return found


def _losses_of_tapes(tree: ast.Module, facts: Facts) -> Iterator[ast.stmt]:
    """What a gradient tape records in a statement of its own: TF.js takes a function of it."""
    asked = {
        name.id
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "gradient"
        for name in call.args
        if isinstance(name, ast.Name)
    }
    for node in ast.walk(tree):
        match node:
            case ast.With(items=[ast.withitem(context_expr=ast.Call() as call)], body=body) if (
                facts.callee(call) == "tensorflow.GradientTape"
            ):
                for one in body:
                    if isinstance(one, ast.Assign) and asked & {
                        name.id for name in one.targets if isinstance(name, ast.Name)
                    }:
                        yield one
            case _:
                pass


def _is_plain(statement: ast.stmt, facts: Facts) -> bool:
    if getattr(statement, "body", None) or isinstance(statement, ast.Import | ast.ImportFrom):
        return False
    return _has_plain_parts(statement, facts)


def _has_plain_parts(part: ast.AST, facts: Facts) -> bool:
    for node in ast.walk(part):
        if isinstance(node, ast.Name | ast.Attribute):
            name = facts.name(node)
            if name is not None and not name.startswith("builtins."):
                return False
        if isinstance(node, ast.expr) and not isinstance(facts.kind(node), _PLAIN):
            return False
        if isinstance(node, ast.Attribute) and _is_made_by_framework(node, facts):
            return False
        if isinstance(node, ast.AugAssign) and not isinstance(
            facts.kind_before(node.target), _PLAIN
        ):
            return False
    return True


def _is_made_by_framework(member: ast.Attribute, facts: Facts) -> bool:
    """Whether `config.gpu_options` is a member of what a call of a framework gave."""
    owner: ast.expr = member
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    made = facts.origin(owner) if isinstance(owner, ast.Name) else None
    callee = facts.callee(made) if isinstance(made, ast.Call) else None
    return (callee or "").partition(".")[0] in _FRAMEWORKS


def _unsettled(made: Translation, options: Options) -> Iterator[Breach]:
    again = pipeline.run(made.code, Dialect.TFJS, None, options)
    if again.code != made.code:
        pairs = zip(again.code.split("\n"), made.code.split("\n"), strict=False)
        line = next((at for at, (new, old) in enumerate(pairs) if new != old), 0)
        yield Breach(SETTLED, made.source_map[line], made.code.split("\n")[line])
