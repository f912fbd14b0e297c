import * as tf from '@tensorflow/tfjs';

const sequenceLength = 16;
const numChannels = 2;

let signals = tf
  .range(0, 6 * sequenceLength * numChannels, 1, 'int32')
  .div(3)
  .sin();
signals = signals.reshape([6, sequenceLength, numChannels]);
const labels = tf.oneHot(
  tf.cast([0, 1, 2, 0, 1, 2], 'int32'),
  3,
  1,
  0,
  'float32',
);

const model = tf.sequential();
model.add(
  tf.layers.conv1d({
    filters: 4,
    kernelSize: 3,
    activation: 'relu',
    inputShape: [sequenceLength, numChannels],
  }),
);
model.add(tf.layers.maxPooling1d({poolSize: 2}));
model.add(tf.layers.conv1d({filters: 6, kernelSize: 3, activation: 'relu'}));
model.add(tf.layers.globalMaxPooling1d());
model.add(tf.layers.dense({units: 3, activation: 'softmax'}));

model.compile({
  loss: 'categoricalCrossentropy',
  optimizer: tf.train.sgd(0.1),
  metrics: ['accuracy'],
});
await model.fit(signals, labels, {epochs: 2, batchSize: 3});

const [loss, accuracy] = model
  .evaluate(signals, labels)
  .map((t) => t.dataSync()[0]);
console.log('accuracy', accuracy);
