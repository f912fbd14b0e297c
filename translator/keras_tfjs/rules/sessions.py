"""Sessions of TensorFlow 1 that only say which devices a program takes: they are left out, with
what is configured for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from keras_tfjs.catalog.words import listed
from keras_tfjs.python import Block, Replaced, Site, rule
from keras_tfjs.python.site import File
from keras_tfjs.source import Dialect

_SETTERS = (
    "keras.backend.set_session",
    "tensorflow.compat.v1.keras.backend.set_session",
)
_MAKERS = (
    *(
        f"tensorflow.{place}{name}"
        for place in ("", "compat.v1.")
        for name in listed("ConfigProto GPUOptions Session InteractiveSession get_default_graph")
    ),
    "keras.backend.get_session",
)
_STARTS = tuple(
    f"tensorflow.{place}{name}"
    for place in ("", "compat.v1.")
    for name in listed(
        "global_variables_initializer local_variables_initializer tables_initializer "
        "initialize_all_variables"
    )
)
"""What a session runs so that variables have their first values, which TF.js gives at once."""


@rule(Block, *_SETTERS, *_MAKERS, to=Dialect.TFJS)
def session(statements: Sequence[cst.BaseStatement], at: Site) -> Replaced | None:
    """The statements of a block from the first that belongs to a session to the last one."""
    gone = _statements(at.file)
    places = [place for place, each in enumerate(statements) if _tree(each, at) in gone]
    if not places or places[0] != 0:
        return None
    at.report_once("KT435", _call_of(statements[0]), name=at.name)
    kept = [each for place, each in enumerate(statements) if place not in places]
    last = places[-1] + 1
    return Replaced(last, kept[: last - len(places)])


def _tree(line: cst.CSTNode, at: Site) -> ast.stmt | None:
    """The statement of a line that has but one."""
    found = at.file.pairs.lines.get(at.source(line), ())
    return found[0] if len(found) == 1 else None


def _call_of(statement: cst.BaseStatement) -> cst.CSTNode:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=call) | cst.Assign(value=call)]):
            return call
    return statement


@rule(cst.Call, *_SETTERS, *_MAKERS, *_STARTS, to=Dialect.TFJS)
def part(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement; of a session that computes, what it is made of is not said apart."""
    lines = [each for each in at.parents if isinstance(each, cst.SimpleStatementLine)]
    if lines and _tree(lines[-1], at) in _statements(at.file):
        return call
    around = (each for each in at.parents if isinstance(each, cst.Call))
    is_said = any(at.name_of(each) in _MAKERS for each in around)
    return call if is_said else None


def _statements(file: File) -> frozenset[ast.stmt]:
    """The statements that say nothing but what a session is to take."""
    if file.session_statements is None:
        file.session_statements = frozenset(_found(file))
    return file.session_statements


def _found(file: File) -> Iterator[ast.stmt]:
    made = {each: _made(each, file) for each in file.facts.nodes(ast.Assign)}
    names = {statement: target for statement, target in made.items() if target is not None}
    before = -1
    while before != len(names):
        before = len(names)
        names = {
            statement: target
            for statement, target in names.items()
            if _is_private(statement, target, file)
            and all(
                _belonging(use, target, statement, names, file) is not None
                for use in _uses(target, file)
            )
        }
    for statement, target in names.items():
        yield statement
        for use in _uses(target, file):
            other = _belonging(use, target, statement, names, file)
            if other is not None:
                yield other
    for expression in file.facts.nodes(ast.Expr):
        call = expression.value
        if isinstance(call, ast.Call) and _is(call, (*_SETTERS, *_MAKERS), file):
            yield expression


def _made(statement: ast.Assign, file: File) -> ast.Name | None:
    """The one name that a statement gives to a session or to its configuration."""
    match statement:
        case ast.Assign(targets=[ast.Name() as target], value=ast.Call() as call) if _is(
            call, _MAKERS, file
        ):
            return target
    return None


def _is(call: ast.Call, names: Sequence[str], file: File) -> bool:
    return file.facts.callee(call) in names


def _is_private(statement: ast.stmt, target: ast.Name, file: File) -> bool:
    """Whether no other file can take the name from this one."""
    if not file.options.is_imported or not isinstance(file.facts.parents[statement], ast.Module):
        return True
    spoken = file.options.spoken_elsewhere
    return spoken is not None and target.id not in spoken


def _uses(target: ast.Name, file: File) -> tuple[ast.Name, ...]:
    binding = file.facts.binding(target)
    return () if binding is None else file.facts.references(binding)


def _belonging(
    use: ast.Name,
    target: ast.Name,
    made_by: ast.Assign,
    names: dict[ast.Assign, ast.Name],
    file: File,
) -> ast.stmt | None:
    """The statement of a use, if it only configures the session, sets it or makes it ready."""
    parents = file.facts.parents
    node: ast.AST = use
    while isinstance(parents[node], ast.Attribute | ast.keyword | ast.Call):
        node = parents[node]
    statement = parents[node]
    is_beside = parents.get(statement) is parents.get(made_by)
    is_only = file.facts.binding(use) is file.facts.binding(target)
    match statement:
        case ast.Assign(targets=[ast.Attribute()]) if statement.targets[0] is node:
            return statement if is_beside and is_only else None
        case ast.Assign(value=ast.Call() as call) if call is node and statement in names:
            return statement if _is_argument(use, call, file) else None
        case ast.Expr(value=ast.Call() as call) if _is(call, (*_SETTERS, *_MAKERS), file):
            return statement if _is_argument(use, call, file) else None
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr="close"), args=[])):
            return statement if value is use and is_beside and is_only else None
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=value, attr="run"), args=[ast.Call() as call], keywords=[]
            )
        ) if _is(call, _STARTS, file):
            return statement if value is use and is_beside and is_only else None
    return None


def _is_argument(use: ast.Name, call: ast.Call, file: File) -> bool:
    """Whether a name is only handed to what makes or sets a session."""
    for given in (*call.args, *(each.value for each in call.keywords)):
        if given is use:
            return True
        match given:
            case ast.Call() if _is(given, _MAKERS, file) and _is_argument(use, given, file):
                return True
    return False
