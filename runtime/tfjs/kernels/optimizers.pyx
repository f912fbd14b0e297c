"""Optimizer steps with TF.js's arithmetic: every intermediate is rounded to float32.

The old and the new array of a variable may be the same. The learning rate comes in an array of one
element, because it changes between steps; settings that never change come in f.
"""

from libc.math cimport fabsf, sqrtf
from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport cloned, register


cdef cloned sgd_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """v' = -r g + v"""
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef float c = -rate[0]
    cdef int64_t i
    for i in range(d[0], d[1]):
        v_new[i] = c * g[i] + v[i]


cdef cloned momentum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """a' = m a + g, v' = -r a' + v; with Nesterov (f[1]) v' = -r (g + a' m) + v; f[0]: m."""
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef const float* a = <const float*> p[4]
    cdef float* a_new = <float*> p[5]
    cdef float c = -rate[0], m = f[0], one, slope
    cdef bint nesterov = f[1] != 0
    cdef int64_t i
    for i in range(d[0], d[1]):
        one = m * a[i] + g[i]
        slope = g[i] + one * m if nesterov else one
        v_new[i] = c * slope + v[i]
        a_new[i] = one


cdef cloned adagrad_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """a' = a + g**2, v' = g / sqrt(a' + e) * -r + v; f[0]: e."""
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef const float* a = <const float*> p[4]
    cdef float* a_new = <float*> p[5]
    cdef float c = -rate[0], e = f[0], one
    cdef int64_t i
    for i in range(d[0], d[1]):
        one = a[i] + g[i] * g[i]
        v_new[i] = g[i] / sqrtf(one + e) * c + v[i]
        a_new[i] = one


cdef cloned adadelta_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """u = sqrt(b + e) / sqrt(a + e) * g with the old a and b, as in TF.js; v' = u * -r + v.

    a' = a rho + g**2 (1 - rho), b' = b rho + u**2 (1 - rho); f: rho, 1 - rho, e.
    """
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef const float* a = <const float*> p[4]
    cdef float* a_new = <float*> p[5]
    cdef const float* b = <const float*> p[6]
    cdef float* b_new = <float*> p[7]
    cdef float c = -rate[0], rho = f[0], rest = f[1], e = f[2], u, one
    cdef int64_t i
    for i in range(d[0], d[1]):
        u = sqrtf(b[i] + e) / sqrtf(a[i] + e) * g[i]
        one = g[i] * g[i]
        a_new[i] = a[i] * rho + one * rest
        b_new[i] = b[i] * rho + u * u * rest
        v_new[i] = u * c + v[i]


cdef cloned rmsprop_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """s' = s rho + g**2 (1 - rho), m' = m mu + g r / sqrt(s' + e), v' = v - m'.

    f: rho, 1 - rho, mu, e.
    """
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef const float* s = <const float*> p[4]
    cdef float* s_new = <float*> p[5]
    cdef const float* m = <const float*> p[6]
    cdef float* m_new = <float*> p[7]
    cdef float r = rate[0], rho = f[0], rest = f[1], mu = f[2], e = f[3], square, moment
    cdef int64_t i
    for i in range(d[0], d[1]):
        square = s[i] * rho + g[i] * g[i] * rest
        moment = m[i] * mu + g[i] * r / sqrtf(square + e)
        v_new[i] = v[i] - moment
        s_new[i] = square
        m_new[i] = moment


cdef cloned rmsprop_centered_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """As rmsprop_f32 with c' = c rho + g (1 - rho) and sqrt(s' - (c'**2 + e)), as in TF.js."""
    cdef const float* rate = <const float*> p[0]
    cdef const float* g = <const float*> p[1]
    cdef const float* v = <const float*> p[2]
    cdef float* v_new = <float*> p[3]
    cdef const float* s = <const float*> p[4]
    cdef float* s_new = <float*> p[5]
    cdef const float* m = <const float*> p[6]
    cdef float* m_new = <float*> p[7]
    cdef const float* c = <const float*> p[8]
    cdef float* c_new = <float*> p[9]
    cdef float r = rate[0], rho = f[0], rest = f[1], mu = f[2], e = f[3], square, moment, centre
    cdef int64_t i
    for i in range(d[0], d[1]):
        square = s[i] * rho + g[i] * g[i] * rest
        centre = c[i] * rho + g[i] * rest
        moment = m[i] * mu + g[i] * r / sqrtf(square - (centre * centre + e))
        v_new[i] = v[i] - moment
        s_new[i] = square
        m_new[i] = moment
        c_new[i] = centre


