// Calls operations of the real TensorFlow.js. Every line on stdin is a JSON list of
// {name, arguments, slopes}, a tensor being {data, shape, dtype} and a number that JSON lacks {number}; a
// line of {results, gradients} or {error} answers it on stdout. Gradients are those of the sum of
// all results by the float32 tensors, or null where TensorFlow.js has none. With the argument
// `extended` extensions.js is imported, which has more.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

console.warn = () => {};
const tf =
  process.argv[2] === 'extended'
    ? (await import('./extensions.mjs')).tf
    : createRequire(import.meta.url)('@tensorflow/tfjs');

// JSON has no NaN and no infinities.
const number = (x) => (x !== null && typeof x === 'object' ? Number(x.number) : x);
const text = (x) => (Number.isFinite(x) ? x : String(x));
const isTensor = (value) => value !== null && typeof value === 'object' && 'data' in value;

function decode(value, tensors) {
  if (Array.isArray(value)) return value.map((one) => decode(one, tensors));
  if (!isTensor(value)) return value === null ? undefined : number(value);
  const data = value.data.map(number);
  const half = (which) => tf.tensor(data.filter((_, at) => at % 2 === which), value.shape);
  const tensor =
    value.dtype === 'complex64' ? tf.complex(half(0), half(1)) : tf.tensor(data, value.shape, value.dtype);
  tensors.push(tensor);
  return tensor;
}

const encode = (t) => ({data: Array.from(t.dataSync(), text), shape: t.shape, dtype: t.dtype});

function call(name, args) {
  const found = name.split('.').reduce((space, part) => space?.[part], tf);
  const result = typeof found === 'function' ? found(...args) : args[0][name](...args.slice(1));
  const several = Array.isArray(result) || result instanceof tf.Tensor;
  return several ? [result].flat() : Object.values(result);
}

function answer({name, arguments: given, slopes}) {
  const tensors = [];
  const args = decode(given, tensors);
  const results = call(name, args);
  const floats = tensors.filter((t) => t.dtype === 'float32');
  let gradients = null;
  try {
    const place = (value, points) =>
      Array.isArray(value)
        ? value.map((one) => place(one, points))
        : floats.includes(value) ? points[floats.indexOf(value)] : value;
    const total = (...points) =>
      call(name, place(args, points)).map((t) => t.sum()).reduce((a, b) => a.add(b));
    if (slopes && results.every((t) => t.dtype === 'float32')) gradients = tf.grads(total)(floats).map(encode);
  } catch {
    gradients = null;
  }
  return {results: results.map(encode), gradients};
}

function attempt(request) {
  try {
    return tf.tidy(() => answer(request));
  } catch (error) {
    return {error: error.message};
  }
}

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(attempt))}\n`);
}
