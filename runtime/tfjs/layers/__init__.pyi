# Made from the layers' signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Required, TypedDict

from tfjs.activations import ActivationLike
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.advanced_activations import ELU as ELU
from tfjs.layers.advanced_activations import LeakyReLU as LeakyReLU
from tfjs.layers.advanced_activations import PReLU as PReLU
from tfjs.layers.advanced_activations import ReLU as ReLU
from tfjs.layers.advanced_activations import Softmax as Softmax
from tfjs.layers.advanced_activations import ThresholdedReLU as ThresholdedReLU
from tfjs.layers.base import Layer as Layer
from tfjs.layers.base import LayerConfig as LayerConfig
from tfjs.layers.convolution.depthwise import DepthwiseConv2D as DepthwiseConv2D
from tfjs.layers.convolution.plain import Conv1D as Conv1D
from tfjs.layers.convolution.plain import Conv2D as Conv2D
from tfjs.layers.convolution.plain import Conv3D as Conv3D
from tfjs.layers.convolution.separable import SeparableConv2D as SeparableConv2D
from tfjs.layers.convolution.transposed import Conv2DTranspose as Conv2DTranspose
from tfjs.layers.convolution.transposed import Conv3DTranspose as Conv3DTranspose
from tfjs.layers.core import ActivationLayer as ActivationLayer
from tfjs.layers.core import Dense as Dense
from tfjs.layers.core import Dropout as Dropout
from tfjs.layers.core import Flatten as Flatten
from tfjs.layers.core import Masking as Masking
from tfjs.layers.core import Permute as Permute
from tfjs.layers.core import RepeatVector as RepeatVector
from tfjs.layers.core import Reshape as Reshape
from tfjs.layers.embeddings import Embedding as Embedding
from tfjs.layers.input import Input as Input
from tfjs.layers.input import InputLayer as InputLayer
from tfjs.layers.merge import Add as Add
from tfjs.layers.merge import Average as Average
from tfjs.layers.merge import Concatenate as Concatenate
from tfjs.layers.merge import Dot as Dot
from tfjs.layers.merge import Maximum as Maximum
from tfjs.layers.merge import Minimum as Minimum
from tfjs.layers.merge import Multiply as Multiply
from tfjs.layers.merge import Subtract as Subtract
from tfjs.layers.noise import AlphaDropout as AlphaDropout
from tfjs.layers.noise import GaussianDropout as GaussianDropout
from tfjs.layers.noise import GaussianNoise as GaussianNoise
from tfjs.layers.normalization import BatchNormalization as BatchNormalization
from tfjs.layers.pooling import AveragePooling1D as AveragePooling1D
from tfjs.layers.pooling import AveragePooling2D as AveragePooling2D
from tfjs.layers.pooling import AveragePooling3D as AveragePooling3D
from tfjs.layers.pooling import GlobalAveragePooling1D as GlobalAveragePooling1D
from tfjs.layers.pooling import GlobalAveragePooling2D as GlobalAveragePooling2D
from tfjs.layers.pooling import GlobalMaxPooling1D as GlobalMaxPooling1D
from tfjs.layers.pooling import GlobalMaxPooling2D as GlobalMaxPooling2D
from tfjs.layers.pooling import MaxPooling1D as MaxPooling1D
from tfjs.layers.pooling import MaxPooling2D as MaxPooling2D
from tfjs.layers.pooling import MaxPooling3D as MaxPooling3D
from tfjs.layers.recurrent.cells import GRUCell as GRUCell
from tfjs.layers.recurrent.cells import LSTMCell as LSTMCell
from tfjs.layers.recurrent.cells import RNNCell as RNNCell
from tfjs.layers.recurrent.cells import SimpleRNNCell as SimpleRNNCell
from tfjs.layers.recurrent.cells import StackedRNNCells as StackedRNNCells
from tfjs.layers.recurrent.layers import GRU as GRU
from tfjs.layers.recurrent.layers import LSTM as LSTM
from tfjs.layers.recurrent.layers import SimpleRNN as SimpleRNN
from tfjs.layers.recurrent.loop import RNN as RNN
from tfjs.layers.resampling import Cropping2D as Cropping2D
from tfjs.layers.resampling import Margins
from tfjs.layers.resampling import UpSampling2D as UpSampling2D
from tfjs.layers.resampling import ZeroPadding2D as ZeroPadding2D
from tfjs.layers.spatial import DataFormat, Padding, Sizes
from tfjs.layers.symbolic import InputSpec as InputSpec
from tfjs.layers.symbolic import Node as Node
from tfjs.layers.symbolic import SymbolicTensor as SymbolicTensor
from tfjs.layers.variables import LayerVariable as LayerVariable
from tfjs.layers.wrappers import Bidirectional as Bidirectional
from tfjs.layers.wrappers import MergeMode
from tfjs.layers.wrappers import TimeDistributed as TimeDistributed
from tfjs.regularizers import RegularizerLike
from tfjs.tensor import Tensor

