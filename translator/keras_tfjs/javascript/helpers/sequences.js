/** Python's values[start:stop:step]. @returns {any} */
function pySlice(values, start, stop, step = 1) {
  const made = pyIndices(values.length, start, stop, step).map(
    (index) => values[index],
  );
  return typeof values === 'string' ? made.join('') : made;
}

/** The positions that a slice of so many values has. */
function pyIndices(length, start, stop, step = 1) {
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const bound = (value, otherwise) => {
    if (value == null) return otherwise;
    return Math.min(Math.max(value < 0 ? value + length : value, least), most);
  };
  const [first, last] = step > 0 ? [least, most] : [most, least];
  const made = [];
  const end = bound(stop, last);
  for (
    let index = bound(start, first);
    step > 0 ? index < end : index > end;
    index += step
  ) {
    made.push(index);
  }
  return made;
}

/** Python's values[start:stop:step] = others. */
function pySetSlice(values, start, stop, others, step = 1) {
  const indices = pyIndices(values.length, start, stop, step);
  const given = [...others];
  if (step === 1) {
    const first =
      indices[0] ?? pyIndices(values.length, start, null)[0] ?? values.length;
    values.splice(first, indices.length, ...given);
    return;
  }
  if (given.length !== indices.length) {
    throw new RangeError(
      `attempt to assign sequence of size ${given.length} to extended slice of size ${indices.length}`,
    );
  }
  indices.forEach((index, position) => (values[index] = given[position]));
}

/** Python's del values[start:stop:step]. */
function pyDeleteSlice(values, start, stop, step = 1) {
  for (const index of pyIndices(values.length, start, stop, step).sort(
    (a, b) => b - a,
  )) {
    values.splice(index, 1);
  }
}

/** The value at a position or key. Throws what Python raises where there is none. */
function pyItem(values, key) {
  if (values.__getitem__) return values.__getitem__(key);
  if (values instanceof Map) {
    if (!values.has(key)) throw new KeyError(pyRepr(key));
    return values.get(key);
  }
  if (Array.isArray(values) || typeof values === 'string') {
    if (key >= values.length || key < -values.length)
      throw new IndexError('index out of range');
    return values.at(key);
  }
  if (!Object.hasOwn(values, key)) throw new KeyError(pyRepr(key));
  return values[key];
}

/** Takes the first value that equals the given one out of an array. */
function pyRemove(values, value) {
  values.splice(pyIndex(values, value), 1);
}

/** The position of the first equal value. Throws a RangeError if there is none. */
function pyIndex(values, value, start = 0) {
  const found =
    typeof values === 'string'
      ? values.indexOf(value, start)
      : values.findIndex(
          (one, index) => index >= start && pyEquals(one, value),
        );
  if (found < 0) throw new RangeError(`${pyRepr(value)} is not there`);
  return found;
}

/** Whether one of the values equals the given one. */
function pyIncludes(values, value) {
  if (values.__contains__) return values.__contains__(value);
  if (values instanceof Map || values instanceof Set) return values.has(value);
  if (typeof values === 'string') return values.includes(value);
  if (values.arraySync) return pyIncludes(values.arraySync(), value);
  if (typeof values[Symbol.iterator] !== 'function')
    return Object.hasOwn(values, value);
  for (const one of values) if (pyEquals(one, value)) return true;
  return false;
}

/** Python's len(values). */
function pyLength(values) {
  if (values.__len__) return values.__len__();
  if (Array.isArray(values.shape)) return values.shape[0];
  return values.length ?? values.size ?? Object.keys(values).length;
}

/** A sorted copy, in Python's order of numbers, texts and lists. */
function pySorted(values, key = null, reverse = false) {
  const keyed = [...values].map((value) => [key ? key(value) : value, value]);
  const sign = reverse ? -1 : 1;
  keyed.sort(([one], [other]) => sign * pyCompare(one, other));
  return keyed.map(([, value]) => value);
}

/** Sorts an array where it is. */
function pySort(values, key = null, reverse = false) {
  values.splice(0, values.length, ...pySorted(values, key, reverse));
}

/** The greatest value, or with sign -1 the least: by `key`, `otherwise` if there is none. */
function pyMost(values, sign, key = null, otherwise = undefined) {
  let [best, bestKey] = [undefined, undefined];
  let isFirst = true;
  for (const value of values) {
    const one = key ? key(value) : value;
    if (isFirst || sign * pyCompare(one, bestKey) > 0)
      [best, bestKey, isFirst] = [value, one, false];
  }
  if (!isFirst) return best;
  if (otherwise === undefined) throw new RangeError('arg is an empty sequence');
  return otherwise;
}

/** Takes one value out of a set and gives it. */
function pyPopAny(set) {
  const [value] = set;
  set.delete(value);
  return value;
}

/** The middle value, or the mean of the two in the middle. */
function pyMedian(values) {
  const all = pySorted(values);
  const half = all.length >> 1;
  return all.length % 2 ? all[half] : (all[half - 1] + all[half]) / 2;
}

/** The variance, with `lost` degrees of freedom less. */
function pyVariance(values, lost) {
  const mean =
    values.reduce((total, value) => total + value, 0) / values.length;
  const sum = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return sum / (values.length - lost);
}

/** Where a value belongs in sorted ones: behind its equals, or before them. */
function pyBisect(values, value, behind = true) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = pyCompare(values[middle], value);
    if (order < 0 || (behind && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** heapq.heappush: the least value stays first. */
function pyHeapPush(heap, value) {
  let place = heap.length;
  heap.push(value);
  while (place > 0) {
    const above = Math.floor((place - 1) / 2);
    if (pyCompare(value, heap[above]) >= 0) break;
    heap[place] = heap[above];
    place = above;
  }
  heap[place] = value;
}

/** heapq.heappop: the least value, taken out. */
function pyHeapPop(heap) {
  if (heap.length === 0) throw new IndexError('index out of range');
  const least = heap[0];
  const last = heap.pop();
  if (heap.length > 0) {
    heap[0] = last;
    pySink(heap, 0);
  }
  return least;
}

/** heapq.heapify. */
function pyHeapify(values) {
  for (let place = Math.floor(values.length / 2) - 1; place >= 0; place--)
    pySink(values, place);
}

/** Moves a value of a heap down until nothing below it is less. */
function pySink(heap, start) {
  const value = heap[start];
  let place = start;
  while (2 * place + 1 < heap.length) {
    let below = 2 * place + 1;
    const other = below + 1;
    if (other < heap.length && pyCompare(heap[other], heap[below]) < 0)
      below = other;
    if (pyCompare(heap[below], value) >= 0) break;
    heap[place] = heap[below];
    place = below;
  }
  heap[place] = value;
}

/** `values * count` where nothing says that the second is a count: arrays and tensors are none. */
function pyTimes(values, count) {
  if (typeof count === 'object')
    throw new TypeError(
      'a list is repeated, not multiplied, and takes a count',
    );
  return Array(Math.max(Number(count), 0))
    .fill(values)
    .flat();
}
