import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const features = tf.range(0, 96).sin().reshape([32, 3]).cast('float32');
const labels = features.sum(1, true).greater(0).cast('float32');

const batchSize = 8;
let trainDs = extensions.data.fromTensorSlices([
  features.slice([0], [24]),
  labels.slice([0], [24]),
]);
let valDs = extensions.data.fromTensorSlices([
  features.slice([24], [-1]),
  labels.slice([24], [-1]),
]);

function scale(x, y) {
  return [x.mul(2.0), y];
}
trainDs = trainDs.map(scale).batch(batchSize).prefetch(2);
valDs = valDs.map(scale).batch(batchSize);

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 6, activation: 'relu', inputShape: [3]}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
model.compile({
  optimizer: tf.train.sgd(0.2),
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});
const history = await model.fitDataset(trainDs, {
  epochs: 3,
  validationData: valDs,
  verbose: 0,
});
console.log('val_loss', history.history.val_loss);
const [loss, accuracy] = (await model.evaluateDataset(valDs, {})).map(
  (t) => t.dataSync()[0],
);
console.log('evaluated', loss);
for (const [xBatch, yBatch] of valDs.take(1)) {
  console.log(xBatch.shape, yBatch.shape);
}
