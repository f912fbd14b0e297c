"""x[:, 1:3] and x[0] on tensors: slice, stridedSlice and gather."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import Instance, ListOf, NoneValue, Number
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.python.elsewhere import is_tensor_elsewhere
from keras_tfjs.python.indexing import NoForm, OnlyBrackets, indexed
from keras_tfjs.python.precedence import operation
from keras_tfjs.python.symbolic import is_one_of_inputs
from keras_tfjs.source import Dialect

_READERS = frozenset({"builtins.print", "builtins.float", "builtins.int", "builtins.str"})


@rule(cst.Subscript, "Tensor[]", "NdArray[]", "SymbolicTensor[]", to=Dialect.TFJS)
def index_to_tfjs(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Subscript)
    kind = at.kind(source.value)
    if isinstance(kind, Instance) and kind.role == "SymbolicTensor":
        tree = at.tree()
        if isinstance(tree, ast.Subscript) and is_one_of_inputs(tree):
            return None
        return at.report("KT124", reason="the tensor is symbolic")
    if not is_tensor(node.value, at):
        array = at.tree(source.value)
        if at.is_target() and isinstance(array, ast.Attribute) and is_tensor_elsewhere(array, at):
            at.report("KT477", name=ast.unparse(array))
        return None
    if at.is_target():
        return at.report("KT117")
    value = build.bare(node.value)
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=index, star=None))]:
            if isinstance(at.kind(index), Number) and _is_read(at):
                return build.subscript(build.method(value, "arraySync"), index)
    if not all(_is_place(element.slice, at) for element in source.slice):
        return at.report("KT124", reason="an index is not known to be an integer")
    known = kind if isinstance(kind, Instance) else Instance("Tensor")
    try:
        return indexed(node, source, value, known, at)
    except OnlyBrackets:
        return None
    except NoForm as none:
        return at.report("KT124", reason=none)


def _is_place(index: cst.BaseSlice, at: Site) -> bool:
    """Whether an index is a slice, or known to be no mask."""
    match index:
        case cst.Index(value=cst.Tuple(elements=elements)):
            return all(_is_place(cst.Index(each.value), at) for each in elements)
        case cst.Index(value=cst.Ellipsis() | cst.Name(value="None")):
            return True
        case cst.Index(value=value, star=None):
            return _is_integral(value, at)
    return isinstance(index, cst.Slice)


def _is_integral(index: cst.BaseExpression, at: Site) -> bool:
    match at.kind(index):
        case Number() | ListOf(Number()) | Instance(dtype="int32" | "int64") | NoneValue():
            return True
    tree = at.tree(index)
    return isinstance(tree, ast.expr) and _counts(tree, at)


_COUNTED = frozenset({"numpy.arange", "numpy.argsort", "numpy.random.permutation"})


def _counts(tree: ast.expr, at: Site) -> bool:
    """Whether a value is a range of numbers or a part of one, which can be no mask."""
    match tree:
        case ast.Subscript(value=value, slice=ast.Slice()):
            return _counts(value, at)
        case ast.Call():
            return at.facts.callee(tree) in _COUNTED
        case ast.Name() if _is_fold(tree, at) or _is_one_of_a_range(tree, at):
            return True
        case ast.Name() | ast.Attribute():
            found = at.facts.origins(tree, imported=at.options.is_imported)
            return bool(found) and all(
                each is not tree and _counts(each, at) for each in found or ()
            )
    return False


def _is_one_of_a_range(name: ast.Name, at: Site) -> bool:
    """Whether a loop binds a name to one after the other of a range's numbers."""
    binding = at.facts.binding(name)
    match binding.statement if binding is not None else None:
        case ast.For(target=ast.Name(), iter=numbers):
            return _counts(numbers, at)
        case ast.For(
            target=ast.Tuple(elts=[_, ast.Name(id=found)]),
            iter=ast.Call(func=ast.Name(id="enumerate"), args=[numbers, *_]),
        ) if (
            found == name.id
        ):
            return _counts(numbers, at)
    return False


