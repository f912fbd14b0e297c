import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const steps = tf.range(0, 80, 1, 'int32');
const series = steps.mul(0.3).sin().add(steps.mul(0.05));
const splitTime = 60;
const windowSize = 8;

const mean = series.slice([0], [splitTime]).mean();
const std = tf.moments(series.slice([0], [splitTime])).variance.sqrt();
const scaled = series.sub(mean).div(std);

function createWindows(values, window, {horizon = 1} = {}) {
  const [xs, ys] = [[], []];
  for (let i = 0; i < values.shape[0] - window - horizon + 1; i++) {
    xs.push(values.slice([i], [window]));
    ys.push(values.slice([i + window], [horizon]));
  }
  return [tf.stack(xs).expandDims(-1), tf.stack(ys)];
}
const [xTrain, yTrain] = createWindows(
  scaled.slice([0], [splitTime]),
  windowSize,
);
const [xTest, yTest] = createWindows(
  scaled.slice([splitTime - windowSize], [-1]),
  windowSize,
);
console.log(xTrain.shape, yTrain.shape, xTest.shape);

const model = tf.sequential({
  layers: [
    extensions.layers.conv1d({
      filters: 4,
      kernelSize: 3,
      padding: 'causal',
      activation: 'relu',
      inputShape: [windowSize, 1],
    }),
    tf.layers.lstm({
      units: 6,
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
    }),
    tf.layers.dense({units: 1}),
  ],
});
model.compile({
  loss: tf.losses.huberLoss,
  optimizer: tf.train.momentum(0.05, 0.9),
});
const history = await model.fit(xTrain, yTrain, {
  epochs: 3,
  batchSize: 13,
  verbose: 0,
});
console.log(history.history.loss);

model.predict(xTest).print();
