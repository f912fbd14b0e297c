# Made from the layers' signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Sequence
from typing import Required, TypedDict

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
from tfjs.layers.core import ActivationLayer as ActivationLayer
from tfjs.layers.core import DataFormat
from tfjs.layers.core import Dense as Dense
from tfjs.layers.core import Dropout as Dropout
from tfjs.layers.core import Flatten as Flatten
from tfjs.layers.core import Masking as Masking
from tfjs.layers.core import Permute as Permute
from tfjs.layers.core import RepeatVector as RepeatVector
from tfjs.layers.core import Reshape as Reshape
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
from tfjs.layers.normalization import BatchNormalization as BatchNormalization
from tfjs.layers.symbolic import InputSpec as InputSpec
from tfjs.layers.symbolic import Node as Node
from tfjs.layers.symbolic import SymbolicTensor as SymbolicTensor
from tfjs.layers.variables import LayerVariable as LayerVariable
from tfjs.regularizers import RegularizerLike

input = Input

class InputLayerConfig(TypedDict, total=False):
    inputShape: Sequence[int | None] | None
    batchSize: int | None
    batchInputShape: Sequence[int | None] | None
    dtype: str | None
    sparse: bool | None
    name: str | None

def inputLayer(args: InputLayerConfig = ...) -> InputLayer: ...

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
