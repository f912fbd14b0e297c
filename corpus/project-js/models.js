/** The models of this project. */

import * as tf from '@tensorflow/tfjs';

/** One number in, one number out. */
export function buildLinear() {
  const model = tf.sequential();
  model.add(tf.layers.dense({units: 1, inputShape: [1]}));
  model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});
  return model;
}

/** A small network with one hidden layer. */
export function buildMlp({hidden = 8} = {}) {
  const inputs = tf.input({shape: [1]});
  const x = tf.layers.dense({units: hidden, activation: 'relu'}).apply(inputs);
  const outputs = tf.layers.dense({units: 1}).apply(x);
  const model = tf.model({inputs, outputs});
  model.compile({optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError'});
  return model;
}
