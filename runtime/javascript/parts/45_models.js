/** The program of a model as a layer, so that TensorFlow.js finds a graph. */
class Program extends tf.layers.Layer {
  static className = 'Program';

  constructor(model, shapes) {
    super({name: `${model.name}_call`});
    this.shapes = shapes;
    this.run = (inputs, kwargs) => model.run(inputs, kwargs);
  }

  call(inputs, kwargs) {
    return this.run([inputs].flat(), kwargs);
  }

  computeOutputShape() {
    return this.shapes.length === 1 ? this.shapes[0] : this.shapes;
  }
}

/**
 * The base of models of one's own, as Keras has it: layers in attributes (also in lists and dicts)
 * and a `call(inputs, kwargs)` that applies them to tensors. The first data, or `build`, shows the
 * shapes. A class may define `trainStep(data)`, `testStep(data)`, `computeLoss(x, y, yPred,
 * sampleWeight)`, `computeMetrics(...)` and a getter `metrics`; with {inputs, outputs} in its config
 * it is a functional model with such methods. Losses, metrics and penalties are Keras's.
 */
class Model extends tf.LayersModel {
  static className = 'Model';

  constructor(config = {}) {
    const {inputs, outputs, name, trainable} = config;
    if (inputs != null) {
      super({inputs, outputs, name});
      begun(this, false);
      return;
    }
    // What a container needs is known only after the first call.
    const given = [{name, trainable}];
    return begun(Reflect.construct(tf.layers.Layer, given, new.target), true);
  }

  get layers() {
    return this.isProgram
      ? [...held(this, isLayer)].map(([, one]) => one)
      : this.layersOfGraph;
  }

  set layers(layers) {
    hide(this, {layersOfGraph: layers});
  }

  get hasCall() {
    return this.call !== Model.prototype.call;
  }

  get trainableWeights() {
    if (!this.isProgram || !this.trainable) {
      return this.isProgram ? [] : super.trainableWeights;
    }
    const inside = this.layers.flatMap((one) => one.trainableWeights);
    return [...new Set([...this._trainableWeights, ...inside])];
  }

  set trainableWeights(weights) {
    this._trainableWeights = weights;
  }

  get nonTrainableWeights() {
    if (!this.isProgram) {
      return super.nonTrainableWeights;
    }
    const kinds = this.trainable
      ? ['nonTrainableWeights']
      : ['trainableWeights', 'nonTrainableWeights'];
    const own = kinds.flatMap((kind) => this[`_${kind}`]);
    const inside = kinds.flatMap((kind) =>
      this.layers.flatMap((one) => one[kind]),
    );
    return [...new Set([...own, ...inside])];
  }

  set nonTrainableWeights(weights) {
    this._nonTrainableWeights = weights;
  }

  // Building and calling.

  call(inputs, kwargs) {
    if (this.isProgram) {
      throw new Error(
        `${this.name} (${this.getClassName()}): define call(inputs, kwargs), which applies the ` +
          'layers; without it the model can only be trained by a trainStep(data)',
      );
    }
    return super.call(inputs, kwargs);
  }

  /** What `call` gives for tensors, structured as it gives it. */
  called(inputs, kwargs = {}) {
    const outer = underWay.at(-1);
    const training = kwargs.training ?? outer?.training;
    const own = {training, losses: outer?.losses ?? []};
    for (const layer of everyLayer(this)) {
      adopt(layer);
    }
    underWay.push(own);
    let made;
    try {
      [made] = tf.tidy(() => {
        const result = this.call(inputs, {...kwargs, training});
        const outputs = flat(result);
        if (outputs.length === 0 || !outputs.every((y) => y instanceof tf.Tensor)) {
          throw new TypeError(
            `${this.name} (${this.getClassName()}): call() must return tensors, got ${result}`,
          );
        }
        const masks = outer == null ? [] : outputs.map((y) => y.kerasMask ?? null);
        return [result, masks, own.losses];
      });
    } finally {
      underWay.pop();
    }
    hide(this, {addedLosses: own.losses});
    if (!this.built) {
      this.connect(inputs, made);
    }
    return made;
  }

  /** A list of outputs for a list of inputs. */
  run(inputs, kwargs) {
    return this.isProgram
      ? flat(this.called(joined(this.given, inputs), kwargs))
      : [super.call(inputs, kwargs)].flat();
  }

