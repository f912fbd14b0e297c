"""What `verify` says when there is nothing to compare, or nothing to compare it with."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import CORPUS

from keras_tfjs.source import Dialect
from keras_tfjs.verify import MissingError, Toolbox, verify
from keras_tfjs.verify.process import KERAS_VARIABLE, PACKAGES_VARIABLE

PROGRAM = CORPUS / "dense_config"


@pytest.fixture(autouse=True)
def _bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(KERAS_VARIABLE, raising=False)
    monkeypatch.delenv(PACKAGES_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_keras_the_way_to_it_is_named() -> None:
    result = verify(PROGRAM / "keras_program.py")
    assert not result.agrees
    assert len(result.missing) == 1
    assert "`pip install tensorflow keras`" in result.report


def test_without_node_the_way_to_it_is_named() -> None:
    result = verify(PROGRAM / "tfjs_program.py", to=Dialect.JS)
    assert "install `node`" in result.report


def test_all_that_is_missing_is_named_at_once() -> None:
    result = verify(PROGRAM / "keras_program.py", to=Dialect.JS)
    assert len(result.missing) == 2


def test_without_the_package_the_way_to_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingError, match="npm install @tensorflow/tfjs"):
        Toolbox().command(Dialect.JS, tmp_path / "program.mjs")


def test_a_named_interpreter_is_taken() -> None:
    command = Toolbox(keras=Path("some/python")).command(Dialect.KERAS, PROGRAM)
    assert command[0] == str(Path("some/python"))


def test_typescript_is_not_run(tmp_path: Path) -> None:
    file = tmp_path / "program.ts"
    file.write_text("import * as tf from '@tensorflow/tfjs';\n", encoding="utf-8")
    assert "translate it to js" in verify(file).report


def test_a_translation_with_left_overs_is_not_run(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text("import keras\n\nkeras.layers.NoSuchLayer(1)\n", encoding="utf-8")
    report = verify(file).report
    assert "nothing to compare: the translation has left-overs, the first in line 3: KT" in report


def test_a_file_that_does_not_parse_is_said(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text("import keras\n\nmodel = (\n", encoding="utf-8")
    assert "KT001" in verify(file).report
