import * as tf from '@tensorflow/tfjs';

// Attention over time steps, written with plain layers.
const inputs = tf.input({shape: [5, 3]});
const hidden = tf.layers
  .lstm({
    units: 4,
    recurrentActivation: 'sigmoid',
    unitForgetBias: true,
    returnSequences: true,
  })
  .apply(inputs);
let scores = tf.layers.dense({units: 1, activation: 'tanh'}).apply(hidden);
scores = tf.layers.flatten().apply(scores);
let weights = tf.layers.softmax({axis: -1}).apply(scores);
weights = tf.layers.repeatVector({n: 4}).apply(weights);
weights = tf.layers.permute({dims: [2, 1]}).apply(weights);
const weighted = tf.layers.multiply({}).apply([hidden, weights]);
const context = tf.layers.globalAveragePooling1d().apply(weighted);
const outputs = tf.layers.dense({units: 1}).apply(context);

const model = tf.model({inputs, outputs});
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});

const x = tf
  .range(0, 4 * 5 * 3)
  .cos()
  .reshape([4, 5, 3]);
const y = tf.tensor1d([0.0, 1.0, -1.0, 0.5]);
await model.fit(x, y, {epochs: 2, batchSize: 2});
console.log(model.predict(x).shape);
