from libc.stdint cimport int64_t

from tfjs.engine.buffer cimport Buffer

cdef class TensorBase:
    cdef Buffer held
    cdef readonly tuple dims
    cdef readonly str dtype
    cdef readonly int64_t size
    cdef readonly int64_t id
    cdef readonly bint kept
    cdef bint counted
    cdef bint held_alive
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

cdef TensorBase fresh(tuple dims, str dtype, int64_t size, int64_t nbytes)
