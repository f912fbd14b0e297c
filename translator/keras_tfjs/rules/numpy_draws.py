"""NumPy's random numbers: after a seed NumPy draws them still, and arrays of them become tensors.

`np.random.rand(100, 4)` becomes `tf.tensor(np.random.rand(100, 4))` where a seed says that the
numbers matter; else TF.js draws. One number is drawn by NumPy in any case. JavaScript has the
module numpy.js for it, which draws the same.
"""

from __future__ import annotations

import ast
from dataclasses import replace

import libcst as cst

from keras_tfjs.catalog.numpy_random import DRAWS, SEEDERS, STATES
from keras_tfjs.kinds import Instance, ListOf, Number, TupleOf
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
    if draw.name.endswith(".normal") and (around := _around(call, at)) is not None:
        return around
    if draw.one == "item" and (items := _items(call, at)) is not None:
        return _chosen(call, items, kind, at)
    if not is_seeded(draw.name, at):
        made: cst.BaseExpression | None = numpy_to_tfjs(call, at)
        return made
    if draw.one == "item" and kind.dtype is None:
        return call
    return _tensor(call, kind, at)


def _items(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What is chosen from, where this is known: a tensor, a list, or numbers below one."""
    first = call.args[0] if call.args else None
    if first is None or first.star or (first.keyword and first.keyword.value != "a"):
        return None
    weights = [each.value for each in call.args if each.keyword and each.keyword.value == "p"]
    if any(is_tensor(each, at) for each in weights):
        return None
    is_known = isinstance(at.kind(first.value), Number | ListOf | TupleOf)
    return first.value if is_known or is_tensor(first.value, at) or _is_size(first.value) else None


def _is_size(node: cst.BaseExpression) -> bool:
    match node:
        case cst.Subscript(value=cst.Attribute(attr=cst.Name("shape"))):
            return True
    return False


def _chosen(
    call: cst.Call, items: cst.BaseExpression, kind: Instance, at: Site
) -> cst.BaseExpression:
    """TF.js chooses nothing: NumPy does, of a tensor's rows by their numbers."""
    if is_tensor(items, at):
        count = build.subscript(build.attribute(build.primary(items), "shape"), 0)
        rest = [call.args[0].with_changes(value=count, keyword=None), *call.args[1:]]
        places = _tensor(call.with_changes(args=rest), replace(kind, dtype="int32"), at)
        return build.method(build.primary(items), "gather", places)
    if _is_size(items):
        kind = replace(kind, dtype="int32")
    if kind.dtype is None:
        return call
    if kind.shape is None and not isinstance(at.kind(items), Instance):
        kind = replace(kind, shape=(None,))  # several axes would be refused, and not misread
    return _tensor(call, kind, at)


def _around(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.random.normal(means, spread)`, a draw for each of several means; None for other calls."""
    given = dict(zip(("loc", "scale"), call.args, strict=False))
    given |= {each.keyword.value: each for each in call.args if each.keyword}
    if any(each.star for each in call.args) or not {"loc"} <= given.keys() <= {"loc", "scale"}:
        return None
    means = given["loc"].value
    array = at.kind(means)
    scale = given["scale"].value if "scale" in given else build.literal(1)
    if not is_tensor(means, at) or ("scale" in given and is_tensor(scale, at)):
        return None
    tf = at.imports.need("tf")
    lengths = array.shape if isinstance(array, Instance) else None
    shape: cst.BaseExpression = (
        build.attribute(means, "shape")
        if lengths is None or None in lengths
        else build.literal(list(lengths))
    )
    if not is_seeded(at.name or "", at):
        drawn_ = build.method(tf, "randomNormal", shape, 0, scale)
    else:
        drawn_ = build.method(tf, "tensor", build.call(call.func, 0, scale, shape))
    return build.method(build.primary(means), "add", drawn_)


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
