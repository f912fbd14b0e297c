"""FarmHash's Fingerprint64 (Pike, Alakuijala; published by Google under MIT) of byte strings."""

from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy

from tfjs.kernels.registry cimport register

cdef enum:
    LINE = 64

cdef uint64_t K0 = 0xC3A5C85C97CB3127u
cdef uint64_t K1 = 0xB492B66FBE98F273u
cdef uint64_t K2 = 0x9AE16A3B2F90404Fu


cdef inline uint64_t word(const uint8_t* s) noexcept nogil:
    cdef uint64_t value
    memcpy(&value, s, 8)
    return value


cdef inline uint64_t half(const uint8_t* s) noexcept nogil:
    cdef uint32_t value
    memcpy(&value, s, 4)
    return value


cdef inline uint64_t turn(uint64_t value, int by) noexcept nogil:
    return (value >> by) | (value << (64 - by))


cdef inline uint64_t mixed(uint64_t value) noexcept nogil:
    return value ^ (value >> 47)


cdef inline uint64_t joined(uint64_t u, uint64_t v, uint64_t factor) noexcept nogil:
    return mixed((mixed((u ^ v) * factor) ^ v) * factor) * factor


cdef uint64_t short_hash(const uint8_t* s, uint64_t n) noexcept nogil:
    cdef uint64_t factor = K2 + 2 * n, a, b
    if n >= 8:
        a = word(s) + K2
        b = word(s + n - 8)
        return joined(turn(b, 37) * factor + a, (turn(a, 25) + b) * factor, factor)
    if n >= 4:
        return joined(n + (half(s) << 3), half(s + n - 4), factor)
    if n > 0:
        a = s[0] + (<uint64_t> s[n >> 1] << 8)
        b = n + (<uint64_t> s[n - 1] << 2)
        return mixed((a * K2) ^ (b * K0)) * K2
    return K2


cdef uint64_t medium_hash(const uint8_t* s, uint64_t n) noexcept nogil:
    cdef uint64_t factor = K2 + 2 * n, a, b, c, e, f, g, y, z
    if n <= 32:
        a = word(s) * K1
        b = word(s + 8)
        c = word(s + n - 8) * factor
        e = word(s + n - 16) * K2
        return joined(turn(a + b, 43) + turn(c, 30) + e, a + turn(b + K2, 18) + c, factor)
    a = word(s) * K2
    b = word(s + 8)
    c = word(s + n - 8) * factor
    y = turn(a + b, 43) + turn(c, 30) + word(s + n - 16) * K2
    z = joined(y, a + turn(b + K2, 18) + c, factor)
    e = word(s + 16) * factor
    f = word(s + 24)
    g = (y + word(s + n - 32)) * factor
    return joined(
        turn(e + f, 43) + turn(g, 30) + (z + word(s + n - 24)) * factor,
        e + turn(f + a, 18) + g,
        factor,
    )


cdef inline void weak(const uint8_t* s, uint64_t a, uint64_t b, uint64_t* pair) noexcept nogil:
    cdef uint64_t first = a + word(s)
    pair[0] = first + word(s + 8) + word(s + 16)
    b = turn(b + first + word(s + 24), 21)
    pair[1] = b + turn(pair[0], 44) + first
    pair[0] += word(s + 24)


cdef uint64_t long_hash(const uint8_t* s, uint64_t n) noexcept nogil:
    cdef uint64_t x = 81 * K2 + word(s), y = 81 * K1 + 113, z, factor, a, b
    cdef uint64_t v[2]
    cdef uint64_t w[2]
    cdef const uint8_t* at = s
    cdef const uint8_t* end = s + ((n - 1) // LINE) * LINE
    z = mixed(y * K2 + 113) * K2
    v[0] = v[1] = w[0] = w[1] = 0
    while True:
        x = turn(x + y + v[0] + word(at + 8), 37) * K1
        y = turn(y + v[1] + word(at + 48), 42) * K1
        x ^= w[1]
        y += v[0] + word(at + 40)
        z = turn(z + w[0], 33) * K1
        weak(at, v[1] * K1, x + w[0], v)
        weak(at + 32, z + w[1], y + word(at + 16), w)
        x, z = z, x
        at += LINE
        if at == end:
            break
    factor = K1 + ((z & 0xFF) << 1)
    at = s + n - LINE
    w[0] += (n - 1) & 63
    v[0] += w[0]
    w[0] += v[0]
    x = turn(x + y + v[0] + word(at + 8), 37) * factor
    y = turn(y + v[1] + word(at + 48), 42) * factor
    x ^= w[1] * 9
    y += v[0] * 9 + word(at + 40)
    z = turn(z + w[0], 33) * factor
    weak(at, v[1] * factor, x + w[0], v)
    weak(at + 32, z + w[1], y + word(at + 16), w)
    x, z = z, x
    a = joined(v[0], w[0], factor) + mixed(y) * K0 + z
    b = joined(v[1], w[1], factor) + x
    return joined(a, b, factor)


cdef void fingerprint_u64(void** p, const int64_t* d, const float* f) noexcept nogil:
    """y[i] = the fingerprint of the bytes from starts[i] up to starts[i + 1]."""
    cdef const uint8_t* text = <const uint8_t*> p[0]
    cdef const int64_t* starts = <const int64_t*> p[1]
    cdef uint64_t* y = <uint64_t*> p[2]
    cdef uint64_t n
    cdef int64_t i
    for i in range(d[0], d[1]):
        n = starts[i + 1] - starts[i]
        if n <= 16:
            y[i] = short_hash(text + starts[i], n)
        elif n <= LINE:
            y[i] = medium_hash(text + starts[i], n)
        else:
            y[i] = long_hash(text + starts[i], n)


register("fingerprint_u64", fingerprint_u64, 3)
