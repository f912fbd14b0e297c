// What extensions.js computes on real TensorFlow.js for the losses, metrics, optimizers, schedules
// and regularizers of tests/training_cases.py, and for the trainings of tests/fit_cases.py.
// {start, cases} on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};
const {start, cases} = JSON.parse(readFileSync(0, 'utf-8'));

/** A config as a program writes it: {"of": "train.adamW", "with": {...}} are made. */
function value(given, numbers) {
  if (Array.isArray(given)) return given.map((one) => value(one, numbers));
  if (given === 'the weights') return tf.tensor(numbers.weights);
  if (given?.of != null) {
    const [space, name] = given.of.split('.');
    return (extensions[space]?.[name] ?? tf[space][name])(
      value(given.with, numbers),
    );
  }
  if (given?.constructor !== Object) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, one]) => [key, value(one, numbers)]),
  );
}

const tensors = ({y, p, weights}) => [
  tf.tensor(y),
  tf.tensor(p),
  weights == null ? null : tf.tensor(weights),
];

const plain = (given) => {
  if (Array.isArray(given)) return given.map(plain);
  if (given?.constructor === Object) {
    return Object.fromEntries(
      Object.entries(given).map(([key, one]) => [key, plain(one)]),
    );
  }
  return typeof given !== 'number' || Number.isNaN(given) ? null : given;
};

function lost(loss, batch) {
  const [y, p, weights] = tensors(batch);
  const {value: cost, grad} = tf.valueAndGrad((x) => loss(y, x, weights))(p);
  return [cost.arraySync(), grad.arraySync()];
}

function measured(metric, name, batches) {
  return batches.map((batch) => {
    const [y, p, sampleWeight] = tensors(batch);
    if (name === 'mean' || name === 'sum') {
      metric.updateState(y, {sampleWeight});
    } else {
      metric.updateState(y, p, {sampleWeight});
    }
    return metric.result().arraySync();
  });
}

function stepped(optimizer, batches) {
  const variables = Object.entries(start).map(([name, given]) => [
    name,
    tf.variable(tf.tensor(given)),
  ]);
  return batches.map((batch) => {
    optimizer.applyGradients(
      variables.map(([name, variable]) => ({
        name: variable.name,
        tensor: tf.tensor(batch[name]),
      })),
    );
    return variables.map(([, variable]) => variable.arraySync());
  });
}

/** The model of tests/fit_cases.py with the initial weights. */
function network(kind, weights) {
  const made = tf.sequential({
    layers:
      kind === 'steps'
        ? [
            tf.layers.masking({maskValue: 0, inputShape: [5, 2]}),
            tf.layers.simpleRNN({units: 4, returnSequences: true}),
            tf.layers.dense({units: 1}),
          ]
        : [
            tf.layers.dense({units: 5, activation: 'tanh', inputShape: [4]}),
            tf.layers.dense(
              kind === 'classes' ? {units: 3, activation: 'softmax'} : {units: 1},
            ),
          ],
  });
  made.setWeights(weights.map((one) => tf.tensor(one)));
  return made;
}

async function fitted({model: kind, compile, fit, weights, batches: [numbers]}) {
  const model = network(kind, weights);
  const given = (one) => (one === 'the data' ? data() : value(one, numbers));
  const data = () => [tf.tensor(numbers.x), tf.tensor(numbers.y)];
  model.compile(value(compile, numbers));
  const config = {batchSize: 8, epochs: 4, shuffle: false, verbose: 0};
  for (const [key, one] of Object.entries(fit)) config[key] = given(one);
  const {history} = await model.fit(...data(), config);
  const final = model.getWeights().map((one) => one.sum().arraySync());
  return {...history, 'final weights': final};
}

async function answer(one) {
  const {space, name, config, batches} = one;
  if (space === 'fit') return fitted(one);
  const home = space === 'schedules' ? 'train' : space;
  const made = (extensions[home]?.[name] ?? tf[home][name])(config);
  switch (space) {
    case 'schedules':
      return batches.map((_, step) => made(step));
    case 'regularizers':
    case 'constraints':
      return batches.map(({w}) => made.apply(tf.tensor(w)).arraySync());
    case 'train':
      return stepped(made, batches);
    case 'metrics':
      return measured(made, name, batches);
    default:
      return batches.map((batch) => lost(made, batch));
  }
}

const answers = [];
for (const one of cases) {
  try {
    answers.push(plain(await answer(one)));
  } catch (error) {
    answers.push({error: `${error.stack}`});
  }
}
console.log(JSON.stringify(answers));
