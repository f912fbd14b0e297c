"""Labels, predictions, weights and gradients of one step of training, by what they are of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np


def _batch(y: Any, p: Any, random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    weights = np.round(random.uniform(0.2, 2, len(y)), 3).tolist() if weighted else None
    return {"y": np.asarray(y).tolist(), "p": np.round(p, 4).tolist(), "weights": weights}


def _softmax(x: Any) -> Any:
    e = np.exp(x)
    return e / e.sum(-1, keepdims=True)


def _probabilities(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y = np.eye(4)[random.integers(0, 4, 6)]
    return _batch(y, _softmax(random.normal(size=(6, 4))), random, weighted)


def _logits(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y = np.eye(4)[random.integers(0, 4, 6)]
    return _batch(y, 2 * random.normal(size=(6, 4)), random, weighted)


def _classes(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    return _batch(random.integers(0, 4, 6), _softmax(random.normal(size=(6, 4))), random, weighted)


def _class_logits(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    return _batch(random.integers(0, 4, 6), random.normal(size=(6, 4)), random, weighted)


def _binary(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y = random.integers(0, 2, (6, 1))
    return _batch(y, random.uniform(0.02, 0.98, (6, 1)), random, weighted)


def _several(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y = random.integers(0, 2, (6, 3))
    return _batch(y, random.uniform(0.02, 0.98, (6, 3)), random, weighted)


def _amounts(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y, p = random.uniform(0.1, 3, (6, 4)), random.uniform(0.1, 3, (6, 4))
    return _batch(np.round(y, 3), p, random, weighted)


def _embeddings(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    p = random.normal(size=(6, 4))
    return _batch(
        [0, 1, 0, 2, 1, 0], p / np.linalg.norm(p, axis=1, keepdims=True), random, weighted
    )


def _sequences(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y = [[1, 2, 2], [3, 0, 0], [2, 1, 0]]
    return _batch(y, random.normal(size=(3, 7, 4)), random, weighted)


def _chosen(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    y, p = random.integers(0, 4, 8), random.integers(0, 4, 8)
    return _batch(y, p, random, weighted)


def _sorted_ids(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    p = [random.permutation(6) for _ in range(6)]
    return _batch(random.integers(0, 6, 6), p, random, weighted)


def _values(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    values = np.round(random.uniform(0.1, 2, 6), 3)
    return _batch(values, [0.0] * 6, random, weighted)


def _gradients(random: np.random.Generator, weighted: bool) -> dict[str, Any]:
    """Gradients of a matrix and of a vector."""
    w, b = random.normal(size=(4, 3)), random.normal(size=3)
    return {"w": np.round(w, 4).tolist(), "b": np.round(b, 4).tolist()}


DATA: Mapping[str, Callable[[np.random.Generator, bool], dict[str, Any]]] = {
    "probabilities": _probabilities,
    "logits": _logits,
    "classes": _classes,
    "class logits": _class_logits,
    "binary": _binary,
    "several labels": _several,
    "amounts": _amounts,
    "embeddings": _embeddings,
    "sequences": _sequences,
    "chosen classes": _chosen,
    "sorted ids": _sorted_ids,
    "values": _values,
    "gradients": _gradients,
}
