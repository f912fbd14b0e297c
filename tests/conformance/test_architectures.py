"""What the light tests compare the architectures of tf.applications with is what Keras builds."""

from __future__ import annotations

import json
import subprocess

from programs import KERAS_PYTHON, ORACLES
from tests.recorded import FOLDER

SCRIPT = ORACLES / "record_architectures.py"
RECORDING = FOLDER / "architectures.json"
QUICK = ("VGG16", "ResNet50", "MobileNetV2", "InceptionV3", "EfficientNetB0")
"""Those that are built each time; with --update it is all."""


def _built(*names: str) -> str:
    done = subprocess.run(
        [str(KERAS_PYTHON), str(SCRIPT), *names], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_recorded_architectures_are_those_of_keras(update: bool) -> None:
    if update:
        RECORDING.write_text(_built() + "\n", encoding="utf-8")
        return
    recorded = json.loads(RECORDING.read_text(encoding="utf-8"))
    assert json.loads(_built(*QUICK)) == {name: recorded[name] for name in QUICK}
