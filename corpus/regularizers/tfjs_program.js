import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(-1.0, 1.0, 36).reshape([9, 4]);
const y = tf.linspace(0.0, 3.0, 9).reshape([9, 1]);

const model = tf.sequential();
model.add(
  tf.layers.dense({
    units: 6,
    activation: 'elu',
    kernelRegularizer: tf.regularizers.l2({l2: 0.01}),
    biasRegularizer: tf.regularizers.l2({l2: 0.01}),
    inputShape: [4],
  }),
);
model.add(tf.layers.dense({units: 6, activation: 'relu'}));
model.add(
  tf.layers.dense({
    units: 1,
    kernelRegularizer: tf.regularizers.l1({l1: 1e-3}),
  }),
);
model.compile({optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError'});
const history = await model.fit(x, y, {epochs: 4, batchSize: 3});
console.log(history.history.loss);
