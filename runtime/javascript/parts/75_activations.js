const Activation = Object.getPrototypeOf(
  tf.layers.dense({units: 1}).activation.constructor,
);

/** Martins and Astudillo's sparse softmax along the last axis, with Keras's limit. */
function sparsemax(x) {
  const size = x.shape.at(-1);
  // TensorFlow.js has no gradient of topk: only the places are its.
  const places = tf.customGrad((values) => ({
    value: tf.oneHot(tf.topk(values, size).indices, size).cast('float32'),
    gradFunc: () => tf.zerosLike(values),
  }))(x);
  const ordered = places.mul(x.expandDims(-2)).sum(-1);
  const sums = ordered.cumsum(x.rank - 1);
  const inside = ordered
    .mul(tf.range(1, size + 1))
    .add(1)
    .greater(sums)
    .cast('float32');
  const limit = sums.mul(inside).sum(-1, true).sub(1).div(inside.sum(-1, true));
  return x.sub(limit).relu();
}

const hardSigmoid6 = (x) => x.add(3).relu6().div(6);

// What every layer may be given by name, when TensorFlow.js knows the classes.
for (const [className, compute] of Object.entries({
  celu: (x) => x.elu(),
  exponential: (x) => x.exp(),
  glu: (x) => {
    const [first, second] = x.split(2, -1);
    return first.mul(second.sigmoid());
  },
  hardShrink: (x) => tf.where(x.abs().greater(0.5), x, x.zerosLike()),
  hardSigmoid6,
  hardSilu: (x) => hardSigmoid6(x).mul(x),
  hardTanh: (x) => x.clipByValue(-1, 1),
  leakyRelu: (x) => x.leakyRelu(0.2),
  logSigmoid: (x) => x.logSigmoid(),
  softShrink: (x) => x.sign().mul(x.abs().sub(0.5).relu()),
  sparsePlus: (x) =>
    x.clipByValue(-1, 1).add(1).square().div(4).add(x.sub(1).relu()),
  sparseSigmoid: (x) => x.add(1).div(2).clipByValue(0, 1),
  sparsemax,
  squareplus: (x) => x.square().add(4).sqrt().add(x).div(2),
  tanhShrink: (x) => x.sub(x.tanh()),
})) {
  tf.serialization.registerClass(
    class extends Activation {
      static className = className;

      apply(x) {
        return tf.tidy(() => compute(x));
      }
    },
  );
}
