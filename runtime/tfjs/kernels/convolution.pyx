"""Convolution over up to three axes: patches copied into a work buffer, times the filter.

x is [n, depth, height, width, c], the filter [taps, c of a group, o]. A slot is an index of the
range with a part of the work buffer of its own; it does the blocks of rows s, s + slots, ..., so
that what is computed in which order depends on the shape alone.
"""

from libc.stdint cimport int64_t
from libc.string cimport memcpy, memset

from tfjs.kernels.functions cimport exp, sigmoid, tanh
from tfjs.kernels.gemm cimport gemm
from tfjs.kernels.registry cimport cloned, inlined, register
from tfjs.kernels.windows cimport AFTER_WINDOW, Place, Window, advance, place_of, window_of

ctypedef float (*activation_t)(float) noexcept nogil


cdef enum:
    SHORT = 12  # floats that a loop copies faster than a call of memcpy


cdef inline void copied(const float* x, float* y, int64_t count) noexcept nogil:
    cdef int64_t j
    if count > SHORT:
        memcpy(y, x, count * sizeof(float))
        return
    for j in range(count):
        y[j] = x[j]


cdef inline void zeroed(float* y, int64_t count) noexcept nogil:
    cdef int64_t j
    for j in range(count):
        y[j] = 0


cdef inline void line_of(
    const float* x_xc, float* out, const Window* g, int64_t at, int64_t first, int64_t last,
    int64_t channels, int64_t wanted,
) noexcept nogil:
    """``wanted`` of the ``channels`` under taps ``first`` to ``last`` of one line, 0 beyond it."""
    cdef int64_t tap, x, left, right
    if g.apart[2] == 1 and wanted == channels:
        left = min(max(first, -at), last)
        right = max(min(last, g.x[2] - at), left)
        zeroed(out, (left - first) * channels)
        copied(
            x_xc + (at + left) * channels, out + (left - first) * channels,
            (right - left) * channels,
        )
        zeroed(out + (right - first) * channels, (last - right) * channels)
        return
    for tap in range(first, last):
        x = at + tap * g.apart[2]
        if 0 <= x < g.x[2]:
            copied(x_xc + x * channels, out, wanted)
        else:
            zeroed(out, wanted)
        out += wanted


cdef void patches(
    const float* x_nzyxc, float* rows, const Window* g, int64_t start, int64_t stop,
    int64_t first, int64_t last, int64_t channels, int64_t wanted,
) noexcept nogil:
    """rows[r, tap, c]: what taps ``first`` to ``last`` see from positions ``start`` to ``stop``."""
    cdef int64_t at, kz, ky, from_x, to_x, left, z, y
    cdef int64_t first_z = first // (g.k[1] * g.k[2]), first_y = first // g.k[2] % g.k[1]
    cdef int64_t first_x = first % g.k[2]
    cdef Place place = place_of(g, start)
    for at in range(start, stop):
        kz = first_z
        ky = first_y
        from_x = first_x
        left = last - first
        while left > 0:
            to_x = min(g.k[2], from_x + left)
            z = place.z + kz * g.apart[0]
            y = place.y + ky * g.apart[1]
            if 0 <= z < g.x[0] and 0 <= y < g.x[1]:
                line_of(
                    x_nzyxc + ((place.n * g.x[0] + z) * g.x[1] + y) * g.x[2] * channels, rows, g,
                    place.x, from_x, to_x, channels, wanted,
                )
            else:
                zeroed(rows, (to_x - from_x) * wanted)
            rows += (to_x - from_x) * wanted
            left -= to_x - from_x
            from_x = 0
            ky += 1
            if ky == g.k[1]:
                ky = 0
                kz += 1
        advance(g, &place)


cdef void patches_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """All that all taps see, over positions; after the window: c, c of the group, first of them."""
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef float* rows = <float*> p[1]
    cdef const Window* w = window_of(d)
    cdef int64_t taps = w.k[0] * w.k[1] * w.k[2], channels = d[AFTER_WINDOW]
    cdef int64_t inner = d[AFTER_WINDOW + 1]
    patches(
        x_nzyxc + d[AFTER_WINDOW + 2], rows + d[0] * taps * inner, w, d[0], d[1], 0, taps,
        channels, inner,
    )


