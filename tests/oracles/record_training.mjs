// Histories, evaluations and trained weights of real TensorFlow.js, with the data they came from.
// node record_training.mjs > ../recordings/training.json

import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');
const {layers} = tf;

// Numbers that look drawn and are the same at every run.
let state = 7;
function draw(shape) {
  const values = Array.from({length: tf.util.sizeFromShape(shape)}, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.fround((state / 2147483648) * 2 - 1);
  });
  return tf.tensor(values, shape);
}

function classifier(units, activation, loss, optimizer, metrics) {
  return () => {
    const model = tf.sequential({
      layers: [
        layers.dense({units: 4, activation: 'tanh', inputShape: [3], kernelRegularizer: 'l1l2'}),
        layers.dense({units, activation}),
      ],
    });
    return {model, compile: {loss, optimizer, metrics}};
  };
}

function twoHeads() {
  const a = tf.input({shape: [3], name: 'a'});
  const b = tf.input({shape: [2], name: 'b'});
  const both = layers.concatenate({name: 'both'}).apply([a, b]);
  const hidden = layers.dense({units: 4, activation: 'relu', name: 'hidden'}).apply(both);
  const score = layers.dense({units: 1, name: 'score'}).apply(hidden);
  const kind = layers.dense({units: 1, activation: 'sigmoid', name: 'kind'}).apply(hidden);
  return {
    model: tf.model({inputs: [a, b], outputs: [score, kind], name: 'heads'}),
    compile: {
      loss: {score: 'meanSquaredError', kind: 'binaryCrossentropy'}, optimizer: 'adam',
      metrics: {kind: ['accuracy'], score: 'mae'},
    },
  };
}

const oneHot = (rows, classes) =>
  tf.oneHot(tf.range(0, rows, 1, 'int32').mod(tf.scalar(classes, 'int32')), classes).toFloat();
const indices = (rows, classes) =>
  tf.range(0, rows, 1, 'float32').mod(tf.scalar(classes)).reshape([rows, 1]);

const RUNS = {
  'one batch': {
    build: classifier(1, 'linear', 'meanSquaredError', 'sgd'),
    x: () => draw([6, 3]), y: () => draw([6, 1]), fit: {epochs: 4},
  },
  'batches, the last one shorter': {
    build: classifier(1, 'linear', 'meanSquaredError', 'rmsprop', ['mse', 'mae']),
    x: () => draw([7, 3]), y: () => draw([7, 1]), fit: {epochs: 3, batchSize: 3},
  },
  'validation split': {
    build: classifier(3, 'softmax', 'categoricalCrossentropy', 'adam', ['accuracy', 'ce']),
    x: () => draw([10, 3]), y: () => oneHot(10, 3),
    fit: {epochs: 3, batchSize: 4, validationSplit: 0.3},
  },
  'validation data and sparse labels': {
    build: classifier(3, 'softmax', 'sparseCategoricalCrossentropy', 'adagrad', ['acc']),
    x: () => draw([8, 3]), y: () => indices(8, 3),
    fit: {epochs: 3, batchSize: 4}, validation: [() => draw([5, 3]), () => indices(5, 3)],
  },
  'class weights': {
    build: classifier(3, 'softmax', 'categoricalCrossentropy', 'adamax', ['acc']),
    x: () => draw([8, 3]), y: () => oneHot(8, 3),
    fit: {epochs: 3, batchSize: 4, classWeight: {0: 1, 1: 5, 2: 0.5}},
  },
  'binary labels and class weights': {
    build: classifier(1, 'sigmoid', 'binaryCrossentropy', 'adadelta', ['accuracy']),
    x: () => draw([8, 3]), y: () => indices(8, 2),
    fit: {epochs: 3, batchSize: 8, classWeight: {0: 2, 1: 0.5}},
  },
  'epochs from the third on': {
    build: classifier(1, 'linear', 'meanAbsoluteError', 'sgd'),
    x: () => draw([6, 3]), y: () => draw([6, 1]), fit: {epochs: 5, initialEpoch: 2},
  },
  'two inputs and two outputs': {
    build: twoHeads, several: true,
    x: () => [draw([6, 3]), draw([6, 2])], y: () => [draw([6, 1]), indices(6, 2)],
    fit: {epochs: 3, batchSize: 4},
  },
};

const plain = (value) => (Array.isArray(value) ? value.map((t) => t.arraySync()) : value.arraySync());
const recording = {};
for (const [name, run] of Object.entries(RUNS)) {
  const {model, compile} = run.build();
  const [x, y] = [run.x(), run.y()];
  model.setWeights(model.weights.map((weight) => draw(weight.shape)));
  const entry = {
    topology: model.toJSON(null, false), compile, weights: plain(model.getWeights()),
    x: plain(x), y: plain(y), fit: {...run.fit}, several: run.several === true,
  };
  const fit = {...run.fit, shuffle: false};
  if (run.validation) {
    const data = run.validation.map((make) => make());
    fit.validationData = data;
    entry.validation = plain(data);
  }
  model.compile(compile);
  const history = await model.fit(x, y, fit);
  entry.history = history.history;
  entry.epoch = history.epoch;
  entry.params = history.params;
  entry.trained = plain(model.getWeights());
  if (!entry.several) {
    const values = model.evaluate(x, y, {batchSize: 4});
    entry.evaluate = plain(Array.isArray(values) ? values : [values]);
  }
  entry.predict = plain(model.predict(x, {batchSize: 4}));
  recording[name] = entry;
}
const body = Object.entries(recording).map(([name, entry]) => `"${name}": {\n  ${
  Object.entries(entry).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(',\n  ')
}\n }`);
console.log(`{\n ${body.join(',\n ')}\n}`);
