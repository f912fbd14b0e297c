/** Stands for the loss of a model that is compiled without one, whose steps say it. */
const LATER = () => tf.scalar(0);

/** The training of models of one's own: by steps that their classes may define. */
class SteppedModel extends tf.LayersModel {
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
    const compiled = Object.create(this, asProperties({metrics: null}));
    const anyLoss = loss == null ? {loss: this.outputs.map(() => LATER)} : {};
    compileOfTensorFlow.call(compiled, {...args, ...anyLoss});
    const {metrics, ...made} = compiled;
    hide(this, made);
    hide(this, {weightedMetrics: new Set([rest.weightedMetrics ?? []].flat())});
    useMetricObjects(this, rest.metrics);
    if (loss == null) {
      const {metricsNames, metricsTensors, outputs} = this;
      const several = outputs.length > 1 ? outputs.length : 0;
      hide(this, {
        lossFunctions: [],
        metricsTensors: metricsTensors.slice(several),
        metricsNames: [metricsNames[0], ...metricsNames.slice(several + 1)],
      });
    }
    const weights = loss == null ? [] : outputWeights(this, lossWeights);
    hide(this, {trainer: trainerOf(this, weights), weightsOfLosses: weights});
    this.lossFunctions.forEach((one, output) => adjustLabels(this, one, output));
  }

  /** The loss's mean, the compiled metrics and those in attributes. */
  get metrics() {
    const own = [...held(this, isMetric)].map(([, one]) => one);
    if (this.compileArgs == null) {
      return own;
    }
    const compiled = this.built ? metricsOf(this).map(({metric}) => metric) : [];
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
        return this.computeLoss(x, y, predicted, sampleWeight, true);
      },
      true,
      this.trainableWeights.map((one) => one.read()),
    );
    this.meanLoss.updateState(loss, null, flat(x)[0].shape[0]);
    const logs = this.computeMetrics(x, y, predicted, sampleWeight);
    tf.dispose(predicted);
    return logs;
  }

  /** The loss and the metrics of a batch, without a step. */
  testStep(data) {
    const [x, y, sampleWeight] = this.partsOf(data);
    const predicted = this.apply(x, {training: false});
    const loss = this.computeLoss(x, y, predicted, sampleWeight, false);
    this.meanLoss.updateState(loss, null, flat(x)[0].shape[0]);
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
    const {validationData: [valX, valY = null, ...weights] = [], ...rest} = config;
    const given = this.taken(x, y);
    const data = valX == null ? {} : {validationData: [...this.taken(valX, valY), ...weights]};
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
}
