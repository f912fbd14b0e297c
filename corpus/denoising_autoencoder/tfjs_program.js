import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
import * as np from './numpy.js';

/** Scales to [0, 1] and adds the channel. */
function preprocess(array) {
  array = array.cast('float32').div(255.0);
  return array.reshape([array.shape[0], 8, 8, 1]);
}

function noise(array) {
  const rng = np.random.defaultRng(11);
  const noisyArray = array.add(
    tf.tensor(rng.standardNormal(array.shape)).mul(0.4),
  );
  return noisyArray.clipByValue(0.0, 1.0);
}
const images = tf
  .range(0, 12 * 64, 1, 'int32')
  .reshape([12, 8, 8])
  .mul(37)
  .mod(256);
const trainData = preprocess(images.slice([0], [8]));
const testData = preprocess(images.slice([8], [-1]));
const noisyTrainData = noise(trainData);
const noisyTestData = noise(testData);

const inputs = tf.input({shape: [8, 8, 1]});

// Encoder.
let x = tf.layers
  .conv2d({filters: 4, kernelSize: [3, 3], activation: 'relu', padding: 'same'})
  .apply(inputs);
x = tf.layers.maxPooling2d({poolSize: [2, 2], padding: 'same'}).apply(x);
x = tf.layers
  .conv2d({filters: 4, kernelSize: [3, 3], activation: 'relu', padding: 'same'})
  .apply(x);
x = tf.layers.maxPooling2d({poolSize: [2, 2], padding: 'same'}).apply(x);

// Decoder.
x = tf.layers
  .conv2dTranspose({
    filters: 4,
    kernelSize: [3, 3],
    strides: 2,
    activation: 'relu',
    padding: 'same',
  })
  .apply(x);
x = tf.layers
  .conv2dTranspose({
    filters: 4,
    kernelSize: [3, 3],
    strides: 2,
    activation: 'relu',
    padding: 'same',
  })
  .apply(x);
x = tf.layers
  .conv2d({
    filters: 1,
    kernelSize: [3, 3],
    activation: 'sigmoid',
    padding: 'same',
  })
  .apply(x);

const autoencoder = tf.model({inputs, outputs: x});
autoencoder.compile({optimizer: 'adam', loss: 'binaryCrossentropy'});
const history = await autoencoder.fit(noisyTrainData, trainData, {
  epochs: 3,
  batchSize: 4,
  validationData: [noisyTestData, testData],
  verbose: 0,
});
console.log(history.history.val_loss);

// At inference a noise layer does nothing.
const corrupting = extensions.sequential({
  layers: [tf.layers.gaussianNoise({stddev: 0.4}), autoencoder],
});
const predictions = corrupting.predict(testData);
console.log(predictions.shape);
