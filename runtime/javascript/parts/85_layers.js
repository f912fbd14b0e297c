/** Layers for channels in front, where TensorFlow.js's are for channels behind only. */
const anyFormat = (Base) =>
  class extends Base {
    constructor({dataFormat = 'channelsLast', ...config} = {}) {
      super(config);
      this.dataFormat = dataFormat;
    }

    call(inputs, kwargs) {
      return tf.tidy(() => {
        const x = channelsLast(onlyTensor(inputs), this.dataFormat);
        const y = super.call(x, kwargs);
        return y.rank === x.rank ? fromChannelsLast(y, this.dataFormat) : y;
      });
    }

    computeOutputShape(inputShape) {
      const made = super.computeOutputShape(
        shapeLast(inputShape, this.dataFormat),
      );
      return made.length === inputShape.length
        ? shapeFrom(made, this.dataFormat)
        : made;
    }

    getConfig() {
      return {...super.getConfig(), dataFormat: this.dataFormat};
    }
  };

/** Global pooling that may keep the axes it goes over. */
const keepingAxes = (Base) =>
  class extends Base {
    constructor({keepdims = false, ...config} = {}) {
      super(config);
      this.keepdims = keepdims;
    }

    keptShape(inputShape) {
      const channels = this.dataFormat === 'channelsFirst' ? 1 : inputShape.length - 1;
      return inputShape.map((extent, axis) =>
        axis === 0 || axis === channels ? extent : 1,
      );
    }

    call(inputs, kwargs) {
      return tf.tidy(() => {
        const y = super.call(inputs, kwargs);
        const {shape} = onlyTensor(inputs);
        return this.keepdims ? y.reshape(this.keptShape(shape)) : y;
      });
    }

    computeOutputShape(inputShape) {
      return this.keepdims
        ? this.keptShape(inputShape)
        : super.computeOutputShape(inputShape);
    }

    getConfig() {
      return {...super.getConfig(), keepdims: this.keepdims};
    }
  };

/** TensorFlow.js's layer writes its output's shape into that of its symbolic input. */
const keepingInput = (Base) =>
  class extends Base {
    computeOutputShape(inputShape) {
      return super.computeOutputShape([...inputShape]);
    }
  };

/** A slope below a threshold. */
class SlopedReLU extends classOf('reLU') {
  constructor({negativeSlope = 0, threshold = 0, ...config} = {}) {
    super(config);
    this.negativeSlope = negativeSlope;
    this.threshold = threshold;
  }

  call(inputs) {
    return tf.tidy(() => {
      const x = onlyTensor(inputs);
      const above = this.maxValue == null ? x : x.minimum(this.maxValue);
      const below = x.sub(this.threshold).mul(this.negativeSlope);
      return tf.where(x.greater(this.threshold), above, below);
    });
  }

  getConfig() {
    const {negativeSlope, threshold} = this;
    return {...super.getConfig(), negativeSlope, threshold};
  }
}

/** In training TensorFlow.js reads scale and centre also where there are none. */
class FreeBatchNormalization extends classOf('batchNormalization') {
  build(inputShape) {
    super.build(inputShape);
    const shape = [this.movingMean.shape[0]];
    this.gamma ??= {read: () => tf.ones(shape)};
    this.beta ??= {read: () => tf.zeros(shape)};
  }
}

/** Constraints of scale and centre. */
class ConstrainedLayerNormalization extends classOf('layerNormalization') {
  constructor({betaConstraint = null, gammaConstraint = null, ...config} = {}) {
    super(config);
    this.betaConstraint = resolvedPart('betaConstraint', betaConstraint);
    this.gammaConstraint = resolvedPart('gammaConstraint', gammaConstraint);
  }

  build(inputShape) {
    super.build(inputShape);
    for (const part of ['beta', 'gamma']) {
      if (this[part] != null && this[`${part}Constraint`] != null) {
        this[part].constraint = this[`${part}Constraint`];
      }
    }
  }
}

