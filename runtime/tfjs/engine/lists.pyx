"""Lists of Python numbers as float32 tensors, without a detour through NumPy, and as shapes."""

from cpython.float cimport PyFloat_AS_DOUBLE
from cpython.long cimport PyLong_AsDouble
from libc.stdint cimport int64_t

from tfjs.engine.handle cimport TensorBase, fresh

cdef int64_t MOST = <int64_t> 1 << 40  # numbers; lists that hold each other can claim any size


cdef bint fill(list values, tuple dims, int axis, float** at):
    """Write the numbers; False where the nesting is not regular or something is no number."""
    cdef object one
    if len(values) != dims[axis]:
        return False
    if axis < len(dims) - 1:
        for one in values:
            if type(one) is not list or not fill(<list> one, dims, axis + 1, at):
                return False
        return True
    for one in values:
        if type(one) is float:
            at[0][0] = <float> PyFloat_AS_DOUBLE(one)
        elif type(one) is int:
            try:
                at[0][0] = <float> PyLong_AsDouble(one)
            except OverflowError:
                return False
        else:
            return False
        at[0] += 1
    return True


def numbers(list values):
    """A float32 tensor of nested lists of nothing but ints and floats; None where it is not that.

    None says nothing of what is wrong: `ops.convert` finds that out.
    """
    cdef object first = values
    cdef list extents = []
    cdef int64_t size = 1
    cdef TensorBase tensor
    cdef float* at
    while type(first) is list:
        extents.append(len(<list> first))
        size *= len(<list> first)
        if size == 0 or size > MOST:
            return None
        first = (<list> first)[0]
    if type(first) is not float and type(first) is not int:
        return None
    tensor = fresh(tuple(extents), "float32", size, 4 * size)
    at = <float*> tensor.held.data
    if fill(values, tensor.dims, 0, &at):
        return tensor
    tensor.dispose()
    return None


def whole(shape):
    """Extents as a tuple, whole floats as integers: JavaScript's 2.0 is a whole number."""
    cdef object extent
    cdef list extents = []
    for extent in shape:
        if type(extent) is not int and isinstance(extent, float) and extent.is_integer():
            extent = int(extent)
        extents.append(extent)
    return tuple(extents)
