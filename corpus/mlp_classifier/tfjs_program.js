import * as tf from '@tensorflow/tfjs';

// Three classes on a small grid.
const xTrain = tf.linspace(-1.0, 1.0, 48).reshape([12, 4]);
const yTrain = tf.tensor1d([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, activation: 'relu', inputShape: [4]}),
    tf.layers.dense({units: 8, activation: 'relu'}),
    tf.layers.dense({units: 3, activation: 'softmax'}),
  ],
});
model.compile({
  optimizer: 'adam',
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
const history = await model.fit(xTrain, yTrain, {
  batchSize: 4,
  epochs: 3,
  verbose: 0,
});

const [loss, accuracy] = model
  .evaluate(xTrain, yTrain)
  .map((t) => t.dataSync()[0]);
console.log('Loss:', loss);
console.log('Accuracy:', accuracy);
console.log('Final loss:', history.history.loss.at(-1));
