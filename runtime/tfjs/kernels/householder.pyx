"""Orthogonal times triangular: matrices decomposed by Householder's reflections."""

from libc.math cimport sqrt
from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport register


cdef void qr_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """x[b] = q[b] r[b] over matrices b; d[3:]: m, n. q is m x m, r m x n.

    work: m m + m n + m doubles a matrix. A reflection leaves -sign(x) |x| on the diagonal; a column
    of zeros needs none.
    """
    cdef const float* x_bmn = <const float*> p[0]
    cdef float* q_bmm = <float*> p[1]
    cdef float* r_bmn = <float*> p[2]
    cdef double* work = <double*> p[3]
    cdef int64_t m = d[3], n = d[4], b, i, j, k
    cdef double norm, sign, first, tau, total
    cdef double* q
    cdef double* r
    cdef double* w
    for b in range(d[0], d[1]):
        q = work + b * (m * m + m * n + m)
        r = q + m * m
        w = r + m * n
        for i in range(m * n):
            r[i] = x_bmn[b * m * n + i]
        for i in range(m * m):
            q[i] = 1 if i % (m + 1) == 0 else 0
        for j in range(min(m, n)):
            norm = 0
            for i in range(j, m):
                norm += r[i * n + j] * r[i * n + j]
            if norm == 0:
                continue
            norm = sqrt(norm)
            sign = -1 if r[j * n + j] > 0 else 1
            first = r[j * n + j] - sign * norm
            w[j] = 1
            for i in range(j + 1, m):
                w[i] = r[i * n + j] / first
            tau = -sign * first / norm
            for k in range(n):
                total = 0
                for i in range(j, m):
                    total += w[i] * r[i * n + k]
                total *= tau
                for i in range(j, m):
                    r[i * n + k] -= w[i] * total
            for k in range(m):
                total = 0
                for i in range(j, m):
                    total += q[k * m + i] * w[i]
                total *= tau
                for i in range(j, m):
                    q[k * m + i] -= total * w[i]
        for i in range(m * n):
            r_bmn[b * m * n + i] = <float> r[i]
        for i in range(m * m):
            q_bmm[b * m * m + i] = <float> q[i]


register("qr_f32", qr_f32, 4, 2)
