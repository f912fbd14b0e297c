// The architectures of keras.applications, which TensorFlow.js lacks. Made by `make extensions`
// from runtime/tfjs/extensions/applications and runtime/javascript/architectures.

import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';

const CLASSES =
  'https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json';

/** Weights are in files of HDF5, which JavaScript does not read. */
function checkWeights(owner, weights) {
  if (weights == null) return;
  throw new Error(
    `${owner}: the weights '${weights}' are in a file that JavaScript does not read. Save the ` +
      `model once in Python, tf.applications.${owner}({...}).save('file://${owner}'), and load ` +
      `that with tf.loadLayersModel`,
  );
}

/** The model with its random weights. */
function weighted(model, said, file) {
  return model;
}

/**
 * The number in WordNet and the word of each class of ImageNet: in Node out of the folder where
 * Keras keeps them, if they are there; else from the network.
 */
async function classIndex() {
  if (globalThis.process?.versions?.node != null) {
    const fs = await import('node:fs/promises');
    const {KERAS_HOME, HOME, USERPROFILE} = globalThis.process.env;
    const root = KERAS_HOME ?? `${HOME ?? USERPROFILE}/.keras`;
    try {
      return JSON.parse(await fs.readFile(`${root}/models/imagenet_class_index.json`, 'utf8'));
    } catch (problem) {
      if (problem.code !== 'ENOENT') throw problem;
    }
  }
  const answer = await fetch(CLASSES).catch((problem) => {
    throw new Error(`${CLASSES} cannot be fetched: ${problem.message}`);
  });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.json();
}

/**
 * The `top` most likely classes for each of the predictions [samples, 1000]: the number in WordNet,
 * the word and the probability, the most likely first.
 */
async function decodePredictions(predictions, {top = 5} = {}) {
  const shape = predictions.shape;
  if (shape?.length !== 2 || shape[1] !== 1000) {
    throw new RangeError(
      `decodePredictions: expected predictions of the shape [samples, 1000], got [${shape}]`,
    );
  }
  const classes = await classIndex();
  const rows = predictions.arraySync?.() ?? predictions.tolist();
  return rows.map((row) =>
    row
      .map((probability, place) => [...classes[place], probability])
      .sort((one, other) => other[2] - one[2])
      .slice(0, top),
  );
}

/** The architectures of keras.applications. */




const COMMON = {
  includeTop: true,
  weights: 'imagenet',
  inputTensor: null,
  inputShape: null,
  pooling: null,
  classes: 1000,
  classifierActivation: 'softmax',
  name: null,
};

/** What an architecture was asked for, over its defaults. ValueError for what does not go. */
function optionsOf(owner, own, config) {
  const said = {...COMMON, ...own};
  const given = config;
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(said, key)) {
      throw new RangeError(
        `${owner}: the key '${key}' is unknown; known are ${Object.keys(said).join(', ')}`,
      );
    }
    said[key] = value;
  }
  checkWeights(owner, said.weights);
  const classes = said.classes;
  if (said.weights === 'imagenet' && said.includeTop && classes !== 1000) {
    throw new RangeError(
      `${owner}: with the weights 'imagenet' and includeTop, classes is 1000, got ${classes}; for other classes ask for includeTop False and put a dense layer on it`,
    );
  }
  return said;
}

/** Height, width and channels of the input, of which some may be None without the top. */
function shapeOf(owner, said, size, least) {
  const top = said.includeTop;
  const pretrained = said.weights === 'imagenet';
  if (said.inputShape == null) {
    return top ? [size, size, 3] : [null, null, 3];
  }
  const given = said.inputShape;
  const shape = [...given];
  if (shape.length !== 3) {
    throw new RangeError(
      `${owner}: inputShape: expected [height, width, channels], got [${shape.join(', ')}]`,
    );
  }
  const [height, width, channels] = shape;
  for (const extent of [height, width]) {
    if (extent == null && top) {
      throw new RangeError(
        `${owner}: inputShape: with includeTop its size is known, got [${shape.join(', ')}]`,
      );
    }
    if (extent != null && extent < least) {
      throw new RangeError(
        `${owner}: inputShape: expected ${least} or more, got [${shape.join(', ')}]`,
      );
    }
  }
  if (
    pretrained &&
    (channels !== 3 || (top && (height !== size || width !== size)))
  ) {
    const wanted = top ? `[${size}, ${size}, 3]` : '3 channels';
    throw new RangeError(
      `${owner}: inputShape: with the weights 'imagenet' expected ${wanted}, got [${shape.join(', ')}]`,
    );
  }
  return shape;
}

/** The symbolic tensor that the architecture begins with: `inputTensor`, or a new input. */
function started(owner, said, size, least) {
  const shape = shapeOf(owner, said, size, least);
  return said.inputTensor == null ? tf.input({shape}) : said.inputTensor;
}

/**
 * The model from `start` to `end`, with its weights; `file` is the name of those that Keras
 * publishes.
 */
function finished(said, start, end, name, file) {
  let inputs = [start];
  if (said.inputTensor != null) {
    inputs = extensions.util.getSourceInputs(start);
  }
  const named = said.name == null ? name : said.name;
  const model = tf.model({inputs, outputs: end, name: named});
  return weighted(model, said, file);
}

