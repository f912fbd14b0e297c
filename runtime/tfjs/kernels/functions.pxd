from libc.math cimport fabsf
from libc.stdint cimport int64_t

from tfjs.kernels.registry cimport inlined

cdef extern from "functions.h":
    double exp "tfjs_exp"(double x) noexcept nogil
    double expm1 "tfjs_expm1"(double x) noexcept nogil
    double log "tfjs_log"(double x) noexcept nogil
    double log1p "tfjs_log1p"(double x) noexcept nogil
    double sinh "tfjs_sinh"(double x) noexcept nogil
    double cosh "tfjs_cosh"(double x) noexcept nogil
    double tanh "tfjs_tanh"(double x) noexcept nogil
    double sigmoid "tfjs_sigmoid"(double x) noexcept nogil
    double asinh "tfjs_asinh"(double x) noexcept nogil
    double acosh "tfjs_acosh"(double x) noexcept nogil
    double atanh "tfjs_atanh"(double x) noexcept nogil
    double sin "tfjs_sin"(double x) noexcept nogil
    double cos "tfjs_cos"(double x) noexcept nogil
    double tan "tfjs_tan"(double x) noexcept nogil
    double asin "tfjs_asin"(double x) noexcept nogil
    double acos "tfjs_acos"(double x) noexcept nogil
    double atan "tfjs_atan"(double x) noexcept nogil
    double atan2 "tfjs_angle"(double y, double x) noexcept nogil
    double erf "tfjs_erf"(double x) noexcept nogil
    double pow "tfjs_pow"(double x, double y) noexcept nogil
    float TURNS "TFJS_TURNS"


cdef enum:
    BLOCK = 256

ctypedef double (*function_t)(double) noexcept nogil


cdef inline inlined waves(
    function_t g, function_t far, const float* x, float* y, const int64_t* d
) noexcept nogil:
    """y[i] = g(x[i]); by ``far`` in blocks where an angle is beyond what g can reduce."""
    cdef int64_t at = d[0], stop, i
    cdef int outside
    while at < d[1]:
        stop = min(at + BLOCK, d[1])
        outside = 0
        for i in range(at, stop):
            outside |= not (fabsf(x[i]) <= TURNS)
        if outside:
            for i in range(at, stop):
                y[i] = <float> far(x[i])
        else:
            for i in range(at, stop):
                y[i] = <float> g(x[i])
        at = stop
