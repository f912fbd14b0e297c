// Real TensorFlow.js as a side of a comparison. Answers requests, one JSON text a line, with what
// a program computes, in the form that recorder.py describes.
//
//     node tfjs_runner.mjs PACKAGES     PACKAGES: a folder whose node_modules has @tensorflow/tfjs

import {promises as fs} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {format} from 'node:util';
import {loadFrom} from './programs.mjs';
import {settled} from './settled.mjs';

const ANSWER_MARK = '\x1e';
const packages = pathToFileURL(join(process.argv[2], 'package.json')).href;

const modules = loadFrom(packages);

const tf = await import(pathToFileURL(createRequire(packages).resolve('@tensorflow/tfjs')).href);
await tf.ready();

const number = (value) => (Number.isFinite(value) ? value : String(value));
// Shortest text that reads back to the same float32: 9 significant digits always do.
const single = (value) => {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return number(Number(value.toPrecision(9)));
};

function encodeTensor(tensor) {
  const data = Array.from(tensor.dataSync());
  const float = tensor.dtype === 'float32';
  return {shape: tensor.shape, dtype: tensor.dtype, data: float ? data.map(single) : data};
}

function decodeTensor({shape, dtype, data}) {
  return tf.tensor(data.map(Number), shape, dtype === 'int64' ? 'int32' : dtype);
}

function encode(value) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof tf.Tensor) return encodeTensor(value);
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return Array.from(value, encode);
  if (value instanceof Map) return {dict: encodeEntries(value.entries())};
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return {dict: encodeEntries(Object.entries(value))};
  }
  return {opaque: value.constructor?.name ?? typeof value};
}

const encodeEntries = (entries) =>
  Object.fromEntries(Array.from(entries, ([key, item]) => [String(key), encode(item)]));

class Recorder {
  constructor(given) {
    this.given = given ?? null;
    this.units = [];
    this.events = [];
    this.loads = [];
    this.output = '';
    this.objects = [];
    this.kept = new Set();
    this.depth = 0;
    this.writing = false;
    this.pending = [];
  }

  inside(action) {
    this.depth++;
    try {
      return action();
    } finally {
      this.depth--;
    }
  }

  async insideUntil(action) {
    this.depth++;
    try {
      return await action();
    } finally {
      this.depth--;
    }
  }

  keep(unit) {
    if (this.depth === 0) for (const layer of layersOf(unit)) this.kept.add(layer);
  }

  // The number of a model or layer; at first use its weights are set and written down.
  unit(subject) {
    const known = this.objects.indexOf(subject);
    if (known >= 0) return known;
    const index = this.objects.push(subject) - 1;
    const layers = layersOf(subject);
    this.inside(() => {
      if (this.given && index < this.given.length) this.set(index, layers);
    });
    this.units.push({
      name: subject.name ?? '',
      layers: layers.map((layer) => ({
        name: layer.name,
        kept: this.kept.has(layer),
        initial: weightsOf(layer),
      })),
    });
    return index;
  }

  set(index, layers) {
    const source = this.given[index].layers;
    const shapes = source.map((layer) => layer.initial.map((item) => item.shape));
    const own = layers.map((layer) => layer.weights.map((weight) => weight.shape));
    if (JSON.stringify(shapes) !== JSON.stringify(own)) {
      throw new Error(
        `model ${index + 1}: weights of shapes ${JSON.stringify(shapes)} were given, ` +
          `this one has ${JSON.stringify(own)}`,
      );
    }
    layers.forEach((layer, i) => {
      if (source[i].kept || this.kept.has(layer)) return;
      const tensors = source[i].initial.map(decodeTensor);
      layer.setWeights(tensors);
      tf.dispose(tensors);
    });
  }

  event(kind, facts) {
    const event = {event: kind, ...facts};
    this.events.push(event);
    return event;
  }

  // What the library prints by itself is text, no event.
  write(action) {
    const before = this.writing;
    this.writing = true;
    try {
      return action();
    } finally {
      this.writing = before;
    }
  }

  printing(values, write) {
    const event = this.event('print', {values: values.map(encode), text: ''});
    const start = this.output.length;
    this.write(write);
    event.text = this.output.slice(start);
  }

  trace() {
    this.objects.forEach((subject, index) => {
      layersOf(subject).forEach((layer, i) => {
        this.units[index].layers[i].final = weightsOf(layer);
      });
    });
    const {units, events, loads, output} = this;
    return {units, events, loads, output};
  }
}

