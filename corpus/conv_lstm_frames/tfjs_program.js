import * as tf from '@tensorflow/tfjs';

// Three films of four frames each.
const frames = tf
  .range(0, 3 * 4 * 6 * 6, 1, 'int32')
  .div(5)
  .sin()
  .reshape([3, 4, 6, 6, 1]);
const labels = tf.tensor2d([[0.0], [1.0], [0.0]], [3, 1]);

const model = tf.sequential();
model.add(tf.layers.inputLayer({inputShape: [4, 6, 6, 1]}));
model.add(
  tf.layers.timeDistributed({
    layer: tf.layers.conv2d({filters: 2, kernelSize: 3, activation: 'relu'}),
  }),
);
model.add(tf.layers.timeDistributed({layer: tf.layers.flatten()}));
model.add(
  tf.layers.lstm({
    units: 3,
    recurrentActivation: 'sigmoid',
    unitForgetBias: true,
    returnSequences: false,
  }),
);
model.add(tf.layers.dense({units: 1, activation: 'sigmoid'}));
model.compile({loss: 'binaryCrossentropy', optimizer: 'sgd'});
await model.fit(frames, labels, {epochs: 2, batchSize: 3});
model.predict(frames).print();