/** x under a convolution; `more` are its other keys. */
function convolved(x, name, filters, size, more) {
  const config = {
    filters,
    kernelSize: size,
    kernelInitializer: 'glorotUniform',
    name,
    ...more,
  };
  return tf.layers.conv2d(config).apply(x);
}

/** x under a convolution of each channel by itself, without a bias. */
function depthwise(x, name, size, more) {
  const config = {
    kernelSize: size,
    depthwiseInitializer: 'glorotUniform',
    useBias: false,
    name,
    ...more,
  };
  return tf.layers.depthwiseConv2d(config).apply(x);
}

function normalized(x, name, more) {
  const config = {name, ...more};
  return tf.layers.batchNormalization(config).apply(x);
}

function activated(x, activation, name) {
  return tf.layers.activation({activation, name}).apply(x);
}

/** x with its negative numbers as 0 and those above 6 as 6. */
function bounded(x, name) {
  return tf.layers.reLU({maxValue: 6, name}).apply(x);
}

function padded(x, padding, name) {
  return tf.layers.zeroPadding2d({padding, name}).apply(x);
}

/** The largest numbers in windows. */
function largest(x, size, strides, padding, name) {
  const config = {poolSize: size, strides, padding, name};
  return tf.layers.maxPooling2d(config).apply(x);
}

/** The means of windows. */
function averaged(x, size, strides, padding, name) {
  const config = {poolSize: size, strides, padding, name};
  return tf.layers.averagePooling2d(config).apply(x);
}

function added(parts, name) {
  return tf.layers.add({name}).apply(parts);
}

function joined(parts, name) {
  return tf.layers.concatenate({axis: 3, name}).apply(parts);
}

function meanOfPlaces(x, name) {
  return tf.layers.globalAveragePooling2d({name}).apply(x);
}

/** The end without a top: as it is, or one number for each channel. */
function pooled(x, said, meanName, largestName) {
  if (said.pooling === 'avg') {
    return meanOfPlaces(x, meanName);
  }
  if (said.pooling === 'max') {
    return tf.layers.globalMaxPooling2d({name: largestName}).apply(x);
  }
  return x;
}

function activationOf(said) {
  const given = said.classifierActivation;
  return given == null ? 'linear' : given;
}

/** The layer that tells the classes. */
function classified(x, said) {
  const layer = tf.layers.dense({
    units: said.classes,
    activation: activationOf(said),
    kernelInitializer: 'glorotUniform',
    name: 'predictions',
  });
  return layer.apply(x);
}

/** The multiple of `divisor` next to a number of channels, and no tenth below it. */
function toNearest(wanted, divisor) {
  const nearest = Math.max(
    divisor,
    Math.floor(Math.trunc(wanted + divisor / 2) / divisor) * divisor,
  );
  return nearest < 0.9 * wanted ? nearest + divisor : nearest;
}

/** The padding by which windows at every second place cover x as Keras's padding 'same' does. */
function borderFor(x, size) {
  const shape = x.shape;
  const half = Math.floor(size / 2);
  const border = [];
  for (const extent of shape.slice(1, 3)) {
    const even = extent == null || extent % 2 === 0;
    border.push([even ? half - 1 : half, half]);
  }
  return border;
}

const FILTERS = [64, 128, 256, 512, 512];

/** `depths` are the numbers of convolutions of the blocks. */
function vgg(name, depths, config) {
  const said = optionsOf(name, {}, config);
  const start = started(name, said, 224, 32);
  let x = start;
  for (const [index, depth] of depths.entries()) {
    const block = `block${index + 1}`;
    for (let place = 0; place < depth; place++) {
      const more = {padding: 'same', activation: 'relu'};
      x = convolved(x, `${block}_conv${place + 1}`, FILTERS[index], 3, more);
    }
    x = largest(x, 2, 2, 'valid', `${block}_pool`);
  }
  if (said.includeTop) {
    x = tf.layers.flatten({name: 'flatten'}).apply(x);
    for (const layer of ['fc1', 'fc2']) {
      const wide = {units: 4096, activation: 'relu', name: layer};
      wide.kernelInitializer = 'glorotUniform';
      x = tf.layers.dense(wide).apply(x);
    }
    x = classified(x, said);
  } else {
    x = pooled(x, said, null, null);
  }
  return finished(
    said,
    start,
    x,
    name,
    `${name}_weights_tf_dim_ordering_tf_kernels`,
  );
}

function vgg16(config = {}) {
  return vgg('vgg16', [2, 2, 3, 3, 3], config);
}

function vgg19(config = {}) {
  return vgg('vgg19', [2, 2, 4, 4, 4], config);
}

const RESNET_EPSILON = 1.001e-5;

function steady(x, name) {
  return normalized(x, `${name}_bn`, {epsilon: RESNET_EPSILON});
}

/** x normalized, its negative numbers as 0. */
function lively(x, name) {
  return activated(steady(x, name), 'relu', `${name}_relu`);
}

