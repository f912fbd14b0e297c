"""corpus/project-js, the project translated to JavaScript, run by real TensorFlow.js in Node."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from programs import CORPUS, ORACLES

from keras_tfjs.verify import Toolbox


@pytest.mark.parametrize("program", ["train.js", "explore.js"])
def test_the_line_through_the_points_is_near_9_at_5(
    program: str, toolbox: Toolbox, tmp_path: Path
) -> None:
    folder = tmp_path.resolve() / "project"
    shutil.copytree(CORPUS / "project-js", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    done = subprocess.run(
        ["node", folder / program], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    (number,) = re.findall(r"\[\[(\d+\.\d+)\],?\]", done.stdout)
    assert abs(float(number) - 9) < 1
