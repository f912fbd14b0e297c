# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from collections.abc import Mapping, Sequence
from typing import Required, TypedDict

from tfjs.optimizers import base
from tfjs.optimizers.adaptive import Adafactor, AdamW, Ftrl, Lamb, Lion, Nadam, ScheduleFreeAdamW
from tfjs.optimizers.keras import Arithmetic, Rate
from tfjs.optimizers.muon import Muon
from tfjs.optimizers.options import OptimizerConfig
from tfjs.optimizers.own import LearningRateSchedule as LearningRateSchedule
from tfjs.optimizers.own import Optimizer as Optimizer
from tfjs.optimizers.schedules import (
    CosineDecay,
    CosineDecayRestarts,
    ExponentialDecay,
    InverseTimeDecay,
    PiecewiseConstantDecay,
    PolynomialDecay,
)
from tfjs.optimizers.wrappers import LossScaleOptimizer, MultiOptimizer, OptimizerMap

class AdadeltaOptimizerConfig(OptimizerConfig, total=False):
    """What `adadelta` takes."""

    learningRate: Rate | None
    rho: float | None
    epsilon: float | None
    arithmetic: Arithmetic | None

def adadelta(
    learningRate: AdadeltaOptimizerConfig | Rate = ...,
    rho: float | None = ...,
    epsilon: float | None = ...,
    /,
) -> base.Optimizer:
    """Zeiler's Adadelta with TF.js's order of updates."""

class AdafactorConfig(OptimizerConfig, total=False):
    """What `adafactor` takes."""

    beta2Decay: float | None
    epsilon1: float | None
    epsilon2: float | None
    clipThreshold: float | None
    relativeStep: bool | None
    learningRate: Rate | None

def adafactor(args: AdafactorConfig = ...) -> Adafactor:
    """Adam with means of rows and columns instead of all squares: Shazeer and Stern's."""

class AdagradOptimizerConfig(OptimizerConfig, total=False):
    """What `adagrad` takes."""

    learningRate: Rate | None
    initialAccumulatorValue: float | None
    epsilon: float | None
    arithmetic: Arithmetic | None

def adagrad(
    learningRate: AdagradOptimizerConfig | Rate = ...,
    initialAccumulatorValue: float | None = ...,
    /,
) -> base.Optimizer:
    """Steps divided by the root of the sum of squared gradients."""

class AdamOptimizerConfig(OptimizerConfig, total=False):
    """What `adam` takes."""

    learningRate: Rate | None
    beta1: float | None
    beta2: float | None
    epsilon: float | None
    amsgrad: bool | None
    arithmetic: Arithmetic | None

def adam(
    learningRate: AdamOptimizerConfig | Rate = ...,
    beta1: float | None = ...,
    beta2: float | None = ...,
    epsilon: float | None = ...,
    /,
) -> base.Optimizer:
    """Kingma and Ba's Adam."""

class AdamWConfig(OptimizerConfig, total=False):
    """What `adamW` takes."""

    amsgrad: bool | None
    beta1: float | None
    beta2: float | None
    epsilon: float | None
    learningRate: Rate | None
    arithmetic: Arithmetic | None

def adamW(args: AdamWConfig = ...) -> AdamW:
    """Adam after a decay of the weights: Loshchilov and Hutter's."""

class AdamaxOptimizerConfig(OptimizerConfig, total=False):
    """What `adamax` takes."""

    learningRate: Rate | None
    beta1: float | None
    beta2: float | None
    epsilon: float | None
    decay: float | None
    arithmetic: Arithmetic | None

def adamax(
    learningRate: AdamaxOptimizerConfig | Rate = ...,
    beta1: float | None = ...,
    beta2: float | None = ...,
    epsilon: float | None = ...,
    decay: float | None = ...,
    /,
) -> base.Optimizer:
    """Adam by the largest instead of the mean squared gradient; ``decay`` lowers the rate."""