def _is_fold(name: ast.Name, at: Site) -> bool:
    """Whether a name holds the places of samples that a splitter of scikit-learn chose: `for train,
    check in KFold(5).split(x)`."""
    binding = at.facts.binding(name)
    source = binding.source if binding is not None else None
    while isinstance(source, ast.Call) and isinstance(source.func, ast.Name) and source.args:
        source = source.args[0]  # of enumerate, list or next
    match source:
        case ast.Call(func=ast.Attribute(value=splitter, attr="split")):
            made = at.facts.origin(splitter)
            name_of = at.facts.callee(made) if isinstance(made, ast.Call) else None
            return (name_of or "").startswith("sklearn.model_selection.")
    return False


def _is_read(at: Site) -> bool:
    """Whether the element is printed beside other things or made a Python number."""
    match at.parents[-2:]:
        case [cst.Call() as call, cst.Arg()]:
            name = at.name_of(call)
            alone = len(call.args) == 1 and isinstance(at.parents[-3], cst.Expr)
            return name in _READERS and not (name == "builtins.print" and alone)
    return isinstance(at.parent, cst.FormattedStringExpression)


# Back


@rule(cst.Call, "tfjs.Tensor.slice", to=Dialect.KERAS)
def slice_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=cst.List(elements=begins))]:
            sizes: Sequence[cst.BaseElement] = [cst.Element(build.literal(-1)) for _ in begins]
        case [cst.Arg(value=cst.List(elements=begins)), cst.Arg(value=cst.List(elements=sizes))]:
            pass
        case _:
            return None
    if len(begins) != len(sizes) or not isinstance(call.func, cst.Attribute):
        return None
    pieces: list[cst.BaseSlice] = []
    for begin, size in zip(begins, sizes, strict=True):
        if isinstance(begin, cst.StarredElement) or isinstance(size, cst.StarredElement):
            if not _is_between(begin, 0, len(begins), at) or not _is_between(
                size, -1, len(begins), at
            ):
                return at.report("KT124", reason="how many axes it has is not written here")
            pieces.append(cst.Index(cst.Ellipsis()))
        else:
            pieces.append(_sliced(begin.value, size.value))
    return _index(call.func.value, pieces)


def _is_between(element: cst.BaseElement, whole: int, count: int, at: Site) -> bool:
    """Whether it is `*[whole] * (x.rank - n)`: all axes between the n others of a list."""
    match element:
        case cst.StarredElement(
            value=cst.BinaryOperation(
                left=cst.List(elements=[cst.Element(value=each)]),
                operator=cst.Multiply(),
                right=cst.BinaryOperation(left=rank, operator=cst.Subtract(), right=others),
            )
        ) if build.is_literal(each, whole) and build.is_literal(others, count - 1):
            of, receiver = at.source(rank), _receiver(at)
            named = isinstance(of, cst.Attribute) and build.is_named(of, "rank")
            return named and isinstance(of, cst.Attribute) and of.value.deep_equals(receiver)
    return False


def _sliced(begin: cst.BaseExpression, size: cst.BaseExpression) -> cst.Slice:
    size, begin = _unclamped(size, "min"), _unclamped(begin, "max")
    lower = None if build.is_literal(begin, 0) else _place(begin)
    if build.is_literal(size, -1):
        return cst.Slice(lower, None)
    if lower is None:
        return cst.Slice(None, _place(size))
    start, count = build.evaluated(begin), build.evaluated(size)
    if isinstance(start, int) and isinstance(count, int):
        return cst.Slice(lower, build.literal(start + count))
    match size:
        case cst.BinaryOperation(left=end, operator=cst.Subtract(), right=right) if build.bare(
            right
        ).deep_equals(begin):
            return cst.Slice(lower, end)
    match begin:
        case cst.BinaryOperation(
            left=place, operator=cst.Multiply(), right=step
        ) if step.deep_equals(
            size
        ):  # batch number `place`
            following = build.parenthesised(cst.BinaryOperation(place, cst.Add(), build.literal(1)))
            return cst.Slice(lower, begin.with_changes(left=following, lpar=[], rpar=[]))
    return cst.Slice(lower, operation(build.primary(begin), cst.Add(), size))


