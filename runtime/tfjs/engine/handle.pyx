"""Tensors without operations, the scopes that dispose of them, and honest counts."""

cimport cython
from cpython.buffer cimport PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES, PyBUF_WRITABLE
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.ref cimport Py_DECREF, Py_INCREF, PyObject
from libc.stdint cimport INT64_MAX, int64_t

import numpy

from tfjs.engine.buffer import borrow

from tfjs.engine.buffer cimport Buffer

cdef extern from "compiler.h":
    pass

cdef extern from *:
    """
    static TFJS_THREAD_LOCAL void *tfjs_scope = NULL;
    """
    void* active_scope "tfjs_scope"

# A string is a pointer to Python bytes, held by a NumPy array of objects.
ITEM_BYTES = {"float32": 4, "int32": 4, "bool": 1, "complex64": 8, "string": 8}
FORMATS = {"float32": b"f", "int32": b"i", "bool": b"?", "complex64": b"Zf", "string": b"O"}

cdef int64_t alive_tensors = 0
cdef int64_t alive_buffers = 0
cdef int64_t alive_bytes = 0
cdef int64_t alive_strings = 0
cdef int64_t next_id = 0


cdef struct Export:
    # What one memoryview of a tensor needs while the tensor itself may be disposed of.
    PyObject* buffer
    Py_ssize_t extents[1]


@cython.no_gc
cdef class TensorBase:
    """A shape and a dtype on a Buffer. Disposed of, it has no Buffer any more."""

    cdef void attach(self, Buffer buffer) noexcept:
        global alive_tensors, alive_buffers, alive_bytes, alive_strings
        self.held = buffer
        if self.counted:
            alive_tensors += 1
            if self.dtype == "string":
                alive_strings += 1
                alive_bytes += buffer.text
            else:
                alive_bytes += buffer.nbytes
            if buffer.handles == 0:
                alive_buffers += 1
            buffer.handles += 1

    cdef void detach(self) noexcept:
        global alive_tensors, alive_buffers, alive_bytes, alive_strings
        cdef Buffer buffer = self.held
        if buffer is None:
            return
        if self.counted:
            alive_tensors -= 1
            if self.dtype == "string":
                alive_strings -= 1
                alive_bytes -= buffer.text
            else:
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
        if self.held_alive:
            self.held_alive = False
            Py_DECREF(self)

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


cdef bint hold = False


def hold_tensors(bint on):
    """Whether tensors made from now on live until they are disposed of, reachable or not.

    So it is in JavaScript. TF.js's own tests, which count tensors, need it.
    """
    global hold
    hold = on


cdef void keep_alive(TensorBase tensor) noexcept:
    tensor.held_alive = True
    Py_INCREF(tensor)


cdef void track(TensorBase tensor) noexcept:
    cdef Scope scope
    if hold and not tensor.held_alive:
        keep_alive(tensor)
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
    try:
        for extent in dims:
            if extent and size > INT64_MAX // 16 // extent:
                raise OverflowError()
            size *= extent
    except OverflowError:
        raise MemoryError(
            f"a tensor of shape {list(dims)} does not fit into any memory"
        ) from None
    return size


cdef TensorBase fresh(tuple dims, str dtype, int64_t size, int64_t nbytes):
    """A tensor on memory of its own, whose values a kernel is about to write."""
    cdef Buffer buffer = Buffer.__new__(Buffer, nbytes)
    cdef TensorBase tensor = make(tensor_class, buffer, dims, dtype, size)
    track(tensor)
    return tensor


def share(Buffer buffer, tuple dims, str dtype):
    """A tensor of this shape on an existing Buffer."""
    cdef TensorBase tensor = make(tensor_class, buffer, dims, dtype, count(dims))
    track(tensor)
    return tensor


def empty(tuple dims, str dtype):
    """A tensor whose values a kernel is about to write. MemoryError comes before allocation."""
    cdef int64_t size = count(dims), width = 4
    cdef Buffer buffer
    cdef TensorBase tensor
    if dtype == "string":
        return share(borrow(numpy.empty(size, object)), dims, dtype)
    if dtype == "bool":
        width = 1
    elif dtype == "complex64":
        width = 8
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
    cdef TensorBase tensor = make(cls, buffer, dims, dtype, count(dims))
    if hold:
        keep_alive(tensor)
    return tensor


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


def count_strings():
    """How many of the alive tensors are of strings."""
    return alive_strings
