import * as tf from '@tensorflow/tfjs';

const images = tf.linspace(-1.0, 1.0, 6 * 6 * 6).reshape([6, 6, 6, 1]);
const labels = tf.tensor1d([0, 1, 0, 1, 0, 1]);

// A feature extractor, trained on something else.
const baseModel = tf.sequential({
  layers: [
    tf.layers.conv2d({
      filters: 4,
      kernelSize: 3,
      activation: 'relu',
      inputShape: [6, 6, 1],
    }),
    tf.layers.conv2d({filters: 4, kernelSize: 3, activation: 'relu'}),
    tf.layers.globalMaxPooling2d({}),
  ],
  name: 'base',
});
for (const layer of baseModel.layers) {
  layer.trainable = false;
}

// Freeze the base model.
baseModel.trainable = false;

const inputs = tf.input({shape: [6, 6, 1]});
const x = baseModel.apply(inputs, {training: false});
const outputs = tf.layers.dense({units: 1, activation: 'sigmoid'}).apply(x);
const model = tf.model({inputs, outputs});
model.compile({optimizer: 'adam', loss: 'binaryCrossentropy'});
console.log('trainable:', model.trainableWeights.length);
await model.fit(images, labels, {epochs: 2, batchSize: 3});
for (const layer of baseModel.layers) {
  layer.trainable = true;
}

// Fine-tune: unfreeze everything and go on with a low learning rate.
baseModel.trainable = true;
model.compile({optimizer: tf.train.adam(1e-5), loss: 'binaryCrossentropy'});
console.log('trainable:', model.trainableWeights.length);
await model.fit(images, labels, {epochs: 2, batchSize: 3});
