"""Layers that make one tensor of several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, ClassVar, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import axis_of
from tfjs.layers.shapes import Shape, is_shape, shape_list, shown
from tfjs.ops import binary, creation, matmul
from tfjs.ops.shape import concat
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Merge(Layer):
    """The base: several inputs of shapes that broadcast, combined two at a time."""

    minimum_inputs: ClassVar[int] = 2

    @staticmethod
    def combine(a: Tensor, b: Tensor) -> Tensor:
        """Two inputs as one."""
        raise NotImplementedError

    def __init__(self, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.supportsMasking = True

    def shapes_of(self, inputShape: Any) -> list[Shape]:
        shapes = [] if inputShape and is_shape(inputShape) else shape_list(inputShape)
        if len(shapes) < self.minimum_inputs:
            raise ValueError(
                f"{self.name} ({self.getClassName()}): expected a list of at least "
                f"{self.minimum_inputs} inputs, got {max(len(shapes), 1)} of shape "
                f"{shown(inputShape)}"
            )
        batches = {shape[0] for shape in shapes} - {None}
        if len(batches) > 1:
            raise ValueError(
                f"{self.name} ({self.getClassName()}): the inputs have different batch sizes: "
                f"{shown(shapes)}"
            )
        return shapes

    def build(self, inputShape: Any) -> None:
        self.computeOutputShape(inputShape)
        self.built = True

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shapes = self.shapes_of(inputShape)
        batch = next((shape[0] for shape in shapes if shape[0] is not None), None)
        rest = reduce(lambda a, b: self._broadcast(a, b, shapes), [shape[1:] for shape in shapes])
        return [batch, *rest]

    def _broadcast(self, a: Shape, b: Shape, shapes: list[Shape]) -> Shape:
        if len(a) < len(b):
            a, b = b, a
        result = a[: len(a) - len(b)]
        for m, n in zip(a[len(a) - len(b) :], b, strict=True):
            if m is None or n is None:
                result.append(None)
            elif 1 not in (m, n) and m != n:
                raise ValueError(
                    f"{self.name} ({self.getClassName()}): shapes that do not go together: "
                    f"{shown(shapes)}; all axes must be equal or 1"
                )
            else:
                result.append(n if m == 1 else m)
        return result

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        rank = max(x.rank for x in inputs)
        return self.merge([_with_rank(x, rank) for x in inputs])

    def merge(self, inputs: list[Tensor]) -> Tensor:
        return reduce(self.combine, inputs)

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        """Where all inputs are present; inputs without a mask say nothing."""
        masks = [m for m in (mask if isinstance(mask, (list, tuple)) else [mask]) if m is not None]
        return reduce(lambda a, b: a.logicalAnd(b), masks) if masks else None


def _with_rank(x: Tensor, rank: int) -> Tensor:
    while x.rank < rank:
        x = x.expandDims(1)
    return x


class Add(Merge):
    """The sum of the inputs."""

    className = "Add"
    combine = staticmethod(binary.add)


class Multiply(Merge):
    """The product of the inputs."""

    className = "Multiply"
    combine = staticmethod(binary.mul)


class Average(Merge):
    """The mean of the inputs."""

    className = "Average"
    combine = staticmethod(binary.add)

    def merge(self, inputs: list[Tensor]) -> Tensor:
        mean: Tensor = super().merge(inputs).mul(1 / len(inputs))
        return mean


class Maximum(Merge):
    """The largest of the inputs, element by element."""

    className = "Maximum"
    combine = staticmethod(binary.maximum)


class Minimum(Merge):
    """The smallest of the inputs, element by element."""

    className = "Minimum"
    combine = staticmethod(binary.minimum)


class Concatenate(Merge):
    """The inputs one after the other along `axis`."""

    className = "Concatenate"

    def __init__(self, *, axis: int = -1, **base: Unpack[LayerConfig]) -> None:
        super().__init__(**base)
        self.axis = axis

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shapes = self.shapes_of(inputShape)
        result = list(shapes[0])
        axis = axis_of(self.axis, len(result), f"{self.name}: axis")
        for shape in shapes[1:]:
            fits = len(shape) == len(result) and all(
                i == axis or a is None or b is None or a == b
                for i, (a, b) in enumerate(zip(shape, result, strict=False))
            )
            if not fits:
                raise ValueError(
                    f"{self.name} (Concatenate): shapes that do not go together along axis "
                    f"{self.axis}: {shown(shapes)}; all other axes must be equal"
                )
            more, so_far = shape[axis], result[axis]
            result = [a if a is not None else b for a, b in zip(result, shape, strict=True)]
            result[axis] = None if more is None or so_far is None else so_far + more
        return result

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        return concat(list(inputs), axis_of(self.axis, inputs[0].rank, f"{self.name}: axis"))

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        """The masks one after the other; an input without a mask is present everywhere."""
        masks = mask if isinstance(mask, (list, tuple)) else [mask]
        if all(m is None for m in masks):
            return None
        full = []
        for x, m in zip(inputs, masks, strict=True):
            if m is None:
                full.append(creation.onesLike(x).cast("bool"))
            else:
                full.append(m.expandDims(-1) if m.rank < x.rank else m)
        axis = axis_of(self.axis, inputs[0].rank, f"{self.name}: axis")
        return concat(full, axis).all(-1)


class Dot(Merge):
    """Products of the two inputs summed along `axes`; with `normalize` the cosine."""

    className = "Dot"

    def __init__(
        self,
        *,
        axes: int | Sequence[int],
        normalize: bool = False,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(**base)
        self.axes = axes
        self.normalize = normalize

    def _axes(self, ranks: Sequence[int]) -> tuple[int, int]:
        pair = [self.axes] * 2 if isinstance(self.axes, int) else list(self.axes)
        if len(pair) != 2:
            raise ValueError(f"{self.name}: axes: expected a number or two, got {self.axes!r}")
        a, b = (
            axis_of(axis, rank, f"{self.name}: axes")
            for axis, rank in zip(pair, ranks, strict=True)
        )
        return a, b

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shapes = self.shapes_of(inputShape)
        if len(shapes) != 2:
            raise ValueError(f"{self.name} (Dot): expected exactly 2 inputs, got {len(shapes)}")
        a, b = self._axes([len(shape) for shape in shapes])
        m, n = shapes[0][a], shapes[1][b]
        if m is not None and n is not None and m != n:
            raise ValueError(
                f"{self.name} (Dot): axis {a} of the first and axis {b} of the second input must "
                f"be equal, got {shown(shapes)}"
            )
        left = [extent for axis, extent in enumerate(shapes[0]) if axis != a]
        right = [extent for axis, extent in enumerate(shapes[1]) if axis not in (0, b)]
        return [*left, *right] if len(left) + len(right) > 1 else [*left, 1]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x, y = inputs
        a, b = self._axes([x.rank, y.rank])
        if self.normalize:
            x, y = _unit(x, a), _unit(y, b)
        left = [axis for axis in range(x.rank) if axis not in (0, a)]
        right = [axis for axis in range(y.rank) if axis not in (0, b)]
        batch, length = x.shape[0], x.shape[a]
        product = matmul.matMul(
            x.transpose([0, *left, a]).reshape([batch, -1, length]),
            y.transpose([0, b, *right]).reshape([batch, length, -1]),
        )
        shape = [batch, *(x.shape[i] for i in left), *(y.shape[i] for i in right)]
        flat: Tensor = product.reshape(shape if len(shape) > 1 else [batch, 1])
        return flat

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return None


def _unit(x: Tensor, axis: int) -> Tensor:
    unit: Tensor = x.div(x.square().sum(axis, True).maximum(1e-7).sqrt())
    return unit


add = factory(Add, "add", "layers")
multiply = factory(Multiply, "multiply", "layers")
average = factory(Average, "average", "layers")
maximum = factory(Maximum, "maximum", "layers")
minimum = factory(Minimum, "minimum", "layers")
concatenate = factory(Concatenate, "concatenate", "layers")
dot = factory(Dot, "dot", "layers")
