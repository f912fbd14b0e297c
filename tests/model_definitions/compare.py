"""Whether two descriptions of models tell the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

Json = Any

TOLERANCE = 1e-4
"""Of the largest number of an output: the libraries add in other orders, and the roundings of
single precision grow on the way through a hundred layers."""

PLAIN = frozenset(
    "InputLayer Lambda Add Subtract Multiply Average Maximum Minimum Concatenate Reshape Permute "
    "Flatten Dot RepeatVector Activation Rescaling ZeroPadding1D ZeroPadding2D TFOpLambda "
    "SlicingOpLambda TensorFlowOpLayer OpLambda Operation Op SymbolicOperation".split()
)
"""Layers without weights that an operation on symbolic tensors may be written as."""


def difference(expected: list[Json], got: list[Json]) -> str:
    """What the second list of models has otherwise, in words; empty if it tells the same."""
    if len(expected) != len(got):
        return f"{len(got)} models, not {len(expected)}"
    for theirs, ours in zip(expected, got, strict=True):
        for one in (_layers, _parameters, _outputs):
            found = one(theirs, ours)
            if found:
                return found
    return ""


def _layers(theirs: Json, ours: Json) -> str:
    kept, own = (_weighted(model) for model in (theirs, ours))
    if kept != own:
        for number, (one, other) in enumerate(zip(kept, own, strict=False)):
            if one != other:
                return f"layer with weights {number + 1} is {other}, not {one}"
        return f"{len(own)} layers with weights, not {len(kept)}"
    missing = _others(theirs) - _others(ours)
    more = _others(ours) - _others(theirs)
    if missing or more:
        return f"layers: {dict(more)} instead of {dict(missing)}"
    return ""


def _weighted(model: Json) -> list[tuple[str, Json]]:
    return [(one["class"], one["weights"]) for one in model["layers"] if one["weights"]]


def _others(model: Json) -> Counter[str]:
    return Counter(
        one["class"] for one in model["layers"] if not one["weights"] and one["class"] not in PLAIN
    )


def _parameters(theirs: Json, ours: Json) -> str:
    if theirs["parameters"] != ours["parameters"]:
        return f"{ours['parameters']} parameters, not {theirs['parameters']}"
    return ""


def _outputs(theirs: Json, ours: Json) -> str:
    kept, own = theirs["outputs"], ours["outputs"]
    if [one["shape"] for one in kept] != [one["shape"] for one in own]:
        shapes = [[one["shape"] for one in outputs] for outputs in (own, kept)]
        return f"outputs of shapes {shapes[0]}, not {shapes[1]}"
    for number, (one, other) in enumerate(zip(kept, own, strict=True)):
        if one.get("drawn"):
            continue
        expected, got = (np.array(side["values"], dtype="float64") for side in (one, other))
        size = float(np.abs(expected[np.isfinite(expected)]).max(initial=1e-30))
        if not np.allclose(got, expected, rtol=TOLERANCE, atol=TOLERANCE * size, equal_nan=True):
            apart = float(np.nanmax(np.abs(got - expected)))
            return f"output {number + 1}: {apart:.2g} apart, its numbers are up to {size:.2g}"
    return ""


def telling(models: list[Json]) -> bool:
    """Whether the outputs depend on the inputs, and are numbers."""
    for model in models:
        for output in model["outputs"]:
            values = np.array(output["values"], dtype="float64")
            if not np.isfinite(values).all():
                return False
            size = float(np.abs(values).max(initial=0.0))
            if output["moves"] < 0.01 * size and not output["drawn"]:
                return False
    return True
