// The types of extensions.js. Made by `make extensions`.

import * as tf from '@tensorflow/tfjs';

type Layer = tf.layers.Layer & {[member: string]: any};
type Recurrent = tf.RNN & {[member: string]: any};
type Cell = Exclude<Parameters<typeof tf.layers.rnn>[0]['cell'], any[]> & {[member: string]: any};
type Optimizer = tf.Optimizer & {
  learningRate: number;
  setLearningRate(rate: number | ((step: number) => number)): void;
};
interface Dataset extends tf.data.Dataset<any> {
  [Symbol.iterator](): IterableIterator<any>;
  entries(): IterableIterator<[number, any]>;
  apply(transformation: (dataset: Dataset) => any): any;
  asNumpyIterator(): IterableIterator<any>;
  batch(batchSize: number, smallLastBatch?: boolean): Dataset;
  cache(): Dataset;
  cardinality(): number;
  concatenate(dataset: any): Dataset;
  enumerate(start?: number): Dataset;
  filter(predicate: (...parts: any[]) => any): Dataset;
  flatMap(f: (...parts: any[]) => any): Dataset;
  interleave(f: (...parts: any[]) => any, cycleLength?: number, blockLength?: number): Dataset;
  map(transform: (...parts: any[]) => any): any;
  paddedBatch(
    batchSize: number, paddedShapes?: any, paddingValues?: any, smallLastBatch?: boolean,
  ): Dataset;
  prefetch(bufferSize?: number): Dataset;
  reduce(initialState: any, reduceFunc: (state: any, element: any) => any): any;
  repeat(count?: number): Dataset;
  shard(numShards: number, index: number): Dataset;
  shuffle(bufferSize: number, seed?: any, reshuffleEachIteration?: boolean): Dataset;
  skip(count?: number): Dataset;
  take(count?: number): Dataset;
  unbatch(): Dataset;
  window(size: number, shift?: number, stride?: number, dropRemainder?: boolean): Dataset;
  withOptions(options?: any): Dataset;
}
declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface Layer {
    /** What a call of a layer of this module computes, too. */
    addLoss(losses: any): void;
    /** The type of numbers that a class of one's own was given. */
    readonly dtypePolicy: tf.DataType;
    readonly computeDtype: tf.DataType;
    readonly variableDtype: tf.DataType;
  }
}
/** A sequence of batches of one's own: it may have methods of the names of a dataset's. */
type Batches = {__getitem__: any; __len__: any};
/** What was measured is numbers by the time a model has trained. */
type Fitted = Omit<tf.History, 'history'> & {history: {[measure: string]: number[]}};
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface LayersModel {
    /** Of the batches of a dataset of this module. */
    predict(dataset: Dataset | Batches): any;
    fitDataset(batches: Batches, args: any): Promise<Fitted>;
    evaluateDataset(batches: Batches, args?: any): Promise<any>;
    /** Symbolic tensors too. */
    addLoss(losses: any): void;
    /** The loss may be what `addLoss` was given. */
    compile(args: Omit<tf.ModelCompileArgs, 'loss'>): void;
    resetMetrics(): void;
    /** The loss and the metrics of a batch, without a step. */
    testOnBatch(x: any, y: any): any;
  }
}
declare module '@tensorflow/tfjs-layers/dist/layers/recurrent' {
  interface RNNCell {
    /** The output and the new states of one step. */
    applyStep(inputs: any, states: any, kwargs?: any): [any, any];
    getInitialState(config: {batchSize: number}): tf.Tensor[];
  }
}
declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    predict(dataset: Dataset | Batches): any;
    fitDataset(batches: Batches, args: any): Promise<Fitted>;
    evaluateDataset(batches: Batches, args?: any): Promise<any>;
  }
}
/** An optimizer of one's own, whose base says all but how one variable changes. */
interface OwnOptimizer extends tf.Optimizer {
  learningRate: any;
  built: boolean;
  applyGradients(variableGradients: any): void;
  setLearningRate(rate: any): void;
  addSlot(variable: any, name: string, initialValue?: any): tf.Variable;
  addVariable(shape?: number[], name?: string, initialValue?: any): tf.Variable;
  build(variables: any): void;
  slot(variable: any, name: string): tf.Variable;
  updateStep(gradient: any, variable: any, learningRate: any): void;
  variableIndex(variable: any): number;
}
interface Schedule {
  (step: any): any;
  apply(step: any): tf.Tensor;
}
type Loss = (yTrue: any, yPred: any, config?: any) => tf.Tensor;
type Metric = Loss & {
  variables: tf.Variable[];
  updateState(yTrue: any, yPred?: any, sampleWeight?: any): void;
  result(): tf.Tensor;
  resetState(): void;
};

