import * as tf from '@tensorflow/tfjs';

const numTokens = 5;
const latentDim = 4;

// Turn each sequence into one-hot vectors.
const encoderInput = tf.eye(numTokens).gather(
  tf.tensor2d(
    [
      [0, 1, 2],
      [3, 4, 0],
      [2, 2, 1],
    ],
    [3, 3],
    'int32',
  ),
);
const decoderInput = tf.eye(numTokens).gather(
  tf.tensor2d(
    [
      [0, 2, 1],
      [0, 0, 4],
      [0, 1, 2],
    ],
    [3, 3],
    'int32',
  ),
);
const decoderTarget = tf.eye(numTokens).gather(
  tf.tensor2d(
    [
      [2, 1, 0],
      [0, 4, 3],
      [1, 2, 2],
    ],
    [3, 3],
    'int32',
  ),
);

// Define an input sequence and process it.
const encoderInputs = tf.input({shape: [null, numTokens]});
const encoder = tf.layers.lstm({
  units: latentDim,
  recurrentActivation: 'sigmoid',
  unitForgetBias: true,
  returnState: true,
});
const [encoderOutputs, stateH, stateC] = encoder.apply(encoderInputs);
const encoderStates = [stateH, stateC];

// Set up the decoder, using `encoder_states` as initial state.
const decoderInputs = tf.input({shape: [null, numTokens]});
const decoderLSTM = tf.layers.lstm({
  units: latentDim,
  recurrentActivation: 'sigmoid',
  unitForgetBias: true,
  returnSequences: true,
  returnState: true,
});
let [decoderOutputs, , _] = decoderLSTM.apply(decoderInputs, {
  initialState: encoderStates,
});
const decoderDense = tf.layers.dense({units: numTokens, activation: 'softmax'});
decoderOutputs = decoderDense.apply(decoderOutputs);

const model = tf.model({
  inputs: [encoderInputs, decoderInputs],
  outputs: decoderOutputs,
});
model.compile({
  optimizer: 'sgd',
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
await model.fit([encoderInput, decoderInput], decoderTarget, {
  batchSize: 3,
  epochs: 3,
});

// The encoder alone shares its weights with the model.
const encoderModel = tf.model({inputs: encoderInputs, outputs: encoderStates});
const [hidden, carry] = encoderModel.predict(encoderInput);
console.log(hidden.shape, carry.shape);
