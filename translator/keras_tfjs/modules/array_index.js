/**
 * Places in arrays as NumPy counts them: what an index means, which elements it takes.
 */
import {knownInAllCopies} from './array_types.js';

/** `start:stop:step`, each of which may be null. */
class Slice {
  constructor(start, stop, step) {
    this.start = start ?? null;
    this.stop = stop ?? null;
    this.step = step ?? 1;
  }

  /** The first place, how many there are, and the step, in an axis of `size`. */
  within(size) {
    const {step} = this;
    if (step === 0) throw new RangeError('slice step cannot be zero');
    const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
    const place = (bound, otherwise) => {
      if (bound === null) return otherwise;
      const whole = Number(bound);
      return Math.min(Math.max(whole < 0 ? whole + size : whole, low), high);
    };
    const first = place(this.start, step > 0 ? low : high);
    const last = place(this.stop, step > 0 ? high : low);
    return [first, Math.max(0, Math.ceil((last - first) / step)), step];
  }
}
knownInAllCopies(Slice);

/** The part `start:stop:step` of an axis. */
export function slice(start, stop, step) {
  return new Slice(start, stop, step);
}

export function sizeOf(shape) {
  return shape.reduce((product, size) => product * size, 1);
}

/** The strides of rows that lie one behind the other. */
export function stridesOf(shape) {
  const strides = new Array(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

/** Where the elements lie, row by row: `shape` and `strides` from `offset` on. */
export function placesOf(shape, strides, offset) {
  const places = new Int32Array(sizeOf(shape));
  if (places.length === 0) return places;
  places[0] = offset;
  let filled = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    for (let turn = 1; turn < shape[axis]; turn++) {
      const moved = turn * strides[axis];
      for (let i = 0; i < filled; i++)
        places[turn * filled + i] = places[i] + moved;
    }
    filled *= shape[axis];
  }
  return places;
}

/** The shape of an operation on arrays of both shapes. */
export function broadcast(a, b) {
  const width = Math.max(a.length, b.length);
  const shape = new Array(width);
  for (let back = 1; back <= width; back++) {
    const [one, other] = [a.at(-back) ?? 1, b.at(-back) ?? 1];
    if (one !== other && one !== 1 && other !== 1)
      throw new RangeError(
        `operands could not be broadcast together with shapes (${a}) (${b})`,
      );
    shape[width - back] = one === 1 ? other : one;
  }
  return shape;
}

/** The strides that make `shape` of an array, which repeat axes of one element. */
export function stretched(array, shape) {
  const extra = shape.length - array.shape.length;
  return shape.map((size, axis) =>
    axis < extra || array.shape[axis - extra] === 1
      ? 0
      : array.strides[axis - extra],
  );
}

export function placeIn(index, size, axis) {
  const place = index < 0 ? index + size : index;
  if (!(place >= 0 && place < size))
    throw new RangeError(
      `index ${index} is out of bounds for axis ${axis} with size ${size}`,
    );
  return place;
}

function isSimple(item) {
  return item === null || item === '...' || item instanceof Slice;
}

/**
 * Which elements of `array` an index takes: `{shape, strides, offset}` where they are a view, else
 * `{shape, places}`. `listed` makes arrays of lists of places.
 */
export function selection(array, index, listed) {
  const items = index.flatMap((item) => {
    if (isSimple(item) || typeof item === 'number') return [item];
    const list = listed(item);
    if (list.dtype !== 'bool') return [list.ndim ? list : list.item()];
    return list.nonzero();
  });
  const used = items.filter((item) => item !== null && item !== '...').length;
  if (used > array.ndim)
    throw new RangeError(
      `too many indices for array: array is ${array.ndim}-dimensional, but ${used} were indexed`,
    );
  const rest = new Array(array.ndim - used).fill(new Slice());
  const dots = items.indexOf('...');
  if (dots >= 0) items.splice(dots, 1, ...rest);
  else items.push(...rest);
  return items.some(
    (item) => item !== null && typeof item === 'object' && !isSimple(item),
  )
    ? scattered(array, items, dots, rest.length)
    : viewed(array, items);
}

function viewed(array, items) {
  const [shape, strides] = [[], []];
  let {offset} = array;
  let axis = 0;
  for (const item of items) {
    if (item === null) {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const [size, stride] = [array.shape[axis], array.strides[axis]];
    if (item instanceof Slice) {
      const [first, count, step] = item.within(size);
      if (count) offset += first * stride;
      shape.push(count);
      strides.push(stride * step);
    } else {
      offset += placeIn(item, size, axis) * stride;
    }
    axis += 1;
  }
  return {shape, strides, offset};
}

/** Lists of places: their axes stand where the first one is, or in front if others part them. */
function scattered(array, items, dots, between) {
  const lists = [];
  const plain = [];
  let axis = 0;
  items.forEach((item, at) => {
    if (isSimple(item)) plain.push({at, axis, item});
    else lists.push({at, axis, item});
    if (item !== null) axis += 1;
  });
  const ends = [lists[0].at, lists.at(-1).at];
  const isParted =
    ends[1] - ends[0] + 1 > lists.length ||
    (dots > ends[0] && dots <= ends[1] && between === 0);
  const before = plain.filter(({at}) => !isParted && at < ends[0]);
  const after = plain.filter((one) => !before.includes(one));
  const shape = lists.reduce(
    (found, {item}) => broadcast(found, item.shape ?? []),
    [],
  );
  const own = new Int32Array(sizeOf(shape));
  for (const {item, axis: one} of lists) {
    const [size, stride] = [array.shape[one], array.strides[one]];
    if (typeof item === 'number') {
      const moved = placeIn(item, size, one) * stride;
      own.forEach((_, i) => (own[i] += moved));
      continue;
    }
    const from = placesOf(shape, stretched(item, shape), item.offset);
    from.forEach(
      (place, i) => (own[i] += placeIn(item.data[place], size, one) * stride),
    );
  }
  const [head, tail] = [before, after].map((group) => partOf(array, group));
  const places = new Int32Array(
    head.places.length * own.length * tail.places.length,
  );
  let next = 0;
  for (const first of head.places)
    for (const second of own)
      for (const third of tail.places)
        places[next++] = array.offset + first + second + third;
  return {shape: [...head.shape, ...shape, ...tail.shape], places};
}

/** What slices take of their axes. */
function partOf(array, group) {
  const axes = group.map(({axis}) => axis);
  const whole = {
    shape: axes.map((axis) => array.shape[axis]),
    strides: axes.map((axis) => array.strides[axis]),
    offset: 0,
  };
  const taken = group.filter(({item}) => item !== null);
  whole.shape = taken.map(({axis}) => array.shape[axis]);
  whole.strides = taken.map(({axis}) => array.strides[axis]);
  const {shape, strides, offset} = viewed(
    whole,
    group.map(({item}) => item),
  );
  return {shape, places: placesOf(shape, strides, offset)};
}
