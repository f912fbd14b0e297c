"""A notebook's text with some cells' sources replaced: everything else stays byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras_tfjs.repo.notebook import NotebookError, parse

PROJECT = Path(__file__).parents[3] / "corpus" / "project"
EXPLORE = (PROJECT / "explore.ipynb").read_text(encoding="utf-8")


def document(*sources: object, **metadata: object) -> dict[str, object]:
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def test_cells_are_read_in_order_with_their_kinds() -> None:
    book = parse(EXPLORE)
    assert [cell.kind for cell in book.cells[:3]] == ["markdown", "code", "code"]
    assert book.cells[1].source.startswith("%matplotlib inline\n!pip install")
    assert book.language == "python"


def test_replacing_nothing_changes_nothing() -> None:
    book = parse(EXPLORE)
    assert book.with_sources({}) == EXPLORE
    same = {index: cell.source for index, cell in enumerate(book.cells)}
    assert book.with_sources(same) == EXPLORE


def test_only_the_lines_of_the_changed_cell_differ() -> None:
    book = parse(EXPLORE)
    made = book.with_sources({2: "xs = tf.ones([4, 1])\nys = tf.ones([4, 1])"})
    changed = [
        (old, new)
        for old, new in zip(EXPLORE.split("\n"), made.split("\n"), strict=True)
        if old != new
    ]
    assert changed == [
        (
            '    "xs = np.array([[1], [2], [3], [4]])\\n",',
            '    "xs = tf.ones([4, 1])\\n",',
        ),
        (
            '    "ys = np.array([[1], [3], [5], [7]])"',
            '    "ys = tf.ones([4, 1])"',
        ),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param('"a\\nb"', '"x\\ny"', id="one string stays one string"),
        pytest.param('["a\\n", "b"]', '["x\\n", "y"]', id="a list on one line stays there"),
        pytest.param('["a\\n","b"]', '["x\\n","y"]', id="a list without spaces gets none"),
        pytest.param(
            '[\n\t"a\\n",\n\t"b"\n]', '[\n\t"x\\n",\n\t"y"\n]', id="a list keeps its indentation"
        ),
        pytest.param(
            '[\n  "a"\n ]', '[\n  "x\\n",\n  "y"\n ]', id="one line becomes two, indented alike"
        ),
    ],
)
def test_the_style_of_a_source_is_kept(value: str, expected: str) -> None:
    text = '{"cells": [{"cell_type": "code", "source": %s}], "metadata": {}}'
    assert parse(text % value).with_sources({0: "x\ny"}) == text % expected


def test_a_file_with_escapes_gets_escapes_and_one_without_gets_letters() -> None:
    for ascii_only in (True, False):
        text = json.dumps(document("a = 'é'", "b = 1"), ensure_ascii=ascii_only)
        made = parse(text).with_sources({1: "b = 'ü'"})
        assert made == json.dumps(document("a = 'é'", "b = 'ü'"), ensure_ascii=ascii_only)


@given(
    st.lists(st.text(), min_size=1, max_size=4),
    st.sampled_from([None, 1, 2, "\t"]),
    st.booleans(),
    st.booleans(),
)
def test_any_source_comes_back_as_it_was_put_in(
    sources: list[str], indent: int | str | None, ascii_only: bool, in_lines: bool
) -> None:
    shaped = [text.splitlines(keepends=True) if in_lines else text for text in sources]
    text = json.dumps(document(*shaped), indent=indent, ensure_ascii=ascii_only)
    book = parse(text)
    assert [cell.source for cell in book.cells] == sources
    new = {index: source[::-1] + "\n#" for index, source in enumerate(sources)}
    again = parse(book.with_sources(new))
    assert [cell.source for cell in again.cells] == list(new.values())


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        pytest.param({}, "python", id="no metadata means Python"),
        pytest.param({"kernelspec": {"language": "R"}}, "r", id="the kernel's language"),
        pytest.param({"language_info": {"name": "julia"}}, "julia", id="the language info"),
        pytest.param({"kernelspec": "broken"}, "python", id="metadata of a wrong shape"),
    ],
)
def test_the_language_is_read_from_the_metadata(metadata: dict[str, object], language: str) -> None:
    assert parse(json.dumps(document("x", **metadata))).language == language


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param('{"cells": [}', "JSON: ", 1, id="broken JSON"),
        pytest.param(
            '{\n"cells": [\n{"source": []}]}', "cell 1 has no", 3, id="a cell without type"
        ),
        pytest.param(
            '{"cells": [{"cell_type": "code", "source": [1]}]}',
            "not text",
            1,
            id="numbers in a source",
        ),
        pytest.param('{"worksheets": [{"cells": []}]}', "format is 3", 1, id="format 3"),
        pytest.param("[]", "no list of cells", 1, id="an array"),
        pytest.param("[" * 100_000, "nested too deeply", 1, id="a hundred thousand brackets"),
    ],
)
def test_what_is_no_notebook_is_named_with_its_line(text: str, message: str, line: int) -> None:
    with pytest.raises(NotebookError, match=message) as caught:
        parse(text)
    assert caught.value.line == line
