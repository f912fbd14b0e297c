"""Optimizers made of optimizers: scaled losses, several optimizers for one model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.ops.creation import scalar
from tfjs.optimizers.base import Gradients, NamedTensor, Optimizer, Schedule
from tfjs.promise import Promise
from tfjs.tensor import Tensor, Variable


def _need_optimizer(value: Any, what: str) -> Optimizer:
    if not isinstance(value, Optimizer):
        raise TypeError(f"{what}: expected an optimizer such as tf.train.adam({{}}), got {value!r}")
    return value


class LossScaleOptimizer(Optimizer):
    """Scales the loss up, so that small gradients stay above the smallest number, and the gradients
    down again. Where one is not finite, the step is left out and the scale halved; after
    `dynamicGrowthSteps` good steps it doubles."""

    className = "LossScaleOptimizer"
    factory = "lossScaleOptimizer"

    def __init__(
        self,
        *,
        innerOptimizer: Optimizer,
        initialScale: float = 2.0**15,
        dynamicGrowthSteps: int = 2000,
        name: str | None = None,
    ) -> None:
        self.innerOptimizer = _need_optimizer(innerOptimizer, f"{self.factory}: innerOptimizer")
        self.initialScale = initialScale
        self.dynamicGrowthSteps = dynamicGrowthSteps
        self.scale = float(initialScale)
        self._good = 0
        super().__init__(0.0, name=name)

    @property
    def iterations(self) -> int:
        return self.innerOptimizer.iterations

    @property
    def learningRate(self) -> float:
        return self.innerOptimizer.learningRate

    @learningRate.setter
    def learningRate(self, value: float | Schedule) -> None:
        self.setLearningRate(value)

    def setLearningRate(self, learningRate: float | Schedule) -> None:
        self.schedule = None
        if learningRate != 0:  # the base sets its own, which is not used
            self.innerOptimizer.setLearningRate(learningRate)

    def scaleLoss(self, loss: Tensor) -> Tensor:
        scaled: Tensor = loss.mul(self.scale)
        return scaled

    def applyGradients(self, variableGradients: Gradients) -> None:
        pairs = {
            variable.name: gradient.div(self.scale)
            for variable, gradient in self.innerOptimizer._pairs(variableGradients)
        }
        if not all(bool(np.isfinite(np.asarray(one)).all()) for one in pairs.values()):
            self.scale, self._good = self.scale / 2, 0
            return
        self.innerOptimizer.applyGradients(pairs)
        self._good += 1
        if self._good == self.dynamicGrowthSteps:
            self.scale, self._good = self.scale * 2, 0

    def useAverages(self, variables: Any) -> None:
        self.innerOptimizer.useAverages(variables)

    def dispose(self) -> None:
        self.innerOptimizer.dispose()

    def weightNames(self, variables: Sequence[Variable]) -> list[str]:
        return ["scale", "good", *self.innerOptimizer.weightNames(variables)]

    def getWeights(self) -> Promise[list[NamedTensor]]:
        own = [("scale", scalar(self.scale)), ("good", scalar(self._good, "int32"))]
        inner = self.innerOptimizer.getWeights().result()
        return Promise.resolve([*({"name": n, "tensor": t} for n, t in own), *inner])

    def setWeights(self, weightValues: Any) -> Promise[None]:
        values = {one["name"]: one["tensor"] for one in weightValues}
        self.scale, self._good = values["scale"].item(), int(values["good"].item())
        inner = [one for one in weightValues if one["name"] not in ("scale", "good")]
        return self.innerOptimizer.setWeights(inner)


class OptimizerMap:
    """The optimizer for each weight: the first whose expression is the weight's whole name, else
    the default one."""

    def __init__(
        self,
        *,
        defaultOptimizer: Optimizer,
        optimizerMap: Mapping[str, Optimizer] | None = None,
    ) -> None:
        self.defaultOptimizer = _need_optimizer(defaultOptimizer, "optimizerMap: defaultOptimizer")
        self.optimizerMap: dict[str, Optimizer] = {}
        for pattern, optimizer in (optimizerMap or {}).items():
            self[pattern] = optimizer

    def __setitem__(self, pattern: str, optimizer: Optimizer) -> None:
        if pattern in self.optimizerMap:
            raise ValueError(f"optimizerMap: {pattern!r} has an optimizer already")
        self.optimizerMap[pattern] = _need_optimizer(optimizer, f"optimizerMap: {pattern!r}")

    def __call__(self, variable: Variable) -> Optimizer:
        """The optimizer of a weight."""
        found = [
            optimizer
            for pattern, optimizer in self.optimizerMap.items()
            if pattern == variable.name or re.fullmatch(pattern, variable.name)
        ]
        if len(found) > 1:
            raise ValueError(f"optimizerMap: several optimizers for the weight {variable.name!r}")
        return found[0] if found else self.defaultOptimizer

    @property
    def optimizers(self) -> list[Optimizer]:
        return list(dict.fromkeys([*self.optimizerMap.values(), self.defaultOptimizer]))


class MultiOptimizer(Optimizer):
    """Each weight is trained by the optimizer that `optimizerMap` has for it."""

    className = "MultiOptimizer"
    factory = "multiOptimizer"

    def __init__(
        self,
        *,
        optimizerMap: OptimizerMap,
        lossScaleFactor: float | None = None,
        name: str | None = None,
    ) -> None:
        if not isinstance(optimizerMap, OptimizerMap):
            raise TypeError(
                "multiOptimizer: optimizerMap: expected tf.train.optimizerMap({...}), got "
                f"{optimizerMap!r}"
            )
        self.optimizerMap = optimizerMap
        super().__init__(0.0, lossScaleFactor=lossScaleFactor, name=name)

    @property
    def optimizers(self) -> list[Optimizer]:
        return self.optimizerMap.optimizers

    @property
    def learningRate(self) -> float:
        raise AttributeError("multiOptimizer has no rate of its own: ask one of its optimizers")

    @learningRate.setter
    def learningRate(self, value: float | Schedule) -> None:
        raise AttributeError("multiOptimizer has no rate of its own: set those of its optimizers")

    def applyGradients(self, variableGradients: Gradients) -> None:
        factor = self.lossScaleFactor
        by_optimizer: dict[Optimizer, dict[str, Tensor]] = {}
        for variable, gradient in self._pairs(variableGradients):
            mine = by_optimizer.setdefault(self.optimizerMap(variable), {})
            mine[variable.name] = gradient if factor is None else gradient.div(factor)
        for optimizer, gradients in by_optimizer.items():
            optimizer.applyGradients(gradients)
        self._restart(self.iterations + 1)

    def useAverages(self, variables: Any) -> None:
        for optimizer in self.optimizers:
            mine = [one for one in variables if self.optimizerMap(one) is optimizer]
            if optimizer.useEma:
                optimizer.useAverages(mine)

    def dispose(self) -> None:
        for optimizer in self.optimizers:
            optimizer.dispose()

    def weightNames(self, variables: Sequence[Variable]) -> list[str]:
        names = ["iter"]
        for index, optimizer in enumerate(self.optimizers):
            mine = [one for one in variables if self.optimizerMap(one) is optimizer]
            names += [f"{index}:{name}" for name in optimizer.weightNames(mine)]
        return names

    def getWeights(self) -> Promise[list[NamedTensor]]:
        weights: list[NamedTensor] = [{"name": "iter", "tensor": scalar(self.iterations, "int32")}]
        for index, optimizer in enumerate(self.optimizers):
            inner = optimizer.getWeights().result()
            weights += [{**one, "name": f"{index}:{one['name']}"} for one in inner]
        return Promise.resolve(weights)

    def setWeights(self, weightValues: Any) -> Promise[None]:
        for index, optimizer in enumerate(self.optimizers):
            mark = f"{index}:"
            inner = [one for one in weightValues if one["name"].startswith(mark)]
            optimizer.setWeights(
                [{**one, "name": one["name"].removeprefix(mark)} for one in inner]
            ).result()
        self._restart(int(next(o["tensor"].item() for o in weightValues if o["name"] == "iter")))
        return Promise.resolve(None)
