import * as tf from '@tensorflow/tfjs';

// Two documents go through the same embedding and the same encoder.
const sharedEmbedding = tf.layers.embedding({inputDim: 12, outputDim: 4});
const encoder = tf.layers.globalAveragePooling1d();

const textInputA = tf.input({shape: [5], dtype: 'int32'});
const textInputB = tf.input({shape: [5], dtype: 'int32'});
const encodedA = encoder.apply(sharedEmbedding.apply(textInputA));
const encodedB = encoder.apply(sharedEmbedding.apply(textInputB));

const merged = tf.layers.multiply({}).apply([encodedA, encodedB]);
const outputs = tf.layers
  .dense({units: 1, activation: 'sigmoid'})
  .apply(merged);
const model = tf.model({inputs: [textInputA, textInputB], outputs});
model.compile({
  optimizer: 'sgd',
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});

const questions = tf.tensor2d(
  [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 1, 3, 5, 7],
    [2, 4, 6, 8, 0],
  ],
  [4, 5],
);
const answers = tf.tensor2d(
  [
    [5, 4, 3, 2, 1],
    [1, 1, 2, 2, 3],
    [7, 5, 3, 1, 11],
    [9, 9, 9, 9, 9],
  ],
  [4, 5],
);
const labels = tf.tensor1d([1, 0, 1, 0]);
await model.fit([questions, answers], labels, {
  epochs: 3,
  batchSize: 2,
  verbose: 0,
});
console.log(
  model.evaluate([questions, answers], labels).map((t) => t.dataSync()[0]),
);
