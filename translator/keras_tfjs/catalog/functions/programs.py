"""Around the numbers: shapes and types at hand, loops, random numbers, data, what a program does
with keras.utils, keras.tree and the old keras.backend."""

from __future__ import annotations

_MADE = (
    (
        "tf.Variable(initial_value, trainable=True!, -validate_shape=True, name=None, {dtype}, "
        "-shape=None)",
        "trainable",
    ),
    (
        "keras.Variable(initial_value/initializer, -shape=None, {dtype}, trainable=True!, "
        '-autocast=True, -aggregation="none", -synchronization="auto", name=None, -layout=None)',
        "trainable",
    ),
    ("K.variable(initial_value/value, {dtype}, name=None, -constraint=None)", "True"),
)
"""How each library makes a variable, with a hole for its type, and whether it is trained."""

_STARTS = (
    ("dtype=None", "tensor(initial_value) and not given(dtype)", "initial_value"),
    (
        "dtype",
        "tensor(initial_value) and not dtype is None",
        "tf.cast(initial_value, dtype)",
    ),
    (
        "-dtype=None",
        "integers(initial_value) and integer(initial_value)",
        'tf.scalar(initial_value, "int32")',
    ),
    ("dtype=None", "number(initial_value) and dtype is None", "tf.scalar(initial_value)"),
    (
        "dtype=None",
        "integers(initial_value) and dtype is None",
        'tf.tensor(initial_value, None, "int32")',
    ),
    ("dtype=None", "not given(dtype)", "tf.tensor(initial_value)"),
    ("dtype=None", "", "tf.tensor(initial_value, None, dtype)"),
)
"""What a variable starts from: the type as the entry takes it, the condition, the tensor."""

_SHAPED = """\
keras.Variable(initializer, shape, dtype=None, trainable=True!, -autocast=True,
    -aggregation="none", -synchronization="auto", name=None, -layout=None)
 if initializer == "zeros"
 -> tf.variable(tf.zeros(shape, dtype), trainable, name)
keras.Variable(initializer, shape, dtype=None, trainable=True!, -autocast=True,
    -aggregation="none", -synchronization="auto", name=None, -layout=None)
 if initializer == "ones"
 -> tf.variable(tf.ones(shape, dtype), trainable, name)"""

_VARIABLES = "\n".join(
    [
        made.replace("{dtype}", dtype)
        + (f" if {condition}" if condition else "")
        + f" -> tf.variable({start}, {trained}, name)"
        for made, trained in _MADE
        for dtype, condition, start in _STARTS
    ]
    + [_SHAPED]
)

