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

/** Saves the model to `filepath` after each epoch, or after so many batches. */
class ModelCheckpoint extends Monitor {
  constructor({
    filepath,
    verbose = 0,
    saveBestOnly = false,
    saveWeightsOnly = false,
    saveFreq = 'epoch',
    initialValueThreshold = null,
    ...watched
  }) {
    super(watched);
    this.filepath = filepath
      .replace(/^file:\/\//, '')
      .replace(/(\.weights\.h5|\.keras|\.h5)$/, '');
    this.verbose = verbose;
    this.saveBestOnly = saveBestOnly;
    this.saveWeightsOnly = saveWeightsOnly;
    this.saveFreq = saveFreq;
    this.best =
      initialValueThreshold == null
        ? -Infinity
        : this.sign * initialValueThreshold;
    this.batches = 0;
    this.epoch = 0;
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
    if (this.saveFreq === 'epoch') {
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
    await savedIn(this.model, where, 'modelCheckpoint');
  }
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
