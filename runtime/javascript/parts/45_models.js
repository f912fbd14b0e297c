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
class Model extends SteppedModel {
  static className = 'Model';

  constructor(config = {}) {
    const {inputs, outputs, name, trainable, dtype} = config;
    if (inputs != null) {
      super({inputs, outputs, name});
      hide(begun(this, false), {givenDtype: dtype});
      return;
    }
    // What a container needs is known only after the first call.
    const given = [{name, trainable}];
    const made = begun(Reflect.construct(tf.layers.Layer, given, new.target), true);
    return hide(made, {givenDtype: dtype});
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
    letGo(this.addedLosses.filter((one) => !own.losses.includes(one)));
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
