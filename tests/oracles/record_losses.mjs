// Values and gradients of the loss strings, values of the metrics, with real TensorFlow.js.
// node record_losses.mjs > ../recordings/losses.json

import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const LOSSES = [
  'meanSquaredError', 'meanAbsoluteError', 'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError', 'squaredHinge', 'hinge', 'categoricalHinge', 'logcosh',
  'categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'binaryCrossentropy',
  'kullbackLeiblerDivergence', 'poisson', 'cosineProximity',
];
const METRICS = [
  'accuracy', 'acc', 'crossentropy', 'ce', 'binaryAccuracy', 'categoricalAccuracy', 'precision',
  'categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'mse', 'MSE', 'mae', 'MAE', 'mape',
  'MAPE', 'cosine',
];
const FUNCTIONS = [
  'binaryAccuracy', 'binaryCrossentropy', 'categoricalAccuracy', 'categoricalCrossentropy',
  'sparseCategoricalAccuracy', 'cosineProximity', 'meanAbsoluteError',
  'meanAbsolutePercentageError', 'meanSquaredError', 'precision', 'recall', 'r2Score',
];

const DATA = {
  signs: {
    yTrue: [[1, -1, 1], [-1, -1, 1], [1, 1, -1], [-1, 1, 1]],
    yPred: [[0.3, -0.7, 2.1], [0.4, -1.5, 0.2], [-0.6, 0.9, -0.1], [-2.2, 0.8, 1.4]],
  },
  probabilities: {
    yTrue: [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]],
    yPred: [[0.2, 0.7, 0.1], [0.5, 0.2, 0.3], [0.1, 0.6, 0.3], [0.25, 0.5, 0.25]],
  },
  extremes: {
    yTrue: [[0, 1, 0], [1, 0, 1], [0, 0, 1]],
    yPred: [[0, 1, 0.001], [1, 0, 0.999], [0.5, 1, 0]],
  },
  binary: {
    yTrue: [[1], [0], [1], [1], [0]],
    yPred: [[0.9], [0.4], [0.2], [1], [0]],
  },
  sparse: {
    yTrue: [[1], [0], [2], [1]],
    yPred: [[0.2, 0.7, 0.1], [0.5, 0.2, 0.3], [0.1, 0.6, 0.3], [0.25, 0.5, 0.25]],
  },
  positive: {
    yTrue: [[1.5, 0.2], [3, 0.7], [0.01, 2]],
    yPred: [[1, 0.5], [2.5, 0.1], [0.3, 4]],
  },
};

async function compiled(loss, metric, {yTrue, yPred}) {
  const width = yPred[0].length;
  const model = tf.sequential({
    layers: [tf.layers.activation({activation: 'linear', inputShape: [width]})],
  });
  model.compile({optimizer: tf.train.sgd(0.1), loss, metrics: metric ? [metric] : undefined});
  const result = model.evaluate(tf.tensor2d(yPred), tf.tensor2d(yTrue));
  return {
    names: model.metricsNames,
    values: (Array.isArray(result) ? result : [result]).map((t) => t.dataSync()[0]),
  };
}

// The gradient by the predictions, which are the weights of a layer here.
async function gradient(loss, {yTrue, yPred}) {
  const [rows, width] = [yPred.length, yPred[0].length];
  const kernel = tf.tensor2d(yPred);
  const layer = tf.layers.dense({units: width, useBias: false, inputShape: [rows], weights: [kernel]});
  const model = tf.sequential({layers: [layer]});
  model.compile({optimizer: tf.train.sgd(1), loss});
  await model.trainOnBatch(tf.eye(rows), tf.tensor2d(yTrue));
  const step = kernel.sub(layer.getWeights()[0]);
  return step.arraySync();
}

// Labels that are class indices go with the sparse functions, others with the others.
function fits(name, data) {
  if (name.startsWith('sparse')) {
    return data === 'sparse';
  }
  return data !== 'sparse' && !(name === 'categoricalCrossentropy' && data === 'binary');
}

const recording = {version: tf.version_layers, data: DATA, losses: {}, metrics: {}, functions: {}};
for (const loss of LOSSES) {
  recording.losses[loss] = {};
  for (const data of Object.keys(DATA).filter((name) => fits(loss, name))) {
    const {values} = await compiled(loss, null, DATA[data]);
    const entry = {value: values[0]};
    if (data !== 'extremes') {
      entry.gradient = await gradient(loss, DATA[data]);
    }
    recording.losses[loss][data] = entry;
  }
}
const LABELS = {
  binaryCrossentropy: 'binary',
  categoricalCrossentropy: 'probabilities',
  sparseCategoricalCrossentropy: 'sparse',
};
for (const metric of METRICS) {
  const byShape = ['accuracy', 'acc', 'crossentropy', 'ce'].includes(metric);
  recording.metrics[metric] = {};
  for (const [loss, data] of Object.entries(LABELS)) {
    if (byShape || fits(metric, data)) {
      recording.metrics[metric][loss] = {data, ...(await compiled(loss, metric, DATA[data]))};
    }
  }
}
for (const name of FUNCTIONS) {
  const data = name.startsWith('sparse') ? 'sparse' : 'extremes';
  const {yTrue, yPred} = DATA[data];
  const value = tf.metrics[name](tf.tensor2d(yTrue), tf.tensor2d(yPred));
  recording.functions[name] = {data, value: value.arraySync()};
}
const lines = Object.entries(recording).map(([key, value]) =>
  typeof value === 'string' ? `"${key}": "${value}"` :
  `"${key}": {\n  ${Object.entries(value)
    .map(([name, item]) => `"${name}": ${JSON.stringify(item)}`).join(',\n  ')}\n }`);
console.log(`{\n ${lines.join(',\n ')}\n}`);
