import * as tf from '@tensorflow/tfjs';

const xTrain = tf.linspace(0.0, 1.0, 32).reshape([8, 4]);
const yTrain = tf.tensor2d(
  [[0], [1], [0], [1], [1], [0], [1], [0]],
  [8, 1],
  'int32',
);

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 6, activation: 'relu', inputShape: [4]}),
    tf.layers.dense({units: 1, activation: 'sigmoid'}),
  ],
});
model.compile({loss: 'binaryCrossentropy', optimizer: 'adam'});

const batchSize = 4;
const epochs = 2;
for (let epoch = 0; epoch < epochs; epoch++) {
  for (let start = 0; start < xTrain.shape[0]; start += batchSize) {
    const xBatch = xTrain.slice([start], [batchSize]);
    const yBatch = yTrain.slice([start], [batchSize]);
    const loss = await model.trainOnBatch(xBatch, yBatch);
  }
  console.log('Epoch', epoch + 1);
}

model.predict(xTrain.slice([0], [2])).print();
