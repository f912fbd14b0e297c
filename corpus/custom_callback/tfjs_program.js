import * as tf from '@tensorflow/tfjs';

class LossHistory extends tf.Callback {
  async onTrainBegin(logs) {
    this.losses = [];
  }

  async onBatchEnd(batch, logs) {
    const loss = (await logs.loss.data())[0];
    this.losses.push(loss);
  }
}

class StopBelow extends tf.Callback {
  constructor(target) {
    super();
    this.target = target;
  }

  async onEpochEnd(epoch, logs) {
    const loss = (await logs.loss.data())[0];
    if (loss < this.target) {
      console.log('Reached the target in epoch', epoch);
      this.model.stopTraining = true;
    }
  }
}
const model = tf.sequential({
  layers: [tf.layers.dense({units: 1, inputShape: [1]})],
});
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});

const x = tf.tensor2d([[-1.0], [0.0], [1.0], [2.0], [3.0], [4.0]], [6, 1]);
const y = tf.tensor2d([[-3.0], [-1.0], [1.0], [3.0], [5.0], [7.0]], [6, 1]);

const history = new LossHistory();
await model.fit(x, y, {
  batchSize: 2,
  epochs: 20,
  callbacks: [history, new StopBelow(0.5)],
});
console.log(history.losses.length);
