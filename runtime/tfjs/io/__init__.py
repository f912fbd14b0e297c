"""`tf.io`: where models are loaded from and saved to.

A handler is any object with `load()` or `save(modelArtifacts)`. Model artifacts are plain dicts:
`modelTopology`, `weightSpecs`, `weightData` (bytes), `format`, `generatedBy`, `convertedBy`, and
where they are `trainingConfig` and `userDefinedMetadata`.
"""

from tfjs.io.files import fileSystem
from tfjs.io.handler import (
    LoadHandler,
    ModelArtifactsInfo,
    SaveHandler,
    SaveResult,
    getModelArtifactsInfoForJSON,
)
from tfjs.io.http import browserHTTPRequest, http, isHTTPScheme
from tfjs.io.memory import fromMemory, fromMemorySync, withSaveHandler, withSaveHandlerSync
from tfjs.io.options import LoadOptions
from tfjs.io.router import (
    getLoadHandlers,
    getSaveHandlers,
    load_artifacts,
    registerLoadRouter,
    registerSaveRouter,
    save_artifacts,
)
from tfjs.io.weights import (
    concatenateArrayBuffers,
    decodeWeights,
    decodeWeightsStream,
    encodeWeights,
    getWeightSpecs,
)

__all__ = [
    "LoadHandler",
    "LoadOptions",
    "ModelArtifactsInfo",
    "SaveHandler",
    "SaveResult",
    "browserHTTPRequest",
    "concatenateArrayBuffers",
    "decodeWeights",
    "decodeWeightsStream",
    "encodeWeights",
    "fileSystem",
    "fromMemory",
    "fromMemorySync",
    "getLoadHandlers",
    "getModelArtifactsInfoForJSON",
    "getSaveHandlers",
    "getWeightSpecs",
    "http",
    "isHTTPScheme",
    "load_artifacts",
    "registerLoadRouter",
    "registerSaveRouter",
    "save_artifacts",
    "withSaveHandler",
    "withSaveHandlerSync",
]
