"""``tf.engine()``, the backend, and the modes of the library."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType
from typing import Any

from tfjs import engine as core
from tfjs.environment import ENV, env
from tfjs.ops.memory import dispose, disposeVariables, keep, memory, tensors_in, tidy
from tfjs.ops.profiling import profile, time
from tfjs.ops.registry import PUBLIC, public
from tfjs.promise import Promise, promised, turn
from tfjs.tensor import VARIABLES, Variable

TFJS = "4.22.0"
BACKEND = "cpu"
ELSEWHERE = ("webgl", "webgpu", "wasm", "tensorflow", "node")
"""Backends that programs written for other machines ask for."""

PACKAGES = ("tfjs", "tfjs-core", "tfjs-data", "tfjs-layers", "tfjs-converter", "tfjs-backend-cpu")
VERSION = MappingProxyType(dict.fromkeys(PACKAGES, TFJS))


class Backend:
    """The one backend: compiled kernels on the processor."""

    def floatPrecision(self) -> int:
        """Bits of a float."""
        return 32

    def epsilon(self) -> float:
        """What keeps divisors from being zero."""
        return 1e-7

    def numDataIds(self) -> int:
        """Buffers that tensors show."""
        return core.counts()[1]

    def timerAvailable(self) -> bool:
        return True

    def memory(self) -> dict[str, Any]:
        return memory()


class Engine:
    """The state that operations share."""

    def __init__(self) -> None:
        self._scopes: list[core.Scope] = []
        self.backend = Backend()
        self.backendName = BACKEND

    @property
    def registeredVariables(self) -> dict[str, Variable]:
        """The variables by name."""
        return dict(VARIABLES)

    @property
    def state(self) -> dict[str, int]:
        """The counts of ``memory()``."""
        tensors, buffers, size = core.counts()
        variables = len(VARIABLES)
        names = ("numTensors", "numDataBuffers", "numBytes", "numVariables")
        return dict(zip(names, (tensors, buffers, size, variables), strict=True))

    def startScope(self, name: str | None = None) -> None:
        """Begin a scope as ``tidy`` does; ``endScope`` ends it."""
        scope = core.Scope()
        scope.enter()
        self._scopes.append(scope)

    def endScope(self, result: object = None) -> None:
        """Dispose of the tensors made since ``startScope``, except those in ``result``."""
        if not self._scopes:
            raise RuntimeError("endScope: no scope was started")
        self._scopes.pop().leave(tensors_in(result))

    def isTapeOn(self) -> bool:
        """Whether operations are recorded: inside of a function that is being differentiated."""
        return core.recording()

    tidy = staticmethod(tidy)
    keep = staticmethod(keep)
    dispose = staticmethod(dispose)
    disposeVariables = staticmethod(disposeVariables)
    memory = staticmethod(memory)
    profile = staticmethod(profile)
    time = staticmethod(time)

    def ready(self) -> Promise[None]:
        return ready()


_engine = Engine()


class _EngineModule(ModuleType):
    """``tfjs.engine`` is a module of the library and, as ``tf.engine()``, TF.js's function."""

    def __call__(self) -> Engine:
        """The state that operations share: scopes, variables, counts."""
        return _engine


core.__class__ = _EngineModule


@public
@promised
async def ready() -> None:
    """A promise fulfilled when the backend can be used, which is always so."""


@public
@promised
async def nextFrame() -> None:
    """A promise fulfilled after other tasks had a turn."""
    await turn()


@public
def getBackend() -> str:
    """The name of the backend: ``"cpu"``."""
    return BACKEND


@public
def backend() -> Backend:
    """The backend."""
    return _engine.backend


@public
def findBackend(name: str) -> Backend | None:
    """The backend of a name, or None."""
    return _engine.backend if name == BACKEND else None


@public
@promised
async def setBackend(backendName: str) -> bool:
    """A promise of whether that backend is used from now on: only ``"cpu"`` can be.

    The names of TF.js's other backends get a warning, so that programs for browsers go on.
    """
    if backendName == BACKEND:
        return True
    if backendName not in ELSEWHERE:
        raise ValueError(f"Backend name '{backendName}' not found in registry")
    warnings.warn(
        f"setBackend: there is no backend {backendName!r} in Python; the backend stays "
        f"{BACKEND!r}, which runs compiled kernels on all cores",
        stacklevel=2,
    )
    return False


@public
def enableProdMode() -> None:
    """Leave out warnings that only help while a program is written."""
    ENV.set("PROD", True)


@public
def enableDebugMode() -> None:
    """Print every operation, warn of results that are not finite, refuse such values."""
    ENV.set("DEBUG", True)


@public
def disableDeprecationWarnings() -> None:
    """Say nothing of old names from now on."""
    ENV.set("DEPRECATION_WARNINGS_ENABLED", False)
    warnings.warn("TensorFlow.js deprecation warnings have been disabled.", stacklevel=2)


@public
def deprecationWarn(msg: str) -> None:
    """Warn of an old name, unless that was disabled."""
    if ENV.getBool("DEPRECATION_WARNINGS_ENABLED"):
        warnings.warn(
            f"{msg} You can disable deprecation warnings with tf.disableDeprecationWarnings().",
            DeprecationWarning,
            stacklevel=2,
        )


@public
def op_(f: Mapping[str, Callable[..., Any]]) -> Callable[..., Any]:
    """An operation of one's own: ``{"name": function}`` called within a scope of that name."""
    if len(f) != 1:
        raise ValueError(
            "Please provide an object with a single key (operation name) mapping to a function. "
            f"Got an object with {len(f)} keys."
        )
    ((name, function),) = f.items()

    def operation(*args: Any, **kwargs: Any) -> Any:
        return tidy(name, lambda: function(*args, **kwargs))

    operation.__name__ = operation.__qualname__ = name.removesuffix("_") + "__op"
    operation.__doc__ = function.__doc__
    return operation


@public
def setPlatform(platformName: str, platform: Any) -> None:
    """Use another platform; see ``tf.env().setPlatform``."""
    ENV.setPlatform(platformName, platform)


public(env)
PUBLIC["Environment"] = type(ENV)
PUBLIC["version"] = VERSION
PUBLIC.update({f"version_{name}": TFJS for name in ("core", "layers", "converter", "cpu")})
