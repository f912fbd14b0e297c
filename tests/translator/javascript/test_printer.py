"""The document printer, and the layout of JavaScript."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_cases import Case, cases

from keras_tfjs.javascript.doc import (
    HARD,
    LINE,
    SOFT,
    Doc,
    Fill,
    Group,
    IfBreak,
    IndentIfBreak,
    LineSuffix,
    Mark,
    conditional,
    group,
    indent,
    join,
    render,
    text_width,
)
from keras_tfjs.javascript.helpers import names, text_of
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.printing import print_program


def text(doc: Doc, width: int = 20) -> str:
    return render(doc, width)[0]


def brackets(*items: str) -> Group:
    return group("[", indent(SOFT, *join((",", LINE), items)), IfBreak(","), SOFT, "]")


def test_a_group_that_fits_stays_on_its_line() -> None:
    assert text(brackets("one", "two")) == "[one, two]"


def test_a_group_that_does_not_fit_breaks_all_its_lines() -> None:
    assert text(brackets("one", "two", "three", "four")) == (
        "[\n  one,\n  two,\n  three,\n  four,\n]"
    )


def test_what_follows_a_group_counts_up_to_the_next_break() -> None:
    assert text((brackets("one", "two", "three"), ";;;;")) == ("[\n  one,\n  two,\n  three,\n];;;;")


def test_outer_groups_break_before_inner_ones() -> None:
    doc = group("f(", indent(SOFT, brackets("one", "two"), ",", LINE, "other"), SOFT, ")")
    assert text(doc, 15) == "f(\n  [one, two],\n  other\n)"


def test_a_hard_line_breaks_every_group_around() -> None:
    assert text(group("a", LINE, group("b", HARD, "c"))) == "a\nb\nc"


def test_of_several_states_the_first_that_fits_is_taken() -> None:
    states: list[Doc] = ["a long first state here", ("short", " state"), "last"]
    assert text(conditional(states)) == "short state"
    assert text(conditional(states), 5) == "last"


def test_a_forced_break_in_one_state_leaves_the_choice_open() -> None:
    assert text(conditional([("a", HARD, "b"), "other"])) == "a\nb"


def test_a_fill_breaks_only_where_it_must() -> None:
    parts: list[Doc] = []
    for number in range(12):
        parts.extend(([LINE] if number else []) + [f"{number},"])
    assert text(Fill(parts)) == "0, 1, 2, 3, 4, 5, 6,\n7, 8, 9, 10, 11,"


def test_a_comment_waits_for_the_end_of_its_line() -> None:
    assert text(("a", LineSuffix(" // x"), ";", HARD, "b")) == "a; // x\nb"


def test_indentation_may_follow_another_group() -> None:
    small = Group(indent(LINE))
    assert text((group("x =", small, IndentIfBreak(("value", HARD, "more"), small)),), 8) == (
        "x =\n  value\n  more"
    )


def test_marks_name_source_lines_and_unmarked_lines_have_the_last() -> None:
    assert render((Mark(7), "a", HARD, "b", HARD, Mark(9), "c"))[1] == (7, 7, 9)


def test_no_line_ends_in_spaces() -> None:
    assert text(("a ", HARD, indent(HARD, "b"))) == "a\n\n  b"


def test_wide_characters_take_two_columns() -> None:
    assert text_width("日本") == 4
    assert text_width("e\u0301") == 1
    assert text_width("abc") == 3


def test_a_long_fill_is_linear() -> None:
    parts: list[Doc] = []
    for number in range(20_000):
        parts.extend(([LINE] if number else []) + [f"{number},"])
    assert text(Fill(parts), 80).count("\n") > 1000


DOCUMENTS = st.recursive(
    st.sampled_from(["a", "bb", "ccc", LINE, SOFT, HARD]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(lambda docs: group(*docs)),
        st.lists(inner, max_size=4).map(lambda docs: indent(*docs)),
    ),
    max_leaves=20,
)


def _letters(doc: Doc) -> str:
    if isinstance(doc, str):
        return doc
    if isinstance(doc, list | tuple):
        return "".join(map(_letters, doc))
    return _letters(getattr(doc, "contents", ""))


@settings(max_examples=60)
@given(DOCUMENTS)
def test_printing_keeps_every_letter(doc: Doc) -> None:
    assert "".join(text(doc, 6).split()) == _letters(doc)


@pytest.mark.parametrize("case", cases("layout"), ids=lambda case: case.title)
def test_formatted_javascript_stays_as_it_is(case: Case) -> None:
    assert print_program(parse(case["js"]))[0] == case["js"]


def test_helpers_are_written_as_they_are_printed() -> None:
    """It is how the way back knows them."""
    other = [name for name in names() if print_program(parse(text_of(name)))[0] != text_of(name)]
    assert not other


def test_a_text_stays_beside_a_short_key() -> None:
    words = "a text that is far too long for the line that it stands in, whatever is done about it"
    made, _ = print_program(parse(f"f({{help: '{words}', words: '{words}'}});"))
    assert f"  help: '{words}',\n  words:\n    '{words}',\n" in made


def test_a_chain_of_calls_breaks_before_each_call() -> None:
    chain = "anotherNameOfSomeLength.shuffle(10).cache().batch(30)"
    made, _ = print_program(parse(f"const aNameThatIsRatherLong = {chain};"))
    assert made.startswith(
        "const aNameThatIsRatherLong = anotherNameOfSomeLength\n  .shuffle(10)\n"
    )


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("a || (b || c)", "a || b || c"),
        ("a && (b && (c && d) && e)", "a && b && c && d && e"),
        ("a || (b && c)", "a || (b && c)"),
        ("a ?? (b ?? c)", "a ?? b ?? c"),
        ("a + (b + c)", "a + (b + c)"),
    ],
)
def test_a_chain_of_one_logical_operator_has_no_parentheses(given: str, printed: str) -> None:
    assert print_program(parse(f"x = {given};"))[0] == f"x = {printed};\n"
