from libc.stdint cimport int64_t

cdef void gemm(
    bint a_transposed, bint b_transposed, int64_t m, int64_t n, int64_t k,
    const float* a, int64_t a_row, const float* b, int64_t b_row, float* c, int64_t c_row,
    bint add=?,
) noexcept nogil
