"""What Keras has and TF.js lacks, in TF.js's style: `tfjs.extensions.layers`, `.train`, `.losses`,
`.metrics`, `.callbacks` and so on, as the module extensions.js has them.

The modules are written in strict TF.js-style Python, so that the translator carries them to
JavaScript: `make extensions` writes runtime/javascript/extensions.js.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """Namespaces are imported at the first use; others are those of `tf`, with all else in them."""
    if not name.startswith("_"):
        full = f"{__name__}.{name}"
        try:
            return import_module(full)
        except ModuleNotFoundError as error:
            if error.name != full:
                raise
        whole = import_module("tfjs")
        if hasattr(whole, name):
            return getattr(whole, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
