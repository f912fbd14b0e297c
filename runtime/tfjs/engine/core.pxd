from libc.stdint cimport int64_t

cdef class Buffer:
    cdef void* data
    cdef readonly int64_t nbytes
    cdef int64_t capacity
    cdef Py_buffer* borrowed
    cdef int handles
    cdef int pins
    cdef int exports

    cdef int allocate(self, int64_t nbytes) except -1

cdef class TensorBase:
    cdef Buffer held
    cdef readonly tuple dims
    cdef readonly str dtype
    cdef readonly int64_t size
    cdef readonly int64_t id
    cdef readonly bint kept
    cdef bint counted
    cdef void* scope
    cdef void* previous
    cdef void* next
    cdef public object kerasMask
    cdef object __weakref__

    cdef void attach(self, Buffer buffer) noexcept
    cdef void detach(self) noexcept
    cdef void unlink(self) noexcept

cdef class Scope:
    cdef void* first
    cdef void* parent

cdef TensorBase make(object cls, Buffer buffer, tuple dims, str dtype, int64_t size)
