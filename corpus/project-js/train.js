/** Trains the linear model and prints what it says about 5. */

import * as tf from '@tensorflow/tfjs';

import {buildLinear} from './models.js';

const xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1]);
const ys = tf.tensor2d([[1], [3], [5], [7]], [4, 1]);

async function train(epochs) {
  const model = buildLinear();
  await model.fit(xs, ys, {epochs, verbose: 0});
  return model;
}
if (import.meta.url === `file://${process.argv[1]}`) {
  const model = await train(1000);
  model.predict(tf.tensor2d([[5]], [1, 1])).print();
}
