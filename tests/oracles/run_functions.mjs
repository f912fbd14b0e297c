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

const SIGNATURE = ['tf', 'np', 'extensions'];

async function answer(program, extensions) {
  try {
    const body = program.replace(/^import .*$/gm, '');
    const run = new Function(...SIGNATURE, `return (async () => {${body}\nreturn result;\n})()`);
    return plain(await run(tf, np, extensions));
  } catch (error) {
    return {error: String(error).slice(0, 300)};
  }
}

// Programs that import no extensions run before there are any: these change TensorFlow.js.
const programs = JSON.parse(readFileSync(0, 'utf8'));
const isExtended = (program) => program.includes('./extensions.js');
const answers = [];
for (const program of programs) {
  answers.push(isExtended(program) ? null : await answer(program));
}
if (programs.some(isExtended)) {
  const {extensions} = await import('./extensions.mjs');
  for (const [place, program] of programs.entries()) {
    if (isExtended(program)) {
      answers[place] = await answer(program, extensions);
    }
  }
}
process.stdout.write(JSON.stringify(answers));
