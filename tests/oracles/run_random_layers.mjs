// What random layers of extensions.js draw in training: {seed, cases} of tests/random_layers.py as
// JSON on standard input, the list of their outputs on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};
const {seed, cases} = JSON.parse(readFileSync(0, 'utf-8'));
const outputs = cases.map(({layer, config, input}) => {
  const make = extensions.layers[layer] ?? tf.layers[layer];
  const made = make({...config, seed}).apply(tf.tensor(input), {training: true});
  return made.arraySync();
});
console.log(JSON.stringify(outputs));