/** A block of ResNet. The first of a stage has a convolution beside it. */
function residual(x, filters, strides, first, name) {
  let beside = x;
  if (first) {
    beside = convolved(x, `${name}_0_conv`, 4 * filters, 1, {strides});
    beside = steady(beside, `${name}_0`);
  }
  let inner = convolved(x, `${name}_1_conv`, filters, 1, {strides});
  inner = lively(inner, `${name}_1`);
  inner = convolved(inner, `${name}_2_conv`, filters, 3, {padding: 'same'});
  inner = lively(inner, `${name}_2`);
  inner = steady(
    convolved(inner, `${name}_3_conv`, 4 * filters, 1, {}),
    `${name}_3`,
  );
  return activated(
    added([beside, inner], `${name}_add`),
    'relu',
    `${name}_out`,
  );
}

/** A block of ResNet V2, which normalizes before it convolves. */
function residualBefore(x, filters, strides, first, name) {
  const bare = {useBias: false};
  const ready = lively(x, `${name}_preact`);
  let beside = x;
  if (first) {
    beside = convolved(ready, `${name}_0_conv`, 4 * filters, 1, {strides});
  } else if (strides > 1) {
    beside = largest(x, 1, strides, 'valid', null);
  }
  let inner = lively(
    convolved(ready, `${name}_1_conv`, filters, 1, bare),
    `${name}_1`,
  );
  inner = padded(
    inner,
    [
      [1, 1],
      [1, 1],
    ],
    `${name}_2_pad`,
  );
  inner = convolved(inner, `${name}_2_conv`, filters, 3, {strides, ...bare});
  inner = convolved(
    lively(inner, `${name}_2`),
    `${name}_3_conv`,
    4 * filters,
    1,
    {},
  );
  return added([beside, inner], `${name}_out`);
}

/** `depths` are the numbers of blocks of the stages; `second`: V2. */
function resnet(owner, depths, second, config) {
  const said = optionsOf(owner, {}, config);
  const start = started(owner, said, 224, 32);
  let x = padded(
    start,
    [
      [3, 3],
      [3, 3],
    ],
    'conv1_pad',
  );
  x = convolved(x, 'conv1_conv', 64, 7, {strides: 2});
  if (!second) {
    x = lively(x, 'conv1');
  }
  x = largest(
    padded(
      x,
      [
        [1, 1],
        [1, 1],
      ],
      'pool1_pad',
    ),
    3,
    2,
    'valid',
    'pool1_pool',
  );
  let filters = 64;
  for (const [stage, depth] of depths.entries()) {
    for (let block = 0; block < depth; block++) {
      const label = `conv${stage + 2}_block${block + 1}`;
      if (second) {
        const halves = block === depth - 1 && stage < 3;
        x = residualBefore(x, filters, halves ? 2 : 1, block === 0, label);
      } else {
        const halved = block === 0 && stage > 0;
        x = residual(x, filters, halved ? 2 : 1, block === 0, label);
      }
    }
    filters = 2 * filters;
  }
  if (second) {
    x = lively(x, 'post');
  }
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, 'avg_pool'), said);
  } else {
    x = pooled(x, said, 'avg_pool', 'max_pool');
  }
  const name = owner.toLowerCase();
  return finished(
    said,
    start,
    x,
    name,
    `${name}_weights_tf_dim_ordering_tf_kernels`,
  );
}

function resNet50(config = {}) {
  return resnet('resNet50', [3, 4, 6, 3], false, config);
}

function resNet101(config = {}) {
  return resnet('resNet101', [3, 4, 23, 3], false, config);
}

function resNet152(config = {}) {
  return resnet('resNet152', [3, 8, 36, 3], false, config);
}

function resNet50V2(config = {}) {
  return resnet('resNet50V2', [3, 4, 6, 3], true, config);
}

function resNet101V2(config = {}) {
  return resnet('resNet101V2', [3, 4, 23, 3], true, config);
}

function resNet152V2(config = {}) {
  return resnet('resNet152V2', [3, 8, 36, 3], true, config);
}

const GROWTH = 32;
// The channels that each layer adds.

function denseBlock(x, name) {
  const bare = {useBias: false};
  let inner = convolved(
    lively(x, `${name}_0`),
    `${name}_1_conv`,
    4 * GROWTH,
    1,
    bare,
  );
  const near = {padding: 'same', ...bare};
  inner = convolved(
    lively(inner, `${name}_1`),
    `${name}_2_conv`,
    GROWTH,
    3,
    near,
  );
  return joined([x, inner], `${name}_concat`);
}

