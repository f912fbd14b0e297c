"""What the first values of a weight are.

The numbers are TF.js's: its normal distributions of variance scaling are cut off at two standard
deviations without making up for the lost variance, so their spread is 0.88 of Keras's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Literal

import numpy as np

from tfjs.ops import creation, random, seeded
from tfjs.ops.seeded import Generator
from tfjs.serialization import Serializable, config_keys, unknown
from tfjs.tensor import Tensor

FanMode = Literal["fanIn", "fanOut", "fanAvg"]
Distribution = Literal["normal", "uniform", "truncatedNormal"]

_FAN_MODES = ("fanIn", "fanOut", "fanAvg")
_DISTRIBUTIONS = ("normal", "uniform", "truncatedNormal")


class Initializer(Serializable):
    """Gives the first values of a weight of a shape. A class of one's own may read a config in its
    constructor."""

    def __init__(self, config: Mapping[str, object] | None = None) -> None:
        pass

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        raise NotImplementedError


InitializerLike = str | Initializer | Mapping[str, object] | Callable[..., Any]


class Zeros(Initializer):
    """All zero."""

    className = "Zeros"

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        return creation.zeros(shape, dtype)


class Ones(Initializer):
    """All one."""

    className = "Ones"

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        return creation.ones(shape, dtype)


class Constant(Initializer):
    """All `value`."""

    className = "Constant"

    def __init__(self, *, value: float) -> None:
        self.value = value

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        return creation.fill(shape, self.value, dtype)


class _Random(Initializer):
    """Values drawn at random. With a `seed`, the values that TF.js draws with it, or, with the
    `generator` "keras" (an extension), those that Keras does."""

    seed: int | None
    generator: Generator = "tfjs"

    def getConfig(self) -> dict[str, object]:
        config = super().getConfig()
        if self.generator == "tfjs":
            config.pop("generator", None)
        return config

    def choose(self, generator: Generator) -> None:
        """Use a generator. ValueError for one that is not there."""
        if generator not in seeded.GENERATORS:
            where = f"initializers.{type(self).__name__}: generator"
            raise ValueError(unknown(where, generator, seeded.GENERATORS))
        self.generator = generator

    def nonzero(self, **arguments: float) -> None:
        """TF.js reads a 0 here as its default; a wrong distribution is worse than an error."""
        for name, value in arguments.items():
            if value == 0:
                raise ValueError(
                    f"initializers.{type(self).__name__}: TF.js takes {name} 0 for its default and "
                    f"would draw other numbers; write a tiny one such as 1e-12"
                )


class RandomUniform(_Random):
    """Uniform in [minval, maxval)."""

    className = "RandomUniform"

    def __init__(
        self,
        *,
        minval: float = -0.05,
        maxval: float = 0.05,
        seed: int | None = None,
        generator: Generator = "tfjs",
    ) -> None:
        self.minval = minval
        self.maxval = maxval
        self.seed = seed
        self.choose(generator)

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        self.nonzero(minval=self.minval, maxval=self.maxval)
        return seeded.uniform(shape, self.minval, self.maxval, dtype, self.seed, self.generator)


class RandomNormal(_Random):
    """Normal with `mean` and standard deviation `stddev`."""

    className = "RandomNormal"

    def __init__(
        self,
        *,
        mean: float = 0.0,
        stddev: float = 0.05,
        seed: int | None = None,
        generator: Generator = "tfjs",
    ) -> None:
        self.mean = mean
        self.stddev = stddev
        self.seed = seed
        self.choose(generator)

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        self.nonzero(stddev=self.stddev)
        return seeded.normal(shape, self.mean, self.stddev, dtype, self.seed, self.generator)


class TruncatedNormal(_Random):
    """Normal, drawn again where a value is more than two `stddev` from `mean`."""

    className = "TruncatedNormal"

    def __init__(
        self,
        *,
        mean: float = 0.0,
        stddev: float = 0.05,
        seed: int | None = None,
        generator: Generator = "tfjs",
    ) -> None:
        self.mean = mean
        self.stddev = stddev
        self.seed = seed
        self.choose(generator)

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        self.nonzero(stddev=self.stddev)
        return seeded.truncated(shape, self.mean, self.stddev, dtype, self.seed, self.generator)


class Identity(Initializer):
    """`gain` on the diagonal of a square matrix, else zero."""

    className = "Identity"

    def __init__(self, *, gain: float = 1.0) -> None:
        self.gain = gain

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        if len(shape) != 2 or shape[0] != shape[1]:
            raise ValueError(
                "initializers.identity: only for square matrices, the weight's shape is "
                f"{list(shape)}"
            )
        return creation.eye(shape[0]).mul(self.gain)


def fans(
    shape: Sequence[int],
    inputs: Sequence[int] | None = None,
    outputs: Sequence[int] | None = None,
) -> tuple[float, float]:
    """How many inputs reach an output and how many outputs an input reaches (channels last).

    `inputs` and `outputs`: the axes that say so, where the shape has a meaning of its own.
    """
    if inputs is not None and outputs is not None:
        return math.prod(shape[axis] for axis in inputs), math.prod(shape[axis] for axis in outputs)
    if len(shape) == 2:
        return shape[0], shape[1]
    if len(shape) in (3, 4, 5):
        field = math.prod(shape[:-2])
        return shape[-2] * field, shape[-1] * field
    root = math.sqrt(math.prod(shape))
    return root, root


class VarianceScaling(_Random):
    """Variance `scale / n`, n being a weight's fan in, its fan out, or their mean."""

    className = "VarianceScaling"

    def __init__(
        self,
        *,
        scale: float = 1.0,
        mode: FanMode = "fanIn",
        distribution: Distribution = "normal",
        seed: int | None = None,
        inputAxes: Sequence[int] | None = None,
        outputAxes: Sequence[int] | None = None,
        generator: Generator = "tfjs",
    ) -> None:
        if (inputAxes is None) != (outputAxes is None):
            raise ValueError(
                f"initializers.{type(self).__name__}: inputAxes and outputAxes go together, got "
                f"{inputAxes!r} and {outputAxes!r}"
            )
        if scale < 0:
            raise ValueError(f"initializers.varianceScaling: scale must be positive, got {scale}")
        if mode not in _FAN_MODES:
            raise ValueError(unknown("initializers.varianceScaling: mode", mode, _FAN_MODES))
        if distribution not in _DISTRIBUTIONS:
            raise ValueError(
                unknown("initializers.varianceScaling: distribution", distribution, _DISTRIBUTIONS)
            )
        self.scale = scale
        self.mode = mode
        self.distribution = distribution
        self.seed = seed
        self.choose(generator)
        self.inputAxes = inputAxes
        self.outputAxes = outputAxes

    def getConfig(self) -> dict[str, object]:
        own = {key: getattr(self, key) for key in config_keys(VarianceScaling)}
        usual = {"inputAxes": None, "outputAxes": None, "generator": "tfjs"}  # no keys of TF.js
        return {k: value for k, value in own.items() if k not in usual or value != usual[k]}

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        fan_in, fan_out = fans(shape, self.inputAxes, self.outputAxes)
        count = {"fanIn": fan_in, "fanOut": fan_out, "fanAvg": (fan_in + fan_out) / 2}[self.mode]
        variance = self.scale / max(1.0, count)
        match self.distribution:
            case "normal":
                spread = math.sqrt(variance)
                return seeded.truncated(shape, 0, spread, dtype, self.seed, self.generator)
            case "uniform":
                limit = math.sqrt(3 * variance)
                return seeded.uniform(shape, -limit, limit, dtype, self.seed, self.generator)
            case "truncatedNormal":
                raise ValueError(
                    'initializers.varianceScaling: distribution "truncatedNormal" is drawn from a '
                    'uniform one by TF.js; its truncated normal is called "normal"'
                )


