/** Whether a value holds others: a tuple or a dict of tensors. */
function holdsParts(value) {
  if (value == null || typeof value !== 'object') return false;
  if (value instanceof tf.Tensor || ArrayBuffer.isView(value)) return false;
  if (typeof value.toTensor === 'function') return false; // an array of numpy.js
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

/** Whether an array is one tensor's values: numbers, texts, and lists of these. */
function isValues(value) {
  return (
    Array.isArray(value) &&
    value.every((one) => (Array.isArray(one) ? isValues(one) : !holdsParts(one))) &&
    !value.some((one) => one instanceof tf.Tensor || typeof one?.toTensor === 'function')
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
  if (typeof value?.toTensor === 'function') {
    const made = value.toTensor(tf);
    return dtypes == null ? made : made.cast(dtypes);
  }
  return tf.tensor(value, undefined, dtypes ?? undefined);
}

/** A tensor of a type, made of an array, a number or a tensor. */
function toTensor(value, dtype) {
  const held = typeof value?.toTensor === 'function' ? value.toTensor(tf) : value;
  const made = held instanceof tf.Tensor ? held : tf.tensor(held, undefined, dtype);
  return dtype == null ? made : made.cast(dtype);
}

function leavesOf(value) {
  const found = [];
  mapParts((leaf) => found.push(leaf), value);
  return found;
}

/** The leaves as `fit` has them: one number a sample is a column. */
function asColumns(value) {
  return mapParts((leaf) => {
    if (!(leaf instanceof tf.Tensor) || leaf.rank !== 1) return leaf;
    const column = leaf.expandDims(1);
    leaf.dispose();
    return column;
  }, value);
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
