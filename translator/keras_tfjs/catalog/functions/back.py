"""Functions of TF.js for which Keras, NumPy or TensorFlow say something in other words.

The notation is that of catalog/composition.py, from TF.js to Keras Python; `js.topk.values` is
what `tf.topk(x, k)["values"]` means. What Keras itself lacks is TensorFlow's, which Keras Python
may call.
"""

from __future__ import annotations

BACK = """
js.addN(tensors) -> sum(tensors)
js.matMul(a, b, -transposeA=False, transposeB=False)
 if transposeB == True
 -> tensorflow.matmul(a, b, transpose_b=True)
js.matMul(a, b, transposeA=False, -transposeB=False)
 if transposeA == True
 -> tensorflow.matmul(a, b, transpose_a=True)
js.cumsum(x, axis=0, exclusive=False, reverse=False)
 if exclusive == True or reverse == True
 -> tensorflow.cumsum(x, axis, exclusive, reverse)
js.cumprod(x, axis=0, exclusive=False, reverse=False)
 if exclusive == True or reverse == True
 -> tensorflow.math.cumprod(x, axis, exclusive, reverse)
js.avgPool(x, filterSize, strides, pad, -dimRoundingMode=None)
 if sequence(filterSize) or sequence(strides)
 -> tensorflow.nn.avg_pool2d(x, filterSize, strides, known.uppered(pad))
js.maxPool(x, filterSize, strides, pad, -dimRoundingMode=None)
 if sequence(filterSize) or sequence(strides)
 -> tensorflow.nn.max_pool2d(x, filterSize, strides, known.uppered(pad))
js.avgPool(x, filterSize, strides, pad, -dimRoundingMode=None)
 -> keras.ops.average_pool(x, filterSize, strides, pad)
js.maxPool(x, filterSize, strides, pad, -dimRoundingMode=None)
 -> keras.ops.max_pool(x, filterSize, strides, pad)
js.avgPool3d(x, filterSize, strides, pad, -dimRoundingMode=None, -dataFormat="NDHWC")
 -> keras.ops.average_pool(x, filterSize, strides, pad)
js.maxPool3d(x, filterSize, strides, pad, -dimRoundingMode=None, -dataFormat="NDHWC")
 -> keras.ops.max_pool(x, filterSize, strides, pad)
js.pool(input, windowShape, poolingType, pad, -dilations=None, strides=1)
 if poolingType == "max"
 -> keras.ops.max_pool(input, windowShape, strides, pad)
js.pool(input, windowShape, poolingType, pad, -dilations=None, strides=1)
 if poolingType == "avg"
 -> keras.ops.average_pool(input, windowShape, strides, pad)
js.maxPoolWithArgmax(x, filterSize, strides, pad, includeBatchInIndex=False)
 -> dict(zip(["result", "indexes"], tensorflow.nn.max_pool_with_argmax(x, filterSize, strides,
    known.uppered(pad), include_batch_in_index=includeBatchInIndex)))
js.batchNorm js.batchNorm2d js.batchNorm3d js.batchNorm4d(x, mean, variance, offset=None,
    scale=None, varianceEpsilon=0.001!)
 -> keras.ops.batch_normalization(x, mean, variance, -1, offset, scale, varianceEpsilon)
js.batchToSpaceND(x, blockShape, crops) -> tensorflow.batch_to_space(x, blockShape, crops)
js.spaceToBatchND(x, blockShape, paddings)
 -> tensorflow.space_to_batch_nd(x, blockShape, paddings)
js.bincount js.denseBincount(x, weights, size, -binaryOutput=False)
 -> keras.ops.bincount(x, weights, minlength=size)
js.bitwiseAnd(x, y) -> keras.ops.bitwise_and(x, y)
js.booleanMaskAsync(tensor, mask, axis=None) -> tensorflow.boolean_mask(tensor, mask, axis)
js.broadcastArgs(s0, s1) -> tensorflow.broadcast_dynamic_shape(s0, s1)
js.broadcastTo(x, shape) -> keras.ops.broadcast_to(x, shape)
js.buffer(shape, dtype="float32") -> np.zeros(shape, dtype)
js.complex(real, imag) -> tensorflow.complex(real, imag)
js.concat1d(tensors) -> keras.ops.concatenate(tensors)
js.concat2d js.concat3d js.concat4d(tensors, axis) -> keras.ops.concatenate(tensors, axis)
js.conv1d(x, filter, stride, pad, -dataFormat="NWC", dilation=1!)
 -> keras.ops.conv(x, filter, stride, pad, dilation_rate=dilation)
js.conv2d(x, filter, strides, pad, -dataFormat="NHWC", dilations=1!)
 if sequence(strides)
 -> keras.ops.conv(x, filter, known.paired(strides), pad, dilation_rate=dilations)
js.conv2d(x, filter, strides, pad, -dataFormat="NHWC", dilations=1!)
 -> keras.ops.conv(x, filter, strides, pad, dilation_rate=dilations)
js.conv3d(x, filter, strides, pad, -dataFormat="NDHWC", dilations=1!)
 -> keras.ops.conv(x, filter, strides, pad, dilation_rate=dilations)
js.conv2dTranspose(x, filter, outputShape, strides, pad)
 -> tensorflow.nn.conv2d_transpose(x, filter, outputShape, strides, known.uppered(pad))
js.conv3dTranspose(x, filter, outputShape, strides, pad)
 -> tensorflow.nn.conv3d_transpose(x, filter, outputShape, strides, known.uppered(pad))
js.depthwiseConv2d(x, filter, strides, pad, -dataFormat="NHWC", dilations=1!)
 if sequence(strides)
 -> keras.ops.depthwise_conv(x, filter, known.paired(strides), pad, dilation_rate=dilations)
js.depthwiseConv2d(x, filter, strides, pad, -dataFormat="NHWC", dilations=1!)
 -> keras.ops.depthwise_conv(x, filter, strides, pad, dilation_rate=dilations)
js.separableConv2d(x, depthwiseFilter, pointwiseFilter, strides, pad, dilation=1!)
 -> keras.ops.separable_conv(x, depthwiseFilter, pointwiseFilter, strides, pad,
    dilation_rate=dilation)
js.dilation2d(x, filter, strides, pad, dilations=1)
 -> tensorflow.nn.dilation2d(x, filter, strides, known.uppered(pad), "NHWC", dilations)
js.depthToSpace(x, blockSize, -dataFormat="NHWC") -> keras.ops.depth_to_space(x, blockSize)
js.eye(numRows, numColumns=None, -batchShape=None, dtype)
 -> keras.ops.eye(numRows, numColumns, dtype=dtype)
js.diag(x) -> keras.ops.diag(x)
js.div(a, b) if dtype(a) == "int32" and dtype(b) == "int32" -> keras.ops.floor_divide(a, b)
js.toFloat(x) -> keras.ops.cast(x, "float32")
js.toInt(x) -> keras.ops.cast(x, "int32")
js.toBool(x) -> keras.ops.cast(x, "bool")
js.divNoNan(a, b) -> keras.ops.divide_no_nan(a, b)
js.dropout(x, rate, noiseShape=None, seed=None) -> keras.random.dropout(x, rate, noiseShape, seed)
js.einsum(equation, *tensors) -> keras.ops.einsum(equation, *tensors)
js.elu(x) -> keras.ops.elu(x)
js.ensureShape(x, shape) -> tensorflow.ensure_shape(x, shape)
js.euclideanNorm(x, axis=None, keepDims=False) -> keras.ops.norm(x, axis=axis, keepdims=keepDims)
js.fft js.spectral.fft(input) -> tensorflow.signal.fft(input)
js.ifft js.spectral.ifft(input) -> tensorflow.signal.ifft(input)
js.rfft js.spectral.rfft(input, fftLength=None) -> tensorflow.signal.rfft(input, fftLength)
js.irfft js.spectral.irfft(input) -> tensorflow.signal.irfft(input)
js.real(input) -> keras.ops.real(input)
js.imag(input) -> keras.ops.imag(input)
js.gather(x, indices, axis=0, -batchDims=0) -> keras.ops.take(x, indices, axis)
js.gather(x, indices, axis=0, batchDims=0)
 -> tensorflow.gather(x, indices, axis=axis, batch_dims=batchDims)
js.gatherND(x, indices) -> tensorflow.gather_nd(x, indices)
js.image.cropAndResize(image, boxes, boxInd, cropSize, method="bilinear"!, extrapolationValue=0!)
 -> tensorflow.image.crop_and_resize(image, boxes, boxInd, cropSize, method, extrapolationValue)
js.image.flipLeftRight(image) -> tensorflow.image.flip_left_right(image)
js.image.grayscaleToRGB(image)
 -> tensorflow.image.grayscale_to_rgb(tensorflow.convert_to_tensor(image))
js.image.rgbToGrayscale(image) -> keras.ops.image.rgb_to_grayscale(image)
js.image.nonMaxSuppression js.image.nonMaxSuppressionAsync(boxes, scores, maxOutputSize,
    iouThreshold=0.5!, scoreThreshold=float("-inf")!)
 -> tensorflow.image.non_max_suppression(boxes, scores, maxOutputSize, iouThreshold,
    scoreThreshold)
js.image.nonMaxSuppressionWithScore js.image.nonMaxSuppressionWithScoreAsync(boxes, scores,
    maxOutputSize, iouThreshold=0.5!, scoreThreshold=float("-inf")!, softNmsSigma=0.0!)
 -> dict(zip(["selectedIndices", "selectedScores"],
    tensorflow.image.non_max_suppression_with_scores(boxes, scores, maxOutputSize, iouThreshold,
    scoreThreshold, softNmsSigma)))
js.image.nonMaxSuppressionPadded js.image.nonMaxSuppressionPaddedAsync(boxes, scores,
    maxOutputSize, iouThreshold=0.5!, scoreThreshold=float("-inf")!, padToMaxOutputSize=False)
 -> dict(zip(["selectedIndices", "validOutputs"],
    tensorflow.image.non_max_suppression_padded(boxes, scores, maxOutputSize, iouThreshold,
    scoreThreshold, padToMaxOutputSize)))
js.image.resizeBilinear(images, size, -alignCorners=False, halfPixelCenters)
 if halfPixelCenters == True
 -> keras.ops.image.resize(images, size)
js.image.resizeBilinear(images, size, alignCorners=False, halfPixelCenters=False)
 -> tensorflow.compat.v1.image.resize_bilinear(images, size, alignCorners,
    half_pixel_centers=halfPixelCenters)
js.image.resizeNearestNeighbor(images, size, -alignCorners=False, halfPixelCenters)
 if halfPixelCenters == True
 -> keras.ops.image.resize(images, size, interpolation="nearest")
js.image.resizeNearestNeighbor(images, size, alignCorners=False, halfPixelCenters=False)
 -> tensorflow.compat.v1.image.resize_nearest_neighbor(images, size, alignCorners,
    half_pixel_centers=halfPixelCenters)
js.image.transform(image, transforms, interpolation="nearest", fillMode="constant", fillValue=0,
    -outputShape=None)
 -> keras.ops.image.affine_transform(image, transforms, interpolation, fillMode, fillValue)
js.inTopKAsync(predictions, targets, k=1) -> keras.ops.in_top_k(targets, predictions, k)
js.linalg.bandPart(a, numLower, numUpper) -> tensorflow.linalg.band_part(a, numLower, numUpper)
js.linalg.qr(x, fullMatrices=False) if fullMatrices == False -> keras.ops.qr(x)
js.linalg.qr(x, fullMatrices) if fullMatrices == True -> keras.ops.qr(x, mode="complete")
js.localResponseNormalization(x, depthRadius=5!, bias=1!, alpha=1!, beta=0.5!)
 -> tensorflow.nn.local_response_normalization(x, depthRadius, bias, alpha, beta)
js.lowerBound(sortedSequence, values) -> tensorflow.searchsorted(sortedSequence, values)
js.upperBound(sortedSequence, values)
 -> tensorflow.searchsorted(sortedSequence, values, side="right")
js.searchSorted(sortedSequence, values, side="left"!)
 -> tensorflow.searchsorted(sortedSequence, values, side)
js.losses.cosineDistance(labels, predictions, axis, -weights=None, -reduction=None)
 -> 1 - keras.ops.mean(keras.ops.sum(keras.ops.multiply(labels, predictions), axis))
js.losses.computeWeightedLoss(losses, weights=1)
 -> keras.ops.mean(keras.ops.multiply(losses, weights))
js.losses.absoluteDifference(labels, predictions)
 -> keras.ops.mean(keras.ops.abs(keras.ops.subtract(labels, predictions)))
js.losses.meanSquaredError(labels, predictions)
 -> keras.ops.mean(keras.ops.square(keras.ops.subtract(labels, predictions)))
js.losses.hingeLoss(labels, predictions)
 -> keras.ops.mean(keras.ops.relu(1 - (2 * labels - 1) * predictions))
js.losses.sigmoidCrossEntropy(multiClassLabels, logits)
 -> keras.ops.mean(keras.ops.binary_crossentropy(multiClassLabels, logits, from_logits=True))
js.losses.softmaxCrossEntropy(onehotLabels, logits)
 -> keras.ops.mean(keras.ops.categorical_crossentropy(onehotLabels, logits, from_logits=True))
js.math.confusionMatrix(labels, predictions, numClasses)
 -> tensorflow.math.confusion_matrix(labels, predictions, numClasses)
js.meshgrid(x, y) -> keras.ops.meshgrid(x, y)
js.meshgrid(x, y, options) -> keras.ops.meshgrid(x, y, **options)
js.metrics.mse js.metrics.MSE(yTrue, yPred) -> keras.losses.mean_squared_error(yTrue, yPred)
js.metrics.mape js.metrics.MAPE(yTrue, yPred)
 -> keras.losses.mean_absolute_percentage_error(yTrue, yPred)
js.metrics.cosineProximity(yTrue, yPred) -> keras.losses.cosine_similarity(yTrue, yPred)
js.mirrorPad(x, paddings, mode) -> keras.ops.pad(x, paddings, mode)
js.moments(x, axis=None, keepDims=False)
 -> {"mean": keras.ops.mean(x, axis, keepDims), "variance": keras.ops.var(x, axis, keepDims)}
js.moments.mean(x, axis=None, keepDims=False) -> keras.ops.mean(x, axis, keepDims)
js.moments.variance(x, axis=None, keepDims=False) -> keras.ops.var(x, axis, keepDims)
js.movingAverage(v, x, decay, -step=None, -zeroDebias=None)
 -> v.assign(v * decay + x * (1 - decay))
js.multinomial(logits, numSamples, seed=None, -normalized=False)
 -> keras.random.categorical(logits, numSamples, seed=seed)
js.oneHot(indices, depth, onValue=1!, offValue=0!, dtype="int32")
 if onValue == 1 and offValue == 0
 -> keras.ops.one_hot(indices, depth, dtype=dtype)
js.oneHot(indices, depth, onValue=1!, offValue=0!, dtype="int32")
 -> tensorflow.one_hot(indices, depth, onValue, offValue, dtype=dtype)
js.outerProduct(v1, v2) -> keras.ops.outer(v1, v2)
js.pad js.pad2d js.pad3d js.pad4d(x, paddings, constantValue=0!)
 -> keras.ops.pad(x, paddings, constant_values=constantValue)
js.pad1d(x, paddings, constantValue=0!)
 -> keras.ops.pad(x, [paddings], constant_values=constantValue)
js.prelu(x, alpha) -> keras.ops.where(keras.ops.greater(x, 0), x, alpha * x)
js.print(x, -verbose=False) -> print(x)
js.raggedRange(starts, limits, deltas) -> tensorflow.ragged.range(starts, limits, deltas)
js.util.toTensor(value, dtype=None) -> keras.ops.convert_to_tensor(value, dtype)
js.rand(shape, randFunction, dtype="float32")
 -> np.array([randFunction() for number in range(np.prod(shape))], dtype=dtype).reshape(shape)
js.randomGamma(shape, alpha, beta=1, -dtype="float32", seed=None)
 -> keras.random.gamma(shape, alpha, seed=seed) / beta
js.randomNormal(shape, mean=0!, stdDev=1!, dtype="float32"!, seed=None)
 -> keras.random.normal(shape, mean, stdDev, dtype, seed)
js.randomStandardNormal(shape, dtype="float32"!, seed=None)
 -> keras.random.normal(shape, dtype=dtype, seed=seed)
js.truncatedNormal(shape, mean=0!, stdDev=1!, dtype="float32"!, seed=None)
 -> keras.random.truncated_normal(shape, mean, stdDev, dtype, seed)
js.randomUniform(shape, minval=0!, maxval=1!, dtype="float32"!, seed=None)
 -> keras.random.uniform(shape, minval, maxval, dtype, seed)
js.randomUniformInt(shape, minval, maxval, seed=None)
 -> keras.random.randint(shape, minval, maxval, seed=seed)
js.reverse1d(x) -> keras.ops.flip(x)
js.reverse2d js.reverse3d js.reverse4d(x, axis=None) -> keras.ops.flip(x, axis)
js.scatterND(indices, updates, shape) -> keras.ops.scatter(indices, updates, shape)
js.tensorScatterUpdate(tensor, indices, updates)
 -> keras.ops.scatter_update(tensor, indices, updates)
js.signal.frame(signal, frameLength, frameStep, padEnd=False, padValue=0!)
 -> tensorflow.signal.frame(signal, frameLength, frameStep, padEnd, padValue)
js.signal.hammingWindow(windowLength) -> tensorflow.signal.hamming_window(windowLength)
js.signal.hannWindow(windowLength) -> tensorflow.signal.hann_window(windowLength)
js.signal.stft(signal, frameLength, frameStep, fftLength=None)
 -> tensorflow.signal.stft(signal, frameLength, frameStep, fftLength)
js.slice js.slice2d js.slice3d js.slice4d(x, begin, size) -> tensorflow.slice(x, begin, size)
js.slice(x, begin) -> tensorflow.slice(x, begin, [-1] * len(begin))
js.slice1d(x, begin, size) -> x[begin:begin + size]
js.stridedSlice(x, begin, end, strides=None) -> tensorflow.strided_slice(x, begin, end, strides)
js.sparseToDense(sparseIndices, sparseValues, outputShape, defaultValue=0)
 -> tensorflow.sparse.to_dense(tensorflow.SparseTensor(sparseIndices, sparseValues, outputShape),
    defaultValue)
js.split(x, numOrSizeSplits, axis=0!) -> tensorflow.split(x, numOrSizeSplits, axis)
js.step(x, alpha=0) -> keras.ops.where(keras.ops.greater(x, 0), 1.0, alpha)
js.string.staticRegexReplace(input, pattern, rewrite)
 -> tensorflow.strings.regex_replace(input, pattern, rewrite)
js.string.stringToHashBucketFast(input, numBuckets)
 -> tensorflow.strings.to_hash_bucket_fast(input, numBuckets)
js.string.stringSplit(input, delimiter) -> tensorflow.strings.split(input, delimiter)
js.topk(x, k=1!, sorted=True!) -> dict(zip(["values", "indices"], keras.ops.top_k(x, k, sorted)))
js.topk.values(x, k=1!, sorted=True!) -> keras.ops.top_k(x, k, sorted)[0]
js.topk.indices(x, k=1!, sorted=True!) -> keras.ops.top_k(x, k, sorted)[1]
js.unique(x) -> dict(zip(["values", "indices"], tensorflow.unique(x)))
js.unique.values(x) -> tensorflow.unique(x)[0]
js.unique.indices(x) -> tensorflow.unique(x)[1]
js.unsortedSegmentSum(x, segmentIds, numSegments)
 -> keras.ops.segment_sum(x, segmentIds, numSegments)
js.unstack(x, axis=0!) -> keras.ops.unstack(x, axis=axis)
js.variable(initialValue, trainable=True!, name=None, -dtype=None)
 -> keras.Variable(initialValue, trainable=trainable, name=name)
js.whereAsync(condition) -> tensorflow.where(condition)
js.keep(result) -> result
js.dispose js.disposeVariables(container=None) -> None
js.data.array(items) -> tensorflow.data.Dataset.from_tensor_slices(items)
js.data.zip(datasets) -> tensorflow.data.Dataset.zip(datasets)
js.util.sliceUpdate(inputs, startIndices, updates)
 -> keras.ops.slice_update(inputs, startIndices, updates)
js.util.takeAlongAxis(x, indices, axis) -> keras.ops.take_along_axis(x, indices, axis)
js.util.dotAlongLast(x, y) -> keras.ops.dot(x, y)
js.util.repeatElements(x, repeats, axis=None!) -> keras.ops.repeat(x, repeats, axis)
js.util.dotProductAttention(query, key, value, bias=None!, mask=None!, scale=None!, isCausal=False!)
 -> keras.ops.dot_product_attention(query, key, value, bias, mask, scale, isCausal)
js.util.mapStructure(function, structure) -> keras.tree.map_structure(function, structure)
js.util.flattenStructure(structure) -> keras.tree.flatten(structure)
js.util.packXYSampleWeight(x, y=None!, sampleWeight=None!)
 -> keras.utils.pack_x_y_sample_weight(x, y, sampleWeight)
js.util.unpackXYSampleWeight(data) -> keras.utils.unpack_x_y_sample_weight(data)
js.util.clamp(min, x, max) -> np.clip(x, min, max)
js.util.sizeFromShape(shape) -> int(np.prod(shape))
js.util.shuffle(array) -> np.random.shuffle(array)
js.util.createShuffledIndices(n) -> np.random.permutation(n)
js.util.randUniform(a, b) -> np.random.uniform(a, b)
js.util.flatten(arr) -> np.ravel(arr)
js.util.sum(arr) -> sum(arr)
js.util.tanh(x) -> math.tanh(x)
js.util.distSquared(a, b) -> np.sum(np.square(np.subtract(a, b)))
js.util.isInt(a) -> a % 1 == 0
js.util.isString(value) -> isinstance(value, str)
js.util.isBoolean(value) -> isinstance(value, bool)
js.util.isNumber(value) -> isinstance(value, (int, float))
js.util.isFunction(f) -> callable(f)
js.util.arraysEqual js.util.arraysEqualWithNull(n1, n2) -> list(n1) == list(n2)
js.enclosingPowerOfTwo(value) -> 2 ** math.ceil(math.log2(value))
js.getBackend() -> keras.config.backend()
"""

