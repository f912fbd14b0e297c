"""A window that slides over [depth, height, width]; lower ranks have extents of 1 in front."""

from libc.stdint cimport int64_t

cdef struct Window:
    # Laid over a kernel's integers d[3:21], each by depth, height and width.
    int64_t x[3]  # extents of the input
    int64_t y[3]  # positions of the window
    int64_t k[3]  # taps of the window
    int64_t stride[3]
    int64_t apart[3]  # distance between neighbouring taps: the dilation
    int64_t before[3]  # padding before the first element


cdef enum:
    AFTER_WINDOW = 21  # the first of the kernel's other integers


cdef struct Place:
    # One position of the window: its image, and where its first tap would lie in the input.
    int64_t n, z, y, x


cdef inline const Window* window_of(const int64_t* d) noexcept nogil:
    return <const Window*> (d + 3)


cdef inline Place place_of(const Window* g, int64_t at) noexcept nogil:
    """The place of flat position ``at`` of (image, depth, height, width)."""
    cdef Place place
    cdef int64_t rest = at // g.y[2]
    place.x = (at - rest * g.y[2]) * g.stride[2] - g.before[2]
    at = rest
    rest = at // g.y[1]
    place.y = (at - rest * g.y[1]) * g.stride[1] - g.before[1]
    at = rest
    rest = at // g.y[0]
    place.z = (at - rest * g.y[0]) * g.stride[0] - g.before[0]
    place.n = rest
    return place


cdef inline void advance(const Window* g, Place* place) noexcept nogil:
    """Go on to the next position; a division for every one would cost more than short copies."""
    place.x += g.stride[2]
    if place.x < g.y[2] * g.stride[2] - g.before[2]:
        return
    place.x = -g.before[2]
    place.y += g.stride[1]
    if place.y < g.y[1] * g.stride[1] - g.before[1]:
        return
    place.y = -g.before[1]
    place.z += g.stride[0]
    if place.z < g.y[0] * g.stride[0] - g.before[0]:
        return
    place.z = -g.before[0]
    place.n += 1


cdef inline int64_t window_at(const Window* g, int axis, int64_t x, int64_t tap) noexcept nogil:
    """The position of the window whose tap lies on element x of an axis; -1 where there is none."""
    cdef int64_t at = x + g.before[axis] - tap * g.apart[axis]
    if at < 0 or at % g.stride[axis]:
        return -1
    at = at // g.stride[axis]
    return at if at < g.y[axis] else -1
