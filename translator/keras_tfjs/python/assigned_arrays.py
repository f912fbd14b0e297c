"""Arrays of a Keras program that are assigned into, wherever that happens: in the function that
makes them, in one that they are handed to, through an attribute or a view."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.values import Step
from keras_tfjs.python.site import File

_CHANGING = frozenset(
    {
        "numpy.add.at",
        "numpy.copyto",
        "numpy.fill_diagonal",
        "numpy.put",
        "numpy.put_along_axis",
        "numpy.putmask",
    }
)
"""Functions of NumPy that change their first argument."""
COMPUTING = "keras.backend.function.__call__"
"""The call of what `K.function` makes, which gives several arrays."""
_METHODS = frozenset({"numpy.ndarray.fill", "numpy.ndarray.put"})
_SHUFFLES = frozenset(name for name in DRAWS if name.endswith(".shuffle"))


def assigned_arrays(file: File) -> frozenset[ast.expr]:
    """The expressions that make arrays which are assigned into, and those that such are made of."""
    if file.assigned_arrays is None:
        file.assigned_arrays = frozenset()  # while it is being found, nothing is
        file.assigned_arrays = frozenset(_made(file, list(_changed(file))))
    return file.assigned_arrays


def _changed(file: File) -> Iterator[ast.expr]:
    """Expressions whose values change where they are."""
    for place in file.pairs.trees(ast.Subscript):
        if isinstance(place.ctx, ast.Store):
            yield place.value
    for name, calls in file.calls.items():
        for call in calls:
            match call:
                case ast.Call(func=ast.Attribute(value=value)) if name in _METHODS:
                    yield value
                case ast.Call(args=[first, *_]) if name in _CHANGING:
                    yield first
                case ast.Call(args=[first, *_]) if name in _SHUFFLES:
                    if not _is_own(file, first):
                        yield first


def _is_own(file: File, node: ast.expr) -> bool:
    """Whether an array has but this name, which may stand for another one later: its function
    makes the array, and nobody else holds it."""
    if not isinstance(node, ast.Name):
        return False
    binding = file.facts.binding(node)
    if binding is None or not isinstance(binding.source, ast.Call | ast.BinOp):
        return False
    return _function(file, node) is _function(file, binding.node)


def _function(file: File, node: ast.AST | None) -> ast.AST | None:
    """What a node is part of, if it is not the module."""
    while node is not None and not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
        node = file.facts.parents.get(node)
    return node


def _made(file: File, pending: list[ast.expr]) -> Iterator[ast.expr]:
    seen: set[ast.expr] = set()
    while pending:
        node = pending.pop()
        for source, path in file.facts.sources(node):
            if source in seen:
                continue
            seen.add(source)
            pending += list(_inside(file, source, path))
            if _is_array(file, source) or _computes_arrays(file, source):
                yield source


def _inside(file: File, source: ast.expr, path: tuple[Step, ...]) -> Iterator[ast.expr]:
    """What an array is a view of, or is computed of: it has to be one, too."""
    match source:
        case ast.Subscript(value=value) | ast.UnaryOp(operand=value):
            yield value
        case ast.BinOp(left=left, right=right):
            yield from (each for each in (left, right) if _is_array(file, each))
        case ast.Attribute(value=value) if _is_array(file, value):
            yield value
        case ast.Tuple(elts=items) | ast.List(elts=items):
            for how, place, _ in path[:1]:
                if how == "index" and isinstance(place, int) and -len(items) <= place < len(items):
                    yield items[place]
        case ast.Call(func=func, args=arguments):
            name = file.facts.callee(source) or ""
            if name.startswith("numpy.ndarray.") and isinstance(func, ast.Attribute):
                yield func.value
            elif name.startswith("numpy."):
                yield from (each for each in arguments if _is_array(file, each))
            for result in file.facts.results(source):
                part = result
                for how, place, _ in path[:1]:
                    match result:
                        case ast.Tuple(elts=items) if how == "index" and place < len(items):
                            part = items[place]
                yield part


def _computes_arrays(file: File, source: ast.expr) -> bool:
    """Whether a function of a graph gives a list of arrays."""
    return isinstance(source, ast.Call) and file.facts.callee(source) == COMPUTING


def _is_array(file: File, node: ast.expr) -> bool:
    kind = file.facts.kind(node)
    return isinstance(kind, Instance) and kind.role == "NdArray"
