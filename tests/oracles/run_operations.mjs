// Calls operations of the real TensorFlow.js. A JSON list of {name, arguments} on stdin, a tensor
// being {data, shape, dtype} and a number that JSON lacks {number}; a JSON list of {results, gradients} or {error} on stdout. Gradients are
// those of the sum of all results by the float32 tensors, or null where TensorFlow.js has none.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

// JSON has no NaN and no infinities.
const number = (x) => (x !== null && typeof x === 'object' ? Number(x.number) : x);
const text = (x) => (Number.isFinite(x) ? x : String(x));
const isTensor = (value) => value !== null && typeof value === 'object' && 'data' in value;

function decode(value, tensors) {
  if (Array.isArray(value)) return value.map((one) => decode(one, tensors));
  if (!isTensor(value)) return value === null ? undefined : number(value);
  const tensor = tf.tensor(value.data.map(number), value.shape, value.dtype);
  tensors.push(tensor);
  return tensor;
}

const encode = (t) => ({data: Array.from(t.dataSync(), text), shape: t.shape, dtype: t.dtype});

function call(name, args) {
  if (typeof tf[name] === 'function') return tf[name](...args);
  return args[0][name](...args.slice(1));
}

function answer({name, arguments: given}) {
  const tensors = [];
  const args = decode(given, tensors);
  const results = [call(name, args)].flat();
  const floats = tensors.filter((t) => t.dtype === 'float32');
  let gradients = null;
  try {
    const place = (value, points) =>
      Array.isArray(value)
        ? value.map((one) => place(one, points))
        : floats.includes(value) ? points[floats.indexOf(value)] : value;
    const total = (...points) =>
      [call(name, place(args, points))].flat().map((t) => t.sum()).reduce((a, b) => a.add(b));
    if (results.every((t) => t.dtype === 'float32')) gradients = tf.grads(total)(floats).map(encode);
  } catch {
    gradients = null;
  }
  return {results: results.map(encode), gradients};
}

const answers = JSON.parse(readFileSync(0, 'utf8')).map((request) => {
  try {
    return answer(request);
  } catch (error) {
    return {error: error.message};
  }
});
process.stdout.write(JSON.stringify(answers));
