"""Elementwise functions of one float32 array."""

cimport libc.math
from libc.math cimport ceilf, fabsf, floorf, rintf, sqrtf
from libc.stdint cimport int64_t

from tfjs.kernels.elementwise cimport each
from tfjs.kernels.functions cimport (
    acos, acosh, asin, asinh, atan, atanh, cos, cosh, erf, exp, expm1, log, log1p, sigmoid, sin,
    sinh, tan, tanh, waves,
)
from tfjs.kernels.registry cimport cloned, register


cdef inline float neg_1(float x, const float* f) noexcept nogil:
    return -x


cdef cloned neg_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](neg_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float abs_1(float x, const float* f) noexcept nogil:
    return fabsf(x)


cdef cloned abs_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](abs_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float sign_1(float x, const float* f) noexcept nogil:
    return (1.0 if x > 0 else 0.0) - (1.0 if x < 0 else 0.0)


cdef cloned sign_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](sign_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float floor_1(float x, const float* f) noexcept nogil:
    return floorf(x)


cdef cloned floor_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](floor_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float ceil_1(float x, const float* f) noexcept nogil:
    return ceilf(x)


cdef cloned ceil_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](ceil_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float round_1(float x, const float* f) noexcept nogil:
    return rintf(x)


cdef cloned round_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](round_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float sqrt_1(float x, const float* f) noexcept nogil:
    return sqrtf(x)


cdef cloned sqrt_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](sqrt_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float rsqrt_1(float x, const float* f) noexcept nogil:
    return 1 / sqrtf(x)


cdef cloned rsqrt_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](rsqrt_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float square_1(float x, const float* f) noexcept nogil:
    return x * x


cdef cloned square_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](square_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float reciprocal_1(float x, const float* f) noexcept nogil:
    return 1 / x


cdef cloned reciprocal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](reciprocal_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float exp_1(float x, const float* f) noexcept nogil:
    return <float> exp(x)


cdef cloned exp_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](exp_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float expm1_1(float x, const float* f) noexcept nogil:
    return <float> expm1(x)


cdef cloned expm1_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](expm1_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float log_1(float x, const float* f) noexcept nogil:
    return <float> log(x)


cdef cloned log_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](log_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float log1p_1(float x, const float* f) noexcept nogil:
    return <float> log1p(x)


cdef cloned log1p_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](log1p_1, <const float*> p[0], <float*> p[1], d, f)


cdef cloned sin_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    waves(sin, libc.math.sin, <const float*> p[0], <float*> p[1], d)


cdef cloned cos_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    waves(cos, libc.math.cos, <const float*> p[0], <float*> p[1], d)


cdef cloned tan_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    waves(tan, libc.math.tan, <const float*> p[0], <float*> p[1], d)


cdef inline float asin_1(float x, const float* f) noexcept nogil:
    return <float> asin(x)


