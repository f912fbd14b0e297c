// Records what the real TensorFlow.js prints for tensors of many shapes and dtypes.
// Usage: node record_tensor_prints.mjs > ../recordings/tensor_prints.json
import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

const SHAPES = [
  [], [0], [1], [2], [5], [20], [21], [30],
  [0, 3], [2, 0], [1, 1], [1, 2], [2, 1], [2, 3], [4, 4], [20, 2], [21, 2], [2, 21], [25, 25],
  [1, 1, 1], [2, 2, 2], [2, 1, 3], [3, 2, 1], [2, 0, 3], [22, 2, 2], [2, 22, 2], [2, 2, 22],
  [1, 2, 1, 2], [2, 2, 2, 2], [2, 21, 1, 2], [1, 1, 2, 1, 2], [2, 1, 2, 1, 2], [1, 2, 1, 2, 1, 2],
];
const SPECIAL = [
  0, -0, 1, -1, 0.1, -0.1, 1 / 3, 0.5, 0.25, 0.00390625, -0.00390625, 1.0000001, 123456.789, 1e-7,
  5e-8, 4.9e-8, -1e-9, 1e-6, 1.5e-5, 1e7, 16777216, 123456789, 1e20, 1e21, 1.5e22, -1e30, 3.4e38,
  1e-40, NaN, Infinity, -Infinity, 99999.99, 0.9999999, 0.99999996, 2.5, 1e15,
];
const MAKERS = {
  float32: (size) => Array.from({length: size}, (_, i) => (i % 7) * 0.37 - (i % 5) * 11.25 + i / 3),
  int32: (size) => Array.from({length: size}, (_, i) => ((i * 7919) % 10007) - 5000),
  bool: (size) => Array.from({length: size}, (_, i) => i % 3 === 0),
};

// JSON has no NaN and no infinities.
const plain = (x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x);
const cases = [];
function add(values, shape, dtype) {
  const t = tf.tensor(values, shape, dtype);
  cases.push({
    values: values.map((x) => (Object.is(x, -0) ? '-0' : plain(x))),
    shape,
    dtype,
    text: t.toString(),
    verbose: t.toString(true),
  });
}
for (const shape of SHAPES) {
  for (const [dtype, make] of Object.entries(MAKERS)) {
    add(make(shape.reduce((a, b) => a * b, 1)), shape, dtype);
  }
}
for (const value of SPECIAL) {
  add([value], [], 'float32');
  add([value, 1], [2], 'float32');
}
add(SPECIAL, [SPECIAL.length / 4, 4], 'float32');
add(SPECIAL, [SPECIAL.length / 12, 3, 4], 'float32');

const WORDS = ['a', 'two words', '', "it's", 'über', '日本', '\u{1D11E}', '"', '\\', '0.5'];
for (const shape of SHAPES) {
  const size = shape.reduce((a, b) => a * b, 1);
  add(Array.from({length: size}, (_, i) => WORDS[i % WORDS.length]), shape, 'string');
  // Real and imaginary parts in turn, as a tensor's data has them.
  const parts = MAKERS.float32(2 * size).map(Math.fround);
  const [real, imag] = [0, 1].map((k) => tf.tensor(parts.filter((_, i) => i % 2 === k), shape));
  const t = tf.complex(real, imag);
  cases.push({values: parts, shape, dtype: 'complex64', text: t.toString(), verbose: t.toString(true)});
}

// Columns are as wide as their widest number: pairs of special numbers in one column and in two,
// long columns whose widest number is not shown, and numbers at the limits of each dtype.
const EXTREMES = [-0, 1e-10, 0.1 + 0.2, 1234.5678, -99999.995, 8388607.5, 1e10, 6.02e23, NaN, -Infinity];
EXTREMES.forEach((value, i) => {
  const other = EXTREMES[(i * 3 + 1) % EXTREMES.length];
  add([value, other], [2, 1], 'float32');
  add([value, other, other, value], [2, 2], 'float32');
  add([other, 1, value, 2, 3, value], [1, 3, 1, 2], 'float32');
});
for (const size of [19, 20, 21, 22, 40, 101]) {
  for (const at of [0, 2, 3, 10, size - 4, size - 1]) {
    const values = Array.from({length: size}, (_, i) => (i === at ? -12345.678 : i / 8));
    add(values, [size], 'float32');
  }
  add(Array.from({length: size}, (_, i) => i % 2 === 0), [size], 'bool');
  add(Array.from({length: size}, (_, i) => 'x'.repeat(i % 4)), [size], 'string');
  add(Array.from({length: 2 * size}, (_, i) => i * i), [2, size], 'int32');
  add(Array.from({length: 2 * size}, (_, i) => i / 3), [size, 2], 'float32');
}
const WHOLE = [0, -1, 7, 2147483647, -2147483648, 1000000];
for (const shape of [[6], [6, 1], [2, 3], [3, 1, 2], [1, 3, 2, 1], [1, 1, 2, 1, 3], [1, 2, 1, 3, 1, 1]]) {
  add(WHOLE, shape, 'int32');
  add(WHOLE.map((x) => x > 0), shape, 'bool');
  add(WHOLE.map((x) => x / 1000), shape, 'float32');
  add(WHOLE.map((x) => `${x}\n`), shape, 'string');
}
// Parts of complex numbers that JSON has no numbers for.
const COMPLEX = [0, 1, NaN, 0, 1, Infinity, -Infinity, NaN, 1e-9, 1e20, -1.5, 123456.789];
for (const shape of [[6], [2, 3], [3, 1, 2]]) {
  const [real, imag] = [0, 1].map((k) => tf.tensor(COMPLEX.filter((_, i) => i % 2 === k), shape));
  const t = tf.complex(real, imag);
  const values = COMPLEX.map(plain);
  cases.push({values, shape, dtype: 'complex64', text: t.toString(), verbose: t.toString(true)});
}
console.log(JSON.stringify(cases));
