"""Compiled loops by name. A kernel neither allocates nor checks nor branches on a dtype.

Convention: ``cdef void name(void** p, const int64_t* d, const float* f) noexcept nogil``. The first
lines of a kernel name its pointers with their axes. ``d[0]`` and ``d[1]`` bound the outermost index
of this call and ``d[2]`` is the tile length at which the caller cuts that range between threads:
the tile depends on shapes alone, so results are equal by bit at any thread count.
"""

from importlib import import_module
from pkgutil import iter_modules

from tfjs.kernels.gemm import load_blas, needs_blas
from tfjs.kernels.parallel import get_threads, set_threads
from tfjs.kernels.registry import TABLE, Kernel

# Importing a module registers its kernels.
for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["TABLE", "Kernel", "get_threads", "load_blas", "needs_blas", "set_threads"]
