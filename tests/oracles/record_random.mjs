// Records the draws of the real TensorFlow.js for seeds.
// Usage: node record_random.mjs > ../recordings/random.json
import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const CALLS = [
  ['randomUniform', [[5], 0, 1, 'float32', 42]],
  ['randomUniform', [[2, 3], -2, 3, 'float32', 0]],
  ['randomUniform', [[6], 0, 10, 'int32', 7]],
  ['randomUniform', [[6], -5, 5, 'int32', 7]],
  ['randomUniform', [[8], 0, 2, 'bool', 3]],
  ['randomUniform', [[4], 0, 1, 'float32', 'a word']],
  ['randomUniform', [[4], 0, 1, 'float32', 0.5]],
  ['randomUniform', [[4], 0, 1, 'float32', 1e21]],
  ['randomUniform', [[4], 0, 1, 'float32', -3]],
  ['randomUniform', [[3], 0, 1, 'float32', '\u00fcnl\u00fc \u{1F600}']],
  ['randomNormal', [[5], 0, 1, 'float32', 42]],
  ['randomNormal', [[7], 2, 3, 'float32', 1]],
  ['randomNormal', [[9], 0, 4, 'int32', 11]],
  ['randomStandardNormal', [[4], 'float32', 5]],
  ['truncatedNormal', [[40], 0, 1, 'float32', 42]],
  ['truncatedNormal', [[40], -1, 2, 'float32', 9]],
  ['truncatedNormal', [[20], 0, 5, 'int32', 9]],
];
const draws = CALLS.map(([name, args]) => ({name, args, values: Array.from(tf[name](...args).dataSync())}));
console.log(JSON.stringify(draws));
