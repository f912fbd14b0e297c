/** The options of an optimizer, with Keras's meaning. */
class Options extends tf.Optimizer {
  constructor({
    weightDecay = null,
    clipnorm = null,
    clipvalue = null,
    globalClipnorm = null,
    useEma = false,
    emaMomentum = 0.99,
    emaOverwriteFrequency = null,
    lossScaleFactor = null,
    gradientAccumulationSteps = null,
    name = null,
  } = {}) {
    super();
    const clips = {clipnorm, clipvalue, globalClipnorm};
    const several = Object.keys(clips).filter((key) => clips[key] != null);
    if (several.length > 1) {
      throw new RangeError(
        `${this.constructor.factory}: expected at most one of ${Object.keys(clips).join(', ')}, ` +
          `got ${several.join(' and ')}`,
      );
    }
    this.weightDecay = weightDecay;
    this.clipnorm = clipnorm;
    this.clipvalue = clipvalue;
    this.globalClipnorm = globalClipnorm;
    this.useEma = useEma;
    this.emaMomentum = emaMomentum;
    this.emaOverwriteFrequency = emaOverwriteFrequency;
    this.lossScaleFactor = lossScaleFactor;
    this.gradientAccumulationSteps = gradientAccumulationSteps;
    this.name = name;
  }
}

/** A number, or an error that names its key. */
function checked(name, argument, value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError(
      `${name}: ${argument}: expected a number, got ${value}`,
    );
  }
  return value;
}

/** Base of the optimizers with Keras's options and rates that change. */
class Optimizer extends Options {
  constructor(learningRate, base = {}) {
    super(base);
    this.kept = new Map();
    this.slots = [...(this.constructor.slots ?? [])];
    this.waiting = 0;
    this.setLearningRate(learningRate);
  }

  /** The rate of the next step. */
  get learningRate() {
    return this.schedule == null ? this.rate : this.schedule(this.iterations);
  }

  set learningRate(value) {
    this.setLearningRate(value);
  }

  /** Use another rate, or a function from the number of steps to it. */
  setLearningRate(learningRate) {
    this.schedule = typeof learningRate === 'function' ? learningRate : null;
    const rate = this.schedule == null ? learningRate : this.schedule(0);
    this.rate = checked(this.constructor.factory, 'learningRate', rate);
  }

  /** The loss whose gradients `applyGradients` takes. */
  scaleLoss(loss) {
    return this.lossScaleFactor == null ? loss : loss.mul(this.lossScaleFactor);
  }

  minimize(f, returnCost = false, varList = undefined) {
    let cost;
    const {value, grads} = tf.variableGrads(() => {
      const loss = f();
      cost = tf.keep(loss.clone());
      return this.scaleLoss(loss);
    }, varList);
    this.applyGradients(grads);
    const made = returnCost ? cost.clone() : null; // which a tidy around the step may free
    tf.dispose([value, grads, cost]);
    return made;
  }

  /** One step, given gradients by variable name or a list of {name, tensor}. */
  applyGradients(variableGradients) {
    const stepped = tf.tidy(() => {
      let pairs = this.pairs(variableGradients);
      pairs = unscaled(this, pairs);
      const wait = this.gradientAccumulationSteps;
      let ready = pairs;
      if (wait != null) {
        this.waiting = (this.waiting + 1) % wait;
        const sums = pairs.map(([variable, gradient]) => [
          this.slot(variable, 'gradient_accumulator'),
          gradient,
        ]);
        ready = accumulated(sums, pairs, wait, this.waiting === 0);
      }
      if (ready != null) {
        ready = clippedOfOptimizer(this, ready);
        this.decayWeights(ready.map(([variable]) => variable));
        this.update(ready);
      }
      if (this.useEma) {
        const means = pairs.map(([variable]) => [
          variable,
          this.slot(variable, 'average'),
        ]);
        average(this, means, this.iterations);
      }
      return ready != null;
    });
    if (stepped) {
      this.incrementIterations();
    }
  }

  pairs(variableGradients) {
    const named = Array.isArray(variableGradients)
      ? variableGradients.map(({name, tensor}) => [name, tensor])
      : Object.entries(variableGradients);
    return named
      .filter(([, gradient]) => gradient != null)
      .map(([name, gradient]) => {
        const variable = tf.engine().registeredVariables[name];
        if (variable == null) {
          throw new RangeError(
            `applyGradients: there is no variable named '${name}'`,
          );
        }
        return [variable, gradient];
      });
  }

  /** Before a step: v - v weightDecay learningRate. */
  decayWeights(variables) {
    if (this.weightDecay != null) {
      variables.forEach((variable) =>
        shrink(variable, this.weightDecay * this.learningRate),
      );
    }
  }

  /** Give the variables the averages of `useEma`; at the end of training `fit` does it. */
  useAverages(variables) {
    for (const variable of variables) {
      if (this.useEma && this.kept.has(variable.id)) {
        variable.assign(this.slot(variable, 'average'));
      }
    }
  }

