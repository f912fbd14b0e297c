import * as tf from '@tensorflow/tfjs';

const inputs = tf.input({shape: [8, 8, 1]});
let x = tf.layers
  .conv2d({filters: 4, kernelSize: 3, activation: 'relu', name: 'conv_1'})
  .apply(inputs);
x = tf.layers
  .conv2d({filters: 6, kernelSize: 3, activation: 'relu', name: 'last_conv'})
  .apply(x);
x = tf.layers.globalAveragePooling2d({}).apply(x);
const outputs = tf.layers
  .dense({units: 3, activation: 'softmax', name: 'predictions'})
  .apply(x);
const model = tf.model({inputs, outputs});

const images = tf
  .range(0, 8 * 64, 1, 'int32')
  .mul(0.37)
  .sin()
  .reshape([8, 8, 8, 1])
  .cast('float32');
const labels = tf.range(0, 8, 1, 'int32').mod(3).cast('float32');
model.compile({optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy'});
await model.fit(images, labels, {batchSize: 4, epochs: 2, verbose: 0});

// From the images to the activations of the last convolution and the predictions.
const camModel = tf.model({
  inputs: model.inputs,
  outputs: [model.getLayer('last_conv').output, model.output],
});
const [activations, predictions] = camModel.predict(images.slice([0], [2]));
console.log(activations.shape, predictions.shape);

// How much each place of the first image speaks for each class.
const classWeights = model.getLayer('predictions').getWeights()[0];
let heatmaps = activations.gather(0).matMul(classWeights);
heatmaps = heatmaps.maximum(0).div(heatmaps.max().add(1e-7));
console.log(
  heatmaps.shape,
  heatmaps.max().arraySync(),
  heatmaps.mean().arraySync(),
);