/** `depths` are the numbers of layers of the four blocks. */
function densenet(owner, depths, config) {
  const said = optionsOf(owner, {}, config);
  const start = started(owner, said, 224, 32);
  let x = padded(
    start,
    [
      [3, 3],
      [3, 3],
    ],
    null,
  );
  x = lively(
    convolved(x, 'conv1_conv', 64, 7, {strides: 2, useBias: false}),
    'conv1',
  );
  x = largest(
    padded(
      x,
      [
        [1, 1],
        [1, 1],
      ],
      null,
    ),
    3,
    2,
    'valid',
    'pool1',
  );
  for (const [stage, depth] of depths.entries()) {
    if (stage > 0) {
      const between = `pool${stage + 1}`;
      const channels = x.shape[3];
      x = lively(x, between);
      x = convolved(x, `${between}_conv`, Math.floor(channels / 2), 1, {
        useBias: false,
      });
      x = averaged(x, 2, 2, 'valid', `${between}_pool`);
    }
    for (let block = 0; block < depth; block++) {
      x = denseBlock(x, `conv${stage + 2}_block${block + 1}`);
    }
  }
  x = activated(normalized(x, 'bn', {epsilon: RESNET_EPSILON}), 'relu', 'relu');
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, 'avg_pool'), said);
  } else {
    x = pooled(x, said, 'avg_pool', 'max_pool');
  }
  const name = owner.toLowerCase();
  return finished(
    said,
    start,
    x,
    name,
    `${name}_weights_tf_dim_ordering_tf_kernels`,
  );
}

function denseNet121(config = {}) {
  return densenet('denseNet121', [6, 12, 24, 16], config);
}

function denseNet169(config = {}) {
  return densenet('denseNet169', [6, 12, 32, 32], config);
}

function denseNet201(config = {}) {
  return densenet('denseNet201', [6, 12, 48, 32], config);
}

const MOBILENET_STEPS = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
];
// Channels and strides of the blocks.

const MOBILENET_V2_STAGES = [
  [16, 1, 1, 1],
  [24, 2, 2, 6],
  [32, 3, 2, 6],
  [64, 4, 2, 6],
  [96, 3, 1, 6],
  [160, 3, 2, 6],
  [320, 1, 1, 6],
];
// Channels, blocks, strides of the first block, and how many times wider a block is inside.

const SLOW = {momentum: 0.999};

/** The size of the pictures that there are weights for. */
function usualSize(said, sizes) {
  let given = said.inputShape;
  if (given == null && said.inputTensor != null) {
    given = said.inputTensor.shape.slice(1);
  }
  if (given == null) {
    return 224;
  }
  const height = given[0];
  const width = given[1];
  if (height == null || height !== width || !sizes.includes(height)) {
    return 224;
  }
  return height;
}

/** The height as it stands in the model's name. */
function sizeIn(shape, said, size) {
  if (said.weights === 'imagenet') {
    return String(size);
  }
  return shape[0] == null ? 'None' : String(shape[0]);
}

/** ValueError where there are no weights for a width. */
function refuseWidth(owner, said, widths) {
  const width = said.alpha;
  if (said.weights === 'imagenet' && !widths.includes(width)) {
    throw new RangeError(
      `${owner}: alpha: there are weights for [${widths.join(', ')}], got ${width}`,
    );
  }
}

/** 1, 1.3 or 0.35 as the names of files have it: at least one digit after the point. */
function shortWidth(width) {
  return width === Math.trunc(width) ? `${width.toFixed(1)}` : String(width);
}

function mobileNet(config = {}) {
  const own = {alpha: 1, depthMultiplier: 1, dropout: 0.001};
  const said = optionsOf('mobileNet', own, config);
  refuseWidth('mobileNet', said, [0.25, 0.5, 0.75, 1]);
  const size = usualSize({...said, inputTensor: null}, [128, 160, 192, 224]);
  const shape = shapeOf('mobileNet', said, size, 32);
  const start = said.inputTensor == null ? tf.input({shape}) : said.inputTensor;
  const width = said.alpha;
  const bare = {padding: 'same', useBias: false};
  let x = convolved(start, 'conv1', Math.trunc(32 * width), 3, {
    strides: 2,
    ...bare,
  });
  x = bounded(normalized(x, 'conv1_bn', {}), 'conv1_relu');
  for (const [index, step] of MOBILENET_STEPS.entries()) {
    const number = index + 1;
    const strides = step[1];
    const more = {depthMultiplier: said.depthMultiplier, strides};
    if (strides > 1) {
      x = padded(
        x,
        [
          [0, 1],
          [0, 1],
        ],
        `conv_pad_${number}`,
      );
    } else {
      more.padding = 'same';
    }
    x = depthwise(x, `conv_dw_${number}`, 3, more);
    x = bounded(
      normalized(x, `conv_dw_${number}_bn`, {}),
      `conv_dw_${number}_relu`,
    );
    x = convolved(x, `conv_pw_${number}`, Math.trunc(step[0] * width), 1, bare);
    x = bounded(
      normalized(x, `conv_pw_${number}_bn`, {}),
      `conv_pw_${number}_relu`,
    );
  }
  if (said.includeTop) {
    const classes = said.classes;
    x = extensions.layers.globalAveragePooling2d({keepdims: true}).apply(x);
    x = tf.layers.dropout({rate: said.dropout, name: 'dropout'}).apply(x);
    x = convolved(x, 'conv_preds', classes, 1, {padding: 'same'});
    x = tf.layers.reshape({targetShape: [classes], name: 'reshape_2'}).apply(x);
    x = activated(x, activationOf(said), 'predictions');
  } else {
    x = pooled(x, said, null, null);
  }
  const name = `mobilenet_${width.toFixed(2)}_${sizeIn(shape, said, size)}`;
  const texts = {'1': '1_0', '0.75': '7_5', '0.5': '5_0', '0.25': '2_5'};
  const pretrained = said.weights === 'imagenet';
  const part = pretrained ? texts[shortWidth(width).replaceAll('.0', '')] : '';
  return finished(said, start, x, name, `mobilenet_${part}_${size}_tf`);
}

