"""Node's modules `fs`, `path` and `os`, where Python has a counterpart of all that a file uses of
them: their imports go, and the rows know their functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_javascript
from keras_tfjs.javascript.node_modules import MODULES, PREFIX


def without_node(program: tree.Program) -> tree.Program:
    """The program with the modules' names marked, without their imports; what uses more of a module
    than rows know keeps it."""
    imports = {id(one): names for one in program.body if (names := dict(_bound(one)))}
    told = {name: what for names in imports.values() for name, what in names.items()}
    while told:
        body = tuple(
            one
            for one in program.body
            if id(one) not in imports or not _all(imports[id(one)], told)
        )
        made = tree.changed(replace(program, body=body), partial(_marked, told))
        unknown = set(_untold(made))
        lost = {name for name, what in told.items() if unknown & {name, _module_name(what)}}
        if not lost:
            assert isinstance(made, tree.Program)
            return made
        told = {name: what for name, what in told.items() if name not in lost}
    return program


def _all(names: Iterable[str], told: dict[str, str]) -> bool:
    return all(name in told for name in names)


def _module_name(what: str) -> str:
    return PREFIX + what.split(".")[0]


def _marked(told: dict[str, str], node: tree.Node) -> tree.Node:
    match node:
        case tree.Member(object=tree.Identifier(name=name) as root) if name in told:
            if "." not in told[name]:
                return replace(node, object=replace(root, name=_module_name(told[name])))
        case tree.Call(callee=tree.Identifier(name=name) as root) if name in told:
            _, _, function = told[name].partition(".")
            if function:
                module = replace(root, name=_module_name(told[name]))
                return replace(node, callee=tree.Member(module, function, span=root.span))
        case _:
            pass
    return node


def _untold(node: tree.Node) -> Iterator[str]:
    """The names that are used outside the forms of rows."""
    inner = tree.children(node)
    match node:
        case tree.Identifier(name=name):
            yield name
        case tree.Call() | tree.Member() | tree.New() if _is_of_module(node):
            operands = next((given for _, _, given in match_javascript(node)), None)
            if operands is not None:
                inner = iter(operands.values())
        case _:
            pass
    for one in inner:
        yield from _untold(one)


def _is_of_module(node: tree.Expression) -> bool:
    """Whether a chain of members and calls starts at a marked name, or calls a helper."""
    while True:
        match node:
            case tree.Call(callee=inner) | tree.Member(object=inner) | tree.New(callee=inner):
                node = inner
            case tree.Identifier(name=name):
                return name.startswith(PREFIX)
            case _:
                return False


def _bound(node: tree.Statement) -> Iterator[tuple[str, str]]:
    """Names that an import of one of the modules binds, and what they are: `fs.existsSync`."""
    match node:
        case tree.Import(source=source) if (module := _module(source)) is not None:
            for name in (node.default, node.namespace):
                if name:
                    yield name, module
            for one in node.names or ():
                yield one.alias, f"{module}.{one.name}"
        case tree.Declaration(
            declarators=(
                tree.Declarator(
                    target=tree.Identifier(name=name),
                    value=tree.Call(
                        callee=tree.Identifier(name="require"),
                        arguments=(tree.StringLiteral(value=source),),
                    ),
                ),
            )
        ) if (module := _module(source)) is not None:
            yield name, module
        case _:
            pass


def _module(source: str) -> str | None:
    name = source.removeprefix("node:")
    return name if name in MODULES else None
