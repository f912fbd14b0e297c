"""Element by element: arithmetic, comparisons, special functions, bits, complex numbers."""

from __future__ import annotations

from collections.abc import Iterator

_FLOATING = "sqrt exp log sin cos tan tanh sinh cosh sigmoid log1p expm1 rsqrt erf reciprocal"
_ARCS = "asin acos atan asinh acosh atanh"
_LIKE_NUMPY = {"sigmoid", "rsqrt", "erf"}
_WHOLE = 'if dtype(x) in ("int32", "int64", "bool")'
_TYPED = "and not (untyped(x) and dtype(x) == 'int64')"


def _floating() -> Iterator[str]:
    """Functions that TF.js has for floats only, of whole numbers."""
    for name in _FLOATING.split():
        yield f'ops.{name}(x) {_WHOLE} -> tf.{name}(tf.cast(x, "float32"))'
        if name not in _LIKE_NUMPY:
            yield f'np.{name}(x) {_WHOLE} {_TYPED} -> tf.{name}(tf.cast(x, "float32"))'
    for name in _ARCS.split():
        full = "arc" + name[1:]
        yield f'ops.{full} np.{full}(x) {_WHOLE} -> tf.{name}(tf.cast(x, "float32"))'


ELEMENTWISE = "\n".join(_floating()) + """
ops.divide ops.true_divide np.divide np.true_divide(x1, x2)
 if dtype(x1) in ("int32", "int64", "bool") and (dtype(x2) in ("int32", "int64", "bool") or
    integer(x2))
 -> tf.div(tf.cast(x1, "float32"), x2)
ops.floor_divide np.floor_divide tf.math.floordiv(x1/x, x2/y)
 if dtype(x1) in ("int32", "int64") and dtype(x2) in ("int32", "int64")
 -> tf.floorDiv(x1, x2)
ops.floor_divide np.floor_divide tf.math.floordiv(x1/x, x2/y)
 if dtype(x1) in ("int32", "int64") and integer(x2)
 -> tf.floorDiv(x1, tf.scalar(x2, "int32"))
ops.floor_divide np.floor_divide tf.math.floordiv(x1/x, x2/y) -> tf.floor(tf.div(x1, x2))
ops.cbrt np.cbrt(x) -> tf.mul(tf.sign(x), tf.pow(tf.abs(x), 1 / 3))
ops.exp2 np.exp2(x) -> tf.pow(2, x)
ops.log2 np.log2(x) -> tf.div(tf.log(x), math.log(2))
ops.log10 np.log10(x) -> tf.div(tf.log(x), math.log(10))
ops.logaddexp np.logaddexp(x1, x2)
 -> tf.add(tf.maximum(x1, x2), tf.log1p(tf.exp(tf.neg(tf.abs(tf.sub(x1, x2))))))
ops.logaddexp2 np.logaddexp2(x1, x2)
 -> tf.add(tf.maximum(x1, x2), tf.div(tf.log1p(tf.pow(2, tf.neg(tf.abs(tf.sub(x1, x2))))),
    math.log(2)))
ops.hypot np.hypot(x1, x2) -> tf.sqrt(tf.add(tf.square(x1), tf.square(x2)))
ops.heaviside np.heaviside(x1, x2) -> tf.where(tf.equal(x1, 0), x2, tf.step(x1))
ops.fmax np.fmax(x1, x2)
 -> tf.where(tf.isNaN(x1), x2, tf.where(tf.isNaN(x2), x1, tf.maximum(x1, x2)))
ops.fmin np.fmin(x1, x2)
 -> tf.where(tf.isNaN(x1), x2, tf.where(tf.isNaN(x2), x1, tf.minimum(x1, x2)))
ops.fmod np.fmod tf.math.mod(x1, x2) -> tf.mul(tf.sign(x1), tf.mod(tf.abs(x1), tf.abs(x2)))
ops.trunc np.trunc np.fix(x) -> tf.mul(tf.sign(x), tf.floor(tf.abs(x)))
ops.deg2rad np.deg2rad np.radians(x) -> tf.mul(x, math.pi / 180)
ops.rad2deg np.rad2deg np.degrees(x) -> tf.mul(x, 180 / math.pi)
ops.sinc np.sinc(x)
 -> tf.where(tf.equal(x, 0), 1, tf.div(tf.sin(tf.mul(x, math.pi)), tf.mul(x, math.pi)))
ops.signbit np.signbit(x) -> tf.logicalOr(tf.less(x, 0), tf.less(tf.reciprocal(x), 0))
ops.isneginf np.isneginf(x) -> tf.equal(x, -math.inf)
ops.isposinf np.isposinf(x) -> tf.equal(x, math.inf)
ops.isclose np.isclose(x1/a, x2/b, rtol=1e-05, atol=1e-08, -equal_nan=False)
 -> tf.logicalOr(tf.equal(x1, x2), tf.logicalAnd(tf.isFinite(x2), tf.lessEqual(tf.abs(tf.sub(x1,
    x2)), tf.add(tf.mul(tf.abs(x2), rtol), atol))))
np.allclose(a, b, rtol=1e-05, atol=1e-08, -equal_nan=False)
 -> bool(tf.all(tf.lessEqual(tf.abs(tf.sub(a, b)), tf.add(tf.mul(tf.abs(b), rtol),
    atol))).dataSync()[0])
ops.allclose(x1, x2, rtol=1e-05, atol=1e-08, -equal_nan=False)
 -> tf.all(tf.lessEqual(tf.abs(tf.sub(x1, x2)), tf.add(tf.mul(tf.abs(x2), rtol), atol)))
np.array_equal(a1, a2) -> bool(tf.all(tf.equal(a1, a2)).dataSync()[0])
ops.nan_to_num np.nan_to_num(x, nan=0.0, -posinf=None, -neginf=None)
 -> tf.where(tf.isNaN(x), nan, tf.clipByValue(x, -3.4028234663852886e38, 3.4028234663852886e38))
ops.ldexp np.ldexp(x1, x2) -> tf.mul(x1, tf.pow(2, x2))
ops.fabs np.fabs(x) -> tf.abs(x)
np.positive(x) -> tf.clone(x)
np.float_power(x1, x2) -> tf.pow(x1, x2)
ops.divide_no_nan tf.math.divide_no_nan(x1/x, x2/y) -> tf.divNoNan(x1, x2)
tf.math.multiply_no_nan(x, y) -> tf.where(tf.equal(y, 0), 0, tf.mul(x, y))
ops.round np.round np.around(x/a, decimals=0) if decimals == 0 -> tf.round(x)
ops.round np.round np.around(x/a, decimals)
 -> tf.div(tf.round(tf.mul(x, 10**decimals)), 10**decimals)
ops.clip np.clip(x/a, x_min/a_min, x_max/a_max) if x_min is None -> tf.minimum(x, x_max)
ops.clip np.clip(x/a, x_min/a_min, x_max/a_max) if x_max is None -> tf.maximum(x, x_min)
ops.clip np.clip(x/a, x_min/a_min, x_max/a_max)
 if tensor(x_min) or tensor(x_max)
 -> tf.maximum(tf.minimum(x, x_max), x_min)
tf.clip_by_norm(t, clip_norm, -axes=None, -name=None)
 -> tf.mul(t, tf.minimum(1, tf.div(clip_norm, tf.norm(t))))
tf.clip_by_norm(t, clip_norm, axes)
 -> tf.mul(t, tf.minimum(1, tf.div(clip_norm, tf.sqrt(tf.sum(tf.square(t), axes, True)))))
tf.scalar_mul tf.math.scalar_mul(scalar, x) -> tf.mul(x, scalar)
tf.div(x, y) -> tf.div(x, y)
tf.to_float(x) -> tf.cast(x, "float32")
tf.to_int32(x) -> tf.cast(x, "int32")
tf.math.xlogy(x, y) -> tf.where(tf.equal(x, 0), 0, tf.mul(x, tf.log(y)))
tf.math.xdivy(x, y) -> tf.divNoNan(x, y)
tf.math.polyval(coeffs, x)
 if sequence(coeffs) and length(coeffs) == 2
 -> tf.add(tf.mul(x, coeffs[0]), coeffs[1])
tf.math.truediv tf.truediv tf.realdiv(x, y) -> tf.div(tf.cast(x, "float32"), y)
tf.math.cumulative_logsumexp(x, axis=0, -exclusive=False, -reverse=False, -name=None)
 -> tf.log(tf.cumsum(tf.exp(x), axis))
ops.i0 np.i0 tf.math.bessel_i0(x)
 -> tf.mean(tf.exp(tf.mul(tf.expandDims(x, -1), tf.cos(tf.mul(tf.range(0, 64), math.pi / 32)))),
    -1)
ops.kaiser np.kaiser(x/M, beta)
 -> tf.div(tf.mean(tf.exp(tf.mul(tf.expandDims(tf.sqrt(tf.relu(tf.sub(1,
    tf.square(tf.sub(tf.mul(tf.range(0, x), 2 / (x - 1)), 1))))), -1), turns)), -1),
    tf.mean(tf.exp(turns)))
 where turns = tf.mul(tf.cos(tf.mul(tf.range(0, 64), math.pi / 32)), beta)
ops.erfc tf.math.erfc(x) -> tf.sub(1, tf.erf(x))
ops.logical_and np.logical_and(x1, x2)
 if dtype(x1) in ("float32", "int32", "float64", "int64")
 -> tf.logicalAnd(tf.cast(x1, "bool"), tf.cast(x2, "bool"))
ops.logical_or np.logical_or(x1, x2)
 if dtype(x1) in ("float32", "int32", "float64", "int64")
 -> tf.logicalOr(tf.cast(x1, "bool"), tf.cast(x2, "bool"))
ops.logical_xor np.logical_xor(x1, x2)
 if dtype(x1) in ("float32", "int32", "float64", "int64")
 -> tf.logicalXor(tf.cast(x1, "bool"), tf.cast(x2, "bool"))
ops.logical_not np.logical_not(x)
 if dtype(x) in ("float32", "int32", "float64", "int64")
 -> tf.equal(x, 0)
ops.bitwise_and np.bitwise_and(x/x1, y/x2) if dtype(x) == "bool" -> tf.logicalAnd(x, y)
ops.bitwise_and np.bitwise_and(x/x1, y/x2) -> tf.bitwiseAnd(x, y)
ops.bitwise_or np.bitwise_or(x/x1, y/x2) if dtype(x) == "bool" -> tf.logicalOr(x, y)
ops.bitwise_or np.bitwise_or(x/x1, y/x2) -> tf.sub(tf.add(x, y), tf.bitwiseAnd(x, y))
ops.bitwise_xor np.bitwise_xor(x/x1, y/x2) if dtype(x) == "bool" -> tf.logicalXor(x, y)
ops.bitwise_xor np.bitwise_xor(x/x1, y/x2)
 -> tf.sub(tf.add(x, y), tf.mul(tf.bitwiseAnd(x, y), tf.scalar(2, "int32")))
ops.bitwise_not ops.bitwise_invert np.bitwise_not np.invert(x)
 if dtype(x) == "bool"
 -> tf.logicalNot(x)
ops.bitwise_not ops.bitwise_invert np.bitwise_not np.invert(x)
 -> tf.sub(tf.scalar(-1, "int32"), x)
ops.left_shift ops.bitwise_left_shift np.left_shift(x/x1, y/x2)
 if integer(y)
 -> tf.mul(x, tf.scalar(2**y, "int32"))
ops.right_shift ops.bitwise_right_shift np.right_shift(x/x1, y/x2)
 if integer(y)
 -> tf.floorDiv(x, tf.scalar(2**y, "int32"))
ops.left_shift ops.bitwise_left_shift np.left_shift(x/x1, y/x2)
 -> tf.mul(x, tf.pow(tf.scalar(2, "int32"), tf.cast(y, "int32")))
ops.right_shift ops.bitwise_right_shift np.right_shift(x/x1, y/x2)
 -> tf.floorDiv(x, tf.pow(tf.scalar(2, "int32"), tf.cast(y, "int32")))
ops.real np.real tf.math.real(x/val/input) if dtype(x) == "complex64" -> tf.real(x)
ops.real np.real tf.math.real(x/val/input) -> tf.clone(x)
ops.imag np.imag tf.math.imag(x/val/input) if dtype(x) == "complex64" -> tf.imag(x)
ops.imag np.imag tf.math.imag(x/val/input) -> tf.zerosLike(x)
ops.conj ops.conjugate np.conj np.conjugate tf.math.conj(x)
 if dtype(x) == "complex64"
 -> tf.complex(tf.real(x), tf.neg(tf.imag(x)))
ops.conj ops.conjugate np.conj np.conjugate tf.math.conj(x) -> tf.clone(x)
ops.angle np.angle tf.math.angle(x/z/input)
 if dtype(x) == "complex64"
 -> tf.atan2(tf.imag(x), tf.real(x))
ops.angle np.angle tf.math.angle(x/z/input) -> tf.where(tf.less(x, 0), math.pi, 0)
ops.isreal np.isreal(x) if dtype(x) == "complex64" -> tf.equal(tf.imag(x), 0)
ops.isreal np.isreal(x) -> tf.cast(tf.onesLike(x), "bool")
ops.view_as_real(x) -> tf.stack([tf.real(x), tf.imag(x)], -1)
ops.view_as_complex(x) -> tf.complex(pair[0], pair[1]) where pair = tf.unstack(x, -1)
ops.polar(abs_, angle) -> tf.complex(tf.mul(abs_, tf.cos(angle)), tf.mul(abs_, tf.sin(angle)))
tf.complex tf.dtypes.complex(real, imag) -> tf.complex(real, imag)
ops.saturate_cast tf.saturate_cast tf.dtypes.saturate_cast(x/value, dtype:value)
 if dtype == "uint8"
 -> tf.cast(tf.clipByValue(x, 0, 255), "int32")
ops.saturate_cast tf.saturate_cast tf.dtypes.saturate_cast(x/value, dtype:value)
 if dtype == "int8"
 -> tf.cast(tf.clipByValue(x, -128, 127), "int32")
ops.saturate_cast tf.saturate_cast tf.dtypes.saturate_cast(x/value, dtype) -> tf.cast(x, dtype)
"""
