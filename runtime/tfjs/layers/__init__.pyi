# Made from the layers' signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Required, TypedDict

from tfjs.activations import ActivationLike
from tfjs.constraints import ConstraintLike
from tfjs.extensions.layers.attention import AdditiveAttention as AdditiveAttention
from tfjs.extensions.layers.attention import Attention as Attention
from tfjs.extensions.layers.attention import GroupQueryAttention as GroupQueryAttention
from tfjs.extensions.layers.attention import MultiHeadAttention as MultiHeadAttention
from tfjs.extensions.layers.borders import Cropping1D as Cropping1D
from tfjs.extensions.layers.borders import Cropping3D as Cropping3D
from tfjs.extensions.layers.borders import UpSampling1D as UpSampling1D
from tfjs.extensions.layers.borders import UpSampling3D as UpSampling3D
from tfjs.extensions.layers.borders import ZeroPadding1D as ZeroPadding1D
from tfjs.extensions.layers.borders import ZeroPadding3D as ZeroPadding3D
from tfjs.extensions.layers.bounding_boxes import MaxNumBoundingBoxes as MaxNumBoundingBoxes
from tfjs.extensions.layers.convolution import Conv1DTranspose as Conv1DTranspose
from tfjs.extensions.layers.convolution import DepthwiseConv1D as DepthwiseConv1D
from tfjs.extensions.layers.convolution import SeparableConv1D as SeparableConv1D
from tfjs.extensions.layers.core import ActivityRegularization as ActivityRegularization
from tfjs.extensions.layers.core import Identity as Identity
from tfjs.extensions.layers.core import Lambda as Lambda
from tfjs.extensions.layers.core import Pipeline as Pipeline
from tfjs.extensions.layers.core import Subtract as Subtract
from tfjs.extensions.layers.crossing import HashedCrossing as HashedCrossing
from tfjs.extensions.layers.dense import EinsumDense as EinsumDense
from tfjs.extensions.layers.dense import ReversibleEmbedding as ReversibleEmbedding
from tfjs.extensions.layers.images import RandomBrightness as RandomBrightness
from tfjs.extensions.layers.images import RandomContrast as RandomContrast
from tfjs.extensions.layers.images import RandomCrop as RandomCrop
from tfjs.extensions.layers.images import RandomFlip as RandomFlip
from tfjs.extensions.layers.images import RandomGrayscale as RandomGrayscale
from tfjs.extensions.layers.images import RandomHeight as RandomHeight
from tfjs.extensions.layers.images import RandomInvert as RandomInvert
from tfjs.extensions.layers.images import RandomRotation as RandomRotation
from tfjs.extensions.layers.images import RandomTranslation as RandomTranslation
from tfjs.extensions.layers.images import RandomZoom as RandomZoom
from tfjs.extensions.layers.images_colors import AutoContrast as AutoContrast
from tfjs.extensions.layers.images_colors import Equalization as Equalization
from tfjs.extensions.layers.images_colors import RandomColorDegeneration as RandomColorDegeneration
from tfjs.extensions.layers.images_colors import RandomColorJitter as RandomColorJitter
from tfjs.extensions.layers.images_colors import RandomHue as RandomHue
from tfjs.extensions.layers.images_colors import RandomPosterization as RandomPosterization
from tfjs.extensions.layers.images_colors import RandomSaturation as RandomSaturation
from tfjs.extensions.layers.images_colors import Solarization as Solarization
from tfjs.extensions.layers.images_filters import CutMix as CutMix
from tfjs.extensions.layers.images_filters import MixUp as MixUp
from tfjs.extensions.layers.images_filters import RandomErasing as RandomErasing
from tfjs.extensions.layers.images_filters import RandomGaussianBlur as RandomGaussianBlur
from tfjs.extensions.layers.images_filters import RandomPerspective as RandomPerspective
from tfjs.extensions.layers.images_filters import RandomSharpness as RandomSharpness
from tfjs.extensions.layers.images_filters import RandomShear as RandomShear
from tfjs.extensions.layers.noise import SpatialDropout2D as SpatialDropout2D
from tfjs.extensions.layers.noise import SpatialDropout3D as SpatialDropout3D
from tfjs.extensions.layers.normalization import GroupNormalization as GroupNormalization
from tfjs.extensions.layers.normalization import RMSNormalization as RMSNormalization
from tfjs.extensions.layers.normalization import SpectralNormalization as SpectralNormalization
from tfjs.extensions.layers.normalization import UnitNormalization as UnitNormalization
from tfjs.extensions.layers.pooling import AdaptiveAveragePooling1D as AdaptiveAveragePooling1D
from tfjs.extensions.layers.pooling import AdaptiveAveragePooling2D as AdaptiveAveragePooling2D
from tfjs.extensions.layers.pooling import AdaptiveAveragePooling3D as AdaptiveAveragePooling3D
from tfjs.extensions.layers.pooling import AdaptiveMaxPooling1D as AdaptiveMaxPooling1D
from tfjs.extensions.layers.pooling import AdaptiveMaxPooling2D as AdaptiveMaxPooling2D
from tfjs.extensions.layers.pooling import AdaptiveMaxPooling3D as AdaptiveMaxPooling3D
from tfjs.extensions.layers.pooling import GlobalAveragePooling3D as GlobalAveragePooling3D
from tfjs.extensions.layers.pooling import GlobalMaxPooling3D as GlobalMaxPooling3D
from tfjs.extensions.layers.recurrent import ConvLSTM1D as ConvLSTM1D
from tfjs.extensions.layers.recurrent import ConvLSTM2D as ConvLSTM2D
from tfjs.extensions.layers.recurrent import ConvLSTM3D as ConvLSTM3D
from tfjs.extensions.layers.spectrograms import MelSpectrogram as MelSpectrogram
from tfjs.extensions.layers.spectrograms import STFTSpectrogram as STFTSpectrogram
from tfjs.extensions.layers.tables import Discretization as Discretization
from tfjs.extensions.layers.tables import Hashing as Hashing
from tfjs.extensions.layers.tables import Normalization as Normalization
from tfjs.extensions.layers.vocabulary import IntegerLookup as IntegerLookup
from tfjs.extensions.layers.vocabulary import StringLookup as StringLookup
from tfjs.extensions.layers.vocabulary import TextVectorization as TextVectorization
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
from tfjs.layers.core import SpatialDropout1D as SpatialDropout1D
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
from tfjs.layers.noise import AlphaDropout as AlphaDropout
from tfjs.layers.noise import GaussianDropout as GaussianDropout
from tfjs.layers.noise import GaussianNoise as GaussianNoise
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
from tfjs.layers.preprocessing import CategoryEncoding as CategoryEncoding
from tfjs.layers.preprocessing import CenterCrop as CenterCrop
from tfjs.layers.preprocessing import Interpolation, OutputMode
from tfjs.layers.preprocessing import RandomWidth as RandomWidth
from tfjs.layers.preprocessing import Rescaling as Rescaling
from tfjs.layers.preprocessing import Resizing as Resizing
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
from tfjs.layers.scales import BatchNormalization as BatchNormalization
from tfjs.layers.scales import LayerNormalization as LayerNormalization
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
    seed: int | None

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
    seed: int | None

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
    seed: int | None

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
    inputDim: int | None
    inputLength: int | None

