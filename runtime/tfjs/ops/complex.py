"""Complex numbers: put together, taken apart, conjugated."""

from __future__ import annotations

from tfjs.ops.launch import converted, filled, joined, part, unary
from tfjs.ops.registry import op
from tfjs.tensor import Tensor


def _both(dy: Tensor, y: Tensor, re: Tensor, im: Tensor) -> tuple[Tensor, Tensor]:
    return real(dy), imag(dy)


@op(grad=_both, method=False)
def complex_(real: Tensor, imag: Tensor) -> Tensor:
    """real + i imag, elementwise, as complex64; two tensors of one shape."""
    if real.dims != imag.dims:
        raise ValueError(
            f"real and imag shapes, {','.join(map(str, real.dims))} and "
            f"{','.join(map(str, imag.dims))}, must match in call to tf.complex(). "
            f"Shapes {','.join(map(str, real.dims))} and {','.join(map(str, imag.dims))} must match"
        )
    return joined(converted(real, "float32"), converted(imag, "float32"))


def _from_real(dy: Tensor, y: Tensor, x: Tensor) -> tuple[Tensor]:
    return (complex_(dy, dy.zerosLike()) if x.dtype == "complex64" else dy.clone(),)


@op(grad=_from_real, method=False)
def real(input: Tensor) -> Tensor:
    """The real parts as float32; of real numbers they themselves."""
    if input.dtype != "complex64":
        return input.clone()
    return part(input, 0)


def _from_imag(dy: Tensor, y: Tensor, x: Tensor) -> tuple[Tensor]:
    return (complex_(dy.zerosLike(), dy) if x.dtype == "complex64" else dy.zerosLike(),)


@op(grad=_from_imag, method=False)
def imag(input: Tensor) -> Tensor:
    """The imaginary parts as float32; of real numbers 0."""
    if input.dtype != "complex64":
        return filled(input.dims, 0, "float32")
    return part(input, 1)


def _conjugate(dy: Tensor, y: Tensor, x: Tensor) -> tuple[Tensor]:
    return (conj(dy),)


@op(grad=_conjugate, function=False, method=False)
def conj(x: Tensor) -> Tensor:
    """The complex conjugate; of real numbers they themselves."""
    return unary("conj", x) if x.dtype == "complex64" else x.clone()
