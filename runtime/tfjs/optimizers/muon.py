"""Muon: orthogonalized momentum for matrices, AdamW for all other weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tfjs.optimizers.adaptive import ExtensionOptimizer
from tfjs.optimizers.base import EPSILON
from tfjs.optimizers.keras import power, rest, towards
from tfjs.optimizers.options import shrink
from tfjs.tensor import Tensor, Variable


class Muon(ExtensionOptimizer):
    """Jordan's Muon. Weights that are no matrices, embeddings, and those whose name an expression
    of `excludeLayers` is found in are trained by AdamW."""

    className = "Muon"
    factory = "muon"
    meaningful_none = frozenset({"adamWeightDecay", "weightDecay", "rmsRate"})

    def __init__(
        self,
        *,
        adamBeta1: float = 0.9,
        adamBeta2: float = 0.999,
        adamWeightDecay: float | None = 0.004,
        epsilon: float = EPSILON,
        weightDecay: float | None = 0.004,
        excludeLayers: Sequence[str] = (),
        excludeEmbeddings: bool = True,
        muonA: float = 3.4445,
        muonB: float = -4.775,
        muonC: float = 2.0315,
        adamLrRatio: float = 1.0,
        momentum: float = 0.95,
        nsSteps: int = 5,
        nesterov: bool = True,
        rmsRate: float | None = 0.2,
        **base: Any,
    ) -> None:
        super().__init__(weightDecay=weightDecay, **base)
        self.adamBeta1 = adamBeta1
        self.adamBeta2 = adamBeta2
        self.adamWeightDecay = adamWeightDecay
        self.epsilon = epsilon
        self.excludeLayers = excludeLayers
        self.excludeEmbeddings = excludeEmbeddings
        self.muonA = muonA
        self.muonB = muonB
        self.muonC = muonC
        self.adamLrRatio = adamLrRatio
        self.momentum = momentum
        self.nsSteps = nsSteps
        self.nesterov = nesterov
        self.rmsRate = rmsRate
        self.slots = (("momentum", 0.0), ("velocity", 0.0))

    def _by_adam(self, variable: Variable) -> bool:
        name = variable.name
        return (
            variable.rank != 2
            or (self.excludeEmbeddings and "embedding" in name.lower())
            or any(re.search(pattern, name) is not None for pattern in self.excludeLayers)
        )

    def decayWeights(self, variables: Sequence[Variable]) -> None:
        for variable in variables:
            adam = self._by_adam(variable)
            decay = self.adamWeightDecay if adam else self.weightDecay
            if decay is not None:
                shrink(variable, decay * self.learningRate)

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        mean = self.slot(variable, "momentum")
        if self._by_adam(variable):
            squares = self.slot(variable, "velocity")
            root: float = rest(power(self.adamBeta2, step)) ** 0.5
            correction: float = root / rest(power(self.adamBeta1, step))
            towards(mean, gradient, self.adamBeta1)
            towards(squares, gradient.square(), self.adamBeta2)
            length = rate * self.adamLrRatio * correction
            variable.assign(variable.sub(mean.mul(length).div(squares.sqrt().add(self.epsilon))))
            return
        mean.assign(mean.mul(self.momentum).add(gradient))
        ahead = gradient.add(mean.mul(self.momentum)) if self.nesterov else mean
        change = self._orthogonalized(ahead).mul(rate)
        if self.rmsRate is not None:
            change = change.mul(max(variable.dims) ** 0.5 * self.rmsRate)
        variable.assign(variable.sub(change))

    def _orthogonalized(self, x: Tensor) -> Tensor:
        """Near the nearest orthogonal matrix: five Newton-Schulz iterations."""
        tall = x.dims[0] > x.dims[1]
        x = x.transpose() if tall else x
        x = x.div(x.square().sum().sqrt().add(1e-7))
        for _ in range(self.nsSteps):
            a = x.matMul(x, False, True)
            b = a.mul(self.muonB).add(a.mul(self.muonC).matMul(a))
            x = x.mul(self.muonA).add(b.matMul(x))
        result: Tensor = x.transpose() if tall else x
        return result
