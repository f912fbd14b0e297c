"""Model definitions are found in a project, and taken out of it with what they need."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.model_definitions.compare import difference
from tests.model_definitions.find import Definition, definitions

SHAPES = """
import os
from keras.layers import Dense
from .sizes import *

UNITS = int(WIDTH / 2)


def dense(x, units=UNITS):
    return Dense(units)(x)
"""

PROGRAM = """
import pandas as pd
from keras.models import Model, Sequential
from keras.layers import Dense, Input
from lib.shapes import dense as block

data = pd.read_csv("houses.csv")
num_classes = len(data)
unused = Dense(3)


def network(input_shape, classes=3):
    inputs = Input(input_shape)
    return Model(inputs, Dense(classes)(block(inputs)))


def no_model():
    return unused


model = Sequential()
model.add(Dense(4, input_shape=(3,)))
for _ in range(2):
    model.add(Dense(2))
model.summary()
model.add(Dense(num_classes))
model.fit(data)

if __name__ == "__main__":
    net = network((5,))
    houses = Sequential([Dense(data.columns)])
"""


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Definition]:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "shapes.py").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "lib" / "sizes.py").write_text("WIDTH = 8\n", encoding="utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "old.py").write_text("print 'Sequential()'\n", encoding="utf-8")
    return {one.place.partition(",")[0]: one for one in definitions(tmp_path)}


def test_a_function_is_called_as_its_file_calls_it(found: dict[str, Definition]) -> None:
    program = found["function network"].programs[0]
    assert program.endswith("definition = network((5,))\n")
    assert "no_model" not in program
    assert "pandas" not in program


def test_definitions_of_imported_files_come_first(found: dict[str, Definition]) -> None:
    lines = found["function network"].programs[0].splitlines()
    needed = ["WIDTH = 8", "UNITS = int(WIDTH / 2)", "def dense(x, units=UNITS):", "block = dense"]
    places = [lines.index(line) for line in needed]
    assert places == sorted(places)
    assert "import os" not in lines


def test_a_program_is_followed_through_what_is_added(found: dict[str, Definition]) -> None:
    program = found["model"].programs[0]
    assert program.count("model.add(") == 3
    assert "for _ in range(2):\n    model.add(Dense(2))\n" in program
    assert not any(word in program for word in ("summary", "fit", "unused", "read_csv"))


def test_what_data_decides_is_guessed_by_its_name(found: dict[str, Definition]) -> None:
    assert "num_classes = 10\n" in found["model"].programs[0]


def test_what_cannot_be_had_is_said(found: dict[str, Definition]) -> None:
    assert found["houses"].programs == ()
    assert found["houses"].why


MODEL = {
    "layers": [{"class": "Dense", "weights": [[3, 2], [2]]}, {"class": "Dropout", "weights": []}],
    "parameters": 8,
    "outputs": [{"shape": [2, 2], "values": [0.5, -1.0, 2.0, 0.0]}],
}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("parameters", 9, "9 parameters, not 8"),
        ("layers", MODEL["layers"][:1], "Dropout"),
        ("layers", [{"class": "Dense", "weights": [[2, 3], [2]]}], "layer with weights 1"),
        ("outputs", [{"shape": [4], "values": [0.5, -1.0, 2.0, 0.0]}], "shapes"),
        ("outputs", [{"shape": [2, 2], "values": [0.5, -1.0, 2.01, 0.0]}], "output 1: 0.01 apart"),
        ("outputs", [{"shape": [2, 2], "values": [0.5, -1.0, 2.0, "nan"]}], "output 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_difference_is_named(key: str, value: object, words: str) -> None:
    assert words in difference([MODEL], [{**MODEL, key: value}])


def test_equal_models_have_no_difference() -> None:
    assert difference([MODEL], [dict(MODEL)]) == ""
    assert difference([MODEL], []) == "0 models, not 1"
