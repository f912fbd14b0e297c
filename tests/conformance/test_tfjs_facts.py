"""The facts that are shipped are what the real packages say today."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs import catalog
from keras_tfjs.catalog import keras_names, tfjs

SOURCES = {
    "TF.js's declarations and running module": (
        ["node", str(ORACLES / "read_declarations.mjs")],
        files(tfjs).joinpath("facts.json"),
    ),
    "Keras's public names": (
        [str(KERAS_PYTHON), str(ORACLES / "read_keras_names.py")],
        files(catalog).joinpath("keras_names.json"),
    ),
}


@pytest.mark.usefixtures("toolbox")
@pytest.mark.parametrize(("command", "shipped"), SOURCES.values(), ids=SOURCES.keys())
def test_shipped_facts_are_those_of(command: list[str], shipped: Path, update: bool) -> None:
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if update:
        Path(str(shipped)).write_text(told, encoding="utf-8")
    assert shipped.read_text(encoding="utf-8") == told


def test_the_facts_are_small_enough_to_ship() -> None:
    assert Path(str(files(tfjs).joinpath("facts.json"))).stat().st_size < 150_000


def test_the_facts_name_their_versions() -> None:
    assert tfjs.version() == "4.22.0"
    assert keras_names.exists("keras.layers.Dense")
