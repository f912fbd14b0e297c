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
