import * as tf from '@tensorflow/tfjs';

const model = await tf.loadLayersModel('file://model/model.json');
model.predict(tf.tensor2d([[5]], [1, 1])).print();
