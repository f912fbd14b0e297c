"""IPython's syntax is set aside, the rest is Python, and it comes back byte for byte."""

from __future__ import annotations

import ast

import pytest

from keras_tfjs.repo.magics import mask, unmask

CELLS = [
    pytest.param("%matplotlib inline\nx = 1", id="a line magic"),
    pytest.param("!echo it's keras", id="a shell line with an open quote"),
    pytest.param(
        "!pip install \\\n    keras \\\n    numpy\nx = 1", id="a shell line of three lines"
    ),
    pytest.param("files = !ls *.py\nprint(files)", id="an assigned shell line"),
    pytest.param("if x:\n    !ls\n    y = 2", id="a shell line in a block"),
    pytest.param("if x:\n    %cd data", id="a magic that is the whole block"),
    pytest.param("model.fit?", id="a question about a name"),
    pytest.param("?model.fit\n??np", id="a question mark in front"),
    pytest.param("%%time\nx = f(1)", id="a cell magic over Python"),
    pytest.param("%%timeit -n 3\nx = f(1)", id="a cell magic with options"),
    pytest.param("%time h = model.fit(x, y)", id="a magic that runs a statement"),
    pytest.param("%timeit -n 10 -r 2 f(x)", id="a magic with options that runs a statement"),
    pytest.param('s = """\n%d items\n!important\n"""\n%time f()', id="lines in a long string"),
    pytest.param("y = (a\n  % b)\n!ls", id="a modulo at the start of a continued line"),
    pytest.param("y = a \\\n  % b\n!ls", id="a modulo after a backslash"),
    pytest.param("x = 'a # b'  # it's a ( comment\n!ls", id="quotes and brackets in a comment"),
    pytest.param("x = f'{a}'\n\n%cd ..\n\n", id="blank lines at the end"),
    pytest.param("x = 1\n", id="no magic at all"),
]


@pytest.mark.parametrize("source", CELLS)
def test_a_masked_cell_is_python_of_as_many_lines_and_comes_back(source: str) -> None:
    masked = mask(source, first=7)
    assert masked.text is not None
    ast.parse(masked.text)
    assert masked.text.count("\n") == source.count("\n")
    assert unmask(masked.text, masked.magics, first=7) == source


@pytest.mark.parametrize("source", CELLS)
def test_for_javascript_magics_become_comments_that_need_no_return(source: str) -> None:
    masked = mask(source, comments=True)
    assert masked.text is not None
    ast.parse(masked.text)
    assert unmask(masked.text, ()) == masked.text
    for magic in masked.magics:
        assert f"# {magic.text.split()[0]}" in masked.text


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("%%bash\npip install keras", id="bash"),
        pytest.param("\n%%html\n<b>x</b>", id="html after a blank line"),
        pytest.param("%%writefile model.py\nimport keras\nkeras.Model()", id="a written file"),
    ],
)
def test_a_cell_of_another_language_is_set_aside_whole(source: str) -> None:
    assert mask(source).text is None


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        pytest.param(
            "%%writefile model.py\nimport keras\nkeras.Model()", True, id="a written file"
        ),
        pytest.param("%%bash\npython -c 'keras.Model()'", False, id="a shell cell"),
        pytest.param("!pip install keras", False, id="a shell line"),
        pytest.param("%lprun -f keras.Model train()", True, id="a profiler of a Keras function"),
        pytest.param("%time keras.Model()", False, id="a statement that is translated"),
    ],
)
def test_keras_that_a_magic_hides_is_noticed(source: str, uses: bool) -> None:
    assert [magic.uses_keras for magic in mask(source).magics] == [uses]


def test_a_module_that_only_a_magic_uses_stays_in_use() -> None:
    masked = mask("import numpy as np\n%lprun -f np.dot run()")
    assert masked.text is not None
    names = [node.id for node in ast.walk(ast.parse(masked.text)) if isinstance(node, ast.Name)]
    assert names == ["np"]


def test_a_statement_that_became_longer_is_one_line_again_under_its_magic() -> None:
    masked = mask("if x:\n    %time h = model.fit(x, y)")
    longer = (
        "if x:\n    h = model.fit(\n        x,\n        y,\n        {\n"
        '            "epochs": 1,\n        },\n    )  # ipython:0'
    )
    assert unmask(longer, masked.magics) == 'if x:\n    %time h = model.fit(x, y, {"epochs": 1})'


def test_a_lost_magic_is_not_lost_in_silence() -> None:
    masked = mask("%cd data\nx = 1")
    with pytest.raises(LookupError, match="%cd data"):
        unmask("x = 1", masked.magics)
