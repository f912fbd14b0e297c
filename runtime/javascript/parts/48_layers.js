/**
 * Layers of one's own that hold layers in their attributes (also in lists and dicts): weights,
 * penalties and `trainable` of these count as its own, and they are in training when it is.
 * TensorFlow.js's layers know nothing of them, nor of losses that a call makes.
 */
const holding = (Base) =>
  class extends Base {
    constructor(config = {}) {
      super(config);
      hide(this, {addedLosses: [], givenDtype: config.dtype});
      countInside(this, 'trainableWeights');
      countInside(this, 'nonTrainableWeights');
      const {build, call} = this;
      hide(this, {
        build: (inputShape) => {
          build.call(this, inputShape);
          this.built = true;
          this.buildInside(inputShape);
        },
        call: (inputs, kwargs) =>
          this.underWay(kwargs, () => call.call(this, inputs, kwargs)),
      });
    }

    get trainable() {
      return super.trainable;
    }

    set trainable(trainable) {
      super.trainable = trainable;
      layersIn(this).forEach((layer) => {
        layer.trainable = trainable;
      });
    }

    get losses() {
      return [...this._losses, ...layersIn(this).flatMap(({losses}) => losses)];
    }

    /** TensorFlow.js would add to `losses`, which is made anew with those of the layers inside. */
    addLoss(losses) {
      addedLoss(losses, (one) => void this._losses.push(one));
    }

    /** The penalties, and what the last call added. */
    calculateLosses() {
      const added = this.addedLosses.filter((one) => !one.isDisposed);
      return [...super.calculateLosses(), ...added];
    }

    /** What a function gives in a call of this layer. */
    underWay(kwargs, run) {
      for (const layer of everyLayer(this)) {
        adopt(layer);
      }
      const outer = underWay.at(-1);
      const training = kwargs?.training ?? outer?.training;
      const losses = outer?.losses ?? [];
      if (outer == null) {
        letGo(this.addedLosses);
        this.addedLosses = losses;
      }
      underWay.push({training, losses});
      try {
        return run();
      } finally {
        underWay.pop();
      }
    }

    /** Build the layers inside for symbolic inputs, as `call` uses them: by a call on zeros. */
    buildInside(inputShape) {
      const shapes = [inputShape].flat().some(Array.isArray) ? inputShape : [inputShape];
      if (shapes.some(([batch]) => batch !== null) || layersIn(this).every(({built}) => built)) {
        return;
      }
      tf.tidy(() => void this.call(zerosOf(inputShape, this.name), {}));
    }
  };

/** The base of layers of one's own that hold layers. */
class Layer extends holding(tf.layers.Layer) {
  static className = 'Layer';
}

/** The base of layers of one's own around another one. */
class Wrapper extends holding(tf.layers.Layer) {
  static className = 'Wrapper';

  constructor({layer, ...config}) {
    super(config);
    this.layer = layerOf(layer);
  }

  build(inputShape) {
    if (!this.layer.built) {
      this.layer.build(inputShape);
      this.layer.built = true;
    }
    this.built = true;
  }

  getConfig() {
    return {...super.getConfig(), layer: described(this.layer)};
  }
}

/** The inputs that a symbolic tensor is computed from. */
function getSourceInputs(tensor) {
  const found = new Set();
  const seen = new Set();
  const visit = (one) => {
    if (seen.has(one)) return;
    seen.add(one);
    const node = one.sourceLayer.inboundNodes[one.nodeIndex];
    if (node.inboundLayers.length === 0) found.add(one);
    else node.inputTensors.forEach(visit);
  };
  visit(tensor);
  return [...found];
}
