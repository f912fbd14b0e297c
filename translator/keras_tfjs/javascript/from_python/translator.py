"""The state of one translation from Python to JavaScript, and its table of translators."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import types
from keras_tfjs.javascript.from_python.colour import Colour
from keras_tfjs.javascript.from_python.declarations import declarations
from keras_tfjs.javascript.from_python.evidence import Evidence
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.forms import MAPS, Forms
from keras_tfjs.javascript.from_python.handed_on import Origin
from keras_tfjs.javascript.from_python.imported import elsewhere, imported
from keras_tfjs.javascript.from_python.layout import Layout
from keras_tfjs.javascript.from_python.left_variables import left_variables, names_bound
from keras_tfjs.javascript.from_python.places import words_of, yields
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.javascript.from_python.whole_file import (
    WholeFile,
    identifiers,
    is_library,
    variables,
)
from keras_tfjs.javascript.words import Names
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Kind,
    ListOf,
    Number,
    String,
    TupleOf,
    Unknown,
    infer,
)
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Dialect, Options


class Untranslatable(Exception):
    """An expression or statement that has no form in the other language; its statement is left.

    `code` names the row of the diagnostic, which `fields` fill in.
    """

    def __init__(self, node: ast.AST, code: str, **fields: Any) -> None:
        super().__init__(code)
        self.node = node
        self.code = code
        self.fields = fields


_WANTED: dict[str, tuple[str, ...]] = {
    "set": ("any", "set"),
    "map": ("any", "map"),
    "counter": ("any", "map", "counter", "default"),
    "defaultdict": ("any", "map", "default"),
    "deque": ("any", "deque", "list"),
    "iterator": ("any", "iterator"),
    "pattern": ("any",),
    "match": ("any",),
    "native": ("any",),
    "path": ("any", "path", "string"),
    "file": ("any", "file"),
    "writer": ("any", "writer"),
    "date": ("any", "date"),
    "duration": ("any", "duration"),
    "parser": ("any",),
}
"""The placeholders of rows that a form fits."""

_COMPOUND = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.With, ast.Try)

ExpressionTranslator = Callable[["Translator", Any], tree.Expression]
StatementTranslator = Callable[["Translator", Any], list[tree.Statement]]
E1 = TypeVar("E1", bound=ExpressionTranslator)
S1 = TypeVar("S1", bound=StatementTranslator)

EXPRESSIONS: dict[type[ast.expr], ExpressionTranslator] = {}
STATEMENTS: dict[type[ast.stmt], StatementTranslator] = {}


def expression(*types: type[ast.expr]) -> Callable[[E1], E1]:
    def register(function: E1) -> E1:
        EXPRESSIONS.update(dict.fromkeys(types, function))
        return function

    return register


def statement(*types: type[ast.stmt]) -> Callable[[S1], S1]:
    def register(function: S1) -> S1:
        STATEMENTS.update(dict.fromkeys(types, function))
        return function

    return register


class Translator(WholeFile):
    def __init__(
        self, module: ast.Module, text: str, options: Options, *, typescript: bool
    ) -> None:
        super().__init__(module)
        self.options = options
        self.has_neighbours = bool(options.modules) or options.package or options.is_imported
        self.hands_out = options.package or options.is_imported or is_library(module.body)
        """Whether other modules import what is public here."""
        self.typescript = typescript
        self.layout = Layout(text)
        self.facts = infer(module, options, Dialect.TFJS)
        others = imported(options)
        self.definitions = Definitions(module, self.facts, others.foreign)
        self.colour = Colour(module, self.facts, self.definitions, others.waiting)
        self.evidence = Evidence(module, self.facts, self.definitions)
        self.forms = Forms(module, self.facts, self.definitions, elsewhere(self.facts, options))
        self.declarations = declarations(module, shared=self.hands_out)
        self.names = Names(
            identifiers(module, self.facts),
            javascript=True,
            variables=variables(module),
            keep=options.keep_names,
            given=others.spelled,
        )
        self.public = others.public
        self.through: dict[Origin, str] = {}
        """What modules only import, as the file's variables: it is imported from where it is."""
        self.diagnostics: list[Diagnostic] = []
        self.left: set[ast.AST] = set()
        self.functions: list[ast.AST] = []
        self.classes: list[ast.ClassDef] = []
        self.class_attributes: dict[ast.ClassDef, set[str]] = {}
        """Of the classes asked about, what they alone hold."""
        self.replaced: dict[str, tree.Expression] = {}
        self.framework = 0
        """Depth of calls of TF.js around: their dicts are objects."""
        self.taken_in: dict[ast.Name, ast.FunctionDef] = {}
        """Uses of functions that are written in their place."""
        self.errors: set[str] = set()
        """Names of the exceptions of except clauses around."""
        self.given: dict[ast.expr, tree.Expression] = {}
        """Expressions that are computed already, and what holds them."""
        self.left_by_break: list[tuple[Any, tree.Identifier]] = []
        """The loops around that have an `else`, and what says whether they ran to their end."""
        self.replaced_by_catch: set[ast.stmt] = set()
        """Assignments of what a catch clause has already."""
        self.caught: str | None = None
        """The variable of the catch clause around."""
        self._hoisted: list[list[tree.Statement] | None] = []

    # --- facts ---

    @cached_property
    def dotted(self) -> dict[str, str]:
        """Variables for the modules of the project that `import a.b` makes known as `a.b`."""
        return {
            alias.name: self.names.fresh(self.names[alias.name.replace(".", "_")])
            for one in subtree(self.module)
            if isinstance(one, ast.Import)
            for alias in one.names
            if "." in alias.name and not alias.asname and alias.name in self.options.modules
        }

    @cached_property
    def called(self) -> frozenset[ast.expr]:
        """What stands before the arguments of calls, and in decorators."""
        return frozenset(one.func for one in subtree(self.module) if isinstance(one, ast.Call))

    @cached_property
    def handed_about(self) -> tuple[FunctionNode, ...]:
        """The file's functions with named arguments, or with arguments that calls may name, that
        it uses as values."""
        found = {}
        decorators = {
            inner
            for one in subtree(self.module)
            for decorator in getattr(one, "decorator_list", ())
            for inner in subtree(decorator)
        }
        for one in subtree(self.module):
            if isinstance(one, ast.Name) and one not in self.called and one not in decorators:
                function = self.definitions.functions.get(self.facts.name(one) or "")
                if function is not None and isinstance(one.ctx, ast.Load):
                    found[id(function)] = function
        return tuple(found.values())

    def array_method(self, node: ast.Attribute) -> str | None:
        """The array's name for a method of a list that takes one value."""
        name = {"append": "push", "remove": None}.get(node.attr)
        return name if name is not None and self.is_array(node.value) else None

    def kind(self, node: ast.expr) -> Kind:
        found = self.evidence.kind(node)
        is_path = isinstance(found, Unknown) and self.forms.of(node) == "path"
        return String() if is_path else found

    def fits(self, node: ast.expr, wanted: str) -> bool:
        """Whether `node` is what a row's placeholder wants."""
        kind = self.kind(node)
        form = self.forms.of(node)
        if form is not None and form != "logger":
            return wanted in _WANTED[form]
        if isinstance(kind, ListOf) and self.is_read(node):
            return wanted in ("any", "typed")
        match wanted, kind:
            case "any", _:
                return True
            case "list", ListOf() | TupleOf():
                return True
            case "numbers", ListOf(of=Number()):
                return True
            case "numbers", TupleOf(items=items):
                return all(isinstance(item, Number) for item in items)
            case "strings", ListOf(of=String()):
                return True
            case "string", String():
                return True
            case "number", Number() | Boolean():
                return True
            case "integer", Number(integer=integer):
                return integer is not False
            case "dict", DictOf():
                return True
            case "function", _:
                return True
            case "unknown", Unknown():
                return True
            case _:
                return False

    def is_set(self, node: ast.expr) -> bool:
        return self.forms.of(node) == "set"

    def is_map(self, node: ast.expr) -> bool:
        return self.forms.of(node) in MAPS

    def is_read(self, node: ast.expr) -> bool:
        """Whether a value is a typed array that a tensor was read into."""
        match node:
            case ast.Call(func=ast.Attribute(attr="dataSync" | "data")):
                return True
            case ast.Call(func=ast.Attribute(attr="result", value=inner)) | ast.Await(value=inner):
                return self.is_read(inner)
            case ast.Name():
                binding = self.facts.binding(node)
                match binding.statement if binding else None:
                    case ast.Assign(targets=[ast.Name()], value=value):
                        return self.is_read(value)
                    case _:
                        return False
            case _:
                return False

    def is_array(self, node: ast.expr) -> bool:
        """Whether an expression is known to be a JavaScript array."""
        return self.fits(node, "list")

    def element_is_number(self, node: ast.expr) -> bool:
        kind = self.kind(node)
        return isinstance(kind, ListOf) and isinstance(kind.of, Number)

    def is_unknown(self, node: ast.expr) -> bool:
        return isinstance(self.kind(node), Unknown)

    def report(self, code: str, node: ast.AST, **fields: Any) -> None:
        span = self.layout.span(node)
        construct = type(node).__name__
        self.diagnostics.append(diagnostic(ROWS[code], span, construct=construct, **fields))

    # --- expressions ---

    def expression(self, node: ast.expr) -> tree.Expression:
        if node in self.given:
            return self.given[node]
        translate = EXPRESSIONS.get(type(node))
        if translate is None:
            raise Untranslatable(node, "KT301", what=words_of(node), source=self.source(node))
        made = translate(self, node)
        return made if made.span is not None else replace(made, span=self.layout.span(node))

    def source(self, node: ast.AST) -> str:
        """The node's text, shortened, for a message."""
        text = " ".join(ast.unparse(node).split())
        return text if len(text) <= 60 else text[:57] + "..."

    # --- statements out of expressions ---

    @contextmanager
    def hoisting(self, *, allowed: bool = True) -> Iterator[list[tree.Statement]]:
        """Collects statements that expressions need before their own one."""
        statements: list[tree.Statement] = []
        self._hoisted.append(statements if allowed else None)
        try:
            yield statements
        finally:
            self._hoisted.pop()

    def hoist(self, node: ast.expr, *statements: tree.Statement) -> None:
        target = self._hoisted[-1] if self._hoisted else None
        if target is None:
            raise Untranslatable(node, "KT301", what=words_of(node), source=self.source(node))
        target.extend(statements)

    def once(self, node: ast.expr, value: tree.Expression) -> tree.Expression:
        """A variable that holds what is computed before the statement."""
        name = self.names.fresh("value")
        declarator = tree.Declarator(tree.Identifier(name), value)
        self.hoist(node, tree.Declaration("const", (declarator,)))
        return tree.Identifier(name)

    def temporary(self, wanted: str) -> tree.Identifier:
        """A variable of our own, declared before the innermost statement around."""
        name = self.names.fresh(wanted)
        target = next(one for one in reversed(self._hoisted) if one is not None)
        target.append(tree.Declaration("let", (tree.Declarator(tree.Identifier(name), None),)))
        return tree.Identifier(name)

    # --- statements ---

    def statement(self, node: ast.stmt) -> list[tree.Statement]:
        """One statement; what cannot be said becomes a comment and a diagnostic."""
        translate = STATEMENTS.get(type(node))
        reported = len(self.diagnostics)
        try:
            if translate is None:
                raise Untranslatable(node, "KT301", what=words_of(node), source=self.source(node))
            if (found := self.refused.get(node)) is not None:
                raise Untranslatable(found[0], "KT478", what=found[1])
            with self.hoisting() as before:
                made = translate(self, node)
            return [*before, *made]
        except Untranslatable as problem:
            del self.diagnostics[reported:]
            self.report(problem.code, problem.node, **problem.fields)
            scope = self.functions[-1] if self.functions else self.module
            shared = scope is self.module and self.hands_out
            names = self.declarations.missed(node, scope, shared=shared)
            spelled = [self.names[name] for name in names]
            return [self._left(node), *left_variables(spelled, typescript=self.typescript)]

    def _left(self, node: ast.stmt) -> tree.Statement:
        self.left.add(node)
        self.layout.strays(node.lineno, node.end_lineno or node.lineno)
        lines = tuple(self.layout.source(node).split("\n"))
        bound = dict.fromkeys(self.names[name] for name in names_bound(node))
        return tree.Left(lines, tuple(bound), span=self.layout.span(node))

    @contextmanager
    def inside(self, function: ast.AST) -> Iterator[None]:
        self.functions.append(function)
        try:
            yield
        finally:
            self.functions.pop()

    # --- functions ---

    def can_wait(self, function: ast.AST) -> bool:
        """Whether a function may be async: not a constructor, an accessor, or one that runs to its
        end at once."""
        match function:
            case ast.FunctionDef(name="__init__"):
                return False
            case ast.FunctionDef(decorator_list=decorators):
                return not self.colour.runs_at_once(function) and not any(
                    ast.unparse(one).endswith(("property", ".setter")) for one in decorators
                )
            case _:
                return True

    def place(self, function: ast.AST) -> str:
        match function:
            case ast.FunctionDef(name="__init__"):
                return "a constructor"
            case ast.FunctionDef(name=name) if self.colour.runs_at_once(function):
                return f"`{name}`, which TF.js calls for its value,"
            case ast.FunctionDef(name=name):
                return f"the accessor {name}"
            case _:
                return "this function"

    def function_of(self, node: ast.expr) -> ast.AST | None:
        """The function of this file that an argument is."""
        match node:
            case ast.Lambda():
                return node
            case ast.Name():
                name = self.facts.name(node)
                return self.definitions.functions.get(name) if name else None
            case _:
                return None

    def is_of_turn(self, node: ast.Name) -> bool:
        """Whether JavaScript makes the variable anew at each turn of a loop."""
        binding = self.facts.binding(node)
        if binding is None or not isinstance(binding.statement, ast.For):
            return False
        return self.declarations.at.get((id(binding.statement), node.id)) is True

    def takes_in(self, node: ast.stmt, following: list[ast.stmt]) -> bool:
        """Whether a function's only use is as the last argument of a call of TF.js in the next
        statement: it is written there."""
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or not following:
            return False
        if yields(node) or ast.get_docstring(node) or isinstance(following[0], _COMPOUND):
            return False
        uses = [
            one for one in subtree(self.module) if isinstance(one, ast.Name) and one.id == node.name
        ]
        for call in subtree(following[0]):
            match call:
                case ast.Call(args=[*_, ast.Name() as last], keywords=[]) if uses == [last]:
                    if (self.facts.callee(call) or "").startswith("tfjs."):
                        self.taken_in[last] = node
                        return True
                case _:
                    pass
        return False

    def is_error(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self.errors
            case ast.Attribute(value=value, attr="__cause__"):
                return self.is_error(value)
            case _:
                return False

    def documents(self, body: list[ast.stmt]) -> bool:
        """Whether a body's first string is a docstring: in a module or a function or a class."""
        return body is self.module.body or any(
            getattr(function, "body", None) is body for function in self.functions
        )

    # --- TypeScript ---

    def type_of(self, annotation: ast.expr) -> tree.Type | None:
        return types.of_annotation(annotation)

    def type_of_kind(self, node: ast.expr) -> tree.Type:
        return types.of_kind(self.kind(node))
