import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(0.0, 1.0, 8).reshape([8, 1]);
const y = x.mul(x);

const model = tf.sequential({
  layers: [tf.layers.dense({units: 1, inputShape: [1]})],
});
model.compile({optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError'});

function report(epoch, logs) {
  console.log('epoch', epoch, 'loss', logs.loss);
}
await model.fit(x, y, {
  epochs: 3,
  batchSize: 4,
  verbose: 0,
  callbacks: [{onEpochEnd: report}],
});
