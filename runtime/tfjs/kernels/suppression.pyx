"""Boxes chosen by score, without those that overlap a better one."""

from libc.math cimport exp, fmax, fmin
from libc.stdint cimport int32_t, int64_t

from tfjs.kernels.registry cimport register


cdef double overlap(const float* a, const float* b) noexcept nogil:
    """Intersection over union of two boxes y1, x1, y2, x2; 0 where one is empty."""
    cdef double a_top = fmin(a[0], a[2]), a_left = fmin(a[1], a[3])
    cdef double a_bottom = fmax(a[0], a[2]), a_right = fmax(a[1], a[3])
    cdef double b_top = fmin(b[0], b[2]), b_left = fmin(b[1], b[3])
    cdef double b_bottom = fmax(b[0], b[2]), b_right = fmax(b[1], b[3])
    cdef double a_area = (a_bottom - a_top) * (a_right - a_left)
    cdef double b_area = (b_bottom - b_top) * (b_right - b_left), common
    if a_area <= 0 or b_area <= 0:
        return 0
    common = fmax(fmin(a_bottom, b_bottom) - fmax(a_top, b_top), 0)
    common *= fmax(fmin(a_right, b_right) - fmax(a_left, b_left), 0)
    return common / (a_area + b_area - common)


cdef inline bint before(double score, int32_t box, double other, int32_t second) noexcept nogil:
    return score > other or (score == other and box < second)


cdef void sift(double* score, int32_t* heap, int64_t at, int64_t count) noexcept nogil:
    cdef int64_t child
    cdef int32_t box = heap[at]
    while 2 * at + 1 < count:
        child = 2 * at + 1
        if child + 1 < count and before(
            score[heap[child + 1]], heap[child + 1], score[heap[child]], heap[child]
        ):
            child += 1
        if not before(score[heap[child]], heap[child], score[box], box):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = box


cdef void suppress_f32(void** p, const int64_t* d, const float* f) noexcept nogil:
    """Indices and scores of at most d[4] of n boxes, best first, and their number.

    d[3:]: n, limit. constants: overlap from which on a box falls away, lowest score (exclusive),
    deviation of the Gauss curve that lowers the scores of overlapping boxes instead (0: none).
    Working memory: a score, a heap place and the number of boxes already compared with, a box.
    """
    cdef const float* boxes_n4 = <const float*> p[0]
    cdef const float* score_n = <const float*> p[1]
    cdef const double* constants = <const double*> p[2]
    cdef int32_t* chosen = <int32_t*> p[3]
    cdef float* chosen_score = <float*> p[4]
    cdef int32_t* found = <int32_t*> p[5]
    cdef double* score = <double*> p[6]
    cdef int32_t* heap = <int32_t*> p[7]
    cdef int32_t* compared = <int32_t*> p[8]
    cdef double limit = constants[0], lowest = constants[1], before_score, common
    cdef double scale = -0.5 / constants[2] if constants[2] > 0 else 0
    cdef int64_t n = d[3], most = d[4], count = 0, taken = 0, i, j
    cdef int32_t box
    cdef bint dropped
    for i in range(n):
        score[i] = score_n[i]
        compared[i] = 0
        if score[i] > lowest:
            heap[count] = <int32_t> i
            count += 1
    for i in range(count // 2 - 1, -1, -1):
        sift(score, heap, i, count)
    while taken < most and count > 0:
        box = heap[0]
        before_score = score[box]
        dropped = False
        for j in range(taken - 1, compared[box] - 1, -1):
            common = overlap(boxes_n4 + 4 * box, boxes_n4 + 4 * chosen[j])
            if common >= limit:
                dropped = True
                break
            score[box] *= exp(scale * common * common)
            if score[box] <= lowest:
                break
        compared[box] = <int32_t> taken
        if not dropped and score[box] == before_score:
            chosen[taken] = box
            chosen_score[taken] = <float> score[box]
            taken += 1
            dropped = True
        if dropped or score[box] <= lowest:
            count -= 1
            heap[0] = heap[count]
        if count:
            sift(score, heap, 0, count)
    found[0] = <int32_t> taken


register("suppress_f32", suppress_f32, 9, 2)