/** "bilinear" with pixels at their centres (`halfPixelCenters`), as in Keras. */
class CenteredUpSampling2D extends classOf('upSampling2d') {
  constructor({halfPixelCenters = false, ...config} = {}) {
    super(config);
    this.halfPixelCenters = halfPixelCenters;
  }

  call(inputs, kwargs) {
    if (!this.halfPixelCenters || this.interpolation !== 'bilinear') {
      return super.call(inputs, kwargs);
    }
    return tf.tidy(() => {
      const x = channelsLast(onlyTensor(inputs), this.dataFormat);
      const size = [x.shape[1] * this.size[0], x.shape[2] * this.size[1]];
      const y = tf.image.resizeBilinear(x, size, false, true);
      return fromChannelsLast(y, this.dataFormat);
    });
  }

  getConfig() {
    return {...super.getConfig(), halfPixelCenters: this.halfPixelCenters};
  }
}

/** Layers that disturb their input in training, with a seed: every call draws the same. */
class SeededGaussianNoise extends classOf('gaussianNoise', {stddev: 1}) {
  constructor({seed = null, ...config}) {
    super(config);
    this.seed = seed;
  }

  call(inputs, kwargs) {
    return tf.tidy(() => {
      const x = onlyTensor(inputs);
      if (!kwargs.training) {
        return x;
      }
      return x.add(tf.randomNormal(x.shape, 0, this.stddev, 'float32', this.seed ?? undefined));
    });
  }
}

class SeededGaussianDropout extends classOf('gaussianDropout', {rate: 0.5}) {
  constructor({seed = null, ...config}) {
    super(config);
    this.seed = seed;
  }

  call(inputs, kwargs) {
    return tf.tidy(() => {
      const x = onlyTensor(inputs);
      if (!kwargs.training || this.rate === 0) {
        return x;
      }
      const spread = Math.sqrt(this.rate / (1 - this.rate));
      return x.mul(tf.randomNormal(x.shape, 1, spread, 'float32', this.seed ?? undefined));
    });
  }
}

class SeededAlphaDropout extends classOf('alphaDropout', {rate: 0.5}) {
  constructor({seed = null, ...config}) {
    super(config);
    this.seed = seed;
  }

  call(inputs, kwargs) {
    return tf.tidy(() => {
      const x = onlyTensor(inputs);
      if (!kwargs.training || this.rate === 0) {
        return x;
      }
      const limit = -1.6732632423543772 * 1.0507009873554805;
      const factor =
        ((1 - this.rate) * (1 + this.rate * limit ** 2)) ** -0.5;
      const shape = (this.noiseShape ?? x.shape).map(
        (extent, axis) => extent ?? x.shape[axis],
      );
      const drawn = tf.randomUniform(shape, 0, 1, 'float32', this.seed ?? undefined);
      const kept = drawn.greaterEqual(this.rate).cast('float32');
      const dropped = x.mul(kept).add(kept.sub(1).mul(-limit));
      return dropped.mul(factor).add(-factor * limit * this.rate);
    });
  }
}

/** A gate after the product with the state instead of before it: Keras's `resetAfter`. */
class ResetAfterGRUCell extends classOf('gruCell', {units: 1}) {
  constructor({resetAfter = true, ...config}) {
    super(config);
    this.resetAfter = resetAfter;
  }

  build(inputShape) {
    const {useBias} = this;
    this.useBias = useBias && !this.resetAfter;
    super.build(inputShape);
    this.useBias = useBias;
    if (useBias && this.resetAfter) {
      this.bias = this.addWeight(
        'bias',
        [2, this.units * 3],
        null,
        this.biasInitializer,
        this.biasRegularizer,
        true,
        this.biasConstraint,
      );
    }
  }

  mask(name, x, rate) {
    if (this[name] == null) {
      const draw = this.dropoutFunc ?? tf.dropout;
      this[name] = tf.keep(draw(x.onesLike(), rate));
    }
    return this[name];
  }

