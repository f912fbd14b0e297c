import * as tf from '@tensorflow/tfjs';

// Columns: cylinders, horsepower, weight.
const features = tf.tensor2d(
  [
    [8, 130, 3504],
    [4, 95, 2372],
    [6, 100, 3233],
    [4, 65, 1836],
    [8, 198, 4341],
    [4, 88, 2130],
  ],
  [6, 3],
);
const mpg = tf.tensor1d([18.0, 24.0, 21.0, 32.0, 15.0, 27.0]);

// Normalize with the statistics of the training data.
const mean = features.mean(0);
const std = tf.moments(features, 0).variance.sqrt();
const normalized = features.sub(mean).div(std);

const model = tf.sequential();
model.add(
  tf.layers.dense({
    units: 8,
    activation: 'relu',
    inputShape: [features.shape[1]],
  }),
);
model.add(tf.layers.dense({units: 4, activation: 'relu'}));
model.add(tf.layers.dense({units: 1}));
model.compile({
  optimizer: 'rmsprop',
  loss: 'meanSquaredError',
  metrics: ['mae', 'mse'],
});

const history = await model.fit(normalized, mpg, {
  epochs: 4,
  batchSize: 3,
  verbose: 0,
});
for (const [epoch, mae] of history.history.mae.entries()) {
  console.log('epoch', epoch, 'mae', mae);
}
