"""Left-overs that a repository has accepted: by a comment, or in a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LEFT = "import keras\n\nlayer = keras.layers.Densse(units=1)\n"


@pytest.fixture
def left(here: Path) -> Path:
    path = here / "left.py"
    path.write_text(LEFT)
    return path


def test_what_the_baseline_knows_is_neither_shown_nor_counted(left: Path, keras_tfjs) -> None:
    call = ("translate", "left.py", "--to", "tfjs", "--diff", "--baseline", "known.json")
    made = keras_tfjs(*call, "--update-baseline")
    assert (made.status, "Densse" in made.err) == (0, False)
    assert json.loads(Path("known.json").read_text()) == {
        "version": 1,
        "entries": [
            {
                "path": "left.py",
                "code": "KT101",
                "line": "layer = keras.layers.Densse(units=1)",
                "count": 1,
            }
        ],
    }
    again = keras_tfjs(*call)
    assert again.status == 0
    assert again.err == "0 files translated, 1 unchanged; 1 known from the baseline\n"


def test_a_left_over_that_moves_stays_known_and_a_new_one_fails(left: Path, keras_tfjs) -> None:
    call = ("translate", ".", "--to", "tfjs", "--check", "--baseline", "known.json")
    keras_tfjs(*call, "--update-baseline")
    left.write_text(LEFT.replace("\n\n", "\n\n# Moved.\n\n"))
    assert keras_tfjs(*call).status == 0
    left.write_text(LEFT + "layer = keras.layers.Densse(units=1)\n")
    twice = keras_tfjs(*call)
    assert twice.status == 2
    assert twice.err.count("Densse") == 2  # the message and its excerpt, of the second one only
    assert "left.py:4:" in twice.err


def test_a_file_that_cannot_be_read_can_be_known(here: Path, keras_tfjs) -> None:
    (here / "old.py").write_text("import keras\nprint 'of Python 2'\n")
    call = ("translate", "old.py", "--to", "js", "--check", "--baseline", "known.json")
    assert keras_tfjs("translate", "old.py", "--to", "js", "--check").status == 3
    assert keras_tfjs(*call, "--update-baseline").status == 0
    assert keras_tfjs(*call).status == 0


def test_the_configuration_names_the_baseline(left: Path, keras_tfjs) -> None:
    Path("pyproject.toml").write_text('[tool.keras-tfjs]\nbaseline = "ci/known.json"\n')
    call = ("translate", "left.py", "--to", "tfjs", "--check")
    missing = keras_tfjs(*call)
    assert missing.status == 3
    assert "error[KT607]: no such file or directory" in missing.err
    assert "--update-baseline" in missing.err
    assert keras_tfjs(*call, "--update-baseline").status == 0
    assert json.loads(Path("ci/known.json").read_text())["entries"][0]["path"] == "../left.py"
    assert keras_tfjs(*call).status == 0


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"version": 1, "entries": [1]}'])
def test_what_is_no_baseline_is_refused(text: str, left: Path, keras_tfjs) -> None:
    Path("known.json").write_text(text)
    done = keras_tfjs("translate", "left.py", "--to", "tfjs", "--baseline", "known.json")
    assert (done.status, "KT607" in done.err) == (3, True)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(LEFT.rstrip() + "  # keras-tfjs: ignore\n", (), id="every code of a line"),
        pytest.param(LEFT.rstrip() + "  # keras-tfjs: ignore[KT101]\n", (), id="a code of a line"),
        pytest.param(
            LEFT.rstrip() + "  # keras-tfjs: ignore[KT2, KT1]\n", (), id="the start of a code"
        ),
        pytest.param(
            LEFT.replace("layer", "# keras-tfjs: ignore[KT101]\nlayer", 1),
            (),
            id="the line below",
        ),
        pytest.param("# keras-tfjs: ignore-file[KT101]\n" + LEFT, (), id="a file"),
        pytest.param(
            LEFT.rstrip() + "  # keras-tfjs: ignore[KT2]\n", ("KT012", "KT101"), id="another code"
        ),
        pytest.param(
            LEFT.replace("\n\n", "  # keras-tfjs: ignore[KT101]\n\n"),
            ("KT012", "KT101"),
            id="another line",
        ),
        pytest.param('"""keras-tfjs: ignore"""\n' + LEFT, ("KT101",), id="no comment"),
    ],
)
def test_a_comment_accepts(source: str, said: tuple[str, ...]) -> None:
    from keras_tfjs import translate

    made = translate(source, to="tfjs")
    assert tuple(sorted(one.code for one in made.diagnostics)) == said
    assert made.code == source


def test_a_comment_accepts_in_a_cell_of_a_notebook(here: Path, keras_tfjs) -> None:
    cells = ["import keras", "layer = keras.layers.Densse(units=1)  # keras-tfjs: ignore"]
    book = {
        "cells": [
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
            | {"source": cell}
            for cell in cells
        ],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (here / "book.ipynb").write_text(json.dumps(book))
    assert keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "--check").status == 0
