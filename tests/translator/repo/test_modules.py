"""Which imports of a file are files of the same project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keras_tfjs.repo.modules import Project, local_modules

LAYOUT = ("pkg/__init__.py", "pkg/models.py", "pkg/sub/__init__.py", "pkg/sub/train.py", "data.py")


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        pytest.param("main.py", "import data", {"data": "data.py"}, id="a module beside the file"),
        pytest.param(
            "main.py", "import os, data as d  # x", {"data": "data.py"}, id="one of several modules"
        ),
        pytest.param(
            "main.py",
            "from pkg import models",
            {"pkg": "pkg/__init__.py", "pkg.models": "pkg/models.py"},
            id="a module of a package",
        ),
        pytest.param(
            "main.py",
            "from pkg.models import (\n    build,  # the model\n)",
            {"pkg.models": "pkg/models.py"},
            id="names of a module of a package",
        ),
        pytest.param(
            "pkg/sub/train.py",
            "from ..models import build",
            {"..models": "pkg/models.py"},
            id="a relative import from above",
        ),
        pytest.param(
            "pkg/sub/train.py",
            "from .. import models",
            {"..": "pkg/__init__.py", "..models": "pkg/models.py"},
            id="a module of the package above",
        ),
        pytest.param(
            "pkg/sub/train.py",
            "def f():\n    from pkg.models import build",
            {"pkg.models": "pkg/models.py"},
            id="an absolute import inside a function",
        ),
        pytest.param("main.py", "import keras\nfrom numpy import ones", {}, id="libraries"),
        pytest.param("main.py", "import main", {}, id="the file itself"),
        pytest.param("main.py", "from . import", {}, id="an import that does not parse"),
    ],
)
def test_python_imports(place: str, text: str, expected: dict[str, str], tmp_path: Path) -> None:
    for name in (*LAYOUT, "main.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = local_modules(tmp_path / place, text, tmp_path)
    assert {name: path.relative_to(tmp_path).as_posix() for name, path in found.items()} == expected


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        pytest.param("main.py", "import keras", ["keras"], id="a file beside a program"),
        pytest.param("main.py", "from keras import run", ["keras"], id="names of such a file"),
        pytest.param("main.py", "import keras\nimport keras.layers", [], id="Keras has modules"),
        pytest.param("keras.py", "import keras", [], id="the file itself"),
        pytest.param("pkg/train.py", "import keras", [], id="a file beside a module of a package"),
        pytest.param("scripts/run.py", "import keras", [], id="a file above a program"),
    ],
)
def test_a_file_hides_a_library_from_programs_beside_it(
    place: str, text: str, expected: list[str], tmp_path: Path
) -> None:
    for name in ("keras.py", "main.py", "pkg/__init__.py", "pkg/keras.py", "scripts/run.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert list(local_modules(tmp_path / place, text, tmp_path)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "import {build} from './models.js';", {"./models.js": "models.js"}, id="a file"
        ),
        pytest.param("import m from './models';", {"./models": "models.js"}, id="without a suffix"),
        pytest.param("import './models.js'", {"./models.js": "models.js"}, id="for its effects"),
        pytest.param(
            "const m = await import('./models.js');", {"./models.js": "models.js"}, id="late"
        ),
        pytest.param("import * as tf from '@tensorflow/tfjs';", {}, id="a package"),
    ],
)
def test_javascript_imports(text: str, expected: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "models.js").write_text("")
    found = local_modules(tmp_path / "main.js", text, tmp_path)
    assert {name: path.relative_to(tmp_path).as_posix() for name, path in found.items()} == expected


def test_a_script_above_is_named_without_the_way_to_it(tmp_path: Path) -> None:
    """The same path as when the directory is walked: it is one file."""
    (tmp_path / "web").mkdir()
    (tmp_path / "shared.js").write_text("")
    found = local_modules(tmp_path / "web" / "main.js", "import '../shared';", tmp_path)
    assert found == {"../shared": tmp_path / "shared.js"}


def test_a_folder_that_files_above_it_import_from_is_a_package(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "training.py").write_text("def train():\n    pass\n\n\ntrain()\n")
    (tools / "alone.py").write_text("print(1)\n")
    (tmp_path / "main.py").write_text("from tools.training import train\n")
    assert Project().imports(tools / "training.py", tmp_path)
    assert not Project().imports(tools / "alone.py", tmp_path)
    assert not Project().imports(tools / "training.py", tools)


def test_a_notebook_imports_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "agents.py").write_text("class Agent:\n    pass\n\n\nprint(Agent())\n")
    (tmp_path / "alone.py").write_text("print(1)\n")
    cell = {"cell_type": "code", "source": ["import numpy as np\n", "import agents as rl"]}
    (tmp_path / "play.ipynb").write_text(json.dumps({"cells": [cell]}, indent=1))
    assert Project().imports(tmp_path / "agents.py", tmp_path)
    assert not Project().imports(tmp_path / "alone.py", tmp_path)


def test_a_file_far_above_imports_from_a_folder(tmp_path: Path) -> None:
    inner = tmp_path / "detection" / "models"
    inner.mkdir(parents=True)
    (inner / "heads.py").write_text("def head():\n    pass\n\n\nhead()\n")
    (tmp_path / "main.py").write_text("from detection.models import heads\n")
    assert Project().imports(inner / "heads.py", tmp_path)
