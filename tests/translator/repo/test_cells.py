"""A notebook's cells, translated as one program and split again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def notebook(*cells: str, language: str = "python") -> str:
    made = [{"cell_type": "code", "metadata": {}, "source": cell} for cell in cells]
    return json.dumps(
        {"cells": made, "metadata": {"kernelspec": {"language": language}}, "nbformat": 4}
    )


def sources(path: Path) -> list[str]:
    return [cell["source"] for cell in json.loads(path.read_text())["cells"]]


def translated(here: Path, keras_tfjs, *cells: str, status: int = 0) -> tuple[list[str], str]:
    path = here / "book.ipynb"
    path.write_text(notebook(*cells))
    done = keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "-w", "--ignore", "KT201")
    assert done.status == status, done.err
    return sources(path), done.err


def test_what_an_earlier_cell_says_is_known_in_later_ones(here: Path, keras_tfjs) -> None:
    cells, _ = translated(
        here,
        keras_tfjs,
        "import keras\nimport numpy as np",
        "layer = keras.layers.Flatten()",
        "x = np.ones([2, 3, 4])",
        "print(layer(x))",
    )
    assert cells == [
        "import tfjs as tf",
        "layer = tf.layers.flatten()",
        "x = tf.ones([2, 3, 4])",
        "layer.apply(x).print()",
    ]


@pytest.mark.parametrize(("version", "is_doubted"), [("3.6.9", False), ("3.10.1", True)])
def test_the_python_of_a_notebook_dates_its_optimizers(
    here: Path, keras_tfjs, version: str, is_doubted: bool
) -> None:
    book = json.loads(notebook("import keras\nkeras.optimizers.SGD(lr=0.1)"))
    book["metadata"]["language_info"] = {"name": "python", "version": version}
    (here / "book.ipynb").write_text(json.dumps(book))
    done = keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "-w")
    assert ("KT211" in done.err) is is_doubted
    assert "learningRate" in (here / "book.ipynb").read_text()


_RATE = "import keras\nimport tensorflow as tf\nkeras.optimizers.SGD(lr=0.1)\n"


def _stream(text: str) -> dict[str, object]:
    return {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}


@pytest.mark.parametrize(
    ("cell", "output", "is_doubted"),
    [
        ("", _stream("Using TensorFlow backend.\n"), False),
        ("", _stream("Epoch 1\nTrain on 60 samples, validate on 10 samples\n"), False),
        ("", _stream("60/60 [====] - 1s 20us/sample - loss: 0.1\n"), False),
        ("", _stream("60/60 [====] - 1s 20us/step - loss: 0.1\n"), True),
        ("", _stream("The `lr` argument is deprecated, use `learning_rate` instead.\n"), False),
        ("", _stream("WARNING:absl:`lr` is deprecated, please use `learning_rate`.\n"), True),
        ("print(tf.__version__)", _stream("2.3.0\n"), False),
        ("tf.__version__", {"data": {"text/plain": ["'1.15.2'"]}}, False),
        ("print(tf.keras.__version__)", _stream("2.2.4-tf\n"), False),
        ("print(tf.__version__)", _stream("2.12.0\n"), True),
        ("print(tf.__version__)", _stream("2.3.0 1.18.5\n"), True),
        ("import numpy\nprint(tf.__version__, numpy.__version__)", _stream("1.18.5\n"), True),
        ("!pip install -q tensorflow-gpu==2.0.0", None, False),
        ("!pip install keras==2.15.0", None, True),
        ("!pip install scipy==1.1.0 tensorflow", None, True),
        ("%tensorflow_version 1.x", None, False),
        ("%tensorflow_version 2.x", None, True),
    ],
)
def test_outputs_date_the_optimizers_of_a_notebook(
    here: Path, keras_tfjs, cell: str, output: dict[str, object] | None, is_doubted: bool
) -> None:
    book = json.loads(notebook(_RATE + cell))
    book["cells"][0]["outputs"] = [] if output is None else [output]
    (here / "book.ipynb").write_text(json.dumps(book))
    done = keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "-w")
    assert ("KT211" in done.err) is is_doubted


def test_the_newest_of_several_runs_counts(here: Path, keras_tfjs) -> None:
    book = json.loads(notebook(_RATE, "tf.__version__"))
    book["cells"][0]["outputs"] = [_stream("Using TensorFlow backend.\n")]
    book["cells"][1]["outputs"] = [_stream("2.15.0\n")]
    (here / "book.ipynb").write_text(json.dumps(book))
    assert "KT211" in keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "-w").err


@pytest.mark.parametrize(
    ("version", "is_doubted"), [("2.15.0", False), ("2.16.1", True), ("", True)]
)
def test_outputs_tell_keras_2_from_keras_3(
    here: Path, keras_tfjs, version: str, is_doubted: bool
) -> None:
    lines = (
        "import tensorflow as tf\ntf.__version__",
        "layer = tf.keras.layers.Embedding(9, 3)\noptimizer = tf.keras.optimizers.Adam()",
    )
    book = json.loads(notebook(*lines))
    book["cells"][0]["outputs"] = [{"data": {"text/plain": f"'{version}'"}}]
    (here / "book.ipynb").write_text(json.dumps(book))
    done = keras_tfjs("translate", "book.ipynb", "--to", "tfjs", "-w")
    assert ("KT138" in done.err) is is_doubted


def test_half_a_surrogate_pair_is_named_with_its_place(here: Path, keras_tfjs) -> None:
    cells, said = translated(
        here, keras_tfjs, "import keras", "x = 1\ns = '\ud83d'", "keras.Input([2])", status=2
    )
    assert cells[1:] == ["x = 1\ns = '\ud83d'", 'tf.input({"shape": [2]})']
    assert "book.ipynb:cell 2:2:6: error[KT603]" in said
    assert "half of a surrogate pair, U+D83D" in said


@pytest.mark.parametrize(
    ("cell", "status", "code"),
    [("def f(:\n    import keras", 2, "KT603"), ("%%R\nlibrary(nnet)", 0, "KT003")],
)
def test_a_notebook_without_a_python_cell_is_not_called_empty(
    here: Path, keras_tfjs, cell: str, status: int, code: str
) -> None:
    _, said = translated(here, keras_tfjs, cell, status=status)
    assert (code in said, "KT004" in said) == (True, False)


def test_markdown_ends_its_comments_where_javascript_ends_lines(here: Path, keras_tfjs) -> None:
    book = json.loads(notebook("import keras\nkeras.Input([2])"))
    book["cells"].insert(0, {"cell_type": "markdown", "metadata": {}, "source": "a\u2028b\rc\nd"})
    (here / "book.ipynb").write_text(json.dumps(book))
    done = keras_tfjs("translate", "book.ipynb", "--to", "js")
    assert done.out.startswith("// %% [markdown]\n// a\n// b\n// c\n// d\n\n// %%\n")


def test_a_cell_whose_imports_all_go_is_left_empty(here: Path, keras_tfjs) -> None:
    cells, _ = translated(
        here,
        keras_tfjs,
        "import keras",
        "import numpy as np",
        "keras.layers.Flatten()(np.ones([2, 3]))",
    )
    assert cells == ["import tfjs as tf", "", "tf.layers.flatten().apply(tf.ones([2, 3]))"]


def test_blank_lines_and_cells_without_keras_stay_byte_for_byte(here: Path, keras_tfjs) -> None:
    plain = ["\n\nx  =  1\n\n", "# only a comment", "", "def f( a ):\n  return a\n"]
    cells, _ = translated(here, keras_tfjs, *plain, "import keras\nkeras.layers.Flatten()")
    assert cells == [*plain, "import tfjs as tf\ntf.layers.flatten()"]


def test_a_cell_that_does_not_parse_stays_and_the_others_are_done(here: Path, keras_tfjs) -> None:
    cells, err = translated(
        here, keras_tfjs, "import keras", "x = (", "keras.layers.Flatten()", status=2
    )
    assert cells == ["import tfjs as tf", "x = (", "tf.layers.flatten()"]
    assert "book.ipynb:cell 2:1:5: error[KT603]: cell 2 is not Python" in err


def test_magics_stay_where_they_are(here: Path, keras_tfjs) -> None:
    cells, _ = translated(
        here,
        keras_tfjs,
        "%matplotlib inline\nimport keras\n!pip install -q keras \\\n  numpy",
        "files = !ls\n%time layer = keras.layers.Flatten()\nlayer?",
        "%%time\nlayer = keras.layers.Flatten()",
    )
    assert cells == [
        "%matplotlib inline\nimport tfjs as tf\n!pip install -q keras \\\n  numpy",
        "files = !ls\n%time layer = tf.layers.flatten()\nlayer?",
        "%%time\nlayer = tf.layers.flatten()",
    ]


def test_keras_hidden_in_a_magic_is_left_over_and_said(here: Path, keras_tfjs) -> None:
    cell = "%%writefile model.py\nimport keras\nmodel = keras.Sequential()"
    cells, err = translated(
        here, keras_tfjs, cell, "import keras\nkeras.layers.Flatten()", status=2
    )
    assert cells[0] == cell
    assert "book.ipynb:cell 1:1:1: error[KT604]: %%writefile holds Keras code" in err


def test_a_shell_line_whose_result_is_used_has_no_javascript(here: Path, keras_tfjs) -> None:
    (here / "book.ipynb").write_text(notebook("import keras\nfiles = !ls\nprint(files)"))
    done = keras_tfjs("translate", "book.ipynb", "--to", "js")
    assert done.status == 2
    assert "const files = null; // !ls\n" in done.out
    assert "book.ipynb:cell 1:2:1: error[KT605]: !ls assigns what IPython returns" in done.err


def test_diagnostics_name_the_cell_and_its_line(here: Path, keras_tfjs) -> None:
    _, err = translated(
        here, keras_tfjs, "import keras\n\n", "\n%cd data\nx = keras.layers.Densse()", status=2
    )
    assert "book.ipynb:cell 2:3:5: error[KT101]" in err
    assert "3 | x = keras.layers.Densse()" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(notebook("x = 1"), "note[KT003]", id="a notebook without Keras"),
        pytest.param(notebook("library(keras)", language="R"), "note[KT602]", id="a notebook in R"),
        pytest.param(notebook(), "note[KT004]", id="a notebook without cells"),
        pytest.param("", "note[KT004]", id="an empty file"),
    ],
)
def test_a_notebook_with_nothing_to_do_stays_as_it_is(
    text: str, said: str, here: Path, keras_tfjs
) -> None:
    path = here / "book.ipynb"
    path.write_text(text)
    done = keras_tfjs("translate", "book.ipynb", "--to", "tfjs")
    assert (done.status, done.out) == (0, text)
    assert keras_tfjs("translate", "book.ipynb", "--to", "js").out == ""
    assert said in done.err
    assert keras_tfjs("translate", "book.ipynb", "--to", "js", "-w").status == 0
    assert sorted(path.name for path in here.iterdir()) == ["book.ipynb", "pyproject.toml"]
