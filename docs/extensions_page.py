"""docs/extensions.md: what the runtime has and TensorFlow.js lacks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from keras_tfjs.catalog.extensions import in_javascript
from tfjs import optimizers
from tfjs.extensions.layers import EXTENSIONS
from tfjs.layers.base import LayerConfig
from tfjs.losses.classes import CLASSES as LOSSES
from tfjs.serialization import REQUIRED, config_keys

INTRODUCTION = """\
What Keras has and TensorFlow.js lacks is a part of the runtime, under a name in TensorFlow.js's
style: `tf.layers.groupNormalization({"groups": 4})`. `make extensions` translates it to
JavaScript, and a translated program imports the module:

```js
import * as extensions from './extensions.js';

const layer = extensions.layers.groupNormalization({groups: 4});
```

In JavaScript losses and metrics are functions, as `compile` of TensorFlow.js takes them, with the
members of objects; a model that is compiled with them trains as in Keras: metrics keep a state over
an epoch, losses weigh samples, and labels may be class indices.

A layer of TensorFlow.js with an option that it does not carry out (`groups`, `resetAfter`,
`activityRegularizer`, causal padding, activations that only Keras has, ...) is
`extensions.layers.conv2d({...})` and the like in JavaScript, and `tf.layers.conv2d` in Python.

Keys in bold must be given; the others have the defaults shown.
"""

LAYERS = (
    "Every layer also takes the keys of all layers: `inputShape`, `name`, `trainable` and so on."
)


def extensions_page(made: str) -> str:
    lines = ["# Extensions", "", made, "", INTRODUCTION, "## Layers", "", LAYERS, ""]
    lines += _section("layers", {name: made.cls for name, made in EXTENSIONS.items()})
    for title, namespace, classes in (
        ("Optimizers and rates", "train", _train()),
        ("Losses", "losses", LOSSES),
        ("Metrics", "metrics", import_module("tfjs.metrics").CLASSES),
        ("Callbacks", "callbacks", import_module("tfjs.callbacks").CLASSES),
    ):
        lines += [f"## {title}", "", *_section(namespace, classes)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _train() -> dict[str, type]:
    schedules = {cls.className[0].lower() + cls.className[1:]: cls for cls in optimizers.SCHEDULES}
    return {**{cls.factory: cls for cls in optimizers.EXTENSIONS}, **schedules}


def _section(namespace: str, classes: Mapping[str, Any]) -> Iterator[str]:
    base = LayerConfig.__annotations__ if namespace == "layers" else {}
    for name, cls in sorted(classes.items()):
        yield from (f"### {name}", "", _paragraph(cls.__doc__ or ""), "")
        keys = {key: value for key, value in config_keys(cls).items() if key not in base}
        if keys:
            yield from ("Keys: " + ", ".join(_key(key, value) for key, value in keys.items()), "")
        if f"tfjs.{namespace}.{name}" not in in_javascript():
            yield from (_python_only(cls), "")


def _key(key: str, default: Any) -> str:
    if default is REQUIRED:
        return f"**`{key}`**"
    shown = list(default) if isinstance(default, tuple) else default
    return f"`{key}` ({json.dumps(shown)})"


def _paragraph(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _python_only(cls: type) -> str:
    reason = vars(sys.modules[cls.__module__]).get("PYTHON_ONLY")
    return f"Python only: {reason}." if reason else "Python only."
