# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Sequence
from typing import Any, Literal, Required, TypedDict

from tfjs.initializers.classes import Constant as Constant
from tfjs.initializers.classes import Distribution, FanMode
from tfjs.initializers.classes import FunctionInitializer as FunctionInitializer
from tfjs.initializers.classes import GlorotNormal as GlorotNormal
from tfjs.initializers.classes import GlorotUniform as GlorotUniform
from tfjs.initializers.classes import HeNormal as HeNormal
from tfjs.initializers.classes import HeUniform as HeUniform
from tfjs.initializers.classes import Identity as Identity
from tfjs.initializers.classes import Initializer as Initializer
from tfjs.initializers.classes import InitializerLike as InitializerLike
from tfjs.initializers.classes import LeCunNormal as LeCunNormal
from tfjs.initializers.classes import LeCunUniform as LeCunUniform
from tfjs.initializers.classes import Ones as Ones
from tfjs.initializers.classes import Orthogonal as Orthogonal
from tfjs.initializers.classes import RandomNormal as RandomNormal
from tfjs.initializers.classes import RandomUniform as RandomUniform
from tfjs.initializers.classes import TruncatedNormal as TruncatedNormal
from tfjs.initializers.classes import VarianceScaling as VarianceScaling
from tfjs.initializers.classes import Zeros as Zeros
from tfjs.initializers.stft import STFT as STFT
from tfjs.ops.seeded import Generator

def get(identifier: object) -> Any | None: ...
def of_key(identifier: object, what: str) -> Any | None: ...
def serialize(initializer: Any | None) -> dict[str, Any] | None: ...

class ConstantConfig(TypedDict, total=False):
    """What `constant` takes."""

    value: Required[float]

def constant(args: ConstantConfig) -> Constant:
    """All `value`."""

class GlorotNormalConfig(TypedDict, total=False):
    """What `glorotNormal` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def glorotNormal(args: GlorotNormalConfig = ...) -> GlorotNormal:
    """Truncated normal of standard deviation sqrt(2 / (fan in + fan out)) before the cut."""

class GlorotUniformConfig(TypedDict, total=False):
    """What `glorotUniform` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def glorotUniform(args: GlorotUniformConfig = ...) -> GlorotUniform:
    """Uniform in +-sqrt(6 / (fan in + fan out))."""

class HeNormalConfig(TypedDict, total=False):
    """What `heNormal` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def heNormal(args: HeNormalConfig = ...) -> HeNormal:
    """Truncated normal of standard deviation sqrt(2 / fan in) before the cut."""

class HeUniformConfig(TypedDict, total=False):
    """What `heUniform` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def heUniform(args: HeUniformConfig = ...) -> HeUniform:
    """Uniform in +-sqrt(6 / fan in)."""

class IdentityConfig(TypedDict, total=False):
    """What `identity` takes."""

    gain: float | None

def identity(args: IdentityConfig = ...) -> Identity:
    """`gain` on the diagonal of a square matrix, else zero."""

class LeCunNormalConfig(TypedDict, total=False):
    """What `leCunNormal` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def leCunNormal(args: LeCunNormalConfig = ...) -> LeCunNormal:
    """Truncated normal of standard deviation sqrt(1 / fan in) before the cut."""

class LeCunUniformConfig(TypedDict, total=False):
    """What `leCunUniform` takes."""

    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def leCunUniform(args: LeCunUniformConfig = ...) -> LeCunUniform:
    """Uniform in +-sqrt(3 / fan in)."""

class OnesConfig(TypedDict, total=False):
    """What `ones` takes."""

def ones(args: OnesConfig = ...) -> Ones:
    """All one."""

class OrthogonalConfig(TypedDict, total=False):
    """What `orthogonal` takes."""

    gain: float | None
    seed: int | None

def orthogonal(args: OrthogonalConfig = ...) -> Orthogonal:
    """`gain` times a matrix with orthonormal rows or columns; further axes are flattened."""

class RandomNormalConfig(TypedDict, total=False):
    """What `randomNormal` takes."""

    mean: float | None
    stddev: float | None
    seed: int | None
    generator: Generator | None

def randomNormal(args: RandomNormalConfig = ...) -> RandomNormal:
    """Normal with `mean` and standard deviation `stddev`."""

class RandomUniformConfig(TypedDict, total=False):
    """What `randomUniform` takes."""

    minval: float | None
    maxval: float | None
    seed: int | None
    generator: Generator | None

def randomUniform(args: RandomUniformConfig = ...) -> RandomUniform:
    """Uniform in [minval, maxval)."""

class STFTConfig(TypedDict, total=False):
    """What `stft` takes."""

    side: Literal["real", "imag"] | None
    window: str | Sequence[float] | None
    scaling: Literal["density", "spectrum"] | None
    periodic: bool | None

def stft(args: STFTConfig = ...) -> STFT:
    """The kernel [frame, 1, frequencies] of a short-time Fourier transform. An extension.

    `side` "real" or "imag"; `window` a name or its values; `scaling` "density", "spectrum" or None.
    """

class TruncatedNormalConfig(TypedDict, total=False):
    """What `truncatedNormal` takes."""

    mean: float | None
    stddev: float | None
    seed: int | None
    generator: Generator | None

def truncatedNormal(args: TruncatedNormalConfig = ...) -> TruncatedNormal:
    """Normal, drawn again where a value is more than two `stddev` from `mean`."""

class VarianceScalingConfig(TypedDict, total=False):
    """What `varianceScaling` takes."""

    scale: float | None
    mode: FanMode | None
    distribution: Distribution | None
    seed: int | None
    inputAxes: Sequence[int] | None
    outputAxes: Sequence[int] | None
    generator: Generator | None

def varianceScaling(args: VarianceScalingConfig = ...) -> VarianceScaling:
    """Variance `scale / n`, n being a weight's fan in, its fan out, or their mean."""

class ZerosConfig(TypedDict, total=False):
    """What `zeros` takes."""

def zeros(args: ZerosConfig = ...) -> Zeros:
    """All zero."""
