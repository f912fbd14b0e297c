// Values of `result` of programs for real TensorFlow.js: a JSON list of texts on standard input, a
// JSON list of {data, shape, dtype}, lists of those, numbers, strings, or {error} on standard output.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import * as np from '../../translator/keras_tfjs/modules/numpy.js';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const text = (x) =>
  Number.isFinite(x) || typeof x === 'string'
    ? x
    : Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';

function plain(value) {
  if (value instanceof tf.Tensor) {
    const data = Array.from(value.dataSync());
    return {
      data: data.map((x) => (typeof x === 'string' ? x : text(Number(x)))),
      shape: value.shape,
      dtype: value.dtype,
    };
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'number') return text(value);
  if (value !== null && typeof value === 'object') {
    const items = value instanceof Map ? value : Object.entries(value);
    return {items: Object.fromEntries([...items].map(([key, one]) => [key, plain(one)]))};
  }
  return value === undefined ? null : value;
}

const answers = [];
for (const program of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const body = program.replace(/^import .*$/gm, '');
    const run = new Function('tf', 'np', `return (async () => {${body}\nreturn result;\n})()`);
    answers.push(plain(await run(tf, np)));
  } catch (error) {
    answers.push({error: String(error).slice(0, 300)});
  }
}
process.stdout.write(JSON.stringify(answers));
