"""Reductions of x[o, r, i] over r to y[o, i], on a flat range of (o, i); d[3:]: r, i."""

from libc.stdint cimport int32_t, int64_t, uint8_t

from tfjs.kernels.registry cimport cloned, inlined, register

ctypedef fused value_t:
    float
    int32_t
    uint8_t

cdef enum:
    LANES = 16
    BLOCK = 64


cdef inline inlined fold(
    value_t (*g)(value_t, value_t) noexcept nogil, const value_t* x_ori, value_t* y_oi,
    const int64_t* d,
) noexcept nogil:
    """y = g(g(x[0], x[1]), ...) for an associative, commutative g."""
    cdef int64_t length = d[3], inner = d[4], at = d[0], count, i, j, r
    cdef value_t lanes[LANES]
    cdef value_t total
    cdef const value_t* x
    cdef value_t* y
    if inner == 1:
        for at in range(d[0], d[1]):
            x = x_ori + at * length
            total = x[0]
            r = 1
            if length >= 2 * LANES:
                for j in range(LANES):
                    lanes[j] = x[j]
                r = LANES
                while r + LANES <= length:
                    for j in range(LANES):
                        lanes[j] = g(lanes[j], x[r + j])
                    r += LANES
                total = lanes[0]
                for j in range(1, LANES):
                    total = g(total, lanes[j])
            while r < length:
                total = g(total, x[r])
                r += 1
            y_oi[at] = total
        return
    while at < d[1]:
        i = at % inner
        count = min(inner - i, d[1] - at)
        x = x_ori + at // inner * length * inner + i
        y = y_oi + at
        for j in range(count):
            y[j] = x[j]
        for r in range(1, length):
            x += inner
            for j in range(count):
                y[j] = g(y[j], x[j])
        at += count


cdef inline inlined total(
    const float* x_ori, float* y_oi, const int64_t* d, double divisor
) noexcept nogil:
    """y = sum / divisor, added up in double precision."""
    cdef int64_t length = d[3], inner = d[4], at = d[0], count, i, j, r
    cdef double lanes[BLOCK]
    cdef double sum
    cdef const float* x
    if inner == 1:
        for at in range(d[0], d[1]):
            x = x_ori + at * length
            sum = 0
            r = 0
            if length >= 2 * LANES:
                for j in range(LANES):
                    lanes[j] = 0
                while r + LANES <= length:
                    for j in range(LANES):
                        lanes[j] += x[r + j]
                    r += LANES
                for j in range(LANES):
                    sum += lanes[j]
            while r < length:
                sum += x[r]
                r += 1
            y_oi[at] = <float> (sum / divisor)
        return
    while at < d[1]:
        i = at % inner
        count = min(min(inner - i, d[1] - at), BLOCK)
        x = x_ori + at // inner * length * inner + i
        for j in range(count):
            lanes[j] = 0
        for r in range(length):
            for j in range(count):
                lanes[j] += x[j]
            x += inner
        for j in range(count):
            y_oi[at + j] = <float> (lanes[j] / divisor)
        at += count


cdef inline inlined extreme(
    bint (*better)(value_t, value_t) noexcept nogil, const value_t* x_ori, int32_t* y_oi,
    const int64_t* d,
) noexcept nogil:
    """y = the first r at which no other x is better."""
    cdef int64_t length = d[3], inner = d[4], at, r
    cdef const value_t* x
    cdef value_t best
    cdef int32_t where
    for at in range(d[0], d[1]):
        x = x_ori + at // inner * length * inner + at % inner
        best = x[0]
        where = 0
        for r in range(1, length):
            if better(x[r * inner], best):
                best = x[r * inner]
                where = <int32_t> r
        y_oi[at] = where


cdef inline inlined scan(
    value_t (*g)(value_t, value_t) noexcept nogil, const value_t* x_ori, value_t* y_ori,
    const int64_t* d, value_t start,
) noexcept nogil:
    """Running g along r; d[5]: leave the element itself out, d[6]: from the end."""
    cdef int64_t length = d[3], inner = d[4], at, r, k, step
    cdef const value_t* x
    cdef value_t* y
    cdef value_t running
    for at in range(d[0], d[1]):
        x = x_ori + at // inner * length * inner + at % inner
        y = y_ori + at // inner * length * inner + at % inner
        step = inner
        if d[6]:
            x += (length - 1) * inner
            y += (length - 1) * inner
            step = -inner
        running = start
        for r in range(length):
            k = r * step
            if d[5]:
                y[k] = running
                running = g(running, x[k])
            else:
                running = g(running, x[k])
                y[k] = running


