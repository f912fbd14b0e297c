import * as tf from '@tensorflow/tfjs';

const dense = tf.layers.dense({units: 1, inputShape: [1]});
dense.apply(tf.tensor2d([[1], [2]], [2, 1])).print();
