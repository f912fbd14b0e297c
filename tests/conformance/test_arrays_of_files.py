"""Arrays that one file of a project makes and another one assigns into or computes with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs.cli import main

FILES = {
    "parts/__init__.py": "",
    "parts/making.py": """\
import numpy as np


def flowing(size):
    return np.ones((size,)) * 2


def shares():
    return np.array([0.0, 1.0, 0.0])


def assigned(size):
    found = np.zeros((size, 2))
    for place in range(size):
        found[place, 1] = place
    return found


def missed(hits: int, size: int):
    counts = np.zeros((2,))
    counts[0] = hits
    counts[1] = size - hits
    return counts[1:].sum() / counts.sum()


class Table:
    def __init__(self):
        self.counts = np.zeros((3,))

    def count(self, place):
        self.counts[place] += 1

    def doubled(self):
        return self.counts * 2
""",
    "main.py": """\
import keras
import numpy as np
from parts import making
from parts.making import Table, assigned, flowing, missed

first = flowing(3)
first[1] = 7
print(first.tolist())

second = making.flowing(2)
second += assigned(2)[1]
print(second[1], second.sum())

table = Table()
table.count(2)
doubled = table.doubled()
doubled[0] = 5
print(doubled.tolist())
print(np.random.choice(3, 2, p=making.shares()).tolist())

share = missed(3, 4)
print(f"{share:.2f}", "few" if share < 0.3 else "many")

model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones", input_shape=(2,))])
print(f"{float(np.sum(model.predict(assigned(3), verbose=0))):.2f}")
""",
}

ROW = """

class Row:
    def __init__(self):
        self.sizes = np.ones((2,))
"""

PRINTED = "[2.0, 7.0, 2.0]\n3.0 5.0\n[5.0, 0.0, 2.0]\n[1, 1]\n0.25 few\n3.00\n"


def _written(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def _printed(*command: object, folder: Path) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_keras_prints_what_is_recorded(tmp_path: Path) -> None:
    assert _printed(KERAS_PYTHON, "main.py", folder=_written(tmp_path / "here")) == PRINTED


def test_tensorflow_js_prints_the_same(tmp_path: Path) -> None:
    here, there = _written(tmp_path / "here"), tmp_path / "there"
    assert main(["translate", str(here), "--to", "js", "-o", str(there)]) == 0
    (there / "package.json").write_text('{"type": "module"}')
    (there / "node_modules").symlink_to(ORACLES / "node_modules")
    lines = _printed("node", "main.js", folder=there).split("\n")[-7:]
    assert "\n".join(lines) == "[ 2, 7, 2 ]\n3 5\n[ 5, 0, 2 ]\n[ 1, 1 ]\n0.25 few\n3.00\n"


def test_a_field_that_others_assign_into_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = _written(tmp_path / "here")
    with (here / "parts/making.py").open("a") as file:
        file.write(ROW)
    (here / "main.py").write_text(
        "import keras\nfrom parts.making import Row\nit = Row()\nit.sizes[0] = keras.ops.ones(1)\n"
    )
    assert main(["translate", str(here), "--to", "js", "-o", str(tmp_path / "there")]) == 2
    assert "KT477" in capsys.readouterr().err
