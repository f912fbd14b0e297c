"""Arrays of several types of numbers that are joined: NumPy and `keras.ops` take them to the type
that holds them all, where TF.js refuses them."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import Boolean, Instance, ListOf, Number, is_array
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_integral, is_tensor, stays_numpy
from keras_tfjs.rules.array_literals import literal_shape
from keras_tfjs.rules.catalogued import call_to_tfjs, numpy_to_tfjs
from keras_tfjs.source import Dialect

_ORDER = ("bool", "int32", "float32")
"""Each holds the numbers of those before it."""


@rule(
    cst.Call,
    *("numpy.concatenate", "numpy.stack", "numpy.hstack", "numpy.vstack", "numpy.row_stack"),
    *("numpy.dstack", "numpy.column_stack", "numpy.append"),
    *("keras.ops.concatenate", "keras.ops.stack", "keras.ops.hstack", "keras.ops.vstack"),
    *("keras.ops.append",),
    to=Dialect.TFJS,
)
def joined(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.concatenate([whole, halves])` with `whole.cast("float32")`."""
    tree, name = at.tree(), at.name or ""
    if not isinstance(tree, ast.expr) or (name.startswith("numpy.") and stays_numpy(tree, at)):
        return None
    if any(arg.star for arg in call.args):
        return None
    changed = _appended(call, at) if name.endswith(".append") else _listed(call, at)
    if changed is None:
        return None
    made: cst.BaseExpression | None = (
        numpy_to_tfjs(changed, at) if name.startswith("numpy.") else call_to_tfjs(changed, at)
    )
    return made


def _appended(call: cst.Call, at: Site) -> cst.Call | None:
    """The call with both of its arrays of one type."""
    if len(call.args) < 2 or any(arg.keyword is not None for arg in call.args[:2]):
        return None
    alike = _alike([arg.value for arg in call.args[:2]], at)
    if alike is None:
        return None
    pairs = zip(call.args, alike, strict=False)
    done = [arg.with_changes(value=value) for arg, value in pairs]
    return call.with_changes(args=[*done, *call.args[2:]])


_LISTS = ("arrays", "tup", "xs", "x")


def _listed(call: cst.Call, at: Site) -> cst.Call | None:
    """The call with all arrays of its list of one type."""
    for place, arg in enumerate(call.args):
        if not (arg.keyword.value in _LISTS if arg.keyword is not None else place == 0):
            continue
        match arg.value:
            case cst.List(elements=elements) | cst.Tuple(elements=elements):
                if not all(isinstance(each, cst.Element) for each in elements):
                    return None
                alike = _alike([each.value for each in elements], at)
                if alike is None:
                    return None
                pairs = zip(elements, alike, strict=True)
                done = [each.with_changes(value=value) for each, value in pairs]
                row = arg.value.with_changes(elements=done)
                at.file.changes.origin[row] = at.source(arg.value)
                args = [*call.args]
                args[place] = arg.with_changes(value=row)
                return call.with_changes(args=args)
    return None


def _alike(values: Sequence[cst.BaseExpression], at: Site) -> list[cst.BaseExpression] | None:
    """The values of the type that holds them all; None where they are, or where it is not known.
    What becomes an array of floats holds whatever else is joined."""
    known = [_dtype(build.bare(value), at) for value in values]
    if None in known and "float32" not in known:
        return None
    wanted = max((each for each in known if each is not None), key=_ORDER.index, default=None)
    if wanted is None:
        return None
    pairs = zip(values, known, strict=True)
    made = [_of_type(value, dtype, wanted, at) for value, dtype in pairs]
    same = all(one is other for one, other in zip(made, values, strict=True))
    return None if same else made


def _dtype(value: cst.BaseExpression, at: Site) -> str | None:
    """The type of what a value becomes; of a list or a number NumPy's."""
    if is_tensor(value, at) or is_array(at.kind(value)):
        return _dtype_of_tensor(value, at)
    if is_integral(value, at):
        return "int32"
    kind = at.kind(value)
    while isinstance(kind, ListOf):
        kind = kind.of
    match kind:
        case Boolean():
            return "bool"
        case Number(integer=False):
            return "float32"
    return "float32" if _has_fractions(value, at) else None


def _has_fractions(value: cst.BaseExpression, at: Site) -> bool:
    match value:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            known = [_dtype(each.value, at) for each in elements]
            return "float32" in known and None not in known
    return False


_FLOATS = frozenset(
    f"numpy.{name}"
    for name in "zeros ones empty eye identity linspace random.rand random.randn random.random "
    "random.normal random.uniform random.random_sample random.standard_normal".split()
)
"""What gives floats unless another type is asked for."""

