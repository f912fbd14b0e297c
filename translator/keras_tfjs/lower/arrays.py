"""NumPy's arrays on the way to JavaScript: what is one, and how its places and operators are
written with the methods of numpy.js."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.catalog.numpy_arrays import ARRAY_FUNCTIONS
from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.kinds import DictOf, Instance, Kind, ListOf, Number, TupleOf, Unknown, is_tensor
from keras_tfjs.kinds.model import Boolean
from keras_tfjs.python import Site, build
from keras_tfjs.python.operators import METHODS

FUNCTIONS = {
    "add": "add",
    "sub": "subtract",
    "mul": "multiply",
    "div": "divide",
    "floorDiv": "floor_divide",
    "mod": "mod",
    "pow": "power",
    "matMul": "matmul",
    "logicalAnd": "bitwise_and",
    "logicalOr": "bitwise_or",
    "logicalXor": "bitwise_xor",
    "logicalNot": "invert",
    "less": "less",
    "lessEqual": "less_equal",
    "greater": "greater",
    "greaterEqual": "greater_equal",
    "equal": "equal",
    "notEqual": "not_equal",
    "neg": "negative",
}
"""NumPy's functions for operators, by the methods that TF.js's tensors have for them."""


def is_ndarray(kind: Kind) -> bool:
    return isinstance(kind, Instance) and kind.role == "NdArray"


def combined(
    method: str,
    sides: Sequence[tuple[cst.BaseExpression, Kind]],
    at: Site,
    *,
    out: cst.BaseExpression | None = None,
) -> cst.BaseExpression:
    """`a operator b` by NumPy's function; `out` is the array that gets the result."""
    kinds = [kind for _, kind in sides]
    nodes = [
        _beside(build.bare(node), kind, kinds[1 - place] if len(kinds) == 2 else None, at)
        for place, (node, kind) in enumerate(sides)
    ]
    extra = [] if out is None else [out]
    return build.method(at.imports.need("np"), FUNCTIONS[method], *nodes, *extra)


def _beside(
    node: cst.BaseExpression, kind: Kind, other: Kind | None, at: Site
) -> cst.BaseExpression:
    """A float of Python's beside an array that may be one of whole numbers."""
    if kind != Number(False) or not isinstance(other, Instance):
        return node
    if (other.dtype or "").startswith("float") or _is_broken(node):
        return node
    return build.method(at.imports.need("np"), "float", node)


def _is_broken(node: cst.BaseExpression) -> bool:
    """Whether a literal has digits behind the point, as JavaScript sees too."""
    value = build.evaluated(node)
    return isinstance(value, float) and not value.is_integer()


def tensor_of(node: cst.BaseExpression, kind: Kind, at: Site) -> cst.BaseExpression:
    """The tensor of an array's numbers; of one that may be a number, too."""
    if isinstance(kind, Instance) and kind.shape is None:
        node = build.method(at.imports.need("np"), "asarray", build.bare(node))
    return build.method(node, "toTensor", at.imports.need("tf"))


def handed_over(call: cst.Call, at: Site) -> cst.Call:
    """A call of TF.js with tensors for the arrays that it is given."""
    source = at.original
    assert isinstance(source, cst.Call)
    if len(source.args) != len(call.args):
        return call
    given = [
        _handed(arg.value, before.value, at)
        for arg, before in zip(call.args, source.args, strict=True)
    ]
    if all(each is arg.value for each, arg in zip(given, call.args, strict=True)):
        return call
    return call.with_changes(
        args=[arg.with_changes(value=each) for arg, each in zip(call.args, given, strict=True)]
    )


