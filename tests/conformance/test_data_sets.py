"""The data sets of Keras: real Keras, the runtime and Node read the same files alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from data_files import HELPERS, LOADS, make
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs import Dialect, translate
from keras_tfjs.modules import put_beside

IN_NODE = ("mnist", "fashion_mnist")
CASES = LOADS | HELPERS
NAMES = [f"d{number}" for number in range(len(CASES))]
HEAD = 'import os\nimport keras\nimport numpy as np\n\nhome = os.environ["KERAS_HOME"]\n'
PROGRAM = HEAD + "".join(
    f"{name} = {text}\n" for name, text in zip(NAMES, CASES.values(), strict=True)
)

SHOWN = """
import hashlib
import json

import numpy as np


def shown(value):
    if isinstance(value, np.ndarray) and value.dtype.kind == "O":
        return [one.decode() if isinstance(one, bytes) else one for one in value.tolist()]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return ["float", value.tolist()]
    if isinstance(value, np.ndarray) and value.size < 2000:
        return ["int", value.tolist()]
    if isinstance(value, np.ndarray):
        digest = hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()
        return [str(value.dtype), list(value.shape), digest]
    if isinstance(value, dict):
        return value
    if isinstance(value, np.generic):
        return value.item()
    return [shown(one) for one in value] if isinstance(value, (list, tuple)) else value


""" + f"print(json.dumps([shown(one) for one in [{', '.join(NAMES)}]]))\n"

WITHOUT_HASHES = """
import keras.src.utils.file_utils as files

files.validate_file = lambda *_, **__: True
"""
"""The hashes that Keras knows are those of the real files."""


def _python(command: str, text: str, home: Path, file: Path) -> list[Any]:
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [command, str(file)], capture_output=True, text=True, check=False,
        env={**os.environ, "KERAS_HOME": str(home)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    folder = tmp_path_factory.mktemp("data_sets")
    hashes = make(folder / "home")
    done = translate(PROGRAM, from_=Dialect.KERAS, to=Dialect.TFJS)
    assert not [one for one in done.diagnostics if one.severity != "note"], done.diagnostics
    known = (
        f"from dataclasses import replace\nfrom tfjs.datasets.files import SOURCES\n"
        f"for name, hash in {hashes!r}.items():\n"
        "    SOURCES[name] = replace(SOURCES[name], hash=hash)\n\n"
    )
    home = folder / "home"
    sums = f"{_sums()}print(json.dumps([{SUMS}]))\n"
    keras = WITHOUT_HASHES + PROGRAM + SHOWN + sums
    *_, in_keras, summed = _python(str(KERAS_PYTHON), keras, home, folder / "in_keras.py")
    return {
        "keras": in_keras,
        "sums": summed,
        "runtime": _python(sys.executable, known + done.code + SHOWN, home, folder / "ours.py")[-1],
        "node": _node(folder, home),
    }


SUMS = ", ".join(f"sums{number}" for number in range(len(IN_NODE)))


def _sums() -> str:
    return "".join(
        f"(x{n}, y{n}), (a{n}, b{n}) = keras.datasets.{name}.load_data()\n"
        f"(u{n}, v{n}), (w{n}, z{n}) = keras.datasets.{name}.load_data()\n"
        f"u{n} = u{n}[v{n} < 128]\n"
        f"sums{n} = [float(x{n}.sum()), x{n}.shape[0], float(b{n}.sum())]\n"
        f"sums{n} += [int(u{n}.sum()), len(u{n}), int(u{n}[0].max())]\n"
        for n, name in enumerate(IN_NODE)
    )


def _node(folder: Path, home: Path) -> list[Any]:
    done = translate("import keras\n\n" + _sums(), from_=Dialect.KERAS, to=Dialect.JS)
    assert not [one for one in done.diagnostics if one.severity != "note"], done.diagnostics
    file = folder / "program.mjs"
    file.write_text(f"{done.code}\nconsole.log(JSON.stringify([{SUMS}]));\n", encoding="utf-8")
    put_beside(file, done.code)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    ran = subprocess.run(
        ["node", str(file)], capture_output=True, text=True, check=False,
        env={**os.environ, "KERAS_HOME": str(home)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    sums: list[Any] = json.loads(ran.stdout.splitlines()[-1])
    return sums


@pytest.mark.parametrize("name", CASES)
def test_the_runtime_loads_what_keras_loads(name: str, answers: dict[str, list[Any]]) -> None:
    place = list(CASES).index(name)
    _same(answers["runtime"][place], answers["keras"][place])


def _same(ours: Any, theirs: Any) -> None:
    if isinstance(theirs, list):
        assert isinstance(ours, list)
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            _same(one, other)
    elif isinstance(theirs, float):
        assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-4)
    else:
        assert ours == theirs


@pytest.mark.parametrize("name", IN_NODE)
def test_node_loads_it_too(name: str, answers: dict[str, list[Any]]) -> None:
    assert answers["node"][IN_NODE.index(name)] == answers["sums"][IN_NODE.index(name)]
