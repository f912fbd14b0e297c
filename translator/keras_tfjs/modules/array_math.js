/**
 * What NumPy computes of arrays element by element, and along their axes.
 */
import {
  broadcast,
  placeIn,
  placesOf,
  sizeOf,
  stretched,
  stridesOf,
} from './array_index.js';
import {besideNumber, common, Float, isFloat, kept} from './array_types.js';
import {array, isList, made, NdArray} from './ndarray.js';

const floating = (dtype) => (isFloat(dtype) ? dtype : 'float64');
const truth = () => 'bool';
const same = (dtype) => dtype;
const counted = (dtype) => (dtype === 'bool' ? 'int64' : dtype);
const summed = (dtype) =>
  isFloat(dtype) || dtype === 'whole' ? dtype : 'int64';

function plain(value) {
  return value instanceof Float ? value.value : value;
}

/** A function of two operands, `out` for its result: numbers give a number. */
function binary(compute, typed) {
  const apply = (a, b, out) => {
    const lists = [isList(a), isList(b)];
    if (!lists[0] && !lists[1]) {
      const value = compute(plain(a), plain(b));
      return typed === truth ? Boolean(value) : value;
    }
    const [one, other] = [a, b].map((side, i) =>
      lists[i] ? array(side) : plain(side),
    );
    const dtype =
      lists[0] && lists[1]
        ? common(one.dtype, other.dtype)
        : besideNumber(lists[0] ? one.dtype : other.dtype, lists[0] ? b : a);
    const shape = broadcast(
      lists[0] ? one.shape : [],
      lists[1] ? other.shape : [],
    );
    const read = [one, other].map((side, i) => reader(side, lists[i], shape));
    const values = new Array(sizeOf(shape));
    for (let i = 0; i < values.length; i++)
      values[i] = compute(read[0](i), read[1](i));
    return into(out, values, shape, typed(dtype));
  };
  apply.at = (a, index, value) => {
    const places = Array.isArray(index) && index.some(isList) ? index : [index];
    const numbers = array(
      places.length > 1 || isList(places[0]) ? places[0] : [places[0]],
    );
    const numbered = made(
      Array.from({length: a.size}, (_, i) => i),
      a.shape,
      'int64',
    ).get(...(places.length > 1 ? places : [numbers]));
    const given = array(value);
    const from = placesOf(
      numbered.shape,
      stretched(given, numbered.shape),
      given.offset,
    );
    const where = placesOf(a.shape, a.strides, a.offset);
    numbered.values().forEach((place, i) => {
      const at = where[place];
      a.data[at] = kept(compute(a.data[at], given.data[from[i]]), a.dtype);
    });
  };
  return apply;
}

function reader(side, isArray, shape) {
  if (!isArray) return () => side;
  const places = placesOf(shape, stretched(side, shape), side.offset);
  return (i) => side.data[places[i]];
}

/** The result, in the array `out` where there is one. An array without axes is its number. */
function into(out, values, shape, dtype) {
  if (out instanceof NdArray) {
    if (isFloat(dtype) && !isFloat(out.dtype))
      throw new TypeError(`cannot cast from ${dtype} to ${out.dtype} in place`);
    return out.set(new NdArray(values, shape, dtype));
  }
  const result = made(values, shape, dtype);
  return shape.length ? result : result.item();
}

function unary(compute, typed = floating) {
  return (a, out) => {
    if (!isList(a)) return compute(plain(a));
    const given = array(a);
    const values = Array.from(given.values(), compute);
    return into(out, values, [...given.shape], typed(given.dtype));
  };
}

const floorMod = (a, b) => a - b * Math.floor(a / b);

export const add = binary((a, b) => Number(a) + Number(b), same);
export const subtract = binary((a, b) => a - b, same);
export const multiply = binary((a, b) => a * b, same);
export const divide = binary((a, b) => a / b, floating);
export const floorDivide = binary((a, b) => Math.floor(a / b), counted);
export const mod = binary(floorMod, counted);
export const power = binary((a, b) => a ** b, counted);
export const maximum = binary(
  (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : a > b ? a : b),
  same,
);
export const minimum = binary(
  (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : a < b ? a : b),
  same,
);
export const arctan2 = binary(Math.atan2, floating);
export const hypot = binary(Math.hypot, floating);

