import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const imageSize = 8;
const numClasses = 2;

// Synthetic photos: a bright half, on the left or on the right.
const labels = tf.range(0, 12, 1, 'int32').mod(numClasses);
const left = tf.tensor1d([200.0, 200.0, 200.0, 200.0, 20.0, 20.0, 20.0, 20.0]);
const right = tf.scalar(220.0).sub(left);
const columns = tf.where(labels.reshape([12, 1]).equal(0), left, right);
const images = tf
  .zeros([12, imageSize, imageSize, 3])
  .add(tf.reshape(columns, [12, 1, imageSize, 1]));

const dataAugmentation = extensions.sequential({
  layers: [
    extensions.layers.randomFlip({mode: 'vertical'}),
    extensions.layers.randomRotation({factor: 0.1}),
    extensions.layers.randomZoom({heightFactor: 0.2}),
    extensions.layers.randomContrast({factor: 0.2}),
  ],
  name: 'augmentation',
});

function makeClassifier() {
  const inputs = tf.input({shape: [imageSize, imageSize, 3]});
  let x = tf.layers.rescaling({scale: 1.0 / 255}).apply(inputs);
  x = tf.layers
    .conv2d({
      filters: 4,
      kernelSize: 3,
      strides: 2,
      padding: 'same',
      activation: 'relu',
    })
    .apply(x);
  x = tf.layers
    .separableConv2d({
      filters: 6,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
    })
    .apply(x);
  x = tf.layers.globalAveragePooling2d({}).apply(x);
  const outputs = tf.layers.dense({units: 1}).apply(x);
  return tf.model({inputs, outputs});
}
const classifier = makeClassifier();
classifier.compile({
  optimizer: tf.train.sgd(0.5),
  loss: tf.losses.sigmoidCrossEntropy,
  metrics: [extensions.metrics.binaryAccuracy({name: 'acc', threshold: 0.0})],
});
await classifier.fit(images, labels, {batchSize: 4, epochs: 3, verbose: 0});

// The layers of augmentation are still at inference.
const inputs = tf.input({shape: [imageSize, imageSize, 3]});
const model = tf.model({
  inputs,
  outputs: classifier.apply(dataAugmentation.apply(inputs)),
});
const scores = model.predict(images);
console.log(scores.shape);
const probability = scores.gather(0).gather(0).sigmoid().dataSync()[0];
console.log(`This image is ${(100 * (1 - probability)).toFixed(2)}% left.`);