  apply(inputs, kwargs = {}) {
    const given = flat(inputs);
    if (!this.isProgram || given.some((one) => one instanceof tf.SymbolicTensor)) {
      return super.apply(inputs, kwargs);
    }
    this.assertNotDisposed();
    if (!this.built && this.build !== Model.prototype.build) {
      this.buildFor(inputs);
    }
    const alone = this.built && this.given == null && Array.isArray(inputs);
    return this.called(alone ? inputs[0] : inputs, kwargs);
  }

  /** Run `call` once, on zeros of a shape (a list of shapes, or a dict of them). */
  build(inputShape) {
    if (this.built) {
      return;
    }
    tf.tidy(() => {
      const example = this.example ?? zerosOf(inputShape, this.name);
      hide(this, {example: null});
      if (this.hasCall) {
        this.called(example, {});
      } else {
        this.connect(example, []);
      }
    });
  }

  /** Build by the first sample of data. */
  buildFor(x) {
    if (this.built) {
      return;
    }
    tf.tidy(() => {
      const structure = structureOf(x);
      const firsts = flat(x).map((one) => one.slice(0, 1));
      hide(this, {example: joined(structure, firsts)});
      const shapes = firsts.map((one) => [null, ...one.shape.slice(1)]);
      this.build(joined(structure, shapes));
    });
    if (!this.built) {
      throw new Error(`${this.name}: build(inputShape) must call super.build(inputShape)`);
    }
  }

  connect(inputs, outputs) {
    const open = (one) => (one.rank > 0 ? [null, ...one.shape.slice(1)] : []);
    const [given, made] = [structureOf(inputs), structureOf(outputs)];
    const taken = flat(inputs).map((one) =>
      tf.input({batchShape: open(one), dtype: one.dtype}),
    );
    const shapes = flat(outputs).map(open);
    const inputNames = namesIn(given, 'input');
    hide(this, {
      given,
      made,
      inputs: taken,
      outputs:
        shapes.length > 0 ? [new Program(this, shapes).apply(taken)].flat() : [],
      inputNames,
      outputNames: namesIn(made, made == null ? this.name : 'output'),
      feedInputNames: inputNames,
      feedInputShapes: taken.map(() => null),
      internalInputShapes: taken.map((one) => one.shape),
      internalOutputShapes: shapes,
    });
    this.built = true;
    this._refCount ??= 1;
    this.nameWeights();
    if (this.compileArgs != null) {
      this.finishCompiling();
    }
  }

  /** Weights are named by where their layer is kept: equal in every object of the class. */
  nameWeights() {
    for (const [path, layer] of held(this, isLayer)) {
      const lasts = layer.weights.map(({originalName}) => originalName.split('/').at(-1));
      layer.weights.forEach((weight, at) => {
        const several = lasts.filter((one) => one === lasts[at]).length > 1;
        weight.originalName = `${path}/${several ? `${at}/` : ''}${lasts[at]}`;
      });
    }
  }

  computeOutputShape(inputShape) {
    if (!this.isProgram) {
      return super.computeOutputShape(inputShape);
    }
    this.build(inputShape);
    return tf.tidy(() => {
      const zeros = zerosOf(inputShape, this.name);
      const shapes = flat(this.called(zeros, {})).map(({shape}) => [null, ...shape.slice(1)]);
      return shapes.length === 1 ? shapes[0] : shapes;
    });
  }

  computeMask(inputs, mask) {
    return this.isProgram ? null : super.computeMask(inputs, mask);
  }

  addLoss(losses) {
    addedLoss(losses, (one) => super.addLoss(one));
  }

  /** The penalties of the weights, and what the last call added. */
  calculateLosses() {
    const added = this.addedLosses.filter((one) => !one.isDisposed);
    return [...tf.tidy(() => penaltiesIn(this)), ...added];
  }

  // Training.

  compile(args = {}) {
    hide(this, {compileArgs: args});
    // TensorFlow.js assigns to members that a class of one's own may have as getters only.
    const bare = Object.create(this, {
      ...asProperties({outputs: [], outputNames: [], metrics: [], loss: []}),
    });
    compileOfTensorFlow.call(bare, {optimizer: args.optimizer ?? 'rmsprop'});
    const {optimizer_, isOptimizerOwned} = bare;
    hide(this, {optimizer_, isOptimizerOwned});
    if (this.built) {
      this.finishCompiling();
    }
  }

