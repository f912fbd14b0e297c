"""Activations, normalisations, convolutions, pooling, attention."""

from __future__ import annotations

NEURAL = """
act.linear(x) -> x
act.relu(x, -negative_slope/alpha=0.0, -max_value=None, -threshold=0.0) -> tf.relu(x)
act.relu(x, -negative_slope=0.0, max_value=None, -threshold=0.0) if max_value == 6 -> tf.relu6(x)
act.relu(x, -negative_slope=0.0, max_value, -threshold=0.0) -> tf.clipByValue(x, 0, max_value)
act.relu(x, negative_slope/alpha, -max_value=None, -threshold=0.0)
 -> tf.leakyRelu(x, negative_slope)
K.relu(x, alpha=0.0, -max_value=None, -threshold=0.0) if not given(alpha) -> tf.relu(x)
K.relu(x, alpha=0.0, max_value=None, -threshold=0.0)
 if not given(alpha) and given(max_value) and not max_value is None
 -> tf.clipByValue(x, 0, max_value)
K.relu(x, alpha=0.0, -max_value=None, -threshold=0.0) -> tf.leakyRelu(x, alpha)
act.relu6(x) -> tf.relu6(x)
act.sigmoid K.sigmoid(x) -> tf.sigmoid(x)
act.tanh K.tanh(x) -> tf.tanh(x)
act.softplus K.softplus(x) -> tf.softplus(x)
act.selu(x) -> tf.selu(x)
act.exponential(x) -> tf.exp(x)
act.softmax K.softmax(x, axis=-1) if axis == -1 -> tf.softmax(x)
ops.softmax nn.softmax tf.math.softmax act.softmax K.softmax(x/logits, axis=-1)
 if axis is None
 -> tf.reshape(tf.softmax(tf.reshape(x, [-1])), x.shape)
ops.softmax nn.softmax tf.math.softmax act.softmax K.softmax(x/logits, axis=-1)
 if not axis == -1 and not last(x, axis)
 -> tf.div(powers, tf.sum(powers, axis, True))
 where powers = tf.exp(tf.sub(x, tf.max(x, axis, True)))
act.log_softmax(x, axis=-1) if axis == -1 -> tf.logSoftmax(x)
ops.log_softmax nn.log_softmax tf.math.log_softmax act.log_softmax(x/logits, axis=-1)
 if not axis == -1 and not last(x, axis)
 -> tf.sub(x, tf.logSumExp(x, axis, True))
act.leaky_relu(x, negative_slope=0.2!) -> tf.leakyRelu(x, negative_slope)
ops.leaky_relu(x, negative_slope=0.2!) -> tf.leakyRelu(x, negative_slope)
ops.elu act.elu nn.elu K.elu(x/features, alpha=1.0) if alpha == 1 -> tf.elu(x)
ops.elu act.elu K.elu(x, alpha) -> tf.where(tf.greater(x, 0), x, tf.mul(tf.expm1(x), alpha))
ops.celu act.celu(x, alpha=1.0)
 -> tf.add(tf.maximum(x, 0), tf.minimum(tf.mul(tf.expm1(tf.div(x, alpha)), alpha), 0))
ops.silu ops.swish nn.silu nn.swish act.silu act.swish(x/features, -beta=1.0)
 -> tf.mul(x, tf.sigmoid(x))
ops.gelu act.gelu nn.gelu(x/features, approximate)
 if approximate == True
 -> tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(tf.mul(math.sqrt(2 / math.pi), tf.add(x,
    tf.mul(tf.pow(x, 3), 0.044715))))))
ops.gelu(x, approximate=True)
 if not given(approximate)
 -> tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(tf.mul(math.sqrt(2 / math.pi), tf.add(x,
    tf.mul(tf.pow(x, 3), 0.044715))))))
ops.gelu act.gelu nn.gelu(x/features, approximate=False)
 -> tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, math.sqrt(2)))))
ops.mish act.mish(x) -> tf.mul(x, tf.tanh(tf.softplus(x)))
ops.softsign nn.softsign act.softsign K.softsign(x/features) -> tf.div(x, tf.add(tf.abs(x), 1))
ops.hard_sigmoid act.hard_sigmoid(x) -> tf.div(tf.relu6(tf.add(x, 3)), 6)
K.hard_sigmoid(x) -> tf.clipByValue(tf.add(tf.mul(x, 0.2), 0.5), 0, 1)
ops.hard_silu ops.hard_swish act.hard_silu act.hard_swish(x)
 -> tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6))
ops.hard_tanh act.hard_tanh(x) -> tf.clipByValue(x, -1, 1)
ops.hard_shrink act.hard_shrink(x, threshold=0.5)
 -> tf.where(tf.greater(tf.abs(x), threshold), x, 0)
ops.soft_shrink act.soft_shrink(x, threshold=0.5)
 -> tf.mul(tf.sign(x), tf.maximum(tf.sub(tf.abs(x), threshold), 0))
ops.tanh_shrink act.tanh_shrink(x) -> tf.sub(x, tf.tanh(x))
ops.threshold act.threshold(x, threshold, default_value)
 -> tf.where(tf.greater(x, threshold), x, default_value)
ops.squareplus act.squareplus(x, b=4) -> tf.div(tf.add(x, tf.sqrt(tf.add(tf.square(x), b))), 2)
ops.sparse_plus act.sparse_plus(x)
 -> tf.where(tf.lessEqual(x, -1), 0, tf.where(tf.less(x, 1), tf.div(tf.square(tf.add(x, 1)), 4),
    x))
ops.sparse_sigmoid act.sparse_sigmoid(x) -> tf.clipByValue(tf.div(tf.add(x, 1), 2), 0, 1)
act.log_sigmoid(x) -> tf.logSigmoid(x)
ops.glu act.glu(x, axis=-1)
 -> tf.mul(halves[0], tf.sigmoid(halves[1]))
 where halves = tf.split(x, 2, axis)
ops.sparsemax act.sparsemax(x, axis=-1)
 if axis == -1
 -> tf.relu(tf.sub(x, tf.div(tf.sub(tf.sum(tf.mul(sums, inside), -1, True), 1), tf.sum(inside, -1,
    True))))
 where ordered = tf.topk(x, x.shape[-1])["values"]
 where sums = tf.cumsum(ordered, known.rank(x) - 1)
 where inside = tf.cast(tf.greater(tf.add(tf.mul(ordered, tf.range(1, ordered.shape[-1] + 1)), 1),
    sums), "float32")
nn.crelu(features) -> tf.concat([tf.relu(features), tf.relu(tf.neg(features))], -1)
nn.l2_normalize tf.math.l2_normalize tf.linalg.l2_normalize(x, axis/dim=None, epsilon=1e-12)
 -> tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), axis, True), epsilon)))
K.l2_normalize(x, axis=None)
 -> tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), axis, True), 1e-12)))
nn.l2_loss(t) -> tf.div(tf.sum(tf.square(t)), 2)
nn.bias_add K.bias_add(value/x, bias, data_format:value=None)
 if data_format is None or data_format in ("NHWC", "N...C", "channels_last")
 -> tf.add(value, bias)
nn.local_response_normalization tf.nn.lrn(input, depth_radius=5, bias=1, alpha=1, beta=0.5)
 -> tf.localResponseNormalization(input, depth_radius, bias, alpha, beta)
ops.batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)
 if (axis == -1 or last(x, axis)) and offset is None and scale is None
 -> tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon)))
ops.batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)
 if (axis == -1 or last(x, axis)) and scale is None
 -> tf.add(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon))), offset)
ops.batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)
 if (axis == -1 or last(x, axis)) and offset is None
 -> tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon))), scale)
ops.batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001)
 if axis == -1 or last(x, axis)
 -> tf.batchNorm(x, mean, variance, offset, scale, epsilon)
nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon)
 if offset is None and scale is None
 -> tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, variance_epsilon)))
nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon)
 if scale is None
 -> tf.add(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, variance_epsilon))), offset)
nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon)
 if offset is None
 -> tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, variance_epsilon))), scale)
nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon)
 -> tf.batchNorm(x, mean, variance, offset, scale, variance_epsilon)
ops.layer_normalization(x, gamma=None, beta=None, axis=-1, epsilon=1e-07)
 if gamma is None and beta is None
 -> tf.div(tf.sub(x, found["mean"]), tf.sqrt(tf.add(found["variance"], epsilon)))
 where found = tf.moments(x, axis, True)
ops.layer_normalization(x, gamma, beta=None, axis=-1, epsilon=1e-07)
 if axis == -1 and beta is None
 -> tf.mul(tf.div(tf.sub(x, found["mean"]), tf.sqrt(tf.add(found["variance"], epsilon))), gamma)
 where found = tf.moments(x, axis, True)
ops.layer_normalization(x, gamma, beta, axis=-1, epsilon=1e-07)
 if axis == -1
 -> tf.add(tf.mul(tf.div(tf.sub(x, found["mean"]), tf.sqrt(tf.add(found["variance"], epsilon))),
    gamma), beta)
 where found = tf.moments(x, axis, True)
ops.rms_normalization(x, scale=None, axis=-1, epsilon=None)
 if scale is None and epsilon is None
 -> tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), axis, True), 1e-7)))
ops.rms_normalization(x, scale=None, axis=-1, epsilon=None)
 if scale is None
 -> tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), axis, True), epsilon)))
ops.rms_normalization(x, scale, axis=-1, epsilon=1e-7)
 -> tf.mul(tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), axis, True), epsilon))), scale)
ops.psnr(x1, x2, max_val)
 -> tf.mul(tf.div(tf.log(tf.div(max_val**2, tf.mean(tf.squaredDifference(x1, x2)))),
    math.log(10)), 10)
ops.dot_product_attention(query, key, value, -bias=None, -mask=None, scale=None, -is_causal=False,
    -flash_attention=None, -attn_logits_soft_cap=None)
 if scale is None
 -> tf.transpose(tf.matMul(tf.softmax(tf.mul(tf.matMul(tf.transpose(query, [0, 2, 1, 3]),
    tf.transpose(key, [0, 2, 1, 3]), False, True), 1 / math.sqrt(query.shape[3]))),
    tf.transpose(value, [0, 2, 1, 3])), [0, 2, 1, 3])
ops.dot_product_attention(query, key, value, -bias=None, -mask=None, scale, -is_causal=False,
    -flash_attention=None, -attn_logits_soft_cap=None)
 -> tf.transpose(tf.matMul(tf.softmax(tf.mul(tf.matMul(tf.transpose(query, [0, 2, 1, 3]),
    tf.transpose(key, [0, 2, 1, 3]), False, True), scale)), tf.transpose(value, [0, 2, 1, 3])),
    [0, 2, 1, 3])
ops.dot_product_attention(query, key, value, bias=None, mask=None, scale=None, is_causal=False,
    ?flash_attention, -attn_logits_soft_cap=None)
 -> tf.util.dotProductAttention(query, key, value, bias, mask, scale, is_causal)
ops.one_hot(x, num_classes, axis=-1, dtype="float32", -sparse=False)
 if axis == -1
 -> tf.oneHot(x, num_classes, 1, 0, dtype)
ops.one_hot(x, num_classes, axis=-1, dtype="float32", -sparse=False)
 if axis == 0 and rank(x) == 1
 -> tf.transpose(tf.oneHot(x, num_classes, 1, 0, dtype))
tf.one_hot K.one_hot(indices, depth/num_classes, on_value=1, off_value=0, -axis=None,
    dtype="float32", -name=None)
 -> tf.oneHot(indices, depth, on_value, off_value, dtype)
ops.multi_hot(inputs, num_classes, -axis=-1, dtype="float32", -sparse=False)
 -> tf.max(tf.oneHot(inputs, num_classes, 1, 0, dtype), -2)
ops.conv(inputs, kernel, strides=1, padding="valid", -data_format=None, dilation_rate=1)
 if rank(inputs) == 3
 -> tf.conv1d(inputs, kernel, strides, padding, "NWC", dilation_rate)
ops.conv(inputs, kernel, strides=1, padding="valid", -data_format=None, dilation_rate=1)
 if rank(inputs) == 4
 -> tf.conv2d(inputs, kernel, strides, padding, "NHWC", dilation_rate)
ops.conv(inputs, kernel, strides=1, padding="valid", -data_format=None, dilation_rate=1)
 if rank(inputs) == 5
 -> tf.conv3d(inputs, kernel, strides, padding, "NDHWC", dilation_rate)
ops.depthwise_conv(inputs, kernel, strides=1, padding="valid", -data_format=None, dilation_rate=1)
 if rank(inputs) == 4
 -> tf.depthwiseConv2d(inputs, kernel, strides, padding, "NHWC", dilation_rate)
ops.separable_conv(inputs, depthwise_kernel, pointwise_kernel, strides=1, padding="valid",
    -data_format=None, dilation_rate=1)
 if rank(inputs) == 4
 -> tf.separableConv2d(inputs, depthwise_kernel, pointwise_kernel, strides, padding,
    dilation_rate)
ops.conv_transpose(inputs, kernel, strides=1, padding="valid", -output_padding=None,
    -data_format=None, -dilation_rate=1)
 if rank(inputs) == 4 and integer(strides) and padding == "same"
 -> tf.conv2dTranspose(inputs, kernel, [inputs.shape[0], inputs.shape[1] * strides,
    inputs.shape[2] * strides, kernel.shape[2]], strides, padding)
ops.conv_transpose(inputs, kernel, strides=1, padding="valid", -output_padding=None,
    -data_format=None, -dilation_rate=1)
 if rank(inputs) == 4 and integer(strides) and padding == "valid"
 -> tf.conv2dTranspose(inputs, kernel, [inputs.shape[0], inputs.shape[1] * strides +
    max(kernel.shape[0] - strides, 0), inputs.shape[2] * strides + max(kernel.shape[1] - strides,
    0), kernel.shape[2]], strides, padding)
ops.max_pool(inputs, pool_size, strides=None, padding="valid", -data_format=None)
 if rank(inputs) == 4 and strides is None
 -> tf.maxPool(inputs, pool_size, pool_size, padding)
ops.max_pool(inputs, pool_size, strides, padding="valid", -data_format=None)
 if rank(inputs) == 4
 -> tf.maxPool(inputs, pool_size, strides, padding)
ops.max_pool(inputs, pool_size, strides=None, padding="valid", -data_format=None)
 if rank(inputs) == 3 and strides is None and integer(pool_size)
 -> tf.squeeze(tf.maxPool(tf.expandDims(inputs, 2), [pool_size, 1], [pool_size, 1], padding), [2])
ops.average_pool(inputs, pool_size, strides=None, padding="valid", -data_format=None)
 if rank(inputs) == 4 and strides is None
 -> tf.avgPool(inputs, pool_size, pool_size, padding)
ops.average_pool(inputs, pool_size, strides, padding="valid", -data_format=None)
 if rank(inputs) == 4
 -> tf.avgPool(inputs, pool_size, strides, padding)
ops.average_pool(inputs, pool_size, strides=None, padding="valid", -data_format=None)
 if rank(inputs) == 3 and strides is None and integer(pool_size)
 -> tf.squeeze(tf.avgPool(tf.expandDims(inputs, 2), [pool_size, 1], [pool_size, 1], padding), [2])
K.conv1d(x, kernel, strides=1, padding="valid", -data_format=None, dilation_rate=1)
 if padding in ("valid", "same")
 -> tf.conv1d(x, kernel, strides, padding, "NWC", dilation_rate)
K.conv2d(x, kernel, strides=[1, 1], padding/border_mode="valid", -data_format=None,
    -dilation_rate=[1, 1])
 -> tf.conv2d(x, kernel, strides, padding)
K.conv2d(x, kernel, strides=[1, 1], padding="valid", -data_format=None, dilation_rate)
 -> tf.conv2d(x, kernel, strides, padding, "NHWC", dilation_rate)
K.pool2d(x, pool_size, strides=[1, 1], padding="valid", -data_format=None, pool_mode="max")
 if pool_mode == "max"
 -> tf.maxPool(x, pool_size, strides, padding)
K.pool2d(x, pool_size, strides=[1, 1], padding="valid", -data_format=None, pool_mode)
 if pool_mode == "avg"
 -> tf.avgPool(x, pool_size, strides, padding)
K.batch_normalization(x, mean, var, beta, gamma, -axis=-1, epsilon=0.001)
 -> tf.batchNorm(x, mean, var, beta, gamma, epsilon)
K.is_sparse(tensor) -> False
ops.adaptive_average_pool(inputs, output_size, -data_format=None)
 if rank(inputs) == 4 and integer(output_size)
 -> tf.avgPool(inputs, known.adaptive(inputs, output_size), known.adaptive(inputs, output_size),
    "valid")
ops.adaptive_max_pool(inputs, output_size, -data_format=None)
 if rank(inputs) == 4 and integer(output_size)
 -> tf.maxPool(inputs, known.adaptive(inputs, output_size), known.adaptive(inputs, output_size),
    "valid")
nn.conv1d(input, filters, stride, padding:value)
 -> tf.conv1d(input, filters, stride, known.lowered(padding))
nn.conv2d(input, filters/filter, strides:value, padding:value)
 -> tf.conv2d(input, filters, known.window(strides), known.lowered(padding))
nn.conv3d(input, filters, strides:value, padding:value)
 -> tf.conv3d(input, filters, known.window(strides), known.lowered(padding))
nn.depthwise_conv2d(input, filter, strides:value, padding:value)
 -> tf.depthwiseConv2d(input, filter, known.window(strides), known.lowered(padding))
nn.conv2d_transpose(input, filters, output_shape, strides:value, padding:value="SAME")
 -> tf.conv2dTranspose(input, filters, output_shape, known.window(strides),
    known.lowered(padding))
nn.max_pool nn.max_pool2d(input/value, ksize:value, strides:value, padding:value)
 -> tf.maxPool(input, known.window(ksize), known.window(strides), known.lowered(padding))
nn.avg_pool nn.avg_pool2d(input/value, ksize:value, strides:value, padding:value)
 -> tf.avgPool(input, known.window(ksize), known.window(strides), known.lowered(padding))
nn.dropout(x, rate, noise_shape=None, seed=None) -> tf.dropout(x, rate, noise_shape, seed)
nn.embedding_lookup(params, ids) -> tf.gather(params, ids)
nn.sigmoid_cross_entropy_with_logits(labels, logits)
 -> tf.add(tf.sub(tf.relu(logits), tf.mul(logits, labels)),
    tf.log1p(tf.exp(tf.neg(tf.abs(logits)))))
nn.softmax_cross_entropy_with_logits(labels, logits, -axis=-1)
 -> tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), -1))
nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
 -> tf.neg(tf.sum(tf.mul(tf.oneHot(labels, logits.shape[-1], 1, 0, "float32"),
    tf.logSoftmax(logits)), -1))
"""
