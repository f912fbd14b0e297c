/** The base of losses of one's own. `compile` takes functions, and calling it is its `call`, reduced. */
class OwnLoss extends Loss {
  constructor({reduction, name, dtype} = {}) {
    super({reduction, name, dtype});
    return callable(this);
  }

  getConfig() {
    return {name: this.name, reduction: this.reduction};
  }
}

/** The base of metrics of one's own: `updateState` gets tensors, and weights only if there are any. */
class OwnMetric extends Metric {
  constructor({name, dtype} = {}) {
    super({name, dtype});
    const {updateState, result} = this;
    const made = callable(this);
    return hide(made, {
      updateState: (...given) => {
        const batch = batchOf(given);
        tf.tidy(() => void updateState.apply(made, batch.map(asTensor)));
      },
      result: () => tf.tidy(() => asTensor(result.call(made)).clone()),
    });
  }

  addWeight(name, shape = [], dtype = 'float32', initializer = null) {
    return super.addWeight(name, {shape, dtype, initializer});
  }

  getConfig() {
    return {name: this.name, dtype: this.dtype};
  }
}

const asTensor = (one) => (one == null || one instanceof tf.Tensor ? one : tf.tensor(one));

/** What a metric is given, without a config that holds the weights, and without what is left out. */
function batchOf(given) {
  const batch = [...given];
  if (batch.at(-1)?.constructor === Object) {
    batch.push(batch.pop().sampleWeight);
  }
  while (batch.length > 0 && batch.at(-1) == null) {
    batch.pop();
  }
  return batch;
}
