"""The command line that our helper PyArgumentParser reads, as argparse."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.vocabulary import destinations

_METHODS = {
    "addArgument": "add_argument",
    "parseArgs": "parse_args",
    "parseKnownArgs": "parse_known_args",
    "setDefaults": "set_defaults",
    "help": "print_help",
    "error": "error",
}
_TYPES = {"pyInt": "int", "pyFloat": "float", "String": "str", "Boolean": "bool"}


def parser(c: Converter, node: tree.New) -> ast.expr:
    """`new PyArgumentParser({description: ...})`."""
    made = ast.Call(c.python("argparse.ArgumentParser"), [], [])
    for option in _options(node.arguments):
        if option.name == "showsDefaults":
            formatter = c.python("argparse.ArgumentDefaultsHelpFormatter")
            made.keywords.append(ast.keyword("formatter_class", formatter))
        else:
            made.keywords.append(ast.keyword(option.name, c.expression(option.value)))
    return made


def of_parser(c: Converter, node: tree.Call) -> ast.expr | None:
    """A call of a method that such a parser has; None for any other call."""
    match node:
        case tree.Call(callee=tree.Member(object=owner, name=name)) if name in _METHODS and (
            name not in ("help", "error") or _is_parser(c, owner)
        ):
            pass
        case _:
            return None
    given = [one for one in node.arguments if not isinstance(one, tree.Object)]
    values = [c.expression(one) for one in given]
    made = build.method(c.expression(owner), _METHODS[name], *values)
    for option in _options(node.arguments):
        word = option.name if name == "addArgument" else c.names.attribute(option.name)
        made.keywords.append(ast.keyword(word, _value(c, option)))
    if name == "addArgument" and not any(one.arg == "dest" for one in made.keywords):
        made.keywords.extend(_destination(c, node))
    return made


def _destination(c: Converter, node: tree.Call) -> list[ast.keyword]:
    """`dest` where the program reads the option under another name than its own words joined."""
    name = next(destinations(node.arguments))
    spelled = c.member(name)
    joined = re.sub("[A-Z]", lambda one: f"_{one[0].lower()}", name)
    return [] if spelled == joined else [ast.keyword("dest", build.constant(spelled))]


def _is_parser(c: Converter, node: tree.Expression) -> bool:
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    match variable.value if variable is not None else None:
        case tree.New(callee=callee):
            return c.is_standard(callee, "PyArgumentParser")
        case _:
            return False


@dataclass(frozen=True)
class _Option:
    name: str
    value: tree.Expression


def _options(arguments: tuple[tree.Expression, ...]) -> list[_Option]:
    found = []
    for one in arguments:
        for member in one.properties if isinstance(one, tree.Object) else ():
            match member:
                case tree.Property(key=tree.Identifier(name=name), value=value):
                    found.append(_Option(name, value))
                case _:
                    pass
    return found


def _value(c: Converter, option: _Option) -> ast.expr:
    match option.name, option.value:
        case "type", tree.Identifier(name=name) if name in _TYPES:
            return build.name(_TYPES[name])
        case "dest", tree.StringLiteral(value=name):
            return build.constant(c.member(name))
        case _, value:
            return c.expression(value)
