"""Elementwise operations of one tensor."""

from __future__ import annotations

import math

from tfjs.engine import share
from tfjs.ops.binary import nothing, real
from tfjs.ops.launch import binary, converted, refuse_complex, unary
from tfjs.ops.registry import OPS, AnyTensor, FloatTensor, op
from tfjs.ops.windows import text_of
from tfjs.tensor import STORED_DTYPES, Tensor

SCALE = 1.0507009873554804934193349852946
SCALE_ALPHA = 1.7580993408473768599402175208123


def _direction(dy: Tensor, y: Tensor, x: Tensor) -> tuple[Tensor]:
    if x.dtype != "complex64":
        return (dy * real(x).step(-1),)
    join, real_part, imag = OPS["complex"], OPS["real"], OPS["imag"]
    return (join(dy * real_part(x).divNoNan(y), dy * imag(x).divNoNan(y)),)


@op(grad=_direction)
def abs_(x: Tensor) -> Tensor:
    """|x|, elementwise; of complex64 the float32 magnitude."""
    return unary("abs", x, result="float32" if x.dtype == "complex64" else None)


@op(grad=lambda dy, y, x: (-dy,))
def neg(x: Tensor) -> Tensor:
    """-x, elementwise; bool stays as it is."""
    return unary("abs" if x.dtype == "bool" else "neg", x)


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def sign(x: Tensor) -> Tensor:
    """-1, 0 or 1, elementwise."""
    return unary("sign", x)


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def floor(x: FloatTensor) -> Tensor:
    """The largest integer not above x, elementwise."""
    return unary("floor", x)


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def ceil(x: FloatTensor) -> Tensor:
    """The smallest integer not below x, elementwise."""
    return unary("ceil", x)


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def round_(x: Tensor) -> Tensor:
    """The nearest integer, halves to even, elementwise."""
    return unary("round", x)


@op(grad=lambda dy, y, x: (dy * (real(x) * 2),))
def square(x: Tensor) -> Tensor:
    """x squared, elementwise."""
    return binary("mul", x, x) if x.dtype == "complex64" else unary("square", x)


@op(grad=lambda dy, y, x: (dy / (x.sqrt() * 2),))
def sqrt(x: FloatTensor) -> Tensor:
    """The square root, elementwise."""
    return unary("sqrt", x)


@op(grad=lambda dy, y, x: (-(dy / (x.pow(1.5) * 2)),))
def rsqrt(x: FloatTensor) -> Tensor:
    """1 / sqrt(x), elementwise."""
    return unary("rsqrt", x)


@op(grad=lambda dy, y, x: (dy / -real(x).square(),))
def reciprocal(x: Tensor) -> Tensor:
    """1 / x, elementwise."""
    return unary("reciprocal", x)


@op(grad=lambda dy, y, x: (dy * y,))
def exp(x: Tensor) -> Tensor:
    """e to the x, elementwise."""
    return unary("exp", x, dtype="float32")


@op(grad=lambda dy, y, x: (dy * x.exp(),))
def expm1(x: Tensor) -> Tensor:
    """e to the x, minus 1, elementwise."""
    return unary("expm1", x)


@op(grad=lambda dy, y, x: (dy / x,))
def log(x: FloatTensor) -> Tensor:
    """The natural logarithm, elementwise."""
    return unary("log", x)


@op(grad=lambda dy, y, x: (dy / (1 + real(x)),))
def log1p(x: Tensor) -> Tensor:
    """The natural logarithm of 1 + x, elementwise."""
    return unary("log1p", x)


@op(grad=lambda dy, y, x: (x.cos() * dy,))
def sin(x: FloatTensor) -> Tensor:
    """The sine, elementwise."""
    return unary("sin", x)


@op(grad=lambda dy, y, x: (-x.sin() * dy,))
def cos(x: FloatTensor) -> Tensor:
    """The cosine, elementwise."""
    return unary("cos", x)


@op(grad=lambda dy, y, x: (dy / x.cos().square(),))
def tan(x: FloatTensor) -> Tensor:
    """The tangent, elementwise."""
    return unary("tan", x)


@op(grad=lambda dy, y, x: (dy / (1 - real(x).square()).sqrt(),))
def asin(x: Tensor) -> Tensor:
    """The inverse sine, elementwise."""
    return unary("asin", x)


@op(grad=lambda dy, y, x: (-(dy / (1 - real(x).square()).sqrt()),))
def acos(x: Tensor) -> Tensor:
    """The inverse cosine, elementwise."""
    return unary("acos", x)


@op(grad=lambda dy, y, x: (dy / (real(x).square() + 1),))
def atan(x: Tensor) -> Tensor:
    """The inverse tangent, elementwise."""
    return unary("atan", x)


@op(grad=lambda dy, y, x: (real(x).cosh() * dy,))
def sinh(x: Tensor) -> Tensor:
    """The hyperbolic sine, elementwise."""
    return unary("sinh", x)


@op(grad=lambda dy, y, x: (x.sinh() * dy,))
def cosh(x: FloatTensor) -> Tensor:
    """The hyperbolic cosine, elementwise."""
    return unary("cosh", x)


@op(grad=lambda dy, y, x: ((1 - y.square()) * dy,))
def tanh(x: FloatTensor) -> Tensor:
    """The hyperbolic tangent, elementwise."""
    return unary("tanh", x)


@op(grad=lambda dy, y, x: (dy / (1 + real(x).square()).sqrt(),))
def asinh(x: Tensor) -> Tensor:
    """The inverse hyperbolic sine, elementwise."""
    return unary("asinh", x)


@op(grad=lambda dy, y, x: (dy / (real(x).square() - 1).sqrt(),))
def acosh(x: Tensor) -> Tensor:
    """The inverse hyperbolic cosine, elementwise."""
    return unary("acosh", x)


