"""What computeOutputShape of a layer must say, read from what its `call` computes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.derived import WRAPPER
from keras_tfjs.catalog.keras_results import WEIGHTS
from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds import LOCAL, inputs_of
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.called_with_several import names_of_inputs, own_method
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.derived_layers import base_row
from keras_tfjs.rules.layer_weights import ADDING
from keras_tfjs.source import Dialect

_GIVEN = "input_shape"
_BASE = "super()"
_INPUTS = ("keras.Input", "keras.layers.Input")
_TRIED = "tfjs.util.triedOutputShape"


@dataclass(frozen=True)
class Of:
    """The shape of an input, number `item` where there are several, then another last axis, which
    may be the second one of a weight."""

    item: int | None = None
    last: ast.expr | None = None
    weight: str | None = None

    def expression(self) -> ast.expr:
        given: ast.expr = ast.Name(_GIVEN)
        if self.item is not None:
            given = ast.Subscript(given, ast.Constant(self.item))
        if self.last is None:
            return given
        head = ast.Subscript(given, ast.Slice(upper=ast.UnaryOp(ast.USub(), ast.Constant(1))))
        return ast.List([ast.Starred(head), self.last])


@dataclass(frozen=True)
class Asked:
    """What a layer of the class, or its base class, says of the shape that it is given."""

    attribute: str
    given: Of | Asked | Several

    def expression(self) -> ast.expr:
        layer: ast.expr = ast.Attribute(ast.Name("self"), self.attribute)
        if self.attribute == _BASE:
            layer = ast.Call(ast.Name("super"), [], [])
        method = ast.Attribute(layer, "computeOutputShape")
        return ast.Call(method, [self.given.expression()], [])


@dataclass(frozen=True)
class Several:
    """A list or tuple of tensors."""

    items: tuple[Of | Asked, ...]

    def expression(self) -> ast.expr:
        return ast.List([each.expression() for each in self.items])


@dataclass(frozen=True)
class Weight:
    """A weight of these axes, held by this attribute."""

    axes: tuple[ast.expr, ...]
    attribute: str = ""


@dataclass(frozen=True)
class Scalar:
    """A number, or anything that does not change the shape of what it meets."""


Shape = Of | Asked | Several | Weight | Scalar | None
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
        "keras.layers.Softmax keras.layers.MultiHeadAttention"
    )
)
_NORMALIZING = frozenset(
    listed("keras.ops.normalize tensorflow.math.l2_normalize tensorflow.nn.l2_normalize")
)
_SHAPES = frozenset(listed("keras.ops.shape tensorflow.shape"))


def output_shape(node: cst.ClassDef, at: Site) -> cst.BaseExpression | None:
    """What computeOutputShape answers; None where TF.js's own answer, the input's shape, is right,
    and where the class defines the method. What does not follow is tried in the running program."""
    tree = at.tree()
    if not isinstance(tree, ast.ClassDef):
        return None
    methods = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    if "compute_output_shape" in methods or "call" not in methods or _is_told_by_base(tree, at):
        return None
    if at.facts.is_cell_class(f"__main__.{tree.name}"):
        return None
    row = base_row(tree.name, at)
    has_own_base = len(at.file.naming.family(tree.name)) > 1 or row is not None
    wraps = row is not None and row.keras == WRAPPER
    match _Reader(methods, at, has_own_base=has_own_base, wraps=wraps).result(methods["call"]):
        case Of(item=None, last=None) | Asked(attribute="super()", given=Of(item=None, last=None)):
            return None
        case (Of() | Asked() | Several()) as shape:
            return cst.parse_expression(ast.unparse(shape.expression()))
    if _is_part_of_models(tree, at) and not any(each in at.file.calls for each in _INPUTS):
        return None
    return build.call(library_name(_TRIED, at), cst.Name("self"), cst.Name(_GIVEN))


def is_tried(shape: cst.CSTNode | None) -> bool:
    """Whether a shape is what `call` makes of zeros, by the call for it."""
    return isinstance(shape, cst.Call) and build.is_named(shape.func, _TRIED.rpartition(".")[2])


@rule(cst.Call, _TRIED, to=Dialect.KERAS)
def tried_back(call: cst.Call, at: Site) -> cst.Call:
    """Goes with its method: Keras finds the shape itself."""
    return call


def _is_told_by_base(tree: ast.ClassDef, at: Site) -> bool:
    """Whether a base class of the user's says the shape by a method of its own."""
    return any(
        isinstance(each, ast.FunctionDef) and each.name == "compute_output_shape"
        for base in at.file.naming.family(tree.name)[1:]
        for each in base.body
    )


def _is_part_of_models(tree: ast.ClassDef, at: Site) -> bool:
    """Whether the file makes such layers only where a Model of its own holds them: that computes
    on tensors, and asks no layer for a shape."""
    binding = at.facts.definition(tree)
    uses = at.facts.references(binding) if binding is not None else ()
    inside: set[ast.AST] = set()
    for node in at.file.tree.body:
        if isinstance(node, ast.ClassDef) and _is_model(node, at):
            inside.update(subtree(node))
    return bool(uses) and all(use in inside for use in uses)


