"""How the architectures are called: with a config, as all of TF.js, or with Keras's options."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any


def by_name(build: Callable[[Any], Any]) -> Callable[..., Any]:
    """The factory, which a program that was handed it may also call as Keras's function of that
    name: `include_top=False` is the key `includeTop`."""

    @wraps(build)
    def made(config: Mapping[str, Any] | None = None, /, **options: Any) -> Any:
        if config is not None and not isinstance(config, Mapping):
            raise TypeError(
                f"{build.__name__}: expected a config, {{'includeTop': False}}, got {config!r}"
            )
        spelt = {_camel(key): one for key, one in options.items()}
        return build({**(config or {}), **spelt})

    return made


def _camel(key: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), key)
