/** Words of Keras that are not the class's name in snake case: the class, and its config. */
const IDENTIFIERS = {
  initializers: {
    uniform: ['RandomUniform', {}],
    normal: ['RandomNormal', {}],
    zero: ['Zeros', {}],
    one: ['Ones', {}],
    lecun_normal: ['LeCunNormal', {}],
    lecun_uniform: ['LeCunUniform', {}],
    LecunNormal: ['LeCunNormal', {}],
    LecunUniform: ['LeCunUniform', {}],
  },
  regularizers: {
    l1: ['L1L2', {l1: 0.01, l2: 0}],
    L1: ['L1L2', {l1: 0.01, l2: 0}],
    l2: ['L1L2', {l1: 0, l2: 0.01}],
    L2: ['L1L2', {l1: 0, l2: 0.01}],
    l1l2: ['L1L2', {l1: 0, l2: 0}],
    L1L2: ['L1L2', {l1: 0, l2: 0}],
    l1_l2: ['L1L2', {l1: 0.01, l2: 0.01}],
  },
  constraints: {},
};

/** What `make` makes of a function: Keras calls it where TensorFlow.js asks an object to `apply`. */
function ofFunction(Base) {
  return class extends Base {
    static className = 'Function';

    constructor(given) {
      super();
      this.given = given;
    }

    getClassName() {
      return this.given.name;
    }

    getConfig() {
      return {};
    }

    apply(...values) {
      return this.given(...values);
    }
  };
}

/** A config in Keras's words, as TensorFlow.js has them. */
function configOfKeras(config) {
  const entries = config instanceof Map ? [...config] : Object.entries(config ?? {});
  return Object.fromEntries(
    entries.map(([key, value]) => [
      camelOf(key),
      typeof value === 'string' && key !== 'name' ? camelOf(value) : value,
    ]),
  );
}

/**
 * The object that an identifier of Keras stands for: a word, a description, an object or a function.
 */
function identified(namespace, Base) {
  const FunctionOf = ofFunction(Base);
  return (identifier) => {
    if (identifier == null) {
      return null;
    }
    if (typeof identifier === 'function') {
      return new FunctionOf(identifier);
    }
    if (typeof identifier.apply === 'function') {
      return identifier;
    }
    const description = identifier instanceof Map ? Object.fromEntries(identifier) : identifier;
    const {class_name: name, className: word = name ?? identifier} = description;
    const config = name ? configOfKeras(description.config) : description.config;
    const pascal = String(word).replace(/(?:^|_)([a-z])/g, (_, letter) =>
      letter.toUpperCase(),
    );
    const [className, fixed] = IDENTIFIERS[namespace][word] ?? [pascal, {}];
    const known = tf.serialization.SerializationMap.getMap().classNameMap;
    const [Class, fromConfig] = known[className] ?? known[word] ?? [];
    if (Class === undefined || !(Class.prototype instanceof Base)) {
      throw new RangeError(
        unknown(
          `${namespace}.get:`,
          word,
          Object.keys(known).filter(
            (name) => known[name][0].prototype instanceof Base,
          ),
        ),
      );
    }
    return fromConfig(Class, {...fixed, ...config});
  };
}

/** What `get` makes the object of again. */
function described(object) {
  return object == null
    ? null
    : {className: object.getClassName(), config: object.getConfig()};
}

const getInitializer = identified('initializers', Initializer);
const getRegularizer = identified('regularizers', Regularizer);
const getConstraint = identified('constraints', Constraint);
