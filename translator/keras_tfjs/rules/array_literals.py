"""Arrays from Python numbers: np.array and np.arange <-> tf.tensor1d ... tensor6d, tf.range."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import Number, Use
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_integral, is_tensor, stays_numpy
from keras_tfjs.python.option import Option
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.python.values import convert
from keras_tfjs.rules.numpy_draws import drawn_in
from keras_tfjs.source import Dialect

_DTYPE = Parameter("dtype", "dtype", Type.DTYPE)
_FLOATING = "sqrt exp log sin cos tan tanh sinh cosh log1p expm1"
_FLOATING_USES = frozenset(
    f"{owner}.{name}"
    for owner, names in {
        "keras.Model": "fit evaluate predict predict_on_batch train_on_batch __call__",
        "keras.layers.Layer": "__call__",
        "tfjs.LayersModel": "fit evaluate predict predictOnBatch trainOnBatch apply",
        "tfjs.layers.Layer": "apply",
        "numpy": _FLOATING,
        "tfjs": _FLOATING,
        "tfjs.Tensor": _FLOATING,
    }.items()
    for name in names.split()
)
"""Where integers become floats anyway."""

_MOST_AXES = 6


@rule(cst.Call, "numpy.array", "numpy.asarray", to=Dialect.TFJS)
def array_to_tensor(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    tree = at.tree()
    arguments = _arguments(call, ("object", "dtype"))
    if tree is None or arguments is None or "object" not in arguments or stays_numpy(tree, at):  # type: ignore[arg-type]  # a call's tree
        return None
    data, given = arguments["object"], arguments.get("dtype")
    if given is not None and _holds_anything(given, at):
        advice = "keep a list of Python's, or an array of numbers"
        return at.report("KT126", name="an array of objects", advice=advice)
    shape = literal_shape(data)
    dtype = _dtype(data, given, at)
    if is_tensor(data, at):
        data = build.bare(data)
        return build.method(data, "cast", dtype) if dtype else build.method(data, "clone")
    tf = at.imports.need("tf")
    if shape is None and isinstance(at.kind(data), Number):
        shape = ()
    if shape is None or len(shape) > _MOST_AXES:
        return build.method(tf, "tensor", data, *([None, dtype] if dtype else []))
    tail = [dtype] if dtype else []
    data = _lists(data)
    if not shape:
        return build.method(tf, "scalar", data, *tail)
    if len(shape) == 1:
        return build.method(tf, "tensor1d", data, *tail)
    return build.method(tf, f"tensor{len(shape)}d", data, list(shape), *tail)


def _holds_anything(dtype: cst.BaseExpression, at: Site) -> bool:
    name = dtype.value if isinstance(dtype, cst.Name) else at.name_of(dtype)
    is_object = name in ("object", "numpy.object", "numpy.object_")
    return is_object or build.is_literal(dtype, "object")


def _arguments(call: cst.Call, names: tuple[str, ...]) -> dict[str, cst.BaseExpression] | None:
    """Arguments by name; None where there are others."""
    found: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(names)):
            return None
        key = arg.keyword.value if arg.keyword is not None else names[place]
        if key not in names:
            return None
        found[key] = arg.value
    return found


def _dtype(
    data: cst.BaseExpression, given: cst.BaseExpression | None, at: Site
) -> cst.BaseExpression | None:
    """The dtype that has to be written: TF.js's own choice for numbers is float32."""
    if given is not None and not build.is_literal(given, None):
        made = convert(given, Option(at, at.name or "", _DTYPE))
        return None if build.is_literal(made, "float32") else made
    return build.string("int32") if is_integral(data, at) and not _becomes_float(at) else None


def _becomes_float(at: Site) -> bool:
    """Whether nothing can tell the array's integers from floats."""
    return all(_floats(use, at, frozenset()) for use in at.uses())


def _floats(use: Use, at: Site, seen: frozenset[str]) -> bool:
    if use.how == "discarded":
        return True
    if use.how not in ("argument", "receiver") or use.callee is None:
        return False
    if use.callee in _FLOATING_USES:
        return True
    if use.how == "receiver":
        return False
    inner = at.file.naming.parameter(use.callee, use.argument)
    if inner is None or use.callee in seen:
        return False
    return all(_floats(each, at, seen | {use.callee}) for each in _uses_of(inner, at))


