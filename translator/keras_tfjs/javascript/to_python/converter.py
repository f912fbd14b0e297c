"""The state of one translation from JavaScript to Python, and its table of converters."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from keras_tfjs.catalog import tfjs
from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import VALUES
from keras_tfjs.javascript.printing.printer import print_expression
from keras_tfjs.javascript.to_python import vocabulary
from keras_tfjs.javascript.to_python.absent import Absent
from keras_tfjs.javascript.to_python.collections import Uses, local_collections
from keras_tfjs.javascript.to_python.divisions import doubted_divisions
from keras_tfjs.javascript.to_python.imported import imported
from keras_tfjs.javascript.to_python.keywords import Callees, keyword_functions, keyword_object
from keras_tfjs.javascript.to_python.leaving import Loops
from keras_tfjs.javascript.to_python.lengths import Lengths
from keras_tfjs.javascript.to_python.omitted import Omitted
from keras_tfjs.javascript.to_python.order import Effects, Reordered
from keras_tfjs.javascript.to_python.pending import (
    Build,
    BuildStatement,
    Decide,
    DecideStatement,
    Pending,
)
from keras_tfjs.javascript.to_python.places import unproven_places
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.text_names import TextNames
from keras_tfjs.javascript.to_python.variables import Variable, bound_names
from keras_tfjs.javascript.to_python.waiting import Waiting
from keras_tfjs.javascript.words import PYTHON_RESERVED, Names
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Options, Span


class Untranslatable(Exception):
    """A construct without a Python form; its statement is left. `fields` fill in row `code`."""

    def __init__(self, node: tree.Node, code: str, **fields: Any) -> None:
        super().__init__(code)
        self.node = node
        self.code = code
        self.fields = fields


@dataclass(frozen=True)
class Surroundings:
    """What stands around a node of the Python tree."""

    leading: tuple[tree.Comment, ...] = ()
    trailing: tuple[tree.Comment, ...] = ()
    dangling: tuple[tree.Comment, ...] = ()
    blank_before: bool = False


ExpressionConverter = Callable[["Converter", Any], ast.expr]
StatementConverter = Callable[["Converter", Any], "list[ast.stmt]"]
E1 = TypeVar("E1", bound=ExpressionConverter)
S1 = TypeVar("S1", bound=StatementConverter)

EXPRESSIONS: dict[type[tree.Node], ExpressionConverter] = {}
STATEMENTS: dict[type[tree.Node], StatementConverter] = {}


def expression(*types: type[tree.Node]) -> Callable[[E1], E1]:
    def register(function: E1) -> E1:
        EXPRESSIONS.update(dict.fromkeys(types, function))
        return function

    return register


def statement(*types: type[tree.Node]) -> Callable[[S1], S1]:
    def register(function: S1) -> S1:
        STATEMENTS.update(dict.fromkeys(types, function))
        return function

    return register


_CONVENTIONAL = frozenset({"tf", "extensions", "np"})
_BESIDE = {
    "./applications.js": "applications",
    "./extensions.js": "extensions",
    "./numpy.js": "numpy",
}


def beside(source: str, options: Options) -> str | None:
    """The module that comes with translations under that path: what TF.js lacks, or what NumPy
    draws. A project's own of that name is known by the project."""
    name = _BESIDE.get(source)
    return name if name not in options.available else None


def _modules_beside(program: tree.Program, options: Options) -> set[str | None]:
    imports = (one for one in program.body if isinstance(one, tree.Import))
    return {beside(one.source, options) for one in imports}


