/** Layers one after the other, which need no shape before the first data, as in Keras. */
class DeferredSequential extends Model {
  static className = 'Sequential';

  constructor({layers = [], ...config} = {}) {
    super(config);
    hide(this, {stack: []});
    layers.forEach((layer) => this.add(layer));
  }

  get layers() {
    return this.stack ?? [];
  }

  /** One more layer behind the others. */
  add(layer) {
    this.open(`add layer ${layer.name}`);
    this.stack.push(layer);
  }

  /** Take the last layer away. */
  pop() {
    this.open('take a layer away');
    if (this.stack.length === 0) {
      throw new TypeError('There are no layers in the model.');
    }
    this.stack.pop();
  }

  open(deed) {
    if (this.built) {
      throw new Error(`${this.name}: cannot ${deed}: the model has been built by data already`);
    }
  }

  call(inputs, kwargs) {
    let x = inputs;
    for (const layer of this.stack) {
      x = layer.apply(x, kwargs);
    }
    return x;
  }

  /** Named as in a model with a shape. */
  nameWeights() {
    for (const layer of this.stack) {
      for (const weight of layer.weights) {
        weight.originalName = `${layer.name}/${weight.originalName.split('/').at(-1)}`;
      }
    }
  }

  /** What TensorFlow.js reads as a sequential model, whose first layer knows its shape. */
  getConfig() {
    const layers = this.stack.map((layer) => ({
      className: layer.getClassName(),
      config: layer.getConfig(),
    }));
    if (this.built && layers.length > 0) {
      layers[0].config.batchInputShape = this.inputs[0].shape;
      layers[0].config.dtype ??= this.inputs[0].dtype;
    }
    return {name: this.name, layers};
  }
}

/** `tf.sequential` without a shape; where the first layer has one it is TensorFlow.js's. */
function sequential(config = {}) {
  const [first] = config.layers ?? [];
  return first?.batchInputShape == null && !(first instanceof tf.LayersModel && first.built)
    ? new DeferredSequential(config)
    : tf.sequential(config);
}
