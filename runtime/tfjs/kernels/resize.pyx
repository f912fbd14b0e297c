"""Images of another size, between the nearest four elements."""

from libc.stdint cimport int32_t, int64_t

from tfjs.kernels.registry cimport cloned, register


cdef cloned resize_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[n, r, s, c] from rows low[r] and high[r] of x, share[r] of the way, and columns alike.

    Over (n, r). d[3:]: height and width of x, height and width of y, c.
    """
    cdef const float* x_nhwc = <const float*> p[0]
    cdef const int32_t* low_r = <const int32_t*> p[1]
    cdef const int32_t* high_r = <const int32_t*> p[2]
    cdef const float* share_r = <const float*> p[3]
    cdef const int32_t* low_s = <const int32_t*> p[4]
    cdef const int32_t* high_s = <const int32_t*> p[5]
    cdef const float* share_s = <const float*> p[6]
    cdef float* y_nrsc = <float*> p[7]
    cdef int64_t height = d[3], width = d[4], rows = d[5], columns = d[6], channels = d[7]
    cdef int64_t at, n, r, s, c
    cdef const float* a
    cdef const float* b
    cdef const float* e
    cdef const float* g
    cdef float* y
    cdef float top, bottom
    for at in range(d[0], d[1]):
        n = at // rows
        r = at - n * rows
        for s in range(columns):
            a = x_nhwc + ((n * height + low_r[r]) * width + low_s[s]) * channels
            b = x_nhwc + ((n * height + low_r[r]) * width + high_s[s]) * channels
            e = x_nhwc + ((n * height + high_r[r]) * width + low_s[s]) * channels
            g = x_nhwc + ((n * height + high_r[r]) * width + high_s[s]) * channels
            y = y_nrsc + (at * columns + s) * channels
            for c in range(channels):
                top = a[c] + (b[c] - a[c]) * share_s[s]
                bottom = e[c] + (g[c] - e[c]) * share_s[s]
                y[c] = top + (bottom - top) * share_r[r]


cdef cloned resize_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """What each dy[n, r, s, c] gives to its four elements, over (n, block of channels).

    d[3:]: as resize_f32, then channels of a block.
    """
    cdef const float* dy_nrsc = <const float*> p[0]
    cdef const int32_t* low_r = <const int32_t*> p[1]
    cdef const int32_t* high_r = <const int32_t*> p[2]
    cdef const float* share_r = <const float*> p[3]
    cdef const int32_t* low_s = <const int32_t*> p[4]
    cdef const int32_t* high_s = <const int32_t*> p[5]
    cdef const float* share_s = <const float*> p[6]
    cdef float* dx_nhwc = <float*> p[7]
    cdef int64_t height = d[3], width = d[4], rows = d[5], columns = d[6], channels = d[7]
    cdef int64_t span = d[8], across = (channels + span - 1) // span, tile, n, r, s, c, c0, wide, i
    cdef const float* dy
    cdef float* image
    cdef float* low
    cdef float* high
    cdef float above, below
    for tile in range(d[0], d[1]):
        n = tile // across
        c0 = tile % across * span
        wide = min(span, channels - c0)
        image = dx_nhwc + n * height * width * channels + c0
        for i in range(height * width):
            for c in range(wide):
                image[i * channels + c] = 0
        for r in range(rows):
            for s in range(columns):
                dy = dy_nrsc + ((n * rows + r) * columns + s) * channels + c0
                low = image + low_r[r] * width * channels
                high = image + high_r[r] * width * channels
                for c in range(wide):
                    below = dy[c] * share_r[r]
                    above = dy[c] - below
                    low[low_s[s] * channels + c] += above * (1 - share_s[s])
                    low[high_s[s] * channels + c] += above * share_s[s]
                    high[low_s[s] * channels + c] += below * (1 - share_s[s])
                    high[high_s[s] * channels + c] += below * share_s[s]


register("resize_f32", resize_f32, 8, 5)
register("resize_backward_f32", resize_backward_f32, 8, 6)