input = Input

class InputLayerConfig(TypedDict, total=False):
    inputShape: Sequence[int | None] | None
    batchSize: int | None
    batchInputShape: Sequence[int | None] | None
    dtype: str | None
    sparse: bool | None
    name: str | None

def inputLayer(args: InputLayerConfig = ...) -> InputLayer: ...

class SimpleRNNCellConfig(LayerConfig, total=False):
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None

def simpleRNNCell(args: SimpleRNNCellConfig) -> SimpleRNNCell: ...

class GRUCellConfig(LayerConfig, total=False):
    resetAfter: bool | None
    recurrentActivation: ActivationLike | None
    implementation: int | None
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None

def gruCell(args: GRUCellConfig) -> GRUCell: ...

class LSTMCellConfig(LayerConfig, total=False):
    unitForgetBias: bool | None
    recurrentActivation: ActivationLike | None
    implementation: int | None
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None

def lstmCell(args: LSTMCellConfig) -> LSTMCell: ...

class StackedRNNCellsConfig(LayerConfig, total=False):
    cells: Required[Sequence[Layer | Mapping[str, Any]]]

def stackedRNNCells(args: StackedRNNCellsConfig) -> StackedRNNCells: ...

class RNNConfig(LayerConfig, total=False):
    cell: Required[Layer | Mapping[str, Any] | list[Any]]
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    activityRegularizer: RegularizerLike | None
    inputDim: int | None
    inputLength: int | None

def rnn(args: RNNConfig) -> RNN: ...

class SimpleRNNConfig(LayerConfig, total=False):
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    activityRegularizer: RegularizerLike | None
    inputDim: int | None
    inputLength: int | None

def simpleRNN(args: SimpleRNNConfig) -> SimpleRNN: ...

class GRUConfig(LayerConfig, total=False):
    resetAfter: bool | None
    recurrentActivation: ActivationLike | None
    implementation: int | None
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    activityRegularizer: RegularizerLike | None
    inputDim: int | None
    inputLength: int | None

def gru(args: GRUConfig) -> GRU: ...

class LSTMConfig(LayerConfig, total=False):
    unitForgetBias: bool | None
    recurrentActivation: ActivationLike | None
    implementation: int | None
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: float | None
    recurrentDropout: float | None
    dropoutFunc: Callable[[Tensor, float], Tensor] | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    activityRegularizer: RegularizerLike | None
    inputDim: int | None
    inputLength: int | None

def lstm(args: LSTMConfig) -> LSTM: ...

class ReLUConfig(LayerConfig, total=False):
    maxValue: float | None

def reLU(args: ReLUConfig = ...) -> ReLU: ...

class LeakyReLUConfig(LayerConfig, total=False):
    alpha: float | None

def leakyReLU(args: LeakyReLUConfig = ...) -> LeakyReLU: ...

class PReLUConfig(LayerConfig, total=False):
    alphaInitializer: InitializerLike | None
    alphaRegularizer: RegularizerLike | None
    alphaConstraint: ConstraintLike | None
    sharedAxes: int | Sequence[int] | None

def prelu(args: PReLUConfig = ...) -> PReLU: ...

class ELUConfig(LayerConfig, total=False):
    alpha: float | None

def elu(args: ELUConfig = ...) -> ELU: ...

class ThresholdedReLUConfig(LayerConfig, total=False):
    theta: float | None

