// Reads pipelines of tf.data from standard input, writes what each gives: elements and size, or the
// error.
import * as tf from '@tensorflow/tfjs';
import {readFileSync} from 'node:fs';

const FUNCTIONS = {
  double: (x) => x * 2,
  odd: (x) => x % 2 === 1,
  small: (x) => x < 4,
  pair: (x) => ({xs: [x, x + 1], ys: {label: x}}),
  tensor: (x) => tf.tensor1d([x, x * 10]),
  later: async (x) => x + 0.5,
};

function plain(value) {
  if (value instanceof tf.Tensor) {
    return {shape: value.shape, dtype: value.dtype, data: Array.from(value.dataSync(), plain)};
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {number: String(value)};
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, one]) => [key, plain(one ?? null)]);
    return Object.fromEntries(entries);
  }
  return value ?? null;
}

function source(given) {
  if (given.csv !== undefined) {
    const bytes = new TextEncoder().encode(given.csv);
    return new tf.data.CSVDataset(new tf.data.FileDataSource(bytes, given.options), given.config);
  }
  if (given.lines !== undefined) {
    const bytes = new TextEncoder().encode(given.lines);
    return new tf.data.TextLineDataset(new tf.data.FileDataSource(bytes, given.options));
  }
  if (given.zip !== undefined) {
    return tf.data.zip(
      Array.isArray(given.zip)
        ? given.zip.map(dataset)
        : Object.fromEntries(Object.entries(given.zip).map(([key, one]) => [key, dataset(one)])),
    );
  }
  return tf.data.array(given.items);
}

function dataset(given) {
  let made = source(given);
  for (const [name, ...args] of given.steps ?? []) {
    const values = args.map((one) => FUNCTIONS[one?.function] ?? (one?.items ? dataset(one) : one));
    made = made[name](...values);
  }
  return made;
}

const answers = [];
for (const given of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const made = dataset(given);
    const size = plain(made.size);
    const passes = [];
    for (let pass = 0; pass < given.passes; pass += 1) {
      passes.push(plain(await made.toArray()));
    }
    const names = given.csv === undefined ? null : await made.columnNames?.();
    answers.push({size, passes, names: names ?? null});
  } catch (error) {
    answers.push({error: error.message});
  }
}
process.stdout.write(JSON.stringify(answers));
