"""`match`: a chain of tests, each with the names that its pattern gives."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block
from keras_tfjs.javascript.from_python.dataclass_fields import constructor_fields
from keras_tfjs.javascript.from_python.expressions import is_identifier
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)

_TYPES = {
    "str": "typeof x === 'string'",
    "bool": "typeof x === 'boolean'",
    "int": "Number.isInteger(x)",
    "float": "typeof x === 'number'",
    "list": "Array.isArray(x)",
    "tuple": "Array.isArray(x)",
    "dict": "typeof x === 'object'",
}


@dataclass
class _Case:
    """What must hold, in order, and which names stand for which parts of the subject."""

    tests: list[tree.Expression] = field(default_factory=list)
    names: dict[str, tree.Expression] = field(default_factory=dict)


@statement(ast.Match)
def match_(t: Translator, node: ast.Match) -> list[tree.Statement]:
    subject = t.expression(node.subject)
    before: list[tree.Statement] = []
    if not isinstance(subject, tree.Identifier):
        name = t.names.fresh("subject")
        before.append(build.const(name, subject))
        subject = build.name(name)
    branches: list[tuple[tree.Expression | None, tree.Block]] = []
    for case in node.cases:
        found = _Case()
        _pattern(t, case.pattern, subject, found)
        branches.append((_condition(t, case, found), _body(t, case, found)))
    chain: tree.Statement | None = None
    for condition, body in reversed(branches):
        chain = body if condition is None else tree.If(condition, body, chain)
    assert chain is not None
    return [*before, chain]


def _condition(t: Translator, case: ast.match_case, found: _Case) -> tree.Expression | None:
    tests = list(found.tests)
    if case.guard is not None:
        outer = dict(t.replaced)
        t.replaced.update(found.names)
        try:
            with t.hoisting(allowed=False):
                tests.append(test(t, case.guard))
        finally:
            t.replaced = outer
    made: tree.Expression | None = None
    for one in tests:
        made = one if made is None else tree.Binary("&&", made, one)
    return made


def _body(t: Translator, case: ast.match_case, found: _Case) -> tree.Block:
    kind = t.declarations.kind(case, list(found.names))
    bound: list[tree.Statement] = []
    for name, value in found.names.items():
        target = build.name(t.names[name])
        if kind is None:
            bound.append(build.run(tree.Assignment("=", target, value)))
        else:
            declared = tree.Declarator(target, value)
            bound.append(tree.Declaration("const" if kind == "const" else "let", (declared,)))
    made = block(t, case.body, case.pattern)
    return tree.Block((*bound, *made.body), made.dangling)


def _pattern(t: Translator, node: ast.pattern, subject: tree.Expression, found: _Case) -> None:
    match node:
        case ast.MatchValue(value=value):
            found.tests.append(tree.Binary("===", subject, t.expression(value)))
        case ast.MatchSingleton(value=None):
            found.tests.append(tree.Binary("==", subject, tree.NullLiteral()))
        case ast.MatchSingleton(value=bool() as value):
            found.tests.append(tree.Binary("===", subject, tree.BooleanLiteral(value)))
        case ast.MatchAs(pattern=inner, name=name):
            if inner is not None:
                _pattern(t, inner, subject, found)
            if name is not None:
                found.names[name] = subject
        case ast.MatchOr(patterns=patterns):
            _either(t, node, patterns, subject, found)
        case ast.MatchSequence(patterns=patterns):
            _sequence(t, patterns, subject, found)
        case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
            _mapping(t, node, keys, patterns, rest, subject, found)
        case ast.MatchClass():
            _class(t, node, subject, found)
        case _:
            raise Untranslatable(node, "KT301", what="this pattern", source=t.source(node))


def _either(
    t: Translator,
    node: ast.pattern,
    patterns: list[ast.pattern],
    subject: tree.Expression,
    found: _Case,
) -> None:
    made: tree.Expression | None = None
    for one in patterns:
        inner = _Case()
        _pattern(t, one, subject, inner)
        if inner.names:
            what = "alternatives that give names"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        whole: tree.Expression = tree.BooleanLiteral(True)
        for index, condition in enumerate(inner.tests):
            whole = condition if index == 0 else tree.Binary("&&", whole, condition)
        made = whole if made is None else tree.Binary("||", made, whole)
    if made is not None:
        found.tests.append(made)


def _sequence(
    t: Translator, patterns: list[ast.pattern], subject: tree.Expression, found: _Case
) -> None:
    stars = [at for at, one in enumerate(patterns) if isinstance(one, ast.MatchStar)]
    length = tree.Member(subject, "length")
    count = build.number(len(patterns) - len(stars))
    found.tests.append(build.text("Array.isArray(x)", x=subject))
    found.tests.append(tree.Binary(">=" if stars else "===", length, count))
    for at, one in enumerate(patterns):
        behind = len(patterns) - at
        if isinstance(one, ast.MatchStar):
            end = (build.number(1 - behind),) if behind > 1 else ()
            rest = build.method(subject, "slice", build.number(at), *end)
            if one.name is not None:
                found.names[one.name] = rest
        elif stars and at > stars[0]:
            _pattern(t, one, build.method(subject, "at", build.number(-behind)), found)
        else:
            _pattern(t, one, tree.Index(subject, build.number(at)), found)


def _mapping(
    t: Translator,
    node: ast.pattern,
    keys: list[ast.expr],
    patterns: list[ast.pattern],
    rest: str | None,
    subject: tree.Expression,
    found: _Case,
) -> None:
    found.tests.append(build.text("x !== null", x=subject))
    found.tests.append(build.text("typeof x === 'object'", x=subject))
    for key, inner in zip(keys, patterns, strict=True):
        match key:
            case ast.Constant(value=str() as word) if is_identifier(word):
                value: tree.Expression = tree.Member(subject, word)
            case _:
                value = tree.Index(subject, t.expression(key))
        found.tests.append(tree.Binary("in", t.expression(key), subject))
        _pattern(t, inner, value, found)
    if rest is not None:
        taken = tree.Array(tuple(t.expression(key) for key in keys))
        others = build.text(
            "Object.fromEntries(Object.entries(x).filter(([key]) => !y.includes(key)))",
            x=subject,
            y=taken,
        )
        found.names[rest] = others


def _class(t: Translator, node: ast.MatchClass, subject: tree.Expression, found: _Case) -> None:
    name = (t.facts.name(node.cls) or "").removeprefix("builtins.")
    if name in _TYPES:
        found.tests.append(build.text(_TYPES[name], x=subject))
        for one in node.patterns:
            _pattern(t, one, subject, found)
        return
    found.tests.append(tree.Binary("instanceof", subject, t.expression(node.cls)))
    owner = t.definitions.classes.get(name)
    fields = constructor_fields(owner) if owner is not None else ()
    for field_, one in zip(fields, node.patterns, strict=False):
        _pattern(t, one, tree.Member(subject, t.names.attribute(field_)), found)
    if len(node.patterns) > len(fields):
        what = "a pattern of this class by position"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    for attr, one in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
        _pattern(t, one, tree.Member(subject, t.names.attribute(attr)), found)