  finishCompiling() {
    const {optimizer_: optimizer} = this;
    const {loss = null, lossWeights, ...rest} = this.compileArgs;
    const args = withWeightedMetrics({...rest, optimizer, loss: lossObjects(loss)});
    const hidden = loss == null ? {outputs: [], outputNames: []} : {};
    const compiled = Object.create(this, asProperties({...hidden, metrics: null}));
    compileOfTensorFlow.call(compiled, loss == null ? {optimizer} : args);
    const {metrics, outputs, outputNames, ...made} = compiled;
    hide(this, made);
    hide(this, {weightedMetrics: new Set([rest.weightedMetrics ?? []].flat())});
    useMetricObjects(this, rest.metrics);
    const weights = loss == null ? [] : outputWeights(this, lossWeights);
    hide(this, {trainer: trainerOf(this, weights), weightsOfLosses: weights});
    this.lossFunctions.forEach((one, output) => adjustLabels(this, one, output));
  }

  /** The loss's mean, the compiled metrics and those in attributes. */
  get metrics() {
    const own = [...held(this, isMetric)].map(([, one]) => one);
    if (!(this.lossFunctions?.length > 0)) {
      return own;
    }
    const compiled = metricsOf(this).map(({metric}) => metric);
    return [this.meanLoss, ...compiled, ...own];
  }

  /** The compiled loss of outputs for targets, with the penalties and what the last call added. */
  computeLoss(x = null, y = null, yPred = null, sampleWeight = null) {
    const [ys, outputs] = [this.byOutput(y), this.byOutput(yPred)];
    const weights = Array.isArray(sampleWeight)
      ? sampleWeight
      : ys.map(() => sampleWeight);
    const losses = lossesOf(this, ys, outputs, weights);
    const every = [...weighted(losses, this.weightsOfLosses), ...this.calculateLosses()];
    if (every.length === 0) {
      throw new Error(
        `${this.name}: computeLoss: there is no loss; give one to compile({loss: ...}) or add one ` +
          'with addLoss in call',
      );
    }
    return summed(every);
  }

  /** Let the compiled metrics see a batch; the results of all metrics by name. */
  computeMetrics(x = null, y = null, yPred = null, sampleWeight = null) {
    const [ys, outputs] = [this.byOutput(y), this.byOutput(yPred)];
    for (const [metric, output] of this.metricsTensors) {
      if (isMetric(metric)) {
        const weight = this.weightedMetrics.has(metric) ? sampleWeight : null;
        metric.updateState(ys[output], outputs[output], weight);
      }
    }
    return this.getMetricsResult();
  }

  /** The results of all metrics by name. */
  getMetricsResult() {
    return Object.fromEntries(this.metrics.map((one) => [one.name, one.result()]));
  }

  byOutput(value) {
    const isDict = value?.constructor === Object;
    return isDict ? this.outputNames.map((name) => value[name]) : flat(value);
  }

  /** A step on `data`: [x, y], [x, y, sampleWeight] or x alone; the logs of the batch. */
  trainStep(data) {
    const [x, y, sampleWeight] = this.partsOf(data);
    let predicted = null;
    const loss = this.optimizer.minimize(
      () => {
        predicted = this.apply(x, {training: true});
        flat(predicted).forEach((one) => tf.keep(one));
        return this.computeLoss(x, y, predicted, sampleWeight);
      },
      true,
      this.trainableWeights.map((one) => one.read()),
    );
    this.meanLoss.updateState(loss);
    const logs = this.computeMetrics(x, y, predicted, sampleWeight);
    tf.dispose(predicted);
    return logs;
  }

  /** The loss and the metrics of a batch, without a step. */
  testStep(data) {
    const [x, y, sampleWeight] = this.partsOf(data);
    const predicted = this.apply(x, {training: false});
    this.meanLoss.updateState(this.computeLoss(x, y, predicted, sampleWeight));
    return this.computeMetrics(x, y, predicted, sampleWeight);
  }

  partsOf(data) {
    return Array.isArray(data) && !this.onlyInputs ? data : [data, null];
  }

  /** Whether training, and whether evaluation, is a step of one's own. */
  get ownTraining() {
    return overrides(this, ['trainStep', 'computeLoss', 'computeMetrics']);
  }

