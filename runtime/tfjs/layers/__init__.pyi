# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
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
from tfjs.extensions.layers.images_elastic import RandomElasticTransform as RandomElasticTransform
from tfjs.extensions.layers.images_filters import CutMix as CutMix
from tfjs.extensions.layers.images_filters import MixUp as MixUp
from tfjs.extensions.layers.images_filters import RandomErasing as RandomErasing
from tfjs.extensions.layers.images_filters import RandomGaussianBlur as RandomGaussianBlur
from tfjs.extensions.layers.images_filters import RandomPerspective as RandomPerspective
from tfjs.extensions.layers.images_filters import RandomSharpness as RandomSharpness
from tfjs.extensions.layers.images_filters import RandomShear as RandomShear
from tfjs.extensions.layers.images_policies import AugMix as AugMix
from tfjs.extensions.layers.images_policies import RandAugment as RandAugment
from tfjs.extensions.layers.images_tiles import (
    ContrastLimitedAdaptiveHistogramEqualization as ContrastLimitedAdaptiveHistogramEqualization,
)
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
from tfjs.layers.recurrent.convolutional import ConvLSTM2DCell as ConvLSTM2DCell
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
from tfjs.layers.wrappers import Wrapper as Wrapper
from tfjs.regularizers import RegularizerLike
from tfjs.tensor import Tensor

input = Input

class InputLayerConfig(TypedDict, total=False):
    """What `inputLayer` takes."""

    inputShape: Sequence[int | None] | None
    batchSize: int | None
    batchInputShape: Sequence[int | None] | None
    dtype: str | None
    sparse: bool | None
    name: str | None

def inputLayer(args: InputLayerConfig = ...) -> InputLayer:
    """Where data enters a model: its shape (without the batch axis) and dtype."""

class SimpleRNNCellConfig(LayerConfig, total=False):
    """What `simpleRNNCell` takes."""

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

def simpleRNNCell(args: SimpleRNNCellConfig) -> SimpleRNNCell:
    """h' = activation(x kernel + h recurrent + bias)."""

class GRUCellConfig(LayerConfig, total=False):
    """What `gruCell` takes."""

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

def gruCell(args: GRUCellConfig) -> GRUCell:
    """h' = z h + (1 - z) hh, with the gates z (update) and r (reset) and the candidate hh.

    hh = activation(x_h + (r h) R_h), or with `resetAfter` activation(x_h + r (h R_h + b_h)), where
    the bias is [2, 3 units]: the input's and the state's. Cho et al. 2014.
    """

class LSTMCellConfig(LayerConfig, total=False):
    """What `lstmCell` takes."""

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

def lstmCell(args: LSTMCellConfig) -> LSTMCell:
    """c' = f c + i activation(g), h' = o activation(c'), with the gates i, f, o of
    recurrentActivation and the candidate g; in the weights they stand as i, f, g, o.

    Hochreiter and Schmidhuber 1997.
    """

class StackedRNNCellsConfig(LayerConfig, total=False):
    """What `stackedRNNCells` takes."""

    cells: Required[Sequence[Layer | Mapping[str, Any]]]

def stackedRNNCells(args: StackedRNNCellsConfig) -> StackedRNNCells:
    """Cells on top of each other as one. The states are those of the last cell first."""

class ConvLSTM2DCellConfig(LayerConfig, total=False):
    """What `convLstm2dCell` takes."""

    filters: Required[int]
    kernelSize: Required[Sizes]
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None
    dilationRate: Sizes | None
    unitForgetBias: bool | None
    recurrentActivation: ActivationLike | None
    implementation: int | None
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

def convLstm2dCell(args: ConvLSTM2DCellConfig) -> ConvLSTM2DCell:
    """An LSTM cell whose input is [batch, height, width, channels]: `call([input, h, c], kwargs)`
    gives `[output, h, c]`, each [batch, new height, new width, filters].

    `strides`, `padding` and `dilationRate` are of the input's convolution; that of the state h
    keeps its size. Call `build` with the input's shape first.
    """

class RNNConfig(LayerConfig, total=False):
    """What `rnn` takes."""

    cell: Required[Layer | Mapping[str, Any] | list[Any]]
    returnSequences: bool | None
    returnState: bool | None
    goBackwards: bool | None
    stateful: bool | None
    unroll: bool | None
    zeroOutputForMask: bool | None
    inputDim: int | None
    inputLength: int | None

def rnn(args: RNNConfig) -> RNN:
    """The loop around a cell of one's own, or of `tf.layers`, or a stack of several."""

class SimpleRNNConfig(LayerConfig, total=False):
    """What `simpleRNN` takes."""

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

def simpleRNN(args: SimpleRNNConfig) -> SimpleRNN:
    """A fully connected recurrent layer: h' = activation(x kernel + h recurrent + bias).
    `implementation` is read and changes nothing.
    """

class GRUConfig(LayerConfig, total=False):
    """What `gru` takes."""

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

def gru(args: GRUConfig) -> GRU:
    """A layer of gated recurrent units (see `gruCell`)."""

class LSTMConfig(LayerConfig, total=False):
    """What `lstm` takes."""

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

def lstm(args: LSTMConfig) -> LSTM:
    """A layer of long short-term memory (see `lstmCell`)."""

class ReLUConfig(LayerConfig, total=False):
    """What `reLU` takes."""

    maxValue: float | None
    negativeSlope: float | None
    threshold: float | None

def reLU(args: ReLUConfig = ...) -> ReLU:
    """x where it is above `threshold` (at most `maxValue`), else `negativeSlope`
    (x - `threshold`). The slope and the threshold are extensions.
    """

class LeakyReLUConfig(LayerConfig, total=False):
    """What `leakyReLU` takes."""

    alpha: float | None

def leakyReLU(args: LeakyReLUConfig = ...) -> LeakyReLU:
    """x where it is positive, else `alpha` x."""

class PReLUConfig(LayerConfig, total=False):
    """What `prelu` takes."""

    alphaInitializer: InitializerLike | None
    alphaRegularizer: RegularizerLike | None
    alphaConstraint: ConstraintLike | None
    sharedAxes: int | Sequence[int] | None

def prelu(args: PReLUConfig = ...) -> PReLU:
    """x where it is positive, else alpha x, alpha being a weight; `sharedAxes` have one each."""

class ELUConfig(LayerConfig, total=False):
    """What `elu` takes."""

    alpha: float | None

