"""Batches that a generator of the program yields: Keras trains on the generator, TF.js on a dataset
that calls it."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_MAKER = "tfjs.data.fromGenerator"
_DATA = ("x", "generator", "validation_data")
_TRAINING = frozenset(
    f"tfjs.LayersModel.{name}" for name in ("fitDataset", "evaluateDataset", "predict")
)


def as_datasets(call: cst.Call, at: Site) -> cst.Call | None:
    """A call of a model's method with a dataset for each generator; None if the first argument is
    none."""
    args = list(call.args)
    found: Mapping[int, cst.BaseExpression | None] = {
        place: _dataset(arg.value, at)
        for place, arg in enumerate(args)
        if not arg.star and (arg.keyword.value in _DATA if arg.keyword else place == 0)
    }
    first = next(iter(found), None)
    if first is None or found[first] is None:
        return None
    for place, made in found.items():
        if made is not None:
            args[place] = args[place].with_changes(value=made)
    return call.with_changes(args=args)


def _dataset(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    tree = at.tree(value)
    if _is_generator(tree, at):
        match value:
            case cst.Call(func=cst.Name() as function, args=[]):
                return build.call(library_name(_MAKER, at), function)
        return _of_lambda(value, at)
    if isinstance(tree, ast.Name):
        bound = at.file.assigned.get(tree.id, ())
        if len(bound) == 1 and _is_generator(bound[0], at):
            return _of_lambda(value, at)
    return None


def _of_lambda(value: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    return build.call(library_name(_MAKER, at), cst.Lambda(cst.Parameters(), value))


def _is_generator(tree: ast.AST | None, at: Site) -> bool:
    match tree:
        case ast.Call(func=ast.Name(id=name)):
            return name in at.file.generators
    return False


def generator_of(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What a model trained on in Keras, where `call` makes a dataset of a generator for it."""
    outer = (parent for parent in at.parents if isinstance(parent, cst.Call))
    if not any(at.name_of(parent) in _TRAINING for parent in outer):
        return None
    match call.args:
        case [cst.Arg(value=cst.Name() as function)]:
            return build.call(function)
        case [cst.Arg(value=cst.Lambda(params=params, body=body))] if not params.params:
            return body
    return None


@rule(cst.Yield, "*", to=Dialect.KERAS)
def yielded_to_keras(node: cst.Yield, at: Site) -> cst.Yield | None:
    """A pair of tensors is a list in JavaScript; Keras takes a list for several inputs."""
    if _MAKER not in at.file.calls or not isinstance(node.value, cst.List):
        return None
    elements = [cst.Element(each.value) for each in node.value.elements]
    if not any(is_tensor(each.value, at) for each in elements):
        return None
    return node.with_changes(value=cst.Tuple(elements, lpar=(), rpar=()))
