"""Losses added as symbolic tensors, and what own layers cost: tf_keras, which still takes such
tensors, and the translations on real TensorFlow.js compute what the runtime does. One process
each."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from programs import KERAS_PYTHON, ORACLES, ROOT
from recorded import FOLDER, recording

from keras_tfjs import translate
from keras_tfjs.modules import content, imported
from keras_tfjs.verify import Toolbox

PROGRAMS = {path.stem: path for path in sorted((ROOT / "tests" / "added_losses").glob("*.py"))}
PATH = FOLDER / "added_losses.json"
_MARK = "next program"


def _numbers(printed: str) -> list[list[float]]:
    """The numbers of each program of a process that runs all of them."""
    parts = printed.split(_MARK)[1:]
    return [[float(one) for one in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", part)] for part in parts]


def _printed(command: list[str], text: str, folder: Path, **options: str) -> str:
    file = folder / options["name"]
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*command, str(file)], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def in_keras(
    toolbox: Toolbox, update: bool, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, list[float]]:
    texts = [
        f"print({_MARK!r})\n" + re.sub(r"\bkeras\b", "tf_keras", path.read_text(encoding="utf-8"))
        for path in PROGRAMS.values()
    ]
    folder = tmp_path_factory.mktemp("added")
    printed = _printed([str(KERAS_PYTHON)], "\n".join(texts), folder, name="all.py")
    found = dict(zip(PROGRAMS, _numbers(printed), strict=True))
    if update:
        rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(one)}" for name, one in found.items())
        PATH.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def in_javascript(
    toolbox: Toolbox, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, list[float]]:
    folder = tmp_path_factory.mktemp("added")
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    main = []
    for name, path in PROGRAMS.items():
        made = translate(path.read_text(encoding="utf-8"), to="js", from_="keras")
        assert made.complete, made.diagnostics
        (folder / f"{name}.js").write_text(made.code, encoding="utf-8")
        for each in imported(made.code):
            (folder / each).write_bytes(content(each))
        main.append(f"console.log('{_MARK}');\nawait import('./{name}.js');\n")
    printed = _printed(["node"], "".join(main), folder, name="all.js")
    return dict(zip(PROGRAMS, _numbers(printed), strict=True))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_recording_is_what_tf_keras_computes(
    name: str, in_keras: Mapping[str, list[float]]
) -> None:
    np.testing.assert_allclose(recording("added_losses")[name], in_keras[name], rtol=1e-4)


@pytest.mark.parametrize("name", PROGRAMS)
def test_javascript_trains_alike(name: str, in_javascript: Mapping[str, list[float]]) -> None:
    np.testing.assert_allclose(in_javascript[name], recording("added_losses")[name], rtol=1e-4)
