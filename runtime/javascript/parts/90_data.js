/** Whether a value holds others: a tuple or a dict of tensors. */
function holdsParts(value) {
  if (value == null || typeof value !== 'object') return false;
  if (value instanceof tf.Tensor || ArrayBuffer.isView(value)) return false;
  return !(value instanceof Dataset);
}

/** The same arrays and objects with `f` of every leaf and those of others at its place. */
function mapParts(f, value, ...others) {
  if (!holdsParts(value)) return f(value, ...others);
  const part = (key) =>
    mapParts(f, value[key], ...others.map((other) => other?.[key]));
  if (Array.isArray(value)) return value.map((_, place) => part(place));
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(key)]));
}

/** Whether an array is one tensor's values: numbers, texts, and arrays of these. */
function isValues(value) {
  return (
    Array.isArray(value) &&
    value.every((one) => (Array.isArray(one) ? isValues(one) : !holdsParts(one))) &&
    !value.some((one) => one instanceof tf.Tensor)
  );
}

/**
 * A value with a tensor for everything that is none. `dtypes`, in the same structure, says which;
 * an array for which it has an array is a tuple.
 */
function denseParts(value, dtypes) {
  if (value instanceof tf.Tensor || value instanceof Dataset) return value;
  const isTuple = Array.isArray(dtypes) || !isValues(value);
  if (holdsParts(value) && isTuple) {
    if (Array.isArray(value)) {
      return value.map((one, place) => denseParts(one, dtypes?.[place]));
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, denseParts(one, dtypes?.[key])]),
    );
  }
  return tf.tensor(value, undefined, dtypes ?? undefined);
}

function leavesOf(value) {
  const found = [];
  mapParts((leaf) => found.push(leaf), value);
  return found;
}

/** An element of the consumer's own. */
function clonedParts(element) {
  return mapParts((leaf) => (leaf instanceof tf.Tensor ? leaf.clone() : leaf), element);
}

/** `f` of an element, of the parts of a tuple; what it does not return is disposed of. */
function appliedTo(f, element) {
  const made = tf.tidy(() =>
    denseParts(Array.isArray(element) ? f(...element) : f(element)),
  );
  const kept = new Set(leavesOf(made));
  tf.dispose(leavesOf(element).filter((leaf) => !kept.has(leaf)));
  return made;
}

/** Elements as one, with an axis of them in front. */
function stackedParts(elements) {
  const whole = mapParts((...leaves) => tf.stack(leaves), ...elements);
  tf.dispose(elements);
  return whole;
}

function* groupsOf(source, size, smallLast) {
  let group = [];
  for (const item of source) {
    group.push(item);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0 && smallLast) yield group;
}

function* takenFrom(source, start, stop = Infinity, step = 1) {
  if (stop <= start) return;
  let place = 0;
  for (const item of source) {
    const wanted = place >= start && (place - start) % step === 0;
    if (wanted) yield item;
    else tf.dispose(item);
    place += 1;
    if (place >= stop) return;
  }
}

function* shuffledWithin(source, size, random) {
  const waiting = [];
  for (const item of source) {
    if (waiting.length < size) {
      waiting.push(item);
      continue;
    }
    const place = Math.floor(random() * size);
    yield waiting[place];
    waiting[place] = item;
  }
  while (waiting.length > 0) {
    const place = Math.floor(random() * waiting.length);
    [waiting[place], waiting[waiting.length - 1]] = [waiting.at(-1), waiting[place]];
    yield waiting.pop();
  }
}

function* repeatedly(source, count) {
  for (let pass = 0; pass < count; pass += 1) {
    let empty = true;
    for (const item of source()) {
      empty = false;
      yield item;
    }
    if (empty) return;
  }
}