def rnn(args: RNNConfig) -> RNN: ...

class SimpleRNNConfig(LayerConfig, total=False):
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
    seed: int | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
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
    seed: int | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
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
    seed: int | None
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    inputDim: int | None
    inputLength: int | None

def lstm(args: LSTMConfig) -> LSTM: ...

class ReLUConfig(LayerConfig, total=False):
    maxValue: float | None
    negativeSlope: float | None
    threshold: float | None

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
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    inputDim: int | None

def dense(args: DenseConfig) -> Dense: ...

class DropoutConfig(LayerConfig, total=False):
    rate: Required[float]
    noiseShape: Sequence[int | None] | None
    seed: int | None

def dropout(args: DropoutConfig) -> Dropout: ...

class SpatialDropout1DConfig(LayerConfig, total=False):
    rate: Required[float]
    seed: int | None
    noiseShape: Sequence[int | None] | None

def spatialDropout1d(args: SpatialDropout1DConfig) -> SpatialDropout1D: ...

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
    embeddingsConstraint: ConstraintLike | None
    maskZero: bool | None
    inputLength: int | Sequence[int | None] | None

def embedding(args: EmbeddingConfig) -> Embedding: ...
def add(args: LayerConfig = ...) -> Add: ...
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
    seed: int | None

def gaussianNoise(args: GaussianNoiseConfig) -> GaussianNoise: ...

class GaussianDropoutConfig(LayerConfig, total=False):
    rate: Required[float]
    seed: int | None

