/** What went wrong with a word that is none of those known. */
function unknown(what, given, known) {
  const near =
    typeof given === 'string' ? nearestKey(given, [...known]) : '';
  const hint = near !== '' ? `; did you mean '${near}'?` : '';
  return `${what} '${given}' is unknown${hint} Known: ${[...known].join(', ')}`;
}

/** An object that a model's description can name. */
class Serializable extends tf.serialization.Serializable {
  getConfig() {
    return {...this.given};
  }
}

/**
 * A function with the members of an object: TensorFlow.js's `compile` takes functions only.
 * Calling it is the object's `__call__`.
 */
function callable(object) {
  const made = (...values) => made.__call__(...values);
  Object.setPrototypeOf(made, Object.getPrototypeOf(object));
  const members = Object.getOwnPropertyDescriptors(object);
  members.name ??= {value: made.constructor.className, configurable: true};
  return Object.defineProperties(made, members);
}

/**
 * What makes objects of a class from a config: `keys` are those that it takes, `required` those
 * that it needs, `nulls` those where null is a value of its own.
 */
function factory(label, Class, keys, required = [], nulls = []) {
  const make = (config = {}) => {
    const given = {};
    for (const [key, value] of Object.entries(config)) {
      if (!keys.includes(key)) {
        const near = nearestKey(key, keys);
        const hint = near === '' ? '' : `; did you mean '${near}'?`;
        throw new RangeError(`${label}: the key '${key}' is unknown${hint}`);
      }
      if (value != null || (value === null && nulls.includes(key))) {
        given[key] = value;
      }
    }
    for (const key of required) {
      if (!Object.hasOwn(given, key)) {
        throw new RangeError(`${label}: the key '${key}' is missing`);
      }
    }
    const made = new Class(given);
    made.given = given;
    return typeof made.__call__ === 'function' ? callable(made) : made;
  };
  return Object.assign(make, {className: Class.className});
}

const timesNamed = new Map();

/** `AUC` -> `auc`, and `auc_1` for the next one, as Keras names them. */
function numbered(className) {
  const name = className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  const count = timesNamed.get(name) ?? 0;
  timesNamed.set(name, count + 1);
  return count > 0 ? `${name}_${count}` : name;
}

/** Whether thresholds divide [0, 1] evenly: counting is then a matter of buckets. */
function evenly(thresholds) {
  const count = thresholds.length;
  return (
    count > 2 &&
    thresholds.every(
      (one, index) => Math.abs(one - index / (count - 1)) < 1e-6,
    )
  );
}

/** A number in float32. */
function single(x) {
  return Math.fround(x);
}

/** base ** exponent in float32. */
function power(base, exponent) {
  return Math.fround(Math.fround(base) ** Math.fround(exponent));
}

/** Base of the losses: a function of labels and predictions, and how its values become one. */
class Loss extends Serializable {
  constructor({
    reduction = 'sumOverBatchSize',
    name = null,
    dtype = null,
  } = {}) {
    super();
    if (!REDUCTIONS.includes(reduction)) {
      throw new RangeError(unknown('losses: reduction', reduction, REDUCTIONS));
    }
    this.reduction = reduction;
    this.name = name;
    this.dtype = dtype;
  }

  /** The losses, and which of them count (null: all). */
  masked(yTrue, yPred) {
    return [this.call(yTrue, yPred), null];
  }

  /** The reduced loss. `config`: {sampleWeight, mask}, or the weights alone. */
  __call__(yTrue, yPred, config = null) {
    const given = config instanceof tf.Tensor ? {sampleWeight: config} : config;
    return tf.tidy(() =>
      this.reduced(
        yTrue,
        yPred,
        given?.sampleWeight ?? null,
        given?.mask ?? null,
      ),
    );
  }

  apply(yTrue, yPred, config = null) {
    return this.__call__(yTrue, yPred, config);
  }

  reduced(yTrue, yPred, weight, mask) {
    const [y, p] = sameRank(yTrue.cast('float32'), yPred.cast('float32'));
    const [values, own] = this.masked(y, p);
    let counting = mask;
    if (own != null) {
      counting =
        mask == null ? own : mask.cast('bool').logicalAnd(own.cast('bool'));
    }
    return reduce(values, weight, counting, this.reduction);
  }
}

/** Base of the metrics with a state. `compile` hands them to `model.fit`, see below. */
class Metric extends Serializable {
  constructor({name = null, dtype = null} = {}) {
    super();
    this.name =
      name ??
      this.constructor.fixedName ??
      numbered(this.constructor.className);
    this.dtype = dtype;
    this.variables = [];
  }

  /** A part of the state, 0 at first unless there is an initializer. */
  addWeight(
    name,
    {shape = [], dtype = 'float32', initializer = null} = {},
  ) {
    const made = initializer?.apply(shape, dtype) ?? tf.zeros(shape, dtype);
    const variable = tf.variable(made, false);
    made.dispose();
    this.variables.push(variable);
    return variable;
  }

  /** Take a batch in. Weights are the third argument, or {sampleWeight}. */
  updateState(yTrue, yPred = null, sampleWeight = null) {
    const isConfig = (one) => one?.constructor === Object;
    const config = [yPred, sampleWeight].find(isConfig);
    const given = [
      yTrue,
      isConfig(yPred) ? null : yPred,
      config == null ? sampleWeight : (config.sampleWeight ?? null),
    ];
    tf.tidy(() => {
      this.update(
        ...given.map((one) =>
          one == null || one instanceof tf.Tensor ? one : tf.tensor(one),
        ),
      );
    });
  }

  /** Forget all batches. */
  resetState() {
    for (const variable of this.variables) {
      tf.tidy(() => variable.assign(variable.zerosLike()));
    }
  }

  /** Take a batch in; the measure so far. */
  __call__(...batch) {
    this.updateState(...batch);
    return tf.tidy(() => this.result());
  }
}