// The layers of a model that have weights, in layer order; of a layer, itself.
function layersOf(unit) {
  if (unit.layers !== undefined) return unit.layers.flatMap(layersOf);
  return unit.weights.length > 0 ? [unit] : [];
}

const weightsOf = (layer) => layer.weights.map((weight) => encodeTensor(weight.read()));
// The tensors of one output, of a list, or of an object in the order of its keys.
const tensorsOf = (value) =>
  value?.constructor === Object
    ? Object.keys(value).sort().map((key) => value[key])
    : listOf(value);
const listOf = (value) => (Array.isArray(value) ? value.flat(Infinity) : [value]);

let recorder = new Recorder();

function patch(owner, name, make) {
  if (Object.hasOwn(owner, name)) owner[name] = make(owner[name]);
}

const historyOf = (result) => ({
  history: Object.fromEntries(
    Object.entries(result.history).map(([name, values]) => [name, values.map(number)]),
  ),
});
// With several outputs TF.js lists the sum of the losses after each; the last is the total.
const numbersOf = (result, model) => {
  const values = listOf(result);
  const sums = model.isProgram === undefined ? values.length - model.metricsNames.length : 0;
  return {values: values.slice(sums).map((item) => number(item.dataSync()[0]))};
};

const entries = {
  fit: historyOf,
  fitDataset: historyOf,
  evaluate: numbersOf,
  evaluateDataset: numbersOf,
  trainOnBatch: (result) => ({values: listOf(result).map(number)}),
  predict: (result) => ({outputs: tensorsOf(result).map(encodeTensor)}),
};

const promises = new Set(['fit', 'fitDataset', 'evaluateDataset', 'trainOnBatch']);

// Gives a model of extensions.js without an input shape the weights that this data asks for.
function build(model, x) {
  if (!model.built) model.buildFor?.(x);
  model.take?.(listOf(x)[0]?.shape);
}

// Sequential has fit, evaluate and predict of its own, which call those of its inner model.
function patchModel(owner) {
  for (const [name, facts] of Object.entries(entries)) {
    patch(
      owner,
      name,
      (original) =>
        function (...args) {
          if (recorder.depth > 0) return original.apply(this, args);
          recorder.inside(() => build(this, args[0]));
          const kind = name.replace('Dataset', '');
          const event = recorder.event(kind, {unit: recorder.unit(this)});
          if (name === 'fit') args[2] = {...args[2], shuffle: false}; // No order of batches is drawn.
          if (promises.has(name)) {
            const work = recorder
              .insideUntil(() => original.apply(this, args))
              .then((result) => {
                Object.assign(event, facts(result, this));
                return result;
              });
            recorder.pending.push(work.catch(() => {}));
            return work;
          }
          const result = recorder.inside(() => original.apply(this, args));
          Object.assign(event, facts(result, this));
          return result;
        },
    );
  }
  patch(
    owner,
    'build', // what it calls on the way is no event
    (original) =>
      function (...args) {
        return recorder.inside(() => original.apply(this, args));
      },
  );
  patch(
    owner,
    'loadWeights',
    (original) =>
      function (...args) {
        recorder.keep(this);
        return recorder.inside(() => original.apply(this, args));
      },
  );
  patch(
    owner,
    'summary',
    (original) =>
      function (...args) {
        return recorder.write(() => original.apply(this, args));
      },
  );
}

patch(
  tf.layers.Layer.prototype,
  'setWeights',
  (original) =>
    function (...args) {
      recorder.keep(this);
      return recorder.inside(() => original.apply(this, args));
    },
);

function patchApply(owner, name = 'apply') {
  patch(
    owner,
    name,
    (original) =>
      function (...args) {
        if (recorder.depth > 0) return original.apply(this, args);
        const run = () => recorder.inside(() => original.apply(this, args));
        const first = run();
        if (!tensorsOf(first).every((item) => item instanceof tf.Tensor)) return first;
        const unit = recorder.unit(this);
        const result = run(); // Again: the first call may have drawn the weights that were then set.
        recorder.event('apply', {unit, outputs: tensorsOf(result).map(encodeTensor)});
        return result;
      },
  );
}

for (const owner of [tf.LayersModel.prototype, tf.Sequential.prototype]) patchModel(owner);
patchApply(tf.layers.Layer.prototype);

