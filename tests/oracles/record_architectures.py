"""What real Keras says of its architectures, or of those that are named: architectures.json.

Of each the name, the parameters, and a digest of its layers in their order: classes, names that
Keras does not number, and the shapes of weights.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

CASES = {
    **{name: {} for name in ("MobileNet", "DenseNet121", "InceptionV3", "Xception")},
    "VGG16": {"include_top": False},
    "VGG19": {"include_top": False},
    **{f"ResNet{size}": {} for size in ("50", "101", "152", "50V2", "101V2", "152V2")},
    **{f"DenseNet{size}": {"include_top": False} for size in (169, 201)},
    "InceptionResNetV2": {},
    "MobileNetV2": {"alpha": 1.4, "classes": 12, "input_shape": (97, 64, 3)},
    **{f"EfficientNetB{size}": {"include_top": False} for size in range(8)},
}


def described(model: Any) -> dict[str, Any]:
    lines = []
    for layer in model.layers:
        kind = type(layer).__name__
        numbered = re.fullmatch(rf"{re.escape(snake(kind))}(_\d+)?", layer.name)
        name = "" if numbered else layer.name
        lines.append(f"{kind} {name} {[list(map(int, one.shape)) for one in layer.weights]}")
    return {
        "name": model.name,
        "parameters": model.count_params(),
        "layers": len(lines),
        "digest": hashlib.sha256("\n".join(lines).encode()).hexdigest(),
    }


def snake(name: str) -> str:
    name = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def main() -> None:
    found = {}
    for name in sys.argv[1:] or CASES:
        options = CASES[name]
        keras.backend.clear_session()
        model = getattr(keras.applications, name)(weights=None, **options)
        found[name] = {"options": options, **described(model)}
    json.dump(found, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
