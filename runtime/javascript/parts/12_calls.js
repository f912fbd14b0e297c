/**
 * Symbolic outputs whose call is carried out with its options: TensorFlow.js hands a layer those of
 * the whole model only. The options stand in the model's description, as TensorFlow.js's do.
 */
function keepingOptions(outputs, options) {
  if (Object.keys(options).length > 0) {
    for (const output of [outputs].flat()) {
      if (output instanceof tf.SymbolicTensor) {
        const layer = output.sourceLayer;
        const apply = (inputs, kwargs) =>
          layer.apply(inputs, {...kwargs, ...options});
        output.sourceLayer = Object.create(layer, {apply: {value: apply}});
      }
    }
  }
  return outputs;
}
