from libc.stdint cimport int64_t

cdef class Buffer:
    cdef void* data
    cdef readonly int64_t nbytes
    cdef public int64_t text
    cdef int64_t capacity
    cdef Py_buffer* borrowed
    cdef int handles
    cdef int pins
    cdef int exports

    cdef int allocate(self, int64_t nbytes) except -1
