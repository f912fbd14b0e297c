import * as tf from '@tensorflow/tfjs';

const flatten = tf.layers.flatten();

flatten.apply(tf.ones([2, 3, 4])).print();
