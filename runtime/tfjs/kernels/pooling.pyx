"""Windows over [n, depth, height, width, c] that take a mean or the largest element."""

from libc.math cimport INFINITY
from libc.stdint cimport int32_t, int64_t

from tfjs.kernels.registry cimport cloned, register
from tfjs.kernels.windows cimport (
    AFTER_WINDOW,
    Place,
    Window,
    place_of,
    window_at,
    window_of,
)

cdef enum:
    BLOCK = 64


cdef cloned max_pool_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = the largest x under the window, over its positions; after the window: c."""
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef float* y_nzyxc = <float*> p[1]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], at, kz, ky, kx, z, y, x, c
    cdef const float* source
    cdef float* target
    cdef Place place
    for at in range(d[0], d[1]):
        place = place_of(g, at)
        target = y_nzyxc + at * channels
        for c in range(channels):
            target[c] = -INFINITY
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
                    for c in range(channels):
                        target[c] = source[c] if source[c] > target[c] else target[c]


cdef cloned max_pool_at_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Where in its image the first largest x under the window lies; -1: nowhere."""
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef int32_t* at_nzyxc = <int32_t*> p[1]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], at, kz, ky, kx, z, y, x, c, where
    cdef int64_t block, c0, wide
    cdef float best[BLOCK]
    cdef const float* source
    cdef int32_t* target
    cdef Place place
    for at in range(d[0], d[1]):
        place = place_of(g, at)
        for block in range((channels + BLOCK - 1) // BLOCK):
            c0 = block * BLOCK
            wide = min(BLOCK, channels - c0)
            target = at_nzyxc + at * channels + c0
            for c in range(wide):
                best[c] = -INFINITY
                target[c] = -1
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
                        where = ((z * g.x[1] + y) * g.x[2] + x) * channels + c0
                        source = x_nzyxc + (
                            place.n * g.x[0] * g.x[1] * g.x[2] * channels + where
                        )
                        for c in range(wide):
                            target[c] = <int32_t> (where + c) if source[c] > best[c] else target[c]
                            best[c] = source[c] if source[c] > best[c] else best[c]


cdef inline int64_t seen(const Window* g, int axis, int64_t first) noexcept nogil:
    """How many taps of a window that starts at ``first`` lie on the input."""
    cdef int64_t tap, x, count = 0
    for tap in range(g.k[axis]):
        x = first + tap * g.apart[axis]
        count += 0 <= x < g.x[axis]
    return count


cdef cloned avg_pool_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = the mean of the x under the window, padding not counted; after the window: c.

    0 where there is only padding.
    """
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef float* y_nzyxc = <float*> p[1]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], at, kz, ky, kx, z, y, x, c
    cdef int64_t block, c0, wide
    cdef double lanes[BLOCK]
    cdef double count
    cdef const float* source
    cdef float* target
    cdef Place place
    for at in range(d[0], d[1]):
        place = place_of(g, at)
        count = <double> (seen(g, 0, place.z) * seen(g, 1, place.y) * seen(g, 2, place.x))
        for block in range((channels + BLOCK - 1) // BLOCK):
            c0 = block * BLOCK
            wide = min(BLOCK, channels - c0)
            target = y_nzyxc + at * channels + c0
            for c in range(wide):
                lanes[c] = 0
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
                        ) * channels + c0
                        for c in range(wide):
                            lanes[c] += source[c]
            for c in range(wide):
                target[c] = <float> (lanes[c] / max(count, 1.0))


cdef cloned avg_pool_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dx = sum of dy / elements counted, over the windows on each x; after the window: c."""
    cdef const float* dy_nzyxc = <const float*> p[0]
    cdef float* dx_nzyxc = <float*> p[1]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], at, n, z, y, x, kz, ky, kx, oz, oy, ox, c, rest
    cdef int64_t in_z, in_y
    cdef const float* source
    cdef float* target
    cdef float share
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
            in_z = seen(g, 0, oz * g.stride[0] - g.before[0])
            for ky in range(g.k[1]):
                oy = window_at(g, 1, y, ky)
                if oy < 0:
                    continue
                in_y = in_z * seen(g, 1, oy * g.stride[1] - g.before[1])
                for kx in range(g.k[2]):
                    ox = window_at(g, 2, x, kx)
                    if ox < 0:
                        continue
                    share = 1.0 / (in_y * seen(g, 2, ox * g.stride[2] - g.before[2]))
                    source = dy_nzyxc + (
                        ((n * g.y[0] + oz) * g.y[1] + oy) * g.y[2] + ox
                    ) * channels
                    for c in range(channels):
                        target[c] += source[c] * share