def _handed(node: cst.BaseExpression, source: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """`node`, which `source` was, with tensors for arrays in lists and dicts."""
    match node, source:
        case cst.List() | cst.Tuple(), cst.List() | cst.Tuple() if len(node.elements) == len(
            source.elements
        ):
            parts = [
                element.with_changes(value=_handed(element.value, before.value, at))
                for element, before in zip(node.elements, source.elements, strict=True)
            ]
            return node.with_changes(elements=parts)
        case cst.Dict(), cst.Dict() if len(node.elements) == len(source.elements):
            entries = [
                entry.with_changes(value=_handed(entry.value, before.value, at))
                for entry, before in zip(node.elements, source.elements, strict=True)
            ]
            return node.with_changes(elements=entries)
        case (
            cst.BinaryOperation(left=left, operator=cst.Add(), right=right),
            cst.BinaryOperation(left=first, right=second),
        ) if isinstance(first, cst.List) or isinstance(second, cst.List):
            sides = _handed(left, first, at), _handed(right, second, at)
            return node.with_changes(left=sides[0], right=sides[1])
    kind = at.kind(source)
    if (at.name or "").startswith("tfjs.tensor") and _is_draw(source, at):
        return node
    if isinstance(kind, ListOf) and is_ndarray(kind.of):
        one = cst.Name("one")
        return cst.ListComp(tensor_of(one, kind.of, at), cst.CompFor(one, node))
    if isinstance(kind, DictOf) and is_ndarray(kind.values):
        key, one = cst.Name("key"), cst.Name("one")
        pair = cst.Tuple([cst.Element(key), cst.Element(one)], lpar=[], rpar=[])
        pairs = cst.CompFor(pair, build.method(node, "items"))
        return cst.DictComp(key, tensor_of(one, kind.values, at), pairs)
    if not is_ndarray(kind):
        return node
    if (at.name or "").startswith(("tfjs.LayersModel.", "tfjs.layers.Layer.")):
        return build.method(node, "toTensor", at.imports.need("tf"))
    return tensor_of(node, kind, at)


def made_tensor(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.tensor(a, shape, dtype)` of an array, or of a list of arrays; None for other values."""
    source = at.original
    assert isinstance(source, cst.Call)
    if not call.args or _is_draw(source.args[0].value, at):
        return None
    kind = at.kind(source.args[0].value)
    data, *rest = [arg.value for arg in call.args]
    if not _holds_arrays(kind):
        is_empty = isinstance(data, cst.List | cst.Tuple) and not data.elements
        if is_empty or not (_may_hold_arrays(kind) and _makes_arrays(at)):
            return None
        lists = build.method(build.method(at.imports.need("np"), "array", data), "tolist")
        return call.with_changes(args=[call.args[0].with_changes(value=lists), *call.args[1:]])
    if not is_ndarray(kind):
        data = build.method(at.imports.need("np"), "array", data)
    made = build.method(data, "toTensor", at.imports.need("tf"))
    is_vector = at.name == "tfjs.tensor1d"
    if rest and not is_vector and not build.is_literal(rest[0], None):
        made = build.method(made, "reshape", rest[0])
    dtype = rest[-1] if len(rest) > 1 or (rest and is_vector) else None
    return made if dtype is None else build.method(made, "cast", dtype)


def _may_hold_arrays(kind: Kind) -> bool:
    """Whether a list's values are not known: an array among them is no list to TF.js."""
    while isinstance(kind, ListOf):
        kind = kind.of
    return isinstance(kind, Unknown)


def _makes_arrays(at: Site) -> bool:
    return any(name in ARRAY_FUNCTIONS for name in at.file.calls)


def _is_draw(node: cst.BaseExpression, at: Site) -> bool:
    """Whether a value is drawn right here: lists, which TF.js takes."""
    tree = at.tree(node)
    return isinstance(tree, ast.Call) and at.facts.callee(tree) in DRAWS


def _holds_arrays(kind: Kind) -> bool:
    match kind:
        case ListOf(of):
            return _holds_arrays(of)
        case TupleOf(items):
            return any(map(_holds_arrays, items))
    return is_ndarray(kind)


def index_arguments(slices: Sequence[cst.SubscriptElement], at: Site) -> list[cst.BaseExpression]:
    """What `get` and `set` are given for `a[...]`."""
    match slices:
        case [cst.SubscriptElement(slice=cst.Index(value=cst.Tuple(elements=elements)))]:
            return [_item(cst.Index(each.value), at) for each in elements]
    return [_item(each.slice, at) for each in slices]


def _item(part: cst.BaseSlice, at: Site) -> cst.BaseExpression:
    match part:
        case cst.Slice(lower=lower, upper=upper, step=step):
            bounds = [lower, upper, step]
            while bounds and bounds[-1] is None:
                bounds.pop()
            values = [each if each is not None else cst.Name("None") for each in bounds]
            return build.method(at.imports.need("np"), "slice", *values)
        case cst.Index(value=cst.Ellipsis()):
            return build.string("...")
        case cst.Index(value=value):
            return build.bare(value)
    raise AssertionError(part)


_PLAIN = (
    cst.Name,
    cst.Attribute,
    cst.Integer,
    cst.Float,
    cst.Subscript,
    cst.BinaryOperation,
    cst.UnaryOperation,
    cst.Comparison,
    cst.Tuple,
    cst.Index,
    cst.Slice,
    cst.SubscriptElement,
    cst.Element,
    cst.Ellipsis,
    cst.BaseUnaryOp,
    cst.BaseBinaryOp,
    cst.BaseCompOp,
    cst.ComparisonTarget,
    cst.Colon,
    cst.Comma,
    cst.Dot,
    cst.LeftParen,
    cst.RightParen,
    cst.LeftSquareBracket,
    cst.RightSquareBracket,
    cst.BaseParenthesizableWhitespace,
    cst.Newline,
    cst.TrailingWhitespace,
)


def is_repeatable(node: cst.CSTNode) -> bool:
    """Whether computing an expression twice changes nothing."""
    return isinstance(node, _PLAIN) and all(map(is_repeatable, node.children))


def changed(node: cst.AugAssign, at: Site) -> cst.BaseSmallStatement | None:
    """`a[i] += v`, and `a += v`, which changes the array that others see, too. None where there is
    no array."""
    source = at.original
    assert isinstance(source, cst.AugAssign)
    _, method = METHODS.get(type(node.operator), ("", ""))
    value = (node.value, at.kind(source.value))
    match node.target, source.target:
        case cst.Subscript() as target, cst.Subscript(value=owner) if is_ndarray(at.kind(owner)):
            if method not in FUNCTIONS or not is_repeatable(source.target):
                return None
            kind = at.kind(source.target)
            places = index_arguments(target.slice, at)
            taken = build.method(target.value, "get", *places)
            is_plain = is_number(kind) and is_number(value[1])
            sign = _PLAIN_SIGNS.get(type(node.operator))
            result = (
                cst.BinaryOperation(taken, sign, build.primary(node.value))
                if is_plain and sign is not None
                else combined(method, ((taken, kind), value), at)
            )
            return cst.Expr(build.method(target.value, "set", result, *places))
        case cst.BaseExpression() as whole, _:
            before = _before(source.target, at)
            if method not in FUNCTIONS or not (is_ndarray(before) or is_ndarray(value[1])):
                return None
            if any(is_tensor(kind) for kind in (before, value[1])):
                return None
            out = whole if is_ndarray(before) else None
            made = combined(method, ((whole, before), value), at, out=out)
            if isinstance(before, Instance) and before.shape:
                return cst.Expr(made)
            return cst.Assign([cst.AssignTarget(node.target)], made)
    return None


_PLAIN_SIGNS: dict[type[cst.BaseAugOp], cst.BaseBinaryOp] = {
    cst.AddAssign: cst.Add(),
    cst.SubtractAssign: cst.Subtract(),
    cst.MultiplyAssign: cst.Multiply(),
    cst.DivideAssign: cst.Divide(),
}


def _before(target: cst.BaseExpression, at: Site) -> Kind:
    """What the target of an augmented assignment is before it."""
    tree = at.tree(target)
    return at.facts.kind_before(tree) if isinstance(tree, ast.expr) else Unknown()


def is_number(kind: Kind) -> bool:
    return isinstance(kind, Number | Boolean)
