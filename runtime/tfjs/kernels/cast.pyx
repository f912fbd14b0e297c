"""Conversions between dtypes."""

from libc.math cimport fabsf
from libc.stdint cimport int32_t, int64_t, uint8_t

from tfjs.kernels.elementwise cimport each
from tfjs.kernels.registry cimport cloned, register


cdef inline int32_t f32_to_i32(float x, const float* f) noexcept nogil:
    # Toward zero and modulo 2**32, as JavaScript; from 2**63 on every float32 is a multiple of
    # 2**32, and NaN and the infinities are 0.
    return <int32_t> <int64_t> x if fabsf(x) < 9.2e18 else 0


cdef cloned cast_f32_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, float](f32_to_i32, <const float*> p[0], <int32_t*> p[1], d, f)


cdef inline uint8_t f32_to_bool(float x, const float* f) noexcept nogil:
    return x != 0


cdef cloned cast_f32_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, float](f32_to_bool, <const float*> p[0], <uint8_t*> p[1], d, f)


cdef inline float i32_to_f32(int32_t x, const float* f) noexcept nogil:
    return <float> x


cdef cloned cast_i32_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, int32_t](i32_to_f32, <const int32_t*> p[0], <float*> p[1], d, f)


cdef inline uint8_t i32_to_bool(int32_t x, const float* f) noexcept nogil:
    return x != 0


cdef cloned cast_i32_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[uint8_t, int32_t](i32_to_bool, <const int32_t*> p[0], <uint8_t*> p[1], d, f)


cdef inline float bool_to_f32(uint8_t x, const float* f) noexcept nogil:
    return <float> x


cdef cloned cast_bool_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[float, uint8_t](bool_to_f32, <const uint8_t*> p[0], <float*> p[1], d, f)


cdef inline int32_t bool_to_i32(uint8_t x, const float* f) noexcept nogil:
    return x


cdef cloned cast_bool_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    each[int32_t, uint8_t](bool_to_i32, <const uint8_t*> p[0], <int32_t*> p[1], d, f)


register("cast_f32_i32", cast_f32_i32, 2)
register("cast_f32_bool", cast_f32_bool, 2)
register("cast_i32_f32", cast_i32_f32, 2)
register("cast_i32_bool", cast_i32_bool, 2)
register("cast_bool_f32", cast_bool_f32, 2)
register("cast_bool_i32", cast_bool_i32, 2)
