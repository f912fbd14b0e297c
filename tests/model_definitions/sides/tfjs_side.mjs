// Real TensorFlow.js tells of a program's models: node tfjs_side.mjs PACKAGES. Requests are {file,
// inputs, gain}; the rest is as described.py says.

import {createRequire, register} from 'node:module';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {pathToFileURL} from 'node:url';

const SHOWN = 4000;
const packages = pathToFileURL(join(process.argv[2], 'package.json')).href;

// Programs are ES modules whatever their folder says, and find the packages wherever they are.
const hooks = `
  export async function resolve(specifier, context, next) {
    try {
      return await next(specifier, context);
    } catch (error) {
      if (specifier.startsWith('.') || specifier.startsWith('/')) throw error;
      return next(specifier, {...context, parentURL: ${JSON.stringify(packages)}});
    }
  }
  export async function load(url, context, next) {
    const own = url.startsWith('file:') && !url.includes('/node_modules/');
    return own && /\\.js(\\?|$)/.test(url) ? next(url, {...context, format: 'module'}) : next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const write = process.stdout.write.bind(process.stdout);
for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {};
const require = createRequire(packages);
const tf = await import(pathToFileURL(require.resolve('@tensorflow/tfjs')).href);
await tf.ready();

function numbers(seed, count) {
  const made = new Float32Array(count);
  const start = Math.imul(seed, 0x9e3779b9);
  for (let i = 0; i < count; i++) {
    let hashed = (start + i) >>> 0;
    hashed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b) >>> 0;
    hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35) >>> 0;
    made[i] = ((hashed ^ (hashed >>> 16)) >>> 8) * 2 ** -24;
  }
  return made;
}

const product = (shape) => shape.reduce((all, size) => all * size, 1);

function weight(seed, kind, shape, gain) {
  const drawn = numbers(seed, product(shape));
  let [shift, factor] = [-0.5, 0.2];
  if (kind.toLowerCase().includes('normalization')) [shift, factor] = [0.5, 1];
  else if (shape.length >= 2) {
    const depthwise = shape.length === 4 && shape[3] === 1;
    const fan = depthwise ? shape[0] * shape[1] : product(shape.slice(0, -1));
    factor = 2 * gain * Math.sqrt(3 / fan);
  }
  return tf.tensor(
    drawn.map((value) => (value + shift) * factor),
    shape,
  );
}

function sample(seed, {shape, dtype, below}) {
  const drawn = numbers(seed, product(shape));
  const values = drawn.map((value) => (below ? Math.floor(value * below) : value * 2 - 1));
  return tf.tensor(values, shape, dtype.startsWith('float') ? 'float32' : 'int32');
}

const isModel = (value) => value instanceof tf.LayersModel;
const plain = (name) => name.replaceAll('_', '').toLowerCase();

function models(value) {
  if (isModel(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(models);
  if (value instanceof Map) return [...value.values()].flatMap(models);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (Object.getPrototypeOf(value) === Object.prototype) return entries.flatMap(([, one]) => models(one));
  entries.sort(([a], [b]) => (plain(a) < plain(b) ? -1 : 1));
  return entries.map(([, one]) => one).filter(isModel);
}

const layersOf = (model) =>
  model.layers.flatMap((layer) => (isModel(layer) ? layersOf(layer) : [layer]));

function describe(model, inputs, gain) {
  const layers = layersOf(model);
  const told = layers.map((layer) => ({
    class: layer.getClassName(),
    weights: layer.getWeights().map((one) => one.shape),
  }));
  let place = 0;
  layers.forEach((layer, number) => {
    const {class: kind, weights} = told[number];
    if (weights.length === 0) return;
    const before = layer.getWeights();
    const made = weights.map((shape, index) =>
      before[index].dtype === 'float32'
        ? weight(place * 100 + index, kind, shape, gain)
        : before[index],
    );
    layer.setWeights(made);
    place += 1;
  });
  const given = inputs.map((one, i) => sample(7 + i, one));
  const result = model.predict(given.length > 1 ? given : given[0]);
  const outputs = Array.isArray(result) ? result : [result];
  return {
    layers: told,
    parameters: model.countParams(),
    outputs: outputs.map((output) => {
      const values = output.dataSync();
      const step = Math.max(1, Math.ceil(values.length / SHOWN));
      const shown = Array.from(values).filter((_, i) => i % step === 0);
      return {
        shape: output.shape,
        values: shown.map((value) => (Number.isFinite(value) ? value : String(value))),
      };
    }),
  };
}

async function answer({file, inputs, gain}) {
  tf.disposeVariables();
  tf.engine().startScope();
  try {
    const {definition} = await import(pathToFileURL(file).href);
    const found = models(definition);
    if (found.length !== inputs.length) {
      return {error: `${found.length} models come out, not ${inputs.length}`};
    }
    return {models: found.map((model, i) => describe(model, inputs[i], gain))};
  } catch (error) {
    const at = String(error?.stack ?? '').match(/definition\.js[^:]*:(\d+)/)?.[1];
    const told = `${error?.name ?? typeof error}: ${String(error?.message ?? error).slice(0, 600)}`;
    return {error: at ? `${told} (line ${at})` : told};
  } finally {
    tf.engine().endScope();
  }
}

let lost = null;
process.on('unhandledRejection', (error) => {
  lost ??= error;
});

for await (const line of createInterface({input: process.stdin})) {
  write(`\x1e${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
