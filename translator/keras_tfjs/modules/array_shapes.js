/**
 * New arrays as NumPy makes them, and arrays in other shapes.
 */
import {
  broadcast,
  placeIn,
  placesOf,
  sizeOf,
  slice,
  stretched,
} from './array_index.js';
import {add, equal, max, multiply, sqrt, sum} from './array_math.js';
import {common, Float, isFloat} from './array_types.js';
import {array as asarray, isList, made, NdArray} from './ndarray.js';

const shapeOf = (shape) => (isList(shape) ? [...shape] : [shape]);

export {asarray, slice};

/** A float of Python's, which JavaScript tells from no whole number. */
export function float(value) {
  return new Float(Number(value));
}

/** `np.array(value)`: always a new one. */
export function array(value, dtype) {
  const found = asarray(value, dtype);
  return found === value ? found.copy() : found;
}

export function full(shape, value, dtype) {
  const sizes = shapeOf(shape);
  const given = asarray(value);
  const type = dtype ?? given.dtype;
  return made(new Uint8Array(sizeOf(sizes)), sizes, type).set(value, '...');
}

export function zeros(shape, dtype = 'float64') {
  const sizes = shapeOf(shape);
  return made(new Uint8Array(sizeOf(sizes)), sizes, dtype);
}

export const empty = zeros;

export function ones(shape, dtype = 'float64') {
  return zeros(shape, dtype).fill(1);
}

export function fullLike(a, value, dtype) {
  const {shape, dtype: own} = asarray(a);
  return full(shape, value, dtype ?? own);
}

export const zerosLike = (a, dtype) => fullLike(a, 0, dtype);
export const emptyLike = zerosLike;
export const onesLike = (a, dtype) => fullLike(a, 1, dtype);

export function eye(rows, columns, k = 0, dtype = 'float64') {
  const result = zeros([rows, columns ?? rows], dtype);
  for (let i = Math.max(0, -k); i < rows && i + k < result.shape[1]; i++)
    result.set(1, i, i + k);
  return result;
}

export const identity = (n, dtype) => eye(n, n, 0, dtype);

export function arange(start, stop, step = 1, dtype = undefined) {
  const [from, to] =
    stop === undefined || stop === null ? [0, start] : [start, stop];
  const count = Math.max(0, Math.ceil((to - from) / step));
  const values = Array.from({length: count}, (_, i) => from + i * step);
  const isWhole = [from, to, step].every((one) => Number.isInteger(one));
  return made(values, [count], dtype ?? (isWhole ? 'whole' : 'float64'));
}

export function linspace(start, stop, num = 50, endpoint = true) {
  const step = (stop - start) / (endpoint ? num - 1 : num);
  const values = Array.from({length: num}, (_, i) => Number(start) + i * step);
  if (endpoint && num > 1) values[num - 1] = Number(stop);
  return made(values, [num], 'float64');
}

export const copy = (a) => asarray(a).copy();
export const reshape = (a, shape) => asarray(a).reshape(shape);
export const ravel = (a) => asarray(a).reshape(-1);
export const transpose = (a, axes = []) =>
  asarray(a).transpose(...(axes ?? []));
export const shape = (a) => asarray(a).shape;
export const ndim = (a) => (isList(a) ? asarray(a).ndim : 0);
export const size = (a) => (isList(a) ? asarray(a).size : 1);
export const nonzero = (a) => asarray(a).nonzero();
export const argwhere = (a) => stack(asarray(a).nonzero(), 1);
export const flatnonzero = (a) => ravel(a).nonzero()[0];

export function expandDims(a, axis) {
  const given = asarray(a);
  const places = [axis].flat().map((one) => placeIn(one, given.ndim + 1, one));
  const index = given.shape.map(() => slice());
  places
    .sort((one, other) => one - other)
    .forEach((at) => index.splice(at, 0, null));
  return given.get(...index);
}

export function squeeze(a, axis) {
  const given = asarray(a);
  const gone = axis === undefined || axis === null ? null : [axis].flat();
  const index = given.shape.map((length, at) => {
    const isGone = gone
      ? gone.some((one) => placeIn(one, given.ndim, one) === at)
      : length === 1;
    if (isGone && length !== 1)
      throw new RangeError('cannot select an axis to squeeze out');
    return isGone ? 0 : slice();
  });
  return given.get(...index);
}

export function swapaxes(a, one, other) {
  const given = asarray(a);
  const order = given.shape.map((_, axis) => axis);
  const [i, j] = [one, other].map((axis) => placeIn(axis, given.ndim, axis));
  [order[i], order[j]] = [j, i];
  return given.transpose(order);
}

