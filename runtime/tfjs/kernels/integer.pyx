"""Elementwise functions of int32 arrays, with JavaScript's wrap-around modulo 2**32."""

from libc.math cimport fabs, fmod, pow
from libc.stdint cimport int32_t, int64_t, uint32_t

from tfjs.kernels.elementwise cimport each, pairs
from tfjs.kernels.registry cimport cloned, register


cdef inline int32_t neg_1(int32_t x, const float* f) noexcept nogil:
    return <int32_t> (0 - <uint32_t> x)


cdef cloned neg_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](neg_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t abs_1(int32_t x, const float* f) noexcept nogil:
    return <int32_t> (0 - <uint32_t> x) if x < 0 else x


cdef cloned abs_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](abs_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t sign_1(int32_t x, const float* f) noexcept nogil:
    return (x > 0) - (x < 0)


cdef cloned sign_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](sign_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t square_1(int32_t x, const float* f) noexcept nogil:
    return <int32_t> (<uint32_t> x * <uint32_t> x)


cdef cloned square_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](square_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t relu_1(int32_t x, const float* f) noexcept nogil:
    return x if x > 0 else 0


cdef cloned relu_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](relu_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t relu6_1(int32_t x, const float* f) noexcept nogil:
    return 0 if x <= 0 else (6 if x >= 6 else x)


cdef cloned relu6_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](relu6_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t clip_1(int32_t x, const float* f) noexcept nogil:
    return <int32_t> f[0] if x < f[0] else (<int32_t> f[1] if x > f[1] else x)


cdef cloned clip_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](clip_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t step_1(int32_t x, const float* f) noexcept nogil:
    return 1 if x > 0 else <int32_t> f[0]


cdef cloned step_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, int32_t](step_1, <const int32_t*> p[0], <int32_t*> p[1], d, f)


cdef inline int32_t add_2(int32_t a, int32_t b) noexcept nogil:
    return <int32_t> (<uint32_t> a + <uint32_t> b)


cdef cloned add_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](add_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


cdef inline int32_t sub_2(int32_t a, int32_t b) noexcept nogil:
    return <int32_t> (<uint32_t> a - <uint32_t> b)


cdef cloned sub_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](sub_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


cdef inline int32_t mul_2(int32_t a, int32_t b) noexcept nogil:
    return <int32_t> (<uint32_t> a * <uint32_t> b)


cdef cloned mul_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](mul_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


cdef inline int32_t floor_div_2(int32_t a, int32_t b) noexcept nogil:
    # Through 64 bits: -2**31 / -1 traps in 32.
    if b == 0:
        return 0
    cdef int64_t quotient = <int64_t> a // b
    return <int32_t> (quotient - (quotient * b != a and (a < 0) != (b < 0)))


cdef cloned floor_div_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](
        floor_div_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d,
    )


cdef inline int32_t mod_2(int32_t a, int32_t b) noexcept nogil:
    if b == 0:
        return 0
    cdef int64_t rest = <int64_t> a % b
    return <int32_t> (rest + b if rest != 0 and (a < 0) != (b < 0) else rest)


cdef cloned mod_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](mod_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


cdef inline int32_t pow_2(int32_t a, int32_t b) noexcept nogil:
    cdef double power = pow(<double> a, <double> b)
    if fabs(power) >= 9.2e18:
        power = fmod(power, 4294967296.0) if fabs(power) < 1e308 else 0
    return <int32_t> <int64_t> power


cdef cloned pow_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](pow_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


cdef inline int32_t maximum_2(int32_t a, int32_t b) noexcept nogil:
    return a if a > b else b


cdef cloned maximum_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](
        maximum_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d,
    )


cdef inline int32_t minimum_2(int32_t a, int32_t b) noexcept nogil:
    return a if a < b else b


cdef cloned minimum_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](
        minimum_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d,
    )


cdef inline int32_t squared_difference_2(int32_t a, int32_t b) noexcept nogil:
    return <int32_t> ((<uint32_t> a - <uint32_t> b) * (<uint32_t> a - <uint32_t> b))


cdef cloned squared_difference_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](
        squared_difference_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d,
    )


cdef inline int32_t bitwise_and_2(int32_t a, int32_t b) noexcept nogil:
    return a & b


cdef cloned bitwise_and_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[int32_t, int32_t](
        bitwise_and_2, <const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d
    )


register("bitwise_and_i32", bitwise_and_i32, 3, -1)
register("neg_i32", neg_i32, 2)
register("abs_i32", abs_i32, 2)
register("sign_i32", sign_i32, 2)
register("square_i32", square_i32, 2)
register("relu_i32", relu_i32, 2)
register("relu6_i32", relu6_i32, 2)
register("clip_i32", clip_i32, 2, 0, 2)
register("step_i32", step_i32, 2, 0, 1)
register("add_i32", add_i32, 3, -1)
register("sub_i32", sub_i32, 3, -1)
register("mul_i32", mul_i32, 3, -1)
register("floor_div_i32", floor_div_i32, 3, -1)
register("mod_i32", mod_i32, 3, -1)
register("pow_i32", pow_i32, 3, -1)
register("maximum_i32", maximum_i32, 3, -1)
register("minimum_i32", minimum_i32, 3, -1)
register("squared_difference_i32", squared_difference_i32, 3, -1)
