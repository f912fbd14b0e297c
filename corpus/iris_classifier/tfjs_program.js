import * as tf from '@tensorflow/tfjs';

const CLASSES = ['setosa', 'versicolor', 'virginica'];
const NUM_CLASSES = CLASSES.length;

// [sepal length, sepal width, petal length, petal width, class]
const FLOWERS = [
  [5.1, 3.5, 1.4, 0.2, 0],
  [4.9, 3.0, 1.4, 0.2, 0],
  [4.7, 3.2, 1.3, 0.2, 0],
  [5.0, 3.6, 1.4, 0.2, 0],
  [5.4, 3.9, 1.7, 0.4, 0],
  [7.0, 3.2, 4.7, 1.4, 1],
  [6.4, 3.2, 4.5, 1.5, 1],
  [6.9, 3.1, 4.9, 1.5, 1],
  [5.5, 2.3, 4.0, 1.3, 1],
  [6.5, 2.8, 4.6, 1.5, 1],
  [6.3, 3.3, 6.0, 2.5, 2],
  [5.8, 2.7, 5.1, 1.9, 2],
  [7.1, 3.0, 5.9, 2.1, 2],
  [6.3, 2.9, 5.6, 1.8, 2],
  [6.5, 3.0, 5.8, 2.2, 2],
];

/** The last rows are for tests, those before for training. */
function split(flowers, numTest) {
  const test = flowers.slice(flowers.length - numTest);
  const train = flowers.slice(0, flowers.length - numTest);
  return [train, test].map((rows) => {
    const xs = tf.tensor2d(rows.map((row) => row.slice(0, -1)));
    const labels = tf.tensor1d(
      rows.map((row) => row[row.length - 1]),
      'int32',
    );
    return {xs, ys: tf.oneHot(labels, NUM_CLASSES).toFloat(), labels};
  });
}

function createModel(inputSize) {
  const model = tf.sequential();
  model.add(
    tf.layers.dense({
      units: 10,
      activation: 'sigmoid',
      inputShape: [inputSize],
    }),
  );
  model.add(tf.layers.dense({units: NUM_CLASSES, activation: 'softmax'}));
  model.compile({
    optimizer: tf.train.sgd(0.1),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

async function run() {
  const [train, test] = split(FLOWERS, 5);
  const model = createModel(train.xs.shape[1]);

  const losses = [];
  const history = await model.fit(train.xs, train.ys, {
    epochs: 6,
    batchSize: 5,
    shuffle: false,
    validationData: [test.xs, test.ys],
    callbacks: {
      onEpochEnd: async (epoch, logs) => {
        losses.push(logs.loss);
        if (epoch === 0 || epoch === 5) {
          console.log(`epoch ${epoch + 1}: ${logs.val_loss.toFixed(3)}`);
        }
      },
    },
  });
  console.log(losses.length, history.history.loss[5] < history.history.loss[0]);

  const predicted = tf.tidy(() => model.predict(test.xs).argMax(-1));
  const names = Array.from(await predicted.data()).map(
    (index) => CLASSES[index],
  );
  console.log(names.length, CLASSES.includes(names[0]));

  const [loss, accuracy] = model.evaluate(test.xs, test.ys);
  console.log('loss', loss.dataSync()[0]);
  tf.dispose([loss, accuracy, predicted]);
}

run().then(() => console.log('done'));