class CosineDecayConfig(TypedDict, total=False):
    """What `cosineDecay` takes."""

    initialLearningRate: Required[float]
    decaySteps: Required[float]
    alpha: float | None
    name: str | None
    warmupTarget: float | None
    warmupSteps: float | None

def cosineDecay(args: CosineDecayConfig) -> CosineDecay:
    """Half a cosine from initialLearningRate (or, after `warmupSteps`, warmupTarget) to alpha
    times that.
    """

class CosineDecayRestartsConfig(TypedDict, total=False):
    """What `cosineDecayRestarts` takes."""

    initialLearningRate: Required[float]
    firstDecaySteps: Required[float]
    tMul: float | None
    mMul: float | None
    alpha: float | None
    name: str | None

def cosineDecayRestarts(args: CosineDecayRestartsConfig) -> CosineDecayRestarts:
    """Half a cosine, again and again: each `tMul` times as long and `mMul` times as high."""

class ExponentialDecayConfig(TypedDict, total=False):
    """What `exponentialDecay` takes."""

    initialLearningRate: Required[float]
    decaySteps: Required[float]
    decayRate: Required[float]
    staircase: bool | None
    name: str | None

def exponentialDecay(args: ExponentialDecayConfig) -> ExponentialDecay:
    """initialLearningRate decayRate^(step / decaySteps); `staircase`: by whole periods."""

class FtrlConfig(OptimizerConfig, total=False):
    """What `ftrl` takes."""

    learningRatePower: float | None
    initialAccumulatorValue: float | None
    l1RegularizationStrength: float | None
    l2RegularizationStrength: float | None
    l2ShrinkageRegularizationStrength: float | None
    beta: float | None
    learningRate: Rate | None

def ftrl(args: FtrlConfig = ...) -> Ftrl:
    """Follow the regularized leader: McMahan and others', for sparse weights."""

class InverseTimeDecayConfig(TypedDict, total=False):
    """What `inverseTimeDecay` takes."""

    initialLearningRate: Required[float]
    decaySteps: Required[float]
    decayRate: Required[float]
    staircase: bool | None
    name: str | None

def inverseTimeDecay(args: InverseTimeDecayConfig) -> InverseTimeDecay:
    """initialLearningRate / (1 + decayRate step / decaySteps); `staircase`: by whole periods."""

class LambConfig(OptimizerConfig, total=False):
    """What `lamb` takes."""

    beta1: float | None
    beta2: float | None
    epsilon: float | None
    learningRate: Rate | None

def lamb(args: LambConfig = ...) -> Lamb:
    """Adam with steps in proportion to the weights' norm: You and others'."""

class LionConfig(OptimizerConfig, total=False):
    """What `lion` takes."""

    beta1: float | None
    beta2: float | None
    learningRate: Rate | None

def lion(args: LionConfig = ...) -> Lion:
    """Steps by the sign of momentum: Chen and others'."""

class LossScaleOptimizerConfig(TypedDict, total=False):
    """What `lossScaleOptimizer` takes."""

    innerOptimizer: Required[base.Optimizer]
    initialScale: float | None
    dynamicGrowthSteps: int | None
    name: str | None

def lossScaleOptimizer(args: LossScaleOptimizerConfig) -> LossScaleOptimizer:
    """Scales the loss up, so that small gradients stay above the smallest number, and the gradients
    down again. Where one is not finite, the step is left out and the scale halved; after
    `dynamicGrowthSteps` good steps it doubles.
    """

class MomentumOptimizerConfig(OptimizerConfig, total=False):
    """What `momentum` takes."""

    learningRate: Rate | None
    momentum: float | None
    useNesterov: bool | None
    arithmetic: Arithmetic | None

def momentum(
    learningRate: MomentumOptimizerConfig | Rate = ...,
    momentum: float | None = ...,
    useNesterov: bool | None = ...,
    /,
) -> base.Optimizer:
    """Steps along a decaying sum of gradients, looking ahead with ``useNesterov``."""

