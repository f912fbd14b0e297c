"""K.function and K.gradients: what tf_keras computes in a graph, the translations compute, too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from programs import KERAS_PYTHON, ORACLES, ROOT

Numbers: TypeAlias = dict[str, list[float]]

PROGRAMS = sorted((ROOT / "tests" / "graph_functions").glob("*.py"))
NAMES = [program.stem for program in PROGRAMS]
TOLERANCE = 2e-6


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the translations."""
    folder = tmp_path_factory.mktemp("graph_functions")
    for to in ("tfjs", "js"):
        words = ["translate", str(PROGRAMS[0].parent), "--to", to, "-o", str(folder / to)]
        _run([sys.executable, "-m", "keras_tfjs", *words])
    return folder


@pytest.fixture(scope="module")
def keras(toolbox: Any) -> Numbers:
    paths = [str(path) for path in PROGRAMS]
    script = str(ORACLES / "graph_functions_keras.py")
    answers = json.loads(_run([str(KERAS_PYTHON), script, *paths])[-1])
    return {Path(path).stem: _numbers(lines) for path, lines in answers.items()}


@pytest.fixture(scope="module")
def tfjs(made: Path, toolbox: Any) -> Numbers:
    """What the programs print in the real TensorFlow.js, one after the other in one process."""
    (made / "js" / "node_modules").symlink_to(ORACLES / "node_modules")
    (made / "js" / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    steps = [f"console.log('#{name}');\nawait import('./{name}.js');\n" for name in NAMES]
    (made / "js" / "all.js").write_text("".join(steps), encoding="utf-8")
    return _sections(_run(["node", str(made / "js" / "all.js")]))


@pytest.fixture(scope="module")
def runtime(made: Path) -> Numbers:
    steps = [f"print('#{name}')\nimport {name}" for name in NAMES]
    (made / "tfjs" / "all.py").write_text("\n".join(steps), encoding="utf-8")
    return _sections(_run([sys.executable, str(made / "tfjs" / "all.py")]))


@pytest.mark.parametrize("name", NAMES)
def test_the_runtime_computes_it(name: str, keras: Numbers, runtime: Numbers) -> None:
    assert runtime[name] == pytest.approx(keras[name], abs=TOLERANCE)


@pytest.mark.parametrize("name", NAMES)
def test_tensorflow_js_computes_it(name: str, keras: Numbers, tfjs: Numbers) -> None:
    assert tfjs[name] == pytest.approx(keras[name], abs=TOLERANCE)


def _run(command: list[str]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def _sections(lines: list[str]) -> Numbers:
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("#"):
            found[line[1:]] = []
        elif found:
            found[list(found)[-1]].append(line)
    return {name: _numbers(printed) for name, printed in found.items()}


def _numbers(lines: list[str]) -> list[float]:
    """The numbers of lines of JSON; others are Keras's and Node's own."""
    found: list[float] = []
    for line in lines:
        if line[:1] in "-0123456789[tf" and line:
            found += _flat(json.loads(line))
    assert found
    return found


def _flat(value: Any) -> Iterator[float]:
    if isinstance(value, list):
        for each in value:
            yield from _flat(each)
    else:
        yield float(value)
