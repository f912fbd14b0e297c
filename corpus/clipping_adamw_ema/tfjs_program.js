import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const x = tf.range(0, 96).sin().reshape([24, 4]).cast('float32');
const y = x.gather(0, 1).mul(10).sub(x.gather(2, 1).mul(5)).reshape([24, 1]);

function regressor(optimizer) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({units: 8, activation: 'tanh', inputShape: [4]}),
      tf.layers.dense({units: 1}),
    ],
  });
  model.compile({optimizer, loss: 'meanSquaredError', metrics: ['mae']});
  return model;
}
const optimizers = [
  extensions.train.sgd({learningRate: 0.05, clipnorm: 1.0}),
  extensions.train.sgd({learningRate: 0.05, clipvalue: 0.5}),
  extensions.train.adamW({
    learningRate: 0.01,
    weightDecay: 0.02,
    globalClipnorm: 2.0,
  }),
  extensions.train.sgd({learningRate: 0.02, useEma: true, emaMomentum: 0.9}),
];
for (const optimizer of optimizers) {
  const model = regressor(optimizer);
  const history = await model.fit(x, y, {batchSize: 6, epochs: 3, verbose: 0});
  console.log(history.history.loss);
  console.log(model.evaluate(x, y).map((t) => t.dataSync()[0]));
}
