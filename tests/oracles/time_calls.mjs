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
const row = tf.tensor1d([1, 2, 3, 4]);
const places = tf.tensor1d([0, 2], 'int32');
const truth = x.greater(y);
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
  'x.relu()': () => x.relu(),
  'x.greater(y)': () => x.greater(y),
  "x.cast('int32')": () => x.cast('int32'),
  'x.sum()': () => x.sum(),
  'x.mean()': () => x.mean(),
  'x.max()': () => x.max(),
  'x.argMax()': () => x.argMax(),
  'a 4x4 add of a row': () => square.add(row),
  'a 4x4 sum(0)': () => square.sum(0),
  'a 4x4 transpose': () => square.transpose(),
  'x.expandDims(0)': () => x.expandDims(0),
  'x.concat(y)': () => x.concat(y),
  'stack([x, y])': () => tf.stack([x, y]),
  'x.gather(places)': () => x.gather(places),
  'x.pad([[1, 1]])': () => x.pad([[1, 1]]),
  'where(x > y, x, y)': () => tf.where(truth, x, y),
  'x.clone()': () => x.clone(),
  'zeros([3])': () => tf.zeros([3]),
  'x.reshape([3, 1])': () => x.reshape([3, 1]),
  'x.softmax()': () => x.softmax(),
  'x.slice([1], [2])': () => x.slice([1], [2]),
  'a 4x4 matMul': () => square.matMul(square),
  'tensor1d([1, 2, 3])': () => tf.tensor1d([1, 2, 3]),
  'x.dataSync()': () => x.dataSync(),
  'x.arraySync()': () => x.arraySync(),
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
