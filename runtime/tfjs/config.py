"""Config objects as dicts: defaults filled in, unknown keys refused."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any


def read_config(
    name: str, config: Mapping[str, Any] | None, defaults: Mapping[str, Any]
) -> dict[str, Any]:
    """``config`` over ``defaults``. ValueError names the nearest key for one that is unknown."""
    given = {} if config is None else config
    if not isinstance(given, Mapping):
        raise TypeError(
            f"{name}: expected a config dict with the keys {', '.join(defaults)}, got "
            f"{type(given).__name__}"
        )
    for key in given:
        if key not in defaults:
            raise ValueError(f"{name}: {unknown_key(key, list(defaults))}")
    return {**defaults, **given}


def unknown_key(key: object, known: list[str]) -> str:
    """What to say about a key that does not exist, with the nearest one that does."""
    near = get_close_matches(str(key), known, 1, 0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known) or 'none'}"
    return f"unknown config key {key!r}; {hint}"
