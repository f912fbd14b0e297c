"""What programs have of the machine they run on: which calls give paths, files and dates; the
calls of theirs that take more than a row's operands."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.command_line import destination
from keras_tfjs.javascript.from_python.expressions import elements, property_of
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

_TYPES = {"int": "pyInt", "float": "pyFloat", "str": "String", "bool": "Boolean", "Path": "String"}
_PARSER = {
    "add_argument": "addArgument",
    "parse_args": "parseArgs",
    "parse_known_args": "parseKnownArgs",
    "set_defaults": "setDefaults",
    "print_help": "help",
    "error": "error",
}
_GROUPS = ("add_argument_group", "add_mutually_exclusive_group")
_SHOWN = ("prog", "description", "epilog")


def host_call(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """A call of argparse, datetime.timedelta, pathlib or csv; None for any other."""
    match name, node:
        case "pathlib.Path" | "pathlib.PurePath", ast.Call(args=[ast.Constant(value=str()), *_]):
            parts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if len(parts) == len(node.args):
                return tree.StringLiteral(str(PurePosixPath(*(str(one) for one in parts))))
        case "datetime.timedelta", ast.Call(args=[]):
            return tree.New(build.name("PyDuration"), (_object(t, node.keywords),))
        case "datetime.timedelta", ast.Call(args=[days], keywords=[]):
            given = tree.Object((property_of("days", t.expression(days)),))
            return tree.New(build.name("PyDuration"), (given,))
        case "argparse.ArgumentParser", _:
            return _parser(t, node)
        case _:
            pass
    match node.func:
        case ast.Attribute(value=receiver, attr=attr) if t.forms.of(receiver) == "parser":
            return _of_parser(t, node, receiver, attr)
        case _:
            return None


def _parser(t: Translator, node: ast.Call) -> tree.Expression:
    made = [one for one in node.keywords if one.arg in _SHOWN]
    shows = any(
        one.arg == "formatter_class" and ast.unparse(one.value).endswith("DefaultsHelpFormatter")
        for one in node.keywords
    )
    flag = [property_of("showsDefaults", tree.BooleanLiteral(True))] if shows else []
    options = [*_properties(t, made), *flag]
    positional = elements(t, node.args, node)
    if positional:
        options = [property_of("prog", positional[0]), *options]
    arguments = (tree.Object(tuple(options)),) if options else ()
    return tree.New(build.name("PyArgumentParser"), arguments)


def _of_parser(t: Translator, node: ast.Call, receiver: ast.expr, attr: str) -> tree.Expression:
    made = t.expression(receiver)
    if attr in _GROUPS:
        return made
    if attr not in _PARSER:
        way_out = "read `process.argv`, or `parseArgs` of node:util, for it"
        name = f"argparse.ArgumentParser.{attr}"
        raise Untranslatable(node, "KT308", name=name, help=way_out)
    arguments = elements(t, node.args, node)
    if attr == "add_argument":
        options = [_argument_option(t, one) for one in node.keywords]
        options.extend(_destination(t, node))
    else:
        options = _properties(t, node.keywords)
    if options:
        arguments = (*arguments, tree.Object(tuple(options)))
    return build.method(made, _PARSER[attr], *arguments)


def _argument_option(t: Translator, keyword: ast.keyword) -> tree.Expression:
    word = keyword.arg or ""
    match word, keyword.value:
        case "type", value if (plain := ast.unparse(value).split(".")[-1]) in _TYPES:
            return property_of("type", build.name(_TYPES[plain]))
        case "action", value if ast.unparse(value).endswith("BooleanOptionalAction"):
            what = "an option that has a --no- form"
            raise Untranslatable(keyword.value, "KT301", what=what, source=t.source(value))
        case "dest", ast.Constant(value=str() as name):
            return property_of("dest", tree.StringLiteral(t.names.attribute(name)))
        case _:
            return property_of(word, t.expression(keyword.value))


def _destination(t: Translator, node: ast.Call) -> list[tree.Expression]:
    """`dest` where the attribute is spelled otherwise than the option's words joined."""
    name = destination(node)
    if name is None or any(one.arg == "dest" for one in node.keywords):
        return []
    first, *rest = name.split("_")
    joined = first + "".join(one[:1].upper() + one[1:] for one in rest)
    spelled = t.names.attribute(name)
    return [] if spelled == joined else [property_of("dest", tree.StringLiteral(spelled))]


def _properties(t: Translator, keywords: list[ast.keyword]) -> list[tree.Expression]:
    return [
        property_of(t.names.attribute(one.arg or ""), t.expression(one.value)) for one in keywords
    ]


def _object(t: Translator, keywords: list[ast.keyword]) -> tree.Expression:
    return tree.Object(tuple(_properties(t, keywords)))
