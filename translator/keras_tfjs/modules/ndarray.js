/**
 * NumPy's arrays: numbers of one type in a shape, which can be assigned into. A part of an array
 * is a view of it, as in NumPy.
 */
import {
  placeIn,
  placesOf,
  selection,
  sizeOf,
  stretched,
  stridesOf,
} from './array_index.js';
import {textOf} from './array_text.js';
import {
  checkRange,
  common,
  Float,
  held,
  HOLDERS,
  isFloat,
  knownInAllCopies,
  typeOf,
} from './array_types.js';

/** An array of numbers or texts that `data` holds from `offset` on. */
export class NdArray {
  constructor(data, shape, dtype, strides = stridesOf(shape), offset = 0) {
    this.data = data;
    this.shape = shape;
    this.dtype = dtype;
    this.strides = strides;
    this.offset = offset;
  }

  get ndim() {
    return this.shape.length;
  }

  get size() {
    return sizeOf(this.shape);
  }

  get T() {
    return this.transpose();
  }

  /** What an index takes: a number, a view, or, for lists of places, a new array. */
  get(...index) {
    if (index.length === this.ndim && index.every(Number.isInteger)) {
      return this.read(
        index.reduce(
          (place, one, axis) =>
            place + placeIn(one, this.shape[axis], axis) * this.strides[axis],
          this.offset,
        ),
      );
    }
    const taken = selection(this, index, array);
    if (taken.places) {
      const data = Array.from(taken.places, (place) => this.data[place]);
      return made(data, taken.shape, this.dtype);
    }
    const {shape, strides, offset} = taken;
    return shape.length || index.includes('...')
      ? new NdArray(this.data, shape, this.dtype, strides, offset)
      : this.read(offset);
  }

  /** Assigns `value`, one number or an array, to what an index takes. */
  set(value, ...index) {
    const {shape, places, strides, offset} = selection(this, index, array);
    this.write(value, shape, places ?? placesOf(shape, strides, offset));
    return this;
  }

  fill(value) {
    return this.set(value);
  }

  /** The part at the first axis's place, which for one axis is an array without axes. */
  row(place) {
    return new NdArray(
      this.data,
      this.shape.slice(1),
      this.dtype,
      this.strides.slice(1),
      this.offset + place * this.strides[0],
    );
  }

  read(place) {
    const value = this.data[place];
    return this.dtype === 'bool' ? Boolean(value) : value;
  }

  write(value, shape, places) {
    const {data, dtype} = this;
    if (!isList(value)) {
      checkRange(Number(value), dtype);
      const one = held(value, dtype);
      places.forEach((at) => (data[at] = one));
      return;
    }
    const given = array(value);
    const extra = Math.max(given.ndim - shape.length, 0);
    if (given.shape.slice(0, extra).some((size) => size !== 1))
      throw new RangeError(unfit(given, shape));
    const own = new NdArray(
      given.data,
      given.shape.slice(extra),
      given.dtype,
      given.strides.slice(extra),
      given.offset,
    );
    own.shape.forEach((size, axis) => {
      const wanted = shape[shape.length - own.ndim + axis];
      if (size !== 1 && size !== wanted)
        throw new RangeError(unfit(given, shape));
    });
    const from = placesOf(shape, stretched(own, shape), own.offset);
    const values = Array.from(from, (place) => own.data[place]);
    places.forEach((at, i) => (data[at] = held(values[i], dtype)));
  }

  /** All numbers, row by row. */
  values() {
    const isWhole =
      this.offset === 0 &&
      this.data.length === this.size &&
      stridesOf(this.shape).every((one, axis) => one === this.strides[axis]);
    if (isWhole) return this.data;
    const places = placesOf(this.shape, this.strides, this.offset);
    return HOLDERS[this.dtype].from(places, (place) => this.data[place]);
  }

  copy() {
    return new NdArray(this.values().slice(), [...this.shape], this.dtype);
  }

  astype(dtype) {
    return made(this.values(), [...this.shape], dtype);
  }

  item(...index) {
    if (index.length > 1) return this.get(...index);
    const place = placesOf(this.shape, this.strides, this.offset).at(
      index[0] ?? 0,
    );
    if (index.length === 0 && this.size !== 1)
      throw new RangeError(
        'can only convert an array of size 1 to a Python scalar',
      );
    return this.read(place);
  }

  tolist() {
    if (this.ndim === 0) return this.read(this.offset);
    return Array.from({length: this.shape[0]}, (_, i) => this.row(i).tolist());
  }

