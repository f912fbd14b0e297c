/** Members that are no layers, metrics or lists of such to look for. */
function asProperties(members) {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      {value, writable: true, configurable: true, enumerable: false},
    ]),
  );
}

function hide(model, members) {
  Object.defineProperties(model, asProperties(members));
  return model;
}

/** What a model of one's own has from the beginning. */
function begun(model, isProgram) {
  const fresh = isProgram
    ? {
        containerNodes: new Set(),
        nodesByDepth: {},
        layersByDepth: {},
        internalContainerRefs: [],
        isTraining: false,
        supportsMasking: true,
      }
    : {};
  return hide(model, {
    ...fresh,
    isProgram,
    addedLosses: [],
    labels: [],
    logs: {train: null, test: null},
    meanLoss: metrics.mean({name: 'loss'}),
    compileArgs: null,
    example: null,
    targets: null,
    onlyInputs: false,
  });
}

/** Whether a class defines one of the methods anew. */
function overrides(model, names) {
  return names.some((name) => model[name] !== Model.prototype[name]);
}

/** Loss and metrics, of `evaluate` or of a batch, by their names. */
function numbersByName(results, model) {
  if (model instanceof Model && overrides(model, ['testStep'])) {
    throw new Error(`${model.name}: the names that its testStep gives are not known`);
  }
  const scalars = Array.isArray(results) ? results : [results];
  return Object.fromEntries(
    scalars.map((one, place) => [
      model.metricsNames[place],
      one instanceof tf.Tensor ? numberOf(one) : one,
    ]),
  );
}

/** A sample of zeros for a shape, a list of shapes or a dict of them. */
function zerosOf(shape, name) {
  if (shape == null) {
    throw new Error(
      `${name}: the shape of its input is not known yet; call build([null, 4]) or give data`,
    );
  }
  if (!Array.isArray(shape)) {
    return Object.fromEntries(
      Object.entries(shape).map(([key, one]) => [key, zerosOf(one, name)]),
    );
  }
  if (shape.some((one) => Array.isArray(one))) {
    return shape.map((one) => zerosOf(one, name));
  }
  return tf.zeros([1, ...shape.slice(1).map((extent) => extent ?? 1)]);
}

/** Losses as objects, which are Keras's, for the words that name them. */
function lossObjects(loss) {
  if (typeof loss === 'string') {
    return losses[loss]?.() ?? loss;
  }
  if (loss == null || typeof loss === 'function') {
    return loss;
  }
  return Array.isArray(loss)
    ? loss.map(lossObjects)
    : Object.fromEntries(
        Object.entries(loss).map(([name, one]) => [name, lossObjects(one)]),
      );
}

const SHORT_METRICS = {
  mae: 'meanAbsoluteError',
  MAE: 'meanAbsoluteError',
  mse: 'meanSquaredError',
  MSE: 'meanSquaredError',
  mape: 'meanAbsolutePercentageError',
  MAPE: 'meanAbsolutePercentageError',
  cosine: 'cosineSimilarity',
};

/** Metrics with a state instead of the functions that words stand for, one for each output. */
function useMetricObjects(model, given) {
  const words = new Set(flat(given).filter((one) => typeof one === 'string'));
  const counting = ['accuracy', 'acc'].some((one) => words.has(one));
  const losses = model.outputs.length > 1 ? model.outputs.length : 0;
  model.metricsTensors.forEach((entry, at) => {
    const [metric, output] = entry;
    if (at < losses || isMetric(metric)) {
      return;
    }
    const several = model.outputs.length > 1;
    const name = model.metricsNames[at + 1].slice(
      several ? model.outputNames[output].length + 1 : 0,
    );
    const make =
      name === 'acc' && counting
        ? accuracyFor(model, output)
        : words.has(name) && metrics[SHORT_METRICS[name] ?? name];
    if (make) {
      entry[0] = make({name});
    }
  });
}