def elu(args: ELUConfig = ...) -> ELU:
    """x where it is positive, else `alpha` (e^x - 1). (TF.js throws for other alphas than 1.)"""

class ThresholdedReLUConfig(LayerConfig, total=False):
    """What `thresholdedReLU` takes."""

    theta: float | None

def thresholdedReLU(args: ThresholdedReLUConfig = ...) -> ThresholdedReLU:
    """x where it is above `theta`, else 0."""

class SoftmaxConfig(LayerConfig, total=False):
    """What `softmax` takes."""

    axis: int | None

def softmax(args: SoftmaxConfig = ...) -> Softmax:
    """e^x / sum e^x along `axis`, which is 1 as in TF.js unless given."""

class DepthwiseConv2DConfig(LayerConfig, total=False):
    """What `depthwiseConv2d` takes."""

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

def depthwiseConv2d(args: DepthwiseConv2DConfig) -> DepthwiseConv2D:
    """Each channel under `depthMultiplier` filters of its own; kernel [height, width, channels,
    depthMultiplier]. `dilationRate` works, which TF.js ignores.
    """

class Conv1DConfig(LayerConfig, total=False):
    """What `conv1d` takes."""

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

def conv1d(args: Conv1DConfig) -> Conv1D:
    """A convolution over sequences [batch, steps, channels]."""

class Conv2DConfig(LayerConfig, total=False):
    """What `conv2d` takes."""

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

def conv2d(args: Conv2DConfig) -> Conv2D:
    """A convolution over images [batch, height, width, channels]."""

class Conv3DConfig(LayerConfig, total=False):
    """What `conv3d` takes."""

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

def conv3d(args: Conv3DConfig) -> Conv3D:
    """A convolution over volumes [batch, depth, height, width, channels]."""

class SeparableConv2DConfig(LayerConfig, total=False):
    """What `separableConv2d` takes."""

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

def separableConv2d(args: SeparableConv2DConfig) -> SeparableConv2D:
    """activation((x * depthwise) * pointwise + bias), depthwise [height, width, channels,
    depthMultiplier], pointwise [1, 1, channels depthMultiplier, filters].

    `pointwiseInitializer` is used, where TF.js takes `depthwiseInitializer` for both kernels, and
    "channelsFirst" works, where TF.js throws.
    """

class Conv2DTransposeConfig(LayerConfig, total=False):
    """What `conv2dTranspose` takes."""

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

def conv2dTranspose(args: Conv2DTransposeConfig) -> Conv2DTranspose:
    """A transposed convolution over images."""

class Conv3DTransposeConfig(LayerConfig, total=False):
    """What `conv3dTranspose` takes."""

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

def conv3dTranspose(args: Conv3DTransposeConfig) -> Conv3DTranspose:
    """A transposed convolution over volumes."""

class DenseConfig(LayerConfig, total=False):
    """What `dense` takes."""

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

def dense(args: DenseConfig) -> Dense:
    """activation(x kernel + bias); kernel [last axis of x, units]."""

class DropoutConfig(LayerConfig, total=False):
    """What `dropout` takes."""

    rate: Required[float]
    noiseShape: Sequence[int | None] | None
    seed: int | None

def dropout(args: DropoutConfig) -> Dropout:
    """In training, sets a share `rate` of the values to zero and scales up the others.

    With a `seed` every call drops the same values, as in TF.js.
    """

class SpatialDropout1DConfig(LayerConfig, total=False):
    """What `spatialDropout1d` takes."""

    rate: Required[float]
    seed: int | None
    noiseShape: Sequence[int | None] | None

def spatialDropout1d(args: SpatialDropout1DConfig) -> SpatialDropout1D:
    """Dropout of whole channels of sequences [batch, steps, channels]."""

class ActivationLayerConfig(LayerConfig, total=False):
    """What `activation` takes."""

    activation: Required[ActivationLike | None]

def activation(args: ActivationLayerConfig) -> ActivationLayer:
    """Applies an activation, named by its string; None is the linear one."""

class FlattenConfig(LayerConfig, total=False):
    """What `flatten` takes."""

    dataFormat: DataFormat | None

def flatten(args: FlattenConfig = ...) -> Flatten:
    """All axes after the batch axis become one; channels that are first are moved last before."""

class ReshapeConfig(LayerConfig, total=False):
    """What `reshape` takes."""

    targetShape: Required[Sequence[int | None]]

def reshape(args: ReshapeConfig) -> Reshape:
    """The same values in the shape `targetShape`; one extent may be -1 or None, so the rest."""

class PermuteConfig(LayerConfig, total=False):
    """What `permute` takes."""

    dims: Required[Sequence[int]]

def permute(args: PermuteConfig) -> Permute:
    """The axes after the batch axis in the order `dims`, which counts them from 1."""

class RepeatVectorConfig(LayerConfig, total=False):
    """What `repeatVector` takes."""

    n: Required[int]

def repeatVector(args: RepeatVectorConfig) -> RepeatVector:
    """[batch, features] -> [batch, n, features]."""

class MaskingConfig(LayerConfig, total=False):
    """What `masking` takes."""

    maskValue: float | None

def masking(args: MaskingConfig = ...) -> Masking:
    """Masks the steps all of whose values are `maskValue`, and sets them to zero."""

class EmbeddingConfig(LayerConfig, total=False):
    """What `embedding` takes."""

    inputDim: Required[int]
    outputDim: Required[int]
    embeddingsInitializer: InitializerLike | None
    embeddingsRegularizer: RegularizerLike | None
    embeddingsConstraint: ConstraintLike | None
    maskZero: bool | None
    inputLength: int | Sequence[int | None] | None

def embedding(args: EmbeddingConfig) -> Embedding:
    """Row i of the weights for each number i from 0 on below `inputDim`; embeddings [inputDim,
    outputDim]. With `maskZero` the places that hold 0 are masked.
    """

def add(args: LayerConfig = ...) -> Add:
    """The sum of the inputs."""

def multiply(args: LayerConfig = ...) -> Multiply:
    """The product of the inputs."""

def average(args: LayerConfig = ...) -> Average:
    """The mean of the inputs."""

def maximum(args: LayerConfig = ...) -> Maximum:
    """The largest of the inputs, element by element."""

def minimum(args: LayerConfig = ...) -> Minimum:
    """The smallest of the inputs, element by element."""

class ConcatenateConfig(LayerConfig, total=False):
    """What `concatenate` takes."""

    axis: int | None

