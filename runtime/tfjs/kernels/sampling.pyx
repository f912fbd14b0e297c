"""Pixels of images read at places between them, and the transposed way back."""

from libc.math cimport floor, trunc
from libc.stdint cimport int32_t, int64_t
from libc.string cimport memset

from tfjs.kernels.registry cimport register

cdef enum:
    BOXES = 0  # the grid's row: y1, x1, y2, x2, parts of the image from corner pixel to corner pixel
    PROJECTION = 1  # eight numbers of a projective transform, output to input
    CONSTANT = 0
    REFLECT = 1
    WRAP = 2
    NEAREST = 3


cdef struct Image:
    # d[3:] of all kernels here.
    int64_t batch, height, width, channels, out_height, out_width, grid, rows, mode, bilinear
    int64_t by_y, by_x


cdef struct Place:
    double y, x
    bint inside


cdef inline double folded(double at, double extent, int64_t mode) noexcept nogil:
    """A coordinate brought back to 0..extent - 1 as the mode says."""
    cdef double period
    if mode == CONSTANT:
        return at
    if mode == REFLECT and (at < 0 or at > extent - 1):
        period = 2 * extent
        if extent <= 1:
            at = 0
        elif at < 0:
            if at < period:
                at += period * trunc(-at / period)
            at = at + period if at < -extent else -at - 1
        else:
            at -= period * trunc(at / period)
            if at >= extent:
                at = period - at - 1
    elif mode == WRAP and (at < 0 or at > extent - 1):
        if extent <= 1:
            at = 0
        elif at < 0:
            at += extent * (trunc(-at / (extent - 1)) + 1)
        else:
            at -= extent * trunc(at / (extent - 1))
    return 0 if at < 0 else extent - 1 if at > extent - 1 else at


cdef inline double along(double low, double high, int64_t i, int64_t count, double last) noexcept nogil:
    if count > 1:
        return low * last + i * ((high - low) * last / (count - 1))
    return 0.5 * (low + high) * last


cdef inline Place place(const Image* s, const float* t, int64_t y, int64_t x) noexcept nogil:
    """Where in the input the output's pixel (y, x) is read."""
    cdef Place at
    cdef double depth
    at.inside = True
    if s.grid == BOXES:
        at.y = along(t[0], t[2], y, s.out_height, s.height - 1)
        at.x = along(t[1], t[3], x, s.out_width, s.width - 1)
        at.inside = 0 <= at.y <= s.height - 1 and 0 <= at.x <= s.width - 1
        return at
    depth = <double> t[6] * x + <double> t[7] * y + 1
    if depth == 0:
        at.inside = False
        at.y = at.x = 0
        return at
    at.x = folded((<double> t[0] * x + <double> t[1] * y + t[2]) / depth, s.width, s.mode)
    at.y = folded((<double> t[3] * x + <double> t[4] * y + t[5]) / depth, s.height, s.mode)
    return at


cdef struct Corners:
    # Weight and pixel (-1: outside) of the pixels that a place is read from.
    double weight[4]
    int64_t pixel[4]
    int count


cdef inline Corners corners(const Image* s, Place at) noexcept nogil:
    """d[13:]: whether by_y or by_x ask for the derivative of the weights along that axis."""
    cdef Corners c
    cdef int64_t y, x
    cdef double wy, wx
    cdef int i, dy, dx
    c.count = 0
    if not s.bilinear:
        y = <int64_t> floor(at.y + 0.5)
        x = <int64_t> floor(at.x + 0.5)
        c.weight[0] = 0 if s.by_y or s.by_x else 1
        c.pixel[0] = y * s.width + x if 0 <= y < s.height and 0 <= x < s.width else -1
        c.count = 1
        return c
    for dy in range(2):
        y = <int64_t> floor(at.y) + dy
        wy = at.y - floor(at.y)
        if s.by_y:
            wy = 1 if dy else -1
        elif not dy:
            wy = 1 - wy
        for dx in range(2):
            x = <int64_t> floor(at.x) + dx
            wx = at.x - floor(at.x)
            if s.by_x:
                wx = 1 if dx else -1
            elif not dx:
                wx = 1 - wx
            i = 2 * dy + dx
            c.weight[i] = wy * wx
            c.pixel[i] = y * s.width + x if 0 <= y < s.height and 0 <= x < s.width else -1
    c.count = 4
    return c


cdef inline const float* grid_row(
    const Image* s, const float* grid, int64_t image
) noexcept nogil:
    cdef int64_t width = 4 if s.grid == BOXES else 8
    return grid + (0 if s.rows == 1 else image * width)


cdef void sample_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[n, i, j, c] = x at the place of (i, j) by row n of the grid, in image ids[n]; f: fill.

    Over flat (n, i).
    """
    cdef const float* x_bhwc = <const float*> p[0]
    cdef const float* grid = <const float*> p[1]
    cdef const int32_t* ids_n = <const int32_t*> p[2]
    cdef float* y_nijc = <float*> p[3]
    cdef const Image* s = <const Image*> (d + 3)
    cdef int64_t row, n, j, k, channels = s.channels, pixels = s.height * s.width
    cdef double fill = 0 if s.by_y or s.by_x else f[0], value, weight
    cdef const float* image
    cdef float* out
    cdef Place at
    cdef Corners c
    cdef int corner
    for row in range(d[0], d[1]):
        n = row // s.out_height
        out = y_nijc + row * s.out_width * channels
        if not 0 <= ids_n[n] < s.batch:
            memset(out, 0, s.out_width * channels * sizeof(float))
            continue
        image = x_bhwc + ids_n[n] * pixels * channels
        for j in range(s.out_width):
            at = place(s, grid_row(s, grid, n), row - n * s.out_height, j)
            if not at.inside:
                for k in range(channels):
                    out[j * channels + k] = <float> fill
                continue
            c = corners(s, at)
            for k in range(channels):
                value = 0
                for corner in range(c.count):
                    weight = c.weight[corner]
                    if c.pixel[corner] >= 0:
                        value += weight * image[c.pixel[corner] * channels + k]
                    else:
                        value += weight * f[0]
                out[j * channels + k] = <float> value


cdef void unsample_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """x[ids[n], :, :, c] += weight y[n, i, j, c]: the transpose of ``sample_f32``; over images."""
    cdef const float* y_nijc = <const float*> p[0]
    cdef const float* grid = <const float*> p[1]
    cdef const int32_t* ids_n = <const int32_t*> p[2]
    cdef float* x_bhwc = <float*> p[3]
    cdef const Image* s = <const Image*> (d + 3)
    cdef int64_t b, n, i, j, k, channels = s.channels, size = s.height * s.width * s.channels
    cdef const float* dy
    cdef float* image
    cdef Place at
    cdef Corners c
    cdef int corner
    for b in range(d[0], d[1]):
        image = x_bhwc + b * size
        memset(image, 0, size * sizeof(float))
        for n in range(d[15]):
            if ids_n[n] != b:
                continue
            for i in range(s.out_height):
                for j in range(s.out_width):
                    at = place(s, grid_row(s, grid, n), i, j)
                    if not at.inside:
                        continue
                    c = corners(s, at)
                    dy = y_nijc + ((n * s.out_height + i) * s.out_width + j) * channels
                    for corner in range(c.count):
                        if c.pixel[corner] < 0:
                            continue
                        for k in range(channels):
                            image[c.pixel[corner] * channels + k] += <float> (
                                c.weight[corner] * dy[k]
                            )


register("sample_f32", sample_f32, 4, 12, 1)
register("unsample_f32", unsample_f32, 4, 13)
