"""Shapes and places: joining, cutting, turning, padding, picking, scattering, making."""

from __future__ import annotations

SHAPES = """
ops.swapaxes np.swapaxes(x/a, axis1, axis2) -> tf.transpose(x, known.swapped(x, axis1, axis2))
ops.moveaxis np.moveaxis(x/a, source:value, destination:value)
 -> tf.transpose(x, known.moved(x, source, destination))
np.fliplr ops.fliplr(x/m) -> tf.reverse(x, 1)
np.flipud ops.flipud(x/m) -> tf.reverse(x, 0)
ops.roll np.roll tf.roll(x/a/input, shift, axis=None)
 if axis is None
 -> tf.reshape(tf.concat([pieces[1], pieces[0]]), x.shape)
 where pieces = tf.split(tf.reshape(x, [-1]), known.rolled(x, shift, axis))
ops.roll np.roll tf.roll(x/a/input, shift, axis=None)
 -> tf.concat([pieces[1], pieces[0]], axis)
 where pieces = tf.split(x, known.rolled(x, shift, axis), axis)
ops.roll np.roll tf.roll(x/a/input, shift, axis=None)
 if integer(axis)
 -> tf.gather(x, tf.cast(tf.mod(tf.sub(tf.range(0, x.shape[axis]), shift), x.shape[axis]), "int32"),
    axis)
ops.rot90 np.rot90(array/m, k=1, -axes=(0, 1))
 if k == 1
 -> tf.reverse(tf.transpose(array, known.swapped(array, 0, 1)), 0)
ops.rot90 np.rot90(array/m, k=1, -axes=(0, 1))
 if k == 1
 -> tf.reverse(tf.transpose(array, [1, 0, *range(2, array.rank)]), 0)
ops.rot90 np.rot90(array/m, k=1, -axes=(0, 1)) if k == 2 -> tf.reverse(array, [0, 1])
ops.rot90 np.rot90(array/m, k=1, -axes=(0, 1))
 if k == 3
 -> tf.transpose(tf.reverse(array, 0), known.swapped(array, 0, 1))
ops.repeat np.repeat tf.repeat(x/a/input, repeats, axis=None)
 if integer(repeats) and axis is None
 -> tf.reshape(tf.tile(tf.reshape(x, [-1, 1]), [1, repeats]), [-1])
ops.repeat np.repeat tf.repeat(x/a/input, repeats, axis=None)
 if integer(repeats)
 -> tf.gather(x, tf.cast(tf.floor(tf.div(tf.range(0, x.shape[axis] * repeats), repeats)),
    "int32"), axis)
ops.hstack np.hstack(xs/tup) if rank(xs) == 1 -> tf.concat(xs)
ops.hstack np.hstack(xs/tup) if rank(xs) > 1 -> tf.concat(xs, 1)
ops.hstack np.hstack(xs/tup) if tensors(xs) -> tf.concat(xs, min(xs[0].rank - 1, 1))
ops.vstack(xs) -> tf.concat(xs)
np.vstack np.row_stack(tup) if rank(tup) == 1 -> tf.stack(tup)
np.vstack np.row_stack(tup) if rank(tup) > 1 -> tf.concat(tup)
np.vstack np.row_stack(tup)
 if tensors(tup)
 -> tf.concat([rows if rows.rank > 1 else rows.expandDims(0) for rows in tup])
np.vstack np.row_stack(tup)
 -> tf.concat([rows if rows.rank > 1 else rows.expandDims(0) for rows in map(tf.clone, tup)])
ops.tile np.tile tf.tile(x/A/input, repeats/reps/multiples)
 if integer(repeats) and rank(x) == 1
 -> tf.tile(x, [repeats])
ops.tile np.tile tf.tile(x/A/input, repeats/reps/multiples)
 if integer(repeats) and rank(x) == 2
 -> tf.tile(x, [1, repeats])
ops.dstack np.dstack(xs/tup) if rank(xs) == 2 -> tf.stack(xs, 2)
ops.dstack np.dstack(xs/tup) if rank(xs) == 3 -> tf.concat(xs, 2)
np.column_stack(xs/tup) if rank(xs) == 1 -> tf.stack(xs, 1)
np.column_stack(xs/tup) if rank(xs) == 2 -> tf.concat(xs, 1)
np.column_stack(tup)
 if tensors(tup)
 -> tf.concat([columns if columns.rank > 1 else columns.expandDims(1) for columns in tup], 1)
np.column_stack(tup)
 -> tf.concat([columns if columns.rank > 1 else columns.expandDims(1) for columns in map(tf.clone,
    tup)], 1)
ops.append np.append(x1/arr, x2/values, axis=None)
 if axis is None
 -> tf.concat([tf.reshape(x1, [-1]), tf.reshape(x2, [-1])])
ops.append np.append(x1/arr, x2/values, axis=None) -> tf.concat([x1, x2], axis)
ops.split np.split(x/ary, indices_or_sections, axis=0)
 if sequence(indices_or_sections)
 -> tf.split(x, known.parts(x, indices_or_sections, axis), axis)
ops.split np.split(x/ary, indices_or_sections, axis=0)
 if integer(indices_or_sections)
 -> tf.split(x, indices_or_sections, axis)
tf.split(value, num_or_size_splits, axis=0, -num=None, -name=None)
 -> tf.split(value, num_or_size_splits, axis)
ops.array_split np.array_split(x/ary, indices_or_sections, axis=0)
 if integer(indices_or_sections)
 -> tf.split(x, known.sections(x, indices_or_sections, axis), axis)
ops.array_split np.array_split(x/ary, indices_or_sections, axis=0)
 -> tf.split(x, known.parts(x, indices_or_sections, axis), axis)
ops.hsplit np.hsplit(x/ary, indices_or_sections)
 if integer(indices_or_sections) and rank(x) > 1
 -> tf.split(x, indices_or_sections, 1)
ops.hsplit np.hsplit(x/ary, indices_or_sections)
 if rank(x) > 1
 -> tf.split(x, known.parts(x, indices_or_sections, 1), 1)
ops.hsplit np.hsplit(x/ary, indices_or_sections)
 if rank(x) == 1 and integer(indices_or_sections)
 -> tf.split(x, indices_or_sections)
ops.vsplit np.vsplit(x/ary, indices_or_sections)
 if integer(indices_or_sections)
 -> tf.split(x, indices_or_sections)
ops.vsplit np.vsplit(x/ary, indices_or_sections)
 -> tf.split(x, known.parts(x, indices_or_sections, 0))
ops.dsplit np.dsplit(x/ary, indices_or_sections)
 if integer(indices_or_sections)
 -> tf.split(x, indices_or_sections, 2)
ops.dsplit np.dsplit(x/ary, indices_or_sections)
 -> tf.split(x, known.parts(x, indices_or_sections, 2), 2)
ops.unstack tf.unstack(x/value, num=None, axis=0) -> tf.unstack(x, axis)
ops.expand_dims np.expand_dims tf.expand_dims(x/a/input, axis:value)
 if sequence(axis)
 -> tf.expandDims(x, known.only(axis))
ops.expand_dims np.expand_dims(x/a, axis:value)
 if sequence(axis)
 -> tf.reshape(x, known.insertion(x, axis))
ops.expand_dims np.expand_dims(x/a, axis:value)
 if sequence(axis)
 -> tf.expandDims(tf.expandDims(x, known.earlier(axis)), known.later(axis))
ops.broadcast_to np.broadcast_to tf.broadcast_to(x/array/input, shape) -> tf.broadcastTo(x, shape)
ops.pad np.pad(x/array, pad_width, mode="constant", constant_values=0!)
 if mode == "constant"
 -> tf.pad(x, known.padding(pad_width, x), constant_values)
ops.pad np.pad(x/array, pad_width, mode="constant", constant_values=0!)
 if mode == "constant" and pairs(pad_width)
 -> tf.pad(x, pad_width, constant_values)
ops.pad np.pad(x/array, pad_width, mode="constant")
 if mode in ("reflect", "symmetric")
 -> tf.mirrorPad(x, known.padding(pad_width, x), mode)
ops.pad np.pad(x/array, pad_width, mode="constant")
 if mode in ("reflect", "symmetric") and pairs(pad_width)
 -> tf.mirrorPad(x, pad_width, mode)
tf.pad(tensor, paddings, mode="CONSTANT", constant_values=0!, -name=None)
 if mode == "CONSTANT"
 -> tf.pad(tensor, paddings, constant_values)
tf.pad(tensor, paddings, mode="CONSTANT", -name=None)
 if mode == "REFLECT"
 -> tf.mirrorPad(tensor, paddings, "reflect")
tf.pad(tensor, paddings, mode="CONSTANT", -name=None)
 if mode == "SYMMETRIC"
 -> tf.mirrorPad(tensor, paddings, "symmetric")
ops.take np.take(x/a, indices, axis=None)
 if axis is None
 -> tf.gather(tf.reshape(x, [-1]), indices)
ops.take np.take(x/a, indices, axis=None) -> tf.gather(x, indices, axis)
tf.gather(params, indices, -validate_indices=None, axis=None, batch_dims=0, -name=None)
 if axis is None and not given(batch_dims)
 -> tf.gather(params, indices)
tf.gather(params, indices, -validate_indices=None, axis=None, batch_dims=0, -name=None)
 if axis is None
 -> tf.gather(params, indices, batch_dims, batch_dims)
tf.gather(params, indices, -validate_indices=None, axis=None, batch_dims=0, -name=None)
 if not given(batch_dims)
 -> tf.gather(params, indices, axis)
tf.gather(params, indices, -validate_indices=None, axis=None, batch_dims=0, -name=None)
 -> tf.gather(params, indices, axis, batch_dims)
tf.gather_nd(params, indices, -batch_dims=0, -name=None) -> tf.gatherND(params, indices)
ops.take_along_axis np.take_along_axis(x/arr, indices, axis=None)
 if axis is None
 -> tf.gather(tf.reshape(x, [-1]), tf.reshape(indices, [-1]))
ops.take_along_axis np.take_along_axis(x/arr, indices, axis=None)
 if rank(x) == 1
 -> tf.gather(x, indices)
ops.take_along_axis np.take_along_axis(x/arr, indices, axis=None)
 if axis == -1 or axis == 1 and rank(x) == 2
 -> tf.gather(x, indices, known.rank(x) - 1, known.rank(x) - 1)
ops.take_along_axis np.take_along_axis(x/arr, indices, axis=None)
 if axis == 0 and rank(x) == 2
 -> tf.transpose(tf.gather(tf.transpose(x), tf.transpose(indices), 1, 1))
ops.get_item(x, key) if integer(key) -> tf.gather(x, key)
ops.slice tf.slice(inputs/input_, start_indices/begin, shape/size)
 -> tf.slice(inputs, start_indices, shape)
tf.strided_slice(input_, begin, end, strides=None) -> tf.stridedSlice(input_, begin, end, strides)
ops.slice_update(inputs, start_indices, updates)
 -> tf.where(tf.cast(tf.pad(tf.onesLike(updates), known.around(inputs, updates, start_indices)),
    "bool"), tf.pad(updates, known.around(inputs, updates, start_indices)), inputs)
ops.scatter tf.scatter_nd(indices, values/updates, shape) -> tf.scatterND(indices, values, shape)
ops.scatter_update tf.tensor_scatter_nd_update(inputs/tensor, indices, updates, -reduction=None)
 -> tf.tensorScatterUpdate(inputs, indices, updates)
ops.scatter_update(inputs, indices, updates, reduction=None)
 if reduction == "add"
 -> tf.add(inputs, tf.scatterND(indices, updates, inputs.shape))
tf.tensor_scatter_nd_add(tensor, indices, updates)
 -> tf.add(tensor, tf.scatterND(indices, updates, tensor.shape))
tf.tensor_scatter_nd_sub(tensor, indices, updates)
 -> tf.sub(tensor, tf.scatterND(indices, updates, tensor.shape))
tf.boolean_mask(tensor, mask, axis=None) -> tf.booleanMaskAsync(tensor, mask, axis).result()
np.where(condition, x=None, y=None)
 if not given(x) and dtype(condition) == "bool"
 -> tf.unstack(tf.whereAsync(condition).result(), 1)
np.where(condition, x=None, y=None)
 if not given(x)
 -> tf.unstack(tf.whereAsync(tf.cast(condition, "bool")).result(), 1)
tf.where(condition, x=None, y=None) if not given(x) -> tf.whereAsync(condition).result()
np.argwhere(a) if dtype(a) == "bool" -> tf.whereAsync(a).result()
np.argwhere(a) -> tf.whereAsync(tf.notEqual(a, 0)).result()
np.flatnonzero(a) -> tf.reshape(tf.whereAsync(tf.notEqual(tf.reshape(a, [-1]), 0)).result(), [-1])
ops.nonzero np.nonzero(x/a) if dtype(x) == "bool" -> tf.unstack(tf.whereAsync(x).result(), 1)
ops.nonzero np.nonzero(x/a) -> tf.unstack(tf.whereAsync(tf.notEqual(x, 0)).result(), 1)
ops.diff np.diff(a, n=1, axis=-1)
 if n == 1
 -> tf.sub(tf.slice(a, known.begins(a, axis, 1), known.sizes(a, axis, 1, 0)), tf.slice(a,
    known.begins(a, axis, 0), known.sizes(a, axis, 0, 1)))
ops.trapezoid np.trapezoid np.trapz(y, x=None, dx=1.0, axis=-1)
 if x is None
 -> tf.mul(tf.sum(tf.add(tf.slice(y, known.begins(y, axis, 1), known.sizes(y, axis, 1, 0)),
    tf.slice(y, known.begins(y, axis, 0), known.sizes(y, axis, 0, 1))), axis), dx / 2)
ops.trapezoid np.trapezoid np.trapz(y, x, -dx=1.0, axis=-1)
 if rank(x) == 1
 -> tf.div(tf.sum(tf.mul(tf.sub(tf.slice(x, [1]), tf.slice(x, [0], [known.size(x) - 1])),
    tf.add(tf.slice(y, known.begins(y, axis, 1), known.sizes(y, axis, 1, 0)), tf.slice(y,
    known.begins(y, axis, 0), known.sizes(y, axis, 0, 1)))), axis), 2)
ops.select np.select(condlist, choicelist, default=0)
 if length(condlist) == 1
 -> tf.where(condlist[0], choicelist[0], default)
ops.select np.select(condlist, choicelist, default=0)
 if length(condlist) == 2
 -> tf.where(condlist[0], choicelist[0], tf.where(condlist[1], choicelist[1], default))
ops.select np.select(condlist, choicelist, default=0)
 if length(condlist) == 3
 -> tf.where(condlist[0], choicelist[0], tf.where(condlist[1], choicelist[1],
    tf.where(condlist[2], choicelist[2], default)))
ops.unravel_index np.unravel_index(indices, shape)
 if length(shape) == 2
 -> [tf.floorDiv(indices, tf.scalar(shape[1], "int32")), tf.mod(indices, tf.scalar(shape[1],
    "int32"))]
ops.depth_to_space nn.depth_to_space(x/input, block_size, -data_format=None)
 -> tf.depthToSpace(x, block_size)
tf.space_to_batch_nd(input, block_shape, paddings)
 -> tf.spaceToBatchND(input, block_shape, paddings)
tf.batch_to_space(input, block_shape, crops) -> tf.batchToSpaceND(input, block_shape, crops)
ops.space_to_depth nn.space_to_depth(x/input, block_size, -data_format=None)
 -> tf.reshape(tf.transpose(tf.reshape(x, [-1, x.shape[1] // block_size, block_size, x.shape[2] //
    block_size, block_size, x.shape[3]]), [0, 1, 3, 2, 4, 5]), [-1, x.shape[1] // block_size,
    x.shape[2] // block_size, x.shape[3] * block_size * block_size])
ops.arange tf.range(start, stop/limit=None, step/delta=1, dtype=None)
 if stop is None and integer(start) and dtype is None
 -> tf.range(0, start, 1, "int32")
ops.arange tf.range(start, stop/limit=None, step/delta=1, dtype=None)
 if stop is None and not given(stop)
 -> tf.range(0, start, 1, dtype)
ops.arange tf.range(start, stop/limit=None, step/delta=1, dtype=None)
 if integer(start) and integer(stop) and dtype is None and (not given(step) or integer(step))
 -> tf.range(start, stop, step, "int32")
ops.arange tf.range(start, stop/limit=None, step/delta=1, dtype=None)
 -> tf.range(start, stop, step, dtype)
ops.linspace np.linspace(start, stop, num=50, endpoint=True, -retstep=False, -dtype=None, -axis=0)
 -> tf.linspace(start, known.interval(start, stop, num, endpoint), num)
ops.linspace np.linspace(start, stop, num=50, -endpoint=True, -retstep=False, -dtype=None,
    -axis=0)
 -> tf.linspace(start, stop, num)
tf.linspace(start, stop, num) -> tf.linspace(start, stop, num)
ops.logspace np.logspace(start, stop, num=50, -endpoint=True, base=10, -dtype=None, -axis=0)
 -> tf.pow(base, tf.linspace(start, stop, num))
ops.geomspace np.geomspace(start, stop, num=50, -endpoint=True, -dtype=None, -axis=0)
 -> tf.exp(tf.linspace(math.log(start), math.log(stop), num))
ops.full_like np.full_like(x/a, fill_value, -dtype=None) -> tf.fill(x.shape, fill_value, x.dtype)
ops.empty_like np.empty_like(x/prototype, -dtype=None) -> tf.zerosLike(x)
ops.empty np.empty(shape:dims, dtype=None) -> tf.zeros(shape, dtype)
ops.identity np.identity(n, -dtype=None) -> tf.eye(n)
ops.eye np.eye(N, M=None, k=0, -dtype=None) if k == 0 -> tf.eye(N, M)
ops.eye np.eye(N, M=None, k=0, -dtype=None)
 if M is None and k > 0
 -> tf.pad(tf.eye(N - k), [[0, k], [k, 0]])
np.eye(N, M=None, -k=0, dtype) -> tf.eye(N, M, None, dtype)
tf.eye(num_rows, num_columns=None, -batch_shape=None, -dtype=None)
 -> tf.eye(num_rows, num_columns)
tf.eye(num_rows, num_columns=None, -batch_shape=None, dtype=None)
 -> tf.eye(num_rows, num_columns, None, dtype)
ops.zeros_like np.zeros_like tf.zeros_like(x/a/input, dtype) -> tf.cast(tf.zerosLike(x), dtype)
ops.ones_like np.ones_like tf.ones_like(x/a/input, dtype) -> tf.cast(tf.onesLike(x), dtype)
ops.tri np.tri(N, M=None, k=0, -dtype=None)
 if M is None and k == 0
 -> tf.linalg.bandPart(tf.ones([N, N]), -1, 0)
ops.tri np.tri(N, M=None, k=0, -dtype=None)
 if k == 0
 -> tf.linalg.bandPart(tf.ones([N, M]), -1, 0)
ops.tri np.tri(N, M=None, k=0, -dtype=None)
 if M is None and k > 0
 -> tf.linalg.bandPart(tf.ones([N, N]), -1, k)
ops.tril np.tril(x/m, k=0) if k == 0 or k > 0 -> tf.linalg.bandPart(x, -1, k)
ops.tril np.tril(x/m, k=0) -> tf.sub(x, tf.linalg.bandPart(x, -k - 1, -1))
ops.triu np.triu(x/m, k=0) if k == 0 -> tf.linalg.bandPart(x, 0, -1)
ops.triu np.triu(x/m, k=0) if k < 0 -> tf.linalg.bandPart(x, -k, -1)
ops.triu np.triu(x/m, k=0) -> tf.sub(x, tf.linalg.bandPart(x, -1, k - 1))
ops.diag np.diag tf.linalg.diag(x/v/diagonal, k=0) if rank(x) == 1 and k == 0 -> tf.diag(x)
tf.linalg.diag(diagonal, -k=0)
 -> tf.where(tf.cast(tf.eye(diagonal.shape[-1]), "bool"), column, tf.zerosLike(column))
 where column = tf.expandDims(diagonal, -1)
ops.diag np.diag(x/v, k=0) if rank(x) == 1 and k > 0 -> tf.pad(tf.diag(x), [[0, k], [k, 0]])
ops.diag np.diag(x/v, k=0) if rank(x) == 1 -> tf.pad(tf.diag(x), [[-k, 0], [0, -k]])
ops.diag ops.diagonal np.diag np.diagonal tf.linalg.diag_part(x/v/a/input, k/offset=0, -axis1=0,
    -axis2=1)
 if rank(x) == 2
 -> tf.gather(tf.reshape(x, [-1]), known.diagonal(x, k))
ops.diag np.diag(x/v, k=0)
 if k == 0
 -> tf.diag(x) if x.rank == 1 else tf.gather(tf.reshape(x, [-1]), places)
 where places = tf.range(0, min(x.shape) * (x.shape[-1] + 1), x.shape[-1] + 1, "int32")
tf.linalg.diag_part(input, -k=0)
 -> tf.sum(tf.where(tf.cast(tf.eye(input.shape[-2], input.shape[-1]), "bool"), input,
    tf.zerosLike(input)), -1 if input.shape[-2] <= input.shape[-1] else -2)
tf.linalg.tensor_diag(diagonal) -> tf.diag(diagonal)
tf.linalg.tensor_diag_part(input)
 -> tf.reshape(tf.gather(tf.reshape(input, [-1]), places), input.shape[: input.rank // 2])
 where places = tf.range(0, input.size, int(math.sqrt(input.size)) + 1, "int32")
ops.trace np.trace tf.linalg.trace(x/a, offset=0, -axis1=0, -axis2=1)
 if rank(x) == 2
 -> tf.sum(tf.gather(tf.reshape(x, [-1]), known.diagonal(x, offset)))
tf.linalg.trace(x)
 -> tf.sum(tf.where(tf.cast(tf.eye(x.shape[-2], x.shape[-1]), "bool"), x, tf.zerosLike(x)),
    [-2, -1])
ops.diagflat np.diagflat(x/v, -k=0) -> tf.diag(tf.reshape(x, [-1]))
ops.vander np.vander(x, N=None, increasing=False)
 if increasing == True and not N is None
 -> tf.pow(tf.expandDims(x, 1), tf.range(0, N))
ops.vander np.vander(x, N=None, increasing=False)
 if not N is None
 -> tf.pow(tf.expandDims(x, 1), tf.reverse(tf.range(0, N)))
ops.vander np.vander(x, N=None, increasing=False)
 if increasing == True
 -> tf.pow(tf.expandDims(x, 1), tf.range(0, x.shape[0]))
ops.vander np.vander(x, N=None, increasing=False)
 -> tf.pow(tf.expandDims(x, 1), tf.reverse(tf.range(0, x.shape[0])))
ops.meshgrid np.meshgrid tf.meshgrid(*xs, indexing="xy") if indexing == "xy" -> tf.meshgrid(*xs)
ops.meshgrid np.meshgrid tf.meshgrid(*xs, indexing="xy")
 -> tf.meshgrid(*xs, {"indexing": indexing})
ops.hamming np.hamming(x/M)
 -> tf.sub(0.54, tf.mul(tf.cos(tf.mul(tf.range(0, x), 2 * math.pi / (x - 1))), 0.46))
ops.hanning np.hanning(x/M)
 -> tf.sub(0.5, tf.mul(tf.cos(tf.mul(tf.range(0, x), 2 * math.pi / (x - 1))), 0.5))
ops.blackman np.blackman(x/M)
 -> tf.add(tf.sub(0.42, tf.mul(tf.cos(tf.mul(tf.range(0, x), 2 * math.pi / (x - 1))), 0.5)),
    tf.mul(tf.cos(tf.mul(tf.range(0, x), 4 * math.pi / (x - 1))), 0.08))
ops.bartlett np.bartlett(x/M) -> tf.sub(1, tf.abs(tf.sub(tf.mul(tf.range(0, x), 2 / (x - 1)), 1)))
ops.extract_sequences tf.signal.frame(x/signal, sequence_length/frame_length,
    sequence_stride/frame_step)
 if rank(x) == 1
 -> tf.signal.frame(x, sequence_length, sequence_stride)
"""
