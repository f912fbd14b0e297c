"""Elementwise functions of complex64 arrays: pairs of float32, real part first."""

from libc.math cimport hypotf
from libc.stdint cimport int64_t

from tfjs.kernels.elementwise cimport Run, locate
from tfjs.kernels.registry cimport cloned, inlined, register

cdef struct c64:
    float re, im


cdef inline inlined complex_pairs(
    c64 (*g)(c64, c64) noexcept nogil,
    const c64* a, const c64* b, c64* y, const int64_t* d,
) noexcept nogil:
    """y[i] = g(a, b) over a flat range of y, by ``locate``'s integers."""
    cdef int64_t rank = d[3], at = d[0], j
    cdef int64_t a_step = d[3 + 2 * rank], b_step = d[3 + 3 * rank]
    cdef Run run
    while at < d[1]:
        run = locate(d, at)
        for j in range(run.count):
            y[at + j] = g(a[run.a + j * a_step], b[run.b + j * b_step])
        at += run.count


cdef inline c64 add_2(c64 a, c64 b) noexcept nogil:
    cdef c64 y
    y.re = a.re + b.re
    y.im = a.im + b.im
    return y


cdef cloned add_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    complex_pairs(add_2, <const c64*> p[0], <const c64*> p[1], <c64*> p[2], d)


cdef inline c64 sub_2(c64 a, c64 b) noexcept nogil:
    cdef c64 y
    y.re = a.re - b.re
    y.im = a.im - b.im
    return y


cdef cloned sub_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    complex_pairs(sub_2, <const c64*> p[0], <const c64*> p[1], <c64*> p[2], d)


cdef inline c64 mul_2(c64 a, c64 b) noexcept nogil:
    cdef c64 y
    y.re = <float> (<double> a.re * b.re - <double> a.im * b.im)
    y.im = <float> (<double> a.re * b.im + <double> a.im * b.re)
    return y


cdef cloned mul_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    complex_pairs(mul_2, <const c64*> p[0], <const c64*> p[1], <c64*> p[2], d)


cdef inline c64 div_2(c64 a, c64 b) noexcept nogil:
    cdef double size = <double> b.re * b.re + <double> b.im * b.im
    cdef c64 y
    y.re = <float> ((<double> a.re * b.re + <double> a.im * b.im) / size)
    y.im = <float> ((<double> a.im * b.re - <double> a.re * b.im) / size)
    return y


cdef cloned div_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    complex_pairs(div_2, <const c64*> p[0], <const c64*> p[1], <c64*> p[2], d)


cdef cloned equal_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = whether both parts of a and b are equal, broadcast."""
    cdef const c64* a = <const c64*> p[0]
    cdef const c64* b = <const c64*> p[1]
    cdef unsigned char* y = <unsigned char*> p[2]
    cdef int64_t rank = d[3], at = d[0], j, left, right
    cdef int64_t a_step = d[3 + 2 * rank], b_step = d[3 + 3 * rank]
    cdef Run run
    while at < d[1]:
        run = locate(d, at)
        for j in range(run.count):
            left = run.a + j * a_step
            right = run.b + j * b_step
            y[at + j] = a[left].re == b[right].re and a[left].im == b[right].im
        at += run.count


cdef cloned neg_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    cdef const c64* x = <const c64*> p[0]
    cdef c64* y = <c64*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i].re = -x[i].re
        y[i].im = -x[i].im


cdef cloned conj_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    cdef const c64* x = <const c64*> p[0]
    cdef c64* y = <c64*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i].re = x[i].re
        y[i].im = -x[i].im


cdef void abs_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = |x[i]|, float32."""
    cdef const c64* x = <const c64*> p[0]
    cdef float* y = <float*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = hypotf(x[i].re, x[i].im)


register("add_c64", add_c64, 3, -1)
register("sub_c64", sub_c64, 3, -1)
register("mul_c64", mul_c64, 3, -1)
register("div_c64", div_c64, 3, -1)
register("equal_c64", equal_c64, 3, -1)
register("neg_c64", neg_c64, 2)
register("conj_c64", conj_c64, 2)
register("abs_c64", abs_c64, 2)
