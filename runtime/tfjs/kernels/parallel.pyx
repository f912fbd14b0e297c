"""The one place where threads start."""

from cython.parallel cimport prange

import os

cdef int thread_count = 1
cdef bint forked = False


cdef void parallel_for(tile_t fn, void* context, int64_t tiles) noexcept nogil:
    """Call ``fn(context, i)`` for every i below ``tiles``, in any order, on any thread.

    What a tile computes must depend on its number alone, so that the result does not depend on
    the number of threads.
    """
    cdef int64_t i
    if thread_count == 1 or tiles == 1:
        for i in range(tiles):
            fn(context, i)
        return
    for i in prange(tiles, schedule="dynamic", chunksize=1, num_threads=thread_count):
        fn(context, i)


def get_threads():
    """Number of threads that share a kernel's tiles."""
    return thread_count


def set_threads(int count):
    """Share tiles between ``count`` threads from now on; results do not change by a bit."""
    global thread_count
    if count < 1:
        raise ValueError(f"expected at least 1 thread, got {count}")
    if forked and count > 1:
        raise RuntimeError("a forked process computes on one thread; start it with 'spawn' instead")
    thread_count = count


def _after_fork():
    # The OpenMP threads of the parent do not exist in the child, and waiting for them hangs.
    global thread_count, forked
    thread_count = 1
    forked = True


def _available():
    named = os.environ.get("TFJS_NUM_THREADS", "")
    if named:
        if not named.isdecimal() or int(named) < 1:
            raise ValueError(f"TFJS_NUM_THREADS: expected a number of threads, got {named!r}")
        return int(named)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


thread_count = _available()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