// Models of extensions.js have methods of their own, in each copy of the module.
const patched = new Set();
async function patchExtensions(filename) {
  const source = await fs.readFile(filename, 'utf8');
  if (!/from '\.\/extensions\.js'/.test(source)) return;
  const beside = new URL('./extensions.js', pathToFileURL(filename));
  const own = new URL('extensions.js', modules);
  const [given, known] = await Promise.all([fs.readFile(beside, 'utf8'), fs.readFile(own, 'utf8')]);
  const {Model, data} = await import((given === known ? own : beside).href);
  if (Model === undefined || patched.has(Model)) return;
  patched.add(Model);
  patch(
    data.Sequence.prototype,
    'inRandomOrder',
    () =>
      function () {
        return this; // No order of batches is drawn.
      },
  );
  patchApply(tf.layers.RNNCell.prototype, 'applyStep');
  let owner = Model.prototype;
  for (; owner !== tf.LayersModel.prototype; owner = Object.getPrototypeOf(owner)) {
    patchModel(owner);
    patchApply(owner);
  }
}

patch(
  tf.Tensor.prototype,
  'print',
  (original) =>
    function (...args) {
      return recorder.printing([this], () => original.apply(this, args));
    },
);

console.log = (...values) => {
  const write = () => {
    recorder.output += `${format(...values)}\n`;
  };
  if (recorder.writing) write();
  else recorder.printing(values, write);
};

// `file://` for plain @tensorflow/tfjs, which leaves it to tfjs-node.
const pathOf = (url) =>
  url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file://'.length);
const router = (url) =>
  typeof url === 'string' && url.startsWith('file://')
    ? {
        async load() {
          const path = pathOf(url);
          recorder.loads.push(path);
          const model = JSON.parse(await fs.readFile(path, 'utf8'));
          const manifest = model.weightsManifest ?? [];
          const files = manifest.flatMap((group) => group.paths);
          const shards = await Promise.all(
            files.map((file) => fs.readFile(join(dirname(path), file))),
          );
          const {buffer} = new Uint8Array(Buffer.concat(shards));
          const weightSpecs = manifest.flatMap((group) => group.weights);
          return {...model, weightsManifest: undefined, weightSpecs, weightData: buffer};
        },
        async save(artifacts) {
          const folder = pathOf(url);
          const {weightData, weightSpecs, ...topology} = artifacts;
          const data = Buffer.from(tf.io.CompositeArrayBuffer.join(weightData));
          const weightsManifest = [{paths: ['weights.bin'], weights: weightSpecs}];
          await fs.mkdir(folder, {recursive: true});
          await fs.writeFile(join(folder, 'weights.bin'), data);
          await fs.writeFile(
            join(folder, 'model.json'),
            JSON.stringify({...topology, format: 'layers-model', weightsManifest}),
          );
          return {modelArtifactsInfo: {dateSaved: new Date(), modelTopologyType: 'JSON'}};
        },
      }
    : null;
tf.io.registerLoadRouter(router);
tf.io.registerSaveRouter(router);

let runs = 0;
let lost = null;
process.on('unhandledRejection', (error) => {
  lost ??= error;
});

function errorOf(error, filename) {
  const stack = String(error?.stack ?? '');
  const at = stack.split('\n').find((line) => line.includes(pathToFileURL(filename).href));
  return {
    type: error?.name ?? typeof error,
    message: String(error?.message ?? error),
    line: Number(at?.match(/:(\d+):\d+\)?$/)?.[1] ?? 0) || null,
    output: recorder.output,
  };
}

async function run({filename, directory, given}) {
  recorder = new Recorder(given);
  lost = null;
  const before = process.cwd();
  tf.disposeVariables();
  tf.engine().startScope();
  try {
    process.chdir(directory);
    await patchExtensions(filename);
    // The program is the main one, without arguments: under the URL that it has in this run.
    const run = `?run=${++runs}`;
    process.argv = [process.argv[0], `${filename}${run}`];
    await import(`${pathToFileURL(filename).href}${run}`);
    await Promise.all(recorder.pending);
    await settled();
    if (lost) throw lost;
    return {trace: recorder.trace()};
  } catch (error) {
    return {error: errorOf(error, filename)};
  } finally {
    process.chdir(before);
    tf.engine().endScope();
  }
}

for await (const line of createInterface({input: process.stdin})) {
  const answer = JSON.stringify(await run(JSON.parse(line)));
  process.stdout.write(`${ANSWER_MARK}${answer}\n`);
}
