import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
import * as np from './numpy.js';

const latentDim = 3;
const batchSize = 8;

const discriminator = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, inputShape: [4]}),
    tf.layers.leakyReLU({alpha: 0.2}),
    tf.layers.dense({units: 1}),
  ],
  name: 'discriminator',
});
const generator = tf.sequential({
  layers: [
    tf.layers.dense({units: 8, inputShape: [latentDim]}),
    tf.layers.leakyReLU({alpha: 0.2}),
    tf.layers.dense({units: 4, activation: 'tanh'}),
  ],
  name: 'generator',
});

/** Each batch has real samples and the latent vectors for the fake ones. */
class GAN extends extensions.Model {
  static className = 'GAN';

  constructor(config) {
    super(config);
    this.discriminator = config.discriminator;
    this.generator = config.generator;
    this.dLossMetric = extensions.metrics.mean({name: 'd_loss'});
    this.gLossMetric = extensions.metrics.mean({name: 'g_loss'});
  }

  compile(dOptimizer, gOptimizer, lossFn) {
    super.compile({optimizer: 'rmsprop'});
    this.dOptimizer = dOptimizer;
    this.gOptimizer = gOptimizer;
    this.lossFn = lossFn;
  }

  get metrics() {
    return [this.dLossMetric, this.gLossMetric];
  }

  trainStep(data) {
    const [realSamples, randomLatentVectors] = data;
    const generated = this.generator.apply(randomLatentVectors);
    const combined = tf.concat([generated, realSamples], 0);
    const labels = tf.concat(
      [tf.ones([batchSize, 1]), tf.zeros([batchSize, 1])],
      0,
    );
    const dLoss = tf.tidy(() => {
      // Train the discriminator.
      const computeLoss = () => {
        const predictions = this.discriminator.apply(combined);
        return this.lossFn(labels, predictions);
      };
      return this.dOptimizer.minimize(
        computeLoss,
        true,
        this.discriminator.trainableWeights.map((w) => w.read()),
      );
    });

    // Train the generator, without updating the discriminator.
    const misleadingLabels = tf.zeros([batchSize, 1]);
    const gLoss = tf.tidy(() => {
      const computeLoss = () => {
        const predictions = this.discriminator.apply(
          this.generator.apply(randomLatentVectors),
        );
        return this.lossFn(misleadingLabels, predictions);
      };
      return this.gOptimizer.minimize(
        computeLoss,
        true,
        this.generator.trainableWeights.map((w) => w.read()),
      );
    });

    this.dLossMetric.updateState(dLoss);
    this.gLossMetric.updateState(gLoss);
    return {
      d_loss: this.dLossMetric.result(),
      g_loss: this.gLossMetric.result(),
    };
  }
}
tf.serialization.registerClass(GAN);
const rng = np.random.defaultRng(3);
const real = tf.tensor(rng.standardNormal([16, 4])).tanh();
const latent = tf.tensor(rng.standardNormal([16, latentDim]));

const gan = new GAN({discriminator, generator});
gan.compile(
  tf.train.adam(0.003),
  tf.train.adam(0.003),
  extensions.losses.binaryCrossentropy({fromLogits: true}),
);
const history = await gan.fit(real, latent, {batchSize, epochs: 3, verbose: 0});
console.log('d_loss', history.history.d_loss);
console.log('g_loss', history.history.g_loss);
generator.predict(latent.slice([0], [2])).print();
