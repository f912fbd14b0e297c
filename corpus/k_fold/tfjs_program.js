import * as tf from '@tensorflow/tfjs';

let trainData = tf.range(0, 72).sin().reshape([24, 3]);
const trainTargets = trainData.matMul(
  tf.tensor2d([[1.0], [2.0], [-1.0]], [3, 1]),
);

const mean = trainData.mean(0);
const std = tf.moments(trainData, 0).variance.sqrt();
trainData = trainData.sub(mean);
trainData = trainData.div(std);

function buildModel() {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({units: 6, activation: 'tanh', inputShape: [3]}),
      tf.layers.dense({units: 1}),
    ],
  });
  model.compile({optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae']});
  return model;
}
const k = 3;
const numValSamples = Math.floor(trainData.shape[0] / k);
const numEpochs = 2;
const allScores = [];
for (let i = 0; i < k; i++) {
  console.log(`Processing fold #${i}`);
  const valData = trainData.slice([i * numValSamples], [numValSamples]);
  const valTargets = trainTargets.slice([i * numValSamples], [numValSamples]);
  const partialTrainData = tf.concat(
    [
      trainData.slice([0], [i * numValSamples]),
      trainData.slice([(i + 1) * numValSamples], [-1]),
    ],
    0,
  );
  const partialTrainTargets = tf.concat(
    [
      trainTargets.slice([0], [i * numValSamples]),
      trainTargets.slice([(i + 1) * numValSamples], [-1]),
    ],
    0,
  );
  const model = buildModel();
  await model.fit(partialTrainData, partialTrainTargets, {
    epochs: numEpochs,
    batchSize: 4,
    verbose: 0,
  });
  const [valMSE, valMAE] = model
    .evaluate(valData, valTargets)
    .map((t) => t.dataSync()[0]);
  allScores.push(valMAE);
}

console.log(allScores);
tf.mean(allScores).print();