/** Numbers from 0 to below 1, the same for the same seed. */
function seededDraws(seed) {
  let state = (seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * A dataset as Keras programs have them. Elements are tensors, or arrays and objects of tensors;
 * functions are called with the parts of an array. It can be gone through at once, with `for ... of`;
 * to TensorFlow.js a pair is `{xs, ys}`. Elements belong to who asked for them.
 */
class Dataset extends tf.data.Dataset {
  /** `elements()` goes through the elements; `size` is null where nobody knows. */
  constructor(elements, size = null) {
    super();
    this.elements = elements;
    this.size = size;
  }

  [Symbol.iterator]() {
    return this.elements();
  }

  async iterator() {
    const source = this.elements();
    return {
      next: async () => {
        const {value, done} = source.next();
        if (done || !Array.isArray(value)) return {value: value ?? null, done};
        if (value.length > 2) {
          throw new RangeError(
            'fitDataset: elements with sample weights are beyond TensorFlow.js',
          );
        }
        return {value: {xs: value[0], ys: value[1]}, done};
      },
    };
  }

  /** Pairs of a place and an element, as arrays have them. */
  *entries() {
    let place = 0;
    for (const element of this) {
      yield [place, element];
      place += 1;
    }
  }

  cardinality() {
    if (this.size == null) return -2;
    return this.size === Infinity ? -1 : this.size;
  }

  /** Some of these elements in some order. */
  like(change, size) {
    return new Dataset(() => change(this.elements()), size);
  }

  again(count, size) {
    return new Dataset(() => repeatedly(() => this.elements(), count), size);
  }

  shuffle(bufferSize, seed = null, reshuffleEachIteration = true) {
    const draws = seededDraws(seed);
    const fixed = reshuffleEachIteration ? null : draws() * 2 ** 32;
    return this.like(
      (source) => shuffledWithin(source, bufferSize, seededDraws(fixed ?? draws() * 2 ** 32)),
      this.size,
    );
  }

  take(count = -1) {
    if (count < 0) return this;
    const size = this.size == null ? null : Math.min(this.size, count);
    return this.like((source) => takenFrom(source, 0, count), size);
  }

  skip(count = -1) {
    if (count < 0) return this.like(() => [].values(), 0);
    const size = this.size == null ? null : Math.max(this.size - count, 0);
    return this.like((source) => takenFrom(source, count), size);
  }

  shard(numShards, index) {
    const size =
      this.size == null ? null : Math.ceil((this.size - index) / numShards);
    return this.like((source) => takenFrom(source, index, Infinity, numShards), size);
  }

  repeat(count = -1) {
    const times = count == null || count < 0 ? Infinity : count;
    const size = this.size == null ? null : this.size && times && this.size * times;
    return this.again(times, size);
  }

  prefetch() {
    return this;
  }

  withOptions() {
    return this;
  }

  cache() {
    let kept = null;
    const first = () => this.elements();
    return new Dataset(function* () {
      if (kept == null) {
        const seen = [];
        for (const element of first()) {
          seen.push(clonedParts(element));
          yield element;
        }
        kept = seen;
        return;
      }
      for (const element of kept) yield clonedParts(element);
    }, this.size);
  }

  concatenate(dataset) {
    const sizes = [this.size, dataset.size];
    const parts = [this, dataset];
    return new Dataset(
      function* () {
        for (const part of parts) yield* part;
      },
      sizes.includes(null) ? null : sizes[0] + sizes[1],
    );
  }

  map(transform) {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) yield appliedTo(transform, element);
    }, this.size);
  }

  filter(predicate) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const element of source()) {
          const parts = Array.isArray(element) ? element : [element];
          const wanted = tf.tidy(() => {
            const said = predicate(...parts);
            return said instanceof tf.Tensor ? said.dataSync()[0] : said;
          });
          if (wanted) yield element;
          else tf.dispose(element);
        }
      },
      this.size === Infinity ? Infinity : null,
    );
  }

  enumerate(start = 0) {
    const source = () => this.elements();
    return new Dataset(function* () {
      let place = start;
      for (const element of source()) {
        yield [tf.scalar(place, 'int32'), element];
        place += 1;
      }
    }, this.size);
  }

  batches(batchSize, smallLastBatch) {
    if (!(batchSize > 0)) {
      throw new RangeError(`batch: batchSize: expected a number from 1 on, got ${batchSize}`);
    }
    if (this.size == null || this.size === Infinity) return this.size;
    const count = this.size / batchSize;
    return smallLastBatch ? Math.ceil(count) : Math.floor(count);
  }

  batch(batchSize, smallLastBatch = true) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const group of groupsOf(source(), batchSize, smallLastBatch)) {
          yield stackedParts(group);
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }

  paddedBatch(batchSize, paddedShapes = null, paddingValues = null, smallLastBatch = true) {
    const source = () => this.elements();
    return new Dataset(
      function* () {
        for (const group of groupsOf(source(), batchSize, smallLastBatch)) {
          yield paddedTogether(group, paddedShapes, paddingValues);
          tf.dispose(group);
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }

  unbatch() {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) {
        yield* rowsOf(element);
        tf.dispose(element);
      }
    });
  }

  window(size, shift = null, stride = 1, dropRemainder = false) {
    const source = () => this.elements();
    const step = shift ?? size;
    const span = (size - 1) * stride + 1;
    return new Dataset(function* () {
      const elements = source();
      const held = [];
      let more = true;
      const read = (count) => {
        while (more && held.length < count) {
          const {value, done} = elements.next();
          more = !done;
          if (more) held.push(value);
        }
      };
      while (true) {
        read(span);
        const inside = held.slice(0, span).filter((_, at) => at % stride === 0);
        if (inside.length === 0 || (dropRemainder && inside.length < size)) {
          tf.dispose(held);
          return;
        }
        yield inColumns(inside.map(clonedParts));
        read(step);
        tf.dispose(held.splice(0, step));
      }
    });
  }

  flatMap(f) {
    const source = () => this.elements();
    return new Dataset(function* () {
      for (const element of source()) {
        yield* Array.isArray(element) ? f(...element) : f(element);
        tf.dispose(element);
      }
    });
  }

  interleave(f, cycleLength = 1, blockLength = 1) {
    const source = () => this.elements();
    return new Dataset(function* () {
      const inputs = source();
      const next = () => {
        const {value, done} = inputs.next();
        if (done) return null;
        return (Array.isArray(value) ? f(...value) : f(value)).elements();
      };
      const opened = Array.from({length: cycleLength}, next);
      while (opened.some((one) => one != null)) {
        for (let place = 0; place < opened.length; place += 1) {
          for (let turn = 0; opened[place] != null && turn < blockLength; turn += 1) {
            const {value, done} = opened[place].next();
            if (done) {
              opened[place] = next();
              break;
            }
            yield value;
          }
        }
      }
    });
  }

  apply(transformation) {
    return transformation(this);
  }

  reduce(initialState, reduceFunc) {
    let state = denseParts(initialState);
    for (const element of this) {
      const before = state;
      state = tf.tidy(() => denseParts(reduceFunc(before, element)));
      tf.dispose([before, element]);
    }
    return state;
  }

  /** The elements with their values in arrays. */
  *asNumpyIterator() {
    for (const element of this) {
      yield mapParts((leaf) => leaf.arraySync(), element);
    }
  }
}

