/** Writes the logs of each epoch as a line of a CSV file. */
class CSVLogger extends tf.Callback {
  constructor({filename, separator = ',', append = false}) {
    super();
    this.filename = filename;
    this.separator = separator;
    this.append = append;
  }

  async onTrainBegin() {
    const fs = await files('csvLogger');
    this.keys = null;
    this.head = !(
      this.append &&
      fs.existsSync(this.filename) &&
      fs.statSync(this.filename).size > 0
    );
    if (!this.append) {
      fs.writeFileSync(this.filename, '');
    }
  }

  async onEpochEnd(epoch, logs) {
    const fs = await files('csvLogger');
    const values = await numbersOf(logs);
    this.keys ??= Object.keys(values).sort();
    const rows = [[epoch, ...this.keys.map((key) => values[key] ?? 'NA')]];
    if (this.head) {
      rows.unshift(['epoch', ...this.keys]);
      this.head = false;
    }
    const lines = rows.map((row) => `${row.join(this.separator)}\r\n`);
    fs.appendFileSync(this.filename, lines.join(''));
  }
}

/** `{epoch:02d}` and `{val_loss:.2f}` in a path, filled in. */
function filledIn(path, values) {
  return path.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, key, format = '') => {
    if (values[key] == null) {
      throw new RangeError(
        `modelCheckpoint: filepath: '${key}' is not among the logs ${Object.keys(values)}`,
      );
    }
    const [, fill, width, digits] =
      format.match(/^(0?)(\d*)(?:\.(\d+))?[dfg]?$/) ?? [];
    const text =
      digits == null ? `${values[key]}` : values[key].toFixed(Number(digits));
    return text.padStart(Number(width ?? 0), fill === '0' ? '0' : ' ');
  });
}

/** The model as model.json and weights.bin in a folder. */
async function savedIn(model, folder, label) {
  const fs = await files(label);
  await model.save(
    tf.io.withSaveHandler(async ({weightSpecs, weightData, ...topology}) => {
      fs.mkdirSync(folder, {recursive: true});
      const weights = Array.isArray(weightData)
        ? weightData.map((one) => new Uint8Array(one))
        : [new Uint8Array(weightData)];
      fs.writeFileSync(`${folder}/weights.bin`, Buffer.concat(weights));
      const manifest = [{paths: ['./weights.bin'], weights: weightSpecs}];
      const whole = {...topology, weightsManifest: manifest};
      fs.writeFileSync(`${folder}/model.json`, JSON.stringify(whole));
      return {modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(topology)};
    }),
  );
}

/** Names by which the state of an optimizer is found again: variables by their place. */
function placedNames(model) {
  return model.trainableWeights.map((one, at) => [`${one.read().name}/`, `${at}/`]);
}

/** The model, and beside it what its optimizer keeps, for which TensorFlow.js's files have no place. */
async function trainingSavedIn(model, folder, label, withOptimizer) {
  await savedIn(model, folder, label);
  const fs = await files(label);
  const file = `${folder}/optimizer.json`;
  if (!withOptimizer || model.optimizer == null) {
    fs.rmSync(file, {force: true});
    return;
  }
  const names = placedNames(model);
  const kept = [];
  for (const {name, tensor} of await model.optimizer.getWeights()) {
    const [full, short] = names.find(([one]) => name.startsWith(one)) ?? ['', ''];
    const {shape, dtype} = tensor;
    const values = [...(await tensor.data())];
    kept.push({name: short + name.slice(full.length), shape, dtype, values});
  }
  fs.writeFileSync(file, JSON.stringify(kept));
}

/** Give a compiled model of the same layers what `trainingSavedIn` wrote. */
async function trainingLoadedFrom(model, folder, label) {
  const fs = await files(label);
  const {weightsManifest} = JSON.parse(fs.readFileSync(`${folder}/model.json`, 'utf-8'));
  const bytes = new Uint8Array(fs.readFileSync(`${folder}/weights.bin`));
  const weights = tf.io.decodeWeights(bytes.buffer, weightsManifest[0].weights);
  model.setWeights(weightsManifest[0].weights.map(({name}) => weights[name]));
  tf.dispose(weights);
  const file = `${folder}/optimizer.json`;
  if (!fs.existsSync(file)) {
    return;
  }
  const names = placedNames(model);
  const state = JSON.parse(fs.readFileSync(file, 'utf-8')).map(
    ({name, shape, dtype, values}) => {
      const [full, short] = names.find(([, one]) => name.startsWith(one)) ?? ['', ''];
      const tensor = tf.tensor(values, shape, dtype);
      return {name: full + name.slice(short.length), tensor};
    },
  );
  await model.optimizer.setWeights(state);
  tf.dispose(state);
}

