import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(-1.0, 1.0, 20).reshape([20, 1]);
const y = x.pow(2);

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 6, activation: 'tanh', inputShape: [1]}),
    tf.layers.dense({units: 1}),
  ],
});
model.compile({
  loss: 'meanSquaredError',
  optimizer: tf.train.sgd(0.1),
  metrics: ['mae'],
});
const history = await model.fit(x, y, {
  validationSplit: 0.2,
  epochs: 4,
  batchSize: 4,
  verbose: 0,
});

const loss = history.history.loss;
const valLoss = history.history.val_loss;
for (let epoch = 0; epoch < loss.length; epoch++) {
  console.log(
    'epoch',
    epoch + 1,
    'loss',
    loss[epoch],
    'val_loss',
    valLoss[epoch],
  );
}

if (valLoss.at(-1) < valLoss[0]) {
  console.log('It is learning.');
}