/** Whether two numbers, truths or texts are the same. */
function alike(a, b) {
  return typeof a === 'string' || typeof b === 'string'
    ? a === b
    : Number(a) === Number(b);
}

export const equal = binary(alike, truth);
export const notEqual = binary((a, b) => !alike(a, b), truth);
export const less = binary((a, b) => a < b, truth);
export const lessEqual = binary((a, b) => a <= b, truth);
export const greater = binary((a, b) => a > b, truth);
export const greaterEqual = binary((a, b) => a >= b, truth);
export const logicalAnd = binary((a, b) => Boolean(a) && Boolean(b), truth);
export const logicalOr = binary((a, b) => Boolean(a) || Boolean(b), truth);
export const logicalXor = binary((a, b) => Boolean(a) !== Boolean(b), truth);
export const bitwiseAnd = binary((a, b) => a & b, same);
export const bitwiseOr = binary((a, b) => a | b, same);
export const bitwiseXor = binary((a, b) => a ^ b, same);

export const negative = unary((a) => -a, same);
export const absolute = unary(Math.abs, same);
export const abs = absolute;
export const sign = unary(Math.sign, same);
export const square = unary((a) => a * a, same);
export const floor = unary(Math.floor, same);
export const ceil = unary(Math.ceil, same);
export const trunc = unary(Math.trunc, same);
export const sqrt = unary(Math.sqrt);
export const exp = unary(Math.exp);
export const expm1 = unary(Math.expm1);
export const log = unary(Math.log);
export const log2 = unary(Math.log2);
export const log10 = unary(Math.log10);
export const log1p = unary(Math.log1p);
export const sin = unary(Math.sin);
export const cos = unary(Math.cos);
export const tan = unary(Math.tan);
export const arcsin = unary(Math.asin);
export const arccos = unary(Math.acos);
export const arctan = unary(Math.atan);
export const sinh = unary(Math.sinh);
export const cosh = unary(Math.cosh);
export const tanh = unary(Math.tanh);
export const reciprocal = unary((a) => 1 / a);
export const isnan = unary(Number.isNaN, truth);
export const isfinite = unary(Number.isFinite, truth);
export const isinf = unary((a) => Math.abs(a) === Infinity, truth);
export const logicalNot = unary((a) => !a, truth);
export const invert = (a) =>
  a instanceof NdArray && a.dtype !== 'bool'
    ? unary((one) => ~one, same)(a)
    : logicalNot(a);

