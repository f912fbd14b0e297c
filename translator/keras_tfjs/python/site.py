"""Where a rule stands: what it may ask about the place, and how it speaks."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import libcst as cst

from keras_tfjs.catalog.keras.metrics import METRIC_WORDS, OBJECT_DEFAULTS
from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.kinds import Facts, Kind, Unknown, Use
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.accuracies import ACCURACY, is_categorical
from keras_tfjs.python.handed_options import HandedOptions
from keras_tfjs.python.imports import Imports
from keras_tfjs.python.keras_version import LATEST, speaks_of_old_optimizers, takes_lr, version
from keras_tfjs.python.layout import Changes
from keras_tfjs.python.naming import Naming
from keras_tfjs.python.pairing import Pairs
from keras_tfjs.source import Dialect, Options, Span

CHANGING_WEIGHTS = frozenset(
    """fit fit_generator fit_dataset train_on_batch set_weights load_weights apply_gradients apply
    minimize train_step assign assign_add assign_sub train learn""".split()
)
"""Methods that change a model's weights, by the names that they go by."""


@dataclass
class File:
    """What is known about the text that is being rewritten, and what was found so far."""

    to: Dialect
    options: Options
    tree: ast.Module
    lines: list[str]
    pairs: Pairs
    facts: Facts
    naming: Naming
    imports: Imports
    handed: HandedOptions = field(default_factory=HandedOptions)
    changes: Changes = field(default_factory=Changes)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    new_names: set[str] = field(default_factory=set)
    loads: dict[ast.Call, bool] = field(default_factory=dict)
    """Calls that load data sets, and whether they give tensors (python/loads.py)."""

    staying: dict[ast.expr, bool] = field(default_factory=dict)
    """Array expressions, and whether they stay NumPy arrays (python/arrays.py)."""

    staying_anyhow: dict[ast.expr, bool] = field(default_factory=dict)
    """Those of which no part is computed from itself: the same answer, whoever asks."""

    cycles: int = 0
    """How often an array was found to be computed from itself (python/arrays.py)."""

    assigned_arrays: frozenset[ast.expr] | None = None
    """Expressions that make arrays which are assigned into (python/assigned_arrays.py)."""

    session_statements: frozenset[ast.stmt] | None = None
    """What only configures sessions (rules/sessions.py)."""

    answers: dict[str, bool] = field(default_factory=dict)
    """Questions about the whole file that have been answered (python/asks.py)."""

    @cached_property
    def has_coroutines(self) -> bool:
        return bool(self.pairs.trees(ast.AsyncFunctionDef))

    @cached_property
    def generators(self) -> frozenset[str]:
        """The names of the file's functions that yield."""
        yields = (ast.Yield, ast.YieldFrom)
        return frozenset(
            node.name
            for node in self.pairs.trees(ast.FunctionDef)
            if any(isinstance(inner, yields) for inner in subtree(node))
        )

    @cached_property
    def assigned(self) -> Mapping[str, tuple[ast.expr, ...]]:
        """The values that each name of the file is assigned by itself."""
        found: dict[str, list[ast.expr]] = {}
        for node in self.pairs.trees(ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
        return {name: tuple(values) for name, values in found.items()}

    @cached_property
    def split_points(self) -> frozenset[str]:
        """The names that slices of the file begin from, up to an axis's end."""
        return frozenset(
            inner.id
            for node in self.pairs.trees(ast.Slice)
            if node.lower is not None and node.upper is None
            for inner in subtree(node.lower)
            if isinstance(inner, ast.Name)
        )

    @cached_property
    def calls(self) -> Mapping[str, tuple[ast.Call, ...]]:
        """Every call of the file by what is called, in the order of the text."""
        found: dict[str, list[ast.Call]] = {}
        for node in self.pairs.trees(ast.Call):
            found.setdefault(self.facts.callee(node) or "", []).append(node)
        return {name: tuple(calls) for name, calls in found.items()}

    @cached_property
    def weight_changes(self) -> tuple[int, ...]:
        """The lines of calls that change weights, or of functions of the file, which may."""
        return tuple(
            node.lineno
            for name, calls in self.calls.items()
            for node in calls
            if name.startswith("__main__.") or getattr(node.func, "attr", "") in CHANGING_WEIGHTS
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every string of the file, in lower case."""
        return frozenset(
            node.value.lower()
            for node in self.pairs.trees(ast.Constant)
            if isinstance(node.value, str)
        )

    @cached_property
    def keras_version(self) -> int:
        """The major version of Keras that a Keras program is written for."""
        if self.to is not Dialect.TFJS:
            return LATEST
        return self.options.keras or version(self.facts, self.calls, self.options)

    @cached_property
    def knows_lr(self) -> bool:
        """Whether the program is for a Keras whose optimizers took `lr` for the learning rate."""
        return takes_lr(self.options) or speaks_of_old_optimizers(self.facts, self.calls)

    @cached_property
    def metric_names(self) -> Mapping[str, str]:
        """Names that metric objects of the file are given which become words, and what these are
        called."""
        found: dict[str, str] = {}
        for callee, word in METRIC_WORDS.items():
            for call in filter(_is_a_word, self.calls.get(callee, ())):
                for keyword in call.keywords:
                    match keyword:
                        case ast.keyword(arg="name", value=ast.Constant(value=str() as name)):
                            found[name] = word
        if any(is_categorical(self.calls, each) for each in self.calls.get(_COMPILE, ())):
            found |= dict.fromkeys(ACCURACY, "categorical_accuracy")
        return found

    @cached_property
    def assigned_into(self) -> frozenset[str]:
        """Names that some `name[...] = value` of the file stores into."""
        stores = (
            node.value
            for node in self.pairs.trees(ast.Subscript)
            if isinstance(node.ctx, ast.Store | ast.Del)
        )
        return frozenset(root.id for root in map(_root, stores) if root is not None)


_COMPILE = "keras.Model.compile"


def _is_a_word(metric: ast.Call) -> bool:
    """Whether a metric object has no options but a name: others stay objects, with their name."""
    return not metric.args and all(
        each.arg == "name"
        or (
            isinstance(each.value, ast.Constant)
            and each.value.value in OBJECT_DEFAULTS.get(each.arg or "", ())
        )
        for each in metric.keywords
    )


def _is_alike(value: ast.expr, table: Mapping[str, str], *, or_none: bool) -> bool:
    match value:
        case ast.Constant(value=str() as word):
            return table.get(word) == word
        case ast.Constant(value=None):
            return or_none
    return False


_LATER = (
    cst.Lambda,
    cst.BaseComp,
    cst.IfExp,
    cst.BooleanOperation,
    cst.Decorator,
)
"""What computes its parts later, or never, or more than once."""


def _root(node: ast.expr) -> ast.Name | None:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node if isinstance(node, ast.Name) else None


class Site(NamedTuple):
    """One node with its surroundings, as a rule sees it.

    `original` is the node as the source has it (the rule's argument has its children rewritten),
    `name` what it resolves to, `parents` its ancestors in the source, outermost first. Questions
    take nodes of the source or nodes that came from them by rewriting.
    """

    file: File
    original: cst.CSTNode
    name: str | None
    parents: Sequence[cst.CSTNode]

    @property
    def to(self) -> Dialect:
        return self.file.to

    @property
    def options(self) -> Options:
        return self.file.options

    @property
    def facts(self) -> Facts:
        return self.file.facts

    @property
    def imports(self) -> Imports:
        return self.file.imports

    @property
    def parent(self) -> cst.CSTNode:
        return self.parents[-1]

    def source(self, node: cst.CSTNode) -> cst.CSTNode:
        """The node of the source that `node` came from."""
        return self.file.changes.source(node)

    def tree(self, node: cst.CSTNode | None = None) -> ast.AST | None:
        """The `ast` node, which is what kinds are asked about; None for a new node."""
        return self.file.pairs.nodes.get(id(self.source(node or self.original)))

    def kind(self, node: cst.CSTNode | None = None) -> Kind:
        tree = self.tree(node)
        return self.facts.kind(tree) if isinstance(tree, ast.expr) else Unknown()

    def name_of(self, node: cst.CSTNode) -> str | None:
        return self.file.naming.name(self.source(node), list(self.parents))

    def spelling(self, node: cst.CSTNode) -> str | None:
        tree = self.tree(node)
        return self.facts.spelling(tree) if isinstance(tree, ast.expr) else None

    def uses(self, node: cst.CSTNode | None = None) -> tuple[Use, ...]:
        tree = self.tree(node)
        return self.facts.uses(tree) if isinstance(tree, ast.expr) else ()

    def uses_of(self, tree: ast.expr) -> tuple[Use, ...]:
        return self.facts.uses(tree)

    def is_target(self) -> bool:
        """Whether the node is assigned to or deleted, not read."""
        return isinstance(getattr(self.tree(), "ctx", None), ast.Store | ast.Del)

    def bare_statement(self) -> bool:
        """Whether the node is a statement of its own, its value unused."""
        return isinstance(self.parent, cst.Expr)

    def hands_on(self) -> bool:
        """Whether the node is the body of a function that hands its options on to a class."""
        around = self.tree(self.parent) if type(self.parent) is cst.Lambda else None
        return isinstance(around, ast.Lambda) and self.facts.preset(around) is not None

    def unused_name(self, wanted: str) -> str:
        """A name like `wanted` that the file does not have, and that nobody gets a second time."""
        taken = self.facts.bound_names | self.file.new_names
        names = (wanted, *(f"{wanted}_{number}" for number in range(1, len(taken) + 2)))
        name = next(each for each in names if each not in taken)
        self.file.new_names.add(name)
        return name

    def has_room_in_front(self) -> bool:
        """Whether a statement in front of this one would run just when this node is computed."""
        statement = next(
            (place for place, each in enumerate(self.parents) if each is self._line()), None
        )
        if statement is None:
            return False
        return not any(isinstance(each, _LATER) for each in self.parents[statement:])

    def _line(self) -> cst.CSTNode | None:
        for each in reversed(self.parents):
            if type(each) is cst.SimpleStatementLine:
                return each if len(each.body) == 1 else None
            if isinstance(each, cst.BaseStatement):
                return None
        return None

    def in_front(self, statement: cst.BaseStatement) -> None:
        """Puts a new statement in front of the one that the node stands in."""
        line = self._line()
        assert line is not None
        self.file.changes.in_front.setdefault(line, []).append(statement)

    def report(self, code: str, node: cst.CSTNode | None = None, **fields: object) -> None:
        """Says `code` about `node` (else about this place). Answers None: the node stays."""
        tree = self.tree(node) or self.tree()
        construct = fields.pop("construct", None) or self.name or ""
        self.file.diagnostics.append(
            diagnostic(ROWS[code], self.span(tree), construct=str(construct), **fields)
        )

    def report_once(
        self, code: str, node: cst.CSTNode | None = None, *, of: str = "", **fields: object
    ) -> None:
        """As `report`, for what is worth saying once a file, or once of each thing `of` it."""
        said = f"{code} {of}".rstrip()
        if said not in self.file.said:
            self.file.said.add(said)
            self.report(code, node, **fields)

    def report_older(self, code: str, node: cst.CSTNode | None = None, **fields: object) -> None:
        """Says once of each older spelling what it is called today."""
        of = f"{fields.get('owner', '')} {fields['old']} {fields['new']}"
        self.report_once(code, node, of=of, **fields)

    def span(self, tree: ast.AST | None) -> Span:
        if not isinstance(tree, ast.expr | ast.stmt | ast.keyword | ast.alias | ast.arg):
            statements = [
                self.file.pairs.lines[p] for p in self.parents if p in self.file.pairs.lines
            ]
            if not statements:
                return Span.at(1)
            tree = statements[-1][0]
        end_line = tree.end_lineno or tree.lineno
        return Span(
            tree.lineno,
            self._column(tree.lineno, tree.col_offset),
            end_line,
            self._column(end_line, tree.end_col_offset or tree.col_offset),
        )

    def _column(self, line: int, offset: int) -> int:
        """`ast` counts UTF-8 bytes, a Span characters."""
        text = self.file.lines[line - 1] if line <= len(self.file.lines) else ""
        return len(text.encode()[:offset].decode(errors="ignore"))

    def is_same_word(
        self, node: cst.CSTNode, table: Mapping[str, str], *, or_none: bool = False
    ) -> bool:
        """Whether all that `node` may hold are strings that both languages spell alike."""
        tree = self.tree(node)
        if not isinstance(tree, ast.Name | ast.Attribute):
            return False
        found = self.facts.origins(tree, imported=self.options.is_imported)
        return bool(found) and all(_is_alike(each, table, or_none=or_none) for each in found or ())

    def stands_for(self, new: cst.CSTNode, old: cst.CSTNode) -> None:
        """Says that `new` replaces the statement `old`: its comments and its lines are kept."""
        changes = self.file.changes
        origin = changes.source(old)
        changes.origin[new] = origin
        changes.touched.add(origin)
