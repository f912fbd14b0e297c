/**
 * Batches that a class of the program makes by their place: `__len__` says how many there are,
 * `__getitem__` makes one; `onEpochBegin` and `onEpochEnd` stand around every pass.
 */
class Sequence extends Dataset {
  constructor() {
    super(() => this.inOrder(Array.from({length: this.__len__()}, (_, place) => place)));
    Object.defineProperty(this, 'size', {get: () => this.__len__()});
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