/** To the even neighbour where two are as near. */
function rounded(value) {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

export function round(a, decimals = 0) {
  const scale = 10 ** decimals;
  return unary((value) => rounded(value * scale) / scale, same)(a);
}

export function clip(a, low, high) {
  const above = low === null || low === undefined ? a : maximum(a, low);
  return high === null || high === undefined ? above : minimum(above, high);
}

/** The rows of numbers along axes, and the shape that is left. */
function lines(given, axis, keepDims) {
  const all = axis === undefined || axis === null;
  const axes = all
    ? given.shape.map((_, one) => one)
    : [axis].flat().map((one) => placeIn(one, given.ndim, one));
  const rest = given.shape
    .map((_, one) => one)
    .filter((one) => !axes.includes(one));
  const pick = (list, which) => which.map((one) => list[one]);
  const outer = placesOf(
    pick(given.shape, rest),
    pick(given.strides, rest),
    given.offset,
  );
  const inner = placesOf(pick(given.shape, axes), pick(given.strides, axes), 0);
  const shape = keepDims
    ? given.shape.map((size, one) => (axes.includes(one) ? 1 : size))
    : pick(given.shape, rest);
  const line = (start) =>
    Array.from(inner, (moved) => given.data[start + moved]);
  return {shape, outer, line, count: inner.length};
}

function reduction(compute, typed) {
  return (a, axis, keepDims = false) => {
    const given = array(a);
    const {shape, outer, line} = lines(given, axis, keepDims);
    return into(
      undefined,
      Array.from(outer, (start) => compute(line(start))),
      shape,
      typed(given.dtype),
    );
  };
}

const total = (line) => line.reduce((sumOf, one) => sumOf + Number(one), 0);
const average = (line) => total(line) / line.length;

function variance(line, ddof) {
  const middle = average(line);
  const squares = line.reduce((sumOf, one) => sumOf + (one - middle) ** 2, 0);
  return squares / (line.length - ddof);
}

function most(line, isBetter) {
  if (line.length === 0)
    throw new RangeError(
      'zero-size array to a reduction which has no identity',
    );
  let best = 0;
  for (let i = 0; i < line.length; i++) {
    if (Number.isNaN(line[i])) return i;
    if (isBetter(line[i], line[best])) best = i;
  }
  return best;
}

function middleOf(line) {
  const sorted = line.toSorted((one, other) => one - other);
  if (sorted.some(Number.isNaN)) return NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}

const above = (one, other) => one > other;
const below = (one, other) => one < other;
const place = () => 'int64';
export const sum = reduction(total, summed);
export const prod = reduction(
  (line) => line.reduce((a, b) => a * b, 1),
  summed,
);
export const mean = reduction(average, floating);
export const median = reduction(middleOf, floating);
export const max = reduction((line) => line[most(line, above)], same);
export const min = reduction((line) => line[most(line, below)], same);
export const amax = max;
export const amin = min;
export const argmax = reduction((line) => most(line, above), place);
export const argmin = reduction((line) => most(line, below), place);
export const any = reduction((line) => line.some(Boolean), truth);
export const all = reduction((line) => line.every(Boolean), truth);
export const countNonzero = reduction(
  (line) => line.filter(Boolean).length,
  place,
);
export const std = (a, axis, ddof = 0, keepDims = false) =>
  reduction((line) => Math.sqrt(variance(line, ddof)), floating)(
    a,
    axis,
    keepDims,
  );
const variances = (a, axis, ddof = 0, keepDims = false) =>
  reduction((line) => variance(line, ddof), floating)(a, axis, keepDims);

/** A new array whose lines along `axis` are those that `compute` makes of the array's. */
function alongAxis(a, axis, compute, typed) {
  const given = axis === null ? array(a).reshape(-1) : array(a);
  const one = placeIn(axis ?? 0, given.ndim, axis);
  const {outer, line} = lines(given, one, false);
  const results = Array.from(outer, (start) => compute(line(start)));
  const size = outer.length ? results[0].length : given.shape[one];
  const shape = given.shape.with(one, size);
  const result = made(
    new Array(sizeOf(shape)).fill(0),
    shape,
    typed(given.dtype),
  );
  const starts = lines(result, one, false).outer;
  const step = stridesOf(shape)[one];
  results.forEach((values, row) =>
    values.forEach((value, i) => (result.data[starts[row] + i * step] = value)),
  );
  return result;
}

const rising = (one, other) =>
  Number.isNaN(one)
    ? Number.isNaN(other)
      ? 0
      : 1
    : Number.isNaN(other)
      ? -1
      : one - other;

export function sort(a, axis = -1) {
  return alongAxis(a, axis, (line) => line.toSorted(rising), same);
}

export function argsort(a, axis = -1) {
  const order = (line) =>
    line.map((_, i) => i).toSorted((i, j) => rising(line[i], line[j]));
  return alongAxis(a, axis, order, place);
}

function running(step) {
  return (a, axis = null) =>
    alongAxis(
      a,
      axis,
      (line) => {
        let last;
        return line.map(
          (one, i) => (last = i ? step(last, Number(one)) : Number(one)),
        );
      },
      summed,
    );
}

export const cumsum = running((a, b) => a + b);
export const cumprod = running((a, b) => a * b);

export function diff(a) {
  return alongAxis(
    a,
    -1,
    (line) => line.slice(1).map((one, i) => one - line[i]),
    same,
  );
}

export function flip(a, axis = null) {
  const given = array(a);
  const axes = axis === null ? given.shape.map((_, one) => one) : [axis].flat();
  return axes.reduce(
    (results, one) =>
      alongAxis(results, one, (line) => line.toReversed(), same),
    given,
  );
}

export function roll(a, shift, axis = null) {
  const given = array(a);
  const turned = (line) =>
    line.map((_, i) => line[floorMod(i - shift, line.length)]);
  return alongAxis(given, axis, turned, same).reshape(given.shape);
}

export function repeat(a, count, axis = null) {
  const times = (i) => (isList(count) ? array(count).get(i) : count);
  return alongAxis(
    a,
    axis,
    (line) => line.flatMap((one, i) => new Array(times(i)).fill(one)),
    same,
  );
}

export {variances as var};
