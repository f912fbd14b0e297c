// %% [markdown]
// # Points on a line
//
// What does a single `Dense` unit learn from four points?

// %%
// %matplotlib inline
// !pip install -q keras numpy

import * as tf from '@tensorflow/tfjs';

// %%
const xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1]);
const ys = tf.tensor2d([[1], [3], [5], [7]], [4, 1]);

// %% [markdown]
// ## The model — as small as can be

// %%
// One number in, one number out.
const model = tf.sequential();
model.add(tf.layers.dense({units: 1, inputShape: [1]}));
model.compile({optimizer: 'sgd', loss: 'meanSquaredError'});

// %%
// %%time
const history = await model.fit(xs, ys, {epochs: 500, verbose: 0});

// %%
// !ls data

// %%
history.history.loss.at(-1);

// %%
model.predict(tf.tensor2d([[5]], [1, 1])).print();

// %% [markdown]
// ## The same with a hidden layer

// %%
import {buildMlp} from './models.js';

const mlp = buildMlp({hidden: 4});
await mlp.fit(xs, ys, {epochs: 10, verbose: 0});
mlp.predict(xs); // %time

// %%
// %%bash
// head -n 2 data/points.csv
