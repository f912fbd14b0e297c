from libc.stdint cimport int64_t

from tfjs.engine.buffer cimport Buffer
from tfjs.kernels.registry cimport Kernel

cdef int elementwise(
    Kernel kernel, Buffer a, Buffer b, Buffer y, int64_t size, int a_step, int b_step
) except -1
