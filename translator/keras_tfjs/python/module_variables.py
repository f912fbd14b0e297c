"""`tf.model = keras.Sequential()` as `tf_model = ...`: what a program keeps in a framework's module
is a variable of its own. Modules of JavaScript take none, and nobody would know what it holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from keras_tfjs.catalog import keras_names
from keras_tfjs.kinds.canonical import canonical, conventional
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.edits import Edit, edited
from keras_tfjs.source import Dialect

_FRAMEWORKS = ("tensorflow", "keras")
_LENT = (ast.Name, ast.Attribute, ast.Lambda)
"""What may be a function, for the library itself to call in the place of one of its own."""

_Member = tuple[str, str]


def with_variables(text: str, tree: ast.Module) -> str:
    """The program, place by place, with variables where it keeps values in a framework's module."""
    stores = list(_stores(tree.body))
    kept = {_member(one): one for one in reversed(stores)}
    if not kept:
        return text
    nodes = list(subtree(tree))
    modules = _modules(nodes)
    words = {node.id for node in nodes if isinstance(node, ast.Name)}
    edits = []
    for (owner, name), first in kept.items():
        whole = canonical(f"{modules.get(owner, '')}.{name}")
        if owner not in modules or keras_names.exists(whole) or f"{owner}_{name}" in words:
            continue
        uses = [
            one for one in nodes if isinstance(one, ast.Attribute) and _member(one) == (owner, name)
        ]
        is_first = all(_place(first) <= _place(one) for one in uses)
        if is_first and all(one in stores or isinstance(one.ctx, ast.Load) for one in uses):
            edits += [Edit.of(one, f"{owner}_{name}") for one in uses]
    lines = text.encode().split(b"\n")
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits) if edits else text


def _stores(statements: Sequence[ast.stmt]) -> Iterator[ast.Attribute]:
    """Members of names that the module itself sets."""
    for one in statements:
        match one:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name()) as target], value=value):
                if not isinstance(value, _LENT):
                    yield target
            case ast.If() | ast.For() | ast.While() | ast.With() | ast.Try():
                for part in ("body", "orelse", "finalbody"):
                    yield from _stores(getattr(one, part, ()))
            case _:
                pass


def _member(node: ast.Attribute) -> _Member:
    return (node.value.id, node.attr) if isinstance(node.value, ast.Name) else ("", "")


def _place(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _modules(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """Names that only ever mean a framework's module, and its canonical name."""
    found: dict[str, str] = {}
    others: set[str] = set()
    for node in nodes:
        match node:
            case ast.Import(names=aliases):
                pairs = [(one.asname or one.name, one.name) for one in aliases]
            case ast.ImportFrom(module=str() as home, names=aliases, level=0):
                pairs = [(one.asname or one.name, f"{home}.{one.name}") for one in aliases]
            case ast.Name(id=name, ctx=ast.Load()):
                meant = conventional(name, Dialect.KERAS)
                pairs = [(name, meant)] if meant in _FRAMEWORKS else []
            case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                others.add(name)
                continue
            case _:
                continue
        for name, meant in pairs:
            if canonical(meant) in _FRAMEWORKS:
                found[name] = canonical(meant)
            else:
                others.add(name)
    return {name: meant for name, meant in found.items() if name not in others}
