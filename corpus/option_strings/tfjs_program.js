import * as tf from '@tensorflow/tfjs';

// Data format, initializer, loss and metric are named by strings.
const model = tf.sequential();
model.add(
  tf.layers.flatten({dataFormat: 'channelsFirst', inputShape: [2, 1, 2]}),
);
model.add(
  tf.layers.dense({
    units: 3,
    activation: 'softmax',
    kernelInitializer: 'glorotNormal',
  }),
);
model.compile({
  optimizer: 'sgd',
  loss: 'categoricalCrossentropy',
  metrics: ['categoricalAccuracy'],
});

const xs = tf.tensor4d(
  [
    [[[1, 0]], [[0, 1]]],
    [[[0, 1]], [[1, 1]]],
  ],
  [2, 2, 1, 2],
);
const ys = tf.tensor2d(
  [
    [1, 0, 0],
    [0, 0, 1],
  ],
  [2, 3],
);
await model.fit(xs, ys, {epochs: 10});
model.predict(xs).print();
