"""The type stubs of the namespaces whose functions take a config: a TypedDict for each.

With them an editor completes the keys, shows what they mean, and a type checker refuses wrong
ones. `pytest --update` writes them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

import operation_stubs
from stub_annotations import Written, annotations, home_of, imports, keys_of, origin, written

import tfjs as tf
import tfjs.extensions.layers  # so that their factories are among the others
from tfjs.engine import Op
from tfjs.layers.base import LayerConfig
from tfjs.ops.registry import PUBLIC
from tfjs.optimizers.options import OptimizerConfig
from tfjs.serialization import FACTORIES, REQUIRED, Factory
from tfjs.serialization.both import FunctionOrFactory
from tfjs.train import OptimizerFactory

TITLE = "# Made from signatures by tests/stubs.py; `pytest --update` writes it again."
NOWHERE = "# There is no such module when a program runs: `tf` has these namespaces itself."

BASES: Mapping[str, type] = {"layers": LayerConfig, "train": OptimizerConfig}
"""The keys that all factories of a namespace have."""

MODULES = ("callbacks", "constraints", "initializers", "losses", "metrics", "regularizers")
"""Namespaces that are a package; the others are put together when tfjs is loaded."""

LAYER_CLASSES = (
    "Input",
    "InputSpec",
    "Layer",
    "LayerVariable",
    "Node",
    "RNNCell",
    "SymbolicTensor",
)

Imports = set[tuple[str, str]]


def files() -> dict[str, str]:
    """Every stub by its path below runtime/tfjs: that of the module, where there is one."""
    made = {"layers/__init__.pyi": _layers(), "namespaces/__init__.pyi": NOWHERE + "\n"}
    for name in MODULES:
        module = import_module(f"tfjs.{name}")
        more = vars(PUBLIC[name]) if name in PUBLIC else {}
        made[f"{name}/__init__.pyi"] = _namespace(name, [TITLE], {**_shown(module), **more})
    for name, members in PUBLIC.items():
        path = f"namespaces/{name}.pyi"
        if isinstance(members, SimpleNamespace) and f"{name}/__init__.pyi" not in made:
            made[path] = _namespace(name, [TITLE, NOWHERE], vars(members))
    return made


def _shown(module: ModuleType) -> dict[str, Any]:
    """The contents of a module that are of tfjs; not its submodules and imported functions."""
    names: list[str] = getattr(module, "__all__", None) or [*vars(module)]
    own = module.__name__
    return {
        name: one
        for name in names
        if not name.startswith("_")
        for one in [getattr(module, name)]
        if isinstance(one, Factory | FunctionOrFactory)
        or (not isinstance(one, ModuleType) and origin(name, own).startswith(own))
    }


def _layers() -> str:
    body, used, seen = _factories(FACTORIES["layers"], BASES["layers"])
    classes = [getattr(tf.layers, name) for name in LAYER_CLASSES]
    again = {(cls.__module__, cls.__name__) for cls in (*classes, LayerConfig)} | seen
    return "\n".join([TITLE, *imports(used, again), "", "input = Input", "", *body])


def _namespace(name: str, title: Sequence[str], contents: Mapping[str, Any]) -> str:
    factories: dict[str, Any] = {}
    functions: list[str] = []
    shown: Imports = set()
    for member, one in sorted(contents.items()):
        if isinstance(one, Factory | FunctionOrFactory | OptimizerFactory):
            factories[member] = one
        elif isinstance(one, Op):
            functions += operation_stubs.function(member, one, method=False)
        elif name in MODULES and (home := origin(member, f"tfjs.{name}")) != f"tfjs.{name}":
            shown.add((home, member))
        elif inspect.isfunction(one):
            functions += operation_stubs.function(member, one, method=False)
        elif isinstance(one, type) and one.__name__ == member:
            shown.add((one.__module__, member))
    body, used, seen = _factories(factories, BASES.get(name))
    parts = [*functions, *body]
    used |= _FUNCTIONS
    modules = [f"import {m}" for m in ("collections.abc", "builtins", "typing")
               if any(f"{m}." in line for line in parts)]  # fmt: skip
    words = set(re.findall(r"\w+", "\n".join(parts)))
    own = {each for _, each in shown}
    needed = {home for home in used | seen if home[1] in words}
    for home in [home for home in needed - shown if home[1] in own]:
        needed.remove(home)
        needed.add(tuple(home[0].rsplit(".", 1)))
        parts = [_of_module(line, *home) for line in parts]
    lines = [*title, *modules, *imports(needed, shown), ""]
    return "\n".join([*lines, *parts])


def _of_module(line: str, module: str, name: str) -> str:
    """A line of a stub, a class by its module: the namespace shows another one of its name."""
    is_annotation = re.match(r"\s+\w+: |.*-> ", line) is not None
    whole = f"{module.rpartition('.')[2]}.{name}"
    return re.sub(rf"(?<![\w.]){name}(?!\w)", whole, line) if is_annotation else line


# Names in the signatures of operations.
_FUNCTIONS: Imports = {
    ("typing", "Any"),
    ("collections.abc", "Sequence"),
    ("collections.abc", "Callable"),
    ("collections.abc", "Mapping"),
    ("tfjs.operations", "TensorLike"),
    ("tfjs.promise", "Promise"),
    ("tfjs.tensor", "Tensor"),
}


def _factories(
    factories: Mapping[str, Any], base: type | None
) -> tuple[list[str], Imports, Imports]:
    """The text of factories, what it imports, and the classes that they make."""
    body: list[str] = []
    used: Imports = set()
    seen: Imports = set()
    configs: set[type] = set()
    for name, one in factories.items():
        made = home_of(one.cls)
        seen.add((made.__module__, made.__name__))
        config = _Config(one, base)
        if config.new and one.cls not in configs:
            body += config.lines(name)
        configs.add(one.cls)
        used |= config.imports
        required = any(default is REQUIRED for default in config.own.values())
        body += _function(name, one, config.name, made.__name__, required)
        if isinstance(one, FunctionOrFactory):
            used.add(("typing", "overload"))
        if isinstance(one, OptimizerFactory):
            used |= {home for each in _places(one).values() for home in each.imports}
            seen.add(("tfjs.optimizers.base", "Optimizer"))
    return body, used, seen


class _Config:
    """The TypedDict of a factory: its own keys, and the base that has the others."""

    def __init__(self, factory: Any, base: type | None) -> None:
        self.cls = factory.cls
        keys = keys_of(factory)
        shared = set(base.__annotations__) if base is not None else set()
        inherits = base is not None and shared <= set(keys)
        self.base = base.__name__ if base is not None and inherits else "TypedDict"
        self.own = {k: default for k, default in keys.items() if not (inherits and k in shared)}
        self.new = bool(self.own) or self.base == "TypedDict"
        self.name = f"{self.cls.__name__}Config" if self.new else self.base
        found = annotations(self.cls)
        if isinstance(factory, OptimizerFactory):
            other = self.cls.keras
            found = (annotations(other) if other is not None else {}) | found
            found["arithmetic"] = written("Arithmetic", "tfjs.optimizers.keras")
        self.types = {key: found[key] for key in self.own}
        self.imports: Imports = {home for one in self.types.values() for home in one.imports}
        self.imports.add(("typing", "TypedDict"))
        if base is not None and inherits:
            self.imports.add((base.__module__, base.__name__))
        if REQUIRED in self.own.values():
            self.imports.add(("typing", "Required"))

    def lines(self, name: str) -> Iterator[str]:
        yield f"class {self.name}({self.base}, total=False):"
        yield f'    """What `{name}` takes."""'
        yield ""
        for key, default in self.own.items():
            yield f"    {key}: {self._type(self.types[key], default)}"
        yield ""

    def _type(self, one: Written, default: Any) -> str:
        if default is REQUIRED:
            return f"Required[{one.text}]"
        return one.text if one.takes_none else f"{one.text} | None"


def _function(name: str, one: Any, config: str, made: str, required: bool) -> Iterator[str]:
    default = "" if required else " = ..."
    match one:
        case OptimizerFactory():
            yield _optimizer(name, one, config)
            yield from _documented(one.cls.__doc__)
        case FunctionOrFactory():
            yield "@overload"
            yield f"def {name}(args: {config}{default}) -> {made}:"
            yield from _documented(one.cls.__doc__)
            yield "@overload"
            yield from operation_stubs.function(name, one.function, method=False)
        case _:
            yield f"def {name}(args: {config}{default}) -> {made}:"
            yield from _documented(one.__doc__)


def _places(one: OptimizerFactory) -> dict[str, Written]:
    """The positional arguments, as in TF.js."""
    found = annotations(one.cls)
    signature = inspect.signature(one.cls).parameters.values()
    return {p.name: found[p.name] for p in signature if p.kind is p.POSITIONAL_OR_KEYWORD}


def _optimizer(name: str, one: OptimizerFactory, config: str) -> str:
    """A config, or numbers in their places."""
    (first, type_), *rest = _places(one).items()
    more = [f"{key}: {each.text}{'' if each.takes_none else ' | None'} = ..." for key, each in rest]
    given = ", ".join([f"{first}: {config} | {type_.text} = ...", *more, "/"])
    return f"def {name}({given}) -> Optimizer:"


def _documented(text: str | None) -> Iterator[str]:
    """The body of a function in a stub: what an editor shows of it."""
    lines = inspect.cleandoc(text or "").splitlines()
    if not lines:
        yield "    ..."
    elif len(lines) == 1:
        yield f'    """{lines[0]}"""'
    else:
        yield f'    """{lines[0]}'
        yield from (f"    {line}" if line else "" for line in lines[1:])
        yield '    """'
    yield ""
