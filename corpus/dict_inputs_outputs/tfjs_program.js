import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const numTags = 3;
const numWords = 15;
const numDepartments = 4;

const titleInput = tf.input({shape: [5], name: 'title'});
const tagsInput = tf.input({shape: [numTags], name: 'tags'});

let titleFeatures = tf.layers
  .embedding({inputDim: numWords, outputDim: 6})
  .apply(titleInput);
titleFeatures = tf.layers.globalAveragePooling1d().apply(titleFeatures);
const x = tf.layers.concatenate({}).apply([titleFeatures, tagsInput]);
const priorityPred = tf.layers
  .dense({units: 1, name: 'priority', activation: 'sigmoid'})
  .apply(x);
const departmentPred = tf.layers
  .dense({units: numDepartments, name: 'department'})
  .apply(x);
const model = tf.model({
  inputs: [titleInput, tagsInput],
  outputs: [priorityPred, departmentPred],
});

model.compile({
  optimizer: tf.train.sgd(0.2),
  loss: {
    priority: 'binaryCrossentropy',
    department: tf.losses.softmaxCrossEntropy,
  },
  lossWeights: {priority: 1.0, department: 0.2},
});

const titleData = tf
  .range(0, 60, 1, 'int32')
  .reshape([12, 5])
  .mul(7)
  .mod(numWords);
const tagsData = tf
  .range(0, 36, 1, 'int32')
  .reshape([12, numTags])
  .mod(2)
  .cast('float32');
const priorityTargets = tf.range(0, 12, 1, 'int32').mod(2).reshape([12, 1]);
const deptTargets = tf.oneHot(
  tf.range(0, 12, 1, 'int32').mod(numDepartments).cast('int32'),
  numDepartments,
  1,
  0,
  'float32',
);

const history = await model.fit(
  {title: titleData, tags: tagsData},
  {priority: priorityTargets, department: deptTargets},
  {epochs: 3, batchSize: 4, verbose: 0},
);
console.log(history.history.loss);
const [priority, department] = model.predict([titleData, tagsData]);
console.log(priority.shape, department.shape);
