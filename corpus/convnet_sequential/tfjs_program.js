import * as tf from '@tensorflow/tfjs';

const numClasses = 4;
const inputShape = [8, 8, 1];

// The data: four shifted waves, scaled to the [0, 1] range.
let xTrain = tf
  .range(0, 8 * 64)
  .sin()
  .reshape([8, 8, 8, 1]);
xTrain = xTrain.add(1).div(2);
/** @type {any} */
let yTrain = tf.tensor1d([0, 1, 2, 3, 0, 1, 2, 3], 'int32');

// Convert class vectors to binary class matrices.
yTrain = tf.oneHot(yTrain.cast('int32'), numClasses, 1, 0, 'float32');

const model = tf.sequential({
  layers: [
    tf.layers.conv2d({
      filters: 4,
      kernelSize: [3, 3],
      activation: 'relu',
      inputShape,
    }),
    tf.layers.maxPooling2d({poolSize: [2, 2]}),
    tf.layers.conv2d({filters: 8, kernelSize: [2, 2], activation: 'relu'}),
    tf.layers.flatten(),
    tf.layers.dense({units: numClasses, activation: 'softmax'}),
  ],
});

model.summary();

const batchSize = 4;
const epochs = 2;

model.compile({
  loss: 'categoricalCrossentropy',
  optimizer: 'adam',
  metrics: ['accuracy'],
});
await model.fit(xTrain, yTrain, {batchSize, epochs});

const score = model.evaluate(xTrain, yTrain).map((t) => t.dataSync()[0]);
console.log('Test loss:', score[0]);
console.log('Test accuracy:', score[1]);
