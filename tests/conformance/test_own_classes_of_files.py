"""The project of tests/own_classes_of_files.py in real Keras, and translated in TensorFlow.js."""

from __future__ import annotations

import subprocess
from pathlib import Path

from own_classes_of_files import PRINTED, write
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs.cli import main


def printed(*command: object, folder: Path) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_keras_prints_what_is_recorded(tmp_path: Path) -> None:
    assert printed(KERAS_PYTHON, "main.py", folder=write(tmp_path / "here")) == PRINTED


def test_tensorflow_js_prints_the_same(tmp_path: Path) -> None:
    here, there = write(tmp_path / "here"), tmp_path / "there"
    assert main(["translate", str(here), "--to", "js", "-o", str(there)]) == 0
    (there / "package.json").write_text('{"type": "module"}')
    (there / "node_modules").symlink_to(ORACLES / "node_modules")
    assert printed("node", "main.js", folder=there).endswith(PRINTED)