/** A block of MobileNet V2: wide inside, narrow at its ends. */
function invertedBlock(x, filters, strides, wider, name) {
  const channels = x.shape[3];
  const bare = {padding: 'same', useBias: false};
  let inner = x;
  if (wider > 1) {
    inner = convolved(inner, `${name}expand`, wider * channels, 1, bare);
    inner = bounded(
      normalized(inner, `${name}expand_BN`, SLOW),
      `${name}expand_relu`,
    );
  }
  if (strides > 1) {
    inner = padded(inner, borderFor(inner, 3), `${name}pad`);
    inner = depthwise(inner, `${name}depthwise`, 3, {strides});
  } else {
    inner = depthwise(inner, `${name}depthwise`, 3, {padding: 'same'});
  }
  inner = bounded(
    normalized(inner, `${name}depthwise_BN`, SLOW),
    `${name}depthwise_relu`,
  );
  inner = normalized(
    convolved(inner, `${name}project`, filters, 1, bare),
    `${name}project_BN`,
    SLOW,
  );
  return channels === filters && strides === 1
    ? added([x, inner], `${name}add`)
    : inner;
}

function mobileNetV2(config = {}) {
  const said = optionsOf('mobileNetV2', {alpha: 1}, config);
  refuseWidth('mobileNetV2', said, [0.35, 0.5, 0.75, 1, 1.3, 1.4]);
  const size = usualSize(said, [96, 128, 160, 192, 224]);
  const shape = shapeOf('mobileNetV2', said, size, 32);
  const start = said.inputTensor == null ? tf.input({shape}) : said.inputTensor;
  const width = said.alpha;
  const first = {strides: 2, padding: 'same', useBias: false};
  let x = convolved(start, 'Conv1', toNearest(32 * width, 8), 3, first);
  x = bounded(normalized(x, 'bn_Conv1', SLOW), 'Conv1_relu');
  let number = 0;
  for (const stage of MOBILENET_V2_STAGES) {
    for (let block = 0; block < stage[1]; block++) {
      const name = number === 0 ? 'expanded_conv_' : `block_${number}_`;
      const filters = toNearest(Math.trunc(stage[0] * width), 8);
      x = invertedBlock(x, filters, block === 0 ? stage[2] : 1, stage[3], name);
      number = number + 1;
    }
  }
  const last = width > 1 ? toNearest(1280 * width, 8) : 1280;
  x = normalized(
    convolved(x, 'Conv_1', last, 1, {useBias: false}),
    'Conv_1_bn',
    SLOW,
  );
  x = bounded(x, 'out_relu');
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, null), said);
  } else {
    x = pooled(x, said, null, null);
  }
  const label = `mobilenetv2_${width.toFixed(2)}_${sizeIn(shape, said, size)}`;
  const file = `mobilenet_v2_weights_tf_dim_ordering_tf_kernels_${shortWidth(width)}_${size}`;
  return finished(said, start, x, label, file);
}

function separated(x, filters, name) {
  const layer = tf.layers.separableConv2d({
    filters,
    kernelSize: 3,
    padding: 'same',
    useBias: false,
    depthwiseInitializer: 'glorotUniform',
    pointwiseInitializer: 'glorotUniform',
    name,
  });
  return normalized(layer.apply(x), `${name}_bn`, {});
}

/** A block that halves the picture. */
function narrowed(x, first, filters, number) {
  const block = `block${number}`;
  let beside = convolved(x, null, filters, 1, {
    strides: 2,
    padding: 'same',
    useBias: false,
  });
  beside = normalized(beside, null, {});
  let inner = x;
  if (number > 2) {
    inner = activated(inner, 'relu', `${block}_sepconv1_act`);
  }
  inner = separated(inner, first, `${block}_sepconv1`);
  inner = activated(inner, 'relu', `${block}_sepconv2_act`);
  inner = separated(inner, filters, `${block}_sepconv2`);
  inner = largest(inner, 3, 2, 'same', `${block}_pool`);
  return added([inner, beside], null);
}

