"""One batch: through the model, and in training back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tfjs.layers import LayerVariable
from tfjs.layers.calls import CallLoss
from tfjs.layers.penalties import activity_penalties
from tfjs.models.graph import Graph
from tfjs.ops.creation import scalar
from tfjs.ops.gradients import value_and_gradients
from tfjs.tensor import Tensor
from tfjs.training.compiled import Compiled
from tfjs.training.data import Samples

if TYPE_CHECKING:
    from tfjs.optimizers import Optimizer

_TRAINING = {"training": True}


def objective_losses(
    compiled: Compiled, batch: Samples, outputs: Sequence[Tensor], masks: Sequence[Any]
) -> tuple[Tensor, list[Tensor]]:
    """The weighted sum of all outputs' losses (0 without any), and each of them."""
    each: list[Tensor] = []
    total: Tensor | None = None
    for objective in compiled.objectives:
        index = objective.output
        target: Any = batch.ys[index]
        mask = masks[index] if compiled.masked else None
        loss = objective.value(target, outputs[index], batch.weights[index], mask)
        each.append(loss)
        part = loss if objective.weight == 1 else loss.mul(objective.weight)
        total = part if total is None else total.add(part)
    return scalar(0) if total is None else total, each


def not_frozen(collected: Sequence[LayerVariable], when: str) -> Sequence[LayerVariable]:
    """The weights to train: all that were collected at the first step, or those of the `compile`
    call that are still trainable. Raises ValueError, as TF.js, where none is."""
    if when == "firstStep":
        return collected
    left = [one for one in collected if one.trainable]
    if collected and not left:
        count = len(collected)
        raise ValueError(
            "variableGrads() expects at least one of the input variables to be trainable, but none "
            f"of the {count} variables is trainable."
        )
    return left


def train_step(
    graph: Graph,
    compiled: Compiled,
    optimizer: Optimizer,
    variables: Sequence[LayerVariable],
    batch: Samples,
) -> list[Any]:
    """One step of the optimizer; the values by `compiled.names`, from before the step."""
    outputs: list[Tensor] = []
    each: list[Tensor] = []
    masks: list[Any] = []
    plain: list[Tensor] = []

    def total_loss() -> Tensor:
        with activity_penalties() as penalties:
            made, found = graph.run(batch.xs, _TRAINING)
        total, losses = objective_losses(compiled, batch, made, found)
        total = _with_penalties(_with_added(total, graph, made), graph, penalties)
        if len(compiled.names) > 1:
            # The gradients' scope disposes of all else that was made in it.
            for tensor in (*made, *losses, *(mask for mask in found if mask is not None)):
                tensor.mark_kept()
            outputs.extend(made)
            each.extend(losses)
            masks.extend(found)
        shown = total.mean() if total.rank else total
        scaled = optimizer.scaleLoss(total.sum() if total.rank else total)
        if scaled is not shown:
            plain.append(shown.mark_kept() or shown)
        return scaled

    weights = [variable.val for variable in variables]
    total, gradients = value_and_gradients(total_loss, weights)
    optimizer.applyGradients(
        {w.name: g for w, g in zip(weights, gradients, strict=True) if g is not None}
    )
    for variable in variables:
        if variable.constraint is not None:
            variable.constrain()
    total = plain[0] if plain else total
    return [number(v) for v in compiled.values(total, each, batch, outputs, masks)]


def _with_added(total: Tensor, graph: Graph, outputs: Sequence[Tensor]) -> Tensor:
    """The loss with the symbolic tensors that were added to it: of a value for each sample, if they
    are."""
    for loss in outputs[len(outputs) - graph.added :]:
        total = total.add(loss)
    return total


def _with_penalties(total: Tensor, graph: Graph, seen: Sequence[Tensor]) -> Tensor:
    """The loss with the layers' penalties; `seen` are those that their calls gave."""
    for penalty in seen:
        total = total.add(penalty)
    for layer in graph.penalised:
        for loss in layer.losses:
            if not isinstance(loss, CallLoss):
                total = total.add(loss())
    return total


def number(value: Tensor) -> Any:
    """A value for the logs: a number, or an array of several."""
    return float(value) if value.size == 1 else np.asarray(value).copy()


def test_step(graph: Graph, compiled: Compiled, batch: Samples) -> list[Tensor]:
    """The values by `compiled.names`; as in TF.js without the penalties of regularizers, but with
    them, as in Keras, where `compile` asked for that, and for a `tf.Model` of one's own."""
    with activity_penalties() as penalties:
        outputs, masks = graph.run(batch.xs, {})
    total, each = objective_losses(compiled, batch, outputs, masks)
    total = _with_added(total, graph, outputs)
    if compiled.regularized or graph.countsPenalties:
        total = _with_penalties(total, graph, penalties)
    return compiled.values(total.mean() if total.rank else total, each, batch, outputs, masks)
