import * as tf from '@tensorflow/tfjs';

const features = tf.linspace(-1, 1, 40).reshape([10, 4]);
const targets = tf.tensor1d([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);

// Weight the classes by how rare they are.
const counts = [8, 2];
const weightFor_0 = 1.0 / counts[0];
const weightFor_1 = 1.0 / counts[1];

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, activation: 'relu', inputShape: [4]}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
model.compile({optimizer: tf.train.sgd(0.1), loss: 'binaryCrossentropy'});

const history = await model.fit(features, targets, {
  batchSize: 5,
  epochs: 3,
  verbose: 0,
  classWeight: {0: weightFor_0, 1: weightFor_1},
});
console.log('losses:', history.history.loss);