cdef void put_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[n, at[n, i, c]] += x[n, i, c], zero before, over (image, block of channels).

    An index keeps its channel. d[3:]: rows of x, c, channels of a block, elements of y's image.
    """
    cdef const float* x_nic = <const float*> p[0]
    cdef const int32_t* at_nic = <const int32_t*> p[1]
    cdef float* y_n = <float*> p[2]
    cdef int64_t rows = d[3], channels = d[4], span = d[5], image = d[6]
    cdef int64_t across = (channels + span - 1) // span, tile, n, c0, c1, i, c, at
    for tile in range(d[0], d[1]):
        n = tile // across
        c0 = tile % across * span
        c1 = min(channels, c0 + span)
        for i in range(image // channels):
            for c in range(c0, c1):
                y_n[n * image + i * channels + c] = 0
        for i in range(n * rows, (n + 1) * rows):
            for c in range(i * channels + c0, i * channels + c1):
                at = at_nic[c]
                if at >= 0:
                    y_n[n * image + at] += x_nic[c]


cdef void take_4(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[n, i] = x[n, at[n, i]], 0 where that is -1, flat; d[3:]: elements of x's and y's image."""
    cdef const int32_t* x_n = <const int32_t*> p[0]
    cdef const int32_t* at_ni = <const int32_t*> p[1]
    cdef int32_t* y_ni = <int32_t*> p[2]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y_ni[i] = x_n[i // d[4] * d[3] + at_ni[i]] if at_ni[i] >= 0 else 0


cdef cloned dilation_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = the largest x + w under the window, first of equals; after the window: c.

    at_x says where in its image, at_w where in the filter the summands stand; -1: nowhere.
    """
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef const float* w_kc = <const float*> p[1]
    cdef float* y_nzyxc = <float*> p[2]
    cdef int32_t* at_x = <int32_t*> p[3]
    cdef int32_t* at_w = <int32_t*> p[4]
    cdef const Window* g = window_of(d)
    cdef int64_t channels = d[AFTER_WINDOW], at, tap, z, y, x, c, where, image, out
    cdef float total
    cdef Place place
    for at in range(d[0], d[1]):
        place = place_of(g, at)
        image = place.n * g.x[0] * g.x[1] * g.x[2] * channels
        out = at * channels
        for c in range(channels):
            y_nzyxc[out + c] = -INFINITY
            at_x[out + c] = -1
            at_w[out + c] = -1
        for tap in range(g.k[0] * g.k[1] * g.k[2]):
            z = place.z + tap // (g.k[1] * g.k[2]) * g.apart[0]
            y = place.y + tap // g.k[2] % g.k[1] * g.apart[1]
            x = place.x + tap % g.k[2] * g.apart[2]
            if z < 0 or z >= g.x[0] or y < 0 or y >= g.x[1] or x < 0 or x >= g.x[2]:
                continue
            where = ((z * g.x[1] + y) * g.x[2] + x) * channels
            for c in range(channels):
                total = x_nzyxc[image + where + c] + w_kc[tap * channels + c]
                if total > y_nzyxc[out + c]:
                    y_nzyxc[out + c] = total
                    at_x[out + c] = <int32_t> (where + c)
                    at_w[out + c] = <int32_t> (tap * channels + c)


register("max_pool_f32", max_pool_f32, 2, 19)
register("max_pool_at_f32", max_pool_at_f32, 2, 19)
register("avg_pool_f32", avg_pool_f32, 2, 19)
register("avg_pool_backward_f32", avg_pool_backward_f32, 2, 19)
register("dilation_f32", dilation_f32, 5, 19)
register("put_f32", put_f32, 3, 4)
register("take_4", take_4, 3, 2)
