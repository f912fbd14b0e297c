const PICTURE_OPTIONS = {
  featurewiseCenter: false,
  samplewiseCenter: false,
  featurewiseStdNormalization: false,
  samplewiseStdNormalization: false,
  rotationRange: 0,
  widthShiftRange: 0,
  heightShiftRange: 0,
  brightnessRange: null,
  shearRange: 0,
  zoomRange: 0,
  channelShiftRange: 0,
  fillMode: 'nearest',
  cval: 0,
  horizontalFlip: false,
  verticalFlip: false,
  rescale: null,
  preprocessingFunction: null,
  dataFormat: 'channelsLast',
  validationSplit: 0,
  interpolationOrder: 1,
  dtype: 'float32',
  zcaWhitening: false,
  zcaEpsilon: 1e-6,
};

/** Pixels to move by: one of a list in either direction, a number below a whole one, or up to a
 * part of the length. */
function shiftDraw(given, length) {
  if (Array.isArray(given) ? given.length === 0 : !given) return 0;
  const most = Array.isArray(given) ? Math.max(...given) : given;
  let moved;
  if (Array.isArray(given) || (Number.isInteger(given) && given > 0)) {
    moved = Array.isArray(given) ? given[wholeDraw(given.length - 1)] : wholeDraw(given - 1);
    moved *= [-1, 1][wholeDraw(1)];
  } else {
    moved = uniformDraw(-given, given);
  }
  return most < 1 ? moved * length : moved;
}

function meanAndDeviation(values) {
  let sum = 0;
  for (const one of values) sum += one;
  const mean = sum / values.length;
  let squares = 0;
  for (const one of values) squares += (one - mean) ** 2;
  return [mean, Math.sqrt(squares / values.length)];
}

/** Changes pictures at random and brings them to one scale; see the runtime's. */
class ImageDataGenerator {
  constructor(config = {}) {
    for (const key of Object.keys(config)) {
      if (!Object.hasOwn(PICTURE_OPTIONS, key)) {
        throw new RangeError(`imageDataGenerator: unknown config key '${key}'`);
      }
    }
    Object.assign(this, PICTURE_OPTIONS, config);
    this.dataFormat ??= 'channelsLast';
    if (this.zcaWhitening) {
      throw new Error('imageDataGenerator: zcaWhitening is carried out by the Python runtime only');
    }
    const first = this.dataFormat === 'channelsFirst';
    [this.channelAxis, this.rowAxis, this.colAxis] = first ? [1, 2, 3] : [3, 1, 2];
    if (typeof this.zoomRange === 'number') {
      this.zoomRange = [1 - this.zoomRange, 1 + this.zoomRange];
    }
    if (this.featurewiseStdNormalization) this.featurewiseCenter = true;
    if (this.samplewiseStdNormalization) this.samplewiseCenter = true;
    this.mean = null;
    this.std = null;
  }

  flow(x, y = null, config = {}) {
    const isConfig = y != null && Object.getPrototypeOf(y) === Object.prototype;
    const [labels, options] = isConfig ? [null, y] : [y, config];
    return indexed(new ArrayBatches(this, x, labels, options));
  }

  /** A picture changed in place. */
  standardized(picture) {
    let {values} = picture;
    if (this.preprocessingFunction != null) {
      const made = tf.tidy(() =>
        tensorFrom(this.preprocessingFunction(tensorOf(picture))).dataSync(),
      );
      values = Float32Array.from(made);
    }
    const each = (change) => {
      values.forEach((one, place) => {
        values[place] = change(one, place);
      });
    };
    if (this.rescale) {
      const factor = Math.fround(this.rescale);
      each((one) => one * factor);
    }
    if (this.samplewiseCenter) {
      const mean = Math.fround(meanAndDeviation(values)[0]);
      each((one) => one - mean);
    }
    if (this.samplewiseStdNormalization) {
      const deviation = Math.fround(meanAndDeviation(values)[1] + 1e-6);
      each((one) => one / deviation);
    }
    const channel = this.channelOf(picture.shape);
    if (this.featurewiseCenter && this.isFitted('featurewiseCenter', this.mean)) {
      each((one, place) => one - this.mean[channel(place)]);
    }
    if (
      this.featurewiseStdNormalization &&
      this.isFitted('featurewiseStdNormalization', this.std)
    ) {
      each((one, place) => one / Math.fround(this.std[channel(place)] + 1e-6));
    }
    return {values, shape: picture.shape};
  }