/** The base of models of one's own. */
export interface Model
  extends Omit<
    tf.LayersModel,
    | 'build'
    | 'call'
    | 'compile'
    | 'computeOutputShape'
    | 'evaluate'
    | 'fit'
    | 'getConfig'
    | 'metrics'
    | 'predict'
    | 'trainOnBatch'
  > {
  build(inputShape?: any): void;
  computeOutputShape(inputShape: any): any;
  getConfig(): any;
  call(inputs: any, kwargs: any): any;
  called(inputs: any, kwargs?: any): any;
  apply(inputs: any, kwargs?: any): any;
  compile(...config: any[]): void;
  fit(x: any, y?: any, config?: any): Promise<tf.History>;
  evaluate(x: any, y?: any, config?: any): any;
  predict(x: any, config?: any): any;
  trainOnBatch(x: any, y?: any): Promise<any>;
  computeLoss(x: any, y: any, yPred: any, sampleWeight?: any): tf.Tensor;
  computeMetrics(x: any, y: any, yPred: any, sampleWeight?: any): {[name: string]: any};
  getMetricsResult(): {[name: string]: any};
  [member: string]: any;
}
/** tf.serialization.Serializable, of which the bases have all. */
interface Own {
  getClassName(): string;
  getConfig(): tf.serialization.ConfigDict;
}
/** The base of constraints, initializers and regularizers of one's own. */
interface Part<Given extends any[]> extends Own {
  fromConfigUsesCustomObjects(): boolean;
  apply(...given: Given): tf.Tensor;
  [member: string]: any;
}
interface PartClass<Given extends any[]> {
  new (config?: any): Part<Given>;
  className: string;
  fromConfig<T extends tf.serialization.Serializable>(cls: any, config: any): T;
}
interface OwnClass<T> {
  new (config?: any): T & Own & {[member: string]: any};
  className: string;
  fromConfig<S extends tf.serialization.Serializable>(cls: any, config: any): S;
}
export const Model: {
  new (config?: any): Model;
  className: string;
  fromConfig(cls: any, config: any): any;
};
/** A model of dicts of inputs and outputs. */
export const model: (config: {inputs: any; outputs: any; name?: string}) => any;
/** A tf.Sequential to which models of one's own can be added. */
export const sequential: (config?: {
  layers?: any[];
  name?: string;
  hidesInput?: boolean;
}) => any;

export const callbacks: {
  backupAndRestore: (config: {backupDir: any; saveFreq?: any; doubleCheckpoint?: any; deleteCheckpoint?: any}) => tf.Callback;
  csvLogger: (config: {filename: any; separator?: any; append?: any}) => tf.Callback;
  earlyStopping: (config?: {monitor?: any; minDelta?: any; patience?: any; verbose?: any; mode?: any; baseline?: any; restoreBestWeights?: any; startFromEpoch?: any}) => tf.Callback;
  learningRateScheduler: (config: {schedule: any; verbose?: any}) => tf.Callback;
  modelCheckpoint: (config: {filepath: any; monitor?: any; verbose?: any; saveBestOnly?: any; saveWeightsOnly?: any; mode?: any; saveFreq?: any; initialValueThreshold?: any; period?: any}) => tf.Callback;
  reduceLROnPlateau: (config?: {monitor?: any; factor?: any; patience?: any; verbose?: any; mode?: any; minDelta?: any; cooldown?: any; minLr?: any}) => tf.Callback;
  remoteMonitor: (config?: {root?: any; path?: any; field?: any; headers?: any; sendAsJson?: any}) => tf.Callback;
  swapEMAWeights: (config?: {swapOnEpoch?: any}) => tf.Callback;
  terminateOnNaN: (config?: {raiseError?: any}) => tf.Callback;
};

export const constraints: {
  Constraint: PartClass<[tf.Tensor]>;
  get: (identifier: any) => any;
  serialize: (object: any) => {className: string; config: any} | null;
};

export const data: {
  Sequence: new (...given: any[]) => {[member: string]: any};
  fromGenerator: (generator: any, dtypes?: any, args?: any[]) => Dataset;
  fromTensorSlices: (tensors: any) => Dataset;
  fromTensors: (tensors: any) => Dataset;
  imageDataGenerator: (config?: any) => any;
  range: (start: number, stop?: number, step?: number) => Dataset;
  timeseriesDatasetFromArray: (data: any, targets: any, config: any) => Dataset;
  timeseriesGenerator: (data: any, targets: any, length: number, config?: any) => Dataset & {[place: number]: any};
  zipDatasets: (datasets: any) => Dataset;
};

export const datasets: {
  fashionMnist: {loadData: ((config: {numpy: any}) => Promise<any[][]>) & ((config?: {numpy?: null}) => Promise<tf.Tensor[][]>)};
  mnist: {loadData: ((config: {path?: string; numpy: any}) => Promise<any[][]>) & ((config?: {path?: string; numpy?: null}) => Promise<tf.Tensor[][]>)};
};

export const initializers: {
  Initializer: PartClass<[number[], any?]>;
  get: (identifier: any) => any;
  serialize: (object: any) => {className: string; config: any} | null;
};

