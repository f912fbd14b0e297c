"""What [tool.keras-tfjs] and -o may not say, and what they mean of odd places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

NOTEBOOK = """{"cells": [{"cell_type": "code", "metadata": {}, "source": "import keras"}],
"metadata": {}, "nbformat": 4}"""
GOOD = "import keras\n\nlayer = keras.layers.Dense(units=1)\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        pytest.param("pair = []", "did you mean 'pairs'?", id="an unknown key names the nearest"),
        pytest.param(
            "pairs = [{source = 'a.py', to = 'js'}]", "has no 'target'", id="a pair is whole"
        ),
        pytest.param(
            "pairs = [{source = 'a.py', target = 'a.js', to = 'java'}]",
            "to: expected one of keras, tfjs, js, ts, got 'java'",
            id="to exists",
        ),
        pytest.param("ignore = 'KT2'", "expected an array", id="ignore is a list"),
        pytest.param("keras = 4", "expected 1 or 2 or 3", id="keras is 1, 2 or 3"),
        pytest.param("modules = 'cjs'", "expected one of es, commonjs", id="modules is a format"),
        pytest.param("platform = 'nodejs'", "did you mean 'node'?", id="the nearest platform"),
        pytest.param("exact = 1", "expected true or false", id="exact is true or false"),
        pytest.param("keep-names = 1", "expected true or false", id="keep-names is true or false"),
        pytest.param("pairs = [", "cannot be read", id="TOML has to parse"),
        pytest.param("select = ['KT999']", "no diagnostic has the code 'KT999'", id="select"),
        pytest.param("ignore = ['']", "no diagnostic has the code ''", id="ignore"),
        pytest.param(
            "pairs = [{source = '', target = 'a.js', to = 'js'}]",
            "source: expected a path, got ''",
            id="a path is not empty",
        ),
        pytest.param(
            r"pairs = [{source = 'x.py', target = 'web\x.js', to = 'js'}]",
            "write 'web/x.js': Windows takes it",
            id="a path of Windows",
            marks=pytest.mark.skipif(os.sep == "\\", reason="it is right there"),
        ),
        pytest.param(
            "[tool.keras_tfjs]\nexact = true",
            "[tool.keras_tfjs] is nobody's table",
            id="another spelling of the table",
        ),
    ],
)
def test_configuration_errors_exit_with_3(toml: str, said: str, here: Path, keras_tfjs) -> None:
    (here / "pyproject.toml").write_text(f"[tool.keras-tfjs]\n{toml}\n")
    done = keras_tfjs("translate")
    assert done.status == 3
    assert "pyproject.toml: error[KT607]" in done.err
    assert said in done.err


@pytest.mark.parametrize(
    ("source", "target", "to", "said"),
    [
        ("x.py", "x.py", "js", "x.py is its own target"),
        ("x.py", "./x.py", "tfjs", "x.py is its own target"),
        ("x.py", "y.txt", "js", "the target of x.py is a file in .js, got 'y.txt'"),
        ("x.py", "y.ts", "js", "the target of x.py is a file in .js, got 'y.ts'"),
        ("x.py", "web/", "js", "the target of x.py is a file in .js, got 'web'"),
        ("x.ipynb", "x.py", "tfjs", "the target of x.ipynb is a file in .ipynb, got 'x.py'"),
    ],
)
def test_a_pair_needs_a_target_of_its_kind(
    source: str, target: str, to: str, said: str, here: Path, keras_tfjs
) -> None:
    pair = f"pairs = [{{source = '{source}', target = '{target}', to = '{to}'}}]"
    (here / "pyproject.toml").write_text(f"[tool.keras-tfjs]\n{pair}\n")
    (here / "x.py").write_text(GOOD)
    (here / "x.ipynb").write_text(NOTEBOOK)
    done = keras_tfjs("translate")
    assert done.status == 3
    assert f"pyproject.toml: error[KT607]: {said}" in done.err
    assert sorted(files(here)) == ["pyproject.toml", "x.ipynb", "x.py"]
    assert (here / "x.py").read_text() == GOOD


def test_a_configuration_may_start_with_a_byte_order_mark(here: Path, keras_tfjs) -> None:
    (here / "pyproject.toml").write_text("[tool.black]\nline-length = 20\n", encoding="utf-8-sig")
    (here / "x.py").write_text(GOOD)
    assert keras_tfjs("translate", "x.py", "--to", "tfjs").status == 0


@pytest.mark.parametrize("path", ["x.py", "."])
def test_what_o_would_write_over_a_source_is_refused(path: str, here: Path, keras_tfjs) -> None:
    (here / "x.py").write_text(GOOD)
    done = keras_tfjs("translate", path, "--to", "tfjs", "-o", ".")
    assert done.status == 3
    assert "x.py: error[KT606]: x.py is also the source itself" in done.err
    assert (here / "x.py").read_text() == GOOD
    assert keras_tfjs("translate", path, "--to", "js", "-o", ".").status == 0
    assert sorted(files(here)) == ["pyproject.toml", "x.js", "x.py"]


def test_the_output_may_be_a_directory_around_the_sources(here: Path, keras_tfjs) -> None:
    (here / "src").mkdir()
    (here / "src" / "x.py").write_text(GOOD)
    assert keras_tfjs("translate", "src", "--to", "js", "-o", ".").status == 0
    assert sorted(files(here)) == ["pyproject.toml", "src/x.py", "x.js"]


def test_a_path_through_another_project_is_of_its_own(here: Path, keras_tfjs, monkeypatch) -> None:
    """What a path goes up from says nothing about the files that it leads to."""
    (here / "pyproject.toml").unlink()
    for name in ("here", "there"):
        (here / name).mkdir()
    (here / "here" / "pyproject.toml").write_text("[tool.keras-tfjs]\nexact = 1\n")
    (here / "there" / "parts").mkdir()
    (here / "there" / "parts" / "top.py").write_text(GOOD)
    uses = "import keras\n\nfrom parts.top import layer\n\nprint(layer(keras.Input([2])))\n"
    (here / "there" / "parts" / "use.py").write_text(uses)
    monkeypatch.chdir(here / "here")
    done = keras_tfjs("translate", "../there", "--to", "js", "-o", "../web", "--ignore", "KT201")
    assert (done.status, "KT310" in done.err) == (0, False), done.err