HOST = f"""
ops.shape K.int_shape np.shape K.shape tf.shape(x/a/input, ?out_type) -> x.shape
ops.ndim np.ndim K.ndim tf.rank(x/a/input) -> x.rank
ops.size np.size tf.size(x/a/input, ?out_type) -> x.size
ops.dtype K.dtype(x) -> x.dtype
ops.is_tensor tf.is_tensor K.is_tensor(x)
 -> isinstance(x, tf.Tensor)
utils.is_keras_tensor K.is_keras_tensor(x)
 -> isinstance(x, tf.SymbolicTensor)
keras.Input(shape=None, name=None, tensor=None) if given(tensor) and not tensor(tensor) -> tensor
ops.convert_to_numpy K.eval K.get_value(x) if not sequence(x) -> x
ops.ravel(x) if not tensor(x) -> tf.reshape(x, [-1])
ops.convert_to_tensor tf.convert_to_tensor(x/value, dtype=None, -sparse=None, -ragged=None)
 if tensor(x) and dtype is None
 -> x
ops.convert_to_tensor tf.convert_to_tensor(x/value, dtype, -sparse=None, -ragged=None)
 if tensor(x)
 -> tf.cast(x, dtype)
ops.array tf.constant K.constant(x/value, dtype)
 if tensor(x) and (typed(dtype) or not dtype is None)
 -> tf.cast(x, dtype)
ops.array ops.convert_to_tensor tf.convert_to_tensor tf.constant K.constant(x/value, dtype=None,
    -sparse=None, -ragged=None)
 if typed(dtype) or given(dtype) and not dtype is None
 -> tf.tensor(x, None, dtype)
ops.array ops.convert_to_tensor tf.convert_to_tensor tf.constant K.constant(x/value, -dtype=None)
 if tensor(x)
 -> x
ops.convert_to_tensor ops.array tf.convert_to_tensor tf.constant(x/value, -dtype=None)
 if integers(x) and integer(x)
 -> tf.scalar(x, "int32")
K.constant ops.convert_to_tensor ops.array tf.convert_to_tensor tf.constant(x/value, -dtype=None)
 if number(x)
 -> tf.scalar(x)
ops.convert_to_tensor ops.array tf.convert_to_tensor tf.constant(x/value, -dtype=None)
 if integers(x)
 -> tf.tensor(x, None, "int32")
K.constant ops.convert_to_tensor ops.array tf.convert_to_tensor tf.constant(x/value, -dtype=None)
 -> tf.tensor(x)
tf.constant K.constant(value, dtype=None, shape=None)
 if given(shape) and number(value)
 -> tf.fill(shape, value)
tf.constant K.constant(value, -dtype=None, shape=None)
 if given(shape) and tensor(value)
 -> tf.reshape(value, shape)
tf.constant K.constant(value, dtype=None, shape=None)
 if given(shape) and tensor(value)
 -> tf.cast(tf.reshape(value, shape), dtype)
tf.constant K.constant(value, dtype=None, shape=None) -> tf.tensor(value, shape, dtype)
{_VARIABLES}
tf.executing_eagerly() -> True
tf.Variable.read_value(x) -> tf.clone(x)
tf.LayerVariable.read_value(x) -> tf.clone(x.read())
tf.Variable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if tensor(value)
 -> x.assign(value)
tf.Variable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if number(value)
 -> x.assign(tf.scalar(value, x.dtype))
tf.Variable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if sequence(value)
 -> x.assign(tf.tensor(value, x.shape, x.dtype))
tf.Variable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 -> x.assign(tf.util.toTensor(value, x.dtype))
tf.Variable.assign_add(x, delta/value, -use_locking=False, -name=None, -read_value=True)
 -> x.assign(tf.add(x, delta))
tf.Variable.assign_sub(x, delta/value, -use_locking=False, -name=None, -read_value=True)
 -> x.assign(tf.sub(x, delta))
tf.LayerVariable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if tensor(value)
 -> x.write(value)
tf.LayerVariable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if number(value)
 -> x.write(tf.scalar(value, x.dtype))
tf.LayerVariable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 if sequence(value)
 -> x.write(tf.tensor(value, x.shape, x.dtype))
tf.LayerVariable.assign(x, value, -use_locking=False, -name=None, -read_value=True)
 -> x.write(tf.util.toTensor(value, x.dtype))
tf.LayerVariable.assign_add(x, delta/value, -use_locking=False, -name=None, -read_value=True)
 -> x.write(tf.add(x.read(), delta))
tf.LayerVariable.assign_sub(x, delta/value, -use_locking=False, -name=None, -read_value=True)
 -> x.write(tf.sub(x.read(), delta))
tf.config.list_physical_devices tf.config.experimental.list_physical_devices
    tf.config.get_visible_devices tf.config.list_logical_devices
    tf.config.experimental.list_logical_devices(device_type=None)
 if device_type in ("GPU", "TPU")
 -> []
tf.test.is_gpu_available tf.test.is_built_with_cuda() -> False
tf.test.gpu_device_name() -> ""
K.epsilon keras.config.epsilon() -> 1e-7
K.floatx keras.config.floatx() -> "float32"
K.image_data_format keras.config.image_data_format() -> "channels_last"
K.image_dim_ordering() -> "tf"
K.backend keras.config.backend() -> "tensorflow"
K.clear_session keras.utils.clear_session(-free_memory=True) -> tf.disposeVariables()
K.set_value(x, value) if number(value) -> x.assign(tf.scalar(value))
K.set_value(x, value) -> x.assign(value)
K.update(x, new_x) -> x.assign(new_x)
K.update_add(x, increment) -> x.assign(tf.add(x, increment))
K.update_sub(x, decrement) -> x.assign(tf.sub(x, decrement))
K.count_params(x) -> x.size
utils.count_params(weights) -> sum(weight.read().size for weight in weights)
K.mean(x, axis=None, keepdims=False) -> tf.mean(x, axis, keepdims)
K.sum(x, axis=None, keepdims=False) -> tf.sum(x, axis, keepdims)
K.logsumexp(x, axis=None, keepdims=False) -> tf.logSumExp(x, axis, keepdims)
K.max(x, axis=None, keepdims=False) -> tf.max(x, axis, keepdims)
K.min(x, axis=None, keepdims=False) -> tf.min(x, axis, keepdims)
K.prod(x, axis=None, keepdims=False) -> tf.prod(x, axis, keepdims)
K.any(x, axis=None, keepdims=False) -> tf.any(tf.cast(x, "bool"), axis, keepdims)
K.all(x, axis=None, keepdims=False) -> tf.all(tf.cast(x, "bool"), axis, keepdims)
K.std(x, axis=None, keepdims=False) -> tf.sqrt(tf.moments(x, axis, keepdims)["variance"])
K.var(x, axis=None, keepdims=False) -> tf.moments(x, axis, keepdims)["variance"]
K.argmax(x, axis=-1) -> tf.argMax(x, axis)
K.argmin(x, axis=-1) -> tf.argMin(x, axis)
K.cumsum(x, axis=0) -> tf.cumsum(x, axis)
K.cumprod(x, axis=0) -> tf.cumprod(x, axis)
K.abs(x) -> tf.abs(x)
K.square(x) -> tf.square(x)
K.sqrt(x) -> tf.sqrt(tf.relu(x))
K.exp(x) -> tf.exp(x)
K.log(x) -> tf.log(x)
K.round(x) -> tf.round(x)
K.sign(x) -> tf.sign(x)
K.sin(x) -> tf.sin(x)
K.cos(x) -> tf.cos(x)
K.pow(x, a) -> tf.pow(x, a)
K.equal(x, y) -> tf.equal(x, y)
K.not_equal(x, y) -> tf.notEqual(x, y)
K.greater(x, y) -> tf.greater(x, y)
K.greater_equal(x, y) -> tf.greaterEqual(x, y)
K.less(x, y) -> tf.less(x, y)
K.less_equal(x, y) -> tf.lessEqual(x, y)
K.maximum(x, y) -> tf.maximum(x, y)
K.minimum(x, y) -> tf.minimum(x, y)
K.clip(x, min_value, max_value) if min_value is None -> tf.minimum(x, max_value)
K.clip(x, min_value, max_value) if max_value is None -> tf.maximum(x, min_value)
K.clip(x, min_value, max_value) -> tf.clipByValue(x, min_value, max_value)
K.cast_to_floatx(x) -> tf.cast(x, "float32")
K.cast(x, dtype) -> tf.cast(x, dtype)
K.flatten(x) -> tf.reshape(x, [-1])
K.batch_flatten(x) -> tf.reshape(x, [x.shape[0], -1])
K.reshape(x, shape) -> tf.reshape(x, shape)
K.permute_dimensions(x, pattern) -> tf.transpose(x, pattern)
K.transpose(x) -> tf.transpose(x)
K.expand_dims(x, axis=-1) -> tf.expandDims(x, axis)
K.squeeze(x, axis) -> tf.squeeze(x, [axis])
K.concatenate(tensors, axis=-1) -> tf.concat(tensors, axis)
K.stack(x, axis=0) -> tf.stack(x, axis)
K.tile(x, n:dims) -> tf.tile(x, n)
K.repeat(x, n) -> tf.tile(tf.expandDims(x, 1), [1, n, 1])
K.repeat_elements(x, rep, axis)
 -> tf.gather(x, tf.cast(tf.floor(tf.div(tf.range(0, x.shape[axis] * rep), rep)), "int32"), axis)
K.reverse(x, axes) -> tf.reverse(x, axes)
K.gather(reference, indices) -> tf.gather(reference, indices)
K.zeros(shape, dtype=None, -name=None) -> tf.variable(tf.zeros(shape, dtype))
K.zeros(shape, dtype=None, name=None) -> tf.variable(tf.zeros(shape, dtype), True, name)
K.ones(shape, dtype=None, -name=None) -> tf.variable(tf.ones(shape, dtype))
K.ones(shape, dtype=None, name=None) -> tf.variable(tf.ones(shape, dtype), True, name)
K.zeros_like(x, -dtype=None, -name=None) -> tf.zerosLike(x)
K.zeros_like(x, dtype, -name=None) -> tf.zeros(x.shape, dtype)
K.ones_like(x, -dtype=None, -name=None) -> tf.onesLike(x)
K.ones_like(x, dtype, -name=None) -> tf.ones(x.shape, dtype)
K.eye(size, -dtype=None, -name=None) -> tf.eye(size)
K.arange(start, stop=None, step=1, dtype="int32") if stop is None -> tf.range(0, start, 1, dtype)
K.arange(start, stop=None, step=1, dtype="int32") -> tf.range(start, stop, step, dtype)
K.switch(condition, then_expression, else_expression)
 if truth(condition)
 -> then_expression if condition else else_expression
K.switch(condition, then_expression, else_expression)
 if tensor(then_expression)
 -> tf.where(condition, then_expression, else_expression)
K.in_train_phase(x, alt, training) -> x if training else alt
K.temporal_padding(x, padding=[1, 1]) -> tf.pad(x, [[0, 0], padding, [0, 0]])
K.spatial_2d_padding(x, padding=[[1, 1], [1, 1]], -data_format=None)
 -> tf.pad(x, [[0, 0], padding[0], padding[1], [0, 0]])
K.random_normal(shape, mean=0.0!, stddev=1.0!, dtype=None, seed=None)
 -> tf.randomNormal(shape, mean, stddev, dtype, seed)
K.random_uniform(shape, minval=0.0!, maxval=1.0!, dtype=None, seed=None)
 -> tf.randomUniform(shape, minval, maxval, dtype, seed)
K.truncated_normal(shape, mean=0.0!, stddev=1.0!, dtype=None, seed=None)
 -> tf.truncatedNormal(shape, mean, stddev, dtype, seed)
K.dropout(x, level, noise_shape=None, seed=None) -> tf.dropout(x, level, noise_shape, seed)
K.map_fn tf.map_fn ops.map ops.vectorized_map tf.vectorized_map(function/fn/f, elements/elems/xs)
 -> tf.stack(list(map(function, tf.unstack(elements))))
ops.cond tf.cond(pred, true_fn, false_fn) if truth(pred) -> true_fn() if pred else false_fn()
ops.cond tf.cond(pred, true_fn, false_fn) -> true_fn() if pred.dataSync()[0] else false_fn()
ops.fori_loop(lower, upper, body_fun, init_val)
 -> functools.reduce(lambda value, step: body_fun(step, value), range(lower, upper), init_val)
ops.switch tf.switch_case(index/branch_index, branches/branch_fns, *operands)
 -> branches[int(index.dataSync()[0])](*operands)
tf.function(func) -> func
utils.multi_gpu_model(model, gpus=None, cpu_merge=True, cpu_relocation=False) -> model
tf.identity(input, -name=None) -> tf.clone(input)
tf.add_n K.add_n(inputs) -> tf.addN(inputs)
tf.math.accumulate_n(inputs) -> tf.addN(inputs)
tf.reverse(tensor, axis) -> tf.reverse(tensor, axis)
tf.fill(dims, value) -> tf.fill(dims, value)
tf.ensure_shape(x, shape) -> tf.ensureShape(x, shape)
tf.random.normal tf.random_normal(shape, mean=0.0!, stddev=1.0!, dtype=None, seed=None,
    -name=None)
 -> tf.randomNormal(shape, mean, stddev, dtype, seed)
krandom.normal(shape, mean=0.0!, stddev=1.0!, dtype=None, seed=None)
 -> tf.randomNormal(shape, mean, stddev, dtype, seed)
tf.random.uniform krandom.uniform(shape, minval=0.0!, maxval=1.0!, dtype=None, seed=None)
 if dtype == "int32"
 -> tf.cast(tf.floor(tf.randomUniform(shape, minval, maxval)), "int32")
tf.random.uniform tf.random_uniform krandom.uniform(shape, minval=0.0!, maxval=1.0!, dtype=None,
    seed=None)
 -> tf.randomUniform(shape, minval, maxval, dtype, seed)
krandom.randint(shape, minval, maxval, -dtype="int32", seed=None)
 -> tf.randomUniformInt(shape, minval, maxval, seed)
tf.random.truncated_normal tf.truncated_normal krandom.truncated_normal(shape, mean=0.0!,
    stddev=1.0!, dtype=None, seed=None)
 -> tf.truncatedNormal(shape, mean, stddev, dtype, seed)
tf.random.gamma krandom.gamma(shape, alpha, -dtype=None, -seed=None)
 -> tf.randomGamma(shape, alpha)
krandom.dropout(inputs, rate, noise_shape=None, seed=None)
 -> tf.dropout(inputs, rate, noise_shape, seed)
tf.random.categorical krandom.categorical(logits, num_samples, -dtype="int32", seed=None)
 -> tf.multinomial(logits, num_samples, seed)
tf.random.shuffle krandom.shuffle(x/value, -axis=0, -seed=None)
 -> tf.gather(x, tf.topk(tf.randomUniform([x.shape[0]]), x.shape[0])["indices"])
krandom.binomial(shape, counts, probabilities, -dtype=None, -seed=None)
 if integer(counts)
 -> tf.sum(tf.cast(tf.less(tf.randomUniform([counts, *shape]), probabilities), "float32"), 0)
krandom.beta(shape, alpha, beta, -dtype=None, -seed=None)
 -> tf.div(one, tf.add(one, tf.randomGamma(shape, beta)))
 where one = tf.randomGamma(shape, alpha)
np.random.rand(*dims) -> tf.randomUniform([*dims])
np.random.randn(*dims) -> tf.randomNormal([*dims])
np.random.random np.random.random_sample np.random.sample(size:dims) -> tf.randomUniform(size)
np.random.normal(loc=0.0!, scale=1.0!, size:dims=None)
 if given(size)
 -> tf.randomNormal(size, loc, scale)
np.random.uniform(low=0.0!, high=1.0!, size:dims=None)
 if given(size)
 -> tf.randomUniform(size, low, high)
np.random.standard_normal(size:dims) -> tf.randomNormal(size)
np.random.randint(low, high, size:dims, -dtype=None) -> tf.randomUniformInt(size, low, high)
np.random.randint(low, high=None, size:dims, -dtype=None)
 if not given(high)
 -> tf.randomUniformInt(size, 0, low)
keras.utils.to_categorical(x/y, num_classes=None,
    -dtype="float32")
 if given(num_classes) and column(x)
 -> tf.oneHot(tf.squeeze(tf.cast(x, "int32"), [-1]), num_classes, 1, 0, "float32")
keras.utils.to_categorical(x/y, num_classes=None,
    -dtype="float32")
 if column(x)
 -> tf.oneHot(tf.squeeze(tf.cast(x, "int32"), [-1]), int(tf.max(x).dataSync()[0]) + 1, 1, 0,
    "float32")
keras.utils.to_categorical(x/y, num_classes=None,
    -dtype="float32")
 if given(num_classes)
 -> tf.oneHot(tf.cast(x, "int32"), num_classes, 1, 0, "float32")
keras.utils.to_categorical(x/y, num_classes=None,
    -dtype="float32")
 -> tf.oneHot(tf.cast(x, "int32"), int(tf.max(x).dataSync()[0]) + 1, 1, 0, "float32")
keras.utils.normalize(x, axis=-1, order=2)
 if order == 2
 -> tf.div(x, tf.where(tf.equal(length, 0), 1, length))
 where length = tf.sqrt(tf.sum(tf.square(x), axis, True))
keras.tree.map_structure tf.nest.map_structure(func, structure, -none_is_leaf=True)
 if sequence(structure)
 -> [func(each) for each in structure]
keras.tree.map_structure tf.nest.map_structure(func, structure, -none_is_leaf=True)
 -> tf.util.mapStructure(func, structure)
keras.tree.flatten tf.nest.flatten(structure, -expand_composites=False)
 -> tf.util.flattenStructure(structure)
utils.pack_x_y_sample_weight(x, y=None, sample_weight=None)
 -> tf.util.packXYSampleWeight(x, y, sample_weight)
utils.unpack_x_y_sample_weight(data) -> tf.util.unpackXYSampleWeight(data)
K.standardize_dtype(dtype) -> dtype
tf.strings.regex_replace(input, pattern, rewrite)
 -> tf.string.staticRegexReplace(input, pattern, rewrite)
tf.strings.to_hash_bucket_fast(input, num_buckets)
 -> tf.string.stringToHashBucketFast(input, num_buckets)
tf.sparse.to_dense(sp_input)
 -> tf.sparseToDense(sp_input.indices, sp_input.values, sp_input.dense_shape)
tf.cast tf.dtypes.cast(x, dtype, -name=None) -> tf.cast(x, dtype)
tf.concat(values, axis, -name=None) -> tf.concat(values, axis)
"""