function xception(config = {}) {
  const said = optionsOf('xception', {}, config);
  const start = started('xception', said, 299, 71);
  let x = convolved(start, 'block1_conv1', 32, 3, {strides: 2, useBias: false});
  x = activated(
    normalized(x, 'block1_conv1_bn', {}),
    'relu',
    'block1_conv1_act',
  );
  x = convolved(x, 'block1_conv2', 64, 3, {useBias: false});
  x = activated(
    normalized(x, 'block1_conv2_bn', {}),
    'relu',
    'block1_conv2_act',
  );
  for (const [index, filters] of [128, 256, 728].entries()) {
    x = narrowed(x, filters, filters, index + 2);
  }
  for (let number = 5; number < 13; number++) {
    let inner = x;
    for (let place = 1; place < 4; place++) {
      const name = `block${number}_sepconv${place}`;
      inner = separated(activated(inner, 'relu', `${name}_act`), 728, name);
    }
    x = added([inner, x], null);
  }
  x = narrowed(x, 728, 1024, 13);
  for (const [index, filters] of [1536, 2048].entries()) {
    const name = `block14_sepconv${index + 1}`;
    x = activated(separated(x, filters, name), 'relu', `${name}_act`);
  }
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, 'avg_pool'), said);
  } else {
    x = pooled(x, said, null, null);
  }
  const file = 'xception_weights_tf_dim_ordering_tf_kernels';
  return finished(said, start, x, 'xception', file);
}

/** A convolution, normalized, its negative numbers as 0. */
function step(x, filters, size, strides, padding) {
  const more = {strides, padding, useBias: false};
  x = normalized(convolved(x, null, filters, size, more), null, {scale: false});
  return activated(x, 'relu', null);
}

/** Steps one after the other: pairs of channels and sizes. */
function branch(x, steps) {
  for (const [filters, size] of steps) {
    x = step(x, filters, size, 1, 'same');
  }
  return x;
}

/** A branch whose last step halves the picture. */
function halving(x, steps, filters) {
  return step(branch(x, steps), filters, 3, 2, 'valid');
}

/** The branch of the means. */
function pooling(x, filters) {
  return step(averaged(x, 3, 1, 'same', null), filters, 1, 1, 'same');
}

function stem(start) {
  let x = step(start, 32, 3, 2, 'valid');
  x = step(x, 32, 3, 1, 'valid');
  x = largest(step(x, 64, 3, 1, 'same'), 3, 2, 'valid', null);
  x = step(step(x, 80, 1, 1, 'valid'), 192, 3, 1, 'valid');
  return largest(x, 3, 2, 'valid', null);
}

/** Lying and standing windows side by side. */
function parted(x, name) {
  return joined(
    [step(x, 384, [1, 3], 1, 'same'), step(x, 384, [3, 1], 1, 'same')],
    name,
  );
}

function inceptionV3(config = {}) {
  const said = optionsOf('inceptionV3', {}, config);
  const start = started('inceptionV3', said, 299, 75);
  let x = stem(start);
  let branches;
  for (const [index, filters] of [32, 64, 64].entries()) {
    branches = [
      branch(x, [[64, 1]]),
      branch(x, [
        [48, 1],
        [64, 5],
      ]),
      branch(x, [
        [64, 1],
        [96, 3],
        [96, 3],
      ]),
      pooling(x, filters),
    ];
    x = joined(branches, `mixed${index}`);
  }
  branches = [
    halving(x, [], 384),
    halving(
      x,
      [
        [64, 1],
        [96, 3],
      ],
      96,
    ),
    largest(x, 3, 2, 'valid', null),
  ];
  x = joined(branches, 'mixed3');
  for (const [index, inner] of [128, 160, 160, 192].entries()) {
    const there = [
      [inner, 1],
      [inner, [1, 7]],
      [192, [7, 1]],
    ];
    const back = [
      [inner, 1],
      [inner, [7, 1]],
      [inner, [1, 7]],
      [inner, [7, 1]],
      [192, [1, 7]],
    ];
    branches = [
      branch(x, [[192, 1]]),
      branch(x, there),
      branch(x, back),
      pooling(x, 192),
    ];
    x = joined(branches, `mixed${index + 4}`);
  }
  branches = [
    halving(x, [[192, 1]], 320),
    halving(
      x,
      [
        [192, 1],
        [192, [1, 7]],
        [192, [7, 1]],
      ],
      192,
    ),
    largest(x, 3, 2, 'valid', null),
  ];
  x = joined(branches, 'mixed8');
  for (let index = 0; index < 2; index++) {
    branches = [
      branch(x, [[320, 1]]),
      parted(branch(x, [[384, 1]]), `mixed9_${index}`),
      parted(
        branch(x, [
          [448, 1],
          [384, 3],
        ]),
        null,
      ),
      pooling(x, 192),
    ];
    x = joined(branches, `mixed${index + 9}`);
  }
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, 'avg_pool'), said);
  } else {
    x = pooled(x, said, null, null);
  }
  const file = 'inception_v3_weights_tf_dim_ordering_tf_kernels';
  return finished(said, start, x, 'inception_v3', file);
}

/** The first input plus `scale` times the second. */
class CustomScaleLayer extends tf.layers.Layer {
  static className = 'CustomScaleLayer';

  constructor(config) {
    super(config);
    this.scale = config.scale;
  }

  call(inputs, kwargs) {
    const parts = inputs;
    return parts[0].add(parts[1].mul(this.scale));
  }

  computeOutputShape(inputShape) {
    return inputShape[0];
  }

  getConfig() {
    const config = super.getConfig();
    return {...config, scale: this.scale};
  }
}

