import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

/** Keeps weights centered around a value. */
class MeanShifted extends extensions.constraints.Constraint {
  static className = 'MeanShifted';

  constructor(config) {
    super();
    this.refValue = config.ref_value;
  }

  apply(w) {
    return w.sub(w.mean()).add(this.refValue);
  }

  getConfig() {
    return {ref_value: this.refValue};
  }
}
tf.serialization.registerClass(MeanShifted);

class L2Penalty extends extensions.regularizers.Regularizer {
  static className = 'L2Penalty';

  constructor(config) {
    super();
    this.strength = config.strength ?? 0.1;
  }

  apply(x) {
    return x.square().sum().mul(this.strength);
  }

  getConfig() {
    return {strength: this.strength};
  }
}
tf.serialization.registerClass(L2Penalty);

class ScaledOnes extends extensions.initializers.Initializer {
  static className = 'ScaledOnes';

  constructor(config) {
    super();
    this.scale = config.scale ?? 1.0;
  }

  apply(shape, dtype = null) {
    return tf.ones(shape, dtype).mul(this.scale);
  }
}
tf.serialization.registerClass(ScaledOnes);

class PullToMiddle extends extensions.losses.Loss {
  static className = 'PullToMiddle';

  constructor(config) {
    const name = config.name ?? 'pull_to_middle';
    super({name});
    this.factor = config.factor ?? 0.1;
  }

  call(yTrue, yPred) {
    const mse = yTrue.sub(yPred).square().mean(-1);
    const reg = tf.scalar(0.5).sub(yPred).square().mean(-1);
    return mse.add(reg.mul(this.factor));
  }
}
tf.serialization.registerClass(PullToMiddle);

class LargestError extends extensions.metrics.Metric {
  static className = 'LargestError';

  constructor(config) {
    const name = config.name ?? 'largest_error';
    super({...config, name});
    this.largest = this.addWeight('largest');
    this.total = this.addWeight('total');
  }

  updateState(yTrue, yPred, sampleWeight = null) {
    const errors = yTrue.sub(yPred).abs();
    this.largest.assign(this.largest.maximum(errors.max()));
    this.total.assign(this.total.add(errors.sum()));
  }

  result() {
    return this.largest;
  }

  resetState() {
    this.largest.assign(tf.scalar(0.0, this.largest.dtype));
    this.total.assign(tf.scalar(0.0, this.total.dtype));
  }
}
tf.serialization.registerClass(LargestError);
const model = tf.sequential({
  layers: [
    tf.layers.dense({
      units: 4,
      activation: 'tanh',
      kernelRegularizer: new L2Penalty({strength: 0.05}),
      inputShape: [3],
    }),
    tf.layers.dense({
      units: 1,
      kernelInitializer: new ScaledOnes({scale: 0.5}),
      biasRegularizer: new L2Penalty({}),
    }),
  ],
});
console.log(
  'kernel at first:',
  model.layers.at(-1).getWeights()[0].arraySync(),
);
model.compile({
  optimizer: 'sgd',
  loss: new PullToMiddle({}),
  metrics: [new LargestError({})],
});

const x = tf.range(0, 48).sin().reshape([16, 3]);
const y = x.mean(1, true);
const history = await model.fit(x, y, {batchSize: 4, epochs: 3, verbose: 0});
console.log(history.history.loss);
console.log(history.history.largest_error);
console.log(
  'loss:',
  new PullToMiddle({factor: 0.2})(y, model.predict(x)).dataSync()[0],
);
console.log(
  'centered:',
  new MeanShifted({ref_value: 0.1}).apply(x).arraySync(),
);
const metric = new LargestError({});
metric.updateState(y, y.add(0.25));
console.log('metric:', metric.result().dataSync()[0]);