@op(grad=lambda dy, y, x: (dy / (1 - real(x).square()),))
def atanh(x: Tensor) -> Tensor:
    """The inverse hyperbolic tangent, elementwise."""
    return unary("atanh", x)


@op(grad=lambda dy, y, x: (dy * (2 / math.sqrt(math.pi) * (-real(x).square()).exp()),))
def erf(x: Tensor) -> Tensor:
    """The error function, elementwise."""
    if x.dtype not in ("float32", "int32"):
        raise TypeError("Input dtype must be `int32` or `float32`.")
    return unary("erf", x, dtype="float32")


@op(grad=lambda dy, y, x: (dy * (y * (1 - y)),))
def sigmoid(x: FloatTensor) -> Tensor:
    """1 / (1 + exp(-x)), elementwise."""
    return unary("sigmoid", x)


@op(grad=lambda dy, y, x: (dy * real(x).step(),))
def relu(x: Tensor) -> Tensor:
    """max(x, 0), elementwise."""
    return unary("relu", x)


@op(grad=lambda dy, y, x: (dy * (real(x.lessEqual(6)) * real(x).step()),))
def relu6(x: Tensor) -> Tensor:
    """min(max(x, 0), 6), elementwise."""
    return unary("relu6", x)


@op(grad=lambda dy, y, x: (dy.where(y.greaterEqual(0), dy * (y + 1)),))
def elu(x: FloatTensor) -> Tensor:
    """x from 0 on, exp(x) - 1 below, elementwise."""
    return unary("elu", x)


@op(grad=lambda dy, y, x: ((dy * SCALE).where(x.greater(0), dy * SCALE_ALPHA * x.exp()),))
def selu(x: Tensor) -> Tensor:
    """The scaled exponential linear unit, elementwise."""
    return unary("selu", x)


@op(grad=lambda dy, y, x: (dy * real(x).sigmoid(),))
def softplus(x: Tensor) -> Tensor:
    """log(1 + exp(x)), elementwise."""
    return unary("softplus", x)


@op(grad=lambda dy, y, x, alpha: (dy.where(x.greater(0), dy * alpha),))
def leakyRelu(x: Tensor, alpha: float = 0.2) -> Tensor:
    """x above 0, alpha x below, elementwise."""
    return unary("leaky_relu", x, alpha, dtype="float32")


@op(grad=lambda dy, y, x, alpha: (dy.zerosLike(),))
def step(x: Tensor, alpha: float = 0.0) -> Tensor:
    """1 above 0, alpha at and below, elementwise."""
    return unary("step", x, alpha)


@op(
    grad=lambda dy, y, x, low, high: (
        dy.where(x.greaterEqual(low).logicalAnd(x.lessEqual(high)), dy.zerosLike()),
    )
)
def clipByValue(x: Tensor, clipValueMin: float, clipValueMax: float) -> Tensor:
    """x between two bounds, elementwise. ValueError where the lower one is above the upper."""
    if clipValueMin > clipValueMax:
        raise ValueError(
            f"Error in clip: min ({clipValueMin}) must be less than or equal to max "
            f"({clipValueMax})."
        )
    return unary("clip", x, clipValueMin, clipValueMax)


@op()
def logSigmoid(x: Tensor) -> Tensor:
    """log(sigmoid(x)), elementwise."""
    return neg(softplus(neg(x)))


def _tested(name: str, x: Tensor) -> Tensor:
    refuse_complex(name, x)
    return unary(name, converted(x, "float32"), result="bool")


@op(grad=lambda dy, y, x: (nothing(x),))
def isNaN(x: Tensor) -> Tensor:
    """Whether an element is NaN, as bool."""
    return _tested("is_nan", x)


@op(grad=lambda dy, y, x: (nothing(x),))
def isInf(x: Tensor) -> Tensor:
    """Whether an element is an infinity, as bool."""
    return _tested("is_inf", x)


@op(grad=lambda dy, y, x: (nothing(x),))
def isFinite(x: Tensor) -> Tensor:
    """Whether an element is a finite number, as bool."""
    return _tested("is_finite", x)


def _uncast(dy: Tensor, y: Tensor, x: Tensor, dtype: str) -> tuple[Tensor]:
    if dy.dtype == x.dtype:
        return (dy.clone(),)
    return (dy.cast("complex64" if x.dtype == "complex64" else "float32"),)


@op(grad=_uncast)
def cast(x: Tensor, dtype: str) -> Tensor:
    """x as a tensor of another dtype: floats lose their fraction, bool is whether x is not 0."""
    if not isinstance(dtype, str) or dtype not in STORED_DTYPES:
        raise ValueError(f"Failed to cast to unknown dtype {text_of(dtype)}")
    if dtype == "string":
        raise TypeError("Only strings can be casted to strings")
    if x.dtype == dtype:
        return x.clone()
    return converted(x, dtype)


@op(grad=lambda dy, y, x: (dy.clone(),))
def clone(x: AnyTensor) -> Tensor:
    """Another tensor on the same memory."""
    y: Tensor = share(x.storage, x.dims, x.dtype)
    return y


@op(function=False)
def toFloat(x: Tensor) -> Tensor:
    """x as float32."""
    return cast(x, "float32")


@op(function=False)
def toInt(x: Tensor) -> Tensor:
    """x as int32."""
    return cast(x, "int32")


@op(function=False)
def toBool(x: Tensor) -> Tensor:
    """x as bool."""
    return cast(x, "bool")


@op(function=False)
def asType(x: Tensor, dtype: str) -> Tensor:
    """x as a tensor of another dtype."""
    return cast(x, dtype)
