"""What `compile` decides: a loss and metrics for each output, and the names of their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tfjs import metrics, objectives
from tfjs.layers.shapes import Shape
from tfjs.objectives import LossFunction
from tfjs.serialization import unknown
from tfjs.tensor import Tensor


@dataclass(frozen=True)
class Metric:
    name: str
    function: LossFunction
    output: int


@dataclass(frozen=True)
class Objective:
    """The loss of one output; None: the output is not trained and takes no target."""

    output: int
    name: str
    loss: LossFunction
    weight: float

    @property
    def sparse(self) -> bool:
        """Whether labels are class indices."""
        return self.loss is objectives.sparseCategoricalCrossentropy


@dataclass(frozen=True)
class Compiled:
    """Losses and metrics of a model."""

    objectives: Sequence[Objective]
    metrics: Sequence[Metric]
    names: Sequence[str]  # of the values that a step gives: the total, each loss, each metric

    @property
    def several(self) -> bool:
        """Whether each output's loss is a value of its own besides the total."""
        return len(self.names) > 1 + len(self.metrics)

    def values(
        self, total: Tensor, losses: Sequence[Tensor], ys: Sequence[Any], ps: Sequence[Tensor]
    ) -> list[Tensor]:
        """The values by `names`; `ys` and `ps` are the targets and outputs of all outputs."""
        result = [total]
        if self.several:
            result += losses
        for metric in self.metrics:
            result.append(metric.function(ys[metric.output], ps[metric.output]).mean())
        return result


def compiled(
    loss: Any,
    metric: Any,
    weights: Any,
    outputs: Sequence[str],
    shapes: Sequence[Shape],
) -> Compiled:
    """Losses, metrics and loss weights as the user gave them: one, a list or by output name."""
    functions = _losses(loss, outputs)
    factors = _weights(weights, outputs)
    chosen = [
        Objective(index, outputs[index], function, factors[index])
        for index, function in enumerate(functions)
        if function is not None
    ]
    wanted = [
        (index, *metrics.get(one, functions[index], shapes[index]))
        for index, each in enumerate(_metrics(metric, outputs))
        for one in each
    ]
    several = len(outputs) > 1
    names = ["loss", *(f"{item.name}_loss" for item in chosen if several)]
    names += [f"{outputs[i]}_{name}" if several else name for i, name, _ in wanted]
    found = tuple(Metric(name, function, index) for index, name, function in wanted)
    return Compiled(tuple(chosen), found, tuple(_distinct(names)))


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that stand there more than once get the numbers from 0 on."""
    counts = Counter(names)
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        result.append(f"{name}_{seen[name]}" if counts[name] > 1 else name)
        seen[name] += 1
    return result


def _losses(loss: Any, outputs: Sequence[str]) -> list[LossFunction | None]:
    if isinstance(loss, Mapping):
        _check_keys(loss, outputs, "loss")
        return [objectives.get(loss[name]) if name in loss else None for name in outputs]
    if isinstance(loss, (list, tuple)):
        if len(loss) != len(outputs):
            raise ValueError(
                f"compile: loss: expected one loss for each of the outputs {list(outputs)}, got "
                f"{len(loss)}"
            )
        return [objectives.get(one) for one in loss]
    return [objectives.get(loss) for _ in outputs]


def _weights(weights: Any, outputs: Sequence[str]) -> list[float]:
    if weights is None:
        return [1.0] * len(outputs)
    if isinstance(weights, Mapping):
        _check_keys(weights, outputs, "lossWeights")
        return [float(weights.get(name, 1.0)) for name in outputs]
    if not isinstance(weights, (list, tuple)) or len(weights) != len(outputs):
        raise ValueError(
            f"compile: lossWeights: expected one number for each of the outputs {list(outputs)}, "
            f"got {weights!r}"
        )
    return [float(weight) for weight in weights]


def _metrics(metric: Any, outputs: Sequence[str]) -> list[list[Any]]:
    """The metrics of each output; a list is for every output."""
    if metric is None:
        return [[] for _ in outputs]
    if isinstance(metric, Mapping):
        _check_keys(metric, outputs, "metrics")
        return [_several(metric.get(name, [])) for name in outputs]
    return [_several(metric) for _ in outputs]


def _several(metric: Any) -> list[Any]:
    return list(metric) if isinstance(metric, (list, tuple)) else [metric]


def _check_keys(given: Mapping[str, Any], outputs: Sequence[str], what: str) -> None:
    for name in given:
        if name not in outputs:
            raise ValueError(unknown(f"compile: {what}: the output", name, outputs))
