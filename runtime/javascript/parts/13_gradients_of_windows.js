// The derivatives of pictures of another size and of windows, which TensorFlow.js lacks or has of
// something else.

/** The share that each element of an axis has in each of `count` between its elements. */
function shares(extent, count, {alignCorners, halfPixelCenters}) {
  const align = alignCorners && count > 1 ? 1 : 0;
  const ratio = (extent - align) / Math.max(count - align, 1);
  const table = Array.from({length: count}, (_, at) => {
    const place = halfPixelCenters ? ratio * (at + 0.5) - 0.5 : ratio * at;
    const low = Math.max(Math.floor(place), 0);
    const high = Math.min(Math.max(Math.ceil(place), 0), extent - 1);
    const row = new Float32Array(extent);
    row[low] += 1 - (place - low);
    row[high] += place - low;
    return row;
  });
  return tf.tensor2d(table, [count, extent]);
}

derivative('ResizeBilinear', ['images'], (dy, images, how) => ({
  images: () =>
    [1, 2].reduce(
      (slope, axis) =>
        sharedBack(
          slope,
          axis,
          shares(images.shape[axis], dy.shape[axis], how),
        ),
      dy,
    ),
}));

/** The element of an axis that each of `count` is taken from. */
function nearest(extent, count, {alignCorners, halfPixelCenters}) {
  const align = alignCorners && count > 1 ? 1 : 0;
  const ratio = Math.fround((extent - align) / Math.max(count - align, 1));
  return Array.from({length: count}, (_, at) => {
    const place = halfPixelCenters ? ratio * (at + 0.5) : ratio * at;
    const whole = alignCorners ? Math.round(place) : Math.floor(place);
    return Math.min(whole, extent - 1);
  });
}

derivative('ResizeNearestNeighbor', ['images'], (dy, images, how) => ({
  images: () => {
    const [batch, height, width, channels] = images.shape;
    const [down, across] = [dy.shape[1] / height, dy.shape[2] / width];
    if ([down, across].every(Number.isInteger) && !how.alignCorners) {
      return dy
        .reshape([batch, height, down, width, across, channels])
        .sum([2, 4]);
    }
    return [height, width].reduce((slope, size, at) => {
      const from = nearest(size, dy.shape[at + 1], how);
      return sharedBack(slope, at + 1, places(from, size));
    }, dy);
  },
}));

/** Where on an axis of `extent` elements each of the crops' elements lies: [crops, count]. */
function cropped(from, to, extent, count) {
  const steps =
    count > 1 ? tf.range(0, count, 1).div(count - 1) : tf.tensor1d([0.5]);
  return from
    .expandDims(1)
    .add(to.sub(from).expandDims(1).mul(steps))
    .mul(extent - 1)
    .expandDims(2);
}

/** What share each element of the axis has there: [crops, count, extent]. */
function sharesOfCrops(position, extent, method) {
  const elements = tf.range(0, extent, 1);
  const inside = position
    .greaterEqual(0)
    .logicalAnd(position.lessEqual(extent - 1));
  const share =
    method === 'nearest'
      ? position.round().equal(elements).toFloat()
      : tf.relu(tf.sub(1, position.sub(elements).abs()));
  return share.mul(inside.toFloat());
}

derivative(
  'CropAndResize',
  ['image', 'boxes', 'boxInd'],
  (dy, image, boxes, boxInd, {cropSize, method}) => ({
    image: () => {
      const [images, height, width, channels] = image.shape;
      const [top, left, bottom, right] = tf.unstack(boxes, 1);
      const [rows, columns] = cropSize;
      const down = cropped(top, bottom, height, rows);
      const across = cropped(left, right, width, columns);
      const tall = tf
        .matMul(
          sharesOfCrops(down, height, method),
          dy.reshape([-1, rows, columns * channels]),
          true,
        )
        .reshape([-1, height, columns, channels])
        .transpose([0, 1, 3, 2])
        .reshape([-1, height * channels, columns]);
      const whole = tall
        .matMul(sharesOfCrops(across, width, method))
        .reshape([-1, height, channels, width])
        .transpose([0, 1, 3, 2]);
      return tf.unsortedSegmentSum(whole, boxInd.toInt(), images);
    },
  }),
);

derivative(
  'Conv3DBackpropInputV2',
  ['dy', 'filter'],
  (slope, dy, filter, {strides, pad}) => ({
    dy: () => tf.conv3d(slope, filter, strides, pad),
    filter: () =>
      tf
        .engine()
        .runKernel(
          'Conv3DBackpropFilterV2',
          {x: slope, dy},
          {strides, pad, filterShape: filter.shape},
        ),
  }),
);

/** TensorFlow.js divides by the whole window where the mean leaves out what is padding. */
function meansOfWindows(kernelName, gradient, convolution) {
  derivative(kernelName, ['x'], (dy, x, how) => ({
    x: () => {
      const {filterSize, strides, pad, dimRoundingMode} = how;
      const sizes = x.shape.slice(1, -1);
      const window = Array.isArray(filterSize)
        ? filterSize
        : sizes.map(() => filterSize);
      let slope = dy;
      if (pad === 'same') {
        const counted = convolution(
          tf.ones([1, ...sizes, 1]),
          tf.ones([...window, 1, 1]),
          strides,
          pad,
        );
        slope = dy.mul(tf.util.sizeFromShape(window)).div(counted);
      }
      return tf
        .engine()
        .runKernel(
          gradient,
          {dy: slope, input: x},
          {filterSize, strides, pad, dimRoundingMode},
        );
    },
  }));
}

meansOfWindows('AvgPool', 'AvgPoolGrad', tf.conv2d);
meansOfWindows('AvgPool3D', 'AvgPool3DGrad', tf.conv3d);

/** Convolutions with places between those of the kernel, as of a kernel that has zeros there. */
function dilatedConvolution(kernelName) {
  derivative(kernelName, ['x', 'filter'], (dy, x, filter, how) => {
    const rates = numbers(how.dilations ?? 1, 2);
    const given = {...how, dilations: [1, 1]};
    const wide = dilated(filter, rates);
    const run = (name, inputs, more) =>
      tf
        .engine()
        .runKernel(`${kernelName}${name}`, inputs, {...given, ...more});
    return {
      x: () => run('BackpropInput', {dy, filter: wide}, {inputShape: x.shape}),
      filter: () =>
        run('BackpropFilter', {x, dy}, {filterShape: wide.shape}).stridedSlice(
          [0, 0],
          wide.shape.slice(0, 2),
          rates,
        ),
    };
  });
}

dilatedConvolution('Conv2D');
dilatedConvolution('DepthwiseConv2dNative');