/** Saves the model to `filepath` after each epoch, or after so many batches. */
class ModelCheckpoint extends Monitor {
  constructor({
    filepath,
    verbose = 0,
    saveBestOnly = false,
    saveWeightsOnly = false,
    saveFreq = 'epoch',
    initialValueThreshold = null,
    period = 1,
    ...watched
  }) {
    super(watched);
    this.filepath = filepath
      .replace(/^file:\/\//, '')
      .replace(/(\.weights\.h5|\.keras|\.h5|\.hdf5)$/, '');
    this.verbose = verbose;
    this.saveBestOnly = saveBestOnly;
    this.saveWeightsOnly = saveWeightsOnly;
    this.saveFreq = saveFreq;
    this.best =
      initialValueThreshold == null
        ? -Infinity
        : this.sign * initialValueThreshold;
    this.period = period;
    this.batches = 0;
    this.epoch = 0;
    this.epochs = 0;
  }

  async onEpochBegin(epoch) {
    this.epoch = epoch;
  }

  async onBatchEnd(batch, logs) {
    if (this.saveFreq !== 'epoch') {
      this.batches += 1;
      if (this.batches % this.saveFreq === 0) {
        await this.write(this.epoch, logs);
      }
    }
  }

  async onEpochEnd(epoch, logs) {
    this.epochs += 1;
    if (this.saveFreq === 'epoch' && this.epochs >= this.period) {
      this.epochs = 0;
      await this.write(epoch, logs);
    }
  }

  async write(epoch, logs) {
    const values = await numbersOf(logs);
    if (this.saveBestOnly) {
      const current = this.current(values);
      if (current == null || current <= this.best) {
        return;
      }
      this.best = current;
    }
    const where = filledIn(this.filepath, {epoch: epoch + 1, ...values});
    if (this.verbose) {
      console.log(`Epoch ${epoch + 1}: saving the model to ${where}.`);
    }
    await trainingSavedIn(this.model, where, 'modelCheckpoint', !this.saveWeightsOnly);
  }
}

/**
 * Saves the training after each epoch (or so many batches), and goes on from there when it is run
 * again after it was interrupted.
 */
class BackupAndRestore extends tf.Callback {
  constructor({
    backupDir,
    saveFreq = 'epoch',
    doubleCheckpoint = false,
    deleteCheckpoint = true,
  }) {
    super();
    this.backupDir = backupDir;
    this.saveFreq = saveFreq;
    this.doubleCheckpoint = doubleCheckpoint;
    this.deleteCheckpoint = deleteCheckpoint;
    this.batches = 0;
    this.epoch = 0;
  }

  /** Restore the model; the epoch at which training goes on, null where there is no backup. */
  async restored(model) {
    const fs = await files('backupAndRestore');
    const record = `${this.backupDir}/training.json`;
    if (!fs.existsSync(record)) {
      return null;
    }
    await trainingLoadedFrom(model, `${this.backupDir}/model`, 'backupAndRestore');
    return JSON.parse(fs.readFileSync(record, 'utf-8')).epoch;
  }

  async save(epoch) {
    const fs = await files('backupAndRestore');
    const folder = `${this.backupDir}/model`;
    if (this.doubleCheckpoint && fs.existsSync(folder)) {
      fs.cpSync(folder, `${this.backupDir}/previous`, {recursive: true});
    }
    await trainingSavedIn(this.model, folder, 'backupAndRestore', true);
    fs.writeFileSync(`${this.backupDir}/training.json`, JSON.stringify({epoch}));
  }

  async onEpochBegin(epoch) {
    this.epoch = epoch;
  }

  async onBatchEnd() {
    if (this.saveFreq !== 'epoch') {
      this.batches += 1;
      if (this.batches % this.saveFreq === 0) {
        await this.save(this.epoch);
      }
    }
  }

  async onEpochEnd(epoch) {
    if (this.saveFreq === 'epoch') {
      await this.save(epoch + 1);
    }
  }

  async onTrainEnd() {
    if (this.deleteCheckpoint) {
      const fs = await files('backupAndRestore');
      fs.rmSync(this.backupDir, {recursive: true, force: true});
    }
  }
}

// TensorFlow.js decides with which epoch to begin before it asks its callbacks.
for (const name of ['fit', 'fitDataset']) {
  const plain = tf.LayersModel.prototype[name];
  tf.LayersModel.prototype[name] = async function (...given) {
    const config = given.at(-1)?.callbacks == null ? null : given.pop();
    if (config == null) {
      return plain.call(this, ...given);
    }
    let {initialEpoch} = config;
    for (const callback of asCallbacks(config)) {
      if (callback instanceof BackupAndRestore) {
        initialEpoch = (await callback.restored(this)) ?? initialEpoch;
      }
    }
    return plain.call(this, ...given, {...config, initialEpoch});
  };
}

/** Posts the logs of each epoch to `root` + `path`. */
class RemoteMonitor extends tf.Callback {
  constructor({
    root = 'http://localhost:9000',
    path = '/publish/epoch/end/',
    field = 'data',
    headers = {},
    sendAsJson = false,
  } = {}) {
    super();
    this.address = root + path;
    this.field = field;
    this.headers = headers;
    this.sendAsJson = sendAsJson;
  }

  async onEpochEnd(epoch, logs) {
    const text = JSON.stringify({epoch, ...(await numbersOf(logs))});
    const [body, kind] = this.sendAsJson
      ? [text, 'application/json']
      : [
          new URLSearchParams({[this.field]: text}).toString(),
          'application/x-www-form-urlencoded',
        ];
    try {
      const headers = {'Content-Type': kind, ...this.headers};
      await fetch(this.address, {method: 'POST', headers, body});
    } catch (error) {
      console.warn(
        `remoteMonitor: could not reach ${this.address}: ${error.message}`,
      );
    }
  }
}
