// Records every public name of TensorFlow.js's core: its kind, and the members of namespaces. The
// handlers of tf.io, layers and data sets have tests of their own.
// Usage: node record_namespace.mjs > ../recordings/namespace.json
import {createRequire} from 'node:module';

console.warn = () => {};
const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs');
const core = require('@tensorflow/tfjs-core');

const isClass = (value) => /^class\b/.test(Function.prototype.toString.call(value));
const kind = (value) =>
  typeof value === 'function' ? (isClass(value) ? 'class' : 'function') : typeof value;

function members(object) {
  const found = new Set();
  for (let o = object; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
    for (const name of Object.getOwnPropertyNames(o)) if (name !== 'constructor') found.add(name);
  }
  return [...found].sort();
}

const names = {};
for (const name of Object.keys(core).filter((name) => name !== 'io').sort()) {
  const value = tf[name];
  names[name] = kind(value);
  if (kind(value) !== 'object' || value === null) continue;
  for (const member of Object.keys(value).sort()) names[`${name}.${member}`] = kind(value[member]);
}
for (const member of members(tf.tensor([1]))) names[`Tensor#${member}`] = 'member';
for (const member of members(tf.buffer([1]))) names[`TensorBuffer#${member}`] = 'member';
console.log(JSON.stringify(names, null, 1));
