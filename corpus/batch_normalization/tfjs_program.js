import * as tf from '@tensorflow/tfjs';

const xs = tf.tensor2d([[1], [2], [3], [5]], [4, 1]);
const ys = tf.tensor2d([[1], [3], [5], [9]], [4, 1]);

const model = tf.sequential();

const layer = tf.layers.batchNormalization({axis: 1});

model.add(tf.layers.dense({units: 2, inputShape: [1]}));
model.add(layer);
model.add(tf.layers.dense({units: 1}));
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});
await model.fit(xs, ys, {epochs: 5});
model.predict(xs).print();
