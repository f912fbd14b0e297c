// TensorFlow.js declares the results of these as one of several types; a program knows which.
import type {Scalar, Tensor, Variable} from '@tensorflow/tfjs-core';
import type {SymbolicTensor} from '@tensorflow/tfjs-layers/dist/engine/topology';

declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface Layer {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: {}): SymbolicTensor;
    apply(inputs: Tensor | Tensor[], kwargs?: {}): Tensor;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface LayersModel {
    predict(x: Tensor | Tensor[], args?: {}): Tensor;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: {}): Scalar & Scalar[];
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    predict(x: Tensor | Tensor[], args?: {}): Tensor;
    evaluate(x: Tensor | Tensor[], y: Tensor | Tensor[], args?: {}): Scalar & Scalar[];
  }
}

declare module '@tensorflow/tfjs-layers/dist/variables' {
  interface LayerVariable {
    read(): Variable;
  }
}
