/**
 * The types of NumPy's numbers and texts, and what comes out where two meet. Whole numbers of 64 bits are
 * held as JavaScript's numbers: exact up to 2 ** 53. `whole` is int64 where only the numbers of a list
 * told: Python may have had floats there, so such an array takes no other numbers.
 */
export const HOLDERS = {
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: Float64Array,
  whole: Float64Array,
  uint64: Float64Array,
  float32: Float32Array,
  float64: Float64Array,
  str: Array,
};
const SHORT = {int: 'int64', float: 'float64'};

/** The type in full, e.g. `int64` for `int`. */
export function typeOf(dtype) {
  const name = SHORT[dtype] ?? dtype;
  if (!(name in HOLDERS))
    throw new TypeError(`there are no arrays of the type ${dtype}`);
  return name;
}

export function isFloat(dtype) {
  return dtype.startsWith('float');
}

function bits(dtype) {
  return {bool: 1, whole: 64}[dtype] ?? Number(dtype.replace(/\D/g, ''));
}

function isUnsigned(dtype) {
  return dtype.startsWith('u');
}

/** The type that holds what both hold (numpy.promote_types). */
export function common(a, b) {
  if (a === b || b === 'bool') return a;
  if (a === 'str' || b === 'str') return 'str';
  if (a === 'bool') return b;
  if (isFloat(a) || isFloat(b)) {
    const widths = [a, b].map((one) =>
      isFloat(one) ? bits(one) : bits(one) > 16 ? 64 : 32,
    );
    return `float${Math.max(...widths)}`;
  }
  if (a === 'whole' || b === 'whole') return 'whole';
  if (isUnsigned(a) === isUnsigned(b)) return bits(a) > bits(b) ? a : b;
  const [signed, other] = isUnsigned(a) ? [b, a] : [a, b];
  if (bits(signed) > bits(other)) return signed;
  return bits(other) < 64 ? `int${2 * bits(other)}` : 'float64';
}

/** Makes `instanceof` know objects of other copies of the module, too: each folder of a project has
 * one of its own. */
export function knownInAllCopies(Class) {
  const mark = Symbol.for(`keras-tfjs ${Class.name}`);
  Object.defineProperty(Class.prototype, mark, {value: true});
  Object.defineProperty(Class, Symbol.hasInstance, {
    value: (one) => one?.[mark] === true,
  });
}

/** A float of Python's beside an array: it makes floats of whole numbers, and no wider ones. */
export class Float {
  constructor(value) {
    this.value = value;
  }

  valueOf() {
    return this.value;
  }
}
knownInAllCopies(Float);

/** The type of an operation on arrays of the type `dtype` and one of Python's numbers. */
export function besideNumber(dtype, value) {
  if (value instanceof Float || !Number.isInteger(Number(value)))
    return isFloat(dtype) ? dtype : 'float64';
  return dtype === 'bool' && typeof value !== 'boolean' ? 'whole' : dtype;
}

/** Puts `value` where it belongs; whole numbers lose what is behind the point. */
export function kept(value, dtype) {
  if (isFloat(dtype)) return value;
  if (dtype === 'bool') return value ? 1 : 0;
  if (dtype === 'whole' && !Number.isInteger(value))
    throw new TypeError(
      `${value} in an array of whole numbers: give np.array its dtype`,
    );
  if (!Number.isFinite(value) && bits(dtype) === 64)
    throw new RangeError(`cannot convert float ${value} to integer`);
  return Math.trunc(value);
}

/** What an array of the type holds for a number, a truth or a text. */
export function held(value, dtype) {
  if (dtype === 'str') return textOf(value);
  const number = Number(value);
  if (typeof value === 'string' && Number.isNaN(number))
    throw new TypeError(`could not convert string to float: '${value}'`);
  return kept(number, dtype);
}

function textOf(value) {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Throws for a whole number that is too large for the type. */
export function checkRange(value, dtype) {
  if (isFloat(dtype) || dtype === 'bool' || dtype === 'str') return;
  if (!Number.isInteger(value)) return;
  const width = bits(dtype);
  const [low, high] = isUnsigned(dtype)
    ? [0, 2 ** width]
    : [-(2 ** (width - 1)), 2 ** (width - 1)];
  if (value < low || value >= high)
    throw new RangeError(`Python integer ${value} out of bounds for ${dtype}`);
}
