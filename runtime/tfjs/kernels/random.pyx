"""Random draws: TF.js's seeded streams, and Philox for unseeded ones."""

from libc.math cimport cos, floor, log, pow, sqrt
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t

from tfjs.kernels.registry cimport register


cdef inline double alea(double* state) noexcept nogil:
    """Baagoe's Alea: a lagged multiply-with-carry generator of 32-bit fractions; s0, s1, s2, c."""
    cdef double t = 2091639 * state[0] + state[3] * 2.3283064365386963e-10
    state[0] = state[1]
    state[1] = state[2]
    state[3] = <double> <int32_t> t
    state[2] = t - state[3]
    return state[2]


cdef void alea_uniform_f64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = low + range u; parameters: low, range. One stream, so one tile."""
    cdef double* state = <double*> p[0]
    cdef const double* parameters = <const double*> p[1]
    cdef double* y = <double*> p[2]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = parameters[0] + parameters[1] * alea(state)


cdef void alea_normal_f64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Marsaglia's polar method; parameters: mean, deviation, whether to cut at two deviations."""
    cdef double* state = <double*> p[0]
    cdef const double* parameters = <const double*> p[1]
    cdef double* y = <double*> p[2]
    cdef double mean = parameters[0], deviation = parameters[1]
    cdef bint truncated = parameters[2] != 0, held = False
    cdef double low = mean - deviation * 2, high = mean + deviation * 2
    cdef double u, v, s, factor, first, second, spare = 0
    cdef int64_t i
    for i in range(d[0], d[1]):
        if held:
            y[i] = spare
            held = False
            continue
        while True:
            while True:
                u = 2 * alea(state) - 1
                v = 2 * alea(state) - 1
                s = u * u + v * v
                if 0 < s < 1:
                    break
            factor = sqrt(-2.0 * log(s) / s)
            first = mean + deviation * u * factor
            second = mean + deviation * v * factor
            if not truncated or low <= first <= high:
                break
        y[i] = first
        if not truncated or low <= second <= high:
            spare = second
            held = True


cdef void alea_gamma_f64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Marsaglia and Tsang's rejection, as TF.js has it; parameters: alpha, factor, whole normals.

    Two streams: one of uniform numbers, one of normal ones (mean 0, deviation 1).
    """
    cdef double* state = <double*> p[0]
    cdef double* normal_state = <double*> p[1]
    cdef const double* parameters = <const double*> p[2]
    cdef double* y = <double*> p[3]
    cdef double alpha = parameters[0], shift = alpha + 2.0 / 3 if alpha < 1 else alpha - 1.0 / 3
    cdef double slope = 1 / sqrt(9 * shift), x, v, u, spare = 0, a, b, s
    cdef bint held = False
    cdef int64_t i
    for i in range(d[0], d[1]):
        while True:
            while True:
                if held:
                    x = spare
                    held = False
                else:
                    while True:
                        a = 2 * alea(normal_state) - 1
                        b = 2 * alea(normal_state) - 1
                        s = a * a + b * b
                        if 0 < s < 1:
                            break
                    s = sqrt(-2.0 * log(s) / s)
                    x = a * s
                    spare = b * s
                    if parameters[2] != 0:
                        x = floor(x + 0.5)
                        spare = floor(spare + 0.5)
                    held = True
                v = 1 + slope * x
                if v > 0:
                    break
            v *= v * v
            u = alea(state)
            if u < 1 - 0.331 * x * x * x * x or log(u) < 0.5 * x * x + shift * (1 - v + log(v)):
                break
        y[i] = parameters[1] * shift * v
        if alpha < 1:
            y[i] *= pow(alea(state), 1 / alpha)


cdef inline void philox(uint64_t key, uint64_t low, uint64_t high, uint32_t* out) noexcept nogil:
    """Philox 4x32 with ten rounds (Salmon, Moraes, Dror, Shaw 2011)."""
    cdef uint32_t a = <uint32_t> low, b = <uint32_t> (low >> 32)
    cdef uint32_t c = <uint32_t> high, e = <uint32_t> (high >> 32)
    cdef uint32_t k0 = <uint32_t> key, k1 = <uint32_t> (key >> 32)
    cdef uint64_t left, right
    cdef int i
    for i in range(10):
        left = <uint64_t> 0xD2511F53u * a
        right = <uint64_t> 0xCD9E8D57u * c
        a = <uint32_t> (right >> 32) ^ b ^ k0
        b = <uint32_t> right
        c = <uint32_t> (left >> 32) ^ e ^ k1
        e = <uint32_t> left
        k0 += 0x9E3779B9u
        k1 += 0xBB67AE85u
    out[0] = a
    out[1] = b
    out[2] = c
    out[3] = e


cdef inline double fraction(uint32_t bits) noexcept nogil:
    return (bits >> 8) * 5.9604644775390625e-08


cdef void philox_uniform_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y = low + range u over blocks of four; state: key, counter; d[3]: length."""
    cdef const uint64_t* state = <const uint64_t*> p[0]
    cdef const double* parameters = <const double*> p[1]
    cdef float* y = <float*> p[2]
    cdef uint32_t bits[4]
    cdef int64_t block, j
    for block in range(d[0], d[1]):
        philox(state[0], state[1] + block, 0, bits)
        for j in range(min(4, d[3] - 4 * block)):
            y[4 * block + j] = <float> (parameters[0] + parameters[1] * fraction(bits[j]))


