"""Imports and exports, ES modules and CommonJS."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import CHARTS, CHARTS_PACKAGE, advice
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import document, document_text, is_document
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Untranslatable,
    beside,
    statement,
)
from keras_tfjs.javascript.to_python.expressions import say_undeclared
from keras_tfjs.javascript.to_python.nodes import walk
from keras_tfjs.source import importable

PACKAGE = re.compile(
    r"@tensorflow/tfjs(?:-node(?:-gpu)?|-core|-layers|-data|-converter|-backend-\w+)?(?:/.*)?"
)
_NUMPY = "numpy"
_APPLICATIONS = "applications"
"""A module of Python itself; the other that comes with translations is a part of `tfjs`."""
_MISSPELT = "@tensorlowjs/tfjs"
_NODE = {
    "fs": "open, pathlib",
    "path": "os.path, pathlib",
    "os": "os",
    "util": "the standard library",
    "child_process": "subprocess",
    "crypto": "hashlib",
    "http": "http.server, urllib.request",
    "https": "urllib.request",
    "zlib": "gzip, zlib",
    "perf_hooks": "time.perf_counter",
    "events": "callbacks",
    "stream": "iterators",
    "readline": "input",
    "url": "urllib.parse",
    "assert": "assert",
}


_MODULES = {CHARTS_PACKAGE: CHARTS}
"""Python names of packages that the next stage translates."""


def _is_framework(c: Converter, source: str, node: tree.Node) -> bool:
    if source == _MISSPELT:
        c.report("KT311", node, found=f"'{source}'", wanted="'@tensorflow/tfjs'")
        return True
    return source in _MODULES or PACKAGE.fullmatch(source) is not None


def _python_module(c: Converter, source: str) -> tuple[str, int] | None:
    """The module of a relative path and how many packages up it is: 0 for a neighbour of a
    program, 1 for one of a package's module."""
    if not source.startswith("."):
        return None
    parts = [one for one in re.sub(r"\.(?:m|c)?[jt]sx?$", "", source).split("/") if one]
    level = 0
    while parts and parts[0] in (".", ".."):
        level += parts[0] == ".."
        parts.pop(0)
    if parts and parts[-1] == "index" and (level or c.is_in_package or len(parts) > 1):
        parts.pop()
    if level or c.is_in_package:
        return ".".join(map(importable, parts)), level + 1
    return ".".join(map(importable, parts)) or "index", 0


@statement(tree.Import)
def import_(c: Converter, node: tree.Import) -> list[ast.stmt]:
    if node.type_only:
        return []
    if _is_framework(c, node.source, node):
        return _framework(c, node)
    module = _python_module(c, node.source)
    if module is None:
        raise _foreign(node, node.source)
    name, level = module
    made: list[ast.stmt] = []
    library = beside(node.source, c.options)
    if library is not None and node.namespace is not None:
        bound = c.names[node.namespace]
        alias = ast.alias(name, bound if bound != name else None)
        if library == _NUMPY:
            return [ast.Import([alias])]
        home = "tfjs.extensions" if library == _APPLICATIONS else "tfjs"
        return [ast.ImportFrom(home, [alias], 0)]
    if node.names:
        aliases = [_alias(c, one) for one in node.names]
        made.append(ast.ImportFrom(name or None, aliases, level))
    if node.default is not None:
        bound = c.names[node.default]
        alias = ast.alias("default", bound if bound != "default" else None)
        made.append(ast.ImportFrom(name or None, [alias], level))
    if node.namespace is not None:
        made.append(_module_import(c, name, level, node.namespace))
    return made


def _module_import(c: Converter, module: str, level: int, bound: str) -> ast.stmt:
    alias = c.names[bound]
    package, _, last = module.rpartition(".")
    if level and not module:
        load = build.attribute(c.uses_module("importlib"), "import_module")
        package_name = build.name("__package__")
        loaded = build.call(load, build.constant("." * level), package_name)
        return build.assign(build.name(alias), loaded)
    if not level:
        return ast.Import([ast.alias(module, alias if alias != module else None)])
    return ast.ImportFrom(
        package or None, [ast.alias(last, alias if alias != last else None)], level
    )


def _alias(c: Converter, node: tree.Specifier) -> ast.alias:
    name, bound = c.names[node.name], c.names[node.alias]
    return ast.alias(name, bound if bound != name else None)


def _framework(c: Converter, node: tree.Import) -> list[ast.stmt]:
    module = _MODULES.get(node.source, "tfjs")
    made: list[ast.stmt] = [
        ast.Import([ast.alias(module, c.names[one])])
        for one in (node.default, node.namespace)
        if one is not None
    ]
    if node.names:
        aliases = []
        for specifier in node.names:
            bound = c.names[specifier.alias]
            aliases.append(ast.alias(specifier.name, bound if bound != specifier.name else None))
        made.append(ast.ImportFrom(module, aliases, 0))
    return made


def _foreign(node: tree.Node, source: str) -> Untranslatable:
    plain = source.removeprefix("node:").split("/")[0]
    if plain in _NODE:
        return Untranslatable(
            node, "KT312", name=f"module {source}", host="Node", counterpart=_NODE[plain]
        )
    return Untranslatable(node, "KT310", module=source, help=advice(source, javascript=True))


