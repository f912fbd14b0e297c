import * as tf from '@tensorflow/tfjs';

// y = a x^3 + b x^2 + c x + d, learned by gradient descent on four variables.
const a = tf.variable(tf.scalar(0.3));
const b = tf.variable(tf.scalar(-0.1));
const c = tf.variable(tf.scalar(0.2));
const d = tf.variable(tf.scalar(0.1));

const numIterations = 40;
const learningRate = 0.5;
const optimizer = tf.train.sgd(learningRate);

/** The polynomial at the points x. */
function predict(x) {
  return tf.tidy(() =>
    a
      .mul(x.pow(tf.scalar(3, 'int32')))
      .add(b.mul(x.square()))
      .add(c.mul(x))
      .add(d),
  );
}

function loss(prediction, labels) {
  return prediction.sub(labels).square().mean();
}

async function train(xs, ys) {
  for (let iter = 0; iter < numIterations; iter++) {
    const cost = optimizer.minimize(() => loss(predict(xs), ys), true);
    if (iter % 10 === 0) {
      console.log(`iteration ${iter}: ${cost.dataSync()[0].toFixed(4)}`);
    }
    cost.dispose();
    await tf.nextFrame();
  }
}

function normalized(values) {
  return tf.tidy(() => {
    const min = values.min();
    const max = values.max();
    return values.sub(min).div(max.sub(min));
  });
}

async function main() {
  const xs = tf.linspace(-1, 1, 21);
  const ys = normalized(
    tf.tidy(() =>
      xs.pow(tf.scalar(3, 'int32')).mul(-0.8).sub(xs.mul(0.2)).add(0.5),
    ),
  );

  await train(xs, ys);

  const predictions = predict(xs);
  console.log('predictions', await predictions.data());
  predictions.dispose();
  [a, b, c, d].forEach((coefficient) => console.log(coefficient.dataSync()[0]));
}

main();
