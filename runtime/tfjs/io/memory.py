"""Handlers that keep a model in memory or hand it to a function."""

from __future__ import annotations

import warnings
from collections.abc import Awaitable, Callable
from typing import Any, cast

from tfjs.io.handler import SaveResult, settled
from tfjs.promise import promised
from tfjs_files import ModelArtifacts


class FromMemory:
    def __init__(self, artifacts: ModelArtifacts) -> None:
        self.artifacts = artifacts

    @promised
    async def load(self) -> ModelArtifacts:
        return self.artifacts


class FromMemorySync:
    def __init__(self, artifacts: ModelArtifacts) -> None:
        self.artifacts = artifacts

    def load(self) -> ModelArtifacts:
        return self.artifacts


class WithSaveHandler:
    """Hands the artifacts to `handler`, which may be an `async def` or give a promise."""

    def __init__(
        self, handler: Callable[[ModelArtifacts], SaveResult | Awaitable[SaveResult]]
    ) -> None:
        self.handler = handler

    @promised
    async def save(self, modelArtifacts: ModelArtifacts) -> SaveResult:
        return cast(SaveResult, await settled(self.handler(modelArtifacts)))


class WithSaveHandlerSync:
    def __init__(self, handler: Callable[[ModelArtifacts], SaveResult]) -> None:
        self.handler = handler

    def save(self, modelArtifacts: ModelArtifacts) -> SaveResult:
        return self.handler(modelArtifacts)


def _artifacts_of(
    first: Any, weightSpecs: Any = None, weightData: Any = None, trainingConfig: Any = None
) -> ModelArtifacts:
    """The artifacts `first`; or, in the form before TF.js 1.0, a topology and its weights."""
    if isinstance(first, dict) and {"modelTopology", "weightSpecs"} & set(first):
        return cast(ModelArtifacts, first)
    warnings.warn(
        "tf.io.fromMemory: pass one argument, the model artifacts; separate ones are read as TF.js "
        "before 1.0 did",
        FutureWarning,
        stacklevel=3,
    )
    given = {
        "modelTopology": first,
        "weightSpecs": weightSpecs,
        "weightData": weightData,
        "trainingConfig": trainingConfig,
    }
    return cast(ModelArtifacts, {key: item for key, item in given.items() if item is not None})


def fromMemory(modelArtifacts: Any, *older: Any) -> FromMemory:
    """A handler that loads the model `modelArtifacts`."""
    return FromMemory(_artifacts_of(modelArtifacts, *older))


def fromMemorySync(modelArtifacts: Any, *older: Any) -> FromMemorySync:
    """`fromMemory` whose `load()` gives the artifacts, not a promise."""
    return FromMemorySync(_artifacts_of(modelArtifacts, *older))


def withSaveHandler(
    saveHandler: Callable[[ModelArtifacts], SaveResult | Awaitable[SaveResult]],
) -> WithSaveHandler:
    """A handler for `model.save` that calls `saveHandler` with the model's artifacts."""
    return WithSaveHandler(saveHandler)


def withSaveHandlerSync(
    saveHandler: Callable[[ModelArtifacts], SaveResult],
) -> WithSaveHandlerSync:
    """`withSaveHandler` whose `save()` gives the result, not a promise."""
    return WithSaveHandlerSync(saveHandler)
