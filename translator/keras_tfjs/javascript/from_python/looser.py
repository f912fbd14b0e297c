"""What is more than TypeScript takes it for, and is declared `any`: values of statements that are
left over or said to be wrong, objects that get members of the program's own, and the parts of lists
that functions give back: TypeScript takes such a list to hold one type."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from itertools import combinations
from weakref import WeakKeyDictionary

from keras_tfjs.diagnostics import Severity
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.colour import own_nodes
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.from_python.whole_file import is_standard
from keras_tfjs.javascript.words import ANY_RESULT
from keras_tfjs.kinds import Boolean, DictOf, Instance, Kind, ListOf, Number, String, TupleOf
from keras_tfjs.kinds.subtree import subtree

_DECLARED = ("builtins.", "numpy.", "tfjs.")
_RESULT = re.compile(r"^( \* |/\*\* )@returns (?!\{)", re.MULTILINE)


def is_loose(t: Translator, node: ast.AST) -> bool:
    """Whether the variables that a statement declares are more than what its value seems."""
    if not isinstance(node, ast.Assign):
        return False
    names = {name for target in node.targets for name in target_names(target)}
    if not names & t.with_members:
        return False
    scope = t.functions[-1] if t.functions else None
    if any((scope, name) in t.extended for name in names):
        return True
    return _is_wrong(t, node) or _is_mixed(t, node)


def _is_wrong(t: Translator, node: ast.stmt, *, but: str = "") -> bool:
    """Whether an error, `but` one, has been said of a statement."""
    last = node.end_lineno or node.lineno
    return any(
        one.severity is Severity.ERROR and node.lineno <= one.span.line <= last
        for one in t.diagnostics
        if one.code != but
    )


def _is_lost(t: Translator, node: ast.Return) -> bool:
    """Operators of what is not known give numbers where the file does not name TF.js."""
    around: ast.AST | None = node
    while around is not None and around not in t.left:
        around = t.facts.parents.get(around)
    return around is not None or _is_wrong(t, node, but="" if t.names_framework else "KT302")


def _is_made_one(t: Translator, node: ast.Return) -> bool:
    """`return reduce(lambda f, g: lambda x: ..., [f1, f2])`: TypeScript takes what it gives for one
    of the list."""
    match node.value:
        case ast.Call(args=[ast.Lambda(body=ast.Lambda()), ast.List() | ast.Tuple()]):
            return t.facts.callee(node.value) == "functools.reduce"
        case _:
            return False


def _is_mixed(t: Translator, node: ast.Assign) -> bool:
    """Whether a list that a function of the program gives is taken apart, its parts of several
    sorts. Where one is not known TypeScript may take all for anything."""
    match node:
        case ast.Assign(targets=[ast.Tuple() | ast.List()], value=ast.Call() as call):
            kind = t.kind(call)
            name = t.facts.callee(call) or ""
            if not isinstance(kind, TupleOf) or name.startswith(_DECLARED) or is_standard(name):
                return False
            return any(_sort(one) != _sort(other) for one, other in combinations(kind.items, 2))
        case _:
            return False


def _sort(kind: Kind) -> str:
    match kind:
        case Instance(role=role):
            return role
        case Number() | String() | Boolean() | ListOf() | TupleOf() | DictOf():
            return type(kind).__name__
        case _:
            return ""


_asked: WeakKeyDictionary[ast.Module, frozenset[str]] = WeakKeyDictionary()
"""The functions of whose results a file makes something."""


def _is_for_subclasses(t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method, or a function that is to be written yet, does nothing, and the file uses
    what it gives."""
    nothing = (
        isinstance(one, ast.Pass | ast.Raise)
        or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        for one in node.body
    )
    if not all(nothing):
        return False
    if t.module not in _asked:
        _asked[t.module] = frozenset(
            call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
            for call, parent in t.facts.parents.items()
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute | ast.Name)
            and not isinstance(parent, ast.Expr)
        )
    return node.name in _asked[t.module]


def _is_abstract(t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method only raises, and the file uses what derived classes' methods give."""
    if not isinstance(node.body[-1], ast.Raise) or len(node.body) > 2 or not t.classes:
        return False
    if len(node.body) == 2 and ast.get_docstring(node, clean=False) is None:
        return False
    return any(
        isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr == node.name
        and not isinstance(t.facts.parents.get(one), ast.Expr)
        for one in subtree(t.module)
    )


def with_result(
    t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef, leading: tuple[tree.Comment, ...]
) -> tuple[tree.Comment, ...]:
    """The comments before a function, which say that it may give anything where TypeScript does
    not see what it gives: a `return` is left over, or said to be wrong, or subclasses return."""
    wrong = (
        isinstance(one, ast.Return) and (_is_lost(t, one) or _is_made_one(t, one))
        for one in own_nodes(node)
    )
    if t.typescript or not (any(wrong) or _is_for_subclasses(t, node)):
        return leading
    any_result = ANY_RESULT[t.colour.waits(node) and t.can_wait(node)]
    if not leading:
        return (tree.Comment(f"/** @returns {any_result} */"),)
    comment = leading[-1]
    text, found = _RESULT.subn(rf"\1@returns {any_result} ", comment.text, count=1)
    if not found:
        inner = text.removeprefix("/** ").removesuffix(" */")
        lines = text.split("\n")[:-1] if "\n" in text else ["/**", f" * {inner}"]
        text = "\n".join([*lines, f" * @returns {any_result}", " */"])
    return (*leading[:-1], replace(comment, text=text))