def concatenate(args: ConcatenateConfig = ...) -> Concatenate:
    """The inputs one after the other along `axis`."""

class DotConfig(LayerConfig, total=False):
    """What `dot` takes."""

    axes: Required[int | Sequence[int]]
    normalize: bool | None

def dot(args: DotConfig) -> Dot:
    """Products of the two inputs summed along `axes`; with `normalize` the cosine."""

class GaussianNoiseConfig(LayerConfig, total=False):
    """What `gaussianNoise` takes."""

    stddev: Required[float]
    seed: int | None

def gaussianNoise(args: GaussianNoiseConfig) -> GaussianNoise:
    """x + n, n normal with mean 0 and standard deviation `stddev`."""

class GaussianDropoutConfig(LayerConfig, total=False):
    """What `gaussianDropout` takes."""

    rate: Required[float]
    seed: int | None

def gaussianDropout(args: GaussianDropoutConfig) -> GaussianDropout:
    """x n, n normal with mean 1 and variance rate / (1 - rate)."""

class AlphaDropoutConfig(LayerConfig, total=False):
    """What `alphaDropout` takes."""

    rate: Required[float]
    noiseShape: Sequence[int | None] | None
    seed: int | None

def alphaDropout(args: AlphaDropoutConfig) -> AlphaDropout:
    """Sets a share `rate` of the values to selu's limit and keeps mean and variance.

    Klambauer et al. 2017, Self-Normalizing Neural Networks.
    """

class MaxPooling1DConfig(LayerConfig, total=False):
    """What `maxPooling1d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling1d(args: MaxPooling1DConfig = ...) -> MaxPooling1D:
    """The largest of each window over sequences [batch, steps, channels]."""

class MaxPooling2DConfig(LayerConfig, total=False):
    """What `maxPooling2d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling2d(args: MaxPooling2DConfig = ...) -> MaxPooling2D:
    """The largest of each window over images [batch, height, width, channels]."""

class MaxPooling3DConfig(LayerConfig, total=False):
    """What `maxPooling3d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def maxPooling3d(args: MaxPooling3DConfig = ...) -> MaxPooling3D:
    """The largest of each window over volumes [batch, depth, height, width, channels]."""

class AveragePooling1DConfig(LayerConfig, total=False):
    """What `averagePooling1d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D:
    """The mean of each window over sequences [batch, steps, channels]."""

class AveragePooling2DConfig(LayerConfig, total=False):
    """What `averagePooling2d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D:
    """The mean of each window over images [batch, height, width, channels]."""

class AveragePooling3DConfig(LayerConfig, total=False):
    """What `averagePooling3d` takes."""

    poolSize: Sizes | None
    strides: Sizes | None
    padding: Padding | None
    dataFormat: DataFormat | None

def averagePooling3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D:
    """The mean of each window over volumes [batch, depth, height, width, channels]."""

class GlobalMaxPooling1DConfig(LayerConfig, total=False):
    """What `globalMaxPooling1d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalMaxPooling1d(args: GlobalMaxPooling1DConfig = ...) -> GlobalMaxPooling1D:
    """The largest of each channel of a sequence."""

class GlobalMaxPooling2DConfig(LayerConfig, total=False):
    """What `globalMaxPooling2d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalMaxPooling2d(args: GlobalMaxPooling2DConfig = ...) -> GlobalMaxPooling2D:
    """The largest of each channel of an image."""

class GlobalAveragePooling1DConfig(LayerConfig, total=False):
    """What `globalAveragePooling1d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling1d(args: GlobalAveragePooling1DConfig = ...) -> GlobalAveragePooling1D:
    """The mean of each channel of a sequence.

    Steps that a mask leaves out do not count, as in Keras; TF.js counts them.
    """

class GlobalAveragePooling2DConfig(LayerConfig, total=False):
    """What `globalAveragePooling2d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling2d(args: GlobalAveragePooling2DConfig = ...) -> GlobalAveragePooling2D:
    """The mean of each channel of an image."""

def globalMaxPool1d(args: GlobalMaxPooling1DConfig = ...) -> GlobalMaxPooling1D:
    """The largest of each channel of a sequence."""

def globalMaxPool2d(args: GlobalMaxPooling2DConfig = ...) -> GlobalMaxPooling2D:
    """The largest of each channel of an image."""

def maxPool1d(args: MaxPooling1DConfig = ...) -> MaxPooling1D:
    """The largest of each window over sequences [batch, steps, channels]."""

def maxPool2d(args: MaxPooling2DConfig = ...) -> MaxPooling2D:
    """The largest of each window over images [batch, height, width, channels]."""

def avgPool1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D:
    """The mean of each window over sequences [batch, steps, channels]."""

def avgPool2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D:
    """The mean of each window over images [batch, height, width, channels]."""

def avgPool3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D:
    """The mean of each window over volumes [batch, depth, height, width, channels]."""

def avgPooling1d(args: AveragePooling1DConfig = ...) -> AveragePooling1D:
    """The mean of each window over sequences [batch, steps, channels]."""

def avgPooling2d(args: AveragePooling2DConfig = ...) -> AveragePooling2D:
    """The mean of each window over images [batch, height, width, channels]."""

def avgPooling3d(args: AveragePooling3DConfig = ...) -> AveragePooling3D:
    """The mean of each window over volumes [batch, depth, height, width, channels]."""

class RescalingConfig(LayerConfig, total=False):
    """What `rescaling` takes."""

    scale: Required[float]
    offset: float | None

def rescaling(args: RescalingConfig) -> Rescaling:
    """x scale + offset."""

class ResizingConfig(LayerConfig, total=False):
    """What `resizing` takes."""

    height: Required[int]
    width: Required[int]
    interpolation: Interpolation | None
    cropToAspectRatio: bool | None
    padToAspectRatio: bool | None
    fillMode: Literal["constant"] | None
    fillValue: float | None
    antialias: bool | None
    dataFormat: DataFormat | None

def resizing(args: ResizingConfig) -> Resizing:
    """Images resized to `height` and `width`.

    With aligned corners, unless `cropToAspectRatio` is true, as TF.js has it. Extensions:
    `padToAspectRatio` fills the images up with `fillValue` first, and `dataFormat`.
    """

class CenterCropConfig(LayerConfig, total=False):
    """What `centerCrop` takes."""

    height: Required[int]
    width: Required[int]
    dataFormat: DataFormat | None

