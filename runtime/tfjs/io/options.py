"""The options of `tf.loadLayersModel` and `tf.io.http`."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypedDict


class LoadOptions(TypedDict, total=False):
    """`requestInit` may hold `headers` and `method`; `weightPathPrefix` replaces the directory of
    the model's URL, `weightUrlConverter(name)` makes the whole URL of a weight file;
    `fetchFunc(url, requestInit)` stands in for the network; `onProgress(fraction)` is called while
    weights arrive; with `strict` False, weights without a layer are passed over."""

    requestInit: dict[str, Any]
    onProgress: Callable[[float], object]
    fetchFunc: Callable[..., Any]
    strict: bool
    weightPathPrefix: str
    weightUrlConverter: Callable[[str], Any]


def checked(options: LoadOptions | None) -> LoadOptions:
    """`options`, once every key is known to be one. Raises ValueError else."""
    known = LoadOptions.__annotations__
    for key in options or {}:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise ValueError(
                f"loadLayersModel: unknown option '{key}'{hint} (expected {', '.join(known)})"
            )
    return options or LoadOptions()
