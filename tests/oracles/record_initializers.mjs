// Seeded initializers, regularizers and constraints of real TensorFlow.js.
// node record_initializers.mjs > ../recordings/initializers.json

import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const INITIALIZERS = [
  ['zeros', {}], ['ones', {}], ['constant', {value: 2.5}], ['identity', {gain: 3}],
  ['randomUniform', {minval: -1, maxval: 2, seed: 4}], ['randomUniform', {seed: 4}],
  ['randomNormal', {mean: 1, stddev: 2, seed: 5}], ['randomNormal', {seed: 5}],
  ['truncatedNormal', {mean: 1, stddev: 2, seed: 6}], ['truncatedNormal', {seed: 6}],
  ['varianceScaling', {seed: 7}],
  ['varianceScaling', {scale: 3, mode: 'fanOut', distribution: 'uniform', seed: 7}],
  ['glorotUniform', {seed: 8}], ['glorotNormal', {seed: 8}], ['heUniform', {seed: 9}],
  ['heNormal', {seed: 9}], ['leCunUniform', {seed: 10}], ['leCunNormal', {seed: 10}],
  ['orthogonal', {gain: 2, seed: 11}], ['orthogonal', {seed: 11}],
];
const SHAPES = {identity: [[3, 3]], orthogonal: [[4, 3], [3, 4], [2, 2, 3]]};
const W = [[0.5, -2, 1.5], [-0.25, 3, 0], [1, -0.5, 0.75]];
const REGULARIZERS = [['l1', {}], ['l1', {l1: 0.5}], ['l2', {}], ['l2', {l2: 0.5}], ['l1l2', {}],
                      ['l1l2', {l1: 0.5}], ['l1l2', {l1: 0, l2: 0}]];
const CONSTRAINTS = [['maxNorm', {}], ['maxNorm', {maxValue: 1, axis: 1}], ['unitNorm', {}],
                     ['unitNorm', {axis: 1}], ['nonNeg'], ['minMaxNorm', {}],
                     ['minMaxNorm', {minValue: 1.5, maxValue: 2, rate: 0.5, axis: 1}]];

const recording = {w: W, initializers: [], regularizers: [], constraints: []};
for (const [name, config] of INITIALIZERS) {
  for (const shape of SHAPES[name] ?? [[3, 4], [5], [2, 3, 4]]) {
    const value = tf.initializers[name](config).apply(shape).arraySync();
    recording.initializers.push({name, config, shape, value});
  }
}
for (const [kind, rows] of [['regularizers', REGULARIZERS], ['constraints', CONSTRAINTS]]) {
  for (const [name, config] of rows) {
    const made = tf[kind][name](config);
    const value = made.apply(tf.tensor2d(W)).arraySync();
    recording[kind].push({name, config: config ?? null, value, saved: made.getConfig()});
  }
}
const body = Object.entries(recording).map(([key, rows]) =>
  `"${key}": [\n  ${rows.map((row) => JSON.stringify(row)).join(',\n  ')}\n ]`);
console.log(`{\n ${body.join(',\n ')}\n}`);
