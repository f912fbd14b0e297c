import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

/** Four towers side by side, as in GoogLeNet. */
function inceptionModule(x, filters) {
  const tower_1 = tf.layers
    .conv2d({filters, kernelSize: 1, padding: 'same', activation: 'relu'})
    .apply(x);
  let tower_2 = tf.layers
    .conv2d({filters, kernelSize: 1, padding: 'same', activation: 'relu'})
    .apply(x);
  tower_2 = tf.layers
    .conv2d({filters, kernelSize: 3, padding: 'same', activation: 'relu'})
    .apply(tower_2);
  let tower_3 = tf.layers
    .averagePooling2d({poolSize: 3, strides: 1, padding: 'same'})
    .apply(x);
  tower_3 = tf.layers
    .conv2d({filters, kernelSize: 1, padding: 'same', activation: 'relu'})
    .apply(tower_3);
  return tf.layers.concatenate({axis: -1}).apply([tower_1, tower_2, tower_3]);
}
const inputs = tf.input({shape: [6, 6, 2]});
let x = tf.layers.zeroPadding2d({padding: 1}).apply(inputs);
x = inceptionModule(x, 2);
x = inceptionModule(x, 3);
x = tf.layers.cropping2D({cropping: 1}).apply(x);
x = tf.layers.flatten().apply(x);
const outputs = tf.layers.dense({units: 3, activation: 'softmax'}).apply(x);
const model = tf.model({inputs, outputs, name: 'inception'});

const images = tf
  .range(0, 3 * 6 * 6 * 2, 1, 'int32')
  .div(5)
  .cos()
  .reshape([3, 6, 6, 2]);
const labels = tf.tensor1d([0, 1, 2]);
model.compile({
  optimizer: tf.train.sgd(0.01),
  loss: 'sparseCategoricalCrossentropy',
});
const history = await model.fit(images, labels, {
  epochs: 2,
  batchSize: 3,
  verbose: 0,
});
console.log(history.history.loss);
