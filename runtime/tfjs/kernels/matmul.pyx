"""Matrix products, cut into tiles fixed by the shape; the dense layer forward and backward."""

from libc.stdint cimport int64_t

from tfjs.kernels.functions cimport exp, sigmoid, tanh
from tfjs.kernels.gemm cimport gemm
from tfjs.kernels.registry cimport cloned, inlined, register

ctypedef float (*activation_t)(float) noexcept nogil
ctypedef float (*slope_t)(float, float) noexcept nogil


cdef void matmul_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """c[s] = a[s] b[s] over a range of (s, row tile, column tile).

    d[3:]: m, n, k, rows of a tile, columns of a tile, a transposed, b transposed, elements between
    the matrices of a and of b (0: one matrix for all).
    """
    cdef const float* a_sik = <const float*> p[0]
    cdef const float* b_skj = <const float*> p[1]
    cdef float* c_sij = <float*> p[2]
    cdef int64_t m = d[3], n = d[4], k = d[5], rows = d[6], columns = d[7]
    cdef bint a_transposed = d[8], b_transposed = d[9]
    cdef int64_t down = (m + rows - 1) // rows, across = (n + columns - 1) // columns
    cdef int64_t tile, s, i, j
    for tile in range(d[0], d[1]):
        s = tile // (down * across)
        i = tile // across % down * rows
        j = tile % across * columns
        gemm(
            a_transposed, b_transposed, min(rows, m - i), min(columns, n - j), k,
            a_sik + s * d[10] + (i if a_transposed else i * k), m if a_transposed else k,
            b_skj + s * d[11] + (j * k if b_transposed else j), k if b_transposed else n,
            c_sij + (s * m + i) * n + j, n,
        )


cdef inline inlined dense(activation_t g, void** p, const int64_t* d) noexcept nogil:
    """y = g(x w + b) over a range of (row tile, column tile), b perhaps a null pointer.

    d[3:]: as matmul_f32 up to the columns of a tile.
    """
    cdef const float* x_ik = <const float*> p[0]
    cdef const float* w_kj = <const float*> p[1]
    cdef const float* b_j = <const float*> p[2]
    cdef float* y_ij = <float*> p[3]
    cdef int64_t m = d[3], n = d[4], k = d[5], rows = d[6], columns = d[7]
    cdef int64_t across = (n + columns - 1) // columns, tile, i, j, r, c, high, wide
    cdef float* y
    for tile in range(d[0], d[1]):
        i = tile // across * rows
        j = tile % across * columns
        high = min(rows, m - i)
        wide = min(columns, n - j)
        gemm(False, False, high, wide, k, x_ik + i * k, k, w_kj + j, n, y_ij + i * n + j, n)
        for r in range(high):
            y = y_ij + (i + r) * n + j
            if b_j is not NULL:
                for c in range(wide):
                    y[c] += b_j[j + c]
            for c in range(wide):
                y[c] = g(y[c])