def required(c: Converter, node: tree.Declarator) -> list[ast.stmt] | None:
    """`const tf = require('...')`; None if it is another declaration."""
    match node.value:
        case tree.Call(
            callee=tree.Identifier(name="require") as callee,
            arguments=(tree.StringLiteral(value=source),),
        ) if (
            c.variable(callee) is None
        ):
            pass
        case tree.Await(
            value=tree.Call(
                callee=tree.Identifier(name="import"), arguments=(tree.StringLiteral(value=source),)
            )
        ) if isinstance(node.target, tree.Object):
            pass
        case _:
            return None
    names: tuple[tree.Specifier, ...] | None = None
    bound: str | None = None
    match node.target:
        case tree.Identifier(name=bound):
            pass
        case tree.Object(properties=members):
            specifiers = []
            for member in members:
                match member:
                    case tree.Property(
                        key=tree.Identifier(name=name), value=tree.Identifier(name=alias)
                    ):
                        specifiers.append(tree.Specifier(name, alias))
                    case _:
                        return None
            names = tuple(specifiers)
        case _:
            return None
    if bound is not None and source.startswith(".") and _is_used_itself(c, bound):
        return import_(c, tree.Import(source, default=bound, span=node.span))
    made = tree.Import(source, namespace=bound, names=names, span=node.span)
    return import_(c, made)


def _is_used_itself(c: Converter, name: str) -> bool:
    """Whether what a module is required as is called or made: then it is one value."""
    variable = c.scopes.global_variable(name)
    uses = {id(one) for one in variable.uses} if variable is not None else set()
    return any(
        isinstance(node, tree.Call | tree.New) and id(node.callee) in uses
        for node in tree.walk(c.program)
    )


def exported(c: Converter, value: tree.Expression) -> list[ast.stmt]:
    """`module.exports = {a, b: c}`: names of the module; anything else is its `default`."""
    if not isinstance(value, tree.Object):
        return exported_as(c, "default", value)
    made: list[ast.stmt] = []
    for one in value.properties:
        match one:
            case tree.Property(key=tree.Identifier(name=name), value=inner, computed=False):
                made.extend(exported_as(c, name, inner))
            case _:
                raise c.unsupported(one, "this export")
    return made


def exported_as(c: Converter, name: str, value: tree.Expression) -> list[ast.stmt]:
    from keras_tfjs.javascript.to_python.assignments import named_value

    made = named_value(c, value, tree.Identifier(name))
    spelled = c.names[name]
    if isinstance(made, ast.Name) and made.id == spelled:
        return []
    return [build.assign(build.name(spelled), made)]


@statement(tree.Export)
def export(c: Converter, node: tree.Export) -> list[ast.stmt]:
    """Everything in a Python module can be imported: the declaration alone."""
    if node.declaration is not None:
        produced = c.statement(node.declaration)
        _documented(c, node, produced)
        return produced
    match node.default:
        case tree.Function(name=tree.Identifier()) as function:
            produced = c.statement(tree.FunctionDeclaration(function, span=node.span))
            _documented(c, node, produced)
            return [*produced, _as_default(c, function.name)]
        case tree.Class(name=tree.Identifier()) as definition:
            produced = c.statement(tree.ClassDeclaration(definition, span=node.span))
            _documented(c, node, produced)
            return [*produced, _as_default(c, definition.name)]
        case None:
            pass
        case tree.Identifier(name=name):
            return [build.assign(build.name("default"), build.name(_exported_name(c, name)))]
        case value:
            from keras_tfjs.javascript.to_python.assignments import named_value

            target = tree.Identifier("default")
            return [build.assign(build.name("default"), named_value(c, value, target))]
    if node.source is None:
        return [
            build.assign(build.name(c.names[one.alias]), build.name(_exported_name(c, one.name)))
            for one in node.names or ()
            if one.alias != one.name
        ]
    module = _python_module(c, node.source)
    if module is None:
        raise _foreign(node, node.source)
    name, level = module
    if node.names is not None:
        return [ast.ImportFrom(name or None, [_alias(c, one) for one in node.names], level)]
    if node.everything:
        return [ast.ImportFrom(name or None, [ast.alias("*", None)], level)]
    return [_module_import(c, name, level, node.namespace or name)]


def _exported_name(c: Converter, name: str) -> str:
    variable = c.scopes.global_variable(name)
    return variable.python if variable is not None else c.names[name]


def _as_default(c: Converter, name: tree.Identifier | None) -> ast.stmt:
    """`default = name`: what an import without braces takes."""
    assert name is not None
    return build.assign(build.name("default"), build.name(_exported_name(c, name.name)))


def _documented(c: Converter, node: tree.Export, produced: list[ast.stmt]) -> None:
    match produced:
        case [*_, (ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef()) as made]:
            document(c, node, made)
        case _:
            pass


def header(c: Converter, program: tree.Program) -> tuple[ast.stmt | None, tree.Program]:
    """The documentation comment at the top, parted by a blank line, as the module's docstring."""
    if not program.body:
        return None, program
    first, *rest = program.body
    match first.leading:
        case (comment, gap, *others) if gap is tree.GAP and is_document(comment):
            pass
        case (comment, following, *others) if is_document(comment) and following.blank_before:
            others = [following, *others]
        case _:
            return None, program
    docstring = build.run(build.constant(document_text(comment)))
    if comment.span is not None:
        c.lines[docstring] = comment.span.line
    first = replace(first, leading=tuple(others), blank_before=True)
    return docstring, replace(program, body=(first, *rest))


def needed_imports(c: Converter, module: ast.Module) -> list[ast.stmt]:
    """Imports of the standard modules and the support module that the translation uses; what the
    file lacks otherwise is said."""
    used = {inner.id for inner in walk(module) if isinstance(inner, ast.Name)}
    say_undeclared(c, used)
    made: list[ast.stmt] = [
        ast.Import([ast.alias(name, None)])
        for name in sorted(c.modules)
        if name.partition(".")[0] in used
    ]
    if "js" in used and c.support:
        made.append(ast.ImportFrom("tfjs", [ast.alias("js", None)], 0))
    return made
