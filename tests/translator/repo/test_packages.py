"""A folder of JavaScript modules becomes a Python package that runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Command = Callable[..., Any]

FILES = {
    "main.js": """
import { describeShape, area } from './my-lib/index.js';
import * as drawUtils from './my-lib/draw-utils.js';
console.log(describeShape(2, 3), drawUtils.describeShape(1, 1), area(2, 2));
""",
    "my-lib/index.js": """
export * from './draw-utils.js';
export { default as area, SCALE } from './shape-area.js';
""",
    "my-lib/draw-utils.js": """
import * as tf from '@tensorflow/tfjs';
import area, { SCALE } from './shape-area.js';
export function describeShape(width, height) {
  return `${tf.scalar(width).dataSync()[0]}x${height}: ${area(width, height) * SCALE}`;
}
""",
    "my-lib/shape-area.js": """
export const SCALE = 2;
export default function area(width, height) { return width * height; }
""",
}


def translated(folder: Path, keras_tfjs: Command, *marks: str) -> Path:
    """The project, without or with what marks its root, translated into another folder."""
    for name, text in {**FILES, **dict.fromkeys(marks, "")}.items():
        path = folder / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    out = folder / "out"
    made = keras_tfjs("translate", folder / "project", "--to", "tfjs", "-o", out)
    assert made.status == 0, made.err
    return out


def printed(out: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "main.py"], cwd=out, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_files_get_names_that_python_imports(tmp_path: Path, keras_tfjs: Command) -> None:
    out = translated(tmp_path, keras_tfjs)
    made = {path.relative_to(out).as_posix() for path in out.rglob("*.py")}
    assert made == {
        "main.py",
        "my_lib/__init__.py",
        "my_lib/draw_utils.py",
        "my_lib/shape_area.py",
    }


def test_the_package_runs_where_nothing_marks_the_root(tmp_path: Path, keras_tfjs: Command) -> None:
    assert printed(translated(tmp_path, keras_tfjs)) == "2x3: 12 1x1: 2 4\n"


def test_the_package_runs_in_a_marked_project(tmp_path: Path, keras_tfjs: Command) -> None:
    out = translated(tmp_path, keras_tfjs, "pyproject.toml")
    assert printed(out) == "2x3: 12 1x1: 2 4\n"