def gaussianDropout(args: GaussianDropoutConfig) -> GaussianDropout: ...

class AlphaDropoutConfig(LayerConfig, total=False):
    rate: Required[float]
    noiseShape: Sequence[int | None] | None
    seed: int | None

def alphaDropout(args: AlphaDropoutConfig) -> AlphaDropout: ...

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
    keepdims: bool | None

def globalMaxPooling1d(args: GlobalMaxPooling1DConfig = ...) -> GlobalMaxPooling1D: ...

class GlobalMaxPooling2DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None
    keepdims: bool | None

def globalMaxPooling2d(args: GlobalMaxPooling2DConfig = ...) -> GlobalMaxPooling2D: ...

class GlobalAveragePooling1DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling1d(args: GlobalAveragePooling1DConfig = ...) -> GlobalAveragePooling1D: ...

class GlobalAveragePooling2DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling2d(args: GlobalAveragePooling2DConfig = ...) -> GlobalAveragePooling2D: ...
def globalMaxPool1d(args: GlobalMaxPooling1DConfig = ...) -> GlobalMaxPooling1D: ...
def globalMaxPool2d(args: GlobalMaxPooling2DConfig = ...) -> GlobalMaxPooling2D: ...
def maxPool1d(args: MaxPooling1DConfig = ...) -> MaxPooling1D: ...
def maxPool2d(args: MaxPooling2DConfig = ...) -> MaxPooling2D: ...
def avgPool1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D: ...
def avgPool2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D: ...
def avgPool3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D: ...
def avgPooling1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D: ...
def avgPooling2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D: ...
def avgPooling3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D: ...

class RescalingConfig(LayerConfig, total=False):
    scale: Required[float]
    offset: float | None

def rescaling(args: RescalingConfig) -> Rescaling: ...

class ResizingConfig(LayerConfig, total=False):
    height: Required[int]
    width: Required[int]
    interpolation: Interpolation | None
    cropToAspectRatio: bool | None
    padToAspectRatio: bool | None
    fillMode: Literal["constant"] | None
    fillValue: float | None
    antialias: bool | None
    dataFormat: DataFormat | None

def resizing(args: ResizingConfig) -> Resizing: ...

class CenterCropConfig(LayerConfig, total=False):
    height: Required[int]
    width: Required[int]
    dataFormat: DataFormat | None

def centerCrop(args: CenterCropConfig) -> CenterCrop: ...

class RandomWidthConfig(LayerConfig, total=False):
    factor: Required[float | Sequence[float]]
    interpolation: Interpolation | None
    seed: int | None
    autoVectorize: bool | None

def randomWidth(args: RandomWidthConfig) -> RandomWidth: ...

class CategoryEncodingConfig(LayerConfig, total=False):
    numTokens: Required[int]
    outputMode: OutputMode | None
    sparse: bool | None

def categoryEncoding(args: CategoryEncodingConfig) -> CategoryEncoding: ...

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
    halfPixelCenters: bool | None

def upSampling2d(args: UpSampling2DConfig = ...) -> UpSampling2D: ...

class LayerNormalizationConfig(LayerConfig, total=False):
    axis: int | Sequence[int] | None
    epsilon: float | None
    center: bool | None
    scale: bool | None
    betaInitializer: InitializerLike | None
    gammaInitializer: InitializerLike | None
    betaRegularizer: RegularizerLike | None
    gammaRegularizer: RegularizerLike | None
    betaConstraint: ConstraintLike | None
    gammaConstraint: ConstraintLike | None

def layerNormalization(args: LayerNormalizationConfig = ...) -> LayerNormalization: ...

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
    renorm: bool | None
    renormClipping: Mapping[str, float] | None
    renormMomentum: float | None

def batchNormalization(args: BatchNormalizationConfig = ...) -> BatchNormalization: ...

class TimeDistributedConfig(LayerConfig, total=False):
    layer: Required[Layer | Mapping[str, Any]]

def timeDistributed(args: TimeDistributedConfig) -> TimeDistributed: ...

class BidirectionalConfig(LayerConfig, total=False):
    layer: Required[Layer | Mapping[str, Any]]
    mergeMode: MergeMode | None
    backwardLayer: Layer | Mapping[str, Any] | None

def bidirectional(args: BidirectionalConfig) -> Bidirectional: ...

class AttentionConfig(LayerConfig, total=False):
    useScale: bool | None
    scoreMode: str | None
    dropout: Any
    seed: Any

