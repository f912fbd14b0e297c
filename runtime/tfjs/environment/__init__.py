"""`tf.env()`: the flags of TF.js that mean something here, and the platform."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from tfjs.environment.flags import ENV, Environment, env, getQueryParams
from tfjs.environment.platform import Platform, Response, fetched

_listeners: list[Callable[[bool], object]] = []


def on_debug(listener: Callable[[bool], object]) -> None:
    """Call ``listener`` whenever the debug mode is switched."""
    _listeners.append(listener)


def _debug_changed(on: bool) -> None:
    for listener in _listeners:
        listener(on)
    if on:
        warnings.warn(
            "Debugging mode is ON. The output of every math call will be downloaded to CPU and "
            "checked for NaNs. This significantly impacts performance.",
            stacklevel=4,
        )


# Programs choose by these two between files and the browser's storage: files are what we have.
ENV.registerFlag("IS_BROWSER", lambda: False)
ENV.registerFlag("IS_NODE", lambda: True)
for _name in ("IS_CHROME", "IS_SAFARI", "WRAP_TO_IMAGEBITMAP"):
    ENV.registerFlag(_name, lambda: False)
ENV.registerFlag("DEBUG", lambda: False, _debug_changed)
ENV.registerFlag("PROD", lambda: False)
ENV.registerFlag("IS_TEST", lambda: False)
ENV.registerFlag("DEPRECATION_WARNINGS_ENABLED", lambda: True)
ENV.registerFlag("CHECK_COMPUTATION_FOR_ERRORS", lambda: ENV.getBool("DEBUG"))
# Shapes are always checked; the flag is there for programs that ask.
ENV.registerFlag("TENSORLIKE_CHECK_SHAPE_CONSISTENCY", lambda: ENV.getBool("DEBUG"))


def debugging() -> bool:
    """Whether the debug mode is on."""
    return ENV.flags.get("DEBUG") is True


__all__ = [
    "ENV",
    "Environment",
    "Platform",
    "Response",
    "debugging",
    "env",
    "fetched",
    "getQueryParams",
    "on_debug",
]
