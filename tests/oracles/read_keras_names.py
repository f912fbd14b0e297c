"""Prints the public names of the installed Keras, which catalog/keras_names.json holds.

Usage: python read_keras_names.py > keras_names.json (in an environment with TensorFlow and Keras)
"""

import inspect
import json
import os
import sys
from types import ModuleType

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras

PRIVATE = {"src", "legacy"}


def read(module: ModuleType, path: str, found: dict[str, dict[str, str]]) -> None:
    classes, functions, modules = [], [], []
    for name in sorted(dir(module)):
        value = getattr(module, name)
        if name.startswith("_") or name in PRIVATE:
            continue
        if isinstance(value, ModuleType):
            modules.append(name)
            read(value, f"{path}.{name}", found)
        elif inspect.isclass(value):
            classes.append(name)
        elif callable(value):
            functions.append(name)
    found[path] = {"classes": " ".join(classes), "functions": " ".join(functions)}


def main() -> None:
    modules: dict[str, dict[str, str]] = {}
    read(keras, "keras", modules)
    rows = [f"{json.dumps(path)}:{json.dumps(names)}" for path, names in sorted(modules.items())]
    sys.stdout.write(
        f'{{"version":"{keras.__version__}",\n"modules":{{\n' + ",\n".join(rows) + "\n}}\n"
    )


if __name__ == "__main__":
    main()
