// TensorFlow.js declares these as one of several types, or as fewer words than it takes; a program
// knows which it has.
import type {Scalar, Tensor, Variable} from '@tensorflow/tfjs-core';
import type {Layer, SymbolicTensor} from '@tensorflow/tfjs-layers/dist/engine/topology';
import type {ActivationLayerArgs, DenseLayerArgs} from '@tensorflow/tfjs-layers/dist/layers/core';

type Options = {[name: string]: any};
type Symbolics = SymbolicTensor & SymbolicTensor[];
type Tensors = Tensor & Tensor[];
type Worded<Args> = Omit<Args, 'activation'> & {activation?: string};

declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface Layer {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Options): Symbolics;
    apply(inputs: Tensor | Tensor[], kwargs?: Options): Tensors;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/input_layer' {
  interface InputLayer {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Options): Symbolics;
    apply(inputs: Tensor | Tensor[], kwargs?: Options): Tensors;
  }
}

declare module '@tensorflow/tfjs-layers/dist/layers/recurrent' {
  interface RNN {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Options): Symbolics;
    apply(inputs: Tensor | Tensor[], kwargs?: Options): Tensors;
  }
}

declare module '@tensorflow/tfjs-layers/dist/layers/wrappers' {
  interface Bidirectional {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Options): Symbolics;
    apply(inputs: Tensor | Tensor[], kwargs?: Options): Tensors;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface LayersModel {
    predict(x: Tensor | Tensor[], args?: Options): Tensors;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: Options): Scalar & Scalar[];
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    predict(x: Tensor | Tensor[], args?: Options): Tensors;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: Options): Scalar & Scalar[];
  }
}

declare module '@tensorflow/tfjs-layers/dist/variables' {
  interface LayerVariable {
    read(): Variable;
  }
}

declare module '@tensorflow/tfjs-layers/dist/exports_layers' {
  export function activation(args: Worded<ActivationLayerArgs>): Layer;
  export function dense(args: Worded<DenseLayerArgs>): Layer;
}

// The mean of a function's value has no rank of its own in these types.
declare module '@tensorflow/tfjs-core/dist/optimizers/optimizer' {
  interface Optimizer {
    minimize(f: () => Tensor, returnCost?: boolean, varList?: Variable[]): Scalar | null;
  }
}