/** x plus a share of what the branches find. */
function corrected(x, branches, scale, activation, name) {
  const channels = x.shape[3];
  let found = joined(branches, `${name}_mixed`);
  found = convolved(found, `${name}_conv`, channels, 1, {padding: 'same'});
  x = new CustomScaleLayer({scale}).apply([x, found]);
  return activation === '' ? x : activated(x, activation, `${name}_ac`);
}

function inceptionResNetV2(config = {}) {
  const said = optionsOf('inceptionResNetV2', {}, config);
  const start = started('inceptionResNetV2', said, 299, 75);
  let x = stem(start);
  let branches = [
    branch(x, [[96, 1]]),
    branch(x, [
      [48, 1],
      [64, 5],
    ]),
    branch(x, [
      [64, 1],
      [96, 3],
      [96, 3],
    ]),
    pooling(x, 64),
  ];
  x = joined(branches, 'mixed_5b');
  for (let index = 0; index < 10; index++) {
    branches = [
      branch(x, [[32, 1]]),
      branch(x, [
        [32, 1],
        [32, 3],
      ]),
      branch(x, [
        [32, 1],
        [48, 3],
        [64, 3],
      ]),
    ];
    x = corrected(x, branches, 0.17, 'relu', `block35_${index + 1}`);
  }
  branches = [
    halving(x, [], 384),
    halving(
      x,
      [
        [256, 1],
        [256, 3],
      ],
      384,
    ),
    largest(x, 3, 2, 'valid', null),
  ];
  x = joined(branches, 'mixed_6a');
  for (let index = 0; index < 20; index++) {
    branches = [
      branch(x, [[192, 1]]),
      branch(x, [
        [128, 1],
        [160, [1, 7]],
        [192, [7, 1]],
      ]),
    ];
    x = corrected(x, branches, 0.1, 'relu', `block17_${index + 1}`);
  }
  branches = [
    halving(x, [[256, 1]], 384),
    halving(x, [[256, 1]], 288),
    halving(
      x,
      [
        [256, 1],
        [288, 3],
      ],
      320,
    ),
    largest(x, 3, 2, 'valid', null),
  ];
  x = joined(branches, 'mixed_7a');
  for (let index = 0; index < 10; index++) {
    branches = [
      branch(x, [[192, 1]]),
      branch(x, [
        [192, 1],
        [224, [1, 3]],
        [256, [3, 1]],
      ]),
    ];
    const last = index === 9;
    const name = `block8_${index + 1}`;
    x = corrected(x, branches, last ? 1 : 0.2, last ? '' : 'relu', name);
  }
  x = convolved(x, 'conv_7b', 1536, 1, {padding: 'same', useBias: false});
  x = activated(
    normalized(x, 'conv_7b_bn', {scale: false}),
    'relu',
    'conv_7b_ac',
  );
  if (said.includeTop) {
    x = classified(meanOfPlaces(x, 'avg_pool'), said);
  } else {
    x = pooled(x, said, null, null);
  }
  const file = 'inception_resnet_v2_weights_tf_dim_ordering_tf_kernels';
  return finished(said, start, x, 'inception_resnet_v2', file);
}

const EFFICIENT_STAGES = [
  [3, 1, 32, 16, 1, 1],
  [3, 2, 16, 24, 6, 2],
  [5, 2, 24, 40, 6, 2],
  [3, 3, 40, 80, 6, 2],
  [5, 3, 80, 112, 6, 1],
  [5, 4, 112, 192, 6, 2],
  [3, 1, 192, 320, 6, 1],
];
// Window, blocks, channels before and after, how many times wider inside, and strides.

const DEVIATIONS = [0.229, 0.224, 0.225];
// Of the channels of ImageNet's pictures.

function spread() {
  const config = {scale: 2, mode: 'fanOut', distribution: 'normal'};
  return tf.initializers.varianceScaling(config);
}

function wide(x, name, filters, size, more) {
  return convolved(x, name, filters, size, {
    kernelInitializer: spread(),
    ...more,
  });
}

function swished(x, name) {
  return activated(x, 'swish', name);
}

/** x with its channels weighed by what all places have of them. */
function weighed(x, filters, name) {
  const channels = x.shape[3];
  let weights = meanOfPlaces(x, `${name}se_squeeze`);
  const shape = {targetShape: [1, 1, channels], name: `${name}se_reshape`};
  weights = tf.layers.reshape(shape).apply(weights);
  const few = {padding: 'same', activation: 'swish'};
  weights = wide(weights, `${name}se_reduce`, filters, 1, few);
  const shares = {padding: 'same', activation: 'sigmoid'};
  weights = wide(weights, `${name}se_expand`, channels, 1, shares);
  return tf.layers.multiply({name: `${name}se_excite`}).apply([x, weights]);
}

