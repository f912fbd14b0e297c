// TensorFlow.js declares these as one of several types, or as fewer words than it takes; a program
// knows which it has.
import type {NamedTensorMap, Scalar, Tensor, Variable} from '@tensorflow/tfjs-core';
import type {ArrayMap, Rank} from '@tensorflow/tfjs-core/dist/types';
import type {History} from '@tensorflow/tfjs-layers/dist/base_callbacks';
import type {PyJsonDict} from '@tensorflow/tfjs-layers/dist/keras_format/types';
import type {Layer, SymbolicTensor} from '@tensorflow/tfjs-layers/dist/engine/topology';
import type {LayersModel} from '@tensorflow/tfjs-layers/dist/engine/training';
import type {ModelFitDatasetArgs} from '@tensorflow/tfjs-layers/dist/engine/training_dataset';
import type {ModelFitArgs} from '@tensorflow/tfjs-layers/dist/engine/training_tensors';
import type {ActivationLayerArgs, DenseLayerArgs} from '@tensorflow/tfjs-layers/dist/layers/core';

type Options = {[name: string]: any};
type Symbolics = SymbolicTensor & SymbolicTensor[];
type Tensors = Tensor & Tensor[];
/** Symbolic tensors of symbolic tensors, tensors of tensors, and anything of anything. */
type Applied<Given> = 0 extends 1 & (Given extends (infer One)[] ? One : Given)
  ? any
  : Given extends SymbolicTensor | SymbolicTensor[]
    ? Symbolics
    : Tensors;
type Inputs = Tensor | Tensor[] | {[inputName: string]: Tensor};
/** What `fit` has measured is numbers by the time it gives its history. */
type Fitted = Omit<History, 'history'> & {history: {[measure: string]: number[]}};
type Worded<Args> = Omit<Args, 'activation'> & {activation?: string};

declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface Layer {
    apply<Given>(inputs: Given, kwargs?: Options): Applied<Given>;
    /** A program knows what it gave. */
    getConfig(): any;
    /** `any`, because the layers say less than this of their own. */
    call(inputs: Tensor | Tensor[], kwargs: Options): any;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/input_layer' {
  interface InputLayer {
    apply<Given>(inputs: Given, kwargs?: Options): Applied<Given>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/layers/recurrent' {
  interface RNN {
    apply<Given>(inputs: Given, kwargs?: Options): Applied<Given>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/layers/wrappers' {
  interface Bidirectional {
    apply<Given>(inputs: Given, kwargs?: Options): Applied<Given>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/container' {
  interface Container {
    toJSON(unused: any, returnString: false): PyJsonDict;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface ModelCompileArgs {
    lossWeights?: any;
  }
  interface LayersModel {
    predict(x: Tensor | Tensor[], args?: Options): Tensors;
    predictOnBatch(x: Tensor | Tensor[]): Tensors;
    /** Losses by the names of outputs may be functions. */
    compile(args: Omit<ModelCompileArgs, 'loss'> & {loss: any}): void;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: Options): Scalar & Scalar[];
    evaluateDataset(dataset: any, args?: Options): Promise<Scalar & Scalar[]>;
    fit(x: Inputs, y: Inputs, args?: ModelFitArgs): Promise<Fitted>;
    fitDataset(dataset: any, args: ModelFitDatasetArgs<any>): Promise<Fitted>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    evaluateDataset(dataset: any, args?: Options): Promise<Scalar & Scalar[]>;
    predict(x: Tensor | Tensor[], args?: Options): Tensors;
    predictOnBatch(x: Tensor | Tensor[]): Tensors;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: Options): Scalar & Scalar[];
    fit(x: Inputs, y: Inputs, args?: ModelFitArgs): Promise<Fitted>;
    fitDataset(dataset: any, args: ModelFitDatasetArgs<any>): Promise<Fitted>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/variables' {
  interface LayerVariable {
    read(): Variable;
  }
}

declare module '@tensorflow/tfjs-layers/dist/exports' {
  /** `layer.output`, declared as one tensor or several, may be one of the outputs. */
  export function model(args: {inputs: any; outputs: any; name?: string}): LayersModel;
}

declare module '@tensorflow/tfjs-layers/dist/exports_layers' {
  export function activation(args: Worded<ActivationLayerArgs>): Layer;
  export function dense(args: Worded<DenseLayerArgs>): Layer;
}

declare module '@tensorflow/tfjs-core/dist/tensor' {
  interface Tensor<R extends Rank = Rank> {
    /** Of a rank that no type tells, a program knows what it gets. */
    arraySync(): Rank extends R ? any : ArrayMap[R];
    /** Pairs in a variable are lists to the checker. */
    pad<T extends Tensor<R>>(paddings: number[][], constantValue?: number): T;
  }
}

// The mean of a function's value has no rank of its own in these types.
declare module '@tensorflow/tfjs-core/dist/optimizers/optimizer' {
  interface Optimizer {
    minimize(f: () => Tensor, returnCost?: boolean, varList?: Variable[]): Scalar | null;
  }
}

declare module '@tensorflow/tfjs-core/dist/gradients' {
  export function variableGrads(
    f: () => Tensor,
    varList?: Variable[],
  ): {value: Scalar; grads: NamedTensorMap};
}
