import * as tf from '@tensorflow/tfjs';

/**
 * Both signs of the centered and normalized inputs, each through a ReLU: nothing is lost, and the
 * output has twice as many features.
 */
class Antirectifier extends tf.layers.Layer {
  static className = 'Antirectifier';

  constructor(config = {}) {
    super(config);
    this.epsilon = config.epsilon ?? 1e-3;
    this.supportsMasking = true;
  }

  computeOutputShape(inputShape) {
    const [batch, features] = inputShape;
    return [batch, 2 * features];
  }

  call(inputs, kwargs) {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    this.invokeCallHook(inputs, kwargs);
    return tf.tidy(() => {
      const centered = input.sub(input.mean(1, true));
      const norm = centered.square().sum(1, true).add(this.epsilon).sqrt();
      const scaled = centered.div(norm);
      return tf.concat([scaled.relu(), scaled.neg().relu()], 1);
    });
  }

  getConfig() {
    return {...super.getConfig(), epsilon: this.epsilon};
  }
}
tf.serialization.registerClass(Antirectifier);

const makeModel = ({hidden, epsilon}) => {
  const input = tf.input({shape: [6]});
  let x = tf.layers
    .dense({units: hidden, kernelInitializer: 'heNormal'})
    .apply(input);
  x = new Antirectifier({epsilon}).apply(x);
  const output = tf.layers.dense({units: 1, activation: 'sigmoid'}).apply(x);
  return tf.model({inputs: input, outputs: output});
};

(async () => {
  const model = makeModel({hidden: 5, epsilon: 0.01});
  model.compile({
    optimizer: tf.train.momentum(0.05, 0.9),
    loss: 'binaryCrossentropy',
  });

  const xs = tf.range(0, 96).reshape([16, 6]).sin();
  const ys = xs.sum(1, true).greater(0).toFloat();
  const losses = [];
  const onEpochEnd = (epoch, logs) => {
    losses.push(logs.loss);
  };
  await model.fit(xs, ys, {
    epochs: 4,
    batchSize: 4,
    shuffle: false,
    callbacks: {onEpochEnd},
  });
  for (const [epoch, loss] of losses.entries()) {
    console.log(`${epoch}: ${loss.toFixed(3)}`);
  }
  model.predict(xs.slice([0, 0], [4, 6])).print();
})();