def centerCrop(args: CenterCropConfig) -> CenterCrop:
    """The middle of images; those that are smaller are resized. (The columns are TF.js's.)"""

class RandomWidthConfig(LayerConfig, total=False):
    """What `randomWidth` takes."""

    factor: Required[float | Sequence[float]]
    interpolation: Interpolation | None
    seed: int | None
    autoVectorize: bool | None

def randomWidth(args: RandomWidthConfig) -> RandomWidth:
    """Images resized to a width drawn from 1 - `factor` to 1 + `factor` times theirs, or between
    the two of [lower, upper] above 1; the same for all of a batch.
    """

class CategoryEncodingConfig(LayerConfig, total=False):
    """What `categoryEncoding` takes."""

    numTokens: Required[int]
    outputMode: OutputMode | None
    sparse: bool | None

def categoryEncoding(args: CategoryEncodingConfig) -> CategoryEncoding:
    """Categories 0 to `numTokens` - 1 as "oneHot", "multiHot" or "count" vectors.

    `apply` takes {"countWeights": a tensor} with the mode "count".
    """

class ZeroPadding2DConfig(LayerConfig, total=False):
    """What `zeroPadding2d` takes."""

    padding: Margins | None
    dataFormat: DataFormat | None

def zeroPadding2d(args: ZeroPadding2DConfig = ...) -> ZeroPadding2D:
    """Zeros around images: `padding` is a number, [vertical, horizontal], or
    [[top, bottom], [left, right]].
    """

class Cropping2DConfig(LayerConfig, total=False):
    """What `cropping2D` takes."""

    cropping: Margins | None
    dataFormat: DataFormat | None

def cropping2D(args: Cropping2DConfig = ...) -> Cropping2D:
    """Cuts the edges of images off: `cropping` is given as `padding` of zeroPadding2d."""

class UpSampling2DConfig(LayerConfig, total=False):
    """What `upSampling2d` takes."""

    size: Sizes | None
    dataFormat: DataFormat | None
    interpolation: Literal["nearest", "bilinear"] | None
    halfPixelCenters: bool | None

def upSampling2d(args: UpSampling2DConfig = ...) -> UpSampling2D:
    """Images `size` times as high and wide; "bilinear" takes pixels at their upper left corners, as
    in TF.js, or with `halfPixelCenters` (an extension) at their centres, as in Keras.
    """

class LayerNormalizationConfig(LayerConfig, total=False):
    """What `layerNormalization` takes."""

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

def layerNormalization(args: LayerNormalizationConfig = ...) -> LayerNormalization:
    """gamma (x - mean) / sqrt(variance + epsilon) + beta along `axis`, one or several, for each
    sample; gamma and beta have the extents of those axes. Ba et al. 2016.
    """

class BatchNormalizationConfig(LayerConfig, total=False):
    """What `batchNormalization` takes."""

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

def batchNormalization(args: BatchNormalizationConfig = ...) -> BatchNormalization:
    """gamma (x - mean) / sqrt(variance + epsilon) + beta, for each index of `axis`.

    In training mean and variance are the batch's, and the moving ones follow them by
    1 - `momentum`. A layer with `trainable` false uses the moving ones, as in Keras (TF.js goes on
    with the batch's and moves the averages), and `center` or `scale` may be false in training,
    where TF.js throws. `renorm` (an extension, with `renormClipping` {rmin, rmax, dmax} and
    `renormMomentum`) corrects a batch's statistics towards those of all batches.
    """

class WrapperConfig(LayerConfig, total=False):
    """What `wrapper` takes."""

    layer: Required[Layer | Mapping[str, Any]]

def wrapper(args: WrapperConfig) -> Wrapper:
    """A layer around `layer`, whose weights are its own. The base of such layers of one's own."""

class TimeDistributedConfig(LayerConfig, total=False):
    """What `timeDistributed` takes."""

    layer: Required[Layer | Mapping[str, Any]]

def timeDistributed(args: TimeDistributedConfig) -> TimeDistributed:
    """Applies `layer` to every time step of [batch, time, ...]."""

class BidirectionalConfig(LayerConfig, total=False):
    """What `bidirectional` takes."""

    layer: Required[Layer | Mapping[str, Any]]
    mergeMode: MergeMode | None
    backwardLayer: Layer | Mapping[str, Any] | None

def bidirectional(args: BidirectionalConfig) -> Bidirectional:
    """Two copies of a recurrent `layer`, one of them backwards, and their outputs merged.

    `mergeMode` "concat" (the last axis), "sum", "ave", "mul", or None: both outputs.
    `backwardLayer` is a layer for the way back, where it is not a copy. The weights are those of
    the forward layer, then those of the backward one.
    """

class AttentionConfig(LayerConfig, total=False):
    """What `attention` takes."""

    useScale: bool | None
    scoreMode: str | None
    dropout: Any
    seed: Any

def attention(args: AttentionConfig = ...) -> Attention:
    """Luong's attention: softmax(query key^T) value, of the inputs [query, value] or
    [query, value, key].

    `scoreMode` "dot", or "concat": sum tanh(query + key). `useScale` multiplies the scores by a
    weight. `apply` takes {"useCausalMask": True}, and on tensors {"returnAttentionScores": True}.
    """

class AdditiveAttentionConfig(LayerConfig, total=False):
    """What `additiveAttention` takes."""

    useScale: bool | None
    dropout: Any
    seed: Any
    scoreMode: str | None

def additiveAttention(args: AdditiveAttentionConfig = ...) -> AdditiveAttention:
    """Bahdanau's attention: the scores are sum(scale tanh(query + key)), scale being a weight."""

class MultiHeadAttentionConfig(LayerConfig, total=False):
    """What `multiHeadAttention` takes."""

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

def multiHeadAttention(args: MultiHeadAttentionConfig) -> MultiHeadAttention:
    """`numHeads` attentions side by side, of projections of the inputs [query, value] or
    [query, value, key]. Vaswani et al. 2017.

    `apply` takes {"useCausalMask": True}, {"attentionMask": a tensor [batch, queries, values]},
    and on tensors {"returnAttentionScores": True}. Weights: kernel [features, heads, size] and bias
    of query, key, (gate,) value, then those of the output.
    """

class GroupQueryAttentionConfig(LayerConfig, total=False):
    """What `groupQueryAttention` takes."""

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