cdef cloned adam_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """m' = m b1 + g (1 - b1), n' = n b2 + g**2 (1 - b2), and
    v' = (m' / (1 - B1)) / (sqrt(n' / (1 - B2)) + e) * -r + v.

    powers: B1, B2; f: b1, b2, 1 - b1, 1 - b2, e.
    """
    cdef const float* rate = <const float*> p[0]
    cdef const float* powers = <const float*> p[1]
    cdef const float* g = <const float*> p[2]
    cdef const float* v = <const float*> p[3]
    cdef float* v_new = <float*> p[4]
    cdef const float* m = <const float*> p[5]
    cdef float* m_new = <float*> p[6]
    cdef const float* n = <const float*> p[7]
    cdef float* n_new = <float*> p[8]
    cdef float c = -rate[0], b1 = f[0], b2 = f[1], rest1 = f[2], rest2 = f[3], e = f[4]
    cdef float correction1 = 1 - powers[0], correction2 = 1 - powers[1], first, second
    cdef int64_t i
    for i in range(d[0], d[1]):
        first = m[i] * b1 + g[i] * rest1
        second = n[i] * b2 + g[i] * g[i] * rest2
        v_new[i] = first / correction1 / (sqrtf(second / correction2) + e) * c + v[i]
        m_new[i] = first
        n_new[i] = second


cdef cloned adamax_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """m' = m b1 + g (1 - b1), n' = max(n b2, |g|), and
    v' = (-r / (t k + 1)) / (1 - B1) * (m' / (n' + e)) + v.

    powers: B1 and the number t of steps before; f: b1, b2, 1 - b1, e, k.
    """
    cdef const float* rate = <const float*> p[0]
    cdef const float* powers = <const float*> p[1]
    cdef const float* g = <const float*> p[2]
    cdef const float* v = <const float*> p[3]
    cdef float* v_new = <float*> p[4]
    cdef const float* m = <const float*> p[5]
    cdef float* m_new = <float*> p[6]
    cdef const float* n = <const float*> p[7]
    cdef float* n_new = <float*> p[8]
    cdef float b1 = f[0], b2 = f[1], rest1 = f[2], e = f[3], first, second
    cdef float c = -rate[0] / (powers[1] * f[4] + 1) / (1 - powers[0])
    cdef int64_t i
    for i in range(d[0], d[1]):
        first = m[i] * b1 + g[i] * rest1
        second = n[i] * b2
        if fabsf(g[i]) > second:
            second = fabsf(g[i])
        v_new[i] = c * (first / (second + e)) + v[i]
        m_new[i] = first
        n_new[i] = second


cdef void advance_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """state[i] = state[i] f[2 i] + f[2 i + 1]: the next powers or the next count of steps."""
    cdef const float* state = <const float*> p[0]
    cdef float* state_new = <float*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        state_new[i] = state[i] * f[2 * i] + f[2 * i + 1]


register("sgd_f32", sgd_f32, 4)
register("momentum_f32", momentum_f32, 6, 0, 2)
register("adagrad_f32", adagrad_f32, 6, 0, 1)
register("adadelta_f32", adadelta_f32, 8, 0, 3)
register("rmsprop_f32", rmsprop_f32, 8, 0, 4)
register("rmsprop_centered_f32", rmsprop_centered_f32, 10, 0, 4)
register("adam_f32", adam_f32, 9, 0, 5)
register("adamax_f32", adamax_f32, 9, 0, 5)
register("advance_f32", advance_f32, 2, 0, 6)
