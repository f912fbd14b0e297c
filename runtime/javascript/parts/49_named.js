/**
 * A model of dicts of inputs and outputs: data goes by their keys, and results are dicts. Where a
 * list is asked for, the keys are in alphabetical order, as in Keras.
 */
class NamedModel extends tf.LayersModel {
  static className = 'Model';

  constructor({inputs, outputs, name}) {
    super({inputs: valuesOf(inputs), outputs: valuesOf(outputs), name});
    const inputKeys = keysOf(inputs);
    const outputKeys = keysOf(outputs);
    hide(this, {inputKeys, outputKeys, shownKeys: Object.keys(outputs)});
    this.inputNames = inputKeys ?? this.inputNames;
    this.feedInputNames = this.inputNames;
    this.outputNames = outputKeys ?? this.outputNames;
  }

  /** Data in the order of the inputs. */
  ordered(x) {
    const given = this.inputKeys == null ? null : keysOf(x);
    return given == null ? x : this.inputKeys.map((key) => x[key]);
  }

  /** Results by their names. */
  named(results) {
    if (this.outputKeys == null) {
      return results;
    }
    const made = [results].flat();
    const {shownKeys, outputKeys} = this;
    return Object.fromEntries(shownKeys.map((key) => [key, made[outputKeys.indexOf(key)]]));
  }

  apply(inputs, kwargs) {
    return this.named(super.apply(this.ordered(inputs), kwargs));
  }

  predict(x, args) {
    return this.named(super.predict(this.ordered(x), args));
  }

  predictOnBatch(x) {
    return this.named(super.predictOnBatch(this.ordered(x)));
  }

  evaluate(x, y, args) {
    return super.evaluate(this.ordered(x), y, args);
  }
}

/** The keys of a dict of tensors; null for a tensor, and for a list. */
function keysOf(ends) {
  const isDict = Object.getPrototypeOf(ends) === Object.prototype;
  return isDict ? Object.keys(ends).sort() : null;
}

function valuesOf(ends) {
  return keysOf(ends)?.map((key) => ends[key]) ?? ends;
}

const model = (config) => new NamedModel(config);