cdef inline inlined convolution(activation_t g, void** p, const int64_t* d) noexcept nogil:
    """y = g(patches of x times w + b) over slots, b perhaps a null pointer.

    After the window: images, c, c of a group, o, groups, rows of a block, slots.
    """
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef const float* w_kco = <const float*> p[1]
    cdef const float* b_o = <const float*> p[2]
    cdef float* work = <float*> p[3]
    cdef float* y_nzyxo = <float*> p[4]
    cdef const Window* w = window_of(d)
    cdef const int64_t* own = d + AFTER_WINDOW
    cdef int64_t channels = own[1], inner = own[2], outputs = own[3], groups = own[4]
    cdef int64_t height = own[5], slots = own[6], wide = outputs // groups
    cdef int64_t total = own[0] * w.y[0] * w.y[1] * w.y[2], taps = w.k[0] * w.k[1] * w.k[2]
    cdef int64_t blocks = (total + height - 1) // height
    cdef int64_t slot, block, group, start, stop, r, j
    cdef float* rows
    cdef float* y
    for slot in range(d[0], d[1]):
        rows = work + slot * height * taps * inner
        block = slot
        while block < blocks * groups:
            group = block // blocks
            start = (block - group * blocks) * height
            stop = min(total, start + height)
            patches(x_nzyxc + group * inner, rows, w, start, stop, 0, taps, channels, inner)
            y = y_nzyxo + start * outputs + group * wide
            gemm(
                False, False, stop - start, wide, taps * inner, rows, taps * inner,
                w_kco + group * wide, outputs, y, outputs,
            )
            for r in range(stop - start):
                if b_o is not NULL:
                    for j in range(wide):
                        y[j] += b_o[group * wide + j]
                for j in range(wide):
                    y[j] = g(y[j])
                y += outputs
            block += slots


cdef inline float linear_1(float y) noexcept nogil:
    return y


cdef cloned convolution_linear_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(linear_1, p, d)


cdef inline float relu_1(float y) noexcept nogil:
    return 0 if y <= 0 else y


cdef cloned convolution_relu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(relu_1, p, d)


cdef inline float relu6_1(float y) noexcept nogil:
    return 0 if y <= 0 else (6 if y >= 6 else y)


cdef cloned convolution_relu6_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(relu6_1, p, d)


cdef inline float sigmoid_1(float y) noexcept nogil:
    return <float> sigmoid(y)


cdef cloned convolution_sigmoid_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(sigmoid_1, p, d)


cdef inline float tanh_1(float y) noexcept nogil:
    return <float> tanh(y)


cdef cloned convolution_tanh_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(tanh_1, p, d)


cdef inline float elu_1(float y) noexcept nogil:
    cdef float below = <float> (exp(y) - 1)
    return y if y >= 0 else below


cdef cloned convolution_elu_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    convolution(elu_1, p, d)