  isFitted(option, found) {
    if (found == null) {
      console.warn(`imageDataGenerator: ${option} does nothing before fit(pictures) was called`);
    }
    return found != null;
  }

  /** The channel that a number of a picture belongs to, by its place. */
  channelOf(shape) {
    if (this.dataFormat === 'channelsLast') return (place) => place % shape[2];
    return (place) => Math.floor(place / (shape[1] * shape[2]));
  }

  standardize(x) {
    return tensorOf(this.standardized(pictureOf(x)));
  }

  getRandomTransform(imgShape, seed = null) {
    seedDraws(seed);
    const within = (range) => (range ? uniformDraw(-range, range) : 0);
    const theta = within(this.rotationRange);
    const tx = shiftDraw(this.heightShiftRange, imgShape[this.rowAxis - 1]);
    const ty = shiftDraw(this.widthShiftRange, imgShape[this.colAxis - 1]);
    const shear = within(this.shearRange);
    const [least, most] = this.zoomRange;
    const none = least === 1 && most === 1;
    const [zx, zy] = [0, 1].map(() => (none ? 1 : uniformDraw(least, most)));
    const flipHorizontal = numpyDraws().nextDouble() < 0.5 && Boolean(this.horizontalFlip);
    const flipVertical = numpyDraws().nextDouble() < 0.5 && Boolean(this.verticalFlip);
    const channelShiftIntensity =
      this.channelShiftRange === 0 ? null : within(this.channelShiftRange);
    const brightness = this.brightnessRange == null ? null : uniformDraw(...this.brightnessRange);
    return {
      theta,
      tx,
      ty,
      shear,
      zx,
      zy,
      flipHorizontal,
      flipVertical,
      channelShiftIntensity,
      brightness,
    };
  }

  changed(picture, said) {
    const [rowAxis, colAxis, channelAxis] = [this.rowAxis, this.colAxis, this.channelAxis].map(
      (axis) => axis - 1,
    );
    const axes = {rowAxis, colAxis, channelAxis};
    const {fillMode, cval, interpolationOrder} = this;
    let made = transformed(picture, said, axes, fillMode, cval, interpolationOrder);
    if (said.channelShiftIntensity != null) made = tinted(made, said.channelShiftIntensity);
    if (said.flipHorizontal) made = flipped(made, colAxis);
    if (said.flipVertical) made = flipped(made, rowAxis);
    return said.brightness == null ? made : lit(made, said.brightness, false);
  }

  applyTransform(x, transformParameters) {
    return tensorOf(this.changed(pictureOf(x), transformParameters));
  }

  randomTransform(x, seed = null) {
    const picture = pictureOf(x);
    return tensorOf(this.changed(picture, this.getRandomTransform(picture.shape, seed)));
  }

  fit(x, {augment = false, rounds = 1, seed = null} = {}) {
    const pictures = picturesOf(x, 'imageDataGenerator: fit');
    seedDraws(seed);
    const factor = Math.fround(this.rescale || 1);
    for (const {values} of pictures) {
      values.forEach((one, place) => {
        values[place] = one * factor;
      });
    }
    const drawn = [];
    for (let round = 0; augment && round < rounds; round += 1) {
      for (const picture of pictures) {
        drawn.push(this.changed(picture, this.getRandomTransform(picture.shape)));
      }
    }
    const used = augment ? drawn : pictures;
    const channel = this.channelOf(used[0].shape);
    const byChannel = Array.from({length: used[0].shape[this.channelAxis - 1]}, () => []);
    for (const {values} of used) {
      values.forEach((one, place) => byChannel[channel(place)].push(one));
    }
    const found = byChannel.map(meanAndDeviation);
    if (this.featurewiseCenter) this.mean = found.map(([mean]) => Math.fround(mean));
    if (this.featurewiseStdNormalization) this.std = found.map(([, one]) => Math.fround(one));
  }
}

