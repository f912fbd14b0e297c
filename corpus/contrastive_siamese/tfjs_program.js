import * as np from './numpy.js';
import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

function euclideanDistance(vects) {
  const [x, y] = vects;
  const sumSquare = x.sub(y).square().sum(1, true);
  return sumSquare.maximum(1e-7).sqrt();
}

function contrastiveLoss({margin = 1.0} = {}) {
  const loss = (yTrue, yPred) => {
    const squarePred = yPred.square();
    const marginSquare = tf.scalar(margin).sub(yPred).maximum(0).square();
    return tf
      .scalar(1)
      .sub(yTrue)
      .mul(squarePred)
      .add(yTrue.mul(marginSquare))
      .mean();
  };
  return loss;
}

/** Each sample with one of its class and one of another class. */
function makePairs(x, digits) {
  const pairs = [];
  const labels = [];
  for (let place = 0; place < x.shape[0]; place++) {
    const same = Array.from({length: x.shape[0]}, (_, index) => index).filter(
      (i) =>
        digits.gather(i).equal(digits.gather(place)).dataSync()[0] &&
        i !== place,
    );
    const other = Array.from({length: x.shape[0]}, (_, index) => index).filter(
      (i) => digits.gather(i).notEqual(digits.gather(place)).dataSync()[0],
    );
    pairs.push([x.gather(place), x.gather(same[0])]);
    labels.push(0);
    pairs.push([x.gather(place), x.gather(other[place % other.length])]);
    labels.push(1);
  }
  return [
    tf.stack(pairs.map((row) => tf.stack(row))),
    tf.tensor(labels, null, 'int32').cast('float32'),
  ];
}

function createBaseNetwork(inputShape) {
  const input = tf.input({shape: inputShape});
  let x = tf.layers.flatten().apply(input);
  x = tf.layers.dense({units: 8, activation: 'tanh'}).apply(x);
  x = tf.layers.dense({units: 4, activation: 'tanh'}).apply(x);
  return tf.model({inputs: input, outputs: x});
}
const rng = np.random.defaultRng(12);
const digits = tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32');
const x = tf
  .tensor(rng.normal(0, 1, [8, 3, 3]))
  .add(digits.reshape([-1, 1, 1]));
const [pairs, labels] = makePairs(x.cast('float32'), digits);
console.log(pairs.shape, labels.shape);

const baseNetwork = createBaseNetwork([3, 3]);
const inputA = tf.input({shape: [3, 3]});
const inputB = tf.input({shape: [3, 3]});
const processedA = baseNetwork.apply(inputA);
const processedB = baseNetwork.apply(inputB);
const distance = extensions.layers
  .lambda_({function: euclideanDistance, name: 'distance'})
  .apply([processedA, processedB]);
const model = tf.model({inputs: [inputA, inputB], outputs: distance});
model.compile({loss: contrastiveLoss({margin: 1.5}), optimizer: 'sgd'});
const history = await model.fit(
  [pairs.gather(0, 1), pairs.gather(1, 1)],
  labels,
  {batchSize: 8, epochs: 4, verbose: 0},
);
console.log(history.history.loss);

const distances = model.predict([pairs.gather(0, 1), pairs.gather(1, 1)]);
distances.slice([0], [Math.min(2, distances.shape[0])]).print();