class Converter:
    def __init__(self, program: tree.Program, options: Options) -> None:
        self.program = program
        self.options = options
        others = imported(program, options)
        self.own_members = vocabulary.user_members(program)
        self.user_members = self.own_members | others.members
        self.members = tfjs.member_names()
        if "extensions" in _modules_beside(program, options):
            self.members |= tfjs.members_of_extensions()
        spoken = set(vocabulary.variables(program))
        words = set(vocabulary.identifiers(program))
        self.names = Names(
            words,
            javascript=False,
            variables=spoken,
            as_written=words - spoken - self.user_members,
            keep=options.keep_names,
            given=others.spelled,
        )
        self.scopes = Scopes(program, self.names)
        foreign = {
            variable: definition
            for name, definition in others.definitions.items()
            if (variable := self.scopes.global_variable(name)) is not None
            and not isinstance(definition, tree.Class)
        }
        self.waiting = Waiting(program, self.scopes, foreign, others.of_modules, others.coroutines)
        self.diagnostics: list[Diagnostic] = []
        self.undeclared: dict[str, tree.Identifier] = {}
        self.pending: dict[ast.AST, Pending] = {}
        self.around: dict[ast.AST, Surroundings] = {}
        self.raw: dict[ast.AST, str] = {}
        self.expanded: set[ast.AST] = set()
        self.lines: dict[ast.AST, int] = {}
        self.modules: set[str] = set()
        self.support = False
        self.looping = False
        """Whether promises or timers may leave work for the end of the program."""
        self.keyword_functions = keyword_functions(program, self.scopes)
        self.keyword_functions.update(
            (id(one), one) for one in others.functions if keyword_object(one) is not None
        )
        self.callees = Callees(program, self.scopes, foreign, others)
        self.omitted = Omitted(program, self.scopes, self.callees)
        self.doubted_divisions = doubted_divisions(program, self.scopes)
        self.absent = Absent(program, self.scopes, self.callees)
        self.imported_names = frozenset(
            one.python for one in self.scopes.root.variables if one.kind == "import"
        )
        self.unproven_places = set(unproven_places(program, self.scopes))
        self.lengths = Lengths(program, self.scopes, self.callees)
        self.is_in_package = options.package or any(_reaches_up(one) for one in program.body)
        self._neighbours = {
            node.namespace
            for node in program.body
            if isinstance(node, tree.Import) and node.source.startswith(".") and node.namespace
            if beside(node.source, options) is None
        }
        self.documented: set[int] = set()
        """Comments, by id, that have become docstrings."""
        self.object_keys = frozenset(vocabulary.object_keys(program))
        self.default_imports = frozenset(
            node.default
            for node in program.body
            if isinstance(node, tree.Import) and node.default and node.source.startswith(".")
        )
        self.may_have_tensors = vocabulary.may_have_tensors(program, self.scopes)
        self.said_halves = False
        """Whether the note on halves has been given."""
        self.problems: dict[Variable, str] = {}
        """What catch clauses caught, by the variable of the value that was thrown."""
        self.texts = TextNames(program, self.scopes)
        self.null_keys = frozenset(vocabulary.null_keys(program))
        self.functions: list[tree.Node] = []
        self.tries = 0
        self.receivers: list[ast.expr] = []
        self.classes: list[tree.Class] = []
        self.class_names: list[str] = []
        self.after_class: list[list[ast.stmt]] = []
        self.discarded: set[int] = set()
        """Expressions, by id, whose value nobody takes."""
        self.loops = Loops(self.names.fresh)
        self.logs: set[Variable] = set()
        """Parameters that TF.js hands an object of numbers."""
        self.handler_names: list[str] = []
        self.left: dict[ast.AST, tree.Statement] = {}
        """Statements kept as comments, by the placeholder that holds their place."""
        self.records: set[int] = set()
        """Classes, by id, made of object literals whose getters somebody may list."""
        self.awaited: set[int] = set()
        """Expressions, by id, whose promise is waited for at once."""
        self.bare: set[int] = set()
        """Members, by id, that the class body itself has bound where they are read."""
        self.outside = ""
        """The class whose private members are meant, after its body has ended."""
        self.effects = Effects()
        self.local_collections = local_collections(program, self.scopes)
        self.uses = Uses(program)

    # --- diagnostics ---

    def report(self, code: str, node: tree.Node, **fields: Any) -> None:
        span = node.span or Span.at(1)
        construct = type(node).__name__
        self.diagnostics.append(diagnostic(ROWS[code], span, construct=construct, **fields))

    def source(self, node: tree.Node) -> str:
        """The node's text, shortened, for a message."""
        if isinstance(node, tree.Unsupported | tree.TypeDeclaration):
            text = node.text
        elif isinstance(node, tree.Expression):
            text = print_expression(node)
        else:
            text = type(node).__name__.lower()
        text = " ".join(text.split())
        return text if len(text) <= 60 else text[:57] + "..."

    def unsupported(self, node: tree.Node, what: str) -> Untranslatable:
        return Untranslatable(node, "KT301", what=what, source=self.source(node))

    # --- expressions ---

    def expression(self, node: tree.Expression) -> ast.expr:
        convert = EXPRESSIONS.get(type(node))
        if convert is None:
            raise self.unsupported(node, _words(node))
        made = convert(self, node)
        self.place(made, node)
        if (node.leading or node.trailing) and made not in self.around:
            self.around[made] = Surroundings(node.leading, node.trailing)
        if id(node) in self.effects.kept:
            name = self.names.fresh("first")
            self.hoist(node, ast.Assign([ast.Name(name, ast.Store())], made))
            return ast.Name(name, ast.Load())
        return made

    def place(self, made: ast.AST, node: tree.Node) -> None:
        if node.span is not None and not hasattr(made, "lineno"):
            located: Any = made
            located.lineno, located.col_offset = node.span.line, node.span.column
            located.end_lineno, located.end_col_offset = node.span.end_line, node.span.end_column

    def defer(self, made: ast.expr, decide: Decide, fallback: Build) -> ast.expr:
        """`made` until its operands' kinds decide what it becomes."""
        self.pending[made] = Pending(decide, fallback)
        return made

    def defer_statement(
        self, made: ast.stmt, decide: DecideStatement, fallback: BuildStatement
    ) -> ast.stmt:
        self.pending[made] = Pending(decide, fallback)
        return made

    def carry(self, old: ast.AST, new: ast.AST) -> None:
        if old in self.around:
            self.around.setdefault(new, self.around.pop(old))
        if old in self.lines:
            self.lines.setdefault(new, self.lines[old])

    def uses_module(self, name: str) -> ast.expr:
        """A standard module of Python, which gets imported."""
        self.modules.add(name)
        return ast.Name(name, ast.Load())

    def needs(self, template: ast.expr) -> None:
        """Notes the modules that a piece of Python of our own takes from."""
        for inner in subtree(template):
            if isinstance(inner, ast.Name):
                if inner.id == "js":
                    self.support = True
                elif inner.id in _STANDARD:
                    self.modules.add(inner.id)
                elif inner.id == "urllib":
                    self.modules.add("urllib.parse")

    def python(self, text: str) -> ast.expr:
        """A piece of Python of our own."""
        made = ast.parse(text, mode="eval").body
        self.needs(made)
        return made

    def js(self, function: str, *arguments: ast.expr) -> ast.Call:
        """A call of the runtime's support module."""
        self.support = True
        module = ast.Name("js", ast.Load())
        return ast.Call(ast.Attribute(module, function, ast.Load()), list(arguments), [])

    # --- names ---

    def variable(self, node: tree.Identifier) -> Variable | None:
        return self.scopes.variable(node)

    def name(self, node: tree.Identifier) -> str:
        variable = self.scopes.variable(node)
        return variable.python if variable is not None else self.names[node.name]

    def member(self, name: str) -> str:
        """A member's name: the user's own in snake_case, TF.js's as they are."""
        if name.startswith("#"):
            mangled = f"_{self.outside.lstrip('_')}" if self.outside else ""
            return f"{mangled}__{self.names.attribute(name[1:])}"
        if name in PYTHON_RESERVED:
            return name + "_"
        if name in self.members or name not in self.user_members:
            return name.replace("$", "_")
        return self.names.attribute(name)

    def is_module(self, node: tree.Expression) -> bool:
        """Whether a name is an imported module, or stands for one in a text without imports."""
        if not isinstance(node, tree.Identifier):
            return False
        variable = self.scopes.variable(node)
        return node.name in _CONVENTIONAL if variable is None else variable.kind == "import"

    def is_neighbour(self, node: tree.Expression) -> bool:
        """Whether a name is a module of the same project, imported as a whole."""
        match node:
            case tree.Identifier() if _is_loaded(self.scopes.variable(node)):
                return True
            case tree.Identifier(name=name) if name in self._neighbours:
                variable = self.scopes.variable(node)
                return variable is not None and variable.kind == "import"
            case _:
                return False

    def is_standard(self, node: tree.Expression, name: str) -> bool:
        """Whether an identifier is the host's `name`, not one the file declares."""
        return (
            isinstance(node, tree.Identifier)
            and node.name == name
            and self.scopes.variable(node) is None
        )

    def is_undeclared(self, node: tree.Identifier) -> bool:
        """Whether a name is neither the file's nor one of the language's."""
        return self.scopes.variable(node) is None and node.name not in _KNOWN

    # --- statements out of expressions ---

    def hoist(self, node: tree.Node, *statements: ast.stmt) -> None:
        target = self.effects.target
        if target is None:
            raise self.unsupported(node, "an effect inside an expression evaluated later")
        for one in statements:
            self.place(one, node)
        target.extend(statements)

    # --- statements ---

    def statement(self, node: tree.Statement) -> list[ast.stmt]:
        """One statement; what cannot be said becomes a comment and a diagnostic."""
        reported = len(self.diagnostics)
        pending = len(self.pending)
        try:
            convert = STATEMENTS.get(type(node))
            if convert is None:
                raise self.unsupported(node, _words(node))
            with self.effects.within(node) as before:
                made = convert(self, node)
            produced = [*before, *made]
        except Reordered:
            self._undo(reported, pending)
            return self.statement(node)
        except Untranslatable as problem:
            self._undo(reported, pending)
            self.report(problem.code, problem.node, **problem.fields)
            produced = [self._left(node), *self._bindings(node)]
        for one in produced:
            self.place(one, node)
            if node.span is not None:
                self.lines.setdefault(one, node.span.line)
        return produced

    def _undo(self, reported: int, pending: int) -> None:
        del self.diagnostics[reported:]
        while len(self.pending) > pending:
            self.pending.popitem()

    def _bindings(self, node: tree.Statement) -> list[ast.stmt]:
        """Names that a declaration left behind would have bound, where functions set them: Python's
        `nonlocal` asks for a binding."""
        if not isinstance(node, tree.Declaration):
            return []
        made: list[ast.stmt] = []
        for declarator in node.declarators:
            for identifier in bound_names(declarator.target):
                variable = self.scopes.variable(identifier)
                if variable is not None and variable.captured and variable.assignments > 1:
                    target = ast.Name(variable.python, ast.Store())
                    made.append(ast.Assign([target], ast.Constant(None)))
        return made

    def _left(self, node: tree.Statement) -> ast.stmt:
        left = ast.Expr(ast.Constant(...))
        self.left[left] = node
        return left

    # --- functions ---

    @contextmanager
    def inside(self, node: tree.Node) -> Iterator[None]:
        self.functions.append(node)
        try:
            with self.loops.function():
                yield
        finally:
            self.functions.pop()

    @property
    def is_async(self) -> bool:
        """Whether what is being converted stands in an `async def`."""
        return bool(self.functions) and self.waiting.is_coroutine(self.functions[-1])


def _is_loaded(variable: Variable | None) -> bool:
    """Whether a variable holds what `await import(...)` gave."""
    match variable.value if variable is not None else None:
        case tree.Await(value=tree.Call(callee=tree.Identifier(name="import"))):
            return True
        case _:
            return False


def _reaches_up(node: tree.Node) -> bool:
    return isinstance(node, tree.Import | tree.Export) and (node.source or "").startswith("..")


_STANDARD = frozenset(
    """argparse bisect collections contextlib copy csv enum functools glob heapq importlib itertools
    json logging math os pathlib platform random re shutil statistics sys tempfile time""".split()
)


_KNOWN = frozenset((*VALUES, "Math", "JSON", "console", "globalThis", "tf", "process"))


def _words(node: tree.Node) -> str:
    if isinstance(node, tree.Unsupported):
        return f"{node.construct}"
    name = type(node).__name__
    return "".join(" " + one.lower() if one.isupper() else one for one in name).strip()
