"""TF.js's `util`: what `util_base` has, and of what `util` adds to it the runtime's."""

import importlib
from typing import Any

from keras_tfjs.javascript.words import snake
from tfjs import util

base = importlib.import_module("tfjs_core.util_base")
_added = {snake(name): name for name in util.__all__}


def __getattr__(name: str) -> Any:
    if hasattr(base, name):
        return getattr(base, name)
    if name not in _added:
        raise AttributeError(name)
    return getattr(util, _added[name])
