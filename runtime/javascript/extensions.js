// What Keras has and TensorFlow.js lacks. Made from runtime/tfjs/extensions by `make extensions`.
/** What Keras has and TensorFlow.js lacks, in its style. */

import * as tf from '@tensorflow/tfjs';

export const EVERY_LAYER = [
  'inputShape',
  'batchInputShape',
  'batchSize',
  'dtype',
  'name',
  'trainable',
  'weights',
  'inputDType',
  'activityRegularizer',
];

/** The known key that is spelt nearly so, or nothing. */
export function nearestKey(key, known) {
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
export function completedConfig(owner, defaults, required, config) {
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
      throw new RangeError(`${owner}: the key '${key}' is unknown${hint}`);
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
export function resolvedPart(key, value) {
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

/** An object as it stands in a config. */
export function described(part) {
  return {className: part.getClassName(), config: part.getConfig()};
}

export function isActivation(key) {
  return key === 'activation' || key.endsWith('Activation');
}

/** Whether a key's values stand for objects. */
export function isPart(key) {
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
export class Extension extends tf.layers.Layer {
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
    this.options = new Map();
    this.applied = false;
  }

  /** What `apply` takes beside the inputs. */
  callKeys() {
    return [];
  }

  /**
   * The outputs. TF.js forgets what a symbolic call was given beside its inputs, so the layer
   * remembers it: all symbolic calls of a layer must have the same options.
   */
  apply(inputs, kwargs = null) {
    const first = Array.isArray(inputs) ? inputs[0] : inputs;
    if (this.callKeys().length > 0 && first instanceof tf.SymbolicTensor) {
      const given = new Map();
      if (kwargs != null) {
        const told = kwargs;
        for (const key of this.callKeys()) {
          if (Object.hasOwn(told, key)) {
            given.set(key, told[key]);
          }
        }
      }
      for (const key of this.callKeys()) {
        if (
          this.applied &&
          this.optionOf(given, key) !== this.optionOf(this.options, key)
        ) {
          throw this.refused(
            `${key} must be the same in all calls of the layer`,
          );
        }
      }
      this.options = given;
      this.applied = true;
    }
    return super.apply(inputs, kwargs);
  }

  optionOf(options, key) {
    return options.has(key) ? options.get(key) : null;
  }

  /** What a call was given under a key, or the symbolic call that it carries out. */
  option(kwargs, key) {
    const given = kwargs[key] ?? null;
    return given == null ? this.optionOf(this.options, key) : given;
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
export function onlyTensor(inputs) {
  const only = Array.isArray(inputs) ? inputs[0] : inputs;
  return only;
}

/** The mask of an input among those of all. */
export function maskOf(mask, index) {
  if (Array.isArray(mask)) {
    return index < mask.length ? mask[index] : null;
  }
  return index === 0 ? mask : null;
}

/** The product of whole numbers; 1 of none. */
export function product(extents) {
  let total = 1;
  for (const extent of extents) {
    total = total * extent;
  }
  return total;
}

/** One axis or several, counted from the front. */
export function axesOf(axis, rank) {
  const given = Array.isArray(axis) ? axis : [axis];
  const axes = [];
  for (const one of given) {
    const place = one;
    axes.push(place < 0 ? place + rank : place);
  }
  return axes;
}

/** A number for each of `count` axes, given as one or as a list. */
export function numbers(value, count) {
  return Array.isArray(value)
    ? value
    : Array.from({length: count}, () => value);
}

/** (before, after) for each of `count` axes, of one number, one for each axis, or pairs. */
export function pairs(value, count) {
  if (count === 1 && Array.isArray(value) && !Array.isArray(value[0])) {
    return [value];
  }
  const each = Array.isArray(value)
    ? value
    : Array.from({length: count}, () => value);
  return each.map((one) => (Array.isArray(one) ? one : [one, one]));
}

/** x with its channels as the last axis. */
export function channelsLast(x, dataFormat) {
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
export function fromChannelsLast(x, dataFormat) {
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
export function shapeLast(shape, dataFormat) {
  return dataFormat === 'channelsFirst'
    ? [shape[0], ...shape.slice(2), shape[1]]
    : shape;
}

/** A shape with channels last, in the data format. */
export function shapeFrom(shape, dataFormat) {
  if (dataFormat !== 'channelsFirst') {
    return shape;
  }
  return [shape[0], shape[shape.length - 1], ...shape.slice(1, -1)];
}

/** Each place along an axis `times` over. (TF.js tiles no more than four axes in a gradient.) */
export function repeatedPlaces(x, axis, times) {
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
export function spreadPlaces(x, axis, apart) {
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

/** How many places a window has along an axis, None where the data decides. */
export function windowExtent(size, window, stride, padding, dilation) {
  if (size == null) {
    return null;
  }
  let extent = size;
  if (padding === 'valid') {
    extent = extent - (window - 1) * dilation;
  }
  return Math.floor((extent + stride - 1) / stride);
}

/** A token as a string: whole numbers may stand in tensors of floats. */
export function wordOf(value) {
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
export function encoded(x, mode, depth) {
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
export function encodedShape(shape, mode, depth) {
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

export const FAR = 1000000000.0;
// What is taken from the scores of places that are left out.

/** [queries, values]: whether a value does not come after the query. */
export function causalMask(queries, values) {
  const rows = tf.range(0, queries, 1, 'float32').expandDims(1);
  const columns = tf.range(0, values, 1, 'float32').expandDims(0);
  return rows.greaterEqual(columns);
}

/** Where both masks hold; a mask that there is not says nothing. */
export function both(first, second) {
  if (first == null) {
    return second;
  }
  return second == null
    ? first
    : first.cast('bool').logicalAnd(second.cast('bool'));
}

/** x with a share of its values left out in training. */
export function dropped(x, rate, kwargs, seed) {
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
export class Attention extends Extension {
  static className = 'Attention';

  configDefaults() {
    return {useScale: false, scoreMode: 'dot', dropout: 0, seed: null};
  }

  callKeys() {
    return ['useCausalMask', 'returnAttentionScores'];
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
    if (this.optionOf(this.options, 'returnAttentionScores') === true) {
      return [output, [query[0], query[1], value[1]]];
    }
    return output;
  }
}

/** Bahdanau's attention: the scores are sum(scale tanh(query + key)), scale being a weight. */
export class AdditiveAttention extends Attention {
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
export class HeadedAttention extends Extension {
  constructor(config) {
    super(config);
    this.projections = new Map();
    this.biases = new Map();
  }

  callKeys() {
    return ['useCausalMask', 'returnAttentionScores', 'attentionMask'];
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
    if (this.optionOf(this.options, 'returnAttentionScores') !== true) {
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
export class MultiHeadAttention extends HeadedAttention {
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
}

/**
 * Attention whose `numQueryHeads` share `numKeyValueHeads` keys and values.
 * Ainslie et al. 2023. Calls as of multiHeadAttention.
 */
export class GroupQueryAttention extends HeadedAttention {
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
    if (((heads % shared) + shared) % shared !== 0) {
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
}

/**
 * What pads and crops have in common: (before, after) for each axis between batch and channels,
 * given as one number, one for each axis, or pairs.
 */
export class Margins extends Extension {
  /** How many axes there are between batch and channels. */
  rankOf() {
    return 1;
  }

  /** The pairs. */
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
    for (let axis = 0, end = this.rankOf(); axis < end; axis++) {
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

export class ZeroPadding extends Margins {
  margins() {
    return pairs(this.config.padding, this.rankOf());
  }

  call(inputs, kwargs) {
    const none = [0, 0];
    const x = channelsLast(onlyTensor(inputs), this.dataFormat());
    const padded = tf.pad(x, [none, ...this.margins(), none]);
    return fromChannelsLast(padded, this.dataFormat());
  }

  computeOutputShape(inputShape) {
    return this.grown(inputShape, 1);
  }
}

/** Zeros before and after a sequence [batch, steps, channels]. */
export class ZeroPadding1D extends ZeroPadding {
  static className = 'ZeroPadding1D';

  configDefaults() {
    return {padding: 1, dataFormat: 'channelsLast'};
  }
}

/** Zeros around volumes. */
export class ZeroPadding3D extends ZeroPadding {
  static className = 'ZeroPadding3D';

  configDefaults() {
    return {padding: 1, dataFormat: 'channelsLast'};
  }

  rankOf() {
    return 3;
  }
}

export class Cropping extends Margins {
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
export class Cropping1D extends Cropping {
  static className = 'Cropping1D';

  configDefaults() {
    return {cropping: 1};
  }
}

/** Volumes without their edges. */
export class Cropping3D extends Cropping {
  static className = 'Cropping3D';

  configDefaults() {
    return {cropping: 1, dataFormat: 'channelsLast'};
  }

  rankOf() {
    return 3;
  }
}

/** Every step `size` times over. */
export class UpSampling1D extends Extension {
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
}

/** Volumes `size` times as deep, high and wide. */
export class UpSampling3D extends Extension {
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
}

/** What convolutions over sequences [batch, steps, channels] have in common. */
export class LineConvolution extends Extension {
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
export class Conv1DTranspose extends LineConvolution {
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
}

/**
 * Each channel of a sequence under `depthMultiplier` filters of its own;
 * kernel [kernelSize, channels, depthMultiplier].
 */
export class DepthwiseConv1D extends LineConvolution {
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
}

/** A depthwise convolution over sequences, whose channels `filters` pointwise ones then mix. */
export class SeparableConv1D extends DepthwiseConv1D {
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
export class Subtract extends Extension {
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
}

/** Its input. */
export class Identity extends Extension {
  static className = 'Identity';

  call(inputs, kwargs) {
    return onlyTensor(inputs);
  }
}

/**
 * A function of a tensor (a list of them for several inputs) as a layer.
 *
 * `outputShape` is a shape without the batch, or a function of the input's shape; without it the
 * function is tried on zeros. `arguments` go to the function as a second argument.
 */
export class Lambda extends Extension {
  static className = 'Lambda';
  static factoryName = 'lambda_';

  requiredKeys() {
    return ['function'];
  }

  configDefaults() {
    return {outputShape: null, mask: null, arguments: null};
  }

  call(inputs, kwargs) {
    const many = Array.isArray(inputs) && inputs.shape[0] > 1;
    const given = many ? inputs : onlyTensor(inputs);
    const function_ = this.config.function;
    const arguments_ = this.config.arguments;
    const result =
      arguments_ == null ? function_(given) : function_(given, arguments_);
    return result;
  }

  computeMask(inputs, mask = null) {
    const own = this.config.mask;
    return own == null ? mask : own(inputs, mask);
  }

  computeOutputShape(inputShape) {
    const several = Array.isArray(inputShape[0]);
    const first = several ? inputShape[0] : inputShape;
    const own = this.config.outputShape;
    if (own != null) {
      const shape = Array.isArray(own) ? [first[0], ...own] : own(inputShape);
      return shape;
    }
    const shapes = several ? inputShape : [inputShape];
    const made = tf.tidy(
      () =>
        this.call(
          shapes.map((one) => tf.zeros(known(one))),
          {},
        ).shape,
    );
    const extents = made;
    return [first[0], ...extents.slice(1)];
  }
}

/** A shape with 1 where the data decides. */
export function known(shape) {
  return shape.map((extent) => (extent == null ? 1 : extent));
}

/** Its input, with a penalty of l1 sum|x| + l2 sum x^2 for each sample. */
export class ActivityRegularization extends Extension {
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
}

/** Layers one after the other, as one layer. */
export class Pipeline extends Extension {
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
      shape = layer.computeOutputShape(shape);
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
      shape = layer.computeOutputShape(shape);
    }
    return shape;
  }
}

export const SPARE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
// Letters for the axes that stand in dots.

/** The product of two tensors with named axes, summed over those that are not wanted. */
export function contraction(x, left, kernel, right, wanted) {
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
export class EinsumDense extends Extension {
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
}

/**
 * An embedding that `apply(x, {"reverse": True})` turns back into logits over its tokens.
 *
 * With `tieWeights` both ways have the same weights. `logitSoftCap` c makes logits c tanh(x / c).
 */
export class ReversibleEmbedding extends Extension {
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

  callKeys() {
    return ['reverse'];
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
}

export const ANGLE = 2 * Math.PI;

/** [lowest, highest] of a factor: a number f stands for [-f, f]. */
export function bounds(factor) {
  if (Array.isArray(factor)) {
    return factor;
  }
  const size = factor;
  return [-size, size];
}

/** One number for each image as a column. */
export function column(values) {
  return values.reshape([values.size, 1]);
}

/** `one` where it is 1, `other` where it is 0. */
export function chosen(where, one, other) {
  const left = where.mul(-1).add(1);
  return one.mul(where).add(other.mul(left));
}

/** The base: images [batch, height, width, channels], or one without the batch. */
export class RandomImages extends Extension {
  configDefaults() {
    return {seed: null, dataFormat: 'channelsLast'};
  }

  /** Numbers for `count` images. */
  draws(count) {
    return [];
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
    const y = this.changed(images, this.draws(images.shape[0]));
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
export class RandomFlip extends RandomImages {
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
}

/**
 * Cuts `height` x `width` out of images, the same place in all of a batch: at random in
 * training, else the middle. Smaller images are cut to the aspect ratio and resized.
 */
export class RandomCrop extends RandomImages {
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
}

/** Resizes images to a height drawn from 1 - factor to 1 + factor times theirs. */
export class RandomHeight extends RandomImages {
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
}

/**
 * Images whose places are mapped by a matrix.
 *
 * `fillMode` says what lies outside: "reflect", "wrap", "constant" (`fillValue`), "nearest".
 */
export class RandomMapping extends RandomImages {
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
    const matrix = tf.concat([...columns, zeros, zeros], 1);
    const result = tf.image.transform(
      x,
      matrix,
      this.config.interpolation,
      this.config.fillMode,
      this.config.fillValue,
    );
    return result;
  }
}

/** Turns images by `factor` of a full circle at most. */
export class RandomRotation extends RandomMapping {
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
}

/** Moves images by shares of their height and width. */
export class RandomTranslation extends RandomMapping {
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
}

/**
 * Zooms out by shares of height and width, in by negative ones; without `widthFactor` both are
 * the same.
 */
export class RandomZoom extends RandomMapping {
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
}

/** Adds shares of the range of values, between the two of `factor`. */
export class RandomBrightness extends RandomImages {
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
}

/**
 * Multiplies the distance from each channel's mean by 1 - lower to 1 + upper, `factor` being
 * [lower, upper] or, with a lower of 0, upper: as Keras has it.
 */
export class RandomContrast extends RandomImages {
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
}

/** Takes the colour from a share `factor` of the images. */
export class RandomGrayscale extends RandomImages {
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
}

/**
 * Inverts the colours of images, each with a probability between the two of `factor`; a number
 * stands for [0, number].
 */
export class RandomInvert extends RandomImages {
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
}

/** In training, sets a share `rate` of the channels to zero and scales up the others. */
export class SpatialDropout extends Extension {
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
export class SpatialDropout2D extends SpatialDropout {
  static className = 'SpatialDropout2D';
}

/** Leaves whole channels of volumes out in training. */
export class SpatialDropout3D extends SpatialDropout {
  static className = 'SpatialDropout3D';
}

/**
 * Mean 0 and variance 1 within each of `groups` groups of channels of a sample, then scaled.
 *
 * gamma (x - mean) / sqrt(variance + epsilon) + beta, gamma and beta for each index of `axis`;
 * -1 groups: one for each channel. Wu & He 2018.
 */
export class GroupNormalization extends Extension {
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
    if (((extent % this.groups) + this.groups) % this.groups !== 0) {
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
}

/** x / sqrt(mean of x^2 + epsilon) along `axis`, times a weight. Zhang & Sennrich 2019. */
export class RMSNormalization extends Extension {
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
}

/** x divided by its Euclidean length along `axis`. */
export class UnitNormalization extends Extension {
  static className = 'UnitNormalization';

  configDefaults() {
    return {axis: -1};
  }

  call(inputs, kwargs) {
    const x = onlyTensor(inputs);
    const axes = axesOf(this.config.axis, x.shape.length);
    return x.mul(x.square().sum(axes, true).maximum(1e-12).rsqrt());
  }
}

/**
 * A layer whose kernel is divided by its largest singular value, which `powerIterations`
 * steps of every training call estimate. Miyato et al. 2018.
 */
export class SpectralNormalization extends Extension {
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
}

/** One number for each sample and channel of a volume; `keepdims` keeps axes of extent 1. */
export class GlobalPooling3D extends Extension {
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
export class GlobalAveragePooling3D extends GlobalPooling3D {
  static className = 'GlobalAveragePooling3D';

  call(inputs, kwargs) {
    return onlyTensor(inputs).mean(
      this.places(),
      this.config.keepdims === true,
    );
  }
}

/** The largest of each channel of a volume. */
export class GlobalMaxPooling3D extends GlobalPooling3D {
  static className = 'GlobalMaxPooling3D';

  call(inputs, kwargs) {
    return onlyTensor(inputs).max(this.places(), this.config.keepdims === true);
  }
}

/**
 * Pools windows, as even as can be, to `outputSize` places along each axis between batch and
 * channels: the window i of n places goes from floor(i n / size) to ceil((i + 1) n / size).
 */
export class AdaptivePooling extends Extension {
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
    for (let index = 0, end2 = this.axisCount(); index < end2; index++) {
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
export class AdaptiveAveragePooling1D extends AdaptivePooling {
  static className = 'AdaptiveAveragePooling1D';

  pooled(x) {
    return x.mean(1, true);
  }
}

/** The means of `outputSize` windows of an image. */
export class AdaptiveAveragePooling2D extends AdaptiveAveragePooling1D {
  static className = 'AdaptiveAveragePooling2D';

  axisCount() {
    return 2;
  }
}

/** The means of `outputSize` windows of a volume. */
export class AdaptiveAveragePooling3D extends AdaptiveAveragePooling1D {
  static className = 'AdaptiveAveragePooling3D';

  axisCount() {
    return 3;
  }
}

/** The largest of `outputSize` windows of a sequence. */
export class AdaptiveMaxPooling1D extends AdaptivePooling {
  static className = 'AdaptiveMaxPooling1D';

  pooled(x) {
    return x.max(1, true);
  }
}

/** The largest of `outputSize` windows of an image. */
export class AdaptiveMaxPooling2D extends AdaptiveMaxPooling1D {
  static className = 'AdaptiveMaxPooling2D';

  axisCount() {
    return 2;
  }
}

/** The largest of `outputSize` windows of a volume. */
export class AdaptiveMaxPooling3D extends AdaptiveMaxPooling1D {
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
export class ConvLSTM extends Extension {
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
export class ConvLSTM1D extends ConvLSTM {
  static className = 'ConvLSTM1D';
  static factoryName = 'convLstm1d';
}

/**
 * A convolutional LSTM over sequences of images [batch, time, height, width, channels].
 *
 * The gates' activation is hardSigmoid unless given, as in TF.js.
 */
export class ConvLSTM2D extends ConvLSTM {
  static className = 'ConvLSTM2D';
  static factoryName = 'convLstm2d';

  gateActivation() {
    return 'hardSigmoid';
  }

  places() {
    return 2;
  }
}

/** A convolutional LSTM over sequences of volumes. */
export class ConvLSTM3D extends ConvLSTM {
  static className = 'ConvLSTM3D';
  static factoryName = 'convLstm3d';

  places() {
    return 3;
  }
}

/** A tensor of data that may be an array. */
export function asTensor(data) {
  return data instanceof tf.Tensor ? data : tf.tensor(data);
}

/**
 * (x - mean) / sqrt(variance) for each index of `axis` (None: one for all).
 *
 * `mean` and `variance` are given, or learned by `adapt(data)`. `invert` does the opposite.
 */
export class Normalization extends Extension {
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
}

/**
 * The bin of each number: how many of `binBoundaries` it reaches.
 *
 * The boundaries are given, or learned as quantiles by `adapt(data)` from `numBins`.
 */
export class Discretization extends Extension {
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
  boundaries() {
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
    const cuts = this.boundaries();
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
    const bins = known ? this.boundaries().length + 1 : this.config.numBins;
    return encodedShape(inputShape, this.config.outputMode, bins);
  }
}

/** The value at x between those at the places around it. */
export function interpolated(x, places, values) {
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
export function texts(x) {
  const flat = x.reshape([product(x.shape)]).arraySync();
  const words = flat.map((one) => wordOf(one));
  return tf.tensor1d(words, 'string');
}

/**
 * A bin from 0 to `numBins` - 1 for each string or whole number, by its fingerprint.
 *
 * `maskValue` gets the bin 0 for itself. A `salt` needs another hash, which there is not here.
 */
export class Hashing extends Extension {
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
}

export const PUNCTUATION = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\'';
export const SPACES = ' \t\n\r\f\v';

/** All elements of a tensor or of nested lists. */
export function elements(data) {
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
export function byFrequency(counts, numeric) {
  const words = [...[...counts.keys()]];
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
export class Lookup extends Extension {
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

  /** Use these tokens, with or without the special ones before them. */
  setVocabulary(vocabulary, idfWeights) {
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

  /** All tokens, the special ones first. */
  getVocabulary() {
    const words = [...this.before(), ...this.tokens];
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
      return ((parseInt(word, 10) % count) + count) % count;
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
export class StringLookup extends Lookup {
  static className = 'StringLookup';
}

/** The index of each whole number in `vocabulary`; with `invert` the number at each index. */
export class IntegerLookup extends Lookup {
  static className = 'IntegerLookup';

  unknownToken() {
    return -1;
  }

  numeric() {
    return true;
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
export class TextVectorization extends Lookup {
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
      const made = how(text);
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
      words = how(plain);
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

/** A sorted copy, in Python's order of numbers, texts and lists. */
function pySorted(values, key = null, reverse = false) {
  const keyed = Array.from(values, (value) => [
    key ? key(value) : value,
    value,
  ]);
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
    return `[${Array.from(value, pyRepr).join(', ')}]`;
  }
  return String(value);
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
  if (one == null || other == null || typeof one !== 'object') return false;
  if (one.__eq__) return one.__eq__(other) === true;
  if (typeof other !== 'object') return false;
  if (Array.isArray(one) || ArrayBuffer.isView(one)) {
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
  Conv1DTranspose,
  ConvLSTM1D,
  ConvLSTM2D,
  ConvLSTM3D,
  Cropping1D,
  Cropping3D,
  DepthwiseConv1D,
  Discretization,
  EinsumDense,
  GlobalAveragePooling3D,
  GlobalMaxPooling3D,
  GroupNormalization,
  GroupQueryAttention,
  Hashing,
  Identity,
  IntegerLookup,
  Lambda,
  MultiHeadAttention,
  Normalization,
  Pipeline,
  RandomBrightness,
  RandomContrast,
  RandomCrop,
  RandomFlip,
  RandomGrayscale,
  RandomHeight,
  RandomInvert,
  RandomRotation,
  RandomTranslation,
  RandomZoom,
  ReversibleEmbedding,
  RMSNormalization,
  SeparableConv1D,
  SpatialDropout2D,
  SpatialDropout3D,
  SpectralNormalization,
  StringLookup,
  Subtract,
  TextVectorization,
  UnitNormalization,
  UpSampling1D,
  UpSampling3D,
  ZeroPadding1D,
  ZeroPadding3D,
]) {
  tf.serialization.registerClass(made);
}

/** The factories of the layers. */
export const layers = {
  activityRegularization: (config = {}) => new ActivityRegularization(config),
  adaptiveAveragePooling1d: (config = {}) =>
    new AdaptiveAveragePooling1D(config),
  adaptiveAveragePooling2d: (config = {}) =>
    new AdaptiveAveragePooling2D(config),
  adaptiveAveragePooling3d: (config = {}) =>
    new AdaptiveAveragePooling3D(config),
  adaptiveMaxPooling1d: (config = {}) => new AdaptiveMaxPooling1D(config),
  adaptiveMaxPooling2d: (config = {}) => new AdaptiveMaxPooling2D(config),
  adaptiveMaxPooling3d: (config = {}) => new AdaptiveMaxPooling3D(config),
  additiveAttention: (config = {}) => new AdditiveAttention(config),
  attention: (config = {}) => new Attention(config),
  conv1dTranspose: (config = {}) => new Conv1DTranspose(config),
  convLstm1d: (config = {}) => new ConvLSTM1D(config),
  convLstm2d: (config = {}) => new ConvLSTM2D(config),
  convLstm3d: (config = {}) => new ConvLSTM3D(config),
  cropping1d: (config = {}) => new Cropping1D(config),
  cropping3d: (config = {}) => new Cropping3D(config),
  depthwiseConv1d: (config = {}) => new DepthwiseConv1D(config),
  discretization: (config = {}) => new Discretization(config),
  einsumDense: (config = {}) => new EinsumDense(config),
  globalAveragePooling3d: (config = {}) => new GlobalAveragePooling3D(config),
  globalMaxPooling3d: (config = {}) => new GlobalMaxPooling3D(config),
  groupNormalization: (config = {}) => new GroupNormalization(config),
  groupQueryAttention: (config = {}) => new GroupQueryAttention(config),
  hashing: (config = {}) => new Hashing(config),
  identity: (config = {}) => new Identity(config),
  integerLookup: (config = {}) => new IntegerLookup(config),
  lambda_: (config = {}) => new Lambda(config),
  multiHeadAttention: (config = {}) => new MultiHeadAttention(config),
  normalization: (config = {}) => new Normalization(config),
  pipeline: (config = {}) => new Pipeline(config),
  randomBrightness: (config = {}) => new RandomBrightness(config),
  randomContrast: (config = {}) => new RandomContrast(config),
  randomCrop: (config = {}) => new RandomCrop(config),
  randomFlip: (config = {}) => new RandomFlip(config),
  randomGrayscale: (config = {}) => new RandomGrayscale(config),
  randomHeight: (config = {}) => new RandomHeight(config),
  randomInvert: (config = {}) => new RandomInvert(config),
  randomRotation: (config = {}) => new RandomRotation(config),
  randomTranslation: (config = {}) => new RandomTranslation(config),
  randomZoom: (config = {}) => new RandomZoom(config),
  reversibleEmbedding: (config = {}) => new ReversibleEmbedding(config),
  rmsNormalization: (config = {}) => new RMSNormalization(config),
  separableConv1d: (config = {}) => new SeparableConv1D(config),
  spatialDropout2d: (config = {}) => new SpatialDropout2D(config),
  spatialDropout3d: (config = {}) => new SpatialDropout3D(config),
  spectralNormalization: (config = {}) => new SpectralNormalization(config),
  stringLookup: (config = {}) => new StringLookup(config),
  subtract: (config = {}) => new Subtract(config),
  textVectorization: (config = {}) => new TextVectorization(config),
  unitNormalization: (config = {}) => new UnitNormalization(config),
  upSampling1d: (config = {}) => new UpSampling1D(config),
  upSampling3d: (config = {}) => new UpSampling3D(config),
  zeroPadding1d: (config = {}) => new ZeroPadding1D(config),
  zeroPadding3d: (config = {}) => new ZeroPadding3D(config),
};
