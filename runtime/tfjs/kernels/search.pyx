"""Places in sorted rows."""

from libc.stdint cimport int32_t, int64_t

from tfjs.kernels.elementwise cimport value_t
from tfjs.kernels.registry cimport inlined, register


cdef inline inlined search(
    const value_t* sorted_bn, const value_t* x_bi, int32_t* y_bi, const int64_t* d
) noexcept nogil:
    """y[b, i] = how many of sorted[b] are below x[b, i], or not above it; d[3:]: n, i, upper."""
    cdef int64_t n = d[3], count = d[4], at, low, high, middle
    cdef bint upper = d[5] != 0
    cdef const value_t* row
    for at in range(d[0], d[1]):
        row = sorted_bn + at // count * n
        low = 0
        high = n
        while low < high:
            middle = (low + high) // 2
            if row[middle] < x_bi[at] or (upper and row[middle] == x_bi[at]):
                low = middle + 1
            else:
                high = middle
        y_bi[at] = <int32_t> high


cdef void search_sorted_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    search(<const float*> p[0], <const float*> p[1], <int32_t*> p[2], d)


cdef void search_sorted_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    search(<const int32_t*> p[0], <const int32_t*> p[1], <int32_t*> p[2], d)


register("search_sorted_f32", search_sorted_f32, 3, 3)
register("search_sorted_i32", search_sorted_i32, 3, 3)
