import * as tf from '@tensorflow/tfjs';

const vocabulary = 16;
const embeddingDim = 4;

// Input for variable-length sequences of integers
const inputs = tf.input({shape: [null], dtype: 'int32'});
let x = tf.layers
  .embedding({inputDim: vocabulary, outputDim: embeddingDim})
  .apply(inputs);
// Add 2 bidirectional LSTMs
x = tf.layers
  .bidirectional({
    layer: tf.layers.lstm({
      units: 3,
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
      returnSequences: true,
    }),
  })
  .apply(x);
x = tf.layers
  .bidirectional({
    layer: tf.layers.lstm({
      units: 3,
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
    }),
  })
  .apply(x);
const outputs = tf.layers.dense({units: 1, activation: 'sigmoid'}).apply(x);
const model = tf.model({inputs, outputs});
model.compile({
  optimizer: 'sgd',
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});

const xTrain = tf.tensor2d(
  [
    [3, 1, 4, 1, 5],
    [9, 2, 6, 5, 3],
    [5, 8, 9, 7, 9],
    [3, 2, 3, 8, 4],
  ],
  [4, 5],
);
const yTrain = tf.tensor1d([0, 1, 1, 0]);
await model.fit(xTrain, yTrain, {
  batchSize: 2,
  epochs: 2,
  validationData: [xTrain, yTrain],
});
model.predict(xTrain).print();
