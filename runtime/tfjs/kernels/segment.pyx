"""Rows chosen and summed by index."""

from libc.stdint cimport int32_t, int64_t, uint32_t
from libc.string cimport memcpy, memset

from tfjs.kernels.registry cimport cloned, inlined, register

ctypedef fused cell_t:
    float
    uint32_t


cdef void gather(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[b, o, i, :] = x[b, o, index[b, i], :] over flat (b, o, i); d[3:]: o, i, axis, row bytes.

    Zeros where the index is not on the axis.
    """
    cdef const char* x_boas = <const char*> p[0]
    cdef const int32_t* index_bi = <const int32_t*> p[1]
    cdef char* y_bois = <char*> p[2]
    cdef int64_t outer = d[3], indices = d[4], axis = d[5], width = d[6], at, block, i
    for at in range(d[0], d[1]):
        block = at // indices
        i = index_bi[block // outer * indices + at - block * indices]
        if 0 <= i < axis:
            memcpy(y_bois + at * width, x_boas + (block * axis + i) * width, width)
        else:
            memset(y_bois + at * width, 0, width)


cdef inline inlined segment_sum(
    const cell_t* x_ij, const int32_t* index_i, cell_t* y_sj, const int64_t* d
) noexcept nogil:
    """y[s, j] = sum of x[i, j] where index[i] = s, over a range of columns j; d[3:]: i, s, j.

    An index outside of 0..s-1 contributes nothing.
    """
    cdef int64_t rows = d[3], segments = d[4], width = d[5], i, j
    cdef cell_t* target
    cdef const cell_t* source
    for i in range(segments):
        memset(y_sj + i * width + d[0], 0, (d[1] - d[0]) * sizeof(cell_t))
    for i in range(rows):
        if 0 <= index_i[i] < segments:
            target = y_sj + index_i[i] * width
            source = x_ij + i * width
            for j in range(d[0], d[1]):
                target[j] += source[j]


cdef cloned segment_sum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    segment_sum(<const float*> p[0], <const int32_t*> p[1], <float*> p[2], d)


cdef cloned segment_sum_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    # Unsigned, so that sums wrap around modulo 2**32 as in JavaScript's typed arrays.
    segment_sum(<const uint32_t*> p[0], <const int32_t*> p[1], <uint32_t*> p[2], d)


cdef cloned one_hot_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i, j] = on where index[i] = j, else off, over rows i; d[3]: depth; f: on, off."""
    cdef const int32_t* index_i = <const int32_t*> p[0]
    cdef float* y_ij = <float*> p[1]
    cdef int64_t depth = d[3], i, j
    for i in range(d[0], d[1]):
        for j in range(depth):
            y_ij[i * depth + j] = f[1]
        if 0 <= index_i[i] < depth:
            y_ij[i * depth + index_i[i]] = f[0]


register("gather", gather, 3, 4)
register("segment_sum_f32", segment_sum_f32, 3, 3)
register("segment_sum_i32", segment_sum_i32, 3, 3)
register("one_hot_f32", one_hot_f32, 2, 1, 2)
