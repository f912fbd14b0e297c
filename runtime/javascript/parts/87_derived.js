// Classes of layers that programs derive from: TensorFlow.js shows functions that make such layers.

const withLayers = (Base) =>
  Base.prototype instanceof tf.layers.RNNCell ? holdingOfCell(Base) : holding(Base);

/** The class behind `tf.layers[name]`, with the options that TensorFlow.js lacks. */
function derivable(name, sample = {}) {
  return class extends withLayers(OPTIONED[name] ?? classOf(name, sample)) {
    constructor({activityRegularizer = null, ...config} = {}) {
      super(config);
      if (activityRegularizer != null) {
        penalized(this, activityRegularizer);
      }
    }
  };
}