def _uses_of(parameter: ast.arg, at: Site) -> tuple[Use, ...]:
    """Where a function's parameter goes."""
    for node in subtree(at.file.tree):
        if isinstance(node, ast.Name) and node.id == parameter.arg:
            binding = at.facts.binding(node)
            if binding is not None and binding.node is parameter:
                return at.facts.uses(binding)
    return ()


def literal_shape(data: cst.BaseExpression) -> tuple[int, ...] | None:
    """The shape of nested list displays, None where it does not show or is ragged."""
    if type(data) not in _ROWS:
        return () if _is_scalar(data) else None
    elements: Sequence[cst.BaseElement] = data.elements  # type: ignore[attr-defined]  # a row
    if any(type(each) is cst.StarredElement for each in elements):
        return None
    inner = [literal_shape(each.value) for each in elements]
    if not inner:
        return (0,)
    first = inner[0]
    if first is None or any(each != first for each in inner):
        return None
    return (len(elements), *first)


_ROWS = frozenset((cst.List, cst.Tuple))


def _is_scalar(data: cst.BaseExpression) -> bool:
    return build.evaluated(data) is not build.MISSING


def _lists(data: cst.BaseExpression) -> cst.BaseExpression:
    if type(data) not in _ROWS:
        return data
    match data:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            done = [with_fields(each, {"value": _lists(each.value)}) for each in elements]
            return (
                cst.List(build.without_last_comma(done))
                if isinstance(data, cst.Tuple)
                else with_fields(data, {"elements": done})
            )
    return data


@rule(cst.Call, "numpy.arange", to=Dialect.TFJS)
def arange_to_range(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    tree = at.tree()
    names = (
        ("stop",)
        if sum(arg.keyword is None for arg in call.args) == 1
        else ("start", "stop", "step")
    )
    found = _arguments(call, (*names, "dtype"))
    if tree is None or found is None or "stop" not in found or stays_numpy(tree, at):  # type: ignore[arg-type]  # a call's tree
        return None
    numbers = [found.get("start", build.literal(0)), found["stop"]]
    step = found.get("step")
    whole = all(is_integral(each, at) for each in (*numbers, *([step] if step else [])))
    dtype = None
    if "dtype" in found:
        dtype = convert(found["dtype"], Option(at, "numpy.arange", _DTYPE))
    elif whole and not _becomes_float(at):
        dtype = build.string("int32")
    tail = [] if dtype is None else [step or build.literal(1), dtype]
    return build.method(
        at.imports.need("tf"), "range", *numbers, *(tail or ([step] if step else []))
    )


@rule(cst.Call, "tfjs.range", to=Dialect.KERAS)
def range_to_arange(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    found = _arguments(call, ("start", "stop", "step", "dtype"))
    if found is None or "stop" not in found:
        return None
    numbers = [found["start"], found["stop"]]
    if "step" in found and not build.is_literal(found["step"], 1):
        numbers.append(found["step"])
    elif build.is_literal(found["start"], 0):
        numbers.pop(0)
    known = [each for each in numbers if isinstance(at.kind(each), Number)]
    keywords = _numpy_dtype(found.get("dtype"), known, at)
    return build.method(at.imports.need("np"), "arange", *numbers, **keywords)


def _numpy_dtype(
    dtype: cst.BaseExpression | None, data: list[cst.BaseExpression], at: Site
) -> dict[str, build.Value]:
    """The dtype that NumPy must be told to give what TF.js has."""
    whole = all(is_integral(each, at) for each in data)
    if dtype is None or build.is_literal(dtype, "float32"):
        return {"dtype": "float32"} if whole and not _becomes_float(at) else {}
    if build.is_literal(dtype, "int32") and whole and not _becomes_float(at):
        return {}
    return {"dtype": dtype}


@rule(
    cst.Call,
    "tfjs.tensor",
    *(f"tfjs.tensor{n}d" for n in range(1, 7)),
    "tfjs.scalar",
    to=Dialect.KERAS,
)
def tensor_to_array(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if (drawn := drawn_in(call, at)) is not None:
        return drawn
    shaped = at.name not in ("tfjs.tensor1d", "tfjs.scalar")
    found = _arguments(call, ("values", "shape", "dtype") if shaped else ("values", "dtype"))
    if found is None or "values" not in found:
        return None
    data, shape = found["values"], found.get("shape")
    array = build.method(
        at.imports.need("np"), "array", data, **_numpy_dtype(found.get("dtype"), [data], at)
    )
    if shape is None or build.is_literal(shape, None):
        return array
    known = literal_shape(data)
    if known is not None and build.evaluated(shape) == list(known):
        return array
    return build.method(array, "reshape", shape)