class MultiOptimizerConfig(TypedDict, total=False):
    """What `multiOptimizer` takes."""

    optimizerMap: Required[OptimizerMap]
    lossScaleFactor: float | None
    name: str | None

def multiOptimizer(args: MultiOptimizerConfig) -> MultiOptimizer:
    """Each weight is trained by the optimizer that `optimizerMap` has for it."""

class MuonConfig(OptimizerConfig, total=False):
    """What `muon` takes."""

    adamBeta1: float | None
    adamBeta2: float | None
    adamWeightDecay: float | None
    epsilon: float | None
    excludeLayers: Sequence[str] | None
    excludeEmbeddings: bool | None
    muonA: float | None
    muonB: float | None
    muonC: float | None
    adamLrRatio: float | None
    momentum: float | None
    nsSteps: int | None
    nesterov: bool | None
    rmsRate: float | None
    learningRate: Rate | None

def muon(args: MuonConfig = ...) -> Muon:
    """Jordan's Muon. Weights that are no matrices, embeddings, and those whose name an expression
    of `excludeLayers` is found in are trained by AdamW.
    """

class NadamConfig(OptimizerConfig, total=False):
    """What `nadam` takes."""

    beta1: float | None
    beta2: float | None
    epsilon: float | None
    learningRate: Rate | None

def nadam(args: NadamConfig = ...) -> Nadam:
    """Adam with Nesterov momentum: Dozat's."""

class OptimizerMapConfig(TypedDict, total=False):
    """What `optimizerMap` takes."""

    defaultOptimizer: Required[base.Optimizer]
    optimizerMap: Mapping[str, base.Optimizer] | None

def optimizerMap(args: OptimizerMapConfig) -> OptimizerMap:
    """The optimizer for each weight: the first whose expression is the weight's whole name, else
    the default one.
    """

class PiecewiseConstantDecayConfig(TypedDict, total=False):
    """What `piecewiseConstantDecay` takes."""

    boundaries: Required[Sequence[float]]
    values: Required[Sequence[float]]
    name: str | None

def piecewiseConstantDecay(args: PiecewiseConstantDecayConfig) -> PiecewiseConstantDecay:
    """`values[i]` up to and with the step `boundaries[i]`, the last value from there on."""

class PolynomialDecayConfig(TypedDict, total=False):
    """What `polynomialDecay` takes."""

    initialLearningRate: Required[float]
    decaySteps: Required[float]
    endLearningRate: float | None
    power: float | None
    cycle: bool | None
    name: str | None

def polynomialDecay(args: PolynomialDecayConfig) -> PolynomialDecay:
    """From initialLearningRate to endLearningRate along a power; `cycle`: again and again."""

class RMSPropOptimizerConfig(OptimizerConfig, total=False):
    """What `rmsprop` takes."""

    learningRate: Rate | None
    decay: float | None
    momentum: float | None
    epsilon: float | None
    centered: bool | None
    arithmetic: Arithmetic | None

def rmsprop(
    learningRate: RMSPropOptimizerConfig | Rate = ...,
    decay: float | None = ...,
    momentum: float | None = ...,
    epsilon: float | None = ...,
    centered: bool | None = ...,
    /,
) -> base.Optimizer:
    """Steps divided by the root of a decaying mean of squared gradients, with momentum."""

class ScheduleFreeAdamWConfig(OptimizerConfig, total=False):
    """What `scheduleFreeAdamW` takes."""

    learningRate: Rate | None
    epsilon: float | None
    warmupSteps: int | None
    beta1: float | None
    beta2: float | None

def scheduleFreeAdamW(args: ScheduleFreeAdamWConfig = ...) -> ScheduleFreeAdamW:
    """AdamW that averages the weights instead of lowering the rate: Defazio and others'."""

class SGDOptimizerConfig(OptimizerConfig, total=False):
    """What `sgd` takes."""

    learningRate: Rate | None
    arithmetic: Arithmetic | None

def sgd(learningRate: SGDOptimizerConfig | Rate = ..., /) -> base.Optimizer:
    """v - learningRate gradient."""
