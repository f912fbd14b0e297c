"""`tf.env()`: flags, and the platform below."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tfjs.environment.platform import Platform
from tfjs.promise import promised, told, waiting

URL_FLAGS = "tfjsflags"
PARAMETER = re.compile(r"[?&]([^=?&]+)(?:=([^&]*))?")

FlagValue = bool | float | int | str


@dataclass(frozen=True)
class Flag:
    """How a flag gets its value where none was set, and who wants to know of one that was."""

    evaluate: Callable[[], Any]
    hook: Callable[..., object] | None = None


class Environment:
    """Flags by name. A flag is evaluated once, at the first look at it."""

    def __init__(self, global_: Any = None) -> None:
        self.global_ = global_
        self.flags: dict[str, Any] = {}
        self.flagRegistry: dict[str, Flag] = {}
        self.urlFlags: dict[str, FlagValue] = {}
        self.platform: Any = None
        self.platformName: str | None = None
        self._read_url()

    def setPlatform(self, platformName: str, platform: Any) -> None:
        """Use another platform: an object with fetch, now, encode, decode and isTypedArray."""
        if self.platform is not None and not (ENV.getBool("IS_TEST") or ENV.getBool("PROD")):
            warnings.warn(
                f"Platform {self.platformName} has already been set. Overwriting the platform "
                f"with {platformName}.",
                stacklevel=2,
            )
        self.platformName, self.platform = platformName, platform

    def registerFlag(
        self,
        flagName: str,
        evaluationFn: Callable[[], Any],
        setHook: Callable[..., object] | None = None,
    ) -> None:
        """Make a flag known; ``setHook`` is called with every value that is set."""
        self.flagRegistry[flagName] = Flag(evaluationFn, setHook)
        if flagName in self.urlFlags:
            self.set(flagName, self.urlFlags[flagName])

    def get(self, flagName: str) -> Any:
        """The value of a flag. RuntimeError for one whose evaluation has to be awaited."""
        if flagName not in self.flags:
            value = self.evaluateFlag(flagName)
            if hasattr(value, "__await__"):
                if hasattr(value, "close"):
                    value.close()
                raise RuntimeError(
                    f"Flag {flagName} cannot be synchronously evaluated. Please use getAsync() "
                    "instead."
                )
            self.flags[flagName] = value
        return self.flags[flagName]

    getBool = getNumber = getString = get

    @promised
    async def getAsync(self, flagName: str) -> Any:
        """A promise of the value of a flag."""
        if flagName not in self.flags:
            value = self.evaluateFlag(flagName)
            self.flags[flagName] = await waiting(value) if hasattr(value, "__await__") else value
        return self.flags[flagName]

    def getFlags(self) -> dict[str, Any]:
        """The flags that were set or looked at."""
        return self.flags

    features = property(getFlags)

    def set(self, flagName: str, value: FlagValue) -> None:
        """Give a flag a value. KeyError for a name that nobody registered."""
        if flagName not in self.flagRegistry:
            raise KeyError(f"Cannot set flag {flagName} as it has not been registered.")
        self.flags[flagName] = value
        self._tell(flagName, value)

    def _tell(self, name: str, value: Any) -> None:
        hook = self.flagRegistry[name].hook
        if hook is not None:
            told(hook, value)

    def setFlags(self, flags: Mapping[str, FlagValue]) -> None:
        """Replace all values."""
        self.flags = dict(flags)

    def evaluateFlag(self, flagName: str) -> Any:
        """What the registered function of a flag gives."""
        if flagName not in self.flagRegistry:
            raise KeyError(f"Cannot evaluate flag '{flagName}': no evaluation function found.")
        return self.flagRegistry[flagName].evaluate()

    def reset(self) -> None:
        """Forget all values."""
        for name in self.flags:
            if self.flags[name] is True and name in self.flagRegistry:
                self._tell(name, False)
        self.flags = {}
        self.urlFlags = {}
        self._read_url()

    def getQueryParams(self, queryString: str) -> dict[str, str]:
        """The parameters of a URL's query."""
        return getQueryParams(queryString)

    def _read_url(self) -> None:
        location = _member(self.global_, "location")
        search = _member(location, "search")
        if search is not None:
            found = self.getQueryParams(search).get(URL_FLAGS)
            for pair in found.split(",") if found else []:
                name, _, value = pair.partition(":")
                self.urlFlags[name] = _parsed(value)


def _member(owner: Any, name: str) -> Any:
    return owner.get(name) if isinstance(owner, Mapping) else getattr(owner, name, None)


def getQueryParams(queryString: str) -> dict[str, str]:
    """The parameters of a URL's query, decoded."""
    # Slow to import, and there is rarely a URL.
    from urllib.parse import unquote

    return {unquote(name): unquote(value or "") for name, value in PARAMETER.findall(queryString)}


def _parsed(text: str) -> FlagValue:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


ENV = Environment()
ENV.setPlatform("python", Platform())


def env() -> Environment:
    """The environment that the library runs in."""
    return ENV
