import * as tf from '@tensorflow/tfjs';

const X = tf.tensor2d(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [4, 2],
);
const y = tf.tensor2d([[0], [1], [1], [0]], [4, 1]);

const model = tf.sequential();
model.add(tf.layers.dense({units: 8, inputDim: 2}));
model.add(tf.layers.activation({activation: 'tanh'}));
model.add(tf.layers.dropout({rate: 0.0}));
model.add(tf.layers.dense({units: 1}));
model.add(tf.layers.activation({activation: 'sigmoid'}));

const sgd = tf.train.sgd(0.1);
model.compile({loss: 'binaryCrossentropy', optimizer: sgd});

await model.fit(X, y, {batchSize: 1, epochs: 5, verbose: 0});
model.predict(X).print();
