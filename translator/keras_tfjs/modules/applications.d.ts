// The types of applications.js. Made by `make extensions`.

import * as tf from '@tensorflow/tfjs';

export function vgg16(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function vgg19(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet50(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet101(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet152(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet50V2(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet101V2(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function resNet152V2(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function mobileNet(config?: {
  inputShape?: any;
  alpha?: any;
  depthMultiplier?: any;
  dropout?: any;
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function mobileNetV2(config?: {
  inputShape?: any;
  alpha?: any;
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function inceptionV3(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function inceptionResNetV2(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function xception(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function denseNet121(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function denseNet169(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function denseNet201(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB0(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB1(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB2(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB3(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB4(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB5(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB6(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function efficientNetB7(config?: {
  includeTop?: any;
  weights?: any;
  inputTensor?: any;
  inputShape?: any;
  pooling?: any;
  classes?: any;
  classifierActivation?: any;
  name?: any;
}): tf.LayersModel;
export function decodePredictions(
  predictions: any,
  config?: {top?: number},
): Promise<[string, string, number][][]>;
