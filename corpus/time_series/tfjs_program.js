import * as tf from '@tensorflow/tfjs';

/** Each window of the series, and the value that follows it. */
function windows(series, length) {
  const x = [];
  const y = [];
  for (let start = 0; start < series.length - length; start++) {
    x.push(series.slice(start, start + length));
    y.push(series[start + length]);
  }
  return [x, y];
}
const series = [
  0.0, 0.5, 0.9, 1.0, 0.8, 0.4, -0.1, -0.6, -0.9, -1.0, -0.8, -0.3,
];
/** @type {any} */
let [x, y] = windows(series, 4);
x = tf.tensor(x).reshape([-1, 4, 1]);
y = tf.tensor(y);

const split = 6;
const [xTrain, xVal] = [x.slice([0], [split]), x.slice([split], [-1])];
const [yTrain, yVal] = [y.slice([0], [split]), y.slice([split], [-1])];

const model = tf.sequential({
  layers: [
    tf.layers.simpleRNN({
      units: 4,
      returnSequences: true,
      inputShape: [null, 1],
    }),
    tf.layers.simpleRNN({units: 4}),
    tf.layers.dense({units: 1}),
  ],
});
model.compile({loss: 'meanSquaredError', optimizer: tf.train.sgd(0.05)});
const history = await model.fit(xTrain, yTrain, {
  epochs: 4,
  batchSize: 3,
  validationData: [xVal, yVal],
});
console.log('best:', Math.min(...history.history.val_loss));
