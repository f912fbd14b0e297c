import * as tf from '@tensorflow/tfjs';

const x = tf.linspace(-1.0, 1.0, 12).reshape([12, 1]);
const y = x.mul(3).add(1);

const model = tf.sequential();
model.add(tf.layers.inputLayer({inputShape: [1]}));
model.add(tf.layers.dense({units: 1}));
model.compile({optimizer: tf.train.sgd(0.5), loss: 'meanAbsoluteError'});

const stopping = tf.callbacks.earlyStopping({monitor: 'val_loss', patience: 1});
const history = await model.fit(x, y, {
  epochs: 10,
  batchSize: 4,
  validationSplit: 0.25,
  callbacks: [stopping],
});
console.log('Epochs:', history.history.loss.length);