/** A dataset of the rows of tensors, which batches take out many at a time. */
class Rows extends Dataset {
  constructor(columns, order, size) {
    super(function* () {
      for (const place of order()) yield rowAt(columns, place);
    }, size);
    this.columns = columns;
    this.order = order;
  }

  like(change, size) {
    return new Rows(this.columns, () => change(this.order()), size);
  }

  again(count, size) {
    return new Rows(this.columns, () => repeatedly(this.order, count), size);
  }

  batch(batchSize, smallLastBatch = true) {
    const {columns, order} = this;
    return new Dataset(
      function* () {
        for (const places of groupsOf(order(), batchSize, smallLastBatch)) {
          const index = tf.tensor1d(places, 'int32');
          yield mapParts((column) => tf.gather(column, index), columns);
          index.dispose();
        }
      },
      this.batches(batchSize, smallLastBatch),
    );
  }
}

function rowAt(columns, place) {
  return mapParts(
    (column) => tf.tidy(() => column.slice([place], [1]).squeeze([0])),
    columns,
  );
}

function* rowsOf(element) {
  const count = leavesOf(element)[0].shape[0];
  for (let place = 0; place < count; place += 1) yield rowAt(element, place);
}

/** A dataset of elements, or one for each of their parts. */
function inColumns(elements) {
  const [first] = elements;
  if (!holdsParts(first)) {
    return new Dataset(() => elements.map(clonedParts).values(), elements.length);
  }
  const column = (key) => inColumns(elements.map((one) => one[key]));
  if (Array.isArray(first)) return first.map((_, place) => column(place));
  return Object.fromEntries(Object.keys(first).map((key) => [key, column(key)]));
}

