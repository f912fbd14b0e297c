import * as tf from '@tensorflow/tfjs';

function meanError(yTrue, yPred) {
  return yTrue.sub(yPred).abs().mean();
}

function rSquared(yTrue, yPred) {
  const residual = yTrue.sub(yPred).square().sum();
  const total = yTrue.sub(yTrue.mean()).square().sum();
  return tf.scalar(1).sub(residual.div(total.add(1e-7)));
}
const model = tf.sequential();
model.add(tf.layers.dense({units: 4, activation: 'tanh', inputDim: 2}));
model.add(tf.layers.dense({units: 1}));
model.compile({
  optimizer: 'adam',
  loss: 'meanSquaredError',
  metrics: [meanError, rSquared],
});

const x = tf.linspace(0, 1, 16).reshape([8, 2]);
const y = tf.linspace(2, 4, 8).reshape([8, 1]);
await model.fit(x, y, {epochs: 2, batchSize: 8});
const results = model
  .evaluate(x, y, {batchSize: 8})
  .map((t) => t.dataSync()[0]);
console.log(results);