cdef void philox_normal_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Box and Muller over blocks of four; rejected draws (parameters as alea) are drawn again."""
    cdef const uint64_t* state = <const uint64_t*> p[0]
    cdef const double* parameters = <const double*> p[1]
    cdef float* y = <float*> p[2]
    cdef uint32_t bits[4]
    cdef double z
    cdef uint64_t attempt
    cdef int64_t block, j
    for block in range(d[0], d[1]):
        for j in range(min(4, d[3] - 4 * block)):
            attempt = 0
            while True:
                philox(state[0], state[1] + block, 4 * attempt + j + 1, bits)
                z = sqrt(-2.0 * log(1 - fraction(bits[0])))
                z *= cos(6.283185307179586 * fraction(bits[1]))
                if parameters[2] == 0 or -2 <= z <= 2:
                    break
                attempt += 1
            y[4 * block + j] = <float> (parameters[0] + parameters[1] * z)


cdef void philox_advance(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Leave the blocks behind that a draw has used; d[3]: their number."""
    cdef uint64_t* state = <uint64_t*> p[0]
    state[1] += d[3]


cdef void narrow_f64_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    cdef const double* x = <const double*> p[0]
    cdef float* y = <float*> p[1]
    cdef int64_t i
    for i in range(d[0], d[1]):
        y[i] = <float> x[i]


cdef void narrow_f64_i32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Toward zero; where f[0] is set to the nearest integer first, halves up as in JavaScript."""
    cdef const double* x = <const double*> p[0]
    cdef int32_t* y = <int32_t*> p[1]
    cdef double value
    cdef int64_t i
    for i in range(d[0], d[1]):
        value = x[i]
        if f[0] != 0:
            value = floor(value) + (value - floor(value) >= 0.5)
        y[i] = <int32_t> <int64_t> value


register("alea_uniform_f64", alea_uniform_f64, 3)
register("alea_normal_f64", alea_normal_f64, 3)
register("alea_gamma_f64", alea_gamma_f64, 4)
register("philox_uniform_f32", philox_uniform_f32, 3, 1)
register("philox_normal_f32", philox_normal_f32, 3, 1)
register("philox_advance", philox_advance, 1, 1)
register("narrow_f64_f32", narrow_f64_f32, 2)
register("narrow_f64_i32", narrow_f64_i32, 2, 0, 1)
