import * as tf from '@tensorflow/tfjs';

/** Quadratic near zero, linear far away. */
function logCoshLoss(yTrue, yPred) {
  const error = yPred.sub(yTrue);
  return error.add(error.mul(-2.0).softplus()).sub(tf.log(2.0)).mean(-1);
}

/** A loss function for a weight. */
function weightedSquare(weight) {
  const loss = (yTrue, yPred) => {
    return yTrue.sub(yPred).square().mean(-1).mul(weight);
  };
  return loss;
}
const x = tf.tensor2d(
  [
    [0.0, 1.0],
    [1.0, 0.0],
    [1.0, 1.0],
    [2.0, 1.0],
  ],
  [4, 2],
);
const y = tf.tensor2d([[1.0], [2.0], [3.0], [5.0]], [4, 1]);

const model = tf.sequential({
  layers: [tf.layers.dense({units: 1, inputShape: [2]})],
});
model.compile({loss: logCoshLoss, optimizer: 'sgd'});
let history = await model.fit(x, y, {epochs: 3, batchSize: 2});
console.log(history.history.loss);

model.compile({loss: weightedSquare(0.5), optimizer: 'sgd'});
history = await model.fit(x, y, {epochs: 3, batchSize: 2});
console.log(history.history.loss);
