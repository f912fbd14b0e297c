/** The iterator of anything that can be gone through, dicts by their keys. */
function pyIterator(values) {
  if (typeof values[Symbol.iterator] !== 'function')
    return Object.keys(values)[Symbol.iterator]();
  return values instanceof Map ? values.keys() : values[Symbol.iterator]();
}

/** Python's next(iterator, otherwise). */
function pyNext(iterator, otherwise = undefined) {
  const {value, done} = iterator.next();
  if (!done) return value;
  if (otherwise === undefined) throw new StopIteration(value);
  return otherwise;
}

/** A turn of an object that goes on by __next__ and ends by throwing StopIteration. */
function pyTurn(iterator) {
  try {
    return {value: iterator.__next__(), done: false};
  } catch (error) {
    if (!(error instanceof StopIteration)) throw error;
    return {value: undefined, done: true};
  }
}

/** Python's zip(...lists): as long as the shortest. @returns {Generator<any>} */
function* pyZip(...lists) {
  const iterators = lists.map(pyIterator);
  while (iterators.length > 0) {
    const turn = [];
    for (const iterator of iterators) {
      const {value, done} = iterator.next();
      if (done) return;
      turn.push(value);
    }
    yield turn;
  }
}

/** zip(..., strict=True). Throws a RangeError if the lists are not of one length. */
function pyZipStrict(...lists) {
  const whole = lists.map((list) => [...list]);
  if (whole.some((list) => list.length !== whole[0].length)) {
    throw new RangeError('zip() arguments are not of the same length');
  }
  return [...pyZip(...whole)];
}

/** itertools.zip_longest. */
function* pyZipLongest(lists, fill = null) {
  const iterators = lists.map(pyIterator);
  for (;;) {
    const turns = iterators.map((iterator) => iterator.next());
    if (turns.every(({done}) => done)) return;
    yield turns.map(({value, done}) => (done ? fill : value));
  }
}

/**
 * Python's enumerate(values, start), of anything that can be gone through.
 *
 * @returns {Generator<[number, any]>}
 */
function* pyEnumerate(values, start = 0) {
  let index = start;
  for (const value of values) yield [index++, value];
}

/** Python's map(convert, ...lists). */
function* pyMap(convert, ...lists) {
  for (const values of pyZip(...lists)) yield convert(...values);
}

/** Python's filter(test, values). */
function* pyFilter(test, values) {
  for (const value of values) if (test(value)) yield value;
}

/** itertools.chain. */
function* pyChain(...lists) {
  for (const list of lists) yield* list;
}

/** itertools.count. */
function* pyCount(start = 0, step = 1) {
  for (let value = start; ; value += step) yield value;
}

/** itertools.cycle. */
function* pyCycle(values) {
  const kept = [...values];
  while (kept.length > 0) yield* kept;
}

/** itertools.repeat. */
function* pyRepeat(value, times = Infinity) {
  for (let turn = 0; turn < times; turn++) yield value;
}

/** itertools.islice. */
function* pyTake(values, start, stop, step = 1) {
  let index = 0;
  let wanted = start;
  if (stop !== null && stop <= start) return;
  for (const value of values) {
    if (index === wanted) {
      yield value;
      wanted += step;
    }
    index++;
    if (stop !== null && index >= stop) return;
  }
}

/** itertools.product. */
function pyProduct(lists, repeat = 1) {
  const all = Array(repeat)
    .fill(lists.map((list) => [...list]))
    .flat();
  return all.reduce(
    (made, list) => made.flatMap((one) => list.map((value) => [...one, value])),
    [[]],
  );
}

/** itertools.permutations. */
function pyPermutations(values, length = undefined) {
  const all = [...values];
  if (length === 0 || (length === undefined && all.length === 0)) return [[]];
  const rest = (length ?? all.length) - 1;
  return all.flatMap((value, index) =>
    pyPermutations(
      all.filter((_, at) => at !== index),
      rest,
    ).map((one) => [value, ...one]),
  );
}

/** itertools.combinations; with `again` values may come more than once. */
function pyCombinations(values, length, again = false) {
  if (length === 0) return [[]];
  const all = [...values];
  return all.flatMap((value, index) =>
    pyCombinations(all.slice(again ? index : index + 1), length - 1, again).map(
      (one) => [value, ...one],
    ),
  );
}

/** itertools.accumulate. */
function pyAccumulate(
  values,
  join = (one, other) => one + other,
  initial = undefined,
) {
  const made = initial === undefined ? [] : [initial];
  for (const value of values)
    made.push(made.length ? join(made.at(-1), value) : value);
  return made;
}

/** itertools.groupby: neighbours of one key together. */
function pyGroupBy(values, key = (value) => value) {
  const groups = [];
  for (const value of values) {
    const one = key(value);
    if (groups.length && pyEquals(groups.at(-1)[0], one))
      groups.at(-1)[1].push(value);
    else groups.push([one, [value]]);
  }
  return groups;
}

/** itertools.takewhile. */
function* pyTakeWhile(test, values) {
  for (const value of values) {
    if (!test(value)) return;
    yield value;
  }
}

/** itertools.dropwhile. */
function* pyDropWhile(test, values) {
  let dropping = true;
  for (const value of values) {
    dropping = dropping && test(value);
    if (!dropping) yield value;
  }
}

/** Neighbours in pairs. */
function pyPairwise(values) {
  const all = [...values];
  return all.slice(1).map((value, index) => [all[index], value]);
}
