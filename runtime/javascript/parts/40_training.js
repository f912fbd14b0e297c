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