def groupQueryAttention(args: GroupQueryAttentionConfig) -> GroupQueryAttention:
    """Attention whose `numQueryHeads` share `numKeyValueHeads` keys and values.
    Ainslie et al. 2023. Calls as of multiHeadAttention.
    """

class ZeroPadding1DConfig(LayerConfig, total=False):
    """What `zeroPadding1d` takes."""

    padding: Any
    dataFormat: DataFormat | None

def zeroPadding1d(args: ZeroPadding1DConfig = ...) -> ZeroPadding1D:
    """Zeros before and after a sequence [batch, steps, channels]."""

class ZeroPadding3DConfig(LayerConfig, total=False):
    """What `zeroPadding3d` takes."""

    padding: Any
    dataFormat: DataFormat | None

def zeroPadding3d(args: ZeroPadding3DConfig = ...) -> ZeroPadding3D:
    """Zeros around volumes."""

class Cropping1DConfig(LayerConfig, total=False):
    """What `cropping1d` takes."""

    cropping: Any

def cropping1d(args: Cropping1DConfig = ...) -> Cropping1D:
    """A sequence without its first and last steps."""

class Cropping3DConfig(LayerConfig, total=False):
    """What `cropping3d` takes."""

    cropping: Any
    dataFormat: DataFormat | None

def cropping3d(args: Cropping3DConfig = ...) -> Cropping3D:
    """Volumes without their edges."""

class UpSampling1DConfig(LayerConfig, total=False):
    """What `upSampling1d` takes."""

    size: Any

def upSampling1d(args: UpSampling1DConfig = ...) -> UpSampling1D:
    """Every step `size` times over."""

class UpSampling3DConfig(LayerConfig, total=False):
    """What `upSampling3d` takes."""

    size: Any
    dataFormat: DataFormat | None

def upSampling3d(args: UpSampling3DConfig = ...) -> UpSampling3D:
    """Volumes `size` times as deep, high and wide."""

class MaxNumBoundingBoxesConfig(LayerConfig, total=False):
    """What `maxNumBoundingBoxes` takes."""

    maxNumber: Required[Any]
    fillValue: Any

def maxNumBoundingBoxes(args: MaxNumBoundingBoxesConfig) -> MaxNumBoundingBoxes:
    """Makes so many boxes of each image, `maxNumber`: the first ones, or filled up by `fillValue`.
    The inputs are [boxes, labels], boxes [batch, count, 4] and labels [batch, count].
    """

class Conv1DTransposeConfig(LayerConfig, total=False):
    """What `conv1dTranspose` takes."""

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

def conv1dTranspose(args: Conv1DTransposeConfig) -> Conv1DTranspose:
    """The transposed convolution over sequences; kernel [kernelSize, filters, channels]."""

class DepthwiseConv1DConfig(LayerConfig, total=False):
    """What `depthwiseConv1d` takes."""

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

def depthwiseConv1d(args: DepthwiseConv1DConfig) -> DepthwiseConv1D:
    """Each channel of a sequence under `depthMultiplier` filters of its own;
    kernel [kernelSize, channels, depthMultiplier].
    """

class SeparableConv1DConfig(LayerConfig, total=False):
    """What `separableConv1d` takes."""

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

def separableConv1d(args: SeparableConv1DConfig) -> SeparableConv1D:
    """A depthwise convolution over sequences, whose channels `filters` pointwise ones then mix."""

def subtract(args: LayerConfig = ...) -> Subtract:
    """The first input minus the second."""

def identity(args: LayerConfig = ...) -> Identity:
    """Its input."""

class LambdaConfig(LayerConfig, total=False):
    """What `lambda_` takes."""

    function: Required[Any]
    outputShape: Any
    mask: Any
    arguments: Any

def lambda_(args: LambdaConfig) -> Lambda:
    """A function of a tensor (a list of them for several inputs) as a layer.

    `outputShape` is a shape without the batch, or a function of the input's shape; without it the
    function is tried on zeros. `arguments` go to the function as a second argument. Numbers and
    tensors among symbolic inputs are constants of the function.
    """

class ActivityRegularizationConfig(LayerConfig, total=False):
    """What `activityRegularization` takes."""

    l1: Any
    l2: Any

def activityRegularization(args: ActivityRegularizationConfig = ...) -> ActivityRegularization:
    """Its input, with a penalty of l1 sum|x| + l2 sum x^2 for each sample."""

class PipelineConfig(LayerConfig, total=False):
    """What `pipeline` takes."""

    layers: Required[Any]

def pipeline(args: PipelineConfig) -> Pipeline:
    """Layers one after the other, as one layer."""

class HashedCrossingConfig(LayerConfig, total=False):
    """What `hashedCrossing` takes."""

    numBins: Required[Any]
    outputMode: str | None
    sparse: bool | None

def hashedCrossing(args: HashedCrossingConfig) -> HashedCrossing:
    """A bin from 0 to `numBins` - 1 for each combination of the values of several inputs of equal
    shapes, [batch] or [batch, 1]: strings or whole numbers, by their fingerprints.
    `outputMode`: "int" or "oneHot".
    """

class EinsumDenseConfig(LayerConfig, total=False):
    """What `einsumDense` takes."""

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

def einsumDense(args: EinsumDenseConfig) -> EinsumDense:
    """activation(einsum(equation, x, kernel) + bias).

    "abc,cd->abd" is a dense layer; dots, at the front or the end, stand for axes that are passed
    on. `outputShape` is without the batch, None where the input decides; `biasAxes` names the
    output's axes that the bias has.
    """

class ReversibleEmbeddingConfig(LayerConfig, total=False):
    """What `reversibleEmbedding` takes."""

    inputDim: Required[Any]
    outputDim: Required[Any]
    tieWeights: bool | None
    embeddingsInitializer: InitializerLike | None
    embeddingsRegularizer: RegularizerLike | None
    embeddingsConstraint: ConstraintLike | None
    maskZero: bool | None
    reverseDtype: Any
    logitSoftCap: Any

def reversibleEmbedding(args: ReversibleEmbeddingConfig) -> ReversibleEmbedding:
    """An embedding that `apply(x, {"reverse": True})` turns back into logits over its tokens.

    With `tieWeights` both ways have the same weights. `logitSoftCap` c makes logits c tanh(x / c).
    """

class RandomFlipConfig(LayerConfig, total=False):
    """What `randomFlip` takes."""

    seed: Any
    dataFormat: DataFormat | None
    mode: str | None

