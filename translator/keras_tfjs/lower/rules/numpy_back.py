"""Arrays of numpy.js on the way back: indices, operators and names as NumPy has them."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.numpy_arrays import ARRAY_FUNCTIONS, PYTHON_NAMES
from keras_tfjs.kinds import DictOf
from keras_tfjs.lower.arrays import FUNCTIONS, is_ndarray
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.operators import METHODS
from keras_tfjs.python.precedence import COMPARISON, UNARY, grouped
from keras_tfjs.python.precedence import operation as joined
from keras_tfjs.source import Dialect

_OPERATORS: dict[str, type[cst.CSTNode]] = {
    f"numpy.{FUNCTIONS[method]}": operator
    for operator, (_, method) in reversed(METHODS.items())
    if method in FUNCTIONS and not issubclass(operator, cst.BaseAugOp)
}
"""The operator that each function stands for."""
_CHANGES: dict[str, type[cst.BaseAugOp]] = {
    f"numpy.{FUNCTIONS[method]}": operator
    for operator, (_, method) in METHODS.items()
    if method in FUNCTIONS and issubclass(operator, cst.BaseAugOp)
}
_IN_PLACE: dict[type[cst.BaseBinaryOp], type[cst.BaseAugOp]] = {
    cst.Add: cst.AddAssign,
    cst.Subtract: cst.SubtractAssign,
    cst.Multiply: cst.MultiplyAssign,
    cst.Divide: cst.DivideAssign,
    cst.FloorDivide: cst.FloorDivideAssign,
    cst.Modulo: cst.ModuloAssign,
    cst.Power: cst.PowerAssign,
    cst.BitAnd: cst.BitAndAssign,
    cst.BitOr: cst.BitOrAssign,
}


@rule(cst.Call, "numpy.ndarray.get", to=Dialect.TFJS)
def taken(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not isinstance(call.func, cst.Attribute) or not call.args:
        return None
    return _index(call.func.value, [arg.value for arg in call.args], at)


@rule(cst.Expr, "numpy.ndarray.set", to=Dialect.TFJS)
def put(node: cst.Expr, at: Site) -> cst.BaseSmallStatement | None:
    """`a.set(v, i)` is `a[i] = v`, `a.set(a.get(i) + v, i)` is `a[i] += v`."""
    match node.value:
        case cst.Call(func=cst.Attribute(value=owner), args=[first, *places]) if places:
            target = _index(owner, [arg.value for arg in places], at)
        case _:
            return None
    match first.value:
        case cst.BinaryOperation(left=left, operator=operator, right=right) if (
            left.deep_equals(target) and type(operator) in _IN_PLACE
        ):
            return cst.AugAssign(target, _IN_PLACE[type(operator)](), build.bare(right))
    return cst.Assign([cst.AssignTarget(target)], first.value)


def _index(owner: cst.BaseExpression, items: list[cst.BaseExpression], at: Site) -> cst.Subscript:
    parts = [cst.SubscriptElement(_part(each, at)) for each in items]
    return cst.Subscript(build.primary(owner), parts)


def _part(item: cst.BaseExpression, at: Site) -> cst.BaseSlice:
    match item:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value="slice")), args=args):
            bounds = [None if build.is_literal(arg.value, None) else arg.value for arg in args]
            lower, upper, step = [*bounds, None, None, None][:3]
            second = cst.Colon() if step is not None else cst.MaybeSentinel.DEFAULT
            return cst.Slice(lower, upper, step, second_colon=second)
        case cst.Call(
            func=cst.Attribute(value=table, attr=cst.Name(value="get")), args=[cst.Arg(value=key)]
        ) if isinstance(at.kind(table), DictOf):
            return cst.Index(build.subscript(table, key))  # no array has a place without number
        case cst.SimpleString() if build.is_literal(item, "..."):
            return cst.Index(cst.Ellipsis())
    return cst.Index(item)


@rule(cst.Call, *_OPERATORS, to=Dialect.TFJS)
def operation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.add(a, b)` is `a + b`."""
    values = [arg.value for arg in call.args if not arg.keyword and not arg.star]
    operator = _OPERATORS[at.name or ""]
    if len(values) != len(call.args) or not any(map(_is_array, at.original.args, [at] * 3)):  # type: ignore[attr-defined]  # a call
        return None
    match values:
        case [value] if issubclass(operator, cst.BaseUnaryOp):
            return cst.UnaryOperation(operator(), grouped(value, UNARY))
        case [left, right] if issubclass(operator, cst.BaseBinaryOp):
            return joined(left, operator(), right)
        case [left, right] if issubclass(operator, cst.BaseCompOp):
            sides = [grouped(each, COMPARISON + 1) for each in (left, right)]
            return cst.Comparison(sides[0], [cst.ComparisonTarget(operator(), sides[1])])
    return None


def _is_array(arg: cst.Arg, at: Site) -> bool:
    return is_ndarray(at.kind(arg.value))


@rule(cst.Expr, *_CHANGES, to=Dialect.TFJS)
def changed(node: cst.Expr, at: Site) -> cst.BaseSmallStatement | None:
    """`np.add(a, b, a)` is `a += b`."""
    return _in_place(node.value, at.name or "")


