import * as tf from '@tensorflow/tfjs';

const latentDim = 3;

function buildGenerator() {
  return tf.sequential({
    layers: [
      tf.layers.dense({units: 6, inputShape: [latentDim]}),
      tf.layers.leakyReLU({alpha: 0.2}),
      tf.layers.dense({units: 4, activation: 'tanh'}),
    ],
    name: 'generator',
  });
}

function buildDiscriminator() {
  return tf.sequential({
    layers: [
      tf.layers.dense({units: 6, inputShape: [4]}),
      tf.layers.leakyReLU({alpha: 0.2}),
      tf.layers.dense({units: 1, activation: 'sigmoid'}),
    ],
    name: 'discriminator',
  });
}
const generator = buildGenerator();
const discriminator = buildDiscriminator();
discriminator.compile({optimizer: 'sgd', loss: 'binaryCrossentropy'});

const real = tf.range(0, 16).sin().reshape([4, 4]);
const noise = tf.range(0, 12).cos().reshape([4, latentDim]);

for (let step = 0; step < 3; step++) {
  const fake = generator.predict(noise);
  const dLossReal = await discriminator.trainOnBatch(real, tf.ones([4, 1]));
  const dLossFake = await discriminator.trainOnBatch(fake, tf.zeros([4, 1]));
  console.log('step', step);
}

discriminator.predict(real).print();
