// The bases that TensorFlow.js does not export.
const Regularizer = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.regularizers.l1l2()),
).constructor;
const Initializer = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.initializers.zeros()),
).constructor;

const Constraint = Object.getPrototypeOf(
  Object.getPrototypeOf(tf.constraints.nonNeg()),
).constructor;

/** factor times the mean |cos| of the angles between the rows (or columns) of a matrix. */
class OrthogonalRegularizer extends Regularizer {
  static className = 'OrthogonalRegularizer';

  constructor({factor = 0.01, mode = 'rows'} = {}) {
    super();
    this.factor = factor;
    this.mode = mode;
  }

  apply(x) {
    return tf.tidy(() => {
      const rows = this.mode === 'rows' ? x : x.transpose();
      const unit = rows.mul(rows.square().sum(1, true).rsqrt().minimum(1e7));
      const count = unit.shape[0];
      const others = tf.eye(count).neg().add(1);
      const total = unit.matMul(unit, false, true).mul(others).abs().sum();
      return total.mul(this.factor / (count * (count - 1)));
    });
  }

  getConfig() {
    return {factor: this.factor, mode: this.mode};
  }
}
tf.serialization.registerClass(OrthogonalRegularizer);
