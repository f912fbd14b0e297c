import * as tf from '@tensorflow/tfjs';

const wide = tf.input({shape: [3], name: 'wide'});
const deep = tf.input({shape: [5], name: 'deep'});

let hidden = tf.layers.dense({units: 8, activation: 'relu'}).apply(deep);
hidden = tf.layers.layerNormalization().apply(hidden);
hidden = tf.layers.dense({units: 4, activation: 'selu'}).apply(hidden);
const merged = tf.layers.concatenate({}).apply([wide, hidden]);

const score = tf.layers.dense({units: 1, name: 'score'}).apply(merged);
const auxiliary = tf.layers.dense({units: 1, name: 'auxiliary'}).apply(hidden);

const model = tf.model({inputs: [wide, deep], outputs: [score, auxiliary]});
model.compile({
  optimizer: tf.train.adagrad(0.05),
  loss: ['meanSquaredError', 'meanAbsoluteError'],
});

const xWide = tf.linspace(0.0, 1.0, 18).reshape([6, 3]);
const xDeep = tf.range(0, 30).sin().reshape([6, 5]);
const targets = tf.linspace(-1.0, 1.0, 6).reshape([6, 1]);

const history = await model.fit([xWide, xDeep], [targets, targets], {
  epochs: 3,
  batchSize: 2,
  verbose: 0,
});
console.log(history.history.loss);
const [scores, _] = model.predict([xWide, xDeep]);
console.log(scores.shape);