cdef void dense_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dw = xT dz, dx = dz wT and db = sum of dz over rows; a null pointer is not wanted.

    Over a range of the tiles of dw, then of dx, then of db. d[3:]: m, n, k, tile rows and columns
    of dw, of dx, columns of a tile of db.
    """
    cdef const float* x_ik = <const float*> p[0]
    cdef const float* w_kj = <const float*> p[1]
    cdef const float* dz_ij = <const float*> p[2]
    cdef float* dw_kj = <float*> p[3]
    cdef float* dx_ik = <float*> p[4]
    cdef float* db_j = <float*> p[5]
    cdef int64_t m = d[3], n = d[4], k = d[5]
    cdef int64_t w_rows = d[6], w_columns = d[7], x_rows = d[8], x_columns = d[9], width = d[10]
    cdef int64_t w_across = (n + w_columns - 1) // w_columns
    cdef int64_t x_across = (k + x_columns - 1) // x_columns
    cdef int64_t w_tiles = (k + w_rows - 1) // w_rows * w_across
    cdef int64_t x_tiles = (m + x_rows - 1) // x_rows * x_across
    cdef int64_t at, tile, i, j
    cdef double total
    if dw_kj is NULL:
        w_tiles = 0
    if dx_ik is NULL:
        x_tiles = 0
    for at in range(d[0], d[1]):
        tile = at
        if tile < w_tiles:
            i = tile // w_across * w_rows
            j = tile % w_across * w_columns
            gemm(
                True, False, min(w_rows, k - i), min(w_columns, n - j), m,
                x_ik + i, k, dz_ij + j, n, dw_kj + i * n + j, n,
            )
            continue
        tile -= w_tiles
        if tile < x_tiles:
            i = tile // x_across * x_rows
            j = tile % x_across * x_columns
            gemm(
                False, True, min(x_rows, m - i), min(x_columns, k - j), n,
                dz_ij + i * n, n, w_kj + j * n, n, dx_ik + i * k + j, k,
            )
            continue
        tile -= x_tiles
        for j in range(tile * width, min(n, (tile + 1) * width)):
            total = 0
            for i in range(m):
                total += dz_ij[i * n + j]
            db_j[j] = <float> total


cdef inline float linear_1(float y) noexcept nogil:
    return y


cdef void dense_linear_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(linear_1, p, d)


cdef inline float relu_1(float y) noexcept nogil:
    return 0 if y <= 0 else y


cdef void dense_relu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(relu_1, p, d)


cdef inline float relu6_1(float y) noexcept nogil:
    return 0 if y <= 0 else (6 if y >= 6 else y)


cdef void dense_relu6_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(relu6_1, p, d)


cdef inline float sigmoid_1(float y) noexcept nogil:
    return <float> sigmoid(y)


cdef void dense_sigmoid_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(sigmoid_1, p, d)


cdef inline float tanh_1(float y) noexcept nogil:
    return <float> tanh(y)


cdef void dense_tanh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(tanh_1, p, d)


cdef inline float elu_1(float y) noexcept nogil:
    cdef float below = <float> (exp(y) - 1)
    return y if y >= 0 else below


cdef void dense_elu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    dense(elu_1, p, d)


cdef inline inlined chain(slope_t g, void** p, const int64_t* d) noexcept nogil:
    """dz = g(dy, y), the gradient at an activation's input from the one at its output y."""
    cdef const float* dy = <const float*> p[0]
    cdef const float* y = <const float*> p[1]
    cdef float* dz = <float*> p[2]
    cdef int64_t i
    for i in range(d[0], d[1]):
        dz[i] = g(dy[i], y[i])


cdef inline float relu_slope(float dy, float y) noexcept nogil:
    return dy if y > 0 else 0


cdef cloned relu_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    chain(relu_slope, p, d)


cdef inline float relu6_slope(float dy, float y) noexcept nogil:
    return dy if 0 < y < 6 else 0


cdef cloned relu6_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    chain(relu6_slope, p, d)


cdef inline float sigmoid_slope(float dy, float y) noexcept nogil:
    return dy * y * (1 - y)


cdef cloned sigmoid_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    chain(sigmoid_slope, p, d)


cdef inline float tanh_slope(float dy, float y) noexcept nogil:
    return dy * (1 - y * y)


cdef cloned tanh_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    chain(tanh_slope, p, d)


cdef inline float elu_slope(float dy, float y) noexcept nogil:
    return dy if y >= 0 else dy * (y + 1)


cdef cloned elu_backward_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    chain(elu_slope, p, d)


register("matmul_f32", matmul_f32, 3, 9)
register("dense_backward_f32", dense_backward_f32, 6, 8)
register("dense_linear_f32", dense_linear_f32, 4, 5)
register("dense_relu_f32", dense_relu_f32, 4, 5)
register("dense_relu6_f32", dense_relu6_f32, 4, 5)
register("dense_sigmoid_f32", dense_sigmoid_f32, 4, 5)
register("dense_tanh_f32", dense_tanh_f32, 4, 5)
register("dense_elu_f32", dense_elu_f32, 4, 5)
register("relu_backward_f32", relu_backward_f32, 3)
register("relu6_backward_f32", relu6_backward_f32, 3)
register("sigmoid_backward_f32", sigmoid_backward_f32, 3)
register("tanh_backward_f32", tanh_backward_f32, 3)
register("elu_backward_f32", elu_backward_f32, 3)