export function moveaxis(a, from, to) {
  const given = asarray(a);
  const start = placeIn(from, given.ndim, from);
  const order = given.shape
    .map((_, axis) => axis)
    .filter((axis) => axis !== start);
  order.splice(placeIn(to, given.ndim, to), 0, start);
  return given.transpose(order);
}

export function broadcastTo(a, wanted) {
  const given = asarray(a);
  const sizes = shapeOf(wanted);
  return new NdArray(
    given.data,
    sizes,
    given.dtype,
    stretched(given, sizes),
    given.offset,
  );
}

/** Arrays one behind the other along an axis. */
export function concatenate(arrays, axis = 0) {
  let parts = Array.from(arrays, (one) => asarray(one));
  if (axis === null) parts = parts.map((one) => one.reshape(-1));
  const first = parts[0];
  const along = placeIn(axis ?? 0, first.ndim, axis);
  const total = parts.reduce((count, one) => count + one.shape[along], 0);
  for (const one of parts)
    if (
      one.shape.some((length, at) => at !== along && length !== first.shape[at])
    )
      throw new RangeError(
        'all the input array dimensions except for the concatenation axis must match exactly',
      );
  const dtype = parts.map((one) => one.dtype).reduce(common);
  const result = zeros(first.shape.with(along, total), dtype);
  const before = first.shape.slice(0, along).map(() => slice());
  let start = 0;
  for (const one of parts) {
    const stop = start + one.shape[along];
    result.set(one, ...before, slice(start, stop));
    start = stop;
  }
  return result;
}

export function stack(arrays, axis = 0) {
  return concatenate(
    Array.from(arrays, (one) => expandDims(one, axis)),
    axis,
  );
}

const atLeast = (a, count) => {
  const given = asarray(a);
  return given.ndim < count
    ? given.reshape(...new Array(count - given.ndim).fill(1), ...given.shape)
    : given;
};

export const vstack = (arrays) =>
  concatenate(Array.from(arrays, (one) => atLeast(one, 2)));

export function hstack(arrays) {
  const parts = Array.from(arrays, (one) => atLeast(one, 1));
  return concatenate(parts, parts[0].ndim === 1 ? 0 : 1);
}

export const append = (a, values, axis = null) =>
  concatenate([a, values], axis);

export function split(a, parts, axis = 0) {
  const given = asarray(a);
  const length = given.shape[axis];
  if (!isList(parts) && length % parts)
    throw new RangeError('array split does not result in an equal division');
  const ends = isList(parts)
    ? [...parts]
    : Array.from({length: parts - 1}, (_, i) => ((i + 1) * length) / parts);
  const before = new Array(axis).fill(slice());
  return [...ends, length].map((stop, i) =>
    given.get(...before, slice(i ? ends[i - 1] : 0, stop)),
  );
}

export function tile(a, reps) {
  const counts = shapeOf(reps);
  let given = atLeast(a, counts.length);
  const padded = [...new Array(given.ndim - counts.length).fill(1), ...counts];
  padded.forEach((count, axis) => {
    given = concatenate(new Array(count).fill(given), axis);
  });
  return given;
}

export function where(condition, a, b) {
  const asked = asarray(condition);
  if (a === undefined) return asked.nonzero();
  const sides = [asarray(a), asarray(b)];
  const sizes = broadcast(
    broadcast(asked.shape, sides[0].shape),
    sides[1].shape,
  );
  const [which, ...from] = [asked, ...sides].map((one) =>
    placesOf(sizes, stretched(one, sizes), one.offset),
  );
  const values = Array.from(which, (at, i) => {
    const side = asked.data[at] ? 0 : 1;
    return sides[side].data[from[side][i]];
  });
  return made(values, sizes, common(sides[0].dtype, sides[1].dtype));
}

export function fillDiagonal(a, value) {
  const count = Math.min(...a.shape);
  const places = arange(count);
  a.set(value, ...a.shape.map(() => places));
}

export function diag(a, k = 0) {
  const given = asarray(a);
  if (given.ndim === 1) {
    const side = given.size + Math.abs(k);
    const result = zeros([side, side], given.dtype);
    const rows = add(arange(given.size), Math.max(0, -k));
    return result.set(given, rows, add(rows, k));
  }
  const count = Math.min(
    given.shape[0] - Math.max(0, -k),
    given.shape[1] - Math.max(0, k),
  );
  const rows = add(arange(Math.max(0, count)), Math.max(0, -k));
  return given.get(rows, add(rows, k));
}

