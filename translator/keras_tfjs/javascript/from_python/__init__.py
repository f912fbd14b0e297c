"""Strict TF.js-style Python to JavaScript or TypeScript text."""

from __future__ import annotations

from keras_tfjs.depth import with_room
from keras_tfjs.diagnostics import Stage
from keras_tfjs.javascript.commonjs import as_commonjs
from keras_tfjs.javascript.from_python import (
    calls,
    classes,
    comparisons,
    comprehensions,
    contexts,
    exceptions,
    expressions,
    functions,
    loops,
    matching,
    modules,
    operators,
    slices,
    statements,
    strings,
)
from keras_tfjs.javascript.from_python.attached import with_attached
from keras_tfjs.javascript.from_python.class_configs import with_classes_named
from keras_tfjs.javascript.from_python.files import plain_files
from keras_tfjs.javascript.from_python.layout import parse_python
from keras_tfjs.javascript.from_python.plain_forms import plain_forms
from keras_tfjs.javascript.from_python.plain_types import plain_types
from keras_tfjs.javascript.from_python.progress import without_progress
from keras_tfjs.javascript.from_python.settled import without_settled
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.helpers import with_helpers
from keras_tfjs.javascript.node_modules import with_imports
from keras_tfjs.javascript.printing import print_program
from keras_tfjs.kinds import by_super
from keras_tfjs.source import ModuleFormat, Options, SourceSyntaxError, Span

__all__ = [
    "calls",
    "classes",
    "comparisons",
    "comprehensions",
    "contexts",
    "exceptions",
    "expressions",
    "from_python",
    "functions",
    "loops",
    "matching",
    "modules",
    "operators",
    "slices",
    "statements",
    "strings",
]


def from_python(text: str, options: Options, typescript: bool = False) -> Stage:
    """JavaScript (or TypeScript) that does what the Python does.

    Raises SourceSyntaxError. What cannot be said stays as a comment, with a diagnostic.
    """
    try:
        return with_room(lambda: _translated(text, options, typescript))
    except RecursionError:
        raise SourceSyntaxError("nested too deeply to be translated", Span.at(1)) from None


def _translated(text: str, options: Options, typescript: bool) -> Stage:
    module = plain_forms(with_attached(without_settled(parse_python(text))))
    module = plain_types(by_super(plain_files(without_progress(module))))
    module = with_classes_named(module)
    translator = Translator(module, text, options, typescript=typescript)
    program = with_imports(with_helpers(modules.program(translator)))
    if options.module_format is ModuleFormat.COMMONJS and not typescript:
        program = as_commonjs(program, translator.diagnostics.append)
    code, lines = print_program(program)
    return Stage(code, lines, tuple(translator.diagnostics))
