/** The class of what a factory makes. */
const classOf = (name, config = {}) => tf.layers[name](config).constructor;

/** A kernel with zeros between its places, which makes a plain convolution a dilated one.
 * (TensorFlow.js has no gradients of dilated ones.) */
function dilated(kernel, rates) {
  return rates.reduce(
    (spread, rate, axis) => spreadPlaces(spread, axis, rate),
    kernel,
  );
}

/** A convolution over one, two or three axes; channels last. */
function convolved(x, kernel, strides, padding) {
  switch (strides.length) {
    case 1:
      return tf.conv1d(x, kernel, strides[0], padding);
    case 2:
      return tf.conv2d(x, kernel, strides, padding);
    default:
      return tf.conv3d(x, kernel, strides, padding);
  }
}

/** A convolution of groups of channels that do not see each other. */
function inGroups(x, kernel, groups, strides, padding) {
  if (groups === 1) {
    return convolved(x, kernel, strides, padding);
  }
  const kernels = tf.split(kernel, groups, kernel.rank - 1);
  const made = tf
    .split(x, groups, x.rank - 1)
    .map((part, group) => convolved(part, kernels[group], strides, padding));
  return tf.concat(made, x.rank - 1);
}

/** The transposed convolution without padding; TensorFlow.js has no gradient of it for volumes. */
function deconvolved(x, kernel, strides) {
  const reach = kernel.shape.slice(0, -2);
  const spread = strides.reduce(
    (made, stride, axis) => spreadPlaces(made, axis + 1, stride),
    x,
  );
  const margins = reach.map((size) => [size - 1, size - 1]);
  const axes = reach.map((_, axis) => axis);
  const turned = kernel
    .reverse(axes)
    .transpose([...axes, axes.length + 1, axes.length]);
  return convolved(
    tf.pad(spread, [[0, 0], ...margins, [0, 0]]),
    turned,
    strides.map(() => 1),
    'valid',
  );
}

/** Bias and activation of a convolution; channels last. */
function finished(layer, y) {
  return layer.activation.apply(
    layer.bias == null ? y : y.add(layer.bias.read()),
  );
}

/** Convolutions in groups that do not see each other, causal ones, and channels in front. */
const grouped = (Base) =>
  class extends Base {
    constructor({groups = 1, dataFormat, padding = 'valid', ...config}) {
      const causal = padding === 'causal';
      super({...config, padding: causal ? 'valid' : padding, dataFormat});
      this.groups = groups;
      if (causal && this.rank !== 1) {
        throw new RangeError(`${this.name}: only sequences can be causal`);
      }
      this.padding = padding;
      if (this.filters % groups !== 0) {
        throw new RangeError(
          `${this.name}: filters ${this.filters} must be a multiple of groups ${groups}`,
        );
      }
    }

    build(inputShape) {
      const shape = Array.isArray(inputShape[0]) ? inputShape[0] : inputShape;
      const last = shapeLast(shape, this.dataFormat);
      const channels = last.at(-1);
      if (channels % this.groups !== 0) {
        throw new RangeError(
          `${this.name}: the input's ${channels} channels must be a multiple of groups ${this.groups}`,
        );
      }
      const {dataFormat} = this;
      this.dataFormat = 'channelsLast';
      super.build([...last.slice(0, -1), channels / this.groups]);
      this.dataFormat = dataFormat;
      this.inputSpec = [{ndim: this.rank + 2}];
    }

    call(inputs) {
      return tf.tidy(() => {
        let x = channelsLast(onlyTensor(inputs), this.dataFormat);
        const rates = numbers(this.dilationRate, this.rank);
        let {padding} = this;
        if (padding === 'causal') {
          const before = (this.kernelSize[0] - 1) * rates[0];
          x = tf.pad(x, [
            [0, 0],
            [before, 0],
            [0, 0],
          ]);
          padding = 'valid';
        }
        const kernel = dilated(this.kernel.read(), rates);
        const y = inGroups(x, kernel, this.groups, this.strides, padding);
        return fromChannelsLast(finished(this, y), this.dataFormat);
      });
    }

    computeOutputShape(inputShape) {
      const shape = Array.isArray(inputShape[0]) ? inputShape[0] : inputShape;
      const last = shapeLast(shape, this.dataFormat);
      const rates = numbers(this.dilationRate, this.rank);
      const places = this.kernelSize.map((size, axis) =>
        windowExtent(
          this,
          last[axis + 1],
          size,
          this.strides[axis],
          this.padding,
          rates[axis],
        ),
      );
      return shapeFrom([last[0], ...places, this.filters], this.dataFormat);
    }

    getConfig() {
      const {groups, dataFormat} = this; // TensorFlow.js's conv1d leaves the format out
      return {...super.getConfig(), groups, dataFormat};
    }
  };

