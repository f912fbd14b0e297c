"""Arrays that one file of a project makes and another one assigns into or computes with."""

from __future__ import annotations

import re
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

OF_OBJECTS = {
    "sources.py": """\
import numpy as np


def halves():
    return np.array([0.5, 0.25])


def pair():
    return np.arange(4), halves()


def named():
    return np.array([1.0, 2.0]), ["one", "two"], 3


class Source:
    size = 3

    def __init__(self):
        self.images = np.ones((self.size, 2))
        self.table = np.zeros(3)
        self.table[1] = 4
        self.shares = halves()

    @property
    def doubled(self):
        return self.images * 2

    def batch(self, count):
        return self.images[:count], self.table[:count]
""",
    "consts.py": """\
import numpy as np

MEANS = np.array([0.5, 1.5])
SCALE = 0.5
""",
    "main.py": """\
import keras
import numpy as np
from consts import MEANS, SCALE
from sources import Source, named, pair

places, shares = pair()
print(int(places[2]), float(shares[1]), int((places == 2).sum()), len(shares))
for place in places[:2]:
    print(int(place) + 1)

numbers, names, count = named()
print(float((numbers * 2).sum()), float(numbers[1]), names[0], count)

source = Source()
print(source.images.shape[0], float(source.images.sum()), source.size)
print(float(source.doubled[0].sum()), float(source.table[1]), float((source.table * 2).max()))
print(float(source.shares.sum()), float((source.shares * 2)[0]))
for row in source.images[:2]:
    print(float(row.sum()))
images, table = source.batch(2)
print(float(images.sum()), float(table[1]), table.shape[0])
print(float(np.sum((source.images - MEANS) * SCALE)), float(MEANS[-1]))

model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones", input_shape=(2,))])
print(f"{float(np.sum(model.predict(source.images - MEANS, verbose=0))):.2f}")
""",
}

OF_OBJECTS_PRINTED = """\
2 0.25 1 2
1
2
6.0 2.0 one 3
3 6.0 3
4.0 4.0 8.0
0.75 1.0
2.0
2.0
4.0 4.0 2
0.0 1.5
0.00
"""

ROW = """

class Row:
    def __init__(self):
        self.sizes = np.ones((2,))
"""

PRINTED = "[2.0, 7.0, 2.0]\n3.0 5.0\n[5.0, 0.0, 2.0]\n[1, 1]\n0.25 few\n3.00\n"


def _written(folder: Path, files: dict[str, str] = FILES) -> Path:
    for name, text in files.items():
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


def test_keras_prints_what_is_recorded_of_objects(tmp_path: Path) -> None:
    here = _written(tmp_path / "here", OF_OBJECTS)
    assert _printed(KERAS_PYTHON, "main.py", folder=here) == OF_OBJECTS_PRINTED


def test_what_objects_hold_and_functions_give_together_is_the_same(tmp_path: Path) -> None:
    here, there = _written(tmp_path / "here", OF_OBJECTS), tmp_path / "there"
    assert main(["translate", str(here), "--to", "js", "-o", str(there)]) == 0
    (there / "package.json").write_text('{"type": "module"}')
    (there / "node_modules").symlink_to(ORACLES / "node_modules")
    lines = _printed("node", "main.js", folder=there).split("\n")[-13:]
    assert "\n".join(lines) == re.sub(r"\.0(?!\d)", "", OF_OBJECTS_PRINTED)


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
