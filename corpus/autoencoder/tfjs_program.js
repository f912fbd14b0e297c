import * as tf from '@tensorflow/tfjs';

// This is the size of our encoded representations
const encodingDim = 3;

const inputImg = tf.input({shape: [16]});
const encoded = tf.layers
  .dense({units: encodingDim, activation: 'relu'})
  .apply(inputImg);
const decoded = tf.layers
  .dense({units: 16, activation: 'sigmoid'})
  .apply(encoded);

// This model maps an input to its reconstruction
const autoencoder = tf.model({inputs: inputImg, outputs: decoded});

// This model maps an input to its encoded representation
const encoder = tf.model({inputs: inputImg, outputs: encoded});

// This is our encoded input, and the last layer of the autoencoder
const encodedInput = tf.input({shape: [encodingDim]});
const decoderLayer = autoencoder.layers.at(-1);
const decoder = tf.model({
  inputs: encodedInput,
  outputs: decoderLayer.apply(encodedInput),
});

autoencoder.compile({optimizer: 'adam', loss: 'binaryCrossentropy'});

const xTrain = tf.linspace(0.0, 1.0, 96).reshape([6, 16]);
const xTest = xTrain.stridedSlice([0], [xTrain.shape[0]], [2]);
await autoencoder.fit(xTrain, xTrain, {
  epochs: 3,
  batchSize: 2,
  shuffle: true,
  validationData: [xTest, xTest],
});

const encodedImgs = encoder.predict(xTest);
const decodedImgs = decoder.predict(encodedImgs);
console.log(decodedImgs.shape);
