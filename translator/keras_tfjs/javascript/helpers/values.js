/** Python's repr(value); lists and tuples are both arrays. */
function pyRepr(value) {
  if (value == null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pyDigits(value);
  if (typeof value === 'string') return pyQuoted(value);
  if (typeof value === 'function') return `<function ${value.name}>`;
  if (value.__repr__) return value.__repr__();
  if (value instanceof Error)
    return `${value.constructor.name}(${value.message && pyQuoted(value.message)})`;
  if (value instanceof Set) {
    return value.size ? `{${[...value].map(pyRepr).join(', ')}}` : 'set()';
  }
  if (
    value instanceof Map ||
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const pairs = value instanceof Map ? [...value] : Object.entries(value);
    return `{${pairs.map(([key, one]) => `${pyRepr(key)}: ${pyRepr(one)}`).join(', ')}}`;
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.prototype.map.call(value, pyRepr).join(', ')}]`;
  }
  return String(value);
}

/** Python's str(value). */
function pyStr(value) {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.message;
  const own = value != null && typeof value === 'object' && value.toString;
  return own &&
    own !== Object.prototype.toString &&
    own !== Array.prototype.toString
    ? value.toString()
    : pyRepr(value);
}

/** A number as JavaScript writes it, but for nan and inf. */
function pyDigits(value) {
  if (Number.isNaN(value)) return 'nan';
  return String(value).replace('Infinity', 'inf');
}

/** A text in the quotes that Python shows it in. */
function pyQuoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const names = {'\n': '\\n', '\t': '\\t', '\r': '\\r', '\\': '\\\\'};
  const inside = text.replace(/[\n\t\r\\]/g, (one) => names[one]);
  return (
    quote + (quote === "'" ? inside.replaceAll("'", "\\'") : inside) + quote
  );
}

/** Python's one == other: lists, dicts and sets by what is in them. */
function pyEquals(one, other) {
  if (one === other || (one == null && other == null)) return true;
  if (typeof one === 'boolean' || typeof other === 'boolean') {
    return (
      typeof one !== 'object' &&
      typeof other !== 'object' &&
      Number(one) === Number(other)
    );
  }
  if (one == null || other == null) return false;
  if (typeof one !== 'object')
    return Boolean(other.__eq__) && other.__eq__(one) === true;
  if (one.__eq__) return one.__eq__(other) === true;
  if (typeof other !== 'object') return false;
  if (Array.isArray(one) || one.BYTES_PER_ELEMENT) {
    return (
      one.length === other.length &&
      one.every((value, index) => pyEquals(value, other[index]))
    );
  }
  if (one instanceof Set) {
    return (
      one.size === other.size && [...one].every((value) => other.has(value))
    );
  }
  const isPlain = Object.getPrototypeOf(one) === Object.prototype;
  if (!(one instanceof Map) && !isPlain) return false;
  const [first, second] = [one, other].map((map) =>
    map instanceof Map ? map : new Map(Object.entries(map)),
  );
  return (
    first.size === second.size &&
    [...first].every(
      ([key, value]) => second.has(key) && pyEquals(value, second.get(key)),
    )
  );
}

/** Less than 0 if one < other, more if one > other: numbers, texts, lists item by item. */
function pyCompare(one, other) {
  if (Array.isArray(one)) {
    for (let index = 0; index < Math.min(one.length, other.length); index++) {
      const order = pyCompare(one[index], other[index]);
      if (order !== 0) return order;
    }
    return one.length - other.length;
  }
  if (one?.__lt__) return one.__lt__(other) ? -1 : other.__lt__(one) ? 1 : 0;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a value counts as true in Python: empty containers do not. */
function pyTruth(value) {
  if (value == null || typeof value !== 'object') return Boolean(value);
  if (value.__bool__) return value.__bool__();
  if (value.__len__) return value.__len__() > 0;
  if (value.dataSync) return Boolean(value.dataSync()[0]);
  if (Array.isArray(value) || value.BYTES_PER_ELEMENT) return value.length > 0;
  if (value instanceof Map || value instanceof Set) return value.size > 0;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  return !isPlain || Object.keys(value).length > 0;
}

/** A copy of the container alone. */
function pyCopy(value) {
  if (value == null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.slice();
  if (value instanceof Map || value instanceof Set)
    return Reflect.construct(value.constructor, [value]);
  return Object.assign(Object.create(Object.getPrototypeOf(value)), value);
}

/** A copy of the value and of all that is in it. */
function pyDeepCopy(value, known = new Map()) {
  if (value == null || typeof value !== 'object') return value;
  if (known.has(value)) return known.get(value);
  if (value.BYTES_PER_ELEMENT) return value.slice();
  const made = pyCopy(value);
  known.set(value, made);
  if (value instanceof Set) return made;
  if (value instanceof Map) {
    for (const [key, one] of value) made.set(key, pyDeepCopy(one, known));
    return made;
  }
  for (const key of Object.keys(value))
    made[key] = pyDeepCopy(value[key], known);
  return made;
}

/** Python's +: lists become one list. */
function pyAdd(one, other) {
  return Array.isArray(one) ? [...one, ...other] : one + other;
}

/** Whether a value is of one of these classes, or of those in them. */
function pyIsInstance(value, kinds) {
  if (Array.isArray(kinds)) {
    return kinds.some((one) => pyIsInstance(value, one));
  }
  if (kinds === Math.trunc) return Number.isInteger(value);
  const types = {String: 'string', Number: 'number', Boolean: 'boolean'};
  return typeof value === types[kinds.name] || value instanceof kinds;
}

/** Whether an error is of a class of this name, whichever file declares it. */
function pyIsError(error, name) {
  let one = error?.constructor;
  while (one && one.name !== name) one = Object.getPrototypeOf(one);
  return Boolean(one);
}
