import * as tf from '@tensorflow/tfjs';

const hiddenUnits = [8, 6, 4];
const activations = ['relu', 'tanh', 'sigmoid'];

/** A stack of dense layers. */
function makeMlp(inputDim, units, {outputDim = 1} = {}) {
  const model = tf.sequential({name: 'mlp'});
  model.add(tf.layers.inputLayer({inputShape: [inputDim]}));
  for (const [i, size] of units.entries()) {
    model.add(tf.layers.dense({units: size, activation: activations[i]}));
  }
  model.add(tf.layers.dense({units: outputDim}));
  return model;
}
const x = tf.linspace(-2, 2, 30).reshape([10, 3]);
const y = x.gather(0, 1).cos();

for (const learningRate of [0.01, 0.1]) {
  const model = makeMlp(3, hiddenUnits);
  const optimizer = tf.train.momentum(learningRate, 0.9);
  model.compile({optimizer, loss: 'meanSquaredError'});
  const history = await model.fit(x, y, {batchSize: 5, epochs: 3});
  console.log(learningRate, history.history.loss.at(-1));
}
