from libc.stdint cimport int64_t

# p: the arrays, d: integers, f: constants. d[0:2] is the range of the outermost index this call
# has to do, d[2] the number of indices in a tile; a kernel looks at d[0], d[1] and its own d[3:].
ctypedef void (*kernel_t)(void** p, const int64_t* d, const float* f) noexcept nogil

cdef extern from "compiler.h":
    ctypedef void cloned "TFJS_CLONED_VOID"
    ctypedef void inlined "TFJS_INLINED_VOID"

cdef class Kernel:
    cdef kernel_t call
    cdef readonly str name
    cdef readonly int pointers
    cdef readonly int dims
    cdef readonly int floats

cdef object register(str name, kernel_t call, int pointers, int dims=?, int floats=?)
