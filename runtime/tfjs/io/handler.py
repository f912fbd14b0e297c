"""What an IO handler is, and the helpers that all of them share."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any, Protocol, TypedDict, TypeVar

from tfjs.promise import waiting
from tfjs.promise.work import running_loop
from tfjs_files import ModelArtifacts

T = TypeVar("T")


class ModelArtifactsInfo(TypedDict):
    """What saving tells: when, and how many bytes of what."""

    dateSaved: datetime
    modelTopologyType: str
    modelTopologyBytes: int
    weightSpecsBytes: int
    weightDataBytes: int


class SaveResult(TypedDict, total=False):
    modelArtifactsInfo: ModelArtifactsInfo
    responses: list[Any]
    errors: list[Any]


class LoadHandler(Protocol):
    """Anything with a `load()` that gives model artifacts, or a promise or coroutine of them."""

    def load(self) -> ModelArtifacts | Awaitable[ModelArtifacts]: ...


class SaveHandler(Protocol):
    """Anything with a `save(artifacts)` that gives a save result, or a promise or coroutine."""

    def save(self, modelArtifacts: ModelArtifacts) -> SaveResult | Awaitable[SaveResult]: ...


async def settled(value: Any) -> Any:
    """`value`, or what it resolves to where it is a promise or a coroutine."""
    return await waiting(value) if isawaitable(value) else value


async def in_background(work: Callable[..., T], *arguments: Any) -> T:
    """`work(*arguments)`, on a thread where an event loop runs: it may block on the network, and
    what it waits for may be served by the same loop."""
    if running_loop() is None:
        return work(*arguments)
    import asyncio

    done: T = await waiting(asyncio.to_thread(work, *arguments))
    return done


def getModelArtifactsInfoForJSON(modelArtifacts: ModelArtifacts) -> ModelArtifactsInfo:
    """Sizes in bytes of what `modelArtifacts` holds, as JSON.stringify would write it."""
    return ModelArtifactsInfo(
        dateSaved=datetime.now(UTC),
        modelTopologyType="JSON",
        modelTopologyBytes=_json_bytes(modelArtifacts.get("modelTopology")),
        weightSpecsBytes=_json_bytes(modelArtifacts.get("weightSpecs")),
        weightDataBytes=len(modelArtifacts.get("weightData") or b""),
    )


def _json_bytes(value: Any) -> int:
    if value is None:
        return 0
    text = json.dumps(_with_short_numbers(value), separators=(",", ":"), ensure_ascii=False)
    return len(text.encode())


def _with_short_numbers(value: Any) -> Any:
    """JavaScript writes 1.0 as 1."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list() | tuple():
            return [_with_short_numbers(item) for item in value]
        case dict():
            return {key: _with_short_numbers(item) for key, item in value.items()}
        case _:
            return value
