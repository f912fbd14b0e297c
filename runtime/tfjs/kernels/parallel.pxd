from libc.stdint cimport int64_t

ctypedef void (*tile_t)(void* context, int64_t tile) noexcept nogil

cdef void parallel_for(tile_t fn, void* context, int64_t tiles) noexcept nogil