export const trace = (a) => sum(diag(a));

/** The lists of places that `takeAlongAxis` and `putAlongAxis` index with. */
function along(given, indices, axis) {
  const list = asarray(indices);
  return list.shape.map((length, at) => {
    if (at === placeIn(axis, list.ndim, axis)) return list;
    const ownShape = list.shape.map((_, one) => (one === at ? length : 1));
    return arange(length).reshape(ownShape);
  });
}

export function takeAlongAxis(a, indices, axis) {
  return asarray(a).get(...along(a, indices, axis));
}

export function putAlongAxis(a, indices, values, axis) {
  a.set(values, ...along(a, indices, axis));
}

export function take(a, indices, axis = null) {
  const given = axis === null ? ravel(a) : asarray(a);
  return given.get(...new Array(axis ?? 0).fill(slice()), indices);
}

export function dot(a, b) {
  if (!isList(a) || !isList(b)) return multiply(a, b);
  const [one, other] = [asarray(a), asarray(b)];
  const left = one.ndim === 1 ? one.reshape(1, -1) : one;
  const right = other.ndim === 1 ? other.reshape(-1, 1) : other;
  if (left.ndim > 2 || right.ndim > 2)
    throw new RangeError('products of arrays with more than two axes');
  const [rows, inner, columns] = [left.shape[0], left.shape[1], right.shape[1]];
  if (inner !== right.shape[0])
    throw new RangeError(
      `shapes (${one.shape}) and (${other.shape}) not aligned: ${inner} != ${right.shape[0]}`,
    );
  const [x, y] = [left.values(), right.values()];
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++)
        values[i * columns + j] += x[i * inner + k] * y[k * columns + j];
  const sizes = [
    ...(one.ndim === 1 ? [] : [rows]),
    ...(other.ndim === 1 ? [] : [columns]),
  ];
  const result = made(values, [rows, columns], common(one.dtype, other.dtype));
  return sizes.length ? result.reshape(sizes) : result.item();
}

export const matmul = dot;

export function outer(a, b) {
  return multiply(ravel(a).reshape(-1, 1), ravel(b).reshape(1, -1));
}

export function bincount(a, weights = null, least = 0) {
  const places = asarray(a);
  const count = Math.max(least, places.size ? max(places) + 1 : 0);
  const result = zeros([count], weights === null ? 'int64' : 'float64');
  add.at(result, places, weights ?? 1);
  return result;
}

/** The different values, rising. */
export function unique(a, returnCounts = false) {
  const given = asarray(a);
  const values = [...new Set(given.values())].sort((one, other) => one - other);
  const result = made(values, [values.length], given.dtype);
  if (!returnCounts) return result;
  const counts = values.map((value) => sum(equal(given, value)));
  return [result, made(counts, [counts.length], 'int64')];
}

export function pad(a, widths, value = 0) {
  const given = asarray(a);
  const each = asarray(widths);
  const pairs = broadcastTo(each, [given.ndim, 2]).tolist();
  const sizes = given.shape.map(
    (length, axis) => length + pairs[axis][0] + pairs[axis][1],
  );
  const inside = given.shape.map((length, axis) =>
    slice(pairs[axis][0], pairs[axis][0] + length),
  );
  return full(sizes, value, given.dtype).set(given, ...inside);
}

export function arrayEqual(a, b) {
  const [one, other] = [asarray(a), asarray(b)];
  const isAlike = String(one.shape) === String(other.shape);
  return (
    isAlike &&
    [...one.values()].every((value, i) => value === other.values()[i])
  );
}

export function allclose(a, b, rtol = 1e-5, atol = 1e-8) {
  const [one, other] = [asarray(a), asarray(b)];
  const sizes = broadcast(one.shape, other.shape);
  const [x, y] = [one, other].map((side) => broadcastTo(side, sizes).values());
  return [...x].every(
    (value, i) =>
      value === y[i] || Math.abs(value - y[i]) <= atol + rtol * Math.abs(y[i]),
  );
}

export function isin(a, values) {
  const held = new Set(asarray(values).values());
  const given = asarray(a);
  return made(
    Array.from(given.values(), (one) => held.has(one)),
    given.shape,
    'bool',
  );
}

/** `np.linalg` */
export const linalg = {
  norm(a, axis, keepDims) {
    const given = asarray(a);
    const floats = isFloat(given.dtype) ? given : given.astype('float64');
    return sqrt(sum(multiply(floats, floats), axis, keepDims));
  },
};
