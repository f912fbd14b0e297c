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
  frozen: () => {
    const base = tf.sequential({
      name: 'base',
      layers: [
        layers.conv2d({filters: 3, kernelSize: 3, inputShape: [8, 8, 1], trainable: false}),
        layers.batchNormalization({trainable: false}),
        layers.maxPooling2d({poolSize: 2}),
        layers.flatten(),
      ],
    });
    const x = tf.input({shape: [8, 8, 1], name: 'image'});
    const y = layers.dense({units: 2, name: 'head'}).apply(base.apply(x));
    return tf.model({inputs: x, outputs: y, name: 'transfer'});
  },
  wideNames: () => tf.sequential({
    name: 'a_model_whose_name_is_longer_than_any_column',
    layers: [
      layers.dense({units: 123456, inputShape: [7], name: 'a_dense_layer_with_a_name_of_many_words'}),
      layers.dense({units: 3, name: 'short'}),
      layers.reshape({targetShape: [1, 1, 1, 1, 3], name: 'five_axes_and_a_name_that_is_cut_off'}),
    ],
  }),
  wideBranches: () => {
    const a = tf.input({shape: [3], name: 'the_input_of_the_left_branch_of_the_model'});
    const b = tf.input({shape: [3], name: 'the_input_of_the_right_branch_of_the_model'});
    const shared = layers.dense({units: 3, name: 'a_layer_that_both_of_the_branches_share'});
    const ys = [shared.apply(a), shared.apply(b), shared.apply(shared.apply(a))];
    const all = layers.concatenate({name: 'everything_in_one'}).apply(ys);
    return tf.model({inputs: [a, b], outputs: all, name: 'wide'});
  },
  sharedModel: () => {
    const inner = tf.sequential({name: 'twin', layers: [layers.dense({units: 2, inputShape: [3]})]});
    const [a, b] = ['left', 'right'].map((name) => tf.input({shape: [3], name}));
    const both = layers.concatenate({}).apply([inner.apply(a), inner.apply(b)]);
    return tf.model({inputs: [a, b], outputs: layers.dense({units: 1}).apply(both), name: 'twins'});
  },
  steps: () => {
    const words = tf.input({shape: [5], name: 'words', dtype: 'int32'});
    const table = {inputDim: 9, outputDim: 4, maskZero: true, inputShape: [5]};
    const x = layers.embedding(table).apply(words);
    const all = {returnSequences: true, returnState: true};
    const one = {implementation: 1};
    const [y, h, c] = layers.lstm({units: 3, unitForgetBias: false, ...all, ...one}).apply(x);
    const back = layers.gru({units: 2, ...one});
    const z = layers.bidirectional({layer: back, mergeMode: 'concat'}).apply(y);
    const each = layers.timeDistributed({layer: layers.dense({units: 2})}).apply(y);
    return tf.model({inputs: words, outputs: [z, each, h, c], name: 'steps'});
  },
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
