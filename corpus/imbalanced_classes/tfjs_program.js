import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const features = tf.range(0, 160).sin().reshape([40, 4]).cast('float32');
const targets = features.sum(1).greater(1.2).cast('float32').reshape([40, 1]);
const positive = Math.trunc(targets.sum().dataSync()[0]);
console.log('positive samples:', positive, 'of', targets.shape[0]);

const weightFor_0 = 1.0 / (targets.shape[0] - positive);
const weightFor_1 = 1.0 / positive;

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, activation: 'relu', inputShape: [4]}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
const metrics = [
  extensions.metrics.falseNegatives({name: 'fn'}),
  extensions.metrics.truePositives({name: 'tp'}),
  extensions.metrics.precision({name: 'precision'}),
  extensions.metrics.recall({name: 'recall'}),
  extensions.metrics.auc({name: 'auc'}),
];
model.compile({
  optimizer: tf.train.sgd(1.0),
  loss: 'binaryCrossentropy',
  metrics,
});
const history = await model.fit(features, targets, {
  batchSize: 10,
  epochs: 4,
  classWeight: {0: weightFor_0, 1: weightFor_1},
  verbose: 0,
});
console.log('true positives:', history.history.tp);
console.log('recall:', history.history.recall);
console.log('auc:', history.history.auc);
const results = model.evaluate(features, targets).map((t) => t.dataSync()[0]);
console.log('loss:', results[0], 'auc:', results.at(-1));