def randomFlip(args: RandomFlipConfig = ...) -> RandomFlip:
    """Flips images: `mode` "horizontal", "vertical" or "horizontalAndVertical"."""

class RandomCropConfig(LayerConfig, total=False):
    """What `randomCrop` takes."""

    height: Required[Any]
    width: Required[Any]
    seed: Any
    dataFormat: DataFormat | None

def randomCrop(args: RandomCropConfig) -> RandomCrop:
    """Cuts `height` x `width` out of images, the same place in all of a batch: at random in
    training, else the middle. Smaller images are cut to the aspect ratio and resized.
    """

class RandomHeightConfig(LayerConfig, total=False):
    """What `randomHeight` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    interpolation: str | None

def randomHeight(args: RandomHeightConfig) -> RandomHeight:
    """Resizes images to a height drawn from 1 - factor to 1 + factor times theirs."""

class RandomRotationConfig(LayerConfig, total=False):
    """What `randomRotation` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any

def randomRotation(args: RandomRotationConfig) -> RandomRotation:
    """Turns images by `factor` of a full circle at most."""

class RandomTranslationConfig(LayerConfig, total=False):
    """What `randomTranslation` takes."""

    heightFactor: Required[Any]
    widthFactor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any

def randomTranslation(args: RandomTranslationConfig) -> RandomTranslation:
    """Moves images by shares of their height and width."""

class RandomZoomConfig(LayerConfig, total=False):
    """What `randomZoom` takes."""

    heightFactor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    widthFactor: Any

def randomZoom(args: RandomZoomConfig) -> RandomZoom:
    """Zooms out by shares of height and width, in by negative ones; without `widthFactor` both are
    the same.
    """

class RandomBrightnessConfig(LayerConfig, total=False):
    """What `randomBrightness` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomBrightness(args: RandomBrightnessConfig) -> RandomBrightness:
    """Adds shares of the range of values, between the two of `factor`."""

class RandomContrastConfig(LayerConfig, total=False):
    """What `randomContrast` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomContrast(args: RandomContrastConfig) -> RandomContrast:
    """Multiplies the distance from each channel's mean by 1 - lower to 1 + upper, `factor` being
    [lower, upper] or, with a lower of 0, upper: as Keras has it.
    """

class RandomGrayscaleConfig(LayerConfig, total=False):
    """What `randomGrayscale` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any

def randomGrayscale(args: RandomGrayscaleConfig = ...) -> RandomGrayscale:
    """Takes the colour from a share `factor` of the images."""

class RandomInvertConfig(LayerConfig, total=False):
    """What `randomInvert` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    valueRange: Any

def randomInvert(args: RandomInvertConfig = ...) -> RandomInvert:
    """Inverts the colours of images, each with a probability between the two of `factor`; a number
    stands for [0, number].
    """

class RandomHueConfig(LayerConfig, total=False):
    """What `randomHue` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomHue(args: RandomHueConfig) -> RandomHue:
    """Turns hues by half of `factor` of the circle at most, either way: [lowest, highest], or the
    highest alone.
    """

class RandomSaturationConfig(LayerConfig, total=False):
    """What `randomSaturation` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomSaturation(args: RandomSaturationConfig) -> RandomSaturation:
    """Multiplies saturations by f / (1 - f), f between the two of `factor`: 0.5 leaves the image, 0
    and less make it gray, 1 takes it to the range's end. A number f stands for [-f, f], as in
    Keras.
    """

class RandomColorDegenerationConfig(LayerConfig, total=False):
    """What `randomColorDegeneration` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomColorDegeneration(args: RandomColorDegenerationConfig) -> RandomColorDegeneration:
    """Takes a share, between the two of `factor`, of the colour from images."""

class RandomPosterizationConfig(LayerConfig, total=False):
    """What `randomPosterization` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomPosterization(args: RandomPosterizationConfig) -> RandomPosterization:
    """Keeps the highest bits of each colour: so many as a whole number from the first of `factor`
    to below the second; a number n stands for [1, n]. From 1 to 8.
    """

class RandomColorJitterConfig(LayerConfig, total=False):
    """What `randomColorJitter` takes."""

    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any
    brightnessFactor: Any
    contrastFactor: Any
    saturationFactor: Any
    hueFactor: Any

def randomColorJitter(args: RandomColorJitterConfig = ...) -> RandomColorJitter:
    """Brightness, contrast, saturation and hue, in this order, each where its factor is given."""

class SolarizationConfig(LayerConfig, total=False):
    """What `solarization` takes."""

    seed: Any
    dataFormat: DataFormat | None
    additionFactor: Any
    thresholdFactor: Any
    valueRange: Any

def solarization(args: SolarizationConfig = ...) -> Solarization:
    """Adds a share of the range of values between the two of `additionFactor`, then inverts values
    from a threshold on, a share between the two of `thresholdFactor`; numbers stand for [0, n].
    """

class AutoContrastConfig(LayerConfig, total=False):
    """What `autoContrast` takes."""

    valueRange: Any
    dataFormat: DataFormat | None

def autoContrast(args: AutoContrastConfig = ...) -> AutoContrast:
    """Spreads each channel of each image over the whole range of values, in training or not."""

class EqualizationConfig(LayerConfig, total=False):
    """What `equalization` takes."""

    valueRange: Any
    bins: Any
    dataFormat: DataFormat | None

def equalization(args: EqualizationConfig = ...) -> Equalization:
    """Spreads the values of each channel, counted over the whole batch as in Keras, so that all of
    `bins` are used alike. In training, as other layers that change images.
    """

class RandomElasticTransformConfig(LayerConfig, total=False):
    """What `randomElasticTransform` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    scale: Any
    interpolation: str | None
    fillMode: str | None
    fillValue: Any
    valueRange: Any

def randomElasticTransform(args: RandomElasticTransformConfig = ...) -> RandomElasticTransform:
    """Moves every place of an image by smoothed noise, with a probability between the two of
    `factor`. `scale`: how far and how smoothly, between its two numbers; numbers stand for [0, n].
    A place moves as far down as to the right, as in Keras.
    """

class RandomSharpnessConfig(LayerConfig, total=False):
    """What `randomSharpness` takes."""

    factor: Required[Any]
    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any

def randomSharpness(args: RandomSharpnessConfig) -> RandomSharpness:
    """Blurs or sharpens: 0 is a smoothed image, 0.5 the image itself, 1 as much the other way, at
    random between the two of `factor`.
    """

class RandomGaussianBlurConfig(LayerConfig, total=False):
    """What `randomGaussianBlur` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    kernelSize: Any
    sigma: Any
    valueRange: Any

