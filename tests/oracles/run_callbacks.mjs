// Trains with the callbacks of tests/callback_cases.py by TensorFlow.js and extensions.js.
// The requests as JSON on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};
const said = console.log;
console.log = () => {};

function made(given) {
  if (given?.of == null) return given;
  const [space, name] = given.of.split('.');
  const config = Object.entries(given.with).map(([key, one]) => [key, made(one)]);
  return extensions[space][name](Object.fromEntries(config));
}

const plain = (value) => (Number.isFinite(value) ? value : null);

async function answer({callbacks, optimizer, runs, weights, data}) {
  const curves = [];
  const final = [];
  for (const epochs of runs) {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({units: 5, activation: 'tanh', inputShape: [4]}),
        tf.layers.dense({units: 1}),
      ],
    });
    model.setWeights(weights.map((one) => tf.tensor(one)));
    model.compile({optimizer: made(optimizer), loss: 'meanSquaredError'});
    const config = {batchSize: 8, epochs, shuffle: false, verbose: 0};
    const given = {...config, callbacks: callbacks.map(made)};
    const {history} = await model.fit(tf.tensor(data.x), tf.tensor(data.y), given);
    curves.push(
      Object.fromEntries(
        Object.entries(history).map(([key, column]) => [key, column.map(plain)]),
      ),
    );
    final.push(model.getWeights().map((one) => one.arraySync()));
  }
  return {curves, final};
}

const answers = [];
for (const request of JSON.parse(readFileSync(0, 'utf-8'))) {
  try {
    answers.push(await answer(request));
  } catch (error) {
    answers.push({error: error.stack});
  }
}
said(JSON.stringify(answers));
