// Trains the translated models of tests/subclassed_models by TensorFlow.js with extensions.js.
// {name: {code, weights}} on standard input, {name: answer} on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};
const AsyncFunction = (async () => {}).constructor;

/** The layers whose weights are set, those of nested models too. */
function leaves(model) {
  return model.layers.flatMap((layer) =>
    layer instanceof tf.LayersModel ? leaves(layer) : [layer],
  );
}

/** Outputs as Keras lists them: those of a dict by their sorted names. */
function inOrder(outputs) {
  if (outputs instanceof tf.Tensor) return [outputs];
  if (Array.isArray(outputs)) return outputs;
  return Object.keys(outputs)
    .sort()
    .map((name) => outputs[name]);
}

const arrays = (tensors) => inOrder(tensors).map((one) => one.arraySync());

async function answer({code, weights}) {
  const body = code.replace(/^import .*$/gm, '');
  const program = new AsyncFunction('tf', 'extensions', `${body}\nreturn {model, x, y};`);
  const {model, x, y} = await program(tf, extensions);
  if (model.hasCall) model.apply(x);
  leaves(model).forEach((layer, at) =>
    layer.setWeights((weights[at] ?? []).map((one) => tf.tensor(one))),
  );
  const config = {batchSize: 16, epochs: 1, shuffle: false, verbose: 0};
  const {history} = await model.fit(x, y, {...config, epochs: 5});
  const made = {history};
  if (model.hasCall || model.outputs.length > 0) {
    made.outputs = arrays(model.apply(x));
    made.predicted = arrays(model.predict(x));
    if (model.lossFunctions.length > 0 || model.ownTests) {
      made.evaluated = [model.evaluate(x, y)].flat()[0].arraySync();
    }
  }
  const names = [];
  model.summary(undefined, undefined, (line) => names.push(line));
  made.parameters = model.countParams();
  const before = tf.memory().numTensors;
  await model.fit(x, y, config);
  const between = tf.memory().numTensors;
  await model.fit(x, y, {...config, epochs: 3});
  made.leaked = [between - before, tf.memory().numTensors - between];
  return made;
}

const answers = {};
for (const [name, request] of Object.entries(JSON.parse(readFileSync(0, 'utf-8')))) {
  try {
    answers[name] = await answer(request);
  } catch (error) {
    answers[name] = {error: error.stack};
  }
}
console.log(JSON.stringify(answers));
