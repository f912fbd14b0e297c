"""Normalisation by the statistics of the array itself, and its gradients.

By channels (batch normalisation): over the rows of x[i, c]. Work is cut into chunks of rows, whose
partial sums, in double precision, are joined in their order. By rows (layer normalisation): over c.
"""

from libc.math cimport sqrt
from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport cloned, inlined, register

cdef enum:
    BLOCK = 64
    LANES = 16


cdef cloned channel_moments_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """work[k] = mean of the rows of chunk k, and sum of squared deviations; d: rows, c, height."""
    cdef const float* x_ic = <const float*> p[0]
    cdef double* work_kmc = <double*> p[1]
    cdef int64_t rows = d[3], channels = d[4], height = d[5], chunk, start, stop, i, c, c0, block
    cdef int64_t wide
    cdef double sums[BLOCK]
    cdef double means[BLOCK]
    cdef const float* x
    cdef double* work
    for chunk in range(d[0], d[1]):
        start = chunk * height
        stop = min(rows, start + height)
        for block in range((channels + BLOCK - 1) // BLOCK):
            c0 = block * BLOCK
            wide = min(BLOCK, channels - c0)
            work = work_kmc + 2 * chunk * channels + c0
            for c in range(wide):
                sums[c] = 0
            for i in range(start, stop):
                x = x_ic + i * channels + c0
                for c in range(wide):
                    sums[c] += x[c]
            for c in range(wide):
                means[c] = sums[c] / (stop - start)
                work[c] = means[c]
                sums[c] = 0
            for i in range(start, stop):
                x = x_ic + i * channels + c0
                for c in range(wide):
                    sums[c] += (x[c] - means[c]) * (x[c] - means[c])
            for c in range(wide):
                work[channels + c] = sums[c]


cdef void join_moments_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Mean and variance of channels from those of chunks; d[3:]: rows, channels, height."""
    cdef const double* work_kmc = <const double*> p[0]
    cdef float* mean_c = <float*> p[1]
    cdef float* variance_c = <float*> p[2]
    cdef int64_t rows = d[3], channels = d[4], height = d[5], c, start
    cdef double mean, squares, count, apart
    cdef const double* work
    for c in range(d[0], d[1]):
        mean = squares = 0
        work = work_kmc + c
        for start in range((rows + height - 1) // height):
            start = start * height
            count = min(height, rows - start)
            apart = work[0] - mean
            mean += apart * count / (start + count)
            squares += work[channels] + apart * apart * start * count / (start + count)
            work += 2 * channels
        mean_c[c] = <float> mean
        variance_c[c] = <float> (squares / rows)


cdef cloned channel_slopes_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """work[k] = sums of dy and of dy (x - mean) over the rows of chunk k; d: rows, c, height."""
    cdef const float* x_ic = <const float*> p[0]
    cdef const float* dy_ic = <const float*> p[1]
    cdef const float* mean_c = <const float*> p[2]
    cdef double* work_kmc = <double*> p[3]
    cdef int64_t rows = d[3], channels = d[4], height = d[5], chunk, start, stop, i, c, c0, block
    cdef int64_t wide
    cdef double sums[BLOCK]
    cdef double products[BLOCK]
    cdef const float* x
    cdef const float* dy
    cdef double* work
    for chunk in range(d[0], d[1]):
        start = chunk * height
        stop = min(rows, start + height)
        for block in range((channels + BLOCK - 1) // BLOCK):
            c0 = block * BLOCK
            wide = min(BLOCK, channels - c0)
            work = work_kmc + 2 * chunk * channels + c0
            for c in range(wide):
                sums[c] = 0
                products[c] = 0
            for i in range(start, stop):
                x = x_ic + i * channels + c0
                dy = dy_ic + i * channels + c0
                for c in range(wide):
                    sums[c] += dy[c]
                    products[c] += dy[c] * (x[c] - mean_c[c0 + c])
            for c in range(wide):
                work[c] = sums[c]
                work[channels + c] = products[c]


cdef void join_sums_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[j] = sum of work[k, j] over k, in order; d[3:]: how many k, how many j."""
    cdef const double* work_kj = <const double*> p[0]
    cdef float* y_j = <float*> p[1]
    cdef int64_t j, k
    cdef double total
    for j in range(d[0], d[1]):
        total = 0
        for k in range(d[3]):
            total += work_kj[k * d[4] + j]
        y_j[j] = <float> total


cdef cloned channel_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dx[i], over rows i, from all that a batch normalisation depends on; d[3:]: channels, rows.

    sums: of dy and of dy (x - mean); dmean, dvariance: gradients of the statistics themselves;
    f[0]: epsilon.
    """
    cdef const float* x_ic = <const float*> p[0]
    cdef const float* dy_ic = <const float*> p[1]
    cdef const float* mean_c = <const float*> p[2]
    cdef const float* variance_c = <const float*> p[3]
    cdef const float* scale_c = <const float*> p[4]
    cdef const float* sums_mc = <const float*> p[5]
    cdef const float* dmean_c = <const float*> p[6]
    cdef const float* dvariance_c = <const float*> p[7]
    cdef float* dx_ic = <float*> p[8]
    cdef int64_t channels = d[3], rows = d[4], i, c, c0, block, wide
    cdef float slope[BLOCK]
    cdef float bend[BLOCK]
    cdef float level[BLOCK]
    cdef double inverse
    cdef const float* x
    cdef const float* dy
    cdef float* dx
    for block in range((channels + BLOCK - 1) // BLOCK):
        c0 = block * BLOCK
        wide = min(BLOCK, channels - c0)
        for c in range(wide):
            inverse = 1 / sqrt(<double> variance_c[c0 + c] + f[0])
            slope[c] = <float> (scale_c[c0 + c] * inverse)
            bend[c] = <float> (
                (2 * dvariance_c[c0 + c]
                 - scale_c[c0 + c] * inverse * inverse * inverse * sums_mc[channels + c0 + c])
                / rows
            )
            level[c] = <float> (
                (dmean_c[c0 + c] - scale_c[c0 + c] * inverse * sums_mc[c0 + c]) / rows
            )
        for i in range(d[0], d[1]):
            x = x_ic + i * channels + c0
            dy = dy_ic + i * channels + c0
            dx = dx_ic + i * channels + c0
            for c in range(wide):
                dx[c] = slope[c] * dy[c] + bend[c] * (x[c] - mean_c[c0 + c]) + level[c]


cdef inline inlined row_moments(
    const float* x, int64_t n, float epsilon, float* mean, float* inverse
) noexcept nogil:
    """The mean of a row, and 1 / sqrt(variance + epsilon)."""
    cdef double lanes[LANES]
    cdef double total = 0, squares = 0
    cdef float centre
    cdef int64_t j, lane, whole = n // LANES
    for lane in range(LANES):
        lanes[lane] = 0
    for j in range(whole):
        for lane in range(LANES):
            lanes[lane] += x[j * LANES + lane]
    for j in range(whole * LANES, n):
        lanes[0] += x[j]
    for lane in range(LANES):
        total += lanes[lane]
        lanes[lane] = 0
    centre = <float> (total / n)
    for j in range(whole):
        for lane in range(LANES):
            lanes[lane] += (x[j * LANES + lane] - centre) * (x[j * LANES + lane] - centre)
    for j in range(whole * LANES, n):
        lanes[0] += (x[j] - centre) * (x[j] - centre)
    for lane in range(LANES):
        squares += lanes[lane]
    mean[0] = centre
    inverse[0] = <float> (1 / sqrt(squares / n + epsilon))


cdef cloned row_norm_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = (x[i] - its mean) / sqrt(its variance + f[0]) scale + offset; d[3]: row length."""
    cdef const float* x_ij = <const float*> p[0]
    cdef const float* scale_j = <const float*> p[1]
    cdef const float* offset_j = <const float*> p[2]
    cdef float* y_ij = <float*> p[3]
    cdef int64_t n = d[3], i, j
    cdef float mean = 0, inverse = 0
    cdef const float* x
    cdef float* y
    for i in range(d[0], d[1]):
        x = x_ij + i * n
        y = y_ij + i * n
        row_moments(x, n, f[0], &mean, &inverse)
        for j in range(n):
            y[j] = (x[j] - mean) * inverse * scale_j[j] + offset_j[j]


cdef cloned row_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dx of row_norm_f32, over rows; d[3]: row length, f[0]: epsilon."""
    cdef const float* x_ij = <const float*> p[0]
    cdef const float* dy_ij = <const float*> p[1]
    cdef const float* scale_j = <const float*> p[2]
    cdef float* dx_ij = <float*> p[3]
    cdef int64_t n = d[3], i, j, lane, whole = n // LANES, at
    cdef double sums[LANES]
    cdef double products[LANES]
    cdef double total, product
    cdef float mean = 0, inverse = 0, level, bend, slope
    cdef const float* x
    cdef const float* dy
    cdef float* dx
    for i in range(d[0], d[1]):
        x = x_ij + i * n
        dy = dy_ij + i * n
        dx = dx_ij + i * n
        row_moments(x, n, f[0], &mean, &inverse)
        total = product = 0
        for lane in range(LANES):
            sums[lane] = 0
            products[lane] = 0
        for j in range(whole):
            for lane in range(LANES):
                at = j * LANES + lane
                slope = dy[at] * scale_j[at]
                sums[lane] += slope
                products[lane] += slope * (x[at] - mean)
        for at in range(whole * LANES, n):
            slope = dy[at] * scale_j[at]
            sums[0] += slope
            products[0] += slope * (x[at] - mean)
        for lane in range(LANES):
            total += sums[lane]
            product += products[lane]
        level = <float> (total / n)
        bend = <float> (product / n * inverse * inverse)
        for j in range(n):
            dx[j] = (dy[j] * scale_j[j] - level - (x[j] - mean) * bend) * inverse


cdef cloned row_slopes_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """work[k] = sums of dy and of dy (x - mean) / deviation over the rows of chunk k.

    d[3:]: rows, row length, rows of a chunk; f[0]: epsilon.
    """
    cdef const float* x_ij = <const float*> p[0]
    cdef const float* dy_ij = <const float*> p[1]
    cdef double* work_kmj = <double*> p[2]
    cdef int64_t rows = d[3], n = d[4], height = d[5], chunk, i, j
    cdef float mean = 0, inverse = 0
    cdef const float* x
    cdef const float* dy
    cdef double* sums
    cdef double* products
    for chunk in range(d[0], d[1]):
        sums = work_kmj + 2 * chunk * n
        products = sums + n
        for j in range(2 * n):
            sums[j] = 0
        for i in range(chunk * height, min(rows, (chunk + 1) * height)):
            x = x_ij + i * n
            dy = dy_ij + i * n
            row_moments(x, n, f[0], &mean, &inverse)
            for j in range(n):
                sums[j] += dy[j]
                products[j] += dy[j] * ((x[j] - mean) * inverse)


register("channel_moments_f32", channel_moments_f32, 2, 3)
register("join_moments_f32", join_moments_f32, 3, 3)
register("channel_slopes_f32", channel_slopes_f32, 4, 3)
register("join_sums_f32", join_sums_f32, 2, 2)
register("channel_backward_f32", channel_backward_f32, 9, 2, 1)
register("row_norm_f32", row_norm_f32, 4, 1, 1)
register("row_backward_f32", row_backward_f32, 4, 1, 1)
register("row_slopes_f32", row_slopes_f32, 3, 3, 1)
