"""What computeOutputShape of a layer must say, read from what its `call` computes."""

from __future__ import annotations

import ast
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.words import listed
from keras_tfjs.python import Site


@dataclass(frozen=True)
class Same:
    """The input's shape."""


@dataclass(frozen=True)
class Last:
    """The input's shape with another last axis."""

    size: ast.expr


@dataclass(frozen=True)
class Weight:
    """A weight of these axes; `fits` says that it broadcasts against the input."""

    axes: tuple[ast.expr, ...]


@dataclass(frozen=True)
class Scalar:
    """A number, or anything that does not change the shape of what it meets."""


Shape = Same | Last | Weight | Scalar | None
"""None: not known."""

_ELEMENTWISE = frozenset(
    listed("add sub mul div floorDiv mod pow maximum minimum squaredDifference where cast")
)
_UNARY = frozenset(
    listed(
        "abs acos asin atan ceil cos cosh erf exp expm1 floor log log1p logSigmoid neg reciprocal "
        "relu relu6 round rsqrt selu sigmoid sign sin sinh softplus sqrt square tan tanh softmax "
        "logSoftmax leakyRelu clipByValue cast cumsum zerosLike onesLike clone"
    )
)
_KEEPING = frozenset(
    listed(
        "keras.layers.Dropout keras.layers.Activation keras.layers.BatchNormalization "
        "keras.layers.LayerNormalization keras.layers.ReLU keras.layers.LeakyReLU keras.layers.ELU "
        "keras.layers.Softmax"
    )
)


def output_shape(node: cst.ClassDef, at: Site) -> cst.BaseExpression | None:
    """The last axis that computeOutputShape answers; None where TF.js's own answer, the input's
    shape, is right, where the class defines the method, and, said, where nothing is known."""
    tree = at.tree()
    if not isinstance(tree, ast.ClassDef):
        return None
    methods = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    if "compute_output_shape" in methods or "call" not in methods:
        return None
    match _Reader(methods, at).result(methods["call"]):
        case Same():
            return None
        case Last(size=size):
            return cst.parse_expression(ast.unparse(size))
    return at.report("KT122", name=tree.name)


class _Reader:
    def __init__(self, methods: dict[str, ast.FunctionDef], at: Site) -> None:
        self._at = at
        self._weights: dict[str, tuple[ast.expr, ...]] = {}
        self._layers: dict[str, ast.Call] = {}
        for method in methods.values():
            for node in ast.walk(method):
                self._assigned(node)

    def _assigned(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"), attr=attr)],
                value=ast.Call() as call,
            ):
                if self._at.facts.callee(call) == "keras.layers.Layer.add_weight":
                    self._weights[attr] = _weight_axes(call)
                else:
                    self._layers[attr] = call

    def result(self, call: ast.FunctionDef) -> Shape:
        if len(call.args.args) < 2:
            return None
        known: dict[str, Shape] = {call.args.args[1].arg: Same()}
        found: list[Shape] = []
        for statement in call.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    known[name] = self.shape(value, known)
                case ast.Return(value=ast.expr() as value):
                    found.append(self.shape(value, known))
                case ast.Expr():
                    pass
                case _:
                    return None
        return found[0] if len(found) == 1 else None

    def shape(self, node: ast.expr, known: dict[str, Shape]) -> Shape:
        match node:
            case ast.Name(id=name):
                return known.get(name)
            case ast.Constant():
                return Scalar()
            case ast.Attribute(value=ast.Name(id="self"), attr=attr):
                return Weight(self._weights[attr]) if attr in self._weights else Scalar()
            case ast.UnaryOp(operand=operand):
                return self.shape(operand, known)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return _product(self.shape(left, known), self.shape(right, known))
            case ast.BinOp(left=left, right=right):
                return _combined(self.shape(left, known), self.shape(right, known))
            case ast.Call():
                return self._call(node, known)
        return None

    def _call(self, node: ast.Call, known: dict[str, Shape]) -> Shape:
        shapes = [self.shape(each, known) for each in node.args]
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr=attr) if attr in self._layers:
                return self._layer(self._layers[attr], shapes[0] if shapes else None)
        rows = rows_of_keras(self._at.facts.callee(node) or "")
        word = rows[0].tfjs.removeprefix("tfjs.") if rows else ""
        if word == "matMul" and len(shapes) == 2:
            return _product(*shapes)
        if word in _ELEMENTWISE and len(shapes) == 2:
            return _combined(*shapes)
        return shapes[0] if word in _UNARY and shapes else None

    def _layer(self, call: ast.Call, given: Shape) -> Shape:
        name = self._at.facts.callee(call)
        if given is None or name in _KEEPING:
            return given
        if name == "keras.layers.Dense":
            named = {each.arg: each.value for each in call.keywords}
            units = call.args[0] if call.args else named.get("units")
            return Last(_outside_init(units)) if units is not None else None
        return None


def _outside_init(size: ast.expr) -> ast.expr:
    """A parameter of __init__ is an attribute elsewhere, by convention of the same name."""
    if isinstance(size, ast.Name):
        return ast.Attribute(ast.Name("self"), size.id)
    return size


def _weight_axes(call: ast.Call) -> tuple[ast.expr, ...]:
    named = {each.arg: each.value for each in call.keywords}
    shape = named.get("shape")
    if shape is None:
        positional = [each for each in call.args if not isinstance(each, ast.Constant)]
        shape = positional[0] if positional else ast.Tuple([])
    return tuple(shape.elts) if isinstance(shape, ast.Tuple | ast.List) else ()


def _product(left: Shape, right: Shape) -> Shape:
    if isinstance(left, Same | Last) and isinstance(right, Weight) and len(right.axes) == 2:
        return Last(right.axes[1])
    return None


def _combined(left: Shape, right: Shape) -> Shape:
    """Elementwise: the larger operand's shape. A weight of one axis is a bias."""
    match left, right:
        case (Same() | Last()), (Scalar() | Weight(axes=() | (_,))):
            return left
        case (Scalar() | Weight(axes=() | (_,))), (Same() | Last()):
            return right
        case Scalar(), Scalar():
            return left
    return left if left == right and isinstance(left, Same) else None
