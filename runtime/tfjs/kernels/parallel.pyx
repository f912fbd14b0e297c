"""The one place where threads start."""

import os

from libc.stdint cimport int64_t

cdef extern from "pool.h":
    void tfjs_share(tile_t call, void* context, int64_t tiles, int64_t threads) noexcept nogil

cdef int thread_count = 1
cdef bint forked = False


cdef void parallel_for(tile_t fn, void* context, int64_t tiles) noexcept nogil:
    """Call ``fn(context, i)`` for every i below ``tiles``, in any order, on any thread.

    What a tile computes must depend on its number alone, so that the result does not depend on
    the number of threads.
    """
    tfjs_share(fn, context, tiles, thread_count)


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
    # The threads of the parent do not exist in the child, and its locks are as they happened to be.
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
