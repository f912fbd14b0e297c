import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const latentDim = 2;

/** z = mean + exp(log_var / 2) * epsilon; epsilon comes with the data. */
class Sampling extends tf.layers.Layer {
  static className = 'Sampling';

  call(inputs, kwargs) {
    const [zMean, zLogVar, epsilon] = inputs;
    return zMean.add(zLogVar.mul(0.5).exp().mul(epsilon));
  }

  computeOutputShape(inputShape) {
    return inputShape[0];
  }
}
tf.serialization.registerClass(Sampling);

function buildEncoder() {
  const inputs = tf.input({shape: [6]});
  const epsilon = tf.input({shape: [latentDim]});
  const x = tf.layers.dense({units: 8, activation: 'relu'}).apply(inputs);
  const zMean = tf.layers.dense({units: latentDim, name: 'z_mean'}).apply(x);
  const zLogVar = tf.layers
    .dense({units: latentDim, name: 'z_log_var'})
    .apply(x);
  const z = new Sampling({}).apply([zMean, zLogVar, epsilon]);
  return tf.model({
    inputs: [inputs, epsilon],
    outputs: [zMean, zLogVar, z],
    name: 'encoder',
  });
}

function buildDecoder() {
  const latentInputs = tf.input({shape: [latentDim]});
  const x = tf.layers.dense({units: 8, activation: 'relu'}).apply(latentInputs);
  const outputs = tf.layers.dense({units: 6, activation: 'sigmoid'}).apply(x);
  return tf.model({inputs: latentInputs, outputs, name: 'decoder'});
}

class VAE extends extensions.Model {
  static className = 'VAE';

  constructor(config) {
    super(config);
    this.encoder = config.encoder;
    this.decoder = config.decoder;
    this.totalLossTracker = extensions.metrics.mean({name: 'total_loss'});
    this.klLossTracker = extensions.metrics.mean({name: 'kl_loss'});
  }

  get metrics() {
    return [this.totalLossTracker, this.klLossTracker];
  }

  trainStep(data) {
    const [inputs, target] = data;
    let klLoss = null;
    const totalLoss = tf.tidy(() => {
      const computeLoss = () => {
        const [zMean, zLogVar, z] = this.encoder.apply(inputs);
        const reconstruction = this.decoder.apply(z);
        const likely = reconstruction.clipByValue(1e-7, 1 - 1e-7);
        const reconstructionLoss = target
          .mul(likely.log())
          .add(tf.sub(1, target).mul(tf.sub(1, likely).log()))
          .mean(-1)
          .neg()
          .sum(-1)
          .mean();
        klLoss = tf.keep(
          zLogVar.add(1).sub(zMean.square()).sub(zLogVar.exp()).mul(-0.5),
        );
        klLoss = tf.keep(klLoss.sum(1).mean());
        return reconstructionLoss.add(klLoss);
      };
      return this.optimizer.minimize(
        computeLoss,
        true,
        this.trainableWeights.map((w) => w.read()),
      );
    });
    this.totalLossTracker.updateState(totalLoss);
    this.klLossTracker.updateState(klLoss);
    return {
      loss: this.totalLossTracker.result(),
      kl_loss: this.klLossTracker.result(),
    };
  }
}
tf.serialization.registerClass(VAE);
const xTrain = tf.range(0, 96).sin().abs().reshape([16, 6]).cast('float32');
const epsilon = tf
  .range(0, 32, 1, 'int32')
  .mul(1.7)
  .cos()
  .reshape([16, latentDim])
  .cast('float32');

const encoder = buildEncoder();
const decoder = buildDecoder();
const vae = new VAE({encoder, decoder});
vae.compile({optimizer: tf.train.adam(0.01)});
const history = await vae.fit([xTrain, epsilon], xTrain, {
  epochs: 4,
  batchSize: 8,
  verbose: 0,
});
console.log('kl:', history.history.kl_loss);

// Walk through the latent space.
const grid = tf.tensor2d(
  [
    [-1.0, -1.0],
    [0.0, 0.0],
    [1.0, 1.0],
  ],
  [3, 2],
);
console.log(decoder.predict(grid).shape);