def _is_model(node: ast.ClassDef, at: Site) -> bool:
    return any(at.facts.name(base) == "keras.Model" for base in node.bases)


def _numbers(call: ast.FunctionDef) -> list[str]:
    """Options that are numbers."""
    defaults = call.args.defaults
    optional = call.args.args[len(call.args.args) - len(defaults) :]
    return [
        each.arg
        for each, default in zip(optional, defaults, strict=True)
        if isinstance(default, ast.Constant) and isinstance(default.value, int | float)
    ]


class _Reader:
    def __init__(
        self,
        methods: dict[str, ast.FunctionDef],
        at: Site,
        *,
        has_own_base: bool,
        wraps: bool,
    ) -> None:
        self._at = at
        self._has_own_base = has_own_base
        self._weights: dict[str, tuple[ast.expr, ...]] = {}
        self._layers: dict[str, ast.Call] = {}
        self._given = {"layer"} if wraps else set()
        self._held: set[str] = set()
        made = methods.get("__init__")
        self._parameters = {each.arg for each in _parameters(made)} if made else set()
        self._local = {
            each.arg if isinstance(each, ast.arg) else each.id
            for method in methods.values()
            for each in subtree(method)
            if isinstance(each, ast.arg)
            or (isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store))
        } - {"self"}
        for method in methods.values():
            for node in subtree(method):
                self._assigned(node)

    def _assigned(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"), attr=attr)],
                value=ast.Call() as call,
            ):
                if self._at.facts.callee(call) in ADDING:
                    self._weights[attr] = _weight_axes(call)
                else:
                    self._layers[attr] = call
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"), attr=attr)],
                value=ast.Name(id=name),
            ) if (
                attr == name
            ):
                self._held.add(attr)

    def result(self, call: ast.FunctionDef) -> Shape:
        if len(call.args.args) < 2:
            return None
        inputs = list(inputs_of(call).values())
        known: dict[str, Shape] = {inputs[0]: Of()}
        if len(inputs) > 1:
            known = {name: Of(item) for item, name in enumerate(inputs)}
        known |= dict.fromkeys(_numbers(call), Scalar())
        found: list[Shape] = []
        for statement in call.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    known[name] = self.shape(value, known)
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Name(id=name)) if (
                    known.get(name) == Of()
                ):
                    for item, each in enumerate(names):
                        if isinstance(each, ast.Name):
                            known[each.id] = Of(item)
                case ast.AugAssign(target=ast.Name(id=name), value=value):
                    known[name] = _combined(known.get(name), self.shape(value, known))
                case ast.Return(value=ast.expr() as value):
                    found.append(self.shape(value, known))
                case ast.Expr():
                    pass
                case _:
                    return None
        return self._reachable(found[0]) if len(found) == 1 else None

    def _reachable(self, shape: Shape) -> Shape:
        """The last axis of a weight as computeOutputShape can name it."""
        match shape:
            case Of(item=item, last=ast.expr() as last, weight=str() as weight):
                names = {each.id for each in subtree(last) if isinstance(each, ast.Name)}
                inside = names & self._local - {_GIVEN}
                outside = self._outside_init(last) if inside <= self._parameters else None
                return Of(item, outside or _last_axis(weight))
            case Several(items):
                return _together([self._reachable(each) for each in items])
        return shape

    def shape(self, node: ast.expr, known: dict[str, Shape]) -> Shape:
        match node:
            case ast.Name(id=name):
                return known.get(name)
            case ast.Constant():
                return Scalar()
            case ast.Attribute(value=ast.Name(id="self"), attr=attr):
                if attr in WEIGHTS and attr not in self._weights and self._has_own_base:
                    return None
                return Weight(self._weights[attr], attr) if attr in self._weights else Scalar()
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return _together([self.shape(each, known) for each in parts])
            case ast.UnaryOp(operand=operand):
                return self.shape(operand, known)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return _product(self.shape(left, known), self.shape(right, known))
            case ast.BinOp(left=left, right=right):
                return _combined(self.shape(left, known), self.shape(right, known))
            case ast.Subscript(value=ast.Attribute(attr="shape")):
                return Scalar()
            case ast.Subscript(value=ast.Call() as call) if self._at.facts.callee(call) in _SHAPES:
                return Scalar()
            case ast.Subscript(
                value=ast.Name(id=name), slice=ast.Constant(value=int() as item)
            ) if (known.get(name) == Of()):
                return Of(item)
            case ast.Call():
                return self._call(node, known)
        return None

    def _call(self, node: ast.Call, known: dict[str, Shape]) -> Shape:
        shapes = [self.shape(each, known) for each in node.args]
        match node.func:
            case ast.Attribute(value=ast.Name(id="self"), attr=attr) if (
                attr in self._layers or attr in self._given
            ):
                several = self._inputs(attr, node, known)
                if len(several) > 1:
                    return self._layer(attr, _together(several))
                return self._layer(attr, shapes[0] if shapes else None)
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="call"):
                match shapes:
                    case [(Of() | Asked()) as given, *options] if self._has_own_base:
                        if not any(isinstance(each, Of | Asked | Several) for each in options):
                            return Asked(_BASE, given)
                return None
        callee = self._at.facts.callee(node) or ""
        rows = rows_of_keras(callee)
        word = rows[0].tfjs.removeprefix("tfjs.") if rows else ""
        if (word == "matMul" or callee == "keras.backend.dot") and len(shapes) == 2:
            return _product(*shapes)
        if word in _ELEMENTWISE and len(shapes) == 2:
            return _combined(*shapes)
        if (word in _UNARY or callee in _NORMALIZING) and shapes:
            return shapes[0]
        if word in ("sum", "mean", "max", "min") and len(node.args) == 1 and not node.keywords:
            return Scalar()
        return Scalar() if shapes and all(each == Scalar() for each in shapes) else None

    def _inputs(self, attribute: str, node: ast.Call, known: dict[str, Shape]) -> list[Shape]:
        """The inputs that a call gives to a layer of one's own which may take several."""
        made = self._layers.get(attribute)
        owner = (self._at.facts.callee(made) or "") if made is not None else ""
        call = own_method(owner, "call", self._at) if owner.startswith(LOCAL) else None
        if call is None:
            return []
        given = dict(zip((each.arg for each in call.args.args[1:]), node.args, strict=False))
        given |= {each.arg: each.value for each in node.keywords if each.arg is not None}
        names = (each for group in names_of_inputs(call, self._at) for each in group)
        return [self.shape(given[each], known) for each in names if each in given]

    def _layer(self, attribute: str, given: Shape) -> Shape:
        call = self._layers.get(attribute)
        if call is None:  # the layer that a wrapper was given
            return Asked(attribute, given) if isinstance(given, Of | Asked) else None
        name = self._at.facts.callee(call)
        if isinstance(given, Several):
            return Asked(attribute, given)
        if name in _KEEPING or not isinstance(given, Of | Asked):
            return given if isinstance(given, Of | Asked | Scalar) else None
        if name == "keras.layers.Dense" and isinstance(given, Of):
            named = {each.arg: each.value for each in call.keywords}
            units = self._outside_init(call.args[0] if call.args else named.get("units"))
            if units is not None:
                return Of(given.item, units)
        return Asked(attribute, given)

    def _outside_init(self, size: ast.expr | None) -> ast.expr | None:
        """A parameter of __init__ is, elsewhere, the attribute of its name; None where there is
        no such attribute."""
        if size is None:
            return None
        used = {each.id for each in subtree(size) if isinstance(each, ast.Name)} & self._parameters
        if not used <= self._held:
            return None
        made = _Attributes(used).visit(ast.parse(ast.unparse(size), mode="eval").body)
        return made if isinstance(made, ast.expr) else None


