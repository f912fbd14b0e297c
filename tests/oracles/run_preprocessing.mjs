// What the extensions for TensorFlow.js compute for the cases of tests/preprocessing_cases.py.
// A JSON list of requests on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};

function answer({layer: name, config, inputs, drawn}) {
  const layer = extensions.layers[name](config);
  const x = tf.tensor(inputs);
  if (drawn === null) return layer.apply(x).arraySync();
  return layer.changed(x, drawn.map((one) => tf.tensor(one))).arraySync();
}

const requests = JSON.parse(readFileSync(0, 'utf-8'));
console.log(JSON.stringify(requests.map(answer)));
