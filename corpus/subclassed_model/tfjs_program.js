import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
import * as np from './numpy.js';

class MLPBlock extends extensions.layers.Layer {
  static className = 'MLPBlock';

  constructor(config) {
    const units = config.units;
    super(config);
    this.dense_1 = tf.layers.dense({units, activation: 'relu'});
    this.dense_2 = tf.layers.dense({units, useBias: false});
    this.norm = tf.layers.batchNormalization();
  }

  call(inputs, kwargs) {
    inputs = Array.isArray(inputs) ? inputs[0] : inputs;
    const training = kwargs.training ?? null;
    const x = this.dense_2.apply(this.dense_1.apply(inputs));
    return this.norm.apply(x, {training});
  }

  computeOutputShape(inputShape) {
    return this.dense_2.computeOutputShape(
      this.dense_1.computeOutputShape(inputShape),
    );
  }
}
tf.serialization.registerClass(MLPBlock);

/** Two blocks and a softmax. */
class Classifier extends extensions.Model {
  static className = 'Classifier';

  constructor(config) {
    const units = config.units ?? 6;
    const numClasses = config.num_classes ?? 3;
    super(config);
    this.block_1 = new MLPBlock({units});
    this.block_2 = new MLPBlock({units});
    this.dropout = tf.layers.dropout({rate: 0.5});
    this.classifier = tf.layers.dense({
      units: numClasses,
      activation: 'softmax',
    });
  }

  call(inputs, kwargs) {
    const training = kwargs.training ?? null;
    let x = this.block_1.apply(inputs, {training});
    x = x.relu();
    x = this.block_2.apply(x, {training});
    return this.classifier.apply(x);
  }
}
tf.serialization.registerClass(Classifier);
const rng = np.random.defaultRng(7);
const x = tf.tensor(rng.standardNormal([24, 5])).cast('float32');
const y = tf.tensor1d(rng.integers(0, 3, 24), 'int32');

const model = new Classifier({num_classes: 3});
model.compile({
  optimizer: tf.train.sgd(0.02),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
const history = await model.fit(x, y.toFloat(), {
  batchSize: 8,
  epochs: 3,
  validationSplit: 0.25,
  verbose: 0,
});
console.log('val_loss:', history.history.val_loss);
const [loss, accuracy] = model
  .evaluate(x, y.toFloat())
  .map((t) => t.dataSync()[0]);
console.log(`loss ${loss.toFixed(3)}, accuracy ${accuracy.toFixed(3)}`);
const probabilities = model.predict(x.slice([0], [4]));
probabilities.argMax(-1).print();
