"""The npm package seedrandom as far as TF.js uses it: its generator Alea, which the runtime has."""

from __future__ import annotations

from collections.abc import Callable

from tfjs.ops.alea import Alea


def alea(seed: str) -> Callable[[], float]:
    return Alea(seed).random
