"""Buffers, the tensors that show them, scopes that dispose of tensors, and honest counts."""

import os

cimport cython
from cpython.buffer cimport (
    PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES, PyBUF_WRITABLE, PyBuffer_Release,
    PyObject_GetBuffer, PyBUF_C_CONTIGUOUS,
)
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.ref cimport Py_DECREF, Py_INCREF, PyObject
from libc.stdint cimport INT64_MAX, int64_t, uintptr_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy, memset

from tfjs.kernels.parallel cimport parallel_for
from tfjs.kernels.registry cimport Kernel, kernel_t

cdef extern from "compiler.h":
    pass

cdef extern from *:
    """
    static TFJS_THREAD_LOCAL void *tfjs_scope = NULL;
    """
    void* active_scope "tfjs_scope"

cdef enum:
    ALIGNMENT = 64
    MAX_POINTERS = 16
    MAX_DIMS = 64
    MAX_FLOATS = 8
    SMALL_CLASSES = 256  # blocks up to 16 KiB, by multiples of the alignment
    LARGE_CLASSES = 256  # above: four sizes to every power of two

ITEM_BYTES = {"float32": 4, "int32": 4, "bool": 1}
FORMATS = {"float32": b"f", "int32": b"i", "bool": b"?"}
KEEP_FREE = 256 << 20

cdef int64_t alive_tensors = 0
cdef int64_t alive_buffers = 0
cdef int64_t alive_bytes = 0
cdef int64_t next_id = 0
cdef int64_t kept_free = 0
cdef int64_t keep_free = KEEP_FREE
cdef void* free_small[SMALL_CLASSES]
cdef void* free_large[LARGE_CLASSES]
memset(free_small, 0, sizeof(free_small))
memset(free_large, 0, sizeof(free_large))


def _machine_bytes():
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 1 << 46


cdef int64_t machine_bytes = _machine_bytes()


