"""Elementwise arithmetic of two tensors with broadcasting and dtype promotion."""

from __future__ import annotations

from collections.abc import Callable

from tfjs.ops.launch import binary, filled
from tfjs.ops.registry import OPS, Tensors, op
from tfjs.ops.shapes import Dims, broadcast_dims, upcast
from tfjs.tensor import Tensor

Gradients = tuple[Callable[[], Tensor], Callable[[], Tensor]]


def unbroadcast(dy: Tensor, dims: Dims) -> Tensor:
    """The gradient of an operand of shape ``dims`` from that of what it was broadcast to."""
    if dy.dims == dims:
        return dy
    missing = len(dy.dims) - len(dims)
    axes = [
        axis
        for axis, extent in enumerate(dy.dims)
        if axis < missing or (dims[axis - missing] == 1 and extent != 1)
    ]
    return dy.sum(axes).reshape(list(dims))


def _gradients(
    a: Tensor, b: Tensor, by_a: Callable[[], Tensor], by_b: Callable[[], Tensor]
) -> Gradients:
    return lambda: _shaped_as(a, by_a()), lambda: _shaped_as(b, by_b())


def _shaped_as(x: Tensor, dx: Tensor) -> Tensor:
    if dx.dtype == "complex64" != x.dtype:
        dx = OPS["real"](dx)
    return unbroadcast(dx, x.dims)


def real(x: Tensor) -> Tensor:
    """x as it stands in the gradient of another factor: in float32, or conjugate if complex.

    The gradient by a complex x + iy is that by x plus i times that by y, as in TensorFlow.
    """
    match x.dtype:
        case "float32":
            return x
        case "complex64":
            return OPS["conj"](x)  # type: ignore[no-any-return]  # operations are Any
        case _:
            return x.toFloat()


def nothing(x: Tensor) -> Tensor:
    """The gradient by x of what stays the same wherever x moves: zeros."""
    return filled(x.dims, 0, "complex64" if x.dtype == "complex64" else "float32")


@op(grad=lambda dy, y, a, b: _gradients(a, b, lambda: dy, lambda: dy))
def add(a: Tensor, b: Tensor) -> Tensor:
    """a + b, elementwise."""
    return binary("add", a, b)


@op(grad=lambda dy, y, a, b: _gradients(a, b, lambda: dy, lambda: -dy))
def sub(a: Tensor, b: Tensor) -> Tensor:
    """a - b, elementwise."""
    return binary("sub", a, b)


@op(grad=lambda dy, y, a, b: _gradients(a, b, lambda: dy * real(b), lambda: dy * real(a)))
def mul(a: Tensor, b: Tensor) -> Tensor:
    """a b, elementwise."""
    return binary("mul", a, b)


def _quotient(dy: Tensor, y: Tensor, a: Tensor, b: Tensor) -> Gradients:
    return _gradients(a, b, lambda: dy / real(b), lambda: -(dy * real(a) / real(b).square()))


@op(grad=_quotient)
def div(a: Tensor, b: Tensor) -> Tensor:
    """a / b, elementwise; of two whole numbers the quotient rounded down, as in TF.js."""
    if upcast(a.dtype, b.dtype) == "int32":
        return binary("floor_div", a, b)
    return binary("div", a, b)


@op(
    grad=lambda dy, y, a, b: _gradients(
        a,
        b,
        lambda: dy.divNoNan(real(b)),
        lambda: -(dy * real(a)).divNoNan(real(b).square()),
    )
)
def divNoNan(a: Tensor, b: Tensor) -> Tensor:
    """a / b, and 0 where b is 0, elementwise; of two whole numbers rounded down."""
    if upcast(a.dtype, b.dtype) == "int32":
        return binary("floor_div", a, b)
    return binary("div_no_nan", a, b)


@op(grad=_quotient)
def floorDiv(a: Tensor, b: Tensor) -> Tensor:
    """a / b rounded down, elementwise, as int32. The gradient is TF.js's, that of a / b."""
    return binary("floor_div", a, b, dtype="int32")