  /** Names and initial values of what is kept for a variable. */
  initialSlots(variable) {
    const every = [...this.slots];
    if (this.useEma) {
      every.push(['average', 0]);
    }
    if (this.gradientAccumulationSteps != null) {
      every.push(['gradient_accumulator', 0]);
    }
    return every.map(([name, start]) => [name, tf.fill(variable.shape, start)]);
  }

  /** What is kept for a variable under this name. */
  slot(variable, name) {
    if (!this.kept.has(variable.id)) {
      const made = new Map();
      for (const [slot, initial] of tf.tidy(() => this.initialSlots(variable))) {
        made.set(slot, {
          name: `${variable.name}/${slot}`,
          variable: tf.variable(initial, false),
        });
        initial.dispose();
      }
      this.kept.set(variable.id, made);
    }
    return this.kept.get(variable.id).get(name).variable;
  }

  dispose() {
    for (const slots of this.kept.values()) {
      slots.forEach(({variable}) => variable.dispose());
    }
    this.kept.clear();
  }

  /** The number of steps and what is kept for the variables: [{name, tensor}]. */
  async getWeights() {
    const every = [...this.kept.values()].flatMap((slots) => [
      ...slots.values(),
    ]);
    return [
      await this.saveIterations(),
      {name: 'waiting', tensor: tf.scalar(this.waiting, 'int32')},
      ...every.map(({name, variable}) => ({name, tensor: variable})),
    ];
  }

  /** Continue from what `getWeights` gave, for variables of the same names. */
  async setWeights(weightValues) {
    for (const {name, tensor} of await this.extractIterations(weightValues)) {
      if (name === 'waiting') {
        this.waiting = (await tensor.data())[0];
        continue;
      }
      const at = name.lastIndexOf('/');
      const variable = tf.engine().registeredVariables[name.slice(0, at)];
      if (variable == null) {
        throw new RangeError(
          `setWeights: there is no variable named '${name.slice(0, at)}'`,
        );
      }
      this.slot(variable, name.slice(at + 1)).assign(tensor);
    }
  }

  getConfig() {
    return {...this.given};
  }

  static fromConfig(Class, config) {
    return new Class(config);
  }
}

const INNER = 'inner:';

/** TensorFlow.js's own arithmetic, with Keras's options around it. */
class Enveloped extends Optimizer {
  constructor(inner, base = {}) {
    super(inner.learningRate, base);
    this.inner = inner;
  }

  getClassName() {
    return this.inner.getClassName();
  }

  update(pairs) {
    const {inner, learningRate} = this;
    if (inner.learningRate !== learningRate) {
      inner.setLearningRate?.(learningRate);
      inner.learningRate = learningRate;
    }
    inner.applyGradients(
      pairs.map(([variable, tensor]) => ({name: variable.name, tensor})),
    );
  }

  async getWeights() {
    const inner = await this.inner.getWeights();
    const named = inner.map(({name, tensor}) => ({name: `${INNER}${name}`, tensor}));
    return [...(await super.getWeights()), ...named];
  }

  async setWeights(weightValues) {
    const isInner = ({name}) => name.startsWith(INNER);
    await super.setWeights(weightValues.filter((one) => !isInner(one)));
    const inner = weightValues.filter(isInner);
    await this.inner.setWeights(
      inner.map(({name, tensor}) => ({name: name.slice(INNER.length), tensor})),
    );
  }

  dispose() {
    super.dispose();
    this.inner.dispose();
  }
}

/** What optimizers were made of, which TensorFlow.js's configs do not say. */
const madeOf = new WeakMap();

/**
 * An optimizer that TensorFlow.js has: its own where nothing else is asked for, with options where
 * a config holds some, and with Keras's arithmetic for what TensorFlow.js's has no place for.
 */
function builtIn(name, places, OPTIONS, Keras, keysOfKeras) {
  const options = OPTIONS;
  return (config = {}) => {
    const given = Object.fromEntries(
      Object.entries(config).filter(([, value]) => value != null),
    );
    const {arithmetic, ...rest} = given;
    const known = [...places, ...options];
    const foreign = Object.keys(rest).filter((key) => !known.includes(key));
    const changing = typeof rest.learningRate === 'function';
    const needed =
      arithmetic === 'keras' || (Keras != null && (changing || foreign.length));
    if (needed && arithmetic !== 'tfjs' && Keras != null) {
      const made = factory(`train.${name}`, Keras, keysOfKeras)(given);
      madeOf.set(made, given);
      return made;
    }
    if (foreign.length > 0) {
      const near = nearestKey(foreign[0], known);
      const hint = near === '' ? '' : `; did you mean '${near}'?`;
      throw new RangeError(
        `train.${name}: the key '${foreign[0]}' is unknown${hint}`,
      );
    }
    const rate = changing ? rest.learningRate(0) : rest.learningRate;
    const inner = tf.train[name](
      ...places.map((key) => (key === 'learningRate' ? rate : rest[key])),
    );
    const base = Object.fromEntries(
      Object.entries(rest).filter(([key]) => options.includes(key)),
    );
    if (!changing && Object.keys(base).every((key) => key === 'name')) {
      return inner;
    }
    const made = new Enveloped(inner, base);
    madeOf.set(made, given);
    if (changing) {
      made.setLearningRate(rest.learningRate);
    }
    return made;
  };
}
