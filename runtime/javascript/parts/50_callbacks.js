/** The logs as numbers: TensorFlow.js hands tensors to callbacks of one's own. */
async function numbersOf(logs) {
  const made = {};
  for (const [key, value] of Object.entries(logs ?? {})) {
    made[key] = typeof value === 'number' ? value : (await value.data())[0];
  }
  return made;
}

/** Node's module of files; in a browser there are none. */
async function files(label) {
  try {
    return await import('node:fs');
  } catch {
    throw new Error(`${label} writes files, which a browser has not`);
  }
}

/** Says whether `monitor` became better. */
class Monitor extends tf.Callback {
  constructor({monitor = 'val_loss', mode = 'auto', minDelta = 0} = {}) {
    super();
    if (!['auto', 'min', 'max'].includes(mode)) {
      throw new RangeError(unknown('callbacks: mode', mode, ['auto', 'min', 'max']));
    }
    const more = mode === 'max' || (mode === 'auto' && monitor.includes('acc'));
    this.monitor = monitor;
    this.minDelta = Math.abs(minDelta);
    this.sign = more ? 1 : -1;
  }

  /** The value, larger is better; null, and a warning, where the logs have none. */
  current(logs) {
    const value = logs[this.monitor];
    if (value == null) {
      console.warn(
        `${this.constructor.name}: '${this.monitor}' is not among the logs ${Object.keys(logs)}`,
      );
      return null;
    }
    return this.sign * value;
  }
}

/** Stops training when `monitor` has not become better for `patience` epochs. */
class EarlyStopping extends Monitor {
  constructor({
    patience = 0,
    verbose = 0,
    baseline = null,
    restoreBestWeights = false,
    startFromEpoch = 0,
    ...watched
  } = {}) {
    super(watched);
    this.patience = patience;
    this.verbose = verbose;
    this.baseline = baseline;
    this.restoreBestWeights = restoreBestWeights;
    this.startFromEpoch = startFromEpoch;
  }

  async onTrainBegin() {
    this.wait = 0;
    this.stoppedEpoch = 0;
    this.best = this.baseline == null ? -Infinity : this.sign * this.baseline;
    this.bestWeights = null;
  }

  async onEpochEnd(epoch, logs) {
    if (epoch < this.startFromEpoch) {
      return;
    }
    const current = this.current(await numbersOf(logs));
    if (current == null) {
      return;
    }
    if (this.restoreBestWeights && this.bestWeights == null) {
      this.keepWeights();
    }
    if (current - this.minDelta > this.best) {
      this.best = current;
      this.wait = 0;
      if (this.restoreBestWeights) {
        this.keepWeights();
      }
      return;
    }
    this.wait += 1;
    if (this.wait >= this.patience) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }

  keepWeights() {
    tf.dispose(this.bestWeights ?? []);
    this.bestWeights = this.model.getWeights().map((one) => tf.keep(one.clone()));
  }

  async onTrainEnd() {
    if (this.bestWeights != null) {
      this.model.setWeights(this.bestWeights);
      tf.dispose(this.bestWeights);
      this.bestWeights = null;
    }
    if (this.stoppedEpoch > 0 && this.verbose) {
      console.log(`Epoch ${this.stoppedEpoch}: early stopping.`);
    }
  }
}

/** Multiplies the learning rate by `factor` when `monitor` has not become better. */
class ReduceLROnPlateau extends Monitor {
  constructor({
    factor = 0.1,
    patience = 10,
    verbose = 0,
    minDelta = 1e-4,
    cooldown = 0,
    minLr = 0,
    ...watched
  } = {}) {
    super({minDelta, ...watched});
    if (factor >= 1) {
      throw new RangeError(
        `reduceLROnPlateau: factor: expected a number below 1, got ${factor}`,
      );
    }
    this.factor = factor;
    this.patience = patience;
    this.verbose = verbose;
    this.cooldown = cooldown;
    this.minLr = minLr;
  }

  async onTrainBegin() {
    this.best = -Infinity;
    this.wait = 0;
    this.cooling = 0;
  }

  async onEpochEnd(epoch, logs) {
    const {optimizer} = this.model;
    logs.learning_rate = optimizer.learningRate;
    const current = this.current(await numbersOf(logs));
    if (current == null) {
      return;
    }
    if (this.cooling > 0) {
      this.cooling -= 1;
      this.wait = 0;
    }
    if (current > this.best + this.minDelta) {
      this.best = current;
      this.wait = 0;
    } else if (this.cooling === 0) {
      this.wait += 1;
      if (this.wait >= this.patience && optimizer.learningRate > this.minLr) {
        const rate = Math.max(optimizer.learningRate * this.factor, this.minLr);
        setRate(optimizer, rate);
        if (this.verbose) {
          console.log(`Epoch ${epoch + 1}: reducing the learning rate to ${rate}.`);
        }
        this.cooling = this.cooldown;
        this.wait = 0;
      }
    }
  }
}

/** Stops training when the loss of a batch is not finite. */
class TerminateOnNaN extends tf.Callback {
  constructor({raiseError = false} = {}) {
    super();
    this.raiseError = raiseError;
  }

  async onBatchEnd(batch, logs) {
    const {loss} = await numbersOf({loss: logs?.loss ?? 0});
    if (Number.isFinite(loss)) {
      return;
    }
    if (this.raiseError) {
      throw new Error(`terminateOnNaN: the loss of batch ${batch} is ${loss}`);
    }
    console.log(`Batch ${batch}: the loss is ${loss}, training stops.`);
    this.model.stopTraining = true;
  }
}

/** Evaluates and saves with the averages of an optimizer with `useEma`. */
class SwapEMAWeights extends tf.Callback {
  constructor({swapOnEpoch = false} = {}) {
    super();
    this.swapOnEpoch = swapOnEpoch;
    this.swapped = false;
  }

  async onTrainBegin() {
    if (this.model.optimizer.useEma !== true) {
      throw new RangeError('swapEMAWeights: expected an optimizer with useEma');
    }
  }

  swap() {
    for (const weight of this.model.trainableWeights) {
      const variable = weight.read();
      const mean = this.model.optimizer.slot(variable, 'average');
      const before = variable.clone();
      variable.assign(mean);
      mean.assign(before);
      before.dispose();
    }
  }

  async onEpochEnd() {
    if (this.swapOnEpoch) {
      this.swap();
      this.swapped = true;
    }
  }

  async onEpochBegin() {
    if (this.swapOnEpoch && this.swapped) {
      this.swap();
      this.swapped = false;
    }
  }

  async onTrainEnd() {
    if (!this.swapOnEpoch) {
      this.swap();
    }
    this.swapped = false;
  }
}

/** Sets the learning rate of each epoch to `schedule(epoch, rate)`. */
class LearningRateScheduler extends tf.Callback {
  constructor({schedule, verbose = 0}) {
    super();
    if (typeof schedule !== 'function') {
      throw new RangeError(
        'learningRateScheduler: schedule: expected a function of the epoch, or of epoch and rate',
      );
    }
    this.schedule = schedule;
    this.verbose = verbose;
  }

  async onEpochBegin(epoch) {
    const {optimizer} = this.model;
    const given = this.schedule(epoch, optimizer.learningRate);
    const rate = given instanceof tf.Tensor ? (await given.data())[0] : given;
    setRate(optimizer, rate);
    if (this.verbose) {
      console.log(`Epoch ${epoch + 1}: the learning rate is ${rate}.`);
    }
  }

  async onEpochEnd(epoch, logs) {
    logs.learning_rate = this.model.optimizer.learningRate;
  }
}
