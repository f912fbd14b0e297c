import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const x = tf.range(0, 60).sin().reshape([20, 3]).cast('float32');
const y = x.cos().sum(1, true);

function buildModel(optimizer) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({units: 6, activation: 'tanh', inputShape: [3]}),
      tf.layers.dense({units: 1}),
    ],
  });
  model.compile({optimizer, loss: 'meanSquaredError'});
  return model;
}

// The rate falls with the steps.
const schedules = {
  exponential: extensions.train.exponentialDecay({
    initialLearningRate: 0.1,
    decaySteps: 5,
    decayRate: 0.8,
    staircase: true,
  }),
  cosine: extensions.train.cosineDecay({
    initialLearningRate: 0.1,
    decaySteps: 12,
    alpha: 0.1,
  }),
};
for (const [name, schedule] of Object.entries(schedules)) {
  const scheduled = buildModel(extensions.train.sgd({learningRate: schedule}));
  const losses = (
    await scheduled.fit(x, y, {batchSize: 5, epochs: 3, verbose: 0})
  ).history.loss;
  console.log(name, losses);
}

// The rate falls with the epochs.
function stepDecay(epoch, lr) {
  return 0.1 * Math.pow(0.5, Math.floor(epoch / 2));
}
const model = buildModel(tf.train.sgd(0.1));
const history = await model.fit(x, y, {
  batchSize: 5,
  epochs: 4,
  callbacks: [
    extensions.callbacks.learningRateScheduler({schedule: stepDecay}),
  ],
  verbose: 0,
});
console.log('step decay', history.history.loss);
console.log('rates', history.history.learning_rate);