def attention(args: AttentionConfig = ...) -> Attention: ...

class AdditiveAttentionConfig(LayerConfig, total=False):
    useScale: bool | None
    dropout: Any
    seed: Any
    scoreMode: str | None

def additiveAttention(args: AdditiveAttentionConfig = ...) -> AdditiveAttention: ...

class MultiHeadAttentionConfig(LayerConfig, total=False):
    numHeads: Required[Any]
    keyDim: Required[Any]
    valueDim: Any
    dropout: Any
    useBias: bool | None
    outputShape: Any
    attentionAxes: Any
    slidingWindow: Any
    useGate: bool | None
    seed: Any
    flashAttention: Any
    kernelInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def multiHeadAttention(args: MultiHeadAttentionConfig) -> MultiHeadAttention: ...

class GroupQueryAttentionConfig(LayerConfig, total=False):
    headDim: Required[Any]
    numQueryHeads: Required[Any]
    numKeyValueHeads: Required[Any]
    dropout: Any
    useBias: bool | None
    slidingWindow: Any
    useGate: bool | None
    seed: Any
    flashAttention: Any
    kernelInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def groupQueryAttention(args: GroupQueryAttentionConfig) -> GroupQueryAttention: ...

class ZeroPadding1DConfig(LayerConfig, total=False):
    padding: Any
    dataFormat: DataFormat | None

def zeroPadding1d(args: ZeroPadding1DConfig = ...) -> ZeroPadding1D: ...

class ZeroPadding3DConfig(LayerConfig, total=False):
    padding: Any
    dataFormat: DataFormat | None

def zeroPadding3d(args: ZeroPadding3DConfig = ...) -> ZeroPadding3D: ...

class Cropping1DConfig(LayerConfig, total=False):
    cropping: Any

def cropping1d(args: Cropping1DConfig = ...) -> Cropping1D: ...

class Cropping3DConfig(LayerConfig, total=False):
    cropping: Any
    dataFormat: DataFormat | None

def cropping3d(args: Cropping3DConfig = ...) -> Cropping3D: ...

class UpSampling1DConfig(LayerConfig, total=False):
    size: Any

def upSampling1d(args: UpSampling1DConfig = ...) -> UpSampling1D: ...

class UpSampling3DConfig(LayerConfig, total=False):
    size: Any
    dataFormat: DataFormat | None

def upSampling3d(args: UpSampling3DConfig = ...) -> UpSampling3D: ...

class MaxNumBoundingBoxesConfig(LayerConfig, total=False):
    maxNumber: Required[Any]
    fillValue: Any

def maxNumBoundingBoxes(args: MaxNumBoundingBoxesConfig) -> MaxNumBoundingBoxes: ...

class Conv1DTransposeConfig(LayerConfig, total=False):
    filters: Required[Any]
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    outputPadding: Any
    dataFormat: DataFormat | None
    dilationRate: Any
    activation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def conv1dTranspose(args: Conv1DTransposeConfig) -> Conv1DTranspose: ...

class DepthwiseConv1DConfig(LayerConfig, total=False):
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    depthMultiplier: Any
    dataFormat: DataFormat | None
    dilationRate: Any
    activation: ActivationLike | None
    useBias: bool | None
    depthwiseInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    depthwiseRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    depthwiseConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def depthwiseConv1d(args: DepthwiseConv1DConfig) -> DepthwiseConv1D: ...

class SeparableConv1DConfig(LayerConfig, total=False):
    filters: Required[Any]
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    dataFormat: DataFormat | None
    dilationRate: Any
    depthMultiplier: Any
    activation: ActivationLike | None
    useBias: bool | None
    depthwiseInitializer: InitializerLike | None
    pointwiseInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    depthwiseRegularizer: RegularizerLike | None
    pointwiseRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    depthwiseConstraint: ConstraintLike | None
    pointwiseConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def separableConv1d(args: SeparableConv1DConfig) -> SeparableConv1D: ...
def subtract(args: LayerConfig = ...) -> Subtract: ...
def identity(args: LayerConfig = ...) -> Identity: ...

class LambdaConfig(LayerConfig, total=False):
    function: Required[Any]
    outputShape: Any
    mask: Any
    arguments: Any

def lambda_(args: LambdaConfig) -> Lambda: ...

class ActivityRegularizationConfig(LayerConfig, total=False):
    l1: Any
    l2: Any

