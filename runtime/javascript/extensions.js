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
      config[key] = value;
      const part = Object.hasOwn(this.parts, key) ? this.parts[key] : null;
      if (key === 'layer' || (part != null && !isActivation(key))) {
        const described = key === 'layer' ? value : part;
        config[key] = {
          className: described.getClassName(),
          config: described.getConfig(),
        };
      }
    }
    return config;
  }
}

/** The tensor of what `call` got, which is a list inside a model. */
export function onlyTensor(inputs) {
  return Array.isArray(inputs) ? inputs[0] : inputs;
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
    if ((kwargs.useCausalMask ?? null) === true) {
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
    if ((kwargs.returnAttentionScores ?? null) === true) {
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
    return [...query.slice(0, -1), value.at(-1)];
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
    if ((kwargs.useCausalMask ?? null) === true) {
      found = both(found, causalMask(queries, values).expandDims(0));
    }
    const window = this.config.slidingWindow;
    if (window != null) {
      const rows = tf.range(0, queries, 1, 'float32').expandDims(1);
      const columns = tf.range(0, values, 1, 'float32').expandDims(0);
      const near = rows.sub(columns).abs().less(window);
      found = both(found, near.expandDims(0));
    }
    const given = kwargs.attentionMask ?? null;
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
    this.places = places;
    this.projections = new Map();
    this.biases = new Map();
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
    const outer = order.length - this.places.length;
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
      (axis) => !this.places.includes(axis),
    );
    const order = [...others, ...this.places];
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
    const seen = this.places.map((axis) => x.shape[axis]);
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
    if ((kwargs.returnAttentionScores ?? null) === true) {
      return [output, weights];
    }
    return output;
  }

  computeOutputShape(inputShape) {
    const query = inputShape[0];
    return [...query.slice(0, -1), ...this.outputFeatures(query)];
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
    this.projections = new Map();
    this.biases = new Map();
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
    const shape = x.shape;
    const times = Math.floor(heads / shape[2]);
    const wide = x.expandDims(3).tile([1, 1, 1, times, 1]);
    return wide
      .reshape([shape[0], shape[1], heads, shape[3]])
      .transpose([0, 2, 1, 3]);
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
    if ((kwargs.returnAttentionScores ?? null) === true) {
      return [output, weights];
    }
    return output;
  }

  computeOutputShape(inputShape) {
    const query = inputShape[0];
    return query;
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

/** Each place along an axis `times` over. */
export function repeated(x, axis, times) {
  const shape = x.shape;
  const tiles = Array.from({length: shape.length + 1}, (_, one) =>
    one === axis + 1 ? times : 1,
  );
  const wide = x.expandDims(axis + 1).tile(tiles);
  return wide.reshape([
    ...shape.slice(0, axis),
    shape[axis] * times,
    ...shape.slice(axis + 1),
  ]);
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
    return repeated(onlyTensor(inputs), 1, size);
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
      x = repeated(x, first + axis, sizes[axis]);
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
    if ((kwargs.reverse ?? null) === true) {
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

for (const made of [
  ActivityRegularization,
  AdditiveAttention,
  Attention,
  Cropping1D,
  Cropping3D,
  EinsumDense,
  GroupNormalization,
  GroupQueryAttention,
  Identity,
  Lambda,
  MultiHeadAttention,
  Pipeline,
  ReversibleEmbedding,
  RMSNormalization,
  SpectralNormalization,
  Subtract,
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
  additiveAttention: (config = {}) => new AdditiveAttention(config),
  attention: (config = {}) => new Attention(config),
  cropping1d: (config = {}) => new Cropping1D(config),
  cropping3d: (config = {}) => new Cropping3D(config),
  einsumDense: (config = {}) => new EinsumDense(config),
  groupNormalization: (config = {}) => new GroupNormalization(config),
  groupQueryAttention: (config = {}) => new GroupQueryAttention(config),
  identity: (config = {}) => new Identity(config),
  lambda_: (config = {}) => new Lambda(config),
  multiHeadAttention: (config = {}) => new MultiHeadAttention(config),
  pipeline: (config = {}) => new Pipeline(config),
  reversibleEmbedding: (config = {}) => new ReversibleEmbedding(config),
  rmsNormalization: (config = {}) => new RMSNormalization(config),
  spectralNormalization: (config = {}) => new SpectralNormalization(config),
  subtract: (config = {}) => new Subtract(config),
  unitNormalization: (config = {}) => new UnitNormalization(config),
  upSampling1d: (config = {}) => new UpSampling1D(config),
  upSampling3d: (config = {}) => new UpSampling3D(config),
  zeroPadding1d: (config = {}) => new ZeroPadding1D(config),
  zeroPadding3d: (config = {}) => new ZeroPadding3D(config),
};
