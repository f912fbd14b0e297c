import * as tf from '@tensorflow/tfjs';

function doubleConv(x, filters) {
  x = tf.layers
    .conv2d({filters, kernelSize: 3, padding: 'same', activation: 'relu'})
    .apply(x);
  x = tf.layers
    .conv2d({filters, kernelSize: 3, padding: 'same', activation: 'relu'})
    .apply(x);
  return x;
}

function buildUnet(size, depths) {
  const inputs = tf.input({shape: [size, size, 1]});
  let x = inputs;

  // The way down: the tensors to come back to are kept.
  const skips = [];
  for (const filters of depths) {
    x = doubleConv(x, filters);
    skips.push(x);
    x = tf.layers.maxPooling2d({poolSize: 2}).apply(x);
  }

  x = doubleConv(x, 8);

  // The way up.
  for (let level = depths.length - 1; level > -1; level--) {
    const filters = depths[level];
    x = tf.layers
      .conv2dTranspose({filters, kernelSize: 2, strides: 2, padding: 'same'})
      .apply(x);
    x = tf.layers.concatenate({}).apply([x, skips[level]]);
    x = doubleConv(x, filters);
  }

  const outputs = tf.layers
    .conv2d({filters: 1, kernelSize: 1, activation: 'sigmoid'})
    .apply(x);
  return tf.model({inputs, outputs});
}
const model = buildUnet(8, [2, 4]);
model.compile({optimizer: 'sgd', loss: 'binaryCrossentropy'});

const images = tf
  .range(0, 4 * 64, 1, 'int32')
  .div(5)
  .sin()
  .reshape([4, 8, 8, 1]);
const masks = images.greater(0).cast('float32');
await model.fit(images, masks, {batchSize: 2, epochs: 2});
console.log(model.predict(images).shape);
