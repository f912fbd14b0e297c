"""A program as ES module and as CommonJS does the same in Node, its modules beside it too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from programs import KERAS_PYTHON, ORACLES

SOURCE = """
import keras
import numpy as np

np.random.seed(3)


def build(groups=2):
    return keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(4, kernel_initializer="ones"),
            keras.layers.GroupNormalization(groups),
            keras.layers.Dense(1, kernel_initializer="ones"),
        ]
    )


x = np.random.rand(8, 4)
y = np.random.rand(8, 1)
model = build()
model.compile(optimizer="sgd", loss="mse")
history = model.fit(x, y, epochs=2, batch_size=8, verbose=0)
for loss in history.history["loss"]:
    print(round(loss, 4))
"""


def printed(folder: Path, *wishes: str) -> list[str]:
    folder.mkdir()
    source = folder / "grouped.py"
    source.write_text(SOURCE)
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    if "commonjs" not in wishes:
        (folder / "package.json").write_text('{"type": "module"}')
    command = [sys.executable, "-m", "keras_tfjs", "translate", source, "--to", "js", "-w", *wishes]
    subprocess.run(command, check=True, capture_output=True)
    done = subprocess.run(
        ["node", "grouped.js"], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()[-2:]


def test_both_formats_print_the_same(tmp_path: Path) -> None:
    expected = subprocess.run(
        [KERAS_PYTHON, "-c", SOURCE], check=True, capture_output=True, text=True
    ).stdout.splitlines()[-2:]
    assert printed(tmp_path / "es") == expected
    assert printed(tmp_path / "commonjs", "--modules", "commonjs") == expected