export const layers: {
  Activation: OwnClass<tf.layers.Layer>;
  AlphaDropout: OwnClass<tf.layers.Layer>;
  AveragePooling1D: OwnClass<tf.layers.Layer>;
  AveragePooling2D: OwnClass<tf.layers.Layer>;
  BatchNormalization: OwnClass<tf.layers.Layer>;
  Bidirectional: OwnClass<tf.layers.Layer>;
  Conv1D: OwnClass<tf.layers.Layer>;
  Conv2D: OwnClass<tf.layers.Layer>;
  Conv2DTranspose: OwnClass<tf.layers.Layer>;
  Conv3D: OwnClass<tf.layers.Layer>;
  Dense: OwnClass<tf.layers.Layer>;
  DepthwiseConv2D: OwnClass<tf.layers.Layer>;
  Dropout: OwnClass<tf.layers.Layer>;
  Embedding: OwnClass<tf.layers.Layer>;
  Flatten: OwnClass<tf.layers.Layer>;
  GRU: OwnClass<tf.layers.Layer>;
  GRUCell: OwnClass<tf.layers.Layer>;
  GaussianDropout: OwnClass<tf.layers.Layer>;
  GaussianNoise: OwnClass<tf.layers.Layer>;
  GlobalAveragePooling1D: OwnClass<tf.layers.Layer>;
  GlobalAveragePooling2D: OwnClass<tf.layers.Layer>;
  GlobalMaxPooling1D: OwnClass<tf.layers.Layer>;
  GlobalMaxPooling2D: OwnClass<tf.layers.Layer>;
  LSTM: OwnClass<tf.layers.Layer>;
  LSTMCell: OwnClass<tf.layers.Layer>;
  Layer: typeof tf.layers.Layer;
  LayerNormalization: OwnClass<tf.layers.Layer>;
  LeakyReLU: OwnClass<tf.layers.Layer>;
  MaxPooling1D: OwnClass<tf.layers.Layer>;
  MaxPooling2D: OwnClass<tf.layers.Layer>;
  RNNCell: typeof tf.layers.RNNCell;
  ReLU: OwnClass<tf.layers.Layer>;
  Reshape: OwnClass<tf.layers.Layer>;
  SeparableConv2D: OwnClass<tf.layers.Layer>;
  SimpleRNN: OwnClass<tf.layers.Layer>;
  SimpleRNNCell: OwnClass<tf.layers.Layer>;
  SpatialDropout1D: OwnClass<tf.layers.Layer>;
  TimeDistributed: OwnClass<tf.layers.Layer>;
  UpSampling2D: OwnClass<tf.layers.Layer>;
  Wrapper: OwnClass<tf.layers.Layer>;
  ZeroPadding2D: OwnClass<tf.layers.Layer>;
  activation: (config: {activation: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  activityRegularization: (config?: {l1?: any; l2?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveAveragePooling1d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveAveragePooling2d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveAveragePooling3d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveMaxPooling1d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveMaxPooling2d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  adaptiveMaxPooling3d: (config: {outputSize: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  add: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  additiveAttention: (config?: {useScale?: any; dropout?: any; seed?: any; scoreMode?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  alphaDropout: (config: {rate: any; noiseShape?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  attention: (config?: {useScale?: any; scoreMode?: any; dropout?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  augMix: (config?: {seed?: any; dataFormat?: any; valueRange?: any; factor?: any; interpolation?: any; numChains?: any; chainDepth?: any; alpha?: any; allOps?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  autoContrast: (config?: {valueRange?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  average: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  averagePooling1d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  averagePooling2d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  averagePooling3d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  batchNormalization: (config?: {axis?: any; momentum?: any; epsilon?: any; center?: any; scale?: any; betaInitializer?: any; gammaInitializer?: any; movingMeanInitializer?: any; movingVarianceInitializer?: any; betaRegularizer?: any; gammaRegularizer?: any; betaConstraint?: any; gammaConstraint?: any; renorm?: any; renormClipping?: any; renormMomentum?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  bidirectional: (config: {layer: any; mergeMode?: any; backwardLayer?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  categoryEncoding: (config: {numTokens: any; outputMode?: any; sparse?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  centerCrop: (config: {height: any; width: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  concatenate: (config?: {axis?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  contrastLimitedAdaptiveHistogramEqualization: (config?: {valueRange?: any; clipLimit?: any; tileGridSize?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv1d: (config: {groups?: any; filters: any; kernelInitializer?: any; kernelRegularizer?: any; kernelConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv1dTranspose: (config: {filters: any; kernelSize: any; strides?: any; padding?: any; outputPadding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; kernelInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv2d: (config: {groups?: any; filters: any; kernelInitializer?: any; kernelRegularizer?: any; kernelConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv2dTranspose: (config: {outputPadding?: any; filters: any; kernelInitializer?: any; kernelRegularizer?: any; kernelConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv3d: (config: {groups?: any; filters: any; kernelInitializer?: any; kernelRegularizer?: any; kernelConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  conv3dTranspose: (config: {outputPadding?: any; filters: any; kernelInitializer?: any; kernelRegularizer?: any; kernelConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  convLstm1d: (config: {filters: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; recurrentActivation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; unitForgetBias?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  convLstm2d: (config: {filters: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; recurrentActivation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; unitForgetBias?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  convLstm3d: (config: {filters: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; recurrentActivation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; unitForgetBias?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  cropping1d: (config?: {cropping?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  cropping2D: (config?: {cropping?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  cropping3d: (config?: {cropping?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  cutMix: (config?: {seed?: any; dataFormat?: any; factor?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  dense: (config: {units: any; activation?: any; useBias?: any; kernelInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; biasConstraint?: any; inputDim?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  depthwiseConv1d: (config: {kernelSize: any; strides?: any; padding?: any; depthMultiplier?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; depthwiseInitializer?: any; biasInitializer?: any; depthwiseRegularizer?: any; biasRegularizer?: any; depthwiseConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  depthwiseConv2d: (config: {depthMultiplier?: any; depthwiseInitializer?: any; depthwiseRegularizer?: any; depthwiseConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  discretization: (config?: {binBoundaries?: any; numBins?: any; epsilon?: any; outputMode?: any; sparse?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  dot: (config: {axes: any; normalize?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  dropout: (config: {rate: any; noiseShape?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  einsumDense: (config: {equation: any; outputShape: any; activation?: any; biasAxes?: any; kernelInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  elu: (config?: {alpha?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  embedding: (config: {inputDim: any; outputDim: any; embeddingsInitializer?: any; embeddingsRegularizer?: any; embeddingsConstraint?: any; maskZero?: any; inputLength?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  equalization: (config?: {valueRange?: any; bins?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  flatten: (config?: {dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  gaussianDropout: (config: {rate: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  gaussianNoise: (config: {stddev: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalAveragePooling1d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalAveragePooling2d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalAveragePooling3d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalMaxPooling1d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalMaxPooling2d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  globalMaxPooling3d: (config?: {dataFormat?: any; keepdims?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  groupNormalization: (config?: {groups?: any; axis?: any; epsilon?: any; center?: any; scale?: any; betaInitializer?: any; gammaInitializer?: any; betaRegularizer?: any; gammaRegularizer?: any; betaConstraint?: any; gammaConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  groupQueryAttention: (config: {headDim: any; numQueryHeads: any; numKeyValueHeads: any; dropout?: any; useBias?: any; slidingWindow?: any; useGate?: any; seed?: any; flashAttention?: any; kernelInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  gru: (config: {resetAfter?: any; recurrentActivation?: any; implementation?: any; units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; zeroOutputForMask?: any; inputDim?: any; inputLength?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Recurrent;
  gruCell: (config: {resetAfter?: any; recurrentActivation?: any; implementation?: any; units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Cell;
  hashing: (config: {numBins: any; maskValue?: any; salt?: any; outputMode?: any; sparse?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  identity: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  inputLayer: (config?: {inputShape?: any; batchSize?: any; batchInputShape?: any; dtype?: any; sparse?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  integerLookup: (config?: {maxTokens?: any; numOovIndices?: any; maskToken?: any; oovToken?: any; vocabulary?: any; vocabularyDtype?: any; idfWeights?: any; invert?: any; outputMode?: any; sparse?: any; padToMaxTokens?: any; oovMethod?: any; salt?: any; encoding?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  lambda_: (config: {function: any; outputShape?: any; mask?: any; arguments?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  layerNormalization: (config?: {axis?: any; epsilon?: any; center?: any; scale?: any; betaInitializer?: any; gammaInitializer?: any; betaRegularizer?: any; gammaRegularizer?: any; betaConstraint?: any; gammaConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  leakyReLU: (config?: {alpha?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  lstm: (config: {unitForgetBias?: any; recurrentActivation?: any; implementation?: any; units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; zeroOutputForMask?: any; inputDim?: any; inputLength?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Recurrent;
  lstmCell: (config: {unitForgetBias?: any; recurrentActivation?: any; implementation?: any; units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Cell;
  masking: (config?: {maskValue?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  maxNumBoundingBoxes: (config: {maxNumber: any; fillValue?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  maxPooling1d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  maxPooling2d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  maxPooling3d: (config?: {poolSize?: any; strides?: any; padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  maximum: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  melSpectrogram: (config?: {fftLength?: any; sequenceStride?: any; sequenceLength?: any; window?: any; samplingRate?: any; numMelBins?: any; minFreq?: any; maxFreq?: any; powerToDb?: any; topDb?: any; magExp?: any; minPower?: any; refPower?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  minimum: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  mixUp: (config?: {seed?: any; dataFormat?: any; alpha?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  multiHeadAttention: (config: {numHeads: any; keyDim: any; valueDim?: any; dropout?: any; useBias?: any; outputShape?: any; attentionAxes?: any; slidingWindow?: any; useGate?: any; seed?: any; flashAttention?: any; kernelInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  multiply: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  normalization: (config?: {axis?: any; mean?: any; variance?: any; invert?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  permute: (config: {dims: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  pipeline: (config: {layers: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  prelu: (config?: {alphaInitializer?: any; alphaRegularizer?: any; alphaConstraint?: any; sharedAxes?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randAugment: (config?: {seed?: any; dataFormat?: any; valueRange?: any; factor?: any; interpolation?: any; numOps?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomBrightness: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomColorDegeneration: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomColorJitter: (config?: {seed?: any; dataFormat?: any; valueRange?: any; brightnessFactor?: any; contrastFactor?: any; saturationFactor?: any; hueFactor?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomContrast: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomCrop: (config: {height: any; width: any; seed?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomElasticTransform: (config?: {seed?: any; dataFormat?: any; factor?: any; scale?: any; interpolation?: any; fillMode?: any; fillValue?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomErasing: (config?: {seed?: any; dataFormat?: any; factor?: any; scale?: any; fillValue?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomFlip: (config?: {seed?: any; dataFormat?: any; mode?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomGaussianBlur: (config?: {seed?: any; dataFormat?: any; factor?: any; kernelSize?: any; sigma?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomGrayscale: (config?: {seed?: any; dataFormat?: any; factor?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomHeight: (config: {factor: any; seed?: any; dataFormat?: any; interpolation?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomHue: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomInvert: (config?: {seed?: any; dataFormat?: any; factor?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomPerspective: (config?: {seed?: any; dataFormat?: any; fillMode?: any; interpolation?: any; fillValue?: any; factor?: any; scale?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomPosterization: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomRotation: (config: {factor: any; seed?: any; dataFormat?: any; fillMode?: any; interpolation?: any; fillValue?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomSaturation: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomSharpness: (config: {factor: any; seed?: any; dataFormat?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomShear: (config?: {seed?: any; dataFormat?: any; fillMode?: any; interpolation?: any; fillValue?: any; xFactor?: any; yFactor?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomTranslation: (config: {heightFactor: any; widthFactor: any; seed?: any; dataFormat?: any; fillMode?: any; interpolation?: any; fillValue?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomWidth: (config: {factor: any; interpolation?: any; seed?: any; autoVectorize?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  randomZoom: (config: {heightFactor: any; seed?: any; dataFormat?: any; fillMode?: any; interpolation?: any; fillValue?: any; widthFactor?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  reLU: (config?: {maxValue?: any; negativeSlope?: any; threshold?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  repeatVector: (config: {n: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  rescaling: (config: {scale: any; offset?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  reshape: (config: {targetShape: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  resizing: (config: {height: any; width: any; interpolation?: any; cropToAspectRatio?: any; padToAspectRatio?: any; fillMode?: any; fillValue?: any; antialias?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  reversibleEmbedding: (config: {inputDim: any; outputDim: any; tieWeights?: any; embeddingsInitializer?: any; embeddingsRegularizer?: any; embeddingsConstraint?: any; maskZero?: any; reverseDtype?: any; logitSoftCap?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  rmsNormalization: (config?: {axis?: any; epsilon?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  rnn: (config: {cell: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; zeroOutputForMask?: any; inputDim?: any; inputLength?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Recurrent;
  separableConv1d: (config: {filters: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; depthMultiplier?: any; activation?: any; useBias?: any; depthwiseInitializer?: any; pointwiseInitializer?: any; biasInitializer?: any; depthwiseRegularizer?: any; pointwiseRegularizer?: any; biasRegularizer?: any; depthwiseConstraint?: any; pointwiseConstraint?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  separableConv2d: (config: {filters: any; depthMultiplier?: any; depthwiseInitializer?: any; pointwiseInitializer?: any; depthwiseRegularizer?: any; pointwiseRegularizer?: any; depthwiseConstraint?: any; pointwiseConstraint?: any; kernelSize: any; strides?: any; padding?: any; dataFormat?: any; dilationRate?: any; activation?: any; useBias?: any; biasInitializer?: any; biasRegularizer?: any; biasConstraint?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  simpleRNN: (config: {implementation?: any; units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; returnSequences?: any; returnState?: any; goBackwards?: any; stateful?: any; unroll?: any; zeroOutputForMask?: any; inputDim?: any; inputLength?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Recurrent;
  simpleRNNCell: (config: {units: any; activation?: any; useBias?: any; kernelInitializer?: any; recurrentInitializer?: any; biasInitializer?: any; kernelRegularizer?: any; recurrentRegularizer?: any; biasRegularizer?: any; kernelConstraint?: any; recurrentConstraint?: any; biasConstraint?: any; dropout?: any; recurrentDropout?: any; dropoutFunc?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Cell;
  softmax: (config?: {axis?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  solarization: (config?: {seed?: any; dataFormat?: any; additionFactor?: any; thresholdFactor?: any; valueRange?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  spatialDropout1d: (config: {rate: any; seed?: any; noiseShape?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  spatialDropout2d: (config: {rate: any; dataFormat?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  spatialDropout3d: (config: {rate: any; dataFormat?: any; seed?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  spectralNormalization: (config: {layer: any; powerIterations?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  stackedRNNCells: (config: {cells: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Cell;
  stftSpectrogram: (config?: {mode?: any; frameLength?: any; frameStep?: any; fftLength?: any; window?: any; periodic?: any; scaling?: any; padding?: any; expandDims?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  stringLookup: (config?: {maxTokens?: any; numOovIndices?: any; maskToken?: any; oovToken?: any; vocabulary?: any; vocabularyDtype?: any; idfWeights?: any; invert?: any; outputMode?: any; sparse?: any; padToMaxTokens?: any; oovMethod?: any; salt?: any; encoding?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  subtract: (config?: {inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  textVectorization: (config?: {maxTokens?: any; numOovIndices?: any; maskToken?: any; oovToken?: any; vocabulary?: any; vocabularyDtype?: any; idfWeights?: any; invert?: any; outputMode?: any; sparse?: any; padToMaxTokens?: any; oovMethod?: any; salt?: any; encoding?: any; standardize?: any; split?: any; ngrams?: any; outputSequenceLength?: any; ragged?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  thresholdedReLU: (config?: {theta?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  timeDistributed: (config: {layer: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  unitNormalization: (config?: {axis?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  upSampling1d: (config?: {size?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  upSampling2d: (config?: {size?: any; dataFormat?: any; interpolation?: any; halfPixelCenters?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  upSampling3d: (config?: {size?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  zeroPadding1d: (config?: {padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  zeroPadding2d: (config?: {padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
  zeroPadding3d: (config?: {padding?: any; dataFormat?: any; inputShape?: any; batchInputShape?: any; batchSize?: any; dtype?: any; name?: any; trainable?: any; weights?: any; inputDType?: any; activityRegularizer?: any}) => Layer;
};

export const losses: {
  Loss: OwnClass<Loss>;
  binaryCrossentropy: (config?: {fromLogits?: any; labelSmoothing?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  binaryFocalCrossentropy: (config?: {applyClassBalancing?: any; alpha?: any; gamma?: any; fromLogits?: any; labelSmoothing?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  categoricalCrossentropy: (config?: {fromLogits?: any; labelSmoothing?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  categoricalFocalCrossentropy: (config?: {alpha?: any; gamma?: any; fromLogits?: any; labelSmoothing?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  categoricalGeneralizedCrossEntropy: (config?: {q?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  categoricalHinge: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  circle: (config?: {gamma?: any; margin?: any; removeDiagonal?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  cosineSimilarity: (config?: {axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  ctc: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  dice: (config?: {axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  hinge: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  huber: (config?: {delta?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  kullbackLeiblerDivergence: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  logcosh: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  meanAbsoluteError: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  meanAbsolutePercentageError: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  meanSquaredError: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  meanSquaredLogarithmicError: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  poisson: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  sparseCategoricalCrossentropy: (config?: {fromLogits?: any; ignoreClass?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
  squaredHinge: (config?: {reduction?: any; name?: any; dtype?: any}) => Loss;
  tversky: (config?: {alpha?: any; beta?: any; axis?: any; reduction?: any; name?: any; dtype?: any}) => Loss;
};

export const metrics: {
  Metric: OwnClass<Metric>;
  accuracy: (config?: {name?: any; dtype?: any}) => Metric;
  auc: (config?: {numThresholds?: any; curve?: any; summationMethod?: any; thresholds?: any; multiLabel?: any; numLabels?: any; labelWeights?: any; fromLogits?: any; name?: any; dtype?: any}) => Metric;
  binaryAccuracy: (config?: {threshold?: any; name?: any; dtype?: any}) => Metric;
  binaryCrossentropy: (config?: {fromLogits?: any; labelSmoothing?: any; name?: any; dtype?: any}) => Metric;
  binaryIoU: (config?: {targetClassIds?: any; threshold?: any; name?: any; dtype?: any}) => Metric;
  categoricalAccuracy: (config?: {name?: any; dtype?: any}) => Metric;
  categoricalCrossentropy: (config?: {fromLogits?: any; labelSmoothing?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  categoricalHinge: (config?: {name?: any; dtype?: any}) => Metric;
  concordanceCorrelation: (config?: {axis?: any; name?: any; dtype?: any}) => Metric;
  cosineSimilarity: (config?: {axis?: any; name?: any; dtype?: any}) => Metric;
  f1Score: (config?: {average?: any; threshold?: any; name?: any; dtype?: any}) => Metric;
  fBetaScore: (config?: {average?: any; beta?: any; threshold?: any; name?: any; dtype?: any}) => Metric;
  falseNegatives: (config?: {thresholds?: any; name?: any; dtype?: any}) => Metric;
  falsePositives: (config?: {thresholds?: any; name?: any; dtype?: any}) => Metric;
  hinge: (config?: {name?: any; dtype?: any}) => Metric;
  iou: (config: {numClasses: any; targetClassIds: any; ignoreClass?: any; sparseYTrue?: any; sparseYPred?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  kullbackLeiblerDivergence: (config?: {name?: any; dtype?: any}) => Metric;
  logCoshError: (config?: {name?: any; dtype?: any}) => Metric;
  mean: (config?: {name?: any; dtype?: any}) => Metric;
  meanAbsoluteError: (config?: {name?: any; dtype?: any}) => Metric;
  meanAbsolutePercentageError: (config?: {name?: any; dtype?: any}) => Metric;
  meanIoU: (config: {numClasses: any; ignoreClass?: any; sparseYTrue?: any; sparseYPred?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  meanMetricWrapper: (config: {fn: any; name?: any; dtype?: any}) => Metric;
  meanSquaredError: (config?: {name?: any; dtype?: any}) => Metric;
  meanSquaredLogarithmicError: (config?: {name?: any; dtype?: any}) => Metric;
  oneHotIoU: (config: {numClasses: any; targetClassIds: any; ignoreClass?: any; sparseYPred?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  oneHotMeanIoU: (config: {numClasses: any; ignoreClass?: any; sparseYPred?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  pearsonCorrelation: (config?: {axis?: any; name?: any; dtype?: any}) => Metric;
  poisson: (config?: {name?: any; dtype?: any}) => Metric;
  precision: (config?: {thresholds?: any; topK?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  precisionAtRecall: (config: {recall: any; numThresholds?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  r2Score: (config?: {classAggregation?: any; numRegressors?: any; name?: any; dtype?: any}) => Metric;
  recall: (config?: {thresholds?: any; topK?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  recallAtPrecision: (config: {precision: any; numThresholds?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  rootMeanSquaredError: (config?: {name?: any; dtype?: any}) => Metric;
  sensitivityAtSpecificity: (config: {specificity: any; numThresholds?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  sparseCategoricalAccuracy: (config?: {name?: any; dtype?: any}) => Metric;
  sparseCategoricalCrossentropy: (config?: {fromLogits?: any; ignoreClass?: any; axis?: any; name?: any; dtype?: any}) => Metric;
  sparseTopKCategoricalAccuracy: (config?: {k?: any; fromSortedIds?: any; name?: any; dtype?: any}) => Metric;
  specificityAtSensitivity: (config: {sensitivity: any; numThresholds?: any; classId?: any; name?: any; dtype?: any}) => Metric;
  squaredHinge: (config?: {name?: any; dtype?: any}) => Metric;
  sum: (config?: {name?: any; dtype?: any}) => Metric;
  topKCategoricalAccuracy: (config?: {k?: any; name?: any; dtype?: any}) => Metric;
  trueNegatives: (config?: {thresholds?: any; name?: any; dtype?: any}) => Metric;
  truePositives: (config?: {thresholds?: any; name?: any; dtype?: any}) => Metric;
};

export const regularizers: {
  Regularizer: PartClass<[tf.Tensor]>;
  get: (identifier: any) => any;
  orthogonalRegularizer: (config?: {factor?: any; mode?: any}) => any;
  serialize: (object: any) => {className: string; config: any} | null;
};

export const train: {
  LearningRateSchedule: OwnClass<Schedule>;
  Optimizer: OwnClass<OwnOptimizer>;
  adadelta: (config?: {arithmetic?: any; rho?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  adafactor: (config?: {beta2Decay?: any; epsilon1?: any; epsilon2?: any; clipThreshold?: any; relativeStep?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  adagrad: (config?: {arithmetic?: any; initialAccumulatorValue?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  adam: (config?: {arithmetic?: any; amsgrad?: any; beta1?: any; beta2?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  adamW: (config?: {weightDecay?: any; amsgrad?: any; beta1?: any; beta2?: any; epsilon?: any; learningRate?: any; arithmetic?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  adamax: (config?: {arithmetic?: any; beta1?: any; beta2?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any; decay?: any}) => Optimizer;
  cosineDecay: (config: {initialLearningRate: any; decaySteps: any; alpha?: any; name?: any; warmupTarget?: any; warmupSteps?: any}) => Schedule;
  cosineDecayRestarts: (config: {initialLearningRate: any; firstDecaySteps: any; tMul?: any; mMul?: any; alpha?: any; name?: any}) => Schedule;
  exponentialDecay: (config: {initialLearningRate: any; decaySteps: any; decayRate: any; staircase?: any; name?: any}) => Schedule;
  ftrl: (config?: {learningRatePower?: any; initialAccumulatorValue?: any; l1RegularizationStrength?: any; l2RegularizationStrength?: any; l2ShrinkageRegularizationStrength?: any; beta?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  inverseTimeDecay: (config: {initialLearningRate: any; decaySteps: any; decayRate: any; staircase?: any; name?: any}) => Schedule;
  lamb: (config?: {beta1?: any; beta2?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  lion: (config?: {beta1?: any; beta2?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  lossScaleOptimizer: (config: {innerOptimizer: any; initialScale?: any; dynamicGrowthSteps?: any; name?: any}) => Optimizer;
  momentum: (config?: {arithmetic?: any; momentum?: any; useNesterov?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  multiOptimizer: (config: {optimizerMap: any; lossScaleFactor?: any; name?: any}) => Optimizer;
  muon: (config?: {adamBeta1?: any; adamBeta2?: any; adamWeightDecay?: any; epsilon?: any; weightDecay?: any; excludeLayers?: any; excludeEmbeddings?: any; muonA?: any; muonB?: any; muonC?: any; adamLrRatio?: any; momentum?: any; nsSteps?: any; nesterov?: any; rmsRate?: any; learningRate?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  nadam: (config?: {beta1?: any; beta2?: any; epsilon?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  optimizerMap: (config: {defaultOptimizer: any; optimizerMap?: any}) => any;
  piecewiseConstantDecay: (config: {boundaries: any; values: any; name?: any}) => Schedule;
  polynomialDecay: (config: {initialLearningRate: any; decaySteps: any; endLearningRate?: any; power?: any; cycle?: any; name?: any}) => Schedule;
  rmsprop: (config?: {arithmetic?: any; decay?: any; momentum?: any; epsilon?: any; centered?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  scheduleFreeAdamW: (config?: {learningRate?: any; epsilon?: any; warmupSteps?: any; beta1?: any; beta2?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
  sgd: (config?: {arithmetic?: any; learningRate?: any; weightDecay?: any; clipnorm?: any; clipvalue?: any; globalClipnorm?: any; useEma?: any; emaMomentum?: any; emaOverwriteFrequency?: any; lossScaleFactor?: any; gradientAccumulationSteps?: any; name?: any}) => Optimizer;
};

export const util: {
  applyAffineTransform: (x: any, config?: any) => tf.Tensor;
  applyBrightnessShift: (x: any, brightness: number, scale?: boolean) => tf.Tensor;
  applyChannelShift: (x: any, intensity: number, channelAxis?: number) => tf.Tensor;
  cloneModel: (model: any, cloneFunction?: any) => any;
  deserialize: (config: any, module?: string) => any;
  dotAlongLast: (x: any, y: any) => tf.Tensor;
  dotProductAttention: (query: any, key: any, value: any, bias?: any, mask?: any, scale?: number, isCausal?: boolean) => tf.Tensor;
  flattenStructure: (structure: any) => any[];
  getSourceInputs: (tensor: tf.SymbolicTensor) => tf.SymbolicTensor[];
  getUid: (prefix?: string) => number;
  graphFunction: (config: {inputs: any[]; outputs: any}) => (values: any[]) => any;
  graphGrads: (outputs: any, tensors: any) => any[];
  hashingTrick: (text: string, n: number, config?: any) => number[];
  kerasOption: (key: string, value: any) => any;
  kerasOptions: (options: any, names?: {[key: string]: string}) => any;
  learningPhase: () => tf.SymbolicTensor;
  makeSamplingTable: (size: number, config?: any) => tf.Tensor;
  mapStructure: (function_: (value: any) => any, structure: any) => any;
  numbersByName: (results: any, model: any) => {[name: string]: number};
  numbersIn: (results: any) => any;
  oneHotText: (text: string, n: number, config?: any) => number[];
  packXYSampleWeight: (x: any, y?: any, sampleWeight?: any) => any;
  padSequences: (sequences: any, config?: any) => tf.Tensor;
  progbar: (target: any, config?: any) => any;
  randomBrightness: (x: any, brightnessRange: number[], scale?: boolean) => tf.Tensor;
  randomChannelShift: (x: any, intensityRange: number, channelAxis?: number) => tf.Tensor;
  randomRotation: (x: any, rg: number, config?: any) => tf.Tensor;
  randomShear: (x: any, intensity: number, config?: any) => tf.Tensor;
  randomShift: (x: any, wrg: number, hrg: number, config?: any) => tf.Tensor;
  randomZoom: (x: any, zoomRange: number[], config?: any) => tf.Tensor;
  repeatElements: (x: any, repeats: any, axis?: number) => tf.Tensor;
  serialize: (object: any) => any;
  setRandomSeed: (seed: number) => void;
  setTensorSeed: (seed: number) => void;
  skipgrams: (sequence: number[], vocabularySize: number, config?: any) => [number[][], any[]];
  sliceUpdate: (inputs: any, startIndices: any, updates: any) => tf.Tensor;
  takeAlongAxis: (x: any, indices: any, axis: number) => tf.Tensor;
  textToWordSequence: (text: string, config?: any) => string[];
  toTensor: (value: any, dtype?: tf.DataType) => any;
  tokenizer: (config?: any) => any;
  tokenizerFromJSON: (text: string) => any;
  triedOutputShape: (layer: any, inputShape: any) => any;
  unpackXYSampleWeight: (data: any) => any[];
};
