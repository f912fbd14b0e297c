/**
 * A sequential model whose first layer gets its shape from the first data, as in Keras. If it
 * `hidesInput`, an input layer says the shape and is none of its layers.
 */
class DeferredSequential extends tf.Sequential {
  static className = 'Sequential';

  constructor({layers = [], name, hidesInput = false} = {}) {
    super({name});
    hide(this, {waiting: [], compileArgs: null, hidesInput, hiddenInput: null});
    layers.forEach((layer) => this.add(layer));
  }

  add(layer) {
    const isFirst = this.layers.length === 0;
    const shapeless = layer.batchInputShape == null && !(layer.inputs?.length > 0);
    if (isFirst && this.hidesInput && layer.getClassName() === 'InputLayer') {
      hide(this, {hiddenInput: layer});
      super.add(layer);
      this.layers.shift();
    } else if (isFirst && this.hiddenInput !== null) {
      this.followHidden(layer);
    } else if (isFirst && (this.waiting.length > 0 || shapeless)) {
      this.waiting.push(layer);
    } else if (isFirst) {
      this.begin(layer, layer.batchInputShape ?? layer.inputs[0].shape);
    } else {
      this.follow(layer);
    }
  }

  /** Add the first layer. The graph of a model of one's own is the model itself, behind an input. */
  begin(layer, batchInputShape) {
    if (!layer.isProgram) {
      super.add(layer);
      return;
    }
    super.add(tf.layers.inputLayer({batchInputShape}));
    this.follow(layer);
    this.layers.shift();
  }

  follow(layer) {
    if (layer instanceof DeferredSequential) {
      layer.take(this.outputs[0].shape);
    } else if (layer.isProgram) {
      layer.build(this.outputs[0].shape);
    }
    super.add(layer);
  }

  /** Add the first layer behind a hidden one. It keeps the shape, with which it is saved. */
  followHidden(layer) {
    const {shape, dtype} = this.outputs[0];
    this.follow(layer);
    if (dtype === 'float32' && !(layer instanceof tf.LayersModel) && layer.batchInputShape == null) {
      layer.batchInputShape = shape;
    }
  }

  pop() {
    if (this.waiting.length > 0) {
      this.waiting.pop();
      return;
    }
    super.pop();
    if (this.layers.length === 0 && this.hiddenInput !== null) {
      this.add(this.hiddenInput);
    }
  }

  getConfig() {
    const config = super.getConfig();
    const [first] = this.layers;
    const isSaid = first instanceof tf.LayersModel || first?.batchInputShape != null;
    if (this.hiddenInput !== null && !isSaid) {
      const className = this.hiddenInput.getClassName();
      config.layers.unshift({className, config: this.hiddenInput.getConfig()});
    }
    return config;
  }

  /** Add the layers, now that a shape (with the batch axis) is known. */
  take(shape) {
    const [first, ...others] = this.waiting;
    if (first == null || shape == null) {
      return;
    }
    const batchInputShape = [null, ...shape.slice(1)];
    this.waiting.length = 0;
    if (first instanceof DeferredSequential) {
      first.take(shape);
    } else if (!first.isProgram) {
      first.batchInputShape = batchInputShape;
    }
    this.begin(first, batchInputShape);
    others.forEach((layer) => this.follow(layer));
    if (this.compileArgs != null) {
      super.compile(this.compileArgs);
    }
  }

  build(inputShape) {
    this.take(inputShape);
    super.build(inputShape);
  }

  compile(args) {
    if (this.waiting.length > 0) {
      hide(this, {compileArgs: args});
    } else {
      super.compile(args);
    }
  }

  async fitDataset(dataset, config) {
    await this.takeFrom(dataset);
    return super.fitDataset(dataset, config);
  }

  async evaluateDataset(dataset, config) {
    await this.takeFrom(dataset);
    return super.evaluateDataset(dataset, config);
  }

  async takeFrom(dataset) {
    if (this.waiting.length > 0) {
      const {value} = await (await dataset.iterator()).next();
      this.take(flat(value.xs)[0].shape);
      tf.dispose(value);
    }
  }
}

// What takes data takes its shape first.
for (const name of [
  'apply',
  'evaluate',
  'fit',
  'predict',
  'predictOnBatch',
  'trainOnBatch',
]) {
  DeferredSequential.prototype[name] = function (x, ...others) {
    this.take(flat(x)[0]?.shape);
    return tf.Sequential.prototype[name].call(this, x, ...others);
  };
}

const sequential = (config) => new DeferredSequential(config);