cdef inline int64_t round_up(int64_t nbytes, int* index) noexcept:
    """The capacity of the size class of ``nbytes`` and its index; large classes from -1 down."""
    cdef int64_t step
    cdef int power
    if nbytes <= SMALL_CLASSES * ALIGNMENT:
        index[0] = <int> ((nbytes + ALIGNMENT - 1) // ALIGNMENT) - 1
        if index[0] < 0:
            index[0] = 0
        return (index[0] + 1) * ALIGNMENT
    power = 14
    while (<int64_t> 2 << power) < nbytes:
        power += 1
    step = <int64_t> 1 << (power - 2)
    nbytes = (nbytes + step - 1) // step * step
    index[0] = -(4 * power + <int> (nbytes // step)) - 1
    return nbytes


cdef void** free_list(int index) noexcept:
    return &free_small[index] if index >= 0 else &free_large[-index - 1]


cdef class Buffer:
    """Bytes of one C-contiguous array, 64-byte aligned unless borrowed from NumPy.

    Freed blocks are kept by size class, linked through their first bytes, so that a training step
    does not ask the operating system for the pages that the last one gave back.
    """

    def __cinit__(self, int64_t nbytes):
        self.allocate(nbytes)

    cdef int allocate(self, int64_t nbytes) except -1:
        global kept_free
        cdef int index = 0
        cdef void** head
        cdef void* block
        self.nbytes = nbytes
        if nbytes < 0:
            return 0
        if nbytes > machine_bytes:
            raise MemoryError(f"{nbytes:,} bytes are needed; this machine has {machine_bytes:,}")
        self.capacity = round_up(nbytes, &index)
        head = free_list(index)
        if head[0] is not NULL:
            self.data = head[0]
            head[0] = (<void**> self.data)[0]
            kept_free -= self.capacity
            return 0
        # The address that malloc gave stands right before the aligned one.
        block = malloc(self.capacity + ALIGNMENT + sizeof(void*))
        if block is NULL:
            self.capacity = 0
            raise MemoryError(f"{nbytes:,} bytes are needed and the system has none left to give")
        self.data = <void*> (
            (<uintptr_t> block + sizeof(void*) + ALIGNMENT - 1) & ~<uintptr_t> (ALIGNMENT - 1)
        )
        (<void**> self.data - 1)[0] = block
        return 0

    def __dealloc__(self):
        global kept_free
        cdef int index = 0
        cdef void** head
        if self.borrowed is not NULL:
            PyBuffer_Release(self.borrowed)
            PyMem_Free(self.borrowed)
        elif self.data is not NULL:
            round_up(self.capacity, &index)
            if kept_free + self.capacity > keep_free:
                free((<void**> self.data - 1)[0])
                return
            head = free_list(index)
            (<void**> self.data)[0] = head[0]
            head[0] = self.data
            kept_free += self.capacity

    @property
    def exclusive(self):
        """Whether one tensor alone shows these bytes, so that it may overwrite them."""
        return (
            self.handles == 1 and self.pins == 0 and self.exports == 0 and self.borrowed is NULL
        )

    def clear(self):
        """Set every byte to zero."""
        memset(self.data, 0, self.nbytes)

    def write(self, bytes_like):
        """Copy the bytes of ``bytes_like`` in."""
        cdef Py_buffer view
        PyObject_GetBuffer(bytes_like, &view, PyBUF_C_CONTIGUOUS)
        try:
            if view.len != self.nbytes:
                raise ValueError(f"buffer of {self.nbytes} bytes cannot take {view.len}")
            memcpy(self.data, view.buf, view.len)
        finally:
            PyBuffer_Release(&view)


def borrow(array):
    """A Buffer on the memory of a C-contiguous NumPy array; the array stays alive as long."""
    cdef Buffer buffer = Buffer.__new__(Buffer, -1)
    cdef Py_buffer* view = <Py_buffer*> PyMem_Malloc(sizeof(Py_buffer))
    if view is NULL:
        raise MemoryError()
    try:
        PyObject_GetBuffer(array, view, PyBUF_C_CONTIGUOUS)
    except BaseException:
        PyMem_Free(view)
        raise
    buffer.borrowed = view
    buffer.data = view.buf
    buffer.nbytes = view.len
    return buffer


cdef struct Export:
    # What one memoryview of a tensor needs while the tensor itself may be disposed of.
    PyObject* buffer
    Py_ssize_t extents[1]


@cython.no_gc
cdef class TensorBase:
    """A shape and a dtype on a Buffer. Disposed of, it has no Buffer any more."""

    cdef void attach(self, Buffer buffer) noexcept:
        global alive_tensors, alive_buffers, alive_bytes
        self.held = buffer
        if self.counted:
            alive_tensors += 1
            alive_bytes += buffer.nbytes
            if buffer.handles == 0:
                alive_buffers += 1
            buffer.handles += 1

    cdef void detach(self) noexcept:
        global alive_tensors, alive_buffers, alive_bytes
        cdef Buffer buffer = self.held
        if buffer is None:
            return
        if self.counted:
            alive_tensors -= 1
            alive_bytes -= buffer.nbytes
            buffer.handles -= 1
            if buffer.handles == 0:
                alive_buffers -= 1
        self.held = None

    cdef void unlink(self) noexcept:
        if self.scope is NULL:
            return
        if self.previous is NULL:
            (<Scope> self.scope).first = self.next
        else:
            (<TensorBase> self.previous).next = self.next
        if self.next is not NULL:
            (<TensorBase> self.next).previous = self.previous
        self.scope = self.previous = self.next = NULL

    def __dealloc__(self):
        self.unlink()
        if self.held is not None:
            self.detach()

    @property
    def storage(self):
        """The Buffer; raises where the tensor was disposed of."""
        if self.held is None:
            raise RuntimeError("Tensor is disposed.")
        return self.held

    @property
    def isDisposed(self):
        return self.held is None

    @property
    def shape(self):
        return list(self.dims)

    @property
    def rank(self):
        return len(self.dims)

    def throwIfDisposed(self):
        if self.held is None:
            raise RuntimeError("Tensor is disposed.")

    def dispose(self):
        """Give up the memory; from now on only ``shape``, ``dtype`` and ``isDisposed`` work.

        Constants of the engine, which other tensors share, stay.
        """
        if not self.counted:
            return
        if self.kerasMask is not None:
            self.kerasMask.dispose()
        self.unlink()
        self.detach()

    def adopt(self, Buffer buffer):
        """Show another Buffer of the same size from now on."""
        self.throwIfDisposed()
        if buffer is self.held:
            return
        self.detach()
        self.attach(buffer)

    def mark_kept(self):
        """Take the tensor out of every scope."""
        self.kept = True
        self.unlink()

    def __getbuffer__(self, Py_buffer* view, int flags):
        cdef Buffer buffer = self.storage
        cdef int rank = len(self.dims), axis
        cdef Py_ssize_t stride = ITEM_BYTES[self.dtype]
        cdef Export* export
        if flags & PyBUF_WRITABLE:
            raise BufferError("tensors are immutable; see tf.buffer")
        export = <Export*> PyMem_Malloc(sizeof(Export) + 2 * rank * sizeof(Py_ssize_t))
        if export is NULL:
            raise MemoryError()
        for axis in range(rank - 1, -1, -1):
            export.extents[axis] = self.dims[axis]
            export.extents[rank + axis] = stride
            stride *= export.extents[axis]
        Py_INCREF(buffer)
        export.buffer = <PyObject*> buffer
        buffer.exports += 1
        view.buf = buffer.data
        view.obj = self
        view.len = buffer.nbytes
        view.readonly = 1
        view.itemsize = ITEM_BYTES[self.dtype]
        view.format = NULL
        if flags & PyBUF_FORMAT:
            view.format = <bytes> FORMATS[self.dtype]
        view.ndim = rank
        view.shape = export.extents if flags & PyBUF_ND else NULL
        view.strides = export.extents + rank if flags & PyBUF_STRIDES == PyBUF_STRIDES else NULL
        view.suboffsets = NULL
        view.internal = export

    def __releasebuffer__(self, Py_buffer* view):
        cdef Export* export = <Export*> view.internal
        (<Buffer> export.buffer).exports -= 1
        Py_DECREF(<Buffer> export.buffer)
        PyMem_Free(export)


cdef object tensor_class = TensorBase


def set_tensor_class(cls):
    """Make results instances of ``cls``, the public class of tensors."""
    global tensor_class
    tensor_class = cls


cdef TensorBase make(object cls, Buffer buffer, tuple dims, str dtype, int64_t size):
    global next_id
    cdef TensorBase tensor = TensorBase.__new__(cls)
    tensor.dims = dims
    tensor.dtype = dtype
    tensor.size = size
    tensor.id = next_id
    next_id += 1
    tensor.counted = True
    tensor.attach(buffer)
    return tensor


cdef void track(TensorBase tensor) noexcept:
    cdef Scope scope
    if active_scope is NULL:
        return
    scope = <Scope> active_scope
    tensor.scope = active_scope
    tensor.next = scope.first
    if scope.first is not NULL:
        (<TensorBase> scope.first).previous = <void*> tensor
    scope.first = <void*> tensor


cdef int64_t count(tuple dims) except -1:
    cdef int64_t size = 1, extent
    for extent in dims:
        if extent and size > INT64_MAX // 16 // extent:
            raise MemoryError(f"a tensor of shape {list(dims)} does not fit into any memory")
        size *= extent
    return size


def share(Buffer buffer, tuple dims, str dtype):
    """A tensor of this shape on an existing Buffer."""
    cdef TensorBase tensor = make(tensor_class, buffer, dims, dtype, count(dims))
    track(tensor)
    return tensor


def empty(tuple dims, str dtype):
    """A tensor whose values a kernel is about to write. MemoryError comes before allocation."""
    cdef int64_t size = count(dims), width = 1 if dtype == "bool" else 4
    cdef Buffer buffer
    cdef TensorBase tensor
    try:
        buffer = Buffer.__new__(Buffer, size * width)
    except MemoryError as error:
        raise MemoryError(f"a {dtype} tensor of shape {list(dims)}: {error}") from None
    tensor = make(tensor_class, buffer, dims, dtype, size)
    track(tensor)
    return tensor


def constant(Buffer buffer, tuple dims, str dtype):
    """A tensor of the engine's own, outside of scopes and counts; it has to live on."""
    cdef TensorBase tensor = make(tensor_class, buffer, dims, dtype, count(dims))
    tensor.detach()
    tensor.counted = False
    tensor.attach(buffer)
    buffer.pins += 1
    return tensor


def variable(cls, Buffer buffer, tuple dims, str dtype):
    """An instance of ``cls`` on ``buffer``; scopes do not dispose of variables."""
    return make(cls, buffer, dims, dtype, count(dims))


cdef class Scope:
    """The tensors made while it is active, which die with it unless they are its result."""

    def enter(self):
        self.parent = active_scope
        _activate(<void*> self)

    def leave(self, results):
        """Dispose of all but ``results`` and the kept ones; results pass to the outer scope."""
        cdef TensorBase tensor
        _activate(self.parent)
        for tensor in results:
            if tensor.scope is <void*> self:
                tensor.unlink()
                track(tensor)
        while self.first is not NULL:
            tensor = <TensorBase> self.first
            tensor.unlink()
            tensor.dispose()


cdef void _activate(void* scope) noexcept:
    global active_scope
    active_scope = scope


def counts():
    """Alive tensors, the buffers they show, and the sum of the tensors' bytes."""
    return alive_tensors, alive_buffers, alive_bytes


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