def activityRegularization(args: ActivityRegularizationConfig = ...) -> ActivityRegularization: ...

class PipelineConfig(LayerConfig, total=False):
    layers: Required[Any]

def pipeline(args: PipelineConfig) -> Pipeline: ...

class HashedCrossingConfig(LayerConfig, total=False):
    numBins: Required[Any]
    outputMode: str | None
    sparse: bool | None

def hashedCrossing(args: HashedCrossingConfig) -> HashedCrossing: ...

class EinsumDenseConfig(LayerConfig, total=False):
    equation: Required[Any]
    outputShape: Required[Any]
    activation: ActivationLike | None
    biasAxes: Any
    kernelInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    kernelRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None

def einsumDense(args: EinsumDenseConfig) -> EinsumDense: ...

class ReversibleEmbeddingConfig(LayerConfig, total=False):
    inputDim: Required[Any]
    outputDim: Required[Any]
    tieWeights: bool | None
    embeddingsInitializer: InitializerLike | None
    embeddingsRegularizer: RegularizerLike | None
    embeddingsConstraint: ConstraintLike | None
    maskZero: bool | None
    reverseDtype: Any
    logitSoftCap: Any

def reversibleEmbedding(args: ReversibleEmbeddingConfig) -> ReversibleEmbedding: ...

class RandomFlipConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    mode: str | None

def randomFlip(args: RandomFlipConfig = ...) -> RandomFlip: ...

class RandomCropConfig(LayerConfig, total=False):
    height: Required[Any]
    width: Required[Any]
    seed: Any
    dataFormat: DataFormat | None

def randomCrop(args: RandomCropConfig) -> RandomCrop: ...

class RandomHeightConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    interpolation: str | None

def randomHeight(args: RandomHeightConfig) -> RandomHeight: ...

class RandomRotationConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any

def randomRotation(args: RandomRotationConfig) -> RandomRotation: ...

class RandomTranslationConfig(LayerConfig, total=False):
    heightFactor: Required[Any]
    widthFactor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any

def randomTranslation(args: RandomTranslationConfig) -> RandomTranslation: ...

class RandomZoomConfig(LayerConfig, total=False):
    heightFactor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    widthFactor: Any

def randomZoom(args: RandomZoomConfig) -> RandomZoom: ...

class RandomBrightnessConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomBrightness(args: RandomBrightnessConfig) -> RandomBrightness: ...

class RandomContrastConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomContrast(args: RandomContrastConfig) -> RandomContrast: ...

class RandomGrayscaleConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    factor: Any

def randomGrayscale(args: RandomGrayscaleConfig = ...) -> RandomGrayscale: ...

class RandomInvertConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    valueRange: Any

def randomInvert(args: RandomInvertConfig = ...) -> RandomInvert: ...

class RandomHueConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomHue(args: RandomHueConfig) -> RandomHue: ...

class RandomSaturationConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomSaturation(args: RandomSaturationConfig) -> RandomSaturation: ...

class RandomColorDegenerationConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomColorDegeneration(args: RandomColorDegenerationConfig) -> RandomColorDegeneration: ...

class RandomPosterizationConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomPosterization(args: RandomPosterizationConfig) -> RandomPosterization: ...

class RandomColorJitterConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any
    brightnessFactor: Any
    contrastFactor: Any
    saturationFactor: Any
    hueFactor: Any

def randomColorJitter(args: RandomColorJitterConfig = ...) -> RandomColorJitter: ...

class SolarizationConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    additionFactor: Any
    thresholdFactor: Any
    valueRange: Any

def solarization(args: SolarizationConfig = ...) -> Solarization: ...

class AutoContrastConfig(LayerConfig, total=False):
    valueRange: Any
    dataFormat: DataFormat | None

def autoContrast(args: AutoContrastConfig = ...) -> AutoContrast: ...

class EqualizationConfig(LayerConfig, total=False):
    valueRange: Any
    bins: Any
    dataFormat: DataFormat | None

def equalization(args: EqualizationConfig = ...) -> Equalization: ...

class RandomSharpnessConfig(LayerConfig, total=False):
    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomSharpness(args: RandomSharpnessConfig) -> RandomSharpness: ...

class RandomGaussianBlurConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    kernelSize: Any
    sigma: Any
    valueRange: Any

def randomGaussianBlur(args: RandomGaussianBlurConfig = ...) -> RandomGaussianBlur: ...

class RandomErasingConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    scale: Any
    fillValue: Any
    valueRange: Any

def randomErasing(args: RandomErasingConfig = ...) -> RandomErasing: ...

class RandomShearConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    xFactor: Any
    yFactor: Any

def randomShear(args: RandomShearConfig = ...) -> RandomShear: ...

class RandomPerspectiveConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    factor: Any
    scale: Any

def randomPerspective(args: RandomPerspectiveConfig = ...) -> RandomPerspective: ...

class MixUpConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    alpha: Any

def mixUp(args: MixUpConfig = ...) -> MixUp: ...

class CutMixConfig(LayerConfig, total=False):
    seed: Any
    dataFormat: DataFormat | None
    factor: Any

def cutMix(args: CutMixConfig = ...) -> CutMix: ...

class SpatialDropout2DConfig(LayerConfig, total=False):
    rate: Required[Any]
    dataFormat: DataFormat | None
    seed: Any

def spatialDropout2d(args: SpatialDropout2DConfig) -> SpatialDropout2D: ...

class SpatialDropout3DConfig(LayerConfig, total=False):
    rate: Required[Any]
    dataFormat: DataFormat | None
    seed: Any

def spatialDropout3d(args: SpatialDropout3DConfig) -> SpatialDropout3D: ...

class GroupNormalizationConfig(LayerConfig, total=False):
    groups: Any
    axis: Any
    epsilon: Any
    center: bool | None
    scale: bool | None
    betaInitializer: InitializerLike | None
    gammaInitializer: InitializerLike | None
    betaRegularizer: RegularizerLike | None
    gammaRegularizer: RegularizerLike | None
    betaConstraint: ConstraintLike | None
    gammaConstraint: ConstraintLike | None

def groupNormalization(args: GroupNormalizationConfig = ...) -> GroupNormalization: ...

class RMSNormalizationConfig(LayerConfig, total=False):
    axis: Any
    epsilon: Any

def rmsNormalization(args: RMSNormalizationConfig = ...) -> RMSNormalization: ...

class UnitNormalizationConfig(LayerConfig, total=False):
    axis: Any

def unitNormalization(args: UnitNormalizationConfig = ...) -> UnitNormalization: ...

class SpectralNormalizationConfig(LayerConfig, total=False):
    layer: Required[Any]
    powerIterations: Any

def spectralNormalization(args: SpectralNormalizationConfig) -> SpectralNormalization: ...

class GlobalAveragePooling3DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling3d(args: GlobalAveragePooling3DConfig = ...) -> GlobalAveragePooling3D: ...

class GlobalMaxPooling3DConfig(LayerConfig, total=False):
    dataFormat: DataFormat | None
    keepdims: bool | None

def globalMaxPooling3d(args: GlobalMaxPooling3DConfig = ...) -> GlobalMaxPooling3D: ...

class AdaptiveAveragePooling1DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling1d(args: AdaptiveAveragePooling1DConfig) -> AdaptiveAveragePooling1D: ...

class AdaptiveAveragePooling2DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling2d(args: AdaptiveAveragePooling2DConfig) -> AdaptiveAveragePooling2D: ...

class AdaptiveAveragePooling3DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling3d(args: AdaptiveAveragePooling3DConfig) -> AdaptiveAveragePooling3D: ...

class AdaptiveMaxPooling1DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling1d(args: AdaptiveMaxPooling1DConfig) -> AdaptiveMaxPooling1D: ...

class AdaptiveMaxPooling2DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling2d(args: AdaptiveMaxPooling2DConfig) -> AdaptiveMaxPooling2D: ...

class AdaptiveMaxPooling3DConfig(LayerConfig, total=False):
    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling3d(args: AdaptiveMaxPooling3DConfig) -> AdaptiveMaxPooling3D: ...

class ConvLSTM1DConfig(LayerConfig, total=False):
    filters: Required[Any]
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    dataFormat: DataFormat | None
    dilationRate: Any
    activation: ActivationLike | None
    recurrentActivation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    unitForgetBias: bool | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: Any
    recurrentDropout: Any
    seed: Any
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None

def convLstm1d(args: ConvLSTM1DConfig) -> ConvLSTM1D: ...

class ConvLSTM2DConfig(LayerConfig, total=False):
    filters: Required[Any]
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    dataFormat: DataFormat | None
    dilationRate: Any
    activation: ActivationLike | None
    recurrentActivation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    unitForgetBias: bool | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: Any
    recurrentDropout: Any
    seed: Any
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None

