// Classes of layers that programs derive from: TensorFlow.js shows functions that make such layers.

/** The class behind `tf.layers[name]`, with the options that TensorFlow.js lacks. */
function derivable(name, sample = {}) {
  return class extends (OPTIONED[name] ?? classOf(name, sample)) {
    constructor({activityRegularizer = null, ...config} = {}) {
      super(config);
      if (activityRegularizer != null) {
        penalized(this, activityRegularizer);
      }
    }
  };
}
