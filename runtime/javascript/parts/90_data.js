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
        return {value: {xs: asColumns(value[0]), ys: asColumns(value[1])}, done};
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