/** The accuracy that goes with an output and its loss. */
function accuracyFor(model, output) {
  const loss = model.lossFunctions[output];
  const binary = [BinaryCrossentropy, BinaryFocalCrossentropy];
  if (
    model.internalOutputShapes[output].at(-1) === 1 ||
    binary.some((kind) => loss instanceof kind)
  ) {
    return metrics.binaryAccuracy;
  }
  return loss?.constructor?.labels === 'sparse'
    ? metrics.sparseCategoricalAccuracy
    : metrics.categoricalAccuracy;
}

/** A step of one's own; its logs as a list. */
function steppedBy(model, kind, data) {
  const count = model.inputs.length;
  const inputs = data.slice(0, count);
  const several = count > 1 ? structureOf(inputs) : null;
  const x = joined(model.isProgram ? model.given : several, inputs);
  const counted = model.onlyInputs ? 0 : namesIn(model.targets, '').length;
  const y = joined(model.targets, data.slice(count, count + counted));
  const rest = data.slice(count + counted).filter((one) => one != null);
  const batch = model.onlyInputs ? x : [x, y, ...rest];
  const logs = withoutLeavings(model, () =>
    tf.tidy(() => {
      const made = model[`${kind}Step`](batch);
      const named = made instanceof Map ? [...made] : Object.entries(made);
      return Object.fromEntries(
        named.map(([name, one]) => [
          name,
          typeof one === 'number' ? tf.scalar(one) : one.mean(),
        ]),
      );
    }),
  );
  keepLogs(model, kind, logs);
  if (kind === 'train' && model.labels.length === 0) {
    model.labels.push(...Object.keys(logs));
  }
  return Object.values(logs);
}

/**
 * What a step keeps while its gradient is taken is meant for the rest of the step: it goes with
 * it, unless the model holds it. What layers keep inside (states, masks) is theirs.
 */
function withoutLeavings(model, step) {
  const engine = tf.engine();
  const {apply} = tf.layers.Layer.prototype;
  const left = [];
  let inside = 0;
  engine.keep = (tensor) => {
    if (inside === 0 && engine.state.gradientDepth > 0) {
      left.push(tensor);
    }
    return Object.getPrototypeOf(engine).keep.call(engine, tensor);
  };
  tf.layers.Layer.prototype.apply = function (...given) {
    inside += 1;
    try {
      return apply.apply(this, given);
    } finally {
      inside -= 1;
    }
  };
  try {
    return step();
  } finally {
    delete engine.keep;
    tf.layers.Layer.prototype.apply = apply;
    const held = new Set(Object.values(model).flat());
    tf.dispose(left.filter((tensor) => !held.has(tensor)));
  }
}

function forgetLogs(model) {
  for (const kind of ['train', 'test']) {
    tf.dispose(model.logs[kind] ?? []);
    model.logs[kind] = null;
  }
}

/** The logs of the newest batch, or of the newest evaluation. */
function keepLogs(model, kind, logs) {
  tf.dispose(model.logs[kind] ?? []);
  model.logs[kind] = Object.fromEntries(
    Object.entries(logs).map(([name, one]) => [name, tf.keep(one.clone())]),
  );
}

/** The logs of an epoch of steps of one's own are those of its last batch. */
async function finishLogs(model, logs) {
  const validated = Object.keys(logs).some((name) => name.startsWith('val_'));
  const own = model.ownTraining || model.ownTests;
  for (const [kind, prefix] of [
    ['train', ''],
    ['test', 'val_'],
  ]) {
    const newest = model.logs[kind];
    if (newest == null || (kind === 'test' && !(validated && own))) {
      continue;
    }
    for (const name of Object.keys(logs)) {
      if (name.startsWith('val_') === (kind === 'test')) {
        tf.dispose(logs[name] ?? []);
        delete logs[name];
      }
    }
    for (const [name, one] of Object.entries(newest)) {
      logs[prefix + name] = (await one.data())[0];
    }
  }
}
