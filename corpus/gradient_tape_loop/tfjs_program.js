import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const inputs = tf.input({shape: [8], name: 'features'});
const x1 = tf.layers.dense({units: 10, activation: 'relu'}).apply(inputs);
const x2 = tf.layers.dense({units: 10, activation: 'relu'}).apply(x1);
const outputs = tf.layers.dense({units: 3, name: 'predictions'}).apply(x2);
const model = tf.model({inputs, outputs});

const optimizer = tf.train.sgd(0.05);
const lossFn = extensions.losses.sparseCategoricalCrossentropy({
  fromLogits: true,
});
const valAccMetric = extensions.metrics.sparseCategoricalAccuracy({});

function trainStep(features, labels) {
  const lossValue = tf.tidy(() => {
    const computeLoss = () => {
      const logits = model.apply(features, {training: true});
      return lossFn(labels, logits);
    };
    return optimizer.minimize(
      computeLoss,
      true,
      model.trainableWeights.map((w) => w.read()),
    );
  });
  return lossValue;
}
const x = tf.range(0, 240).sin().reshape([30, 8]).cast('float32');
const y = tf.range(0, 30, 1, 'int32').mod(3);
const [xTrain, yTrain] = [x.slice([0], [24]), y.slice([0], [24])];
const [xVal, yVal] = [x.slice([24], [-1]), y.slice([24], [-1])];

const batchSize = 8;
for (let epoch = 0; epoch < 2; epoch++) {
  console.log('Start of epoch', epoch);

  // Iterate over the batches of the training data.
  for (let step = 0; step < 3; step++) {
    const low = step * batchSize;
    const loss = trainStep(
      xTrain.slice([low], [Math.min(batchSize, xTrain.shape[0] - low)]),
      yTrain.slice([low], [Math.min(batchSize, yTrain.shape[0] - low)]),
    );
    console.log('Training loss at step', step, loss.dataSync()[0]);
  }

  // Run a validation loop at the end of each epoch.
  const valLogits = model.apply(xVal, {training: false});
  valAccMetric.updateState(yVal, valLogits);
  console.log('Validation acc:', valAccMetric.result().dataSync()[0]);
  valAccMetric.resetState();
}
