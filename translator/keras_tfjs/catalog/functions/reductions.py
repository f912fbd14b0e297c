"""Along axes: sums, means, order statistics, sorting, counting."""

from __future__ import annotations

_SORTED = 'tf.neg(tf.topk(tf.neg(x), x.shape[-1])["values"])'
_FLAT = 'tf.neg(tf.topk(tf.neg(tf.reshape(x, [-1])), x.size)["values"])'
_TURNED = "tf.transpose(x, known.swapped(x, axis, -1))"


def _quantile(names: str, parameters: str, share: str) -> str:
    """Entries of one order statistic: between the elements at `lower` and `upper` of the sorted."""
    between = (
        f"tf.add(tf.mul(tf.gather(sorted_x, known.lower(x, axis, {share}), -1), "
        f"1 - known.fraction(x, axis, {share})), "
        f"tf.mul(tf.gather(sorted_x, known.upper(x, axis, {share}), -1), "
        f"known.fraction(x, axis, {share})))"
    )
    turned = f'tf.neg(tf.topk(tf.neg({_TURNED}), known.size(x, axis))["values"])'
    return f"""
{names}({parameters}) if axis is None and keepdims == False
 -> {between} where sorted_x = {_FLAT}
{names}({parameters}) if (axis == -1 or last(x, axis)) and keepdims == False
 -> {between} where sorted_x = {_SORTED}
{names}({parameters}) if keepdims == False
 -> {between} where sorted_x = {turned}
{names}({parameters}) if axis is None
 -> tf.reshape({between}, known.ones(x)) where sorted_x = {_FLAT}
{names}({parameters})
 -> tf.expandDims({between}, axis) where sorted_x = {turned}
"""


_REAL = "tf.logicalNot(tf.isNaN(x))"
_ZEROED = "tf.where(tf.isNaN(x), 0, x)"
_COUNT = f'tf.sum(tf.cast({_REAL}, "float32"), axis, keepdims)'
_NANVAR = (
    f"tf.div(tf.sum(tf.where(tf.isNaN(x), 0, tf.square(tf.sub(x, tf.div(tf.sum({_ZEROED}, axis, "
    f'True), tf.sum(tf.cast({_REAL}, "float32"), axis, True))))), axis, keepdims), {_COUNT})'
)

