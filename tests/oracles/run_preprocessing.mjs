// What the extensions for TensorFlow.js compute for the cases of tests/preprocessing_cases.py.
// A JSON list of requests on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};

function answer({layer: name, config, data, inputs, drawn}) {
  const layer = extensions.layers[name](config);
  if (data !== null) layer.adapt(tf.tensor(data));
  const x = tf.tensor(inputs);
  if (drawn === null) return layer.apply(x).arraySync();
  return layer.changed(x, drawn.map((one) => tf.tensor(one))).arraySync();
}

const requests = JSON.parse(readFileSync(0, 'utf-8'));
const answers = requests.map((request) => {
  try {
    return answer(request);
  } catch (error) {
    return {error: error.stack};
  }
});
console.log(JSON.stringify(answers));
