"""Which handler takes a URL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from tfjs.io.files import file_handler, file_router
from tfjs.io.handler import SaveResult, settled
from tfjs.io.http import http_router
from tfjs.io.options import LoadOptions, checked
from tfjs_files import ModelArtifacts

Router = Callable[..., Any]
"""`router(url)` (and `loadOptions` for loading) gives a handler, or None for another's URL."""

_save_routers: list[Router] = [file_router, http_router]
_load_routers: list[Router] = [file_router, http_router]

_BROWSER_ONLY = ("localstorage://", "indexeddb://", "downloads://")


def registerSaveRouter(saveRouter: Router) -> None:
    """Adds a router that `model.save(url)` asks."""
    _save_routers.append(saveRouter)


def registerLoadRouter(loadRouter: Router) -> None:
    """Adds a router that `tf.loadLayersModel(url)` asks."""
    _load_routers.append(loadRouter)


def getSaveHandlers(url: Any) -> list[Any]:
    """The handlers of every router that takes `url` for saving."""
    return [handler for router in _save_routers if (handler := router(url)) is not None]


def getLoadHandlers(url: Any, loadOptions: LoadOptions | None = None) -> list[Any]:
    """The handlers of every router that takes `url` for loading."""
    return [
        handler for router in _load_routers if (handler := router(url, loadOptions)) is not None
    ]


async def load_artifacts(
    pathOrIOHandler: Any, options: LoadOptions | None = None
) -> ModelArtifacts:
    """The artifacts behind a URL, a path on this machine or a handler with `load`."""
    chosen = checked(options)
    handler = pathOrIOHandler
    if isinstance(handler, str | Path | list):
        handler = _only(getLoadHandlers(handler, chosen), handler, "load")
    if not hasattr(handler, "load"):
        raise ValueError(
            "loadLayersModel: expected a path, a URL or a handler with load(), got "
            f"{type(handler).__name__}"
        )
    return cast(ModelArtifacts, await settled(handler.load()))


async def save_artifacts(handlerOrURL: Any, artifacts: ModelArtifacts) -> SaveResult:
    """Saves `artifacts` to a URL, to a path on this machine or with a handler that has `save`."""
    handler = handlerOrURL
    if isinstance(handler, str | Path):
        handler = _only(getSaveHandlers(handler), handler, "save")
    if not hasattr(handler, "save"):
        raise ValueError(
            "model.save: expected a path, a URL or a handler with save(), got "
            f"{type(handler).__name__}"
        )
    return cast(SaveResult, await settled(handler.save(artifacts)))


def _only(handlers: list[Any], url: Any, what: str) -> Any:
    if len(handlers) > 1:
        raise ValueError(f"found more than one ({len(handlers)}) {what} handlers for URL '{url}'")
    if handlers:
        return handlers[0]
    if isinstance(url, list):
        raise ValueError(f"no {what} handler takes the URLs {url}; expected http:// or https://")
    scheme, mark, _ = str(url).partition("://")
    if mark and not isinstance(url, Path):
        browser = f"{scheme}://" in _BROWSER_ONLY
        raise ValueError(
            f"no {what} handler takes the URL '{url}'; expected file://, http:// or https://"
            + (f" ({scheme}:// exists in browsers only)" if browser else "")
        )
    return file_handler(url)
