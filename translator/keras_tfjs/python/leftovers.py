"""What the output still names of Keras and TensorFlow: short names that nothing needs any more, and
names that no rule has said anything about."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.catalog import advice_of
from keras_tfjs.diagnostics import ROWS, Diagnostic, Severity, diagnostic
from keras_tfjs.kinds import Binding, Facts, Instance, Module
from keras_tfjs.python.layout import Changes, Overrides
from keras_tfjs.python.source_text import SourceText
from keras_tfjs.python.units import Headers
from keras_tfjs.source import Span

SUPPORT = "tfjs.js"
"""JavaScript's own operations, which the stage before may have written."""

_FRAMEWORKS = frozenset({"keras", "tensorflow"})
_SAID = frozenset({"KT128"})
"""Milder codes that speak of a name which stays."""


@dataclass(frozen=True)
class Alias:
    """`K = keras.backend`: a short name for something of a framework."""

    name: str
    unit: cst.CSTNode
    value: ast.expr


def aliases(facts: Facts, source: SourceText) -> Iterator[Alias]:
    for statement in facts.nodes(ast.Assign):
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=(ast.Name() | ast.Attribute()) as value
            ):
                unit = source.unit(statement)
                if unit is None or len(source.statements(unit)) != 1 or _root(value) is None:
                    continue
                owner = value.value if isinstance(value, ast.Attribute) else value
                if isinstance(facts.kind(owner), Instance):
                    continue  # a member of an object: what it holds is the program's
                if _is_of_framework(facts.name(value)):
                    yield Alias(name, unit, value)


def operations_of_javascript(code: str, facts: Facts) -> Iterator[Diagnostic]:
    """The first operation of JavaScript that `code` still takes from the runtime."""
    for binding in facts.import_bindings:
        if binding.target != SUPPORT or not re.search(rf"(?<![\w.]){binding.name}\.", code):
            continue
        found = [each for each in facts.references(binding) if isinstance(each, ast.Name)]
        if found:
            first = min(found, key=lambda each: (each.lineno, each.col_offset))
            span = Span(first.lineno, first.col_offset + 1, first.lineno, first.end_col_offset or 0)
            yield diagnostic(ROWS["KT170"], span, construct=SUPPORT)


def unsaid(
    source: SourceText,
    changes: Changes,
    headers: Headers,
    facts: Facts,
    overrides: Overrides,
    said: Sequence[Diagnostic],
) -> Iterator[Diagnostic]:
    """One diagnostic for each unit that still names a framework, and about which none speaks."""
    roots = {each.name: name for each in facts.import_bindings if (name := _module(each, facts))}
    if not roots:
        return
    loud = {
        line
        for one in said
        if one.severity is Severity.ERROR or one.code in _SAID
        for line in range(one.span.line, one.span.end_line + 1)
    }
    kept: dict[int, cst.CSTNode] = {}
    told: set[cst.CSTNode] = set()
    for unit in headers.units:
        is_born = unit in changes.born
        origin = changes.born[unit] if is_born else changes.source(unit)
        if origin in overrides or origin not in source.extent:
            continue
        start, end = source.extent[origin]
        if not loud.isdisjoint(range(start, end + 1)):
            continue
        if not is_born and origin not in changes.touched:
            kept.update(dict.fromkeys(range(start, end + 1), origin))
            continue
        if origin in told or headers.names(unit).isdisjoint(roots):
            continue
        for chain in _chains(headers.nodes(unit), roots):
            root, _, rest = ast.unparse(chain).partition(".")
            name = facts.member(roots[root], rest) if root in roots else None
            if name is not None and _is_of_framework(name):
                told.add(origin)
                yield _diagnostic(name, _whole(source, start, end))
                break
    if not any(each.id in roots and each.lineno in kept for each in facts.nodes(ast.Name)):
        return
    reported: set[cst.CSTNode] = set()
    for chain in _chains(facts.parents, roots):
        place = kept.get(chain.lineno)
        if place is None or place in reported:
            continue
        found = facts.name(chain)
        if _is_of_framework(found) and found is not None:
            reported.add(place)
            yield _diagnostic(found, _span(chain, source))


def _diagnostic(name: str, span: Span) -> Diagnostic:
    hint = advice_of(name) or "write what it is used for with what TF.js has"
    return diagnostic(ROWS["KT136"], span, construct=name, name=name, hint=hint)


def _module(binding: Binding, facts: Facts) -> str | None:
    """What an import binds of a framework, or the module that it does: one of the project may hand
    on a framework that it imports, `from backend import K`."""
    name = facts.imported(binding)
    return name if _is_of_framework(name) or isinstance(facts.held(binding), Module) else None


def _is_of_framework(name: str | None) -> bool:
    return (name or "").partition(".")[0] in _FRAMEWORKS


def _root(chain: ast.expr) -> str | None:
    while isinstance(chain, ast.Attribute):
        chain = chain.value
    return chain.id if isinstance(chain, ast.Name) else None


def _chains(
    nodes: Collection[ast.AST], roots: Collection[str]
) -> Iterator[ast.Name | ast.Attribute]:
    """The whole names from `roots` on that a tree loads, or assigns as parts of modules: `a.b.c`
    and not `a.b`."""
    inner: set[int] = set()
    found: list[ast.Name | ast.Attribute] = []
    for node in nodes:
        if isinstance(node, ast.Attribute):
            inner.add(id(node.value))
            found.append(node)
        elif isinstance(node, ast.Name) and node.id in roots:
            found.append(node)
    for node in found:
        is_used = isinstance(node, ast.Attribute) or isinstance(node.ctx, ast.Load)
        if is_used and id(node) not in inner and _root(node) in roots:
            yield node


def _whole(source: SourceText, start: int, end: int) -> Span:
    first, last = source.lines[start - 1], source.lines[end - 1]
    return Span(start, len(first) - len(first.lstrip()), end, len(last))


def _span(node: ast.expr, source: SourceText) -> Span:
    end_line = node.end_lineno or node.lineno
    return Span(
        node.lineno,
        _column(source.lines[node.lineno - 1], node.col_offset),
        end_line,
        _column(source.lines[end_line - 1], node.end_col_offset or 0),
    )


def _column(line: str, offset: int) -> int:
    return len(line.encode()[:offset].decode(errors="ignore"))