def thresholdedReLU(args: ThresholdedReLUConfig = ...) -> ThresholdedReLU: ...

class SoftmaxConfig(LayerConfig, total=False):
    axis: int | None

def softmax(args: SoftmaxConfig = ...) -> Softmax: ...

class DepthwiseConv2DConfig(LayerConfig, total=False):
    depthMultiplier: int | None
    depthwiseInitializer: InitializerLike | None
    depthwiseRegularizer: RegularizerLike | None
    depthwiseConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def depthwiseConv2d(args: DepthwiseConv2DConfig) -> DepthwiseConv2D: ...

class Conv1DConfig(LayerConfig, total=False):
    groups: int | None
    filters: Required[int]
    kernelInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def conv1d(args: Conv1DConfig) -> Conv1D: ...

class Conv2DConfig(LayerConfig, total=False):
    groups: int | None
    filters: Required[int]
    kernelInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def conv2d(args: Conv2DConfig) -> Conv2D: ...

class Conv3DConfig(LayerConfig, total=False):
    groups: int | None
    filters: Required[int]
    kernelInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def conv3d(args: Conv3DConfig) -> Conv3D: ...

class SeparableConv2DConfig(LayerConfig, total=False):
    filters: Required[int]
    depthMultiplier: int | None
    depthwiseInitializer: InitializerLike | None
    pointwiseInitializer: InitializerLike | None
    depthwiseRegularizer: RegularizerLike | None
    pointwiseRegularizer: RegularizerLike | None
    depthwiseConstraint: ConstraintLike | None
    pointwiseConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def separableConv2d(args: SeparableConv2DConfig) -> SeparableConv2D: ...

class Conv2DTransposeConfig(LayerConfig, total=False):
    outputPadding: Sizes | None
    filters: Required[int]
    kernelInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def conv2dTranspose(args: Conv2DTransposeConfig) -> Conv2DTranspose: ...

class Conv3DTransposeConfig(LayerConfig, total=False):
    outputPadding: Sizes | None
    filters: Required[int]
    kernelInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    activation: ActivationLike | None
    useBias: bool | None
    biasInitializer: InitializerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    biasConstraint: ConstraintLike | None

def conv3dTranspose(args: Conv3DTransposeConfig) -> Conv3DTranspose: ...

class DenseConfig(LayerConfig, total=False):
    units: Required[int]
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    inputDim: int | None

def dense(args: DenseConfig) -> Dense: ...

class DropoutConfig(LayerConfig, total=False):
    rate: Required[float]
    noiseShape: Sequence[int | None] | None
    seed: int | None

def dropout(args: DropoutConfig) -> Dropout: ...

class ActivationLayerConfig(LayerConfig, total=False):
    activation: Required[ActivationLike]

def activation(args: ActivationLayerConfig) -> ActivationLayer: ...

class FlattenConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None

def flatten(args: FlattenConfig = ...) -> Flatten: ...

class ReshapeConfig(LayerConfig, total=False):
    targetShape: Required[Sequence[int | None]]

def reshape(args: ReshapeConfig) -> Reshape: ...

class PermuteConfig(LayerConfig, total=False):
    dims: Required[Sequence[int]]

def permute(args: PermuteConfig) -> Permute: ...

class RepeatVectorConfig(LayerConfig, total=False):
    n: Required[int]

def repeatVector(args: RepeatVectorConfig) -> RepeatVector: ...

class MaskingConfig(LayerConfig, total=False):
    maskValue: float | None

def masking(args: MaskingConfig = ...) -> Masking: ...

class EmbeddingConfig(LayerConfig, total=False):
    inputDim: Required[int]
    outputDim: Required[int]
    embeddingsInitializer: InitializerLike | None
    embeddingsRegularizer: RegularizerLike | None
    activityRegularizer: RegularizerLike | None
    embeddingsConstraint: ConstraintLike | None
    maskZero: bool | None
    inputLength: int | Sequence[int | None] | None

def embedding(args: EmbeddingConfig) -> Embedding: ...
def add(args: LayerConfig = ...) -> Add: ...
def subtract(args: LayerConfig = ...) -> Subtract: ...
def multiply(args: LayerConfig = ...) -> Multiply: ...
def average(args: LayerConfig = ...) -> Average: ...
def maximum(args: LayerConfig = ...) -> Maximum: ...
def minimum(args: LayerConfig = ...) -> Minimum: ...