  call(inputs, kwargs) {
    if (!this.resetAfter) {
      return super.call(inputs, kwargs);
    }
    return tf.tidy(() => {
      let [x, state] = inputs;
      const before = state;
      if (kwargs.training && this.dropout > 0 && this.dropout < 1) {
        x = x.mul(this.mask('dropoutMask', x, this.dropout));
      }
      const rate = this.recurrentDropout;
      if (kwargs.training && rate > 0 && rate < 1) {
        state = state.mul(this.mask('recurrentDropoutMask', state, rate));
      }
      let given = x.matMul(this.kernel.read());
      let kept = state.matMul(this.recurrentKernel.read());
      if (this.useBias) {
        const [own, other] = tf.unstack(this.bias.read());
        given = given.add(own);
        kept = kept.add(other);
      }
      const [xUpdate, xReset, xNew] = tf.split(given, 3, 1);
      const [hUpdate, hReset, hNew] = tf.split(kept, 3, 1);
      const update = this.recurrentActivation.apply(xUpdate.add(hUpdate));
      const reset = this.recurrentActivation.apply(xReset.add(hReset));
      const made = this.activation.apply(xNew.add(reset.mul(hNew)));
      const output = update.mul(before).add(update.neg().add(1).mul(made));
      return [output, output];
    });
  }

  getConfig() {
    return {...super.getConfig(), resetAfter: this.resetAfter};
  }
}

/** Recurrent layers whose dropout has a seed. */
const seeded = (Base) =>
  class extends Base {
    constructor({seed = null, ...config}) {
      super(
        seed == null
          ? config
          : {
              ...config,
              dropoutFunc: (x, rate) => tf.dropout(x, rate, undefined, seed),
            },
      );
    }
  };

class ResetAfterGRU extends seeded(classOf('gru', {units: 1})) {
  constructor({resetAfter = false, ...config}) {
    super(config);
    if (resetAfter) {
      this.cell = new ResetAfterGRUCell({...this.cell.getConfig(), resetAfter});
    }
  }

  getConfig() {
    const resetAfter = this.cell?.resetAfter ?? false;
    return {...super.getConfig(), resetAfter};
  }
}

/** A layer of its own for the way back. */
class TwoLayerBidirectional extends classOf('bidirectional', {
  layer: tf.layers.simpleRNN({units: 1}),
}) {
  constructor({backwardLayer = null, ...config}) {
    super({mergeMode: 'concat', ...config});
    if (backwardLayer != null) {
      this.backwardLayer = backwardLayer;
    }
  }
}

/** Margins up to the wanted proportions first, and channels in front. */
class PaddedResizing extends classOf('resizing', {height: 1, width: 1}) {
  constructor({
    padToAspectRatio = false,
    fillMode = 'constant',
    fillValue = 0,
    antialias = false,
    dataFormat = 'channelsLast',
    ...config
  }) {
    super(config);
    Object.assign(this, {padToAspectRatio, fillMode, fillValue, antialias, dataFormat});
  }

  call(inputs, kwargs) {
    return tf.tidy(() => {
      const given = onlyTensor(inputs);
      const single = given.rank === 3;
      const x = channelsLast(single ? given.expandDims(0) : given, this.dataFormat);
      const y = super.call(this.padToAspectRatio ? this.padded(x) : x, kwargs);
      const made = fromChannelsLast(y, this.dataFormat);
      return single ? made.squeeze([0]) : made;
    });
  }

  padded(x) {
    const [, rows, columns] = x.shape;
    const wanted = [
      Math.max(rows, Math.trunc((columns * this.height) / this.width)),
      Math.max(columns, Math.trunc((rows * this.width) / this.height)),
    ];
    const margins = [rows, columns].map((size, axis) => {
      const before = Math.floor((wanted[axis] - size) / 2);
      return [before, wanted[axis] - size - before];
    });
    return tf.pad(x, [[0, 0], ...margins, [0, 0]], this.fillValue);
  }