cdef cloned asin_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](asin_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float acos_1(float x, const float* f) noexcept nogil:
    return <float> acos(x)


cdef cloned acos_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](acos_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float atan_1(float x, const float* f) noexcept nogil:
    return <float> atan(x)


cdef cloned atan_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](atan_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float sinh_1(float x, const float* f) noexcept nogil:
    return <float> sinh(x)


cdef cloned sinh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](sinh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float cosh_1(float x, const float* f) noexcept nogil:
    return <float> cosh(x)


cdef cloned cosh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](cosh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float tanh_1(float x, const float* f) noexcept nogil:
    return <float> tanh(x)


cdef cloned tanh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](tanh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float asinh_1(float x, const float* f) noexcept nogil:
    return <float> asinh(x)


cdef cloned asinh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](asinh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float acosh_1(float x, const float* f) noexcept nogil:
    return <float> acosh(x)


cdef cloned acosh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](acosh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float atanh_1(float x, const float* f) noexcept nogil:
    return <float> atanh(x)


cdef cloned atanh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](atanh_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float erf_1(float x, const float* f) noexcept nogil:
    return <float> erf(x)


cdef cloned erf_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](erf_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float sigmoid_1(float x, const float* f) noexcept nogil:
    return <float> sigmoid(x)


cdef cloned sigmoid_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](sigmoid_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float relu_1(float x, const float* f) noexcept nogil:
    return 0 if x <= 0 else x


cdef cloned relu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](relu_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float relu6_1(float x, const float* f) noexcept nogil:
    return 0 if x <= 0 else (6 if x >= 6 else x)


cdef cloned relu6_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](relu6_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float elu_1(float x, const float* f) noexcept nogil:
    cdef float below = <float> (exp(x) - 1)
    return x if x >= 0 else below


cdef cloned elu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](elu_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float selu_1(float x, const float* f) noexcept nogil:
    cdef float below = <float> (1.75809934084738 * (exp(x) - 1))
    return <float> 1.05070098735548 * x if x >= 0 else below


cdef cloned selu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](selu_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float softplus_1(float x, const float* f) noexcept nogil:
    # Above -log(2**-23) - 2 the sum 1 + exp(x) has nothing to add in float32.
    cdef float bent = <float> log1p(exp(x))
    return x if x > <float> 13.942385 else bent


cdef cloned softplus_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](softplus_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float leaky_relu_1(float x, const float* f) noexcept nogil:
    return f[0] * x if x < 0 else x


cdef cloned leaky_relu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](leaky_relu_1, <const float*> p[0], <float*> p[1], d, f)


cdef inline float step_1(float x, const float* f) noexcept nogil:
    return 1 if x > 0 else (f[0] if x <= 0 else x)


cdef cloned step_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, float](step_1, <const float*> p[0], <float*> p[1], d, f)


cdef cloned clip_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = x[i], f[0] where it is less, f[1] where it is more."""
    cdef const float* x = <const float*> p[0]
    cdef float* y = <float*> p[1]
    # In variables of their own: writing to y could change f, as far as the compiler knows.
    cdef float low = f[0], high = f[1], below
    cdef int64_t i
    for i in range(d[0], d[1]):
        below = high if x[i] > high else x[i]
        y[i] = low if x[i] < low else below


register("neg_f32", neg_f32, 2)
register("abs_f32", abs_f32, 2)
register("sign_f32", sign_f32, 2)
register("floor_f32", floor_f32, 2)
register("ceil_f32", ceil_f32, 2)
register("round_f32", round_f32, 2)
register("sqrt_f32", sqrt_f32, 2)
register("rsqrt_f32", rsqrt_f32, 2)
register("square_f32", square_f32, 2)
register("reciprocal_f32", reciprocal_f32, 2)
register("exp_f32", exp_f32, 2)
register("expm1_f32", expm1_f32, 2)
register("log_f32", log_f32, 2)
register("log1p_f32", log1p_f32, 2)
register("sin_f32", sin_f32, 2)
register("cos_f32", cos_f32, 2)
register("tan_f32", tan_f32, 2)
register("asin_f32", asin_f32, 2)
register("acos_f32", acos_f32, 2)
register("atan_f32", atan_f32, 2)
register("sinh_f32", sinh_f32, 2)
register("cosh_f32", cosh_f32, 2)
register("tanh_f32", tanh_f32, 2)
register("asinh_f32", asinh_f32, 2)
register("acosh_f32", acosh_f32, 2)
register("atanh_f32", atanh_f32, 2)
register("erf_f32", erf_f32, 2)
register("sigmoid_f32", sigmoid_f32, 2)
register("relu_f32", relu_f32, 2)
register("relu6_f32", relu6_f32, 2)
register("elu_f32", elu_f32, 2)
register("selu_f32", selu_f32, 2)
register("softplus_f32", softplus_f32, 2)
register("leaky_relu_f32", leaky_relu_f32, 2, 0, 1)
register("step_f32", step_f32, 2, 0, 1)
register("clip_f32", clip_f32, 2, 0, 2)
