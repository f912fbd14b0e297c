/**
 * A base class with the members of several; what two have is the first one's.
 * @returns {{new (...given: any[]): any, [member: string]: any}}
 */
function pyBases(First, ...others) {
  /** @type {any} */
  const Made = class extends First {};
  for (const Base of others) {
    for (let part = Base; part?.prototype; part = Object.getPrototypeOf(part)) {
      for (const [from, to] of [
        [part, Made],
        [part.prototype, Made.prototype],
      ]) {
        for (const key of Reflect.ownKeys(from)) {
          if (!(key in to))
            Object.defineProperty(
              to,
              key,
              Object.getOwnPropertyDescriptor(from, key),
            );
        }
      }
    }
  }
  return Made;
}

/**
 * A class on the last of several bases, whose constructor makes its objects; the members of the
 * bases before it come first.
 * @returns {{
 *   new (...given: any[]): {getClassName(): any, getConfig(): any, [member: string]: any},
 *   fromConfig: any,
 *   [member: string]: any,
 * }}
 */
function pyMixed(...bases) {
  const Last = bases.pop();
  /** @type {any} */
  const Made = class extends Last {};
  const parts = [];
  for (const Base of bases) {
    for (let part = Base; part?.prototype; part = Object.getPrototypeOf(part)) {
      if (part !== Last && !(Last.prototype instanceof part)) parts.push(part);
    }
  }
  const own = ['constructor', 'length', 'name', 'prototype'];
  const order = parts.filter((part, at) => parts.lastIndexOf(part) === at);
  for (const part of order.reverse()) {
    for (const [from, to] of [
      [part, Made],
      [part.prototype, Made.prototype],
    ]) {
      for (const key of Reflect.ownKeys(from)) {
        const described = Object.getOwnPropertyDescriptor(from, key);
        if (!own.includes(String(key)))
          Object.defineProperty(to, key, described);
      }
    }
  }
  return Made;
}

/** enum.Enum: members are static fields, each with a name and a value. */
class PyEnum {
  constructor(name, value) {
    this.name = name;
    this.value = value;
  }

  static *[Symbol.iterator]() {
    for (const one of Object.values(this)) if (one instanceof this) yield one;
  }

  static of(value) {
    for (const one of this) if (one.value === value) return one;
    throw new RangeError(`${pyRepr(value)} is not a valid ${this.name}`);
  }

  toString() {
    return `${this.constructor.name}.${this.name}`;
  }

  __repr__() {
    const shown = `${this.constructor.name}.${this.name}`;
    return `<${shown}: ${pyRepr(this.value)}>`;
  }

  [Symbol.for('nodejs.util.inspect.custom')]() {
    return this.toString();
  }
}

/** class Name(str, enum.Enum): a member is equal to its value, and computed with as it. */
class PyValueEnum extends PyEnum {
  __eq__(other) {
    return this.value === (other instanceof PyEnum ? other.value : other);
  }

  valueOf() {
    return this.value;
  }
}

/** enum.IntEnum, enum.StrEnum: members are shown as their values, too. */
class PyNumberEnum extends PyValueEnum {
  toString() {
    return String(this.value);
  }
}

/** Lets objects have the variables of their class, until they set them themselves. */
function pyShareFields(owner) {
  for (const name of Object.keys(owner)) {
    Object.defineProperty(owner.prototype, name, {
      configurable: true,
      get() {
        return this.constructor[name];
      },
      set(value) {
        const own = {value, writable: true, enumerable: true};
        Object.defineProperty(this, name, {...own, configurable: true});
      },
    });
  }
}

/** A copy of an object with other values of some members: dataclasses.replace. */
function pyReplace(object, changes) {
  const made = Object.create(Object.getPrototypeOf(object));
  return Object.assign(made, object, changes);
}

