"""Masks: Keras 3 writes them into a functional model's graph, the other forms imply them.

For `Embedding(mask_zero=True)(x)` the graph has `NotEqual(x, 0)`, for `Masking(v)(x)` it has
`Any(NotEqual(x, v))`, and every layer that the mask reaches is called with `mask=`. TF.js and Keras
2 make the same masks again when the graph is rebuilt, so these operations and arguments are left
out. Any other operation stays, and is refused as a layer without a counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Layer, Model
from keras_tfjs.convert.values import plain_value

Entry = Mapping[str, Any]
History = tuple[str, int, int]


def without_implied_masks(entries: Sequence[Entry]) -> list[Entry]:
    """The layers of a Keras 3 functional model without the masks that the others imply."""
    implied = _implied_masks(entries)
    if not implied:
        return list(entries)
    return [
        _without_mask_arguments(entry, implied)
        for entry in entries
        if entry.get("name") not in implied
    ]


def _implied_masks(entries: Sequence[Entry]) -> set[str]:
    """Names of the operations that compute a mask of an Embedding or a Masking layer."""
    made = set(_made_masks(entries))
    comparisons = {
        str(entry["name"]): mask
        for entry in entries
        if entry.get("class_name") == "NotEqual" and (mask := _compared(entry)) in made
    }
    reduced = {
        str(entry["name"])
        for entry in entries
        if entry.get("class_name") == "Any"
        and (history := _first_history(entry)) is not None
        and history[0] in comparisons
    }
    return set(comparisons) | reduced


def _made_masks(entries: Sequence[Entry]) -> Iterator[tuple[History, float]]:
    """(input, value) of every layer whose mask is `input != value`."""
    for entry in entries:
        config = entry.get("config") or {}
        match entry.get("class_name"):
            case "Embedding" if config.get("mask_zero"):
                value = 0.0
            case "Masking":
                value = float(config.get("mask_value", 0.0))
            case _:
                continue
        for call in entry.get("inbound_nodes") or []:
            history = _history(plain_value(call["args"][0])) if call.get("args") else None
            if history is not None:
                yield history, value


def _compared(entry: Entry) -> tuple[History, float] | None:
    match entry.get("inbound_nodes"):
        case [{"args": [tensor, (int() | float()) as value]}]:
            history = _history(tensor)
            return None if history is None else (history, float(value))
        case _:
            return None


def _first_history(entry: Entry) -> History | None:
    match entry.get("inbound_nodes"):
        case [{"args": [tensor, *_]}]:
            return _history(tensor)
        case _:
            return None


def _history(tensor: Any) -> History | None:
    match tensor:
        case {"config": {"keras_history": [str(layer), int(call), int(output)]}}:
            return layer, call, output
        case _:
            return None


def _without_mask_arguments(entry: Entry, implied: set[str]) -> Entry:
    calls = entry.get("inbound_nodes") or []
    return {**entry, "inbound_nodes": [_without_mask(call, implied) for call in calls]}


def _without_mask(call: Any, implied: set[str]) -> Any:
    kwargs = call.get("kwargs") if isinstance(call, dict) else None
    history = _history(kwargs.get("mask")) if kwargs else None
    if kwargs is None or history is None or history[0] not in implied:
        return call
    return {**call, "kwargs": {key: item for key, item in kwargs.items() if key != "mask"}}


def check_masks(model: Model, findings: Findings) -> None:
    """Warns where a model makes masks and has layers that treat them otherwise in TF.js."""
    leaves = list(model.leaves())
    if not any(_makes_mask(leaf) for leaf in leaves):
        return
    recurrent = any(LAYERS[leaf.class_name].states for leaf in leaves)
    for leaf in leaves:
        match LAYERS[leaf.class_name].mask:
            case "unlike":
                what = "TensorFlow.js does not apply it"
            case "stops" if recurrent:
                what = "TensorFlow.js carries it on to the recurrent layers after it"
            case _:
                continue
        findings.report("KT515", leaf.name, layer=leaf.name, class_name=leaf.class_name, what=what)


def _makes_mask(layer: Layer) -> bool:
    mask = LAYERS[layer.class_name].mask
    return mask == "always" or bool(layer.config.get(mask))
