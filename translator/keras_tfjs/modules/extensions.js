// What Keras has and TensorFlow.js lacks. Made by `make extensions` from runtime/tfjs and from the
// parts beside this file.

import * as tf from '@tensorflow/tfjs';

/**
 * The streams of random bits behind NumPy's generators: MT19937 (Matsumoto and Nishimura, 1998) and
 * PCG64 (O'Neill, 2014; XSL-RR output), seeded by a SeedSequence.
 */
const TWO_32 = 2 ** 32;

const UNIT = 2 ** -53;

/** The 32-bit generator of `np.random.seed` and `RandomState`. */
class MersenneTwister {
  constructor(seed) {
    this.key = new Uint32Array(624);
    this.place = 624;
    if (Array.isArray(seed))
      this.seedByArray(seed.map((one) => wholeSeed(one)));
    else this.seedByNumber(wholeSeed(seed));
  }

  seedByNumber(seed) {
    this.key[0] = seed;
    for (let i = 1; i < 624; i++) {
      const before = this.key[i - 1];
      this.key[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  seedByArray(words) {
    const {key} = this;
    this.seedByNumber(19650218);
    let i = 1;
    const mixed = (factor) =>
      Math.imul(key[i - 1] ^ (key[i - 1] >>> 30), factor);
    const step = () => {
      i++;
      if (i >= 624) {
        key[0] = key[623];
        i = 1;
      }
    };
    for (let k = 0; k < Math.max(624, words.length); k++) {
      const j = k % words.length;
      key[i] = (key[i] ^ mixed(1664525)) + words[j] + j;
      step();
    }
    for (let k = 0; k < 623; k++) {
      key[i] = (key[i] ^ mixed(1566083941)) - i;
      step();
    }
    key[0] = 0x80000000;
  }

  refill() {
    const {key} = this;
    for (let i = 0; i < 624; i++) {
      const joined = (key[i] & 0x80000000) | (key[(i + 1) % 624] & 0x7fffffff);
      key[i] =
        key[(i + 397) % 624] ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
    this.place = 0;
  }

  nextUint32() {
    if (this.place === 624) this.refill();
    let y = this.key[this.place++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  nextDouble() {
    const high = this.nextUint32() >>> 5;
    return (high * 67108864 + (this.nextUint32() >>> 6)) * UNIT;
  }
}

function wholeSeed(seed) {
  if (!Number.isInteger(seed) || seed < 0 || seed >= TWO_32) {
    throw new RangeError(
      `Seed must be a whole number from 0 to 2**32 - 1, got ${seed}`,
    );
  }
  return seed;
}

/** What went wrong with a word that is none of those known. */
function unknown(what, given, known) {
  const near =
    typeof given === 'string' ? nearestKey(given, [...known]) : '';
  const hint = near !== '' ? `; did you mean '${near}'?` : '';
  return `${what} '${given}' is unknown${hint} Known: ${[...known].join(', ')}`;
}

/** An object that a model's description can name. */
class Serializable extends tf.serialization.Serializable {
  getConfig() {
    return {...this.given};
  }
}

/**
 * A function with the members of an object: TensorFlow.js's `compile` takes functions only.
 * Calling it is the object's `__call__`.
 */
function callable(object) {
  const made = (...values) => made.__call__(...values);
  Object.setPrototypeOf(made, Object.getPrototypeOf(object));
  const members = Object.getOwnPropertyDescriptors(object);
  members.name ??= {value: made.constructor.className, configurable: true};
  return Object.defineProperties(made, members);
}

/**
 * What makes objects of a class from a config: `keys` are those that it takes, `required` those
 * that it needs, `nulls` those where null is a value of its own.
 */
function factory(label, Class, keys, required = [], nulls = []) {
  const make = (config = {}) => {
    const given = {};
    for (const [key, value] of Object.entries(config)) {
      if (!keys.includes(key)) {
        const near = nearestKey(key, keys);
        const hint = near === '' ? '' : `; did you mean '${near}'?`;
        throw new RangeError(`${label}: the key '${key}' is unknown${hint}`);
      }
      if (value != null || (value === null && nulls.includes(key))) {
        given[key] = value;
      }
    }
    for (const key of required) {
      if (!Object.hasOwn(given, key)) {
        throw new RangeError(`${label}: the key '${key}' is missing`);
      }
    }
    const made = new Class(given);
    made.given = given;
    return typeof made.__call__ === 'function' ? callable(made) : made;
  };
  return Object.assign(make, {className: Class.className});
}

const timesNamed = new Map();

/** `AUC` -> `auc`, and `auc_1` for the next one, as Keras names them. */
function numbered(className) {
  const name = className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  const count = timesNamed.get(name) ?? 0;
  timesNamed.set(name, count + 1);
  return count > 0 ? `${name}_${count}` : name;
}

/** Whether thresholds divide [0, 1] evenly: counting is then a matter of buckets. */
function evenly(thresholds) {
  const count = thresholds.length;
  return (
    count > 2 &&
    thresholds.every(
      (one, index) => Math.abs(one - index / (count - 1)) < 1e-6,
    )
  );
}

/** A number in float32. */
function single(x) {
  return Math.fround(x);
}

/** base ** exponent in float32. */
function power(base, exponent) {
  return Math.fround(Math.fround(base) ** Math.fround(exponent));
}

/** Base of the losses: a function of labels and predictions, and how its values become one. */
class Loss extends Serializable {
  constructor({
    reduction = 'sumOverBatchSize',
    name = null,
    dtype = null,
  } = {}) {
    super();
    if (!REDUCTIONS.includes(reduction)) {
      throw new RangeError(unknown('losses: reduction', reduction, REDUCTIONS));
    }
    this.reduction = reduction;
    this.name = name;
    this.dtype = dtype;
  }

  /** The losses, and which of them count (null: all). */
  masked(yTrue, yPred) {
    return [this.call(yTrue, yPred), null];
  }

  /** The reduced loss. `config`: {sampleWeight, mask}, or the weights alone. */
  __call__(yTrue, yPred, config = null) {
    const given = config instanceof tf.Tensor ? {sampleWeight: config} : config;
    return tf.tidy(() =>
      this.reduced(
        yTrue,
        yPred,
        given?.sampleWeight ?? null,
        given?.mask ?? null,
      ),
    );
  }

  apply(yTrue, yPred, config = null) {
    return this.__call__(yTrue, yPred, config);
  }

  reduced(yTrue, yPred, weight, mask) {
    const [y, p] = sameRank(yTrue.cast('float32'), yPred.cast('float32'));
    const [values, own] = this.masked(y, p);
    let counting = mask;
    if (own != null) {
      counting =
        mask == null ? own : mask.cast('bool').logicalAnd(own.cast('bool'));
    }
    return reduce(values, weight, counting, this.reduction);
  }
}

/** Base of the metrics with a state. `compile` hands them to `model.fit`, see below. */
class Metric extends Serializable {
  constructor({name = null, dtype = null} = {}) {
    super();
    this.name =
      name ??
      this.constructor.fixedName ??
      numbered(this.constructor.className);
    this.dtype = dtype;
    this.variables = [];
  }

  /** A part of the state, 0 at first unless there is an initializer. */
  addWeight(
    name,
    {shape = [], dtype = 'float32', initializer = null} = {},
  ) {
    const made = initializer?.apply(shape, dtype) ?? tf.zeros(shape, dtype);
    const variable = tf.variable(made, false);
    made.dispose();
    this.variables.push(variable);
    return variable;
  }

  /** Take a batch in. Weights are the third argument, or {sampleWeight}. */
  updateState(yTrue, yPred = null, sampleWeight = null) {
    const isConfig = (one) => one?.constructor === Object;
    const config = [yPred, sampleWeight].find(isConfig);
    const given = [
      yTrue,
      isConfig(yPred) ? null : yPred,
      config == null ? sampleWeight : (config.sampleWeight ?? null),
    ];
    tf.tidy(() => {
      this.update(
        ...given.map((one) =>
          one == null || one instanceof tf.Tensor ? one : tf.tensor(one),
        ),
      );
    });
  }

  /** Forget all batches. */
  resetState() {
    for (const variable of this.variables) {
      tf.tidy(() => variable.assign(variable.zerosLike()));
    }
  }

  /** Take a batch in; the measure so far. */
  __call__(...batch) {
    this.updateState(...batch);
    return tf.tidy(() => this.result());
  }
}

// The derivatives of what TensorFlow.js computes, where it has none or those of something else.

/** A gradient of a kernel; `gradFunc` takes what `inputsToSave` names, as one argument each. */
function derivative(kernelName, inputsToSave, gradFunc, more = {}) {
  tf.registerGradient({
    kernelName,
    inputsToSave,
    gradFunc: (dy, saved, attributes) =>
      gradFunc(dy, ...saved, attributes ?? {}),
    ...more,
  });
}

// What is whole or true does not move with its inputs: where a condition depends on what is
// differentiated, the gradient is zero.
for (const [kernelName, ...inputs] of [
  ['All', 'x'],
  ['Any', 'x'],
  ['Equal', 'a', 'b'],
  ['NotEqual', 'a', 'b'],
  ['Less', 'a', 'b'],
  ['LessEqual', 'a', 'b'],
  ['Greater', 'a', 'b'],
  ['GreaterEqual', 'a', 'b'],
  ['LogicalAnd', 'a', 'b'],
  ['LogicalOr', 'a', 'b'],
  ['LogicalNot', 'x'],
  ['Multinomial', 'logits'],
  ['NonMaxSuppressionV3', 'boxes', 'scores'],
  ['NonMaxSuppressionV4', 'boxes', 'scores'],
  ['NonMaxSuppressionV5', 'boxes', 'scores'],
  ['SearchSorted', 'sortedSequence', 'values'],
]) {
  derivative(kernelName, inputs, (_, ...saved) =>
    Object.fromEntries(
      inputs.map((name, at) => [name, () => tf.zeros(saved[at].shape)]),
    ),
  );
}

/** The gradient of an operand from that of what it was spread to. */
function unspread(slope, {shape}) {
  const axes = tf.backend_util.getReductionAxes(shape, slope.shape);
  return (axes.length > 0 ? slope.sum(axes) : slope).reshape(shape);
}

for (const [kernelName, towardsFirst, towardsSecond] of [
  ['Maximum', tf.greaterEqual, tf.less],
  ['Minimum', tf.lessEqual, tf.greater],
]) {
  derivative(kernelName, ['a', 'b'], (dy, a, b) => ({
    a: () => unspread(dy.mul(towardsFirst(a, b).toFloat()), a),
    b: () => unspread(dy.mul(towardsSecond(a, b).toFloat()), b),
  }));
}

derivative('SquaredDifference', ['a', 'b'], (dy, a, b) => ({
  a: () => unspread(dy.mul(a.sub(b)).mul(2), a),
  b: () => unspread(dy.mul(b.sub(a)).mul(2), b),
}));

derivative('BatchMatMul', ['a', 'b'], (dy, a, b, {transposeA, transposeB}) => ({
  a: () =>
    unspread(
      transposeA
        ? tf.matMul(b, dy, transposeB, true)
        : tf.matMul(dy, b, false, !transposeB),
      a,
    ),
  b: () =>
    unspread(
      transposeB
        ? tf.matMul(dy, a, true, transposeA)
        : tf.matMul(a, dy, !transposeA, false),
      b,
    ),
}));

/** `slope` by the places of an axis that a table [count, extent] gives shares in others. */
function sharedBack(slope, axis, table) {
  const order = [...slope.shape.keys()].filter((each) => each !== axis);
  const moved = slope.transpose([...order, axis]);
  const rows = moved.reshape([-1, table.shape[0]]).matMul(table);
  const back = [...order, axis];
  return rows
    .reshape([...order.map((each) => slope.shape[each]), table.shape[1]])
    .transpose([...slope.shape.keys()].map((each) => back.indexOf(each)));
}

/** A table of `sharedBack` where every place has one other to itself. */
function places(takenFrom, extent) {
  return tf.oneHot(takenFrom, extent).toFloat();
}

/** The places of an axis that a slice with steps takes. */
function everyStep(begin, end, stride) {
  const length = Math.max(Math.ceil((end - begin) / stride), 0);
  return Array.from({length}, (_, at) => begin + at * stride);
}

derivative('StridedSlice', ['x'], (dy, x, how) => ({
  x: () => {
    const {begin, end, strides} = tf.slice_util.sliceInfo(
      x.shape,
      how.begin,
      how.end,
      how.strides,
      how.beginMask,
      how.endMask,
      how.ellipsisMask,
      how.newAxisMask,
      how.shrinkAxisMask,
    );
    if (dy.size === 0) {
      return tf.zeros(x.shape);
    }
    const taken = begin.map((first, axis) =>
      everyStep(first, end[axis], strides[axis]),
    );
    return taken.reduce(
      (slope, from, axis) =>
        from.length === x.shape[axis] && strides[axis] === 1
          ? slope
          : sharedBack(slope, axis, places(from, x.shape[axis])),
      dy.reshape(taken.map((from) => from.length)),
    );
  },
}));

derivative('MirrorPad', ['x'], (dy, x, {paddings, mode}) => ({
  x: () =>
    paddings.reduce((slope, [before, after], axis) => {
      if (before + after === 0) {
        return slope;
      }
      const line = tf.range(0, x.shape[axis], 1, 'int32');
      const from = line.mirrorPad([[before, after]], mode);
      return sharedBack(slope, axis, places(from, x.shape[axis]));
    }, dy),
}));

derivative('DepthToSpace', ['x'], (dy, x, {blockSize, dataFormat}) => ({
  x: () => {
    const [batch, ...sizes] = x.shape;
    if (dataFormat === 'NCHW') {
      const [channels, height, width] = sizes;
      const depth = channels / blockSize ** 2;
      return dy
        .reshape([batch, depth, height, blockSize, width, blockSize])
        .transpose([0, 3, 5, 1, 2, 4])
        .reshape(x.shape);
    }
    const [height, width] = sizes;
    return dy
      .reshape([batch, height, blockSize, width, blockSize, -1])
      .transpose([0, 1, 3, 2, 4, 5])
      .reshape(x.shape);
  },
}));

derivative('FlipLeftRight', ['image'], (dy) => ({
  image: () => tf.image.flipLeftRight(dy),
}));

derivative('Diag', ['x'], (dy, x) => ({
  x: () =>
    dy.reshape([x.size, x.size]).mul(tf.eye(x.size)).sum(1).reshape(x.shape),
}));

/** Places as rows of a matrix, and their values: TensorFlow.js scatters nothing else. */
function scattered(places, values, shape, depth = places.shape.at(-1)) {
  return tf.scatterND(
    places.reshape([-1, depth]),
    values.reshape([-1, ...shape.slice(depth)]),
    shape,
  );
}

derivative('GatherNd', ['params', 'indices'], (dy, params, indices) => ({
  params: () => scattered(indices, dy, params.shape),
}));

/** What was put to places, of which a list of numbers holds one each. */
function found(dy, indices) {
  return tf.gatherND(dy, indices.rank === 1 ? indices.expandDims(1) : indices);
}

derivative('ScatterNd', ['indices'], (dy, indices) => ({
  updates: () => found(dy, indices),
}));

derivative(
  'TensorScatterUpdate',
  ['indices', 'updates'],
  (dy, indices, updates) => ({
    tensor: () => {
      const [rows, depth] = [
        found(dy, indices),
        indices.rank === 1 ? 1 : indices.shape.at(-1),
      ];
      const put = scattered(indices, tf.onesLike(rows), dy.shape, depth);
      return tf.where(put.equal(0), dy, tf.zerosLike(dy));
    },
    updates: () => found(dy, indices).reshape(updates.shape),
  }),
);

derivative(
  'SparseToDense',
  ['sparseIndices', 'sparseValues'],
  (dy, indices, values) => {
    const places = indices.reshape([-1, dy.rank]);
    const taken = () => tf.gatherND(dy, places);
    return {
      sparseValues: () => unspread(taken(), values),
      defaultValue: () => dy.sum().sub(taken().sum()),
    };
  },
);

derivative(
  'TopK',
  ['x'],
  ([dy], x, indices) => ({
    x: () => {
      const [count, extent] = [indices.shape.at(-1), x.shape.at(-1)];
      const rows = tf.range(0, x.size, extent, 'int32').expandDims(1);
      const places = indices.reshape([-1, count]).add(rows);
      return tf
        .scatterND(places.reshape([-1, 1]), dy.reshape([-1]), [x.size])
        .reshape(x.shape);
    },
  }),
  {outputsToSave: [false, true]},
);

derivative('Cumsum', [], (dy, {axis, exclusive, reverse}) => ({
  x: () => tf.cumsum(dy, axis, exclusive, !reverse),
}));

/** Every element of an axis is a factor of those behind it: the products without it, added up. */
function slopesOfFactors(dy, x, {axis, exclusive, reverse}) {
  const at = axis < 0 ? axis + x.rank : axis;
  const length = x.shape[at];
  const factors = tf.unstack(reverse ? x.reverse(at) : x, at);
  const slopes = tf.unstack(reverse ? dy.reverse(at) : dy, at);
  const found = factors.map((_, own) => {
    let before = tf.onesLike(factors[own]);
    let total = tf.zerosLike(factors[own]);
    for (let place = 0; place < length; place += 1) {
      const affected = exclusive ? place > own : place >= own;
      if (affected && exclusive) {
        total = total.add(before.mul(slopes[place]));
      }
      if (place !== own) {
        before = before.mul(factors[place]);
      }
      if (affected && !exclusive) {
        total = total.add(before.mul(slopes[place]));
      }
    }
    return total;
  });
  const together = tf.stack(found, at);
  return reverse ? together.reverse(at) : together;
}

derivative('Cumprod', ['x'], (dy, x, how) => ({
  x: () => slopesOfFactors(dy, x, how),
}));

/** The gradient by one operand of an einsum: the others, and what the result lacks spread. */
function slopesOfSums(dy, own, term, output, others) {
  const terms = others.map(([letters]) => letters);
  const kept = [...term].filter((letter) =>
    [output, ...terms].some((letters) => letters.includes(letter)),
  );
  const made = tf.einsum(
    `${[output, ...terms].join()}->${kept.join('')}`,
    dy,
    ...others.map(([, other]) => other),
  );
  const shape = own.shape.map((size, axis) =>
    kept.includes(term[axis]) ? size : 1,
  );
  return made.reshape(shape).broadcastTo(own.shape);
}

tf.registerGradient({
  kernelName: 'Einsum',
  saveAllInputs: true,
  gradFunc: (dy, saved, {equation}) => {
    const [inputs, output] = equation.replace(/\s/g, '').split('->');
    const terms = inputs.split(',');
    return saved.map((own, at) => () => {
      const others = saved
        .map((other, place) => [terms[place], other])
        .filter((_, place) => place !== at);
      return slopesOfSums(dy, own, terms[at], output, others);
    });
  },
});

// TensorFlow.js hands one slope on as it is, and several as a list.
derivative('Unpack', [], (dy, {axis}) => ({
  value: () => tf.stack([dy].flat(), axis),
}));
derivative('SplitV', [], (dy, {axis}) => ({
  x: () => tf.concat([dy].flat(), axis),
}));

/** In Node's own backend `tensorScatterUpdate` writes into the tensor that it is given. */
function leavingInputs() {
  const given = tf.getKernel('TensorScatterUpdate', 'cpu');
  if (given == null || given.leavesInputs) {
    return;
  }
  tf.unregisterKernel(given.kernelName, given.backendName);
  tf.registerKernel({
    ...given,
    leavesInputs: true,
    kernelFunc: ({inputs, backend, attrs}) => {
      const {dataId, dtype, shape} = inputs.tensor;
      const values = backend.readSync(dataId).slice();
      const tensor = backend.makeTensorInfo(shape, dtype, values);
      const made = given.kernelFunc({
        inputs: {...inputs, tensor},
        backend,
        attrs,
      });
      backend.disposeIntermediateTensorInfo(tensor);
      return made;
    },
  });
}

leavingInputs();

/**
 * Symbolic outputs whose call is carried out with its options: TensorFlow.js hands a layer those of
 * the whole model only. The options stand in the model's description, as TensorFlow.js's do.
 */
function keepingOptions(outputs, options) {
  if (Object.keys(options).length > 0) {
    for (const output of [outputs].flat()) {
      if (output instanceof tf.SymbolicTensor) {
        const layer = output.sourceLayer;
        const apply = (inputs, kwargs) =>
          layer.apply(inputs, {...kwargs, ...options});
        output.sourceLayer = Object.create(layer, {apply: {value: apply}});
      }
    }
  }
  return outputs;
}

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

/** The base of losses of one's own. `compile` takes functions, and calling it is its `call`, reduced. */
class OwnLoss extends Loss {
  constructor({reduction, name, dtype} = {}) {
    super({reduction, name, dtype});
    return callable(this);
  }

  getConfig() {
    return {name: this.name, reduction: this.reduction};
  }
}

/** The base of metrics of one's own: `updateState` gets tensors, and weights only if there are any. */
class OwnMetric extends Metric {
  constructor({name, dtype} = {}) {
    super({name, dtype});
    const {updateState, result} = this;
    const made = callable(this);
    return hide(made, {
      updateState: (...given) => {
        const batch = batchOf(given);
        tf.tidy(() => void updateState.apply(made, batch.map(asTensor)));
      },
      result: () => tf.tidy(() => asTensor(result.call(made)).clone()),
    });
  }

  addWeight(name, shape = [], dtype = 'float32', initializer = null) {
    return super.addWeight(name, {shape, dtype, initializer});
  }

  getConfig() {
    return {name: this.name, dtype: this.dtype};
  }
}

const asTensor = (one) => (one == null || one instanceof tf.Tensor ? one : tf.tensor(one));

/** What a metric is given, without a config that holds the weights, and without what is left out. */
function batchOf(given) {
  const batch = [...given];
  if (batch.at(-1)?.constructor === Object) {
    batch.push(batch.pop().sampleWeight);
  }
  while (batch.length > 0 && batch.at(-1) == null) {
    batch.pop();
  }
  return batch;
}

/**
 * From now on the same numbers in every run, for all that has no seed of its own: TensorFlow.js
 * draws with Math.random, or with seeds that it takes from there.
 */
function setRandomSeed(seed) {
  let state = seed >>> 0;
  Math.random = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** The same: NumPy's draws have seeds of their own here. */
function setTensorSeed(seed) {
  setRandomSeed(seed);
}

/** The options of an optimizer, with Keras's meaning. */
class Options extends tf.Optimizer {
  constructor({
    weightDecay = null,
    clipnorm = null,
    clipvalue = null,
    globalClipnorm = null,
    useEma = false,
    emaMomentum = 0.99,
    emaOverwriteFrequency = null,
    lossScaleFactor = null,
    gradientAccumulationSteps = null,
    name = null,
  } = {}) {
    super();
    const clips = {clipnorm, clipvalue, globalClipnorm};
    const several = Object.keys(clips).filter((key) => clips[key] != null);
    if (several.length > 1) {
      throw new RangeError(
        `${this.constructor.factory}: expected at most one of ${Object.keys(clips).join(', ')}, ` +
          `got ${several.join(' and ')}`,
      );
    }
    this.weightDecay = weightDecay;
    this.clipnorm = clipnorm;
    this.clipvalue = clipvalue;
    this.globalClipnorm = globalClipnorm;
    this.useEma = useEma;
    this.emaMomentum = emaMomentum;
    this.emaOverwriteFrequency = emaOverwriteFrequency;
    this.lossScaleFactor = lossScaleFactor;
    this.gradientAccumulationSteps = gradientAccumulationSteps;
    this.name = name;
  }
}

/** A number, or an error that names its key. */
function checked(name, argument, value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError(
      `${name}: ${argument}: expected a number, got ${value}`,
    );
  }
  return value;
}

/** Base of the optimizers with Keras's options and rates that change. */
class Optimizer extends Options {
  constructor(learningRate, base = {}) {
    super(base);
    this.kept = new Map();
    this.slots = [...(this.constructor.slots ?? [])];
    this.waiting = 0;
    this.setLearningRate(learningRate);
  }

  /** The rate of the next step. */
  get learningRate() {
    return this.schedule == null ? this.rate : this.schedule(this.iterations);
  }

  set learningRate(value) {
    this.setLearningRate(value);
  }

  /** Use another rate, or a function from the number of steps to it. */
  setLearningRate(learningRate) {
    this.schedule = typeof learningRate === 'function' ? learningRate : null;
    const rate = this.schedule == null ? learningRate : this.schedule(0);
    this.rate = checked(this.constructor.factory, 'learningRate', rate);
  }

  /** The loss whose gradients `applyGradients` takes. */
  scaleLoss(loss) {
    return this.lossScaleFactor == null ? loss : loss.mul(this.lossScaleFactor);
  }

  minimize(f, returnCost = false, varList = undefined) {
    let cost;
    const {value, grads} = tf.variableGrads(() => {
      const loss = f();
      cost = tf.keep(loss.clone());
      return this.scaleLoss(loss);
    }, varList);
    this.applyGradients(grads);
    const made = returnCost ? cost.clone() : null; // which a tidy around the step may free
    tf.dispose([value, grads, cost]);
    return made;
  }

  /** One step, given gradients by variable name or a list of {name, tensor}. */
  applyGradients(variableGradients) {
    const stepped = tf.tidy(() => {
      let pairs = this.pairs(variableGradients);
      pairs = unscaled(this, pairs);
      const wait = this.gradientAccumulationSteps;
      let ready = pairs;
      if (wait != null) {
        this.waiting = (this.waiting + 1) % wait;
        const sums = pairs.map(([variable, gradient]) => [
          this.slot(variable, 'gradient_accumulator'),
          gradient,
        ]);
        ready = accumulated(sums, pairs, wait, this.waiting === 0);
      }
      if (ready != null) {
        ready = clippedOfOptimizer(this, ready);
        this.decayWeights(ready.map(([variable]) => variable));
        this.update(ready);
      }
      if (this.useEma) {
        const means = pairs.map(([variable]) => [
          variable,
          this.slot(variable, 'average'),
        ]);
        average(this, means, this.iterations);
      }
      return ready != null;
    });
    if (stepped) {
      this.incrementIterations();
    }
  }

  pairs(variableGradients) {
    const named = Array.isArray(variableGradients)
      ? variableGradients.map(({name, tensor}) => [name, tensor])
      : Object.entries(variableGradients);
    return named
      .filter(([, gradient]) => gradient != null)
      .map(([name, gradient]) => {
        const variable = tf.engine().registeredVariables[name];
        if (variable == null) {
          throw new RangeError(
            `applyGradients: there is no variable named '${name}'`,
          );
        }
        return [variable, gradient];
      });
  }

  /** Before a step: v - v weightDecay learningRate. */
  decayWeights(variables) {
    if (this.weightDecay != null) {
      variables.forEach((variable) =>
        shrink(variable, this.weightDecay * this.learningRate),
      );
    }
  }

  /** Give the variables the averages of `useEma`; at the end of training `fit` does it. */
  useAverages(variables) {
    for (const variable of variables) {
      if (this.useEma && this.kept.has(variable.id)) {
        variable.assign(this.slot(variable, 'average'));
      }
    }
  }

  /** Names and initial values of what is kept for a variable. */
  initialSlots(variable) {
    const every = [...this.slots];
    if (this.useEma) {
      every.push(['average', 0]);
    }
    if (this.gradientAccumulationSteps != null) {
      every.push(['gradient_accumulator', 0]);
    }
    return every.map(([name, start]) => [name, tf.fill(variable.shape, start)]);
  }

  /** What is kept for a variable under this name. */
  slot(variable, name) {
    if (!this.kept.has(variable.id)) {
      const made = new Map();
      for (const [slot, initial] of tf.tidy(() => this.initialSlots(variable))) {
        made.set(slot, {
          name: `${variable.name}/${slot}`,
          variable: tf.variable(initial, false),
        });
        initial.dispose();
      }
      this.kept.set(variable.id, made);
    }
    return this.kept.get(variable.id).get(name).variable;
  }

  dispose() {
    for (const slots of this.kept.values()) {
      slots.forEach(({variable}) => variable.dispose());
    }
    this.kept.clear();
  }

  /** The number of steps and what is kept for the variables: [{name, tensor}]. */
  async getWeights() {
    const every = [...this.kept.values()].flatMap((slots) => [
      ...slots.values(),
    ]);
    return [
      await this.saveIterations(),
      {name: 'waiting', tensor: tf.scalar(this.waiting, 'int32')},
      ...every.map(({name, variable}) => ({name, tensor: variable})),
    ];
  }

  /** Continue from what `getWeights` gave, for variables of the same names. */
  async setWeights(weightValues) {
    for (const {name, tensor} of await this.extractIterations(weightValues)) {
      if (name === 'waiting') {
        this.waiting = (await tensor.data())[0];
        continue;
      }
      const at = name.lastIndexOf('/');
      const variable = tf.engine().registeredVariables[name.slice(0, at)];
      if (variable == null) {
        throw new RangeError(
          `setWeights: there is no variable named '${name.slice(0, at)}'`,
        );
      }
      this.slot(variable, name.slice(at + 1)).assign(tensor);
    }
  }

  getConfig() {
    return {...this.given};
  }

  static fromConfig(Class, config) {
    return new Class(config);
  }
}

const INNER = 'inner:';

/** TensorFlow.js's own arithmetic, with Keras's options around it. */
class Enveloped extends Optimizer {
  constructor(inner, base = {}) {
    super(inner.learningRate, base);
    this.inner = inner;
  }

  getClassName() {
    return this.inner.getClassName();
  }

  update(pairs) {
    const {inner, learningRate} = this;
    if (inner.learningRate !== learningRate) {
      inner.setLearningRate?.(learningRate);
      inner.learningRate = learningRate;
    }
    inner.applyGradients(
      pairs.map(([variable, tensor]) => ({name: variable.name, tensor})),
    );
  }

  async getWeights() {
    const inner = await this.inner.getWeights();
    const named = inner.map(({name, tensor}) => ({name: `${INNER}${name}`, tensor}));
    return [...(await super.getWeights()), ...named];
  }

  async setWeights(weightValues) {
    const isInner = ({name}) => name.startsWith(INNER);
    await super.setWeights(weightValues.filter((one) => !isInner(one)));
    const inner = weightValues.filter(isInner);
    await this.inner.setWeights(
      inner.map(({name, tensor}) => ({name: name.slice(INNER.length), tensor})),
    );
  }

  dispose() {
    super.dispose();
    this.inner.dispose();
  }
}

/** What optimizers were made of, which TensorFlow.js's configs do not say. */
const madeOf = new WeakMap();

/**
 * An optimizer that TensorFlow.js has: its own where nothing else is asked for, with options where
 * a config holds some, and with Keras's arithmetic for what TensorFlow.js's has no place for.
 */
function builtIn(name, places, OPTIONS, Keras, keysOfKeras) {
  const options = OPTIONS;
  return (config = {}) => {
    const given = Object.fromEntries(
      Object.entries(config).filter(([, value]) => value != null),
    );
    const {arithmetic, ...rest} = given;
    const known = [...places, ...options];
    const foreign = Object.keys(rest).filter((key) => !known.includes(key));
    const changing = typeof rest.learningRate === 'function';
    const needed =
      arithmetic === 'keras' || (Keras != null && (changing || foreign.length));
    if (needed && arithmetic !== 'tfjs' && Keras != null) {
      const made = factory(`train.${name}`, Keras, keysOfKeras)(given);
      madeOf.set(made, given);
      return made;
    }
    if (foreign.length > 0) {
      const near = nearestKey(foreign[0], known);
      const hint = near === '' ? '' : `; did you mean '${near}'?`;
      throw new RangeError(
        `train.${name}: the key '${foreign[0]}' is unknown${hint}`,
      );
    }
    const rate = changing ? rest.learningRate(0) : rest.learningRate;
    const inner = tf.train[name](
      ...places.map((key) => (key === 'learningRate' ? rate : rest[key])),
    );
    const base = Object.fromEntries(
      Object.entries(rest).filter(([key]) => options.includes(key)),
    );
    if (!changing && Object.keys(base).every((key) => key === 'name')) {
      return inner;
    }
    const made = new Enveloped(inner, base);
    madeOf.set(made, given);
    if (changing) {
      made.setLearningRate(rest.learningRate);
    }
    return made;
  };
}

/** Base of the schedules. Called with a number it gives one; `apply` gives a tensor. */
class LearningRateSchedule extends Serializable {
  __call__(step) {
    return step instanceof tf.Tensor ? this.apply(step) : this.rate(step);
  }

  apply(step) {
    const steps = asTensor(step);
    const rates = Array.from(steps.dataSync(), (one) => this.rate(one));
    return tf.tensor(rates, steps.shape);
  }
}

/** The base of schedules of one's own: `apply` gets a tensor. */
class OwnSchedule extends LearningRateSchedule {
  constructor(config = {}) {
    super();
    this.name = config?.name ?? null;
    const {apply} = this;
    const made = callable(this);
    return hide(made, {
      apply: (step) => tf.tidy(() => asTensor(apply.call(made, asTensor(step))).clone()),
    });
  }

  __call__(step) {
    const rate = this.apply(step);
    if (step instanceof tf.Tensor) {
      return rate;
    }
    const [value] = rate.dataSync();
    rate.dispose();
    return value;
  }

  getConfig() {
    return {};
  }
}

const OPTIONS_OF_ALL = [
  'weightDecay',
  'clipnorm',
  'clipvalue',
  'globalClipnorm',
  'useEma',
  'emaMomentum',
  'emaOverwriteFrequency',
  'lossScaleFactor',
  'gradientAccumulationSteps',
  'name',
];

/**
 * What surrounds the steps of an optimizer of one's own: the rate, the options of all, what is kept
 * for the variables. It is apart, so that a class may call its attributes what it likes.
 */
class OwnSteps extends Optimizer {
  static className = 'Steps';

  constructor(owner, config) {
    const given = Object.fromEntries(
      OPTIONS_OF_ALL.filter((key) => config[key] != null).map((key) => [key, config[key]]),
    );
    super(config.learningRate ?? 0.001, given);
    this.given = given;
    this.owner = owner;
    this.places = new Map();
    this.shared = [];
  }

  update(pairs) {
    const rate = tf.scalar(this.learningRate);
    for (const [variable, gradient] of pairs) {
      this.owner.updateStep(gradient, variable, rate);
    }
  }

  addSlot(variable, name, initialValue) {
    if (!this.kept.has(variable.id)) {
      this.kept.set(variable.id, new Map());
      for (const [slot, initial] of this.initialSlots(variable)) {
        this.keep(variable, slot, initial);
      }
    }
    if (this.kept.get(variable.id).has(name)) {
      throw new RangeError(`addSlot: '${variable.name}' has a slot '${name}' already`);
    }
    return this.keep(variable, name, asTensor(initialValue) ?? tf.zeros(variable.shape));
  }

  keep(variable, name, initial) {
    const made = tf.variable(initial.clone(), false);
    this.kept.get(variable.id).set(name, {name: `${variable.name}/${name}`, variable: made});
    return made;
  }

  restore(pairs) {
    const values = new Map(pairs);
    const slots = [...this.kept.values()].flatMap((one) => [...one.values()]);
    for (const {name, variable} of [...slots, ...this.shared]) {
      if (!values.has(name)) {
        throw new RangeError(`setWeights: expected a weight '${name}'`);
      }
      variable.assign(values.get(name));
    }
  }
}

/**
 * The base of optimizers of one's own: `updateStep(gradient, variable, learningRate)` changes one
 * variable; `build(variables)`, called before the first step, makes what is kept for them.
 */
class OwnOptimizer extends tf.Optimizer {
  constructor(config = {}) {
    super();
    hide(this, {_steps: new OwnSteps(this, config ?? {}), _saved: null});
    this.built = false;
  }

  build(variables) {
    this.built = true;
  }

  updateStep(gradient, variable, learningRate) {
    throw new Error(
      `${this.getClassName()} must define updateStep(gradient, variable, learningRate)`,
    );
  }

  minimize(f, returnCost = false, varList = undefined) {
    return Optimizer.prototype.minimize.call(this, f, returnCost, varList);
  }

  applyGradients(variableGradients) {
    if (!this.built) {
      const names = Array.isArray(variableGradients)
        ? variableGradients.map(({name}) => name)
        : Object.keys(variableGradients);
      const {registeredVariables} = tf.engine();
      this._prepare(names.map((name) => registeredVariables[name]).filter((one) => one != null));
    }
    this._steps.applyGradients(variableGradients);
  }

  _prepare(variables) {
    this._steps.places = new Map(variables.map(({id}, place) => [id, place]));
    tf.tidy(() => {
      this.build(variables);
      this.built = true;
      if (this._saved != null) {
        this._steps.restore(
          this._saved.map(({name, values, shape}) => [name, tf.tensor(values, shape)]),
        );
      }
    });
    hide(this, {_saved: null});
  }

  /** The place of a variable among those that `build` was given. */
  variableIndex(variable) {
    const place = this._steps.places.get(variable.id);
    if (place == null) {
      throw new RangeError(`${this.getClassName()}: '${variable.name}' is none of its variables`);
    }
    return place;
  }

  /** What is kept for a variable under a name: at first zeros of its shape, or a value. */
  addSlot(variable, name, initialValue = null) {
    return tf.tidy(() => this._steps.addSlot(variable, name, initialValue));
  }

  /** What is kept for all variables together: at first zeros, or a value. */
  addVariable(shape = [], name = 'variable', initialValue = null) {
    return tf.tidy(() => {
      const {shared} = this._steps;
      const variable = tf.variable((asTensor(initialValue) ?? tf.zeros(shape)).clone(), false);
      shared.push({name: `${name}:${shared.length}`, variable});
      return variable;
    });
  }

  slot(variable, name) {
    return this._steps.slot(variable, name);
  }

  get iterations() {
    return this._steps.iterations;
  }

  get learningRate() {
    return this._steps.learningRate;
  }

  set learningRate(value) {
    this._steps.setLearningRate(value);
  }

  setLearningRate(learningRate) {
    this._steps.setLearningRate(learningRate);
  }

  get useEma() {
    return this._steps.useEma;
  }

  useAverages(variables) {
    this._steps.useAverages(variables);
  }

  scaleLoss(loss) {
    return this._steps.scaleLoss(loss);
  }

  dispose() {
    this._steps.dispose();
    this._steps.shared.forEach(({variable}) => variable.dispose());
    this._steps.shared = [];
    this.built = false;
  }

  async getWeights() {
    const shared = this._steps.shared.map(({name, variable}) => ({name, tensor: variable}));
    return [...(await this._steps.getWeights()), ...shared];
  }

  /** Before the first step they are put by: what is kept is not made yet. */
  async setWeights(weightValues) {
    const rest = await this._steps.extractIterations(weightValues);
    const waiting = rest.find(({name}) => name === 'waiting');
    this._steps.waiting = waiting == null ? 0 : (await waiting.tensor.data())[0];
    const slots = rest.filter((one) => one !== waiting);
    if (this.built) {
      this._steps.restore(slots.map(({name, tensor}) => [name, tensor]));
      return;
    }
    const read = async ({name, tensor}) => ({
      name,
      values: await tensor.data(),
      shape: tensor.shape,
    });
    hide(this, {_saved: await Promise.all(slots.map(read))});
  }

  getClassName() {
    return this.constructor.className;
  }

  getConfig() {
    const {schedule, learningRate, given} = this._steps;
    const rate = schedule instanceof Serializable ? described(schedule) : learningRate;
    return {learningRate: rate, ...given};
  }

  static fromConfig(Class, config) {
    return new Class(config);
  }
}

/** A scaled loss: where a gradient is not finite, the step is left out and the scale halved. */
class LossScaleOptimizer extends tf.Optimizer {
  static className = 'LossScaleOptimizer';

  constructor({
    innerOptimizer,
    initialScale = 2 ** 15,
    dynamicGrowthSteps = 2000,
  }) {
    super();
    this.innerOptimizer = innerOptimizer;
    this.dynamicGrowthSteps = dynamicGrowthSteps;
    this.scale = initialScale;
    this.good = 0;
  }

  get learningRate() {
    return this.innerOptimizer.learningRate;
  }

  setLearningRate(learningRate) {
    setRate(this.innerOptimizer, learningRate);
  }

  minimize(f, returnCost = false, varList = undefined) {
    const {value, grads} = tf.variableGrads(
      () => f().mul(this.scale),
      varList,
    );
    const cost = value.div(this.scale);
    this.applyGradients(grads);
    tf.dispose([value, grads]);
    if (returnCost) {
      return cost;
    }
    cost.dispose();
    return null;
  }

  applyGradients(variableGradients) {
    const named = Array.isArray(variableGradients)
      ? variableGradients
      : Object.entries(variableGradients).map(([name, tensor]) => ({
          name,
          tensor,
        }));
    tf.tidy(() => {
      const unscaledOnes = named
        .filter(({tensor}) => tensor != null)
        .map(({name, tensor}) => ({name, tensor: tensor.div(this.scale)}));
      const finite = unscaledOnes.every(
        ({tensor}) => tensor.isFinite().all().dataSync()[0],
      );
      if (!finite) {
        this.scale /= 2;
        this.good = 0;
        return;
      }
      this.innerOptimizer.applyGradients(unscaledOnes);
      this.good += 1;
      if (this.good === this.dynamicGrowthSteps) {
        this.scale *= 2;
        this.good = 0;
      }
    });
  }

  useAverages(variables) {
    this.innerOptimizer.useAverages?.(variables);
  }

  dispose() {
    this.innerOptimizer.dispose();
  }

  getConfig() {
    return {...this.given};
  }
}

/** The optimizer for each weight: the first whose expression is the weight's whole name. */
class OptimizerMap {
  constructor({defaultOptimizer, optimizerMap = {}}) {
    this.defaultOptimizer = defaultOptimizer;
    this.optimizerMap = {...optimizerMap};
  }

  of(name) {
    const found = Object.entries(this.optimizerMap).filter(
      ([pattern]) =>
        pattern === name || new RegExp(`^(?:${pattern})$`).test(name),
    );
    if (found.length > 1) {
      throw new RangeError(
        `optimizerMap: several optimizers for the weight '${name}'`,
      );
    }
    return found.length > 0 ? found[0][1] : this.defaultOptimizer;
  }

  get optimizers() {
    return [
      ...new Set([...Object.values(this.optimizerMap), this.defaultOptimizer]),
    ];
  }
}

/** Each weight is trained by the optimizer that `optimizerMap` has for it. */
class MultiOptimizer extends Optimizer {
  static className = 'MultiOptimizer';
  static factory = 'multiOptimizer';

  constructor({optimizerMap, ...base}) {
    super(0, base);
    this.optimizerMap = optimizerMap;
  }

  update(pairs) {
    const groups = new Map();
    for (const [variable, tensor] of pairs) {
      const optimizer = this.optimizerMap.of(variable.name);
      groups.set(optimizer, [
        ...(groups.get(optimizer) ?? []),
        {name: variable.name, tensor},
      ]);
    }
    groups.forEach((gradients, optimizer) =>
      optimizer.applyGradients(gradients),
    );
  }

  useAverages(variables) {
    for (const variable of variables) {
      this.optimizerMap.of(variable.name).useAverages?.([variable]);
    }
  }

  dispose() {
    this.optimizerMap.optimizers.forEach((optimizer) => optimizer.dispose());
  }
}

/** Another rate for any optimizer, TensorFlow.js's own among them. */
function setRate(optimizer, learningRate) {
  if (typeof optimizer.setLearningRate === 'function') {
    optimizer.setLearningRate(learningRate);
  } else {
    optimizer.learningRate = learningRate;
  }
}

// TensorFlow.js's `compile` takes losses and metrics that are functions and gives their values for
// batches. A model that is compiled with objects of this module trains as it does in Keras: losses
// say which labels they take and weigh samples, metrics keep a state over the batches of an epoch,
// outputs have weights, and averages of weights replace them in the end. All other models train as
// before.

const compileOfTensorFlow = tf.LayersModel.prototype.compile;
const fitOfTensorFlow = tf.LayersModel.prototype.fit;
const evaluateOfTensorFlow = tf.LayersModel.prototype.evaluate;
const standardizeOfTensorFlow = tf.LayersModel.prototype.standardizeUserData;
const TRAINER = [
  'makeTrainFunction',
  'makeTestFunction',
  'testLoop',
  'fit',
  'fitDataset',
  'evaluateDataset',
  'standardizeUserData',
  'standardizeUserDataXY',
];

tf.LayersModel.prototype.compile = function (args) {
  TRAINER.forEach((name) => delete this[name]);
  compileOfTensorFlow.call(this, withLoss(this, withWeightedMetrics(args)));
  this.weightedMetrics = new Set([args.weightedMetrics ?? []].flat());
  const kept = this.metricsTensors.map(([metric]) => metric);
  const wanted =
    [...this.lossFunctions, ...kept].some((one) => one instanceof Serializable) ||
    args.lossWeights != null ||
    this.withLosses != null ||
    this.optimizer_.useEma === true ||
    this.optimizer_ instanceof MultiOptimizer;
  if (wanted) {
    this.lossFunctions.forEach((loss, output) => adjustLabels(this, loss, output));
    Object.assign(this, trainerOf(this, outputWeights(this, args.lossWeights)));
  }
  if (this.withLosses != null && args.loss == null) {
    needNoLabels(this);
  }
};

/** The metrics with those that see sample weights behind. */
function withWeightedMetrics(args) {
  const weighted = [args.weightedMetrics ?? []].flat();
  return weighted.length > 0
    ? {...args, metrics: [...[args.metrics ?? []].flat(), ...weighted]}
    : args;
}

/** `fit` refuses weights of samples, which its steps know what to do with. */
tf.LayersModel.prototype.standardizeUserData = function (...given) {
  return withSampleWeights(this, ...given);
};

/** `fit` takes no weights for samples to validate on: they go behind the labels, too. */
async function fitWeighted(x, y, args = {}) {
  const {sampleWeight = null, validationData, validationSplit = 0, ...rest} = args;
  if (sampleWeight != null && validationData == null && validationSplit > 0) {
    const [trainedOn, heldOut] = splitAt(1 - validationSplit, [x, y, sampleWeight]);
    const [splitX, splitY, splitWeight] = trainedOn;
    const config = {...rest, sampleWeight: splitWeight, validationData: heldOut};
    try {
      return await fitWeighted.call(this, splitX, splitY, config);
    } finally {
      tf.dispose([trainedOn, heldOut]);
    }
  }
  const [valX, valY, weights = null] = validationData ?? [];
  if (weights == null) {
    return fitOfTensorFlow.call(this, x, y, args);
  }
  hide(this, {validated: {inputs: valX, weights: [weights].flat()}});
  const plain = this.makeTestFunction === tf.LayersModel.prototype.makeTestFunction;
  if (plain) {
    this.makeTestFunction = trainerOf(this, outputWeights(this, null)).makeTestFunction;
  }
  try {
    return await fitOfTensorFlow.call(this, x, y, {...args, validationData: [valX, valY]});
  } finally {
    delete this.validated;
    if (plain) {
      delete this.makeTestFunction;
    }
  }
}

tf.LayersModel.prototype.fit = fitWeighted;

/** The first samples and the rest of data in any lists and dicts: a share and what is left. */
function splitAt(share, values) {
  const count = flat(values[0])[0].shape[0];
  const first = Math.floor(count * share);
  return [
    [0, first],
    [first, count - first],
  ].map(([begin, size]) =>
    values.map((value) => {
      const parts = flat(value).map((one) => one.slice([begin], [size]));
      return joined(structureOf(value), parts);
    }),
  );
}

/** `evaluate` leaves weights of samples out: they go behind the labels, where steps see them. */
tf.LayersModel.prototype.evaluate = function (x, y, {sampleWeight = null, ...args} = {}) {
  const plain = this.makeTestFunction === tf.LayersModel.prototype.makeTestFunction;
  if (sampleWeight == null) {
    const made = evaluateOfTensorFlow.call(this, x, y, args);
    return plain ? made : withEveryTotal(this, made);
  }
  const {standardizeUserDataXY} = tf.LayersModel.prototype;
  this.standardizeUserDataXY = (...given) => {
    const [inputs, labels] = standardizeUserDataXY.apply(this, given);
    return [inputs, [...labels, ...[sampleWeight].flat().map((one) => one.clone())]];
  };
  if (plain) {
    this.makeTestFunction = trainerOf(this, outputWeights(this, null)).makeTestFunction;
  }
  try {
    return withEveryTotal(this, evaluateOfTensorFlow.call(this, x, y, args));
  } finally {
    delete this.standardizeUserDataXY;
    if (plain) {
      delete this.makeTestFunction;
    }
  }
};

/** TensorFlow.js gives a total after the loss of each output, the last of which is that of all. */
function withEveryTotal(model, made) {
  if (model instanceof Model || model.outputs.length < 2) {
    return made;
  }
  return [...model.outputs.slice(1).map(() => made[0].clone()), ...made];
}

/** Forget the batches that the metrics have seen. */
tf.LayersModel.prototype.resetMetrics = function () {
  keptIn(this.model ?? this).forEach((metric) => metric.resetState());
};

/** The loss and the metrics of a batch, without a step. */
tf.LayersModel.prototype.testOnBatch = function (x, y) {
  const first = x instanceof tf.Tensor ? x : Object.values(x)[0];
  const outs = [this.evaluate(x, y, {batchSize: first.shape[0]})].flat();
  const values = outs.map((out) => out.dataSync()[0]);
  tf.dispose(outs);
  return values.length > 1 ? values : values[0];
};

/** The metrics with a state, and where their values stand among those of a batch. */
function metricsOf(model) {
  const names = tf.LayersModel.prototype.getDedupedMetricsNames.call(model);
  return model.metricsTensors
    .map(([metric], index) => ({metric, place: index + 1, name: names[index + 1]}))
    .filter(({metric}) => metric instanceof Metric);
}

/** All metrics with a state; a model of one's own may have more than it is compiled with. */
function keptIn(model) {
  return model instanceof Model
    ? model.metrics
    : metricsOf(model).map(({metric}) => metric);
}

/** One weight for each output. */
function outputWeights(model, given) {
  if (given == null) {
    return model.outputs.map(() => 1);
  }
  const weights = Array.isArray(given)
    ? given
    : model.outputNames.map((name) => given[name] ?? 1);
  if (weights.length !== model.outputs.length) {
    throw new RangeError(
      `compile: lossWeights: expected one number for each of the outputs ${model.outputNames}, ` +
        `got ${weights.length}`,
    );
  }
  return weights;
}

/** What replaces methods of TensorFlow.js in the training of a model. */
function trainerOf(model, weights) {
  const base = tf.LayersModel.prototype;
  const fitted = (name) => async (...given) => {
    const config = given.pop() ?? {};
    const callbacks = [new EpochMetrics(model), ...asCallbacks(config)];
    return base[name].call(model, ...given, {...config, callbacks});
  };
  return {
    fit: fitted('fit'),
    fitDataset: fitted('fitDataset'),
    makeTrainFunction: () => (data) => trained(model, weights, data),
    makeTestFunction: () => {
      const penalties = () => (model instanceof Model ? model.calculateLosses() : []);
      model.testFunction = (data) =>
        tf.tidy(() => {
          const {total, values} = computed(model, weights, data, {});
          return [tf.mean(summed([...total, ...penalties()])), ...values];
        });
    },
    testLoop: (...given) =>
      apart(model, (results) => results(base.testLoop.apply(model, given))),
    evaluateDataset: async (...given) => {
      const before = statesOf(model);
      const outs = [await base.evaluateDataset.apply(model, given)].flat();
      const made = withResults(model, outs);
      putBack(before);
      return made.length > 1 ? withEveryTotal(model, made) : made[0];
    },
    standardizeUserData: (...given) => withSampleWeights(model, ...given),
  };
}

/** Data as TensorFlow.js takes it, which takes weights of classes only. */
async function withSampleWeights(model, x, y, sampleWeight, ...rest) {
  const made = await standardizeOfTensorFlow.call(model, x, y, null, ...rest);
  if (sampleWeight != null) {
    const byClass = made[2];
    made[2] = [sampleWeight].flat().map((one, output) =>
      byClass?.[output] == null ? one.clone() : one.mul(byClass[output]),
    );
  }
  if (model.validated?.inputs === x) {
    made[1] = [...made[1], ...model.validated.weights.map((one) => one.clone())];
  }
  return made;
}

/** Labels that are class indices, or of a shape of their own. */
function adjustLabels(model, loss, output) {
  const labels = loss?.constructor?.labels;
  const shape = model.feedOutputShapes[output];
  if (labels === 'sparse') {
    model.feedOutputShapes[output] = shape.length > 2 ? null : [...shape.slice(0, -1), 1];
  } else if (labels === 'any') {
    model.feedOutputShapes[output] = null;
  }
  // "accuracy" means the one that goes with the loss.
  let accuracy;
  if (loss instanceof BinaryCrossentropy || loss instanceof BinaryFocalCrossentropy) {
    accuracy = tf.metrics.binaryAccuracy;
  } else if (labels === 'sparse' && shape.at(-1) !== 1) {
    accuracy = tf.metrics.sparseCategoricalAccuracy;
  }
  model.metricsTensors.forEach((entry, index) => {
    const name = model.metricsNames[index + 1];
    const plain = name === 'acc' || name === `${model.outputNames[output]}_acc`;
    if (accuracy != null && plain && entry[1] === output) {
      entry[0] = accuracy;
    }
  });
}

/** The losses of a batch, which add up to its total, and what is reported beside it. */
function computed(model, weights, data, kwargs) {
  const count = model.inputs.length;
  const outputCount = model.outputs.length;
  const targets = data.slice(count, count + outputCount);
  const sampleWeights = data.slice(count + outputCount, count + 2 * outputCount);
  const inputs = data.slice(0, count);
  const [outputs, added] =
    model instanceof Model
      ? [model.run(inputs, kwargs), []]
      : withAdded(model, inputs, kwargs);
  const losses = lossesOf(model, targets, outputs, sampleWeights);
  const values = model.metricsTensors.map(([metric, output], index) =>
    outputCount > 1 && index < model.lossFunctions.length
      ? losses[index]
      : tf.mean(
          metric(targets[output], outputs[output], {
            sampleWeight: model.weightedMetrics.has(metric)
              ? (sampleWeights[output] ?? null)
              : null,
          }),
        ),
  );
  return {total: [...weighted(losses, weights), ...added], values};
}

/** The loss of each output. */
function lossesOf(model, targets, outputs, sampleWeights) {
  return model.lossFunctions.map((loss, output) => {
    const sampleWeight = sampleWeights[output] ?? null;
    const mask = outputs[output].kerasMask ?? null;
    if (loss instanceof Loss) {
      return loss(targets[output], outputs[output], {sampleWeight, mask});
    }
    const each = loss(targets[output], outputs[output]);
    return tf.mean(sampleWeight == null ? each : each.mul(sampleWeight));
  });
}

function weighted(losses, weights) {
  return losses.map((loss, output) =>
    weights[output] === 1 ? loss : loss.mul(weights[output]),
  );
}

function summed(losses) {
  return losses.reduce((sum, one) => sum.add(one));
}

/** A step of the optimizer; the loss and the metrics of the batch. */
function trained(model, weights, data) {
  let reported = [];
  const {trainableWeights, collectedTrainableWeights} = model;
  const variables = (
    model instanceof Model ? trainableWeights : collectedTrainableWeights
  ).map((one) => one.read());
  model.optimizer_.minimize(
    () => {
      const {total, values} = computed(model, weights, data, {training: true});
      const loss = summed([...total, ...model.calculateLosses()]);
      reported = [tf.mean(loss), ...values].map((value) => tf.keep(value.clone()));
      return tf.sum(loss);
    },
    false,
    variables,
  );
  return reported;
}

function statesOf(model) {
  return keptIn(model).map((metric) => {
    const values = metric.variables.map((one) => tf.keep(one.clone()));
    metric.resetState();
    return {metric, values};
  });
}

function putBack(states) {
  for (const {metric, values} of states) {
    metric.resetState();
    values.forEach((value, index) => metric.variables[index].assign(value));
    tf.dispose(values);
  }
}

/** The values of batches with the metrics' results in the places of their means. */
function withResults(model, outs) {
  if (model instanceof Model && model.ownTests) {
    tf.dispose(outs);
    return Object.values(model.logs.test).map((one) => one.clone());
  }
  const made = [...outs];
  for (const {metric, place} of metricsOf(model)) {
    made[place].dispose();
    made[place] = tf.tidy(() => tf.mean(metric.result()));
  }
  if (model instanceof Model) {
    const names = tf.LayersModel.prototype.getDedupedMetricsNames.call(model);
    keepLogs(model, 'test', Object.fromEntries(names.map((name, at) => [name, made[at]])));
  }
  return made;
}

/** What happens in an evaluation is not mixed with the training around it. */
function apart(model, evaluated) {
  const before = statesOf(model);
  const made = evaluated((outs) => withResults(model, outs));
  putBack(before);
  return made;
}

/** The callbacks of a config of `fit`, as objects. */
function asCallbacks({callbacks, yieldEvery}) {
  return [callbacks ?? []]
    .flat()
    .map((one) =>
      typeof one.setParams === 'function'
        ? one
        : new tf.CustomCallback(one, yieldEvery),
    );
}

/** Metrics begin anew with each epoch, and its logs get what they say of all of it. */
class EpochMetrics extends tf.CustomCallback {
  constructor(trainedModel) {
    super({});
    this.trainedModel = trainedModel;
  }

  async onEpochBegin() {
    keptIn(this.trainedModel).forEach((metric) => metric.resetState());
  }

  /** TensorFlow.js frees its sums of the logs that it knew of before the first step. */
  async onBatchEnd(batch, logs) {
    const {metrics: known} = this.params;
    const names = Object.keys(this.trainedModel.logs?.train ?? {});
    known.push(...names.filter((name) => !known.includes(name)));
    await super.onBatchEnd(batch, logs);
  }

  async onEpochEnd(epoch, logs) {
    for (const {metric, name} of metricsOf(this.trainedModel)) {
      const result = tf.tidy(() => tf.mean(metric.result()));
      tf.dispose(logs[name]);
      logs[name] = (await result.data())[0];
      result.dispose();
    }
    if (this.trainedModel instanceof Model) {
      await finishLogs(this.trainedModel, logs);
    }
  }

  /** Averages of weights replace them before other callbacks hear of the end. */
  async onTrainEnd() {
    const {trainableWeights, optimizer_} = this.trainedModel;
    optimizer_.useAverages?.(trainableWeights.map((one) => one.read()));
  }
}

// Losses that a model is given as symbolic tensors: what Keras 2's `Model.add_loss(tensor)` does.

const addLossOfTensorFlow = tf.LayersModel.prototype.addLoss;

/** Functions as in TensorFlow.js; symbolic tensors are computed with each batch and added. */
tf.LayersModel.prototype.addLoss = function (losses) {
  const given = [losses].flat();
  const symbolic = given.filter((one) => one instanceof tf.SymbolicTensor);
  const functions = given.filter((one) => !symbolic.includes(one));
  if (functions.length > 0) {
    addLossOfTensorFlow.call(this, functions);
  }
  if (symbolic.length > 0) {
    const {inputs, outputs} = this;
    const added = [...(this.withLosses?.added ?? []), ...symbolic];
    const name = `${this.name}_losses`;
    const model = tf.model({inputs, outputs: [...outputs, ...added], name});
    const own = new Set(this.weights);
    const strange = model.layers.find((layer) =>
      layer.weights.some((weight) => !own.has(weight)),
    );
    if (strange != null) {
      throw new Error(
        `${this.name}: addLoss: the layer '${strange.name}' has weights and is not between the ` +
          "model's inputs and outputs; make its tensor an output, too",
      );
    }
    hide(this, {withLosses: {added, model}});
  }
};

/** The outputs for a batch, and the losses that were added. */
function withAdded(model, inputs, kwargs) {
  const count = model.outputs.length;
  const made = [(model.withLosses?.model ?? model).call(inputs, kwargs)].flat();
  return [made.slice(0, count), made.slice(count)];
}

/** What `compile` is given where the added losses are all there is. */
function withLoss(model, args) {
  const none = model.withLosses != null && args.loss == null;
  return none ? {...args, loss: model.outputs.map(() => () => tf.scalar(0))} : args;
}

/** Without labels the data has zeros for them, which no loss reads. */
function needNoLabels(model) {
  const {standardizeUserDataXY} = tf.LayersModel.prototype;
  model.feedOutputShapes = model.outputs.map(() => null);
  model.standardizeUserDataXY = (x, y, ...rest) => {
    const first = flat(x)[0];
    const labels = y ?? model.outputs.map(() => tf.zeros([first.shape[0], 1]));
    return standardizeUserDataXY.call(model, x, labels, ...rest);
  };
}

// The layers inside a layer or a model, and the calls that are under way. TensorFlow.js looks for
// neither: a layer that is kept in an attribute has no weights there, and is not in training when
// the layer around it is.

const OF_EVERY_LAYER = new Set(Object.keys(new tf.layers.Layer({name: 'any'})));

const isLayer = (one) => one instanceof tf.layers.Layer;
const isMetric = (one) => one instanceof Metric;

/** What attributes hold, in lists and dicts too, each once: [path, object]. */
function* held(owner, isKind) {
  const seen = new Set([owner]);
  for (const [name, value] of Object.entries(owner)) {
    if (!OF_EVERY_LAYER.has(name)) {
      yield* heldIn(name, value, isKind, seen);
    }
  }
}

function* heldIn(path, value, isKind, seen) {
  if (isKind(value)) {
    if (!seen.has(value)) {
      seen.add(value);
      yield [path, value];
    }
    return;
  }
  const several = Array.isArray(value) || value?.constructor === Object;
  const [first = null] = several
    ? Object.values(value).filter((item) => item != null)
    : [];
  if (first !== null && typeof first !== 'number' && typeof first !== 'string') {
    for (const [key, item] of Object.entries(value)) {
      yield* heldIn(`${path}/${key}`, item, isKind, seen);
    }
  }
}

/** The layers right inside a layer, a model or a wrapper. */
function layersIn(layer) {
  return layer.layers ?? [...held(layer, isLayer)].map(([, one]) => one);
}

/** All layers inside, those inside these too. */
function* everyLayer(owner) {
  for (const layer of layersIn(owner)) {
    yield layer;
    yield* everyLayer(layer);
  }
}

/** What functions that layers were given, or made of their regularizers, say of the weights. */
function penaltiesIn(owner) {
  const functions = new Set(owner._losses);
  for (const layer of everyLayer(owner)) {
    layer._losses.forEach((one) => functions.add(one));
  }
  return [...functions].map((one) => one());
}

/** For each call that is under way, the innermost last: {training, losses}. */
const underWay = [];

/** What tensors are held together by: one alone, or a list or a dict of such. */
function structureOf(value) {
  if (value instanceof tf.Tensor || value == null || typeof value !== 'object') {
    return null;
  }
  const keys = Object.keys(value);
  const parts = keys.map((key) => structureOf(value[key]));
  return {keys: Array.isArray(value) ? null : keys, parts};
}

/** The tensors of lists and dicts as one list. */
function flat(value) {
  if (value == null) {
    return [];
  }
  const isOne = typeof value.rank === 'number' || typeof value !== 'object';
  return isOne ? [value] : Object.values(value).flatMap(flat);
}

/** The tensors of a list in a structure. */
function joined(structure, tensors) {
  const rest = [...tensors];
  const taken = (one) => {
    if (one == null) {
      return rest.shift();
    }
    const values = one.parts.map(taken);
    return one.keys == null
      ? values
      : Object.fromEntries(one.keys.map((key, at) => [key, values[at]]));
  };
  return taken(structure);
}

/** A name for each tensor: its key, or `single` with a number. */
function namesIn(structure, single) {
  if (structure == null) {
    return [single];
  }
  if (structure.keys != null && structure.parts.every((part) => part == null)) {
    return structure.keys;
  }
  const sizeOf = (one) =>
    one == null ? 1 : one.parts.reduce((sum, part) => sum + sizeOf(part), 0);
  return Array.from({length: sizeOf(structure)}, (_, at) => `${single}${at + 1}`);
}

const adopted = new WeakSet();

/** From now on a layer takes part in the calls around it, and counts the layers inside. */
function adopt(layer) {
  if (adopted.has(layer)) {
    return;
  }
  adopted.add(layer);
  const {apply, addLoss} = layer;
  layer.apply = (inputs, kwargs) => {
    const symbolic = flat(inputs).some((one) => one instanceof tf.SymbolicTensor);
    return underWay.length === 0 || symbolic
      ? apply.call(layer, inputs, kwargs)
      : appliedInside(layer, apply, inputs, kwargs ?? {});
  };
  layer.addLoss = (given) => addedLoss(given, (one) => addLoss.call(layer, one));
  if (!(layer instanceof tf.LayersModel)) {
    for (const kind of ['trainableWeights', 'nonTrainableWeights']) {
      countInside(layer, kind);
    }
  }
}

/** A call inside another one: in training as that one is, with the masks of its inputs. */
function appliedInside(layer, apply, inputs, kwargs) {
  const given = {...kwargs, training: kwargs.training ?? underWay.at(-1).training};
  const masks = flat(inputs).map((one) => one.kerasMask ?? null);
  if (given.mask == null && masks.some((one) => one != null)) {
    given.mask = masks.length === 1 ? masks[0] : masks;
  }
  const outputs = apply.call(layer, inputs, given);
  if (layer.supportsMasking && !(layer instanceof Model)) {
    const made = [layer.computeMask(inputs, given.mask ?? null)].flat();
    flat(outputs).forEach((one, at) => {
      one.kerasMask = made[at];
    });
  }
  return outputs;
}

/** Losses that a call makes are tensors; others are functions, which TensorFlow.js keeps. */
function addedLoss(given, addFunctions) {
  for (const one of [given].flat()) {
    if (!(one instanceof tf.Tensor)) {
      addFunctions(one);
    } else if (underWay.length > 0) {
      underWay.at(-1).losses.push(lasting(one));
    } else {
      throw new Error('addLoss: a tensor can be added in a call() only');
    }
  }
}

/** A loss that outlives the call of a model around its layer, whose training counts it. */
function lasting(loss) {
  return tf.engine().state.gradientDepth > 0 ? tf.keep(loss) : loss;
}

/** Losses of an earlier call go with the work that is being done. */
function letGo(losses) {
  for (const loss of losses.filter(({kept, isDisposed}) => kept && !isDisposed)) {
    loss.kept = false;
    tf.engine().track(loss);
  }
}

/** Weights of a layer with those of the layers inside, which TensorFlow.js leaves out. */
function countInside(layer, kind) {
  const own = () => Reflect.get(Object.getPrototypeOf(layer), kind, layer);
  const inner = () => layersIn(layer).flatMap((one) => one[kind]);
  const frozen = () => layersIn(layer).flatMap((one) => one.trainableWeights);
  Object.defineProperty(layer, kind, {
    configurable: true,
    get: () => {
      if (layer.trainable) {
        return [...new Set([...own(), ...inner()])];
      }
      const rest = kind === 'trainableWeights' ? [] : [...frozen(), ...inner()];
      return [...new Set([...own(), ...rest])];
    },
    set: (weights) =>
      Reflect.set(Object.getPrototypeOf(layer), kind, weights, layer),
  });
}

/** Stands for the loss of a model that is compiled without one, whose steps say it. */
const LATER = () => tf.scalar(0);

/** The training of models of one's own: by steps that their classes may define. */
class SteppedModel extends tf.LayersModel {
  compile(args = {}) {
    hide(this, {compileArgs: args});
    // TensorFlow.js assigns to members that a class of one's own may have as getters only.
    const bare = Object.create(this, {
      ...asProperties({outputs: [], outputNames: [], metrics: [], loss: []}),
    });
    compileOfTensorFlow.call(bare, {optimizer: args.optimizer ?? 'rmsprop'});
    const {optimizer_, isOptimizerOwned} = bare;
    hide(this, {optimizer_, isOptimizerOwned});
    if (this.built) {
      this.finishCompiling();
    }
  }

  finishCompiling() {
    const {optimizer_: optimizer} = this;
    const {loss = null, lossWeights, ...rest} = this.compileArgs;
    const args = withWeightedMetrics({...rest, optimizer, loss: lossObjects(loss)});
    const compiled = Object.create(this, asProperties({metrics: null}));
    const anyLoss = loss == null ? {loss: this.outputs.map(() => LATER)} : {};
    compileOfTensorFlow.call(compiled, {...args, ...anyLoss});
    const {metrics, ...made} = compiled;
    hide(this, made);
    hide(this, {weightedMetrics: new Set([rest.weightedMetrics ?? []].flat())});
    useMetricObjects(this, rest.metrics);
    if (loss == null) {
      const {metricsNames, metricsTensors, outputs} = this;
      const several = outputs.length > 1 ? outputs.length : 0;
      hide(this, {
        lossFunctions: [],
        metricsTensors: metricsTensors.slice(several),
        metricsNames: [metricsNames[0], ...metricsNames.slice(several + 1)],
      });
    }
    const weights = loss == null ? [] : outputWeights(this, lossWeights);
    hide(this, {trainer: trainerOf(this, weights), weightsOfLosses: weights});
    this.lossFunctions.forEach((one, output) => adjustLabels(this, one, output));
  }

  /** The loss's mean, the compiled metrics and those in attributes. */
  get metrics() {
    const own = [...held(this, isMetric)].map(([, one]) => one);
    if (this.compileArgs == null) {
      return own;
    }
    const compiled = this.built ? metricsOf(this).map(({metric}) => metric) : [];
    return [this.meanLoss, ...compiled, ...own];
  }

  /** The compiled loss of outputs for targets, with the penalties and what the last call added. */
  computeLoss(x = null, y = null, yPred = null, sampleWeight = null) {
    const [ys, outputs] = [this.byOutput(y), this.byOutput(yPred)];
    const weights = Array.isArray(sampleWeight)
      ? sampleWeight
      : ys.map(() => sampleWeight);
    const losses = lossesOf(this, ys, outputs, weights);
    const every = [...weighted(losses, this.weightsOfLosses), ...this.calculateLosses()];
    if (every.length === 0) {
      throw new Error(
        `${this.name}: computeLoss: there is no loss; give one to compile({loss: ...}) or add one ` +
          'with addLoss in call',
      );
    }
    return summed(every);
  }

  /** Let the compiled metrics see a batch; the results of all metrics by name. */
  computeMetrics(x = null, y = null, yPred = null, sampleWeight = null) {
    const [ys, outputs] = [this.byOutput(y), this.byOutput(yPred)];
    for (const [metric, output] of this.metricsTensors) {
      if (isMetric(metric)) {
        const weight = this.weightedMetrics.has(metric) ? sampleWeight : null;
        metric.updateState(ys[output], outputs[output], weight);
      }
    }
    return this.getMetricsResult();
  }

  /** The results of all metrics by name. */
  getMetricsResult() {
    return Object.fromEntries(this.metrics.map((one) => [one.name, one.result()]));
  }

  byOutput(value) {
    const isDict = value?.constructor === Object;
    return isDict ? this.outputNames.map((name) => value[name]) : flat(value);
  }

  /** A step on `data`: [x, y], [x, y, sampleWeight] or x alone; the logs of the batch. */
  trainStep(data) {
    const [x, y, sampleWeight] = this.partsOf(data);
    let predicted = null;
    const loss = this.optimizer.minimize(
      () => {
        predicted = this.apply(x, {training: true});
        flat(predicted).forEach((one) => tf.keep(one));
        return this.computeLoss(x, y, predicted, sampleWeight, true);
      },
      true,
      this.trainableWeights.map((one) => one.read()),
    );
    this.meanLoss.updateState(loss, null, flat(x)[0].shape[0]);
    const logs = this.computeMetrics(x, y, predicted, sampleWeight);
    tf.dispose(predicted);
    return logs;
  }

  /** The loss and the metrics of a batch, without a step. */
  testStep(data) {
    const [x, y, sampleWeight] = this.partsOf(data);
    const predicted = this.apply(x, {training: false});
    const loss = this.computeLoss(x, y, predicted, sampleWeight, false);
    this.meanLoss.updateState(loss, null, flat(x)[0].shape[0]);
    return this.computeMetrics(x, y, predicted, sampleWeight);
  }

  partsOf(data) {
    return Array.isArray(data) && !this.onlyInputs ? data : [data, null];
  }

  /** Whether training, and whether evaluation, is a step of one's own. */
  get ownTraining() {
    return overrides(this, ['trainStep', 'computeLoss', 'computeMetrics']);
  }

  get ownTests() {
    return overrides(this, ['testStep', 'computeLoss', 'computeMetrics']);
  }

  makeTrainFunction() {
    forgetLogs(this);
    this.labels.length = 0;
    return this.ownTraining
      ? (data) => steppedBy(this, 'train', data)
      : this.trainer.makeTrainFunction();
  }

  makeTestFunction() {
    if (this.ownTests) {
      hide(this, {testFunction: (data) => steppedBy(this, 'test', data)});
    } else {
      this.trainer.makeTestFunction();
    }
  }

  /** What `fit` and `evaluate` report, in order; a step of one's own says it when it has run. */
  getDedupedMetricsNames() {
    return this.ownTraining ? this.labels : super.getDedupedMetricsNames();
  }

  /** TensorFlow.js expects as many values of a validation as training has. */
  testLoop(...given) {
    const made = this.trainer.testLoop(...given);
    const missing = this.isTraining ? Math.max(0, this.labels.length - made.length) : 0;
    return [...made, ...Array.from({length: missing}, () => tf.scalar(0))];
  }

  async fit(x, y, config = {}) {
    const {validationData: [valX, valY = null, ...weights] = [], ...rest} = config;
    const given = this.taken(x, y);
    const data = valX == null ? {} : {validationData: [...this.taken(valX, valY), ...weights]};
    const history = await this.trainer.fit(...given, {...rest, ...data});
    forgetLogs(this);
    return history;
  }

  async fitDataset(dataset, config) {
    await this.buildByDataset(dataset);
    return this.trainer.fitDataset(dataset, config);
  }

  async buildByDataset(dataset) {
    if (!this.built) {
      const {value} = await (await dataset.iterator()).next();
      this.taken(value.xs, value.ys);
      tf.dispose(value);
    }
  }

  evaluate(x, y, args) {
    return super.evaluate(...this.taken(x, y), args);
  }

  async evaluateDataset(dataset, args) {
    await this.buildByDataset(dataset);
    return this.trainer.evaluateDataset(dataset, args);
  }

  async trainOnBatch(x, y) {
    return super.trainOnBatch(...this.taken(x, y));
  }

  predict(x, args) {
    return this.predicted((xs) => super.predict(xs, args), x);
  }

  predictOnBatch(x) {
    return this.predicted((xs) => super.predictOnBatch(xs), x);
  }

  predicted(predict, x) {
    const [xs] = this.taken(x, null);
    const made = predict(xs.length === 1 ? xs[0] : xs);
    return this.isProgram ? joined(this.made, [made].flat()) : made;
  }

  /** Data as lists of tensors, for a model that is built then. */
  taken(x, y) {
    if (this.isProgram) {
      this.buildFor(x);
    }
    const byName = (value, names) => {
      const isDict = value?.constructor === Object;
      return isDict && names.every((name) => name in value)
        ? names.map((name) => value[name])
        : flat(value);
    };
    if (y != null) {
      hide(this, {targets: structureOf(y)});
    }
    hide(this, {onlyInputs: y == null});
    return [byName(x, this.inputNames), byName(y, this.outputNames)];
  }

  standardizeUserDataXY(x, y) {
    if (this.optimizer_ == null) {
      throw new Error(`${this.name}: compile the model before training or evaluating it`);
    }
    const rows = new Set([...x, ...y].map((one) => one.shape[0]));
    if (rows.size > 1) {
      throw new RangeError(
        `${this.name}: all data needs the same number of samples, got ${[...rows].join(', ')}`,
      );
    }
    return [x, y];
  }

  async standardizeUserData(...given) {
    return this.trainer.standardizeUserData(...given);
  }
}

/** The program of a model as a layer, so that TensorFlow.js finds a graph. */
class Program extends tf.layers.Layer {
  static className = 'Program';

  constructor(model, shapes) {
    super({name: `${model.name}_call`});
    this.shapes = shapes;
    this.run = (inputs, kwargs) => model.run(inputs, kwargs);
  }

  call(inputs, kwargs) {
    return this.run([inputs].flat(), kwargs);
  }

  computeOutputShape() {
    return this.shapes.length === 1 ? this.shapes[0] : this.shapes;
  }
}

/**
 * The base of models of one's own, as Keras has it: layers in attributes (also in lists and dicts)
 * and a `call(inputs, kwargs)` that applies them to tensors. The first data, or `build`, shows the
 * shapes. A class may define `trainStep(data)`, `testStep(data)`, `computeLoss(x, y, yPred,
 * sampleWeight)`, `computeMetrics(...)` and a getter `metrics`; with {inputs, outputs} in its config
 * it is a functional model with such methods. Losses, metrics and penalties are Keras's.
 */
class Model extends SteppedModel {
  static className = 'Model';

  constructor(config = {}) {
    const {inputs, outputs, name, trainable, dtype} = config;
    if (inputs != null) {
      super({inputs, outputs, name});
      hide(begun(this, false), {givenDtype: dtype});
      return;
    }
    // What a container needs is known only after the first call.
    const given = [{name, trainable}];
    const made = begun(Reflect.construct(tf.layers.Layer, given, new.target), true);
    return hide(made, {givenDtype: dtype});
  }

  get layers() {
    return this.isProgram
      ? [...held(this, isLayer)].map(([, one]) => one)
      : this.layersOfGraph;
  }

  set layers(layers) {
    hide(this, {layersOfGraph: layers});
  }

  get hasCall() {
    return this.call !== Model.prototype.call;
  }

  get trainableWeights() {
    if (!this.isProgram || !this.trainable) {
      return this.isProgram ? [] : super.trainableWeights;
    }
    const inside = this.layers.flatMap((one) => one.trainableWeights);
    return [...new Set([...this._trainableWeights, ...inside])];
  }

  set trainableWeights(weights) {
    this._trainableWeights = weights;
  }

  get nonTrainableWeights() {
    if (!this.isProgram) {
      return super.nonTrainableWeights;
    }
    const kinds = this.trainable
      ? ['nonTrainableWeights']
      : ['trainableWeights', 'nonTrainableWeights'];
    const own = kinds.flatMap((kind) => this[`_${kind}`]);
    const inside = kinds.flatMap((kind) =>
      this.layers.flatMap((one) => one[kind]),
    );
    return [...new Set([...own, ...inside])];
  }

  set nonTrainableWeights(weights) {
    this._nonTrainableWeights = weights;
  }

  call(inputs, kwargs) {
    if (this.isProgram) {
      throw new Error(
        `${this.name} (${this.getClassName()}): define call(inputs, kwargs), which applies the ` +
          'layers; without it the model can only be trained by a trainStep(data)',
      );
    }
    return super.call(inputs, kwargs);
  }

  /** What `call` gives for tensors, structured as it gives it. */
  called(inputs, kwargs = {}) {
    const outer = underWay.at(-1);
    const training = kwargs.training ?? outer?.training;
    const own = {training, losses: outer?.losses ?? []};
    for (const layer of everyLayer(this)) {
      adopt(layer);
    }
    underWay.push(own);
    let made;
    try {
      [made] = tf.tidy(() => {
        const result = this.call(inputs, {...kwargs, training});
        const outputs = flat(result);
        if (outputs.length === 0 || !outputs.every((y) => y instanceof tf.Tensor)) {
          throw new TypeError(
            `${this.name} (${this.getClassName()}): call() must return tensors, got ${result}`,
          );
        }
        const masks = outer == null ? [] : outputs.map((y) => y.kerasMask ?? null);
        return [result, masks, own.losses];
      });
    } finally {
      underWay.pop();
    }
    letGo(this.addedLosses.filter((one) => !own.losses.includes(one)));
    hide(this, {addedLosses: own.losses});
    if (!this.built) {
      this.connect(inputs, made);
    }
    return made;
  }

  /** A list of outputs for a list of inputs. */
  run(inputs, kwargs) {
    return this.isProgram
      ? flat(this.called(joined(this.given, inputs), kwargs))
      : [super.call(inputs, kwargs)].flat();
  }

  apply(inputs, kwargs = {}) {
    const given = flat(inputs);
    if (!this.isProgram || given.some((one) => one instanceof tf.SymbolicTensor)) {
      return super.apply(inputs, kwargs);
    }
    this.assertNotDisposed();
    if (!this.built && this.build !== Model.prototype.build) {
      this.buildFor(inputs);
    }
    const alone = this.built && this.given == null && Array.isArray(inputs);
    return this.called(alone ? inputs[0] : inputs, kwargs);
  }

  /** Run `call` once, on zeros of a shape (a list of shapes, or a dict of them). */
  build(inputShape) {
    if (this.built) {
      return;
    }
    tf.tidy(() => {
      const example = this.example ?? zerosOf(inputShape, this.name);
      hide(this, {example: null});
      if (this.hasCall) {
        this.called(example, {});
      } else {
        this.connect(example, []);
      }
    });
  }

  /** Build by the first sample of data. */
  buildFor(x) {
    if (this.built) {
      return;
    }
    tf.tidy(() => {
      const structure = structureOf(x);
      const firsts = flat(x).map((one) => one.slice(0, 1));
      hide(this, {example: joined(structure, firsts)});
      const shapes = firsts.map((one) => [null, ...one.shape.slice(1)]);
      this.build(joined(structure, shapes));
    });
    if (!this.built) {
      throw new Error(`${this.name}: build(inputShape) must call super.build(inputShape)`);
    }
  }

  connect(inputs, outputs) {
    const open = (one) => (one.rank > 0 ? [null, ...one.shape.slice(1)] : []);
    const [given, made] = [structureOf(inputs), structureOf(outputs)];
    const taken = flat(inputs).map((one) =>
      tf.input({batchShape: open(one), dtype: one.dtype}),
    );
    const shapes = flat(outputs).map(open);
    const inputNames = namesIn(given, 'input');
    hide(this, {
      given,
      made,
      inputs: taken,
      outputs:
        shapes.length > 0 ? [new Program(this, shapes).apply(taken)].flat() : [],
      inputNames,
      outputNames: namesIn(made, made == null ? this.name : 'output'),
      feedInputNames: inputNames,
      feedInputShapes: taken.map(() => null),
      internalInputShapes: taken.map((one) => one.shape),
      internalOutputShapes: shapes,
    });
    this.built = true;
    this._refCount ??= 1;
    this.nameWeights();
    if (this.compileArgs != null) {
      this.finishCompiling();
    }
  }

  /** Weights are named by where their layer is kept: equal in every object of the class. */
  nameWeights() {
    for (const [path, layer] of held(this, isLayer)) {
      const lasts = layer.weights.map(({originalName}) => originalName.split('/').at(-1));
      layer.weights.forEach((weight, at) => {
        const several = lasts.filter((one) => one === lasts[at]).length > 1;
        weight.originalName = `${path}/${several ? `${at}/` : ''}${lasts[at]}`;
      });
    }
  }

  computeOutputShape(inputShape) {
    if (!this.isProgram) {
      return super.computeOutputShape(inputShape);
    }
    this.build(inputShape);
    return tf.tidy(() => {
      const zeros = zerosOf(inputShape, this.name);
      const shapes = flat(this.called(zeros, {})).map(({shape}) => [null, ...shape.slice(1)]);
      return shapes.length === 1 ? shapes[0] : shapes;
    });
  }

  computeMask(inputs, mask) {
    return this.isProgram ? null : super.computeMask(inputs, mask);
  }

  addLoss(losses) {
    addedLoss(losses, (one) => super.addLoss(one));
  }

  /** The penalties of the weights, and what the last call added. */
  calculateLosses() {
    const added = this.addedLosses.filter((one) => !one.isDisposed);
    return [...tf.tidy(() => penaltiesIn(this)), ...added];
  }

  getConfig() {
    if (!this.isProgram) {
      return super.getConfig();
    }
    const {name, trainable, built} = this;
    const shapes = built ? this.inputs.map((one) => one.shape) : [];
    const buildInputShape = built ? {buildInputShape: joined(this.given, shapes)} : {};
    return {name, trainable, ...buildInputShape};
  }

  static fromConfig(cls, config, ...others) {
    if ('layers' in config && 'inputLayers' in config) {
      return super.fromConfig(cls, config, ...others);
    }
    const {buildInputShape, ...rest} = config;
    const model = new cls(rest);
    if (buildInputShape != null) {
      model.build(buildInputShape);
    }
    return model;
  }
}

/** Members that are no layers, metrics or lists of such to look for. */
function asProperties(members) {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      {value, writable: true, configurable: true, enumerable: false},
    ]),
  );
}

function hide(model, members) {
  Object.defineProperties(model, asProperties(members));
  return model;
}

/** What a model of one's own has from the beginning. */
function begun(model, isProgram) {
  const fresh = isProgram
    ? {
        containerNodes: new Set(),
        nodesByDepth: {},
        layersByDepth: {},
        internalContainerRefs: [],
        isTraining: false,
        supportsMasking: true,
      }
    : {};
  return hide(model, {
    ...fresh,
    isProgram,
    addedLosses: [],
    labels: [],
    logs: {train: null, test: null},
    meanLoss: metrics.mean({name: 'loss'}),
    compileArgs: null,
    example: null,
    targets: null,
    onlyInputs: false,
  });
}

/** Whether a class defines one of the methods anew. */
function overrides(model, names) {
  return names.some((name) => model[name] !== Model.prototype[name]);
}

/** Loss and metrics, of `evaluate` or of a batch, by their names. */
function numbersByName(results, model) {
  if (model instanceof Model && overrides(model, ['testStep'])) {
    throw new Error(`${model.name}: the names that its testStep gives are not known`);
  }
  const scalars = Array.isArray(results) ? results : [results];
  return Object.fromEntries(
    scalars.map((one, place) => [
      model.metricsNames[place],
      one instanceof tf.Tensor ? numberOf(one) : one,
    ]),
  );
}

/** A sample of zeros for a shape, a list of shapes or a dict of them. */
function zerosOf(shape, name) {
  if (shape == null) {
    throw new Error(
      `${name}: the shape of its input is not known yet; call build([null, 4]) or give data`,
    );
  }
  if (!Array.isArray(shape)) {
    return Object.fromEntries(
      Object.entries(shape).map(([key, one]) => [key, zerosOf(one, name)]),
    );
  }
  if (shape.some((one) => Array.isArray(one))) {
    return shape.map((one) => zerosOf(one, name));
  }
  return tf.zeros([1, ...shape.slice(1).map((extent) => extent ?? 1)]);
}

/** Losses as objects, which are Keras's, for the words that name them. */
function lossObjects(loss) {
  if (typeof loss === 'string') {
    return losses[loss]?.() ?? loss;
  }
  if (loss == null || typeof loss === 'function') {
    return loss;
  }
  return Array.isArray(loss)
    ? loss.map(lossObjects)
    : Object.fromEntries(
        Object.entries(loss).map(([name, one]) => [name, lossObjects(one)]),
      );
}

const SHORT_METRICS = {
  mae: 'meanAbsoluteError',
  MAE: 'meanAbsoluteError',
  mse: 'meanSquaredError',
  MSE: 'meanSquaredError',
  mape: 'meanAbsolutePercentageError',
  MAPE: 'meanAbsolutePercentageError',
  cosine: 'cosineSimilarity',
};

/** Metrics with a state instead of the functions that words stand for, one for each output. */
function useMetricObjects(model, given) {
  const words = new Set(flat(given).filter((one) => typeof one === 'string'));
  const counting = ['accuracy', 'acc'].some((one) => words.has(one));
  const losses = model.outputs.length > 1 ? model.outputs.length : 0;
  model.metricsTensors.forEach((entry, at) => {
    const [metric, output] = entry;
    if (at < losses || isMetric(metric)) {
      return;
    }
    const several = model.outputs.length > 1;
    const name = model.metricsNames[at + 1].slice(
      several ? model.outputNames[output].length + 1 : 0,
    );
    const make =
      name === 'acc' && counting
        ? accuracyFor(model, output)
        : words.has(name) && metrics[SHORT_METRICS[name] ?? name];
    if (make) {
      entry[0] = make({name});
    }
  });
}

/** The accuracy that goes with an output and its loss. */
function accuracyFor(model, output) {
  const loss = model.lossFunctions[output];
  const binary = [BinaryCrossentropy, BinaryFocalCrossentropy];
  if (
    model.internalOutputShapes[output].at(-1) === 1 ||
    binary.some((kind) => loss instanceof kind)
  ) {
    return metrics.binaryAccuracy;
  }
  return loss?.constructor?.labels === 'sparse'
    ? metrics.sparseCategoricalAccuracy
    : metrics.categoricalAccuracy;
}

/** A step of one's own; its logs as a list. */
function steppedBy(model, kind, data) {
  const count = model.inputs.length;
  const inputs = data.slice(0, count);
  const several = count > 1 ? structureOf(inputs) : null;
  const x = joined(model.isProgram ? model.given : several, inputs);
  const counted = model.onlyInputs ? 0 : namesIn(model.targets, '').length;
  const y = joined(model.targets, data.slice(count, count + counted));
  const rest = data.slice(count + counted).filter((one) => one != null);
  const batch = model.onlyInputs ? x : [x, y, ...rest];
  const logs = withoutLeavings(model, () =>
    tf.tidy(() => {
      const made = model[`${kind}Step`](batch);
      const named = made instanceof Map ? [...made] : Object.entries(made);
      return Object.fromEntries(
        named.map(([name, one]) => [
          name,
          typeof one === 'number' ? tf.scalar(one) : one.mean(),
        ]),
      );
    }),
  );
  keepLogs(model, kind, logs);
  if (kind === 'train' && model.labels.length === 0) {
    model.labels.push(...Object.keys(logs));
  }
  return Object.values(logs);
}

/**
 * What a step keeps while its gradient is taken is meant for the rest of the step: it goes with
 * it, unless the model holds it. What layers keep inside (states, masks) is theirs.
 */
function withoutLeavings(model, step) {
  const engine = tf.engine();
  const {apply} = tf.layers.Layer.prototype;
  const left = [];
  let inside = 0;
  engine.keep = (tensor) => {
    if (inside === 0 && engine.state.gradientDepth > 0) {
      left.push(tensor);
    }
    return Object.getPrototypeOf(engine).keep.call(engine, tensor);
  };
  tf.layers.Layer.prototype.apply = function (...given) {
    inside += 1;
    try {
      return apply.apply(this, given);
    } finally {
      inside -= 1;
    }
  };
  try {
    return step();
  } finally {
    delete engine.keep;
    tf.layers.Layer.prototype.apply = apply;
    const held = new Set(Object.values(model).flat());
    tf.dispose(left.filter((tensor) => !held.has(tensor)));
  }
}

function forgetLogs(model) {
  for (const kind of ['train', 'test']) {
    tf.dispose(model.logs[kind] ?? []);
    model.logs[kind] = null;
  }
}

/** The logs of the newest batch, or of the newest evaluation. */
function keepLogs(model, kind, logs) {
  tf.dispose(model.logs[kind] ?? []);
  model.logs[kind] = Object.fromEntries(
    Object.entries(logs).map(([name, one]) => [name, tf.keep(one.clone())]),
  );
}

/** The logs of an epoch of steps of one's own are those of its last batch. */
async function finishLogs(model, logs) {
  const validated = Object.keys(logs).some((name) => name.startsWith('val_'));
  const own = model.ownTraining || model.ownTests;
  for (const [kind, prefix] of [
    ['train', ''],
    ['test', 'val_'],
  ]) {
    const newest = model.logs[kind];
    if (newest == null || (kind === 'test' && !(validated && own))) {
      continue;
    }
    for (const name of Object.keys(logs)) {
      if (name.startsWith('val_') === (kind === 'test')) {
        tf.dispose(logs[name] ?? []);
        delete logs[name];
      }
    }
    for (const [name, one] of Object.entries(newest)) {
      logs[prefix + name] = (await one.data())[0];
    }
  }
}

// Keras's `dtype_policy` of layers and models. Bases of this module keep the type that a class of
// one's own was given; TensorFlow.js's layers compute with float32 whatever they are given.

const numberType = {
  configurable: true,
  get() {
    return this.givenDtype ?? this.dtype ?? 'float32';
  },
};

Object.defineProperties(tf.layers.Layer.prototype, {
  dtypePolicy: numberType,
  computeDtype: numberType,
  variableDtype: numberType,
});

/**
 * A sequential model whose first layer gets its shape from the first data, as in Keras. If it
 * `hidesInput`, an input layer says the shape and is none of its layers.
 */
class DeferredSequential extends tf.Sequential {
  static className = 'Sequential';

  constructor({layers = [], name, hidesInput = false} = {}) {
    super({name});
    hide(this, {waiting: [], compileArgs: null, hidesInput, hiddenInput: null});
    layers.forEach((layer) => this.add(layer));
  }

  add(layer) {
    const isFirst = this.layers.length === 0;
    const shapeless = layer.batchInputShape == null && !(layer.inputs?.length > 0);
    if (isFirst && this.hidesInput && layer.getClassName() === 'InputLayer') {
      hide(this, {hiddenInput: layer});
      super.add(layer);
      this.layers.shift();
    } else if (isFirst && this.hiddenInput !== null) {
      this.followHidden(layer);
    } else if (isFirst && (this.waiting.length > 0 || shapeless)) {
      this.waiting.push(layer);
    } else if (isFirst) {
      this.begin(layer, layer.batchInputShape ?? layer.inputs[0].shape);
    } else {
      this.follow(layer);
    }
  }

  /** Add the first layer. The graph of a model of one's own is the model itself, behind an input. */
  begin(layer, batchInputShape) {
    if (!layer.isProgram) {
      super.add(layer);
      return;
    }
    super.add(tf.layers.inputLayer({batchInputShape}));
    this.follow(layer);
    this.layers.shift();
  }

  follow(layer) {
    if (layer instanceof DeferredSequential) {
      layer.take(this.outputs[0].shape);
    } else if (layer.isProgram) {
      layer.build(this.outputs[0].shape);
    }
    super.add(layer);
  }

  /** Add the first layer behind a hidden one. It keeps the shape, with which it is saved. */
  followHidden(layer) {
    const {shape, dtype} = this.outputs[0];
    this.follow(layer);
    if (dtype === 'float32' && !(layer instanceof tf.LayersModel) && layer.batchInputShape == null) {
      layer.batchInputShape = shape;
    }
  }

  pop() {
    if (this.waiting.length > 0) {
      this.waiting.pop();
      return;
    }
    super.pop();
    if (this.layers.length === 0 && this.hiddenInput !== null) {
      this.add(this.hiddenInput);
    }
  }

  getConfig() {
    const config = super.getConfig();
    const [first] = this.layers;
    const isSaid = first instanceof tf.LayersModel || first?.batchInputShape != null;
    if (this.hiddenInput !== null && !isSaid) {
      const className = this.hiddenInput.getClassName();
      config.layers.unshift({className, config: this.hiddenInput.getConfig()});
    }
    return config;
  }

  /** Add the layers, now that a shape (with the batch axis) is known. */
  take(shape) {
    const [first, ...others] = this.waiting;
    if (first == null || shape == null) {
      return;
    }
    const batchInputShape = [null, ...shape.slice(1)];
    this.waiting.length = 0;
    if (first instanceof DeferredSequential) {
      first.take(shape);
    } else if (!first.isProgram) {
      first.batchInputShape = batchInputShape;
    }
    this.begin(first, batchInputShape);
    others.forEach((layer) => this.follow(layer));
    if (this.compileArgs != null) {
      super.compile(this.compileArgs);
    }
  }

  build(inputShape) {
    this.take(inputShape);
    super.build(inputShape);
  }

  compile(args) {
    if (this.waiting.length > 0) {
      hide(this, {compileArgs: args});
    } else {
      super.compile(args);
    }
  }

  async fitDataset(dataset, config) {
    await this.takeFrom(dataset);
    return super.fitDataset(dataset, config);
  }

  async evaluateDataset(dataset, config) {
    await this.takeFrom(dataset);
    return super.evaluateDataset(dataset, config);
  }

  async takeFrom(dataset) {
    if (this.waiting.length > 0) {
      const {value} = await (await dataset.iterator()).next();
      this.take(flat(value.xs)[0].shape);
      tf.dispose(value);
    }
  }
}

// What takes data takes its shape first.
for (const name of [
  'apply',
  'evaluate',
  'fit',
  'predict',
  'predictOnBatch',
  'trainOnBatch',
]) {
  DeferredSequential.prototype[name] = function (x, ...others) {
    this.take(flat(x)[0]?.shape);
    return tf.Sequential.prototype[name].call(this, x, ...others);
  };
}

const sequential = (config) => new DeferredSequential(config);

/**
 * Layers of one's own that hold layers in their attributes (also in lists and dicts): weights,
 * penalties and `trainable` of these count as its own, and they are in training when it is.
 * TensorFlow.js's layers know nothing of them, nor of losses that a call makes.
 */
const holding = (Base) =>
  class extends Base {
    constructor(config = {}) {
      super(config);
      hide(this, {addedLosses: [], givenDtype: config.dtype});
      countInside(this, 'trainableWeights');
      countInside(this, 'nonTrainableWeights');
      const {build, call} = this;
      hide(this, {
        build: (inputShape) => {
          build.call(this, inputShape);
          this.built = true;
          this.buildInside(inputShape);
        },
        call: (inputs, kwargs) =>
          this.underWay(kwargs, () => call.call(this, inputs, kwargs)),
      });
    }

    get trainable() {
      return super.trainable;
    }

    set trainable(trainable) {
      super.trainable = trainable;
      layersIn(this).forEach((layer) => {
        layer.trainable = trainable;
      });
    }

    get losses() {
      return [...this._losses, ...layersIn(this).flatMap(({losses}) => losses)];
    }

    /** TensorFlow.js would add to `losses`, which is made anew with those of the layers inside. */
    addLoss(losses) {
      addedLoss(losses, (one) => void this._losses.push(one));
    }

    /** The penalties, and what the last call added. */
    calculateLosses() {
      const added = this.addedLosses.filter((one) => !one.isDisposed);
      return [...super.calculateLosses(), ...added];
    }

    /** What a function gives in a call of this layer. */
    underWay(kwargs, run) {
      for (const layer of everyLayer(this)) {
        adopt(layer);
      }
      const outer = underWay.at(-1);
      const training = kwargs?.training ?? outer?.training;
      const losses = outer?.losses ?? [];
      if (outer == null) {
        letGo(this.addedLosses);
        this.addedLosses = losses;
      }
      underWay.push({training, losses});
      try {
        return run();
      } finally {
        underWay.pop();
      }
    }

    /** Build the layers inside for symbolic inputs, as `call` uses them: by a call on zeros. */
    buildInside(inputShape) {
      const shapes = [inputShape].flat().some(Array.isArray) ? inputShape : [inputShape];
      if (shapes.some(([batch]) => batch !== null) || layersIn(this).every(({built}) => built)) {
        return;
      }
      tf.tidy(() => void this.call(zerosOf(inputShape, this.name), {}));
    }
  };

/** The base of layers of one's own that hold layers. */
class Layer extends holding(tf.layers.Layer) {
  static className = 'Layer';
}

/** The base of layers of one's own around another one. */
class Wrapper extends holding(tf.layers.Layer) {
  static className = 'Wrapper';

  constructor({layer, ...config}) {
    super(config);
    this.layer = layerOf(layer);
  }

  build(inputShape) {
    if (!this.layer.built) {
      this.layer.build(inputShape);
      this.layer.built = true;
    }
    this.built = true;
  }

  getConfig() {
    return {...super.getConfig(), layer: described(this.layer)};
  }
}

/** The inputs that a symbolic tensor is computed from. */
function getSourceInputs(tensor) {
  const found = new Set();
  const seen = new Set();
  const visit = (one) => {
    if (seen.has(one)) return;
    seen.add(one);
    const node = one.sourceLayer.inboundNodes[one.nodeIndex];
    if (node.inboundLayers.length === 0) found.add(one);
    else node.inputTensors.forEach(visit);
  };
  visit(tensor);
  return [...found];
}

// Cells, which TensorFlow.js only lets its recurrent layers call: with one list of the input and the
// states, after they have built them.

const MASKS = ['dropoutMask', 'recurrentDropoutMask'];

/** What was drawn for dropout holds for the steps of one call of the model around. */
function forgetMasks(cell) {
  for (const name of MASKS) {
    tf.dispose(cell[name] ?? []);
    cell[name] = null;
  }
}

const sequences = new WeakMap();

const ofCells = {
  /** The output and the new states: a list where `states` is one, else the state alone. */
  applyStep(inputs, states, kwargs = {}) {
    const given = [states].flat();
    if ([inputs, ...given].some((one) => one instanceof tf.SymbolicTensor)) {
      throw new Error(`${this.name}: applyStep computes with numbers; use tf.layers.rnn`);
    }
    if (!this.built) {
      this.build(inputs.shape);
      this.built = true;
      if (this.initialWeights != null) {
        this.setWeights(this.initialWeights);
      }
    }
    const training = kwargs.training ?? underWay.at(-1)?.training;
    const sequence = training ? (underWay[0] ?? this) : null;
    if (sequence == null || sequences.get(this) !== sequence) {
      forgetMasks(this);
      sequences.set(this, sequence);
    }
    const [output, ...after] = this.call([inputs, ...given], {...kwargs, training});
    return [output, Array.isArray(states) || after.length > 1 ? after : after[0]];
  },

  /** The states of zero that `batchSize` sequences start from. */
  getInitialState({batchSize}) {
    return [this.stateSize].flat().map((size) => tf.zeros([batchSize, size]));
  },
};

Object.assign(tf.layers.RNNCell.prototype, ofCells);

/** Cells of one's own that hold layers. */
const holdingOfCell = (Base) =>
  class extends holding(Base) {
    buildInside([batch, ...extents]) {
      if (batch == null && layersIn(this).some(({built}) => !built)) {
        const states = this.getInitialState({batchSize: 1});
        tf.tidy(() => void this.call([tf.zeros([1, ...extents]), ...states], {}));
      }
    }
  };

/** The base of cells of one's own that hold layers. */
class RNNCell extends holdingOfCell(tf.layers.RNNCell) {
  static className = 'RNNCell';
}

/**
 * A model of dicts of inputs and outputs: data goes by their keys, and results are dicts. Where a
 * list is asked for, the keys are in alphabetical order, as in Keras.
 */
class NamedModel extends tf.LayersModel {
  static className = 'Model';

  constructor({inputs, outputs, name}) {
    super({inputs: valuesOf(inputs), outputs: valuesOf(outputs), name});
    const inputKeys = keysOf(inputs);
    const outputKeys = keysOf(outputs);
    hide(this, {inputKeys, outputKeys, shownKeys: Object.keys(outputs)});
    this.inputNames = inputKeys ?? this.inputNames;
    this.feedInputNames = this.inputNames;
    this.outputNames = outputKeys ?? this.outputNames;
  }

  /** Data in the order of the inputs. */
  ordered(x) {
    const given = this.inputKeys == null ? null : keysOf(x);
    return given == null ? x : this.inputKeys.map((key) => x[key]);
  }

  /** Results by their names. */
  named(results) {
    if (this.outputKeys == null) {
      return results;
    }
    const made = [results].flat();
    const {shownKeys, outputKeys} = this;
    return Object.fromEntries(shownKeys.map((key) => [key, made[outputKeys.indexOf(key)]]));
  }

  apply(inputs, kwargs) {
    return this.named(super.apply(this.ordered(inputs), kwargs));
  }

  predict(x, args) {
    return this.named(super.predict(this.ordered(x), args));
  }

  predictOnBatch(x) {
    return this.named(super.predictOnBatch(this.ordered(x)));
  }

  evaluate(x, y, args) {
    return super.evaluate(this.ordered(x), y, args);
  }
}

/** The keys of a dict of tensors; null for a tensor, and for a list. */
function keysOf(ends) {
  const isDict = Object.getPrototypeOf(ends) === Object.prototype;
  return isDict ? Object.keys(ends).sort() : null;
}

function valuesOf(ends) {
  return keysOf(ends)?.map((key) => ends[key]) ?? ends;
}

const model = (config) => new NamedModel(config);

/** The logs as numbers: TensorFlow.js hands tensors to callbacks of one's own. */
async function numbersOf(logs) {
  const made = {};
  for (const [key, value] of Object.entries(logs ?? {})) {
    made[key] = typeof value === 'number' ? value : (await value.data())[0];
  }
  return made;
}

/** Node's module of files; in a browser there are none. */
async function files(label) {
  try {
    return await import('node:fs');
  } catch {
    throw new Error(`${label} writes files, which a browser has not`);
  }
}

/** Says whether `monitor` became better. */
class Monitor extends tf.Callback {
  constructor({monitor = 'val_loss', mode = 'auto', minDelta = 0} = {}) {
    super();
    if (!['auto', 'min', 'max'].includes(mode)) {
      throw new RangeError(unknown('callbacks: mode', mode, ['auto', 'min', 'max']));
    }
    const more = mode === 'max' || (mode === 'auto' && monitor.includes('acc'));
    this.monitor = monitor;
    this.minDelta = Math.abs(minDelta);
    this.sign = more ? 1 : -1;
  }

  /** The value, larger is better; null, and a warning, where the logs have none. */
  current(logs) {
    const value = logs[this.monitor];
    if (value == null) {
      console.warn(
        `${this.constructor.name}: '${this.monitor}' is not among the logs ${Object.keys(logs)}`,
      );
      return null;
    }
    return this.sign * value;
  }
}

/** Stops training when `monitor` has not become better for `patience` epochs. */
class EarlyStopping extends Monitor {
  constructor({
    patience = 0,
    verbose = 0,
    baseline = null,
    restoreBestWeights = false,
    startFromEpoch = 0,
    ...watched
  } = {}) {
    super(watched);
    this.patience = patience;
    this.verbose = verbose;
    this.baseline = baseline;
    this.restoreBestWeights = restoreBestWeights;
    this.startFromEpoch = startFromEpoch;
  }

  async onTrainBegin() {
    this.wait = 0;
    this.stoppedEpoch = 0;
    this.best = this.baseline == null ? -Infinity : this.sign * this.baseline;
    this.bestWeights = null;
  }

  async onEpochEnd(epoch, logs) {
    if (epoch < this.startFromEpoch) {
      return;
    }
    const current = this.current(await numbersOf(logs));
    if (current == null) {
      return;
    }
    if (this.restoreBestWeights && this.bestWeights == null) {
      this.keepWeights();
    }
    if (current - this.minDelta > this.best) {
      this.best = current;
      this.wait = 0;
      if (this.restoreBestWeights) {
        this.keepWeights();
      }
      return;
    }
    this.wait += 1;
    if (this.wait >= this.patience) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }

  keepWeights() {
    tf.dispose(this.bestWeights ?? []);
    this.bestWeights = this.model.getWeights().map((one) => tf.keep(one.clone()));
  }

  async onTrainEnd() {
    if (this.bestWeights != null) {
      this.model.setWeights(this.bestWeights);
      tf.dispose(this.bestWeights);
      this.bestWeights = null;
    }
    if (this.stoppedEpoch > 0 && this.verbose) {
      console.log(`Epoch ${this.stoppedEpoch}: early stopping.`);
    }
  }
}

/** Multiplies the learning rate by `factor` when `monitor` has not become better. */
class ReduceLROnPlateau extends Monitor {
  constructor({
    factor = 0.1,
    patience = 10,
    verbose = 0,
    minDelta = 1e-4,
    cooldown = 0,
    minLr = 0,
    ...watched
  } = {}) {
    super({minDelta, ...watched});
    if (factor >= 1) {
      throw new RangeError(
        `reduceLROnPlateau: factor: expected a number below 1, got ${factor}`,
      );
    }
    this.factor = factor;
    this.patience = patience;
    this.verbose = verbose;
    this.cooldown = cooldown;
    this.minLr = minLr;
  }

  async onTrainBegin() {
    this.best = -Infinity;
    this.wait = 0;
    this.cooling = 0;
  }

  async onEpochEnd(epoch, logs) {
    const {optimizer} = this.model;
    logs.learning_rate = optimizer.learningRate;
    const current = this.current(await numbersOf(logs));
    if (current == null) {
      return;
    }
    if (this.cooling > 0) {
      this.cooling -= 1;
      this.wait = 0;
    }
    if (current > this.best + this.minDelta) {
      this.best = current;
      this.wait = 0;
    } else if (this.cooling === 0) {
      this.wait += 1;
      if (this.wait >= this.patience && optimizer.learningRate > this.minLr) {
        const rate = Math.max(optimizer.learningRate * this.factor, this.minLr);
        setRate(optimizer, rate);
        if (this.verbose) {
          console.log(`Epoch ${epoch + 1}: reducing the learning rate to ${rate}.`);
        }
        this.cooling = this.cooldown;
        this.wait = 0;
      }
    }
  }
}

/** Stops training when the loss of a batch is not finite. */
class TerminateOnNaN extends tf.Callback {
  constructor({raiseError = false} = {}) {
    super();
    this.raiseError = raiseError;
  }

  async onBatchEnd(batch, logs) {
    const {loss} = await numbersOf({loss: logs?.loss ?? 0});
    if (Number.isFinite(loss)) {
      return;
    }
    if (this.raiseError) {
      throw new Error(`terminateOnNaN: the loss of batch ${batch} is ${loss}`);
    }
    console.log(`Batch ${batch}: the loss is ${loss}, training stops.`);
    this.model.stopTraining = true;
  }
}

/** Evaluates and saves with the averages of an optimizer with `useEma`. */
class SwapEMAWeights extends tf.Callback {
  constructor({swapOnEpoch = false} = {}) {
    super();
    this.swapOnEpoch = swapOnEpoch;
    this.swapped = false;
  }

  async onTrainBegin() {
    if (this.model.optimizer.useEma !== true) {
      throw new RangeError('swapEMAWeights: expected an optimizer with useEma');
    }
  }

  swap() {
    for (const weight of this.model.trainableWeights) {
      const variable = weight.read();
      const mean = this.model.optimizer.slot(variable, 'average');
      const before = variable.clone();
      variable.assign(mean);
      mean.assign(before);
      before.dispose();
    }
  }

  async onEpochEnd() {
    if (this.swapOnEpoch) {
      this.swap();
      this.swapped = true;
    }
  }

  async onEpochBegin() {
    if (this.swapOnEpoch && this.swapped) {
      this.swap();
      this.swapped = false;
    }
  }

  async onTrainEnd() {
    if (!this.swapOnEpoch) {
      this.swap();
    }
    this.swapped = false;
  }
}

/** Sets the learning rate of each epoch to `schedule(epoch, rate)`. */
class LearningRateScheduler extends tf.Callback {
  constructor({schedule, verbose = 0}) {
    super();
    if (typeof schedule !== 'function') {
      throw new RangeError(
        'learningRateScheduler: schedule: expected a function of the epoch, or of epoch and rate',
      );
    }
    this.schedule = schedule;
    this.verbose = verbose;
  }

  async onEpochBegin(epoch) {
    const {optimizer} = this.model;
    const given = this.schedule(epoch, optimizer.learningRate);
    const rate = given instanceof tf.Tensor ? (await given.data())[0] : given;
    setRate(optimizer, rate);
    if (this.verbose) {
      console.log(`Epoch ${epoch + 1}: the learning rate is ${rate}.`);
    }
  }

  async onEpochEnd(epoch, logs) {
    logs.learning_rate = this.model.optimizer.learningRate;
  }
}

/** Writes the logs of each epoch as a line of a CSV file. */
class CSVLogger extends tf.Callback {
  constructor({filename, separator = ',', append = false}) {
    super();
    this.filename = filename;
    this.separator = separator;
    this.append = append;
  }

  async onTrainBegin() {
    const fs = await files('csvLogger');
    this.keys = null;
    this.head = !(
      this.append &&
      fs.existsSync(this.filename) &&
      fs.statSync(this.filename).size > 0
    );
    if (!this.append) {
      fs.writeFileSync(this.filename, '');
    }
  }

  async onEpochEnd(epoch, logs) {
    const fs = await files('csvLogger');
    const values = await numbersOf(logs);
    this.keys ??= Object.keys(values).sort();
    const rows = [[epoch, ...this.keys.map((key) => values[key] ?? 'NA')]];
    if (this.head) {
      rows.unshift(['epoch', ...this.keys]);
      this.head = false;
    }
    const lines = rows.map((row) => `${row.join(this.separator)}\r\n`);
    fs.appendFileSync(this.filename, lines.join(''));
  }
}

/** `{epoch:02d}` and `{val_loss:.2f}` in a path, filled in. */
function filledIn(path, values) {
  return path.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, key, format = '') => {
    if (values[key] == null) {
      throw new RangeError(
        `modelCheckpoint: filepath: '${key}' is not among the logs ${Object.keys(values)}`,
      );
    }
    const [, fill, width, digits] =
      format.match(/^(0?)(\d*)(?:\.(\d+))?[dfg]?$/) ?? [];
    const text =
      digits == null ? `${values[key]}` : values[key].toFixed(Number(digits));
    return text.padStart(Number(width ?? 0), fill === '0' ? '0' : ' ');
  });
}

/** The model as model.json and weights.bin in a folder. */
async function savedIn(model, folder, label) {
  const fs = await files(label);
  await model.save(
    tf.io.withSaveHandler(async ({weightSpecs, weightData, ...topology}) => {
      fs.mkdirSync(folder, {recursive: true});
      const weights = Array.isArray(weightData)
        ? weightData.map((one) => new Uint8Array(one))
        : [new Uint8Array(weightData)];
      fs.writeFileSync(`${folder}/weights.bin`, Buffer.concat(weights));
      const manifest = [{paths: ['./weights.bin'], weights: weightSpecs}];
      const whole = {...topology, weightsManifest: manifest};
      fs.writeFileSync(`${folder}/model.json`, JSON.stringify(whole));
      return {modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(topology)};
    }),
  );
}

/** Names by which the state of an optimizer is found again: variables by their place. */
function placedNames(model) {
  return model.trainableWeights.map((one, at) => [`${one.read().name}/`, `${at}/`]);
}

/** The model, and beside it what its optimizer keeps, for which TensorFlow.js's files have no place. */
async function trainingSavedIn(model, folder, label, withOptimizer) {
  await savedIn(model, folder, label);
  const fs = await files(label);
  const file = `${folder}/optimizer.json`;
  if (!withOptimizer || model.optimizer == null) {
    fs.rmSync(file, {force: true});
    return;
  }
  const names = placedNames(model);
  const kept = [];
  for (const {name, tensor} of await model.optimizer.getWeights()) {
    const [full, short] = names.find(([one]) => name.startsWith(one)) ?? ['', ''];
    const {shape, dtype} = tensor;
    const values = [...(await tensor.data())];
    kept.push({name: short + name.slice(full.length), shape, dtype, values});
  }
  fs.writeFileSync(file, JSON.stringify(kept));
}

/** Give a compiled model of the same layers what `trainingSavedIn` wrote. */
async function trainingLoadedFrom(model, folder, label) {
  const fs = await files(label);
  const {weightsManifest} = JSON.parse(fs.readFileSync(`${folder}/model.json`, 'utf-8'));
  const bytes = new Uint8Array(fs.readFileSync(`${folder}/weights.bin`));
  const weights = tf.io.decodeWeights(bytes.buffer, weightsManifest[0].weights);
  model.setWeights(weightsManifest[0].weights.map(({name}) => weights[name]));
  tf.dispose(weights);
  const file = `${folder}/optimizer.json`;
  if (!fs.existsSync(file)) {
    return;
  }
  const names = placedNames(model);
  const state = JSON.parse(fs.readFileSync(file, 'utf-8')).map(
    ({name, shape, dtype, values}) => {
      const [full, short] = names.find(([, one]) => name.startsWith(one)) ?? ['', ''];
      const tensor = tf.tensor(values, shape, dtype);
      return {name: full + name.slice(short.length), tensor};
    },
  );
  await model.optimizer.setWeights(state);
  tf.dispose(state);
}

/** Saves the model to `filepath` after each epoch, or after so many batches. */
class ModelCheckpoint extends Monitor {
  constructor({
    filepath,
    verbose = 0,
    saveBestOnly = false,
    saveWeightsOnly = false,
    saveFreq = 'epoch',
    initialValueThreshold = null,
    period = 1,
    ...watched
  }) {
    super(watched);
    this.filepath = filepath
      .replace(/^file:\/\//, '')
      .replace(/(\.weights\.h5|\.keras|\.h5|\.hdf5)$/, '');
    this.verbose = verbose;
    this.saveBestOnly = saveBestOnly;
    this.saveWeightsOnly = saveWeightsOnly;
    this.saveFreq = saveFreq;
    this.best =
      initialValueThreshold == null
        ? -Infinity
        : this.sign * initialValueThreshold;
    this.period = period;
    this.batches = 0;
    this.epoch = 0;
    this.epochs = 0;
  }

  async onEpochBegin(epoch) {
    this.epoch = epoch;
  }

  async onBatchEnd(batch, logs) {
    if (this.saveFreq !== 'epoch') {
      this.batches += 1;
      if (this.batches % this.saveFreq === 0) {
        await this.write(this.epoch, logs);
      }
    }
  }

  async onEpochEnd(epoch, logs) {
    this.epochs += 1;
    if (this.saveFreq === 'epoch' && this.epochs >= this.period) {
      this.epochs = 0;
      await this.write(epoch, logs);
    }
  }

  async write(epoch, logs) {
    const values = await numbersOf(logs);
    if (this.saveBestOnly) {
      const current = this.current(values);
      if (current == null || current <= this.best) {
        return;
      }
      this.best = current;
    }
    const where = filledIn(this.filepath, {epoch: epoch + 1, ...values});
    if (this.verbose) {
      console.log(`Epoch ${epoch + 1}: saving the model to ${where}.`);
    }
    await trainingSavedIn(this.model, where, 'modelCheckpoint', !this.saveWeightsOnly);
  }
}

/**
 * Saves the training after each epoch (or so many batches), and goes on from there when it is run
 * again after it was interrupted.
 */
class BackupAndRestore extends tf.Callback {
  constructor({
    backupDir,
    saveFreq = 'epoch',
    doubleCheckpoint = false,
    deleteCheckpoint = true,
  }) {
    super();
    this.backupDir = backupDir;
    this.saveFreq = saveFreq;
    this.doubleCheckpoint = doubleCheckpoint;
    this.deleteCheckpoint = deleteCheckpoint;
    this.batches = 0;
    this.epoch = 0;
  }

  /** Restore the model; the epoch at which training goes on, null where there is no backup. */
  async restored(model) {
    const fs = await files('backupAndRestore');
    const record = `${this.backupDir}/training.json`;
    if (!fs.existsSync(record)) {
      return null;
    }
    await trainingLoadedFrom(model, `${this.backupDir}/model`, 'backupAndRestore');
    return JSON.parse(fs.readFileSync(record, 'utf-8')).epoch;
  }

  async save(epoch) {
    const fs = await files('backupAndRestore');
    const folder = `${this.backupDir}/model`;
    if (this.doubleCheckpoint && fs.existsSync(folder)) {
      fs.cpSync(folder, `${this.backupDir}/previous`, {recursive: true});
    }
    await trainingSavedIn(this.model, folder, 'backupAndRestore', true);
    fs.writeFileSync(`${this.backupDir}/training.json`, JSON.stringify({epoch}));
  }

  async onEpochBegin(epoch) {
    this.epoch = epoch;
  }

  async onBatchEnd() {
    if (this.saveFreq !== 'epoch') {
      this.batches += 1;
      if (this.batches % this.saveFreq === 0) {
        await this.save(this.epoch);
      }
    }
  }

  async onEpochEnd(epoch) {
    if (this.saveFreq === 'epoch') {
      await this.save(epoch + 1);
    }
  }

  async onTrainEnd() {
    if (this.deleteCheckpoint) {
      const fs = await files('backupAndRestore');
      fs.rmSync(this.backupDir, {recursive: true, force: true});
    }
  }
}

// TensorFlow.js decides with which epoch to begin before it asks its callbacks.
for (const name of ['fit', 'fitDataset']) {
  const plain = tf.LayersModel.prototype[name];
  tf.LayersModel.prototype[name] = async function (...given) {
    const config = given.at(-1)?.callbacks == null ? null : given.pop();
    if (config == null) {
      return plain.call(this, ...given);
    }
    let {initialEpoch} = config;
    for (const callback of asCallbacks(config)) {
      if (callback instanceof BackupAndRestore) {
        initialEpoch = (await callback.restored(this)) ?? initialEpoch;
      }
    }
    return plain.call(this, ...given, {...config, initialEpoch});
  };
}

/** Posts the logs of each epoch to `root` + `path`. */
class RemoteMonitor extends tf.Callback {
  constructor({
    root = 'http://localhost:9000',
    path = '/publish/epoch/end/',
    field = 'data',
    headers = {},
    sendAsJson = false,
  } = {}) {
    super();
    this.address = root + path;
    this.field = field;
    this.headers = headers;
    this.sendAsJson = sendAsJson;
  }

  async onEpochEnd(epoch, logs) {
    const text = JSON.stringify({epoch, ...(await numbersOf(logs))});
    const [body, kind] = this.sendAsJson
      ? [text, 'application/json']
      : [
          new URLSearchParams({[this.field]: text}).toString(),
          'application/x-www-form-urlencoded',
        ];
    try {
      const headers = {'Content-Type': kind, ...this.headers};
      await fetch(this.address, {method: 'POST', headers, body});
    } catch (error) {
      console.warn(
        `remoteMonitor: could not reach ${this.address}: ${error.message}`,
      );
    }
  }
}

// The bases that TensorFlow.js does not export.
const Regularizer = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.regularizers.l1l2()),
).constructor;
const Initializer = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.initializers.zeros()),
).constructor;

const Constraint = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.constraints.nonNeg()),
).constructor;

/** factor times the mean |cos| of the angles between the rows (or columns) of a matrix. */
class OrthogonalRegularizer extends Regularizer {
  static className = 'OrthogonalRegularizer';

  constructor({factor = 0.01, mode = 'rows'} = {}) {
    super();
    this.factor = factor;
    this.mode = mode;
  }

  apply(x) {
    return tf.tidy(() => {
      const rows = this.mode === 'rows' ? x : x.transpose();
      const unit = rows.mul(rows.square().sum(1, true).rsqrt().minimum(1e7));
      const count = unit.shape[0];
      const others = tf.eye(count).neg().add(1);
      const total = unit.matMul(unit, false, true).mul(others).abs().sum();
      return total.mul(this.factor / (count * (count - 1)));
    });
  }

  getConfig() {
    return {factor: this.factor, mode: this.mode};
  }
}
tf.serialization.registerClass(OrthogonalRegularizer);

/** Words of Keras that are not the class's name in snake case: the class, and its config. */
const IDENTIFIERS = {
  initializers: {
    uniform: ['RandomUniform', {}],
    normal: ['RandomNormal', {}],
    zero: ['Zeros', {}],
    one: ['Ones', {}],
    lecun_normal: ['LeCunNormal', {}],
    lecun_uniform: ['LeCunUniform', {}],
    LecunNormal: ['LeCunNormal', {}],
    LecunUniform: ['LeCunUniform', {}],
  },
  regularizers: {
    l1: ['L1L2', {l1: 0.01, l2: 0}],
    L1: ['L1L2', {l1: 0.01, l2: 0}],
    l2: ['L1L2', {l1: 0, l2: 0.01}],
    L2: ['L1L2', {l1: 0, l2: 0.01}],
    l1l2: ['L1L2', {l1: 0, l2: 0}],
    L1L2: ['L1L2', {l1: 0, l2: 0}],
    l1_l2: ['L1L2', {l1: 0.01, l2: 0.01}],
  },
  constraints: {},
};

/** What `make` makes of a function: Keras calls it where TensorFlow.js asks an object to `apply`. */
function ofFunction(Base) {
  return class extends Base {
    static className = 'Function';

    constructor(given) {
      super();
      this.given = given;
    }

    getClassName() {
      return this.given.name;
    }

    getConfig() {
      return {};
    }

    apply(...values) {
      return this.given(...values);
    }
  };
}

/** A config in Keras's words, as TensorFlow.js has them. */
function configOfKeras(config) {
  const entries = config instanceof Map ? [...config] : Object.entries(config ?? {});
  return Object.fromEntries(
    entries.map(([key, value]) => [
      camelOf(key),
      typeof value === 'string' && key !== 'name' ? camelOf(value) : value,
    ]),
  );
}

/**
 * The object that an identifier of Keras stands for: a word, a description, an object or a function.
 */
function identified(namespace, Base) {
  const FunctionOf = ofFunction(Base);
  return (identifier) => {
    if (identifier == null) {
      return null;
    }
    if (typeof identifier === 'function') {
      return new FunctionOf(identifier);
    }
    if (typeof identifier.apply === 'function') {
      return identifier;
    }
    const description = identifier instanceof Map ? Object.fromEntries(identifier) : identifier;
    const {class_name: name, className: word = name ?? identifier} = description;
    const config = name ? configOfKeras(description.config) : description.config;
    const pascal = String(word).replace(/(?:^|_)([a-z])/g, (_, letter) =>
      letter.toUpperCase(),
    );
    const [className, fixed] = IDENTIFIERS[namespace][word] ?? [pascal, {}];
    const known = tf.serialization.SerializationMap.getMap().classNameMap;
    const [Class, fromConfig] = known[className] ?? known[word] ?? [];
    if (Class === undefined || !(Class.prototype instanceof Base)) {
      throw new RangeError(
        unknown(
          `${namespace}.get:`,
          word,
          Object.keys(known).filter(
            (name) => known[name][0].prototype instanceof Base,
          ),
        ),
      );
    }
    return fromConfig(Class, {...fixed, ...config});
  };
}

/** What `get` makes the object of again. */
function described(object) {
  return object == null
    ? null
    : {className: object.getClassName(), config: object.getConfig()};
}

const getInitializer = identified('initializers', Initializer);
const getRegularizer = identified('regularizers', Regularizer);
const getConstraint = identified('constraints', Constraint);

const COUNTS = new Map();

/** How often it was asked for this prefix, 1 at first. */
function getUid(prefix = '') {
  const count = (COUNTS.get(prefix) ?? 0) + 1;
  COUNTS.set(prefix, count);
  return count;
}

/** The options of a callable of Keras as those of the callable of TF.js. */
function kerasOptions(options, names = {}) {
  const entries = options instanceof Map ? [...options] : Object.entries(options);
  return Object.fromEntries(
    entries.map(([key, value]) => [names[key] ?? camelOf(key), kerasOption(key, value)]),
  );
}

const LOSSES_OF_TENSORFLOW = new Set(
  (
    'meanSquaredError meanAbsoluteError meanAbsolutePercentageError poisson logcosh ' +
    'meanSquaredLogarithmicError categoricalHinge categoricalCrossentropy ' +
    'sparseCategoricalCrossentropy binaryCrossentropy kullbackLeiblerDivergence cosineProximity'
  ).split(' '),
);

/** Words of Keras that are not those of TensorFlow.js in snake case. */
const LOSS_WORDS = {
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  mape: 'meanAbsolutePercentageError',
  msle: 'meanSquaredLogarithmicError',
  bce: 'binaryCrossentropy',
  kld: 'kullbackLeiblerDivergence',
  kl_divergence: 'kullbackLeiblerDivergence',
  KLDivergence: 'kullbackLeiblerDivergence',
  log_cosh: 'logcosh',
  LogCosh: 'logcosh',
  cosine: 'cosineProximity',
  cosine_similarity: 'cosineProximity',
  CosineSimilarity: 'cosineProximity',
  huber_loss: 'huber',
};
const METRICS_OF_TENSORFLOW = new Set(
  (
    'accuracy acc crossentropy ce mse mae mape binaryAccuracy categoricalAccuracy ' +
    'categoricalCrossentropy sparseCategoricalCrossentropy'
  ).split(' '),
);
const METRIC_WORDS = {
  mean_squared_error: 'mse',
  MeanSquaredError: 'mse',
  mean_absolute_error: 'mae',
  MeanAbsoluteError: 'mae',
  mean_absolute_percentage_error: 'mape',
  MeanAbsolutePercentageError: 'mape',
  kld: 'kullbackLeiblerDivergence',
  kl_divergence: 'kullbackLeiblerDivergence',
  KLDivergence: 'kullbackLeiblerDivergence',
  msle: 'meanSquaredLogarithmicError',
  bce: 'binaryCrossentropy',
  log_cosh: 'logCoshError',
  logcosh: 'logCoshError',
  cosine_proximity: 'cosineSimilarity',
};

/** `mean_squared_error`, `MeanSquaredError` and `CTC` as TensorFlow.js would write them. */
const nameIn = (words, word) =>
  words[word] ??
  words[word.toLowerCase()] ??
  (word === word.toUpperCase() ? word.toLowerCase() : camelOf(word));

const NAMED = {
  loss(word) {
    const name = nameIn(LOSS_WORDS, word);
    if (LOSSES_OF_TENSORFLOW.has(name)) {
      return name;
    }
    return losses[name]?.({}) ?? word;
  },
  metrics(word) {
    const name = nameIn(METRIC_WORDS, word);
    if (word !== 'Accuracy' && METRICS_OF_TENSORFLOW.has(name)) {
      return name;
    }
    return name === 'sparseCategoricalAccuracy'
      ? tf.metrics.sparseCategoricalAccuracy
      : (metrics[name]?.({}) ?? word);
  },
  optimizer(word) {
    const name = word.toLowerCase();
    if (name === 'adadelta') {
      return train.adadelta({learningRate: 0.001, arithmetic: 'keras'});
    }
    if (name === 'adagrad' || name === 'adamax') {
      return tf.train[name](0.001);
    }
    if (['sgd', 'adam', 'rmsprop'].includes(name)) {
      return name;
    }
    const factory = Object.keys(train).find((one) => one.toLowerCase() === name);
    return factory === undefined ? word : train[factory]({});
  },
  regularizer: (word) => getRegularizer(word),
};

/**
 * What is taken for words of losses, metrics, optimizers and regularizers; losses and metrics also
 * in a list or by the names of outputs.
 */
function namedObjects(key, value) {
  const kind = key.slice(key.lastIndexOf('_') + 1);
  if (typeof value === 'string') {
    return NAMED[kind](value);
  }
  if (kind !== 'loss' && kind !== 'metrics') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => namedObjects(key, one));
  }
  if (value instanceof Map || Object.getPrototypeOf(value ?? 0) === Object.prototype) {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([name, one]) => [name, namedObjects(key, one)]));
  }
  return value;
}

const Activation = Object.getPrototypeOf(
  tf.layers.dense({units: 1}).activation.constructor,
);

/** Martins and Astudillo's sparse softmax along the last axis, with Keras's limit. */
function sparsemax(x) {
  const size = x.shape.at(-1);
  // TensorFlow.js has no gradient of topk: only the places are its.
  const places = tf.customGrad((values) => ({
    value: tf.oneHot(tf.topk(values, size).indices, size).cast('float32'),
    gradFunc: () => tf.zerosLike(values),
  }))(x);
  const ordered = places.mul(x.expandDims(-2)).sum(-1);
  const sums = ordered.cumsum(x.rank - 1);
  const inside = ordered
    .mul(tf.range(1, size + 1))
    .add(1)
    .greater(sums)
    .cast('float32');
  const limit = sums.mul(inside).sum(-1, true).sub(1).div(inside.sum(-1, true));
  return x.sub(limit).relu();
}

const hardSigmoid6 = (x) => x.add(3).relu6().div(6);

// What every layer may be given by name, when TensorFlow.js knows the classes.
for (const [className, compute] of Object.entries({
  celu: (x) => x.elu(),
  exponential: (x) => x.exp(),
  glu: (x) => {
    const [first, second] = x.split(2, -1);
    return first.mul(second.sigmoid());
  },
  hardShrink: (x) => tf.where(x.abs().greater(0.5), x, x.zerosLike()),
  hardSigmoid6,
  hardSilu: (x) => hardSigmoid6(x).mul(x),
  hardTanh: (x) => x.clipByValue(-1, 1),
  leakyRelu: (x) => x.leakyRelu(0.2),
  logSigmoid: (x) => x.logSigmoid(),
  softShrink: (x) => x.sign().mul(x.abs().sub(0.5).relu()),
  sparsePlus: (x) =>
    x.clipByValue(-1, 1).add(1).square().div(4).add(x.sub(1).relu()),
  sparseSigmoid: (x) => x.add(1).div(2).clipByValue(0, 1),
  sparsemax,
  squareplus: (x) => x.square().add(4).sqrt().add(x).div(2),
  tanhShrink: (x) => x.sub(x.tanh()),
})) {
  tf.serialization.registerClass(
    class extends Activation {
      static className = className;

      apply(x) {
        return tf.tidy(() => compute(x));
      }
    },
  );
}

/** Whether something is a dict, and no object of a class. */
const isPlainDict = (value) => value instanceof Map || value?.constructor === Object;

/** The structure with what a function gives for each value in it. */
function mapStructure(change, structure) {
  if (Array.isArray(structure)) {
    return structure.map((one) => mapStructure(change, one));
  }
  if (!isPlainDict(structure)) {
    return change(structure);
  }
  const changed = (entries) =>
    [...entries].map(([key, one]) => [key, mapStructure(change, one)]);
  return structure instanceof Map
    ? new Map(changed(structure))
    : Object.fromEntries(changed(Object.entries(structure)));
}

/** The values in a structure one after the other, those of dicts in the order of their keys. */
function flattenStructure(structure) {
  if (Array.isArray(structure)) {
    return structure.flatMap((one) => flattenStructure(one));
  }
  if (!isPlainDict(structure)) {
    return [structure];
  }
  const entries = structure instanceof Map ? [...structure] : Object.entries(structure);
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return inOrder.flatMap(([, one]) => flattenStructure(one));
}

/** What of data, labels and weights there is: the data itself, or a list. */
function packXYSampleWeight(x, y = null, sampleWeight = null) {
  if (y == null) {
    return Array.isArray(x) ? [x] : x;
  }
  return sampleWeight == null ? [x, y] : [x, y, sampleWeight];
}

/** Each element along an axis so many times. */
function repeatElements(x, repeats, axis = null) {
  return repeated(x, repeats, axis);
}

/** Attention with the axes [batch, length, heads, size]. */
function dotProductAttention(query, key, value, bias, mask, scale, isCausal = false) {
  return attended(query, key, value, bias, mask, scale, isCausal);
}

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

// What the outputs of TensorFlow.js's layers cost (`activityRegularizer`, which TensorFlow.js refuses
// or leaves out), and how saved models with such layers and those of this module are read.

/** A layer whose outputs cost something: an `activityRegularizer`, for each sample as in Keras. */
function penalized(layer, value) {
  const regularizer = resolvedPart('activityRegularizer', value);
  const {call, getConfig} = layer;
  let penalties = [];
  let tape = null;
  layer.call = (inputs, kwargs) => {
    const outputs = call.call(layer, inputs, kwargs);
    const {activeTape} = tf.engine().state;
    if (kwargs?.training && activeTape != null) {
      if (tape !== activeTape) {
        tf.dispose(penalties);
        penalties = [];
        tape = activeTape;
      }
      for (const y of [outputs].flat()) {
        penalties.push(tf.keep(regularizer.apply(y).div(y.shape[0] ?? 1)));
      }
    }
    return outputs;
  };
  layer.getConfig = () => ({
    ...getConfig.call(layer),
    activityRegularizer: described(regularizer),
  });
  layer.addLoss(() => {
    const given = tape === tf.engine().state.activeTape ? penalties : [];
    return given.reduce((sum, one) => sum.add(one), tf.scalar(0));
  });
  return layer;
}

const {classNameMap: CLASSES} = tf.serialization.SerializationMap.getMap();

// A saved model names TensorFlow.js's classes, whose layers do not know the key.
for (const entry of Object.values(CLASSES)) {
  const [cls, fromConfig] = entry;
  if (cls.prototype instanceof tf.layers.Layer) {
    entry[1] = (made, {activityRegularizer = null, ...config}, ...rest) => {
      const layer = fromConfig(made, config, ...rest);
      return activityRegularizer == null ? layer : penalized(layer, activityRegularizer);
    };
  }
}

/** The classes that are no program's. */
const OF_LIBRARY = new Set(Object.values(CLASSES).map(([cls]) => cls));

/** A layer as a config describes it, or the layer itself. */
function layerOf(value) {
  if (value?.className == null || value.config == null) {
    return value;
  }
  const found = CLASSES[value.className];
  if (found == null) {
    throw new RangeError(`there is no layer of the class '${value.className}'`);
  }
  const [cls, fromConfig] = found;
  return fromConfig(cls, value.config);
}

/** Saved models may have a layer of this module, with the layers inside of it. */
function registerLayer(made) {
  tf.serialization.registerClass(made);
  OF_LIBRARY.add(made);
  const entry = CLASSES[made.className];
  const [, fromConfig] = entry;
  entry[1] = (cls, {layer, layers, ...config}, ...rest) => {
    const inside = {
      ...(layer === undefined ? {} : {layer: layerOf(layer)}),
      ...(layers === undefined ? {} : {layers: layers.map(layerOf)}),
    };
    return fromConfig(cls, {...config, ...inside}, ...rest);
  };
}

// Classes of layers that programs derive from: TensorFlow.js shows functions that make such layers.

const withLayers = (Base) =>
  Base.prototype instanceof tf.layers.RNNCell ? holdingOfCell(Base) : holding(Base);

/** The class behind `tf.layers[name]`, with the options that TensorFlow.js lacks. */
function derivable(name, sample = {}) {
  return class extends withLayers(OPTIONED[name] ?? classOf(name, sample)) {
    constructor({activityRegularizer = null, ...config} = {}) {
      super(config);
      if (activityRegularizer != null) {
        penalized(this, activityRegularizer);
      }
    }
  };
}

/** Whether a value holds others: a tuple or a dict of tensors. */
function holdsParts(value) {
  if (value == null || typeof value !== 'object') return false;
  if (value instanceof tf.Tensor || ArrayBuffer.isView(value)) return false;
  if (typeof value.toTensor === 'function') return false; // an array of numpy.js
  return !(value instanceof Dataset);
}

/** The same arrays and objects with `f` of every leaf and those of others at its place. */
function mapParts(f, value, ...others) {
  if (!holdsParts(value)) return f(value, ...others);
  const part = (key) =>
    mapParts(f, value[key], ...others.map((other) => other?.[key]));
  if (Array.isArray(value)) return value.map((_, place) => part(place));
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(key)]));
}

/** Whether an array is one tensor's values: numbers, texts, and lists of these. */
function isValues(value) {
  return (
    Array.isArray(value) &&
    value.every((one) => (Array.isArray(one) ? isValues(one) : !holdsParts(one))) &&
    !value.some((one) => one instanceof tf.Tensor || typeof one?.toTensor === 'function')
  );
}

/**
 * A value with a tensor for everything that is none. `dtypes`, in the same structure, says which;
 * an array for which it has an array is a tuple.
 */
function denseParts(value, dtypes) {
  if (value instanceof tf.Tensor || value instanceof Dataset) return value;
  const isTuple = Array.isArray(dtypes) || !isValues(value);
  if (holdsParts(value) && isTuple) {
    if (Array.isArray(value)) {
      return value.map((one, place) => denseParts(one, dtypes?.[place]));
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, denseParts(one, dtypes?.[key])]),
    );
  }
  if (typeof value?.toTensor === 'function') {
    const made = value.toTensor(tf);
    return dtypes == null ? made : made.cast(dtypes);
  }
  return tf.tensor(value, undefined, dtypes ?? undefined);
}

/** A tensor of a type, made of an array, a number or a tensor. */
function toTensor(value, dtype) {
  const held = typeof value?.toTensor === 'function' ? value.toTensor(tf) : value;
  const made = held instanceof tf.Tensor ? held : tf.tensor(held, undefined, dtype);
  return dtype == null ? made : made.cast(dtype);
}

function leavesOf(value) {
  const found = [];
  mapParts((leaf) => found.push(leaf), value);
  return found;
}

/** The leaves as `fit` has them: one number a sample is a column. */
function asColumns(value) {
  return mapParts((leaf) => {
    if (!(leaf instanceof tf.Tensor) || leaf.rank !== 1) return leaf;
    const column = leaf.expandDims(1);
    leaf.dispose();
    return column;
  }, value);
}

/** An element of the consumer's own. */
function clonedParts(element) {
  return mapParts((leaf) => (leaf instanceof tf.Tensor ? leaf.clone() : leaf), element);
}

/** `f` of an element, of the parts of a tuple; what it does not return is disposed of. */
function appliedTo(f, element) {
  const made = tf.tidy(() =>
    denseParts(Array.isArray(element) ? f(...element) : f(element)),
  );
  const kept = new Set(leavesOf(made));
  tf.dispose(leavesOf(element).filter((leaf) => !kept.has(leaf)));
  return made;
}

/** Elements as one, with an axis of them in front. */
function stackedParts(elements) {
  const whole = mapParts((...leaves) => tf.stack(leaves), ...elements);
  tf.dispose(elements);
  return whole;
}

function* groupsOf(source, size, smallLast) {
  let group = [];
  for (const item of source) {
    group.push(item);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0 && smallLast) yield group;
}

function* takenFrom(source, start, stop = Infinity, step = 1) {
  if (stop <= start) return;
  let place = 0;
  for (const item of source) {
    const wanted = place >= start && (place - start) % step === 0;
    if (wanted) yield item;
    else tf.dispose(item);
    place += 1;
    if (place >= stop) return;
  }
}

function* shuffledWithin(source, size, random) {
  const waiting = [];
  for (const item of source) {
    if (waiting.length < size) {
      waiting.push(item);
      continue;
    }
    const place = Math.floor(random() * size);
    yield waiting[place];
    waiting[place] = item;
  }
  while (waiting.length > 0) {
    const place = Math.floor(random() * waiting.length);
    [waiting[place], waiting[waiting.length - 1]] = [waiting.at(-1), waiting[place]];
    yield waiting.pop();
  }
}

function* repeatedly(source, count) {
  for (let pass = 0; pass < count; pass += 1) {
    let empty = true;
    for (const item of source()) {
      empty = false;
      yield item;
    }
    if (empty) return;
  }
}

/** Numbers from 0 to below 1, the same for the same seed. */
function seededDraws(seed) {
  let state = (seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
  };
}

function rowAt(columns, place) {
  return mapParts(
    (column) => tf.tidy(() => column.slice([place], [1]).squeeze([0])),
    columns,
  );
}

function* rowsOf(element) {
  const count = leavesOf(element)[0].shape[0];
  for (let place = 0; place < count; place += 1) yield rowAt(element, place);
}

/** A dataset of elements, or one for each of their parts. */
function inColumns(elements) {
  const [first] = elements;
  if (!holdsParts(first)) {
    return new Dataset(() => elements.map(clonedParts).values(), elements.length);
  }
  const column = (key) => inColumns(elements.map((one) => one[key]));
  if (Array.isArray(first)) return first.map((_, place) => column(place));
  return Object.fromEntries(Object.keys(first).map((key) => [key, column(key)]));
}

/** Elements of several lengths as one, filled up behind. */
function paddedTogether(elements, shapes, values) {
  const [first] = elements;
  if (holdsParts(first)) {
    const part = (key) =>
      paddedTogether(
        elements.map((one) => one[key]),
        shapes?.[key],
        holdsParts(values) ? values[key] : values,
      );
    if (Array.isArray(first)) return first.map((_, place) => part(place));
    return Object.fromEntries(Object.keys(first).map((key) => [key, part(key)]));
  }
  const longest = first.shape.map((_, axis) =>
    Math.max(...elements.map((one) => one.shape[axis])),
  );
  const wanted = longest.map((most, axis) => {
    const said = shapes?.[axis] ?? -1;
    if (said !== -1 && said < most) {
      throw new RangeError(
        `paddedBatch: paddedShapes: an element of shape ${longest} does not fit in ${shapes}`,
      );
    }
    return said === -1 ? most : said;
  });
  return tf.tidy(() =>
    tf.stack(
      elements.map((one) =>
        wanted.length === 0
          ? one
          : one.pad(wanted.map((size, axis) => [0, size - one.shape[axis]]), values ?? 0),
      ),
    ),
  );
}

/**
 * A dataset as Keras programs have them. Elements are tensors, or arrays and objects of tensors;
 * functions are called with the parts of an array. It can be gone through at once, with `for ... of`;
 * to TensorFlow.js a pair is `{xs, ys}`. Elements belong to who asked for them.
 */
class Dataset extends tf.data.Dataset {
  /** `elements()` goes through the elements; `size` is null where nobody knows. */
  constructor(elements, size = null) {
    super();
    this.elements = elements;
    this.size = size;
  }

  [Symbol.iterator]() {
    return this.elements();
  }

  async iterator() {
    const source = this.elements();
    return {
      next: async () => {
        const {value, done} = source.next();
        if (done || !Array.isArray(value)) return {value: value ?? null, done};
        if (value.length > 2) {
          throw new RangeError(
            'fitDataset: elements with sample weights are beyond TensorFlow.js',
          );
        }
        return {value: {xs: asColumns(value[0]), ys: asColumns(value[1])}, done};
      },
    };
  }

  /** Pairs of a place and an element, as arrays have them. */
  *entries() {
    let place = 0;
    for (const element of this) {
      yield [place, element];
      place += 1;
    }
  }

  cardinality() {
    if (this.size == null) return -2;
    return this.size === Infinity ? -1 : this.size;
  }

  /** Some of these elements in some order. */
  like(change, size) {
    return new Dataset(() => change(this.elements()), size);
  }

  again(count, size) {
    return new Dataset(() => repeatedly(() => this.elements(), count), size);
  }

  shuffle(bufferSize, seed = null, reshuffleEachIteration = true) {
    const draws = seededDraws(seed);
    const fixed = reshuffleEachIteration ? null : draws() * 2 ** 32;
    return this.like(
      (source) => shuffledWithin(source, bufferSize, seededDraws(fixed ?? draws() * 2 ** 32)),
      this.size,
    );
  }

  take(count = -1) {
    if (count < 0) return this;
    const size = this.size == null ? null : Math.min(this.size, count);
    return this.like((source) => takenFrom(source, 0, count), size);
  }

  skip(count = -1) {
    if (count < 0) return this.like(() => [].values(), 0);
    const size = this.size == null ? null : Math.max(this.size - count, 0);
    return this.like((source) => takenFrom(source, count), size);
  }

  shard(numShards, index) {
    const size =
      this.size == null ? null : Math.ceil((this.size - index) / numShards);
    return this.like((source) => takenFrom(source, index, Infinity, numShards), size);
  }

  repeat(count = -1) {
    const times = count == null || count < 0 ? Infinity : count;
    const size = this.size == null ? null : this.size && times && this.size * times;
    return this.again(times, size);
  }

  prefetch() {
    return this;
  }

  withOptions() {
    return this;
  }

  cache() {
    let kept = null;
    const first = () => this.elements();
    return new Dataset(function* () {
      if (kept == null) {
        const seen = [];
        for (const element of first()) {
          seen.push(clonedParts(element));
          yield element;
        }
        kept = seen;
        return;
      }
      for (const element of kept) yield clonedParts(element);
    }, this.size);
  }

  concatenate(dataset) {
    const sizes = [this.size, dataset.size];
    const parts = [this, dataset];
    return new Dataset(
      function* () {
        for (const part of parts) yield* part;
      },
      sizes.includes(null) ? null : sizes[0] + sizes[1],
    );
  }

  map(transform) {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) yield appliedTo(transform, element);
    }, this.size);
  }

  filter(predicate) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const element of source()) {
          const parts = Array.isArray(element) ? element : [element];
          const wanted = tf.tidy(() => {
            const said = predicate(...parts);
            return said instanceof tf.Tensor ? said.dataSync()[0] : said;
          });
          if (wanted) yield element;
          else tf.dispose(element);
        }
      },
      this.size === Infinity ? Infinity : null,
    );
  }

  enumerate(start = 0) {
    const source = () => this.elements();
    return new Dataset(function* () {
      let place = start;
      for (const element of source()) {
        yield [tf.scalar(place, 'int32'), element];
        place += 1;
      }
    }, this.size);
  }

  batches(batchSize, smallLastBatch) {
    if (!(batchSize > 0)) {
      throw new RangeError(`batch: batchSize: expected a number from 1 on, got ${batchSize}`);
    }
    if (this.size == null || this.size === Infinity) return this.size;
    const count = this.size / batchSize;
    return smallLastBatch ? Math.ceil(count) : Math.floor(count);
  }

  batch(batchSize, smallLastBatch = true) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const group of groupsOf(source(), batchSize, smallLastBatch)) {
          yield stackedParts(group);
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }

  paddedBatch(batchSize, paddedShapes = null, paddingValues = null, smallLastBatch = true) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const group of groupsOf(source(), batchSize, smallLastBatch)) {
          yield paddedTogether(group, paddedShapes, paddingValues);
          tf.dispose(group);
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }

  unbatch() {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) {
        yield* rowsOf(element);
        tf.dispose(element);
      }
    });
  }

  window(size, shift = null, stride = 1, dropRemainder = false) {
    const source = () => this.elements();
    const step = shift ?? size;
    const span = (size - 1) * stride + 1;
    return new Dataset(function* () {
      const elements = source();
      const held = [];
      let more = true;
      const read = (count) => {
        while (more && held.length < count) {
          const {value, done} = elements.next();
          more = !done;
          if (more) held.push(value);
        }
      };
      while (true) {
        read(span);
        const inside = held.slice(0, span).filter((_, at) => at % stride === 0);
        if (inside.length === 0 || (dropRemainder && inside.length < size)) {
          tf.dispose(held);
          return;
        }
        yield inColumns(inside.map(clonedParts));
        read(step);
        tf.dispose(held.splice(0, step));
      }
    });
  }

  flatMap(f) {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) {
        yield* Array.isArray(element) ? f(...element) : f(element);
        tf.dispose(element);
      }
    });
  }

  interleave(f, cycleLength = 1, blockLength = 1) {
    const source = () => this.elements();
    return new Dataset(function* () {
      const inputs = source();
      const next = () => {
        const {value, done} = inputs.next();
        if (done) return null;
        return (Array.isArray(value) ? f(...value) : f(value)).elements();
      };
      const opened = Array.from({length: cycleLength}, next);
      while (opened.some((one) => one != null)) {
        for (let place = 0; place < opened.length; place += 1) {
          for (let turn = 0; opened[place] != null && turn < blockLength; turn += 1) {
            const {value, done} = opened[place].next();
            if (done) {
              opened[place] = next();
              break;
            }
            yield value;
          }
        }
      }
    });
  }

  apply(transformation) {
    return transformation(this);
  }

  reduce(initialState, reduceFunc) {
    let state = denseParts(initialState);
    for (const element of this) {
      const before = state;
      state = tf.tidy(() => denseParts(reduceFunc(before, element)));
      tf.dispose([before, element]);
    }
    return state;
  }

  /** The elements with their values in arrays. */
  *asNumpyIterator() {
    for (const element of this) {
      yield mapParts((leaf) => leaf.arraySync(), element);
    }
  }
}

/** A dataset of the rows of tensors, which batches take out many at a time. */
class Rows extends Dataset {
  constructor(columns, order, size) {
    super(function* () {
      for (const place of order()) yield rowAt(columns, place);
    }, size);
    this.columns = columns;
    this.order = order;
  }

  like(change, size) {
    return new Rows(this.columns, () => change(this.order()), size);
  }

  again(count, size) {
    return new Rows(this.columns, () => repeatedly(this.order, count), size);
  }

  batch(batchSize, smallLastBatch = true) {
    const {columns, order} = this;
    return new Dataset(
      function* () {
        for (const places of groupsOf(order(), batchSize, smallLastBatch)) {
          const index = tf.tensor1d(places, 'int32');
          yield mapParts((column) => tf.gather(column, index), columns);
          index.dispose();
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }
}

function countingTo(count) {
  return function* () {
    for (let place = 0; place < count; place += 1) yield place;
  };
}

/** The rows of a tensor, or of the tensors in an array or object. */
function fromTensorSlices(tensors) {
  const columns = denseParts(tensors);
  const counts = new Set(leavesOf(columns).map((one) => one.shape[0]));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) {
    const shapes = leavesOf(columns).map((one) => `[${one.shape}]`);
    throw new RangeError(
      `fromTensorSlices: expected as many rows in all tensors, got the shapes ${shapes.join(', ')}`,
    );
  }
  return new Rows(columns, countingTo(count), count);
}

/** One element. */
function fromTensors(tensors) {
  const element = denseParts(tensors);
  return new Dataset(() => [clonedParts(element)].values(), 1);
}

/** The elements of what `generator` returns, called for every pass. */
function fromGenerator(generator, dtypes = null, args = []) {
  if (typeof generator !== 'function') {
    throw new TypeError('fromGenerator: expected a function');
  }
  return new Dataset(function* () {
    for (const element of generator(...args)) yield denseParts(element, dtypes);
  });
}

/** The whole numbers from `start` to below `stop`. */
function rangeDataset(start, stop = null, step = 1) {
  const [from, to] = stop == null ? [0, start] : [start, stop];
  const count = Math.max(Math.ceil((to - from) / step), 0);
  const numbers = Array.from({length: count}, (_, place) => from + place * step);
  return new Rows(tf.tensor1d(numbers, 'int32'), countingTo(count), count);
}

/** Elements with the structure of arrays and objects of datasets, up to the shortest's end. */
function zipDatasets(datasets) {
  const parts = [];
  const collect = (value) => {
    if (value instanceof Dataset) parts.push(value);
    else Object.values(value).forEach(collect);
  };
  collect(datasets);
  const build = (value, given) => {
    if (value instanceof Dataset) return given.next().value;
    if (Array.isArray(value)) return value.map((one) => build(one, given));
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, build(one, given)]),
    );
  };
  const sizes = parts.map((one) => one.size);
  return new Dataset(
    function* () {
      const sources = parts.map((one) => one.elements());
      while (true) {
        const items = sources.map((one) => one.next());
        if (items.some((one) => one.done)) {
          tf.dispose(items.map((one) => one.value ?? null));
          return;
        }
        yield build(datasets, items.map((one) => one.value).values());
      }
    },
    sizes.includes(null) ? null : Math.min(...sizes),
  );
}

/** Lists of several lengths, or arrays, as one tensor, filled up with `value`. */
function padSequences(
  sequences,
  {maxlen = null, dtype = 'int32', padding = 'pre', truncating = 'pre', value = 0} = {},
) {
  const listed = (values) => values.arraySync?.() ?? values.tolist?.() ?? [...values];
  const lists = listed(sequences).map(listed);
  const longest = maxlen ?? Math.max(0, ...lists.map((one) => one.length));
  const rows = lists.map((one) => {
    const excess = Math.max(one.length - longest, 0);
    const kept = truncating === 'post' ? one.slice(0, longest) : one.slice(excess);
    const filling = Array.from({length: longest - kept.length}, () => value);
    return padding === 'post' ? [...kept, ...filling] : [...filling, ...kept];
  });
  return tf.tensor(rows, undefined, dtype.startsWith('float') ? 'float32' : 'int32');
}

/** Batches of windows of a series, with `targets[i]` for the window that begins at i. */
function timeseriesDatasetFromArray(
  data,
  targets,
  {
    sequenceLength,
    sequenceStride = 1,
    samplingRate = 1,
    batchSize = 128,
    shuffle = false,
    seed = null,
    startIndex = null,
    endIndex = null,
  },
) {
  const start = startIndex ?? 0;
  const stretch = (values) => {
    const all = denseParts(values);
    return all.slice([start], [(endIndex ?? all.shape[0]) - start]);
  };
  const series = stretch(data);
  const reach = (sequenceLength - 1) * samplingRate;
  const windows = series.shape[0] - reach;
  const count = targets == null ? windows : Math.min(windows, denseParts(targets).shape[0]);
  const begins = Array.from(
    {length: Math.max(Math.ceil(count / sequenceStride), 0)},
    (_, place) => place * sequenceStride,
  );
  const labels = targets == null ? null : denseParts(targets);
  const cut = (begin) => {
    const places = Array.from({length: sequenceLength}, (_, step) => begin + step * samplingRate);
    const part = tf.tidy(() => series.gather(tf.tensor1d(places, 'int32')));
    return labels == null ? part : [part, rowAt(labels, start + begin)];
  };
  let order = new Dataset(() => begins.values(), begins.length);
  if (shuffle) order = order.shuffle(begins.length, seed);
  const made = new Dataset(function* () {
    for (const begin of order) yield cut(begin);
  }, begins.length);
  return batchSize == null ? made : made.batch(batchSize);
}

// Objects as descriptions, what is made of these again, and models made anew.

/**
 * An object as {className, config}; losses and metrics also say their module, because some of both
 * have one name. Lists and dicts are gone through.
 */
function serialize(value) {
  if (value == null || value instanceof tf.Tensor) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => serialize(one));
  }
  if (typeof value.getConfig === 'function') {
    const className = value.getClassName?.() ?? value.constructor.className;
    return {...moduleOf(value), className, config: serialize(configOf(value))};
  }
  if (typeof value === 'function') {
    throw new TypeError(
      `serialize: ${value.name} is a function, which no description holds; write a class of your ` +
        'own with getConfig()',
    );
  }
  return isDict(value) ? mapped(value, serialize) : value;
}

const isDict = (value) => value instanceof Map || value?.constructor === Object;

const mapped = (dict, change) => {
  const entries = dict instanceof Map ? [...dict] : Object.entries(dict);
  return Object.fromEntries(entries.map(([key, one]) => [key, change(one)]));
};

/** Dicts and lists anew: TensorFlow.js writes into the configs that it reads. */
const copied = (value) =>
  Array.isArray(value) ? value.map(copied) : isDict(value) ? mapped(value, copied) : value;

function moduleOf(value) {
  const owner = value instanceof Loss ? 'losses' : null;
  const module = value instanceof Metric ? 'metrics' : owner;
  return module === null ? {} : {module};
}

/** The config; of optimizers that stand around one of TensorFlow.js's, what they were made of. */
function configOf(value) {
  const given = madeOf.get(value);
  if (given === undefined) {
    return value.getConfig();
  }
  const {learningRate} = value;
  return typeof given.learningRate === 'function' ? given : {...given, learningRate};
}

/**
 * The object that a description stands for; lists and dicts are gone through. With a module
 * ('losses', 'metrics', 'train') words are those of Keras.
 */
function deserialize(value, module = null) {
  if (typeof value === 'string' && module !== null) {
    return objectOf(value, module);
  }
  if (Array.isArray(value)) {
    return value.map((one) => deserialize(one, module));
  }
  if (!isDict(value)) {
    return value;
  }
  const given = value instanceof Map ? Object.fromEntries(value) : value;
  const name = given.className ?? given.class_name;
  if (name == null) {
    return mapped(given, (one) => deserialize(one, module));
  }
  const said = String(given.module ?? module ?? '').split('.').at(-1);
  const space = said === 'losses' || said === 'metrics' ? said : null;
  const [cls, fromConfig] = (space === null ? CLASSES[name] : ownPart(name, space)) ?? [];
  const ofKeras = given.className == null && (cls == null || OF_LIBRARY.has(cls));
  const config = ofKeras ? configOfKeras(given.config) : copied(given.config ?? {});
  if (cls != null && !(cls.prototype instanceof tf.Optimizer && OF_LIBRARY.has(cls))) {
    return fromConfig(cls, config);
  }
  const make = factoryOf(name, space);
  if (make == null) {
    const text = unknown('deserialize: the class', name, Object.keys(CLASSES));
    throw new RangeError(
      `${text}. A class of your own has to be registered by tf.serialization.registerClass first`,
    );
  }
  return make(mapped(config, (one) => deserialize(one)));
}

/** What a word of Keras stands for. */
function objectOf(word, module) {
  const made = NAMED[{losses: 'loss', train: 'optimizer'}[module] ?? module](word);
  return module === 'train' && typeof made === 'string' ? rated(made) : made;
}

/** One of TensorFlow.js's optimizers with Keras's rate. */
const rated = (name) => tf.train[name](name === 'sgd' ? 0.01 : 0.001);

/** A loss or metric of the program, which TensorFlow.js's registry knows. */
function ownPart(name, module) {
  const Base = module === 'losses' ? Loss : Metric;
  const entry = CLASSES[name];
  return entry != null && entry[0].prototype instanceof Base ? entry : null;
}

/** The factory of a class of this module. */
function factoryOf(name, module) {
  const word = name.toLowerCase();
  const spaces = module === null ? [train, losses, metrics] : [{losses, metrics}[module]];
  for (const space of spaces) {
    for (const [key, make] of Object.entries(space)) {
      if ((make.className ?? key).toLowerCase() === word) {
        return make;
      }
    }
  }
  return null;
}

/** A model of the same layers with weights of their own; `cloneFunction` gives a layer for one. */
function cloneModel(model, cloneFunction = null) {
  const clone = cloneFunction ?? cloned;
  if (model instanceof tf.Sequential) {
    const {name, hidesInput, hiddenInput, waiting} = model;
    const made = waiting == null ? tf.sequential({name}) : sequential({name, hidesInput});
    const hidden = hiddenInput == null ? [] : [hiddenInput];
    for (const layer of [...hidden, ...model.layers, ...(waiting ?? [])]) {
      made.add(layer.getClassName() === 'InputLayer' ? cloned(layer) : clone(layer));
    }
    return made;
  }
  const isDerived = model instanceof Model && model.constructor !== Model;
  if (!(model instanceof tf.LayersModel) || isDerived) {
    throw new TypeError(
      'cloneModel: expected a model of layers between inputs and outputs, got ' +
        `${model?.getClassName?.() ?? model}`,
    );
  }
  return clonedGraph(model, clone);
}

function cloned(layer) {
  if (layer instanceof tf.LayersModel && !(layer instanceof Model)) {
    return cloneModel(layer);
  }
  return deserialize({className: layer.getClassName(), config: layer.getConfig()});
}

function clonedGraph(model, clone) {
  const tensors = new Map();
  const layers = new Map();
  for (const {id, shape, dtype, sourceLayer} of model.inputs) {
    tensors.set(id, tf.input({batchShape: shape, dtype, name: sourceLayer.name}));
  }
  const depths = Object.keys(model.nodesByDepth).map(Number);
  for (const depth of depths.sort((one, other) => other - one)) {
    for (const node of model.nodesByDepth[depth]) {
      if (node.outputTensors.every(({id}) => tensors.has(id))) {
        continue;
      }
      const layer = node.outboundLayer;
      if (!layers.has(layer)) {
        layers.set(layer, clone(layer));
      }
      const given = node.inputTensors.map(({id}) => tensors.get(id));
      const inputs = given.length === 1 ? given[0] : given;
      const outputs = flat(layers.get(layer).apply(inputs, node.callArgs ?? undefined));
      node.outputTensors.forEach(({id}, at) => tensors.set(id, outputs[at]));
    }
  }
  const ends = (given, keys) => {
    const made = given.map(({id}) => tensors.get(id));
    return keys == null ? made : Object.fromEntries(keys.map((key, at) => [key, made[at]]));
  };
  const {inputKeys, outputKeys, name} = model;
  const config = {inputs: ends(model.inputs, inputKeys), outputs: ends(model.outputs, outputKeys)};
  const Made = model instanceof Model ? Model : NamedModel;
  return new Made({...config, name});
}

const DATASETS = 'https://storage.googleapis.com/tensorflow/tf-keras-datasets/';

/**
 * The bytes of a file of the data sets: in Node out of the folder where Keras keeps it, if it is
 * there; else from the network.
 */
async function datasetFile(name, folder = 'datasets') {
  const home = globalThis.process?.env;
  if (globalThis.process?.versions?.node != null) {
    const fs = await import('node:fs/promises');
    const root = home.KERAS_HOME ?? `${home.HOME ?? home.USERPROFILE}/.keras`;
    try {
      return new Uint8Array(await fs.readFile(`${root}/${folder}/${name}`));
    } catch (problem) {
      if (problem.code !== 'ENOENT') throw problem;
    }
  }
  const answer = await fetch(DATASETS + name).catch((problem) => {
    throw new Error(`${DATASETS}${name} cannot be fetched: ${problem.message}`);
  });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function inflated(bytes, format) {
  const stream = new Blob([bytes]).stream();
  const opened = stream.pipeThrough(new DecompressionStream(format));
  return new Uint8Array(await new Response(opened).arrayBuffer());
}

/** The files of a .zip archive by name. */
async function unzipped(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error('the data set is no .npz file');
  const files = {};
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const method = view.getUint16(place + 10, true);
    const size = view.getUint32(place + 20, true);
    const nameLength = view.getUint16(place + 28, true);
    const rest = view.getUint16(place + 30, true) + view.getUint16(place + 32, true);
    const local = view.getUint32(place + 42, true);
    const name = new TextDecoder().decode(
      bytes.subarray(place + 46, place + 46 + nameLength),
    );
    const start =
      local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + size);
    files[name] = method === 0 ? packed : await inflated(packed, 'deflate-raw');
    place += 46 + nameLength + rest;
  }
  return files;
}

const NUMBERS = {
  u1: [Uint8Array, 'uint8'],
  i1: [Int8Array, 'int8'],
  u2: [Uint16Array, 'uint16'],
  i2: [Int16Array, 'int16'],
  i4: [Int32Array, 'int32'],
  i8: [BigInt64Array, 'int64'],
  f4: [Float32Array, 'float32'],
  f8: [Float64Array, 'float64'],
};

/** What an .npy file holds. */
function arrayOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = bytes[6] > 1;
  const start = (long ? 12 : 10) + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, start));
  const [, kind] = head.match(/'descr': '[<|=]?(\w\d+)'/) ?? [];
  const [, sizes] = head.match(/'shape': \(([^)]*)\)/) ?? [];
  if (NUMBERS[kind] === undefined || head.includes("'fortran_order': True")) {
    throw new Error(`the data set holds an array that is not read here: ${head.slice(10)}`);
  }
  const [Numbers, dtype] = NUMBERS[kind];
  const values = new Numbers(bytes.slice(start).buffer);
  const shape = sizes.split(',').filter((one) => one.trim()).map(Number);
  return {values: kind === 'i8' ? Float64Array.from(values, Number) : values, shape, dtype};
}

/** An array as a tensor, or as that of the module `numpy`. */
function given({values, shape, dtype}, numpy) {
  if (numpy) return new numpy.NdArray(values, shape, dtype);
  return dtype.startsWith('float')
    ? tf.tensor(Float32Array.from(values), shape, 'float32')
    : tf.tensor(Int32Array.from(values), shape, 'int32');
}

async function arraysOf(name) {
  const files = await unzipped(await datasetFile(name));
  return Object.fromEntries(
    Object.entries(files).map(([key, bytes]) => [
      key.replace(/\.npy$/, ''),
      arrayOf(bytes),
    ]),
  );
}

const mnist = {
  /**
   * `[[xTrain, yTrain], [xTest, yTest]]`: handwritten digits of 28 x 28, and which they are; with
   * `numpy`, the module numpy.js, as its arrays.
   */
  async loadData({path = 'mnist.npz', numpy} = {}) {
    const held = await arraysOf(path);
    return [
      [given(held.x_train, numpy), given(held.y_train, numpy)],
      [given(held.x_test, numpy), given(held.y_test, numpy)],
    ];
  },
};

const fashionMnist = {
  /**
   * `[[xTrain, yTrain], [xTest, yTest]]`: pictures of clothes of 28 x 28, and which they are; with
   * `numpy`, the module numpy.js, as its arrays.
   */
  async loadData({numpy} = {}) {
    const read = async (name, offset) => {
      const packed = await datasetFile(name, 'datasets/fashion-mnist');
      return (await inflated(packed, 'gzip')).slice(offset);
    };
    const part = async (name) => {
      const labels = await read(`${name}-labels-idx1-ubyte.gz`, 8);
      const pictures = await read(`${name}-images-idx3-ubyte.gz`, 16);
      const sizes = [labels.length, 28, 28];
      return [
        given({values: pictures, shape: sizes, dtype: 'uint8'}, numpy),
        given({values: labels, shape: [labels.length], dtype: 'uint8'}, numpy),
      ];
    };
    return [await part('train'), await part('t10k')];
  },
};

/**
 * Batches that a class of the program makes by their place: `__len__` says how many there are,
 * `__getitem__` makes one; `onEpochBegin` and `onEpochEnd` stand around every pass.
 */
class Sequence extends Dataset {
  constructor() {
    super(() => this.inOrder(Array.from({length: this.__len__()}, (_, place) => place)));
    // A class may have a method of this name, which TensorFlow.js takes for no number.
    if (typeof Object.getPrototypeOf(this).size === 'function') delete this.size;
    else Object.defineProperty(this, 'size', {get: () => this.__len__()});
  }

  onEpochBegin() {}

  onEpochEnd() {}

  *inOrder(places) {
    this.onEpochBegin();
    for (const place of places) yield denseParts(this.__getitem__(place));
    this.onEpochEnd();
  }

  /** The same batches, in another order in every pass. */
  inRandomOrder() {
    const shuffled = () => {
      const places = Array.from({length: this.__len__()}, (_, place) => place);
      tf.util.shuffle(places);
      return this.inOrder(places);
    };
    return new Dataset(shuffled, this.__len__());
  }
}

const predictOfTensorFlow = tf.LayersModel.prototype.predict;

/** Of a dataset the predictions for its batches, one behind the other. */
tf.LayersModel.prototype.predict = function (x, args = {}) {
  if (!(x instanceof Dataset)) return predictOfTensorFlow.call(this, x, args);
  const {steps = -1, ...others} = args;
  const batches = [];
  for (const element of x.take(steps ?? -1)) {
    const inputs = Array.isArray(element) ? element[0] : element;
    batches.push([predictOfTensorFlow.call(this, inputs, others)].flat());
    tf.dispose(element);
  }
  if (batches.length === 0) {
    throw new RangeError(`${this.name}: predict: the dataset has no batches`);
  }
  const joined = batches[0].map((_, output) => tf.concat(batches.map((each) => each[output])));
  tf.dispose(batches);
  return joined.length === 1 ? joined[0] : joined;
};

// Pictures changed at random as Keras changes them, of float32 arrays `{values, shape}` with the
// axes [rows, columns, channels], or [channels, rows, columns]. What is drawn comes from NumPy's
// generator of 32 bits: with a seed, batches are those of Keras.

let drawing = null;

/** The generator, with a seed of its own where nobody gave one. */
function numpyDraws() {
  drawing ??= new MersenneTwister(Math.floor(Math.random() * TWO_32));
  return drawing;
}

function seedDraws(seed) {
  if (seed != null) drawing = new MersenneTwister(seed % TWO_32);
}

function uniformDraw(least, most) {
  return least + (most - least) * numpyDraws().nextDouble();
}

/** A whole number from 0 to `last`. */
function wholeDraw(last) {
  if (last === 0) return 0;
  const mask = 2 ** (32 - Math.clz32(last)) - 1;
  let word;
  do {
    word = (numpyDraws().nextUint32() & mask) >>> 0;
  } while (word > last);
  return word;
}

function permutationDraw(count) {
  const order = Array.from({length: count}, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = wholeDraw(last);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** A tensor of what is a tensor, an array, or an array of `numpy`, the module. */
function tensorFrom(value) {
  if (value instanceof tf.Tensor) return value;
  return typeof value?.toTensor === 'function' ? value.toTensor(tf) : tf.tensor(value);
}

function pictureOf(value) {
  const tensor = tensorFrom(value);
  if (tensor.rank !== 3) {
    throw new RangeError(`expected a picture of three axes, got the shape [${tensor.shape}]`);
  }
  return {values: Float32Array.from(tensor.dataSync()), shape: tensor.shape};
}

function tensorOf({values, shape}) {
  return tf.tensor(values, shape, 'float32');
}

function matrixProduct(left, right) {
  return left.map((row) =>
    right[0].map((_, column) => row.reduce((sum, one, at) => sum + one * right[at][column], 0)),
  );
}

/** The matrix of the moves; null where there are none. */
function matrixOf({theta = 0, tx = 0, ty = 0, shear = 0, zx = 1, zy = 1}) {
  const parts = [];
  const radians = (degrees) => degrees * (Math.PI / 180);
  if (theta !== 0) {
    const [sine, cosine] = [Math.sin(radians(theta)), Math.cos(radians(theta))];
    parts.push([
      [cosine, -sine, 0],
      [sine, cosine, 0],
      [0, 0, 1],
    ]);
  }
  if (tx !== 0 || ty !== 0) {
    parts.push([
      [1, 0, tx],
      [0, 1, ty],
      [0, 0, 1],
    ]);
  }
  if (shear !== 0) {
    parts.push([
      [1, -Math.sin(radians(shear)), 0],
      [0, Math.cos(radians(shear)), 0],
      [0, 0, 1],
    ]);
  }
  if (zx !== 1 || zy !== 1) {
    parts.push([
      [zx, 0, 0],
      [0, zy, 0],
      [0, 0, 1],
    ]);
  }
  return parts.length === 0 ? null : parts.reduce(matrixProduct);
}

function aboutMiddle(matrix, height, width) {
  const [down, right] = [height / 2 - 0.5, width / 2 - 0.5];
  const moved = (sign) => [
    [1, 0, sign * down],
    [0, 1, sign * right],
    [0, 0, 1],
  ];
  return matrixProduct(matrixProduct(moved(1), matrix), moved(-1));
}

function mirrored(place, length) {
  if (length <= 1) return 0;
  const period = 2 * length;
  if (place < 0) {
    const near = place < -period ? period * Math.trunc(-place / period) + place : place;
    if (near < -length) return near + period;
    return (near > -1e-15 ? 1e-15 : -near) - 1;
  }
  if (place > length - 1) {
    const near = place - period * Math.trunc(place / period);
    return near >= length ? period - near - 1 : near;
  }
  return place;
}

/** A coordinate within the picture for one beyond it; null where `cval` stands. */
const MAPPED = {
  constant: (place, length) => (place < 0 || place > length - 1 ? null : place),
  nearest: (place, length) => Math.min(Math.max(place, 0), length - 1),
  reflect: mirrored,
  wrap: (place, length) => {
    const span = length - 1;
    if (span < 1) return 0;
    if (place < 0) return place + span * (Math.trunc(-place / span) + 1);
    return place > span ? place - span * Math.trunc(place / span) : place;
  },
};

/** Pixels that a coordinate lies between, and their weights. */
function tapsOf(place, length, fillMode, order) {
  const start = Math.floor(order === 0 ? place + 0.5 : place);
  const within = (index) =>
    Math.min(
      Math.max(fillMode === 'reflect' ? mirrored(index, length) : index, 0),
      length - 1,
    ) | 0;
  if (order === 0) return [[within(start), 1]];
  const part = place - start;
  return [
    [within(start), 1 - part],
    [within(start + 1), part],
  ];
}

/** The picture under moves around its middle, see `applyAffineTransform` of the runtime. */
function transformed(picture, moves, axes, fillMode, cval, order) {
  const {rowAxis, colAxis, channelAxis} = axes;
  if (`${[rowAxis, colAxis, channelAxis].sort()}` !== '0,1,2' || channelAxis === 1) {
    throw new RangeError(
      'applyAffineTransform: rowAxis, colAxis and channelAxis: expected 0, 1 and 2 in some ' +
        `order, with the channels first or last, got ${[rowAxis, colAxis, channelAxis]}`,
    );
  }
  if (!Object.hasOwn(MAPPED, fillMode)) {
    const known = Object.keys(MAPPED).join(', ');
    throw new RangeError(`fillMode: expected one of ${known}, got '${fillMode}'`);
  }
  if (order !== 0 && order !== 1) {
    throw new RangeError(
      `interpolationOrder: ${order}: 0 (the nearest pixel) and 1 (linear) are carried out`,
    );
  }
  const {values, shape} = picture;
  let matrix = matrixOf(moves);
  if (matrix == null) return picture;
  matrix = aboutMiddle(matrix, shape[rowAxis], shape[colAxis]);
  if (colAxis > rowAxis) {
    const [[a, b, c], [d, e, f]] = matrix;
    matrix = [
      [e, d, f],
      [b, a, c],
    ];
  }
  const planes = [0, 1, 2].filter((axis) => axis !== channelAxis);
  const steps = [shape[1] * shape[2], shape[2], 1];
  const [height, width] = planes.map((axis) => shape[axis]);
  const [down, right] = planes.map((axis) => steps[axis]);
  const made = new Float32Array(values.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [first, second] = [height, width].map((length, axis) => {
        const [byRow, byColumn, offset] = matrix[axis];
        return MAPPED[fillMode](offset + row * byRow + column * byColumn, length);
      });
      const outside = first == null || second == null;
      const rows = outside ? [] : tapsOf(first, height, fillMode, order);
      const columns = outside ? [] : tapsOf(second, width, fillMode, order);
      const target = row * down + column * right;
      for (let channel = 0; channel < shape[channelAxis]; channel += 1) {
        const offset = channel * steps[channelAxis];
        let sum = outside ? cval : 0;
        for (const [top, weight] of rows) {
          for (const [left, other] of columns) {
            sum += values[top * down + left * right + offset] * weight * other;
          }
        }
        made[target + offset] = sum;
      }
    }
  }
  return {values: made, shape};
}

const FILLED = {
  rowAxis: 1,
  colAxis: 2,
  channelAxis: 0,
  fillMode: 'nearest',
  cval: 0,
  interpolationOrder: 1,
};

function applyAffineTransform(x, {order = 1, ...config} = {}) {
  return tensorOf(movedPicture(x, config, {...config, interpolationOrder: order}));
}

function movedPicture(x, moves, config) {
  const said = {...FILLED, ...config};
  const {fillMode, cval, interpolationOrder} = said;
  return transformed(pictureOf(x), moves, said, fillMode, cval, interpolationOrder);
}

function randomRotation(x, rg, config = {}) {
  return tensorOf(movedPicture(x, {theta: uniformDraw(-rg, rg)}, config));
}

function randomShift(x, wrg, hrg, config = {}) {
  const {rowAxis, colAxis} = {...FILLED, ...config};
  const {shape} = tensorFrom(x);
  const tx = uniformDraw(-hrg, hrg) * shape[rowAxis];
  const ty = uniformDraw(-wrg, wrg) * shape[colAxis];
  return tensorOf(movedPicture(x, {tx, ty}, config));
}

function randomShear(x, intensity, config = {}) {
  return tensorOf(movedPicture(x, {shear: uniformDraw(-intensity, intensity)}, config));
}

function randomZoom(x, zoomRange, config = {}) {
  const [least, most] = zoomRange;
  const none = least === 1 && most === 1;
  const [zx, zy] = [0, 1].map(() => (none ? 1 : uniformDraw(least, most)));
  return tensorOf(movedPicture(x, {zx, zy}, config));
}

function extremes(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function tinted({values, shape}, intensity) {
  const [least, most] = extremes(values);
  const shift = Math.fround(intensity);
  return {values: values.map((one) => Math.min(Math.max(one + shift, least), most)), shape};
}

function applyChannelShift(x, intensity) {
  return tensorOf(tinted(pictureOf(x), intensity));
}

function randomChannelShift(x, intensityRange) {
  return applyChannelShift(x, uniformDraw(-intensityRange, intensityRange));
}

/** A picture with its channels last as 256 shades times `brightness`. */
function lit({values, shape}, brightness, scale) {
  const channels = shape[2];
  if (![1, 3, 4].includes(channels)) {
    throw new RangeError(
      'applyBrightnessShift: expected a picture of 1, 3 or 4 channels, the last axis, got the ' +
        `shape [${shape}]`,
    );
  }
  const [least, most] = extremes(values);
  const beyond = least < 0 || most > 255;
  const top = Math.fround(most - least);
  const factor = Math.fround(brightness);
  const made = values.map((one, place) => {
    let shade = one;
    if (scale || beyond) {
      shade = Math.fround(shade - least);
      if (top !== 0) shade = Math.fround(shade / top);
      shade = Math.fround(shade * 255);
    }
    shade = Math.trunc(shade);
    const isAlpha = channels === 4 && place % 4 === 3;
    if (!isAlpha) shade = Math.min(Math.max(Math.trunc(Math.fround(shade * factor)), 0), 255);
    if (!beyond || scale) return shade;
    return Math.fround(Math.fround(Math.fround(shade / 255) * top) + least);
  });
  return {values: made, shape};
}

function applyBrightnessShift(x, brightness, scale = true) {
  return tensorOf(lit(pictureOf(x), brightness, scale));
}

function randomBrightness(x, brightnessRange, scale = true) {
  const [least, most] = brightnessRange;
  return applyBrightnessShift(x, uniformDraw(least, most), scale);
}

/** The picture with the order along an axis turned round. */
function flipped({values, shape}, axis) {
  const step = shape.slice(axis + 1).reduce((left, right) => left * right, 1);
  const block = step * shape[axis];
  const made = new Float32Array(values.length);
  values.forEach((one, place) => {
    const along = Math.floor((place % block) / step);
    made[place + (shape[axis] - 1 - 2 * along) * step] = one;
  });
  return {values: made, shape};
}

/** Characters that part words beside the one that `split` says. */
const WORD_FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n';

/** The words of a text, see `textToWordSequence` of the runtime. */
function textToWordSequence(
  text,
  {filters = WORD_FILTERS, lower = true, split = ' '} = {},
) {
  const parting = new Set(filters);
  const plain = Array.from(lower ? text.toLowerCase() : text, (character) =>
    parting.has(character) ? split : character,
  );
  return plain
    .join('')
    .split(split)
    .filter((word) => word !== '');
}

const TURNS_OF_MD5 = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 (Rivest, 1992) of a text in UTF-8, as a whole number. */
function md5(text) {
  const bytes = new TextEncoder().encode(text);
  const words = new Uint32Array(((bytes.length + 72) >> 6) * 16);
  const view = new DataView(words.buffer);
  bytes.forEach((byte, place) => view.setUint8(place, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(words.byteLength - 8, bytes.length * 8, true);
  view.setUint32(words.byteLength - 4, Math.floor(bytes.length / 2 ** 29), true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.byteLength; block += 64) {
    let [a, b, c, d] = state;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const [mixed, place] = [
        [(b & c) | (~b & d), step],
        [(d & b) | (~d & c), 5 * step + 1],
        [b ^ c ^ d, 3 * step + 5],
        [c ^ (b | ~d), 7 * step],
      ][round];
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
      const word = view.getUint32(block + (place % 16) * 4, true);
      const sum = (a + mixed + constant + word) | 0;
      const turn = TURNS_OF_MD5[round * 4 + (step % 4)];
      [a, d, c] = [d, c, b];
      b = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0;
    }
    [a, b, c, d].forEach((part, place) => {
      state[place] = (state[place] + part) | 0;
    });
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((part, place) => digest.setInt32(place * 4, part, true));
  return (digest.getBigUint64(0) << 64n) | digest.getBigUint64(8);
}

/** A hash that is another in every run, as Python's. */
function ownHash(word) {
  HASH_SALT ??= Math.floor(Math.random() * 2 ** 32);
  let state = HASH_SALT;
  for (const character of word) {
    state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
    state ^= state >>> 15;
  }
  return state >>> 0;
}

let HASH_SALT = null;

/** A number from 1 to below `n` for each word: `hashFunction(word) % (n - 1) + 1`. */
function hashingTrick(text, n, {hashFunction = null, analyzer = null, ...splitting} = {}) {
  const chosen = {md5}[hashFunction] ?? hashFunction ?? ownHash;
  if (typeof chosen !== 'function') {
    throw new RangeError(
      `hashingTrick: hashFunction: expected a function, 'md5' or null, got ${hashFunction}`,
    );
  }
  const words = analyzer == null ? textToWordSequence(text, splitting) : analyzer(text);
  const range = BigInt(n - 1);
  return words.map((word) => {
    const rest = BigInt(chosen(word)) % range;
    return Number(rest < 0n ? rest + range : rest) + 1;
  });
}

/** The same, by a hash that is another in every run. */
function oneHotText(text, n, config = {}) {
  return hashingTrick(text, n, {...config, hashFunction: null});
}

/**
 * An object that holds the entries of a Map and keeps their order, which objects lose for keys that
 * look like numbers; it has no members but its entries.
 */
function orderedTable(entries) {
  const order = new Set(entries.keys());
  const table = Object.assign(Object.create(null), Object.fromEntries(entries));
  return new Proxy(table, {
    ownKeys: () => [...order],
    defineProperty(target, key, description) {
      order.add(key);
      return Reflect.defineProperty(target, key, description);
    },
    deleteProperty(target, key) {
      order.delete(key);
      return Reflect.deleteProperty(target, key);
    },
  });
}

function countedIn(counts, keys) {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What stands in the files of tokenizers. */
const TOKENIZER_OPTIONS = {
  numWords: 'num_words',
  filters: 'filters',
  lower: 'lower',
  split: 'split',
  charLevel: 'char_level',
  oovToken: 'oov_token',
  documentCount: 'document_count',
};
const TOKENIZER_TABLES = {
  wordCounts: 'word_counts',
  wordDocs: 'word_docs',
  indexDocs: 'index_docs',
  indexWord: 'index_word',
  wordIndex: 'word_index',
};

/** Numbers the words of texts from 1 on, the most frequent first; see the runtime's. */
class Tokenizer {
  constructor(config = {}) {
    const options = {
      numWords: null,
      filters: WORD_FILTERS,
      lower: true,
      split: ' ',
      charLevel: false,
      oovToken: null,
      documentCount: 0,
      analyzer: null,
    };
    for (const key of Object.keys(config)) {
      if (!(key in options)) throw new RangeError(`tokenizer: unknown config key '${key}'`);
    }
    Object.assign(this, options, config);
    for (const name of Object.keys(TOKENIZER_TABLES)) this[name] = orderedTable(new Map());
  }

  parts(text) {
    if (Array.isArray(text)) {
      return this.lower ? text.map((word) => word.toLowerCase()) : text;
    }
    if (this.charLevel) return [...(this.lower ? text.toLowerCase() : text)];
    return this.analyzer == null ? textToWordSequence(text, this) : this.analyzer(text);
  }

  fitOnTexts(texts) {
    const counts = new Map(Object.entries(this.wordCounts));
    const documents = new Map(Object.entries(this.wordDocs));
    for (const text of texts) {
      this.documentCount += 1;
      const words = this.parts(text);
      countedIn(counts, words);
      countedIn(documents, new Set(words));
    }
    const known = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
    if (this.oovToken != null) known.unshift(this.oovToken);
    const numbers = new Map(known.map((word, place) => [word, place + 1]));
    this.wordCounts = orderedTable(counts);
    this.wordDocs = orderedTable(documents);
    this.wordIndex = orderedTable(numbers);
    this.indexWord = orderedTable(new Map([...numbers].map(([word, at]) => [`${at}`, word])));
    for (const [word, count] of documents) this.indexDocs[numbers.get(word)] = count;
  }

  fitOnSequences(sequences) {
    this.documentCount += sequences.length;
    for (const sequence of sequences) {
      for (const number of new Set(sequence)) {
        this.indexDocs[number] = (this.indexDocs[number] ?? 0) + 1;
      }
    }
  }

  /** The number, or the word, of what is not known, if there is one. */
  get unknown() {
    return this.oovToken == null ? null : (this.wordIndex[this.oovToken] ?? null);
  }

  *textsToSequencesGenerator(texts) {
    const most = this.numWords || Infinity;
    const {unknown, wordIndex} = this;
    for (const text of texts) {
      const numbers = this.parts(text).map((word) => {
        const number = wordIndex[word];
        return number != null && number < most ? number : unknown;
      });
      yield numbers.filter((number) => number != null);
    }
  }

  textsToSequences(texts) {
    return [...this.textsToSequencesGenerator(texts)];
  }

  *sequencesToTextsGenerator(sequences) {
    const most = this.numWords || Infinity;
    const {unknown, indexWord} = this;
    const other = unknown == null ? null : indexWord[unknown];
    for (const sequence of sequences) {
      const words = Array.from(sequence, (number) =>
        number < most ? (indexWord[number] ?? other) : other,
      );
      yield words.filter((word) => word != null).join(' ');
    }
  }

  sequencesToTexts(sequences) {
    return [...this.sequencesToTextsGenerator(sequences)];
  }

  textsToMatrix(texts, mode = 'binary') {
    return this.sequencesToMatrix(this.textsToSequences(texts), mode);
  }

  sequencesToMatrix(sequences, mode = 'binary') {
    const known = Object.keys(this.wordIndex).length;
    const width = this.numWords || (known > 0 ? known + 1 : 0);
    if (width === 0) throw new Error('tokenizer: a matrix needs numWords, or fitOnTexts first');
    if (mode === 'tfidf' && !this.documentCount) {
      throw new Error("tokenizer: mode 'tfidf' needs fitOnTexts or fitOnSequences first");
    }
    const weights = {
      binary: () => 1,
      count: (count) => count,
      freq: (count, length) => count / length,
      tfidf: (count, length, number) => {
        const seen = this.documentCount / (1 + (this.indexDocs[number] ?? 0));
        return (1 + Math.log(count)) * Math.log(1 + seen);
      },
    };
    if (!Object.hasOwn(weights, mode)) {
      const modes = Object.keys(weights).join(', ');
      throw new RangeError(`tokenizer: mode: expected one of ${modes}, got '${mode}'`);
    }
    const rows = Array.from(sequences, (sequence) => {
      const row = new Float32Array(width);
      const counts = new Map();
      countedIn(counts, [...sequence].filter((number) => number < width));
      for (const [number, count] of counts) {
        row[number] = weights[mode](count, sequence.length, number);
      }
      return row;
    });
    return tf.tensor2d(rows, [rows.length, width]);
  }

  getConfig() {
    const config = {};
    for (const [name, word] of Object.entries(TOKENIZER_OPTIONS)) config[word] = this[name];
    for (const [name, word] of Object.entries(TOKENIZER_TABLES)) {
      config[word] = JSON.stringify(this[name]);
    }
    return config;
  }

  toJSON() {
    return JSON.stringify({class_name: 'Tokenizer', config: this.getConfig()});
  }
}

function tokenizer(config = {}) {
  return new Tokenizer(config);
}

/** The tokenizer that `toJSON`, here or in Keras, wrote. */
function tokenizerFromJSON(text) {
  const {config} = JSON.parse(text);
  if (config?.word_index == null) {
    throw new RangeError('tokenizerFromJSON: expected what toJSON() of a tokenizer gives');
  }
  const options = Object.entries(TOKENIZER_OPTIONS).map(([name, word]) => [name, config[word]]);
  const made = new Tokenizer(Object.fromEntries(options));
  const byNumber = (left, right) => left[1] - right[1];
  for (const [name, word] of Object.entries(TOKENIZER_TABLES)) {
    const entries = Object.entries(JSON.parse(config[word]));
    if (name === 'wordIndex') entries.sort(byNumber);
    made[name] = orderedTable(new Map(entries));
  }
  return made;
}

/** How probably word2vec takes the word of each rank, if words are as frequent as Zipf's law says. */
function makeSamplingTable(size, {samplingFactor = 1e-5} = {}) {
  const values = Array.from({length: size}, (_, place) => {
    const rank = Math.max(place, 1);
    const rarity = rank * (Math.log(rank) + 0.577) + 0.5 - 1 / (12 * rank);
    return Math.min(1, Math.sqrt(samplingFactor * rarity));
  });
  return tf.tensor1d(values);
}

/** Pairs of numbers of words, and whether they stand near each other; see the runtime's. */
function skipgrams(
  sequence,
  vocabularySize,
  {
    windowSize = 4,
    negativeSamples = 1,
    shuffle = true,
    categorical = false,
    samplingTable = null,
    seed = null,
  } = {},
) {
  const table = samplingTable instanceof tf.Tensor ? samplingTable.dataSync() : samplingTable;
  const draw = seededDraws(seed);
  const pairs = [];
  sequence.forEach((word, place) => {
    if (!word || (table != null && table[word] < draw())) return;
    const end = Math.min(sequence.length, place + windowSize + 1);
    for (let at = Math.max(0, place - windowSize); at < end; at += 1) {
      if (at !== place && sequence[at]) pairs.push([word, sequence[at]]);
    }
  });
  const [yes, no] = categorical ? [[0, 1], [1, 0]] : [1, 0];
  let found = pairs.map((pair) => [pair, yes]);
  if (negativeSamples > 0) {
    const words = inDrawnOrder(pairs.map(([word]) => word), draw);
    const count = Math.trunc(pairs.length * negativeSamples);
    for (let at = 0; at < count; at += 1) {
      const other = 1 + Math.floor(draw() * (vocabularySize - 1));
      found.push([[words[at % words.length], other], no]);
    }
  }
  if (shuffle) found = inDrawnOrder(found, draw);
  return [found.map(([pair]) => pair), found.map(([, label]) => label)];
}

function inDrawnOrder(values, draw) {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

const PICTURE_OPTIONS = {
  featurewiseCenter: false,
  samplewiseCenter: false,
  featurewiseStdNormalization: false,
  samplewiseStdNormalization: false,
  rotationRange: 0,
  widthShiftRange: 0,
  heightShiftRange: 0,
  brightnessRange: null,
  shearRange: 0,
  zoomRange: 0,
  channelShiftRange: 0,
  fillMode: 'nearest',
  cval: 0,
  horizontalFlip: false,
  verticalFlip: false,
  rescale: null,
  preprocessingFunction: null,
  dataFormat: 'channelsLast',
  validationSplit: 0,
  interpolationOrder: 1,
  dtype: 'float32',
  zcaWhitening: false,
  zcaEpsilon: 1e-6,
};

/** Pixels to move by: one of a list in either direction, a number below a whole one, or up to a
 * part of the length. */
function shiftDraw(given, length) {
  if (Array.isArray(given) ? given.length === 0 : !given) return 0;
  const most = Array.isArray(given) ? Math.max(...given) : given;
  let moved;
  if (Array.isArray(given) || (Number.isInteger(given) && given > 0)) {
    moved = Array.isArray(given) ? given[wholeDraw(given.length - 1)] : wholeDraw(given - 1);
    moved *= [-1, 1][wholeDraw(1)];
  } else {
    moved = uniformDraw(-given, given);
  }
  return most < 1 ? moved * length : moved;
}

function meanAndDeviation(values) {
  let sum = 0;
  for (const one of values) sum += one;
  const mean = sum / values.length;
  let squares = 0;
  for (const one of values) squares += (one - mean) ** 2;
  return [mean, Math.sqrt(squares / values.length)];
}

/** Changes pictures at random and brings them to one scale; see the runtime's. */
class ImageDataGenerator {
  constructor(config = {}) {
    for (const key of Object.keys(config)) {
      if (!Object.hasOwn(PICTURE_OPTIONS, key)) {
        throw new RangeError(`imageDataGenerator: unknown config key '${key}'`);
      }
    }
    Object.assign(this, PICTURE_OPTIONS, config);
    this.dataFormat ??= 'channelsLast';
    if (this.zcaWhitening) {
      throw new Error('imageDataGenerator: zcaWhitening is carried out by the Python runtime only');
    }
    const first = this.dataFormat === 'channelsFirst';
    [this.channelAxis, this.rowAxis, this.colAxis] = first ? [1, 2, 3] : [3, 1, 2];
    if (typeof this.zoomRange === 'number') {
      this.zoomRange = [1 - this.zoomRange, 1 + this.zoomRange];
    }
    if (this.featurewiseStdNormalization) this.featurewiseCenter = true;
    if (this.samplewiseStdNormalization) this.samplewiseCenter = true;
    this.mean = null;
    this.std = null;
  }

  flow(x, y = null, config = {}) {
    const isConfig = y != null && Object.getPrototypeOf(y) === Object.prototype;
    const [labels, options] = isConfig ? [null, y] : [y, config];
    return indexed(new ArrayBatches(this, x, labels, options));
  }

  /** A picture changed in place. */
  standardized(picture) {
    let {values} = picture;
    if (this.preprocessingFunction != null) {
      const made = tf.tidy(() =>
        tensorFrom(this.preprocessingFunction(tensorOf(picture))).dataSync(),
      );
      values = Float32Array.from(made);
    }
    const each = (change) => {
      values.forEach((one, place) => {
        values[place] = change(one, place);
      });
    };
    if (this.rescale) {
      const factor = Math.fround(this.rescale);
      each((one) => one * factor);
    }
    if (this.samplewiseCenter) {
      const mean = Math.fround(meanAndDeviation(values)[0]);
      each((one) => one - mean);
    }
    if (this.samplewiseStdNormalization) {
      const deviation = Math.fround(meanAndDeviation(values)[1] + 1e-6);
      each((one) => one / deviation);
    }
    const channel = this.channelOf(picture.shape);
    if (this.featurewiseCenter && this.isFitted('featurewiseCenter', this.mean)) {
      each((one, place) => one - this.mean[channel(place)]);
    }
    if (
      this.featurewiseStdNormalization &&
      this.isFitted('featurewiseStdNormalization', this.std)
    ) {
      each((one, place) => one / Math.fround(this.std[channel(place)] + 1e-6));
    }
    return {values, shape: picture.shape};
  }

  isFitted(option, found) {
    if (found == null) {
      console.warn(`imageDataGenerator: ${option} does nothing before fit(pictures) was called`);
    }
    return found != null;
  }

  /** The channel that a number of a picture belongs to, by its place. */
  channelOf(shape) {
    if (this.dataFormat === 'channelsLast') return (place) => place % shape[2];
    return (place) => Math.floor(place / (shape[1] * shape[2]));
  }

  standardize(x) {
    return tensorOf(this.standardized(pictureOf(x)));
  }

  getRandomTransform(imgShape, seed = null) {
    seedDraws(seed);
    const within = (range) => (range ? uniformDraw(-range, range) : 0);
    const theta = within(this.rotationRange);
    const tx = shiftDraw(this.heightShiftRange, imgShape[this.rowAxis - 1]);
    const ty = shiftDraw(this.widthShiftRange, imgShape[this.colAxis - 1]);
    const shear = within(this.shearRange);
    const [least, most] = this.zoomRange;
    const none = least === 1 && most === 1;
    const [zx, zy] = [0, 1].map(() => (none ? 1 : uniformDraw(least, most)));
    const flipHorizontal = numpyDraws().nextDouble() < 0.5 && Boolean(this.horizontalFlip);
    const flipVertical = numpyDraws().nextDouble() < 0.5 && Boolean(this.verticalFlip);
    const channelShiftIntensity =
      this.channelShiftRange === 0 ? null : within(this.channelShiftRange);
    const brightness = this.brightnessRange == null ? null : uniformDraw(...this.brightnessRange);
    return {
      theta,
      tx,
      ty,
      shear,
      zx,
      zy,
      flipHorizontal,
      flipVertical,
      channelShiftIntensity,
      brightness,
    };
  }

  changed(picture, said) {
    const [rowAxis, colAxis, channelAxis] = [this.rowAxis, this.colAxis, this.channelAxis].map(
      (axis) => axis - 1,
    );
    const axes = {rowAxis, colAxis, channelAxis};
    const {fillMode, cval, interpolationOrder} = this;
    let made = transformed(picture, said, axes, fillMode, cval, interpolationOrder);
    if (said.channelShiftIntensity != null) made = tinted(made, said.channelShiftIntensity);
    if (said.flipHorizontal) made = flipped(made, colAxis);
    if (said.flipVertical) made = flipped(made, rowAxis);
    return said.brightness == null ? made : lit(made, said.brightness, false);
  }

  applyTransform(x, transformParameters) {
    return tensorOf(this.changed(pictureOf(x), transformParameters));
  }

  randomTransform(x, seed = null) {
    const picture = pictureOf(x);
    return tensorOf(this.changed(picture, this.getRandomTransform(picture.shape, seed)));
  }

  fit(x, {augment = false, rounds = 1, seed = null} = {}) {
    const pictures = picturesOf(x, 'imageDataGenerator: fit');
    seedDraws(seed);
    const factor = Math.fround(this.rescale || 1);
    for (const {values} of pictures) {
      values.forEach((one, place) => {
        values[place] = one * factor;
      });
    }
    const drawn = [];
    for (let round = 0; augment && round < rounds; round += 1) {
      for (const picture of pictures) {
        drawn.push(this.changed(picture, this.getRandomTransform(picture.shape)));
      }
    }
    const used = augment ? drawn : pictures;
    const channel = this.channelOf(used[0].shape);
    const byChannel = Array.from({length: used[0].shape[this.channelAxis - 1]}, () => []);
    for (const {values} of used) {
      values.forEach((one, place) => byChannel[channel(place)].push(one));
    }
    const found = byChannel.map(meanAndDeviation);
    if (this.featurewiseCenter) this.mean = found.map(([mean]) => Math.fround(mean));
    if (this.featurewiseStdNormalization) this.std = found.map(([, one]) => Math.fround(one));
  }
}

function imageDataGenerator(config = {}) {
  return new ImageDataGenerator(config);
}

/** Pictures of a tensor of rank 4, each a copy of its own. */
function picturesOf(value, label) {
  const tensor = tensorFrom(value);
  if (tensor.rank !== 4) {
    throw new RangeError(`${label}: expected rank 4, got the shape [${tensor.shape}]`);
  }
  const shape = tensor.shape.slice(1);
  const size = shape.reduce((left, right) => left * right, 1);
  const values = tensor.dataSync();
  return Array.from({length: tensor.shape[0]}, (_, place) => ({
    values: Float32Array.from(values.subarray(place * size, (place + 1) * size)),
    shape,
  }));
}

/** Batches by place are also taken as `batches[0]`. */
function indexed(batches) {
  return new Proxy(batches, {
    get(target, key, receiver) {
      const isPlace = typeof key === 'string' && /^\d+$/.test(key);
      return isPlace ? target.__getitem__(Number(key)) : Reflect.get(target, key, receiver);
    },
  });
}

/** Batches of pictures by their place; `next` and a loop go on without end. */
class PictureBatches extends Sequence {
  constructor(generator, n, {batchSize = 32, shuffle = true, seed = null}) {
    super();
    Object.assign(this, {imageDataGenerator: generator, n, batchSize, shuffle, seed});
    Object.assign(this, {batchIndex: 0, totalBatchesSeen: 0, indexArray: null});
  }

  __len__() {
    return Math.ceil(this.n / this.batchSize);
  }

  __getitem__(index) {
    if (index >= this.__len__()) {
      throw new RangeError(`batch ${index}: there are ${this.__len__()}`);
    }
    this.seeded();
    this.totalBatchesSeen += 1;
    if (this.indexArray == null) this.onEpochEnd();
    const start = this.batchSize * index;
    return this.made(this.indexArray.slice(start, start + this.batchSize));
  }

  [Symbol.iterator]() {
    return this;
  }

  /** The first batches of one pass. */
  take(count = -1) {
    return new Dataset(() => this.elements(), this.__len__()).take(count);
  }

  next() {
    this.seeded();
    if (this.batchIndex === 0 || this.indexArray == null) this.onEpochEnd();
    const start = this.n ? (this.batchIndex * this.batchSize) % this.n : 0;
    this.batchIndex = this.n > start + this.batchSize ? this.batchIndex + 1 : 0;
    this.totalBatchesSeen += 1;
    const value = this.made(this.indexArray.slice(start, start + this.batchSize));
    return {value, done: false};
  }

  reset() {
    this.batchIndex = 0;
  }

  /** Draw another order. */
  onEpochEnd() {
    const inOrder = Array.from({length: this.n}, (_, place) => place);
    this.indexArray = this.shuffle ? permutationDraw(this.n) : inOrder;
  }

  seeded() {
    if (this.seed != null) seedDraws(this.seed + this.totalBatchesSeen);
  }

  /** Pictures under a transform that is drawn for each, as one tensor. */
  drawn(pictures) {
    const generator = this.imageDataGenerator;
    const made = pictures.map((picture) => {
      const drawn = generator.getRandomTransform(picture.shape);
      const changed = generator.changed({...picture, values: picture.values.slice()}, drawn);
      return generator.standardized(changed).values;
    });
    return tf.tidy(() => {
      const {shape} = pictures[0];
      return tf.stack(made.map((values) => tf.tensor(values, shape, 'float32')));
    });
  }
}

/** Batches of pictures in an array, with rows of others. */
class ArrayBatches extends PictureBatches {
  constructor(generator, x, y, {sampleWeight = null, subset = null, saveToDir = null, ...config}) {
    const beside = Array.isArray(x) && x[0] instanceof tf.Tensor ? x.slice(1).flat() : [];
    const pictures = picturesOf(beside.length > 0 ? x[0] : x, 'flow: x');
    if (saveToDir != null) {
      throw new Error('flow: saveToDir is carried out by the Python runtime only');
    }
    const first = Math.trunc(generator.validationSplit * pictures.length);
    const parts = {training: [first], validation: [0, first]};
    if (subset != null && !Object.hasOwn(parts, subset)) {
      throw new RangeError(`subset: expected 'training' or 'validation', got '${subset}'`);
    }
    const part = parts[subset] ?? [0];
    const rows = (value) => {
      const whole = tensorFrom(value);
      if (whole.shape[0] !== pictures.length) {
        throw new RangeError(`flow: ${whole.shape[0]} rows for ${pictures.length} pictures`);
      }
      const [start, end = pictures.length] = part;
      return whole.slice([start], [end - start]);
    };
    const kept = pictures.slice(...part);
    const {ignoreClassSplit, savePrefix, saveFormat, ...common} = config;
    super(generator, kept.length, common);
    if (subset != null && y != null && !ignoreClassSplit) checkClasses(tensorFrom(y), first);
    this.pictures = kept;
    this.others = beside.map(rows);
    this.y = y == null ? null : rows(y);
    this.sampleWeight = sampleWeight == null ? null : tensorFrom(sampleWeight);
  }

  made(places) {
    const pictures = this.drawn(places.map((place) => this.pictures[place]));
    const rows = (value) => tf.tidy(() => value.gather(tf.tensor1d(places, 'int32')));
    const inputs = this.others.length > 0 ? [pictures, ...this.others.map(rows)] : pictures;
    const labels = [this.y, this.sampleWeight].filter((one) => one != null).map(rows);
    return this.y == null ? inputs : [inputs, ...labels];
  }
}

function checkClasses(labels, first) {
  const values = labels.arraySync().map((one) => JSON.stringify(one));
  const part = (...ends) => [...new Set(values.slice(...ends))].sort().join();
  if (part(0, first) !== part(first)) {
    throw new RangeError(
      'flow: the training and the validation part have other classes: shuffle the arrays first, ' +
        'or say ignoreClassSplit',
    );
  }
}

/** Batches by place of windows of a series; see the runtime's. */
class TimeseriesGenerator extends Sequence {
  constructor(
    data,
    targets,
    length,
    {
      samplingRate = 1,
      stride = 1,
      startIndex = 0,
      endIndex = null,
      shuffle = false,
      reverse = false,
      batchSize = 128,
    } = {},
  ) {
    super();
    this.data = tensorFrom(data);
    this.targets = tensorFrom(targets);
    const [rows] = this.data.shape;
    if (rows !== this.targets.shape[0]) {
      throw new RangeError(
        `timeseriesGenerator: ${rows} rows of data, ${this.targets.shape[0]} targets`,
      );
    }
    Object.assign(this, {length, samplingRate, stride, shuffle, reverse, batchSize});
    this.startIndex = startIndex + length;
    this.endIndex = endIndex ?? rows - 1;
    if (this.startIndex > this.endIndex) {
      throw new RangeError(
        `timeseriesGenerator: startIndex + length is ${this.startIndex}, behind the endIndex ` +
          `${this.endIndex}: no place has so much before it`,
      );
    }
  }

  __len__() {
    const step = this.batchSize * this.stride;
    return Math.floor((this.endIndex - this.startIndex + step) / step);
  }

  __getitem__(index) {
    const places = [];
    if (this.shuffle) {
      const last = this.endIndex - this.startIndex;
      while (places.length < this.batchSize) places.push(this.startIndex + wholeDraw(last));
    } else {
      const step = this.batchSize * this.stride;
      const first = this.startIndex + step * index;
      const end = Math.min(first + step, this.endIndex + 1);
      for (let place = first; place < end; place += this.stride) places.push(place);
    }
    const steps = [];
    for (let step = -this.length; step < 0; step += this.samplingRate) steps.push(step);
    if (this.reverse) steps.reverse();
    return tf.tidy(() => {
      const windows = places.map((place) => steps.map((step) => place + step));
      const chosen = tf.tensor2d(windows, [places.length, steps.length], 'int32');
      return [this.data.gather(chosen), this.targets.gather(tf.tensor1d(places, 'int32'))];
    });
  }
}

function timeseriesGenerator(data, targets, length, config = {}) {
  return indexed(new TimeseriesGenerator(data, targets, length, config));
}

/** A number, or the mean of an array or tensor. */
function meanOf(value) {
  const values = value?.dataSync ? value.dataSync() : (value?.tolist?.() ?? value);
  const numbers = Array.from([values].flat(Infinity)).flatMap((one) =>
    ArrayBuffer.isView(one) ? Array.from(one) : [Number(one)],
  );
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** How far a loop of one's own is; see the runtime's. */
class Progbar {
  constructor(target, config = {}) {
    const options = {
      width: 20,
      verbose: 1,
      interval: 0.05,
      statefulMetrics: null,
      unitName: 'step',
    };
    for (const key of Object.keys(config)) {
      if (!(key in options)) throw new RangeError(`progbar: unknown config key '${key}'`);
    }
    Object.assign(this, options, config, {target, seen: 0, last: 0});
    this.statefulMetrics = new Set(this.statefulMetrics ?? []);
    this.start = performance.now();
    this.sums = new Map();
  }

  update(current, values = null, finalize = null) {
    finalize ??= this.target != null && current >= this.target;
    for (const [name, value] of values ?? []) {
      const number = meanOf(value);
      if (finalize || this.statefulMetrics.has(name)) {
        this.sums.set(name, [number, 1]);
      } else {
        const steps = Math.max(current - this.seen, 1);
        const [total, count] = this.sums.get(name) ?? [0, 0];
        this.sums.set(name, [total + number * steps, count + steps]);
      }
    }
    this.seen = current;
    this.show(finalize);
  }

  add(n, values = null) {
    this.update(this.seen + n, values);
  }

  show(finalize) {
    const now = performance.now();
    const terminal = globalThis.process?.stdout;
    if (Number(this.verbose) === 1 && terminal?.isTTY) {
      if (finalize || now - this.last >= 1000 * this.interval) {
        terminal.write(`\r${this.line(now)}\x1b[K${finalize ? '\n' : ''}`);
        this.last = now;
      }
    } else if (this.verbose && finalize) {
      console.log(this.line(now));
    }
  }

  line(now) {
    const parts = [`${this.seen}/${this.target || 'Unknown'}`];
    if (this.target) {
      const share = Math.floor((this.width * this.seen) / this.target);
      const filled = Math.min(share, this.width);
      parts[0] += ` [${'='.repeat(filled)}${'.'.repeat(this.width - filled)}]`;
    }
    const each = (now - this.start) / Math.max(this.seen, 1);
    const seconds = ((now - this.start) / 1000).toFixed(0);
    parts.push(`${seconds}s ${each.toFixed(0)}ms/${this.unitName}`);
    for (const [name, [total, count]] of this.sums) {
      const mean = total / Math.max(1, count);
      const shown = Math.abs(mean) > 1e-3 ? mean.toFixed(4) : mean.toExponential(4);
      parts.push(`${name}: ${shown}`);
    }
    return parts.join(' - ');
  }
}

function progbar(target, config = {}) {
  return new Progbar(target, config);
}

/** What Keras has and TensorFlow.js lacks, in its style. */




const EVERY_LAYER = [
  'inputShape',
  'batchInputShape',
  'batchSize',
  'dtype',
  'name',
  'trainable',
  'weights',
  'inputDType',
  'activityRegularizer',
  'customObjects', // what TF.js puts into every config that it reads
];

/** The known key that is spelt nearly so, or nothing. */
function nearestKey(key, known) {
  const plain = key.replaceAll('_', '').toLowerCase();
  for (const candidate of known) {
    const own = candidate.toLowerCase();
    if (own === plain || own.startsWith(plain) || plain.startsWith(own)) {
      return candidate;
    }
  }
  return '';
}

/** The layer's own keys: those of `config` over the defaults. None is the default. */
function completedConfig(owner, defaults, required, config) {
  const known = [...required, ...Object.keys(defaults)];
  const made = {...defaults};
  for (const [key, value] of Object.entries(config)) {
    if (known.includes(key)) {
      if (value != null) {
        made[key] = value;
      }
    } else if (!EVERY_LAYER.includes(key)) {
      const near = nearestKey(key, known);
      const hint = near !== '' ? `; did you mean '${near}'?` : '';
      throw new RangeError(
        `${owner}: the key '${pyStr(key)}' is unknown${hint}`,
      );
    }
  }
  for (const key of required) {
    if (!Object.hasOwn(made, key)) {
      throw new RangeError(`${owner}: the key '${key}' is missing`);
    }
  }
  return made;
}

/**
 * The object that a config value stands for: an initializer, a regularizer, ...
 *
 * TF.js shows no function that finds one by its name; a layer does.
 */
function resolvedPart(key, value) {
  let role = 'activation';
  for (const kind of ['Initializer', 'Regularizer', 'Constraint']) {
    if (key.endsWith(kind)) {
      role = 'kernel' + kind;
    }
  }
  const config = {units: 1, name: 'part'};
  config[role] = value;
  return tf.layers.dense(config)[role];
}



function isActivation(key) {
  return key === 'activation' || key.endsWith('Activation');
}

/** Whether a key's values stand for objects. */
function isPart(key) {
  return (
    isActivation(key) ||
    key.endsWith('Initializer') ||
    key.endsWith('Regularizer') ||
    key.endsWith('Constraint')
  );
}

/**
 * A layer whose keys and defaults `configDefaults` and `requiredKeys` say.
 *
 * `self.config` has the keys with their values, `self.parts` the initializers, regularizers,
 * constraints and activations that they stand for.
 */
class Extension extends tf.layers.Layer {
  constructor(config) {
    super(config);
    this.config = completedConfig(
      this.getClassName(),
      this.configDefaults(),
      this.requiredKeys(),
      config,
    );
    this.parts = {};
    for (const [key, value] of Object.entries(this.config)) {
      if (isPart(key)) {
        this.parts[key] = resolvedPart(key, value);
      }
    }
    this.supportsMasking = true;
    this.options = {};
  }

  /** The outputs. A symbolic call keeps its options for when it is carried out. */
  apply(inputs, kwargs = null) {
    this.options = kwargs == null ? {} : kwargs;
    return keepingOptions(super.apply(inputs, kwargs), this.options);
  }

  /** What a call was given under a key. */
  option(kwargs, key) {
    const given = kwargs;
    return given[key] ?? null;
  }

  /** The keys that may be left out, with their defaults. */
  configDefaults() {
    return {};
  }

  /** The keys that must be given. */
  requiredKeys() {
    return [];
  }

  /** A weight with the initializer, regularizer and constraint of the keys `<role>...`. */
  newWeight(name, shape, role, trainable) {
    return this.addWeight(
      name,
      shape,
      'float32',
      this.parts[role + 'Initializer'],
      Object.hasOwn(this.parts, role + 'Regularizer')
        ? this.parts[role + 'Regularizer']
        : null,
      trainable,
      Object.hasOwn(this.parts, role + 'Constraint')
        ? this.parts[role + 'Constraint']
        : null,
    );
  }

  /** Count the weights and penalties of a layer inside among one's own. */
  adopt(layer) {
    const trained = layer.trainableWeights;
    const fixed = layer.nonTrainableWeights;
    const own = this._trainableWeights;
    const others = this._nonTrainableWeights;
    this._trainableWeights = [...own, ...trained];
    this._nonTrainableWeights = [...others, ...fixed];
    this.addLoss(layer.losses);
  }

  /** y under the activation of a key. */
  activated(y, key) {
    const result = this.parts[key].apply(y);
    return result;
  }

  /** What to raise where the layer cannot work. */
  refused(problem) {
    return new RangeError(`${this.name} (${this.getClassName()}): ${problem}`);
  }

  getConfig() {
    const config = super.getConfig();
    for (const [key, value] of Object.entries(this.config)) {
      if (key === 'layer') {
        config[key] = described(value);
      } else if (key === 'layers') {
        const inner = value;
        config[key] = inner.map((one) => described(one));
      } else if (
        Object.hasOwn(this.parts, key) &&
        this.parts[key] != null &&
        !isActivation(key)
      ) {
        config[key] = described(this.parts[key]);
      } else {
        config[key] = value;
      }
    }
    return config;
  }
}

/** The tensor of what `call` got, which is a list inside a model. */
function onlyTensor(inputs) {
  const only = Array.isArray(inputs) ? inputs[0] : inputs;
  return only;
}

/** The mask of an input among those of all. */
function maskOf(mask, index) {
  if (Array.isArray(mask)) {
    return index < mask.length ? mask[index] : null;
  }
  return index === 0 ? mask : null;
}

/** The product of whole numbers; 1 of none. */
function product(extents) {
  let total = 1;
  for (const extent of extents) {
    total = total * extent;
  }
  return total;
}

/** One axis or several, counted from the front. */
function axesOf(axis, rank) {
  const given = Array.isArray(axis) ? axis : [axis];
  const axes = [];
  for (const one of given) {
    const place = one;
    axes.push(place < 0 ? place + rank : place);
  }
  return axes;
}

/** A number for each of `count` axes, given as one or as a list. */
function numbers(value, count) {
  return Array.isArray(value)
    ? value
    : Array.from({length: count}, () => value);
}

/** (before, after) for each of `count` axes, of one number, one for each axis, or pairs. */
function pairs(value, count) {
  if (count === 1 && Array.isArray(value) && !Array.isArray(value[0])) {
    return [value];
  }
  const each = Array.isArray(value)
    ? value
    : Array.from({length: count}, () => value);
  return each.map((one) => (Array.isArray(one) ? one : [one, one]));
}

/** x with its channels as the last axis. */
function channelsLast(x, dataFormat) {
  if (dataFormat !== 'channelsFirst') {
    return x;
  }
  const rank = x.shape.length;
  return x.transpose([
    0,
    ...Array.from({length: rank - 2}, (_, index) => 2 + index),
    1,
  ]);
}

/** x, whose channels are the last axis, in the data format. */
function fromChannelsLast(x, dataFormat) {
  if (dataFormat !== 'channelsFirst') {
    return x;
  }
  const rank = x.shape.length;
  return x.transpose([
    0,
    rank - 1,
    ...Array.from({length: rank - 1 - 1}, (_, index) => 1 + index),
  ]);
}

/** A shape with its channels last. */
function shapeLast(shape, dataFormat) {
  return dataFormat === 'channelsFirst'
    ? [shape[0], ...shape.slice(2), shape[1]]
    : shape;
}

/** A shape with channels last, in the data format. */
function shapeFrom(shape, dataFormat) {
  if (dataFormat !== 'channelsFirst') {
    return shape;
  }
  return [shape[0], shape[shape.length - 1], ...shape.slice(1, -1)];
}

/** Each place along an axis `times` over. (TF.js tiles no more than four axes in a gradient.) */
function repeatedPlaces(x, axis, times) {
  const shape = x.shape;
  const before = product(shape.slice(0, axis + 1));
  const after = product(shape.slice(axis + 1));
  const wide = x.reshape([before, 1, after]).tile([1, times, 1]);
  return wide.reshape([
    ...shape.slice(0, axis),
    shape[axis] * times,
    ...shape.slice(axis + 1),
  ]);
}

/** Places along an axis `apart` steps from each other, with zeros between them. */
function spreadPlaces(x, axis, apart) {
  if (apart === 1) {
    return x;
  }
  const shape = x.shape;
  const size = shape[axis];
  const before = product(shape.slice(0, axis + 1));
  const after = product(shape.slice(axis + 1));
  const wide = tf.pad(x.reshape([before, 1, after]), [
    [0, 0],
    [0, apart - 1],
    [0, 0],
  ]);
  const whole = wide.reshape([
    product(shape.slice(0, axis)),
    size * apart,
    after,
  ]);
  const length = (size - 1) * apart + 1;
  const cut = whole.slice(
    [0, 0, 0],
    [product(shape.slice(0, axis)), length, after],
  );
  return cut.reshape([
    ...shape.slice(0, axis),
    length,
    ...shape.slice(axis + 1),
  ]);
}

/**
 * How many places a layer's window has along an axis, None where the data decides. ValueError
 * where it does not fit in.
 */
function windowExtent(layer, size, window, stride, padding, dilation) {
  if (size == null) {
    return null;
  }
  let extent = size;
  if (padding === 'valid') {
    extent = extent - (window - 1) * dilation;
    if (extent <= 0) {
      throw new RangeError(
        `${layer.name}: kernelSize ${window} with the dilationRate ${dilation} does not fit into ${pyStr(size)} places; choose a smaller kernelSize, a larger input or padding 'same'`,
      );
    }
  }
  return Math.floor((extent + stride - 1) / stride);
}

/** A token as a string: whole numbers may stand in tensors of floats. */
function wordOf(value) {
  if (typeof value === 'string') {
    return value;
  }
  const number = value;
  return String(Math.trunc(number));
}

/**
 * Whole numbers below `depth`: as they are ("int"), one vector each ("oneHot"), or one for each
 * sample that says which there are ("multiHot") or how many of each ("count").
 */
function encoded(x, mode, depth) {
  if (mode === 'int') {
    return x;
  }
  const shape = x.shape;
  const rank = shape.length;
  if (rank === 0) {
    return encoded(x.expandDims(0), mode, depth);
  }
  if (mode === 'oneHot') {
    const single = rank > 1 && shape[rank - 1] === 1;
    const rows = single ? x.squeeze([rank - 1]) : x;
    return tf.oneHot(rows, depth).cast('float32');
  }
  const vectors = tf.oneHot(x, depth).cast('float32');
  const axis = rank > 1 ? 1 : 0;
  return mode === 'multiHot' ? vectors.max(axis) : vectors.sum(axis);
}

/** The shape of what `encoded` makes. */
function encodedShape(shape, mode, depth) {
  if (mode === 'int') {
    return shape;
  }
  const rank = shape.length;
  if (mode === 'oneHot') {
    const last = shape[rank - 1];
    const single = rank > 1 && last === 1;
    return single ? [...shape.slice(0, -1), depth] : [...shape, depth];
  }
  return rank > 1 ? [shape[0], ...shape.slice(2), depth] : [depth];
}

const PHASE = [];

/**
 * The symbolic tensor that says whether layers are in training: among the inputs of
 * `graphFunction` its value decides, 1 or 0.
 */
function learningPhase() {
  if (PHASE.length === 0) {
    PHASE.push(tf.input({batchShape: [], name: 'learningPhase'}));
  }
  return PHASE[0];
}

/**
 * A function of `inputs`, a list of any symbolic tensors, that computes `outputs`.
 *
 * It takes a list of values and gives tensors: a list of them where `outputs` is one. What lies
 * before an input is not computed. Layers are not in training, unless `learningPhase()` is an
 * input and its value is true.
 */
function graphFunction(config) {
  for (const key of Object.keys(config)) {
    if (key !== 'inputs' && key !== 'outputs') {
      throw new RangeError(`graphFunction: the key '${pyStr(key)}' is unknown`);
    }
  }
  const inputs = config.inputs;
  const given = config.outputs;
  const outputs = Array.isArray(given) ? given : [given];
  const stretch = new Stretch(inputs, outputs);
  const compute = (values) => {
    if (values.length !== inputs.length) {
      throw new RangeError(
        `graphFunction: expected ${inputs.length} values, one for each input, got ${values.length}`,
      );
    }
    const tensors = tf.tidy(() => stretch.of(values));
    return Array.isArray(given) ? tensors : tensors[0];
  };
  return compute;
}

/**
 * The gradients of the sum of symbolic outputs by symbolic tensors or by weights of layers, as
 * symbolic tensors; None for what the outputs do not depend on.
 */
function graphGrads(outputs, tensors) {
  const ends = Array.isArray(outputs) ? outputs : [outputs];
  const by = Array.isArray(tensors) ? tensors : [tensors];
  if (!ends.some((one) => one instanceof tf.SymbolicTensor)) {
    throw new RangeError(
      'graphGrads: no output is symbolic; tf.grads is for functions of tensors',
    );
  }
  return by.map((one) => gradientBy(ends, one));
}

/** The gradient by one symbolic tensor or weight. */
function gradientBy(outputs, tensor) {
  if (tensor instanceof tf.SymbolicTensor) {
    const before = new Stretch([tensor], outputs);
    const sources = [tensor, ...before.roots];
    const layer = new TensorGradient({stretch: new Stretch(sources, outputs)});
    return before.reached ? layer.apply(sources) : null;
  }
  const stretch = new Stretch(new Stretch([], outputs).roots, outputs);
  if (!stretch.weighs(tensor)) {
    return null;
  }
  const made = new WeightGradient({stretch, weight: tensor});
  return made.apply(stretch.inputs);
}

/** The calls of layers that lie between symbolic tensors, in the order of their computation. */
class Stretch {
  constructor(inputs, outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.nodes = [];
    this.roots = [];
    this.reached = false;
    const fed = inputs.map((one) => one.id);
    const seen = new Map();
    const waiting = outputs.filter((one) => one instanceof tf.SymbolicTensor);
    while (waiting.length > 0) {
      const tensor = waiting[waiting.length - 1];
      const node = tensor.sourceLayer.inboundNodes[tensor.nodeIndex];
      if (fed.includes(tensor.id)) {
        this.reached = true;
        waiting.pop();
      } else if (pyLength(node.inboundLayers) === 0) {
        if (!pyIncludes(this.roots, tensor)) {
          this.roots.push(tensor);
        }
        waiting.pop();
      } else {
        const key = `${pyStr(node.id)}`;
        const before = node.inputTensors;
        if (!seen.has(key)) {
          // Its inputs come first; it is met again behind them.
          seen.set(key, false);
          waiting.push(...before);
        } else {
          if (!seen.get(key)) {
            seen.set(key, true);
            this.nodes.push(node);
          }
          waiting.pop();
        }
      }
    }
  }

  /** Whether a layer on the way has this weight. */
  weighs(weight) {
    for (const node of this.nodes) {
      const layer = node.outboundLayer;
      if (pyIncludes(layer.weights, weight)) {
        return true;
      }
    }
    return false;
  }

  /** The weights on the way that no gradient changes. */
  averages() {
    const found = [];
    for (const node of this.nodes) {
      const layer = node.outboundLayer;
      const weights = layer.nonTrainableWeights;
      for (const weight of weights) {
        if (!found.includes(weight)) {
          found.push(weight);
        }
      }
    }
    return found;
  }

  /** The outputs for values of the inputs. */
  of(values) {
    const kwargs = {};
    const tensors = [];
    for (const [index, one] of this.inputs.entries()) {
      const value = values[index];
      const tensor = value instanceof tf.Tensor ? value : tf.tensor(value);
      tensors.push(tensor.cast(one.dtype));
      if (PHASE.includes(one)) {
        kwargs.training = tensor.dataSync()[0] !== 0;
      }
    }
    return this.run(tensors, kwargs);
  }

  /** The outputs for tensors at the inputs; outputs that are not symbolic as they are. */
  run(tensors, kwargs) {
    const values = new Map();
    const masks = new Map();
    for (const [index, one] of this.inputs.entries()) {
      values.set(`${pyStr(one.id)}`, tensors[index]);
    }
    // Keras's functions change nothing that layers learn from what they see, as averages.
    const fixed = (kwargs.training ?? null) === true ? this.averages() : [];
    const before = fixed.map((weight) => weight.read().clone());
    for (const node of this.nodes) {
      this.step(node, kwargs, values, masks);
    }
    for (const [index, weight] of fixed.entries()) {
      weight.write(before[index]);
    }
    const made = [];
    for (const output of this.outputs) {
      if (!(output instanceof tf.SymbolicTensor)) {
        made.push(output);
        continue;
      }
      const key = `${output.id}`;
      if (!values.has(key)) {
        throw new RangeError(
          `graphFunction: the outputs depend on ${output.name}, which has no value; add it to 'inputs'`,
        );
      }
      made.push(values.get(key));
    }
    return made;
  }

  /** Carry out one call of a layer. */
  step(node, kwargs, values, masks) {
    const before = node.inputTensors;
    const after = node.outputTensors;
    const layer = after[0].sourceLayer; // carries the call's options out, where it has some
    const given = [];
    const masked = [];
    for (const one of before) {
      const key = `${pyStr(one.id)}`;
      if (!values.has(key)) {
        throw new RangeError(
          `graphFunction: the outputs depend on ${pyStr(one.name)}, which has no value; add it to 'inputs'`,
        );
      }
      given.push(values.get(key));
      masked.push(masks.get(key) ?? null);
    }
    const fixed = node.callArgs;
    const options = fixed == null ? {...kwargs} : {...kwargs, ...fixed};
    const hidden = masked.some((one) => one != null);
    if (hidden) {
      options.mask = masked.length === 1 ? masked[0] : masked;
    }
    const alone = given.length === 1 ? given[0] : given;
    const result = layer.apply(alone, options);
    const results = Array.isArray(result) ? result : [result];
    let mask = null;
    if (layer.supportsMasking) {
      mask = layer.computeMask(alone, masked.length === 1 ? masked[0] : masked);
    }
    for (const [index, one] of after.entries()) {
      const key = `${pyStr(one.id)}`;
      if (!values.has(key)) {
        values.set(key, results[index]);
        masks.set(key, maskOf(mask, index));
      }
    }
  }
}

/** A gradient of the sum of outputs, to which `stretch` leads from the layer's inputs. */
class GraphGradient extends Extension {
  requiredKeys() {
    return ['stretch'];
  }

  /** The sum of the outputs for tensors at the layer's inputs. */
  total(tensors, kwargs) {
    const stretch = this.config.stretch;
    let total = tf.scalar(0);
    const made = stretch.run(tensors, kwargs);
    for (const one of made) {
      total = total.add(one.sum());
    }
    return total;
  }

  computeMask(inputs, mask = null) {
    return null;
  }
}

/** The gradient by the first input. */
class TensorGradient extends GraphGradient {
  static className = 'TensorGradient';

  call(inputs, kwargs) {
    const given = Array.isArray(inputs) ? inputs : [inputs];
    const others = given.slice(1);
    return pyCall(
      tf.grad((x) => this.total([x, ...others], kwargs)),
      given[0],
    );
  }

  computeOutputShape(inputShape) {
    const first = Array.isArray(inputShape[0]) ? inputShape[0] : inputShape;
    return first;
  }

  static {
    pyShareFields(this);
  }
}

/** The gradient by a weight of a layer on the way. */
class WeightGradient extends GraphGradient {
  static className = 'WeightGradient';

  requiredKeys() {
    return ['stretch', 'weight'];
  }

  call(inputs, kwargs) {
    const given = Array.isArray(inputs) ? inputs : [inputs];
    const variable = this.config.weight.read();
    const made = tf.variableGrads(() => this.total(given, kwargs), [variable]);
    const gradient = made.grads[variable.name];
    return gradient;
  }

  computeOutputShape(inputShape) {
    const shape = this.config.weight.shape;
    return shape;
  }

  static {
    pyShareFields(this);
  }
}

const WORDS = {
  tf: 'channelsLast',
  th: 'channelsFirst',
  hard_sigmoid: 'hardSigmoid6',
  hard_swish: 'hardSilu',
  silu: 'swish',
  lecun_normal: 'leCunNormal',
  lecun_uniform: 'leCunUniform',
  LecunNormal: 'leCunNormal',
  LecunUniform: 'leCunUniform',
  uniform: 'randomUniform',
  normal: 'randomNormal',
  zero: 'zeros',
  one: 'ones',
  STFT: 'stft',
  STFTInitializer: 'stft',
};
// Words of Keras that are not TF.js's in snake case or as the name of a class.

const NUMBER_TYPES = {
  float: 'float32',
  int: 'int32',
  bool_: 'bool',
  str: 'string',
  float64: 'float32',
  double: 'float32',
  float16: 'float32',
  bfloat16: 'float32',
  mixed_float16: 'float32',
  mixed_bfloat16: 'float32',
  int8: 'int32',
  uint8: 'int32',
  int16: 'int32',
  uint16: 'int32',
  uint32: 'int32',
  int64: 'int32',
  uint64: 'int32',
  complex128: 'complex64',
};
// Types of numbers of Keras that TF.js does not have, and the nearest that it has.

/** `use_bias` as `useBias`, `HeNormal` as `heNormal`. */
function camelOf(name) {
  const parts = name.split('_');
  const rest = parts
    .slice(1)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1));
  const first = parts[0];
  return first.slice(0, 1).toLowerCase() + first.slice(1) + rest.join('');
}

/** Whether an option is of one of these kinds: `kernel_initializer` is an initializer. */
function isWordOf(key, kinds) {
  return kinds.some((kind) => key === kind || key.endsWith('_' + kind));
}

/**
 * The value of an option of Keras, called `key` there, as TF.js takes it: its word, or the
 * object, where TF.js has no word or means something else by it. What is no text is taken over as
 * it is.
 */
function kerasOption(key, value) {
  if (isWordOf(key, ['loss', 'metrics', 'optimizer', 'regularizer'])) {
    return pyCall(namedObjects, key, value);
  }
  if (typeof value !== 'string') {
    return value;
  }
  const word = value;
  if (
    isWordOf(key, ['activation', 'initializer', 'constraint', 'data_format'])
  ) {
    return Object.hasOwn(WORDS, word) ? WORDS[word] : camelOf(word);
  }
  if (isWordOf(key, ['dtype'])) {
    return Object.hasOwn(NUMBER_TYPES, word) ? NUMBER_TYPES[word] : word;
  }
  return word;
}


/** The number in a tensor of one element. */
function numberOf(scalar) {
  const number = scalar.dataSync()[0];
  return number;
}

/**
 * The scalars that `evaluate` gave as Keras gives them: a number for a loss alone, a list of
 * numbers for a loss with metrics or for the losses of several outputs.
 */
function numbersIn(results) {
  if (Array.isArray(results)) {
    const scalars = results;
    return scalars.map((scalar) => numberOf(scalar));
  }
  const alone = results;
  return numberOf(alone);
}


/** The whole numbers of a tensor, or of a list of numbers and tensors of one element. */
function wholeNumbers(values) {
  if (values instanceof tf.Tensor) {
    const tensor = values;
    return [...tensor.dataSync()].map((one) => Math.trunc(one));
  }
  const given = values;
  return given.map((one) =>
    pyInt(one instanceof tf.Tensor ? numberOf(one) : one),
  );
}

/** The tensor with `updates` in it from `startIndices` on, which are moved so that they fit. */
function sliceUpdate(inputs, startIndices, updates) {
  /** @type {any} */
  const around = [];
  for (const [axis, start] of wholeNumbers(startIndices).entries()) {
    const extent = inputs.shape[axis];
    const length = updates.shape[axis];
    const first = Math.max(0, Math.min(start, extent - length));
    around.push([first, extent - length - first]);
  }
  const numbers = updates.dtype === 'bool' ? updates.cast('int32') : updates;
  const padded = tf.pad(numbers, around).cast(updates.dtype);
  return tf.where(
    tf.pad(tf.ones(updates.shape), around).cast('bool'),
    padded,
    inputs,
  );
}

/**
 * For each place of `indices` the element of `x` there, but at the index along an axis. The
 * other axes may be of extent 1 in either, negative indices count from the end.
 */
function takeAlongAxis(x, indices, axis) {
  const rank = x.rank;
  const place = axesOf(axis, rank)[0];
  const count = x.shape[place];
  const ofX = [];
  const ofIndices = [];
  const order = [];
  for (let each = 0; each < rank; each++) {
    const here = x.shape[each];
    const there = indices.shape[each];
    ofX.push(each === place ? here : Math.max(here, there));
    ofIndices.push(each === place ? there : Math.max(here, there));
    if (each !== place) {
      order.push(each);
    }
  }
  order.push(place);
  const back = Array.from({length: rank}, (_, each) => pyIndex(order, each));
  const whole = indices.cast('int32');
  const fromStart = tf.where(tf.less(whole, 0), tf.add(whole, count), whole);
  const rows = tf.transpose(tf.broadcastTo(x, ofX), order);
  const places = tf.transpose(tf.broadcastTo(fromStart, ofIndices), order);
  const taken = tf.gather(rows, places.cast('int32'), rank - 1, rank - 1);
  return tf.transpose(taken, back);
}

/** Products of x's last axis with y's last but one (with its only one), for any ranks. */
function dotAlongLast(x, y) {
  if (x.rank === 0 || y.rank === 0) {
    return tf.mul(x, y);
  }
  if (x.rank < 3 && y.rank < 3) {
    return tf.dot(x, y);
  }
  const place = Math.max(y.rank - 2, 0);
  const others = Array.from({length: y.rank}, (_, index) => index).filter(
    (each) => each !== place,
  );
  const columns = tf.transpose(y, [place, ...others]);
  const length = columns.shape[0];
  const made = tf.matMul(
    tf.reshape(x, [-1, length]),
    tf.reshape(columns, [length, -1]),
  );
  return tf.reshape(made, [...x.shape.slice(0, -1), ...columns.shape.slice(1)]);
}


/** What `repeatElements` gives. */
function repeated(x, repeats, axis) {
  const flat = axis == null ? tf.reshape(x, [-1]) : x;
  const place = axis == null ? 0 : axesOf(axis, x.rank)[0];
  const extent = flat.shape[place];
  const isOne = !Array.isArray(repeats) && !(repeats instanceof tf.Tensor);
  const counts = wholeNumbers(isOne ? [repeats] : repeats);
  const places = [];
  for (let index = 0; index < extent; index++) {
    const count = counts.length === 1 ? counts[0] : counts[index];
    for (let _ = 0; _ < count; _++) {
      places.push(index);
    }
  }
  return tf.gather(flat, tf.tensor1d(places, 'int32'), place);
}


/** What `dotProductAttention` gives. */
function attended(query, key, value, bias, mask, scale, isCausal) {
  const heads = query.shape[2];
  const keys = sharedHeads(key, heads);
  const values = sharedHeads(value, heads);
  const size = query.shape[3];
  const factor = scale == null ? size ** -0.5 : scale;
  const asked = tf.transpose(query, [0, 2, 1, 3]);
  let scores = tf.mul(
    tf.matMul(asked, tf.transpose(keys, [0, 2, 1, 3]), false, true),
    factor,
  );
  if (bias != null) {
    scores = tf.add(scores, bias);
  }
  if (mask != null) {
    scores = tf.where(mask.cast('bool'), scores, tf.scalar(-2.4e38));
  }
  if (isCausal) {
    const rows = scores.shape[2];
    const columns = scores.shape[3];
    const below = tf.linalg
      .bandPart(tf.ones([rows, columns]), -1, 0)
      .cast('bool');
    scores = tf.where(below, scores, tf.scalar(-2.4e38));
  }
  const weights = tf.softmax(scores);
  return tf.transpose(
    tf.matMul(weights, tf.transpose(values, [0, 2, 1, 3])),
    [0, 2, 1, 3],
  );
}

/** Each head as often as it serves. */
function sharedHeads(x, heads) {
  const own = x.shape[2];
  return own === heads ? x : repeated(x, Math.floor(heads / own), 2);
}




/** Data, labels and weights, None for what there is not. */
function unpackXYSampleWeight(data) {
  if (!Array.isArray(data)) {
    return [data, null, null];
  }
  const parts = data;
  if (parts.length > 3) {
    throw new RangeError(
      'a batch is the data alone, [x], [x, y] or [x, y, sampleWeight]',
    );
  }
  const labels = parts.length > 1 ? parts[1] : null;
  return [parts[0], labels, parts.length > 2 ? parts[2] : null];
}

const ATTEMPTS = [
  ['float32', 16],
  ['int32', 16],
  ['float32', 2],
  ['int32', 2],
];
// Types of the zeros, and extents that the data decides: windows and patches want large ones,
// tables of few places small ones.

/**
 * The shapes of the outputs for zeros, `open_` where the data decides an extent. A model gives
 * its layers a list, also of one input.
 */
function shapesOfOutputs(layer, inputShape, dtype, batch, open_) {
  const several = inputShape.length > 0 && Array.isArray(inputShape[0]);
  const shapes = several ? inputShape : [inputShape];
  const extents = [];
  for (const shape of shapes) {
    const filled = shape.map((extent) => (extent == null ? open_ : extent));
    if (shape[0] == null) {
      filled[0] = batch;
    }
    extents.push(filled);
  }
  const run = () => {
    const zeros = extents.map((one) => tf.zeros(one, dtype));
    const made = layer.call(zeros, {});
    const outputs = flattenStructure(made);
    return outputs.map((one) => one.shape);
  };
  const found = tf.tidy(run);
  return found;
}

/** A shape, open where two calls do not agree. */
function sharedExtents(first, second) {
  return first.map((extent, axis) => (extent === second[axis] ? extent : null));
}

/** The first shapes that an attempt finds. */
function triedShape(layer, inputShape) {
  let failure = null;
  for (const [dtype, open_] of ATTEMPTS) {
    try {
      const first = shapesOfOutputs(layer, inputShape, dtype, 2, open_);
      const second = shapesOfOutputs(layer, inputShape, dtype, 3, open_ + 1);
      const shapes = first.map((one, place) =>
        sharedExtents(one, second[place]),
      );
      return shapes.length > 1 ? shapes : shapes[0];
    } catch (error) {
      // whatever the call of a user's layer throws: try the next
      if (failure == null) {
        failure = error;
      }
    }
  }
  throw new RangeError(
    `${pyStr(layer.name)}: call() on zeros, which tells the shape of the output, fails: ${pyStr(failure)}; define computeOutputShape`,
  );
}

/**
 * The shape of what `call` of a layer makes, which does not follow from its code. What the
 * call assigns to weights is taken back.
 */
function triedOutputShape(layer, inputShape) {
  if (!layer.built) {
    layer.build(inputShape);
    layer.built = true;
  }
  const before = layer.getWeights().map((one) => one.clone());
  try {
    return triedShape(layer, inputShape);
  } finally {
    if (before.length > 0) {
      layer.setWeights(before);
      tf.dispose(before);
    }
  }
}

const FAR = 1000000000.0;
// What is taken from the scores of places that are left out.

/** [queries, values]: whether a value does not come after the query. */
function causalMask(queries, values) {
  const rows = tf.range(0, queries, 1, 'float32').expandDims(1);
  const columns = tf.range(0, values, 1, 'float32').expandDims(0);
  return rows.greaterEqual(columns);
}

/** Where both masks hold; a mask that there is not says nothing. */
function both(first, second) {
  if (first == null) {
    return second;
  }
  return second == null
    ? first
    : first.cast('bool').logicalAnd(second.cast('bool'));
}

/** x with a share of its values left out in training. */
function dropped(x, rate, kwargs, seed) {
  if (rate > 0 && (kwargs.training ?? null) === true) {
    return tf.dropout(x, rate, null, seed);
  }
  return x;
}

/**
 * Luong's attention: softmax(query key^T) value, of the inputs [query, value] or
 * [query, value, key].
 *
 * `scoreMode` "dot", or "concat": sum tanh(query + key). `useScale` multiplies the scores by a
 * weight. `apply` takes {"useCausalMask": True}, and on tensors {"returnAttentionScores": True}.
 */
class Attention extends Extension {
  static className = 'Attention';

  configDefaults() {
    return {useScale: false, scoreMode: 'dot', dropout: 0, seed: null};
  }

  build(inputShape) {
    if (!Array.isArray(inputShape[0]) || inputShape.length > 3) {
      throw this.refused(
        'expected the inputs [query, value] or [query, value, key]',
      );
    }
    const mode = this.config.scoreMode;
    if (mode !== 'dot' && mode !== 'concat') {
      throw this.refused(
        `scoreMode: expected 'dot' or 'concat', got '${mode}'`,
      );
    }
    this.makeWeights(inputShape[0]);
    super.build(inputShape);
  }

  /** The weights of the scores. */
  makeWeights(queryShape) {
    const ones = tf.initializers.ones();
    if (this.config.useScale === true) {
      this.scale = this.addWeight('scale', [], 'float32', ones, null, true);
    }
    if (this.config.scoreMode === 'concat') {
      this.concatWeight = this.addWeight(
        'concat_score_weight',
        [],
        'float32',
        ones,
        null,
        true,
      );
    }
  }

  /** How well each key fits each query: [batch, queries, keys]. */
  scores(query, key) {
    if (this.config.scoreMode === 'concat') {
      let sums = query.expandDims(-2).add(key.expandDims(-3));
      if (this.config.useScale === true) {
        sums = sums.mul(this.scale.read());
      }
      return sums.tanh().sum(-1).mul(this.concatWeight.read());
    }
    const fits = query.matMul(key, false, true);
    return this.config.useScale === true ? fits.mul(this.scale.read()) : fits;
  }

  call(inputs, kwargs) {
    const query = inputs[0];
    const value = inputs[1];
    const key = inputs.length > 2 ? inputs[2] : value;
    const masks = kwargs.mask ?? null;
    let scores = this.scores(query, key);
    const valueMask = maskOf(masks, 1);
    let hidden = null;
    if (valueMask != null) {
      hidden = valueMask.cast('bool').expandDims(-2);
    }
    if (this.option(kwargs, 'useCausalMask') === true) {
      const causal = causalMask(query.shape[1], value.shape[1]).expandDims(0);
      hidden = both(hidden, causal);
    }
    if (hidden != null) {
      scores = scores.sub(hidden.cast('float32').mul(-1).add(1).mul(FAR));
    }
    const weights = tf.softmax(scores);
    let result = dropped(
      weights,
      this.config.dropout,
      kwargs,
      this.config.seed,
    ).matMul(value);
    const queryMask = maskOf(masks, 0);
    if (queryMask != null) {
      result = result.mul(queryMask.cast('float32').expandDims(-1));
    }
    if (this.option(kwargs, 'returnAttentionScores') === true) {
      return [result, weights];
    }
    return result;
  }

  computeMask(inputs, mask = null) {
    return maskOf(mask, 0);
  }

  computeOutputShape(inputShape) {
    const query = inputShape[0];
    const value = inputShape[1];
    const output = [...query.slice(0, -1), value.at(-1)];
    if (this.option(this.options, 'returnAttentionScores') === true) {
      return [output, [query[0], query[1], value[1]]];
    }
    return output;
  }

  static {
    pyShareFields(this);
  }
}

/** Bahdanau's attention: the scores are sum(scale tanh(query + key)), scale being a weight. */
class AdditiveAttention extends Attention {
  static className = 'AdditiveAttention';

  configDefaults() {
    return {useScale: true, dropout: 0, seed: null, scoreMode: 'dot'};
  }

  makeWeights(queryShape) {
    if (this.config.useScale === true) {
      this.scale = this.addWeight(
        'scale',
        [queryShape.at(-1)],
        'float32',
        tf.initializers.glorotUniform({}),
        null,
        true,
      );
    }
  }

  scores(query, key) {
    let sums = query.expandDims(-2).add(key.expandDims(-3)).tanh();
    if (this.config.useScale === true) {
      sums = sums.mul(this.scale.read());
    }
    return sums.sum(-1);
  }
}

/**
 * What attention with several heads has in common: projections, scores, masks.
 *
 * A projection's kernel is [features, heads, size], the last one's [heads, size, features].
 */
class HeadedAttention extends Extension {
  constructor(config) {
    super(config);
    this.projections = new Map();
    this.biases = new Map();
  }

  /** A kernel of features to `made`, and a bias. */
  addProjection(name, features, made) {
    this.projections.set(
      name,
      this.newWeight(name + '_kernel', [...features, ...made], 'kernel', true),
    );
    if (this.config.useBias === true) {
      this.biases.set(name, this.newWeight(name + '_bias', made, 'bias', true));
    }
  }

  /** x, whose last `summed` axes go into the product, under a projection. */
  projected(x, name, summed) {
    const kernel = this.projections.get(name).read();
    const outer = x.shape.slice(0, x.shape.length - summed);
    const made = kernel.shape.slice(summed);
    const flat = x.reshape([
      product(outer),
      product(kernel.shape.slice(0, summed)),
    ]);
    const matrix = kernel.reshape([
      product(kernel.shape.slice(0, summed)),
      product(made),
    ]);
    const y = flat.matMul(matrix).reshape([...outer, ...made]);
    return this.config.useBias === true
      ? y.add(this.biases.get(name).read())
      : y;
  }

  /** [batch or 1, queries, values]: which values each query may see. */
  allowed(inputs, kwargs) {
    const query = inputs[0];
    const value = inputs[1];
    const masks = kwargs.mask ?? null;
    const queries = query.shape.at(-2);
    const values = value.shape.at(-2);
    let found = null;
    const queryMask = maskOf(masks, 0);
    const valueMask = maskOf(masks, 1);
    const keyMask = maskOf(masks, 2);
    if (queryMask != null) {
      found = queryMask.expandDims(-1);
    }
    if (valueMask != null) {
      found = both(found, valueMask.expandDims(-2));
    }
    if (keyMask != null) {
      found = both(found, keyMask.expandDims(-2));
    }
    if (this.option(kwargs, 'useCausalMask') === true) {
      found = both(found, causalMask(queries, values).expandDims(0));
    }
    const window = this.config.slidingWindow;
    if (window != null) {
      const rows = tf.range(0, queries, 1, 'float32').expandDims(1);
      const columns = tf.range(0, values, 1, 'float32').expandDims(0);
      const near = rows.sub(columns).abs().less(window);
      found = both(found, near.expandDims(0));
    }
    const given = this.option(kwargs, 'attentionMask');
    return both(found, given);
  }

  /** The share of each value: softmax of [..., queries, values]. */
  weighted(query, key, allowed, kwargs) {
    const size = query.shape.at(-1);
    const root = Math.sqrt(size);
    const scores = query.div(root).matMul(key, false, true);
    if (allowed == null) {
      return tf.softmax(scores);
    }
    let seen = allowed.cast('float32');
    while (seen.shape.length < scores.shape.length) {
      seen = seen.expandDims(1);
    }
    const weights = tf.softmax(
      scores.mul(seen).sub(seen.mul(-1).add(1).mul(FAR)),
    );
    const rate = this.config.dropout;
    return rate > 0 ? weights.mul(seen) : weights;
  }

  /** The output's shape, and that of the scores where a symbolic call wants them. */
  withScores(output, inputShape, heads) {
    if (this.option(this.options, 'returnAttentionScores') !== true) {
      return output;
    }
    const query = inputShape[0];
    const value = inputShape[1];
    return [output, [query[0], heads, query[1], value[1]]];
  }

  computeMask(inputs, mask = null) {
    return maskOf(mask, 0);
  }
}

/**
 * `numHeads` attentions side by side, of projections of the inputs [query, value] or
 * [query, value, key]. Vaswani et al. 2017.
 *
 * `apply` takes {"useCausalMask": True}, {"attentionMask": a tensor [batch, queries, values]},
 * and on tensors {"returnAttentionScores": True}. Weights: kernel [features, heads, size] and bias
 * of query, key, (gate,) value, then those of the output.
 */
class MultiHeadAttention extends HeadedAttention {
  static className = 'MultiHeadAttention';

  requiredKeys() {
    return ['numHeads', 'keyDim'];
  }

  configDefaults() {
    return {
      valueDim: null,
      dropout: 0,
      useBias: true,
      outputShape: null,
      attentionAxes: null,
      slidingWindow: null,
      useGate: false,
      seed: null,
      flashAttention: null,
      kernelInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      kernelRegularizer: null,
      biasRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    };
  }

  build(inputShape) {
    if (!Array.isArray(inputShape[0]) || inputShape.length > 3) {
      throw this.refused(
        'expected the inputs [query, value] or [query, value, key]',
      );
    }
    const query = inputShape[0];
    const value = inputShape[1];
    const key = inputShape.length > 2 ? inputShape[2] : value;
    const rank = query.length;
    let places = Array.from({length: rank - 1 - 1}, (_, index) => 1 + index);
    if (this.config.attentionAxes != null) {
      places = axesOf(this.config.attentionAxes, rank);
    }
    this.attended = places;
    const heads = this.config.numHeads;
    const size = this.config.keyDim;
    const width = this.config.valueDim == null ? size : this.config.valueDim;
    this.addProjection('query', [query.at(-1)], [heads, size]);
    this.addProjection('key', [key.at(-1)], [heads, size]);
    if (this.config.useGate === true) {
      this.addProjection('gate', [query.at(-1)], [heads, width]);
    }
    this.addProjection('value', [value.at(-1)], [heads, width]);
    this.addProjection(
      'attention_output',
      [heads, width],
      this.outputFeatures(query),
    );
    super.build(inputShape);
  }

  /** The extents that stand for the query's features in the output. */
  outputFeatures(queryShape) {
    const given = this.config.outputShape;
    if (given == null) {
      return [queryShape.at(-1)];
    }
    return Array.isArray(given) ? given : [given];
  }

  /** [batch, others, heads, places of attention as one, size]. */
  headsFirst(x, order) {
    const shape = x.shape;
    const rank = shape.length;
    const outer = order.length - this.attended.length;
    const moved = x.transpose([
      ...order.slice(0, outer),
      rank - 2,
      ...order.slice(outer),
      rank - 1,
    ]);
    const kept = order.slice(0, outer).map((axis) => shape[axis]);
    const seen = order.slice(outer).map((axis) => shape[axis]);
    return moved.reshape([
      ...kept,
      shape[rank - 2],
      product(seen),
      shape[rank - 1],
    ]);
  }

  call(inputs, kwargs) {
    const x = inputs[0];
    const value = inputs[1];
    const key = inputs.length > 2 ? inputs[2] : value;
    const rank = x.shape.length;
    const others = Array.from({length: rank - 1}, (_, index) => index).filter(
      (axis) => !this.attended.includes(axis),
    );
    const order = [...others, ...this.attended];
    const query = this.projected(x, 'query', 1);
    const weights = this.weighted(
      this.headsFirst(query, order),
      this.headsFirst(this.projected(key, 'key', 1), order),
      this.allowed(inputs, kwargs),
      kwargs,
    );
    const values = this.headsFirst(this.projected(value, 'value', 1), order);
    const share = dropped(
      weights,
      this.config.dropout,
      kwargs,
      this.config.seed,
    );
    const mixed = share.matMul(values);
    const kept = others.map((axis) => x.shape[axis]);
    const seen = this.attended.map((axis) => x.shape[axis]);
    const heads = mixed.shape[others.length];
    const width = mixed.shape.at(-1);
    const apart = mixed.reshape([...kept, heads, ...seen, width]);
    // back: the heads stand after the other axes, then the places
    const back = [];
    for (let axis = 0; axis < rank - 1; axis++) {
      const place = pyIndex(order, axis);
      back.push(place < others.length ? place : place + 1);
    }
    let result = apart.transpose([...back, others.length, rank]);
    if (this.config.useGate === true) {
      result = result.mul(tf.sigmoid(this.projected(x, 'gate', 1)));
    }
    const output = this.projected(result, 'attention_output', 2);
    if (this.option(kwargs, 'returnAttentionScores') === true) {
      return [output, weights];
    }
    return output;
  }

  computeOutputShape(inputShape) {
    const query = inputShape[0];
    const output = [...query.slice(0, -1), ...this.outputFeatures(query)];
    return this.withScores(output, inputShape, this.config.numHeads);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Attention whose `numQueryHeads` share `numKeyValueHeads` keys and values.
 * Ainslie et al. 2023. Calls as of multiHeadAttention.
 */
class GroupQueryAttention extends HeadedAttention {
  static className = 'GroupQueryAttention';

  requiredKeys() {
    return ['headDim', 'numQueryHeads', 'numKeyValueHeads'];
  }

  configDefaults() {
    return {
      dropout: 0,
      useBias: true,
      slidingWindow: null,
      useGate: false,
      seed: null,
      flashAttention: null,
      kernelInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      kernelRegularizer: null,
      biasRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    };
  }

  build(inputShape) {
    if (!Array.isArray(inputShape[0]) || inputShape.length > 3) {
      throw this.refused(
        'expected the inputs [query, value] or [query, value, key]',
      );
    }
    const query = inputShape[0];
    const value = inputShape[1];
    const key = inputShape.length > 2 ? inputShape[2] : value;
    const heads = this.config.numQueryHeads;
    const shared = this.config.numKeyValueHeads;
    const size = this.config.headDim;
    if (heads % shared !== 0) {
      throw this.refused(
        `numQueryHeads: ${heads} is not a multiple of numKeyValueHeads ${shared}`,
      );
    }
    this.addProjection('query', [query.at(-1)], [heads, size]);
    this.addProjection('key', [key.at(-1)], [shared, size]);
    if (this.config.useGate === true) {
      this.addProjection('gate', [query.at(-1)], [heads, size]);
    }
    this.addProjection('value', [value.at(-1)], [shared, size]);
    this.addProjection('attention_output', [heads, size], [query.at(-1)]);
    super.build(inputShape);
  }

  /** [batch, steps, shared heads, size] as [batch, heads, steps, size]. */
  repeated(x) {
    const heads = this.config.numQueryHeads;
    const times = Math.floor(heads / x.shape[2]);
    return repeatedPlaces(x, 2, times).transpose([0, 2, 1, 3]);
  }

  call(inputs, kwargs) {
    const x = inputs[0];
    const value = inputs[1];
    const key = inputs.length > 2 ? inputs[2] : value;
    const query = this.projected(x, 'query', 1).transpose([0, 2, 1, 3]);
    const keys = this.repeated(this.projected(key, 'key', 1));
    const values = this.repeated(this.projected(value, 'value', 1));
    const weights = this.weighted(
      query,
      keys,
      this.allowed(inputs, kwargs),
      kwargs,
    );
    const share = dropped(
      weights,
      this.config.dropout,
      kwargs,
      this.config.seed,
    );
    let result = share.matMul(values).transpose([0, 2, 1, 3]);
    if (this.config.useGate === true) {
      result = result.mul(tf.sigmoid(this.projected(x, 'gate', 1)));
    }
    const output = this.projected(result, 'attention_output', 2);
    if (this.option(kwargs, 'returnAttentionScores') === true) {
      return [output, weights];
    }
    return output;
  }

  computeOutputShape(inputShape) {
    const query = inputShape[0];
    return this.withScores(query, inputShape, this.config.numQueryHeads);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * What pads and crops have in common: (before, after) for each axis between batch and channels,
 * given as one number, one for each axis, or pairs.
 */
class Margins extends Extension {
  /** How many axes there are between batch and channels. */
  rankOf() {
    return 1;
  }

  /**
   * The pairs.
   * @returns {any}
   */
  margins() {
    throw this.refused('margins are not defined');
  }

  dataFormat() {
    const given = this.rankOf() > 1 ? this.config.dataFormat : 'channelsLast';
    return given;
  }

  /** The shape with the margins added, or, by a factor of -1, taken away. */
  grown(inputShape, factor) {
    const shape = shapeLast(inputShape, this.dataFormat());
    const made = [shape[0]];
    const margins = this.margins();
    for (let axis = 0, end2 = this.rankOf(); axis < end2; axis++) {
      const extent = shape[axis + 1];
      const pair = margins[axis];
      const change = factor * (pair[0] + pair[1]);
      if (extent == null) {
        made.push(null);
      } else {
        if (extent + change <= 0) {
          throw this.refused(
            `nothing is left of axis ${axis + 1} of extent ${extent}`,
          );
        }
        made.push(extent + change);
      }
    }
    made.push(shape[shape.length - 1]);
    return shapeFrom(made, this.dataFormat());
  }
}

class ZeroPadding extends Margins {
  margins() {
    return pairs(this.config.padding, this.rankOf());
  }

  call(inputs, kwargs) {
    const none = [0, 0];
    const x = channelsLast(onlyTensor(inputs), this.dataFormat());
    const padded = tf.pad(
      x,
      /** @type {any} */ ([none, ...this.margins(), none]),
    );
    return fromChannelsLast(padded, this.dataFormat());
  }

  computeOutputShape(inputShape) {
    return this.grown(inputShape, 1);
  }
}

/** Zeros before and after a sequence [batch, steps, channels]. */
class ZeroPadding1D extends ZeroPadding {
  static className = 'ZeroPadding1D';

  configDefaults() {
    return {padding: 1, dataFormat: 'channelsLast'};
  }

  static {
    pyShareFields(this);
  }
}

/** Zeros around volumes. */
class ZeroPadding3D extends ZeroPadding {
  static className = 'ZeroPadding3D';

  configDefaults() {
    return {padding: 1, dataFormat: 'channelsLast'};
  }

  rankOf() {
    return 3;
  }

  static {
    pyShareFields(this);
  }
}

class Cropping extends Margins {
  margins() {
    return pairs(this.config.cropping, this.rankOf());
  }

  call(inputs, kwargs) {
    const x = channelsLast(onlyTensor(inputs), this.dataFormat());
    const begin = [0, ...this.margins().map((pair) => pair[0]), 0];
    const size = shapeLast(
      this.grown(onlyTensor(inputs).shape, -1),
      this.dataFormat(),
    );
    return fromChannelsLast(x.slice(begin, size), this.dataFormat());
  }

  computeOutputShape(inputShape) {
    return this.grown(inputShape, -1);
  }
}

/** A sequence without its first and last steps. */
class Cropping1D extends Cropping {
  static className = 'Cropping1D';

  configDefaults() {
    return {cropping: 1};
  }

  static {
    pyShareFields(this);
  }
}

/** Volumes without their edges. */
class Cropping3D extends Cropping {
  static className = 'Cropping3D';

  configDefaults() {
    return {cropping: 1, dataFormat: 'channelsLast'};
  }

  rankOf() {
    return 3;
  }

  static {
    pyShareFields(this);
  }
}

/** Every step `size` times over. */
class UpSampling1D extends Extension {
  static className = 'UpSampling1D';
  static factoryName = 'upSampling1d';

  configDefaults() {
    return {size: 2};
  }

  call(inputs, kwargs) {
    const size = numbers(this.config.size, 1)[0];
    return repeatedPlaces(onlyTensor(inputs), 1, size);
  }

  computeOutputShape(inputShape) {
    const size = numbers(this.config.size, 1)[0];
    const steps = inputShape[1];
    return [inputShape[0], steps == null ? null : steps * size, inputShape[2]];
  }

  static {
    pyShareFields(this);
  }
}

/** Volumes `size` times as deep, high and wide. */
class UpSampling3D extends Extension {
  static className = 'UpSampling3D';
  static factoryName = 'upSampling3d';

  configDefaults() {
    return {size: 2, dataFormat: 'channelsLast'};
  }

  call(inputs, kwargs) {
    const sizes = numbers(this.config.size, 3);
    const first = this.config.dataFormat === 'channelsFirst' ? 2 : 1;
    let x = onlyTensor(inputs);
    for (let axis = 0; axis < 3; axis++) {
      x = repeatedPlaces(x, first + axis, sizes[axis]);
    }
    return x;
  }

  computeOutputShape(inputShape) {
    const sizes = numbers(this.config.size, 3);
    const first = this.config.dataFormat === 'channelsFirst' ? 2 : 1;
    const made = [];
    for (let axis = 0; axis < inputShape.length; axis++) {
      const extent = inputShape[axis];
      const spatial = axis >= first && axis < first + 3;
      const times = spatial ? sizes[axis - first] : 1;
      made.push(extent == null ? null : extent * times);
    }
    return made;
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Makes so many boxes of each image, `maxNumber`: the first ones, or filled up by `fillValue`.
 * The inputs are [boxes, labels], boxes [batch, count, 4] and labels [batch, count].
 */
class MaxNumBoundingBoxes extends Extension {
  static className = 'MaxNumBoundingBoxes';

  requiredKeys() {
    return ['maxNumber'];
  }

  configDefaults() {
    return {fillValue: -1};
  }

  fitted(x) {
    const wanted = this.config.maxNumber;
    const shape = x.shape;
    const count = shape[1];
    if (count >= wanted) {
      const begin = shape.map((_) => 0);
      return x.slice(begin, [shape[0], wanted, ...shape.slice(2)]);
    }
    const filled = tf.fill(
      [shape[0], wanted - count, ...shape.slice(2)],
      this.config.fillValue,
    );
    return tf.concat([x, filled.cast(x.dtype)], 1);
  }

  call(inputs, kwargs) {
    if (!Array.isArray(inputs) || inputs.length !== 2) {
      throw this.refused('the inputs must be [boxes, labels]');
    }
    return [this.fitted(inputs[0]), this.fitted(inputs[1])];
  }

  computeOutputShape(inputShape) {
    const boxes = inputShape[0];
    const labels = inputShape[1];
    const wanted = this.config.maxNumber;
    return [
      [boxes[0], wanted, ...boxes.slice(2)],
      [labels[0], wanted],
    ];
  }

  static {
    pyShareFields(this);
  }
}

/** What convolutions over sequences [batch, steps, channels] have in common. */
class LineConvolution extends Extension {
  /** A number that may be given in a list. */
  one(key) {
    return numbers(this.config[key], 1)[0];
  }

  /** The input's channels, which must be known. */
  channelsOf(inputShape) {
    if (inputShape.length !== 3) {
      throw this.refused(
        `expected an input of 3 axes, got ${inputShape.length}`,
      );
    }
    const shape = shapeLast(inputShape, this.config.dataFormat);
    const channels = shape[2];
    if (channels == null) {
      throw this.refused('the channels of its input must be known');
    }
    return channels;
  }

  /** y with bias and activation, in the data format. */
  finished(y) {
    if (this.config.useBias === true) {
      y = y.add(this.bias.read());
    }
    return fromChannelsLast(
      this.activated(y, 'activation'),
      this.config.dataFormat,
    );
  }

  addBias(channels) {
    if (this.config.useBias === true) {
      this.bias = this.newWeight('bias', [channels], 'bias', true);
    }
  }

  /** The output's shape. */
  shapeWith(inputShape, channels) {
    const shape = shapeLast(inputShape, this.config.dataFormat);
    const padding = this.config.padding;
    const steps = windowExtent(
      this,
      shape[1],
      this.one('kernelSize'),
      this.one('strides'),
      padding,
      this.one('dilationRate'),
    );
    return shapeFrom([shape[0], steps, channels], this.config.dataFormat);
  }
}

/** The transposed convolution over sequences; kernel [kernelSize, filters, channels]. */
class Conv1DTranspose extends LineConvolution {
  static className = 'Conv1DTranspose';

  requiredKeys() {
    return ['filters', 'kernelSize'];
  }

  configDefaults() {
    return {
      strides: 1,
      padding: 'valid',
      outputPadding: null,
      dataFormat: 'channelsLast',
      dilationRate: 1,
      activation: 'linear',
      useBias: true,
      kernelInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      kernelRegularizer: null,
      biasRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    };
  }

  build(inputShape) {
    const channels = this.channelsOf(inputShape);
    const filters = this.config.filters;
    this.kernel = this.newWeight(
      'kernel',
      [this.one('kernelSize'), filters, channels],
      'kernel',
      true,
    );
    this.addBias(filters);
    super.build(inputShape);
  }

  /** The steps of the output. */
  steps(size) {
    const stride = this.one('strides');
    const reach = (this.one('kernelSize') - 1) * this.one('dilationRate') + 1;
    const same = this.config.padding === 'same';
    if (this.config.outputPadding == null) {
      const longer = reach > stride ? reach - stride : 0;
      return same ? size * stride : size * stride + longer;
    }
    const more = numbers(this.config.outputPadding, 1)[0];
    const full = (size - 1) * stride + reach + more;
    const half = Math.floor(reach / 2);
    return same ? full - 2 * half : full;
  }

  call(inputs, kwargs) {
    const x = channelsLast(onlyTensor(inputs), this.config.dataFormat);
    const stride = this.one('strides');
    const size = x.shape[1];
    const kernel = spreadPlaces(
      this.kernel.read().reverse(0),
      0,
      this.one('dilationRate'),
    );
    const reach = kernel.shape[0];
    const wanted = this.steps(size);
    const full = (size - 1) * stride + reach;
    let cut = 0;
    if (this.config.padding === 'same' && full > wanted) {
      cut = Math.floor((full - wanted) / 2);
    }
    const missing = wanted + cut - full;
    const after = missing > 0 ? missing : 0;
    const spread = tf.pad(spreadPlaces(x, 1, stride), [
      [0, 0],
      [reach - 1, reach - 1 + after],
      [0, 0],
    ]);
    const y = tf.conv1d(spread, kernel.transpose([0, 2, 1]), 1, 'valid');
    const filters = this.config.filters;
    return this.finished(y.slice([0, cut, 0], [x.shape[0], wanted, filters]));
  }

  computeOutputShape(inputShape) {
    const shape = shapeLast(inputShape, this.config.dataFormat);
    const size = shape[1];
    const steps = size == null ? null : this.steps(size);
    const made = [shape[0], steps, this.config.filters];
    return shapeFrom(made, this.config.dataFormat);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Each channel of a sequence under `depthMultiplier` filters of its own;
 * kernel [kernelSize, channels, depthMultiplier].
 */
class DepthwiseConv1D extends LineConvolution {
  static className = 'DepthwiseConv1D';

  requiredKeys() {
    return ['kernelSize'];
  }

  configDefaults() {
    return {
      strides: 1,
      padding: 'valid',
      depthMultiplier: 1,
      dataFormat: 'channelsLast',
      dilationRate: 1,
      activation: 'linear',
      useBias: true,
      depthwiseInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      depthwiseRegularizer: null,
      biasRegularizer: null,
      depthwiseConstraint: null,
      biasConstraint: null,
    };
  }

  build(inputShape) {
    const channels = this.channelsOf(inputShape);
    this.addDepthwise(channels);
    this.made = channels * this.one('depthMultiplier');
    this.addBias(this.made);
    super.build(inputShape);
  }

  /** The kernel of the channels. */
  addDepthwise(channels) {
    const shape = [
      this.one('kernelSize'),
      channels,
      this.one('depthMultiplier'),
    ];
    this.kernel = this.newWeight('depthwise_kernel', shape, 'depthwise', true);
  }

  /** x (channels last) under the kernel, as an image of one line. */
  depthwise(x) {
    const kernel = spreadPlaces(
      this.kernel.read(),
      0,
      this.one('dilationRate'),
    );
    const stride = this.one('strides');
    const padding = this.config.padding;
    const lines = tf.depthwiseConv2d(
      x.expandDims(1),
      kernel.expandDims(0),
      [stride, stride],
      padding,
    );
    return lines.squeeze([1]);
  }

  call(inputs, kwargs) {
    const x = channelsLast(onlyTensor(inputs), this.config.dataFormat);
    return this.finished(this.depthwise(x));
  }

  computeOutputShape(inputShape) {
    return this.shapeWith(
      inputShape,
      this.channelsOf(inputShape) * this.one('depthMultiplier'),
    );
  }

  static {
    pyShareFields(this);
  }
}

/** A depthwise convolution over sequences, whose channels `filters` pointwise ones then mix. */
class SeparableConv1D extends DepthwiseConv1D {
  static className = 'SeparableConv1D';

  requiredKeys() {
    return ['filters', 'kernelSize'];
  }

  configDefaults() {
    return {
      strides: 1,
      padding: 'valid',
      dataFormat: 'channelsLast',
      dilationRate: 1,
      depthMultiplier: 1,
      activation: 'linear',
      useBias: true,
      depthwiseInitializer: 'glorotUniform',
      pointwiseInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      depthwiseRegularizer: null,
      pointwiseRegularizer: null,
      biasRegularizer: null,
      depthwiseConstraint: null,
      pointwiseConstraint: null,
      biasConstraint: null,
    };
  }

  build(inputShape) {
    const channels = this.channelsOf(inputShape);
    const filters = this.config.filters;
    this.addDepthwise(channels);
    const mixed = channels * this.one('depthMultiplier');
    this.pointwise = this.newWeight(
      'pointwise_kernel',
      [1, mixed, filters],
      'pointwise',
      true,
    );
    this.addBias(filters);
    this.built = true;
  }

  call(inputs, kwargs) {
    const x = channelsLast(onlyTensor(inputs), this.config.dataFormat);
    return this.finished(
      tf.conv1d(this.depthwise(x), this.pointwise.read(), 1, 'valid'),
    );
  }

  computeOutputShape(inputShape) {
    const filters = this.config.filters;
    return this.shapeWith(inputShape, filters);
  }
}

/** The first input minus the second. */
class Subtract extends Extension {
  static className = 'Subtract';

  build(inputShape) {
    if (inputShape.length !== 2 || !Array.isArray(inputShape[0])) {
      throw this.refused('expected exactly 2 inputs');
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const first = inputs[0];
    const second = inputs[1];
    return first.sub(second);
  }

  /** Where both are present; an input without a mask is so everywhere. */
  computeMask(inputs, mask = null) {
    const first = maskOf(mask, 0);
    const second = maskOf(mask, 1);
    if (first == null) {
      return second;
    }
    return second == null ? first : first.logicalAnd(second);
  }

  computeOutputShape(inputShape) {
    let first = inputShape[0];
    let second = inputShape[1];
    if (first.length < second.length) {
      [first, second] = [second, first];
    }
    const before = first.length - second.length;
    const shape = [];
    for (let axis = 0; axis < first.length; axis++) {
      const size = first[axis];
      const other = axis >= before ? second[axis - before] : 1;
      shape.push(size === 1 ? other : size);
    }
    return shape;
  }

  static {
    pyShareFields(this);
  }
}

/** Its input. */
class Identity extends Extension {
  static className = 'Identity';

  call(inputs, kwargs) {
    return onlyTensor(inputs);
  }

  static {
    pyShareFields(this);
  }
}

/** The tensor of a number; nothing for a symbolic tensor. */
function constantOf(value) {
  if (value instanceof tf.SymbolicTensor) {
    return null;
  }
  return value instanceof tf.Tensor ? value : tf.tensor(value);
}

/**
 * A function of a tensor (a list of them for several inputs) as a layer.
 *
 * `outputShape` is a shape without the batch, or a function of the input's shape; without it the
 * function is tried on zeros. `arguments` go to the function as a second argument. Numbers and
 * tensors among symbolic inputs are constants of the function.
 */
class Lambda extends Extension {
  static className = 'Lambda';
  static factoryName = 'lambda_';

  constructor(config) {
    super(config);
    this.constants = [];
  }

  requiredKeys() {
    return ['function'];
  }

  configDefaults() {
    return {outputShape: null, mask: null, arguments: null};
  }

  apply(inputs, kwargs = null) {
    if (!Array.isArray(inputs)) {
      return super.apply(inputs, kwargs);
    }
    const symbolic = inputs.filter((one) => one instanceof tf.SymbolicTensor);
    if (symbolic.length === 0 || symbolic.length === inputs.length) {
      return super.apply(inputs, kwargs);
    }
    this.constants = inputs.map((one) => constantOf(one));
    return super.apply(symbolic, kwargs);
  }

  call(inputs, kwargs) {
    let given = inputs;
    if (this.constants.length > 0) {
      const several = Array.isArray(inputs) ? inputs : [inputs];
      given = [];
      let taken = 0;
      for (const one of this.constants) {
        if (one == null) {
          given.push(several[taken]);
          taken += 1;
        } else {
          given.push(one);
        }
      }
    } else if (Array.isArray(inputs) && inputs.length === 1) {
      given = inputs[0];
    }
    const function_ = this.config.function;
    const arguments_ = this.config.arguments;
    const result =
      arguments_ == null
        ? pyCall(function_, given)
        : pyCall(function_, given, arguments_);
    return result;
  }

  computeMask(inputs, mask = null) {
    const own = this.config.mask;
    return own == null ? mask : pyCall(own, inputs, mask);
  }

  computeOutputShape(inputShape) {
    const several = inputShape.length > 0 && Array.isArray(inputShape[0]);
    const shapes = several ? inputShape : [inputShape];
    const first = shapes[0];
    const own = this.config.outputShape;
    if (own != null) {
      const shape = Array.isArray(own)
        ? [first[0], ...own]
        : pyCall(own, inputShape);
      return shape;
    }
    const extents = this.tried(shapes, 1);
    if (
      extents.length === 0 ||
      !shapes.some((one) => one.some((extent) => extent == null))
    ) {
      return extents;
    }
    if (pyLength(first) > 0 && first[0] == null && extents[0] === 1) {
      extents[0] = null;
      if (
        !shapes.some((one) => one.slice(1).some((extent) => extent == null))
      ) {
        return extents;
      }
    }
    const others = this.tried(shapes, 2);
    return extents.map((extent, axis) =>
      extent === others[axis] ? extent : null,
    );
  }

  /** The shape of what the function makes of zeros, `unknown` where the data decides. */
  tried(shapes, unknown) {
    const inputs = shapes.map((one) =>
      one.map((extent) => (extent == null ? unknown : extent)),
    );
    const made = tf.tidy(
      () =>
        this.call(
          inputs.map((one) => tf.zeros(one)),
          {},
        ).shape,
    );
    const extents = made;
    return extents;
  }

  static {
    pyShareFields(this);
  }
}

/** Its input, with a penalty of l1 sum|x| + l2 sum x^2 for each sample. */
class ActivityRegularization extends Extension {
  static className = 'ActivityRegularization';

  constructor(config) {
    super(config);
    this.penalty = null;
    this.addLoss(() => this.lastPenalty());
  }

  configDefaults() {
    return {l1: 0, l2: 0};
  }

  /** The penalty of the latest call. */
  lastPenalty() {
    const penalty = this.penalty;
    return penalty == null ? tf.scalar(0) : penalty;
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    if ((kwargs.training ?? null) === true) {
      let total = x.abs().sum().mul(this.config.l1);
      total = total.add(x.square().sum().mul(this.config.l2));
      this.penalty = total.div(x.shape[0]);
    }
    return x;
  }

  static {
    pyShareFields(this);
  }
}

/** Layers one after the other, as one layer. */
class Pipeline extends Extension {
  static className = 'Pipeline';

  requiredKeys() {
    return ['layers'];
  }

  build(inputShape) {
    let shape = inputShape;
    const layers = this.config.layers;
    for (const layer of layers) {
      if (!layer.built) {
        layer.build(shape);
        layer.built = true;
      }
      this.adopt(layer);
      shape = layer.computeOutputShape([...shape]); // which some of TF.js's change
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    let x = onlyTensor(inputs);
    const layers = this.config.layers;
    for (const layer of layers) {
      x = onlyTensor(layer.call(x, kwargs));
    }
    return x;
  }

  computeOutputShape(inputShape) {
    let shape = inputShape;
    const layers = this.config.layers;
    for (const layer of layers) {
      shape = layer.computeOutputShape([...shape]); // which some of TF.js's change
    }
    return shape;
  }

  static {
    pyShareFields(this);
  }
}

const SPARE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
// Letters for the axes that stand in dots.

/** The product of two tensors with named axes, summed over those that are not wanted. */
function contraction(x, left, kernel, right, wanted) {
  const lone = Array.from({length: left.length}, (_, index) => index).filter(
    (axis) => ![...right, ...wanted].includes(left[axis]),
  );
  if (lone.length > 0) {
    x = x.sum(lone);
    left = left.filter((name) => [...right, ...wanted].includes(name));
  }
  const shared = left.filter(
    (name) => right.includes(name) && wanted.includes(name),
  );
  const summed = left.filter(
    (name) => right.includes(name) && !wanted.includes(name),
  );
  const outer = left.filter((name) => !right.includes(name));
  const inner = right.filter((name) => !left.includes(name));
  const a = x.transpose(
    [...shared, ...outer, ...summed].map((name) => pyIndex(left, name)),
  );
  const b = kernel.transpose(
    [...shared, ...summed, ...inner].map((name) => pyIndex(right, name)),
  );
  const many = a.shape.slice(0, shared.length);
  const rows = a.shape.slice(shared.length, shared.length + outer.length);
  const columns = b.shape.slice(shared.length + summed.length);
  const depth = product(a.shape.slice(shared.length + outer.length));
  const stack = product(many);
  const y = a
    .reshape([stack, product(rows), depth])
    .matMul(b.reshape([stack, depth, product(columns)]));
  const order = [...shared, ...outer, ...inner];
  return y
    .reshape([...many, ...rows, ...columns])
    .transpose(wanted.map((name) => pyIndex(order, name)));
}

/**
 * activation(einsum(equation, x, kernel) + bias).
 *
 * "abc,cd->abd" is a dense layer; dots, at the front or the end, stand for axes that are passed
 * on. `outputShape` is without the batch, None where the input decides; `biasAxes` names the
 * output's axes that the bias has.
 */
class EinsumDense extends Extension {
  static className = 'EinsumDense';

  requiredKeys() {
    return ['equation', 'outputShape'];
  }

  configDefaults() {
    return {
      activation: 'linear',
      biasAxes: null,
      kernelInitializer: 'glorotUniform',
      biasInitializer: 'zeros',
      kernelRegularizer: null,
      biasRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    };
  }

  /** The axes of input, kernel and output as the equation has them. */
  parts_() {
    const equation = this.config.equation;
    const sides = equation.replaceAll(' ', '').split('->');
    const operands = sides[0].split(',');
    if (sides.length !== 2 || operands.length !== 2) {
      throw this.refused(
        `equation: expected 'ab,bc->ac' or its like, got '${equation}'`,
      );
    }
    return [operands[0], operands[1], sides[1]];
  }

  /** The names of the axes of input, kernel and output, those in dots too. */
  named(rank) {
    const parts = this.parts_();
    const letters = parts[0].replaceAll('...', '');
    const count = rank - letters.length;
    if (count < 0 || (count > 0 && !parts[0].includes('...'))) {
      throw this.refused(
        `equation: '${parts[0]}' is not for an input of ${rank} axes`,
      );
    }
    const dots = SPARE.slice(0, count);
    return parts.map((part) => [...part.replaceAll('...', dots)]);
  }

  /** The output's shape. */
  fullShape(inputShape) {
    const names = this.named(inputShape.length);
    const given = this.config.outputShape;
    const known = Array.isArray(given) ? given : [given];
    const count = names[2].length - known.length;
    const parts = this.parts_();
    const atEnd = parts[0].endsWith('...');
    const shape = [];
    for (let place = 0; place < names[2].length; place++) {
      const name = names[2][place];
      const index = atEnd ? place - 1 : place - count;
      let extent = null;
      if (index >= 0 && index < known.length) {
        extent = known[index];
      }
      if (extent == null && names[0].includes(name)) {
        extent = inputShape[pyIndex(names[0], name)];
      }
      shape.push(extent);
    }
    return shape;
  }

  build(inputShape) {
    const names = this.named(inputShape.length);
    const output = this.fullShape(inputShape);
    const extents = [];
    for (const name of names[1]) {
      const inside = names[0].includes(name);
      const size = inside
        ? inputShape[pyIndex(names[0], name)]
        : output[pyIndex(names[2], name)];
      if (size == null) {
        throw this.refused(
          `the extent of the kernel's axis '${name}' must be known`,
        );
      }
      extents.push(size);
    }
    this.kernel = this.newWeight('kernel', extents, 'kernel', true);
    if (this.config.biasAxes != null) {
      const axes = this.config.biasAxes;
      const shape = [];
      for (let place = 0; place < names[2].length; place++) {
        const letter = names[2][place];
        if (axes.includes(letter)) {
          shape.push(output[place]);
        } else if (shape.length > 0) {
          shape.push(1);
        }
      }
      this.bias = this.newWeight('bias', shape, 'bias', true);
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const names = this.named(x.shape.length);
    let y = contraction(x, names[0], this.kernel.read(), names[1], names[2]);
    if (this.config.biasAxes != null) {
      y = y.add(this.bias.read());
    }
    return this.activated(y, 'activation');
  }

  computeOutputShape(inputShape) {
    return this.fullShape(inputShape);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * An embedding that `apply(x, {"reverse": True})` turns back into logits over its tokens.
 *
 * With `tieWeights` both ways have the same weights. `logitSoftCap` c makes logits c tanh(x / c).
 */
class ReversibleEmbedding extends Extension {
  static className = 'ReversibleEmbedding';

  requiredKeys() {
    return ['inputDim', 'outputDim'];
  }

  configDefaults() {
    return {
      tieWeights: true,
      embeddingsInitializer: 'randomUniform',
      embeddingsRegularizer: null,
      embeddingsConstraint: null,
      maskZero: false,
      reverseDtype: null,
      logitSoftCap: null,
    };
  }

  build(inputShape) {
    const tokens = this.config.inputDim;
    const size = this.config.outputDim;
    this.embeddings = this.newWeight(
      'embeddings',
      [tokens, size],
      'embeddings',
      true,
    );
    if (this.config.tieWeights !== true) {
      this.reverseEmbeddings = this.addWeight(
        'reverse_embeddings',
        [size, tokens],
        'float32',
        this.parts.embeddingsInitializer,
        null,
        true,
      );
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    if (this.option(kwargs, 'reverse') === true) {
      return this.reversed(x);
    }
    const size = this.config.outputDim;
    const flat = x.cast('int32').reshape([product(x.shape)]);
    return tf.gather(this.embeddings.read(), flat).reshape([...x.shape, size]);
  }

  /** The logits of the tokens. */
  reversed(x) {
    const size = this.config.outputDim;
    const tokens = this.config.inputDim;
    const tied = this.config.tieWeights === true;
    const kernel = tied
      ? this.embeddings.read()
      : this.reverseEmbeddings.read();
    const flat = x.reshape([Math.floor(product(x.shape) / size), size]);
    const logits = flat
      .matMul(kernel, false, tied)
      .reshape([...x.shape.slice(0, -1), tokens]);
    const cap = this.config.logitSoftCap;
    return cap == null ? logits : logits.div(cap).tanh().mul(cap);
  }

  computeMask(inputs, mask = null) {
    const x = onlyTensor(inputs);
    return this.config.maskZero === true ? x.notEqual(0) : null;
  }

  computeOutputShape(inputShape) {
    const size = this.config.outputDim;
    return [...inputShape, size];
  }

  static {
    pyShareFields(this);
  }
}

const ANGLE = 2 * Math.PI;

/** [lowest, highest] of a factor: a number f stands for [-f, f]. */
function bounds(factor) {
  if (Array.isArray(factor)) {
    return factor;
  }
  const size = factor;
  return [-size, size];
}

/** One number for each image as a column. */
function column(values) {
  return values.reshape([values.size, 1]);
}

/** `one` where it is 1, `other` where it is 0. */
function chosen(where, one, other) {
  const left = where.mul(-1).add(1);
  return one.mul(where).add(other.mul(left));
}

/** The base: images [batch, height, width, channels], or one without the batch. */
class RandomImages extends Extension {
  configDefaults() {
    return {seed: null, dataFormat: 'channelsLast'};
  }

  /** Numbers for `count` images. */
  draws(count) {
    return [];
  }

  /** What is drawn for images (channels last). */
  drawsFor(x) {
    return this.draws(x.shape[0]);
  }

  /** Images (channels last) changed by what was drawn for them. */
  changed(x, drawn) {
    return x;
  }

  /** `count` numbers; `offset` keeps the draws of one seed apart. */
  uniform(count, lowest, highest, offset) {
    const seed = this.config.seed;
    const own = seed == null ? null : seed + offset;
    return tf.randomUniform([count], lowest, highest, 'float32', own);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs).cast('float32');
    if ((kwargs.training ?? null) !== true) {
      return x;
    }
    const single = x.shape.length === 3;
    const images = channelsLast(
      single ? x.expandDims(0) : x,
      this.config.dataFormat,
    );
    const y = this.changed(images, this.drawsFor(images));
    const result = fromChannelsLast(y, this.config.dataFormat);
    return single ? result.squeeze([0]) : result;
  }

  /** x within the range of values. */
  clipped(x) {
    const lowest = this.config.valueRange;
    return x.clipByValue(lowest[0], lowest[1]);
  }

  /** One number for each image, so that it spreads over the image. */
  spread(values) {
    return values.reshape([values.size, 1, 1, 1]);
  }
}

/** Flips images: `mode` "horizontal", "vertical" or "horizontalAndVertical". */
class RandomFlip extends RandomImages {
  static className = 'RandomFlip';

  configDefaults() {
    return {...super.configDefaults(), mode: 'horizontalAndVertical'};
  }

  draws(count) {
    return [this.uniform(count, 0, 1, 0), this.uniform(count, 0, 1, 1)];
  }

  changed(x, drawn) {
    const mode = this.config.mode;
    let y = x;
    if (mode !== 'vertical') {
      const flipped = this.spread(drawn[0].lessEqual(0.5).cast('float32'));
      y = chosen(flipped, y.reverse(2), y);
    }
    if (mode !== 'horizontal') {
      const turned = this.spread(drawn[1].lessEqual(0.5).cast('float32'));
      y = chosen(turned, y.reverse(1), y);
    }
    return y;
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Cuts `height` x `width` out of images, the same place in all of a batch: at random in
 * training, else the middle. Smaller images are cut to the aspect ratio and resized.
 */
class RandomCrop extends RandomImages {
  static className = 'RandomCrop';

  requiredKeys() {
    return ['height', 'width'];
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs).cast('float32');
    const single = x.shape.length === 3;
    const images = channelsLast(
      single ? x.expandDims(0) : x,
      this.config.dataFormat,
    );
    const height = this.config.height;
    const width = this.config.width;
    const rows = images.shape[1];
    const columns = images.shape[2];
    let drawn = [];
    if (
      (kwargs.training ?? null) === true &&
      rows > height &&
      columns > width
    ) {
      drawn = [
        this.uniform(1, 0, rows - height + 1, 0),
        this.uniform(1, 0, columns - width + 1, 1),
      ];
    }
    const result = fromChannelsLast(
      this.changed(images, drawn),
      this.config.dataFormat,
    );
    return single ? result.squeeze([0]) : result;
  }

  changed(x, drawn) {
    const height = this.config.height;
    const width = this.config.width;
    const count = x.shape[0];
    const rows = x.shape[1];
    const columns = x.shape[2];
    const channels = x.shape[3];
    if (drawn.length > 0) {
      const tops = drawn[0].arraySync();
      const lefts = drawn[1].arraySync();
      const start = [0, Math.floor(tops[0]), Math.floor(lefts[0]), 0];
      return x.slice(start, [count, height, width, channels]);
    }
    const high = Math.max(
      Math.min(rows, Math.floor((columns * height) / width)),
      1,
    );
    const wide = Math.max(
      Math.min(columns, Math.floor((rows * width) / height)),
      1,
    );
    const begin = [
      0,
      Math.floor((rows - high) / 2),
      Math.floor((columns - wide) / 2),
      0,
    ];
    const cut = x.slice(begin, [count, high, wide, channels]);
    if (high === height && wide === width) {
      return cut;
    }
    const result = tf.image.resizeBilinear(cut, [height, width], false, true);
    return result;
  }

  computeOutputShape(inputShape) {
    const size = [this.config.height, this.config.width];
    const rank = inputShape.length;
    if (this.config.dataFormat === 'channelsFirst') {
      return [...inputShape.slice(0, rank - 2), ...size];
    }
    return [...inputShape.slice(0, rank - 3), ...size, inputShape[rank - 1]];
  }

  static {
    pyShareFields(this);
  }
}

/** Resizes images to a height drawn from 1 - factor to 1 + factor times theirs. */
class RandomHeight extends RandomImages {
  static className = 'RandomHeight';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), interpolation: 'bilinear'};
  }

  draws(count) {
    const range_ = bounds(this.config.factor);
    return [this.uniform(1, range_[0], range_[1], 0).add(1)];
  }

  changed(x, drawn) {
    const factors = drawn[0].arraySync();
    const rows = x.shape[1];
    /** @type {any} */
    const size = [Math.floor(rows * factors[0]), x.shape[2]];
    if (this.config.interpolation === 'nearest') {
      const near = tf.image.resizeNearestNeighbor(x, size);
      return near;
    }
    const smooth = tf.image.resizeBilinear(x, size, false, true);
    return smooth;
  }

  computeOutputShape(inputShape) {
    const rank = inputShape.length;
    return [
      ...inputShape.slice(0, rank - 3),
      null,
      ...inputShape.slice(rank - 2),
    ];
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Images whose places are mapped by a matrix.
 *
 * `fillMode` says what lies outside: "reflect", "wrap", "constant" (`fillValue`), "nearest".
 */
class RandomMapping extends RandomImages {
  configDefaults() {
    return {
      ...super.configDefaults(),
      fillMode: this.outside(),
      interpolation: 'bilinear',
      fillValue: 0,
    };
  }

  /** The fill mode where the config has none. */
  outside() {
    return 'reflect';
  }

  /**
   * Images under matrices of six numbers: place (c, r) comes from
   * (a0 c + a1 r + a2, b0 c + b1 r + b2).
   */
  mapped(x, columns) {
    const zeros = tf.zerosLike(columns[0]);
    return this.projected(x, tf.concat([...columns, zeros, zeros], 1));
  }

  /**
   * Images under matrices of eight numbers, the last two of them the denominator's.
   *
   * Image by image: of several, TF.js's cpu backend leaves all but the first one black.
   */
  projected(x, matrices) {
    const rows = x.shape[1];
    const columns = x.shape[2];
    const channels = x.shape[3];
    const made = [];
    for (let index = 0; index < x.shape[0]; index++) {
      made.push(
        tf.image.transform(
          x.slice([index, 0, 0, 0], [1, rows, columns, channels]),
          matrices.slice([index, 0], [1, 8]),
          this.config.interpolation,
          this.config.fillMode,
          this.config.fillValue,
        ),
      );
    }
    return tf.concat(made, 0);
  }
}

/** Turns images by `factor` of a full circle at most. */
class RandomRotation extends RandomMapping {
  static className = 'RandomRotation';

  requiredKeys() {
    return ['factor'];
  }

  draws(count) {
    const range_ = bounds(this.config.factor);
    return [this.uniform(count, range_[0], range_[1], 0)];
  }

  changed(x, drawn) {
    const angle = column(drawn[0]).mul(ANGLE);
    const right = (x.shape[2] - 1) / 2;
    const down = (x.shape[1] - 1) / 2;
    const cos = angle.cos();
    const sin = angle.sin();
    const a2 = cos.mul(-right).add(sin.mul(down)).add(right);
    const b2 = sin.mul(-right).sub(cos.mul(down)).add(down);
    return this.mapped(x, [cos, sin.neg(), a2, sin, cos, b2]);
  }

  static {
    pyShareFields(this);
  }
}

/** Moves images by shares of their height and width. */
class RandomTranslation extends RandomMapping {
  static className = 'RandomTranslation';

  requiredKeys() {
    return ['heightFactor', 'widthFactor'];
  }

  draws(count) {
    const height = bounds(this.config.heightFactor);
    const width = bounds(this.config.widthFactor);
    return [
      this.uniform(count, height[0], height[1], 0),
      this.uniform(count, width[0], width[1], 1),
    ];
  }

  changed(x, drawn) {
    const down = column(drawn[0]).mul(-x.shape[1]);
    const right = column(drawn[1]).mul(-x.shape[2]);
    const zeros = tf.zerosLike(down);
    const ones = tf.onesLike(down);
    return this.mapped(x, [ones, zeros, right, zeros, ones, down]);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Zooms out by shares of height and width, in by negative ones; without `widthFactor` both are
 * the same.
 */
class RandomZoom extends RandomMapping {
  static className = 'RandomZoom';

  requiredKeys() {
    return ['heightFactor'];
  }

  configDefaults() {
    return {...super.configDefaults(), widthFactor: null};
  }

  draws(count) {
    const height = bounds(this.config.heightFactor);
    const first = this.uniform(count, height[0], height[1], 0).add(1);
    if (this.config.widthFactor == null) {
      return [first, first];
    }
    const width = bounds(this.config.widthFactor);
    return [first, this.uniform(count, width[0], width[1], 1).add(1)];
  }

  changed(x, drawn) {
    const tall = column(drawn[0]);
    const wide = column(drawn[1]);
    const right = wide
      .mul(-1)
      .add(1)
      .mul((x.shape[2] - 1) / 2);
    const down = tall
      .mul(-1)
      .add(1)
      .mul((x.shape[1] - 1) / 2);
    const zeros = tf.zerosLike(tall);
    return this.mapped(x, [wide, zeros, right, zeros, tall, down]);
  }

  static {
    pyShareFields(this);
  }
}

/** Adds shares of the range of values, between the two of `factor`. */
class RandomBrightness extends RandomImages {
  static className = 'RandomBrightness';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const range_ = bounds(this.config.factor);
    return [this.uniform(count, range_[0], range_[1], 0)];
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    return this.clipped(x.add(this.spread(drawn[0]).mul(ends[1] - ends[0])));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Multiplies the distance from each channel's mean by 1 - lower to 1 + upper, `factor` being
 * [lower, upper] or, with a lower of 0, upper: as Keras has it.
 */
class RandomContrast extends RandomImages {
  static className = 'RandomContrast';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const lower = pair[0];
    const upper = pair[1];
    return [this.uniform(count, 1 - lower, 1 + upper, 0)];
  }

  changed(x, drawn) {
    const mean = x.mean([1, 2], true);
    return this.clipped(x.sub(mean).mul(this.spread(drawn[0])).add(mean));
  }

  static {
    pyShareFields(this);
  }
}

/** Takes the colour from a share `factor` of the images. */
class RandomGrayscale extends RandomImages {
  static className = 'RandomGrayscale';

  configDefaults() {
    return {...super.configDefaults(), factor: 0.5};
  }

  draws(count) {
    return [this.uniform(count, 0, 1, 0)];
  }

  changed(x, drawn) {
    const gray = x
      .mul(tf.tensor1d([0.2989, 0.587, 0.114]))
      .sum(3, true)
      .add(tf.zerosLike(x));
    const applied = this.spread(
      drawn[0].less(this.config.factor).cast('float32'),
    );
    return chosen(applied, gray, x);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Inverts the colours of images, each with a probability between the two of `factor`; a number
 * stands for [0, number].
 */
class RandomInvert extends RandomImages {
  static className = 'RandomInvert';

  configDefaults() {
    return {...super.configDefaults(), factor: 1, valueRange: [0, 255]};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    return [
      this.uniform(count, 0, 1, 0),
      this.uniform(count, pair[0], pair[1], 1),
    ];
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    const inverted = x.mul(-1).add(ends[1]);
    const applied = this.spread(drawn[0].less(drawn[1]).cast('float32'));
    return chosen(applied, inverted, x);
  }

  static {
    pyShareFields(this);
  }
}

/** One channel of images, kept as an axis of 1. */
function channelOf(x, index) {
  const count = x.shape[0];
  const rows = x.shape[1];
  const columns = x.shape[2];
  return x.slice([0, 0, 0, index], [count, rows, columns, 1]);
}

/** x, whose values are in the range `source`, brought to the range `target`. */
function rescaled(x, source, target) {
  if (source[0] === target[0] && source[1] === target[1]) {
    return x;
  }
  const share = x.sub(source[0]).div(source[1] - source[0]);
  return share.mul(target[1] - target[0]).add(target[0]);
}

/** Hue, saturation and value, each from 0 to 1 for colours from 0 to 1. */
function toHSV(x) {
  const r = channelOf(x, 0);
  const g = channelOf(x, 1);
  const b = channelOf(x, 2);
  const value = x.max(3, true);
  const spread = value.sub(x.min(3, true));
  const gray = spread.lessEqual(0);
  const saturation = tf.where(
    value.greater(0),
    spread.div(value.add(value.lessEqual(0))),
    0,
  );
  const apart = spread.add(gray.cast('float32')).mul(6);
  const atRed = g.sub(b).div(apart);
  const atGreen = b
    .sub(r)
    .div(apart)
    .add(2 / 6);
  const atBlue = r
    .sub(g)
    .div(apart)
    .add(4 / 6);
  const hue = tf.where(
    value.equal(r),
    atRed,
    tf.where(value.equal(g), atGreen, atBlue),
  );
  const around = tf.where(hue.less(0), hue.add(1), hue);
  return [tf.where(gray, tf.zerosLike(around), around), saturation, value];
}

/** Colours of hue, saturation and value. */
function fromHSV(hue, saturation, value) {
  const sixth = hue.mul(6);
  const r = sixth.sub(3).abs().sub(1).clipByValue(0, 1);
  const g = sixth.sub(2).abs().mul(-1).add(2).clipByValue(0, 1);
  const b = sixth.sub(4).abs().mul(-1).add(2).clipByValue(0, 1);
  const pure = tf.concat([r, g, b], 3);
  return pure.mul(saturation).add(saturation.mul(-1).add(1)).mul(value);
}

/** Images with their hues turned by shares of the circle; values are between two `ends`. */
function turned(x, amount, ends) {
  const parts = toHSV(rescaled(x, ends, [0, 1]));
  const hue = parts[0].add(amount);
  const below = tf.where(hue.greater(1), hue.sub(1), hue);
  const inside = tf.where(below.less(0), below.add(1), below);
  return rescaled(
    fromHSV(inside, parts[1], parts[2]).clipByValue(0, 1),
    [0, 1],
    ends,
  );
}

/** Images with their saturations multiplied. */
function saturated(x, factor, ends) {
  const parts = toHSV(x);
  return fromHSV(
    parts[0],
    parts[1].mul(factor).clipByValue(ends[0], ends[1]),
    parts[2],
  );
}

/**
 * Turns hues by half of `factor` of the circle at most, either way: [lowest, highest], or the
 * highest alone.
 */
class RandomHue extends RandomImages {
  static className = 'RandomHue';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const turned = this.uniform(count, 0, 1, 0).lessEqual(0.5).cast('float32');
    const sign = turned.mul(2).sub(1);
    return [this.uniform(count, pair[0], pair[1], 1).mul(sign).mul(0.5)];
  }

  changed(x, drawn) {
    return turned(x, this.spread(drawn[0]), this.config.valueRange);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Multiplies saturations by f / (1 - f), f between the two of `factor`: 0.5 leaves the image, 0
 * and less make it gray, 1 takes it to the range's end. A number f stands for [-f, f], as in
 * Keras.
 */
class RandomSaturation extends RandomImages {
  static className = 'RandomSaturation';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const pair = bounds(this.config.factor);
    const share = this.uniform(count, pair[0], pair[1], 0);
    return [share.div(share.mul(-1).add(1 + 1e-7))];
  }

  changed(x, drawn) {
    return saturated(x, this.spread(drawn[0]), this.config.valueRange);
  }

  static {
    pyShareFields(this);
  }
}

/** Takes a share, between the two of `factor`, of the colour from images. */
class RandomColorDegeneration extends RandomImages {
  static className = 'RandomColorDegeneration';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const pair = bounds(this.config.factor);
    return [this.uniform(count, pair[0], pair[1], 0)];
  }

  changed(x, drawn) {
    const gray = x.mul(tf.tensor1d([0.2989, 0.587, 0.114])).sum(3, true);
    return this.clipped(x.add(gray.sub(x).mul(this.spread(drawn[0]))));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Keeps the highest bits of each colour: so many as a whole number from the first of `factor`
 * to below the second; a number n stands for [1, n]. From 1 to 8.
 */
class RandomPosterization extends RandomImages {
  static className = 'RandomPosterization';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [1, given];
    const kept = this.uniform(count, pair[0], pair[1], 0).floor();
    return [kept.mul(-1).add(8)];
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    const step = tf.pow(tf.scalar(2), this.spread(drawn[0])).round();
    const whole = rescaled(x, ends, [0, 255]).floor();
    return rescaled(whole.div(step).floor().mul(step), [0, 255], ends);
  }

  static {
    pyShareFields(this);
  }
}

/** Brightness, contrast, saturation and hue, in this order, each where its factor is given. */
class RandomColorJitter extends RandomImages {
  static className = 'RandomColorJitter';

  configDefaults() {
    return {
      ...super.configDefaults(),
      valueRange: [0, 255],
      brightnessFactor: null,
      contrastFactor: null,
      saturationFactor: null,
      hueFactor: null,
    };
  }

  /**
   * [lowest, highest] of a factor; `lowest` is the sign of what a number alone begins with,
   * 0 for no less than 0.
   */
  pairOf(key, lowest) {
    const given = this.config[key];
    if (Array.isArray(given)) {
      return given;
    }
    const size = given;
    return [lowest * size, size];
  }

  draws(count) {
    const made = [];
    if (this.config.brightnessFactor != null) {
      const light = this.pairOf('brightnessFactor', -1);
      made.push(this.uniform(count, light[0], light[1], 0));
    }
    if (this.config.contrastFactor != null) {
      const pair = this.pairOf('contrastFactor', 0);
      const lower = pair[0];
      const upper = pair[1];
      made.push(this.uniform(count, 1 - lower, 1 + upper, 1));
    }
    if (this.config.saturationFactor != null) {
      const full = this.pairOf('saturationFactor', -1);
      const share = this.uniform(count, full[0], full[1], 2);
      made.push(share.div(share.mul(-1).add(1 + 1e-7)));
    }
    if (this.config.hueFactor != null) {
      const turn = this.pairOf('hueFactor', 0);
      const sign = this.uniform(count, 0, 1, 3)
        .lessEqual(0.5)
        .cast('float32')
        .mul(2)
        .sub(1);
      made.push(this.uniform(count, turn[0], turn[1], 4).mul(sign).mul(0.5));
    }
    return made;
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    let y = x;
    let at = 0;
    if (this.config.brightnessFactor != null) {
      y = this.clipped(y.add(this.spread(drawn[at]).mul(ends[1] - ends[0])));
      at = at + 1;
    }
    if (this.config.contrastFactor != null) {
      const mean = y.mean([1, 2], true);
      y = this.clipped(y.sub(mean).mul(this.spread(drawn[at])).add(mean));
      at = at + 1;
    }
    if (this.config.saturationFactor != null) {
      y = saturated(y, this.spread(drawn[at]), ends);
      at = at + 1;
    }
    if (this.config.hueFactor != null) {
      y = turned(y, this.spread(drawn[at]), ends);
    }
    return y;
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Adds a share of the range of values between the two of `additionFactor`, then inverts values
 * from a threshold on, a share between the two of `thresholdFactor`; numbers stand for [0, n].
 */
class Solarization extends RandomImages {
  static className = 'Solarization';

  configDefaults() {
    return {
      ...super.configDefaults(),
      additionFactor: 0,
      thresholdFactor: 0,
      valueRange: [0, 255],
    };
  }

  drawnShare(count, key, offset) {
    const given = this.config[key];
    const pair = Array.isArray(given) ? given : [0, given];
    const lowest = pair[0];
    const highest = pair[1];
    return this.uniform(count, lowest, highest * 255, offset);
  }

  draws(count) {
    return [
      this.drawnShare(count, 'additionFactor', 0),
      this.drawnShare(count, 'thresholdFactor', 1),
    ];
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    const added = rescaled(x, ends, [0, 255])
      .add(this.spread(drawn[0]))
      .clipByValue(0, 255);
    const below = added.less(this.spread(drawn[1])).cast('float32');
    return rescaled(
      chosen(below, added, added.mul(-1).add(255)),
      [0, 255],
      ends,
    );
  }

  static {
    pyShareFields(this);
  }
}

/** Spreads each channel of each image over the whole range of values, in training or not. */
class AutoContrast extends RandomImages {
  static className = 'AutoContrast';

  configDefaults() {
    return {valueRange: [0, 255], dataFormat: 'channelsLast'};
  }

  call(inputs, kwargs) {
    return this.changed(onlyTensor(inputs).cast('float32'), []);
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    // As in Keras the axes are those of images with their channels last.
    const axes = x.shape.length === 3 ? [0, 1] : [1, 2];
    const whole = rescaled(x, ends, [0, 255]);
    const low = whole.min(axes, true);
    const width = whole.max(axes, true).sub(low);
    const flat = width.lessEqual(0).cast('float32');
    const made = whole
      .sub(low)
      .mul(255)
      .div(width.add(flat))
      .clipByValue(0, 255);
    const still = flat.add(tf.zerosLike(x));
    return chosen(still, x, rescaled(made, [0, 255], ends));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Spreads the values of each channel, counted over the whole batch as in Keras, so that all of
 * `bins` are used alike. In training, as other layers that change images.
 */
class Equalization extends RandomImages {
  static className = 'Equalization';

  configDefaults() {
    return {valueRange: [0, 255], bins: 256, dataFormat: 'channelsLast'};
  }

  /** One channel with values from 0 to 255. */
  equalized(x) {
    const bins = this.config.bins;
    const flat = x.reshape([x.size]);
    const places = flat
      .mul(bins - 1)
      .div(255)
      .cast('int32')
      .clipByValue(0, bins - 1)
      .cast('int32');
    const counts = tf.bincount(places, tf.tensor1d([]), bins).cast('float32');
    const used = counts.greater(0).cast('int32').sum().arraySync();
    if (used <= 1) {
      return x;
    }
    const total = counts.cumsum();
    const least = tf.where(total.greater(0), total, x.size).min();
    const width = total.max().sub(least);
    const table = total
      .sub(least)
      .mul(255)
      .div(width)
      .round()
      .clipByValue(0, 255);
    const scaled = flat
      .div(255)
      .mul(bins - 1)
      .clipByValue(0, bins - 1)
      .cast('int32');
    return table.gather(scaled).reshape(x.shape);
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    const whole = rescaled(x, ends, [0, 255]);
    const made = [];
    for (let index = 0; index < x.shape[3]; index++) {
      made.push(this.equalized(channelOf(whole, index)));
    }
    return rescaled(tf.concat(made, 3), [0, 255], ends);
  }

  static {
    pyShareFields(this);
  }
}

/** [lowest, highest] of a share: a number f stands for [0, f]. */
function shareBounds(factor) {
  if (Array.isArray(factor)) {
    return factor;
  }
  const size = factor;
  return [0, size];
}

/**
 * Whole places of an axis, those outside of it brought in as Keras's `map_coordinates` does:
 * it mirrors negative ones about place 0.
 */
function broughtInside(places, extent, fillMode) {
  if (fillMode === 'wrap') {
    return places.mod(tf.scalar(extent, 'int32'));
  }
  let inside = places;
  if (fillMode === 'reflect' || fillMode === 'mirror') {
    const around = places.abs().mod(tf.scalar(2 * extent, 'int32'));
    const edge = fillMode === 'reflect' ? 2 * extent - 1 : 2 * extent;
    const back = around
      .mul(tf.scalar(-1, 'int32'))
      .add(tf.scalar(edge, 'int32'));
    inside = tf.where(around.less(tf.scalar(extent, 'int32')), around, back);
  }
  return inside.clipByValue(0, extent - 1).cast('int32');
}

/** 1 for places of an axis, 0 for those outside of it. */
function within(places, extent) {
  return places.greaterEqual(0).logicalAnd(places.less(extent)).cast('float32');
}

/** x, with `share` of the way to `other` gone. */
function between(x, share, other) {
  return x.mul(share.mul(-1).add(1)).add(other.mul(share));
}

/**
 * Moves every place of an image by smoothed noise, with a probability between the two of
 * `factor`. `scale`: how far and how smoothly, between its two numbers; numbers stand for [0, n].
 * A place moves as far down as to the right, as in Keras.
 */
class RandomElasticTransform extends RandomImages {
  static className = 'RandomElasticTransform';

  configDefaults() {
    return {
      ...super.configDefaults(),
      factor: 1,
      scale: 1,
      interpolation: 'bilinear',
      fillMode: 'reflect',
      fillValue: 0,
      valueRange: [0, 255],
    };
  }

  /** Which images are changed, the scale, and noise for each place. */
  drawsFor(x) {
    const count = x.shape[0];
    const share = shareBounds(this.config.factor);
    const scale = shareBounds(this.config.scale);
    const limit = this.uniform(count, share[0], share[1], 0);
    const seed = this.config.seed;
    const own = seed == null ? null : seed + 3;
    const size = [count, x.shape[1], x.shape[2]];
    return [
      this.uniform(count, 0, 1, 1).less(limit).cast('float32'),
      this.uniform(1, scale[0], scale[1], 2),
      tf.randomNormal(size, 0, 1, 'float32', own),
    ];
  }

  /** How far each place is moved down and to the right, [images, rows, columns, 1]. */
  moves(rows, columns, scale, noise) {
    const sigma = scale.mul(0.05).mul(Math.min(rows, columns));
    const reach = sigma.cast('int32').arraySync();
    const bell = gaussian(6 * reach[0] + 1, sigma);
    const kernel = bell
      .reshape([bell.size, 1])
      .mul(bell.reshape([1, bell.size]));
    const smooth = filtered(noise.expandDims(3).mul(sigma), kernel);
    return smooth.mul(scale.mul(0.1).mul(Math.max(rows, columns)));
  }

  /** The values at whole places, [images, rows, columns, 1] of them for each axis. */
  picked(x, down, right) {
    const fillMode = this.config.fillMode;
    const count = x.shape[0];
    const rows = x.shape[1];
    const columns = x.shape[2];
    const channels = x.shape[3];
    const first = tf.range(0, count, 1, 'int32').reshape([count, 1, 1, 1]);
    const row = broughtInside(down, rows, fillMode);
    const line = first.mul(tf.scalar(rows, 'int32')).add(row);
    const place = line
      .mul(tf.scalar(columns, 'int32'))
      .add(broughtInside(right, columns, fillMode));
    const flat = x.reshape([count * rows * columns, channels]);
    const found = flat.gather(place.reshape([place.size])).reshape(x.shape);
    if (fillMode !== 'constant') {
      return found;
    }
    const fill = this.config.fillValue;
    const seen = within(down, rows).mul(within(right, columns));
    return chosen(seen, found, seen.mul(0).add(fill));
  }

  changed(x, drawn) {
    const likely = shareBounds(this.config.factor)[1];
    const strongest = shareBounds(this.config.scale)[1];
    if (likely === 0 || strongest === 0) {
      return x;
    }
    const rows = x.shape[1];
    const columns = x.shape[2];
    const moved = this.moves(rows, columns, drawn[1], drawn[2]);
    const down = tf
      .range(0, rows, 1, 'float32')
      .reshape([1, rows, 1, 1])
      .add(moved);
    const right = tf
      .range(0, columns, 1, 'float32')
      .reshape([1, 1, columns, 1])
      .add(moved);
    if (this.config.interpolation === 'nearest') {
      const nearest = this.picked(
        x,
        down.round().cast('int32'),
        right.round().cast('int32'),
      );
      return this.clipped(chosen(this.spread(drawn[0]), nearest, x));
    }
    const top = down.floor();
    const left = right.floor();
    const row = top.cast('int32');
    const column = left.cast('int32');
    const nextRow = row.add(tf.scalar(1, 'int32'));
    const nextColumn = column.add(tf.scalar(1, 'int32'));
    const across = right.sub(left);
    const upper = between(
      this.picked(x, row, column),
      across,
      this.picked(x, row, nextColumn),
    );
    const lower = between(
      this.picked(x, nextRow, column),
      across,
      this.picked(x, nextRow, nextColumn),
    );
    const made = between(upper, down.sub(top), lower);
    return this.clipped(chosen(this.spread(drawn[0]), made, x));
  }

  static {
    pyShareFields(this);
  }
}

/** Every channel under the same kernel [height, width], with zeros around the images. */
function filtered(x, kernel) {
  const rows = kernel.shape[0];
  const columns = kernel.shape[1];
  const each = kernel
    .reshape([rows, columns, 1, 1])
    .tile([1, 1, x.shape[3], 1]);
  const result = tf.depthwiseConv2d(x, each, 1, 'same');
  return result;
}

/** A bell of `size` places whose sum is 1. */
function gaussian(size, sigma) {
  const places = tf.range(0, size, 1, 'float32').sub((size - 1) / 2);
  const bell = places.div(sigma).square().mul(-0.5).exp();
  return bell.div(bell.sum());
}

/** 1 for places inside of [left, right) x [top, bottom), one box for each image, else 0. */
function boxes(x, corners) {
  const rows = x.shape[1];
  const columns = x.shape[2];
  const down = tf.range(0, rows, 1, 'float32').reshape([1, rows, 1, 1]);
  const right = tf.range(0, columns, 1, 'float32').reshape([1, 1, columns, 1]);
  const spread = corners.map((corner) =>
    corner.reshape([corner.size, 1, 1, 1]),
  );
  const within = right
    .greaterEqual(spread[0])
    .logicalAnd(right.less(spread[1]));
  const tall = down.greaterEqual(spread[2]).logicalAnd(down.less(spread[3]));
  return within.logicalAnd(tall).cast('float32');
}

/** Where a part of an axis begins and ends: `share` of it, at `place` from 0 to 1. */
function sides(share, place, extent) {
  const length = share.mul(extent);
  const start = place.mul(length.mul(-1).add(extent));
  return [start, start.add(length)];
}

/**
 * Blurs or sharpens: 0 is a smoothed image, 0.5 the image itself, 1 as much the other way, at
 * random between the two of `factor`.
 */
class RandomSharpness extends RandomImages {
  static className = 'RandomSharpness';

  requiredKeys() {
    return ['factor'];
  }

  configDefaults() {
    return {...super.configDefaults(), valueRange: [0, 255]};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    return [this.uniform(count, pair[0], pair[1], 0)];
  }

  changed(x, drawn) {
    const a = 1 / 13;
    const kernel = tf.tensor2d(
      [
        [a, a, a],
        [a, 5 / 13, a],
        [a, a, a],
      ],
      [3, 3],
    );
    const share = this.spread(drawn[0]).mul(-2).add(1);
    return this.clipped(x.add(filtered(x, kernel).sub(x).mul(share)));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Blurs images with a probability between the two of `factor`, all by the same kernel of
 * `kernelSize` (odd) whose two `sigma` are drawn; numbers stand for [0, n].
 */
class RandomGaussianBlur extends RandomImages {
  static className = 'RandomGaussianBlur';

  configDefaults() {
    return {
      ...super.configDefaults(),
      factor: 1,
      kernelSize: 3,
      sigma: 1,
      valueRange: [0, 255],
    };
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const told = this.config.sigma;
    const wide = Array.isArray(told) ? told : [0, told];
    const limit = this.uniform(count, pair[0], pair[1], 0);
    const applied = this.uniform(count, 0, 1, 1).less(limit).cast('float32');
    return [applied, this.uniform(2, wide[0], wide[1], 2).add(1e-6)];
  }

  changed(x, drawn) {
    const told = this.config.kernelSize;
    const size = Array.isArray(told) ? told : [told, told];
    const across = gaussian(size[0], drawn[1].slice([0], [1]));
    const down = gaussian(size[1], drawn[1].slice([1], [1]));
    const kernel = down.reshape([size[1], 1]).mul(across.reshape([1, size[0]]));
    return this.clipped(chosen(this.spread(drawn[0]), filtered(x, kernel), x));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Erases a box, with a probability between the two of `factor`. `scale`: the shares of the
 * area of which the sides are the roots; `fillValue`: what is put there, noise where not given.
 */
class RandomErasing extends RandomImages {
  static className = 'RandomErasing';

  configDefaults() {
    return {
      ...super.configDefaults(),
      factor: 1,
      scale: [0.02, 0.33],
      fillValue: null,
      valueRange: [0, 255],
    };
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const told = this.config.scale;
    const area = Array.isArray(told) ? told : [0, told];
    const limit = this.uniform(count, pair[0], pair[1], 0);
    return [
      this.uniform(count, 0, 1, 1).less(limit).cast('float32'),
      this.uniform(count, area[0], area[1], 2).sqrt(),
      this.uniform(count, area[0], area[1], 3).sqrt(),
      this.uniform(count, 0, 1, 4),
      this.uniform(count, 0, 1, 5),
    ];
  }

  filling(x) {
    const ends = this.config.valueRange;
    const told = this.config.fillValue;
    if (told == null) {
      const seed = this.config.seed;
      const own = seed == null ? null : seed + 6;
      return this.clipped(
        tf.randomNormal(x.shape, 0, 1, 'float32', own).mul(ends[1]),
      );
    }
    const colour = Array.isArray(told) ? told : [told];
    return this.clipped(tf.zerosLike(x).add(tf.tensor1d(colour)));
  }

  changed(x, drawn) {
    const across = sides(drawn[1], drawn[3], x.shape[2]);
    const down = sides(drawn[2], drawn[4], x.shape[1]);
    const erased = boxes(x, [...across, ...down]).mul(this.spread(drawn[0]));
    return chosen(erased, this.filling(x), x);
  }

  static {
    pyShareFields(this);
  }
}

/** Shears images: `xFactor` and `yFactor` are [lowest, highest] or the highest either way. */
class RandomShear extends RandomMapping {
  static className = 'RandomShear';

  configDefaults() {
    return {...super.configDefaults(), xFactor: 0, yFactor: 0};
  }

  draws(count) {
    const turned = this.uniform(count, 0, 1, 0).lessEqual(0.5).cast('float32');
    const sign = turned.mul(2).sub(1);
    const tall = bounds(this.config.yFactor);
    const wide = bounds(this.config.xFactor);
    return [
      this.uniform(count, wide[0], wide[1], 2).mul(sign),
      this.uniform(count, tall[0], tall[1], 1).mul(sign),
    ];
  }

  changed(x, drawn) {
    const across = column(drawn[0]);
    const down = column(drawn[1]);
    const zeros = tf.zerosLike(across);
    const ones = tf.onesLike(across);
    return this.mapped(x, [ones, across, zeros, down, ones, zeros]);
  }

  static {
    pyShareFields(this);
  }
}

/** The solution of linear equations, each with its right side last, by elimination. */
function solved(rows) {
  const count = rows.length;
  const left = rows;
  for (let place = 0; place < count; place++) {
    let best = place;
    for (let other = place + 1; other < count; other++) {
      const candidate = left[other][place];
      const leader = left[best][place];
      if (Math.max(candidate, -candidate) > Math.max(leader, -leader)) {
        best = other;
      }
    }
    const pivot = left[best];
    left[best] = left[place];
    const divisor = pivot[place];
    const ready = pivot.map((value) => value / divisor);
    left[place] = ready;
    for (let other = 0; other < count; other++) {
      if (other !== place) {
        const row = left[other];
        const factor = row[place];
        const reduced = [];
        for (let index = 0; index < count + 1; index++) {
          const own = row[index];
          const taken = ready[index];
          reduced.push(own - factor * taken);
        }
        left[other] = reduced;
      }
    }
  }
  return left.map((row) => row[count]);
}

/**
 * Moves the corners of images, with a probability between the two of `factor`, by up to half
 * of `scale` of their distance from the first one.
 */
class RandomPerspective extends RandomMapping {
  static className = 'RandomPerspective';

  configDefaults() {
    return {
      ...super.configDefaults(),
      factor: 1,
      scale: 1,
      fillMode: 'constant',
    };
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const scale = this.config.scale;
    const limit = this.uniform(count, pair[0], pair[1], 0);
    return [
      this.uniform(count, 0, 1, 1).less(limit).cast('float32'),
      this.uniform(count * 8, -scale / 2, scale / 2, 2).reshape([count, 4, 2]),
    ];
  }

  changed(x, drawn) {
    const right = x.shape[2] - 1;
    const down = x.shape[1] - 1;
    const corners = [
      [0, 0],
      [right, 0],
      [0, down],
      [right, down],
    ];
    const moves = drawn[1].arraySync();
    const matrices = [];
    for (const move of moves) {
      const rows = [];
      for (let corner = 0; corner < 4; corner++) {
        const ends = corners[corner];
        const shift = move[corner];
        const fromX = ends[0];
        const fromY = ends[1];
        const toX = fromX + fromX * shift[0];
        const toY = fromY + fromY * shift[1];
        rows.push([toX, toY, 1, 0, 0, 0, -fromX * toX, -fromX * toY, fromX]);
        rows.push([0, 0, 0, toX, toY, 1, -fromY * toX, -fromY * toY, fromY]);
      }
      matrices.push(solved(rows));
    }
    const matrix = tf.tensor2d(matrices, [matrices.length, 8]);
    const y = this.projected(x, matrix);
    return chosen(this.spread(drawn[0]), y, x);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * The base of layers that mix each image with another one of the batch, and its label so. With
 * [images, labels] as inputs (labels as numbers for each class) it gives both.
 */
class MixedImages extends RandomImages {
  /** How much of each image's own there is. */
  ownShare(x, drawn) {
    return drawn[0];
  }

  /** Numbers from 0 on in a random order. */
  shuffledPlaces(count, offset) {
    const places = tf.topk(this.uniform(count, 0, 1, offset), count).indices;
    return places.cast('float32');
  }

  /** Draws of the beta distribution with twice the same parameter. */
  betaDraws(count, alpha, offset) {
    const seed = this.config.seed;
    const first = seed == null ? null : seed + offset;
    const second = seed == null ? null : seed + offset + 1;
    const one = tf.randomGamma([count], alpha, 1, 'float32', first).add(1e-7);
    const other = tf
      .randomGamma([count], alpha, 1, 'float32', second)
      .add(1e-7);
    return one.div(one.add(other));
  }

  call(inputs, kwargs) {
    if (!Array.isArray(inputs) || inputs.length < 2) {
      return super.call(inputs, kwargs);
    }
    const images = inputs[0];
    const labels = inputs[1].cast('float32');
    if ((kwargs.training ?? null) !== true) {
      return [images.cast('float32'), labels];
    }
    const x = images.cast('float32');
    const drawn = this.draws(x.shape[0]);
    const own = this.ownShare(x, drawn).reshape([x.shape[0], 1]);
    const others = labels.gather(drawn[1].cast('int32'));
    return [this.changed(x, drawn), chosen(own, labels, others)];
  }

  computeOutputShape(inputShape) {
    return inputShape;
  }
}

/**
 * The weighted mean of each image and another one; weights of the beta distribution of
 * `alpha`.
 */
class MixUp extends MixedImages {
  static className = 'MixUp';

  configDefaults() {
    return {...super.configDefaults(), alpha: 0.2};
  }

  draws(count) {
    return [
      this.betaDraws(count, this.config.alpha, 1),
      this.shuffledPlaces(count, 0),
    ];
  }

  changed(x, drawn) {
    return chosen(this.spread(drawn[0]), x, x.gather(drawn[1].cast('int32')));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Puts a box of another image into each image; the box's area has the beta distribution of a
 * number between the two of `factor`.
 */
class CutMix extends MixedImages {
  static className = 'CutMix';

  configDefaults() {
    return {...super.configDefaults(), factor: 1};
  }

  draws(count) {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    const drawn = this.uniform(1, pair[0], pair[1], 0).arraySync();
    const weight = this.betaDraws(count, drawn[0] + 1e-6, 1);
    return [
      weight.mul(-1).add(1).sqrt(),
      this.shuffledPlaces(count, 3),
      this.uniform(count, 0, 1, 4),
      this.uniform(count, 0, 1, 5),
    ];
  }

  ownShare(x, drawn) {
    return drawn[0].square().mul(-1).add(1);
  }

  changed(x, drawn) {
    const across = sides(drawn[0], drawn[2], x.shape[2]);
    const down = sides(drawn[0], drawn[3], x.shape[1]);
    const others = x.gather(drawn[1].cast('int32'));
    return chosen(boxes(x, [...across, ...down]), others, x);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * The base: the layers that may be chosen, with a strength between the two of `factor`; a
 * number stands for [0, n].
 */
class ChosenChanges extends RandomImages {
  configDefaults() {
    return {
      ...super.configDefaults(),
      valueRange: [0, 255],
      factor: 0.5,
      interpolation: 'bilinear',
    };
  }

  strength() {
    const given = this.config.factor;
    const pair = Array.isArray(given) ? given : [0, given];
    return pair;
  }

  /** The layers that move what is seen. */
  mappings() {
    const factor = this.strength();
    const seed = this.config.seed;
    const common = {interpolation: this.config.interpolation, seed};
    return [
      new RandomShear({...common, xFactor: factor, yFactor: factor}),
      new RandomTranslation({
        ...common,
        heightFactor: factor,
        widthFactor: factor,
      }),
      new RandomRotation({...common, factor}),
    ];
  }

  /** The layers that change how light or strong colours are. */
  colours() {
    const factor = this.strength();
    const own = {valueRange: this.config.valueRange, seed: this.config.seed};
    return [
      new RandomBrightness({...own, factor}),
      new RandomColorDegeneration({...own, factor}),
      new RandomContrast({...own, factor}),
      new RandomSharpness({...own, factor}),
    ];
  }

  solarization() {
    const factor = this.strength();
    return new Solarization({
      valueRange: this.config.valueRange,
      seed: this.config.seed,
      additionFactor: factor,
      thresholdFactor: factor,
    });
  }

  posterization() {
    const factor = this.strength();
    const strongest = factor[1];
    const bits = Math.max(1, Math.floor(strongest * 8));
    const ends = this.config.valueRange;
    return new RandomPosterization({
      valueRange: ends,
      seed: this.config.seed,
      factor: bits,
    });
  }

  /** The layers that use the whole range of values. */
  evened() {
    const ends = this.config.valueRange;
    return [
      new AutoContrast({valueRange: ends}),
      new Equalization({valueRange: ends}),
    ];
  }
}

/** `numOps` times one of eleven layers, the same for all images of a batch. */
class RandAugment extends ChosenChanges {
  static className = 'RandAugment';

  configDefaults() {
    return {...super.configDefaults(), numOps: 2};
  }

  choices() {
    const fewer = [this.posterization(), this.solarization()];
    return [...this.mappings(), ...this.colours(), ...fewer, ...this.evened()];
  }

  /** The places of the chosen layers, then what each of the eleven draws. */
  draws(count) {
    const times = this.config.numOps;
    let made = [this.uniform(times, 0, 11, 0).floor()];
    for (const layer of this.choices()) {
      made = [...made, ...layer.draws(count)];
    }
    return made;
  }

  changed(x, drawn) {
    const places = drawn[0].cast('int32').arraySync();
    const layers = this.choices();
    const starts = [1];
    for (const one of layers) {
      starts.push(starts.at(-1) + one.draws(1).length);
    }
    let y = x;
    for (const place of places) {
      const own = drawn.slice(starts[place], starts[place + 1]);
      for (const layer of layers.slice(place, place + 1)) {
        y = layer.changed(y, own);
      }
    }
    return y;
  }

  static {
    pyShareFields(this);
  }
}

/**
 * A mixture of the images with `numChains` chains of up to `chainDepth` changes; the weights
 * have Dirichlet's and the beta distribution of `alpha`. Without `allOps` colours stay.
 */
class AugMix extends ChosenChanges {
  static className = 'AugMix';

  configDefaults() {
    return {
      ...super.configDefaults(),
      factor: 0.3,
      numChains: 3,
      chainDepth: 3,
      alpha: 1,
      allOps: true,
    };
  }

  choices() {
    const plain = [
      ...this.mappings(),
      this.posterization(),
      this.solarization(),
      ...this.evened(),
    ];
    return this.config.allOps === true ? [...plain, ...this.colours()] : plain;
  }

  gammas(count, offset) {
    const seed = this.config.seed;
    const own = seed == null ? null : seed + offset;
    const alpha = this.config.alpha;
    const result = tf.randomGamma([count], alpha, 1, 'float32', own);
    return result;
  }

  /**
   * The shares of the chains, that of the images, the places of the chosen layers (one more
   * than there are: none), and what these draw.
   */
  draws(count) {
    const chains = this.config.numChains;
    const depth = this.config.chainDepth;
    const layers = this.choices();
    const shares = this.gammas(chains, 0);
    const pair = this.gammas(2, 1);
    const plan = this.uniform(chains * depth, 0, layers.length + 1, 2).floor();
    const whole = pair.slice([0], [1]).div(pair.sum());
    let made = [shares.div(shares.sum()), whole, plan];
    const places = plan.cast('int32').arraySync();
    for (const place of places) {
      for (const layer of layers.slice(place, place + 1)) {
        // one, or none
        made = [...made, ...layer.draws(count)];
      }
    }
    return made;
  }

  changed(x, drawn) {
    const depth = this.config.chainDepth;
    const shares = drawn[0].arraySync();
    const places = drawn[2].cast('int32').arraySync();
    const layers = this.choices();
    let at = 3;
    let mixed = x.zerosLike();
    for (let chain = 0; chain < shares.length; chain++) {
      let y = x;
      for (let step = 0; step < depth; step++) {
        const place = places[chain * depth + step];
        for (const layer of layers.slice(place, place + 1)) {
          const size = layer.draws(1).length;
          y = layer.changed(y, drawn.slice(at, at + size));
          at = at + size;
        }
      }
      mixed = mixed.add(y.mul(shares[chain]));
    }
    return this.clipped(chosen(drawn[1], x, mixed));
  }

  static {
    pyShareFields(this);
  }
}

const LEVELS = 256;

/** Values as whole numbers from 0 to 255. */
function levels(x) {
  return x.clipByValue(0, LEVELS - 1).cast('int32');
}

/** A whole number as a tensor. */
function whole(value) {
  return tf.scalar(value, 'int32');
}

/** x with its first and last places along an axis once more at its ends. */
function edged(x, axis) {
  const shape = x.shape;
  const begin = shape.map((_) => 0);
  const size = [...shape];
  size[axis] = 1;
  const end = [...begin];
  end[axis] = shape[axis] - 1;
  return tf.concat([x.slice(begin, size), x, x.slice(end, size)], axis);
}

/**
 * For each place of an axis of tiles of this size: the tile whose middle is before it, counted
 * with one more at either end, and the share of the way to the next tile's middle.
 */
function axisPlaces(extent, tile) {
  const at = tf
    .range(0, extent, 1, 'float32')
    .sub(tile / 2)
    .div(tile)
    .add(1);
  const before = at.floor();
  return [before.cast('int32'), at.sub(before)];
}

/**
 * Spreads values so that those of each tile of a grid are used alike, and mixes what the tiles
 * around a place make of it. `clipLimit`: how many times the mean count a value may count, the
 * rest being given to all; 0 for no limit. `tileGridSize`: tiles down and across. In training or
 * not.
 */
class ContrastLimitedAdaptiveHistogramEqualization extends RandomImages {
  static className = 'ContrastLimitedAdaptiveHistogramEqualization';

  configDefaults() {
    return {
      valueRange: [0, 255],
      clipLimit: 4,
      tileGridSize: [8, 8],
      dataFormat: 'channelsLast',
    };
  }

  call(inputs, kwargs) {
    const given = onlyTensor(inputs);
    const x = given.cast('float32');
    const single = x.shape.length === 3;
    const images = channelsLast(
      single ? x.expandDims(0) : x,
      this.config.dataFormat,
    );
    const y = fromChannelsLast(
      this.changed(images, []),
      this.config.dataFormat,
    );
    const result = single ? y.squeeze([0]) : y;
    return given.dtype === 'int32' ? result.cast('int32') : result;
  }

  changed(x, drawn) {
    const ends = this.config.valueRange;
    return rescaled(
      this.equalized(rescaled(x, ends, [0, 255])),
      [0, 255],
      ends,
    );
  }

  /**
   * What becomes of each value, for each image, tile and channel (`shape`, 256 values the
   * last axis); `places` are the places of the images' values among these.
   */
  curves(/** @type {any} */ places, shape, area) {
    const limit = this.config.clipLimit;
    let counts = tf
      .bincount(places, tf.tensor1d([]), product(shape))
      .cast('float32')
      .reshape(shape);
    if (limit > 0) {
      const clipped = counts.clipByValue(0, (limit * area) / LEVELS);
      counts = clipped.add(counts.sub(clipped).sum(4, true).div(LEVELS));
    }
    const total = counts.cumsum(4);
    const least = total.min(4, true);
    const left = least.mul(-1).add(area);
    const divisor = left.add(left.equal(0).cast('float32'));
    return total.sub(least).mul(255).div(divisor).clipByValue(0, 255);
  }

  /** Images with values from 0 to 255. */
  equalized(x) {
    const grid = this.config.tileGridSize;
    const down = grid[0];
    const across = grid[1];
    const count = x.shape[0];
    const rows = x.shape[1];
    const columns = x.shape[2];
    const channels = x.shape[3];
    const tall = Math.floor((rows + down - 1) / down);
    const wide = Math.floor((columns + across - 1) / across);
    const height = tall * down;
    const width = wide * across;
    if (height - rows > rows || width - columns > columns) {
      throw this.refused(
        `images of ${rows} x ${columns} are too small for a grid of ${down} x ${across} tiles`,
      );
    }
    /** @type {any} */
    const missing = [
      [0, 0],
      [0, height - rows],
      [0, width - columns],
      [0, 0],
    ];
    const values = levels(tf.mirrorPad(x, missing, 'symmetric'));

    const channel = tf
      .range(0, channels, 1, 'int32')
      .reshape([1, 1, 1, channels]);
    const image = tf.range(0, count, 1, 'int32').reshape([count, 1, 1, 1]);
    const row = tf
      .range(0, height, 1, 'int32')
      .floorDiv(whole(tall))
      .reshape([1, height, 1, 1]);
    const column = tf
      .range(0, width, 1, 'int32')
      .floorDiv(whole(wide))
      .reshape([1, 1, width, 1]);
    const tile = image.mul(whole(down)).add(row).mul(whole(across)).add(column);
    const own = tile
      .mul(whole(channels))
      .add(channel)
      .mul(whole(LEVELS))
      .add(values);
    const shape = [count, down, across, channels, LEVELS];
    const curves = edged(
      edged(this.curves(own.reshape([own.size]), shape, tall * wide), 1),
      2,
    );

    const rowPlaces = axisPlaces(height, tall);
    const columnPlaces = axisPlaces(width, wide);
    const flat = curves.reshape([curves.size]);
    const lines = [];
    for (let below = 0; below < 2; below++) {
      const corners = [];
      for (let after = 0; after < 2; after++) {
        const top = rowPlaces[0].add(whole(below)).reshape([1, height, 1, 1]);
        const left = columnPlaces[0]
          .add(whole(after))
          .reshape([1, 1, width, 1]);
        const line = image
          .mul(whole(down + 2))
          .add(top)
          .mul(whole(across + 2))
          .add(left);
        const at = line
          .mul(whole(channels))
          .add(channel)
          .mul(whole(LEVELS))
          .add(values);
        corners.push(flat.gather(at.reshape([at.size])).reshape(at.shape));
      }
      const share = columnPlaces[1].reshape([1, 1, width, 1]);
      lines.push(
        corners[0].mul(share.mul(-1).add(1)).add(corners[1].mul(share)),
      );
    }
    const lower = rowPlaces[1].reshape([1, height, 1, 1]);
    const made = lines[0].mul(lower.mul(-1).add(1)).add(lines[1].mul(lower));
    return made.slice([0, 0, 0, 0], [count, rows, columns, channels]);
  }

  static {
    pyShareFields(this);
  }
}

/** In training, sets a share `rate` of the channels to zero and scales up the others. */
class SpatialDropout extends Extension {
  requiredKeys() {
    return ['rate'];
  }

  configDefaults() {
    return {dataFormat: 'channelsLast', seed: null};
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const rate = this.config.rate;
    if ((kwargs.training ?? null) !== true || rate === 0) {
      return x;
    }
    const first = this.config.dataFormat === 'channelsFirst';
    const channels = first ? 1 : x.shape.length - 1;
    const kept = [];
    for (let axis = 0; axis < x.shape.length; axis++) {
      kept.push(axis === 0 || axis === channels ? x.shape[axis] : 1);
    }
    return tf.dropout(x, rate, kept, this.config.seed);
  }
}

/** Leaves whole channels of images out in training. */
class SpatialDropout2D extends SpatialDropout {
  static className = 'SpatialDropout2D';

  static {
    pyShareFields(this);
  }
}

/** Leaves whole channels of volumes out in training. */
class SpatialDropout3D extends SpatialDropout {
  static className = 'SpatialDropout3D';

  static {
    pyShareFields(this);
  }
}

/**
 * Mean 0 and variance 1 within each of `groups` groups of channels of a sample, then scaled.
 *
 * gamma (x - mean) / sqrt(variance + epsilon) + beta, gamma and beta for each index of `axis`;
 * -1 groups: one for each channel. Wu & He 2018.
 */
class GroupNormalization extends Extension {
  static className = 'GroupNormalization';

  configDefaults() {
    return {
      groups: 32,
      axis: -1,
      epsilon: 0.001,
      center: true,
      scale: true,
      betaInitializer: 'zeros',
      gammaInitializer: 'ones',
      betaRegularizer: null,
      gammaRegularizer: null,
      betaConstraint: null,
      gammaConstraint: null,
    };
  }

  build(inputShape) {
    const axis = axesOf(this.config.axis, inputShape.length)[0];
    const extent = inputShape[axis];
    if (extent == null) {
      throw this.refused(`axis ${axis} of its input must be known`);
    }
    const given = this.config.groups;
    this.groups = given === -1 ? extent : given;
    if (extent % this.groups !== 0) {
      throw this.refused(
        `groups: ${this.groups} groups do not divide the ${extent} channels of axis ${axis}`,
      );
    }
    this.axis = axis;
    if (this.config.scale === true) {
      this.gamma = this.newWeight('gamma', [extent], 'gamma', true);
    }
    if (this.config.center === true) {
      this.beta = this.newWeight('beta', [extent], 'beta', true);
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const shape = x.shape;
    const axis = this.axis;
    const extent = shape[axis];
    const each = Math.floor(extent / this.groups);
    const parted = x.reshape([
      ...shape.slice(0, axis),
      this.groups,
      each,
      ...shape.slice(axis + 1),
    ]);
    const others = Array.from(
      {length: shape.length + 1 - 1},
      (_, index) => 1 + index,
    ).filter((other) => other !== axis);
    const mean = parted.mean(others, true);
    const centred = parted.sub(mean);
    const variance = centred.square().mean(others, true);
    let y = centred
      .mul(variance.add(this.config.epsilon).rsqrt())
      .reshape(shape);
    const spread = Array.from({length: shape.length}, (_, other) =>
      other === axis ? extent : 1,
    );
    if (this.config.scale === true) {
      y = y.mul(this.gamma.read().reshape(spread));
    }
    if (this.config.center === true) {
      y = y.add(this.beta.read().reshape(spread));
    }
    return y;
  }

  static {
    pyShareFields(this);
  }
}

/** x / sqrt(mean of x^2 + epsilon) along `axis`, times a weight. Zhang & Sennrich 2019. */
class RMSNormalization extends Extension {
  static className = 'RMSNormalization';

  configDefaults() {
    return {axis: -1, epsilon: 0.000001};
  }

  build(inputShape) {
    this.axes = axesOf(this.config.axis, inputShape.length);
    const extents = this.axes.map((axis) => inputShape[axis]);
    this.scale = this.addWeight(
      'scale',
      extents,
      'float32',
      tf.initializers.ones(),
      null,
      true,
    );
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const shape = x.shape;
    const axes = this.axes;
    const spread = Array.from({length: shape.length}, (_, axis) =>
      axes.includes(axis) ? shape[axis] : 1,
    );
    const squares = x.square().mean(axes, true);
    const factor = squares.add(this.config.epsilon).rsqrt();
    return x.mul(factor).mul(this.scale.read().reshape(spread));
  }

  static {
    pyShareFields(this);
  }
}

/** x divided by its Euclidean length along `axis`. */
class UnitNormalization extends Extension {
  static className = 'UnitNormalization';

  configDefaults() {
    return {axis: -1};
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const axes = axesOf(this.config.axis, x.shape.length);
    return x.mul(x.square().sum(axes, true).maximum(1e-12).rsqrt());
  }

  static {
    pyShareFields(this);
  }
}

/**
 * A layer whose kernel is divided by its largest singular value, which `powerIterations`
 * steps of every training call estimate. Miyato et al. 2018.
 */
class SpectralNormalization extends Extension {
  static className = 'SpectralNormalization';

  configDefaults() {
    return {powerIterations: 1};
  }

  requiredKeys() {
    return ['layer'];
  }

  build(inputShape) {
    const inner = this.config.layer;
    if (!inner.built) {
      inner.build(inputShape);
      inner.built = true;
    }
    this.adopt(inner);
    this.inner = inner;
    this.kernel = inner.kernel != null ? inner.kernel : inner.embeddings;
    const shape = this.kernel.shape;
    const last = shape.at(-1);
    this.extents = [product(shape.slice(0, -1)), last];
    this.vector = this.addWeight(
      'vector_u',
      [1, last],
      'float32',
      tf.initializers.truncatedNormal({stddev: 0.02}),
      null,
      false,
    );
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    if ((kwargs.training ?? null) === true) {
      this.normalizeWeights();
    }
    const result = this.inner.call(inputs, kwargs);
    return result;
  }

  /** Sets the kernel to itself divided by its largest singular value. */
  normalizeWeights() {
    const kernel = this.kernel.read();
    const matrix = kernel.reshape(this.extents);
    let u = this.vector.read();
    let v = u;
    const steps = this.config.powerIterations;
    for (let _ = 0; _ < steps; _++) {
      v = u.matMul(matrix, false, true);
      v = v.div(v.square().sum().maximum(1e-12).sqrt());
      u = v.matMul(matrix);
      u = u.div(u.square().sum().maximum(1e-12).sqrt());
    }
    const sigma = v.matMul(matrix).matMul(u, false, true);
    this.vector.write(u);
    this.kernel.write(kernel.div(sigma.reshape([])));
  }

  computeOutputShape(inputShape) {
    const inner = this.config.layer;
    const shape = inner.computeOutputShape(inputShape);
    return shape;
  }

  static {
    pyShareFields(this);
  }
}

/** One number for each sample and channel of a volume; `keepdims` keeps axes of extent 1. */
class GlobalPooling3D extends Extension {
  configDefaults() {
    return {dataFormat: 'channelsLast', keepdims: false};
  }

  /** The axes that fall away. */
  places() {
    return this.config.dataFormat === 'channelsFirst' ? [2, 3, 4] : [1, 2, 3];
  }

  computeOutputShape(inputShape) {
    const shape = shapeLast(inputShape, this.config.dataFormat);
    if (this.config.keepdims === true) {
      return shapeFrom([shape[0], 1, 1, 1, shape[4]], this.config.dataFormat);
    }
    return [shape[0], shape[4]];
  }
}

/** The mean of each channel of a volume. */
class GlobalAveragePooling3D extends GlobalPooling3D {
  static className = 'GlobalAveragePooling3D';

  call(inputs, kwargs) {
    return onlyTensor(inputs).mean(
      this.places(),
      this.config.keepdims === true,
    );
  }

  static {
    pyShareFields(this);
  }
}

/** The largest of each channel of a volume. */
class GlobalMaxPooling3D extends GlobalPooling3D {
  static className = 'GlobalMaxPooling3D';

  call(inputs, kwargs) {
    return onlyTensor(inputs).max(this.places(), this.config.keepdims === true);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Pools windows, as even as can be, to `outputSize` places along each axis between batch and
 * channels: the window i of n places goes from floor(i n / size) to ceil((i + 1) n / size).
 */
class AdaptivePooling extends Extension {
  requiredKeys() {
    return ['outputSize'];
  }

  configDefaults() {
    return {dataFormat: 'channelsLast'};
  }

  /** How many axes there are between batch and channels. */
  axisCount() {
    return 1;
  }

  /** x [before, places, after] with one place. */
  pooled(x) {
    return x;
  }

  call(inputs, kwargs) {
    let x = channelsLast(onlyTensor(inputs), this.config.dataFormat);
    const wanted = numbers(this.config.outputSize, this.axisCount());
    for (let index = 0, end3 = this.axisCount(); index < end3; index++) {
      const shape = x.shape;
      const axis = index + 1;
      const size = shape[axis];
      const count = wanted[index];
      const before = product(shape.slice(0, axis));
      const after = product(shape.slice(axis + 1));
      const flat = x.reshape([before, size, after]);
      const made = [];
      for (let place = 0; place < count; place++) {
        const start = Math.floor((place * size) / count);
        const stop = Math.floor(((place + 1) * size + count - 1) / count);
        made.push(
          this.pooled(flat.slice([0, start, 0], [before, stop - start, after])),
        );
      }
      x = tf
        .concat(made, 1)
        .reshape([...shape.slice(0, axis), count, ...shape.slice(axis + 1)]);
    }
    return fromChannelsLast(x, this.config.dataFormat);
  }

  computeOutputShape(inputShape) {
    const shape = shapeLast(inputShape, this.config.dataFormat);
    const wanted = numbers(this.config.outputSize, this.axisCount());
    return shapeFrom(
      [shape[0], ...wanted, shape[shape.length - 1]],
      this.config.dataFormat,
    );
  }
}

/** The means of `outputSize` windows of a sequence. */
class AdaptiveAveragePooling1D extends AdaptivePooling {
  static className = 'AdaptiveAveragePooling1D';

  pooled(x) {
    return x.mean(1, true);
  }

  static {
    pyShareFields(this);
  }
}

/** The means of `outputSize` windows of an image. */
class AdaptiveAveragePooling2D extends AdaptiveAveragePooling1D {
  static className = 'AdaptiveAveragePooling2D';

  axisCount() {
    return 2;
  }
}

/** The means of `outputSize` windows of a volume. */
class AdaptiveAveragePooling3D extends AdaptiveAveragePooling1D {
  static className = 'AdaptiveAveragePooling3D';

  axisCount() {
    return 3;
  }
}

/** The largest of `outputSize` windows of a sequence. */
class AdaptiveMaxPooling1D extends AdaptivePooling {
  static className = 'AdaptiveMaxPooling1D';

  pooled(x) {
    return x.max(1, true);
  }

  static {
    pyShareFields(this);
  }
}

/** The largest of `outputSize` windows of an image. */
class AdaptiveMaxPooling2D extends AdaptiveMaxPooling1D {
  static className = 'AdaptiveMaxPooling2D';

  axisCount() {
    return 2;
  }
}

/** The largest of `outputSize` windows of a volume. */
class AdaptiveMaxPooling3D extends AdaptiveMaxPooling1D {
  static className = 'AdaptiveMaxPooling3D';

  axisCount() {
    return 3;
  }
}

/**
 * [batch, time, ...places, channels] step by step; the states are [batch, ...places, filters].
 *
 * The weights' last axis holds the gates i, f, c, o. `returnSequences` gives the outputs of all
 * steps, `returnState` the last two states as well. A step that the mask leaves out keeps them.
 */
class ConvLSTM extends Extension {
  requiredKeys() {
    return ['filters', 'kernelSize'];
  }

  configDefaults() {
    return {
      strides: 1,
      padding: 'valid',
      dataFormat: 'channelsLast',
      dilationRate: 1,
      activation: 'tanh',
      recurrentActivation: this.gateActivation(),
      useBias: true,
      kernelInitializer: 'glorotUniform',
      recurrentInitializer: 'orthogonal',
      biasInitializer: 'zeros',
      unitForgetBias: true,
      kernelRegularizer: null,
      recurrentRegularizer: null,
      biasRegularizer: null,
      kernelConstraint: null,
      recurrentConstraint: null,
      biasConstraint: null,
      dropout: 0,
      recurrentDropout: 0,
      seed: null,
      returnSequences: false,
      returnState: false,
      goBackwards: false,
      stateful: false,
      unroll: false,
    };
  }

  /** The gates' activation where the config has none. */
  gateActivation() {
    return 'sigmoid';
  }

  /** How many axes a place has. */
  places() {
    return 1;
  }

  /** A shape [batch, time, ...] with channels last. */
  inOrder(shape) {
    if (this.config.dataFormat === 'channelsFirst') {
      return [shape[0], shape[1], ...shape.slice(3), shape[2]];
    }
    return shape;
  }

  /** A shape with channels last after `before` axes, in the data format. */
  backInOrder(shape, before) {
    if (this.config.dataFormat === 'channelsFirst') {
      return [
        ...shape.slice(0, before),
        shape[shape.length - 1],
        ...shape.slice(before, -1),
      ];
    }
    return shape;
  }

  build(inputShape) {
    const shape = this.inOrder(inputShape);
    const rank = this.places();
    if (shape.length !== rank + 3) {
      throw this.refused(
        `expected an input of ${rank + 3} axes, got ${shape.length}`,
      );
    }
    const channels = shape[rank + 2];
    if (channels == null) {
      throw this.refused('the channels of its input must be known');
    }
    const filters = this.config.filters;
    const window = numbers(this.config.kernelSize, rank);
    const wide = filters * 4;
    this.kernel = this.newWeight(
      'kernel',
      [...window, channels, wide],
      'kernel',
      true,
    );
    this.recurrentKernel = this.newWeight(
      'recurrent_kernel',
      [...window, filters, wide],
      'recurrent',
      true,
    );
    if (this.config.useBias === true) {
      this.bias = this.newWeight('bias', [wide], 'bias', true);
      if (this.config.unitForgetBias === true) {
        const made = this.bias.read();
        const first = made.slice([0], [filters]);
        const rest = made.slice([filters * 2], [filters * 2]);
        this.bias.write(tf.concat([first, tf.ones([filters]), rest], 0));
      }
    }
    this.states = [];
    super.build(inputShape);
  }

  /** x under a kernel: the input's with the keys of the config, the states' "same". */
  convolved(x, kernel, own) {
    const rank = this.places();
    const padding = own ? this.config.padding : 'same';
    const strides = numbers(own ? this.config.strides : 1, rank);
    const rates = numbers(own ? this.config.dilationRate : 1, rank);
    if (rank === 1) {
      return tf.conv1d(x, kernel, strides[0], padding, 'NWC', rates[0]);
    }
    if (rank === 2) {
      return tf.conv2d(x, kernel, strides, padding, 'NHWC', rates);
    }
    return tf.conv3d(x, kernel, strides, padding, 'NDHWC', rates);
  }

  call(inputs, kwargs) {
    let x = onlyTensor(Array.isArray(inputs) ? inputs[0] : inputs);
    const rank = this.places();
    const first = this.config.dataFormat === 'channelsFirst';
    if (first) {
      x = x.transpose([
        0,
        1,
        ...Array.from({length: rank + 3 - 3}, (_, index) => 3 + index),
        2,
      ]);
    }
    const training = (kwargs.training ?? null) === true;
    const mask = maskOf(kwargs.mask ?? null, 0);
    const filters = this.config.filters;
    let steps = tf.unstack(x, 1);
    let masks = [];
    if (mask != null) {
      const spread = mask
        .cast('float32')
        .reshape([...mask.shape, ...Array.from({length: rank + 1}, () => 1)]);
      masks = tf.unstack(spread, 1);
    }
    if (this.config.goBackwards === true) {
      steps = Array.from(
        {length: steps.length},
        (_, time) => steps[steps.length - 1 - time],
      );
      masks = Array.from(
        {length: masks.length},
        (_, time) => masks[masks.length - 1 - time],
      );
    }
    const rate = this.config.dropout;
    if (training && rate > 0) {
      const kept = tf.dropout(
        tf.onesLike(steps[0]),
        rate,
        null,
        this.config.seed,
      );
      steps = steps.map((step) => step.mul(kept));
    }
    const projected = steps.map((step) => this.projected(step));
    let hidden = tf.zeros([...projected[0].shape.slice(0, -1), filters]);
    let carry = hidden;
    if (this.states.length === 2) {
      hidden = this.states[0];
      carry = this.states[1];
    }
    const stateRate = this.config.recurrentDropout;
    const drop = training && stateRate > 0;
    let stateKept = tf.onesLike(hidden);
    if (drop) {
      stateKept = tf.dropout(stateKept, stateRate, null, this.config.seed);
    }
    const outputs = [];
    for (let time = 0; time < projected.length; time++) {
      const before = drop ? hidden.mul(stateKept) : hidden;
      const recurrent = this.convolved(
        before,
        this.recurrentKernel.read(),
        false,
      );
      const gates = tf.split(projected[time].add(recurrent), 4, rank + 1);
      const chosen = this.activated(gates[0], 'recurrentActivation').mul(
        this.activated(gates[2], 'activation'),
      );
      let newCarry = this.activated(gates[1], 'recurrentActivation')
        .mul(carry)
        .add(chosen);
      let newHidden = this.activated(gates[3], 'recurrentActivation').mul(
        this.activated(newCarry, 'activation'),
      );
      if (masks.length > 0) {
        const seen = masks[time];
        const left = seen.mul(-1).add(1);
        newHidden = newHidden.mul(seen).add(hidden.mul(left));
        newCarry = newCarry.mul(seen).add(carry.mul(left));
      }
      hidden = newHidden;
      carry = newCarry;
      outputs.push(hidden);
    }
    if (this.config.stateful === true) {
      this.states = [tf.keep(hidden.clone()), tf.keep(carry.clone())];
    }
    let result = hidden;
    if (this.config.returnSequences === true) {
      result = tf.stack(outputs, 1);
    }
    if (first) {
      const axes = result.shape.length;
      const outer = axes - rank - 1;
      const front = Array.from({length: outer}, (_, axis) => axis);
      const places = Array.from(
        {length: axes - 1 - outer},
        (_, index) => outer + index,
      );
      result = result.transpose([...front, axes - 1, ...places]);
      const inner = Array.from({length: rank + 1 - 1}, (_, index) => 1 + index);
      hidden = hidden.transpose([0, rank + 1, ...inner]);
      carry = carry.transpose([0, rank + 1, ...inner]);
    }
    return this.config.returnState === true ? [result, hidden, carry] : result;
  }

  /** The input's part of the gates. */
  projected(step) {
    const y = this.convolved(step, this.kernel.read(), true);
    return this.config.useBias === true ? y.add(this.bias.read()) : y;
  }

  /** Begin again with states of zero. */
  resetStates() {
    tf.dispose(this.states);
    this.states = [];
  }

  computeMask(inputs, mask = null) {
    const own = this.config.returnSequences === true ? maskOf(mask, 0) : null;
    return this.config.returnState === true ? [own, null, null] : own;
  }

  computeOutputShape(inputShape) {
    const shape = this.inOrder(inputShape);
    const rank = this.places();
    const window = numbers(this.config.kernelSize, rank);
    const strides = numbers(this.config.strides, rank);
    const rates = numbers(this.config.dilationRate, rank);
    const padding = this.config.padding;
    const made = [];
    for (let axis = 0; axis < rank; axis++) {
      made.push(
        windowExtent(
          this,
          shape[axis + 2],
          window[axis],
          strides[axis],
          padding,
          rates[axis],
        ),
      );
    }
    const state = this.backInOrder([shape[0], ...made, this.config.filters], 1);
    let output = state;
    if (this.config.returnSequences === true) {
      output = this.backInOrder(
        [shape[0], shape[1], ...made, this.config.filters],
        2,
      );
    }
    return this.config.returnState === true ? [output, state, state] : output;
  }
}

/** A convolutional LSTM over sequences of sequences [batch, time, steps, channels]. */
class ConvLSTM1D extends ConvLSTM {
  static className = 'ConvLSTM1D';
  static factoryName = 'convLstm1d';

  static {
    pyShareFields(this);
  }
}

/**
 * A convolutional LSTM over sequences of images [batch, time, height, width, channels].
 *
 * The gates' activation is hardSigmoid unless given, as in TF.js.
 */
class ConvLSTM2D extends ConvLSTM {
  static className = 'ConvLSTM2D';
  static factoryName = 'convLstm2d';

  gateActivation() {
    return 'hardSigmoid';
  }

  places() {
    return 2;
  }

  static {
    pyShareFields(this);
  }
}

/** A convolutional LSTM over sequences of volumes. */
class ConvLSTM3D extends ConvLSTM {
  static className = 'ConvLSTM3D';
  static factoryName = 'convLstm3d';

  places() {
    return 3;
  }

  static {
    pyShareFields(this);
  }
}

const MEL_BREAK = 700;
const MEL_SCALE = 1127;

/** A frequency on the mel scale. */
function mel(hertz) {
  return MEL_SCALE * Math.log(1 + hertz / MEL_BREAK);
}

/**
 * How much each of `places` frequencies counts in each of `bands` [places, bands]: triangles
 * that overlap by half, even on the mel scale. The frequency 0 counts nowhere.
 */
function melBands(bands, places, rate, lowest, highest) {
  const start = mel(lowest);
  const step = (mel(highest) - start) / (bands + 1);
  /** @type {any} */
  const rows = [Array.from({length: bands}, () => 0.0)];
  for (let place = 1; place < places; place++) {
    const at = mel((place * rate) / 2 / (places - 1));
    const row = [];
    for (let band = 0; band < bands; band++) {
      const rising = (at - start - band * step) / step;
      const falling = (start + (band + 2) * step - at) / step;
      row.push(Math.max(0.0, Math.min(rising, falling)));
    }
    rows.push(row);
  }
  return tf.tensor2d(rows, [places, bands]);
}

function logarithm10(x) {
  return x.log().div(Math.log(10));
}

/**
 * Sound [batch, samples] or [samples] as [batch, bands, frames]: amplitudes of overlapping
 * windows (to the power `magExp`), summed by bands of the mel scale, in decibels unless
 * `powerToDb` is false.
 */
class MelSpectrogram extends Extension {
  static className = 'MelSpectrogram';

  configDefaults() {
    return {
      fftLength: 2048,
      sequenceStride: 512,
      sequenceLength: null,
      window: 'hann',
      samplingRate: 16000,
      numMelBins: 128,
      minFreq: 20,
      maxFreq: null,
      powerToDb: true,
      topDb: 80,
      magExp: 2,
      minPower: 1e-10,
      refPower: 1,
    };
  }

  sequenceLength() {
    const given = this.config.sequenceLength;
    const length = given == null ? this.config.fftLength : given;
    return length;
  }

  /** The window in the middle of as many zeros as the transform is longer. */
  windowValues() {
    const length = this.sequenceLength();
    const whole = this.config.fftLength;
    let share = 0.5;
    if (this.config.window === 'hamming') {
      share = 0.54;
    } else if (this.config.window !== 'hann') {
      throw this.refused("window must be 'hann' or 'hamming'");
    }
    const values = [];
    for (let index = 0; index < length; index++) {
      values.push(
        share - (1 - share) * Math.cos((2 * Math.PI * index) / length),
      );
    }
    const left = Math.floor((whole - length) / 2);
    return tf.tensor1d(values).pad([[left, whole - length - left]]);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs).cast('float32');
    const single = x.shape.length === 1;
    const sound = single ? x.expandDims(0) : x;
    const whole = this.config.fftLength;
    const stride = this.config.sequenceStride;
    const half = Math.floor(whole / 2);
    const padded = tf.mirrorPad(
      sound,
      [
        [0, 0],
        [half, half],
      ],
      'reflect',
    );
    const frames = 1 + Math.floor((padded.shape[1] - whole) / stride);
    const cut = [];
    for (let frame = 0; frame < frames; frame++) {
      cut.push(padded.slice([0, frame * stride], [padded.shape[0], whole]));
    }
    const windows = tf.stack(cut, 1).mul(this.windowValues());
    const fourier = tf.spectral;
    const spectrum = fourier.rfft(windows);
    const power = tf.real(spectrum).square().add(tf.imag(spectrum).square());
    const amplitude = power.sqrt().pow(tf.scalar(this.config.magExp));
    const highest = this.config.maxFreq;
    const rate = this.config.samplingRate;
    const bands = melBands(
      this.config.numMelBins,
      half + 1,
      rate,
      this.config.minFreq,
      highest == null ? rate / 2 : highest,
    );
    const flat = amplitude
      .reshape([padded.shape[0] * frames, half + 1])
      .matMul(bands);
    let made = flat.reshape([padded.shape[0], frames, this.config.numMelBins]);
    if (this.config.powerToDb === true) {
      made = this.decibels(made);
    }
    const turned = made.transpose([0, 2, 1]);
    return single ? turned.squeeze([0]) : turned;
  }

  decibels(x) {
    const least = this.config.minPower;
    const told = this.config.refPower;
    const reference = Math.max(told, -told, least);
    const level = logarithm10(x.maximum(least))
      .mul(10)
      .sub((10 * Math.log(reference)) / Math.log(10));
    return level.maximum(level.max().sub(this.config.topDb));
  }

  computeOutputShape(inputShape) {
    const samples = inputShape[inputShape.length - 1];
    const stride = this.config.sequenceStride;
    let frames = null;
    if (samples != null) {
      frames = 1 + Math.floor(samples / stride);
    }
    const shape = [this.config.numMelBins, frames];
    return inputShape.length === 1 ? shape : [inputShape[0], ...shape];
  }

  static {
    pyShareFields(this);
  }
}

/**
 * The spectrum of overlapping windows of sound [batch, samples, channels]. `mode`: "log",
 * "magnitude", "psd" (the power), "real", "imag", "angle" or "stft" (real and imaginary parts one
 * after the other). The frames are [batch, frames, channels times frequencies], with `expandDims`
 * [batch, frames, frequencies, channels].
 */
class STFTSpectrogram extends Extension {
  static className = 'STFTSpectrogram';

  configDefaults() {
    return {
      mode: 'log',
      frameLength: 256,
      frameStep: null,
      fftLength: null,
      window: 'hann',
      periodic: false,
      scaling: 'density',
      padding: 'valid',
      expandDims: false,
      dataFormat: 'channelsLast',
    };
  }

  frameStep() {
    const given = this.config.frameStep;
    const length = this.config.frameLength;
    const step = given == null ? Math.floor(length / 2) : given;
    return step;
  }

  fftLength() {
    const given = this.config.fftLength;
    if (given != null) {
      const told = given;
      return told;
    }
    const frame = this.config.frameLength;
    let length = 1;
    while (length < frame) {
      length = length * 2;
    }
    return length;
  }

  windowValues() {
    const length = this.config.frameLength;
    const around = this.config.periodic === true ? length : length - 1;
    const kind = this.config.window;
    if (kind == null) {
      return Array.from({length: length}, () => 1.0);
    }
    if (Array.isArray(kind)) {
      return kind;
    }
    let share = 0.5;
    if (kind === 'hamming') {
      share = 0.54;
    } else if (kind !== 'hann') {
      throw this.refused(
        "window must be 'hann', 'hamming', numbers or nothing",
      );
    }
    const values = [];
    for (let index = 0; index < length; index++) {
      values.push(
        share - (1 - share) * Math.cos((2 * Math.PI * index) / around),
      );
    }
    return values;
  }

  /** Waves of all frequencies under the window [frameLength, 1, frequencies]. */
  waveKernel(imaginary) {
    const length = this.config.frameLength;
    const whole = this.fftLength();
    const window = this.windowValues();
    let squares = 0.0;
    let total = 0.0;
    for (let index = 0; index < length; index++) {
      const weight = window[index];
      squares = squares + weight * weight;
      total = total + Math.max(weight, -weight);
    }
    let scale = 1.0;
    if (this.config.scaling === 'density') {
      scale = 1 / squares ** 0.5;
    } else if (this.config.scaling === 'spectrum') {
      scale = 1 / total;
    }
    const rows = [];
    for (let index = 0; index < length; index++) {
      const row = [];
      const height = window[index];
      for (let place = 0; place < Math.floor(whole / 2) + 1; place++) {
        const angle = (2 * Math.PI * place * index) / whole;
        const wave = imaginary ? -Math.sin(angle) : Math.cos(angle);
        row.push(wave * height * scale);
      }
      rows.push(row);
    }
    return tf.tensor2d(rows, [length, Math.floor(whole / 2) + 1]).expandDims(1);
  }

  build(inputShape) {
    const shape = [
      this.config.frameLength,
      1,
      Math.floor(this.fftLength() / 2) + 1,
    ];
    const zeros = resolvedZeros();
    if (this.config.mode !== 'imag') {
      this.realKernel = this.addWeight('realKernel', shape, 'float32', zeros);
      this.realKernel.write(this.waveKernel(false));
    }
    if (this.config.mode !== 'real') {
      this.imagKernel = this.addWeight('imagKernel', shape, 'float32', zeros);
      this.imagKernel.write(this.waveKernel(true));
    }
    super.build(inputShape);
  }

  /** [batch, channels, frames, frequencies] of sound with channels last. */
  spectrum(x, kernel) {
    const channels = x.shape[2];
    const turned = x
      .transpose([0, 2, 1])
      .reshape([x.shape[0] * channels, x.shape[1], 1]);
    const made = tf.conv1d(
      turned,
      kernel.read(),
      this.frameStep(),
      this.config.padding,
    );
    return made.reshape([x.shape[0], channels, made.shape[1], made.shape[2]]);
  }

  call(inputs, kwargs) {
    const given = onlyTensor(inputs);
    const first = this.config.dataFormat === 'channelsFirst';
    const x = first ? given.transpose([0, 2, 1]) : given;
    const mode = this.config.mode;
    if (mode === 'real') {
      return this.arranged(this.spectrum(x, this.realKernel));
    }
    const imaginary = this.spectrum(x, this.imagKernel);
    if (mode === 'imag') {
      return this.arranged(imaginary);
    }
    const real = this.spectrum(x, this.realKernel);
    if (mode === 'angle') {
      return this.arranged(tf.atan2(imaginary, real));
    }
    if (mode === 'stft') {
      return this.arranged(tf.concat([real, imaginary], 3));
    }
    const power = real.square().add(imaginary.square());
    if (mode === 'psd') {
      const middle = power.shape[3] - 2;
      const size = [power.shape[0], power.shape[1], power.shape[2], middle];
      const again = power.slice([0, 0, 0, 1], size).pad([
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 1],
      ]);
      return this.arranged(power.add(again));
    }
    const linear = power.maximum(1e-7).sqrt();
    if (mode === 'magnitude') {
      return this.arranged(linear);
    }
    return this.arranged(linear.maximum(1e-7).log());
  }

  /** [batch, channels, frames, frequencies] as the config wants it. */
  arranged(x) {
    const first = this.config.dataFormat === 'channelsFirst';
    if (this.config.expandDims === true) {
      return first ? x : x.transpose([0, 2, 3, 1]);
    }
    const shape = x.shape;
    if (first) {
      const turned = x.transpose([0, 1, 3, 2]);
      return turned.reshape([shape[0], shape[1] * shape[3], shape[2]]);
    }
    return x
      .transpose([0, 2, 1, 3])
      .reshape([shape[0], shape[2], shape[1] * shape[3]]);
  }

  computeOutputShape(inputShape) {
    const first = this.config.dataFormat === 'channelsFirst';
    const samples = first ? inputShape[2] : inputShape[1];
    const channels = first ? inputShape[1] : inputShape[2];
    let places = Math.floor(this.fftLength() / 2) + 1;
    if (this.config.mode === 'stft') {
      places = places * 2;
    }
    let frames = null;
    if (samples != null) {
      const step = this.frameStep();
      const length = this.config.frameLength;
      const lost = this.config.padding === 'valid' ? length : 1;
      const spare = samples - lost;
      frames = 1 + Math.floor(spare / step);
    }
    if (this.config.expandDims === true) {
      const last = first
        ? [channels, frames, places]
        : [frames, places, channels];
      return [inputShape[0], ...last];
    }
    const flat = channels * places;
    return first
      ? [inputShape[0], flat, frames]
      : [inputShape[0], frames, flat];
  }

  static {
    pyShareFields(this);
  }
}

/** The initializer that is overwritten at once. */
function resolvedZeros() {
  const made = tf.initializers.zeros();
  return made;
}


/**
 * (x - mean) / sqrt(variance) for each index of `axis` (None: one for all).
 *
 * `mean` and `variance` are given, or learned by `adapt(data)`. `invert` does the opposite.
 */
class Normalization extends Extension {
  static className = 'Normalization';
  static meaningfulNone = ['axis'];

  constructor(config) {
    super(config);
    if ('axis' in config && config.axis == null) {
      this.config.axis = [];
    }
    if ((this.config.mean == null) !== (this.config.variance == null)) {
      throw this.refused('mean and variance must be given together');
    }
  }

  configDefaults() {
    return {axis: -1, mean: null, variance: null, invert: false};
  }

  build(inputShape) {
    this.axes = axesOf(this.config.axis, inputShape.length);
    const kept = [];
    for (const axis of this.axes) {
      const extent = inputShape[axis];
      if (extent == null) {
        throw this.refused(`axis ${axis} of its input must be known`);
      }
      kept.push(extent);
    }
    this.kept = kept;
    if (this.config.mean == null) {
      const zeros = tf.initializers.zeros();
      const ones = tf.initializers.ones();
      this.mean = this.addWeight('mean', kept, 'float32', zeros, null, false);
      this.variance = this.addWeight(
        'variance',
        kept,
        'float32',
        ones,
        null,
        false,
      );
      this.count = this.addWeight('count', [], 'int32', zeros, null, false);
    }
    super.build(inputShape);
  }

  /** Learn mean and variance of data [samples, ...]. */
  adapt(data) {
    const x = asTensor(data).cast('float32');
    if (this.config.mean != null) {
      throw this.refused('adapt: mean and variance were given in the config');
    }
    if (!this.built) {
      this.build([null, ...x.shape.slice(1)]);
    }
    const others = Array.from(
      {length: x.shape.length},
      (_, index) => index,
    ).filter((axis) => !this.axes.includes(axis));
    const mean = x.mean(others);
    const spread = this.along(mean, x.shape.length, x.shape);
    this.mean.write(mean);
    this.variance.write(x.sub(spread).square().mean(others));
  }

  /** One value for each index of the axes, so that it spreads over the others. */
  along(values, rank, shape) {
    if (values.size === 1) {
      return values.reshape(Array.from({length: rank}, () => 1));
    }
    return values.reshape(
      Array.from({length: rank}, (_, axis) =>
        this.axes.includes(axis) ? shape[axis] : 1,
      ),
    );
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs).cast('float32');
    const given = this.config.mean != null;
    const mean = given ? asTensor(this.config.mean) : this.mean.read();
    const variance = given
      ? asTensor(this.config.variance)
      : this.variance.read();
    const rank = x.shape.length;
    const deviation = this.along(variance, rank, x.shape).sqrt().maximum(1e-7);
    const middle = this.along(mean, rank, x.shape);
    if (this.config.invert === true) {
      return x.mul(deviation).add(middle);
    }
    return x.sub(middle).div(deviation);
  }

  static {
    pyShareFields(this);
  }
}

/**
 * The bin of each number: how many of `binBoundaries` it reaches.
 *
 * The boundaries are given, or learned as quantiles by `adapt(data)` from `numBins`.
 */
class Discretization extends Extension {
  static className = 'Discretization';

  configDefaults() {
    return {
      binBoundaries: null,
      numBins: null,
      epsilon: 0.01,
      outputMode: 'int',
      sparse: false,
    };
  }

  /** The boundaries, which must be known by now. */
  limits() {
    const found = this.config.binBoundaries;
    if (found == null) {
      throw this.refused('give binBoundaries, or numBins and call adapt(data)');
    }
    return found;
  }

  /** Learn boundaries that cut the data into bins of equal shares. */
  adapt(data) {
    const bins = this.config.numBins;
    if (bins == null) {
      throw this.refused('adapt: numBins is missing');
    }
    const x = asTensor(data).cast('float32');
    const count = x.size;
    const unordered = x.reshape([count]).arraySync();
    const values = [...unordered].sort((a, b) => a - b);
    const epsilon = this.config.epsilon;
    // of many values every few stand for their neighbours
    const increment = count * epsilon;
    const step = increment >= 1 ? Math.trunc(increment) : 1;
    const first = Math.trunc(increment);
    const chosen = [];
    let place = first;
    while (place < count) {
      chosen.push(values[place]);
      place += step;
    }
    // the share of the values up to each of those
    const shares = Array.from(
      {length: chosen.length},
      (_, index) => (index + 1) / chosen.length,
    );
    const found = [];
    for (let cut = 1; cut < bins; cut++) {
      const wanted = cut / bins;
      found.push(interpolated(wanted, shares, chosen));
    }
    this.config.binBoundaries = found;
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs).cast('float32');
    const cuts = this.limits();
    const reached = x
      .expandDims(-1)
      .greaterEqual(tf.tensor1d(cuts))
      .cast('int32')
      .sum(-1);
    return encoded(
      reached.cast('int32'),
      this.config.outputMode,
      cuts.length + 1,
    );
  }

  computeOutputShape(inputShape) {
    const known = this.config.binBoundaries != null;
    const bins = known ? this.limits().length + 1 : this.config.numBins;
    return encodedShape(inputShape, this.config.outputMode, bins);
  }

  static {
    pyShareFields(this);
  }
}

/** The value at x between those at the places around it. */
function interpolated(x, places, values) {
  if (x <= places[0]) {
    return values[0];
  }
  for (let index = 1; index < places.length; index++) {
    const right = places[index];
    const left = places[index - 1];
    if (x <= right) {
      const low = values[index - 1];
      const high = values[index];
      return low + ((high - low) * (x - left)) / (right - left);
    }
  }
  return values[values.length - 1];
}

/** The elements as strings in one row. */
function texts(x) {
  const flat = x.reshape([product(x.shape)]).arraySync();
  const words = flat.map((one) => wordOf(one));
  return tf.tensor1d(words, 'string');
}

/**
 * A bin from 0 to `numBins` - 1 for each string or whole number, by its fingerprint.
 *
 * `maskValue` gets the bin 0 for itself. A `salt` needs another hash, which there is not here.
 */
class Hashing extends Extension {
  static className = 'Hashing';

  requiredKeys() {
    return ['numBins'];
  }

  configDefaults() {
    return {maskValue: null, salt: null, outputMode: 'int', sparse: false};
  }

  build(inputShape) {
    if (this.config.salt != null) {
      throw this.refused(
        'salt: hashing with a salt is not known here; leave the key out',
      );
    }
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const bins = this.config.numBins;
    const mask = this.config.maskValue;
    const words = texts(x);
    let hashed;
    if (mask == null) {
      hashed = tf.string.stringToHashBucketFast(words, bins);
    } else {
      const own = words.arraySync();
      const seen = own.map((word) => (word === wordOf(mask) ? 0 : 1));
      const shifted = tf.string.stringToHashBucketFast(words, bins - 1).add(1);
      hashed = shifted.mul(tf.tensor1d(seen, 'int32'));
    }
    return encoded(
      hashed.cast('int32').reshape(x.shape),
      this.config.outputMode,
      bins,
    );
  }

  computeOutputShape(inputShape) {
    const bins = this.config.numBins;
    return encodedShape(inputShape, this.config.outputMode, bins);
  }

  static {
    pyShareFields(this);
  }
}

const PUNCTUATION = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\'';
const SPACES = ' \t\n\r\f\v';

/** All elements of a tensor or of nested lists. */
function elements(data) {
  if (data instanceof tf.Tensor) {
    const flat = data.reshape([product(data.shape)]).arraySync();
    return flat;
  }
  if (Array.isArray(data)) {
    let found = [];
    for (const one of data) {
      found = [...found, ...elements(one)];
    }
    return found;
  }
  return [data];
}

/** The words, the most frequent ones first, and among equals the last of the alphabet. */
function byFrequency(counts, numeric) {
  const words = [...counts.keys()];
  let ordered = pySorted(words);
  if (numeric) {
    const values = [...words.map((word) => Number(word))].sort((a, b) => a - b);
    ordered = values.map((value) => String(Math.trunc(value)));
  }
  const levels = [];
  for (const word of ordered) {
    const count = counts.get(word);
    if (!levels.includes(count)) {
      levels.push(count);
    }
  }
  levels.sort((a, b) => a - b);
  const result = [];
  for (let index = 0; index < levels.length; index++) {
    const level = levels[levels.length - 1 - index];
    for (let place = 0; place < ordered.length; place++) {
      const word = ordered[ordered.length - 1 - place];
      if (counts.get(word) === level) {
        result.push(word);
      }
    }
  }
  return result;
}

/**
 * What lookups have in common. The first indices are those of the mask (in the mode "int") and
 * of `numOovIndices` for what is not in the vocabulary; `adapt(data)` learns one.
 */
class Lookup extends Extension {
  configDefaults() {
    return {
      maxTokens: null,
      numOovIndices: 1,
      maskToken: null,
      oovToken: this.unknownToken(),
      vocabulary: null,
      vocabularyDtype: null,
      idfWeights: null,
      invert: false,
      outputMode: 'int',
      sparse: false,
      padToMaxTokens: false,
      oovMethod: null,
      salt: null,
      encoding: 'utf-8',
    };
  }

  /** What stands for words that the vocabulary does not have. */
  unknownToken() {
    return '[UNK]';
  }

  /** Whether the tokens are whole numbers. */
  numeric() {
    return false;
  }

  constructor(config) {
    super(config);
    this.tokens = [];
    this.weightsOfTokens = [];
    this.indices = new Map();
    const vocabulary = this.config.vocabulary;
    if (vocabulary != null) {
      this.setVocabulary(vocabulary, this.config.idfWeights);
    }
  }

  /** The tokens that stand before the vocabulary. */
  before() {
    const made = [];
    if (this.config.maskToken != null && this.config.outputMode === 'int') {
      made.push(wordOf(this.config.maskToken));
    }
    const unknown = this.config.numOovIndices;
    for (let _ = 0; _ < unknown; _++) {
      made.push(wordOf(this.config.oovToken));
    }
    return made;
  }

  /** Use these tokens, with or without the special ones before them, and `idfWeights`. */
  setVocabulary(vocabulary, ...more) {
    const idfWeights = more.length > 0 ? more[0] : null;
    const given = elements(vocabulary).map((token) => wordOf(token));
    const special = this.before();
    let begins = given.length >= special.length;
    for (let index = 0; index < special.length; index++) {
      if (begins && given[index] !== special[index]) {
        begins = false;
      }
    }
    const words = begins ? given.slice(special.length) : given;
    const places = new Map();
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      if (places.has(word)) {
        throw this.refused(`vocabulary: '${word}' is in it twice`);
      }
      places.set(word, index + special.length);
    }
    this.tokens = words;
    this.indices = places;
    if (idfWeights != null) {
      const weights = elements(idfWeights);
      let total = 0.0;
      for (const one of weights) {
        const value = one;
        total += value;
      }
      if (weights.length === words.length) {
        const mean = total / weights.length;
        this.weightsOfTokens = [...special.map((_) => mean), ...weights];
      } else {
        this.weightsOfTokens = weights;
      }
    }
  }

  /** All tokens, the special ones first unless `includeSpecialTokens` (True) is False. */
  getVocabulary(...given) {
    const special = given.length > 0 ? given[0] : true;
    const words = special ? [...this.before(), ...this.tokens] : this.tokens;
    return this.numeric() ? words.map((word) => pyInt(word)) : words;
  }

  vocabularySize() {
    return this.before().length + this.tokens.length;
  }

  /** Learn the vocabulary of data: a tensor, or lists of samples. */
  adapt(data) {
    const rows = [];
    const samples = data instanceof tf.Tensor ? data.arraySync() : data;
    for (const sample of samples) {
      rows.push(elements(sample).map((one) => wordOf(one)));
    }
    this.learn(rows);
  }

  /** The vocabulary of rows of tokens. */
  learn(rows) {
    const counts = new Map();
    const documents = new Map();
    const special = [wordOf(this.config.oovToken)];
    if (this.config.maskToken != null) {
      special.push(wordOf(this.config.maskToken));
    }
    for (const row of rows) {
      const seen = [];
      for (const word of row) {
        if (!special.includes(word)) {
          const count = counts.has(word) ? counts.get(word) : 0;
          counts.set(word, count + 1);
          if (!seen.includes(word)) {
            seen.push(word);
            const times = documents.has(word) ? documents.get(word) : 0;
            documents.set(word, times + 1);
          }
        }
      }
    }
    let words = byFrequency(counts, this.numeric());
    const most = this.config.maxTokens;
    if (most != null) {
      words = words.slice(0, most - this.before().length);
    }
    const weights = [];
    for (const word of words) {
      const having = documents.get(word);
      const share = rows.length / (1 + having);
      weights.push(Math.log(1 + share));
    }
    const frequencies = this.config.outputMode === 'tfIdf';
    this.setVocabulary(words, frequencies ? weights : null);
  }

  /** The index of a token. */
  indexOf(word) {
    if (this.indices.has(word)) {
      return this.indices.get(word);
    }
    const mask = this.config.maskToken;
    const masked = mask != null && this.config.outputMode === 'int';
    if (masked && word === wordOf(mask)) {
      return 0;
    }
    const first = masked ? 1 : 0;
    const unknown = this.config.numOovIndices;
    if (unknown === 0) {
      throw this.refused(
        `'${word}' is not in the vocabulary, and numOovIndices is 0`,
      );
    }
    return first + this.bucket(word, unknown);
  }

  /** Which of several indices an unknown token gets. */
  bucket(word, count) {
    if (count === 1) {
      return 0;
    }
    if (this.numeric()) {
      return ((pyInt(word) % count) + count) % count;
    }
    const hashed = tf.string
      .stringToHashBucketFast(tf.tensor1d([word], 'string'), count)
      .arraySync();
    return hashed[0];
  }

  /** How long the vectors are. */
  depth() {
    const most = this.config.maxTokens;
    if (this.config.padToMaxTokens === true && most != null) {
      return most;
    }
    return this.vocabularySize();
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    if (this.tokens.length === 0) {
      throw this.refused(
        'it has no vocabulary yet: give one, or call adapt(data)',
      );
    }
    const flat = elements(x);
    if (this.config.invert === true) {
      return this.wordsAt(flat).reshape(x.shape);
    }
    const places = flat.map((one) => this.indexOf(wordOf(one)));
    return this.asVectors(tf.tensor1d(places, 'int32').reshape(x.shape));
  }

  /** The tokens at indices. */
  wordsAt(flat) {
    const words = [...this.before(), ...this.tokens];
    const found = [];
    for (const one of flat) {
      const place = one;
      const known = place >= 0 && place < words.length;
      found.push(known ? words[place] : wordOf(this.config.oovToken));
    }
    if (this.numeric()) {
      return tf.tensor1d(
        found.map((word) => pyInt(word)),
        'int32',
      );
    }
    return tf.tensor1d(found, 'string');
  }

  /** Indices in the output mode. */
  asVectors(indices) {
    const mode = this.config.outputMode;
    if (mode !== 'tfIdf') {
      return encoded(indices, mode, this.depth());
    }
    if (this.weightsOfTokens.length === 0) {
      throw this.refused(
        'idfWeights are missing: give them, or call adapt(data)',
      );
    }
    const missing = this.depth() - this.weightsOfTokens.length;
    const weights = tf.pad(tf.tensor1d(this.weightsOfTokens), [[0, missing]]);
    return encoded(indices, 'count', this.depth()).mul(weights);
  }

  computeOutputShape(inputShape) {
    return encodedShape(inputShape, this.config.outputMode, this.depth());
  }
}

/** The index of each string in `vocabulary`; with `invert` the string at each index. */
class StringLookup extends Lookup {
  static className = 'StringLookup';

  static {
    pyShareFields(this);
  }
}

/** The index of each whole number in `vocabulary`; with `invert` the number at each index. */
class IntegerLookup extends Lookup {
  static className = 'IntegerLookup';

  unknownToken() {
    return -1;
  }

  numeric() {
    return true;
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Texts as the indices of their words, or as vectors of them.
 *
 * `standardize`: "lowerAndStripPunctuation", "lower", "stripPunctuation", None, or a function of a
 * text; `split`: "whitespace", "character", None or a function that makes words of a text;
 * `ngrams` n: also the 2 to n words after one another. In the mode "int" 0 is the end of a text,
 * 1 an unknown word, and `outputSequenceLength` the length of all.
 */
class TextVectorization extends Lookup {
  static className = 'TextVectorization';
  static meaningfulNone = ['standardize', 'split'];

  constructor(config) {
    super(config);
    for (const key of ['standardize', 'split']) {
      if (Object.hasOwn(config, key) && config[key] == null) {
        this.config[key] = 'none';
      }
    }
  }

  configDefaults() {
    return {
      ...super.configDefaults(),
      maskToken: '',
      standardize: 'lowerAndStripPunctuation',
      split: 'whitespace',
      ngrams: null,
      outputSequenceLength: null,
      ragged: false,
    };
  }

  /** A text without what does not matter. */
  standardized(text) {
    const how = this.config.standardize;
    if (typeof how !== 'string') {
      const made = pyCall(how, text);
      return made;
    }
    let result = text;
    if (how === 'lower' || how === 'lowerAndStripPunctuation') {
      result = text.toLowerCase();
    }
    if (how === 'stripPunctuation' || how === 'lowerAndStripPunctuation') {
      let kept = '';
      for (const letter of result) {
        if (!PUNCTUATION.includes(letter)) {
          kept += letter;
        }
      }
      result = kept;
    }
    return result;
  }

  /** The words of a text, and those after one another. */
  wordsOf(text) {
    const how = this.config.split;
    const plain = this.standardized(text);
    let words = [];
    if (typeof how !== 'string') {
      words = pyCall(how, plain);
    } else if (how === 'none') {
      words = [plain];
    } else if (how === 'character') {
      words = [...plain];
    } else {
      let word = '';
      for (const letter of plain) {
        if (SPACES.includes(letter)) {
          if (word !== '') {
            words.push(word);
          }
          word = '';
        } else {
          word += letter;
        }
      }
      if (word !== '') {
        words.push(word);
      }
    }
    return this.withRuns(words);
  }

  /** The words, and the runs of several that `ngrams` asks for. */
  withRuns(words) {
    const given = this.config.ngrams;
    if (given == null) {
      return words;
    }
    let lengths = Array.isArray(given) ? given : [];
    if (!Array.isArray(given)) {
      const longest = given;
      lengths = Array.from({length: longest + 1 - 1}, (_, index) => 1 + index);
    }
    const made = [];
    for (const length of lengths) {
      const size = length;
      for (let start = 0; start < words.length - size + 1; start++) {
        const run = words.slice(start, start + size).join(' ');
        made.push(run);
      }
    }
    return made;
  }

  adapt(data) {
    this.learn(elements(data).map((text) => this.wordsOf(wordOf(text))));
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    if (this.tokens.length === 0) {
      throw this.refused(
        'it has no vocabulary yet: give one, or call adapt(data)',
      );
    }
    const rows = [];
    let longest = 0;
    for (const text of elements(x)) {
      const row = this.wordsOf(wordOf(text)).map((word) => this.indexOf(word));
      rows.push(row);
      longest = Math.max(longest, row.length);
    }
    const wanted = this.config.outputSequenceLength;
    const length = wanted == null ? longest : wanted;
    if (this.config.outputMode === 'int') {
      const flat = [];
      for (const row of rows) {
        for (let place = 0; place < length; place++) {
          flat.push(place < row.length ? row[place] : 0);
        }
      }
      return tf.tensor2d(flat, [rows.length, length], 'int32');
    }
    const vectors = [];
    for (const row of rows) {
      let found = tf.zeros([this.depth()]);
      if (row.length > 0) {
        found = this.asVectors(tf.tensor1d(row, 'int32'));
      }
      vectors.push(found);
    }
    return tf.stack(vectors, 0);
  }

  computeOutputShape(inputShape) {
    const wanted = this.config.outputSequenceLength;
    if (this.config.outputMode === 'int') {
      return [inputShape[0], wanted];
    }
    return [inputShape[0], this.depth()];
  }

  static {
    pyShareFields(this);
  }
}

const EPSILON = 1e-7;
const NEVER = -1e30;

/** mean (y - p)^2 */
function squared(y, p) {
  return y.sub(p).square().mean(-1);
}

/** mean |y - p| */
function absolute(y, p) {
  return y.sub(p).abs().mean(-1);
}

/** 100 mean |(y - p) / y|, |y| being at least 1e-7 */
function percentage(y, p) {
  return y.sub(p).div(y.abs().maximum(EPSILON)).abs().mean(-1).mul(100);
}

/** mean (log(1 + p) - log(1 + y))^2, both being at least 1e-7 */
function logarithmic(y, p) {
  const logs = [p, y].map((x) => x.maximum(EPSILON).add(1).log());
  return logs[0].sub(logs[1]).square().mean(-1);
}

/** mean log cosh(p - y) */
function logCosh(y, p) {
  const x = p.sub(y);
  return x.add(x.mul(-2).softplus()).sub(Math.log(2)).mean(-1);
}

/** mean of e^2 / 2 up to delta, and delta (e - delta / 2) from there on; e = |p - y| */
function huber(y, p, delta) {
  const error = p.sub(y);
  const size = error.abs();
  const linear = size.mul(delta).sub(0.5 * delta * delta);
  return tf
    .where(size.lessEqual(delta), error.square().mul(0.5), linear)
    .mean(-1);
}

/** Labels 0 and 1 as -1 and 1; any others as they are. */
function signed(y) {
  const plain = y.equal(0).logicalOr(y.equal(1)).all();
  return tf.where(plain, y.mul(2).sub(1), y);
}

/** max(1 - y p, 0) */
function margin(y, p) {
  return signed(y).mul(p).neg().add(1).relu();
}

/** mean max(1 - y p, 0); labels 0 mean -1 */
function hinge(y, p) {
  return margin(y, p).mean(-1);
}

/** mean max(1 - y p, 0)^2; labels 0 mean -1 */
function squaredHinge(y, p) {
  return margin(y, p).square().mean(-1);
}

/** max(0, 1 + max (1 - y) p - sum y p) */
function categoricalHinge(y, p) {
  const right = y.mul(p).sum(-1);
  const wrong = y.neg().add(1).mul(p).max(-1);
  return wrong.sub(right).add(1).relu();
}

/** sum y log(y / p) */
function divergence(y, p) {
  [y, p] = [y.clipByValue(EPSILON, 1), p.clipByValue(EPSILON, 1)];
  return y.mul(y.div(p).log()).sum(-1);
}

/** mean p - y log p */
function poisson(y, p) {
  return p.sub(y.mul(p.add(EPSILON).log())).mean(-1);
}

/** x by its length along an axis. */
function normalized(x, axis) {
  return x.mul(
    x
      .square()
      .sum(axis, true)
      .rsqrt()
      .minimum(1 / EPSILON),
  );
}

/** The cosine of the angle between y and p. */
function cosine(y, p, axis) {
  return normalized(y, axis).mul(normalized(p, axis)).sum(axis);
}

/** Probabilities from 1e-7 to 1 - 1e-7. */
function clipped(p) {
  return p.clipByValue(EPSILON, 1 - EPSILON);
}

/** Labels with a share of them spread over all classes. */
function smoothed(y, smoothing, classes) {
  return smoothing ? y.mul(1 - smoothing).add(smoothing / classes) : y;
}

/** x with an axis moved to the end. */
function last(x, axis) {
  axis = ((axis % x.rank) + x.rank) % x.rank;
  if (axis === x.rank - 1) {
    return x;
  }
  const others = Array.from({length: x.rank}, (_, index) => index).filter(
    (one) => one !== axis,
  );
  return x.transpose([...others, axis]);
}

/** Softmax along an axis. */
function softmax(p, axis) {
  return tf.softmax(p, axis);
}

/** p scaled to the sum 1 along an axis, and clipped. */
function probabilities(p, axis) {
  return clipped(p.div(p.sum(axis, true)));
}

/** -sum y log p; p are logits, or are scaled to the sum 1 */
function categorical(y, p, from_logits, {smoothing = 0.0, axis = -1} = {}) {
  [y, p] = [last(smoothed(y, smoothing, y.shape.at(-1)), axis), last(p, axis)];
  const logs = from_logits ? p.logSoftmax(-1) : probabilities(p, -1).log();
  return y.mul(logs).sum(-1).neg();
}

/** -log p[y] for class indices y; clipped probabilities are scaled to the sum 1 again */
function sparseCategorical(y, p, from_logits, {axis = -1} = {}) {
  p = last(p, axis);
  const labels =
    y.rank === p.rank && y.shape.at(-1) === 1 ? y.squeeze([-1]) : y;
  const logs = from_logits ? p.logSoftmax(-1) : clipped(p).log().logSoftmax(-1);
  const hot = tf.oneHot(labels.cast('int32'), p.shape.at(-1)).cast('float32');
  return hot.mul(logs).sum(-1).neg();
}

/** -(y log p + (1 - y) log(1 - p)), elementwise */
function binaryEntropies(y, p, from_logits) {
  if (from_logits) {
    return p.relu().sub(p.mul(y)).add(p.abs().neg().exp().log1p());
  }
  p = clipped(p);
  const miss = y.neg().add(1).mul(p.neg().add(1).log());
  return y.mul(p.log()).add(miss).neg();
}

/** Their mean. */
function binaryEntropy(y, p, from_logits, {smoothing = 0.0, axis = -1} = {}) {
  return binaryEntropies(smoothed(y, smoothing, 2), p, from_logits).mean(axis);
}

/** Binary cross-entropies times (1 - right)^gamma, and times balance for labels 1. */
function binaryFocal(y, p, balance, gamma, smoothing, axis) {
  y = smoothed(y, smoothing, 2);
  const [no, low] = [y.neg().add(1), p.neg().add(1)];
  const right = y.mul(p).add(no.mul(low));
  let losses = right
    .neg()
    .add(1)
    .pow(gamma)
    .mul(binaryEntropies(y, p, false));
  if (balance != null) {
    losses = y
      .mul(balance)
      .add(no.mul(1 - balance))
      .mul(losses);
  }
  return losses.mean(axis);
}

/** sum alpha (1 - p)^gamma (-y log p) */
function categoricalFocal(y, p, alpha, gamma, smoothing, axis) {
  y = smoothed(y, smoothing, y.shape.at(-1));
  p = probabilities(p, axis);
  return p
    .neg()
    .add(1)
    .pow(gamma)
    .mul(alpha)
    .mul(y.mul(p.log()).neg())
    .sum(axis);
}

/** 1 - both / (both + alpha missed + beta wrong): Tversky's; Dice's with alpha = beta = 1/2 */
function overlap(y, p, alpha, beta, axis) {
  const both = y.mul(p).sum(axis);
  const missed = p.neg().add(1).mul(y).sum(axis);
  const wrong = p.mul(y.neg().add(1)).sum(axis);
  const whole = both.add(missed.mul(alpha)).add(wrong.mul(beta)).add(EPSILON);
  return both.div(whole).neg().add(1);
}

/** 1 - 2 both / (sum y + sum p) */
function dice(y, p, axis) {
  const whole = y.sum(axis).add(p.sum(axis)).add(EPSILON);
  return y.mul(p).sum(axis).mul(2).div(whole).neg().add(1);
}

/** Sun and others' circle loss: labels y [n] and embeddings p [n, d] of length 1. */
function circle(y, p, gamma, gap, withoutSelf) {
  const distance = p.matMul(p, false, true).neg().add(1).relu();
  const labels = y.reshape([-1, 1]);
  let alike = labels.equal(labels.transpose());
  const other = alike.logicalNot();
  if (withoutSelf) {
    alike = alike.logicalAnd(tf.eye(labels.size).cast('bool').logicalNot());
  }
  const none = tf.fill(distance.shape, NEVER);
  const near = distance.add(gap).mul(alike.cast('float32')).relu();
  const far = distance
    .neg()
    .add(1 + gap)
    .mul(other.cast('float32'))
    .relu();
  const pull = near.mul(distance.neg().add(gap)).mul(-gamma);
  const push = far.mul(distance.neg().add(1 - gap)).mul(gamma);
  const total = tf.where(alike, pull, none).logSumExp(1);
  return total.add(tf.where(other, push, none).logSumExp(1)).softplus();
}

/** (1 - p[y]^q) / q for class indices y */
function generalized(y, p, q) {
  const labels =
    y.rank === p.rank && y.shape.at(-1) === 1 ? y.squeeze([-1]) : y;
  const hot = tf.oneHot(labels.cast('int32'), p.shape.at(-1)).cast('float32');
  return p.mul(hot).sum(-1).pow(q).neg().add(1).div(q);
}

/**
 * -log of the probability of the labels [n, L] under all alignments with logits [n, T, K].
 *
 * Class 0 is the blank, and fills up labels that are shorter than others.
 */
function ctc(labels, logits) {
  if (labels.rank !== 2 || logits.rank !== 3) {
    throw new RangeError(
      `losses.ctc: expected labels of shape [batch, length] and predictions of shape [batch, time, classes], got [${labels.shape.join(', ')}] and [${logits.shape.join(', ')}]`,
    );
  }
  const [count, length] = labels.shape;
  const [steps, classes] = [logits.shape[1], logits.shape[2]];
  const states = 2 * length + 1;
  // The labels with blanks between and around them.
  const pairs = tf
    .stack([labels.zerosLike(), labels], 2)
    .reshape([count, 2 * length]);
  const symbols = tf.concat([pairs, tf.zeros([count, 1])], 1);
  const hot = tf
    .oneHot(symbols.cast('int32').flatten(), classes)
    .cast('float32');
  const logs = logits.logSoftmax(-1);
  const emitted = logs.matMul(
    hot.reshape([count, states, classes]),
    false,
    true,
  );

  // A label may follow a different one without a blank between.
  const before = symbols
    .pad([
      [0, 0],
      [2, 0],
    ])
    .slice([0, 0], [count, states]);
  const maySkip = symbols
    .notEqual(0)
    .logicalAnd(symbols.notEqual(before))
    .cast('float32');
  const barred = maySkip.neg().add(1).mul(NEVER);

  const start = tf.tensor1d(
    length ? [0.0, 0.0, ...Array(states - 2).fill(NEVER)] : [0.0],
  );
  let alpha = emitted
    .slice([0, 0, 0], [count, 1, states])
    .squeeze([1])
    .add(start);
  for (let step = 1; step < steps; step++) {
    const one = alpha
      .pad(
        [
          [0, 0],
          [1, 0],
        ],
        NEVER,
      )
      .slice([0, 0], [count, states]);
    const two = alpha
      .pad(
        [
          [0, 0],
          [2, 0],
        ],
        NEVER,
      )
      .slice([0, 0], [count, states])
      .add(barred);
    const here = emitted.slice([0, step, 0], [count, 1, states]).squeeze([1]);
    alpha = tf.stack([alpha, one, two], 2).logSumExp(2).add(here);
  }

  const last = labels.notEqual(0).cast('float32').sum(1, true).mul(2);
  const place = tf.range(0, states).reshape([1, states]);
  const ends = place
    .equal(last)
    .logicalOr(place.equal(last.sub(1)))
    .cast('float32');
  return alpha.add(ends.neg().add(1).mul(NEVER)).logSumExp(1).neg();
}

const REDUCTIONS = [
  'sumOverBatchSize',
  'sum',
  'none',
  'mean',
  'meanWithSampleWeight',
];


/** Both, where one has a last axis of 1 more than the other, with as many axes. */
function sameRank(x, y) {
  if (x.rank === y.rank + 1 && x.shape.at(-1) === 1) {
    return y.rank === 1 ? [x, y.expandDims(-1)] : [x.squeeze([-1]), y];
  }
  if (y.rank === x.rank + 1 && y.shape.at(-1) === 1) {
    return x.rank === 1 ? [x.expandDims(-1), y] : [x, y.squeeze([-1])];
  }
  return [x, y];
}

/** Weights that are 0 where the mask leaves out; for means the others are so much larger. */
function maskedWeight(weight, mask, reduction) {
  if (mask == null) {
    return weight;
  }
  let kept = mask.cast('float32');
  if (['sumOverBatchSize', 'mean'].includes(reduction)) {
    kept = kept.mul(_inverseShare(kept));
  }
  if (weight == null) {
    return kept;
  }
  [kept, weight] = sameRank(kept, weight.cast('float32'));
  return _aligned(weight, kept).mul(kept);
}

/** How many there are for each that is kept. */
function _inverseShare(kept) {
  const share = kept.onesLike().sum().divNoNan(kept.sum());
  return share;
}

/** Weights with as many axes as the values, to be broadcast along the further ones. */
function _aligned(weight, values) {
  const missing = values.rank - weight.rank;
  return missing > 0
    ? weight.reshape([...weight.shape, ...Array(missing).fill(1)])
    : weight;
}

/** Losses as one number: their sum, or the sum by their number or by the sum of weights. */
function reduce(values, weight, mask, reduction) {
  weight = maskedWeight(weight, mask, reduction);
  if (weight != null) {
    [values, weight] = sameRank(values, weight.cast('float32'));
    values = values.mul(_aligned(weight, values));
  }
  if (reduction === 'none' || values.shape.length === 0) {
    return values;
  }
  if (reduction === 'meanWithSampleWeight' && weight != null) {
    const mean = values.sum().divNoNan(weight.sum());
    return mean;
  }
  const result = reduction === 'sum' ? values.sum() : values.mean();
  return result;
}

/** A loss without options of its own. */
class PlainLoss extends Loss {
  call(yTrue, yPred) {
    return this.constructor.function(yTrue, yPred);
  }
}

/** -cos of the angle between labels and predictions along `axis`. */
class CosineSimilarity extends Loss {
  static className = 'CosineSimilarity';

  constructor({axis = -1, ...base} = {}) {
    super(base);
    this.axis = axis;
  }

  call(yTrue, yPred) {
    return cosine(yTrue, yPred, this.axis).neg();
  }
}

/** Half the squared error up to `delta`, and linear from there on. */
class Huber extends Loss {
  static className = 'Huber';

  constructor({delta = 1.0, ...base} = {}) {
    super(base);
    this.delta = delta;
  }

  call(yTrue, yPred) {
    return huber(yTrue, yPred, this.delta);
  }
}

class _Crossentropy extends Loss {
  constructor({
    fromLogits = false,
    labelSmoothing = 0.0,
    axis = -1,
    ...base
  } = {}) {
    super(base);
    this.fromLogits = fromLogits;
    this.labelSmoothing = labelSmoothing;
    this.axis = axis;
  }
}

/** -(y log p + (1 - y) log(1 - p)); with `fromLogits` p is sigmoid of the predictions. */
class BinaryCrossentropy extends _Crossentropy {
  static className = 'BinaryCrossentropy';

  call(yTrue, yPred) {
    const [smoothing, axis] = [this.labelSmoothing, this.axis];
    return binaryEntropy(yTrue, yPred, this.fromLogits, {smoothing, axis});
  }
}

/** -sum y log p for one-hot rows y; with `fromLogits` p is softmax of the predictions. */
class CategoricalCrossentropy extends _Crossentropy {
  static className = 'CategoricalCrossentropy';

  call(yTrue, yPred) {
    const [smoothing, axis] = [this.labelSmoothing, this.axis];
    return categorical(yTrue, yPred, this.fromLogits, {smoothing, axis});
  }
}

/** Binary cross-entropy times (1 - right)^gamma; `applyClassBalancing`: alpha for labels 1. */
class BinaryFocalCrossentropy extends _Crossentropy {
  static className = 'BinaryFocalCrossentropy';

  constructor({
    applyClassBalancing = false,
    alpha = 0.25,
    gamma = 2.0,
    ...base
  } = {}) {
    super(base);
    this.applyClassBalancing = applyClassBalancing;
    this.alpha = alpha;
    this.gamma = gamma;
  }

  call(yTrue, yPred) {
    const p = this.fromLogits ? yPred.sigmoid() : yPred;
    const balance = this.applyClassBalancing ? this.alpha : null;
    const smoothing = this.labelSmoothing;
    return binaryFocal(yTrue, p, balance, this.gamma, smoothing, this.axis);
  }
}

/** sum alpha (1 - p)^gamma (-y log p) for one-hot rows y. */
class CategoricalFocalCrossentropy extends _Crossentropy {
  static className = 'CategoricalFocalCrossentropy';

  constructor({alpha = 0.25, gamma = 2.0, ...base} = {}) {
    super(base);
    this.alpha = alpha;
    this.gamma = gamma;
  }

  call(yTrue, yPred) {
    const p = this.fromLogits ? softmax(yPred, this.axis) : yPred;
    const smoothing = this.labelSmoothing;
    return categoricalFocal(
      yTrue,
      p,
      this.alpha,
      this.gamma,
      smoothing,
      this.axis,
    );
  }
}

/** -log p[y] for class indices y; samples of the class `ignoreClass` do not count. */
class SparseCategoricalCrossentropy extends Loss {
  static className = 'SparseCategoricalCrossentropy';
  static labels = 'sparse';

  constructor({
    fromLogits = false,
    ignoreClass = null,
    axis = -1,
    ...base
  } = {}) {
    super(base);
    this.fromLogits = fromLogits;
    this.ignoreClass = ignoreClass;
    this.axis = axis;
  }

  masked(yTrue, yPred) {
    return sparseWithIgnored(
      yTrue,
      yPred,
      this.fromLogits,
      this.ignoreClass,
      this.axis,
    );
  }
}

/** The losses, 0 for the ignored class, and which count. */
function sparseWithIgnored(y, p, from_logits, ignored, axis) {
  if (y.rank === p.rank && y.shape.at(-1) === 1) {
    y = y.squeeze([-1]);
  }
  if (ignored == null) {
    return [sparseCategorical(y, p, from_logits, {axis}), null];
  }
  const kept = y.notEqual(ignored);
  y = tf.where(kept, y, y.zerosLike());
  const losses = sparseCategorical(y, p, from_logits, {axis});
  return [tf.where(kept, losses, losses.zerosLike()), kept];
}

/** (1 - p[y]^q) / q for class indices y. */
class CategoricalGeneralizedCrossEntropy extends Loss {
  static className = 'CategoricalGeneralizedCrossEntropy';
  static labels = 'sparse';

  constructor({q = 0.5, ...base} = {}) {
    super(base);
    if (!(0 < q && q < 1)) {
      throw new RangeError(
        `losses.categoricalGeneralizedCrossEntropy: q: expected a number between 0 and 1, got ${pyRepr(q)}`,
      );
    }
    this.q = q;
  }

  call(yTrue, yPred) {
    return generalized(yTrue, yPred, this.q);
  }
}

/** 1 - 2 both / (sum y + sum p) over `axis`, all axes without it. */
class Dice extends Loss {
  static className = 'Dice';

  constructor({axis = null, ...base} = {}) {
    super(base);
    this.axis = axis;
  }

  call(yTrue, yPred) {
    return dice(yTrue, yPred, this.axis);
  }
}

/** 1 - both / (both + alpha missed + beta wrong) over `axis`, all axes without it. */
class Tversky extends Loss {
  static className = 'Tversky';

  constructor({alpha = 0.5, beta = 0.5, axis = null, ...base} = {}) {
    super(base);
    this.alpha = alpha;
    this.beta = beta;
    this.axis = axis;
  }

  call(yTrue, yPred) {
    return overlap(yTrue, yPred, this.alpha, this.beta, this.axis);
  }
}

/** Circle loss of embeddings of length 1, by the class indices of the batch. */
class Circle extends Loss {
  static className = 'Circle';
  static labels = 'any';

  constructor({
    gamma = 80.0,
    margin = 0.4,
    removeDiagonal = true,
    ...base
  } = {}) {
    super(base);
    this.gamma = gamma;
    this.margin = margin;
    this.removeDiagonal = removeDiagonal;
  }

  masked(yTrue, yPred) {
    const losses = circle(
      yTrue,
      yPred,
      this.gamma,
      this.margin,
      this.removeDiagonal,
    );
    return [losses, losses.greater(0)];
  }
}

/**
 * Connectionist temporal classification: labels [batch, length], logits [batch, time, classes];
 * class 0 is the blank.
 */
class CTC extends Loss {
  static className = 'CTC';
  static labels = 'any';

  call(yTrue, yPred) {
    return ctc(yTrue, yPred);
  }
}

/** 1 where the prediction is the label */
function equality(y, p) {
  return y.equal(p).cast('float32');
}

/** 1 where the largest prediction is at the largest label */
function categoricalOfMetric(y, p) {
  return y.argMax(-1).equal(p.argMax(-1)).cast('float32');
}

/** 1 where the largest prediction is at the index that the label is */
function sparse(y, p) {
  const labels =
    y.rank === p.rank && y.shape.at(-1) === 1 ? y.squeeze([-1]) : y;
  return labels.equal(p.argMax(-1).cast('float32')).cast('float32');
}

/** 1 where fewer than k predictions are larger than that of the label (class indices). */
function inTopK(labels, p, k) {
  const classes = p.shape.at(-1);
  const hot = tf
    .oneHot(labels.cast('int32').flatten(), classes)
    .cast('float32');
  const own = p.mul(hot.reshape(p.shape)).sum(-1, true);
  return p.greater(own).cast('float32').sum(-1).less(k).cast('float32');
}

function _centered(x, axis) {
  return x.sub(x.mean(axis, true));
}

/** mean of standardized labels times standardized predictions */
function pearson(y, p, axis) {
  const scaled = [];
  for (const x of [y, p]) {
    const centered = _centered(x, axis);
    const spread = _centered(centered, axis).square().mean(axis, true).sqrt();
    scaled.push(centered.div(spread));
  }
  return scaled[0].mul(scaled[1]).mean(axis);
}

/** Twice the covariance by variances and the squared difference of means */
function concordance(y, p, axis) {
  const [ymean, pmean] = [y.mean(axis, true), p.mean(axis, true)];
  const variances = [
    [y, ymean],
    [p, pmean],
  ].map(([x, mean]) => _centered(x.sub(mean), axis).square().mean(axis, true));
  const both = y.sub(pmean).mul(p.sub(pmean));
  const norm = variances[0].add(variances[1]).add(ymean.sub(pmean).square());
  return both.mul(2).div(norm.add(EPSILON)).mean(axis);
}

const NEVER_OF_METRIC = -1e10;

/** Weighted counts at each threshold: [thresholds], or [thresholds, labels]. */
class Counts {
  constructor(hits, alarms, rejections, misses) {
    this.hits = hits;
    this.alarms = alarms;
    this.rejections = rejections;
    this.misses = misses;
    Object.freeze(this);
  }

  toString() {
    return `Counts(hits=${pyRepr(this.hits)}, alarms=${pyRepr(this.alarms)}, rejections=${pyRepr(this.rejections)}, misses=${pyRepr(this.misses)})`;
  }

  __eq__(other) {
    return (
      other instanceof Counts &&
      pyEquals(
        [this.hits, this.alarms, this.rejections, this.misses],
        [other.hits, other.alarms, other.rejections, other.misses],
      )
    );
  }
}

/** Thresholds as a list; ValueError for one outside of [0, 1]. */
function asThresholds(given, default_, what) {
  if (given == null) {
    return [default_];
  }
  const found = Array.isArray(given)
    ? given.map((x) => Number(x))
    : [Number(given)];
  const wrong = found.filter((x) => !(0 <= x && x <= 1));
  if (wrong.length > 0) {
    throw new RangeError(
      `${what}: thresholds: expected numbers from 0 to 1, got [${wrong.join(', ')}]`,
    );
  }
  return found;
}


/** Predictions that are not among the k largest of their row become -1e10. */
function topOnly(p, k) {
  const chosen = tf.topk(p, k).indices;
  const hot = tf.oneHot(chosen, p.shape.at(-1)).cast('float32').sum(-2);
  return p.mul(hot).add(hot.neg().add(1).mul(NEVER_OF_METRIC));
}

/**
 * The counts of a batch. `top`: only the k likeliest predictions are positive; `label`: only
 * that class is looked at; `by_label`: each class (last axis) by itself.
 */
function count(
  yTrue,
  yPred,
  thresholds,
  {
    weight = null,
    top = null,
    label = null,
    byLabel = false,
    label_weights = null,
  } = {},
) {
  let [p, y] = sameRank(yPred.cast('float32'), yTrue.cast('float32'));
  if (top != null) {
    p = topOnly(p, top);
  }
  if (label != null) {
    const begin = Array(p.rank - 1).fill(0);
    [p, y] = [p, y].map((x) =>
      x.slice([...begin, label], [...Array(begin.length).fill(-1), 1]),
    );
  }
  let weights = _weights(p, weight, label_weights);
  const labels = !byLabel ? 1 : p.shape.at(-1);
  [p, y, weights] = [p, y, weights].map((x) => x.reshape([-1, labels]));
  const positive = y.cast('bool').cast('float32');
  const [true_, false_] = [
    positive.mul(weights),
    positive.neg().add(1).mul(weights),
  ];
  let hits, alarms;
  if (
    evenly(thresholds.map((x) => Math.max(0.0, Math.min(1.0, x)))) &&
    thresholds.length > 2
  ) {
    const withEpsilon = thresholds[0] < 0 || thresholds.at(-1) > 1;
    [hits, alarms] = _byBuckets(
      p,
      true_,
      false_,
      thresholds.length,
      withEpsilon,
    );
  } else {
    const limits = tf.tensor1d([...thresholds]).reshape([-1, 1, 1]);
    const above = p.expandDims(0).greater(limits).cast('float32');
    [hits, alarms] = [above.mul(true_).sum(1), above.mul(false_).sum(1)];
  }
  const counts = [
    hits,
    alarms,
    false_.sum(0).sub(alarms),
    true_.sum(0).sub(hits),
  ];
  return new Counts(...counts.map((x) => (byLabel ? x : x.squeeze([1]))));
}

function _weights(p, weight, label_weights) {
  let weights = p.onesLike();
  if (weight != null) {
    let given = weight.cast('float32');
    if (
      given.rank === p.rank &&
      JSON.stringify(given.shape) !== JSON.stringify(p.shape) &&
      given.shape.at(-1) !== 1
    ) {
      given = given.reshape([given.shape[0], -1]);
    }
    const missing = p.rank - given.rank;
    weights = weights.mul(
      given.reshape([...given.shape, ...Array(missing).fill(1)]),
    );
  }
  return label_weights == null ? weights : weights.mul(label_weights);
}

/** Sums over the samples above each of evenly spaced thresholds. */
function _byBuckets(p, true_, false_, count, withEpsilon) {
  let bucket = p
    .clipByValue(0, 1)
    .mul(count - 1)
    .ceil()
    .sub(1);
  if (withEpsilon) {
    bucket = bucket.relu();
  }
  const columns = [];
  for (let index = 0; index < p.shape[1]; index++) {
    // One more bucket in front, for what is above no threshold.
    const ids = bucket
      .slice([0, index], [-1, 1])
      .flatten()
      .add(1)
      .cast('int32');
    const pair = true_
      .slice([0, index], [-1, 1])
      .concat(false_.slice([0, index], [-1, 1]), 1);
    const sums = pair
      .unsortedSegmentSum(ids, count + 1)
      .slice([1, 0], [-1, -1]);
    columns.push(sums.cumsum(0, false, true));
  }
  const [above, below] = tf.stack(columns, 1).unstack(2);
  return [above, below];
}



function as_tensor(value) {
  if (value instanceof tf.Tensor) {
    return value;
  }
  const tensor = tf.tensor(value);
  return tensor;
}

/** Weighted values and weights of the samples, further axes reduced, as Keras does. */
function bySample(values, weight, reduce) {
  values = values.cast('float32');
  if (weight != null) {
    [values, weight] = sameRank(values, weight.cast('float32'));
    if (values.rank > weight.rank) {
      values = reduce(
        values,
        Array.from(
          {length: values.rank - weight.rank},
          (_, index) => weight.rank + index,
        ),
      );
    }
    weight = weight.broadcastTo(values.shape);
    values = values.mul(weight);
    if (weight.rank > 1) {
      weight = reduce(
        weight,
        Array.from({length: weight.rank - 1}, (_, index) => 1 + index),
      );
    }
  }
  if (values.rank > 1) {
    values = reduce(
      values,
      Array.from({length: values.rank - 1}, (_, index) => 1 + index),
    );
  }
  return [values, weight];
}

function _mean(x, axes) {
  return x.mean(axes);
}

function _sum(x, axes) {
  return x.sum(axes);
}

/** The weighted sum of values. */
class Sum extends Metric {
  static className = 'Sum';
  static fixedName = 'sum';

  constructor({...base} = {}) {
    super(base);
    this.total = this.addWeight('total');
  }

  update(yTrue, yPred, sampleWeight) {
    const [values, _] = bySample(yTrue, sampleWeight, _sum);
    this.total.assign(this.total.add(values.sum()));
  }

  result() {
    return this.total.clone();
  }
}

/** The weighted mean of values. */
class Mean extends Metric {
  static className = 'Mean';
  static fixedName = 'mean';

  constructor({...base} = {}) {
    super(base);
    this.total = this.addWeight('total');
    this.count = this.addWeight('count');
  }

  update(yTrue, yPred, sampleWeight) {
    this.take(yTrue, sampleWeight);
  }

  /** Add values to the mean. */
  take(given, sampleWeight) {
    const [values, weight] = bySample(given, sampleWeight, _mean);
    this.total.assign(this.total.add(values.sum()));
    const number = values.shape.length > 0 ? values.shape[0] : 1;
    this.count.assign(this.count.add(weight == null ? number : weight.sum()));
  }

  result() {
    return this.total.divNoNan(this.count);
  }
}

/** The weighted mean of `valuesOf(yTrue, yPred)`. */
class MeanMetric extends Mean {
  /** @returns {any} */
  valuesOf(yTrue, yPred) {
    throw new Error(`${pyStr(this.constructor.name)} must define valuesOf()`);
  }

  /** Which samples count; None: all. */
  kept(yTrue) {
    return null;
  }

  update(yTrue, yPred, sampleWeight) {
    const values = this.valuesOf(
      ...sameRank(yTrue.cast('float32'), yPred.cast('float32')),
    );
    let kept = this.kept(yTrue);
    if (kept != null) {
      kept = kept.cast('float32');
      const weight = sampleWeight == null ? kept : sampleWeight.cast('float32');
      sampleWeight =
        sampleWeight == null ? kept : weight.mul(kept.reshape(weight.shape));
    }
    this.take(values, sampleWeight);
  }
}

/** The weighted mean of a function of (labels, predictions). */
class MeanMetricWrapper extends MeanMetric {
  static className = 'MeanMetricWrapper';

  constructor({fn, ...base}) {
    super(base);
    this.fn = fn;
  }

  update(yTrue, yPred, sampleWeight) {
    this.take(this.fn(yTrue, yPred), sampleWeight);
  }
}

/** The root of the mean squared error. */
class RootMeanSquaredError extends Mean {
  static className = 'RootMeanSquaredError';
  static fixedName = 'root_mean_squared_error';

  update(yTrue, yPred, sampleWeight) {
    const [y, p] = sameRank(yTrue.cast('float32'), yPred.cast('float32'));
    this.take(p.sub(y).square(), sampleWeight);
  }

  result() {
    return super.result().sqrt();
  }
}

/** Share of predictions on the right side of `threshold`. */
class BinaryAccuracy extends MeanMetric {
  static className = 'BinaryAccuracy';
  static fixedName = 'binary_accuracy';

  constructor({threshold = 0.5, ...base} = {}) {
    super(base);
    this.threshold = threshold;
  }

  valuesOf(yTrue, yPred) {
    const chosen = yPred.greater(this.threshold).cast('float32');
    return yTrue.equal(chosen).cast('float32');
  }
}

/** Share of samples whose class is among the `k` likeliest; labels are one-hot rows. */
class TopKCategoricalAccuracy extends MeanMetric {
  static className = 'TopKCategoricalAccuracy';
  static fixedName = 'top_k_categorical_accuracy';

  constructor({k = 5, ...base} = {}) {
    super(base);
    this.k = k;
  }

  valuesOf(yTrue, yPred) {
    return inTopK(yTrue.argMax(-1), yPred, this.k);
  }
}

/**
 * Share of samples whose class is among the `k` likeliest. `fromSortedIds`: predictions are
 * class indices, the likeliest first.
 */
class SparseTopKCategoricalAccuracy extends MeanMetric {
  static className = 'SparseTopKCategoricalAccuracy';
  static fixedName = 'sparse_top_k_categorical_accuracy';

  constructor({k = 5, fromSortedIds = false, ...base} = {}) {
    super(base);
    this.k = k;
    this.fromSortedIds = fromSortedIds;
  }

  update(yTrue, yPred, sampleWeight) {
    const y =
      yTrue.rank === yPred.rank && yTrue.shape.at(-1) === 1
        ? yTrue.squeeze([-1])
        : yTrue;
    let values;
    if (this.fromSortedIds) {
      const first = yPred
        .slice([0, 0], [-1, Math.min(this.k, yPred.shape[1])])
        .cast('float32');
      values = first.equal(y.cast('float32').reshape([-1, 1])).any(1);
    } else {
      values = inTopK(y, yPred, this.k);
    }
    this.take(values, sampleWeight);
  }
}

class _AlongAxis extends MeanMetric {
  constructor({axis = -1, ...base} = {}) {
    super(base);
    this.axis = axis;
  }
}

/** The mean cosine of the angle between labels and predictions along `axis`. */
class CosineSimilarityMetric extends _AlongAxis {
  static className = 'CosineSimilarity';
  static fixedName = 'cosine_similarity';

  valuesOf(yTrue, yPred) {
    return cosine(yTrue, yPred, this.axis);
  }
}

/** The mean correlation of labels and predictions along `axis`. */
class PearsonCorrelation extends _AlongAxis {
  static className = 'PearsonCorrelation';
  static fixedName = 'pearson_correlation';

  valuesOf(yTrue, yPred) {
    return pearson(yTrue, yPred, this.axis);
  }
}

/** The mean concordance of labels and predictions along `axis`. */
class ConcordanceCorrelation extends _AlongAxis {
  static className = 'ConcordanceCorrelation';
  static fixedName = 'concordance_correlation';

  valuesOf(yTrue, yPred) {
    return concordance(yTrue, yPred, this.axis);
  }
}

/** The mean binary cross-entropy. */
class BinaryCrossentropyMetric extends MeanMetric {
  static className = 'BinaryCrossentropy';
  static fixedName = 'binary_crossentropy';

  constructor({fromLogits = false, labelSmoothing = 0.0, ...base} = {}) {
    super(base);
    this.fromLogits = fromLogits;
    this.labelSmoothing = labelSmoothing;
  }

  valuesOf(yTrue, yPred) {
    return binaryEntropy(yTrue, yPred, this.fromLogits, {
      smoothing: this.labelSmoothing,
    });
  }
}

/** The mean cross-entropy of one-hot rows. */
class CategoricalCrossentropyMetric extends MeanMetric {
  static className = 'CategoricalCrossentropy';
  static fixedName = 'categorical_crossentropy';

  constructor({
    fromLogits = false,
    labelSmoothing = 0.0,
    axis = -1,
    ...base
  } = {}) {
    super(base);
    this.fromLogits = fromLogits;
    this.labelSmoothing = labelSmoothing;
    this.axis = axis;
  }

  valuesOf(yTrue, yPred) {
    const smoothing = this.labelSmoothing;
    return categorical(yTrue, yPred, this.fromLogits, {
      smoothing,
      axis: this.axis,
    });
  }
}

/** The mean cross-entropy of class indices; the class `ignoreClass` does not count. */
class SparseCategoricalCrossentropyMetric extends Mean {
  static className = 'SparseCategoricalCrossentropy';
  static fixedName = 'sparse_categorical_crossentropy';

  constructor({
    fromLogits = false,
    ignoreClass = null,
    axis = -1,
    ...base
  } = {}) {
    super(base);
    this.fromLogits = fromLogits;
    this.ignoreClass = ignoreClass;
    this.axis = axis;
  }

  update(yTrue, yPred, sampleWeight) {
    let [values, kept] = sparseWithIgnored(
      yTrue.cast('float32'),
      yPred,
      this.fromLogits,
      this.ignoreClass,
      this.axis,
    );
    if (kept != null && sampleWeight != null) {
      kept = kept
        .cast('float32')
        .mul(
          sampleWeight.reshape([
            ...sampleWeight.shape,
            ...Array(kept.rank - sampleWeight.rank).fill(1),
          ]),
        );
    }
    this.take(values, kept == null ? sampleWeight : kept);
  }
}

function _one(result, thresholds) {
  return thresholds.length === 1 ? result.squeeze([0]) : result;
}

/** A weighted count at each threshold (0.5). */
class _Count extends Metric {
  static part = '';

  constructor({thresholds = null, ...base} = {}) {
    super(base);
    /** @type {any} */
    this.name;
    this.thresholds = thresholds;
    this._limits = asThresholds(thresholds, 0.5, `metrics.${pyStr(this.name)}`);
    this.accumulator = this.addWeight('accumulator', {
      shape: [this._limits.length],
    });
  }

  update(yTrue, yPred, sampleWeight) {
    const counts = count(yTrue, yPred, this._limits, {weight: sampleWeight});
    this.accumulator.assign(
      this.accumulator.add(counts[this.constructor.part]),
    );
  }

  result() {
    return _one(this.accumulator.clone(), this._limits);
  }

  static {
    pyShareFields(this);
  }
}

/** How many labels 1 are predicted above the threshold. */
class TruePositives extends _Count {
  static className = 'TruePositives';
  static part = 'hits';
}

/** How many labels 0 are predicted above the threshold. */
class FalsePositives extends _Count {
  static className = 'FalsePositives';
  static part = 'alarms';
}

/** How many labels 0 are not predicted above the threshold. */
class TrueNegatives extends _Count {
  static className = 'TrueNegatives';
  static part = 'rejections';
}

/** How many labels 1 are not predicted above the threshold. */
class FalseNegatives extends _Count {
  static className = 'FalseNegatives';
  static part = 'misses';
}

/** true positives / (true positives + those of another kind). */
class _Share extends Metric {
  static other = '';

  constructor({thresholds = null, topK = null, classId = null, ...base} = {}) {
    super(base);
    /** @type {any} */
    this.name;
    this.thresholds = thresholds;
    this.topK = topK;
    this.classId = classId;
    const default_ = topK == null ? 0.5 : NEVER_OF_METRIC;
    this._limits = asThresholds(
      thresholds,
      default_,
      `metrics.${pyStr(this.name)}`,
    );
    this.truePositives = this.addWeight('true_positives', {
      shape: [this._limits.length],
    });
    this.others = this.addWeight(this.constructor.other, {
      shape: [this._limits.length],
    });
  }

  update(yTrue, yPred, sampleWeight) {
    const counts = count(yTrue, yPred, this._limits, {
      weight: sampleWeight,
      top: this.topK,
      label: this.classId,
    });
    this.truePositives.assign(this.truePositives.add(counts.hits));
    this.others.assign(this.others.add(counts[this.constructor.other]));
  }

  result() {
    const share = this.truePositives.divNoNan(
      this.truePositives.add(this.others),
    );
    return _one(share, this._limits);
  }

  static {
    pyShareFields(this);
  }
}

/** Of the predictions above the threshold (0.5), the share whose label is 1. */
class Precision extends _Share {
  static className = 'Precision';
  static other = 'alarms';
}

/** Of the labels that are 1, the share predicted above the threshold (0.5). */
class Recall extends _Share {
  static className = 'Recall';
  static other = 'misses';
}

/** Keeps all four counts. */
class _AllCounts extends Metric {
  make(shape) {
    this.hits = this.addWeight('true_positives', {shape});
    this.alarms = this.addWeight('false_positives', {shape});
    this.rejections = this.addWeight('true_negatives', {shape});
    this.misses = this.addWeight('false_negatives', {shape});
  }

  take(counts) {
    this.hits.assign(this.hits.add(counts.hits));
    this.alarms.assign(this.alarms.add(counts.alarms));
    this.rejections.assign(this.rejections.add(counts.rejections));
    this.misses.assign(this.misses.add(counts.misses));
  }

  recalls() {
    return this.hits.divNoNan(this.hits.add(this.misses));
  }

  precisions() {
    return this.hits.divNoNan(this.hits.add(this.alarms));
  }

  specificities() {
    return this.rejections.divNoNan(this.rejections.add(this.alarms));
  }

  /** One of these by its name. */
  shares(name) {
    if (name === 'recalls') {
      return this.recalls();
    }
    return name === 'precisions' ? this.precisions() : this.specificities();
  }
}

/** The best of one measure where another is at least a value. */
class _At extends _AllCounts {
  static bound = ''; // the key of the value
  static constrained = '';
  static wanted = '';

  constructor({numThresholds = 200, classId = null, ...base} = {}) {
    super(base);
    /** @type {any} */
    this.name;
    if (numThresholds <= 0) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: numThresholds: expected a whole number from 1 on, got ${pyRepr(numThresholds)}`,
      );
    }
    this.numThresholds = numThresholds;
    this.classId = classId;
    this._limits =
      numThresholds > 1
        ? Array.from(
            {length: numThresholds},
            (_, index) => index / (numThresholds - 1),
          )
        : [0.5];
    this.make([this._limits.length]);
  }

  /** The value, which must be a share. */
  share(value) {
    if (!(0 <= value && value <= 1)) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: ${this.constructor.bound}: expected a share from 0 to 1, got ${pyRepr(value)}`,
      );
    }
    return value;
  }

  update(yTrue, yPred, sampleWeight) {
    this.take(
      count(yTrue, yPred, this._limits, {
        weight: sampleWeight,
        label: this.classId,
      }),
    );
  }

  result() {
    const enough = this.shares(this.constructor.constrained).greaterEqual(
      this[this.constructor.bound],
    );
    const values = this.shares(this.constructor.wanted);
    return tf.where(enough, values, values.zerosLike()).max();
  }

  static {
    pyShareFields(this);
  }
}

/** The best recall at thresholds where the specificity is at least `specificity`. */
class SensitivityAtSpecificity extends _At {
  static className = 'SensitivityAtSpecificity';
  static bound = 'specificity';
  static constrained = 'specificities';
  static wanted = 'recalls';

  constructor({specificity, ...base}) {
    super(base);
    this.specificity = this.share(specificity);
  }
}

/** The best specificity at thresholds where the recall is at least `sensitivity`. */
class SpecificityAtSensitivity extends _At {
  static className = 'SpecificityAtSensitivity';
  static bound = 'sensitivity';
  static constrained = 'recalls';
  static wanted = 'specificities';

  constructor({sensitivity, ...base}) {
    super(base);
    this.sensitivity = this.share(sensitivity);
  }
}

/** The best precision at thresholds where the recall is at least `recall`. */
class PrecisionAtRecall extends _At {
  static className = 'PrecisionAtRecall';
  static bound = 'recall';
  static constrained = 'recalls';
  static wanted = 'precisions';

  constructor({recall, ...base}) {
    super(base);
    this.recall = this.share(recall);
  }
}

/** The best recall at thresholds where the precision is at least `precision`. */
class RecallAtPrecision extends _At {
  static className = 'RecallAtPrecision';
  static bound = 'precision';
  static constrained = 'precisions';
  static wanted = 'recalls';

  constructor({precision, ...base}) {
    super(base);
    this.precision = this.share(precision);
  }
}

/**
 * The area under a curve: "ROC", "PR" (precision by recall) or "PRGAIN".
 *
 * `summationMethod` "interpolation", "minoring" or "majoring"; `multiLabel`: the mean over the
 * labels (columns), weighted by `labelWeights`.
 */
class AUC extends _AllCounts {
  static className = 'AUC';

  constructor({
    numThresholds = 200,
    curve = 'ROC',
    summationMethod = 'interpolation',
    thresholds = null,
    multiLabel = false,
    numLabels = null,
    labelWeights = null,
    fromLogits = false,
    ...base
  } = {}) {
    super(base);
    /** @type {any} */
    this.name;
    const what = `metrics.${pyStr(this.name)}`;
    if (!['ROC', 'PR', 'PRGAIN'].includes(curve.toUpperCase())) {
      throw new RangeError(
        `${what}: curve: expected 'ROC', 'PR' or 'PRGAIN', got '${curve}'`,
      );
    }
    if (!['interpolation', 'minoring', 'majoring'].includes(summationMethod)) {
      throw new RangeError(
        `${what}: summationMethod: expected 'interpolation', 'minoring' or 'majoring', got '${summationMethod}'`,
      );
    }
    if (thresholds == null && numThresholds <= 1) {
      throw new RangeError(
        `${what}: numThresholds: expected a whole number from 2 on, got ${pyRepr(numThresholds)}`,
      );
    }
    if (numLabels && !multiLabel) {
      throw new RangeError(
        `${what}: numLabels has a meaning only with multiLabel`,
      );
    }
    this.numThresholds = numThresholds;
    this.curve = curve;
    this.summationMethod = summationMethod;
    this.thresholds = thresholds;
    this.multiLabel = multiLabel;
    this.numLabels = numLabels;
    this.labelWeights = labelWeights;
    this.fromLogits = fromLogits;
    let inner;
    if (thresholds != null) {
      inner = [...asThresholds(thresholds, 0.5, what)].sort((a, b) => a - b);
    } else {
      inner = Array.from(
        {length: numThresholds - 1 - 1},
        (_, index) => 1 + index,
      ).map((index) => index / (numThresholds - 1));
    }
    this._limits = [-1e-7, ...inner, 1 + 1e-7];
    if (!multiLabel || numLabels) {
      this.make([this._limits.length, ...(numLabels ? [numLabels] : [])]);
    }
  }

  _labelWeights() {
    const given = this.labelWeights;
    return given == null ? null : tf.tensor1d([...given]);
  }

  update(yTrue, yPred, sampleWeight) {
    if (this.variables.length === 0) {
      this.make([this._limits.length, yPred.shape.at(-1)]);
    }
    this.take(
      count(yTrue, this.fromLogits ? yPred.sigmoid() : yPred, this._limits, {
        weight: sampleWeight,
        byLabel: this.multiLabel,
        label_weights: this.multiLabel ? null : this._labelWeights(),
      }),
    );
  }

  result() {
    const [curve, method] = [this.curve.toUpperCase(), this.summationMethod];
    if (curve === 'PR' && method === 'interpolation') {
      return this._total(this._interpolated());
    }
    const recalls = this.recalls();
    let x, y;
    if (curve === 'ROC') {
      [x, y] = [
        this.alarms.divNoNan(this.alarms.add(this.rejections)),
        recalls,
      ];
    } else if (curve === 'PR') {
      [x, y] = [recalls, this.precisions()];
    } else {
      [x, y] = this._gains();
    }
    const [before, after] = _neighbours(y);
    let heights;
    if (method === 'interpolation') {
      heights = before.add(after).div(2);
    } else {
      heights =
        method === 'minoring' ? before.minimum(after) : before.maximum(after);
    }
    const [left, right] = _neighbours(x);
    return this._total(left.sub(right).mul(heights));
  }

  _gains() {
    const scale = this.hits
      .add(this.misses)
      .divNoNan(this.rejections.add(this.alarms));
    const none = this.hits.equal(0);
    const [recall, precision] = [this.misses, this.alarms].map((wrong) =>
      scale.mul(wrong.divNoNan(this.hits)).neg().add(1),
    );
    const gain = tf.where(none, recall.zerosLike(), recall).relu();
    return [gain, tf.where(none, precision.onesLike(), precision)];
  }

  /** Davis and Goadrich: precision is interpolated by the counts, not by its values. */
  _interpolated() {
    const [hits, after] = _neighbours(this.hits);
    const change = hits.sub(after);
    const [before, behind] = _neighbours(this.hits.add(this.alarms));
    const slope = change.divNoNan(before.sub(behind).relu());
    const intercept = after.sub(slope.mul(behind));
    const both = before.greater(0).logicalAnd(behind.greater(0));
    const ratio = tf.where(
      both,
      tf.divNoNan(before, behind.relu()),
      behind.onesLike(),
    );
    const [_, misses] = _neighbours(this.misses);
    const area = slope.mul(change.add(intercept.mul(ratio.log())));
    return area.divNoNan(after.add(misses).relu());
  }

  _total(areas) {
    if (!this.multiLabel) {
      return areas.sum();
    }
    const [byLabel, weights] = [areas.sum(0), this._labelWeights()];
    if (weights == null) {
      return byLabel.mean();
    }
    return byLabel.mul(weights).sum().divNoNan(weights.sum());
  }
}

/** All but the last, and all but the first, along the first axis. */
function _neighbours(x) {
  const [count, rest] = [x.shape[0] - 1, Array(x.rank - 1).fill(0)];
  return [
    x.slice([0, ...rest], [count, ...x.shape.slice(1)]),
    x.slice([1, ...rest], [count, ...x.shape.slice(1)]),
  ];
}

/**
 * The weighted harmonic mean of precision and recall, of each class or averaged.
 *
 * Labels and predictions are [batch, classes]; the largest prediction of a row is positive, or
 * those above `threshold`.
 */
class FBetaScore extends Metric {
  static className = 'FBetaScore';
  static fixedName = 'fbeta_score';

  constructor({average = null, beta = 1.0, threshold = null, ...base} = {}) {
    super(base);
    /** @type {any} */
    this.name;
    if (![null, 'micro', 'macro', 'weighted'].includes(average)) {
      throw new RangeError(
        unknown(`metrics.${pyStr(this.name)}: average`, average, [
          'micro',
          'macro',
          'weighted',
        ]),
      );
    }
    if (beta <= 0) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: beta: expected a number above 0, got ${pyRepr(beta)}`,
      );
    }
    if (threshold != null && !(0 < threshold && threshold <= 1)) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: threshold: expected a number above 0 up to 1, got ${pyRepr(threshold)}`,
      );
    }
    this.average = average;
    this.beta = beta;
    this.threshold = threshold;
  }

  update(yTrue, yPred, sampleWeight) {
    const [y, p] = [yTrue.cast('float32'), yPred];
    if (y.rank !== 2 || p.rank !== 2) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: expected labels and predictions of shape [batch, classes], got [${yTrue.shape.join(', ')}] and [${yPred.shape.join(', ')}]`,
      );
    }
    if (this.variables.length === 0) {
      for (const name of ['hits', 'alarms', 'misses', 'weights']) {
        this[name] = this.addWeight(name, {
          shape: this.average === 'micro' ? [] : [p.shape[1]],
        });
      }
    }
    let positive;
    if (this.threshold == null) {
      positive = p
        .greaterEqual(p.max(-1, true))
        .logicalAnd(p.abs().greater(1e-9));
    } else {
      positive = p.greater(this.threshold);
    }
    const chosen = positive.cast('float32');
    const weight =
      sampleWeight == null
        ? null
        : sampleWeight.cast('float32').reshape([-1, 1]);
    for (const [name, values] of [
      ['hits', chosen.mul(y)],
      ['alarms', chosen.mul(y.neg().add(1))],
      ['misses', chosen.neg().add(1).mul(y)],
      ['weights', y],
    ]) {
      const weighted = weight == null ? values : values.mul(weight);
      const total = this.average === 'micro' ? weighted.sum() : weighted.sum(0);
      const variable = this[name];
      variable.assign(variable.add(total));
    }
  }

  result() {
    if (this.variables.length === 0) {
      return tf.zeros([]);
    }
    const [hits, alarms, misses, weights] = this.variables;
    const precision = hits.div(hits.add(alarms).add(EPSILON));
    const recall = hits.div(hits.add(misses).add(EPSILON));
    const square = this.beta ** 2;
    const mean = precision
      .mul(recall)
      .div(precision.mul(square).add(recall).add(EPSILON));
    const score = mean.mul(1 + square);
    if (this.average === 'weighted') {
      return score.mul(weights.div(weights.sum().add(EPSILON))).sum();
    }
    return this.average == null ? score : score.mean();
  }
}

/** The harmonic mean of precision and recall, of each class or averaged. */
class F1Score extends FBetaScore {
  static className = 'F1Score';
  static fixedName = 'f1_score';

  constructor({
    average = null,
    threshold = null,
    name = null,
    dtype = null,
  } = {}) {
    // fmt: skip
    super({average, threshold, name, dtype});
  }
}

/** 1 - residual / total sum of squares, averaged over the columns of [batch, columns]. */
class R2Score extends Metric {
  static className = 'R2Score';
  static fixedName = 'r2_score';
  static meaningfulNone = new Set(new Set(['classAggregation']));

  constructor({
    classAggregation = 'uniformAverage',
    numRegressors = 0,
    ...base
  } = {}) {
    super(base);
    /** @type {any} */
    this.name;
    const known = [null, 'uniformAverage', 'varianceWeightedAverage'];
    if (!known.includes(classAggregation)) {
      throw new RangeError(
        unknown(
          `metrics.${pyStr(this.name)}: classAggregation`,
          classAggregation,
          known.slice(1),
        ),
      );
    }
    if (numRegressors < 0) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: numRegressors: expected a whole number from 0 on, got ${pyRepr(numRegressors)}`,
      );
    }
    this.classAggregation = classAggregation;
    this.numRegressors = numRegressors;
    this.numSamples = 0;
  }

  resetState() {
    super.resetState();
    this.numSamples = 0;
  }

  update(yTrue, yPred, sampleWeight) {
    const [y, p] = sameRank(yTrue.cast('float32'), yPred.cast('float32'));
    if (y.rank !== 2 || p.rank !== 2) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: expected labels and predictions of shape [batch, columns], got [${yTrue.shape.join(', ')}] and [${yPred.shape.join(', ')}]`,
      );
    }
    if (this.variables.length === 0) {
      for (const name of ['squaredSum', 'sum', 'residual', 'count']) {
        this[name] = this.addWeight(name, {shape: [p.shape[1]]});
      }
    }
    let weight = y.onesLike();
    if (sampleWeight != null) {
      const given = sampleWeight.cast('float32');
      weight = weight.mul(given.rank === 1 ? given.expandDims(1) : given);
    }
    const weighted = y.mul(weight);
    const parts = [
      y.mul(weighted),
      weighted,
      y.sub(p).square().mul(weight),
      weight,
    ];
    for (const [variable, values] of pyZipStrict(this.variables, parts)) {
      variable.assign(variable.add(values.sum(0)));
    }
    this.numSamples += y.size;
  }

  result() {
    if (this.variables.length === 0) {
      return tf.zeros([]);
    }
    const [squares, sums, residual, count] = this.variables;
    const total = squares.sub(sums.mul(sums.div(count)));
    let scores = residual.div(total).neg().add(1);
    scores = tf.where(scores.isInf(), scores.zerosLike(), scores);
    if (this.classAggregation === 'uniformAverage') {
      scores = scores.mean();
    } else if (this.classAggregation === 'varianceWeightedAverage') {
      scores = total.mul(scores).sum().div(total.sum());
    }
    return this._adjusted(scores);
  }

  /** Corrected for the number of predictors, where it is given. */
  _adjusted(score) {
    const free = this.numSamples - this.numRegressors - 1;
    if (this.numRegressors === 0) {
      return score;
    }
    if (free <= 0) {
      warnings.warn(
        `metrics.${pyStr(this.name)}: as many regressors as samples or more: the score is not adjusted`,
        {stacklevel: 3},
      );
      return score;
    }
    return score
      .neg()
      .add(1)
      .mul((this.numSamples - 1) / free)
      .neg()
      .add(1);
  }

  static {
    pyShareFields(this);
  }
}

/** The mean of both / either over the classes `targetClassIds`; weights lose their fraction. */
class IoU extends Metric {
  static className = 'IoU';

  constructor({
    numClasses,
    targetClassIds,
    ignoreClass = null,
    sparseYTrue = true,
    sparseYPred = true,
    axis = -1,
    ...base
  }) {
    super(base);
    /** @type {any} */
    this.name;
    if (Math.max(...targetClassIds) >= numClasses) {
      throw new RangeError(
        `metrics.${pyStr(this.name)}: targetClassIds: expected classes from 0 to ${numClasses - 1}, got [${[...targetClassIds].join(', ')}]`,
      );
    }
    this.numClasses = numClasses;
    this.targetClassIds = targetClassIds;
    this.ignoreClass = ignoreClass;
    this.sparseYTrue = sparseYTrue;
    this.sparseYPred = sparseYPred;
    this.axis = axis;
    this.total = this.addWeight('total_confusion_matrix', {
      shape: [numClasses, numClasses],
    });
  }

  update(yTrue, yPred, sampleWeight) {
    const count = this.numClasses;
    let y = this.sparseYTrue ? yTrue : yTrue.argMax(this.axis);
    let p = this.sparseYPred ? yPred : yPred.argMax(this.axis);
    [y, p] = [y, p].map((x) => x.cast('int32').flatten());
    const inside = [y, p].map((x) =>
      x.greaterEqual(0).logicalAnd(x.less(count)),
    );
    let kept = inside[0].logicalAnd(inside[1]);
    if (this.ignoreClass != null) {
      kept = kept.logicalAnd(y.notEqual(this.ignoreClass));
    }
    let weight = kept.cast('float32');
    if (sampleWeight != null) {
      const whole = sampleWeight.cast('int32').cast('float32').flatten();
      weight = weight.mul(whole);
    }
    const place = tf
      .where(kept, y.mul(count).add(p), y.zerosLike())
      .cast('int32');
    const counts = weight
      .unsortedSegmentSum(place, count * count)
      .reshape([count, count]);
    this.total.assign(this.total.add(counts));
  }

  result() {
    let both = this.total.mul(tf.eye(this.numClasses)).sum(0);
    let either = this.total.sum(0).add(this.total.sum(1)).sub(both);
    const index = tf.tensor1d([...this.targetClassIds], 'int32');
    [both, either] = [both.gather(index), either.gather(index)];
    const valid = either.greater(1e-9);
    const shares = tf.where(
      valid,
      both.div(either.add(EPSILON)),
      both.zerosLike(),
    );
    return shares.sum().div(valid.cast('float32').sum().add(EPSILON));
  }
}

/** IoU of the classes above and below `threshold`. */
class BinaryIoU extends IoU {
  static className = 'BinaryIoU';

  constructor({
    targetClassIds = [0, 1],
    threshold = 0.5,
    name = null,
    dtype = null,
  } = {}) {
    super({numClasses: 2, targetClassIds, name, dtype});
    this.threshold = threshold;
  }

  update(yTrue, yPred, sampleWeight) {
    super.update(yTrue, yPred.greaterEqual(this.threshold), sampleWeight);
  }
}

/** The mean IoU of all classes. */
class MeanIoU extends IoU {
  static className = 'MeanIoU';

  constructor({
    numClasses,
    ignoreClass = null,
    sparseYTrue = true,
    sparseYPred = true,
    axis = -1,
    name = null,
    dtype = null,
  }) {
    super({
      numClasses,
      targetClassIds: Array.from({length: numClasses}, (_, index) => index),
      ignoreClass,
      sparseYTrue,
      sparseYPred,
      axis,
      name,
      dtype,
    });
  }
}

/** IoU of one-hot labels, and of predictions whose largest place is the class. */
class OneHotIoU extends IoU {
  static className = 'OneHotIoU';

  constructor({
    numClasses,
    targetClassIds,
    ignoreClass = null,
    sparseYPred = false,
    axis = -1,
    name = null,
    dtype = null,
  }) {
    super({
      numClasses,
      targetClassIds,
      ignoreClass,
      sparseYTrue: false,
      sparseYPred,
      axis,
      name,
      dtype,
    });
  }
}

/** The mean IoU of all classes of one-hot labels. */
class OneHotMeanIoU extends MeanIoU {
  static className = 'OneHotMeanIoU';

  constructor({
    numClasses,
    ignoreClass = null,
    sparseYPred = false,
    axis = -1,
    name = null,
    dtype = null,
  }) {
    super({
      numClasses,
      ignoreClass,
      sparseYTrue: false,
      sparseYPred,
      axis,
      name,
      dtype,
    });
  }
}


/** Gradients of the loss itself, where they are of `lossScaleFactor` times the loss. */
function unscaled(options, pairs) {
  const factor = options.lossScaleFactor;
  return factor == null
    ? pairs
    : pairs.map(([v, gradient]) => [v, gradient.div(factor)]);
}

/** The means of the gradients of `wait` calls where they are done; else None. */
function accumulated(kept, pairs, wait, done) {
  const sums = kept.map(([accumulator, gradient]) => accumulator.add(gradient));
  for (const [[accumulator, _], total] of pyZipStrict(kept, sums)) {
    accumulator.assign(done ? accumulator.zerosLike() : total);
  }
  if (!done) {
    return null;
  }
  return pyZipStrict(pairs, sums).map(([[v, _], total]) => [
    v,
    total.div(wait),
  ]);
}

/** Gradients bounded in norm, in norm of all together, or in value. */
function clippedOfOptimizer(options, pairs) {
  const [norms, values] = [options.clipnorm, options.clipvalue];
  if (norms != null && norms > 0) {
    return pairs.map(([v, gradient]) => [v, _toNorm(gradient, norms)]);
  }
  const limit = options.globalClipnorm;
  if (limit != null && limit > 0 && pairs.length > 0) {
    const squares = pairs.map(([_, gradient]) => gradient.square().sum());
    let total = squares[0];
    for (const square of squares.slice(1)) {
      total = total.add(square);
    }
    const norm = total.sqrt();
    const factor = norm
      .reciprocal()
      .minimum(1 / limit)
      .mul(limit);
    return pairs.map(([v, gradient]) => [v, gradient.mul(factor)]);
  }
  if (values != null && values > 0) {
    return pairs.map(([v, gradient]) => [
      v,
      gradient.clipByValue(-values, values),
    ]);
  }
  return pairs;
}

function _toNorm(gradient, limit) {
  const norm = gradient.square().sum().sqrt();
  const clippedOfOptimizer = gradient.mul(limit).div(norm.maximum(limit));
  return clippedOfOptimizer;
}

/** v - share v. */
function shrink(variable, share) {
  variable.assign(variable.sub(variable.mul(share)));
}

/** Move the averages to the variables; and back where that is due. */
function average(options, pairs, iterations) {
  const momentum = iterations ? options.emaMomentum : 0.0;
  for (const [variable, mean] of pairs) {
    mean.assign(mean.mul(momentum).add(variable.mul(1 - momentum)));
  }
  const often = options.emaOverwriteFrequency;
  if (often != null && (iterations + 1) % often === 0) {
    for (const [variable, mean] of pairs) {
      variable.assign(mean);
    }
  }
}

const EPSILON_OF_OPTIMIZER = 1e-7; // what TF.js's cpu backend adds where none is given





/** 1 - share in float32. */
function rest(share) {
  return single(1 - single(share));
}

/** Move a decaying mean to a value. */
function towards(mean, value, decay) {
  mean.assign(mean.add(value.sub(mean).mul(1 - decay)));
}

/** An optimizer whose step of one variable is written in operations. */
class StepOptimizer extends Optimizer {
  update(pairs) {
    const [rate, step] = [this.learningRate, this.iterations + 1];
    for (const [variable, gradient] of pairs) {
      this.step(variable, gradient, rate, step);
    }
  }

  /** Change one variable; `step` counts from 1. */
  step(variable, gradient, rate, step) {
    throw new Error(`${pyStr(this.constructor.name)} must define step()`);
  }
}

/** One that TF.js has, too, with other numbers. */
class KerasOptimizer extends StepOptimizer {
  constructor({learningRate = 0.001, arithmetic = 'keras', ...base} = {}) {
    super(learningRate, base);
    this.arithmetic = 'keras';
  }
}

/** Steps along a decaying sum of steps, looking ahead with `useNesterov`. */
class Momentum extends KerasOptimizer {
  static className = 'Momentum';
  static factory = 'momentum';
  static slots = [['momentum', 0.0]];

  constructor({momentum = 0.0, useNesterov = false, ...base} = {}) {
    super(base);
    this.momentum = momentum;
    this.useNesterov = useNesterov;
  }

  step(variable, gradient, rate, step) {
    const velocity = this.slot(variable, 'momentum');
    const change = gradient.mul(rate);
    velocity.assign(velocity.mul(this.momentum).sub(change));
    if (this.useNesterov) {
      variable.assign(variable.add(velocity.mul(this.momentum).sub(change)));
    } else {
      variable.assign(variable.add(velocity));
    }
  }

  static {
    pyShareFields(this);
  }
}

/** Steps divided by the root of the sum of squared gradients and `epsilon`. */
class Adagrad extends KerasOptimizer {
  static className = 'Adagrad';
  static factory = 'adagrad';

  constructor({
    initialAccumulatorValue = 0.1,
    epsilon = EPSILON_OF_OPTIMIZER,
    ...base
  } = {}) {
    super(base);
    this.initialAccumulatorValue = initialAccumulatorValue;
    this.epsilon = epsilon;
    this.slots = [['accumulator', initialAccumulatorValue]];
  }

  step(variable, gradient, rate, step) {
    const total = this.slot(variable, 'accumulator');
    total.assign(total.add(gradient.square()));
    variable.assign(
      variable.sub(gradient.mul(rate).div(total.add(this.epsilon).sqrt())),
    );
  }

  static {
    pyShareFields(this);
  }
}

/** Zeiler's Adadelta. */
class Adadelta extends KerasOptimizer {
  static className = 'Adadelta';
  static factory = 'adadelta';
  static slots = [
    ['accum_grad', 0.0],
    ['accum_var', 0.0],
  ];

  constructor({rho = 0.95, epsilon = EPSILON_OF_OPTIMIZER, ...base} = {}) {
    super(base);
    this.rho = rho;
    this.epsilon = epsilon;
  }

  step(variable, gradient, rate, step) {
    const [gradients, changes] = [
      this.slot(variable, 'accum_grad'),
      this.slot(variable, 'accum_var'),
    ];
    towards(gradients, gradient.square(), this.rho);
    const roots = changes
      .add(this.epsilon)
      .sqrt()
      .div(gradients.add(this.epsilon).sqrt());
    const change = gradient.mul(roots).neg();
    towards(changes, change.square(), this.rho);
    variable.assign(variable.add(change.mul(rate)));
  }

  static {
    pyShareFields(this);
  }
}

/** Steps divided by the root of a decaying mean of squared gradients, with momentum. */
class RMSProp extends KerasOptimizer {
  static className = 'RMSProp';
  static factory = 'rmsprop';

  constructor({
    decay = 0.9,
    momentum = 0.0,
    epsilon = EPSILON_OF_OPTIMIZER,
    centered = false,
    ...base
  } = {}) {
    super(base);
    this.decay = decay;
    this.momentum = momentum;
    this.epsilon = epsilon;
    this.centered = centered;
    this.slots = [
      ['rms', 0.0],
      ['momentum', 0.0],
      ...(centered ? [['mg', 0.0]] : []),
    ];
  }

  step(variable, gradient, rate, step) {
    const [squares, velocity] = [
      this.slot(variable, 'rms'),
      this.slot(variable, 'momentum'),
    ];
    squares.assign(
      squares.mul(this.decay).add(gradient.square().mul(1 - this.decay)),
    );
    let spread = squares;
    if (this.centered) {
      const mean = this.slot(variable, 'mg');
      mean.assign(mean.mul(this.decay).add(gradient.mul(1 - this.decay)));
      spread = squares.sub(mean.square());
    }
    let change = gradient.mul(rate).div(spread.add(this.epsilon).sqrt());
    if (this.momentum > 0) {
      velocity.assign(velocity.mul(this.momentum).add(change));
      change = velocity;
    }
    variable.assign(variable.sub(change));
  }

  static {
    pyShareFields(this);
  }
}

/** The keys of Adam. */
class _Moments extends KerasOptimizer {
  static slots = [
    ['m', 0.0],
    ['v', 0.0],
  ];

  constructor({
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = EPSILON_OF_OPTIMIZER,
    ...base
  } = {}) {
    super(base);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }
}

/** Kingma and Ba's Adam, epsilon outside of the bias correction; `amsgrad`: Reddi's. */
class Adam extends _Moments {
  static className = 'Adam';
  static factory = 'adam';

  constructor({amsgrad = false, ...base} = {}) {
    super(base);
    this.amsgrad = amsgrad;
    if (amsgrad) {
      this.slots = [...this.slots, ['vhat', 0.0]];
    }
  }

  step(variable, gradient, rate, step) {
    let [first, second] = [this.slot(variable, 'm'), this.slot(variable, 'v')];
    const root = rest(power(this.beta2, step)) ** 0.5;
    const correction = root / rest(power(this.beta1, step));
    towards(first, gradient, this.beta1);
    towards(second, gradient.square(), this.beta2);
    if (this.amsgrad) {
      const highest = this.slot(variable, 'vhat');
      highest.assign(highest.maximum(second));
      second = highest;
    }
    const change = first
      .mul(rate * correction)
      .div(second.sqrt().add(this.epsilon));
    variable.assign(variable.sub(change));
  }

  static {
    pyShareFields(this);
  }
}

/** Adam by the largest instead of the mean squared gradient. */
class Adamax extends _Moments {
  static className = 'Adamax';
  static factory = 'adamax';

  step(variable, gradient, rate, step) {
    const [first, largest] = [
      this.slot(variable, 'm'),
      this.slot(variable, 'v'),
    ];
    towards(first, gradient, this.beta1);
    largest.assign(largest.mul(this.beta2).maximum(gradient.abs()));
    const scale = largest.add(this.epsilon).mul(rest(power(this.beta1, step)));
    variable.assign(variable.sub(first.mul(rate).div(scale)));
  }

  static {
    pyShareFields(this);
  }
}

/** Made from one config dict. */
class ExtensionOptimizer extends StepOptimizer {
  constructor({learningRate = 0.001, ...base} = {}) {
    super(learningRate, base);
  }
}

/** Adam after a decay of the weights: Loshchilov and Hutter's. */
class AdamW extends Adam {
  static className = 'AdamW';
  static factory = 'adamW';

  constructor({weightDecay = 0.004, ...base} = {}) {
    super({weightDecay, ...base});
  }
}

/** Decaying means of gradients and of their squares. */
class _MomentsOptimizer extends ExtensionOptimizer {
  static slots = [
    ['m', 0.0],
    ['v', 0.0],
  ];

  constructor({
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = EPSILON_OF_OPTIMIZER,
    ...base
  } = {}) {
    super(base);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }
}

/** Adam with Nesterov momentum: Dozat's. */
class Nadam extends _MomentsOptimizer {
  static className = 'Nadam';
  static factory = 'nadam';

  constructor({...base} = {}) {
    super(base);
    // The product of the momenta of all steps, and of how many: after loading it is made anew.
    this._product = 1.0;
    this._factors = 0;
  }

  _momentum(step) {
    return single(
      single(this.beta1) * single(1 - single(0.5 * power(0.96, step))),
    );
  }

  update(pairs) {
    const steps = this.iterations + 1;
    if (this._factors > steps) {
      this._product = 1.0;
      this._factors = 0;
    }
    for (let step = this._factors + 1; step < steps + 1; step++) {
      this._product = single(this._product * this._momentum(step));
    }
    this._factors = steps;
    super.update(pairs);
  }

  step(variable, gradient, rate, step) {
    const [first, second] = [
      this.slot(variable, 'm'),
      this.slot(variable, 'v'),
    ];
    const [now, after] = [this._momentum(step), this._momentum(step + 1)];
    towards(first, gradient, this.beta1);
    towards(second, gradient.square(), this.beta2);
    const ahead = first.mul(single(after / rest(this._product * after)));
    const mean = ahead.add(
      gradient.mul(single(rest(now) / rest(this._product))),
    );
    const root = second.div(rest(power(this.beta2, step))).sqrt();
    variable.assign(variable.sub(mean.mul(rate).div(root.add(this.epsilon))));
  }

  static {
    pyShareFields(this);
  }
}

/** Adam with steps in proportion to the weights' norm: You and others'. */
class Lamb extends _MomentsOptimizer {
  static className = 'Lamb';
  static factory = 'lamb';

  step(variable, gradient, rate, step) {
    const [first, second] = [
      this.slot(variable, 'm'),
      this.slot(variable, 'v'),
    ];
    towards(first, gradient, this.beta1);
    towards(second, gradient.square(), this.beta2);
    const root = second
      .div(rest(power(this.beta2, step)))
      .sqrt()
      .add(this.epsilon);
    const change = first.div(rest(power(this.beta1, step))).div(root);
    const [weights, changes] = [
      variable.square().sum().sqrt(),
      change.square().sum().sqrt(),
    ];
    const both = weights.greater(0).logicalAnd(changes.greater(0));
    const ratio = weights.div(changes).where(both, weights.onesLike());
    variable.assign(variable.sub(change.mul(ratio).mul(rate)));
  }

  static {
    pyShareFields(this);
  }
}

/** Steps by the sign of momentum: Chen and others'. */
class Lion extends ExtensionOptimizer {
  static className = 'Lion';
  static factory = 'lion';
  static slots = [['momentum', 0.0]];

  constructor({beta1 = 0.9, beta2 = 0.99, ...base} = {}) {
    super(base);
    if (!(0 < beta1 && beta1 <= 1)) {
      throw new RangeError(
        `lion: beta1: expected a number above 0 and up to 1, got ${pyRepr(beta1)}`,
      );
    }
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  step(variable, gradient, rate, step) {
    const mean = this.slot(variable, 'momentum');
    const direction = mean
      .mul(this.beta1)
      .add(gradient.mul(1 - this.beta1))
      .sign();
    variable.assign(variable.sub(direction.mul(rate)));
    mean.assign(mean.mul(this.beta2).add(gradient.mul(1 - this.beta2)));
  }

  static {
    pyShareFields(this);
  }
}

/** Follow the regularized leader: McMahan and others', for sparse weights. */
class Ftrl extends ExtensionOptimizer {
  static className = 'Ftrl';
  static factory = 'ftrl';

  constructor({
    learningRatePower = -0.5,
    initialAccumulatorValue = 0.1,
    l1RegularizationStrength = 0.0,
    l2RegularizationStrength = 0.0,
    l2ShrinkageRegularizationStrength = 0.0,
    beta = 0.0,
    ...base
  } = {}) {
    super(base);
    for (const [key, value] of [
      ['initialAccumulatorValue', initialAccumulatorValue],
      ['l1RegularizationStrength', l1RegularizationStrength],
      ['l2RegularizationStrength', l2RegularizationStrength],
      ['l2ShrinkageRegularizationStrength', l2ShrinkageRegularizationStrength],
    ]) {
      if (value < 0) {
        throw new RangeError(
          `ftrl: ${key}: expected a number from 0 on, got ${pyRepr(value)}`,
        );
      }
    }
    if (learningRatePower > 0) {
      throw new RangeError(
        `ftrl: learningRatePower: expected a number up to 0, got ${pyRepr(learningRatePower)}`,
      );
    }
    this.learningRatePower = learningRatePower;
    this.initialAccumulatorValue = initialAccumulatorValue;
    this.l1RegularizationStrength = l1RegularizationStrength;
    this.l2RegularizationStrength = l2RegularizationStrength;
    this.l2ShrinkageRegularizationStrength = l2ShrinkageRegularizationStrength;
    this.beta = beta;
    this.slots = [
      ['accumulator', initialAccumulatorValue],
      ['linear', 0.0],
    ];
  }

  step(variable, gradient, rate, step) {
    const [total, linear] = [
      this.slot(variable, 'accumulator'),
      this.slot(variable, 'linear'),
    ];
    const l2 = this.l2RegularizationStrength + this.beta / (2 * rate);
    const shrunk = gradient.add(
      variable.mul(2 * this.l2ShrinkageRegularizationStrength),
    );
    const grown = total.add(gradient.square());
    const powerNow = grown.pow(-this.learningRatePower);
    const growth = powerNow.sub(total.pow(-this.learningRatePower)).div(rate);
    linear.assign(linear.add(shrunk.sub(growth.mul(variable))));
    const quadratic = powerNow.div(rate).add(2 * l2);
    const l1 = this.l1RegularizationStrength;
    variable.assign(linear.clipByValue(-l1, l1).sub(linear).div(quadratic));
    total.assign(grown);
  }

  static {
    pyShareFields(this);
  }
}

/** Adam with means of rows and columns instead of all squares: Shazeer and Stern's. */
class Adafactor extends ExtensionOptimizer {
  static className = 'Adafactor';
  static factory = 'adafactor';

  constructor({
    beta2Decay = -0.8,
    epsilon1 = 1e-30,
    epsilon2 = 1e-3,
    clipThreshold = 1.0,
    relativeStep = true,
    ...base
  } = {}) {
    super(base);
    this.beta2Decay = beta2Decay;
    this.epsilon1 = epsilon1;
    this.epsilon2 = epsilon2;
    this.clipThreshold = clipThreshold;
    this.relativeStep = relativeStep;
  }

  initialSlots(variable) {
    const dims = [...variable.shape];
    let own;
    if (dims.length < 2) {
      own = [['velocity', tf.zeros(dims)]];
    } else {
      own = [
        ['rows', tf.zeros(dims.slice(0, -1))],
        ['columns', tf.zeros([...dims.slice(0, -2), dims.at(-1)])],
      ];
    }
    return [...own, ...super.initialSlots(variable)];
  }

  step(variable, gradient, rate, step) {
    if (this.schedule == null && this.relativeStep) {
      rate = Math.min(rate, step ** -0.5);
    }
    const decay = rest(power(step, this.beta2Decay));
    const squares = gradient.square().add(this.epsilon1);
    let spread;
    if (variable.rank >= 2) {
      const [rows, columns] = [
        this.slot(variable, 'rows'),
        this.slot(variable, 'columns'),
      ];
      rows.assign(rows.mul(decay).add(squares.mean(-1).mul(1 - decay)));
      columns.assign(columns.mul(decay).add(squares.mean(-2).mul(1 - decay)));
      const share = rows.div(rows.mean(-1, true)).expandDims(-1);
      spread = share.mul(columns.expandDims(-2));
    } else {
      const velocity = this.slot(variable, 'velocity');
      velocity.assign(velocity.mul(decay).add(squares.mul(1 - decay)));
      spread = velocity;
    }
    const change = gradient.div(spread.sqrt());
    const size = change
      .square()
      .mean()
      .sqrt()
      .div(this.clipThreshold)
      .maximum(1);
    const weights = variable.square().mean().sqrt().maximum(this.epsilon2);
    const length = weights.mul(Math.min(rate, step ** -0.5));
    variable.assign(variable.sub(change.div(size).mul(length)));
  }

  static {
    pyShareFields(this);
  }
}

/** AdamW that averages the weights instead of lowering the rate: Defazio and others'. */
class ScheduleFreeAdamW extends _MomentsOptimizer {
  static className = 'ScheduleFreeAdamW';
  static factory = 'scheduleFreeAdamW';

  constructor({
    learningRate = 0.0025,
    epsilon = 1e-8,
    warmupSteps = 0,
    ...base
  } = {}) {
    super({learningRate, epsilon, ...base});
    this.warmupSteps = warmupSteps;
  }

  initialSlots(variable) {
    const made = super.initialSlots(variable);
    return [...made].map(([name, value]) => [
      name,
      name === 'm' ? variable.clone() : value,
    ]);
  }

  step(variable, gradient, rate, step) {
    if (this.warmupSteps > 0) {
      rate *= Math.min(step / this.warmupSteps, 1.0);
    }
    const [base, squares] = [
      this.slot(variable, 'm'),
      this.slot(variable, 'v'),
    ];
    towards(squares, gradient.square(), this.beta2);
    const root = squares
      .div(rest(power(this.beta2, step)))
      .sqrt()
      .add(this.epsilon);
    base.assign(base.sub(gradient.mul(rate).div(root)));
    // Keras takes the base after its step here, where the paper has the one before.
    let mean = variable.sub(base.mul(1 - this.beta1)).div(this.beta1);
    mean = mean.mul(1 - 1 / step).add(base.mul(1 / step));
    variable.assign(base.mul(1 - this.beta1).add(mean.mul(this.beta1)));
  }

  static {
    pyShareFields(this);
  }
}

/**
 * Jordan's Muon. Weights that are no matrices, embeddings, and those whose name an expression
 * of `excludeLayers` is found in are trained by AdamW.
 */
class Muon extends ExtensionOptimizer {
  static className = 'Muon';
  static factory = 'muon';
  static meaningfulNone = new Set(
    new Set(['adamWeightDecay', 'weightDecay', 'rmsRate']),
  );

  constructor({
    adamBeta1 = 0.9,
    adamBeta2 = 0.999,
    adamWeightDecay = 0.004,
    epsilon = EPSILON_OF_OPTIMIZER,
    weightDecay = 0.004,
    excludeLayers = [],
    excludeEmbeddings = true,
    muonA = 3.4445,
    muonB = -4.775,
    muonC = 2.0315,
    adamLrRatio = 1.0,
    momentum = 0.95,
    nsSteps = 5,
    nesterov = true,
    rmsRate = 0.2,
    ...base
  } = {}) {
    super({weightDecay, ...base});
    this.adamBeta1 = adamBeta1;
    this.adamBeta2 = adamBeta2;
    this.adamWeightDecay = adamWeightDecay;
    this.epsilon = epsilon;
    this.excludeLayers = excludeLayers;
    this.excludeEmbeddings = excludeEmbeddings;
    this.muonA = muonA;
    this.muonB = muonB;
    this.muonC = muonC;
    this.adamLrRatio = adamLrRatio;
    this.momentum = momentum;
    this.nsSteps = nsSteps;
    this.nesterov = nesterov;
    this.rmsRate = rmsRate;
    this.slots = [
      ['momentum', 0.0],
      ['velocity', 0.0],
    ];
  }

  _byAdam(variable) {
    const name = variable.name;
    return (
      variable.rank !== 2 ||
      (this.excludeEmbeddings && name.toLowerCase().includes('embedding')) ||
      this.excludeLayers.some((pattern) => re.search(pattern, name) != null)
    );
  }

  decayWeights(variables) {
    for (const variable of variables) {
      const adam = this._byAdam(variable);
      const decay = adam ? this.adamWeightDecay : this.weightDecay;
      if (decay != null) {
        shrink(variable, decay * this.learningRate);
      }
    }
  }

  step(variable, gradient, rate, step) {
    const mean = this.slot(variable, 'momentum');
    if (this._byAdam(variable)) {
      const squares = this.slot(variable, 'velocity');
      const root = rest(power(this.adamBeta2, step)) ** 0.5;
      const correction = root / rest(power(this.adamBeta1, step));
      towards(mean, gradient, this.adamBeta1);
      towards(squares, gradient.square(), this.adamBeta2);
      const length = rate * this.adamLrRatio * correction;
      variable.assign(
        variable.sub(mean.mul(length).div(squares.sqrt().add(this.epsilon))),
      );
      return;
    }
    mean.assign(mean.mul(this.momentum).add(gradient));
    const ahead = this.nesterov ? gradient.add(mean.mul(this.momentum)) : mean;
    let change = this._orthogonalized(ahead).mul(rate);
    if (this.rmsRate != null) {
      change = change.mul(Math.max(...variable.shape) ** 0.5 * this.rmsRate);
    }
    variable.assign(variable.sub(change));
  }

  /** Near the nearest orthogonal matrix: five Newton-Schulz iterations. */
  _orthogonalized(x) {
    const tall = x.shape[0] > x.shape[1];
    x = tall ? x.transpose() : x;
    x = x.div(x.square().sum().sqrt().add(1e-7));
    for (let _ = 0; _ < this.nsSteps; _++) {
      const a = x.matMul(x, false, true);
      const b = a.mul(this.muonB).add(a.mul(this.muonC).matMul(a));
      x = x.mul(this.muonA).add(b.matMul(x));
    }
    const result = tall ? x.transpose() : x;
    return result;
  }

  static {
    pyShareFields(this);
  }
}


function _positive(what, value) {
  if (value <= 0) {
    throw new RangeError(
      `${what}: expected a number above 0, got ${pyRepr(value)}`,
    );
  }
  return value;
}

class _Decay extends LearningRateSchedule {
  constructor({
    initialLearningRate,
    decaySteps,
    decayRate,
    staircase = false,
    name = null,
  }) {
    super();
    this.initialLearningRate = initialLearningRate;
    this.decaySteps = _positive(
      `${this.constructor.className}: decaySteps`,
      decaySteps,
    );
    this.decayRate = decayRate;
    this.staircase = staircase;
    this.name = name;
  }

  _periods(step) {
    const periods = Number(step) / this.decaySteps;
    return this.staircase ? Math.floor(periods) : periods;
  }
}

/** initialLearningRate decayRate^(step / decaySteps); `staircase`: by whole periods. */
class ExponentialDecay extends _Decay {
  static className = 'ExponentialDecay';

  rate(step) {
    return Number(
      this.initialLearningRate * this.decayRate ** this._periods(step),
    );
  }
}

/** initialLearningRate / (1 + decayRate step / decaySteps); `staircase`: by whole periods. */
class InverseTimeDecay extends _Decay {
  static className = 'InverseTimeDecay';

  rate(step) {
    return (
      this.initialLearningRate / (1 + this.decayRate * this._periods(step))
    );
  }
}

/** From initialLearningRate to endLearningRate along a power; `cycle`: again and again. */
class PolynomialDecay extends LearningRateSchedule {
  static className = 'PolynomialDecay';

  constructor({
    initialLearningRate,
    decaySteps,
    endLearningRate = 1e-4,
    power = 1.0,
    cycle = false,
    name = null,
  }) {
    super();
    this.initialLearningRate = initialLearningRate;
    this.decaySteps = _positive('PolynomialDecay: decaySteps', decaySteps);
    this.endLearningRate = endLearningRate;
    this.power = power;
    this.cycle = cycle;
    this.name = name;
  }

  rate(step) {
    let steps = this.decaySteps;
    if (this.cycle) {
      steps *= Math.max(1, Math.ceil(step / steps));
    }
    const share = 1 - Math.min(step, steps) / steps;
    const span = this.initialLearningRate - this.endLearningRate;
    return Number(span * share ** this.power + this.endLearningRate);
  }
}

/** `values[i]` up to and with the step `boundaries[i]`, the last value from there on. */
class PiecewiseConstantDecay extends LearningRateSchedule {
  static className = 'PiecewiseConstantDecay';

  constructor({boundaries, values, name = null}) {
    super();
    if (boundaries.length !== values.length - 1) {
      throw new RangeError(
        `PiecewiseConstantDecay: expected one value more than boundaries, got ${values.length} values and ${boundaries.length} boundaries`,
      );
    }
    this.boundaries = boundaries;
    this.values = values;
    this.name = name;
  }

  rate(step) {
    for (const [boundary, value] of this.boundaries
      .slice(0, Math.min(this.boundaries.length, this.values.length))
      .map((value, index) => [value, this.values[index]])) {
      if (step <= boundary) {
        return value;
      }
    }
    return this.values.at(-1);
  }
}

/**
 * Half a cosine from initialLearningRate (or, after `warmupSteps`, warmupTarget) to alpha
 * times that.
 */
class CosineDecay extends LearningRateSchedule {
  static className = 'CosineDecay';

  constructor({
    initialLearningRate,
    decaySteps,
    alpha = 0.0,
    name = null,
    warmupTarget = null,
    warmupSteps = 0,
  }) {
    super();
    this.initialLearningRate = initialLearningRate;
    this.decaySteps = _positive('CosineDecay: decaySteps', decaySteps);
    this.alpha = alpha;
    this.name = name;
    this.warmupTarget = warmupTarget;
    this.warmupSteps = warmupSteps;
  }

  rate(step) {
    let [start, done] = [this.initialLearningRate, Number(step)];
    if (this.warmupTarget != null) {
      if (step < this.warmupSteps) {
        return start + ((this.warmupTarget - start) * step) / this.warmupSteps;
      }
      [start, done] = [this.warmupTarget, step - this.warmupSteps];
    }
    const share = Math.min(done, this.decaySteps) / this.decaySteps;
    return _cosine(start, share, this.alpha);
  }
}

function _cosine(start, share, alpha, {height = 1.0} = {}) {
  const wave = 0.5 * height * (1 + Math.cos(Math.PI * share));
  return start * ((1 - alpha) * wave + alpha);
}

/** Half a cosine, again and again: each `tMul` times as long and `mMul` times as high. */
class CosineDecayRestarts extends LearningRateSchedule {
  static className = 'CosineDecayRestarts';

  constructor({
    initialLearningRate,
    firstDecaySteps,
    tMul = 2.0,
    mMul = 1.0,
    alpha = 0.0,
    name = null,
  }) {
    super();
    this.initialLearningRate = initialLearningRate;
    this.firstDecaySteps = _positive(
      'CosineDecayRestarts: firstDecaySteps',
      firstDecaySteps,
    );
    this.tMul = tMul;
    this.mMul = mMul;
    this.alpha = alpha;
    this.name = name;
  }

  rate(step) {
    let [share, restarts] = [step / this.firstDecaySteps, 0];
    if (this.tMul === 1) {
      restarts = Math.floor(share);
      share -= restarts;
    } else {
      restarts = Math.floor(
        Math.log(1 - share * (1 - this.tMul)) / Math.log(this.tMul),
      );
      const before = (1 - this.tMul ** restarts) / (1 - this.tMul);
      share = (share - before) / this.tMul ** restarts;
    }
    return _cosine(this.initialLearningRate, share, this.alpha, {
      height: this.mMul ** restarts,
    });
  }
}

/** The iterator of anything that can be gone through, dicts by their keys. */
function pyIterator(values) {
  if (typeof values[Symbol.iterator] !== 'function')
    return Object.keys(values)[Symbol.iterator]();
  return values instanceof Map ? values.keys() : values[Symbol.iterator]();
}

/** Python's zip(...lists): as long as the shortest. @returns {Generator<any>} */
function* pyZip(...lists) {
  const iterators = lists.map(pyIterator);
  while (iterators.length > 0) {
    const turn = [];
    for (const iterator of iterators) {
      const {value, done} = iterator.next();
      if (done) return;
      turn.push(value);
    }
    yield turn;
  }
}

/** zip(..., strict=True). Throws a RangeError if the lists are not of one length. */
function pyZipStrict(...lists) {
  const whole = lists.map((list) => [...list]);
  if (whole.some((list) => list.length !== whole[0].length)) {
    throw new RangeError('zip() arguments are not of the same length');
  }
  return [...pyZip(...whole)];
}

/** Python's int(value, base), of a number or a text. Throws a RangeError for other texts. */
function pyInt(value, base = 10) {
  if (typeof value !== 'string') return Math.trunc(value);
  const text = value
    .trim()
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/^([+-]?)0[xob]/, '$1');
  const made = parseInt(text, base);
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  if (
    Number.isNaN(made) ||
    ![...text.replace(/^[+-]/, '')].every((one) => digits.includes(one))
  ) {
    throw new RangeError(
      `invalid literal for int() with base ${base}: '${value}'`,
    );
  }
  return made;
}

/** Lets objects have the variables of their class, until they set them themselves. */
function pyShareFields(owner) {
  for (const name of Object.keys(owner)) {
    Object.defineProperty(owner.prototype, name, {
      configurable: true,
      get() {
        return this.constructor[name];
      },
      set(value) {
        const own = {value, writable: true, enumerable: true};
        Object.defineProperty(this, name, {...own, configurable: true});
      },
    });
  }
}

/** What a function, an object with __call__, a layer or a class makes of arguments. */
function pyCall(called, ...values) {
  if (typeof called !== 'function') {
    return called.__call__
      ? called.__call__(...values)
      : called.apply(...values);
  }
  const isClass = /^class\b/.test(Function.prototype.toString.call(called));
  return isClass ? new called(...values) : called(...values);
}

/** The position of the first equal value. Throws a RangeError if there is none. */
function pyIndex(values, value, start = 0) {
  const found =
    typeof values === 'string'
      ? values.indexOf(value, start)
      : values.findIndex(
          (one, index) => index >= start && pyEquals(one, value),
        );
  if (found < 0) throw new RangeError(`${pyRepr(value)} is not there`);
  return found;
}

/** Whether one of the values equals the given one. */
function pyIncludes(values, value) {
  if (values.__contains__) return values.__contains__(value);
  if (values instanceof Map || values instanceof Set) return values.has(value);
  if (typeof values === 'string') return values.includes(value);
  if (values.arraySync) return pyIncludes(values.arraySync(), value);
  if (typeof values[Symbol.iterator] !== 'function')
    return Object.hasOwn(values, value);
  for (const one of values) if (pyEquals(one, value)) return true;
  return false;
}

/** Python's len(values). */
function pyLength(values) {
  if (values.__len__) return values.__len__();
  if (Array.isArray(values.shape)) return values.shape[0];
  return values.length ?? values.size ?? Object.keys(values).length;
}

/** A sorted copy, in Python's order of numbers, texts and lists. */
function pySorted(values, key = null, reverse = false) {
  const keyed = [...values].map((value) => [key ? key(value) : value, value]);
  const sign = reverse ? -1 : 1;
  keyed.sort(([one], [other]) => sign * pyCompare(one, other));
  return keyed.map(([, value]) => value);
}

/** Python's repr(value); lists and tuples are both arrays. */
function pyRepr(value) {
  if (value == null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pyDigits(value);
  if (typeof value === 'string') return pyQuoted(value);
  if (typeof value === 'function') return `<function ${value.name}>`;
  if (value.__repr__) return value.__repr__();
  if (value instanceof Error)
    return `${value.constructor.name}(${value.message && pyQuoted(value.message)})`;
  if (value instanceof Set) {
    return value.size ? `{${[...value].map(pyRepr).join(', ')}}` : 'set()';
  }
  if (
    value instanceof Map ||
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const pairs = value instanceof Map ? [...value] : Object.entries(value);
    return `{${pairs.map(([key, one]) => `${pyRepr(key)}: ${pyRepr(one)}`).join(', ')}}`;
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.prototype.map.call(value, pyRepr).join(', ')}]`;
  }
  return String(value);
}

/** Python's str(value). */
function pyStr(value) {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  const own = value != null && typeof value === 'object' && value.toString;
  return own &&
    own !== Object.prototype.toString &&
    own !== Array.prototype.toString
    ? value.toString()
    : pyRepr(value);
}

/** A number as JavaScript writes it, but for nan and inf. */
function pyDigits(value) {
  if (Number.isNaN(value)) return 'nan';
  return String(value).replace('Infinity', 'inf');
}

/** A text in the quotes that Python shows it in. */
function pyQuoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const names = {'\n': '\\n', '\t': '\\t', '\r': '\\r', '\\': '\\\\'};
  const inside = text.replace(/[\n\t\r\\]/g, (one) => names[one]);
  return (
    quote + (quote === "'" ? inside.replaceAll("'", "\\'") : inside) + quote
  );
}

/** Python's one == other: lists, dicts and sets by what is in them. */
function pyEquals(one, other) {
  if (one === other || (one == null && other == null)) return true;
  if (typeof one === 'boolean' || typeof other === 'boolean') {
    return (
      typeof one !== 'object' &&
      typeof other !== 'object' &&
      Number(one) === Number(other)
    );
  }
  if (one == null || other == null) return false;
  if (typeof one !== 'object')
    return Boolean(other.__eq__) && other.__eq__(one) === true;
  if (one.__eq__) return one.__eq__(other) === true;
  if (typeof other !== 'object') return false;
  if (Array.isArray(one) || one.BYTES_PER_ELEMENT) {
    return (
      one.length === other.length &&
      one.every((value, index) => pyEquals(value, other[index]))
    );
  }
  if (one instanceof Set) {
    return (
      one.size === other.size && [...one].every((value) => other.has(value))
    );
  }
  const isPlain = Object.getPrototypeOf(one) === Object.prototype;
  if (!(one instanceof Map) && !isPlain) return false;
  const [first, second] = [one, other].map((map) =>
    map instanceof Map ? map : new Map(Object.entries(map)),
  );
  return (
    first.size === second.size &&
    [...first].every(
      ([key, value]) => second.has(key) && pyEquals(value, second.get(key)),
    )
  );
}

/** Less than 0 if one < other, more if one > other: numbers, texts, lists item by item. */
function pyCompare(one, other) {
  if (Array.isArray(one)) {
    for (let index = 0; index < Math.min(one.length, other.length); index++) {
      const order = pyCompare(one[index], other[index]);
      if (order !== 0) return order;
    }
    return one.length - other.length;
  }
  if (one?.__lt__) return one.__lt__(other) ? -1 : other.__lt__(one) ? 1 : 0;
  return one < other ? -1 : one > other ? 1 : 0;
}

// true positives
// false positives
// true negatives
// false negatives

class MeanSquaredError extends PlainLoss {
  static className = 'MeanSquaredError';

  call(yTrue, yPred) {
    return squared(yTrue, yPred);
  }
}

class MeanAbsoluteError extends PlainLoss {
  static className = 'MeanAbsoluteError';

  call(yTrue, yPred) {
    return absolute(yTrue, yPred);
  }
}

class MeanAbsolutePercentageError extends PlainLoss {
  static className = 'MeanAbsolutePercentageError';

  call(yTrue, yPred) {
    return percentage(yTrue, yPred);
  }
}

class MeanSquaredLogarithmicError extends PlainLoss {
  static className = 'MeanSquaredLogarithmicError';

  call(yTrue, yPred) {
    return logarithmic(yTrue, yPred);
  }
}

class KLDivergence extends PlainLoss {
  static className = 'KLDivergence';

  call(yTrue, yPred) {
    return divergence(yTrue, yPred);
  }
}

class Poisson extends PlainLoss {
  static className = 'Poisson';

  call(yTrue, yPred) {
    return poisson(yTrue, yPred);
  }
}

class Hinge extends PlainLoss {
  static className = 'Hinge';

  call(yTrue, yPred) {
    return hinge(yTrue, yPred);
  }
}

class SquaredHinge extends PlainLoss {
  static className = 'SquaredHinge';

  call(yTrue, yPred) {
    return squaredHinge(yTrue, yPred);
  }
}

class CategoricalHinge extends PlainLoss {
  static className = 'CategoricalHinge';

  call(yTrue, yPred) {
    return categoricalHinge(yTrue, yPred);
  }
}

class LogCosh extends PlainLoss {
  static className = 'LogCosh';

  call(yTrue, yPred) {
    return logCosh(yTrue, yPred);
  }
}

class Accuracy extends MeanMetric {
  static className = 'Accuracy';
  static fixedName = 'accuracy';

  valuesOf(yTrue, yPred) {
    return equality(yTrue, yPred);
  }
}

class CategoricalAccuracy extends MeanMetric {
  static className = 'CategoricalAccuracy';
  static fixedName = 'categorical_accuracy';

  valuesOf(yTrue, yPred) {
    return categoricalOfMetric(yTrue, yPred);
  }
}

class SparseCategoricalAccuracy extends MeanMetric {
  static className = 'SparseCategoricalAccuracy';
  static fixedName = 'sparse_categorical_accuracy';

  valuesOf(yTrue, yPred) {
    return sparse(yTrue, yPred);
  }
}

class MeanSquaredErrorMetric extends MeanMetric {
  static className = 'MeanSquaredError';
  static fixedName = 'mean_squared_error';

  valuesOf(yTrue, yPred) {
    return squared(yTrue, yPred);
  }
}

class MeanAbsoluteErrorMetric extends MeanMetric {
  static className = 'MeanAbsoluteError';
  static fixedName = 'mean_absolute_error';

  valuesOf(yTrue, yPred) {
    return absolute(yTrue, yPred);
  }
}

class MeanAbsolutePercentageErrorMetric extends MeanMetric {
  static className = 'MeanAbsolutePercentageError';
  static fixedName = 'mean_absolute_percentage_error';

  valuesOf(yTrue, yPred) {
    return percentage(yTrue, yPred);
  }
}

class MeanSquaredLogarithmicErrorMetric extends MeanMetric {
  static className = 'MeanSquaredLogarithmicError';
  static fixedName = 'mean_squared_logarithmic_error';

  valuesOf(yTrue, yPred) {
    return logarithmic(yTrue, yPred);
  }
}

class LogCoshError extends MeanMetric {
  static className = 'LogCoshError';
  static fixedName = 'logcosh';

  valuesOf(yTrue, yPred) {
    return logCosh(yTrue, yPred);
  }
}

class KLDivergenceMetric extends MeanMetric {
  static className = 'KLDivergence';
  static fixedName = 'kl_divergence';

  valuesOf(yTrue, yPred) {
    return divergence(yTrue, yPred);
  }
}

class PoissonMetric extends MeanMetric {
  static className = 'Poisson';
  static fixedName = 'poisson';

  valuesOf(yTrue, yPred) {
    return poisson(yTrue, yPred);
  }
}

class HingeMetric extends MeanMetric {
  static className = 'Hinge';
  static fixedName = 'hinge';

  valuesOf(yTrue, yPred) {
    return hinge(yTrue, yPred);
  }
}

class SquaredHingeMetric extends MeanMetric {
  static className = 'SquaredHinge';
  static fixedName = 'squared_hinge';

  valuesOf(yTrue, yPred) {
    return squaredHinge(yTrue, yPred);
  }
}

class CategoricalHingeMetric extends MeanMetric {
  static className = 'CategoricalHinge';
  static fixedName = 'categorical_hinge';

  valuesOf(yTrue, yPred) {
    return categoricalHinge(yTrue, yPred);
  }
}

for (const made of [
  ActivityRegularization,
  AdaptiveAveragePooling1D,
  AdaptiveAveragePooling2D,
  AdaptiveAveragePooling3D,
  AdaptiveMaxPooling1D,
  AdaptiveMaxPooling2D,
  AdaptiveMaxPooling3D,
  AdditiveAttention,
  Attention,
  AugMix,
  AutoContrast,
  ContrastLimitedAdaptiveHistogramEqualization,
  Conv1DTranspose,
  ConvLSTM1D,
  ConvLSTM2D,
  ConvLSTM3D,
  Cropping1D,
  Cropping3D,
  CutMix,
  DepthwiseConv1D,
  Discretization,
  EinsumDense,
  Equalization,
  GlobalAveragePooling3D,
  GlobalMaxPooling3D,
  GroupNormalization,
  GroupQueryAttention,
  Hashing,
  Identity,
  IntegerLookup,
  Lambda,
  MaxNumBoundingBoxes,
  MelSpectrogram,
  MixUp,
  MultiHeadAttention,
  Normalization,
  Pipeline,
  RandAugment,
  RandomBrightness,
  RandomColorDegeneration,
  RandomColorJitter,
  RandomContrast,
  RandomCrop,
  RandomElasticTransform,
  RandomErasing,
  RandomFlip,
  RandomGaussianBlur,
  RandomGrayscale,
  RandomHeight,
  RandomHue,
  RandomInvert,
  RandomPerspective,
  RandomPosterization,
  RandomRotation,
  RandomSaturation,
  RandomSharpness,
  RandomShear,
  RandomTranslation,
  RandomZoom,
  ReversibleEmbedding,
  RMSNormalization,
  SeparableConv1D,
  Solarization,
  SpatialDropout2D,
  SpatialDropout3D,
  SpectralNormalization,
  STFTSpectrogram,
  StringLookup,
  Subtract,
  TextVectorization,
  UnitNormalization,
  UpSampling1D,
  UpSampling3D,
  ZeroPadding1D,
  ZeroPadding3D,
]) {
  registerLayer(made);
}

export const callbacks = {
  backupAndRestore:
    factory('callbacks.backupAndRestore', BackupAndRestore, ['backupDir', 'saveFreq', 'doubleCheckpoint', 'deleteCheckpoint'], ['backupDir']),
  csvLogger:
    factory('callbacks.csvLogger', CSVLogger, ['filename', 'separator', 'append'], ['filename']),
  earlyStopping:
    factory('callbacks.earlyStopping', EarlyStopping, ['monitor', 'minDelta', 'patience', 'verbose', 'mode', 'baseline', 'restoreBestWeights', 'startFromEpoch']),
  learningRateScheduler:
    factory('callbacks.learningRateScheduler', LearningRateScheduler, ['schedule', 'verbose'], ['schedule']),
  modelCheckpoint:
    factory('callbacks.modelCheckpoint', ModelCheckpoint, ['filepath', 'monitor', 'verbose', 'saveBestOnly', 'saveWeightsOnly', 'mode', 'saveFreq', 'initialValueThreshold', 'period'], ['filepath']),
  reduceLROnPlateau:
    factory('callbacks.reduceLROnPlateau', ReduceLROnPlateau, ['monitor', 'factor', 'patience', 'verbose', 'mode', 'minDelta', 'cooldown', 'minLr']),
  remoteMonitor:
    factory('callbacks.remoteMonitor', RemoteMonitor, ['root', 'path', 'field', 'headers', 'sendAsJson']),
  swapEMAWeights:
    factory('callbacks.swapEMAWeights', SwapEMAWeights, ['swapOnEpoch']),
  terminateOnNaN:
    factory('callbacks.terminateOnNaN', TerminateOnNaN, ['raiseError']),
};

export const constraints = {
  Constraint: Constraint,
  get: getConstraint,
  serialize: described,
};

export const data = {
  Sequence: Sequence,
  fromGenerator: fromGenerator,
  fromTensorSlices: fromTensorSlices,
  fromTensors: fromTensors,
  imageDataGenerator: imageDataGenerator,
  range: rangeDataset,
  timeseriesDatasetFromArray: timeseriesDatasetFromArray,
  timeseriesGenerator: timeseriesGenerator,
  zipDatasets: zipDatasets,
};

export const datasets = {
  fashionMnist: fashionMnist,
  mnist: mnist,
};

export const initializers = {
  Initializer: Initializer,
  get: getInitializer,
  serialize: described,
};

export const layers = {
  Activation: derivable('activation', {activation: 'linear'}),
  AlphaDropout: derivable('alphaDropout', {rate: 1}),
  AveragePooling1D: derivable('averagePooling1d'),
  AveragePooling2D: derivable('averagePooling2d'),
  BatchNormalization: derivable('batchNormalization'),
  Bidirectional:
    derivable('bidirectional', {layer: tf.layers.simpleRNN({units: 1})}),
  Conv1D: derivable('conv1d', {filters: 1, kernelSize: 1}),
  Conv2D: derivable('conv2d', {filters: 1, kernelSize: 1}),
  Conv2DTranspose: derivable('conv2dTranspose', {filters: 1, kernelSize: 1}),
  Conv3D: derivable('conv3d', {filters: 1, kernelSize: 1}),
  Dense: derivable('dense', {units: 1}),
  DepthwiseConv2D: derivable('depthwiseConv2d', {kernelSize: 1}),
  Dropout: derivable('dropout', {rate: 1}),
  Embedding: derivable('embedding', {inputDim: 1, outputDim: 1}),
  Flatten: derivable('flatten'),
  GRU: derivable('gru', {units: 1}),
  GRUCell: derivable('gruCell', {units: 1}),
  GaussianDropout: derivable('gaussianDropout', {rate: 1}),
  GaussianNoise: derivable('gaussianNoise', {stddev: 1}),
  GlobalAveragePooling1D: derivable('globalAveragePooling1d'),
  GlobalAveragePooling2D: derivable('globalAveragePooling2d'),
  GlobalMaxPooling1D: derivable('globalMaxPooling1d'),
  GlobalMaxPooling2D: derivable('globalMaxPooling2d'),
  LSTM: derivable('lstm', {units: 1}),
  LSTMCell: derivable('lstmCell', {units: 1}),
  Layer: Layer,
  LayerNormalization: derivable('layerNormalization'),
  LeakyReLU: derivable('leakyReLU'),
  MaxPooling1D: derivable('maxPooling1d'),
  MaxPooling2D: derivable('maxPooling2d'),
  RNNCell: RNNCell,
  ReLU: derivable('reLU'),
  Reshape: derivable('reshape', {targetShape: [1]}),
  SeparableConv2D: derivable('separableConv2d', {filters: 1, kernelSize: 1}),
  SimpleRNN: derivable('simpleRNN', {units: 1}),
  SimpleRNNCell: derivable('simpleRNNCell', {units: 1}),
  SpatialDropout1D: derivable('spatialDropout1d', {rate: 1}),
  TimeDistributed:
    derivable('timeDistributed', {layer: tf.layers.simpleRNN({units: 1})}),
  UpSampling2D: derivable('upSampling2d'),
  Wrapper: derivable('wrapper', {layer: tf.layers.simpleRNN({units: 1})}),
  ZeroPadding2D: derivable('zeroPadding2d'),
  activation: optioned('activation'),
  activityRegularization: (config = {}) => new ActivityRegularization(config),
  adaptiveAveragePooling1d:
    (config = {}) => new AdaptiveAveragePooling1D(config),
  adaptiveAveragePooling2d:
    (config = {}) => new AdaptiveAveragePooling2D(config),
  adaptiveAveragePooling3d:
    (config = {}) => new AdaptiveAveragePooling3D(config),
  adaptiveMaxPooling1d: (config = {}) => new AdaptiveMaxPooling1D(config),
  adaptiveMaxPooling2d: (config = {}) => new AdaptiveMaxPooling2D(config),
  adaptiveMaxPooling3d: (config = {}) => new AdaptiveMaxPooling3D(config),
  add: optioned('add'),
  additiveAttention: (config = {}) => new AdditiveAttention(config),
  alphaDropout: optioned('alphaDropout'),
  attention: (config = {}) => new Attention(config),
  augMix: (config = {}) => new AugMix(config),
  autoContrast: (config = {}) => new AutoContrast(config),
  average: optioned('average'),
  averagePooling1d: optioned('averagePooling1d'),
  averagePooling2d: optioned('averagePooling2d'),
  averagePooling3d: optioned('averagePooling3d'),
  batchNormalization: optioned('batchNormalization'),
  bidirectional: optioned('bidirectional'),
  categoryEncoding: optioned('categoryEncoding'),
  centerCrop: optioned('centerCrop'),
  concatenate: optioned('concatenate'),
  contrastLimitedAdaptiveHistogramEqualization:
    (config = {}) => new ContrastLimitedAdaptiveHistogramEqualization(config),
  conv1d: optioned('conv1d'),
  conv1dTranspose: (config = {}) => new Conv1DTranspose(config),
  conv2d: optioned('conv2d'),
  conv2dTranspose: optioned('conv2dTranspose'),
  conv3d: optioned('conv3d'),
  conv3dTranspose: optioned('conv3dTranspose'),
  convLstm1d: (config = {}) => new ConvLSTM1D(config),
  convLstm2d: (config = {}) => new ConvLSTM2D(config),
  convLstm3d: (config = {}) => new ConvLSTM3D(config),
  cropping1d: (config = {}) => new Cropping1D(config),
  cropping2D: optioned('cropping2D'),
  cropping3d: (config = {}) => new Cropping3D(config),
  cutMix: (config = {}) => new CutMix(config),
  dense: optioned('dense'),
  depthwiseConv1d: (config = {}) => new DepthwiseConv1D(config),
  depthwiseConv2d: optioned('depthwiseConv2d'),
  discretization: (config = {}) => new Discretization(config),
  dot: optioned('dot'),
  dropout: optioned('dropout'),
  einsumDense: (config = {}) => new EinsumDense(config),
  elu: optioned('elu'),
  embedding: optioned('embedding'),
  equalization: (config = {}) => new Equalization(config),
  flatten: optioned('flatten'),
  gaussianDropout: optioned('gaussianDropout'),
  gaussianNoise: optioned('gaussianNoise'),
  globalAveragePooling1d: optioned('globalAveragePooling1d'),
  globalAveragePooling2d: optioned('globalAveragePooling2d'),
  globalAveragePooling3d: (config = {}) => new GlobalAveragePooling3D(config),
  globalMaxPooling1d: optioned('globalMaxPooling1d'),
  globalMaxPooling2d: optioned('globalMaxPooling2d'),
  globalMaxPooling3d: (config = {}) => new GlobalMaxPooling3D(config),
  groupNormalization: (config = {}) => new GroupNormalization(config),
  groupQueryAttention: (config = {}) => new GroupQueryAttention(config),
  gru: optioned('gru'),
  gruCell: optioned('gruCell'),
  hashing: (config = {}) => new Hashing(config),
  identity: (config = {}) => new Identity(config),
  inputLayer: optioned('inputLayer'),
  integerLookup: (config = {}) => new IntegerLookup(config),
  lambda_: (config = {}) => new Lambda(config),
  layerNormalization: optioned('layerNormalization'),
  leakyReLU: optioned('leakyReLU'),
  lstm: optioned('lstm'),
  lstmCell: optioned('lstmCell'),
  masking: optioned('masking'),
  maxNumBoundingBoxes: (config = {}) => new MaxNumBoundingBoxes(config),
  maxPooling1d: optioned('maxPooling1d'),
  maxPooling2d: optioned('maxPooling2d'),
  maxPooling3d: optioned('maxPooling3d'),
  maximum: optioned('maximum'),
  melSpectrogram: (config = {}) => new MelSpectrogram(config),
  minimum: optioned('minimum'),
  mixUp: (config = {}) => new MixUp(config),
  multiHeadAttention: (config = {}) => new MultiHeadAttention(config),
  multiply: optioned('multiply'),
  normalization: (config = {}) => new Normalization(config),
  permute: optioned('permute'),
  pipeline: (config = {}) => new Pipeline(config),
  prelu: optioned('prelu'),
  randAugment: (config = {}) => new RandAugment(config),
  randomBrightness: (config = {}) => new RandomBrightness(config),
  randomColorDegeneration: (config = {}) => new RandomColorDegeneration(config),
  randomColorJitter: (config = {}) => new RandomColorJitter(config),
  randomContrast: (config = {}) => new RandomContrast(config),
  randomCrop: (config = {}) => new RandomCrop(config),
  randomElasticTransform: (config = {}) => new RandomElasticTransform(config),
  randomErasing: (config = {}) => new RandomErasing(config),
  randomFlip: (config = {}) => new RandomFlip(config),
  randomGaussianBlur: (config = {}) => new RandomGaussianBlur(config),
  randomGrayscale: (config = {}) => new RandomGrayscale(config),
  randomHeight: (config = {}) => new RandomHeight(config),
  randomHue: (config = {}) => new RandomHue(config),
  randomInvert: (config = {}) => new RandomInvert(config),
  randomPerspective: (config = {}) => new RandomPerspective(config),
  randomPosterization: (config = {}) => new RandomPosterization(config),
  randomRotation: (config = {}) => new RandomRotation(config),
  randomSaturation: (config = {}) => new RandomSaturation(config),
  randomSharpness: (config = {}) => new RandomSharpness(config),
  randomShear: (config = {}) => new RandomShear(config),
  randomTranslation: (config = {}) => new RandomTranslation(config),
  randomWidth: optioned('randomWidth'),
  randomZoom: (config = {}) => new RandomZoom(config),
  reLU: optioned('reLU'),
  repeatVector: optioned('repeatVector'),
  rescaling: optioned('rescaling'),
  reshape: optioned('reshape'),
  resizing: optioned('resizing'),
  reversibleEmbedding: (config = {}) => new ReversibleEmbedding(config),
  rmsNormalization: (config = {}) => new RMSNormalization(config),
  rnn: optioned('rnn'),
  separableConv1d: (config = {}) => new SeparableConv1D(config),
  separableConv2d: optioned('separableConv2d'),
  simpleRNN: optioned('simpleRNN'),
  simpleRNNCell: optioned('simpleRNNCell'),
  softmax: optioned('softmax'),
  solarization: (config = {}) => new Solarization(config),
  spatialDropout1d: optioned('spatialDropout1d'),
  spatialDropout2d: (config = {}) => new SpatialDropout2D(config),
  spatialDropout3d: (config = {}) => new SpatialDropout3D(config),
  spectralNormalization: (config = {}) => new SpectralNormalization(config),
  stackedRNNCells: optioned('stackedRNNCells'),
  stftSpectrogram: (config = {}) => new STFTSpectrogram(config),
  stringLookup: (config = {}) => new StringLookup(config),
  subtract: (config = {}) => new Subtract(config),
  textVectorization: (config = {}) => new TextVectorization(config),
  thresholdedReLU: optioned('thresholdedReLU'),
  timeDistributed: optioned('timeDistributed'),
  unitNormalization: (config = {}) => new UnitNormalization(config),
  upSampling1d: (config = {}) => new UpSampling1D(config),
  upSampling2d: optioned('upSampling2d'),
  upSampling3d: (config = {}) => new UpSampling3D(config),
  zeroPadding1d: (config = {}) => new ZeroPadding1D(config),
  zeroPadding2d: optioned('zeroPadding2d'),
  zeroPadding3d: (config = {}) => new ZeroPadding3D(config),
};

export const losses = {
  Loss: OwnLoss,
  binaryCrossentropy:
    factory('losses.binaryCrossentropy', BinaryCrossentropy, ['fromLogits', 'labelSmoothing', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  binaryFocalCrossentropy:
    factory('losses.binaryFocalCrossentropy', BinaryFocalCrossentropy, ['applyClassBalancing', 'alpha', 'gamma', 'fromLogits', 'labelSmoothing', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  categoricalCrossentropy:
    factory('losses.categoricalCrossentropy', CategoricalCrossentropy, ['fromLogits', 'labelSmoothing', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  categoricalFocalCrossentropy:
    factory('losses.categoricalFocalCrossentropy', CategoricalFocalCrossentropy, ['alpha', 'gamma', 'fromLogits', 'labelSmoothing', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  categoricalGeneralizedCrossEntropy:
    factory('losses.categoricalGeneralizedCrossEntropy', CategoricalGeneralizedCrossEntropy, ['q', 'reduction', 'name', 'dtype'], [], ['axis']),
  categoricalHinge:
    factory('losses.categoricalHinge', CategoricalHinge, ['reduction', 'name', 'dtype'], [], ['axis']),
  circle:
    factory('losses.circle', Circle, ['gamma', 'margin', 'removeDiagonal', 'reduction', 'name', 'dtype'], [], ['axis']),
  cosineSimilarity:
    factory('losses.cosineSimilarity', CosineSimilarity, ['axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  ctc: factory('losses.ctc', CTC, ['reduction', 'name', 'dtype'], [], ['axis']),
  dice:
    factory('losses.dice', Dice, ['axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  hinge:
    factory('losses.hinge', Hinge, ['reduction', 'name', 'dtype'], [], ['axis']),
  huber:
    factory('losses.huber', Huber, ['delta', 'reduction', 'name', 'dtype'], [], ['axis']),
  kullbackLeiblerDivergence:
    factory('losses.kullbackLeiblerDivergence', KLDivergence, ['reduction', 'name', 'dtype'], [], ['axis']),
  logcosh:
    factory('losses.logcosh', LogCosh, ['reduction', 'name', 'dtype'], [], ['axis']),
  meanAbsoluteError:
    factory('losses.meanAbsoluteError', MeanAbsoluteError, ['reduction', 'name', 'dtype'], [], ['axis']),
  meanAbsolutePercentageError:
    factory('losses.meanAbsolutePercentageError', MeanAbsolutePercentageError, ['reduction', 'name', 'dtype'], [], ['axis']),
  meanSquaredError:
    factory('losses.meanSquaredError', MeanSquaredError, ['reduction', 'name', 'dtype'], [], ['axis']),
  meanSquaredLogarithmicError:
    factory('losses.meanSquaredLogarithmicError', MeanSquaredLogarithmicError, ['reduction', 'name', 'dtype'], [], ['axis']),
  poisson:
    factory('losses.poisson', Poisson, ['reduction', 'name', 'dtype'], [], ['axis']),
  sparseCategoricalCrossentropy:
    factory('losses.sparseCategoricalCrossentropy', SparseCategoricalCrossentropy, ['fromLogits', 'ignoreClass', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
  squaredHinge:
    factory('losses.squaredHinge', SquaredHinge, ['reduction', 'name', 'dtype'], [], ['axis']),
  tversky:
    factory('losses.tversky', Tversky, ['alpha', 'beta', 'axis', 'reduction', 'name', 'dtype'], [], ['axis']),
};

export const metrics = {
  Metric: OwnMetric,
  accuracy: factory('metrics.accuracy', Accuracy, ['name', 'dtype']),
  auc:
    factory('metrics.auc', AUC, ['numThresholds', 'curve', 'summationMethod', 'thresholds', 'multiLabel', 'numLabels', 'labelWeights', 'fromLogits', 'name', 'dtype']),
  binaryAccuracy:
    factory('metrics.binaryAccuracy', BinaryAccuracy, ['threshold', 'name', 'dtype']),
  binaryCrossentropy:
    factory('metrics.binaryCrossentropy', BinaryCrossentropyMetric, ['fromLogits', 'labelSmoothing', 'name', 'dtype']),
  binaryIoU:
    factory('metrics.binaryIoU', BinaryIoU, ['targetClassIds', 'threshold', 'name', 'dtype']),
  categoricalAccuracy:
    factory('metrics.categoricalAccuracy', CategoricalAccuracy, ['name', 'dtype']),
  categoricalCrossentropy:
    factory('metrics.categoricalCrossentropy', CategoricalCrossentropyMetric, ['fromLogits', 'labelSmoothing', 'axis', 'name', 'dtype']),
  categoricalHinge:
    factory('metrics.categoricalHinge', CategoricalHingeMetric, ['name', 'dtype']),
  concordanceCorrelation:
    factory('metrics.concordanceCorrelation', ConcordanceCorrelation, ['axis', 'name', 'dtype']),
  cosineSimilarity:
    factory('metrics.cosineSimilarity', CosineSimilarityMetric, ['axis', 'name', 'dtype']),
  f1Score:
    factory('metrics.f1Score', F1Score, ['average', 'threshold', 'name', 'dtype']),
  fBetaScore:
    factory('metrics.fBetaScore', FBetaScore, ['average', 'beta', 'threshold', 'name', 'dtype']),
  falseNegatives:
    factory('metrics.falseNegatives', FalseNegatives, ['thresholds', 'name', 'dtype']),
  falsePositives:
    factory('metrics.falsePositives', FalsePositives, ['thresholds', 'name', 'dtype']),
  hinge: factory('metrics.hinge', HingeMetric, ['name', 'dtype']),
  iou:
    factory('metrics.iou', IoU, ['numClasses', 'targetClassIds', 'ignoreClass', 'sparseYTrue', 'sparseYPred', 'axis', 'name', 'dtype'], ['numClasses', 'targetClassIds']),
  kullbackLeiblerDivergence:
    factory('metrics.kullbackLeiblerDivergence', KLDivergenceMetric, ['name', 'dtype']),
  logCoshError:
    factory('metrics.logCoshError', LogCoshError, ['name', 'dtype']),
  mean: factory('metrics.mean', Mean, ['name', 'dtype']),
  meanAbsoluteError:
    factory('metrics.meanAbsoluteError', MeanAbsoluteErrorMetric, ['name', 'dtype']),
  meanAbsolutePercentageError:
    factory('metrics.meanAbsolutePercentageError', MeanAbsolutePercentageErrorMetric, ['name', 'dtype']),
  meanIoU:
    factory('metrics.meanIoU', MeanIoU, ['numClasses', 'ignoreClass', 'sparseYTrue', 'sparseYPred', 'axis', 'name', 'dtype'], ['numClasses']),
  meanMetricWrapper:
    factory('metrics.meanMetricWrapper', MeanMetricWrapper, ['fn', 'name', 'dtype'], ['fn']),
  meanSquaredError:
    factory('metrics.meanSquaredError', MeanSquaredErrorMetric, ['name', 'dtype']),
  meanSquaredLogarithmicError:
    factory('metrics.meanSquaredLogarithmicError', MeanSquaredLogarithmicErrorMetric, ['name', 'dtype']),
  oneHotIoU:
    factory('metrics.oneHotIoU', OneHotIoU, ['numClasses', 'targetClassIds', 'ignoreClass', 'sparseYPred', 'axis', 'name', 'dtype'], ['numClasses', 'targetClassIds']),
  oneHotMeanIoU:
    factory('metrics.oneHotMeanIoU', OneHotMeanIoU, ['numClasses', 'ignoreClass', 'sparseYPred', 'axis', 'name', 'dtype'], ['numClasses']),
  pearsonCorrelation:
    factory('metrics.pearsonCorrelation', PearsonCorrelation, ['axis', 'name', 'dtype']),
  poisson: factory('metrics.poisson', PoissonMetric, ['name', 'dtype']),
  precision:
    factory('metrics.precision', Precision, ['thresholds', 'topK', 'classId', 'name', 'dtype']),
  precisionAtRecall:
    factory('metrics.precisionAtRecall', PrecisionAtRecall, ['recall', 'numThresholds', 'classId', 'name', 'dtype'], ['recall']),
  r2Score:
    factory('metrics.r2Score', R2Score, ['classAggregation', 'numRegressors', 'name', 'dtype'], [], ['classAggregation']),
  recall:
    factory('metrics.recall', Recall, ['thresholds', 'topK', 'classId', 'name', 'dtype']),
  recallAtPrecision:
    factory('metrics.recallAtPrecision', RecallAtPrecision, ['precision', 'numThresholds', 'classId', 'name', 'dtype'], ['precision']),
  rootMeanSquaredError:
    factory('metrics.rootMeanSquaredError', RootMeanSquaredError, ['name', 'dtype']),
  sensitivityAtSpecificity:
    factory('metrics.sensitivityAtSpecificity', SensitivityAtSpecificity, ['specificity', 'numThresholds', 'classId', 'name', 'dtype'], ['specificity']),
  sparseCategoricalAccuracy:
    factory('metrics.sparseCategoricalAccuracy', SparseCategoricalAccuracy, ['name', 'dtype']),
  sparseCategoricalCrossentropy:
    factory('metrics.sparseCategoricalCrossentropy', SparseCategoricalCrossentropyMetric, ['fromLogits', 'ignoreClass', 'axis', 'name', 'dtype']),
  sparseTopKCategoricalAccuracy:
    factory('metrics.sparseTopKCategoricalAccuracy', SparseTopKCategoricalAccuracy, ['k', 'fromSortedIds', 'name', 'dtype']),
  specificityAtSensitivity:
    factory('metrics.specificityAtSensitivity', SpecificityAtSensitivity, ['sensitivity', 'numThresholds', 'classId', 'name', 'dtype'], ['sensitivity']),
  squaredHinge:
    factory('metrics.squaredHinge', SquaredHingeMetric, ['name', 'dtype']),
  sum: factory('metrics.sum', Sum, ['name', 'dtype']),
  topKCategoricalAccuracy:
    factory('metrics.topKCategoricalAccuracy', TopKCategoricalAccuracy, ['k', 'name', 'dtype']),
  trueNegatives:
    factory('metrics.trueNegatives', TrueNegatives, ['thresholds', 'name', 'dtype']),
  truePositives:
    factory('metrics.truePositives', TruePositives, ['thresholds', 'name', 'dtype']),
};

export const regularizers = {
  Regularizer: Regularizer,
  get: getRegularizer,
  orthogonalRegularizer:
    factory('regularizers.orthogonalRegularizer', OrthogonalRegularizer, ['factor', 'mode']),
  serialize: described,
};

export const train = {
  LearningRateSchedule: OwnSchedule,
  Optimizer: OwnOptimizer,
  adadelta:
    builtIn('adadelta', ['learningRate', 'rho', 'epsilon'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], Adadelta, ['rho', 'epsilon', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  adafactor:
    factory('train.adafactor', Adafactor, ['beta2Decay', 'epsilon1', 'epsilon2', 'clipThreshold', 'relativeStep', 'learningRate', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  adagrad:
    builtIn('adagrad', ['learningRate', 'initialAccumulatorValue'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], Adagrad, ['initialAccumulatorValue', 'epsilon', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  adam:
    builtIn('adam', ['learningRate', 'beta1', 'beta2', 'epsilon'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], Adam, ['amsgrad', 'beta1', 'beta2', 'epsilon', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  adamW:
    factory('train.adamW', AdamW, ['weightDecay', 'amsgrad', 'beta1', 'beta2', 'epsilon', 'learningRate', 'arithmetic', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  adamax:
    builtIn('adamax', ['learningRate', 'beta1', 'beta2', 'epsilon', 'decay'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], Adamax, ['beta1', 'beta2', 'epsilon', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  cosineDecay:
    factory('train.cosineDecay', CosineDecay, ['initialLearningRate', 'decaySteps', 'alpha', 'name', 'warmupTarget', 'warmupSteps'], ['initialLearningRate', 'decaySteps']),
  cosineDecayRestarts:
    factory('train.cosineDecayRestarts', CosineDecayRestarts, ['initialLearningRate', 'firstDecaySteps', 'tMul', 'mMul', 'alpha', 'name'], ['initialLearningRate', 'firstDecaySteps']),
  exponentialDecay:
    factory('train.exponentialDecay', ExponentialDecay, ['initialLearningRate', 'decaySteps', 'decayRate', 'staircase', 'name'], ['initialLearningRate', 'decaySteps', 'decayRate']),
  ftrl:
    factory('train.ftrl', Ftrl, ['learningRatePower', 'initialAccumulatorValue', 'l1RegularizationStrength', 'l2RegularizationStrength', 'l2ShrinkageRegularizationStrength', 'beta', 'learningRate', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  inverseTimeDecay:
    factory('train.inverseTimeDecay', InverseTimeDecay, ['initialLearningRate', 'decaySteps', 'decayRate', 'staircase', 'name'], ['initialLearningRate', 'decaySteps', 'decayRate']),
  lamb:
    factory('train.lamb', Lamb, ['beta1', 'beta2', 'epsilon', 'learningRate', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  lion:
    factory('train.lion', Lion, ['beta1', 'beta2', 'learningRate', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  lossScaleOptimizer:
    factory('train.lossScaleOptimizer', LossScaleOptimizer, ['innerOptimizer', 'initialScale', 'dynamicGrowthSteps', 'name'], ['innerOptimizer']),
  momentum:
    builtIn('momentum', ['learningRate', 'momentum', 'useNesterov'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], Momentum, ['momentum', 'useNesterov', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  multiOptimizer:
    factory('train.multiOptimizer', MultiOptimizer, ['optimizerMap', 'lossScaleFactor', 'name'], ['optimizerMap']),
  muon:
    factory('train.muon', Muon, ['adamBeta1', 'adamBeta2', 'adamWeightDecay', 'epsilon', 'weightDecay', 'excludeLayers', 'excludeEmbeddings', 'muonA', 'muonB', 'muonC', 'adamLrRatio', 'momentum', 'nsSteps', 'nesterov', 'rmsRate', 'learningRate', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], [], ['adamWeightDecay', 'rmsRate', 'weightDecay']),
  nadam:
    factory('train.nadam', Nadam, ['beta1', 'beta2', 'epsilon', 'learningRate', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  optimizerMap:
    factory('train.optimizerMap', OptimizerMap, ['defaultOptimizer', 'optimizerMap'], ['defaultOptimizer']),
  piecewiseConstantDecay:
    factory('train.piecewiseConstantDecay', PiecewiseConstantDecay, ['boundaries', 'values', 'name'], ['boundaries', 'values']),
  polynomialDecay:
    factory('train.polynomialDecay', PolynomialDecay, ['initialLearningRate', 'decaySteps', 'endLearningRate', 'power', 'cycle', 'name'], ['initialLearningRate', 'decaySteps']),
  rmsprop:
    builtIn('rmsprop', ['learningRate', 'decay', 'momentum', 'epsilon', 'centered'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], RMSProp, ['decay', 'momentum', 'epsilon', 'centered', 'learningRate', 'arithmetic', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  scheduleFreeAdamW:
    factory('train.scheduleFreeAdamW', ScheduleFreeAdamW, ['learningRate', 'epsilon', 'warmupSteps', 'beta1', 'beta2', 'weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name']),
  sgd:
    builtIn('sgd', ['learningRate'], ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm', 'useEma', 'emaMomentum', 'emaOverwriteFrequency', 'lossScaleFactor', 'gradientAccumulationSteps', 'name'], null, []),
};

export const util = {
  applyAffineTransform: applyAffineTransform,
  applyBrightnessShift: applyBrightnessShift,
  applyChannelShift: applyChannelShift,
  cloneModel: cloneModel,
  deserialize: deserialize,
  dotAlongLast: dotAlongLast,
  dotProductAttention: dotProductAttention,
  flattenStructure: flattenStructure,
  getSourceInputs: getSourceInputs,
  getUid: getUid,
  graphFunction: graphFunction,
  graphGrads: graphGrads,
  hashingTrick: hashingTrick,
  kerasOption: kerasOption,
  kerasOptions: kerasOptions,
  learningPhase: learningPhase,
  makeSamplingTable: makeSamplingTable,
  mapStructure: mapStructure,
  numbersByName: numbersByName,
  numbersIn: numbersIn,
  oneHotText: oneHotText,
  packXYSampleWeight: packXYSampleWeight,
  padSequences: padSequences,
  progbar: progbar,
  randomBrightness: randomBrightness,
  randomChannelShift: randomChannelShift,
  randomRotation: randomRotation,
  randomShear: randomShear,
  randomShift: randomShift,
  randomZoom: randomZoom,
  repeatElements: repeatElements,
  serialize: serialize,
  setRandomSeed: setRandomSeed,
  setTensorSeed: setTensorSeed,
  skipgrams: skipgrams,
  sliceUpdate: sliceUpdate,
  takeAlongAxis: takeAlongAxis,
  textToWordSequence: textToWordSequence,
  toTensor: toTensor,
  tokenizer: tokenizer,
  tokenizerFromJSON: tokenizerFromJSON,
  triedOutputShape: triedOutputShape,
  unpackXYSampleWeight: unpackXYSampleWeight,
};

export {Model, model, sequential};
