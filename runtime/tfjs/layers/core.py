"""Dense, dropout, activation and the layers that only change a shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Unpack

from tfjs import activations, constraints, initializers, regularizers
from tfjs.activations import ActivationLike
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_of, one_tensor, positive_integer
from tfjs.layers.shapes import Shape, one_shape, shown
from tfjs.layers.spatial import DATA_FORMATS, DataFormat
from tfjs.layers.symbolic import InputSpec
from tfjs.layers.variables import LayerVariable
from tfjs.ops import matmul, nn
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Dense(Layer):
    """activation(x kernel + bias); kernel [last axis of x, units]."""

    className = "Dense"
    saysPenalty = True
    perSample = True
    shorthands = frozenset({"inputDim"})

    def __init__(
        self,
        *,
        units: int,
        activation: ActivationLike = "linear",
        useBias: bool = True,
        kernelInitializer: InitializerLike = "glorotNormal",
        biasInitializer: InitializerLike = "zeros",
        kernelRegularizer: RegularizerLike | None = None,
        biasRegularizer: RegularizerLike | None = None,
        kernelConstraint: ConstraintLike | None = None,
        biasConstraint: ConstraintLike | None = None,
        inputDim: int | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        if inputDim is not None and "inputShape" not in base and "batchInputShape" not in base:
            base["batchInputShape"] = [base.get("batchSize"), inputDim]
        super().__init__(base)
        what = f"{self.name}: "
        self.units = positive_integer(units, what + "units")
        self.activation = activations.get(activation, what + "activation")
        self.useBias = useBias
        self.kernelInitializer = initializers.of_key(kernelInitializer, what + "kernelInitializer")
        self.biasInitializer = initializers.of_key(biasInitializer, what + "biasInitializer")
        self.kernelRegularizer = regularizers.of_key(kernelRegularizer, what + "kernelRegularizer")
        self.biasRegularizer = regularizers.of_key(biasRegularizer, what + "biasRegularizer")
        self.kernelConstraint = constraints.of_key(kernelConstraint, what + "kernelConstraint")
        self.biasConstraint = constraints.of_key(biasConstraint, what + "biasConstraint")
        self.supportsMasking = True
        self.inputSpec = [InputSpec({"minNDim": 2})]
        self.kernel: LayerVariable | None = None
        self.bias: LayerVariable | None = None

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)
        if shape[-1] is None:
            raise ValueError(
                f"{self.name} (Dense): the last axis of its input must be known, got {shown(shape)}"
            )
        self.kernel = self.addWeight(
            "kernel",
            [shape[-1], self.units],
            None,
            self.kernelInitializer,
            self.kernelRegularizer,
            True,
            self.kernelConstraint,
        )
        if self.useBias:
            self.bias = self.addWeight(
                "bias",
                [self.units],
                None,
                self.biasInitializer,
                self.biasRegularizer,
                True,
                self.biasConstraint,
            )
        self.inputSpec = [InputSpec({"minNDim": 2, "axes": {-1: shape[-1]}})]
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = one_tensor(inputs)
        assert self.kernel is not None
        bias = self.bias.val if self.bias is not None else None
        dims = x.dims
        if x.dtype != "float32":
            x = x.cast("float32")
        if len(dims) != 2:
            x = x.reshape([-1, dims[-1]])
        fused = self.activation.fused
        y = matmul.dense(x, self.kernel.val, bias, self.activation.name if fused else "linear")
        if len(dims) != 2:
            y = y.reshape([*dims[:-1], self.units])
        return y if fused else self.activation.apply(y)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return [*one_shape(inputShape, self.name)[:-1], self.units]


class Dropout(Layer):
    """In training, sets a share `rate` of the values to zero and scales up the others.

    With a `seed` every call drops the same values, as in TF.js.
    """

    className = "Dropout"

    def __init__(
        self,
        *,
        rate: float,
        noiseShape: Sequence[int | None] | None = None,
        seed: int | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        if not 0 <= rate < 1:
            raise ValueError(
                f"{self.name}: rate: expected a number from 0 on below 1, got {rate!r}"
            )
        self.rate = rate
        self.noiseShape = None if noiseShape is None else list(noiseShape)
        self.seed = seed
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if self.rate == 0 or not kwargs.get("training"):
            return x
        return nn.dropout(x, self.rate, self.noiseShape, self.seed)


class SpatialDropout1D(Dropout):
    """Dropout of whole channels of sequences [batch, steps, channels]."""

    className = "SpatialDropout1D"

    def __init__(
        self, *, rate: float, seed: int | None = None, **base: Unpack[LayerConfig]
    ) -> None:
        super().__init__(rate=rate, seed=seed, **base)
        self.inputSpec = [InputSpec({"ndim": 3})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if self.rate == 0 or not kwargs.get("training"):
            return x
        return nn.dropout(x, self.rate, [x.dims[0], 1, x.dims[2]], self.seed)


class ActivationLayer(Layer):
    """Applies an activation, named by its string; None is the linear one."""

    className = "Activation"
    perSample = True
    meaningful_none = frozenset({"activation"})

    def __init__(self, *, activation: ActivationLike | None, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.activation = activations.get(activation, f"{self.name}: activation")
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        return self.activation.apply(one_tensor(inputs))


class Flatten(Layer):
    """All axes after the batch axis become one; channels that are first are moved last before."""

    className = "Flatten"
    perSample = True

    def __init__(
        self, *, dataFormat: DataFormat | None = None, **base: Unpack[LayerConfig]
    ) -> None:
        super().__init__(base)
        if dataFormat is not None:
            one_of(dataFormat, DATA_FORMATS, f"{self.name}: dataFormat")
        self.dataFormat = dataFormat
        self.inputSpec = [InputSpec({"minNDim": 2})]

    def getConfig(self) -> dict[str, Any]:
        config = super().getConfig()
        if self.dataFormat is None:
            del config["dataFormat"]
        return config

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        dims = x.shape
        if self.dataFormat == "channelsFirst" and len(dims) > 2:
            x = x.transpose([0, *range(2, len(dims)), 1])
        flat: Tensor = x.reshape([dims[0], math.prod(dims[1:])])
        return flat

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        known = [extent for extent in shape[1:] if extent is not None]
        if len(known) < len(shape) - 1:
            raise ValueError(
                f"{self.name} (Flatten): all axes of its input but the first must be known, got "
                f"{shown(shape)}; give a complete inputShape to the first layer"
            )
        return [shape[0], math.prod(known)]


class Reshape(Layer):
    """The same values in the shape `targetShape`; one extent may be -1 or None, so the rest."""

    className = "Reshape"

    def __init__(self, *, targetShape: Sequence[int | None], **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.targetShape = [None if e is None or e < 0 else e for e in targetShape]
        if self.targetShape.count(None) > 1:
            raise ValueError(
                f"{self.name}: targetShape: only one extent may be left open, got "
                f"{list(targetShape)}"
            )

    def _target(self, shape: Sequence[int | None]) -> list[int | None]:
        """The target for inputs of a shape without the batch axis."""
        if None in shape:
            return list(self.targetShape)
        size = math.prod(extent for extent in shape if extent is not None)
        fixed = math.prod(extent for extent in self.targetShape if extent is not None)
        rest = size // fixed if fixed else 0
        target: list[int | None] = [rest if e is None else e for e in self.targetShape]
        if fixed * (rest if None in self.targetShape else 1) != size:
            raise ValueError(
                f"{self.name} (Reshape): {size} values of shape {shown(list(shape))} do not fit "
                f"the targetShape {shown(self.targetShape)}"
            )
        return target

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        extents = [e for e in self._target(x.shape[1:]) if e is not None]
        reshaped: Tensor = x.reshape([x.shape[0], *extents])
        return reshaped

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        return [shape[0], *self._target(shape[1:])]


class Permute(Layer):
    """The axes after the batch axis in the order `dims`, which counts them from 1."""

    className = "Permute"

    def __init__(self, *, dims: Sequence[int], **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        if sorted(dims) != list(range(1, len(dims) + 1)):
            raise ValueError(
                f"{self.name}: dims: expected the axes from 1 on in another order, got {list(dims)}"
            )
        self.dims = list(dims)
        self.inputSpec = [InputSpec({"ndim": len(dims) + 1})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        permuted: Tensor = one_tensor(inputs).transpose([0, *self.dims])
        return permuted

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        return [shape[0], *(shape[axis] for axis in self.dims)]


class RepeatVector(Layer):
    """[batch, features] -> [batch, n, features]."""

    className = "RepeatVector"

    def __init__(self, *, n: int, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.n = positive_integer(n, f"{self.name}: n")
        self.inputSpec = [InputSpec({"ndim": 2})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        repeated: Tensor = one_tensor(inputs).expandDims(1).tile([1, self.n, 1])
        return repeated

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        return [shape[0], self.n, shape[1]]


class Masking(Layer):
    """Masks the steps all of whose values are `maskValue`, and sets them to zero."""

    className = "Masking"

    def __init__(self, *, maskValue: float = 0.0, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.maskValue = maskValue
        self.supportsMasking = True

    def computeMask(self, inputs: Any, mask: Any = None) -> Tensor:
        present: Tensor = one_tensor(inputs).notEqual(self.maskValue).any(-1)
        return present

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = one_tensor(inputs)
        masked: Tensor = x.mul(x.notEqual(self.maskValue).any(-1, True).cast(x.dtype))
        return masked


dense = factory(Dense, "dense", "layers")
dropout = factory(Dropout, "dropout", "layers")
spatialDropout1d = factory(SpatialDropout1D, "spatialDropout1d", "layers")
activation = factory(ActivationLayer, "activation", "layers")
flatten = factory(Flatten, "flatten", "layers")
reshape = factory(Reshape, "reshape", "layers")
permute = factory(Permute, "permute", "layers")
repeatVector = factory(RepeatVector, "repeatVector", "layers")
masking = factory(Masking, "masking", "layers")