class _Attributes(ast.NodeTransformer):
    """Names as attributes of self."""

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Attribute(ast.Name("self"), node.id) if node.id in self._names else node


def _together(shapes: Sequence[Shape]) -> Several | None:
    known = [each for each in shapes if isinstance(each, Of | Asked)]
    return Several(tuple(known)) if len(known) == len(shapes) else None


def _parameters(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args[1:], *function.args.kwonlyargs]


def _weight_axes(call: ast.Call) -> tuple[ast.expr, ...]:
    named = {each.arg: each.value for each in call.keywords}
    shape = named.get("shape")
    if shape is None:
        positional = [each for each in call.args if not isinstance(each, ast.Constant)]
        shape = positional[0] if positional else ast.Tuple([])
    return tuple(shape.elts) if isinstance(shape, ast.Tuple | ast.List) else ()


def _product(left: Shape, right: Shape) -> Shape:
    if isinstance(left, Of) and isinstance(right, Weight) and len(right.axes) == 2:
        return Of(left.item, right.axes[1], right.attribute)
    return None


def _last_axis(weight: str) -> ast.expr:
    """Of a weight that is there when the layer's output has a shape."""
    shape = ast.Attribute(ast.Attribute(ast.Name("self"), weight), "shape")
    return ast.Subscript(shape, ast.Constant(1))


def _combined(left: Shape, right: Shape) -> Shape:
    """Elementwise: the larger operand's shape. A weight of one axis is a bias. What is added to
    the input, or multiplied with it, has its shape or is stretched to it."""
    match left, right:
        case (Of() | Asked()), (Scalar() | Weight(axes=() | (_,))):
            return left
        case (Scalar() | Weight(axes=() | (_,))), (Of() | Asked()):
            return right
        case Scalar(), Scalar():
            return left
        case Of(last=None), (Of() | Asked()):
            return left
        case (Of() | Asked()), Of(last=None):
            return right
    return left if left == right and isinstance(left, Of | Asked) else None
