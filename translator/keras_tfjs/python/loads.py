"""Whether the arrays of a data set become tensors: where their values only flow, through what
tensors do as well. Else the loader is asked for NumPy's arrays, with which the program goes on."""

from __future__ import annotations

import ast

from keras_tfjs.catalog.keras import preprocessing
from keras_tfjs.catalog.keras.data import FILES, LOADERS, TEXTS
from keras_tfjs.kinds import Instance, Number
from keras_tfjs.kinds.uses import Use
from keras_tfjs.python.site import Site

GIVING_NUMPY = preprocessing.GIVING_NUMPY | frozenset(
    name
    for row in FILES
    if row.tfjs in ("tfjs.util.imgToArray", "tfjs.util.padSequences")
    for name in (row.keras, *row.aliases)
)
"""Functions of Keras that give arrays in the rewritten program, too."""

_TEXTS = frozenset(f"keras.datasets.{name}.load_data" for name in TEXTS)
_BYTES = frozenset(
    f"keras.datasets.{name}.load_data" for name in ("mnist", "fashion_mnist", "cifar10", "cifar100")
)
"""Data sets of uint8, whose sums and products NumPy cuts off at 256."""

_ENDS = frozenset(
    [
        "builtins.float",
        "builtins.int",
        "builtins.len",
        "tensorflow.data.Dataset.from_tensor_slices",
        "keras.utils.to_categorical",
        "keras.layers.Layer.adapt",
        *(
            f"keras.Model.{name}"
            for name in (
                "__call__",
                "evaluate",
                "fit",
                "predict",
                "predict_on_batch",
                "test_on_batch",
                "train_on_batch",
            )
        ),
    ]
)
"""Where a tensor may go instead of an array, and nothing of it comes back."""

_METHODS = frozenset("astype copy flatten max mean min reshape squeeze std sum transpose".split())
_FUNCTIONS = frozenset(f"numpy.{name}" for name in (*_METHODS, "concatenate", "expand_dims"))
_ATTRIBUTES = frozenset(["dtype", "ndim", "shape", "size"])
_CASTS = frozenset(["astype", "mean", "std"])
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def loads_tensors(call: ast.Call, at: Site) -> bool:
    """Whether all that a call of a loader gives flows."""
    known = at.file.loads
    if call not in known:
        name = at.facts.callee(call)
        known[call] = (
            name not in _TEXTS
            and _is_taken_apart(call, at)
            and _flows(call, at, name in _BYTES, set())
        )
    return known[call]


def _is_taken_apart(call: ast.Call, at: Site) -> bool:
    """`(a, b), (c, d) = load_data()`: each array has a name."""
    match at.facts.parents.get(call):
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Tuple(elts=one), ast.Tuple(elts=other)])]):
            return all(isinstance(each, ast.Name) for each in (*one, *other))
    return False


_COLUMNS = frozenset(f"keras.datasets.{name}.load_data" for name in ("cifar10", "cifar100"))


def is_column_of_labels(tree: ast.expr, at: Site) -> bool:
    """Whether it is one column of a table (`xy[:, [-1]]`), or the labels of a data set that has
    them in rows of one; also with a number added, and of another type."""
    for source, path in at.facts.sources(tree):
        match source:
            case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(), ast.List(elts=[_])])):
                return not path
            case ast.BinOp(left=left, right=right) if isinstance(at.facts.kind(right), Number):
                return not path and is_column_of_labels(left, at)
            case ast.Call(func=ast.Attribute(value=array, attr="astype")):
                return not path and is_column_of_labels(array, at)
            case ast.Call() if at.facts.callee(source) in _COLUMNS:
                return path[1:] == (("index", 1, 0),)
    return False


def is_part_of_load(tree: ast.expr, at: Site) -> bool:
    """Whether an expression is what a loader gives, or a part of that: `data[0]`."""
    while isinstance(tree, ast.Subscript):
        tree = tree.value
    if isinstance(tree, ast.Name):
        binding = at.facts.binding(tree)
        tree = tree if binding is None or binding.source is None else binding.source
        if binding is not None and len(binding.path) > 1:
            return False
    return isinstance(tree, ast.Call) and at.facts.callee(tree) in LOADERS


def _flows(tree: ast.expr, at: Site, in_bytes: bool, seen: set[ast.AST]) -> bool:
    if tree in seen:
        return True
    seen.add(tree)
    return all(_use_flows(use, at, in_bytes, seen) for use in at.uses_of(tree))


def _use_flows(use: Use, at: Site, in_bytes: bool, seen: set[ast.AST]) -> bool:
    last = (use.callee or "").rpartition(".")[2]
    match use.how:
        case "discarded":
            return True
        case "argument" if use.callee in _ENDS:
            return True
        case "argument" if use.callee in _FUNCTIONS and use.call is not None:
            return _flows(use.call, at, in_bytes and last not in _CASTS, seen)
        case "receiver" if use.call is None:
            return last in _ATTRIBUTES
        case "receiver":
            within = in_bytes and last not in _CASTS
            return use.call is not None and last in _METHODS and _flows(use.call, at, within, seen)
        case "subscript":
            part = at.facts.parents.get(use.node)
            return (
                isinstance(part, ast.Subscript)
                and isinstance(part.ctx, ast.Load)
                and _is_plain(part.slice, at)
                and _flows(part, at, in_bytes, seen)
            )
        case "operand":
            return _computes(use.node, at, in_bytes, seen)
    return False


def _computes(node: ast.expr, at: Site, in_bytes: bool, seen: set[ast.AST]) -> bool:
    whole = at.facts.parents.get(node)
    match whole:
        case ast.BinOp(left=left, op=op, right=right):
            other = right if left is node else left
        case ast.AugAssign(target=ast.Name(), op=op, value=other) if other is not node:
            pass
        case _:
            return False
    if not isinstance(op, ast.Div if in_bytes else _ARITHMETIC):
        return False
    kind = at.facts.kind(other)
    if not isinstance(kind, Number) and not (isinstance(kind, Instance) and kind.role == "NdArray"):
        return False
    if isinstance(whole, ast.BinOp):
        return _flows(whole, at, False, seen)
    assert isinstance(whole, ast.AugAssign)
    return _flows(whole.target, at, False, seen)


def _is_plain(index: ast.expr, at: Site) -> bool:
    """An index that tensors take: whole numbers, slices, new axes."""
    match index:
        case ast.Tuple(elts=items):
            return all(_is_plain(each, at) for each in items)
        case ast.Slice(lower=lower, upper=upper, step=None):
            return all(each is None or _is_whole(each, at) for each in (lower, upper))
        case ast.Constant(value=None):
            return True
        case ast.Constant(value=value) if value is ...:
            return True
        case ast.Attribute():
            return at.facts.name(index) in ("numpy.newaxis", "tensorflow.newaxis")
    return _is_whole(index, at)


def _is_whole(index: ast.expr, at: Site) -> bool:
    return at.facts.kind(index) == Number(True)
