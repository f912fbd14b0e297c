"""The one way to a kernel."""

from libc.stdint cimport int64_t
from libc.string cimport memcpy

from tfjs.engine.buffer cimport Buffer
from tfjs.engine.handle cimport TensorBase
from tfjs.kernels.parallel cimport parallel_for
from tfjs.kernels.registry cimport Kernel, kernel_t

cdef enum:
    MAX_POINTERS = 16
    MAX_DIMS = 64
    MAX_FLOATS = 8
    ELEMENTWISE_TILE = 32768  # as `TILE` of ops.shapes
    SMALL = 4096  # elements up to which it does not pay to let other threads go on


cdef struct Launch:
    kernel_t call
    void** p
    const int64_t* d
    const float* f
    int dims


cdef void one_tile(void* context, int64_t tile) noexcept nogil:
    cdef Launch* launch = <Launch*> context
    cdef int64_t d[MAX_DIMS]
    memcpy(d, launch.d, launch.dims * sizeof(int64_t))
    d[0] += tile * d[2]
    d[1] = min(d[1], d[0] + d[2])
    launch.call(launch.p, d, launch.f)


cdef void launch(Launch* job) noexcept nogil:
    """Run a kernel on its whole range, cut into the tiles that the shape fixed."""
    cdef int64_t length = job.d[1] - job.d[0]
    if length <= job.d[2]:
        job.call(job.p, job.d, job.f)
    else:
        parallel_for(one_tile, job, (length + job.d[2] - 1) // job.d[2])


def run(Kernel kernel, tuple buffers, tuple dims, tuple floats=()):
    """Run ``kernel`` on ``buffers`` (None: a null pointer); the only way to a kernel.

    ``dims`` are the range's start and stop, the tile length, and the kernel's own integers.
    """
    cdef void* p[MAX_POINTERS]
    cdef int64_t d[MAX_DIMS]
    cdef float f[MAX_FLOATS]
    cdef int i, pointers = len(buffers), integers = len(dims), constants = len(floats)
    cdef Buffer buffer
    cdef Launch job
    if (
        pointers != kernel.pointers or constants != kernel.floats or integers > MAX_DIMS
        or (integers != kernel.dims + 3 and (kernel.dims >= 0 or integers < 4))
    ):
        raise TypeError(
            f"kernel {kernel.name}: expected {kernel.pointers} buffers, 3 + {kernel.dims} integers "
            f"and {kernel.floats} floats, got {pointers}, {integers} and {constants}"
        )
    for i in range(pointers):
        if buffers[i] is None:
            p[i] = NULL
        else:
            buffer = buffers[i]
            p[i] = buffer.data
    for i in range(integers):
        d[i] = dims[i]
    for i in range(constants):
        f[i] = floats[i]
    if d[1] <= d[0]:
        return
    job.call = kernel.call
    job.p = p
    job.d = d
    job.f = f
    job.dims = integers
    with nogil:
        launch(&job)


def update(Kernel kernel, tuple buffers, tuple tensors, tuple dims, tuple floats=()):
    """Run a kernel that gives tensors new values: after ``buffers`` it gets, for each of the
    tensors, its old and its new memory.

    They are the same where nobody else shows that memory; else the tensor takes new memory, and
    the others keep the old values.
    """
    cdef TensorBase tensor
    cdef Buffer old
    cdef list pointers = list(buffers), fresh = None
    for tensor in tensors:
        old = tensor.storage
        pointers.append(old)
        if old.handles == 1 and old.pins == 0 and old.exports == 0 and old.borrowed is NULL:
            pointers.append(old)
        else:
            old = Buffer.__new__(Buffer, old.nbytes)
            pointers.append(old)
            if fresh is None:
                fresh = []
            fresh.append((tensor, old))
    run(kernel, tuple(pointers), dims, floats)
    if fresh is not None:
        for tensor, old in fresh:
            tensor.adopt(old)


cdef int elementwise(
    Kernel kernel, Buffer a, Buffer b, Buffer y, int64_t size, int a_step, int b_step
) except -1:
    """y = g(a), or g(a, b) where b is not None, of flat arrays; step 0: of one element for all."""
    cdef void* p[3]
    cdef int64_t d[7]
    cdef Launch job
    d[0], d[1], d[2], d[3], d[4], d[5], d[6] = 0, size, ELEMENTWISE_TILE, 1, size, a_step, b_step
    p[0] = a.data
    p[1] = y.data if b is None else b.data
    p[2] = y.data
    job.call = kernel.call
    job.p = p
    job.d = d
    job.f = NULL
    job.dims = 3 if b is None else 7
    if size == 0:
        return 0
    if size <= SMALL:
        kernel.call(p, d, NULL)
    else:
        with nogil:
            launch(&job)
    return 0
