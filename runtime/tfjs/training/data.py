"""Data as users pass it (tensors, arrays, lists, dicts by name) and what a model needs of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs import objectives
from tfjs.layers.shapes import Shape, shown, singleton
from tfjs.ops.gathering import gather
from tfjs.ops.random import randomUniform
from tfjs.ops.slicing import slice_
from tfjs.serialization import unknown
from tfjs.tensor import Tensor, from_numpy
from tfjs.training.compiled import Compiled

_STORED = {"float32": np.float32, "int32": np.int32, "bool": np.uint8}


@dataclass(frozen=True)
class Samples:
    """Inputs, targets and (where given) weights, all with the samples along the first axis.

    Targets and weights are by output; None for an output without a loss, or without weights.
    """

    xs: Sequence[Tensor]
    ys: Sequence[Tensor | None]
    weights: Sequence[Tensor | None]
    given: Any = None  # the inputs in the lists and dicts in which they came

    @property
    def count(self) -> int:
        return self.xs[0].dims[0]

    @property
    def isOnlyInputs(self) -> bool:
        """Whether there are neither targets nor weights."""
        return all(one is None for one in (*self.ys, *self.weights))

    def data(self) -> Any:
        """`[x, y]` or `[x, y, sampleWeight]`, lists of tensors where there are several; x alone
        where there is nothing else."""
        x = singleton(list(self.xs)) if self.given is None else self.given
        if self.isOnlyInputs:
            return x
        weighted = any(w is not None for w in self.weights)
        parts = [self.ys, *([self.weights] if weighted else [])]
        return [x, *(singleton(list(part)) for part in parts)]

    def _each(self, function: Any) -> Samples:
        def all_of(tensors: Sequence[Tensor | None]) -> list[Any]:
            return [None if tensor is None else function(tensor) for tensor in tensors]

        return Samples(all_of(self.xs), all_of(self.ys), all_of(self.weights))

    def part(self, start: int, stop: int) -> Samples:
        """The samples from `start` up to `stop`."""
        if start == 0 and stop == self.count:
            return self
        return self._each(lambda tensor: rows(tensor, start, stop))

    def chosen(self, indices: NDArray[Any]) -> Samples:
        """The samples at these indices."""
        index = from_numpy(np.ascontiguousarray(indices, np.int32), [len(indices)], "int32")
        return self._each(lambda tensor: gather(tensor, index))

    def batches(self, size: int, shuffle: bool) -> Iterator[Samples]:
        """Batches of `size` samples, the last one shorter; in a new random order if `shuffle`."""
        count = self.count
        # The order within one batch is of no consequence.
        order = permutation(count) if shuffle and count > size else None
        for start in range(0, count, size):
            stop = min(start + size, count)
            yield self.part(start, stop) if order is None else self.chosen(order[start:stop])


def permutation(count: int) -> NDArray[Any]:
    """A random order, from the stream of all unseeded draws."""
    return np.argsort(np.asarray(randomUniform([count])))


def rows(tensor: Tensor, start: int, stop: int) -> Tensor:
    rest = [0] * (len(tensor.dims) - 1)
    return slice_(tensor, [start, *rest], [stop - start, *tensor.dims[1:]])


def batch_size(value: Any, what: str) -> int:
    if value is None:
        return 32
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ValueError(f"{what}: batchSize: expected a whole number from 1 on, got {value!r}")
    return value


def tensor_of(value: Any, what: str, dtype: str | None = None) -> Tensor:
    """Data as a tensor of at least one axis. Arrays and lists get `dtype`, tensors keep theirs."""
    if isinstance(value, Tensor):
        tensor = value
    else:
        try:
            array = np.asarray(value)
        except ValueError:  # in NumPy's words, which name nothing of the model
            raise ValueError(
                f"{what}: expected lists of equal lengths, got some of different lengths; fill the "
                "shorter ones up"
            ) from None
        if array.dtype.kind not in "fiub":
            raise TypeError(
                f"{what}: expected numbers, got {type(value).__name__} of dtype {array.dtype}"
            )
        if dtype is None:
            dtype = {"i": "int32", "u": "int32", "b": "bool"}.get(array.dtype.kind, "float32")
        flat = np.ascontiguousarray(array, _STORED[dtype]).reshape(-1)
        tensor = from_numpy(flat, array.shape, dtype)
    if tensor.rank == 0:
        raise ValueError(f"{what}: expected samples along a first axis, got a scalar")
    return tensor


def as_data(value: Any, dtype: str | None, what: str) -> Tensor:
    """Data as a tensor of at least two axes."""
    tensor = tensor_of(value, what, dtype)
    if tensor.rank == 1:
        column: Tensor = tensor.expandDims(-1)
        return column
    return tensor


def _is_one(value: Any) -> bool:
    """Whether this is one tensor or array, and not a list of them."""
    return not isinstance(value, (list, tuple)) or not any(hasattr(v, "shape") for v in value)


def named(value: Any, names: Sequence[str], what: str) -> list[Any]:
    """Data for each of `names`: one, a list in their order, or a dict by name."""
    if value is None:
        raise ValueError(f"{what}: data is missing for {', '.join(names)}")
    if isinstance(value, Mapping):
        for key in value:
            if key not in names:
                raise ValueError(unknown(f"{what}: the name", key, names))
        missing = [name for name in names if name not in value]
        if missing:
            raise ValueError(f"{what}: data is missing for {', '.join(missing)}")
        return [value[name] for name in names]
    if _is_one(value) and len(names) == 1:
        return [value]
    if _is_one(value) and isinstance(value, Tensor | np.ndarray):
        raise ValueError(
            f"{what}: expected {len(names)} tensors ({', '.join(names)}), got one of shape "
            f"{shown(list(value.shape))}; pass a list or a dict by name"
        )
    if len(value) != len(names):
        raise ValueError(
            f"{what}: expected {len(names)} tensor{'s' * (len(names) > 1)} ({', '.join(names)}), "
            f"got {len(value)}"
        )
    return list(value)


def _check(tensor: Tensor, shape: Shape, what: str) -> None:
    fits = len(tensor.dims) == len(shape) and all(
        wanted is None or wanted == extent
        for wanted, extent in zip(shape[1:], tensor.dims[1:], strict=True)
    )
    if not fits:
        expected = shown([None, *shape[1:]])
        raise ValueError(f"{what}: expected the shape {expected}, got {shown(tensor.shape)}")


def inputs_of(
    value: Any, names: Sequence[str], shapes: Sequence[Shape], dtypes: Sequence[str], what: str
) -> list[Tensor]:
    """The input tensors of a model, checked against what it was built for."""
    given = named(value, names, f"{what}: x")
    tensors = []
    for one, name, shape, dtype in zip(given, names, shapes, dtypes, strict=True):
        label = f"{what}: input {name}"
        tensor = as_data(one, dtype, label)
        _check(tensor, shape, label)
        tensors.append(tensor)
    counted(tensors, f"{what}: the inputs")
    return tensors


def counted(tensors: Sequence[Tensor], what: str) -> int:
    """How many samples there are, the same number in all."""
    counts = {tensor.dims[0] for tensor in tensors}
    if len(counts) > 1:
        shapes = shown([tensor.shape for tensor in tensors])
        raise ValueError(f"{what}: expected equal numbers of samples, got the shapes {shapes}")
    return counts.pop()


def targets_of(
    value: Any, compiled: Compiled, outputs: Sequence[str], shapes: Sequence[Shape], what: str
) -> list[Tensor | None]:
    """The target tensors by output, checked against the outputs' shapes and the losses."""
    names = [objective.name for objective in compiled.objectives]
    # A list may also have an entry for the outputs that are not trained.
    if isinstance(value, (list, tuple)) and not _is_one(value) and len(value) == len(outputs):
        value = [value[objective.output] for objective in compiled.objectives]
    if isinstance(value, Mapping):
        value = {name: one for name, one in value.items() if name in names or name not in outputs}
    targets: list[Tensor | None] = [None] * len(outputs)
    given = named(value, names, f"{what}: y")
    for one, objective in zip(given, compiled.objectives, strict=True):
        label = f"{what}: target {objective.name}"
        shape = shapes[objective.output]
        # An output of one number for each sample has targets of the same form.
        target = tensor_of(one, label) if len(shape) == 1 else as_data(one, None, label)
        if objective.labels == "sparse":
            if target.rank == len(shape) - 1:
                target = target.expandDims(-1)
            hot = target.rank == len(shape) and target.dims[-1] == shape[-1] != 1
            hint = " (one-hot rows? use the loss 'categoricalCrossentropy')" if hot else ""
            _check(target, [*shape[:-1], 1], label + hint)
            ignored = getattr(objective.loss, "ignoreClass", None)
            _check_labels(target, shape[-1], ignored, label)
        elif objective.labels == "same":
            _check(target, shape, label + _hint(target, shape))
            if objective.loss is objectives.categoricalCrossentropy and target.dims[-1] == 1:
                raise ValueError(
                    f"{label}: categoricalCrossentropy wants one-hot rows of at least 2 classes, "
                    f"got the shape {shown(target.shape)}; for one unit use binaryCrossentropy"
                )
        targets[objective.output] = target.cast("float32") if target.dtype == "bool" else target
    return targets