def convLstm2d(args: ConvLSTM2DConfig) -> ConvLSTM2D: ...

class ConvLSTM3DConfig(LayerConfig, total=False):
    filters: Required[Any]
    kernelSize: Required[Any]
    strides: Any
    padding: str | None
    dataFormat: DataFormat | None
    dilationRate: Any
    activation: ActivationLike | None
    recurrentActivation: ActivationLike | None
    useBias: bool | None
    kernelInitializer: InitializerLike | None
    recurrentInitializer: InitializerLike | None
    biasInitializer: InitializerLike | None
    unitForgetBias: bool | None
    kernelRegularizer: RegularizerLike | None
    recurrentRegularizer: RegularizerLike | None
    biasRegularizer: RegularizerLike | None
    kernelConstraint: ConstraintLike | None
    recurrentConstraint: ConstraintLike | None
    biasConstraint: ConstraintLike | None
    dropout: Any
    recurrentDropout: Any
    seed: Any
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None

def convLstm3d(args: ConvLSTM3DConfig) -> ConvLSTM3D: ...

class MelSpectrogramConfig(LayerConfig, total=False):
    fftLength: Any
    sequenceStride: Any
    sequenceLength: Any
    window: str | None
    samplingRate: Any
    numMelBins: Any
    minFreq: Any
    maxFreq: Any
    powerToDb: bool | None
    topDb: Any
    magExp: Any
    minPower: Any
    refPower: Any

def melSpectrogram(args: MelSpectrogramConfig = ...) -> MelSpectrogram: ...

class STFTSpectrogramConfig(LayerConfig, total=False):
    mode: str | None
    frameLength: Any
    frameStep: Any
    fftLength: Any
    window: str | None
    periodic: bool | None
    scaling: str | None
    padding: str | None
    expandDims: bool | None
    dataFormat: DataFormat | None

def stftSpectrogram(args: STFTSpectrogramConfig = ...) -> STFTSpectrogram: ...

class NormalizationConfig(LayerConfig, total=False):
    axis: Any
    mean: Any
    variance: Any
    invert: bool | None

def normalization(args: NormalizationConfig = ...) -> Normalization: ...

class DiscretizationConfig(LayerConfig, total=False):
    binBoundaries: Any
    numBins: Any
    epsilon: Any
    outputMode: str | None
    sparse: bool | None

def discretization(args: DiscretizationConfig = ...) -> Discretization: ...

class HashingConfig(LayerConfig, total=False):
    numBins: Required[Any]
    maskValue: Any
    salt: Any
    outputMode: str | None
    sparse: bool | None

def hashing(args: HashingConfig) -> Hashing: ...

class StringLookupConfig(LayerConfig, total=False):
    maxTokens: Any
    numOovIndices: Any
    maskToken: Any
    oovToken: str | None
    vocabulary: Any
    vocabularyDtype: Any
    idfWeights: Any
    invert: bool | None
    outputMode: str | None
    sparse: bool | None
    padToMaxTokens: bool | None
    oovMethod: Any
    salt: Any
    encoding: str | None

def stringLookup(args: StringLookupConfig = ...) -> StringLookup: ...

class IntegerLookupConfig(LayerConfig, total=False):
    maxTokens: Any
    numOovIndices: Any
    maskToken: Any
    oovToken: Any
    vocabulary: Any
    vocabularyDtype: Any
    idfWeights: Any
    invert: bool | None
    outputMode: str | None
    sparse: bool | None
    padToMaxTokens: bool | None
    oovMethod: Any
    salt: Any
    encoding: str | None

def integerLookup(args: IntegerLookupConfig = ...) -> IntegerLookup: ...

class TextVectorizationConfig(LayerConfig, total=False):
    maxTokens: Any
    numOovIndices: Any
    maskToken: str | None
    oovToken: str | None
    vocabulary: Any
    vocabularyDtype: Any
    idfWeights: Any
    invert: bool | None
    outputMode: str | None
    sparse: bool | None
    padToMaxTokens: bool | None
    oovMethod: Any
    salt: Any
    encoding: str | None
    standardize: str | None
    split: str | None
    ngrams: Any
    outputSequenceLength: Any
    ragged: bool | None

def textVectorization(args: TextVectorizationConfig = ...) -> TextVectorization: ...
