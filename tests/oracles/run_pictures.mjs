// What extensions.js computes for the cases of tests/picture_cases.py.
//
// A JSON list of requests on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';

import {extensions, tf} from './extensions.mjs';

function flat(value) {
  return Array.isArray(value) ? value.flatMap(flat) : [value.arraySync()];
}

async function answer({config, fit, flow, labelled, weighted, pictures, labels}) {
  const generator = extensions.data.imageDataGenerator(config);
  const x = tf.tensor(pictures);
  if (fit != null) generator.fit(x, fit);
  const options = {seed: 3, batchSize: 3, ...flow};
  if (weighted) options.sampleWeight = tf.range(0, labels.length, 1, 'int32');
  const batches = labelled
    ? generator.flow(x, tf.tensor1d(labels, 'int32'), options)
    : generator.flow(x, options);
  const made = [];
  for (const batch of batches) {
    made.push(batch);
    if (made.length === 5) break;
  }
  made.push(batches[0], generator.standardize(tf.tensor(pictures[0])));
  made.push(generator.randomTransform(tf.tensor(pictures[0]), 5));
  return flat(made);
}

const answers = [];
for (const request of JSON.parse(readFileSync(0, 'utf-8'))) {
  answers.push(await answer(request).catch((problem) => `${problem.stack}`));
}
console.log(JSON.stringify(answers));