  /** A view where the numbers lie row by row, else a copy. */
  reshape(...sizes) {
    const wanted = [...(Array.isArray(sizes[0]) ? sizes[0] : sizes)];
    const open = wanted.indexOf(-1);
    if (open >= 0)
      wanted[open] =
        this.size / wanted.reduce((a, b) => a * (b < 0 ? 1 : b), 1);
    if (sizeOf(wanted) !== this.size || !wanted.every(Number.isInteger))
      throw new RangeError(
        `cannot reshape array of size ${this.size} into shape (${sizes})`,
      );
    const plain = stridesOf(this.shape);
    const isPlain = this.strides.every(
      (one, axis) => one === plain[axis] || this.shape[axis] === 1,
    );
    return isPlain
      ? new NdArray(
          this.data,
          wanted,
          this.dtype,
          stridesOf(wanted),
          this.offset,
        )
      : new NdArray(this.values(), wanted, this.dtype);
  }

  transpose(...axes) {
    const given = Array.isArray(axes[0]) ? axes[0] : axes;
    const order = given.length
      ? given.map((axis) => placeIn(axis, this.ndim, axis))
      : this.shape.map((_, axis) => this.ndim - 1 - axis);
    return new NdArray(
      this.data,
      order.map((axis) => this.shape[axis]),
      this.dtype,
      order.map((axis) => this.strides[axis]),
      this.offset,
    );
  }

  /** The places of what is not zero, a list for each axis. */
  nonzero() {
    const lists = this.shape.map(() => []);
    const strides = stridesOf(this.shape);
    this.values().forEach((value, i) => {
      if (!value) return;
      lists.forEach((list, axis) =>
        list.push(Math.floor(i / strides[axis]) % this.shape[axis]),
      );
    });
    return lists.map((list) => made(list, [list.length], 'int64'));
  }

  /** The tensor of the same numbers, by the library `tf`: floats and whole numbers of 32 bits. */
  toTensor(tf) {
    const dtype =
      this.dtype === 'bool'
        ? 'bool'
        : isFloat(this.dtype)
          ? 'float32'
          : 'int32';
    const Holder = {bool: Uint8Array, float32: Float32Array, int32: Int32Array}[
      dtype
    ];
    return tf.tensor(Holder.from(this.values()), this.shape, dtype);
  }

  toString() {
    return this.ndim ? textOf(this) : String(this.item());
  }

  /** An array of one number is that number. */
  valueOf() {
    return this.size === 1 ? this.item() : this;
  }

  __bool__() {
    if (this.size !== 1)
      throw new RangeError(
        'The truth value of an array with more than one element is ambiguous',
      );
    return Boolean(this.item());
  }

  *[Symbol.iterator]() {
    for (let i = 0; i < this.shape[0]; i++) yield this.get(i);
  }

  *entries() {
    for (let i = 0; i < this.shape[0]; i++) yield [i, this.get(i)];
  }
}
knownInAllCopies(NdArray);

function unfit(given, shape) {
  return `could not broadcast input array from shape (${given.shape}) into shape (${shape})`;
}

/** An array of its own of so many numbers. */
export function made(values, shape, dtype) {
  const type = typeOf(dtype);
  const data = HOLDERS[type].from(values, (value) => held(value, type));
  return new NdArray(data, shape, type);
}

function isTensor(value) {
  return typeof value?.dataSync === 'function';
}

/** Whether a value is an array, a list or a tensor, and not one number. */
export function isList(value) {
  return (
    value instanceof NdArray ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value) ||
    isTensor(value)
  );
}

const TYPES = new Map(
  Object.entries(HOLDERS).map(([dtype, Holder]) => [Holder, dtype]),
)
  .set(Uint8Array, 'uint8')
  .set(Float64Array, 'float64');

function typeOfNumber(value) {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  return value instanceof Float || !Number.isInteger(value)
    ? 'float64'
    : 'whole';
}

/** Puts the numbers of nested lists behind each other; `types` is null where theirs are known. */
function flatten(value, shape, depth, leaves, types) {
  if (!isList(value)) {
    if (depth !== shape.length) throw new RangeError('inhomogeneous shape');
    leaves.push(value);
    types?.add(typeOfNumber(value));
    return;
  }
  let own = value;
  if (!Array.isArray(value)) {
    own = array(value);
    types?.add(own.dtype);
    types = null;
  }
  const size = own.length ?? own.shape[0];
  if (depth === shape.length && leaves.length === 0) shape.push(size);
  if (shape[depth] !== size) throw new RangeError('inhomogeneous shape');
  for (const one of own) flatten(one, shape, depth + 1, leaves, types);
}

/** `np.asarray(value)`: arrays stay what they are, where their type is the wanted one. */
export function array(value, dtype) {
  if (value instanceof NdArray)
    return dtype === undefined || typeOf(dtype) === value.dtype
      ? value
      : value.astype(dtype);
  if (isTensor(value))
    return made(value.dataSync(), [...value.shape], dtype ?? value.dtype);
  if (ArrayBuffer.isView(value))
    return made(value, [value.length], dtype ?? TYPES.get(value.constructor));
  const [shape, leaves, types] = [[], [], new Set()];
  flatten(value, shape, 0, leaves, types);
  const found = types.size ? [...types].reduce(common) : 'float64';
  return made(leaves, shape, dtype ?? found);
}
