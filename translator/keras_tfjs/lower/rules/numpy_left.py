"""NumPy that the API half left in place: the runtime takes its arrays, JavaScript has those of the
module numpy.js, with its functions by position, and says what it lacks."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.numpy_arrays import (
    ARRAY_FUNCTIONS,
    ATTRIBUTES,
    DTYPE_NAMES,
    DTYPES,
    ArrayFunction,
)
from keras_tfjs.catalog.numpy_files import ARCHIVES, FILE_FUNCTIONS
from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.kinds import Instance, ListOf, Number, TupleOf
from keras_tfjs.kinds.model import Boolean, Kind
from keras_tfjs.lower.arrays import is_ndarray
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "numpy.*", to=Dialect.JS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    if name in DRAWS:
        return _drawn(call, at)
    if name in DTYPES and len(call.args) == 1:
        return _converted(call, DTYPES[name], at)
    if name in FILE_FUNCTIONS or name in ARCHIVES:
        return None  # numpy_files says what it lacks
    function = ARRAY_FUNCTIONS.get(name)
    arguments = None if function is None else _placed(call, function, at)
    if function is None or arguments is None:
        return at.report("KT409", name=_written(at))
    func = call.func
    assert isinstance(func, cst.Attribute)
    return cst.Call(func.with_changes(attr=cst.Name(function.name.rpartition(".")[2])), arguments)


@rule(cst.Attribute, "numpy.*", to=Dialect.JS)
def mentioned(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    if name == "numpy.newaxis":
        return cst.Name("None")
    if name in DTYPES:
        return build.string(DTYPES[name])
    last = name.rpartition(".")[2]
    is_known = name.startswith("numpy.ndarray.") and last in ATTRIBUTES
    is_known = is_known or name in ARRAY_FUNCTIONS or name in {*FILE_FUNCTIONS, *ARCHIVES}
    if not is_known and name not in DRAWS and name not in ("numpy.random", "numpy.linalg"):
        at.report("KT409", name=_written(at))
    return None


def _written(at: Site) -> str:
    return "np." + (at.name or "").removeprefix("numpy.")


def _drawn(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Draws are lists, which TF.js takes; everybody else gets an array."""
    if not is_ndarray(at.kind()) or _is_handed_over(at):
        return None
    return build.method(at.imports.need("np"), "array", call, *_dtype_of(at.kind()))


def _is_handed_over(at: Site) -> bool:
    """Whether `tf.tensor` or a loop gets the value right here."""
    tree = at.tree()
    uses = at.uses_of(tree) if isinstance(tree, ast.expr) else ()
    return bool(uses) and all(
        use.node is tree and _takes_lists(use.how, use.callee or "") for use in uses
    )


def _takes_lists(how: str, callee: str) -> bool:
    if how == "argument":
        return callee.startswith("tfjs.tensor")
    return how in ("iterated", "discarded")


def _dtype_of(kind: Kind) -> list[str]:
    """The type of an array, where JavaScript does not see it in the numbers."""
    dtype = kind.dtype if isinstance(kind, Instance) else None
    return [dtype] if dtype is not None and dtype.startswith("float") else []


def _converted(call: cst.Call, dtype: str, at: Site) -> cst.BaseExpression | None:
    """`np.float32(x)`: an array of the type, a number of Python's."""
    value = build.bare(call.args[0].value)
    kind = at.kind(call.args[0].value)
    if isinstance(kind, Number | Boolean):
        if dtype == "float32":
            return at.report("KT409", name=_written(at))
        word = "bool" if dtype == "bool" else "float" if dtype.startswith("float") else "int"
        return build.call(word, value)
    np = at.imports.need("np")
    return build.method(build.method(np, "asarray", value), "astype", dtype)


def _placed(call: cst.Call, function: ArrayFunction, at: Site) -> list[cst.Arg] | None:
    """The arguments by position; None where JavaScript lacks one, which has been said."""
    if any(arg.star for arg in call.args):
        return list(call.args) if function.is_spread else None
    if function.is_spread:
        given = [arg.value for arg in call.args]
        return [cst.Arg(each) for each in given]
    method = function.name.startswith("numpy.ndarray.")
    assert isinstance(at.original, cst.Call)
    found: dict[str, cst.BaseExpression] = {}
    places = iter(function.parameters)
    for arg, source in zip(call.args, at.original.args, strict=True):
        name = arg.keyword.value if arg.keyword else next(places, None)
        if not isinstance(name, str):
            name = None if name is None else name.name
        name = _SPELLINGS.get(name or "", name)
        if name == "order" or (name in ("copy", "subok") and not method):
            continue
        parameter = next((each for each in function.parameters if each.name == name), None)
        if parameter is None or parameter.is_dropped:
            return None
        value = build.bare(arg.value)
        if parameter.name == "dtype":
            dtype = _dtype(value, source.value, at)
            if dtype is None:
                return None
            value = dtype
        found[parameter.name] = value
    _with_own_type(found, function, at)
    made: list[cst.Arg] = []
    left = set(found)
    for parameter in function.kept:
        if not left:
            break
        left.discard(parameter.name)
        filler = cst.parse_expression(parameter.default or "None")
        made.append(cst.Arg(found.get(parameter.name, filler)))
    return made


_SPELLINGS = {
    "min": "a_min",
    "max": "a_max",
    "p_object": "object",
    "keep_dims": "keepdims",
    "new_shape": "newshape",
    "shape": "shape",
}


def _with_own_type(found: dict[str, cst.BaseExpression], function: ArrayFunction, at: Site) -> None:
    """Writes the type out where Python's numbers are floats: JavaScript has 1 for 1.0."""
    if "dtype" in found or not function.name.startswith("numpy."):
        return
    name = function.name.removeprefix("numpy.")
    if name in ("array", "asarray", "full", "arange"):
        dtypes = _dtype_of(at.kind())
        given = at.tree()
        kinds = [at.facts.kind(each) for each in given.args] if isinstance(given, ast.Call) else []
        if name in ("array", "asarray") and kinds and isinstance(kinds[0], Instance):
            return  # which has a type
        if not dtypes and name in ("full", "arange"):
            is_float = any(kind == Number(False) for kind in kinds)
            dtypes = ["float64"] if is_float else []
        elif not dtypes and kinds:
            dtypes = ["float64"] if _leaf(kinds[0]) == Number(False) else []
        for dtype in dtypes:
            found["dtype"] = build.string(dtype)


def _leaf(kind: Kind) -> Kind:
    """What lists of lists hold."""
    while True:
        match kind:
            case ListOf(of):
                kind = of
            case TupleOf(items) if items:
                kinds = [_leaf(each) for each in items]
                is_float = all(isinstance(each, Number) for each in kinds) and (
                    Number(False) in kinds
                )
                return Number(False) if is_float else kinds[0]
            case _:
                return kind


def _dtype(
    value: cst.BaseExpression, source: cst.BaseExpression, at: Site
) -> cst.BaseExpression | None:
    """A type as text; None for one that numpy.js has not."""
    written = build.evaluated(value)
    if isinstance(written, str):
        return value if written in DTYPE_NAMES else None
    if build.is_literal(value, None):
        return value
    name = at.name_of(source) or ""
    if isinstance(source, cst.Name) and source.value in ("int", "float", "bool", "object"):
        name = f"builtins.{source.value}"
    if name in ("builtins.object", "numpy.object", "numpy.object_"):
        return None
    return build.string(DTYPES[name]) if name in DTYPES else value
