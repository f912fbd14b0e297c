"""Depthwise convolution: x [n, depth, height, width, c], filter [taps, c, m], y [..., c m]."""

from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport cloned, register
from tfjs.kernels.windows cimport AFTER_WINDOW, Place, Window, place_of, window_at, window_of

cdef enum:
    BLOCK = 64


cdef cloned depthwise_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[c, m] = sum over taps of x[c] w[tap, c, m], over positions; after the window: c, m."""
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef const float* w_kcm = <const float*> p[1]
    cdef float* y_nzyxcm = <float*> p[2]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], times = d[AFTER_WINDOW + 1], at, kz, ky, kx, z, y, x
    cdef int64_t c, m
    cdef const float* source
    cdef const float* weights
    cdef float* target
    cdef Place place
    for at in range(d[0], d[1]):
        place = place_of(g, at)
        target = y_nzyxcm + at * channels * times
        for c in range(channels * times):
            target[c] = 0
        for kz in range(g.k[0]):
            z = place.z + kz * g.apart[0]
            if z < 0 or z >= g.x[0]:
                continue
            for ky in range(g.k[1]):
                y = place.y + ky * g.apart[1]
                if y < 0 or y >= g.x[1]:
                    continue
                for kx in range(g.k[2]):
                    x = place.x + kx * g.apart[2]
                    if x < 0 or x >= g.x[2]:
                        continue
                    source = x_nzyxc + (
                        ((place.n * g.x[0] + z) * g.x[1] + y) * g.x[2] + x
                    ) * channels
                    weights = w_kcm + ((kz * g.k[1] + ky) * g.k[2] + kx) * channels * times
                    if times == 1:
                        for c in range(channels):
                            target[c] += source[c] * weights[c]
                    else:
                        for c in range(channels):
                            for m in range(times):
                                target[c * times + m] += source[c] * weights[c * times + m]


cdef cloned depthwise_input_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dx[c] = sum over taps and m of dy[c, m] w[tap, c, m], over elements of x; then: c, m."""
    cdef const float* dy_nzyxcm = <const float*> p[0]
    cdef const float* w_kcm = <const float*> p[1]
    cdef float* dx_nzyxc = <float*> p[2]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], times = d[AFTER_WINDOW + 1], at, n, z, y, x, rest
    cdef int64_t kz, ky, kx, oz, oy, ox, c, m
    cdef const float* source
    cdef const float* weights
    cdef float* target
    for at in range(d[0], d[1]):
        rest = at // g.x[2]
        x = at - rest * g.x[2]
        n = rest // g.x[1]
        y = rest - n * g.x[1]
        rest = n
        n = rest // g.x[0]
        z = rest - n * g.x[0]
        target = dx_nzyxc + at * channels
        for c in range(channels):
            target[c] = 0
        for kz in range(g.k[0]):
            oz = window_at(g, 0, z, kz)
            if oz < 0:
                continue
            for ky in range(g.k[1]):
                oy = window_at(g, 1, y, ky)
                if oy < 0:
                    continue
                for kx in range(g.k[2]):
                    ox = window_at(g, 2, x, kx)
                    if ox < 0:
                        continue
                    source = dy_nzyxcm + (
                        ((n * g.y[0] + oz) * g.y[1] + oy) * g.y[2] + ox
                    ) * channels * times
                    weights = w_kcm + ((kz * g.k[1] + ky) * g.k[2] + kx) * channels * times
                    if times == 1:
                        for c in range(channels):
                            target[c] += source[c] * weights[c]
                    else:
                        for c in range(channels):
                            for m in range(times):
                                target[c] += source[c * times + m] * weights[c * times + m]


cdef cloned depthwise_filter_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dw[tap, c, m] = sum over positions of x[c] dy[c, m], over (tap, block of channels).

    After the window: c, m, images, channels of a block.
    """
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef const float* dy_nzyxcm = <const float*> p[1]
    cdef float* dw_kcm = <float*> p[2]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], times = d[AFTER_WINDOW + 1]
    cdef int64_t images = d[AFTER_WINDOW + 2], span = d[AFTER_WINDOW + 3]
    cdef int64_t across = (channels + span - 1) // span, tile, tap, c0, wide, c, m, line, ox
    cdef int64_t z, y, x
    cdef double total[BLOCK]
    cdef float part[BLOCK]
    cdef const float* source
    cdef const float* slope
    cdef Place place
    for tile in range(d[0], d[1]):
        tap = tile // across
        c0 = tile % across * span
        wide = min(span, channels - c0)
        for m in range(times):
            for c in range(wide):
                total[c] = 0
            for line in range(images * g.y[0] * g.y[1]):
                place = place_of(g, line * g.y[2])
                z = place.z + tap // (g.k[1] * g.k[2]) * g.apart[0]
                y = place.y + tap // g.k[2] % g.k[1] * g.apart[1]
                if z < 0 or z >= g.x[0] or y < 0 or y >= g.x[1]:
                    continue
                for c in range(wide):
                    part[c] = 0
                for ox in range(g.y[2]):
                    x = place.x + ox * g.stride[2] + tap % g.k[2] * g.apart[2]
                    if x < 0 or x >= g.x[2]:
                        continue
                    source = x_nzyxc + (
                        ((place.n * g.x[0] + z) * g.x[1] + y) * g.x[2] + x
                    ) * channels + c0
                    slope = dy_nzyxcm + ((line * g.y[2] + ox) * channels + c0) * times + m
                    if times == 1:
                        for c in range(wide):
                            part[c] += source[c] * slope[c]
                    else:
                        for c in range(wide):
                            part[c] += source[c] * slope[c * times]
                for c in range(wide):
                    total[c] += part[c]
            for c in range(wide):
                dw_kcm[(tap * channels + c0 + c) * times + m] = <float> total[c]


register("depthwise_f32", depthwise_f32, 3, 20)
register("depthwise_input_f32", depthwise_input_f32, 3, 20)
register("depthwise_filter_f32", depthwise_filter_f32, 3, 22)
