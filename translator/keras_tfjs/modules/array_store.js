/**
 * Arrays in files of NumPy's own formats: .npy, and .npz, which is an archive of these.
 */
import {nodeModule} from './array_host.js';
import {HOLDERS} from './array_types.js';
import {array, NdArray} from './ndarray.js';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy leaves so many places for a first axis that grows. */
const GROWTH = 21;
const ALIGNED = 64;
const CODES = {
  bool: 'b1',
  int8: 'i1',
  uint8: 'u1',
  int16: 'i2',
  uint16: 'u2',
  int32: 'i4',
  uint32: 'u4',
  int64: 'i8',
  whole: 'i8',
  uint64: 'u8',
  float32: 'f4',
  float64: 'f8',
};
const READ = {
  b1: 'Uint8',
  i1: 'Int8',
  u1: 'Uint8',
  i2: 'Int16',
  u2: 'Uint16',
  i4: 'Int32',
  u4: 'Uint32',
  i8: 'BigInt64',
  u8: 'BigUint64',
  f4: 'Float32',
  f8: 'Float64',
};
const DTYPES = Object.fromEntries(
  Object.entries(CODES)
    .filter(([dtype]) => dtype !== 'whole')
    .map(([dtype, code]) => [code, dtype]),
);

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function header(descr, shape) {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const told = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const room = shape.length ? GROWTH - String(shape[0]).length : 0;
  const text = told + ' '.repeat(room);
  const used = MAGIC.length + 4 + text.length + 1;
  const padded = `${text}${' '.repeat(ALIGNED - (used % ALIGNED))}\n`;
  const start = [...MAGIC, 1, 0, padded.length % 256, padded.length >> 8];
  return joined([start, new TextEncoder().encode(padded)]);
}

function texts(values) {
  const points = Array.from(values, (one) => [...one]);
  const width = points.reduce((most, one) => Math.max(most, one.length), 1);
  const bytes = new Uint8Array(4 * width * points.length);
  const view = new DataView(bytes.buffer);
  points.forEach((text, row) =>
    text.forEach((one, at) =>
      view.setUint32(4 * (row * width + at), one.codePointAt(0), true),
    ),
  );
  return [`<U${width}`, bytes];
}

function numbers(values, dtype) {
  const code = CODES[dtype];
  const width = Number(code[1]);
  const bytes = new Uint8Array(width * values.length);
  const view = new DataView(bytes.buffer);
  const put = `set${READ[code]}`;
  const isLong = READ[code].startsWith('Big');
  values.forEach((value, at) =>
    view[put](at * width, isLong ? BigInt(value) : value, true),
  );
  return [`${width === 1 ? '|' : '<'}${code}`, bytes];
}

function toBytes(value) {
  const given = array(value);
  const {dtype} = given;
  const [descr, bytes] =
    dtype === 'str' ? texts(given.values()) : numbers(given.values(), dtype);
  return joined([header(descr, given.shape), bytes]);
}

function valueReader(view, descr, start) {
  const [, order, code, digits] = /^([<>|=])(\w)(\d+)$/.exec(descr) ?? [];
  const isLittle = order !== '>';
  if (code === 'U') {
    const width = Number(digits);
    return [
      'str',
      (at) => {
        let text = '';
        for (let i = 0; i < width; i++) {
          const point = view.getUint32(start + 4 * (at * width + i), isLittle);
          if (point) text += String.fromCodePoint(point);
        }
        return text;
      },
    ];
  }
  const name = READ[code + digits];
  if (!name) throw new TypeError(`there are no arrays of the type ${descr}`);
  const width = Number(digits);
  const get = (at) => Number(view[`get${name}`](start + at * width, isLittle));
  return [DTYPES[code + digits], get];
}

function fromBytes(bytes) {
  if (!MAGIC.every((one, at) => bytes[at] === one))
    throw new TypeError('the file holds no arrays that are read here');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [size, from] =
    bytes[6] === 1
      ? [view.getUint16(8, true), 10]
      : [view.getUint32(8, true), 12];
  const told = new TextDecoder().decode(bytes.subarray(from, from + size));
  const [, descr] = /'descr': '([^']+)'/.exec(told) ?? [];
  const shape = (
    /'shape': \(([^)]*)\)/.exec(told)?.[1].match(/\d+/g) ?? []
  ).map(Number);
  if (!descr) throw new TypeError(`there are no arrays of records: ${told}`);
  const [dtype, value] = valueReader(view, descr, from + size);
  const count = shape.reduce((a, b) => a * b, 1);
  const data = HOLDERS[dtype].from({length: count}, (_, at) => value(at));
  if (!told.includes("'fortran_order': True"))
    return new NdArray(data, shape, dtype);
  return new NdArray(data, [...shape].reverse(), dtype).T;
}