function imageDataGenerator(config = {}) {
  return new ImageDataGenerator(config);
}

/** Pictures of a tensor of rank 4, each a copy of its own. */
function picturesOf(value, label) {
  const tensor = tensorFrom(value);
  if (tensor.rank !== 4) {
    throw new RangeError(`${label}: expected rank 4, got the shape [${tensor.shape}]`);
  }
  const shape = tensor.shape.slice(1);
  const size = shape.reduce((left, right) => left * right, 1);
  const values = tensor.dataSync();
  return Array.from({length: tensor.shape[0]}, (_, place) => ({
    values: Float32Array.from(values.subarray(place * size, (place + 1) * size)),
    shape,
  }));
}

/** Batches by place are also taken as `batches[0]`. */
function indexed(batches) {
  return new Proxy(batches, {
    get(target, key, receiver) {
      const isPlace = typeof key === 'string' && /^\d+$/.test(key);
      return isPlace ? target.__getitem__(Number(key)) : Reflect.get(target, key, receiver);
    },
  });
}

/** Batches of pictures by their place; `next` and a loop go on without end. */
class PictureBatches extends Sequence {
  constructor(generator, n, {batchSize = 32, shuffle = true, seed = null}) {
    super();
    Object.assign(this, {imageDataGenerator: generator, n, batchSize, shuffle, seed});
    Object.assign(this, {batchIndex: 0, totalBatchesSeen: 0, indexArray: null});
  }

  __len__() {
    return Math.ceil(this.n / this.batchSize);
  }

  __getitem__(index) {
    if (index >= this.__len__()) {
      throw new RangeError(`batch ${index}: there are ${this.__len__()}`);
    }
    this.seeded();
    this.totalBatchesSeen += 1;
    if (this.indexArray == null) this.onEpochEnd();
    const start = this.batchSize * index;
    return this.made(this.indexArray.slice(start, start + this.batchSize));
  }

  [Symbol.iterator]() {
    return this;
  }

  /** The first batches of one pass. */
  take(count = -1) {
    return new Dataset(() => this.elements(), this.__len__()).take(count);
  }

  next() {
    this.seeded();
    if (this.batchIndex === 0 || this.indexArray == null) this.onEpochEnd();
    const start = this.n ? (this.batchIndex * this.batchSize) % this.n : 0;
    this.batchIndex = this.n > start + this.batchSize ? this.batchIndex + 1 : 0;
    this.totalBatchesSeen += 1;
    const value = this.made(this.indexArray.slice(start, start + this.batchSize));
    return {value, done: false};
  }

  reset() {
    this.batchIndex = 0;
  }

  /** Draw another order. */
  onEpochEnd() {
    const inOrder = Array.from({length: this.n}, (_, place) => place);
    this.indexArray = this.shuffle ? permutationDraw(this.n) : inOrder;
  }

  seeded() {
    if (this.seed != null) seedDraws(this.seed + this.totalBatchesSeen);
  }

  /** Pictures under a transform that is drawn for each, as one tensor. */
  drawn(pictures) {
    const generator = this.imageDataGenerator;
    const made = pictures.map((picture) => {
      const drawn = generator.getRandomTransform(picture.shape);
      const changed = generator.changed({...picture, values: picture.values.slice()}, drawn);
      return generator.standardized(changed).values;
    });
    return tf.tidy(() => {
      const {shape} = pictures[0];
      return tf.stack(made.map((values) => tf.tensor(values, shape, 'float32')));
    });
  }
}