@rule(cst.Assign, *_CHANGES, to=Dialect.TFJS)
def replaced(node: cst.Assign, at: Site) -> cst.BaseSmallStatement | None:
    match node.targets:
        case [cst.AssignTarget(target=target)]:
            made = _in_place(node.value, at.name or "")
            same = made is not None and made.target.deep_equals(target)
            return made if same else None
    return None


def _in_place(call: cst.BaseExpression, name: str) -> cst.AugAssign | None:
    match call:
        case cst.Call(
            args=[cst.Arg(value=left), cst.Arg(value=right), cst.Arg(value=out)]
        ) if left.deep_equals(out) and isinstance(left, cst.Name | cst.Attribute | cst.Subscript):
            return cst.AugAssign(left, _CHANGES[name](), build.bare(right))
    return None


@rule(cst.Call, "*", to=Dialect.TFJS)
def tensor(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`a.toTensor(tf)`, which nothing but the module's arrays has. The runtime's models take arrays
    themselves."""
    match call:
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="toTensor")),
            args=[cst.Arg(value=cst.Name(value="tf"))],
        ):
            pass
        case _:
            return None
    assert isinstance(call.func, cst.Attribute)
    value = _without_conversion(call.func.value)
    name = next(
        (at.name_of(each) or "" for each in reversed(at.parents) if isinstance(each, cst.Call)), ""
    )
    if name.startswith(("tfjs.LayersModel.", "tfjs.layers.Layer.")):
        return value
    return build.method(at.imports.need("tf"), "tensor", value)


@rule(cst.Call, "numpy.asarray", to=Dialect.TFJS)
def array_of_extension(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.asarray(extensions.util.padSequences(...))`: the runtime's function gives an array."""
    match call.args, at.original:
        case [cst.Arg(keyword=None, star="", value=value)], cst.Call(
            args=[cst.Arg(value=cst.Call() as made)]
        ) if is_ndarray(at.kind(made)) and (at.spelling(made.func) or "").startswith(_MODULE):
            return value
    return None


_MODULE = "tfjs.extensions."


def _without_conversion(node: cst.BaseExpression) -> cst.BaseExpression:
    match node:
        case cst.Call(
            func=cst.Attribute(value=cst.Name(value="np"), attr=cst.Name(value="asarray")),
            args=[cst.Arg(value=value)],
        ):
            return value
    return node


@rule(cst.Call, "numpy.ndarray.toString", to=Dialect.TFJS)
def text(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    printing = next((each for each in reversed(at.parents) if isinstance(each, cst.Call)), None)
    is_printed = printing is not None and at.name_of(printing) == "builtins.print"
    return build.bare(call.func.value) if is_printed else build.call("str", call.func.value)


@rule(cst.Call, "numpy.float", to=Dialect.TFJS)
def number(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=cst.Float() as value)]:
            return value
        case [cst.Arg(value=value)]:
            return build.call("float", value)
    return None


@rule(cst.Call, "numpy.add.at", to=Dialect.TFJS)
def added_at(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A list of lists of places is a tuple in Python."""
    match call.args:
        case [array, cst.Arg(value=cst.List(elements=elements)) as places, *rest] if any(
            isinstance(each.value, cst.List) for each in elements
        ):
            index = cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
            return call.with_changes(args=[array, places.with_changes(value=index), *rest])
    return None


@rule(cst.Call, "numpy.*", to=Dialect.TFJS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What JavaScript has at another place than Python, by its name."""
    place, _, last = (at.name or "").rpartition(".")
    name = PYTHON_NAMES.get(last, last)
    func = call.func
    if name != last and isinstance(func, cst.Attribute):
        call = call.with_changes(func=func.with_changes(attr=cst.Name(name)))
    function = ARRAY_FUNCTIONS.get(f"{place}.{name}")
    if function is None or function.is_spread or any(arg.star or arg.keyword for arg in call.args):
        return call if name != last else None
    named = [
        (
            arg.with_changes(value=_shape(arg.value) if parameter.name in _SHAPES else arg.value)
            if function.parameters[at_place : at_place + 1] == (parameter,)
            and (parameter.name not in _NAMED or parameter.default is None)
            else build.keyword(parameter.name, arg.value)
        )
        for at_place, (parameter, arg) in enumerate(zip(function.kept, call.args, strict=False))
    ]
    kept = [
        each
        for each, parameter in zip(named, function.kept, strict=False)
        if not (each.keyword and _is_default(each.value, parameter.default))
    ]
    is_same = name == last and len(kept) == len(call.args)
    if is_same and all(new.deep_equals(old) for new, old in zip(kept, call.args, strict=True)):
        return None
    return call.with_changes(args=build.without_last_comma(kept))


_NAMED = frozenset({"axis", "dtype", "keepdims", "ddof"})
"""Parameters that programs give by name."""
_SHAPES = frozenset({"shape", "newshape"})


def _shape(value: cst.BaseExpression) -> cst.BaseExpression:
    """The sizes of a shape, which are a tuple in Python."""
    match value:
        case cst.List(elements=[_, _, *_] as elements):
            return cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return value


def _is_default(value: cst.BaseExpression, default: str | None) -> bool:
    return default is not None and value.deep_equals(cst.parse_expression(default))
