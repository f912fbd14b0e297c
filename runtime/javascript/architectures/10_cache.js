const CLASSES =
  'https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json';

/** Weights are in files of HDF5, which JavaScript does not read. */
function checkWeights(owner, weights) {
  if (weights == null) return;
  throw new Error(
    `${owner}: the weights '${weights}' are in a file that JavaScript does not read. Save the ` +
      `model once in Python, tf.applications.${owner}({...}).save('file://${owner}'), and load ` +
      `that with tf.loadLayersModel`,
  );
}

/** The model with its random weights. */
function weighted(model, said, file) {
  return model;
}

/**
 * The number in WordNet and the word of each class of ImageNet: in Node out of the folder where
 * Keras keeps them, if they are there; else from the network.
 */
async function classIndex() {
  if (globalThis.process?.versions?.node != null) {
    const fs = await import('node:fs/promises');
    const {KERAS_HOME, HOME, USERPROFILE} = globalThis.process.env;
    const root = KERAS_HOME ?? `${HOME ?? USERPROFILE}/.keras`;
    try {
      return JSON.parse(await fs.readFile(`${root}/models/imagenet_class_index.json`, 'utf8'));
    } catch (problem) {
      if (problem.code !== 'ENOENT') throw problem;
    }
  }
  const answer = await fetch(CLASSES).catch((problem) => {
    throw new Error(`${CLASSES} cannot be fetched: ${problem.message}`);
  });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.json();
}

/**
 * The `top` most likely classes for each of the predictions [samples, 1000]: the number in WordNet,
 * the word and the probability, the most likely first.
 */
async function decodePredictions(predictions, {top = 5} = {}) {
  const shape = predictions.shape;
  if (shape?.length !== 2 || shape[1] !== 1000) {
    throw new RangeError(
      `decodePredictions: expected predictions of the shape [samples, 1000], got [${shape}]`,
    );
  }
  const classes = await classIndex();
  const rows = predictions.arraySync?.() ?? predictions.tolist();
  return rows.map((row) =>
    row
      .map((probability, place) => [...classes[place], probability])
      .sort((one, other) => other[2] - one[2])
      .slice(0, top),
  );
}
