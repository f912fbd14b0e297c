"""Functions of the project's other modules: their signatures, and whether they wait."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from keras_tfjs.javascript.from_python.colour import Colour
from keras_tfjs.javascript.from_python.signatures import Definitions, FunctionNode
from keras_tfjs.kinds import infer
from keras_tfjs.source import Dialect, Module, Options


@dataclass
class Imported:
    """Functions under the names by which the importing file's facts know them, and those of them
    that wait for a promise."""

    functions: dict[str, FunctionNode] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)


def imported(options: Options) -> Imported:
    """What the modules define that a file with these options imports. A module that does not parse
    defines nothing."""
    found = Imported()
    for name, module in options.modules.items():
        if module.dialect.is_python:
            _collect(found, name, module)
    return found


def _collect(found: Imported, name: str, module: Module) -> None:
    try:
        parsed = ast.parse(module.text)
    except (SyntaxError, ValueError, RecursionError):
        return
    inner = Options(modules=module.modules)
    facts = infer(parsed, inner, module.dialect)
    definitions = Definitions(parsed, facts)
    is_keras = module.dialect is Dialect.KERAS
    colour = Colour(parsed, facts, definitions, imported(inner).waiting, keras=is_keras)
    for qualified, function in definitions.functions.items():
        path = f"{name}.{qualified.removeprefix('__main__.')}"
        found.functions[path] = function
        if colour.waits(function) and not isinstance(function, ast.AsyncFunctionDef):
            found.waiting.add(path)
