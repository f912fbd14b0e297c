"""docs/extensions.md: what the runtime has and TensorFlow.js lacks."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tfjs.extensions.layers import EXTENSIONS
from tfjs.layers.base import LayerConfig
from tfjs.serialization import REQUIRED, config_keys

sys.path.insert(0, str(Path(__file__).parents[1] / "runtime" / "javascript"))

from generate import factories, joined

INTRODUCTION = """\
What Keras has and TensorFlow.js lacks is a part of the runtime, under a name in TensorFlow.js's
style: `tf.layers.groupNormalization({"groups": 4})`. Each is written once, in TensorFlow.js-style
Python under runtime/tfjs/extensions; `make extensions` translates them to
runtime/javascript/extensions.js, and a translated program imports it:

```js
import * as extensions from './extensions.js';

const layer = extensions.layers.groupNormalization({groups: 4});
```

Every layer also takes the keys of all layers: `inputShape`, `name`, `trainable` and so on. Keys in
bold must be given; the others have the defaults shown.
"""


def extensions_page(made: str) -> str:
    lines = ["# Extensions", "", made, "", INTRODUCTION, "## Layers", ""]
    in_javascript = factories(joined())
    for name, factory in sorted(EXTENSIONS.items()):
        cls = factory.cls
        lines += [f"### {name}", "", _paragraph(cls.__doc__ or ""), ""]
        base = LayerConfig.__annotations__
        keys = {key: value for key, value in config_keys(cls).items() if key not in base}
        if keys:
            lines += ["Keys: " + ", ".join(_key(key, value) for key, value in keys.items()), ""]
        lines += ["In JavaScript too." if name in in_javascript else _python_only(cls), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _key(key: str, default: Any) -> str:
    return f"**`{key}`**" if default is REQUIRED else f"`{key}` ({json.dumps(default)})"


def _paragraph(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _python_only(cls: type) -> str:
    return f"In Python only: {vars(sys.modules[cls.__module__])['PYTHON_ONLY']}."
