// Cells, which TensorFlow.js only lets its recurrent layers call: with one list of the input and the
// states, after they have built them.

const MASKS = ['dropoutMask', 'recurrentDropoutMask'];

/** What was drawn for dropout holds for the steps of one call of the model around. */
function forgetMasks(cell) {
  for (const name of MASKS) {
    tf.dispose(cell[name] ?? []);
    cell[name] = null;
  }
}

const sequences = new WeakMap();

const ofCells = {
  /** The output and the new states: a list where `states` is one, else the state alone. */
  applyStep(inputs, states, kwargs = {}) {
    const given = [states].flat();
    if ([inputs, ...given].some((one) => one instanceof tf.SymbolicTensor)) {
      throw new Error(`${this.name}: applyStep computes with numbers; use tf.layers.rnn`);
    }
    if (!this.built) {
      this.build(inputs.shape);
      this.built = true;
      if (this.initialWeights != null) {
        this.setWeights(this.initialWeights);
      }
    }
    const training = kwargs.training ?? underWay.at(-1)?.training;
    const sequence = training ? (underWay[0] ?? this) : null;
    if (sequence == null || sequences.get(this) !== sequence) {
      forgetMasks(this);
      sequences.set(this, sequence);
    }
    const [output, ...after] = this.call([inputs, ...given], {...kwargs, training});
    return [output, Array.isArray(states) || after.length > 1 ? after : after[0]];
  },

  /** The states of zero that `batchSize` sequences start from. */
  getInitialState({batchSize}) {
    return [this.stateSize].flat().map((size) => tf.zeros([batchSize, size]));
  },
};

Object.assign(tf.layers.RNNCell.prototype, ofCells);

/** Cells of one's own that hold layers. */
const holdingOfCell = (Base) =>
  class extends holding(Base) {
    buildInside([batch, ...extents]) {
      if (batch == null && layersIn(this).some(({built}) => !built)) {
        const states = this.getInitialState({batchSize: 1});
        tf.tidy(() => void this.call([tf.zeros([1, ...extents]), ...states], {}));
      }
    }
  };

/** The base of cells of one's own that hold layers. */
class RNNCell extends holdingOfCell(tf.layers.RNNCell) {
  static className = 'RNNCell';
}
