import * as tf from '@tensorflow/tfjs';

const [imgRows, imgCols] = [12, 12];
const numClasses = 2;

let xTrain = tf
  .range(0, 4 * imgRows * imgCols, 1, 'int32')
  .div(9)
  .sin();
xTrain = xTrain.reshape([4, imgRows, imgCols, 1]).cast('float32');
const yTrain = tf.oneHot(
  tf.cast([0, 1, 1, 0], 'int32'),
  numClasses,
  1,
  0,
  'float32',
);
console.log('x_train shape:', xTrain.shape);
console.log(xTrain.shape[0], 'train samples');

const model = tf.sequential();
model.add(
  tf.layers.conv2d({
    filters: 3,
    kernelSize: [3, 3],
    activation: 'tanh',
    inputShape: [imgRows, imgCols, 1],
  }),
);
model.add(tf.layers.averagePooling2d({poolSize: [2, 2]}));
model.add(
  tf.layers.conv2d({filters: 4, kernelSize: [3, 3], activation: 'tanh'}),
);
model.add(tf.layers.averagePooling2d({poolSize: [2, 2]}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({units: 6, activation: 'tanh'}));
model.add(tf.layers.dense({units: numClasses, activation: 'softmax'}));

model.compile({
  loss: 'categoricalCrossentropy',
  optimizer: 'sgd',
  metrics: ['accuracy'],
});
await model.fit(xTrain, yTrain, {
  batchSize: 2,
  epochs: 2,
  verbose: 1,
  validationData: [xTrain, yTrain],
});
const score = model.evaluate(xTrain, yTrain).map((t) => t.dataSync()[0]);
console.log('Test loss:', score[0]);
