"""One batch: through the model, and in training back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tfjs.layers import LayerVariable
from tfjs.layers.base import activity_penalties
from tfjs.models.graph import Graph
from tfjs.objectives import LossFunction
from tfjs.ops.gradients import value_and_gradients
from tfjs.tensor import Tensor
from tfjs.training.compiled import Compiled
from tfjs.training.data import Samples

if TYPE_CHECKING:
    from tfjs.optimizers import Optimizer

_TRAINING = {"training": True}


def _mean_loss(loss: LossFunction, target: Tensor, output: Tensor, weight: Tensor | None) -> Tensor:
    """The mean over all samples, each times its weight."""
    losses = loss(target, output)
    if weight is not None:
        losses = losses.mul(weight.reshape([-1, *[1] * (losses.rank - 1)]))
    return losses if losses.rank == 0 else losses.mean()


def _losses(
    compiled: Compiled, batch: Samples, outputs: Sequence[Tensor]
) -> tuple[Tensor, list[Tensor]]:
    """The weighted sum of all outputs' losses, and each of them."""
    each: list[Tensor] = []
    total: Tensor | None = None
    for objective in compiled.objectives:
        target: Any = batch.ys[objective.output]
        loss = _mean_loss(
            objective.loss, target, outputs[objective.output], batch.weights[objective.output]
        )
        each.append(loss)
        part = loss if objective.weight == 1 else loss.mul(objective.weight)
        total = part if total is None else total.add(part)
    assert total is not None
    return total, each


def train_step(
    graph: Graph,
    compiled: Compiled,
    optimizer: Optimizer,
    variables: Sequence[LayerVariable],
    batch: Samples,
) -> list[float]:
    """One step of the optimizer; the values by `compiled.names`, from before the step."""
    outputs: list[Tensor] = []
    each: list[Tensor] = []

    def total_loss() -> Tensor:
        with activity_penalties() as penalties:
            made, _ = graph.run(batch.xs, _TRAINING)
        total, losses = _losses(compiled, batch, made)
        for layer in graph.layers:
            penalties += [penalty() for penalty in layer.losses]
        for penalty in penalties:
            total = total.add(penalty)
        if len(compiled.names) > 1:
            # The gradients' scope disposes of all else that was made in it.
            for tensor in (*made, *losses):
                tensor.mark_kept()
            outputs.extend(made)
            each.extend(losses)
        return total

    weights = [variable.val for variable in variables]
    total, gradients = value_and_gradients(total_loss, weights)
    optimizer.applyGradients(
        {w.name: g for w, g in zip(weights, gradients, strict=True) if g is not None}
    )
    for variable in variables:
        if variable.constraint is not None:
            variable.constrain()
    return [float(value) for value in compiled.values(total, each, batch.ys, outputs)]


def test_step(graph: Graph, compiled: Compiled, batch: Samples) -> list[Tensor]:
    """The values by `compiled.names`; as in TF.js without the penalties of regularizers."""
    outputs, _ = graph.run(batch.xs, {})
    total, each = _losses(compiled, batch, outputs)
    return compiled.values(total, each, batch.ys, outputs)
