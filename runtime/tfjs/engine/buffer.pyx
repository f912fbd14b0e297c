"""Memory: buffers, and the free blocks that wait to be used again."""

import os

from cpython.buffer cimport PyBuffer_Release, PyBUF_C_CONTIGUOUS, PyBUF_WRITABLE, PyObject_GetBuffer
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport int64_t, uintptr_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy, memset

cdef enum:
    ALIGNMENT = 64
    SMALL_CLASSES = 256  # blocks up to 16 KiB, by multiples of the alignment
    LARGE_CLASSES = 256  # above: four sizes to every power of two

KEEP_FREE = 256 << 20

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

    @property
    def owner(self):
        """The object whose memory is borrowed, or None."""
        return None if self.borrowed is NULL else <object> self.borrowed.obj

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

    def read(self, array):
        """Copy the bytes into ``array``, which can be written to and is as long."""
        cdef Py_buffer view
        PyObject_GetBuffer(array, &view, PyBUF_C_CONTIGUOUS | PyBUF_WRITABLE)
        try:
            if view.len != self.nbytes:
                raise ValueError(f"{view.len} bytes cannot take a buffer of {self.nbytes}")
            memcpy(view.buf, self.data, view.len)
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
