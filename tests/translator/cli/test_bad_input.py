"""Input that is not as it should be: one clear diagnostic with place and way out, the right exit
status, nothing written, and the other files of the call are still done."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "import keras\n\nlayer = keras.layers.Dense(units=1)\n"

BROKEN_PYTHON = "import keras\n\nlayer = keras.layers.Dense(units=\n"
BROKEN_JAVASCRIPT = "import * as tf from '@tensorflow/tfjs';\nconst input = tf.input{shape: [2]};\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


CASES: dict[str, tuple[str, bytes, str, str, str]] = {
    # name: file, bytes, --to, the diagnostic's first line, a word of the way out
    "a Python syntax error is refused with its place": (
        "bad.py",
        BROKEN_PYTHON.encode(),
        "tfjs",
        "bad.py:3:27: error[KT001]: Python syntax error: ",
        "--from",
    ),
    "a JavaScript syntax error is refused with its place": (
        "bad.js",
        BROKEN_JAVASCRIPT.encode(),
        "tfjs",
        "bad.js:2:23: error[KT001]: JavaScript syntax error: ",
        "--from",
    ),
    "a file that is not UTF-8 is refused with the place of the byte": (
        "bad.py",
        b"import keras\n\nname = '\xff'\n",
        "js",
        "bad.py:3:9: error[KT002]: not UTF-8 text: byte 0xff at offset 22\n",
        "UTF-8",
    ),
    "a Python encoding that nobody knows is refused": (
        "bad.py",
        b"# -*- coding: klingon -*-\nimport keras\n",
        "js",
        "bad.py:1:1: error[KT001]: Python syntax error: unknown encoding",
        "--from",
    ),
    "a null byte in Python is refused with its place": (
        "bad.py",
        b"import keras\nx = '\0'\n",
        "tfjs",
        "bad.py:2:6: error[KT001]: Python syntax error: ",
        "--from",
    ),
    "broken JSON of a notebook is refused with its place": (
        "bad.ipynb",
        b'{"cells": [\n {"cell_type": "code", "source": ["import keras"]},\n ]\n}\n',
        "tfjs",
        "bad.ipynb:3:2: error[KT601]: not a notebook: JSON: ",
        "Jupyter",
    ),
    "JSON that is no notebook is refused": (
        "bad.ipynb",
        b'{"keras": 1}\n',
        "js",
        "bad.ipynb:1:1: error[KT601]: not a notebook: it has no list of cells\n",
        "Jupyter",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_refused_files(case: tuple[str, bytes, str, str, str], here: Path, keras_tfjs) -> None:
    name, data, to, message, way_out = case
    (here / name).write_bytes(data)
    (here / "good.py").write_text(GOOD)
    before = files(here)

    alone = keras_tfjs("translate", name, "--to", to, "-w")
    assert alone.status == 3
    assert alone.out == ""
    assert alone.err.startswith(message)
    assert alone.err.count("error[") == 1
    assert way_out in alone.err.partition("= help: ")[2]
    assert "Traceback" not in alone.err
    assert files(here) == before

    both = keras_tfjs("translate", name, "good.py", "--to", to, "-w")
    assert both.status == 3
    assert "1 file translated, 1 refused" in both.err
    target = here / ("good.js" if to == "js" else "good.py")
    assert "tf.layers.dense" in target.read_text()
    assert (here / name).read_bytes() == data


def test_a_refused_file_prints_nothing_to_standard_output(here: Path, keras_tfjs) -> None:
    (here / "bad.py").write_text(BROKEN_PYTHON)
    done = keras_tfjs("translate", "bad.py", "--to", "js")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("bad.py:3:27: error[KT001]")


def test_a_syntax_error_on_standard_input_is_placed_there(keras_tfjs) -> None:
    done = keras_tfjs("translate", "-", "--to", "js", stdin=BROKEN_PYTHON.encode())
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("<stdin>:3:27: error[KT001]: Python syntax error")


def test_a_file_without_keras_stays_and_says_so(here: Path, keras_tfjs) -> None:
    text = "def add(a, b):\n    return a + b\n"
    (here / "plain.py").write_text(text)
    done = keras_tfjs("translate", "plain.py", "--to", "tfjs")
    assert (done.status, done.out) == (0, text)
    assert done.err.startswith("plain.py: note[KT003]: neither Keras nor TensorFlow.js is used")
    assert "--from" in done.err
    assert keras_tfjs("translate", "plain.py", "--to", "js", "-w").status == 0
    assert files(here) == {"plain.py": text.encode(), "pyproject.toml": b""}


@pytest.mark.parametrize(
    "line",
    [
        'print "loss", loss',
        'exec "loss = 1"',
        "try:\n    fit()\nexcept ValueError, error:\n    pass",
        "first = lambda (a, b): a",
        "def first((a, b)):\n    return a",
        "mode = 0777",
        "raise ValueError, 'loss'",
        "if 1 <> loss:\n    pass",
        "loss = `1`",
        "loss = fit(10L, 3)",
        "loss = 0xFFL",
        "loss = ur'loss'",
    ],
    ids=[
        "print",
        "exec",
        "except",
        "lambda",
        "parameters",
        "octal numbers",
        "raise",
        "unequal",
        "backquotes",
        "long numbers",
        "long hexadecimal numbers",
        "raw text",
    ],
)
def test_python_2_is_refused_as_such(line: str, here: Path, keras_tfjs) -> None:
    (here / "old.py").write_text(f"import keras\n\n{line}\n")
    done = keras_tfjs("translate", "old.py", "--to", "tfjs")
    assert (done.status, done.out) == (3, "")
    first = done.err.partition("\n")[0]
    assert first.startswith("old.py:")
    assert "error[KT001]: Python syntax error: " in first
    assert first.endswith(": it is Python 2, of which 2to3 makes Python 3")


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": [CELL], "metadata": {"seen": ' + "9" * 5000 + "}}",
        '{"cells": 1, "cells": [CELL]}',
    ],
    ids=["a number of 5000 digits", "cells twice, of which JSON takes the last"],
)
def test_notebooks_of_odd_json(text: str, here: Path, keras_tfjs) -> None:
    cell = '{"cell_type": "code", "source": "import keras\\nkeras.layers.Flatten()"}'
    (here / "odd.ipynb").write_text(text.replace("CELL", cell))
    (here / "good.py").write_text(GOOD)
    done = keras_tfjs("translate", ".", "--to", "tfjs", "-w")
    assert done.status == 0
    changed = cell.replace("import keras", "import tfjs as tf").replace(
        "keras.layers.F", "tf.layers.f"
    )
    assert (here / "odd.ipynb").read_text() == text.replace("CELL", changed)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_beside_a_file_is_not_waited_for(here: Path, keras_tfjs) -> None:
    (here / "good.py").write_text(GOOD)
    os.mkfifo(here / "pipe.py")
    done = keras_tfjs("translate", "good.py", "--to", "tfjs")
    assert done.status == 0
    assert "tf.layers.dense" in done.out
    folder = keras_tfjs("translate", ".", "--to", "tfjs", "-o", "out")
    assert folder.status == 3
    assert "pipe.py: error[KT007]: cannot be read: it is not a regular file" in folder.err
    assert "tf.layers.dense" in (here / "out" / "good.py").read_text()
    assert "good.py" not in keras_tfjs("coverage", ".").err


def test_an_empty_file_stays_empty_and_says_so(here: Path, keras_tfjs) -> None:
    (here / "empty.py").write_text("")
    for to in ("tfjs", "js", "ts", "keras"):
        done = keras_tfjs("translate", "empty.py", "--to", to)
        assert (done.status, done.out) == (0, "")
        assert done.err.startswith("empty.py: note[KT004]: the file is empty")
    assert keras_tfjs("translate", "empty.py", "--to", "js", "-w").status == 0
    assert files(here) == {"empty.py": b"", "pyproject.toml": b""}


def test_a_directory_needs_a_destination(here: Path, keras_tfjs) -> None:
    (here / "src").mkdir()
    (here / "src" / "good.py").write_text(GOOD)
    before = files(here)
    done = keras_tfjs("translate", "src", "--to", "js")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("src: error[KT006]: a directory cannot be printed")
    assert "-o DIR" in done.err
    assert files(here) == before


def test_a_missing_path_is_named_with_the_nearest_one(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(GOOD)
    done = keras_tfjs("translate", "modle.py", "model.py", "--to", "js", "-w")
    assert done.status == 3
    assert "modle.py: error[KT005]: no such file or directory; did you mean model.py?" in done.err
    assert (here / "model.js").exists()


def test_a_name_that_keras_lacks_is_left_over_with_its_place(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text("import keras\n\nlayer = keras.layers.Densse(units=1)\n")
    done = keras_tfjs("translate", "model.py", "--to", "tfjs")
    assert done.status == 2
    assert "model.py:3:9: error[KT1" in done.err
    assert "keras.layers.Densse(units=1)" in done.out
    assert "Dense" in done.err


def test_a_keyword_that_dense_lacks_is_left_over_with_its_place(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(
        "import keras\n\nlayer = keras.layers.Dense(units=1, colour=2)\n"
    )
    done = keras_tfjs("translate", "model.py", "--to", "tfjs")
    assert done.status == 2
    assert "model.py:3:" in done.err
    assert "error[KT1" in done.err
    assert "colour" in done.err


def test_an_unwritable_target_leaves_what_was_there(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(GOOD)
    (here / "other.py").write_text(GOOD)
    (here / "model.js").mkdir()
    done = keras_tfjs("translate", "model.py", "other.py", "--to", "js", "-w")
    assert done.status == 3
    assert "model.py: error[KT008]: model.js cannot be written: it is a directory" in done.err
    assert sorted(files(here)) == ["model.py", "other.js", "other.py", "pyproject.toml"]


def test_a_read_only_file_is_not_replaced(here: Path, keras_tfjs) -> None:
    path = here / "model.py"
    path.write_text(GOOD)
    path.chmod(0o444)
    done = keras_tfjs("translate", "model.py", "--to", "tfjs", "-w")
    assert done.status == 3
    assert "error[KT008]: model.py cannot be written: the file is read-only" in done.err
    assert path.read_text() == GOOD


def test_a_destination_that_is_a_file_is_a_usage_error(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(GOOD)
    (here / "out").write_text("")
    done = keras_tfjs("translate", "model.py", "--to", "js", "-o", "out")
    assert done.status == 3
    assert "'out' is a file" in done.err


def test_two_sources_of_one_target_are_not_both_written(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(GOOD)
    (here / "model.js").write_text("import * as tf from '@tensorflow/tfjs';\ntf.sequential();\n")
    before = files(here)
    done = keras_tfjs("translate", "model.js", "model.py", "--to", "tfjs", "-w")
    assert done.status == 3
    assert "model.js: error[KT606]: model.py is also a source of this call" in done.err
    after = files(here)
    assert "tf.layers.dense" in after.pop("model.py").decode()
    assert after == {name: data for name, data in before.items() if name != "model.py"}


def test_a_very_deep_expression_is_refused(here: Path, keras_tfjs) -> None:
    (here / "deep.py").write_text("import keras\nx = " + "-" * 20_000 + "1\n")
    done = keras_tfjs("translate", "deep.py", "--to", "tfjs")
    assert done.status == 3
    assert "error[KT0" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["x.py"], "--to is missing", id="a target dialect is required"),
        pytest.param([], "no PATH", id="a path or pairs are required"),
        pytest.param(
            ["x.py", "--to", "js", "-w", "-o", "out"], "exclude each other", id="-w and -o exclude"
        ),
        pytest.param(
            ["x.py", "--to", "js", "-w", "--check"],
            "exclude each other",
            id="-w and --check exclude",
        ),
        pytest.param(
            ["-", "--to", "js", "-w"], "standard input", id="-w has nowhere to write stdin"
        ),
        pytest.param(
            ["x.py", "--to", "java"], "'java' is not one of", id="a dialect is one of four"
        ),
        pytest.param(
            ["x.py", "--to", "js", "--report", "r.xml"], ".sarif", id="a report has a known suffix"
        ),
        pytest.param(
            ["x.py", "--to", "js", "--select", "E501"], "codes are like", id="a code is one of ours"
        ),
        pytest.param(["x.py", "--to", "js", "--jobs", "0"], "x>=1", id="at least one job"),
    ],
)
def test_usage_errors_exit_with_3(
    arguments: list[str], said: str, here: Path, keras_tfjs: Callable
) -> None:
    (here / "x.py").write_text(GOOD)
    done = keras_tfjs("translate", *arguments)
    assert done.status == 3
    assert said in done.err
    assert done.out == ""
    assert sorted(files(here)) == ["pyproject.toml", "x.py"]


def test_a_folder_without_sources_says_what_was_looked_for(here: Path, keras_tfjs) -> None:
    (here / "readme.md").write_text("import keras\n")
    done = keras_tfjs("translate", ".", "--to", "js", "-o", "web")
    assert done.status == 0
    assert done.err.startswith("0 files translated: there is none in .py or .ipynb")


def test_a_name_with_control_characters_stays_on_its_line(here: Path, keras_tfjs) -> None:
    (here / "a\n\x1b[1mb.py").write_text(GOOD)
    done = keras_tfjs("translate", ".", "--to", "js", "-o", "web")
    assert "a␊␛[1mb.py -> web/a␊␛[1mb.js\n" in done.err
    assert "\na␊␛[1mb.py:3:9: note[KT201]" in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< HEAD", "a mark of a merge conflict"),
        ("=======", "a mark of a merge conflict"),
        (">>>>>>> other", "a mark of a merge conflict"),
        ("%matplotlib inline", "IPython's syntax"),
        ("    !pip install keras", "IPython's syntax"),
    ],
)
def test_lines_of_other_tools_are_named(line: str, said: str, here: Path, keras_tfjs) -> None:
    (here / "x.py").write_text(f"import keras\nif keras:\n    x = 1\n{line}\n")
    done = keras_tfjs("translate", "x.py", "--to", "js")
    assert done.status == 3
    assert f"error[KT001]: Python syntax error: invalid syntax: it is {said}" in done.err


def test_a_remainder_is_no_line_of_ipython(here: Path, keras_tfjs) -> None:
    (here / "x.py").write_text("import keras\nx = 3 % keras keras\n")
    assert "IPython" not in keras_tfjs("translate", "x.py", "--to", "js").err