def _hint(target: Tensor, shape: Shape) -> str:
    """For labels that are class indices where one-hot rows are wanted."""
    if target.dims[-1] == 1 and (shape[-1] or 1) > 1 and len(shape) == target.rank:
        return (
            " (class indices? use the loss 'sparseCategoricalCrossentropy' or tf.oneHot(labels, "
            f"{shape[-1]}))"
        )
    return ""


def _check_labels(target: Tensor, classes: int | None, ignored: int | None, what: str) -> None:
    labels = np.asarray(target)
    if ignored is not None:
        labels = labels[labels != ignored]
    if classes is None or labels.size == 0:
        return
    low, high = labels.min(), labels.max()
    if low < 0 or high >= classes:
        raise ValueError(
            f"{what}: expected class indices from 0 to {classes - 1}, got {low:g} to {high:g}"
        )


def weights_of(
    sample: Any, classes: Any, targets: Sequence[Tensor | None], compiled: Compiled, what: str
) -> list[Tensor | None]:
    """Weights of samples by output: the given ones times those of their classes."""
    names = [objective.name for objective in compiled.objectives]
    result: list[Tensor | None] = [None] * len(targets)
    given = [None] * len(names) if sample is None else _by_output(sample, names, what)
    by_class = _class_tables(classes, names, what)
    for objective, one, table in zip(compiled.objectives, given, by_class, strict=True):
        target = targets[objective.output]
        assert target is not None
        weights: NDArray[Any] | None = None
        if one is not None:
            weights = _sample_weights(one, target, what)
        if table is not None:
            each = np.array([table.get(label, 1.0) for label in _labels(target)], np.float32)
            weights = each if weights is None else (weights.T * each).T
        if weights is not None:
            flat = np.ascontiguousarray(weights, np.float32).reshape(-1).copy()
            result[objective.output] = from_numpy(flat, weights.shape, "float32")
    return result