  computeOutputShape(inputShape) {
    const made = [...inputShape];
    const rows = made.length - (this.dataFormat === 'channelsFirst' ? 2 : 3);
    [made[rows], made[rows + 1]] = [this.height, this.width];
    return made;
  }
}

/** TensorFlow.js leaves an open size open: it asks whether the number of samples is known, too. */
class SizedReshape extends classOf('reshape', {targetShape: [1]}) {
  computeOutputShape(inputShape) {
    const [samples, ...sizes] = inputShape;
    return sizes.some((size) => size == null)
      ? super.computeOutputShape(inputShape)
      : [samples, ...this.fixUnknownDimension(sizes, this.targetShape)];
  }
}

/** TensorFlow.js gives models a width of -1, which they refuse, and forgets the samples' axis. */
class ShapedRandomWidth extends classOf('randomWidth', {factor: 0.1}) {
  call(inputs, kwargs) {
    return super.call(onlyTensor(inputs), kwargs);
  }

  computeOutputShape(inputShape) {
    return inputShape.map((size, axis) => (axis === inputShape.length - 2 ? null : size));
  }
}

const OPTIONED = {
  alphaDropout: SeededAlphaDropout,
  averagePooling1d: anyFormat(classOf('averagePooling1d')),
  batchNormalization: FreeBatchNormalization,
  bidirectional: TwoLayerBidirectional,
  categoryEncoding: keepingInput(classOf('categoryEncoding', {numTokens: 2})),
  centerCrop: keepingInput(classOf('centerCrop', {height: 1, width: 1})),
  conv1d: grouped(classOf('conv1d', {filters: 1, kernelSize: 1})),
  conv2d: grouped(classOf('conv2d', {filters: 1, kernelSize: 1})),
  conv2dTranspose: transposed(classOf('conv2dTranspose', {filters: 1, kernelSize: 1})),
  conv3d: grouped(classOf('conv3d', {filters: 1, kernelSize: 1})),
  conv3dTranspose: transposed(classOf('conv3dTranspose', {filters: 1, kernelSize: 1})),
  depthwiseConv2d: DilatedDepthwiseConv2D,
  gaussianDropout: SeededGaussianDropout,
  gaussianNoise: SeededGaussianNoise,
  globalAveragePooling1d: keepingAxes(anyFormat(classOf('globalAveragePooling1d'))),
  globalAveragePooling2d: keepingAxes(classOf('globalAveragePooling2d', {})),
  globalMaxPooling1d: keepingAxes(anyFormat(classOf('globalMaxPooling1d'))),
  globalMaxPooling2d: keepingAxes(classOf('globalMaxPooling2d', {})),
  gru: ResetAfterGRU,
  gruCell: ResetAfterGRUCell,
  layerNormalization: ConstrainedLayerNormalization,
  lstm: seeded(classOf('lstm', {units: 1})),
  lstmCell: seeded(classOf('lstmCell', {units: 1})),
  maxPooling1d: anyFormat(classOf('maxPooling1d')),
  randomWidth: ShapedRandomWidth,
  reLU: SlopedReLU,
  reshape: SizedReshape,
  resizing: PaddedResizing,
  separableConv2d: OrderedSeparableConv2D,
  simpleRNN: seeded(classOf('simpleRNN', {units: 1})),
  simpleRNNCell: seeded(classOf('simpleRNNCell', {units: 1})),
  upSampling2d: CenteredUpSampling2D,
  wrapper: Wrapper,
};

/** A layer of TensorFlow.js with options that it lacks. */
function optioned(name) {
  const make = OPTIONED[name];
  return (config = {}) => {
    const {activityRegularizer = null, ...rest} = config;
    const layer = make == null ? tf.layers[name](rest) : new make(rest);
    return activityRegularizer == null
      ? layer
      : penalized(layer, activityRegularizer);
  };
}

// A saved model names TensorFlow.js's classes: they are read as these, which know all they do.
Object.values(OPTIONED).forEach((made) => tf.serialization.registerClass(made));
