/** The pairs of a dict that is an object or a Map. */
function pyItems(dict) {
  return dict instanceof Map
    ? [...dict]
    : (dict.items?.() ?? Object.entries(dict));
}

/** The keys of a dict that is an object or a Map. */
function pyKeys(dict) {
  return dict instanceof Map
    ? [...dict.keys()]
    : (dict.keys?.() ?? Object.keys(dict));
}

/** The values of a dict that is an object or a Map. */
function pyValues(dict) {
  return dict instanceof Map
    ? [...dict.values()]
    : (dict.values?.() ?? Object.values(dict));
}

/** Python's dict.get(key, otherwise). */
function pyGet(dict, key, otherwise = null) {
  if (dict instanceof Map) return dict.has(key) ? dict.get(key) : otherwise;
  return Object.hasOwn(dict, key) ? dict[key] : otherwise;
}

/** Python's dict.setdefault(key, value). */
function pySetDefault(dict, key, value = null) {
  if (dict instanceof Map) {
    if (!dict.has(key)) dict.set(key, value);
    return dict.get(key);
  }
  if (!Object.hasOwn(dict, key)) dict[key] = value;
  return dict[key];
}

/** Takes a key out of a dict and gives its value. */
function pyPop(dict, key, otherwise = undefined) {
  const isMap = dict instanceof Map;
  if (!(isMap ? dict.has(key) : Object.hasOwn(dict, key))) {
    if (otherwise === undefined) throw new KeyError(pyRepr(key));
    return otherwise;
  }
  const value = isMap ? dict.get(key) : dict[key];
  if (isMap) dict.delete(key);
  else delete dict[key];
  return value;
}

/** Takes the last pair out of a dict. */
function pyPopItem(dict, last = true) {
  const pair = pyItems(dict).at(last ? -1 : 0);
  if (pair === undefined)
    throw new KeyError("'popitem(): dictionary is empty'");
  pyPop(dict, pair[0]);
  return pair;
}

/** Python's dict.update(others), of Maps and objects. */
function pyUpdate(dict, others) {
  const pairs = Array.isArray(others) ? others : pyItems(others);
  for (const [key, value] of pairs) {
    if (dict instanceof Map) dict.set(key, value);
    else dict[key] = value;
  }
}

/** What JSON can say of a value: Maps as objects. */
function pyPlain(value) {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([key, one]) => [pyStr(key), pyPlain(one)]),
    );
  }
  if (Array.isArray(value)) return value.map(pyPlain);
  if (value && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, pyPlain(one)]),
    );
  }
  return value;
}

/** collections.defaultdict: a key that is not there gets `make()`. */
class PyDefaultDict extends Map {
  constructor(make, pairs = []) {
    super(pairs);
    this.make = make;
  }

  get(key) {
    if (!this.has(key) && this.make) this.set(key, this.make());
    return super.get(key);
  }
}

/** collections.Counter: how often each value is there. */
class PyCounter extends Map {
  constructor(values = []) {
    super();
    this.update(values);
  }

  get(key) {
    return super.get(pyKey(key)) ?? 0;
  }

  update(values, sign = 1) {
    if (
      values instanceof Map ||
      Object.getPrototypeOf(values) === Object.prototype
    ) {
      for (const [key, count] of pyItems(values))
        this.set(key, this.get(key) + sign * count);
      return;
    }
    for (const value of values) {
      this.set(pyKey(value), this.get(value) + sign);
    }
  }

  mostCommon(count = undefined) {
    return [...this].sort(([, one], [, other]) => other - one).slice(0, count);
  }

  elements() {
    return [...this].flatMap(([value, count]) =>
      Array(Math.max(0, count)).fill(value),
    );
  }

  total() {
    return [...this.values()].reduce((total, count) => total + count, 0);
  }

  combine(other, operator) {
    const made = new PyCounter();
    for (const key of new Set([...this.keys(), ...other.keys()])) {
      const [one, two] = [this.get(key), other.get(key)];
      const least = Math.min(one, two);
      const count = {
        '+': one + two,
        '-': one - two,
        '&': least,
        '|': one + two - least,
      }[operator];
      if (count > 0) made.set(key, count);
    }
    return made;
  }
}

/** collections.deque: an array that keeps at most `limit` values. */
class PyDeque extends Array {
  #limit = Infinity;

  static get [Symbol.species]() {
    return Array;
  }

  constructor(values = [], limit = null) {
    super();
    this.#limit = limit ?? Infinity;
    for (const value of values) this.push(value);
  }

  push(...values) {
    super.push(...values);
    while (this.length > this.#limit) this.shift();
    return this.length;
  }

  unshift(...values) {
    for (const value of values) super.unshift(value);
    while (this.length > this.#limit) this.pop();
    return this.length;
  }

  rotate(count = 1) {
    for (let left = count; left > 0; left--) this.unshift(this.pop());
    for (let left = count; left < 0; left++) this.push(this.shift());
  }
}

/** The one array that stands for all tuples of these values, as a key of Maps and Sets. */
function pyKey(value) {
  if (!Array.isArray(value)) return value;
  const known = (pyKey['known'] ??= new Map());
  const text = pyRepr(value);
  if (!known.has(text)) known.set(text, value);
  return known.get(text);
}

/** What JSON can say of a value, keys in order. */
function pySortedKeys(value) {
  const plain = pyPlain(value);
  if (Array.isArray(plain)) return plain.map(pySortedKeys);
  if (!plain || typeof plain !== 'object') return plain;
  const keys = Object.keys(plain).sort();
  return Object.fromEntries(keys.map((key) => [key, pySortedKeys(plain[key])]));
}
