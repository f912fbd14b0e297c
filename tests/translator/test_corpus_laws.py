"""The programs of corpus/ in every direction, and what holds for every translation."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Callable

import black
import pytest
from pages import GROUPS
from programs import FILES, LOOSE, PROGRAMS, Program

from keras_tfjs.pipeline import Outcome, translate
from keras_tfjs.source import Dialect

KERAS, TFJS, JS = Dialect.KERAS, Dialect.TFJS, Dialect.JS

WAYS = [
    pytest.param(program, source, target, id=f"{program.name} from {source} to {target}")
    for program in PROGRAMS
    for source in (KERAS, TFJS, JS)
    for target in (KERAS, TFJS, JS)
    if source is not target
]

KERAS_TEXTS = [
    *(pytest.param(one.text(KERAS), id=f"corpus program {one.name}") for one in PROGRAMS),
    *(
        pytest.param(block.text, id=f"page {group}, block {number + 1}")
        for group in GROUPS
        for number, block in enumerate(group.blocks)
        if block.dialect is KERAS and "target" not in block.words
    ),
]

OWN_WORDS = {
    block.text
    for group in GROUPS
    for block in group.blocks
    if block.dialect is KERAS and "source" in block.words
}
"""Texts that no translation makes: what comes back says the same in other words."""

ONE_WAY = {
    block.text
    for group in GROUPS
    for block in group.blocks
    if block.dialect is KERAS
    and any(one.dialect is TFJS and "target" in one.words for one in group.blocks)
}


def to(text: str, target: Dialect, source: Dialect) -> str:
    return translate(text, to=target, from_=source, filename="program").code


@pytest.mark.parametrize(("program", "source", "target"), WAYS)
def test_text(program: Program, source: Dialect, target: Dialect, update: bool) -> None:
    """Keras as black formats it: a translation does not know the quotes of the original.

    What comes back from JavaScript may be spelt in yet another way (`[8, 8]` for `(8, 8)`): then
    it is the same JavaScript again.
    """
    made = to(program.text(source), target, source)
    if source is JS and program.back.exists():
        assert to(made, JS, target) == program.text(JS)
        return
    if target is not KERAS:
        if update and source is KERAS:
            (program.folder / FILES[target]).write_text(made, encoding="utf-8")
        assert made == program.text(target)
        return
    original = black.format_str(program.text(KERAS), mode=black.Mode())
    if update and source is TFJS:
        if made == original:
            program.back.unlink(missing_ok=True)
        else:
            program.back.write_text(made, encoding="utf-8")
    back = program.back.read_text(encoding="utf-8") if program.back.exists() else original
    assert made == back


LONGER = {"own_classes": "five classes, of which TF.js wants a name and a registration each"}
"""Programs that the law on lengths leaves out in JavaScript made of Keras; only shrinks."""


@pytest.mark.parametrize(
    ("source", "target", "without"),
    [
        pytest.param(KERAS, TFJS, (), id="the API half"),
        pytest.param(TFJS, JS, (), id="the language half"),
        pytest.param(KERAS, JS, tuple(LONGER), id="both"),
    ],
)
def test_translations_are_hardly_longer(
    source: Dialect, target: Dialect, without: tuple[str, ...], measured: Callable[[str], None]
) -> None:
    """At most 1.3 times the lines, over all programs."""
    lines = {
        one.name: (len(one.text(source).splitlines()), len(one.text(target).splitlines()))
        for one in PROGRAMS
        if one.name not in without
    }
    ratios = {name: after / before for name, (before, after) in lines.items()}
    longest = sorted(ratios, key=lambda name: ratios[name], reverse=True)[:5]
    before, after = (sum(column) for column in zip(*lines.values(), strict=True))
    shown = ", ".join(f"{name} {ratios[name]:.2f}" for name in longest)
    measured(f"lines of {target} to a line of {source}: {after / before:.2f}; longest: {shown}")
    assert after <= 1.3 * before


def test_only_adaptive_optimizers_are_compared_loosely() -> None:
    adaptive = re.compile(r"adam|rmsprop|adagrad", re.IGNORECASE)
    assert LOOSE.keys() <= {one.name for one in PROGRAMS if adaptive.search(one.text(KERAS))}


@pytest.mark.parametrize("text", KERAS_TEXTS)
def test_output_parses(text: str) -> None:
    pivot = to(text, TFJS, KERAS)
    ast.parse(pivot)
    script = to(text, JS, KERAS)
    again = translate(script, to=TFJS, from_=JS, filename="program.js")
    assert again.outcome is not Outcome.REFUSED, again.diagnostics


@pytest.mark.parametrize("text", KERAS_TEXTS)
def test_a_second_run_changes_nothing(text: str) -> None:
    pivot = to(text, TFJS, KERAS)
    assert translate(pivot, to=TFJS, filename="program.py").code == pivot
    script = to(text, JS, KERAS)
    assert translate(script, to=JS, filename="program.js").code == script


@pytest.mark.parametrize("text", KERAS_TEXTS)
def test_there_and_back_and_there_is_there(text: str) -> None:
    """Of pages whose TF.js-style Python is only written (`target`) the way back gives another."""
    if text in ONE_WAY:
        return
    pivot = to(text, TFJS, KERAS)
    if text in OWN_WORDS:
        pivot = to(to(pivot, KERAS, TFJS), TFJS, KERAS)
    assert to(to(pivot, KERAS, TFJS), TFJS, KERAS) == pivot


def python_comments(text: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def _with_strangers(text: str) -> tuple[str, list[str]]:
    """The program with a comment and an oddly formatted statement before each of its own."""
    lines = text.splitlines(keepends=True)
    strangers: list[str] = []
    starts = [
        min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        for node in ast.parse(text).body
    ]
    for number, start in reversed(list(enumerate(starts))):
        stranger = [f"# stranger {number}\n", f"stranger_{number}  =  {{ 'a':1,}}   # odd\n"]
        lines[start - 1 : start - 1] = stranger
        strangers = [*stranger, *strangers]
    return "".join(lines), strangers


@pytest.mark.parametrize("text", KERAS_TEXTS)
def test_comments_in_are_comments_out(text: str) -> None:
    strange, _ = _with_strangers(text)
    pivot = to(strange, TFJS, KERAS)
    assert python_comments(pivot) == python_comments(strange)
    script = f"{to(strange, JS, KERAS)}\n"
    for comment, count in python_comments(strange).items():
        assert script.count(f"//{comment[1:]}\n") == count


@pytest.mark.parametrize("text", KERAS_TEXTS)
def test_untouched_lines_are_byte_equal(text: str) -> None:
    strange, strangers = _with_strangers(text)
    for target in (TFJS, KERAS):
        pivot = to(strange, TFJS, KERAS)
        result = pivot if target is TFJS else to(pivot, KERAS, TFJS)
        kept = [line for line in result.splitlines(keepends=True) if line in strangers]
        assert kept == strangers
