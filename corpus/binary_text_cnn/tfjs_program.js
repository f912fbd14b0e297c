import * as tf from '@tensorflow/tfjs';

const maxWords = 15;
const sequenceLength = 8;

const texts = tf.tensor2d(
  [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [8, 7, 6, 5, 4, 3, 2, 1],
    [9, 9, 10, 10, 11, 11, 12, 12],
    [14, 13, 12, 11, 10, 9, 8, 7],
  ],
  [4, 8],
);
const labels = tf.tensor1d([1, 0, 1, 0]);

const sequenceInput = tf.input({shape: [sequenceLength], dtype: 'int32'});
const embedded = tf.layers
  .embedding({inputDim: maxWords, outputDim: 4})
  .apply(sequenceInput);

// One branch for each width of the filters.
const branches = [];
for (const width of [2, 3, 4]) {
  let branch = tf.layers
    .conv1d({filters: 3, kernelSize: width, activation: 'tanh'})
    .apply(embedded);
  branch = tf.layers.globalMaxPooling1d().apply(branch);
  branches.push(branch);
}

const merged = tf.layers.concatenate({}).apply(branches);
const predictions = tf.layers
  .dense({units: 1, activation: 'sigmoid'})
  .apply(merged);
const model = tf.model({inputs: sequenceInput, outputs: predictions});
model.compile({
  loss: 'binaryCrossentropy',
  optimizer: 'sgd',
  metrics: ['accuracy'],
});
await model.fit(texts, labels, {epochs: 3, batchSize: 2});
model.predict(texts).print();
