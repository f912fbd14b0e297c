import * as tf from '@tensorflow/tfjs';

class Linear extends tf.layers.Layer {
  static className = 'Linear';

  constructor(config) {
    super(config);
    this.units = config.units ?? 32;
  }

  build(inputShape) {
    this.w = this.addWeight(
      'w',
      [inputShape.at(-1), this.units],
      'float32',
      tf.initializers.randomNormal({}),
    );
    this.b = this.addWeight(
      'b',
      [this.units],
      'float32',
      tf.initializers.zeros(),
    );
    super.build(inputShape);
  }

  call(inputs, kwargs) {
    inputs = Array.isArray(inputs) ? inputs[0] : inputs;
    return inputs.matMul(this.w.read()).add(this.b.read());
  }

  computeOutputShape(inputShape) {
    return [...inputShape.slice(0, -1), this.units];
  }

  getConfig() {
    const config = super.getConfig();
    Object.assign(config, {units: this.units});
    return config;
  }
}
tf.serialization.registerClass(Linear);
const inputs = tf.input({shape: [3]});
/** @type {any} */
let x = new Linear({units: 8}).apply(inputs);
x = tf.layers.reLU().apply(x);
const outputs = new Linear({units: 1}).apply(x);
const model = tf.model({inputs, outputs});
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});

x = tf.linspace(-1, 1, 24).reshape([8, 3]);
const y = x.sum(1);
await model.fit(x, y, {epochs: 3, batchSize: 4});
model.predict(x).print();