def _sample_weights(given: Any, target: Tensor, what: str) -> NDArray[Any]:
    """One weight for each sample, or for each sample and step in time."""
    weights = np.asarray(given, np.float32)
    if weights.ndim > 1 and weights.shape[1:] == (1,) * (weights.ndim - 1):
        weights = weights.reshape(-1)
    wanted = tuple(target.dims[: weights.ndim])
    if weights.ndim == 0 or weights.shape != wanted:
        raise ValueError(
            f"{what}: sampleWeight: expected {target.dims[0]} weights, got {len(weights)}"
            if weights.ndim == 1
            else f"{what}: sampleWeight: expected the shape {shown([target.dims[0]])} or the first "
            f"axes of the targets' {shown(target.shape)}, got {shown(list(weights.shape))}"
        )
    return weights


def free_samples(xs: Sequence[Tensor], y: Any, sample: Any, what: str) -> Samples:
    """Samples for a training step of one's own: targets of any shape, or none."""
    given = [] if y is None else [y] if _is_one(y) else list(y)
    ys = [as_data(one, None, f"{what}: y") for one in given]
    check_samples(xs, ys, None, what)
    weights = [] if sample is None else [as_data(sample, "float32", f"{what}: sampleWeight")]
    return Samples(xs, ys or [None], weights)


def _by_output(sample: Any, names: Sequence[str], what: str) -> list[Any]:
    if isinstance(sample, Mapping):
        return [sample.get(name) for name in names]
    if _is_one(sample) and len(names) > 1:
        return [sample] * len(names)
    return named(sample, names, f"{what}: sampleWeight")


def _class_tables(classes: Any, names: Sequence[str], what: str) -> list[dict[int, float] | None]:
    """A table from class to weight for each output; classes that it leaves out weigh 1."""
    if classes is None:
        return [None] * len(names)
    tables: list[Any]
    if isinstance(classes, (list, tuple)):
        tables = list(classes)
    elif isinstance(classes, Mapping) and classes and all(key in names for key in classes):
        tables = [classes.get(name) for name in names]
    elif len(names) == 1:
        tables = [classes]
    else:
        tables = []
    wrong = [table for table in tables if not isinstance(table, Mapping | None)]
    if len(tables) != len(names) or wrong:
        raise ValueError(
            f"{what}: classWeight: expected an object {{class: weight}} for each of the outputs "
            f"{list(names)}, got {classes!r}"
        )
    return [
        None if table is None else {int(key): float(value) for key, value in table.items()}
        for table in tables
    ]


def _labels(target: Tensor) -> list[int]:
    """The class of each sample: the largest place of one-hot rows, else the number itself."""
    array = np.asarray(target).reshape(target.dims[0], -1)
    classes = array.argmax(1) if array.shape[1] > 1 else array[:, 0].astype(np.int64)
    labels: list[int] = classes.tolist()
    return labels


def check_samples(
    xs: Sequence[Tensor], ys: Sequence[Tensor | None], stateful_size: int | None, what: str
) -> None:
    """As many targets as inputs, and at least one; whole batches for a stateful model."""
    count = xs[0].dims[0]
    for target in ys:
        if target is not None and target.dims[0] != count:
            raise ValueError(
                f"{what}: expected as many targets as inputs, got {count} input samples and "
                f"{target.dims[0]} target samples"
            )
    if count == 0:
        raise ValueError(f"{what}: expected at least one sample, got 0")
    if stateful_size is not None and count % stateful_size:
        raise ValueError(
            f"{what}: a stateful model takes whole batches: {count} samples are not divisible by "
            f"the batchSize {stateful_size}"
        )
