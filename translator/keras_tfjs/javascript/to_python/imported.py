"""Functions of the project's other modules that a file imports by name."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import FunctionNode, Variable
from keras_tfjs.source import Dialect, Module, Options, SourceSyntaxError


def imported(
    program: tree.Program, scopes: Scopes, options: Options
) -> dict[Variable, FunctionNode]:
    """What the imported names stand for, where that is a function. A module that does not parse
    gives nothing."""
    found: dict[Variable, FunctionNode] = {}
    for node in program.body:
        if not isinstance(node, tree.Import) or not node.names:
            continue
        module = options.modules.get(node.source)
        if module is None or module.dialect.is_python:
            continue
        exported = _exported(module)
        for specifier in node.names:
            variable = scopes.global_variable(specifier.alias)
            if variable is not None and specifier.name in exported:
                found[variable] = exported[specifier.name]
    return found


def _exported(module: Module) -> dict[str, FunctionNode]:
    try:
        program = parse(module.text, module.dialect is Dialect.TS)
    except SourceSyntaxError:
        return {}
    found: dict[str, FunctionNode] = {}
    for node in program.body:
        inner = node.declaration if isinstance(node, tree.Export) else node
        match inner:
            case tree.FunctionDeclaration(function=tree.Function(name=name) as function) if name:
                found[name.name] = function
            case tree.Declaration(
                declarators=(
                    tree.Declarator(
                        target=tree.Identifier(name=name),
                        value=(tree.Arrow() | tree.Function()) as function,
                    ),
                )
            ):
                found[name] = function
            case _:
                pass
    return found
