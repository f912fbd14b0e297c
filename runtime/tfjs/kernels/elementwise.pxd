"""The two loops of every elementwise kernel; the function is inlined into them."""

from libc.stdint cimport int32_t, int64_t, uint8_t

from tfjs.kernels.registry cimport inlined

ctypedef fused value_t:
    float
    int32_t
    uint8_t

ctypedef fused result_t:
    float
    int32_t
    uint8_t

cdef struct Run:
    # Where a row of the result finds its operands, and how many elements are left in it.
    int64_t a, b, count


cdef inline Run locate(const int64_t* d, int64_t at) noexcept nogil:
    """Operands of flat element ``at``; d[3:]: rank, result's shape, strides of a, strides of b."""
    cdef int64_t rank = d[3], axis = rank - 1, index
    cdef const int64_t* shape = d + 4
    cdef const int64_t* a_strides = shape + rank
    cdef const int64_t* b_strides = a_strides + rank
    cdef int64_t row = at // shape[axis]
    cdef Run run
    index = at - row * shape[axis]
    run.a = index * a_strides[axis]
    run.b = index * b_strides[axis]
    run.count = min(shape[axis] - index, d[1] - at)
    while axis > 0:
        axis -= 1
        index = row % shape[axis]
        row //= shape[axis]
        run.a += index * a_strides[axis]
        run.b += index * b_strides[axis]
    return run


cdef inline inlined pairs(
    result_t (*g)(value_t, value_t) noexcept nogil,
    const value_t* a, const value_t* b, result_t* y, const int64_t* d,
) noexcept nogil:
    """y[i] = g(a, b) over a flat range of y, by ``locate``'s integers.

    Strides are in elements, 0 along a broadcast axis, and 0 or 1 along the last.
    """
    cdef int64_t rank = d[3], at = d[0], j
    cdef int64_t a_step = d[3 + 2 * rank], b_step = d[3 + 3 * rank]
    cdef const value_t* left
    cdef const value_t* right
    cdef result_t* out
    cdef value_t one
    cdef Run run
    while at < d[1]:
        run = locate(d, at)
        left = a + run.a
        right = b + run.b
        out = y + at
        if a_step and b_step:
            for j in range(run.count):
                out[j] = g(left[j], right[j])
        elif a_step:
            one = right[0]
            for j in range(run.count):
                out[j] = g(left[j], one)
        elif b_step:
            one = left[0]
            for j in range(run.count):
                out[j] = g(one, right[j])
        else:
            for j in range(run.count):
                out[j] = g(left[0], right[0])
        at += run.count


cdef inline inlined each(
    result_t (*g)(value_t, const float*) noexcept nogil,
    const value_t* x, result_t* y, const int64_t* d, const float* f,
) noexcept nogil:
    """y[i] = g(x[i], constants)."""
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = g(x[i], f)
