"""Discrete Fourier transforms of rows of any length."""

from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport cloned, inlined, register


cdef inline inlined radix_2(double* x, const double* twiddles, int64_t m) noexcept nogil:
    """The transform of m = 2**k complex numbers in place; twiddles: exp(-2 pi i j / m), j < m/2."""
    cdef int64_t i, j = 0, bit, half, step, start, a, b, t
    cdef double re, im, wr, wi
    for i in range(1, m):
        bit = m >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re = x[2 * i]
            im = x[2 * i + 1]
            x[2 * i] = x[2 * j]
            x[2 * i + 1] = x[2 * j + 1]
            x[2 * j] = re
            x[2 * j + 1] = im
    half = 1
    while half < m:
        step = m // (2 * half)
        start = 0
        while start < m:
            for t in range(half):
                wr = twiddles[2 * t * step]
                wi = twiddles[2 * t * step + 1]
                a = 2 * (start + t)
                b = a + 2 * half
                re = x[b] * wr - x[b + 1] * wi
                im = x[b] * wi + x[b + 1] * wr
                x[b] = x[a] - re
                x[b + 1] = x[a + 1] - im
                x[a] += re
                x[a + 1] += im
            start += 2 * half
        half *= 2


cdef cloned fft_c64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[r, k] = sum over j of x[r, j] exp(-2 pi i j k / n), or its inverse, over rows r.

    d[3:]: n, m, whether inverse. Where n is no power of two it is Bluestein's convolution of
    length m with the chirp exp(-pi i j j / n), whose conjugate's transform is ``spectrum_m``.
    work: m complex doubles a row.
    """
    cdef const float* x_rn = <const float*> p[0]
    cdef float* y_rn = <float*> p[1]
    cdef const double* twiddles = <const double*> p[2]
    cdef const double* chirp_n = <const double*> p[3]
    cdef const double* spectrum_m = <const double*> p[4]
    cdef double* work_rm = <double*> p[5]
    cdef int64_t n = d[3], m = d[4], row, j
    cdef double sign = -1 if d[5] else 1, scale = 1.0 / n if d[5] else 1.0
    cdef double re, im, cr, ci
    cdef const float* x
    cdef float* y
    cdef double* work
    for row in range(d[0], d[1]):
        x = x_rn + 2 * n * row
        y = y_rn + 2 * n * row
        work = work_rm + 2 * m * row
        if chirp_n is NULL:
            for j in range(n):
                work[2 * j] = x[2 * j]
                work[2 * j + 1] = sign * x[2 * j + 1]
            radix_2(work, twiddles, m)
            for j in range(n):
                y[2 * j] = <float> (scale * work[2 * j])
                y[2 * j + 1] = <float> (sign * scale * work[2 * j + 1])
            continue
        for j in range(n):
            re = x[2 * j]
            im = sign * x[2 * j + 1]
            work[2 * j] = re * chirp_n[2 * j] - im * chirp_n[2 * j + 1]
            work[2 * j + 1] = re * chirp_n[2 * j + 1] + im * chirp_n[2 * j]
        for j in range(2 * n, 2 * m):
            work[j] = 0
        radix_2(work, twiddles, m)
        for j in range(m):
            re = work[2 * j] * spectrum_m[2 * j] - work[2 * j + 1] * spectrum_m[2 * j + 1]
            im = work[2 * j] * spectrum_m[2 * j + 1] + work[2 * j + 1] * spectrum_m[2 * j]
            # The conjugate, so that the same transform also leads back.
            work[2 * j] = re
            work[2 * j + 1] = -im
        radix_2(work, twiddles, m)
        for j in range(n):
            re = work[2 * j] / m
            im = -work[2 * j + 1] / m
            cr = chirp_n[2 * j]
            ci = chirp_n[2 * j + 1]
            y[2 * j] = <float> (scale * (re * cr - im * ci))
            y[2 * j + 1] = <float> (sign * scale * (re * ci + im * cr))


register("fft_c64", fft_c64, 6, 3)