BACK_ADVICE = """
tfjs.browser.*: draw and read pixels with PIL or matplotlib; keras.utils.load_img reads pictures
tfjs.io.*: save and load with model.save and keras.saving.load_model
tfjs.util.*: write it with NumPy or plain Python: it works on numbers and lists
tfjs.sparse.*: use tensorflow.sparse, which works on tensorflow.SparseTensor
tfjs.string.*: use tensorflow.strings
tfjs.data.*: use tensorflow.data.Dataset
tfjs.fused.*: write the operations one after the other; TensorFlow fuses them by itself
tfjs.loadGraphModel tfjs.loadGraphModelSync: use tensorflow.saved_model.load of the original
tfjs.grad tfjs.grads tfjs.valueAndGrad tfjs.valueAndGrads tfjs.variableGrads:
    use tensorflow.GradientTape: watch the inputs, compute, ask tape.gradient
tfjs.customGrad: use tensorflow.custom_gradient
tfjs.tidy: leave it out: Python frees tensors by itself
tfjs.basicLSTMCell tfjs.multiRNNCell: use keras.layers.LSTMCell and keras.layers.StackedRNNCells
tfjs.raggedGather tfjs.raggedTensorToTensor: use tensorflow.ragged and tensorflow.RaggedTensor
tfjs.linalg.gramSchmidt: use keras.ops.qr, whose first result is orthonormal up to signs
tfjs.image.rotateWithOffset: use keras.layers.RandomRotation, or keras.ops.image.affine_transform
tfjs.image.threshold: compare with keras.ops.greater
tfjs.setdiff1dAsync: use np.setdiff1d
tfjs.cosineWindow: use keras.ops.hanning or keras.ops.hamming
tfjs.nextFrame tfjs.ready tfjs.setBackend tfjs.backend tfjs.engine tfjs.env tfjs.memory tfjs.profile
    tfjs.time tfjs.registerBackend tfjs.removeBackend tfjs.findBackend tfjs.findBackendFactory
    tfjs.registerGradient tfjs.registerKernel tfjs.unregisterGradient tfjs.unregisterKernel
    tfjs.getGradient tfjs.getKernel tfjs.getKernelsForBackend tfjs.copyRegisteredKernels
    tfjs.setPlatform tfjs.setWebGLContext tfjs.forceHalfFloat tfjs.enableDebugMode
    tfjs.enableProdMode tfjs.disableDeprecationWarnings tfjs.deprecationWarn tfjs.registerOp
    tfjs.deregisterOp tfjs.op tfjs.registerCallbackConstructor tfjs.sumOutType tfjs.upcastType:
    leave it out: it is about how TF.js computes, not what
tfjs.layers.convLstm2dCell: use keras.layers.ConvLSTM2D
tfjs.serialization.*: use keras.saving
"""
