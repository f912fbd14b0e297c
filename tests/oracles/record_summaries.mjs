// What model.summary() prints and what toJSON() gives for models built by real TensorFlow.js.
// node record_summaries.mjs > ../recordings/summaries.json

import {createRequire} from 'node:module';

console.warn = () => {};
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');
const {layers} = tf;

const MODELS = {
  chain: () => tf.sequential({
    layers: [
      layers.dense({units: 3, inputShape: [2], activation: 'relu', kernelRegularizer: 'l1l2'}),
      layers.batchNormalization(),
      layers.dropout({rate: 0.5}),
      layers.activation({activation: 'softmax'}),
    ],
  }),
  options: () => tf.sequential({
    name: 'options',
    layers: [
      layers.inputLayer({inputShape: [2, 3], batchSize: 4, name: 'entry'}),
      layers.flatten({dataFormat: 'channelsFirst'}),
      layers.dense({
        units: 4, useBias: false, kernelInitializer: 'heUniform', trainable: false,
        kernelConstraint: tf.constraints.minMaxNorm({minValue: 0.5}),
      }),
      layers.dense({
        units: 4, kernelInitializer: tf.initializers.constant({value: 0.5}),
        biasInitializer: tf.initializers.randomUniform({minval: -1, maxval: 1, seed: 3}),
        biasRegularizer: tf.regularizers.l2({l2: 0.1}), activation: 'hardSigmoid',
      }),
      layers.batchNormalization({axis: 1, center: false, scale: false, momentum: 0.9}),
      layers.reshape({targetShape: [2, -1]}),
      layers.permute({dims: [2, 1]}),
      layers.leakyReLU({alpha: 0.1}),
      layers.reLU({maxValue: 6}),
      layers.prelu({sharedAxes: [1]}),
      layers.elu(),
      layers.thresholdedReLU(),
      layers.softmax({axis: -1}),
      layers.masking(),
      layers.flatten(),
      layers.repeatVector({n: 2}),
    ],
  }),
  branches: () => {
    const a = tf.input({shape: [4]});
    const b = tf.input({shape: [4], name: 'b', dtype: 'int32'});
    const shared = layers.dense({units: 2});
    const [x, y] = [shared.apply(a), shared.apply(b)];
    return tf.model({
      inputs: [a, b],
      outputs: [layers.concatenate({}).apply([x, y]), layers.add({}).apply([x, y])],
    });
  },
  merges: () => {
    const a = tf.input({shape: [3]});
    const b = layers.dense({units: 3, name: 'b'}).apply(a);
    const c = layers.multiply({}).apply([a, b]);
    const d = layers.average({}).apply([a, b, c]);
    const e = layers.maximum({}).apply([d, c]);
    const f = layers.minimum({}).apply([e, a]);
    return tf.model({inputs: a, outputs: layers.dot({axes: 1}).apply([f, a]), name: 'merges'});
  },
  diamond: () => {
    const a = tf.input({shape: [4], name: 'a'});
    const deep = layers.dense({units: 4, name: 'deep2'})
      .apply(layers.dense({units: 4, name: 'deep1'}).apply(a));
    const short = layers.dense({units: 4, name: 'short'}).apply(a);
    const b = tf.input({shape: [4], name: 'late'});
    const sum = layers.add({name: 'sum'}).apply([deep, short, b]);
    return tf.model({inputs: [b, a], outputs: [sum, deep], name: 'diamond'});
  },
  nested: () => {
    const inner = tf.sequential({
      name: 'inner',
      layers: [layers.dense({units: 3, inputShape: [2]}), layers.batchNormalization()],
    });
    const a = tf.input({shape: [2], name: 'outside'});
    const branch = tf.model({inputs: a, outputs: layers.dense({units: 3}).apply(a), name: 'branch'});
    const x = tf.input({shape: [2], name: 'x'});
    const both = layers.add({}).apply([inner.apply(x), branch.apply(x)]);
    return tf.model({inputs: x, outputs: layers.dense({units: 1}).apply(both), name: 'nested'});
  },
  nestedFirst: () => tf.sequential({
    name: 'outer',
    layers: [
      tf.sequential({name: 'first', layers: [layers.dense({units: 3, inputShape: [2]})]}),
      layers.dense({units: 2}),
      tf.sequential({name: 'last', layers: [layers.dense({units: 1, inputShape: [2]})]}),
    ],
  }),
};

function summary(model, ...args) {
  const lines = [];
  model.summary(...args, (line) => lines.push(line));
  return lines;
}

const recording = {};
for (const [name, build] of Object.entries(MODELS)) {
  const model = build();
  recording[name] = {
    topology: model.toJSON(null, false),
    summary: summary(model, undefined, undefined),
    narrow: summary(model, 60, [20, 35, 50, 55, 60]),
    weights: model.weights.map((weight) => [weight.originalName, weight.shape]),
    outputNames: model.outputNames,
  };
}
const body = Object.entries(recording).map(([name, item]) => {
  const parts = Object.entries(item).map(([key, value]) => `"${key}": ` + (
    typeof value[0] === 'string' && key !== 'outputNames' ?
      `[\n   ${value.map((line) => JSON.stringify(line)).join(',\n   ')}\n  ]` :
      JSON.stringify(value)));
  return `"${name}": {\n  ${parts.join(',\n  ')}\n }`;
});
console.log(`{\n ${body.join(',\n ')}\n}`);
