"""corpus/project, a small project of several files, translated whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "corpus"
IGNORED = "import keras\n\nmodel = keras.Sequential([keras.layers.Dense(units=3)])\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, with what its .gitignore names."""
    folder = tmp_path / "project"
    shutil.copytree(CORPUS / "project", folder)
    (folder / "build").mkdir()
    (folder / "build" / "old_model.py").write_text(IGNORED)
    (folder / "train.log").write_text("import keras\n")
    monkeypatch.chdir(tmp_path)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("to", "golden", "summary"),
    [
        ("tfjs", "project-tfjs", "3 files translated, 1 unchanged; 2 notes"),
        ("js", "project-js", "3 files translated, 1 unchanged; 2 notes"),
    ],
)
def test_the_project_becomes_what_is_recorded(
    to: str, golden: str, summary: str, project: Path, update: bool, keras_tfjs
) -> None:
    before = files(project)
    done = keras_tfjs("translate", "project", "--to", to, "-o", "out")
    assert done.status == 0, done.err
    assert done.err.endswith(f"{summary}\n")
    assert files(project) == before
    made = files(project.parent / "out")
    if update:
        shutil.rmtree(CORPUS / golden, ignore_errors=True)
        shutil.copytree("out", CORPUS / golden)
    assert made == files(CORPUS / golden)


def test_translated_in_place_only_sources_change(project: Path, keras_tfjs) -> None:
    before = files(project)
    assert keras_tfjs("translate", "project", "--to", "tfjs", "-w").status == 0
    after = files(project)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"explore.ipynb", "models.py", "train.py"}
    assert after.keys() == before.keys()
    assert keras_tfjs("translate", "project", "--to", "tfjs", "--check").status == 0


def test_one_file_gives_the_same_whoever_is_translated_before_it(project: Path, keras_tfjs) -> None:
    """A hook translates file by file, and its importers see the file as it is by then."""
    first = keras_tfjs("translate", "project/train.py", "--to", "tfjs").out
    assert keras_tfjs("translate", "project/models.py", "--to", "tfjs", "-w").status == 0
    assert keras_tfjs("translate", "project/train.py", "--to", "tfjs").out == first
    assert 'model.fit(xs, ys, {"epochs": epochs, "verbose": 0})' in first


def test_a_notebook_keeps_all_but_the_sources_of_changed_cells(project: Path, keras_tfjs) -> None:
    old = json.loads((project / "explore.ipynb").read_text())
    assert keras_tfjs("translate", "project/explore.ipynb", "--to", "tfjs", "-w").status == 0
    new = json.loads((project / "explore.ipynb").read_text())
    changed = []
    for before, after in zip(old["cells"], new["cells"], strict=True):
        if before["source"] != after["source"]:
            changed.append(after["id"])
        assert before | {"source": None} == after | {"source": None}
    assert changed == ["setup", "data", "model", "train", "predict", "mlp"]
    assert old | {"cells": None} == new | {"cells": None}


def test_a_notebook_becomes_one_module_with_a_marker_for_each_cell(
    project: Path, keras_tfjs
) -> None:
    cells = json.loads((project / "explore.ipynb").read_text())["cells"]
    done = keras_tfjs("translate", "project/explore.ipynb", "--to", "js")
    assert done.status == 0
    markers = re.findall(r"^// %%(?: .*)?$", done.out, re.MULTILINE)
    expected = {"markdown": "// %% [markdown]", "code": "// %%"}
    assert markers == [expected[cell["cell_type"]] for cell in cells if cell["source"]]
    assert "// %matplotlib inline\n// !pip install -q keras numpy\n" in done.out
    assert "// # Points on a line\n//\n// What does" in done.out
    assert "// %%bash\n// head -n 2 data/points.csv\n" in done.out


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=CORPUS / "project-tfjs",
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_translated_project_runs_on_the_runtime() -> None:
    """xs 1, 2, 3, 4 and ys 1, 3, 5, 7: trained, the line is near 9 at 5."""
    (number,) = re.findall(r"\d+\.\d+", run("train.py"))
    assert abs(float(number) - 9) < 0.5


def test_the_translated_notebook_runs_on_the_runtime() -> None:
    cells = json.loads((CORPUS / "project-tfjs" / "explore.ipynb").read_text())["cells"]
    sources = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    python = "\n".join(source for source in sources if not source.startswith("%%bash"))
    program = re.sub(r"^(?:%time |[%!].*$)", "", python, flags=re.MULTILINE)
    (number,) = re.findall(r"\[\[(\d+\.\d+)\],?\]", run("-c", program))
    assert abs(float(number) - 9) < 1
