"""Kernels of training: softmax, batch normalisation, mean squared error."""

from libc.math cimport sqrtf
from libc.stdint cimport int64_t

from tfjs.kernels.functions cimport exp, log
from tfjs.kernels.registry cimport cloned, inlined, register

cdef enum:
    BLOCK = 64
    LANES = 16


cdef inline inlined shifted(const float* x, float* y, int64_t n, bint logarithm) noexcept nogil:
    """Softmax of one row or its logarithm; sums in lanes, whose number never changes."""
    cdef int64_t j, lane, whole = n - n % LANES
    cdef float largest = x[0], scale
    cdef float top[LANES]
    cdef double sums[LANES]
    cdef double total = 0
    for lane in range(LANES):
        top[lane] = x[0]
        sums[lane] = 0
    for j in range(whole // LANES):
        for lane in range(LANES):
            # A NaN passes over to y by its own difference.
            top[lane] = max(top[lane], x[j * LANES + lane])
    for j in range(whole, n):
        top[0] = max(top[0], x[j])
    for lane in range(LANES):
        largest = max(largest, top[lane])
    for j in range(n):
        y[j] = <float> exp(x[j] - largest)
    for j in range(whole // LANES):
        for lane in range(LANES):
            sums[lane] += y[j * LANES + lane]
    for j in range(whole, n):
        sums[0] += y[j]
    for lane in range(LANES):
        total += sums[lane]
    if logarithm:
        scale = largest + <float> log(total)
        for j in range(n):
            y[j] = x[j] - scale
    else:
        scale = <float> total
        for j in range(n):
            y[j] = y[j] / scale


cdef cloned softmax_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = exp(x[i] - max) / sum, over rows i; d[3]: row length."""
    cdef const float* x_ij = <const float*> p[0]
    cdef float* y_ij = <float*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        shifted(x_ij + i * d[3], y_ij + i * d[3], d[3], False)


cdef cloned log_softmax_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = x[i] - max - log of the sum of exp(x[i] - max), over rows i; d[3]: row length."""
    cdef const float* x_ij = <const float*> p[0]
    cdef float* y_ij = <float*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        shifted(x_ij + i * d[3], y_ij + i * d[3], d[3], True)


cdef cloned batch_norm_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = (x[i] - mean) scale / sqrt(variance + f[0]) + offset, over rows i; d[3]: channels."""
    cdef const float* x_ic = <const float*> p[0]
    cdef const float* mean_c = <const float*> p[1]
    cdef const float* variance_c = <const float*> p[2]
    cdef const float* offset_c = <const float*> p[3]
    cdef const float* scale_c = <const float*> p[4]
    cdef float* y_ic = <float*> p[5]
    cdef int64_t channels = d[3], i, c, block, c0, wide
    cdef float factor[BLOCK]
    cdef const float* x
    cdef float* y
    for block in range((channels + BLOCK - 1) // BLOCK):
        c0 = block * BLOCK
        wide = min(BLOCK, channels - c0)
        for c in range(wide):
            factor[c] = scale_c[c0 + c] / sqrtf(variance_c[c0 + c] + f[0])
        for i in range(d[0], d[1]):
            x = x_ic + i * channels + c0
            y = y_ic + i * channels + c0
            for c in range(wide):
                y[c] = (x[c] - mean_c[c0 + c]) * factor[c] + offset_c[c0 + c]


cdef cloned local_sum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i, c] = sum of x[i, c - d[4]] to x[i, c + d[4]], over rows i; d[3:]: channels, radius."""
    cdef const float* x_ic = <const float*> p[0]
    cdef float* y_ic = <float*> p[1]
    cdef int64_t channels = d[3], radius = d[4], i, c, first, last, j
    cdef double total
    for i in range(d[0], d[1]):
        for c in range(channels):
            first = max(0, c - radius)
            last = min(channels, c + radius + 1)
            total = 0
            for j in range(first, last):
                total += x_ic[i * channels + j]
            y_ic[i * channels + c] = <float> total


cdef cloned squared_error_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = mean over j of (a - b)**2, over rows i; d[3]: row length."""
    cdef const float* a_ij = <const float*> p[0]
    cdef const float* b_ij = <const float*> p[1]
    cdef float* y_i = <float*> p[2]
    cdef int64_t n = d[3], i, j
    cdef double total
    cdef float difference
    for i in range(d[0], d[1]):
        total = 0
        for j in range(n):
            difference = a_ij[i * n + j] - b_ij[i * n + j]
            total += difference * difference
        y_i[i] = <float> (total / n)


cdef cloned squared_error_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """db[i] = -2 (a - b) dy[i] / n, over rows i; d[3]: row length."""
    cdef const float* a_ij = <const float*> p[0]
    cdef const float* b_ij = <const float*> p[1]
    cdef const float* dy_i = <const float*> p[2]
    cdef float* db_ij = <float*> p[3]
    cdef int64_t n = d[3], i, j, at
    cdef float factor
    for i in range(d[0], d[1]):
        factor = dy_i[i] * 2 / n
        for j in range(n):
            at = i * n + j
            db_ij[at] = factor * (b_ij[at] - a_ij[at])


register("softmax_f32", softmax_f32, 2, 1)
register("log_softmax_f32", log_softmax_f32, 2, 1)
register("batch_norm_f32", batch_norm_f32, 6, 1, 1)
register("local_sum_f32", local_sum_f32, 2, 2)
register("squared_error_f32", squared_error_f32, 3, 1)
register("squared_error_backward_f32", squared_error_backward_f32, 4, 1)
