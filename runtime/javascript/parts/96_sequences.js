/**
 * Batches that a class of the program makes by their place: `__len__` says how many there are,
 * `__getitem__` makes one; `onEpochBegin` and `onEpochEnd` stand around every pass.
 */
class Sequence extends Dataset {
  constructor() {
    super(() => this.inOrder(Array.from({length: this.__len__()}, (_, place) => place)));
    // A class may have a method of this name, which TensorFlow.js takes for no number.
    if (typeof Object.getPrototypeOf(this).size === 'function') delete this.size;
    else Object.defineProperty(this, 'size', {get: () => this.__len__()});
  }

  onEpochBegin() {}

  onEpochEnd() {}

  *inOrder(places) {
    this.onEpochBegin();
    for (const place of places) yield denseParts(this.__getitem__(place));
    this.onEpochEnd();
  }

  /** The same batches, in another order in every pass. */
  inRandomOrder() {
    const shuffled = () => {
      const places = Array.from({length: this.__len__()}, (_, place) => place);
      tf.util.shuffle(places);
      return this.inOrder(places);
    };
    return new Dataset(shuffled, this.__len__());
  }
}

const predictOfTensorFlow = tf.LayersModel.prototype.predict;

/** Of a dataset the predictions for its batches, one behind the other. */
tf.LayersModel.prototype.predict = function (x, args = {}) {
  if (!(x instanceof Dataset)) return predictOfTensorFlow.call(this, x, args);
  const {steps = -1, ...others} = args;
  const batches = [];
  for (const element of x.take(steps ?? -1)) {
    const inputs = Array.isArray(element) ? element[0] : element;
    batches.push([predictOfTensorFlow.call(this, inputs, others)].flat());
    tf.dispose(element);
  }
  if (batches.length === 0) {
    throw new RangeError(`${this.name}: predict: the dataset has no batches`);
  }
  const joined = batches[0].map((_, output) => tf.concat(batches.map((each) => each[output])));
  tf.dispose(batches);
  return joined.length === 1 ? joined[0] : joined;
};
