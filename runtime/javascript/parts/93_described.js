// Objects as descriptions, what is made of these again, and models made anew.

/**
 * An object as {className, config}; losses and metrics also say their module, because some of both
 * have one name. Lists and dicts are gone through.
 */
function serialize(value) {
  if (value == null || value instanceof tf.Tensor) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => serialize(one));
  }
  if (typeof value.getConfig === 'function') {
    const className = value.getClassName?.() ?? value.constructor.className;
    return {...moduleOf(value), className, config: serialize(configOf(value))};
  }
  if (typeof value === 'function') {
    throw new TypeError(
      `serialize: ${value.name} is a function, which no description holds; write a class of your ` +
        'own with getConfig()',
    );
  }
  return isDict(value) ? mapped(value, serialize) : value;
}

const isDict = (value) => value instanceof Map || value?.constructor === Object;

const mapped = (dict, change) => {
  const entries = dict instanceof Map ? [...dict] : Object.entries(dict);
  return Object.fromEntries(entries.map(([key, one]) => [key, change(one)]));
};

/** Dicts and lists anew: TensorFlow.js writes into the configs that it reads. */
const copied = (value) =>
  Array.isArray(value) ? value.map(copied) : isDict(value) ? mapped(value, copied) : value;

function moduleOf(value) {
  const owner = value instanceof Loss ? 'losses' : null;
  const module = value instanceof Metric ? 'metrics' : owner;
  return module === null ? {} : {module};
}

/** The config; of optimizers that stand around one of TensorFlow.js's, what they were made of. */
function configOf(value) {
  const given = madeOf.get(value);
  if (given === undefined) {
    return value.getConfig();
  }
  const {learningRate} = value;
  return typeof given.learningRate === 'function' ? given : {...given, learningRate};
}

/**
 * The object that a description stands for; lists and dicts are gone through. With a module
 * ('losses', 'metrics', 'train') words are those of Keras.
 */
function deserialize(value, module = null) {
  if (typeof value === 'string' && module !== null) {
    return objectOf(value, module);
  }
  if (Array.isArray(value)) {
    return value.map((one) => deserialize(one, module));
  }
  if (!isDict(value)) {
    return value;
  }
  const given = value instanceof Map ? Object.fromEntries(value) : value;
  const name = given.className ?? given.class_name;
  if (name == null) {
    return mapped(given, (one) => deserialize(one, module));
  }
  const said = String(given.module ?? module ?? '').split('.').at(-1);
  const space = said === 'losses' || said === 'metrics' ? said : null;
  const [cls, fromConfig] = (space === null ? CLASSES[name] : ownPart(name, space)) ?? [];
  const ofKeras = given.className == null && (cls == null || OF_LIBRARY.has(cls));
  const config = ofKeras ? configOfKeras(given.config) : copied(given.config ?? {});
  if (cls != null && !(cls.prototype instanceof tf.Optimizer && OF_LIBRARY.has(cls))) {
    return fromConfig(cls, config);
  }
  const make = factoryOf(name, space);
  if (make == null) {
    const text = unknown('deserialize: the class', name, Object.keys(CLASSES));
    throw new RangeError(
      `${text}. A class of your own has to be registered by tf.serialization.registerClass first`,
    );
  }
  return make(mapped(config, (one) => deserialize(one)));
}

/** What a word of Keras stands for. */
function objectOf(word, module) {
  const made = NAMED[{losses: 'loss', train: 'optimizer'}[module] ?? module](word);
  return module === 'train' && typeof made === 'string' ? rated(made) : made;
}

/** One of TensorFlow.js's optimizers with Keras's rate. */
const rated = (name) => tf.train[name](name === 'sgd' ? 0.01 : 0.001);

/** A loss or metric of the program, which TensorFlow.js's registry knows. */
function ownPart(name, module) {
  const Base = module === 'losses' ? Loss : Metric;
  const entry = CLASSES[name];
  return entry != null && entry[0].prototype instanceof Base ? entry : null;
}

/** The factory of a class of this module. */
function factoryOf(name, module) {
  const word = name.toLowerCase();
  const spaces = module === null ? [train, losses, metrics] : [{losses, metrics}[module]];
  for (const space of spaces) {
    for (const [key, make] of Object.entries(space)) {
      if ((make.className ?? key).toLowerCase() === word) {
        return make;
      }
    }
  }
  return null;
}

/** A model of the same layers with weights of their own; `cloneFunction` gives a layer for one. */
function cloneModel(model, cloneFunction = null) {
  const clone = cloneFunction ?? cloned;
  if (model instanceof tf.Sequential) {
    const {name, hidesInput, hiddenInput, waiting} = model;
    const made = waiting == null ? tf.sequential({name}) : sequential({name, hidesInput});
    const hidden = hiddenInput == null ? [] : [hiddenInput];
    for (const layer of [...hidden, ...model.layers, ...(waiting ?? [])]) {
      made.add(layer.getClassName() === 'InputLayer' ? cloned(layer) : clone(layer));
    }
    return made;
  }
  const isDerived = model instanceof Model && model.constructor !== Model;
  if (!(model instanceof tf.LayersModel) || isDerived) {
    throw new TypeError(
      'cloneModel: expected a model of layers between inputs and outputs, got ' +
        `${model?.getClassName?.() ?? model}`,
    );
  }
  return clonedGraph(model, clone);
}

function cloned(layer) {
  if (layer instanceof tf.LayersModel && !(layer instanceof Model)) {
    return cloneModel(layer);
  }
  return deserialize({className: layer.getClassName(), config: layer.getConfig()});
}

function clonedGraph(model, clone) {
  const tensors = new Map();
  const layers = new Map();
  for (const {id, shape, dtype, sourceLayer} of model.inputs) {
    tensors.set(id, tf.input({batchShape: shape, dtype, name: sourceLayer.name}));
  }
  const depths = Object.keys(model.nodesByDepth).map(Number);
  for (const depth of depths.sort((one, other) => other - one)) {
    for (const node of model.nodesByDepth[depth]) {
      if (node.outputTensors.every(({id}) => tensors.has(id))) {
        continue;
      }
      const layer = node.outboundLayer;
      if (!layers.has(layer)) {
        layers.set(layer, clone(layer));
      }
      const given = node.inputTensors.map(({id}) => tensors.get(id));
      const inputs = given.length === 1 ? given[0] : given;
      const outputs = flat(layers.get(layer).apply(inputs, node.callArgs ?? undefined));
      node.outputTensors.forEach(({id}, at) => tensors.set(id, outputs[at]));
    }
  }
  const ends = (given, keys) => {
    const made = given.map(({id}) => tensors.get(id));
    return keys == null ? made : Object.fromEntries(keys.map((key, at) => [key, made[at]]));
  };
  const {inputKeys, outputKeys, name} = model;
  const config = {inputs: ends(model.inputs, inputKeys), outputs: ends(model.outputs, outputKeys)};
  const Made = model instanceof Model ? Model : NamedModel;
  return new Made({...config, name});
}
