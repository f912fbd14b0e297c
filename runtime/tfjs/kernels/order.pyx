"""The largest elements of rows, in order."""

from libc.stdint cimport int32_t, int64_t

from tfjs.kernels.registry cimport inlined, register

ctypedef fused value_t:
    float
    int32_t


cdef inline bint before(const value_t* x, int32_t a, int32_t b) noexcept nogil:
    """Whether element a comes before b: it is larger, or as large and stands first; NaN last."""
    if x[a] == x[b]:
        return a < b
    if x[b] != x[b]:
        return x[a] == x[a] or a < b
    return x[a] > x[b]


cdef inline void sink(const value_t* x, int32_t* heap, int64_t at, int64_t count) noexcept nogil:
    """Restore the heap, whose root is the element that comes last, below one place."""
    cdef int64_t child
    cdef int32_t moved = heap[at]
    while True:
        child = 2 * at + 1
        if child >= count:
            break
        if child + 1 < count and before(x, heap[child], heap[child + 1]):
            child += 1
        if not before(x, moved, heap[child]):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = moved


cdef inline inlined largest(const value_t* x_ij, int32_t* at_ik, const int64_t* d) noexcept nogil:
    """Indices of the k largest of every row in order, first of equals first; d[3:]: j, k."""
    cdef int64_t length = d[3], k = d[4], i, j
    cdef const value_t* x
    cdef int32_t* heap
    cdef int32_t moved
    for i in range(d[0], d[1]):
        x = x_ij + i * length
        heap = at_ik + i * k
        for j in range(k):
            heap[j] = <int32_t> j
        for j in range(k // 2 - 1, -1, -1):
            sink(x, heap, j, k)
        for j in range(k, length):
            if before(x, <int32_t> j, heap[0]):
                heap[0] = <int32_t> j
                sink(x, heap, 0, k)
        for j in range(k - 1, 0, -1):
            moved = heap[0]
            heap[0] = heap[j]
            heap[j] = moved
            sink(x, heap, 0, j)


cdef void largest_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    largest(<const float*> p[0], <int32_t*> p[1], d)


cdef void largest_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    largest(<const int32_t*> p[0], <int32_t*> p[1], d)


register("largest_f32", largest_f32, 2, 2)
register("largest_i32", largest_i32, 2, 2)
