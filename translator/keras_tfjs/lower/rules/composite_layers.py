"""Layers of one's own that hold layers, add tensors to the loss or ask for their type of numbers:
TF.js's base knows nothing of these, that of extensions.js does, as the runtime's and Keras's do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog.keras.derived import TFJS_CELL
from keras_tfjs.catalog.keras.members import NUMBER_TYPES
from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds import Kind, ListOf, TupleOf, is_layer, is_model, is_tensor
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.lower.extensions import from_extensions
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_LAYER = "tfjs.layers.Layer"
_BASES = (_LAYER, TFJS_CELL)
_TYPES = frozenset(camel(name) for name in NUMBER_TYPES)
_WITHOUT_WEIGHTS = "tfjs.layers.activation"


@rule(cst.ClassDef, _LAYER, to=Dialect.JS)
def class_of_layers(node: cst.ClassDef, at: Site) -> cst.ClassDef | None:
    tree = at.tree()
    if not isinstance(tree, ast.ClassDef):
        return None
    adds = any(map(_is_layers, _kept(tree, at))) or any(map(is_tensor, _added(tree, at)))
    if not adds and not _reads_its_type(tree):
        return None
    bases = [_extended(base, given, at) for base, given in zip(node.bases, tree.bases, strict=True)]
    return node.with_changes(bases=bases)


def _extended(base: cst.Arg, given: ast.expr, at: Site) -> cst.Arg:
    name = at.facts.name(given) or ""
    plain = name in _BASES and ".extensions." not in (at.facts.spelling(given) or "")
    return base.with_changes(value=from_extensions(name, at)) if plain else base


def _kept(node: ast.ClassDef, at: Site) -> Iterator[Kind]:
    """What the class's methods put into attributes."""
    for each in subtree(node):
        match each:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"))], value=value):
                made = at.facts.callee(value) if isinstance(value, ast.Call) else None
                if made != _WITHOUT_WEIGHTS:
                    yield at.facts.kind(value)


def _added(node: ast.ClassDef, at: Site) -> Iterator[Kind]:
    """What the class's methods add to the loss."""
    for each in subtree(node):
        match each:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="addLoss"), args=args):
                yield from (at.facts.kind(one) for one in args)


def _reads_its_type(node: ast.ClassDef) -> bool:
    """Whether the class's methods ask for the type of numbers that it was given."""
    read = {each.attr for each in subtree(node) if isinstance(each, ast.Attribute)}
    return not read.isdisjoint(_TYPES)


def _is_layers(kind: Kind) -> bool:
    match kind:
        case ListOf(of):
            return _is_layers(of)
        case TupleOf(items):
            return any(map(_is_layers, items))
    return is_layer(kind) or is_model(kind)
