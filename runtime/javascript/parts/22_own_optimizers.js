/** Base of the schedules. Called with a number it gives one; `apply` gives a tensor. */
class LearningRateSchedule extends Serializable {
  __call__(step) {
    return step instanceof tf.Tensor ? this.apply(step) : this.rate(step);
  }

  apply(step) {
    const steps = asTensor(step);
    const rates = Array.from(steps.dataSync(), (one) => this.rate(one));
    return tf.tensor(rates, steps.shape);
  }
}

/** The base of schedules of one's own: `apply` gets a tensor. */
class OwnSchedule extends LearningRateSchedule {
  constructor(config = {}) {
    super();
    this.name = config?.name ?? null;
    const {apply} = this;
    const made = callable(this);
    return hide(made, {
      apply: (step) => tf.tidy(() => asTensor(apply.call(made, asTensor(step))).clone()),
    });
  }

  __call__(step) {
    const rate = this.apply(step);
    if (step instanceof tf.Tensor) {
      return rate;
    }
    const [value] = rate.dataSync();
    rate.dispose();
    return value;
  }

  getConfig() {
    return {};
  }
}

const OPTIONS_OF_ALL = [
  'weightDecay',
  'clipnorm',
  'clipvalue',
  'globalClipnorm',
  'useEma',
  'emaMomentum',
  'emaOverwriteFrequency',
  'lossScaleFactor',
  'gradientAccumulationSteps',
  'name',
];

/**
 * What surrounds the steps of an optimizer of one's own: the rate, the options of all, what is kept
 * for the variables. It is apart, so that a class may call its attributes what it likes.
 */
class OwnSteps extends Optimizer {
  static className = 'Steps';

  constructor(owner, config) {
    const given = Object.fromEntries(
      OPTIONS_OF_ALL.filter((key) => config[key] != null).map((key) => [key, config[key]]),
    );
    super(config.learningRate ?? 0.001, given);
    this.given = given;
    this.owner = owner;
    this.places = new Map();
    this.shared = [];
  }

  update(pairs) {
    const rate = tf.scalar(this.learningRate);
    for (const [variable, gradient] of pairs) {
      this.owner.updateStep(gradient, variable, rate);
    }
  }

  addSlot(variable, name, initialValue) {
    if (!this.kept.has(variable.id)) {
      this.kept.set(variable.id, new Map());
      for (const [slot, initial] of this.initialSlots(variable)) {
        this.keep(variable, slot, initial);
      }
    }
    if (this.kept.get(variable.id).has(name)) {
      throw new RangeError(`addSlot: '${variable.name}' has a slot '${name}' already`);
    }
    return this.keep(variable, name, asTensor(initialValue) ?? tf.zeros(variable.shape));
  }

  keep(variable, name, initial) {
    const made = tf.variable(initial.clone(), false);
    this.kept.get(variable.id).set(name, {name: `${variable.name}/${name}`, variable: made});
    return made;
  }

  restore(pairs) {
    const values = new Map(pairs);
    const slots = [...this.kept.values()].flatMap((one) => [...one.values()]);
    for (const {name, variable} of [...slots, ...this.shared]) {
      if (!values.has(name)) {
        throw new RangeError(`setWeights: expected a weight '${name}'`);
      }
      variable.assign(values.get(name));
    }
  }
}

/**
 * The base of optimizers of one's own: `updateStep(gradient, variable, learningRate)` changes one
 * variable; `build(variables)`, called before the first step, makes what is kept for them.
 */
class OwnOptimizer extends tf.Optimizer {
  constructor(config = {}) {
    super();
    hide(this, {_steps: new OwnSteps(this, config ?? {}), _saved: null});
    this.built = false;
  }

  build(variables) {
    this.built = true;
  }

  updateStep(gradient, variable, learningRate) {
    throw new Error(
      `${this.getClassName()} must define updateStep(gradient, variable, learningRate)`,
    );
  }

  minimize(f, returnCost = false, varList = undefined) {
    return Optimizer.prototype.minimize.call(this, f, returnCost, varList);
  }

  applyGradients(variableGradients) {
    if (!this.built) {
      const names = Array.isArray(variableGradients)
        ? variableGradients.map(({name}) => name)
        : Object.keys(variableGradients);
      const {registeredVariables} = tf.engine();
      this._prepare(names.map((name) => registeredVariables[name]).filter((one) => one != null));
    }
    this._steps.applyGradients(variableGradients);
  }

  _prepare(variables) {
    this._steps.places = new Map(variables.map(({id}, place) => [id, place]));
    tf.tidy(() => {
      this.build(variables);
      this.built = true;
      if (this._saved != null) {
        this._steps.restore(
          this._saved.map(({name, values, shape}) => [name, tf.tensor(values, shape)]),
        );
      }
    });
    hide(this, {_saved: null});
  }

  /** The place of a variable among those that `build` was given. */
  variableIndex(variable) {
    const place = this._steps.places.get(variable.id);
    if (place == null) {
      throw new RangeError(`${this.getClassName()}: '${variable.name}' is none of its variables`);
    }
    return place;
  }

  /** What is kept for a variable under a name: at first zeros of its shape, or a value. */
  addSlot(variable, name, initialValue = null) {
    return tf.tidy(() => this._steps.addSlot(variable, name, initialValue));
  }

  /** What is kept for all variables together: at first zeros, or a value. */
  addVariable(shape = [], name = 'variable', initialValue = null) {
    return tf.tidy(() => {
      const {shared} = this._steps;
      const variable = tf.variable((asTensor(initialValue) ?? tf.zeros(shape)).clone(), false);
      shared.push({name: `${name}:${shared.length}`, variable});
      return variable;
    });
  }

  slot(variable, name) {
    return this._steps.slot(variable, name);
  }

  get iterations() {
    return this._steps.iterations;
  }

  get learningRate() {
    return this._steps.learningRate;
  }

  set learningRate(value) {
    this._steps.setLearningRate(value);
  }

  setLearningRate(learningRate) {
    this._steps.setLearningRate(learningRate);
  }

  get useEma() {
    return this._steps.useEma;
  }

  useAverages(variables) {
    this._steps.useAverages(variables);
  }

  scaleLoss(loss) {
    return this._steps.scaleLoss(loss);
  }

  dispose() {
    this._steps.dispose();
    this._steps.shared.forEach(({variable}) => variable.dispose());
    this._steps.shared = [];
    this.built = false;
  }

  async getWeights() {
    const shared = this._steps.shared.map(({name, variable}) => ({name, tensor: variable}));
    return [...(await this._steps.getWeights()), ...shared];
  }

  /** Before the first step they are put by: what is kept is not made yet. */
  async setWeights(weightValues) {
    const rest = await this._steps.extractIterations(weightValues);
    const waiting = rest.find(({name}) => name === 'waiting');
    this._steps.waiting = waiting == null ? 0 : (await waiting.tensor.data())[0];
    const slots = rest.filter((one) => one !== waiting);
    if (this.built) {
      this._steps.restore(slots.map(({name, tensor}) => [name, tensor]));
      return;
    }
    const read = async ({name, tensor}) => ({
      name,
      values: await tensor.data(),
      shape: tensor.shape,
    });
    hide(this, {_saved: await Promise.all(slots.map(read))});
  }

  getClassName() {
    return this.constructor.className;
  }

  getConfig() {
    const {schedule, learningRate, given} = this._steps;
    const rate = schedule instanceof Serializable ? described(schedule) : learningRate;
    return {learningRate: rate, ...given};
  }

  static fromConfig(Class, config) {
    return new Class(config);
  }
}
