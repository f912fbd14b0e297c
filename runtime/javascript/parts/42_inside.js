// The layers inside a layer or a model, and the calls that are under way. TensorFlow.js looks for
// neither: a layer that is kept in an attribute has no weights there, and is not in training when
// the layer around it is.

const OF_EVERY_LAYER = new Set(Object.keys(new tf.layers.Layer({name: 'any'})));

const isLayer = (one) => one instanceof tf.layers.Layer;
const isMetric = (one) => one instanceof Metric;

/** What attributes hold, in lists and dicts too, each once: [path, object]. */
function* held(owner, isKind) {
  const seen = new Set([owner]);
  for (const [name, value] of Object.entries(owner)) {
    if (!OF_EVERY_LAYER.has(name)) {
      yield* heldIn(name, value, isKind, seen);
    }
  }
}

function* heldIn(path, value, isKind, seen) {
  if (isKind(value)) {
    if (!seen.has(value)) {
      seen.add(value);
      yield [path, value];
    }
    return;
  }
  const several = Array.isArray(value) || value?.constructor === Object;
  const [first = null] = several
    ? Object.values(value).filter((item) => item != null)
    : [];
  if (first !== null && typeof first !== 'number' && typeof first !== 'string') {
    for (const [key, item] of Object.entries(value)) {
      yield* heldIn(`${path}/${key}`, item, isKind, seen);
    }
  }
}

/** The layers right inside a layer, a model or a wrapper. */
function layersIn(layer) {
  return layer.layers ?? [...held(layer, isLayer)].map(([, one]) => one);
}

/** All layers inside, those inside these too. */
function* everyLayer(owner) {
  for (const layer of layersIn(owner)) {
    yield layer;
    yield* everyLayer(layer);
  }
}

/** What functions that layers were given, or made of their regularizers, say of the weights. */
function penaltiesIn(owner) {
  const functions = new Set(owner._losses);
  for (const layer of everyLayer(owner)) {
    layer._losses.forEach((one) => functions.add(one));
  }
  return [...functions].map((one) => one());
}

/** For each call that is under way, the innermost last: {training, losses}. */
const underWay = [];

/** What tensors are held together by: one alone, or a list or a dict of such. */
function structureOf(value) {
  if (value instanceof tf.Tensor || value == null || typeof value !== 'object') {
    return null;
  }
  const keys = Object.keys(value);
  const parts = keys.map((key) => structureOf(value[key]));
  return {keys: Array.isArray(value) ? null : keys, parts};
}

/** The tensors of lists and dicts as one list. */
function flat(value) {
  if (value == null) {
    return [];
  }
  const isOne = typeof value.rank === 'number' || typeof value !== 'object';
  return isOne ? [value] : Object.values(value).flatMap(flat);
}

/** The tensors of a list in a structure. */
function joined(structure, tensors) {
  const rest = [...tensors];
  const taken = (one) => {
    if (one == null) {
      return rest.shift();
    }
    const values = one.parts.map(taken);
    return one.keys == null
      ? values
      : Object.fromEntries(one.keys.map((key, at) => [key, values[at]]));
  };
  return taken(structure);
}

/** A name for each tensor: its key, or `single` with a number. */
function namesIn(structure, single) {
  if (structure == null) {
    return [single];
  }
  if (structure.keys != null && structure.parts.every((part) => part == null)) {
    return structure.keys;
  }
  const sizeOf = (one) =>
    one == null ? 1 : one.parts.reduce((sum, part) => sum + sizeOf(part), 0);
  return Array.from({length: sizeOf(structure)}, (_, at) => `${single}${at + 1}`);
}

const adopted = new WeakSet();

/** From now on a layer takes part in the calls around it, and counts the layers inside. */
function adopt(layer) {
  if (adopted.has(layer)) {
    return;
  }
  adopted.add(layer);
  const {apply, addLoss} = layer;
  layer.apply = (inputs, kwargs) => {
    const symbolic = flat(inputs).some((one) => one instanceof tf.SymbolicTensor);
    return underWay.length === 0 || symbolic
      ? apply.call(layer, inputs, kwargs)
      : appliedInside(layer, apply, inputs, kwargs ?? {});
  };
  layer.addLoss = (given) => addedLoss(given, (one) => addLoss.call(layer, one));
  if (!(layer instanceof tf.LayersModel)) {
    for (const kind of ['trainableWeights', 'nonTrainableWeights']) {
      countInside(layer, kind);
    }
  }
}

/** A call inside another one: in training as that one is, with the masks of its inputs. */
function appliedInside(layer, apply, inputs, kwargs) {
  const given = {...kwargs, training: kwargs.training ?? underWay.at(-1).training};
  const masks = flat(inputs).map((one) => one.kerasMask ?? null);
  if (given.mask == null && masks.some((one) => one != null)) {
    given.mask = masks.length === 1 ? masks[0] : masks;
  }
  const outputs = apply.call(layer, inputs, given);
  if (layer.supportsMasking && !(layer instanceof Model)) {
    const made = [layer.computeMask(inputs, given.mask ?? null)].flat();
    flat(outputs).forEach((one, at) => {
      one.kerasMask = made[at];
    });
  }
  return outputs;
}

/** Losses that a call makes are tensors; others are functions, which TensorFlow.js keeps. */
function addedLoss(given, addFunctions) {
  for (const one of [given].flat()) {
    if (!(one instanceof tf.Tensor)) {
      addFunctions(one);
    } else if (underWay.length > 0) {
      underWay.at(-1).losses.push(lasting(one));
    } else {
      throw new Error('addLoss: a tensor can be added in a call() only');
    }
  }
}

/** A loss that outlives the call of a model around its layer, whose training counts it. */
function lasting(loss) {
  return tf.engine().state.gradientDepth > 0 ? tf.keep(loss) : loss;
}

/** Losses of an earlier call go with the work that is being done. */
function letGo(losses) {
  for (const loss of losses.filter(({kept, isDisposed}) => kept && !isDisposed)) {
    loss.kept = false;
    tf.engine().track(loss);
  }
}

/** Weights of a layer with those of the layers inside, which TensorFlow.js leaves out. */
function countInside(layer, kind) {
  const own = () => Reflect.get(Object.getPrototypeOf(layer), kind, layer);
  const inner = () => layersIn(layer).flatMap((one) => one[kind]);
  const frozen = () => layersIn(layer).flatMap((one) => one.trainableWeights);
  Object.defineProperty(layer, kind, {
    configurable: true,
    get: () => {
      if (layer.trainable) {
        return [...new Set([...own(), ...inner()])];
      }
      const rest = kind === 'trainableWeights' ? [] : [...frozen(), ...inner()];
      return [...new Set([...own(), ...rest])];
    },
    set: (weights) =>
      Reflect.set(Object.getPrototypeOf(layer), kind, weights, layer),
  });
}
