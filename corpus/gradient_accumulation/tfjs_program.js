import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
import * as np from './numpy.js';

const accumulationSteps = 4;

const model = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, activation: 'relu', inputShape: [5]}),
    tf.layers.dense({units: 3}),
  ],
});
const optimizer = tf.train.momentum(0.1, 0.9);
const lossFn = extensions.losses.sparseCategoricalCrossentropy({
  fromLogits: true,
});

const rng = np.random.defaultRng(7);
const x = tf.tensor(rng.normal(0, 1, [32, 5])).cast('float32');
const y = tf.tensor1d(rng.integers(0, 3, [32]), 'int32');

for (let epoch = 0; epoch < 2; epoch++) {
  let accumulated = [];
  let totalLoss = 0.0;
  for (let step = 0; step < 8; step++) {
    const xBatch = x.slice([step * 4], [4]);
    const yBatch = y.slice([step * 4], [4]);
    function computeLoss() {
      const logits = model.apply(xBatch, {training: true});
      return lossFn(yBatch, logits).div(accumulationSteps);
    }
    const t = tf.variableGrads(
      computeLoss,
      model.trainableWeights.map((w) => w.read()),
    );
    const gradients = model.trainableWeights.map((w) => t.grads[w.name]);
    const loss = t.value;
    if (accumulated.length > 0) {
      accumulated = accumulated
        .slice(0, Math.min(accumulated.length, gradients.length))
        .map((value, index) => [value, gradients[index]])
        .map(([a, g]) => tf.add(a, g));
    } else {
      accumulated = gradients;
    }
    totalLoss += loss.dataSync()[0];
    if ((step + 1) % accumulationSteps === 0) {
      optimizer.applyGradients(
        model.trainableWeights.map((w, i) => ({
          name: w.name,
          tensor: accumulated[i],
        })),
      );
      accumulated = [];
    }
  }
  console.log(`epoch ${epoch}: loss ${totalLoss.toFixed(5)}`);
}
model.predict(x.slice([0], [2])).print();
