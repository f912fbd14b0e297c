"""Elementwise comparisons, tests and logic; the results are bool arrays of the bytes 0 and 1."""

from libc.math cimport isfinite, isinf, isnan
from libc.stdint cimport int32_t, int64_t, uint8_t

from tfjs.kernels.elementwise cimport each, pairs
from tfjs.kernels.registry cimport cloned, register


cdef inline uint8_t equal_f32_2(float a, float b) noexcept nogil:
    return a == b


cdef cloned equal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](equal_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d)


cdef inline uint8_t not_equal_f32_2(float a, float b) noexcept nogil:
    return a != b


cdef cloned not_equal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](
        not_equal_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t less_f32_2(float a, float b) noexcept nogil:
    return a < b


cdef cloned less_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](less_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d)


cdef inline uint8_t less_equal_f32_2(float a, float b) noexcept nogil:
    return a <= b


cdef cloned less_equal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](
        less_equal_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t greater_f32_2(float a, float b) noexcept nogil:
    return a > b


cdef cloned greater_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](
        greater_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t greater_equal_f32_2(float a, float b) noexcept nogil:
    return a >= b


cdef cloned greater_equal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, float](
        greater_equal_f32_2, <const float*> p[0], <const float*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t equal_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a == b


cdef cloned equal_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        equal_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t not_equal_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a != b


cdef cloned not_equal_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        not_equal_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t less_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a < b


cdef cloned less_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        less_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t less_equal_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a <= b


cdef cloned less_equal_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        less_equal_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t greater_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a > b


cdef cloned greater_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        greater_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t greater_equal_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a >= b


cdef cloned greater_equal_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, int32_t](
        greater_equal_i32_2, <const int32_t*> p[0], <const int32_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t logical_and_2(uint8_t a, uint8_t b) noexcept nogil:
    return a != 0 and b != 0


cdef cloned logical_and_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, uint8_t](
        logical_and_2, <const uint8_t*> p[0], <const uint8_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t logical_or_2(uint8_t a, uint8_t b) noexcept nogil:
    return a != 0 or b != 0


cdef cloned logical_or_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, uint8_t](
        logical_or_2, <const uint8_t*> p[0], <const uint8_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t logical_xor_2(uint8_t a, uint8_t b) noexcept nogil:
    return (a != 0) != (b != 0)


cdef cloned logical_xor_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[uint8_t, uint8_t](
        logical_xor_2, <const uint8_t*> p[0], <const uint8_t*> p[1], <uint8_t*> p[2], d,
    )


cdef inline uint8_t logical_not_1(uint8_t x, const float* f) noexcept nogil:
    return x == 0


cdef cloned logical_not_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, uint8_t](logical_not_1, <const uint8_t*> p[0], <uint8_t*> p[1], d, f)


cdef inline uint8_t is_nan_1(float x, const float* f) noexcept nogil:
    return isnan(x) != 0


cdef cloned is_nan_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, float](is_nan_1, <const float*> p[0], <uint8_t*> p[1], d, f)


cdef inline uint8_t is_inf_1(float x, const float* f) noexcept nogil:
    return isinf(x) != 0


cdef cloned is_inf_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, float](is_inf_1, <const float*> p[0], <uint8_t*> p[1], d, f)


cdef inline uint8_t is_finite_1(float x, const float* f) noexcept nogil:
    return isfinite(x) != 0


cdef cloned is_finite_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, float](is_finite_1, <const float*> p[0], <uint8_t*> p[1], d, f)


cdef cloned select_4(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = a where c, else b; elements of 4 bytes."""
    cdef const uint8_t* c = <const uint8_t*> p[0]
    cdef const int32_t* a = <const int32_t*> p[1]
    cdef const int32_t* b = <const int32_t*> p[2]
    cdef int32_t* y = <int32_t*> p[3]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = a[i] if c[i] else b[i]


cdef cloned select_1(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = a where c, else b; elements of 1 byte."""
    cdef const uint8_t* c = <const uint8_t*> p[0]
    cdef const uint8_t* a = <const uint8_t*> p[1]
    cdef const uint8_t* b = <const uint8_t*> p[2]
    cdef uint8_t* y = <uint8_t*> p[3]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = a[i] if c[i] else b[i]


register("equal_f32", equal_f32, 3, -1)
register("not_equal_f32", not_equal_f32, 3, -1)
register("less_f32", less_f32, 3, -1)
register("less_equal_f32", less_equal_f32, 3, -1)
register("greater_f32", greater_f32, 3, -1)
register("greater_equal_f32", greater_equal_f32, 3, -1)
register("equal_i32", equal_i32, 3, -1)
register("not_equal_i32", not_equal_i32, 3, -1)
register("less_i32", less_i32, 3, -1)
register("less_equal_i32", less_equal_i32, 3, -1)
register("greater_i32", greater_i32, 3, -1)
register("greater_equal_i32", greater_equal_i32, 3, -1)
register("logical_and_bool", logical_and_bool, 3, -1)
register("logical_or_bool", logical_or_bool, 3, -1)
register("logical_xor_bool", logical_xor_bool, 3, -1)
register("logical_not_bool", logical_not_bool, 2)
register("is_nan_f32", is_nan_f32, 2)
register("is_inf_f32", is_inf_f32, 2)
register("is_finite_f32", is_finite_f32, 2)
register("select_4", select_4, 4)
register("select_1", select_1, 4)
