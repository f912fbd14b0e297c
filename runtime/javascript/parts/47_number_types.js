// Keras's `dtype_policy` of layers and models. Bases of this module keep the type that a class of
// one's own was given; TensorFlow.js's layers compute with float32 whatever they are given.

const numberType = {
  configurable: true,
  get() {
    return this.givenDtype ?? this.dtype ?? 'float32';
  },
};

Object.defineProperties(tf.layers.Layer.prototype, {
  dtypePolicy: numberType,
  computeDtype: numberType,
  variableDtype: numberType,
});
