// What real TensorFlow.js computes for the layers of tests/layer_cases.py.
// A JSON list of requests on standard input, the list of answers on the last line of output.

import {readFileSync} from 'node:fs';
import {extensions, tf} from './extensions.mjs';

console.warn = () => {};

function value(given, extended) {
  if (Array.isArray(given)) return given.map((one) => value(one, extended));
  return given?.layer ? layerOf({...given, extended}) : given;
}

/** A class of a program's own that derives from a class of extensions.js and adds nothing. */
function derived(name) {
  class Derived extends extensions.layers[name] {
    static className = `Derived${name}`;
  }
  tf.serialization.registerClass(Derived);
  return (config) => new Derived(config);
}

function layerOf({layer, config, extended, base}) {
  const entries = Object.entries(config).map(([key, item]) => [key, value(item, extended)]);
  const [first, second] = extended ? [extensions, tf] : [tf, extensions];
  const make = base ? derived(base) : (first.layers[layer] ?? second.layers[layer]);
  return make(Object.fromEntries(entries));
}

/** How far a saved and loaded model is from the model itself, in its outputs and its loss. */
async function changeBySaving(model, inputs, target) {
  let saved;
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return {modelArtifactsInfo: {dateSaved: new Date(), modelTopologyType: 'JSON'}};
  });
  await model.save(handler);
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
  const numbers = [];
  for (const one of [model, loaded]) {
    one.compile({optimizer: tf.train.sgd(0), loss: 'meanSquaredError'});
    numbers.push([one.predict(inputs), tf.scalar(one.trainableWeights.length > 0
      ? await one.trainOnBatch(inputs, target)
      : 0)]);
  }
  const [before, after] = numbers;
  return Math.max(
    ...before.map((one, at) => (one.size > 0 ? one.sub(after[at]).abs().max().arraySync() : 0)),
  );
}

async function answer(request) {
  const arrays = request.inputs.map((values) => tf.tensor(values));
  const weights = request.weights.map((values) => tf.tensor(values));
  const target = tf.tensor(request.target);
  const inputs = arrays.map((array) => tf.input({shape: array.shape.slice(1)}));
  const one = (list) => (list.length > 1 ? list : list[0]);
  const layer = layerOf(request);
  if (request.eager) return {output: layer.apply(one(arrays)).arraySync()};
  const masks = tf.layers.masking({maskValue: 0});
  const before = request.masked ? inputs.map((x) => masks.apply(x)) : inputs;
  const model = tf.model({inputs, outputs: layer.apply(one(before), request.call)});
  layer.setWeights(weights);
  const output = model.predict(one(arrays));
  const loss = (...xs) => model.apply(one(xs), {training: true}).sub(target).square().mean();
  const byInputs = request.whole ? [] : tf.grads(loss)(arrays);
  layer.setWeights(weights);
  const trained = layer.trainableWeights.map((weight) => weight.read());
  let byWeights = [];
  if (trained.length > 0) {
    const {grads} = tf.variableGrads(() => loss(...arrays), trained);
    byWeights = trained.map((weight) => grads[weight.name]);
    layer.setWeights(weights);
    model.compile({optimizer: tf.train.sgd(request.rate), loss: 'meanSquaredError'});
    for (let step = 0; step < request.steps; step++) {
      await model.trainOnBatch(one(arrays), target);
    }
  }
  const plain = (tensors) => tensors.map((tensor) => tensor.arraySync());
  const made = {
    output: output.arraySync(),
    byInputs: plain(byInputs),
    byWeights: plain(byWeights),
    weights: plain(layer.getWeights()),
  };
  if (request.saved) made.bySaving = await changeBySaving(model, one(arrays), target);
  return made;
}

const answers = [];
for (const request of JSON.parse(readFileSync(0, 'utf-8'))) {
  try {
    answers.push(await answer(request));
  } catch (error) {
    if (!request.extended) throw new Error(`${request.name}: ${error.stack}`);
    answers.push({error: error.stack});
  }
}
console.log(JSON.stringify(answers));