  get ownTests() {
    return overrides(this, ['testStep', 'computeLoss', 'computeMetrics']);
  }

  makeTrainFunction() {
    forgetLogs(this);
    this.labels.length = 0;
    return this.ownTraining
      ? (data) => steppedBy(this, 'train', data)
      : this.trainer.makeTrainFunction();
  }

  makeTestFunction() {
    if (this.ownTests) {
      hide(this, {testFunction: (data) => steppedBy(this, 'test', data)});
    } else {
      this.trainer.makeTestFunction();
    }
  }

  /** What `fit` and `evaluate` report, in order; a step of one's own says it when it has run. */
  getDedupedMetricsNames() {
    return this.ownTraining ? this.labels : super.getDedupedMetricsNames();
  }

  /** TensorFlow.js expects as many values of a validation as training has. */
  testLoop(...given) {
    const made = this.trainer.testLoop(...given);
    const missing = this.isTraining ? Math.max(0, this.labels.length - made.length) : 0;
    return [...made, ...Array.from({length: missing}, () => tf.scalar(0))];
  }

  async fit(x, y, config = {}) {
    const {validationData: [valX, valY = null] = [], ...rest} = config;
    const given = this.taken(x, y);
    const data = valX == null ? {} : {validationData: this.taken(valX, valY)};
    const history = await this.trainer.fit(...given, {...rest, ...data});
    forgetLogs(this);
    return history;
  }

  async fitDataset(dataset, config) {
    await this.buildByDataset(dataset);
    return this.trainer.fitDataset(dataset, config);
  }

  async buildByDataset(dataset) {
    if (!this.built) {
      const {value} = await (await dataset.iterator()).next();
      this.taken(value.xs, value.ys);
      tf.dispose(value);
    }
  }

  evaluate(x, y, args) {
    return super.evaluate(...this.taken(x, y), args);
  }

  async evaluateDataset(dataset, args) {
    await this.buildByDataset(dataset);
    return this.trainer.evaluateDataset(dataset, args);
  }

  async trainOnBatch(x, y) {
    return super.trainOnBatch(...this.taken(x, y));
  }

  predict(x, args) {
    return this.predicted((xs) => super.predict(xs, args), x);
  }

  predictOnBatch(x) {
    return this.predicted((xs) => super.predictOnBatch(xs), x);
  }

  predicted(predict, x) {
    const [xs] = this.taken(x, null);
    const made = predict(xs.length === 1 ? xs[0] : xs);
    return this.isProgram ? joined(this.made, [made].flat()) : made;
  }

  /** Data as lists of tensors, for a model that is built then. */
  taken(x, y) {
    if (this.isProgram) {
      this.buildFor(x);
    }
    const byName = (value, names) => {
      const isDict = value?.constructor === Object;
      return isDict && names.every((name) => name in value)
        ? names.map((name) => value[name])
        : flat(value);
    };
    if (y != null) {
      hide(this, {targets: structureOf(y)});
    }
    hide(this, {onlyInputs: y == null});
    return [byName(x, this.inputNames), byName(y, this.outputNames)];
  }

  standardizeUserDataXY(x, y) {
    if (this.optimizer_ == null) {
      throw new Error(`${this.name}: compile the model before training or evaluating it`);
    }
    const rows = new Set([...x, ...y].map((one) => one.shape[0]));
    if (rows.size > 1) {
      throw new RangeError(
        `${this.name}: all data needs the same number of samples, got ${[...rows].join(', ')}`,
      );
    }
    return [x, y];
  }

  async standardizeUserData(...given) {
    return this.trainer.standardizeUserData(...given);
  }

  // Files.

  getConfig() {
    if (!this.isProgram) {
      return super.getConfig();
    }
    const {name, trainable, built} = this;
    const shapes = built ? this.inputs.map((one) => one.shape) : [];
    const buildInputShape = built ? {buildInputShape: joined(this.given, shapes)} : {};
    return {name, trainable, ...buildInputShape};
  }

  static fromConfig(cls, config, ...others) {
    if ('layers' in config && 'inputLayers' in config) {
      return super.fromConfig(cls, config, ...others);
    }
    const {buildInputShape, ...rest} = config;
    const model = new cls(rest);
    if (buildInputShape != null) {
      model.build(buildInputShape);
    }
    return model;
  }
}
