"""JavaScript or TypeScript text to strict TF.js-style Python."""

from __future__ import annotations

import ast

from keras_tfjs.depth import is_deep, with_room
from keras_tfjs.diagnostics import Stage
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.helpers import without_helpers
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.to_python import (
    arrays,
    assigned_values,
    assignments,
    branches,
    calls,
    classes,
    construction,
    expressions,
    functions,
    loops,
    members,
    modules,
    operators,
    statements,
    switches,
    unary,
    unparse_expressions,
)
from keras_tfjs.javascript.to_python.bodies import statements_of
from keras_tfjs.javascript.to_python.chains import without_chains
from keras_tfjs.javascript.to_python.class_configs import with_class_methods
from keras_tfjs.javascript.to_python.comprehended import without_assignments
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.late_imports import with_late_imports
from keras_tfjs.javascript.to_python.of_node import without_node
from keras_tfjs.javascript.to_python.pending import settle
from keras_tfjs.javascript.to_python.prototypes import with_classes
from keras_tfjs.javascript.to_python.turns import with_turns
from keras_tfjs.javascript.to_python.unparse import Emitter
from keras_tfjs.layout import laid_out
from keras_tfjs.source import Options, SourceSyntaxError, Span

__all__ = [
    "arrays",
    "assigned_values",
    "assignments",
    "branches",
    "calls",
    "classes",
    "construction",
    "expressions",
    "functions",
    "loops",
    "members",
    "modules",
    "operators",
    "statements",
    "switches",
    "to_python",
    "unary",
    "unparse_expressions",
]


def to_python(text: str, options: Options, typescript: bool = False) -> Stage:
    """Python that does what the JavaScript does, in Black's layout.

    Raises SourceSyntaxError. What cannot be said stays as a comment, with a diagnostic.
    """
    program = parse(text, typescript)
    try:
        return with_room(lambda: _translated(program, options))
    except (RecursionError, MemoryError):
        raise SourceSyntaxError("nested too deeply to be translated", Span.at(1)) from None


def _translated(program: tree.Program, options: Options) -> Stage:
    program = with_late_imports(program, is_file=bool(options.path))
    program = without_chains(without_node(without_helpers(program)))
    program = with_turns(with_class_methods(with_classes(program)))
    converter = Converter(program, options)
    docstring, rest = modules.header(converter, program)
    body = statements_of(converter, rest.body, rest.dangling)
    if converter.looping:
        body.append(ast.Expr(converter.js("run")))
    module = ast.Module(body, [])
    module = without_assignments(settle(module, converter.pending, options, converter.carry))
    emitter = Emitter(converter)
    if docstring is not None:
        emitter.body([docstring], 0)
        emitter.write(0, "")
    imports = modules.needed_imports(converter, module)
    emitter.body(_with_imports(module.body, imports), 0)
    code, lines = laid_out(emitter.rows, options.line_length)
    if is_deep():
        _check(code)
    if not code.strip():
        return Stage("", (), tuple(converter.diagnostics))
    return Stage(code, lines, tuple(converter.diagnostics))


def _check(code: str) -> None:
    """Python takes chains of any length, but no more than 200 brackets in brackets."""
    try:
        ast.parse(code)
    except SyntaxError as error:
        message = f"nested too deeply to be translated: in Python {error.msg}"
        raise SourceSyntaxError(message, Span.at(1)) from None


def _with_imports(body: list[ast.stmt], imports: list[ast.stmt]) -> list[ast.stmt]:
    """Imports that the translation needs: standard modules before the program's own, the support
    module behind them."""
    if not imports:
        return body
    standard = [one for one in imports if isinstance(one, ast.Import)]
    support = [one for one in imports if not isinstance(one, ast.Import)]
    last = 0
    for index, one in enumerate(body):
        if isinstance(one, ast.Import | ast.ImportFrom):
            last = index + 1
    return [*standard, *body[:last], *support, *body[last:]]
