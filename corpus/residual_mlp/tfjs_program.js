import * as tf from '@tensorflow/tfjs';

const numBlocks = 3;
const width = 6;

const inputs = tf.input({shape: [width]});
let x = inputs;
for (let i = 0; i < numBlocks; i++) {
  let y = tf.layers.layerNormalization({name: `norm_${i}`}).apply(x);
  y = tf.layers
    .dense({units: width * 2, activation: 'relu', name: `expand_${i}`})
    .apply(y);
  y = tf.layers.dense({units: width, name: `project_${i}`}).apply(y);
  x = tf.layers.add({}).apply([x, y]);
}

const outputs = tf.layers.dense({units: 2, activation: 'softmax'}).apply(x);
const model = tf.model({inputs, outputs});

const xTrain = tf
  .range(0, 8 * width)
  .sin()
  .reshape([8, width]);
const yTrain = tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1]);
model.compile({
  optimizer: tf.train.sgd(0.05),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
await model.fit(xTrain, yTrain, {epochs: 2, batchSize: 4});