/** An object of the program as a plain one, and so what is in it: dataclasses.asdict. */
function pyAsObject(value) {
  if (value == null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(pyAsObject);
  if (value instanceof Map || value instanceof Set) return value;
  const pairs = Object.entries(value);
  return Object.fromEntries(pairs.map(([key, one]) => [key, pyAsObject(one)]));
}

/** What a function, an object with __call__, a layer or a class makes of arguments. */
function pyCall(called, ...values) {
  if (typeof called !== 'function') {
    return called.__call__
      ? called.__call__(...values)
      : called.apply(...values);
  }
  const isClass = /^class\b/.test(Function.prototype.toString.call(called));
  return isClass ? new called(...values) : called(...values);
}

/** A function under the name of the one that it stands for: functools.wraps. */
function pyNamed(changed, {name}) {
  return Object.defineProperty(changed, 'name', {value: name});
}

/** Python's name for the class of an error. */
function pyErrorName(error) {
  const {name} = error.constructor;
  const names = {Error: 'Exception', RangeError: 'ValueError'};
  return names[name] ?? name;
}

/**
 * collections.namedtuple: arrays whose items have names too.
 * @returns {{new (...given: any[]): any, [member: string]: any}}
 */
function pyNamedTuple(name, fields, defaults = []) {
  const Made = class extends Array {
    static _fields = fields;

    static get [Symbol.species]() {
      return Array;
    }

    static _make(values) {
      return new Made(...values);
    }

    constructor(...values) {
      super();
      const first = fields.length - defaults.length;
      const named =
        values.length && values.at(-1)?.constructor === Object
          ? values.pop()
          : {};
      fields.forEach((field, index) => {
        this.push(
          index < values.length
            ? values[index]
            : (named[field] ?? defaults[index - first]),
        );
      });
    }

    __repr__() {
      const shown = fields.map(
        (field, index) => `${field}=${pyRepr(this[index])}`,
      );
      return `${name}(${shown.join(', ')})`;
    }

    toString() {
      return this.__repr__();
    }

    _replace(changes) {
      return new Made(
        ...fields.map((field, index) => changes[field] ?? this[index]),
      );
    }

    _asdict() {
      return Object.fromEntries(
        fields.map((field, index) => [field, this[index]]),
      );
    }
  };
  fields.forEach((field, index) => {
    Object.defineProperty(Made.prototype, field, {
      get() {
        return this[index];
      },
    });
  });
  Object.defineProperty(Made, 'name', {value: name});
  return Made;
}

/** contextlib.contextmanager: a generator as something that a `with` enters and leaves. */
function pyContext(make) {
  return (...values) => {
    const turns = make(...values);
    return {
      __enter__: () => turns.next().value,
      __exit__: (_kind, error, _trace) => {
        if (error == null) {
          turns.next();
          return false;
        }
        turns.throw(error);
        return true;
      },
    };
  };
}

/** functools.lru_cache: what a function gave for the same arguments is given again. */
function pyCached(compute) {
  const known = new Map();
  return function (...values) {
    const key = pyRepr(values);
    if (!known.has(key)) known.set(key, compute.apply(this, values));
    return known.get(key);
  };
}

/** Python's isinstance(value, type) for what is no class of the program. */
function pyIsInstance(value, type) {
  if (Array.isArray(type)) return type.some((one) => pyIsInstance(value, one));
  if (type === String) return typeof value === 'string';
  if (type === Number) return typeof value === 'number';
  if (type === Boolean) return typeof value === 'boolean';
  return value instanceof type;
}

/** getattr(object, name, otherwise). */
function pyAttribute(object, name, otherwise = undefined) {
  if (object != null && name in Object(object)) return object[name];
  if (otherwise === undefined)
    throw new AttributeError(`no attribute '${name}'`);
  return otherwise;
}

/** A method that a decorator changes, which knows functions that take the object first. */
function pyDecorated(method, decorate) {
  const plain = (self, ...values) => method.apply(self, values);
  Object.defineProperty(plain, 'name', {value: method.name});
  const changed = decorate(plain);
  return function (...values) {
    return changed(this, ...values);
  };
}
