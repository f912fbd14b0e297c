"""What `compile` decides: a loss and metrics for each output, and the names of their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tfjs import metrics, objectives
from tfjs.layers.shapes import Shape
from tfjs.losses import Loss
from tfjs.losses.base import Reduction, reduce
from tfjs.metrics.base import Metric as StatefulMetric
from tfjs.metrics.means import MeanMetricWrapper
from tfjs.objectives import LossFunction
from tfjs.serialization import unknown
from tfjs.tensor import Tensor


@dataclass(frozen=True)
class Metric:
    """A function whose mean over a batch counts, or a `tf.metrics.Metric` that keeps a state.

    `weighted`: samples count by their weights, as those of `weightedMetrics` do.
    """

    name: str
    function: LossFunction | StatefulMetric
    output: int
    weighted: bool = False

    @property
    def stateful(self) -> bool:
        return isinstance(self.function, StatefulMetric)


@dataclass(frozen=True)
class Objective:
    """The loss of one output; None: the output is not trained and takes no target."""

    output: int
    name: str
    loss: LossFunction | Loss
    weight: float

    @property
    def labels(self) -> str:
        """What labels are: class indices ("sparse"), of the output's shape ("same"), or what the
        loss says ("any")."""
        if isinstance(self.loss, Loss):
            return self.loss.labels
        return "sparse" if self.loss is objectives.sparseCategoricalCrossentropy else "same"

    def value(
        self, target: Tensor, output: Tensor, weight: Tensor | None, mask: Tensor | None
    ) -> Tensor:
        """The loss of a batch: the mean over all samples, each times its weight."""
        if isinstance(self.loss, Loss):
            return self.loss.reduced(target, output, weight, mask)
        losses = self.loss(target, output)
        if weight is None and mask is None:
            return losses if losses.rank == 0 else losses.mean()
        return reduce(losses, weight, mask, MEAN)


MEAN: Reduction = "sumOverBatchSize"


@dataclass(frozen=True)
class Compiled:
    """Losses and metrics of a model. `masked`: masks of the outputs leave samples out.
    `regularized`: what evaluate gives holds the penalties of regularizers, too."""

    objectives: Sequence[Objective]
    metrics: Sequence[Metric]
    names: Sequence[str]  # of the values that a step gives: the total, each loss, each metric
    masked: bool = False
    regularized: bool = False

    @property
    def several(self) -> bool:
        """Whether each output's loss is a value of its own besides the total."""
        return len(self.names) > 1 + len(self.metrics)

    @property
    def stateful(self) -> Sequence[bool]:
        """For each of `names` whether its value is of all batches and not of one."""
        first = len(self.names) - len(self.metrics)
        return [*[False] * first, *(metric.stateful for metric in self.metrics)]

    def reset(self) -> None:
        """Let the metrics forget what they saw."""
        for metric in self.metrics:
            if isinstance(metric.function, StatefulMetric):
                metric.function.resetState()

    def values(
        self,
        total: Tensor,
        losses: Sequence[Tensor],
        batch: Any,
        outputs: Sequence[Tensor],
        masks: Sequence[Any],
    ) -> list[Tensor]:
        """The values by `names`; the batch's targets and weights are by output."""
        result = [total]
        if self.several:
            result += losses
        for metric in self.metrics:
            index = metric.output
            target, output = batch.ys[index], outputs[index]
            if isinstance(metric.function, StatefulMetric):
                weight = batch.weights[index] if metric.weighted else None
                weight = joined(weight, masks[index] if self.masked else None)
                metric.function.updateState(target, output, weight)
                result.append(metric.function.result())
            else:
                result.append(metric.function(target, output).mean())
        return result


def joined(weight: Tensor | None, mask: Tensor | None) -> Tensor | None:
    """Weights that are 0 where the mask leaves out."""
    if mask is None:
        return weight
    kept = mask.cast("float32")
    if weight is None:
        return kept
    return kept.mul(weight.reshape([*weight.shape, *[1] * (kept.rank - weight.rank)]))


def compiled(
    loss: Any,
    metric: Any,
    weights: Any,
    outputs: Sequence[str],
    shapes: Sequence[Shape],
    *,
    weighted: Any = None,
    masked: bool = False,
    keeping: bool = False,
    regularized: bool = False,
) -> Compiled:
    """Losses, metrics and loss weights as the user gave them: one, a list or by output name.

    `weighted`: metrics whose samples count by their weights. `masked`: masks leave samples out.
    `keeping`: every metric keeps a state. `regularized`: penalties count in evaluation.
    """
    functions = _losses(loss, outputs)
    factors = _weights(weights, outputs)
    chosen = [
        Objective(index, outputs[index], function, factors[index])
        for index, function in enumerate(functions)
        if function is not None
    ]
    several = len(outputs) > 1
    found = [
        Metric(f"{outputs[index]}_{name}" if several else name, function, index, by_weight)
        for given, by_weight in ((metric, False), (weighted, True))
        for index, each in enumerate(_metrics(given, outputs))
        for one in each
        for name, function in [
            _metric(one, functions[index], shapes[index], by_weight or masked or keeping)
        ]
    ]
    names = ["loss", *(f"{item.name}_loss" for item in chosen if several)]
    names += [item.name for item in found]
    return Compiled(tuple(chosen), tuple(found), tuple(_distinct(names)), masked, regularized)


def _metric(
    given: Any, loss: LossFunction | Loss | None, shape: Shape, keeping: bool
) -> tuple[str, LossFunction | StatefulMetric]:
    """The name and the metric; a function becomes the weighted mean of its values if `keeping`."""
    plain = _function_of(loss) if isinstance(loss, Loss) else loss
    name, function = metrics.get(given, plain, shape)
    if keeping and not isinstance(function, StatefulMetric):
        return name, MeanMetricWrapper(fn=function, name=name)
    return name, function


def _function_of(loss: Loss) -> LossFunction | None:
    """TF.js's function of that name, which decides what "accuracy" means."""
    name = type(loss).__name__
    return objectives.LOSSES.get(name[:1].lower() + name[1:])


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that stand there more than once get the numbers from 0 on."""
    counts = Counter(names)
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        result.append(f"{name}_{seen[name]}" if counts[name] > 1 else name)
        seen[name] += 1
    return result


def _losses(loss: Any, outputs: Sequence[str]) -> list[LossFunction | Loss | None]:
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
    numbers = isinstance(weights, (list, tuple)) and all(
        isinstance(one, int | float) for one in weights
    )
    if not numbers or len(weights) != len(outputs):
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
