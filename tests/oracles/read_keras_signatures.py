"""Prints the parameters of Keras's public callables, which catalog/keras/signatures.json holds.

Keras 3 and tf_keras (Keras 2) together: a keyword is unknown only if neither has it. Methods of the
classes that programs call methods on are there too ("keras.Model.fit").

With the argument `both` it prints one JSON list of two texts: that file, and the defaults that
tests/recordings/keras_defaults.json holds.

Usage: python read_keras_signatures.py > signatures.json (in an environment with both packages)
"""

import inspect
import json
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import tf_keras

PRIVATE = {"src", "legacy", "experimental", "applications", "datasets"}
WITH_METHODS = ("Model", "Sequential", "layers.Layer", "callbacks.Callback", "optimizers.Optimizer")
LAYER_EXTRAS = ("input_shape", "batch_input_shape", "input_dim", "batch_size", "weights", "dynamic")
"""Keywords that layers read from **kwargs, in no signature."""


def members(module: ModuleType, path: str) -> Iterator[tuple[str, Any]]:
    for name in sorted(dir(module)):
        value = getattr(module, name)
        if name.startswith("_") or name in PRIVATE:
            continue
        if isinstance(value, ModuleType):
            yield from members(value, f"{path}.{name}")
        elif callable(value):
            yield f"{path}.{name}", value


def parameter_names(function: Any) -> tuple[list[str], bool]:
    """Named parameters, and whether there is a `**`."""
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return [], True
    names = [
        each.name
        for each in found
        if each.name != "self" and each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)
    ]
    return names, any(each.kind is each.VAR_KEYWORD for each in found)


def keywords(value: Any, package: ModuleType, public: set[Any]) -> list[str]:
    """What a caller may write: parameters of the class, and of public bases behind a `**`."""
    if not inspect.isclass(value):
        return parameter_names(value)[0]
    names: dict[str, None] = {}
    for each in value.__mro__:
        if "__init__" not in vars(each) or each is object:
            continue
        own, rest = parameter_names(each.__init__)
        if not names or each in public:
            names.update(dict.fromkeys(own))
        if not rest:
            break
    if issubclass(value, package.layers.Layer) and not issubclass(value, package.metrics.Metric):
        names.update(dict.fromkeys(LAYER_EXTRAS))
    return list(names)


def read(package: ModuleType, found: dict[str, list[str]]) -> None:
    everything = list(members(package, "keras"))
    public = {value for _, value in everything if inspect.isclass(value)}
    for path, value in everything:
        into = found.setdefault(path, [])
        into += [name for name in keywords(value, package, public) if name not in into]
    for path in WITH_METHODS:
        value: Any = package
        for part in path.split("."):
            value = getattr(value, part)
        for name, method in inspect.getmembers(value, callable):
            if not name.startswith("_"):
                into = found.setdefault(f"keras.{path}.{name}", [])
                into += [each for each in parameter_names(method)[0] if each not in into]


def defaults() -> str:
    """Parameters in order with their defaults, of everything public and of the methods, as text."""
    lines = []
    for package in (keras, tf_keras):
        found: dict[str, dict[str, str]] = {}
        callables = dict(members(package, "keras"))
        for path in WITH_METHODS:
            owner = callables[f"keras.{path}"]
            methods = inspect.getmembers(owner, callable)
            callables |= {
                f"keras.{path}.{name}": value for name, value in methods if name[0] != "_"
            }
        for path, value in callables.items():
            try:
                function = value.__init__ if inspect.isclass(value) else value
                parameters = inspect.signature(function).parameters.values()
            except (TypeError, ValueError):
                continue
            found[path] = {
                each.name: "" if each.default is each.empty else shown(each.default)
                for each in parameters
                if each.name != "self"
                and each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)
            }
        rows = ",\n".join(f"{json.dumps(path)}:{json.dumps(found[path])}" for path in sorted(found))
        lines.append(f"{json.dumps(package.__name__)}:{{\n{rows}\n}}")
    return "{" + ",\n".join(lines) + "}\n"


def shown(default: Any) -> str:
    """A default as Python writes it; what is no literal by its type alone."""
    plain = (str, int, float, bool, tuple, list, dict, type(None))
    return repr(default) if isinstance(default, plain) else f"<{type(default).__name__}>"


def main() -> None:
    found: dict[str, list[str]] = {}
    read(keras, found)
    read(tf_keras, found)
    made = keras.Input((1,))
    functional = parameter_names(type(keras.Model(made, made)).__init__)[0]
    found["keras.Model"] = list(dict.fromkeys([*functional, *found["keras.Model"]]))
    rows = [
        f"{json.dumps(path)}:{json.dumps(' '.join(names))}" for path, names in sorted(found.items())
    ]
    versions = {"keras": keras.__version__, "tf_keras": tf_keras.__version__}
    head = f'{{"versions":{json.dumps(versions)},\n"parameters":{{\n'
    text = head + ",\n".join(rows) + "\n}}\n"
    sys.stdout.write(json.dumps([text, defaults()]) if sys.argv[1:] == ["both"] else text)


if __name__ == "__main__":
    main()