/** Elements of several lengths as one, filled up behind. */
function paddedTogether(elements, shapes, values) {
  const [first] = elements;
  if (holdsParts(first)) {
    const part = (key) =>
      paddedTogether(
        elements.map((one) => one[key]),
        shapes?.[key],
        holdsParts(values) ? values[key] : values,
      );
    if (Array.isArray(first)) return first.map((_, place) => part(place));
    return Object.fromEntries(Object.keys(first).map((key) => [key, part(key)]));
  }
  const longest = first.shape.map((_, axis) =>
    Math.max(...elements.map((one) => one.shape[axis])),
  );
  const wanted = longest.map((most, axis) => {
    const said = shapes?.[axis] ?? -1;
    if (said !== -1 && said < most) {
      throw new RangeError(
        `paddedBatch: paddedShapes: an element of shape ${longest} does not fit in ${shapes}`,
      );
    }
    return said === -1 ? most : said;
  });
  return tf.tidy(() =>
    tf.stack(
      elements.map((one) =>
        wanted.length === 0
          ? one
          : one.pad(wanted.map((size, axis) => [0, size - one.shape[axis]]), values ?? 0),
      ),
    ),
  );
}

function countingTo(count) {
  return function* () {
    for (let place = 0; place < count; place += 1) yield place;
  };
}

/** The rows of a tensor, or of the tensors in an array or object. */
function fromTensorSlices(tensors) {
  const columns = denseParts(tensors);
  const counts = new Set(leavesOf(columns).map((one) => one.shape[0]));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined) {
    const shapes = leavesOf(columns).map((one) => `[${one.shape}]`);
    throw new RangeError(
      `fromTensorSlices: expected as many rows in all tensors, got the shapes ${shapes.join(', ')}`,
    );
  }
  return new Rows(columns, countingTo(count), count);
}

/** One element. */
function fromTensors(tensors) {
  const element = denseParts(tensors);
  return new Dataset(() => [clonedParts(element)].values(), 1);
}

/** The elements of what `generator` returns, called for every pass. */
function fromGenerator(generator, dtypes = null, args = []) {
  if (typeof generator !== 'function') {
    throw new TypeError('fromGenerator: expected a function');
  }
  return new Dataset(function* () {
    for (const element of generator(...args)) yield denseParts(element, dtypes);
  });
}

/** The whole numbers from `start` to below `stop`. */
function rangeDataset(start, stop = null, step = 1) {
  const [from, to] = stop == null ? [0, start] : [start, stop];
  const count = Math.max(Math.ceil((to - from) / step), 0);
  const numbers = Array.from({length: count}, (_, place) => from + place * step);
  return new Rows(tf.tensor1d(numbers, 'int32'), countingTo(count), count);
}

/** Elements with the structure of arrays and objects of datasets, up to the shortest's end. */
function zipDatasets(datasets) {
  const parts = [];
  const collect = (value) => {
    if (value instanceof Dataset) parts.push(value);
    else Object.values(value).forEach(collect);
  };
  collect(datasets);
  const build = (value, given) => {
    if (value instanceof Dataset) return given.next().value;
    if (Array.isArray(value)) return value.map((one) => build(one, given));
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, build(one, given)]),
    );
  };
  const sizes = parts.map((one) => one.size);
  return new Dataset(
    function* () {
      const sources = parts.map((one) => one.elements());
      while (true) {
        const items = sources.map((one) => one.next());
        if (items.some((one) => one.done)) {
          tf.dispose(items.map((one) => one.value ?? null));
          return;
        }
        yield build(datasets, items.map((one) => one.value).values());
      }
    },
    sizes.includes(null) ? null : Math.min(...sizes),
  );
}
