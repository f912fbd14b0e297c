// Times single calls of TensorFlow.js on its cpu backend, as tests/benchmarks/calls.py does ours.
// The microseconds of one call by name, as JSON.
import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');
await tf.ready();

const x = tf.tensor1d([1, 2, 3]);
const y = tf.tensor1d([4, 5, 6]);
const square = tf.eye(4);
const slope = tf.grad((v) => v.square().sum());
const w1 = tf.variable(tf.randomNormal([8, 16]));
const b1 = tf.variable(tf.zeros([16]));
const w2 = tf.variable(tf.randomNormal([16, 1]));
const xs = tf.randomNormal([32, 8]);
const ys = tf.randomNormal([32, 1]);
const optimizer = tf.train.adam(0.01);
const loss = () => xs.matMul(w1).add(b1).relu().matMul(w2).sub(ys).square().mean();

const CALLS = {
  'x.add(y)': () => x.add(y),
  'x.add(1)': () => x.add(1),
  'x.square()': () => x.square(),
  'x.sum()': () => x.sum(),
  'x.reshape([3, 1])': () => x.reshape([3, 1]),
  'x.softmax()': () => x.softmax(),
  'x.slice([1], [2])': () => x.slice([1], [2]),
  'a 4x4 matMul': () => square.matMul(square),
  'tensor1d([1, 2, 3])': () => tf.tensor1d([1, 2, 3]),
  'x.dataSync()': () => x.dataSync(),
  'tidy(() => x.add(y))': () => tf.tidy(() => x.add(y)),
  'grad of x.square().sum()': () => slope(x),
  'loss of a small network': loss,
  'one step of Adam on it': () => optimizer.minimize(loss, false, [w1, b1, w2]),
};

const SECONDS = 0.1;
const ROUNDS = 5;
const result = {};
for (const [name, call] of Object.entries(CALLS)) {
  // A scope of its own for every call: without one nothing is ever freed.
  const scoped = (count) => {
    const start = performance.now();
    for (let i = 0; i < count; i += 1) {
      tf.engine().startScope();
      call();
      tf.engine().endScope();
    }
    return (performance.now() - start) / 1000;
  };
  let count = 1;
  while (scoped(count) < SECONDS / 4) count *= 2;
  const times = Array.from({length: ROUNDS}, () => scoped(count) / count);
  result[name] = Math.min(...times) * 1e6;
}
process.stdout.write(JSON.stringify(result));
