// Records the weights that the real TensorFlow.js's optimizers go through, and their configs.
// Usage: node record_optimizers.mjs > ../recordings/optimizers.json
import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const STEPS = 12;
const START = {w: [[0.5, -1.25, 2], [1, 0.125, -0.75]], b: [0.1, -0.2, 0.3]};
const X = [[1, 2], [-0.5, 1.5], [3, -1], [0.25, 0.75]];
const Y = [[1, 0, 2], [0, 1, -1], [2, 2, 2], [-1, 0.5, 0]];
const OPTIMIZERS = [
  ['sgd', [0.05]],
  ['momentum', [0.05, 0.9]],
  ['momentum', [0.05, 0.9, true]],
  ['adagrad', [0.1]],
  ['adagrad', [0.1, 0.5]],
  ['adadelta', []],
  ['adadelta', [0.5, 0.9, 1e-4]],
  ['rmsprop', [0.01]],
  ['rmsprop', [0.01, 0.8, 0.5, 1e-3]],
  ['rmsprop', [0.01, 0.9, 0.25, 1e-9, true]],
  ['adam', []],
  ['adam', [0.05, 0.8, 0.9, 1e-4]],
  ['adamax', []],
  ['adamax', [0.05, 0.8, 0.9, 1e-4, 0.1]],
];
const runs = [];
for (const [name, args] of OPTIMIZERS) {
  const optimizer = tf.train[name](...args);
  const w = tf.variable(tf.tensor2d(START.w));
  const b = tf.variable(tf.tensor1d(START.b));
  const x = tf.tensor2d(X);
  const y = tf.tensor2d(Y);
  const costs = [];
  const weights = [];
  for (let step = 0; step < STEPS; step++) {
    const loss = () => x.matMul(w).add(b).tanh().sub(y).square().mean();
    costs.push(optimizer.minimize(loss, true, [w, b]).dataSync()[0]);
    weights.push([Array.from(w.dataSync()), Array.from(b.dataSync())]);
  }
  runs.push({name, args, config: optimizer.getConfig(), costs, weights});
}
console.log(JSON.stringify({start: START, x: X, y: Y, runs}));