cdef void convolution_filter_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dw[part] = patchesT dy over (part of the positions, group, range of taps).

    After the window: images, c, c of a group, o, groups, rows of a block, taps of a range,
    positions of a part. The caller sums the parts.
    """
    cdef const float* x_nzyxc = <const float*> p[0]
    cdef const float* dy_nzyxo = <const float*> p[1]
    cdef float* work = <float*> p[2]
    cdef float* dw_pkco = <float*> p[3]
    cdef const Window* w = window_of(d)
    cdef const int64_t* own = d + AFTER_WINDOW
    cdef int64_t channels = own[1], inner = own[2], outputs = own[3], groups = own[4]
    cdef int64_t height = own[5], span = own[6], share = own[7], wide = outputs // groups
    cdef int64_t total = own[0] * w.y[0] * w.y[1] * w.y[2], taps = w.k[0] * w.k[1] * w.k[2]
    cdef int64_t across = (taps + span - 1) // span
    cdef int64_t at, part, group, first, last, start, stop, row
    cdef float* rows
    cdef float* dw
    for at in range(d[0], d[1]):
        rows = work + at * height * span * inner
        part = at // (across * groups)
        group = at // across % groups
        first = at % across * span
        last = min(taps, first + span)
        dw = dw_pkco + (part * taps + first) * inner * outputs + group * wide
        start = part * share
        stop = min(total, start + share)
        row = start
        while row < stop:
            patches(
                x_nzyxc + group * inner, rows, w, row, min(row + height, stop), first, last,
                channels, inner,
            )
            gemm(
                True, False, (last - first) * inner, wide, min(height, stop - row),
                rows, (last - first) * inner, dy_nzyxo + row * outputs + group * wide, outputs,
                dw, outputs, row > start,
            )
            row += height


cdef struct Phase:
    # The input's elements along an axis that the same taps can lie on: every stride-th one.
    int64_t first, count


cdef inline Phase phase_of(const Window* w, int axis, int64_t phase) noexcept nogil:
    cdef Phase found
    cdef int64_t stride = w.stride[axis]
    found.first = ((phase - w.before[axis]) % stride + stride) % stride
    found.count = max(0, (w.x[axis] - found.first + stride - 1) // stride)
    return found


cdef void spread_taps(
    const float* dy, const float* w_kco, float* rows, float* out, const Window* w,
    const Phase* phases, int64_t start, int64_t stop, int64_t outputs, int64_t wide,
    int64_t inner, int64_t out_row,
) noexcept nogil:
    """out[r, c] = sum over the taps on input element r of dy wT; elements of one phase."""
    cdef int64_t tap, taps = w.k[0] * w.k[1] * w.k[2], kz, ky, kx, r, n, z, y, x, rest
    cdef int64_t oz, oy, ox
    cdef bint any = False
    cdef float* row
    for tap in range(taps):
        kz = tap // (w.k[1] * w.k[2])
        ky = tap // w.k[2] % w.k[1]
        kx = tap % w.k[2]
        oz = phases[0].first + w.before[0] - kz * w.apart[0]
        oy = phases[1].first + w.before[1] - ky * w.apart[1]
        ox = phases[2].first + w.before[2] - kx * w.apart[2]
        if oz % w.stride[0] or oy % w.stride[1] or ox % w.stride[2]:
            continue
        oz = oz // w.stride[0]
        oy = oy // w.stride[1]
        ox = ox // w.stride[2]
        row = rows
        rest = start // phases[2].count
        x = start - rest * phases[2].count
        n = rest // phases[1].count
        y = rest - n * phases[1].count
        rest = n
        n = rest // phases[0].count
        z = rest - n * phases[0].count
        for r in range(start, stop):
            if (
                0 <= x + ox < w.y[2] and 0 <= y + oy < w.y[1] and 0 <= z + oz < w.y[0]
            ):
                copied(
                    dy + (((n * w.y[0] + z + oz) * w.y[1] + y + oy) * w.y[2] + x + ox) * outputs,
                    row, wide,
                )
            else:
                zeroed(row, wide)
            row += wide
            x += 1
            if x == phases[2].count:
                x = 0
                y += 1
                if y == phases[1].count:
                    y = 0
                    z += 1
                    if z == phases[0].count:
                        z = 0
                        n += 1
        gemm(
            False, True, stop - start, inner, wide, rows, wide,
            w_kco + tap * inner * outputs, outputs, out, out_row, any,
        )
        any = True
    if not any:
        for r in range(stop - start):
            memset(out + r * out_row, 0, inner * sizeof(float))


cdef void convolution_input_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """dx = sum over taps of dy wT, over slots; no element is written twice.

    With a stride, the elements of x that the same taps lie on are done together. After the window:
    images, c, c of a group, o, groups, rows of a block, slots.
    """
    cdef const float* dy_nzyxo = <const float*> p[0]
    cdef const float* w_kco = <const float*> p[1]
    cdef float* work = <float*> p[2]
    cdef float* dx_nzyxc = <float*> p[3]
    cdef const Window* w = window_of(d)
    cdef const int64_t* own = d + AFTER_WINDOW
    cdef int64_t images = own[0], channels = own[1], inner = own[2], outputs = own[3]
    cdef int64_t groups = own[4], height = own[5], slots = own[6], wide = outputs // groups
    cdef int64_t phase, count, blocks, block, group, start, stop, slot, turn, r, rest, z, y, x
    cdef bint plain = w.stride[0] == 1 and w.stride[1] == 1 and w.stride[2] == 1
    cdef Phase phases[3]
    cdef float* rows
    cdef float* out
    for slot in range(d[0], d[1]):
        rows = work + slot * height * (wide + inner)
        out = rows + height * wide
        turn = 0
        for phase in range(w.stride[0] * w.stride[1] * w.stride[2]):
            phases[0] = phase_of(w, 0, phase // (w.stride[1] * w.stride[2]))
            phases[1] = phase_of(w, 1, phase // w.stride[2] % w.stride[1])
            phases[2] = phase_of(w, 2, phase % w.stride[2])
            count = images * phases[0].count * phases[1].count * phases[2].count
            blocks = (count + height - 1) // height
            for block in range(blocks * groups):
                turn += 1
                if turn % slots != slot:
                    continue
                group = block // blocks
                start = (block - group * blocks) * height
                stop = min(count, start + height)
                if plain:
                    spread_taps(
                        dy_nzyxo + group * wide, w_kco + group * wide, rows,
                        dx_nzyxc + start * channels + group * inner, w, phases, start, stop,
                        outputs, wide, inner, channels,
                    )
                    continue
                spread_taps(
                    dy_nzyxo + group * wide, w_kco + group * wide, rows, out, w, phases, start,
                    stop, outputs, wide, inner, inner,
                )
                for r in range(start, stop):
                    rest = r // phases[2].count
                    x = phases[2].first + (r - rest * phases[2].count) * w.stride[2]
                    y = phases[1].first + rest % phases[1].count * w.stride[1]
                    rest = rest // phases[1].count
                    z = phases[0].first + rest % phases[0].count * w.stride[0]
                    rest = rest // phases[0].count
                    memcpy(
                        dx_nzyxc + (((rest * w.x[0] + z) * w.x[1] + y) * w.x[2] + x) * channels
                        + group * inner,
                        out + (r - start) * inner, inner * sizeof(float),
                    )


register("patches_f32", patches_f32, 2, 21)
register("convolution_linear_f32", convolution_linear_f32, 5, 25)
register("convolution_relu_f32", convolution_relu_f32, 5, 25)
register("convolution_relu6_f32", convolution_relu6_f32, 5, 25)
register("convolution_sigmoid_f32", convolution_sigmoid_f32, 5, 25)
register("convolution_tanh_f32", convolution_tanh_f32, 5, 25)
register("convolution_elu_f32", convolution_elu_f32, 5, 25)
register("convolution_filter_f32", convolution_filter_f32, 4, 26)
register("convolution_input_f32", convolution_input_f32, 4, 25)
