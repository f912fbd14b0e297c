import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

class CustomModel extends extensions.Model {
  static className = 'CustomModel';

  constructor(config) {
    const units = config.units;
    super(config);
    this.hidden = tf.layers.dense({units, activation: 'tanh'});
    this.out = tf.layers.dense({units: 1});
    this.lossTracker = extensions.metrics.mean({name: 'loss'});
    this.maeMetric = extensions.metrics.meanAbsoluteError({name: 'mae'});
    this.lossFn = extensions.losses.meanSquaredError({});
  }

  call(inputs, kwargs) {
    return this.out.apply(this.hidden.apply(inputs));
  }

  trainStep(data) {
    const [x, y] = data;
    let yPred = null;
    const loss = tf.tidy(() => {
      const computeLoss = () => {
        yPred = tf.keep(this.apply(x, {training: true}));
        return this.lossFn(y, yPred);
      };
      return this.optimizer.minimize(
        computeLoss,
        true,
        this.trainableWeights.map((w) => w.read()),
      );
    });
    this.lossTracker.updateState(loss);
    this.maeMetric.updateState(y, yPred);
    return {
      loss: this.lossTracker.result(),
      mae: this.maeMetric.result(),
    };
  }

  testStep(data) {
    const [x, y] = data;
    const yPred = this.apply(x, {training: false});
    this.lossTracker.updateState(this.lossFn(y, yPred));
    this.maeMetric.updateState(y, yPred);
    return {
      loss: this.lossTracker.result(),
      mae: this.maeMetric.result(),
    };
  }

  get metrics() {
    return [this.lossTracker, this.maeMetric];
  }
}
tf.serialization.registerClass(CustomModel);
const x = tf.range(0, 64).sin().reshape([16, 4]).cast('float32');
const y = x.sum(1, true).mul(0.5);

const model = new CustomModel({units: 6});
model.compile({optimizer: tf.train.momentum(0.05, 0.9)});

const history = await model.fit(x, y, {batchSize: 4, epochs: 3, verbose: 0});
console.log('mae:', history.history.mae);
