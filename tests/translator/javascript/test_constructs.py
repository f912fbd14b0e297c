"""Every construct of the grammars occurs in programs whose translation is run and compared with
node; the matrix is printed with `pytest -s`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import tree_sitter_javascript
import tree_sitter_typescript
from behaviour_programs import behaviour_programs
from tree_sitter import Language, Node, Parser

ENOUGH = 3
JAVASCRIPT = Language(tree_sitter_javascript.language())
TYPESCRIPT = Language(tree_sitter_typescript.language_typescript())

OUTSIDE = {
    **dict.fromkeys(
        """jsx_attribute jsx_closing_element jsx_element jsx_expression jsx_namespace_name
        jsx_opening_element jsx_self_closing_element jsx_text html_character_reference""".split(),
        "markup is no JavaScript; see the tests of bad input",
    ),
    "html_comment": "a form of comment for browsers of 1995",
    "with_statement": "not in modules or strict code; see the tests of diagnostics",
    "using_declaration": "not in ES2022",
    "glimmer_template": "Ember's templates",
    "glimmer_opening_tag": "Ember's templates",
    "glimmer_closing_tag": "Ember's templates",
    "import_attribute": "JSON modules, not in ES2022",
    **dict.fromkeys(("existential_type", "flow_maybe_type"), "types of Flow, not of TypeScript"),
    "import_require_clause": "a form of CommonJS that modules of ES2015 do not have",
}
"""Kinds of nodes that are not asked for, and why."""


def _kinds(language: Language) -> set[str]:
    return {
        str(language.node_kind_for_id(number))
        for number in range(language.node_kind_count)
        if language.node_kind_is_named(number)
        and language.node_kind_is_visible(number)
        and not str(language.node_kind_for_id(number)).startswith("_")
    }


def _seen(extensions: tuple[str, ...], language: Language) -> Counter[str]:
    """In how many programs each kind occurs."""
    parser = Parser(language)
    found: Counter[str] = Counter()
    for program in behaviour_programs():
        texts = [text for name, text in program.files if name.endswith(extensions)]
        kinds: set[str] = set()
        for text in texts:
            pending: list[Node] = [parser.parse(text.encode()).root_node]
            while pending:
                node = pending.pop()
                if node.is_named:
                    kinds.add(node.type)
                pending.extend(node.children)
        found.update(kinds)
    return found


def _matrix(title: str, kinds: set[str], found: Counter[str]) -> str:
    lines = [f"{title}: {len(kinds)} kinds of nodes, programs with each"]
    lines += [f"{found[kind]:5} {kind} {OUTSIDE.get(kind, '')}" for kind in sorted(kinds)]
    return "\n".join(lines)


def _summary(title: str, kinds: set[str], found: Counter[str]) -> str:
    asked = kinds - set(OUTSIDE)
    enough = sum(found[kind] >= ENOUGH for kind in asked)
    return (
        f"{title}: {enough} of {len(asked)} kinds of nodes in at least {ENOUGH} programs that are "
        f"run ({len(kinds - asked)} more are outside, each with its reason)"
    )


def test_every_construct_of_javascript_is_in_executed_programs(
    measured: Callable[[str], None],
) -> None:
    kinds = _kinds(JAVASCRIPT)
    found = _seen(("js", "ts"), TYPESCRIPT) | _seen(("js",), JAVASCRIPT)
    print(_matrix("JavaScript", kinds, found))
    measured(_summary("JavaScript", kinds, found))
    missing = {kind: found[kind] for kind in kinds - set(OUTSIDE) if found[kind] < ENOUGH}
    assert not missing


def test_every_construct_that_typescript_adds_is_in_executed_programs(
    measured: Callable[[str], None],
) -> None:
    kinds = _kinds(TYPESCRIPT) - _kinds(JAVASCRIPT)
    found = _seen(("ts",), TYPESCRIPT)
    print(_matrix("TypeScript", kinds, found))
    measured(_summary("TypeScript's own", kinds, found))
    missing = {kind: found[kind] for kind in kinds - set(OUTSIDE) if found[kind] < ENOUGH}
    assert not missing