/** A block; `rate` is the share of samples that go past it while it learns. */
function efficientBlock(x, stage, filters, rate, name) {
  const [size, wider, strides] = [stage[0], stage[4], stage[5]];
  const channels = x.shape[3];
  const bare = {padding: 'same', useBias: false};
  let inner = x;
  if (wider > 1) {
    inner = wide(inner, `${name}expand_conv`, channels * wider, 1, bare);
    inner = swished(
      normalized(inner, `${name}expand_bn`, {}),
      `${name}expand_activation`,
    );
  }
  const more = {strides, depthwiseInitializer: spread()};
  if (strides > 1) {
    inner = padded(inner, borderFor(inner, size), `${name}dwconv_pad`);
  } else {
    more.padding = 'same';
  }
  inner = depthwise(inner, `${name}dwconv`, size, more);
  inner = swished(normalized(inner, `${name}bn`, {}), `${name}activation`);
  inner = weighed(inner, Math.max(1, Math.floor(channels / 4)), name);
  inner = wide(inner, `${name}project_conv`, filters, 1, bare);
  inner = normalized(inner, `${name}project_bn`, {});
  if (strides > 1 || channels !== filters) {
    return inner;
  }
  if (rate > 0) {
    const dropped = {rate, noiseShape: [null, 1, 1, 1], name: `${name}drop`};
    inner = extensions.layers.dropout(dropped).apply(inner);
  }
  return added([inner, x], `${name}add`);
}

/** `width` and `depth` are how many times wider and deeper it is than the smallest. */
function efficientnet(owner, width, depth, size, dropout, config) {
  const said = optionsOf(owner, {}, config);
  const start = started(owner, said, size, 32);
  let x = tf.layers.rescaling({scale: 1 / 255}).apply(start);
  x = extensions.layers.normalization({axis: 3}).apply(x);
  if (said.weights === 'imagenet') {
    const scales = DEVIATIONS.map((one) => 1 / Math.sqrt(one));
    x = extensions.layers.rescaling({scale: scales}).apply(x);
  }
  x = padded(x, borderFor(x, 3), 'stem_conv_pad');
  x = wide(x, 'stem_conv', toNearest(32 * width, 8), 3, {
    strides: 2,
    useBias: false,
  });
  x = swished(normalized(x, 'stem_bn', {}), 'stem_activation');
  const counts = EFFICIENT_STAGES.map((stage) => Math.ceil(depth * stage[1]));
  const blocks = counts.reduce((total, value) => total + value, 0);
  let done = 0;
  for (const [index, stage] of EFFICIENT_STAGES.entries()) {
    const filters = toNearest(stage[3] * width, 8);
    for (let block = 0; block < counts[index]; block++) {
      const steps = block === 0 ? stage : [...stage.slice(0, 5), 1];
      const label = `block${index + 1}${'abcdefghijklmnopqrstuvwxyz'[block]}_`;
      x = efficientBlock(x, steps, filters, (0.2 * done) / blocks, label);
      done = done + 1;
    }
  }
  const bare = {padding: 'same', useBias: false};
  x = wide(x, 'top_conv', toNearest(1280 * width, 8), 1, bare);
  x = swished(normalized(x, 'top_bn', {}), 'top_activation');
  if (said.includeTop) {
    x = meanOfPlaces(x, 'avg_pool');
    x = tf.layers.dropout({rate: dropout, name: 'top_dropout'}).apply(x);
    const even = {scale: 1 / 3, mode: 'fanOut', distribution: 'uniform'};
    const layer = tf.layers.dense({
      units: said.classes,
      activation: activationOf(said),
      kernelInitializer: tf.initializers.varianceScaling(even),
      name: 'predictions',
    });
    x = layer.apply(x);
  } else {
    x = pooled(x, said, 'avg_pool', 'max_pool');
  }
  const name = owner.toLowerCase();
  return finished(said, start, x, name, name);
}

function efficientNetB0(config = {}) {
  return efficientnet('efficientNetB0', 1, 1, 224, 0.2, config);
}

function efficientNetB1(config = {}) {
  return efficientnet('efficientNetB1', 1, 1.1, 240, 0.2, config);
}

function efficientNetB2(config = {}) {
  return efficientnet('efficientNetB2', 1.1, 1.2, 260, 0.3, config);
}

function efficientNetB3(config = {}) {
  return efficientnet('efficientNetB3', 1.2, 1.4, 300, 0.3, config);
}

function efficientNetB4(config = {}) {
  return efficientnet('efficientNetB4', 1.4, 1.8, 380, 0.4, config);
}

function efficientNetB5(config = {}) {
  return efficientnet('efficientNetB5', 1.6, 2.2, 456, 0.4, config);
}

function efficientNetB6(config = {}) {
  return efficientnet('efficientNetB6', 1.8, 2.6, 528, 0.5, config);
}

function efficientNetB7(config = {}) {
  return efficientnet('efficientNetB7', 2, 3.1, 600, 0.5, config);
}

tf.serialization.registerClass(CustomScaleLayer);

export {
  decodePredictions,
  denseNet121,
  denseNet169,
  denseNet201,
  efficientNetB0,
  efficientNetB1,
  efficientNetB2,
  efficientNetB3,
  efficientNetB4,
  efficientNetB5,
  efficientNetB6,
  efficientNetB7,
  inceptionResNetV2,
  inceptionV3,
  mobileNet,
  mobileNetV2,
  resNet101,
  resNet101V2,
  resNet152,
  resNet152V2,
  resNet50,
  resNet50V2,
  vgg16,
  vgg19,
  xception,
};
