import * as tf from '@tensorflow/tfjs';

function invertedResidual(x, expansion, filters) {
  const channels = x.shape.at(-1);
  let y = tf.layers
    .conv2d({filters: expansion * channels, kernelSize: 1, useBias: false})
    .apply(x);
  y = tf.layers.batchNormalization({momentum: 0.9}).apply(y);
  y = tf.layers.reLU({maxValue: 6}).apply(y);
  y = tf.layers
    .depthwiseConv2d({kernelSize: 3, padding: 'same', useBias: false})
    .apply(y);
  y = tf.layers.batchNormalization({momentum: 0.9}).apply(y);
  y = tf.layers.reLU({maxValue: 6}).apply(y);
  y = tf.layers.conv2d({filters, kernelSize: 1, useBias: false}).apply(y);
  if (filters === channels) {
    y = tf.layers.add({}).apply([x, y]);
  }
  return y;
}
const inputs = tf.input({shape: [6, 6, 2]});
let x = tf.layers
  .separableConv2d({filters: 4, kernelSize: 3, padding: 'same'})
  .apply(inputs);
for (const filters of [4, 6]) {
  x = invertedResidual(x, 2, filters);
}
x = tf.layers.globalAveragePooling2d({}).apply(x);
const outputs = tf.layers.dense({units: 1}).apply(x);
const model = tf.model({inputs, outputs});
model.compile({optimizer: 'adam', loss: 'meanSquaredError', metrics: ['mae']});

const images = tf
  .range(0, 4 * 6 * 6 * 2, 1, 'int32')
  .div(4)
  .cos()
  .reshape([4, 6, 6, 2]);
const targets = tf.tensor1d([0.1, 0.4, 0.2, 0.3]);
const history = await model.fit(images, targets, {epochs: 2, batchSize: 4});
console.log(history.history.mae);
