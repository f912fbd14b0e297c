"""Indices: checked, flattened, and rows written by index."""

from libc.stdint cimport int32_t, int64_t
from libc.string cimport memcpy

from tfjs.kernels.registry cimport cloned, register


cdef cloned outside_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """wrong = where the first index outside of 0..d[3]-1 stands, else -1; one tile."""
    cdef const int32_t* index_i = <const int32_t*> p[0]
    cdef int32_t* wrong = <int32_t*> p[1]
    cdef int64_t i
    wrong[0] = -1
    for i in range(d[0], d[1]):
        if index_i[i] < 0 or index_i[i] >= d[3]:
            wrong[0] = <int32_t> i
            return


cdef void flat_index(void** p, const int64_t* d, const float* f) noexcept nogil:
    """flat[i] = position of index[i, :] in an array of those extents, -1 outside of it; one tile.

    wrong = the first i outside, else -1. d[3:]: depth, extents.
    """
    cdef const int32_t* index_ij = <const int32_t*> p[0]
    cdef int32_t* flat_i = <int32_t*> p[1]
    cdef int32_t* wrong = <int32_t*> p[2]
    cdef int64_t depth = d[3], i, j, at, one
    wrong[0] = -1
    for i in range(d[0], d[1]):
        at = 0
        for j in range(depth):
            one = index_ij[i * depth + j]
            if one < 0 or one >= d[4 + j]:
                at = -1
                if wrong[0] < 0:
                    wrong[0] = <int32_t> i
                break
            at = at * d[4 + j] + one
        flat_i[i] = <int32_t> at


cdef void write_rows(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[index[i], :] = x[i, :] in the order of i, over bytes of a row; d[3:]: i, rows, row bytes.

    An index outside of the rows writes nothing.
    """
    cdef const char* x_ij = <const char*> p[0]
    cdef const int32_t* index_i = <const int32_t*> p[1]
    cdef char* y_rj = <char*> p[2]
    cdef int64_t count = d[3], rows = d[4], width = d[5], i
    for i in range(count):
        if 0 <= index_i[i] < rows:
            memcpy(
                y_rj + index_i[i] * width + d[0], x_ij + i * width + d[0], d[1] - d[0]
            )


cdef void last_of(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = index[i] where no later index is the same, else -1; work: one number a row.

    One tile; d[3]: rows.
    """
    cdef const int32_t* index_i = <const int32_t*> p[0]
    cdef int32_t* last_r = <int32_t*> p[1]
    cdef int32_t* y_i = <int32_t*> p[2]
    cdef int64_t rows = d[3], i
    for i in range(d[0], d[1]):
        if 0 <= index_i[i] < rows:
            last_r[index_i[i]] = <int32_t> i
    for i in range(d[0], d[1]):
        y_i[i] = -1
        if 0 <= index_i[i] < rows and last_r[index_i[i]] == i:
            y_i[i] = index_i[i]


register("outside_i32", outside_i32, 2, 1)
register("flat_index", flat_index, 3, -1)
register("write_rows", write_rows, 3, 3)
register("last_of", last_of, 3, 1)
