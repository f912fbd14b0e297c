"""Pipelines of tf.data in Keras Python: what TensorFlow makes of them, their translations make on
the runtime and in Node. One process of each runs them all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from data_cases import HEAD, PIPELINES
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs import Dialect, translate
from keras_tfjs.modules import put_beside

NAMES = [f"d{number}" for number in range(len(PIPELINES))]
PROGRAM = HEAD + "".join(
    f"{name} = {text}\n" for name, text in zip(NAMES, PIPELINES.values(), strict=True)
)

PLAIN = """
import json


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value.tolist()


"""
SHOWN = PLAIN + f"print(json.dumps([plain(list(d.METHOD())) for d in [{', '.join(NAMES)}]]))\n"
SHOWN_JS = (
    f"\nconst all = [{', '.join(NAMES)}].map((d) => [...d.asNumpyIterator()]);\n"
    "console.log(JSON.stringify(all));\n"
)


def _run(command: list[str], file: Path, text: str) -> list[Any]:
    file.write_text(text, encoding="utf-8")
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    answers: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


def _translated(to: Dialect) -> str:
    done = translate(PROGRAM, from_=Dialect.KERAS, to=to)
    said = [f"{one.span.line}: {one.code} {one.message}" for one in done.diagnostics]
    assert not [one for one in done.diagnostics if one.severity != "note"], said
    return done.code


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    folder = tmp_path_factory.mktemp("pipelines")
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    shown = SHOWN.replace("METHOD", "as_numpy_iterator")
    in_keras = _run([str(KERAS_PYTHON)], folder / "keras_program.py", PROGRAM + shown)
    python = _translated(Dialect.TFJS) + SHOWN.replace("METHOD", "asNumpyIterator")
    javascript = _translated(Dialect.JS) + SHOWN_JS
    program = folder / "program.mjs"
    put_beside(program, javascript)
    (folder / "package.json").write_text('{"type": "module"}')
    return {
        "keras": in_keras,
        "runtime": _run([sys.executable], folder / "tfjs_program.py", python),
        "node": _run(["node"], program, javascript),
    }


def _same(ours: Any, theirs: Any) -> None:
    if isinstance(theirs, dict):
        assert ours.keys() == theirs.keys()
        for key in theirs:
            _same(ours[key], theirs[key])
    elif isinstance(theirs, list):
        assert isinstance(ours, list)
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            _same(one, other)
    else:
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)


@pytest.mark.parametrize("where", ["runtime", "node"])
@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_gives_what_tensorflow_gives(
    name: str, where: str, answers: dict[str, list[Any]]
) -> None:
    place = list(PIPELINES).index(name)
    theirs = answers["keras"][place]
    assert theirs or "more skipped" in name, "no elements to compare"
    _same(answers[where][place], theirs)