class ConcatenateConfig(LayerConfig, total=False):
    axis: int | None

def concatenate(args: ConcatenateConfig = ...) -> Concatenate: ...

class DotConfig(LayerConfig, total=False):
    axes: Required[int | Sequence[int]]
    normalize: bool | None

def dot(args: DotConfig) -> Dot: ...

class GaussianNoiseConfig(LayerConfig, total=False):
    stddev: Required[float]

def gaussianNoise(args: GaussianNoiseConfig) -> GaussianNoise: ...

class GaussianDropoutConfig(LayerConfig, total=False):
    rate: Required[float]

def gaussianDropout(args: GaussianDropoutConfig) -> GaussianDropout: ...

class AlphaDropoutConfig(LayerConfig, total=False):
    rate: Required[float]
    noiseShape: Sequence[int | None] | None

def alphaDropout(args: AlphaDropoutConfig) -> AlphaDropout: ...

class BatchNormalizationConfig(LayerConfig, total=False):
    axis: int | None
    momentum: float | None
    epsilon: float | None
    center: bool | None
    scale: bool | None
    betaInitializer: InitializerLike | None
    gammaInitializer: InitializerLike | None
    movingMeanInitializer: InitializerLike | None
    movingVarianceInitializer: InitializerLike | None
    betaRegularizer: RegularizerLike | None
    gammaRegularizer: RegularizerLike | None
    betaConstraint: ConstraintLike | None
    gammaConstraint: ConstraintLike | None

def batchNormalization(args: BatchNormalizationConfig = ...) -> BatchNormalization: ...

class MaxPooling1DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling1d(args: MaxPooling1DConfig = ...) -> MaxPooling1D: ...

class MaxPooling2DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling2d(args: MaxPooling2DConfig = ...) -> MaxPooling2D: ...

class MaxPooling3DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling3d(args: MaxPooling3DConfig = ...) -> MaxPooling3D: ...

class AveragePooling1DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D: ...

class AveragePooling2DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D: ...

class AveragePooling3DConfig(LayerConfig, total=False):
    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D: ...

class GlobalMaxPooling1DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None

def globalMaxPooling1d(args: GlobalMaxPooling1DConfig = ...) -> GlobalMaxPooling1D: ...

class GlobalMaxPooling2DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None

def globalMaxPooling2d(args: GlobalMaxPooling2DConfig = ...) -> GlobalMaxPooling2D: ...

class GlobalAveragePooling1DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None

def globalAveragePooling1d(args: GlobalAveragePooling1DConfig = ...) -> GlobalAveragePooling1D: ...

class GlobalAveragePooling2DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None

def globalAveragePooling2d(args: GlobalAveragePooling2DConfig = ...) -> GlobalAveragePooling2D: ...

class ZeroPadding2DConfig(LayerConfig, total=False):
    padding: Margins | None
    dataFormat: DataFormat | None

def zeroPadding2d(args: ZeroPadding2DConfig = ...) -> ZeroPadding2D: ...

class Cropping2DConfig(LayerConfig, total=False):
    cropping: Margins | None
    dataFormat: DataFormat | None

def cropping2D(args: Cropping2DConfig = ...) -> Cropping2D: ...

class UpSampling2DConfig(LayerConfig, total=False):
    size: Sizes | None
    dataFormat: DataFormat | None
    interpolation: Literal["nearest", "bilinear"] | None

def upSampling2d(args: UpSampling2DConfig = ...) -> UpSampling2D: ...

class TimeDistributedConfig(LayerConfig, total=False):
    layer: Required[Layer | Mapping[str, Any]]

def timeDistributed(args: TimeDistributedConfig) -> TimeDistributed: ...

class BidirectionalConfig(LayerConfig, total=False):
    layer: Required[Layer | Mapping[str, Any]]
    mergeMode: MergeMode | None
    backwardLayer: Layer | Mapping[str, Any] | None

def bidirectional(args: BidirectionalConfig) -> Bidirectional: ...