REDUCTIONS = f"""
ops.var np.var tf.math.reduce_variance(x/a/input_tensor, axis=None, keepdims=False)
 -> tf.moments(x, axis, keepdims)["variance"]
np.var(a, axis=None, -dtype=None, -out=None, ddof=0)
 -> tf.mul(tf.moments(a, axis)["variance"], known.size(a, axis) / (known.size(a, axis) - ddof))
ops.std np.std tf.math.reduce_std(x/a/input_tensor, axis=None, keepdims=False)
 -> tf.sqrt(tf.moments(x, axis, keepdims)["variance"])
np.std(a, axis=None, -dtype=None, -out=None, ddof=0)
 -> tf.sqrt(tf.mul(tf.moments(a, axis)["variance"], known.size(a, axis) / (known.size(a, axis) -
    ddof)))
ops.moments nn.moments(x, axes, keepdims=False, -shift=None, -synchronized=False, -name=None)
 -> [pair["mean"], pair["variance"]]
 where pair = tf.moments(x, axes, keepdims)
ops.count_nonzero np.count_nonzero tf.math.count_nonzero(x/a/input, axis=None)
 -> tf.sum(tf.cast(tf.notEqual(x, 0), "int32"), axis)
ops.average np.average(x/a, axis=None, weights=None) if weights is None -> tf.mean(x, axis)
ops.average np.average(x/a, axis=None, weights=None)
 if axis is None or axis == -1 or rank(x) == 1 or last(x, axis)
 -> tf.div(tf.sum(tf.mul(x, weights), axis), tf.sum(weights))
ops.average np.average(x/a, axis=None, weights=None)
 if axis == 0 and rank(weights) == 1 and rank(x) == 2
 -> tf.div(tf.sum(tf.mul(x, tf.expandDims(weights, 1)), 0), tf.sum(weights))
ops.ptp np.ptp(x/a, axis=None, keepdims=False)
 -> tf.sub(tf.max(x, axis, keepdims), tf.min(x, axis, keepdims))
ops.all np.all(x/a, axis=None, keepdims=False)
 if dtype(x) in ("float32", "int32", "float64", "int64")
 -> tf.all(tf.cast(x, "bool"), axis, keepdims)
ops.any np.any(x/a, axis=None, keepdims=False)
 if dtype(x) in ("float32", "int32", "float64", "int64")
 -> tf.any(tf.cast(x, "bool"), axis, keepdims)
ops.max ops.amax np.max np.amax(x/a, axis=None, keepdims=False, initial=None)
 if given(initial) and not initial is None
 -> tf.maximum(tf.max(x, axis, keepdims), initial)
ops.min ops.amin np.min np.amin(x/a, axis=None, keepdims=False, initial=None)
 if given(initial) and not initial is None
 -> tf.minimum(tf.min(x, axis, keepdims), initial)
np.mean(a, axis=None, dtype:dtype, keepdims=False)
 if given(dtype)
 -> tf.mean(tf.cast(a, dtype), axis, keepdims)
np.sum(a, axis=None, dtype:dtype, keepdims=False)
 if given(dtype)
 -> tf.sum(tf.cast(a, dtype), axis, keepdims)
np.prod(x/a)
 if sizes(x)
 -> tf.util.sizeFromShape(x)
ops.prod np.prod(x/a, axis=None, keepdims=False, dtype:dtype=None)
 if given(dtype)
 -> tf.prod(tf.cast(x, dtype), axis, keepdims)
ops.argmax np.argmax(x/a, axis=None, keepdims=False)
 if keepdims == True and not axis is None
 -> tf.expandDims(tf.argMax(x, axis), axis)
ops.argmin np.argmin(x/a, axis=None, keepdims=False)
 if keepdims == True and not axis is None
 -> tf.expandDims(tf.argMin(x, axis), axis)
ops.nansum np.nansum(x/a, axis=None, keepdims=False) -> tf.sum({_ZEROED}, axis, keepdims)
ops.nanprod np.nanprod(x/a, axis=None, keepdims=False)
 -> tf.prod(tf.where(tf.isNaN(x), 1, x), axis, keepdims)
ops.nanmean np.nanmean(x/a, axis=None, keepdims=False)
 -> tf.div(tf.sum({_ZEROED}, axis, keepdims), {_COUNT})
ops.nanmax np.nanmax(x/a, axis=None, keepdims=False)
 -> tf.max(tf.where(tf.isNaN(x), -math.inf, x), axis, keepdims)
ops.nanmin np.nanmin(x/a, axis=None, keepdims=False)
 -> tf.min(tf.where(tf.isNaN(x), math.inf, x), axis, keepdims)
ops.nanvar np.nanvar(x/a, axis=None, keepdims=False) -> {_NANVAR}
ops.nanstd np.nanstd(x/a, axis=None, keepdims=False) -> tf.sqrt({_NANVAR})
ops.nancumsum np.nancumsum(x/a, axis=None, -dtype=None)
 if axis is None
 -> tf.cumsum(tf.reshape({_ZEROED}, [-1]))
ops.nancumsum np.nancumsum(x/a, axis=None, -dtype=None)
 -> tf.cumsum({_ZEROED}, known.axis(x, axis))
ops.nancumprod np.nancumprod(x/a, axis=None, -dtype=None)
 if axis is None
 -> tf.cumprod(tf.reshape(tf.where(tf.isNaN(x), 1, x), [-1]))
ops.nancumprod np.nancumprod(x/a, axis=None, -dtype=None)
 -> tf.cumprod(tf.where(tf.isNaN(x), 1, x), known.axis(x, axis))
ops.nanargmax np.nanargmax(x/a, axis=None, -keepdims=False)
 if axis is None
 -> tf.argMax(tf.reshape(tf.where(tf.isNaN(x), -math.inf, x), [-1]))
ops.nanargmax np.nanargmax(x/a, axis=None, -keepdims=False)
 -> tf.argMax(tf.where(tf.isNaN(x), -math.inf, x), axis)
ops.nanargmin np.nanargmin(x/a, axis=None, -keepdims=False)
 if axis is None
 -> tf.argMin(tf.reshape(tf.where(tf.isNaN(x), math.inf, x), [-1]))
ops.nanargmin np.nanargmin(x/a, axis=None, -keepdims=False)
 -> tf.argMin(tf.where(tf.isNaN(x), math.inf, x), axis)
ops.cumsum np.cumsum tf.cumsum tf.math.cumsum(x/a, axis=None, -dtype=None)
 if axis == -1
 -> tf.cumsum(x, known.axis(x, axis))
ops.cumprod np.cumprod tf.math.cumprod(x/a, axis=None, -dtype=None)
 if axis == -1
 -> tf.cumprod(x, known.axis(x, axis))
tf.cumsum tf.math.cumsum(x, axis=0, exclusive=False, reverse=False)
 -> tf.cumsum(x, axis, exclusive, reverse)
tf.math.cumprod(x, axis=0, exclusive=False, reverse=False)
 -> tf.cumprod(x, axis, exclusive, reverse)
ops.sort np.sort(x/a, axis=-1) if axis == -1 or last(x, axis) -> {_SORTED}
ops.sort np.sort(x/a, axis=-1) if axis is None -> {_FLAT}
ops.sort np.sort(x/a, axis=-1)
 -> tf.transpose(tf.neg(tf.topk(tf.neg({_TURNED}), known.size(x, axis))["values"]),
    known.swapped(x, axis, -1))
tf.sort(x/values, axis=-1, -direction="ASCENDING", -name=None)
 if axis == -1 or last(x, axis)
 -> {_SORTED}
tf.sort(x/values, axis=-1, direction="ASCENDING", -name=None)
 if axis == -1 and direction == "DESCENDING"
 -> tf.topk(x, x.shape[-1])["values"]
ops.argsort np.argsort(x/a, axis=-1)
 if axis == -1 or last(x, axis)
 -> tf.topk(tf.neg(x), x.shape[-1])["indices"]
ops.argsort np.argsort(x/a, axis=-1)
 if axis is None
 -> tf.topk(tf.neg(tf.reshape(x, [-1])), x.size)["indices"]
ops.argsort np.argsort(x/a, axis=-1)
 -> tf.transpose(tf.topk(tf.neg({_TURNED}), known.size(x, axis))["indices"], known.swapped(x,
    axis, -1))
tf.argsort(x/values, axis=-1, -direction="ASCENDING", -stable=False, -name=None)
 if axis == -1
 -> tf.topk(tf.neg(x), x.shape[-1])["indices"]
tf.argsort(x/values, axis=-1, direction="ASCENDING", -stable=False, -name=None)
 if axis == -1 and direction == "DESCENDING"
 -> tf.topk(x, x.shape[-1])["indices"]
ops.argpartition np.argpartition(x/a, kth, axis=-1)
 if axis == -1 or last(x, axis)
 -> tf.topk(tf.neg(x), x.shape[-1])["indices"]
ops.top_k tf.math.top_k nn.top_k(x/input, k=1!, sorted=True!)
 -> [best["values"], best["indices"]]
 where best = tf.topk(x, k, sorted)
ops.in_top_k tf.math.in_top_k nn.in_top_k(targets, predictions, k)
 -> tf.inTopKAsync(predictions, targets, k).result()
ops.unique np.unique(x/ar, -sorted=True, -return_index=False, -return_inverse=False,
    -return_counts=False, -axis=None, -size=None, -fill_value=None)
 -> tf.neg(tf.topk(tf.neg(found), found.size)["values"])
 where found = tf.unique(tf.reshape(x, [-1]))["values"]
np.unique(ar, -return_index=False, return_inverse=False, return_counts=False, -axis=None)
 if return_counts == True and return_inverse == False
 -> [tf.gather(found["values"], order), tf.gather(tf.cast(tf.bincount(found["indices"], [],
    found["values"].size), "int32"), order)]
 where found = tf.unique(tf.reshape(ar, [-1]))
 where order = tf.topk(tf.neg(found["values"]), found["values"].size)["indices"]
tf.unique(x) -> [found["values"], found["indices"]] where found = tf.unique(x)
tf.sequence_mask(lengths, maxlen, dtype="bool")
 if not tensor(maxlen) and not maxlen is None
 -> tf.cast(tf.less(tf.range(0, maxlen), tf.expandDims(lengths, -1)), dtype)
tf.sequence_mask(lengths, -maxlen=None, dtype="bool")
 -> tf.cast(tf.less(tf.range(0, int(tf.max(lengths).dataSync()[0])), tf.expandDims(lengths, -1)),
    dtype)
ops.searchsorted np.searchsorted tf.searchsorted(sorted_sequence/a, values/v, side="left"!)
 -> tf.reshape(tf.searchSorted(sorted_sequence, values, side), values.shape)
ops.digitize np.digitize(x, bins) -> tf.reshape(tf.searchSorted(bins, x, "right"), x.shape)
ops.bincount np.bincount tf.math.bincount(x/arr, weights=None, minlength=0, -sparse=False)
 if weights is None
 -> tf.cast(tf.bincount(x, tf.tensor1d([]), max(minlength, int(tf.max(x).dataSync()[0]) + 1)),
    "int32")
ops.bincount np.bincount tf.math.bincount(x/arr, weights=None, minlength=0, -sparse=False)
 -> tf.bincount(x, weights, max(minlength, int(tf.max(x).dataSync()[0]) + 1))
np.histogram(x/a, bins=10, range=None)
 if not range is None and integer(bins)
 -> [tf.cast(tf.bincount(tf.cast(tf.clipByValue(tf.floor(tf.mul(tf.sub(x, range[0]), bins /
    (range[1] - range[0]))), 0, bins - 1), "int32"), tf.cast(tf.logicalAnd(tf.greaterEqual(x,
    range[0]), tf.lessEqual(x, range[1])), "float32"), bins), "int32"), tf.linspace(range[0],
    range[1], bins + 1)]
np.histogram(x/a, bins=10, range=None)
 if range is None and integer(bins)
 -> [tf.cast(tf.bincount(tf.cast(tf.clipByValue(tf.floor(tf.mul(tf.sub(x, low), bins / (high -
    low))), 0, bins - 1), "int32"), tf.tensor1d([]), bins), "int32"), tf.linspace(low, high, bins
    + 1)]
 where low = tf.min(x).dataSync()[0]
 where high = tf.max(x).dataSync()[0]
ops.histogram(x/a, bins=10, range=None)
 if not range is None and integer(bins)
 -> [tf.bincount(tf.cast(tf.clipByValue(tf.floor(tf.mul(tf.sub(x, range[0]), bins / (range[1] -
    range[0]))), 0, bins - 1), "int32"), tf.cast(tf.logicalAnd(tf.greaterEqual(x, range[0]),
    tf.lessEqual(x, range[1])), "float32"), bins), tf.linspace(range[0], range[1], bins + 1)]
ops.histogram(x/a, bins=10, range=None)
 if range is None and integer(bins)
 -> [tf.bincount(tf.cast(tf.clipByValue(tf.floor(tf.mul(tf.sub(x, low), bins / (high - low))), 0,
    bins - 1), "int32"), tf.tensor1d([]), bins), tf.linspace(low, high, bins + 1)]
 where low = tf.min(x).dataSync()[0]
 where high = tf.max(x).dataSync()[0]
ops.isin np.isin np.in1d(x1/element/ar1, x2/test_elements/ar2, -assume_unique=False, invert=False)
 if invert == False
 -> tf.any(tf.equal(tf.expandDims(x1, -1), tf.reshape(x2, [-1])), -1)
ops.isin np.isin(x1/element, x2/test_elements, -assume_unique=False, invert=False)
 if invert == True
 -> tf.logicalNot(tf.any(tf.equal(tf.expandDims(x1, -1), tf.reshape(x2, [-1])), -1))
ops.segment_sum tf.math.unsorted_segment_sum(data, segment_ids, num_segments, -sorted=False)
 -> tf.unsortedSegmentSum(data, segment_ids, num_segments)
ops.segment_max tf.math.unsorted_segment_max(data, segment_ids, num_segments, -sorted=False)
 if rank(data) == 1
 -> tf.max(tf.where(tf.cast(tf.oneHot(segment_ids, num_segments), "bool"), tf.expandDims(data, 1),
    -math.inf), 0)
ops.segment_min(data, segment_ids, num_segments, -sorted=False)
 if rank(data) == 1
 -> tf.min(tf.where(tf.cast(tf.oneHot(segment_ids, num_segments), "bool"), tf.expandDims(data, 1),
    math.inf), 0)
ops.segment_prod(data, segment_ids, num_segments, -sorted=False)
 if rank(data) == 1
 -> tf.prod(tf.where(tf.cast(tf.oneHot(segment_ids, num_segments), "bool"), tf.expandDims(data,
    1), 1), 0)
"""

REDUCTIONS += "".join(
    _quantile(names, parameters, share)
    for names, parameters, share in (
        (
            "ops.quantile np.quantile",
            'x/a, q, axis=None, -method="linear", keepdims=False',
            "q",
        ),
        (
            "ops.percentile np.percentile",
            'x/a, q, axis=None, -method="linear", keepdims=False',
            "known.hundredth(q)",
        ),
        ("ops.median np.median", "x/a, axis=None, keepdims=False", "0.5"),
    )
)
