"""The type stub of `tf.layers`, made from the layers' signatures: a TypedDict for every config.

With it an editor completes the keys and a type checker refuses wrong ones. `pytest --update`
writes it to runtime/tfjs/layers/__init__.pyi.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import tfjs as tf
import tfjs.extensions.layers  # so that their factories are among the others
from tfjs.layers.base import LayerConfig
from tfjs.serialization import FACTORIES, REQUIRED, Factory, config_keys, declares_keys

TITLE = "# Made from the layers' signatures by tests/stubs.py; `pytest --update` writes it again."

# Where the names in annotations come from.
HOMES = {
    "ActivationLike": "tfjs.activations",
    "Callable": "collections.abc",
    "ConstraintLike": "tfjs.constraints",
    "DataFormat": "tfjs.layers.spatial",
    "InitializerLike": "tfjs.initializers",
    "Mapping": "collections.abc",
    "Interpolation": "tfjs.layers.preprocessing",
    "Margins": "tfjs.layers.resampling",
    "MergeMode": "tfjs.layers.wrappers",
    "OutputMode": "tfjs.layers.preprocessing",
    "Padding": "tfjs.layers.spatial",
    "RegularizerLike": "tfjs.regularizers",
    "Sequence": "collections.abc",
    "Sizes": "tfjs.layers.spatial",
    "Tensor": "tfjs.tensor",
}
STANDARD = {"Callable", "Mapping", "Sequence"}
TYPING = {"Any", "Literal"}
ALWAYS = (
    "Input",
    "InputSpec",
    "Layer",
    "LayerVariable",
    "Node",
    "RNNCell",
    "SymbolicTensor",
)


def stub() -> str:
    """The whole text."""
    factories = FACTORIES["layers"]
    body: list[str] = []
    configs: set[type] = set()
    for name, one in factories.items():
        body += _factory(name, one, one.cls not in configs)
        configs.add(one.cls)
    used = set(re.findall(r"\b[A-Z]\w+", "\n".join(body)))
    typing = ", ".join(sorted({"Required", "TypedDict"} | used & TYPING))
    standard = _imports(used & STANDARD)
    own = _imports((used & HOMES.keys()) - STANDARD)
    classes = [getattr(tf.layers, name) for name in ALWAYS] + [f.cls for f in factories.values()]
    own |= {f"from {cls.__module__} import {cls.__name__} as {cls.__name__}" for cls in classes}
    own.add("from tfjs.layers.base import LayerConfig as LayerConfig")
    blocks = (
        [TITLE, *sorted(standard), f"from typing import {typing}"],
        sorted(own),
        ["input = Input"],
        body,
    )
    return "\n".join(line for block in blocks for line in (*block, ""))


def _imports(names: set[str]) -> set[str]:
    """A line for each module."""
    modules = {HOMES[name] for name in names}
    return {
        f"from {module} import {', '.join(sorted(n for n in names if HOMES[n] == module))}"
        for module in modules
    }


def _factory(name: str, factory: Factory[Any], first: bool) -> Iterator[str]:
    cls = factory.cls
    base = set(LayerConfig.__annotations__)
    keys = config_keys(cls)
    inherits = base <= set(keys)
    config = f"{cls.__name__}Config"
    own = {key: default for key, default in keys.items() if not (inherits and key in base)}
    if own and first:
        yield f"class {config}({'LayerConfig' if inherits else 'TypedDict'}, total=False):"
        annotations = _annotations(cls)
        for key, default in own.items():
            written = annotations[key]
            if default is REQUIRED:
                written = f"Required[{written}]"
            elif written != "Any" and "None" not in re.split(r"\W+", written):
                written += " | None"
            yield f"    {key}: {written}"
        yield ""
    needed = any(default is REQUIRED for default in own.values())
    argument = f"args: {config if own else 'LayerConfig'}{'' if needed else ' = ...'}"
    yield f"def {name}({argument}) -> {cls.__name__}: ..."
    yield ""


# What the keys of extensions take: they declare defaults, no types.
SUFFIXES = {
    "Initializer": "InitializerLike",
    "Regularizer": "RegularizerLike",
    "Constraint": "ConstraintLike",
    "ctivation": "ActivationLike",
    "dataFormat": "DataFormat",
}


def _declared(key: str, default: Any) -> str:
    """The type of an extension's key."""
    for suffix, written in SUFFIXES.items():
        if key.endswith(suffix):
            return written
    match default:
        case bool():
            return "bool"
        case str():
            return "str"
        case _:
            return "Any"


def _annotations(cls: type) -> dict[str, str]:
    """The annotations of all keywords, as they are written in the class and its bases."""
    if declares_keys(cls):
        return {key: _declared(key, default) for key, default in config_keys(cls).items()}
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if "__init__" in vars(base) and base is not object:
            for parameter in inspect.signature(vars(base)["__init__"]).parameters.values():
                found[parameter.name] = str(parameter.annotation)
    return found