def randomGaussianBlur(args: RandomGaussianBlurConfig = ...) -> RandomGaussianBlur:
    """Blurs images with a probability between the two of `factor`, all by the same kernel of
    `kernelSize` (odd) whose two `sigma` are drawn; numbers stand for [0, n].
    """

class RandomErasingConfig(LayerConfig, total=False):
    """What `randomErasing` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any
    scale: Any
    fillValue: Any
    valueRange: Any

def randomErasing(args: RandomErasingConfig = ...) -> RandomErasing:
    """Erases a box, with a probability between the two of `factor`. `scale`: the shares of the
    area of which the sides are the roots; `fillValue`: what is put there, noise where not given.
    """

class RandomShearConfig(LayerConfig, total=False):
    """What `randomShear` takes."""

    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    xFactor: Any
    yFactor: Any

def randomShear(args: RandomShearConfig = ...) -> RandomShear:
    """Shears images: `xFactor` and `yFactor` are [lowest, highest] or the highest either way."""

class RandomPerspectiveConfig(LayerConfig, total=False):
    """What `randomPerspective` takes."""

    seed: Any
    dataFormat: DataFormat | None
    fillMode: str | None
    interpolation: str | None
    fillValue: Any
    factor: Any
    scale: Any

def randomPerspective(args: RandomPerspectiveConfig = ...) -> RandomPerspective:
    """Moves the corners of images, with a probability between the two of `factor`, by up to half
    of `scale` of their distance from the first one.
    """

class MixUpConfig(LayerConfig, total=False):
    """What `mixUp` takes."""

    seed: Any
    dataFormat: DataFormat | None
    alpha: Any

def mixUp(args: MixUpConfig = ...) -> MixUp:
    """The weighted mean of each image and another one; weights of the beta distribution of
    `alpha`.
    """

class CutMixConfig(LayerConfig, total=False):
    """What `cutMix` takes."""

    seed: Any
    dataFormat: DataFormat | None
    factor: Any

def cutMix(args: CutMixConfig = ...) -> CutMix:
    """Puts a box of another image into each image; the box's area has the beta distribution of a
    number between the two of `factor`.
    """

class RandAugmentConfig(LayerConfig, total=False):
    """What `randAugment` takes."""

    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any
    factor: Any
    interpolation: str | None
    numOps: Any

def randAugment(args: RandAugmentConfig = ...) -> RandAugment:
    """`numOps` times one of eleven layers, the same for all images of a batch."""

class AugMixConfig(LayerConfig, total=False):
    """What `augMix` takes."""

    seed: Any
    dataFormat: DataFormat | None
    valueRange: Any
    factor: Any
    interpolation: str | None
    numChains: Any
    chainDepth: Any
    alpha: Any
    allOps: bool | None

def augMix(args: AugMixConfig = ...) -> AugMix:
    """A mixture of the images with `numChains` chains of up to `chainDepth` changes; the weights
    have Dirichlet's and the beta distribution of `alpha`. Without `allOps` colours stay.
    """

class ContrastLimitedAdaptiveHistogramEqualizationConfig(LayerConfig, total=False):
    """What `contrastLimitedAdaptiveHistogramEqualization` takes."""

    valueRange: Any
    clipLimit: Any
    tileGridSize: Any
    dataFormat: DataFormat | None

def contrastLimitedAdaptiveHistogramEqualization(
    args: ContrastLimitedAdaptiveHistogramEqualizationConfig = ...,
) -> ContrastLimitedAdaptiveHistogramEqualization:
    """Spreads values so that those of each tile of a grid are used alike, and mixes what the tiles
    around a place make of it. `clipLimit`: how many times the mean count a value may count, the
    rest being given to all; 0 for no limit. `tileGridSize`: tiles down and across. In training or
    not.
    """

class SpatialDropout2DConfig(LayerConfig, total=False):
    """What `spatialDropout2d` takes."""

    rate: Required[Any]
    dataFormat: DataFormat | None
    seed: Any

def spatialDropout2d(args: SpatialDropout2DConfig) -> SpatialDropout2D:
    """Leaves whole channels of images out in training."""

class SpatialDropout3DConfig(LayerConfig, total=False):
    """What `spatialDropout3d` takes."""

    rate: Required[Any]
    dataFormat: DataFormat | None
    seed: Any

def spatialDropout3d(args: SpatialDropout3DConfig) -> SpatialDropout3D:
    """Leaves whole channels of volumes out in training."""

class GroupNormalizationConfig(LayerConfig, total=False):
    """What `groupNormalization` takes."""

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

def groupNormalization(args: GroupNormalizationConfig = ...) -> GroupNormalization:
    """Mean 0 and variance 1 within each of `groups` groups of channels of a sample, then scaled.

    gamma (x - mean) / sqrt(variance + epsilon) + beta, gamma and beta for each index of `axis`;
    -1 groups: one for each channel. Wu & He 2018.
    """

class RMSNormalizationConfig(LayerConfig, total=False):
    """What `rmsNormalization` takes."""

    axis: Any
    epsilon: Any

def rmsNormalization(args: RMSNormalizationConfig = ...) -> RMSNormalization:
    """x / sqrt(mean of x^2 + epsilon) along `axis`, times a weight. Zhang & Sennrich 2019."""

class UnitNormalizationConfig(LayerConfig, total=False):
    """What `unitNormalization` takes."""

    axis: Any

def unitNormalization(args: UnitNormalizationConfig = ...) -> UnitNormalization:
    """x divided by its Euclidean length along `axis`."""

class SpectralNormalizationConfig(LayerConfig, total=False):
    """What `spectralNormalization` takes."""

    layer: Required[Any]
    powerIterations: Any

def spectralNormalization(args: SpectralNormalizationConfig) -> SpectralNormalization:
    """A layer whose kernel is divided by its largest singular value, which `powerIterations`
    steps of every training call estimate. Miyato et al. 2018.
    """

class GlobalAveragePooling3DConfig(LayerConfig, total=False):
    """What `globalAveragePooling3d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalAveragePooling3d(args: GlobalAveragePooling3DConfig = ...) -> GlobalAveragePooling3D:
    """The mean of each channel of a volume."""

class GlobalMaxPooling3DConfig(LayerConfig, total=False):
    """What `globalMaxPooling3d` takes."""

    dataFormat: DataFormat | None
    keepdims: bool | None

def globalMaxPooling3d(args: GlobalMaxPooling3DConfig = ...) -> GlobalMaxPooling3D:
    """The largest of each channel of a volume."""

class AdaptiveAveragePooling1DConfig(LayerConfig, total=False):
    """What `adaptiveAveragePooling1d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling1d(args: AdaptiveAveragePooling1DConfig) -> AdaptiveAveragePooling1D:
    """The means of `outputSize` windows of a sequence."""