class _Preset(VarianceScaling):
    """Variance scaling under a name of its own; saved, as by TF.js, as VarianceScaling."""

    preset: ClassVar[tuple[float, FanMode, Distribution]]

    def __init__(
        self,
        *,
        seed: int | None = None,
        inputAxes: Sequence[int] | None = None,
        outputAxes: Sequence[int] | None = None,
        generator: Generator = "tfjs",
    ) -> None:
        scale, mode, distribution = self.preset
        super().__init__(
            scale=scale,
            mode=mode,
            distribution=distribution,
            seed=seed,
            inputAxes=inputAxes,
            outputAxes=outputAxes,
            generator=generator,
        )

    def getClassName(self) -> str:
        return VarianceScaling.className

    def getConfig(self) -> dict[str, object]:
        return VarianceScaling.getConfig(self)


class GlorotUniform(_Preset):
    """Uniform in +-sqrt(6 / (fan in + fan out))."""

    className = "GlorotUniform"
    preset = (1.0, "fanAvg", "uniform")


class GlorotNormal(_Preset):
    """Truncated normal of standard deviation sqrt(2 / (fan in + fan out)) before the cut."""

    className = "GlorotNormal"
    preset = (1.0, "fanAvg", "normal")


class HeUniform(_Preset):
    """Uniform in +-sqrt(6 / fan in)."""

    className = "HeUniform"
    preset = (2.0, "fanIn", "uniform")


class HeNormal(_Preset):
    """Truncated normal of standard deviation sqrt(2 / fan in) before the cut."""

    className = "HeNormal"
    preset = (2.0, "fanIn", "normal")


class LeCunUniform(_Preset):
    """Uniform in +-sqrt(3 / fan in)."""

    className = "LeCunUniform"
    preset = (1.0, "fanIn", "uniform")


class LeCunNormal(_Preset):
    """Truncated normal of standard deviation sqrt(1 / fan in) before the cut."""

    className = "LeCunNormal"
    preset = (1.0, "fanIn", "normal")


class Orthogonal(_Random):
    """`gain` times a matrix with orthonormal rows or columns; further axes are flattened."""

    className = "Orthogonal"

    def __init__(self, *, gain: float = 1.0, seed: int | None = None) -> None:
        self.gain = gain
        self.seed = seed

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        if len(shape) < 2:
            raise ValueError(
                "initializers.orthogonal: the weight must have at least two axes, its shape is "
                f"{list(shape)}"
            )
        rows, columns = math.prod(shape[:-1]), shape[-1]
        flat = [max(rows, columns), min(rows, columns)]
        drawn = np.asarray(random.randomNormal(flat, 0, 1, dtype, self.seed), dtype=np.float64)
        q, r = np.linalg.qr(drawn)
        q = q * np.sign(np.diag(r))  # which makes the factorisation unique
        if rows < columns:
            q = q.T
        values = (self.gain * q).reshape(shape).astype(np.float32)
        return creation.tensor(values, list(shape), dtype)


class FunctionInitializer(Initializer):
    """First values computed by a function of shape and type."""

    def __init__(self, function: Callable[[Sequence[int], str], Tensor]) -> None:
        self._function = function

    def getClassName(self) -> str:
        return self._function.__name__

    def getConfig(self) -> dict[str, object]:
        return {}

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        return self._function(shape, dtype)
