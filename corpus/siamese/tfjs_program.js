import * as tf from '@tensorflow/tfjs';

/** Base network to be shared. */
function createBaseNetwork(inputDim) {
  const inputs = tf.input({shape: [inputDim]});
  let x = tf.layers.dense({units: 8, activation: 'relu'}).apply(inputs);
  x = tf.layers.dense({units: 4, activation: 'tanh'}).apply(x);
  return tf.model({inputs, outputs: x, name: 'embedding'});
}
const baseNetwork = createBaseNetwork(5);

// Both towers have the same weights.
const inputA = tf.input({shape: [5]});
const inputB = tf.input({shape: [5]});
const towerA = baseNetwork.apply(inputA);
const towerB = baseNetwork.apply(inputB);

const similarity = tf.layers
  .dot({axes: 1, normalize: true})
  .apply([towerA, towerB]);
const score = tf.layers
  .dense({units: 1, activation: 'sigmoid'})
  .apply(similarity);
const model = tf.model({inputs: [inputA, inputB], outputs: score});

const left = tf.linspace(-1, 1, 30).reshape([6, 5]);
const right = left.reverse(0);
const labels = tf.tensor1d([0, 0, 1, 1, 0, 0]);

model.compile({loss: 'binaryCrossentropy', optimizer: 'rmsprop'});
await model.fit([left, right], labels, {batchSize: 3, epochs: 3});
model.predict([left, right]).print();