@op(
    grad=lambda dy, y, a, b: _gradients(a, b, lambda: dy, lambda: dy * -(real(a) / real(b)).floor())
)
def mod(a: Tensor, b: Tensor) -> Tensor:
    """The remainder of a / b with the sign of b, elementwise."""
    return binary("mod", a, b)


def _power(dy: Tensor, y: Tensor, base: Tensor, exp: Tensor) -> Gradients:
    def by_base() -> Tensor:
        power = real(exp)
        slope: Tensor = real(base).pow(power - 1)
        return dy * power * slope

    def by_exponent() -> Tensor:
        x = real(base)
        logarithm: Tensor = x.log().where(x.greater(0), x.zerosLike())
        return dy * y * logarithm

    return _gradients(base, exp, by_base, by_exponent)


@op(grad=_power)
def pow_(base: Tensor, exp: Tensor) -> Tensor:
    """base to the power of exp, elementwise."""
    return binary("pow", base, exp)


def _without_bool(a: Tensor, b: Tensor) -> str | None:
    return "int32" if a.dtype == b.dtype == "bool" else None


@op(
    grad=lambda dy, y, a, b: _gradients(
        a, b, lambda: dy * real(a.greaterEqual(b)), lambda: dy * real(a.less(b))
    )
)
def maximum(a: Tensor, b: Tensor) -> Tensor:
    """The larger of a and b, elementwise."""
    return binary("maximum", a, b, dtype=_without_bool(a, b))


@op(
    grad=lambda dy, y, a, b: _gradients(
        a, b, lambda: dy * real(a.lessEqual(b)), lambda: dy * real(a.greater(b))
    )
)
def minimum(a: Tensor, b: Tensor) -> Tensor:
    """The smaller of a and b, elementwise."""
    return binary("minimum", a, b, dtype=_without_bool(a, b))


@op(
    grad=lambda dy, y, a, b: _gradients(
        a,
        b,
        lambda: dy * (2 * (real(a) - real(b))),
        lambda: dy * (2 * (real(b) - real(a))),
    )
)
def squaredDifference(a: Tensor, b: Tensor) -> Tensor:
    """(a - b) squared, elementwise."""
    return binary("squared_difference", a, b)


def _angle(dy: Tensor, y: Tensor, a: Tensor, b: Tensor) -> Gradients:
    rise, run = real(a), real(b)
    return _gradients(
        a,
        b,
        lambda: dy * (run / (rise.square() + run.square())),
        lambda: dy * -(rise / (rise.square() + run.square())),
    )


@op(grad=_angle)
def atan2(a: Tensor, b: Tensor) -> Tensor:
    """The angle of the point (b, a), elementwise."""
    return binary("atan2", a, b)


@op(
    grad=lambda dy, y, x, alpha: _gradients(
        x,
        alpha,
        lambda: dy.where(x.greater(0), dy * alpha),
        lambda: dy.zerosLike().where(x.greater(0), dy * x),
    )
)
def prelu(x: Tensor, alpha: Tensor) -> Tensor:
    """x above 0, alpha x below, elementwise; alpha broadcasts to x."""
    if broadcast_dims(x.dims, alpha.dims) != x.dims:
        raise ValueError(f"prelu: alpha of shape {alpha.shape} must broadcast to x's {x.shape}")
    return binary("prelu", x, alpha, dtype="float32")


def _one_kind(tensors: Tensors) -> None:
    for what in ("dtype", "shape"):
        found = [str(getattr(tensor, what)) for tensor in tensors]
        if len(set(found)) > 1:
            raise ValueError(
                f"All tensors passed to tf.addN() must have the same {what}; got "
                + ", ".join(found)
            )


def _sum(dy: Tensor, y: Tensor, tensors: Tensors) -> tuple[Tensor, ...]:
    return tuple(dy for _ in tensors)


@op(grad=_sum)
def addN(tensors: Tensors) -> Tensor:
    """The sum of tensors of one shape and dtype."""
    if not tensors:
        raise ValueError("Must pass at least one tensor to tf.addN(), but got 0")
    _one_kind(tensors)
    total: Tensor = tensors[0].clone()
    for tensor in tensors[1:]:
        total = binary("add", total, tensor)
    return total