_SAME = frozenset(
    f"numpy.ndarray.{name}"
    for name in "reshape flatten ravel copy transpose squeeze repeat clip".split()
)
"""What gives the numbers of its array."""


def _dtype_of_tensor(value: cst.BaseExpression, at: Site) -> str | None:
    tree = at.tree(value)
    return _dtype_of_tree(tree, at, frozenset()) if isinstance(tree, ast.expr) else None


def _dtype_of_tree(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> str | None:
    match at.facts.kind(tree):
        case Boolean():
            return "bool"
        case Number(integer=bool(whole)):
            return "int32" if whole else "float32"
        case Instance(dtype=str(dtype)):
            return _of_name(dtype)
    if tree in seen:
        return None
    seen |= {tree}
    if _is_loaded(tree, at):
        return "int32"
    match at.facts.origin(tree):
        case ast.Subscript(value=batch, slice=ast.Constant(value=0)) if _is_batch(batch, at):
            return "float32"
        case ast.Call() as made:
            return _dtype_of_call(made, at, seen)
        case ast.BinOp(op=ast.Div()):
            return "float32"
        case ast.BinOp(left=left, right=right):
            both = [_dtype_of_tree(each, at, seen) for each in (left, right)]
            if "float32" in both:
                return "float32"
            return "int32" if both == ["int32", "int32"] else None
        case ast.UnaryOp(op=ast.USub(), operand=inner) | ast.Subscript(value=inner):
            return _dtype_of_tree(inner, at, seen)
    return None


_LOADED = frozenset(
    f"keras.datasets.{name}.load_data" for name in "mnist fashion_mnist cifar10 cifar100".split()
)
"""Loaders of pictures and labels that are bytes."""


def _is_loaded(tree: ast.expr, at: Site) -> bool:
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    if binding is None or not binding.path or not isinstance(binding.source, ast.Call):
        return False
    return at.facts.callee(binding.source) in _LOADED


def _is_batch(tree: ast.expr, at: Site) -> bool:
    """Whether it is a batch of changed pictures and labels."""
    match tree:
        case ast.Call(func=ast.Attribute(value=feed, attr="next"), args=[]):
            pass
        case ast.Call(args=[feed]) if at.facts.callee(tree) == "builtins.next":
            pass
        case _:
            return False
    kind = at.facts.kind(feed)
    return isinstance(kind, Instance) and kind.of == "keras.data.LabelledPictures"


def _of_name(dtype: str) -> str | None:
    if dtype.startswith(("int", "uint")):
        return "int32"
    return "float32" if dtype.startswith("float") else "bool" if dtype.startswith("bool") else None


def _dtype_of_call(made: ast.Call, at: Site, seen: frozenset[ast.expr]) -> str | None:
    name = at.facts.callee(made) or ""
    said = [each.value for each in made.keywords if each.arg == "dtype"]
    if name in ("numpy.zeros", "numpy.ones", "numpy.empty"):
        said += made.args[1:2]
    if said:
        match said[0]:
            case ast.Constant(value=str(word)) | ast.Name(id=word) | ast.Attribute(attr=word):
                return _of_name(word)
        return None
    match name, made.func:
        case "numpy.arange", _:
            kinds = [at.facts.kind(each) for each in made.args]
            return "int32" if kinds and all(kind == Number(True) for kind in kinds) else None
        case _, ast.Attribute(value=receiver) if name in _SAME:
            return _dtype_of_tree(receiver, at, seen)
    return "float32" if name in _FLOATS else None


def _of_type(
    value: cst.BaseExpression, dtype: str | None, wanted: str, at: Site
) -> cst.BaseExpression:
    if dtype is None:
        return value
    inner = build.bare(value)
    if is_tensor(inner, at):
        made = value if dtype == wanted else build.method(inner, "cast", wanted)
    elif is_array(at.kind(inner)):  # it stays NumPy's
        made = value if dtype == wanted else build.method(inner, "astype", wanted)
    elif wanted == "float32" and dtype != "bool":
        return value  # what TF.js makes of numbers
    else:
        made = _made(inner, wanted, at)
    if made is not value:
        at.file.changes.origin[made] = at.source(inner)
    return made


def _made(value: cst.BaseExpression, dtype: str, at: Site) -> cst.BaseExpression:
    """A tensor of a list or a number."""
    tf = at.imports.need("tf")
    shape = () if isinstance(at.kind(value), Number) else literal_shape(value)
    match shape:
        case None:
            return build.method(tf, "tensor", value, None, dtype)
        case ():
            return build.method(tf, "scalar", value, dtype)
        case (_,):
            return build.method(tf, "tensor1d", value, dtype)
    return build.method(tf, "tensor", value, list(shape), dtype)