/** Transposed convolutions with `outputPadding` and `dilationRate`. */
const transposed = (Base) =>
  class extends Base {
    constructor({outputPadding = null, dilationRate = 1, ...config}) {
      super(config);
      this.dilationRate = numbers(dilationRate, this.rank);
      this.outputPadding =
        outputPadding == null ? null : numbers(outputPadding, this.rank);
    }

    reach(axis) {
      return (this.kernelSize[axis] - 1) * this.dilationRate[axis] + 1;
    }

    extent(axis, size) {
      if (size == null) {
        return null;
      }
      const [stride, reach] = [this.strides[axis], this.reach(axis)];
      if (this.outputPadding == null) {
        return (
          size * stride +
          (this.padding === 'valid' ? Math.max(reach - stride, 0) : 0)
        );
      }
      const padding = this.padding === 'valid' ? 0 : Math.floor(reach / 2);
      return (
        (size - 1) * stride + reach - 2 * padding + this.outputPadding[axis]
      );
    }

    call(inputs) {
      return tf.tidy(() => {
        const x = channelsLast(onlyTensor(inputs), this.dataFormat);
        const places = x.shape.slice(1, -1);
        const whole = places.map(
          (size, axis) => (size - 1) * this.strides[axis] + this.reach(axis),
        );
        const kernel = dilated(this.kernel.read(), this.dilationRate);
        let y = deconvolved(x, kernel, this.strides);
        const extents = places.map((size, axis) => this.extent(axis, size));
        const before = whole.map((size, axis) =>
          this.padding === 'same'
            ? Math.floor(Math.max(0, size - extents[axis]) / 2)
            : 0,
        );
        const missing = whole.map((size, axis) => [
          0,
          Math.max(0, before[axis] + extents[axis] - size),
        ]);
        y = tf.pad(y, [[0, 0], ...missing, [0, 0]]);
        y = y.slice(
          [0, ...before, 0],
          [x.shape[0], ...extents, this.filters],
        );
        return fromChannelsLast(finished(this, y), this.dataFormat);
      });
    }

    computeOutputShape(inputShape) {
      const last = shapeLast(inputShape, this.dataFormat);
      const places = last
        .slice(1, -1)
        .map((size, axis) => this.extent(axis, size));
      return shapeFrom([last[0], ...places, this.filters], this.dataFormat);
    }

    getConfig() {
      const {outputPadding, dilationRate} = this;
      return {...super.getConfig(), outputPadding, dilationRate};
    }
  };

/** The shape of what windows leave, channels last but for the data format. */
function windowedShape(layer, inputShape, channelsFor) {
  const last = shapeLast(inputShape, layer.dataFormat);
  const places = layer.kernelSize.map((size, axis) =>
    windowExtent(
      layer,
      last[axis + 1],
      size,
      layer.strides[axis],
      layer.padding,
      layer.dilationRate[axis],
    ),
  );
  return shapeFrom(
    [last[0], ...places, channelsFor(last.at(-1))],
    layer.dataFormat,
  );
}

/** TensorFlow.js ignores `dilationRate`. */
class DilatedDepthwiseConv2D extends classOf('depthwiseConv2d', {
  kernelSize: 1,
}) {
  call(inputs) {
    return tf.tidy(() => {
      const x = channelsLast(onlyTensor(inputs), this.dataFormat);
      const kernel = dilated(this.depthwiseKernel.read(), this.dilationRate);
      const y = tf.depthwiseConv2d(x, kernel, this.strides, this.padding);
      return fromChannelsLast(finished(this, y), this.dataFormat);
    });
  }

  computeOutputShape(inputShape) {
    return windowedShape(
      this,
      inputShape,
      (channels) => channels * this.depthMultiplier,
    );
  }
}

/** TensorFlow.js takes `depthwiseInitializer` for both kernels, and channels last only. */
class OrderedSeparableConv2D extends classOf('separableConv2d', {
  filters: 1,
  kernelSize: 1,
}) {
  constructor({pointwiseInitializer = 'glorotUniform', ...config}) {
    super(config);
    this.pointwiseInitializer = resolvedPart(
      'pointwiseInitializer',
      pointwiseInitializer,
    );
  }

  call(inputs) {
    return tf.tidy(() => {
      const x = channelsLast(onlyTensor(inputs), this.dataFormat);
      const kernel = dilated(this.depthwiseKernel.read(), this.dilationRate);
      const inner = tf.depthwiseConv2d(x, kernel, this.strides, this.padding);
      const y = tf.conv2d(inner, this.pointwiseKernel.read(), 1, 'valid');
      return fromChannelsLast(finished(this, y), this.dataFormat);
    });
  }

  computeOutputShape(inputShape) {
    return windowedShape(this, inputShape, () => this.filters);
  }

  getConfig() {
    return {...super.getConfig(), depthMultiplier: this.depthMultiplier};
  }
}
