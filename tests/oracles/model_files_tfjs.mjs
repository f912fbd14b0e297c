// Loads model files in the real TensorFlow.js, predicts, saves. A JSON list of requests on stdin:
// {load (a URL) or build (a function's body), inputs: [{data, shape, dtype}], save, config};
// a JSON list of answers on stdout.
import {createRequire} from 'node:module';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const tf = createRequire(import.meta.url)('@tensorflow/tfjs');

// what tfjs-node has and @tensorflow/tfjs lacks
const inDirectory = (path) => ({
  async load() {
    const file = path.endsWith('.json') ? path : join(path, 'model.json');
    const json = JSON.parse(readFileSync(file, 'utf8'));
    return tf.io.getModelArtifactsForJSON(json, async (manifest) => [
      manifest.flatMap((group) => group.weights),
      manifest.flatMap((group) =>
        group.paths.map(
          (name) =>
            new Uint8Array(readFileSync(join(dirname(file), name))).buffer,
        ),
      ),
    ]);
  },
  async save(artifacts) {
    mkdirSync(path, {recursive: true});
    const {weightData, weightSpecs, ...rest} = artifacts;
    const manifest = [{paths: ['weights.bin'], weights: weightSpecs}];
    writeFileSync(
      join(path, 'model.json'),
      JSON.stringify({...rest, weightsManifest: manifest}),
    );
    writeFileSync(
      join(path, 'weights.bin'),
      Buffer.from(tf.io.concatenateArrayBuffers([weightData].flat())),
    );
    return {modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts)};
  },
});
const router = (url) =>
  typeof url === 'string' && url.startsWith('file://')
    ? inDirectory(url.slice(7))
    : null;
tf.io.registerLoadRouter(router);
tf.io.registerSaveRouter(router);

const asTensor = ({data, shape, dtype}) =>
  tf.tensor(data, shape, dtype ?? 'float32');
const asData = (tensor) => ({
  data: [...tensor.dataSync()],
  shape: tensor.shape,
});

async function answer({load, build, inputs = [], save, config}) {
  const model = load
    ? await tf.loadLayersModel(load)
    : new Function('tf', build)(tf);
  const given = inputs.map(asTensor);
  const outputs = given.length
    ? [model.predict(given.length === 1 ? given[0] : given)].flat()
    : [];
  const saved = save ? await model.save(save, config) : null;
  const compiled = model.optimizer && {
    optimizer: model.optimizer.getClassName(),
    config: model.optimizer.getConfig(),
    loss: model.loss,
    metrics: model.metrics,
  };
  return {
    outputs: outputs.map(asData),
    layers: model.layers.map((layer) => layer.name),
    weights: model.weights.map((weight) => [weight.originalName, weight.shape]),
    compiled: compiled ?? null,
    saved: saved && saved.modelArtifactsInfo,
  };
}

const answers = [];
for (const request of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    answers.push(await answer(request));
  } catch (error) {
    answers.push({error: `${error}`});
  }
}
process.stdout.write(JSON.stringify(answers));
