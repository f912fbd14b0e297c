"""Elementwise functions of two float32 arrays with broadcasting."""

from libc.math cimport floorf, fmod
from libc.stdint cimport int64_t

from tfjs.kernels.elementwise cimport pairs
from tfjs.kernels.functions cimport atan2, pow
from tfjs.kernels.registry cimport cloned, register


cdef inline float add_2(float a, float b) noexcept nogil:
    return a + b


cdef cloned add_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](add_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float sub_2(float a, float b) noexcept nogil:
    return a - b


cdef cloned sub_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](sub_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float mul_2(float a, float b) noexcept nogil:
    return a * b


cdef cloned mul_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](mul_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float div_2(float a, float b) noexcept nogil:
    return a / b


cdef cloned div_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](div_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float div_no_nan_2(float a, float b) noexcept nogil:
    return 0 if b == 0 else a / b


cdef cloned div_no_nan_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](div_no_nan_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float floor_div_2(float a, float b) noexcept nogil:
    return floorf(a / b)


cdef cloned floor_div_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](floor_div_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float mod_2(float a, float b) noexcept nogil:
    cdef double rest = fmod(a, b)
    if (a < 0 and b < 0) or (a >= 0 and b >= 0):
        return <float> rest
    return <float> fmod(rest + b, b)


cdef cloned mod_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](mod_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float pow_2(float a, float b) noexcept nogil:
    return <float> pow(a, b)


cdef cloned pow_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](pow_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float atan2_2(float a, float b) noexcept nogil:
    return <float> atan2(a, b)


cdef cloned atan2_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](atan2_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float maximum_2(float a, float b) noexcept nogil:
    cdef float larger = a if a > b else b
    return a if a != a else larger


cdef cloned maximum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](maximum_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float minimum_2(float a, float b) noexcept nogil:
    cdef float smaller = a if a < b else b
    return a if a != a else smaller


cdef cloned minimum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](minimum_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


cdef inline float squared_difference_2(float a, float b) noexcept nogil:
    return (a - b) * (a - b)


cdef cloned squared_difference_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](
        squared_difference_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d,
    )


cdef inline float prelu_2(float a, float b) noexcept nogil:
    return a * b if a < 0 else a


cdef cloned prelu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    pairs[float, float](prelu_2, <const float*> p[0], <const float*> p[1], <float*> p[2], d)


register("add_f32", add_f32, 3, -1)
register("sub_f32", sub_f32, 3, -1)
register("mul_f32", mul_f32, 3, -1)
register("div_f32", div_f32, 3, -1)
register("div_no_nan_f32", div_no_nan_f32, 3, -1)
register("floor_div_f32", floor_div_f32, 3, -1)
register("mod_f32", mod_f32, 3, -1)
register("pow_f32", pow_f32, 3, -1)
register("atan2_f32", atan2_f32, 3, -1)
register("maximum_f32", maximum_f32, 3, -1)
register("minimum_f32", minimum_f32, 3, -1)
register("squared_difference_f32", squared_difference_f32, 3, -1)
register("prelu_f32", prelu_f32, 3, -1)
