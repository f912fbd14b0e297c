"""Copies between strided views: transposes, slices, padding, joins, tiles and broadcasts."""

from libc.stdint cimport int32_t, int64_t, uint8_t
from libc.string cimport memcpy

from tfjs.kernels.registry cimport inlined, register

ctypedef fused cell_t:
    int32_t
    uint8_t
    int64_t


cdef inline inlined strided(const cell_t* x, cell_t* y, const int64_t* d) noexcept nogil:
    """Copy element by element in row-major order of the shape.

    d[3:]: rank, first element in x, first element in y, shape, strides in x, strides in y.
    """
    cdef int64_t rank = d[3], last = rank - 1, at = d[0], row, index, count, axis, i, j
    cdef const int64_t* shape = d + 6
    cdef const int64_t* x_strides = shape + rank
    cdef const int64_t* y_strides = x_strides + rank
    cdef int64_t x_step = x_strides[last], y_step = y_strides[last]
    cdef const cell_t* source
    cdef cell_t* target
    while at < d[1]:
        row = at // shape[last]
        i = at - row * shape[last]
        count = min(shape[last] - i, d[1] - at)
        source = x + d[4] + i * x_step
        target = y + d[5] + i * y_step
        axis = last
        while axis > 0:
            axis -= 1
            index = row % shape[axis]
            row //= shape[axis]
            source += index * x_strides[axis]
            target += index * y_strides[axis]
        if x_step == 1 and y_step == 1:
            memcpy(target, source, count * sizeof(cell_t))
        elif x_step == 0 and y_step == 1:
            for j in range(count):
                target[j] = source[0]
        else:
            for j in range(count):
                target[j * y_step] = source[j * x_step]
        at += count


cdef void strided_4(void** p, const int64_t* d, const float* f) noexcept nogil:
    strided(<const int32_t*> p[0], <int32_t*> p[1], d)


cdef void strided_1(void** p, const int64_t* d, const float* f) noexcept nogil:
    strided(<const uint8_t*> p[0], <uint8_t*> p[1], d)


cdef void strided_8(void** p, const int64_t* d, const float* f) noexcept nogil:
    strided(<const int64_t*> p[0], <int64_t*> p[1], d)


register("strided_8", strided_8, 2, -1)
register("strided_4", strided_4, 2, -1)
register("strided_1", strided_1, 2, -1)
