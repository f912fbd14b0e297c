// What the outputs of TensorFlow.js's layers cost (`activityRegularizer`, which TensorFlow.js refuses
// or leaves out), and how saved models with such layers and those of this module are read.

/** A layer whose outputs cost something: an `activityRegularizer`, for each sample as in Keras. */
function penalized(layer, value) {
  const regularizer = resolvedPart('activityRegularizer', value);
  const {call, getConfig} = layer;
  let penalties = [];
  let tape = null;
  layer.call = (inputs, kwargs) => {
    const outputs = call.call(layer, inputs, kwargs);
    const {activeTape} = tf.engine().state;
    if (kwargs?.training && activeTape != null) {
      if (tape !== activeTape) {
        tf.dispose(penalties);
        penalties = [];
        tape = activeTape;
      }
      for (const y of [outputs].flat()) {
        penalties.push(tf.keep(regularizer.apply(y).div(y.shape[0] ?? 1)));
      }
    }
    return outputs;
  };
  layer.getConfig = () => ({
    ...getConfig.call(layer),
    activityRegularizer: described(regularizer),
  });
  layer.addLoss(() => {
    const given = tape === tf.engine().state.activeTape ? penalties : [];
    return given.reduce((sum, one) => sum.add(one), tf.scalar(0));
  });
  return layer;
}

const {classNameMap: CLASSES} = tf.serialization.SerializationMap.getMap();

// A saved model names TensorFlow.js's classes, whose layers do not know the key.
for (const entry of Object.values(CLASSES)) {
  const [cls, fromConfig] = entry;
  if (cls.prototype instanceof tf.layers.Layer) {
    entry[1] = (made, {activityRegularizer = null, ...config}, ...rest) => {
      const layer = fromConfig(made, config, ...rest);
      return activityRegularizer == null ? layer : penalized(layer, activityRegularizer);
    };
  }
}

/** The classes that are no program's. */
const OF_LIBRARY = new Set(Object.values(CLASSES).map(([cls]) => cls));

/** A layer as a config describes it, or the layer itself. */
function layerOf(value) {
  if (value?.className == null || value.config == null) {
    return value;
  }
  const found = CLASSES[value.className];
  if (found == null) {
    throw new RangeError(`there is no layer of the class '${value.className}'`);
  }
  const [cls, fromConfig] = found;
  return fromConfig(cls, value.config);
}

/** Saved models may have a layer of this module, with the layers inside of it. */
function registerLayer(made) {
  tf.serialization.registerClass(made);
  OF_LIBRARY.add(made);
  const entry = CLASSES[made.className];
  const [, fromConfig] = entry;
  entry[1] = (cls, {layer, layers, ...config}, ...rest) => {
    const inside = {
      ...(layer === undefined ? {} : {layer: layerOf(layer)}),
      ...(layers === undefined ? {} : {layers: layers.map(layerOf)}),
    };
    return fromConfig(cls, {...config, ...inside}, ...rest);
  };
}
