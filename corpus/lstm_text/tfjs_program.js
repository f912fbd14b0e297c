import * as tf from '@tensorflow/tfjs';

const maxFeatures = 20;
const maxlen = 6;

const xTrain = tf.tensor2d(
  [
    [1, 4, 7, 2, 0, 0],
    [1, 9, 3, 0, 0, 0],
    [1, 12, 14, 6, 8, 2],
    [1, 5, 5, 19, 2, 0],
  ],
  [4, 6],
);
const yTrain = tf.tensor1d([1, 0, 1, 0]);

console.log('Build model...');
const model = tf.sequential();
model.add(
  tf.layers.embedding({inputDim: maxFeatures, outputDim: 4, maskZero: true}),
);
model.add(
  tf.layers.lstm({
    units: 5,
    recurrentActivation: 'sigmoid',
    unitForgetBias: true,
  }),
);
model.add(tf.layers.dense({units: 1, activation: 'sigmoid'}));

model.compile({
  loss: 'binaryCrossentropy',
  optimizer: 'sgd',
  metrics: ['accuracy'],
});

console.log('Train...');
await model.fit(xTrain, yTrain, {batchSize: 2, epochs: 2, verbose: 0});
const [score, acc] = model
  .evaluate(xTrain, yTrain, {batchSize: 2})
  .map((t) => t.dataSync()[0]);
console.log('Test score:', score);
console.log('Test accuracy:', acc);
