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

/** Lists of several lengths, or arrays, as one tensor, filled up with `value`. */
function padSequences(
  sequences,
  {maxlen = null, dtype = 'int32', padding = 'pre', truncating = 'pre', value = 0} = {},
) {
  const listed = (values) => values.arraySync?.() ?? values.tolist?.() ?? [...values];
  const lists = listed(sequences).map(listed);
  const longest = maxlen ?? Math.max(0, ...lists.map((one) => one.length));
  const rows = lists.map((one) => {
    const excess = Math.max(one.length - longest, 0);
    const kept = truncating === 'post' ? one.slice(0, longest) : one.slice(excess);
    const filling = Array.from({length: longest - kept.length}, () => value);
    return padding === 'post' ? [...kept, ...filling] : [...filling, ...kept];
  });
  return tf.tensor(rows, undefined, dtype.startsWith('float') ? 'float32' : 'int32');
}

/** Batches of windows of a series, with `targets[i]` for the window that begins at i. */
function timeseriesDatasetFromArray(
  data,
  targets,
  {
    sequenceLength,
    sequenceStride = 1,
    samplingRate = 1,
    batchSize = 128,
    shuffle = false,
    seed = null,
    startIndex = null,
    endIndex = null,
  },
) {
  const start = startIndex ?? 0;
  const stretch = (values) => {
    const all = denseParts(values);
    return all.slice([start], [(endIndex ?? all.shape[0]) - start]);
  };
  const series = stretch(data);
  const reach = (sequenceLength - 1) * samplingRate;
  const windows = series.shape[0] - reach;
  const count = targets == null ? windows : Math.min(windows, denseParts(targets).shape[0]);
  const begins = Array.from(
    {length: Math.max(Math.ceil(count / sequenceStride), 0)},
    (_, place) => place * sequenceStride,
  );
  const labels = targets == null ? null : denseParts(targets);
  const cut = (begin) => {
    const places = Array.from({length: sequenceLength}, (_, step) => begin + step * samplingRate);
    const part = tf.tidy(() => series.gather(tf.tensor1d(places, 'int32')));
    return labels == null ? part : [part, rowAt(labels, start + begin)];
  };
  let order = new Dataset(() => begins.values(), begins.length);
  if (shuffle) order = order.shuffle(begins.length, seed);
  const made = new Dataset(function* () {
    for (const begin of order) yield cut(begin);
  }, begins.length);
  return batchSize == null ? made : made.batch(batchSize);
}