def _unclamped(bound: cst.BaseExpression, function: str) -> cst.BaseExpression:
    """`n` of `min(n, x.shape[0] - i)`, and `x.shape[0] - 3` of `max(x.shape[0] - 3, 0)`: Python
    ends a slice with its axis, and begins it there if -3 lies before it."""
    match bound:
        case cst.Call(
            func=cst.Name(value=name), args=[cst.Arg(value=first), cst.Arg(value=second)]
        ) if (name == function):
            if name == "max":
                counted = _place(first) is not first and build.is_literal(second, 0)
                return first if counted else bound
            if isinstance(second, cst.BinaryOperation):
                second = second.left if isinstance(second.operator, cst.Subtract) else second
            match second:
                case cst.Subscript(value=cst.Attribute(attr=cst.Name(value="shape"))):
                    return first
    return bound


def _place(index: cst.BaseExpression) -> cst.BaseExpression:
    """`x.shape[0] - 1` as an index: -1."""
    match index:
        case cst.BinaryOperation(
            left=cst.Subscript(value=cst.Attribute(attr=cst.Name(value="shape"))),
            operator=cst.Subtract(),
            right=cst.Integer() as distance,
        ):
            return cst.UnaryOperation(cst.Minus(), distance)
    return index


@rule(cst.Call, "tfjs.Tensor.stridedSlice", to=Dialect.KERAS)
def strided_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    lists = [arg.value for arg in call.args if isinstance(arg.value, cst.List)]
    if len(lists) != 3 or len(call.args) != 3 or not isinstance(call.func, cst.Attribute):
        return None
    value = call.func.value
    known = at.kind(_receiver(at))
    shape = known.shape if isinstance(known, Instance) else None
    pieces = []
    for axis, (begin, end, step) in enumerate(zip(*(each.elements for each in lists), strict=True)):
        lower = None if build.is_literal(begin.value, 0) else _place(begin.value)
        stride = None if build.is_literal(step.value, 1) else step.value
        upper = None if _is_length(end.value, axis, shape) else _place(end.value)
        pieces.append(cst.Slice(lower, upper, stride))
    return _index(value, pieces)


def _receiver(at: Site) -> cst.CSTNode:
    match at.original:
        case cst.Call(func=cst.Attribute(value=value)):
            return value
    return at.original


def _is_length(end: cst.BaseExpression, axis: int, shape: tuple[int | None, ...] | None) -> bool:
    match end:
        case cst.Subscript(value=cst.Attribute(attr=cst.Name(value="shape"))):
            return True
    return shape is not None and axis < len(shape) and build.is_literal(end, shape[axis])


@rule(cst.Call, "tfjs.Tensor.gather", to=Dialect.KERAS)
def gather_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(func=cst.Attribute(value=value), args=[cst.Arg(value=index), *rest]):
            place = _place(index)
            axis = build.evaluated(rest[0].value) if rest else 0
            if place is index and not _is_integral(index, at):
                return None
            if axis == -1:
                return _index(value, [cst.Index(cst.Ellipsis()), cst.Index(place)])
            if isinstance(axis, int) and axis >= 0:
                whole = [cst.Slice(None, None) for _ in range(axis)]
                return _index(value, [*whole, cst.Index(place)])
    return None


def _index(value: cst.BaseExpression, pieces: Sequence[cst.BaseSlice]) -> cst.Subscript:
    return cst.Subscript(build.primary(value), [cst.SubscriptElement(piece) for piece in pieces])
