"""NumPy's random numbers: after a seed NumPy draws them still, and arrays of them become tensors.

`np.random.rand(100, 4)` becomes `tf.tensor(np.random.rand(100, 4))` where a seed says that the
numbers matter; else TF.js draws. One number is drawn by NumPy in any case. JavaScript has the
module numpy.js for it, which draws the same.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.numpy_random import DRAWS, SEEDERS, STATES
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor, stays_numpy
from keras_tfjs.rules.catalogued import numpy_to_tfjs
from keras_tfjs.source import Dialect

_SHUFFLES = tuple(name for name in DRAWS if name.endswith(".shuffle"))


def is_seeded(name: str, at: Site) -> bool:
    """Whether the numbers of the draw `name` are the same at every run."""
    if name.rpartition(".")[0] in STATES:
        makers = ("numpy.random.default_rng", "numpy.random.RandomState")
        calls = [call for maker in makers for call in at.file.calls.get(maker, ())]
        return not calls or any(call.args or call.keywords for call in calls)
    return not SEEDERS.isdisjoint(at.file.calls)


@rule(cst.Call, "numpy.random.*", to=Dialect.TFJS)
def drawn(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    draw = DRAWS.get(at.name or "")
    tree = at.tree()
    if draw is None or not isinstance(tree, ast.expr):
        return None
    kind = at.kind()
    if not isinstance(kind, Instance) or kind.role != "NdArray":
        return call
    if stays_numpy(tree, at):
        return call
    if draw.one == "order":
        return _ordered(call, at)
    if not is_seeded(draw.name, at):
        composed: cst.BaseExpression | None = numpy_to_tfjs(call, at)
        return composed
    if draw.one == "item" and kind.dtype is None:
        return call
    return _tensor(call, kind, at)


def _tensor(call: cst.Call, kind: Instance, at: Site) -> cst.Call:
    tf = at.imports.need("tf")
    if (kind.dtype or "").startswith("float"):
        return build.method(tf, "tensor", call)
    if kind.shape is not None and 1 <= len(kind.shape) <= 6:
        rank = len(kind.shape)
        shape = [list(kind.shape)] if rank > 1 and None not in kind.shape else []
        if rank == 1 or shape:
            return build.method(tf, f"tensor{rank}d", call, *shape, "int32")
    return build.method(build.method(tf, "tensor", call), "toInt")


def _ordered(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A permutation of whole numbers, or of the rows of an array: by the numbers of its rows."""
    items = call.args[0].value if len(call.args) == 1 else None
    if items is None:
        return call
    tf = at.imports.need("tf")
    if not is_tensor(items, at):
        return build.method(tf, "tensor1d", call, "int32")
    return build.method(build.primary(items), "gather", _order_of(call, items, at))


def _order_of(call: cst.Call, items: cst.BaseExpression, at: Site) -> cst.Call:
    """The numbers of the rows of `items` in the order that is drawn."""
    assert isinstance(call.func, cst.Attribute)
    count = build.subscript(build.attribute(build.primary(items), "shape"), 0)
    order = build.method(call.func.value, "permutation", count)
    return build.method(at.imports.need("tf"), "tensor1d", order, "int32")


@rule(cst.Expr, *_SHUFFLES, to=Dialect.TFJS)
def shuffled(node: cst.Expr, at: Site) -> cst.Assign | None:
    """An array in another order: a tensor does not change, so its name gets a new one."""
    match node.value:
        case cst.Call(func=cst.Attribute(), args=[cst.Arg(keyword=None, value=cst.Name() as name)]):
            if not is_tensor(name, at):
                return None
            made = build.method(name, "gather", _order_of(node.value, name, at))
            return cst.Assign([cst.AssignTarget(name)], made)
    return None


def drawn_in(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What NumPy draws, where `call` only makes a tensor of it."""
    data = call.args[0].value if call.args else None
    tree = at.tree(data) if data is not None else None
    is_draw = isinstance(tree, ast.Call) and at.facts.callee(tree) in DRAWS
    return data if is_draw else None