class AdaptiveAveragePooling2DConfig(LayerConfig, total=False):
    """What `adaptiveAveragePooling2d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling2d(args: AdaptiveAveragePooling2DConfig) -> AdaptiveAveragePooling2D:
    """The means of `outputSize` windows of an image."""

class AdaptiveAveragePooling3DConfig(LayerConfig, total=False):
    """What `adaptiveAveragePooling3d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveAveragePooling3d(args: AdaptiveAveragePooling3DConfig) -> AdaptiveAveragePooling3D:
    """The means of `outputSize` windows of a volume."""

class AdaptiveMaxPooling1DConfig(LayerConfig, total=False):
    """What `adaptiveMaxPooling1d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling1d(args: AdaptiveMaxPooling1DConfig) -> AdaptiveMaxPooling1D:
    """The largest of `outputSize` windows of a sequence."""

class AdaptiveMaxPooling2DConfig(LayerConfig, total=False):
    """What `adaptiveMaxPooling2d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling2d(args: AdaptiveMaxPooling2DConfig) -> AdaptiveMaxPooling2D:
    """The largest of `outputSize` windows of an image."""

class AdaptiveMaxPooling3DConfig(LayerConfig, total=False):
    """What `adaptiveMaxPooling3d` takes."""

    outputSize: Required[Any]
    dataFormat: DataFormat | None

def adaptiveMaxPooling3d(args: AdaptiveMaxPooling3DConfig) -> AdaptiveMaxPooling3D:
    """The largest of `outputSize` windows of a volume."""

class ConvLSTM1DConfig(LayerConfig, total=False):
    """What `convLstm1d` takes."""

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

def convLstm1d(args: ConvLSTM1DConfig) -> ConvLSTM1D:
    """A convolutional LSTM over sequences of sequences [batch, time, steps, channels]."""

class ConvLSTM2DConfig(LayerConfig, total=False):
    """What `convLstm2d` takes."""

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

def convLstm2d(args: ConvLSTM2DConfig) -> ConvLSTM2D:
    """A convolutional LSTM over sequences of images [batch, time, height, width, channels].

    The gates' activation is hardSigmoid unless given, as in TF.js.
    """

class ConvLSTM3DConfig(LayerConfig, total=False):
    """What `convLstm3d` takes."""

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

def convLstm3d(args: ConvLSTM3DConfig) -> ConvLSTM3D:
    """A convolutional LSTM over sequences of volumes."""

class MelSpectrogramConfig(LayerConfig, total=False):
    """What `melSpectrogram` takes."""

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

def melSpectrogram(args: MelSpectrogramConfig = ...) -> MelSpectrogram:
    """Sound [batch, samples] or [samples] as [batch, bands, frames]: amplitudes of overlapping
    windows (to the power `magExp`), summed by bands of the mel scale, in decibels unless
    `powerToDb` is false.
    """

class STFTSpectrogramConfig(LayerConfig, total=False):
    """What `stftSpectrogram` takes."""

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

def stftSpectrogram(args: STFTSpectrogramConfig = ...) -> STFTSpectrogram:
    """The spectrum of overlapping windows of sound [batch, samples, channels]. `mode`: "log",
    "magnitude", "psd" (the power), "real", "imag", "angle" or "stft" (real and imaginary parts one
    after the other). The frames are [batch, frames, channels times frequencies], with `expandDims`
    [batch, frames, frequencies, channels].
    """

class NormalizationConfig(LayerConfig, total=False):
    """What `normalization` takes."""

    axis: Any
    mean: Any
    variance: Any
    invert: bool | None

def normalization(args: NormalizationConfig = ...) -> Normalization:
    """(x - mean) / sqrt(variance) for each index of `axis` (None: one for all).

    `mean` and `variance` are given, or learned by `adapt(data)`. `invert` does the opposite.
    """

class DiscretizationConfig(LayerConfig, total=False):
    """What `discretization` takes."""

    binBoundaries: Any
    numBins: Any
    epsilon: Any
    outputMode: str | None
    sparse: bool | None

def discretization(args: DiscretizationConfig = ...) -> Discretization:
    """The bin of each number: how many of `binBoundaries` it reaches.

    The boundaries are given, or learned as quantiles by `adapt(data)` from `numBins`.
    """

class HashingConfig(LayerConfig, total=False):
    """What `hashing` takes."""

    numBins: Required[Any]
    maskValue: Any
    salt: Any
    outputMode: str | None
    sparse: bool | None

def hashing(args: HashingConfig) -> Hashing:
    """A bin from 0 to `numBins` - 1 for each string or whole number, by its fingerprint.

    `maskValue` gets the bin 0 for itself. A `salt` needs another hash, which there is not here.
    """

class StringLookupConfig(LayerConfig, total=False):
    """What `stringLookup` takes."""

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

def stringLookup(args: StringLookupConfig = ...) -> StringLookup:
    """The index of each string in `vocabulary`; with `invert` the string at each index."""

class IntegerLookupConfig(LayerConfig, total=False):
    """What `integerLookup` takes."""

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

def integerLookup(args: IntegerLookupConfig = ...) -> IntegerLookup:
    """The index of each whole number in `vocabulary`; with `invert` the number at each index."""

class TextVectorizationConfig(LayerConfig, total=False):
    """What `textVectorization` takes."""

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

def textVectorization(args: TextVectorizationConfig = ...) -> TextVectorization:
    """Texts as the indices of their words, or as vectors of them.

    `standardize`: "lowerAndStripPunctuation", "lower", "stripPunctuation", None, or a function of a
    text; `split`: "whitespace", "character", None or a function that makes words of a text;
    `ngrams` n: also the 2 to n words after one another. In the mode "int" 0 is the end of a text,
    1 an unknown word, and `outputSequenceLength` the length of all.
    """
