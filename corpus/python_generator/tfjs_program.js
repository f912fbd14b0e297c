import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
import * as np from './numpy.js';

const rng = np.random.defaultRng(0);
const features = tf.tensor(rng.normal(0, 1, [24, 6])).cast('float32');
const targets = features.sum(1).greater(0).cast('float32');

/** Yields batches for ever, as `fit` wants them. */
function* batches(x, y, batchSize) {
  while (true) {
    for (const start of Array.from(
      {length: Math.max(0, Math.ceil((x.shape[0] - 0) / batchSize))},
      (_, index) => 0 + index * batchSize,
    )) {
      yield [
        x.slice([start], [Math.min(batchSize, x.shape[0] - start)]),
        y.slice([start], [Math.min(batchSize, y.shape[0] - start)]),
      ];
    }
  }
}
const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, activation: 'relu', inputShape: [6]}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
model.compile({
  optimizer: 'sgd',
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});

const train = batches(features.slice([0], [16]), targets.slice([0], [16]), 4);
const valid = batches(features.slice([16], [-1]), targets.slice([16], [-1]), 4);
const history = await model.fitDataset(
  extensions.data.fromGenerator(() => train),
  {
    batchesPerEpoch: 4,
    epochs: 3,
    validationData: extensions.data.fromGenerator(() => valid),
    validationBatches: 2,
    verbose: 0,
  },
);
console.log('loss:', history.history.loss);
console.log('val_loss:', history.history.val_loss);
const [loss, accuracy] = (
  await model.evaluateDataset(
    extensions.data.fromGenerator(() =>
      batches(features.slice([16], [-1]), targets.slice([16], [-1]), 4),
    ),
    {batches: 2},
  )
).map((t) => t.dataSync()[0]);
console.log(`accuracy: ${accuracy.toFixed(3)}`);