function checksum(bytes) {
  let sum = -1;
  for (const one of bytes) {
    sum ^= one;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** So many bytes for each number, the lowest first. */
function fields(...pairs) {
  return pairs.flatMap(([width, value]) =>
    Array.from({length: width}, (_, at) => Math.floor(value / 256 ** at) % 256),
  );
}

function archive(members, isSmall) {
  const [parts, entries] = [[], []];
  let place = 0;
  for (const [name, value] of members) {
    const label = new TextEncoder().encode(`${name}.npy`);
    const bytes = toBytes(value);
    const stored = isSmall ? nodeModule('zlib').deflateRawSync(bytes) : bytes;
    const common = fields(
      [2, 20],
      [2, 0x800],
      [2, isSmall ? 8 : 0],
      [2, 0],
      [2, 33],
      [4, checksum(bytes)],
      [4, stored.length],
      [4, bytes.length],
      [2, label.length],
      [2, 0],
    );
    const head = [...fields([4, 0x04034b50]), ...common];
    entries.push(
      [...fields([4, 0x02014b50], [2, 20]), ...common],
      fields([2, 0], [2, 0], [2, 0], [4, 0], [4, place]),
      label,
    );
    parts.push(head, label, stored);
    place += head.length + label.length + stored.length;
  }
  const size = entries.reduce((sum, one) => sum + one.length, 0);
  const count = entries.length / 3;
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, place],
    [2, 0],
  );
  return joined([...parts, ...entries, end]);
}

/** The names of an archive's members with what gives their bytes. */
function membersOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new TypeError('the archive is cut off');
  const found = new Map();
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [method, size] = [10, 20].map((at) =>
      at === 10
        ? view.getUint16(place + at, true)
        : view.getUint32(place + at, true),
    );
    const [label, extra, remark] = [28, 30, 32].map((at) =>
      view.getUint16(place + at, true),
    );
    const at = view.getUint32(place + 42, true);
    const name = new TextDecoder().decode(
      bytes.subarray(place + 46, place + 46 + label),
    );
    if (size === 0xffffffff) throw new RangeError(`${name} is too large`);
    const start =
      at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const stored = bytes.subarray(start, start + size);
    found.set(name.replace(/\.npy$/, ''), () =>
      method ? nodeModule('zlib').inflateRawSync(stored) : stored,
    );
    place += 46 + label + extra + remark;
  }
  return found;
}

/** What `np.load` gives of an archive. */
class NpzFile {
  constructor(members) {
    this.members = members;
    this.files = [...members.keys()];
  }

  get(name) {
    const bytes = this.members.get(name);
    if (!bytes) throw new RangeError(`${name} is not a file in the archive`);
    return fromBytes(bytes());
  }

  keys() {
    return this.files;
  }

  values() {
    return this.files.map((name) => this.get(name));
  }

  items() {
    return this.files.map((name) => [name, this.get(name)]);
  }

  close() {}

  [Symbol.iterator]() {
    return this.files[Symbol.iterator]();
  }
}

function withEnding(file, ending) {
  return typeof file === 'string' && !file.endsWith(ending)
    ? file + ending
    : file;
}

function membersFrom(arrays) {
  if (Array.isArray(arrays)) return arrays.map((one, i) => [`arr_${i}`, one]);
  return arrays instanceof Map ? [...arrays] : Object.entries(arrays);
}

export function save(file, value) {
  nodeModule('fs').writeFileSync(withEnding(file, '.npy'), toBytes(value));
}

/** `arrays` by their names, or a list of arrays. */
export function savez(file, arrays) {
  const bytes = archive(membersFrom(arrays), false);
  nodeModule('fs').writeFileSync(withEnding(file, '.npz'), bytes);
}

export function savezCompressed(file, arrays) {
  const bytes = archive(membersFrom(arrays), true);
  nodeModule('fs').writeFileSync(withEnding(file, '.npz'), bytes);
}

export function load(file) {
  const bytes = nodeModule('fs').readFileSync(file);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive ? new NpzFile(membersOf(bytes)) : fromBytes(bytes);
}
