"""The table of kernels by name: the only way from Python to a compiled loop."""


cdef class Kernel:
    """One compiled loop and how many pointers, integers (beyond the range) and floats it reads.

    ``dims`` is -1 where the number depends on a rank that the integers themselves carry.
    """

    def __repr__(self):
        return f"Kernel({self.name!r})"


TABLE = {}


cdef object register(str name, kernel_t call, int pointers, int dims=0, int floats=0):
    """Make ``call`` known as ``name``; two kernels of one name are a programming error."""
    if name in TABLE:
        raise ValueError(f"kernel {name!r} is registered twice")
    cdef Kernel kernel = Kernel.__new__(Kernel)
    kernel.call = call
    kernel.name = name
    kernel.pointers = pointers
    kernel.dims = dims
    kernel.floats = floats
    TABLE[name] = kernel