cdef cloned spread_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """What undoes a sum or mean: y[o, r, i] = x[o, i] / f[0], on a flat range of (o, i)."""
    cdef const float* x_oi = <const float*> p[0]
    cdef float* y_ori = <float*> p[1]
    cdef int64_t length = d[3], inner = d[4], at = d[0], count, i, j, r
    cdef float* y
    cdef float value
    if inner == 1:
        for at in range(d[0], d[1]):
            y = y_ori + at * length
            value = x_oi[at] / f[0]
            for r in range(length):
                y[r] = value
        return
    while at < d[1]:
        i = at % inner
        count = min(inner - i, d[1] - at)
        y = y_ori + at // inner * length * inner + i
        for r in range(length):
            for j in range(count):
                y[j] = x_oi[at + j] / f[0]
            y += inner
        at += count


cdef cloned sum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    total(<const float*> p[0], <float*> p[1], d, 1)


cdef cloned mean_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    total(<const float*> p[0], <float*> p[1], d, <double> d[3])


cdef inline int32_t sum_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a + b


cdef cloned sum_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[int32_t](sum_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline float prod_f32_2(float a, float b) noexcept nogil:
    return a * b


cdef cloned prod_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[float](prod_f32_2, <const float*> p[0], <float*> p[1], d)


cdef inline int32_t prod_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a * b


cdef cloned prod_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[int32_t](prod_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline float max_f32_2(float a, float b) noexcept nogil:
    return a if a > b or a != a else b


cdef cloned max_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[float](max_f32_2, <const float*> p[0], <float*> p[1], d)


cdef inline int32_t max_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a if a > b else b


cdef cloned max_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[int32_t](max_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline float min_f32_2(float a, float b) noexcept nogil:
    return a if a < b or a != a else b


cdef cloned min_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[float](min_f32_2, <const float*> p[0], <float*> p[1], d)


cdef inline int32_t min_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a if a < b else b


cdef cloned min_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[int32_t](min_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline uint8_t all_bool_2(uint8_t a, uint8_t b) noexcept nogil:
    return a & b


cdef cloned all_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[uint8_t](all_bool_2, <const uint8_t*> p[0], <uint8_t*> p[1], d)


cdef inline uint8_t any_bool_2(uint8_t a, uint8_t b) noexcept nogil:
    return a | b


cdef cloned any_bool(void** p, const int64_t* d, const float* f) noexcept nogil:
    fold[uint8_t](any_bool_2, <const uint8_t*> p[0], <uint8_t*> p[1], d)


cdef inline bint arg_max_f32_2(float a, float b) noexcept nogil:
    return a > b


cdef cloned arg_max_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    extreme[float](arg_max_f32_2, <const float*> p[0], <int32_t*> p[1], d)


cdef inline bint arg_max_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a > b


cdef cloned arg_max_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    extreme[int32_t](arg_max_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline bint arg_min_f32_2(float a, float b) noexcept nogil:
    return a < b


cdef cloned arg_min_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    extreme[float](arg_min_f32_2, <const float*> p[0], <int32_t*> p[1], d)


cdef inline bint arg_min_i32_2(int32_t a, int32_t b) noexcept nogil:
    return a < b


cdef cloned arg_min_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    extreme[int32_t](arg_min_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d)


cdef inline float add_f32_2(float a, float b) noexcept nogil:
    return a + b


cdef cloned cumsum_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    scan[float](add_f32_2, <const float*> p[0], <float*> p[1], d, 0)


cdef cloned cumsum_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    scan[int32_t](sum_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d, 0)


cdef cloned cumprod_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    scan[float](prod_f32_2, <const float*> p[0], <float*> p[1], d, 1)


cdef cloned cumprod_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    scan[int32_t](prod_i32_2, <const int32_t*> p[0], <int32_t*> p[1], d, 1)


register("spread_f32", spread_f32, 2, 2, 1)
register("sum_f32", sum_f32, 2, 2)
register("mean_f32", mean_f32, 2, 2)
register("sum_i32", sum_i32, 2, 2)
register("prod_f32", prod_f32, 2, 2)
register("prod_i32", prod_i32, 2, 2)
register("max_f32", max_f32, 2, 2)
register("max_i32", max_i32, 2, 2)
register("min_f32", min_f32, 2, 2)
register("min_i32", min_i32, 2, 2)
register("all_bool", all_bool, 2, 2)
register("any_bool", any_bool, 2, 2)
register("arg_max_f32", arg_max_f32, 2, 2)
register("arg_max_i32", arg_max_i32, 2, 2)
register("arg_min_f32", arg_min_f32, 2, 2)
register("arg_min_i32", arg_min_i32, 2, 2)
register("cumsum_f32", cumsum_f32, 2, 4)
register("cumsum_i32", cumsum_i32, 2, 4)
register("cumprod_f32", cumprod_f32, 2, 4)
register("cumprod_i32", cumprod_i32, 2, 4)