/** Batches of pictures in an array, with rows of others. */
class ArrayBatches extends PictureBatches {
  constructor(generator, x, y, {sampleWeight = null, subset = null, saveToDir = null, ...config}) {
    const beside = Array.isArray(x) && x[0] instanceof tf.Tensor ? x.slice(1).flat() : [];
    const pictures = picturesOf(beside.length > 0 ? x[0] : x, 'flow: x');
    if (saveToDir != null) {
      throw new Error('flow: saveToDir is carried out by the Python runtime only');
    }
    const first = Math.trunc(generator.validationSplit * pictures.length);
    const parts = {training: [first], validation: [0, first]};
    if (subset != null && !Object.hasOwn(parts, subset)) {
      throw new RangeError(`subset: expected 'training' or 'validation', got '${subset}'`);
    }
    const part = parts[subset] ?? [0];
    const rows = (value) => {
      const whole = tensorFrom(value);
      if (whole.shape[0] !== pictures.length) {
        throw new RangeError(`flow: ${whole.shape[0]} rows for ${pictures.length} pictures`);
      }
      const [start, end = pictures.length] = part;
      return whole.slice([start], [end - start]);
    };
    const kept = pictures.slice(...part);
    const {ignoreClassSplit, savePrefix, saveFormat, ...common} = config;
    super(generator, kept.length, common);
    if (subset != null && y != null && !ignoreClassSplit) checkClasses(tensorFrom(y), first);
    this.pictures = kept;
    this.others = beside.map(rows);
    this.y = y == null ? null : rows(y);
    this.sampleWeight = sampleWeight == null ? null : tensorFrom(sampleWeight);
  }

  made(places) {
    const pictures = this.drawn(places.map((place) => this.pictures[place]));
    const rows = (value) => tf.tidy(() => value.gather(tf.tensor1d(places, 'int32')));
    const inputs = this.others.length > 0 ? [pictures, ...this.others.map(rows)] : pictures;
    const labels = [this.y, this.sampleWeight].filter((one) => one != null).map(rows);
    return this.y == null ? inputs : [inputs, ...labels];
  }
}

function checkClasses(labels, first) {
  const values = labels.arraySync().map((one) => JSON.stringify(one));
  const part = (...ends) => [...new Set(values.slice(...ends))].sort().join();
  if (part(0, first) !== part(first)) {
    throw new RangeError(
      'flow: the training and the validation part have other classes: shuffle the arrays first, ' +
        'or say ignoreClassSplit',
    );
  }
}

/** Batches by place of windows of a series; see the runtime's. */
class TimeseriesGenerator extends Sequence {
  constructor(
    data,
    targets,
    length,
    {
      samplingRate = 1,
      stride = 1,
      startIndex = 0,
      endIndex = null,
      shuffle = false,
      reverse = false,
      batchSize = 128,
    } = {},
  ) {
    super();
    this.data = tensorFrom(data);
    this.targets = tensorFrom(targets);
    const [rows] = this.data.shape;
    if (rows !== this.targets.shape[0]) {
      throw new RangeError(
        `timeseriesGenerator: ${rows} rows of data, ${this.targets.shape[0]} targets`,
      );
    }
    Object.assign(this, {length, samplingRate, stride, shuffle, reverse, batchSize});
    this.startIndex = startIndex + length;
    this.endIndex = endIndex ?? rows - 1;
    if (this.startIndex > this.endIndex) {
      throw new RangeError(
        `timeseriesGenerator: startIndex + length is ${this.startIndex}, behind the endIndex ` +
          `${this.endIndex}: no place has so much before it`,
      );
    }
  }

  __len__() {
    const step = this.batchSize * this.stride;
    return Math.floor((this.endIndex - this.startIndex + step) / step);
  }

  __getitem__(index) {
    const places = [];
    if (this.shuffle) {
      const last = this.endIndex - this.startIndex;
      while (places.length < this.batchSize) places.push(this.startIndex + wholeDraw(last));
    } else {
      const step = this.batchSize * this.stride;
      const first = this.startIndex + step * index;
      const end = Math.min(first + step, this.endIndex + 1);
      for (let place = first; place < end; place += this.stride) places.push(place);
    }
    const steps = [];
    for (let step = -this.length; step < 0; step += this.samplingRate) steps.push(step);
    if (this.reverse) steps.reverse();
    return tf.tidy(() => {
      const windows = places.map((place) => steps.map((step) => place + step));
      const chosen = tf.tensor2d(windows, [places.length, steps.length], 'int32');
      return [this.data.gather(chosen), this.targets.gather(tf.tensor1d(places, 'int32'))];
    });
  }
}

function timeseriesGenerator(data, targets, length, config = {}) {
  return indexed(new TimeseriesGenerator(data, targets, length, config));
}
