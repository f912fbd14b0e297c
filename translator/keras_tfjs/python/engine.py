"""One walk over a module: every node's rules, children before parents."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import libcst as cst

from keras_tfjs.diagnostics import Diagnostic, Stage
from keras_tfjs.kinds import infer
from keras_tfjs.python import build
from keras_tfjs.python.activation_layers import apart
from keras_tfjs.python.candidates import Candidates
from keras_tfjs.python.handed_options import handed_options
from keras_tfjs.python.imports import Imports
from keras_tfjs.python.layout import Changes, Layout
from keras_tfjs.python.leftovers import operations_of_javascript, unsaid
from keras_tfjs.python.module_variables import with_variables
from keras_tfjs.python.naming import Naming
from keras_tfjs.python.pairing import pair
from keras_tfjs.python.precedence import strength, wanted
from keras_tfjs.python.printing import code_of
from keras_tfjs.python.quotes import requoted
from keras_tfjs.python.reading import read
from keras_tfjs.python.ruleset import Ruleset
from keras_tfjs.python.site import File, Site
from keras_tfjs.python.source_text import SourceText
from keras_tfjs.python.superclasses import with_super
from keras_tfjs.python.symbolic import as_layers, written_out
from keras_tfjs.python.units import UNITS, Headers
from keras_tfjs.python.unknown_members import members_of_unknown
from keras_tfjs.python.walking import is_expression, parts, with_walked_parts
from keras_tfjs.source import Dialect, Options, SourceSyntaxError, Span, said_by_python


@dataclass(frozen=True)
class Replaced:
    """Answer of a Block rule: so many statements are replaced by these."""

    count: int
    statements: Sequence[cst.BaseStatement]


def run(
    text: str,
    rules: Ruleset,
    *,
    source: Dialect,
    to: Dialect,
    options: Options,
    retired: frozenset[str] = frozenset(),
) -> Stage:
    """Rewrites Python `text`, a program of dialect `source`, by the rules for `to`.

    Imports of the `retired` libraries go where nothing names them any more. Raises
    SourceSyntaxError.
    """
    given, tree = text, _parsed(text)
    if not tree.body:
        return _unchanged(given)
    for respelled in (with_variables, with_super) if to is Dialect.TFJS else ():
        if (made := respelled(text, tree)) != text:
            text, tree = made, _parsed(made)
    facts = infer(tree, options, source)
    said: list[Diagnostic] = []
    if to is Dialect.TFJS:
        for rewrite in (apart, written_out, as_layers):
            layered, notes = rewrite(text, tree, facts)
            said += notes
            if layered != text:
                text, tree = layered, _parsed(layered)
                facts = infer(tree, options, source)
    module = _read(text, tree)
    lines, pairs = text.split("\n"), pair(module, tree)
    file = File(
        to=to,
        options=options,
        tree=tree,
        lines=lines,
        pairs=pairs,
        facts=facts,
        naming=Naming(pairs, facts, tree),
        imports=Imports(facts, retired, options.is_imported),
        handed=handed_options(tree, facts, options, to),
        diagnostics=said,
    )
    candidates = Candidates(pairs, file.naming, rules, to, file.handed)
    if not candidates and not file.imports.are_concerned:
        return _unchanged(given)
    rewritten = cst.ensure_type(_Rewriter(file, candidates).walk(module), cst.Module)
    place, headers = SourceText(text, module, pairs, options.line_length), Headers(rewritten)
    overrides = file.imports.settle(tree, place, file.changes, headers)
    if to is Dialect.TFJS:
        file.diagnostics += members_of_unknown(facts)
        file.diagnostics += list(
            unsaid(place, file.changes, headers, facts, overrides, file.diagnostics)
        )
    written = Layout(
        place,
        file.changes,
        headers,
        indent=module.default_indent,
        overrides=overrides,
        resolve=file.imports.resolve,
    ).write(rewritten)
    code = "\n".join(line.text for line in written)
    if to is Dialect.KERAS:
        file.diagnostics += operations_of_javascript(code, facts)
    return Stage(
        code,
        tuple(line.source for line in written),
        tuple(sorted(file.diagnostics, key=lambda each: (each.span, each.code))),
    )


def _unchanged(text: str) -> Stage:
    return Stage(text, tuple(range(1, text.count("\n") + 2)))


def _parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        line = error.lineno or 1
        column = max((error.offset or 1) - 1, 0)
        raise SourceSyntaxError(said_by_python(error), Span.at(line, column, 1)) from error
    except ValueError as error:
        raise SourceSyntaxError(str(error), Span.at(1)) from error


def _read(text: str, tree: ast.Module) -> cst.Module:
    try:
        return read(text, tree)
    except cst.ParserSyntaxError as error:
        span = Span.at(error.raw_line, error.raw_column, 1)
        raise SourceSyntaxError(error.message, span) from error


_UNVISITED = frozenset((cst.Import, cst.ImportFrom, cst.Global, cst.Nonlocal))
_HEADED: dict[type[cst.CSTNode], str] = {
    cst.Call: "func",
    cst.Decorator: "decorator",
    cst.Attribute: "value",
    cst.Param: "name",
    cst.FunctionDef: "name",
    cst.ClassDef: "name",
}
_CHAINS = frozenset((cst.Name, cst.Attribute))
_UNIT_TYPES = frozenset(UNITS)
_BODIES = frozenset((cst.Module, cst.IndentedBlock))
_LEAVES = frozenset((cst.Name, cst.SimpleString, cst.Integer, cst.Float))
_HOLDERS = frozenset(
    (cst.Arg, cst.AssignTarget, cst.DictElement, cst.Element, cst.Index, cst.SubscriptElement)
)
"""What only holds an expression: no rule is asked for it."""


class _Rewriter:
    def __init__(self, file: File, candidates: Candidates) -> None:
        self._file = file
        self._candidates = candidates
        self._rules, self._passed = candidates.rules, candidates.passed
        self._changes: Changes = file.changes
        self._parents: list[cst.CSTNode] = []
        self._units: list[cst.CSTNode] = []
        self._heads: set[int] = set()

    def walk(self, node: cst.CSTNode) -> Any:
        """What stands for `node` in the rewritten tree."""
        kind, here = type(node), id(node)
        if here in self._passed or kind in _UNVISITED:
            return node
        if kind in _LEAVES:
            return self._left(node, node) if here in self._rules else node
        if kind in _HEADED:
            self._note_heads(node)
        self._parents.append(node)
        if kind in _UNIT_TYPES:
            self._units.append(node)
            updated = with_walked_parts(node, self.walk, self._passed)
            self._units.pop()
        else:
            updated = with_walked_parts(node, self.walk, self._passed)
        self._parents.pop()
        if kind in _HOLDERS:
            if updated is not node:
                self._changes.origin[updated] = node
            return updated
        if updated is node and here not in self._rules and kind not in _BODIES:
            return node
        return self._left(node, updated)

    def _note_heads(self, node: cst.CSTNode) -> None:
        """Names that only lead to what the node itself is: no rule is asked for them."""
        kind = type(node)
        head: cst.CSTNode = getattr(node, _HEADED[kind])
        if id(head) not in self._rules:
            return
        if self._is_prefix(head) if kind is cst.Attribute else type(head) in _CHAINS:
            self._heads.add(id(head))

    def _is_prefix(self, node: cst.CSTNode) -> bool:
        """Whether a name only leads to a member: `keras.layers` in `keras.layers.Dense`."""
        tree = self._file.pairs.expression(node)
        return tree is not None and type(self._file.facts.kind(tree)).__name__ in (
            "Module",
            "Class",
        )

    def _left(self, original: cst.CSTNode, updated: cst.CSTNode) -> Any:
        kind = type(original)
        if kind in _BODIES:
            updated = self._block(original, updated)
        if kind is cst.FormattedString and updated is not original:
            updated = requoted(cst.ensure_type(updated, cst.FormattedString))
        if updated is not original:
            self._changes.origin[updated] = original
        result = self._apply(original, updated)
        if result is updated:
            return updated
        result = self._held_together(original, result)
        unit = self._unit_around(original)
        if unit is not None:
            self._changes.touched.add(unit)
        self._adopt(result, original, unit)
        return result

    def _unit_around(self, node: cst.CSTNode) -> cst.CSTNode | None:
        if type(node) in _UNIT_TYPES:
            return node
        return self._units[-1] if self._units else None

    def _held_together(self, original: cst.CSTNode, result: Any) -> Any:
        """`result` in the parentheses that it needs at its place, or that joined its lines."""
        if not is_expression(result) or result.lpar:
            return result
        if self._parents and strength(result) < wanted(self._parents[-1], original):
            return build.parenthesised(result)
        if not is_expression(original) or not original.lpar:
            return result
        if "\n" in code_of(result) or self._is_touched(original, result):
            return build.parenthesised(result)
        return result

    def _is_touched(self, original: cst.BaseExpression, result: cst.BaseExpression) -> bool:
        """Whether only the parentheses kept a keyword apart, as in `if(x)`."""
        parent = self._parents[-1]
        fields = {each for each in parts(type(parent)) if getattr(parent, each) is original}
        try:
            parent.with_changes(**dict.fromkeys(fields, result))
        except (cst.CSTValidationError, TypeError):  # TypeError: libcst's own check fails in `for`
            return True
        return False

    def _apply(self, original: cst.CSTNode, updated: cst.CSTNode) -> Any:
        rules = self._rules.get(id(original))
        if rules is None or id(original) in self._heads:
            return updated
        site = self._site(original)
        for each in rules:
            result = each(updated, site)
            if result is not None:
                return result
        return updated

    def _site(self, original: cst.CSTNode) -> Site:
        name = self._candidates.names[id(original)]
        return Site(self._file, original, name, tuple(self._parents))

    def _adopt(self, result: object, original: cst.CSTNode, unit: cst.CSTNode | None) -> None:
        """Remembers where the nodes that a rule made come from.

        Of several, the first that is what the original was stands for it, comments and all.
        """
        if type(result) is cst.FlattenSentinel:
            made: Sequence[Any] = tuple(result)
        else:
            made = (result,)
        kind = type(original)
        heir: Any = next((each for each in made if type(each) is kind or is_expression(each)), None)
        for node in made:
            if type(node) is cst.RemovalSentinel or node in self._changes.origin:
                continue
            if id(node) in self._file.pairs.parents:
                continue  # a part of the original, as it was
            if node is heir:
                self._changes.origin[node] = original
            elif unit is not None:
                self._changes.born[node] = unit

    def _block(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:
        body: list[cst.BaseStatement] = list(updated.body)  # type: ignore[attr-defined]  # a block
        if self._changes.in_front:
            body = [new for each in body for new in self._with_those_in_front(each)]
        if self._candidates.runs:
            body = self._runs(body)
        if not body and isinstance(updated, cst.IndentedBlock):
            filler = cst.SimpleStatementLine([cst.Pass()])
            body = [filler]
        if len(body) == len(updated.body) and all(  # type: ignore[attr-defined]  # as above
            mine is theirs for mine, theirs in zip(body, updated.body, strict=True)  # type: ignore[attr-defined]  # as above
        ):
            return updated
        return updated.with_changes(body=body)

    def _with_those_in_front(self, statement: cst.BaseStatement) -> list[cst.BaseStatement]:
        origin = self._changes.source(statement)
        front = self._changes.in_front.pop(origin, [])
        for made in front:
            self._changes.born[made] = origin
        return [*front, statement]

    def _runs(self, body: list[cst.BaseStatement]) -> list[cst.BaseStatement]:
        done: list[cst.BaseStatement] = []
        place = 0
        while place < len(body):
            answer = self._run(body[place:])
            if answer is None:
                done.append(body[place])
                place += 1
            else:
                done.extend(answer.statements)
                place += answer.count
        return done

    def _run(self, statements: list[cst.BaseStatement]) -> Replaced | None:
        original = self._changes.source(statements[0])
        for each in self._candidates.runs.get(id(original), ()):
            answer: Replaced | None = each(statements, self._site(original))
            if answer is None:
                continue
            for made in answer.statements:
                if made not in self._changes.origin and id(made) not in self._file.pairs.parents:
                    self._changes.born[made] = original
            return answer
        return None
