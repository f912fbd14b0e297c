import * as tf from '@tensorflow/tfjs';

const numTags = 3;
const numDepartments = 2;

const titleInput = tf.input({shape: [4], name: 'title'});
const bodyInput = tf.input({shape: [6], name: 'body'});

let x = tf.layers.concatenate({}).apply([titleInput, bodyInput]);
x = tf.layers.dense({units: 8, activation: 'relu'}).apply(x);

const priorityPred = tf.layers
  .dense({units: 1, activation: 'sigmoid', name: 'priority'})
  .apply(x);
const departmentPred = tf.layers
  .dense({units: numDepartments, activation: 'softmax', name: 'department'})
  .apply(x);

const model = tf.model({
  inputs: [titleInput, bodyInput],
  outputs: [priorityPred, departmentPred],
});
model.compile({
  optimizer: tf.train.rmsprop(1e-3),
  loss: {priority: 'binaryCrossentropy', department: 'categoricalCrossentropy'},
});

const titleData = tf.linspace(0, 1, 24).reshape([6, 4]);
const bodyData = tf.linspace(-1, 1, 36).reshape([6, 6]);
const priorityTargets = tf.tensor1d([0, 1, 0, 1, 0, 1]);
const deptTargets = tf.tensor2d(
  [
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ],
  [6, 2],
);

await model.fit(
  {title: titleData, body: bodyData},
  {priority: priorityTargets, department: deptTargets},
  {epochs: 2, batchSize: 2},
);
const [priority, department] = model.predict([titleData, bodyData]);
console.log(priority.shape, department.shape);
